// S0-34, S0-35, S3-15, S3-16, S4-40: people are added, given exceptions, invited and removed by hand; the invited one
// accepts on a phone without script.
import { expect, hydrated, noAxeViolations, shot, test } from "../support/test.ts";
import { password, signInAs } from "../support/house.ts";

test("somebody is added, given an exception and removed; somebody else is invited and accepts", async ({ open, browser }) => {
  test.setTimeout(240_000);
  const tail = Date.now().toString(36);
  const page = await open("desktop");
  await signInAs(page, "owner1");
  await page.goto("/admin/staff");
  await hydrated(page);
  await noAxeViolations(page);
  await shot(page, "staff");
  const side = page.getByRole("dialog");

  await page.getByRole("button", { name: "Add somebody" }).click();
  await side.getByRole("button", { name: "Save" }).click();
  await expect(side.getByText("Give a name.")).toBeVisible();
  const name = `Nora ${tail}`;
  await side.locator("#field-name").fill(name);
  await side.locator("#field-username").fill(`nora-${tail}`);
  await side.locator("#field-password").fill(password);
  await side.locator("#field-pin").fill("2468");
  await noAxeViolations(page);
  await shot(page, "staff-add");
  await side.getByRole("button", { name: "Save" }).click();
  await expect(side).toHaveCount(0);
  const row = page.getByRole("row", { name: new RegExp(name) });
  await expect(row).toContainText("Waiter");

  // An exception holds at once where she is signed in.
  const waiter = await (await browser.newContext({ baseURL: new URL(page.url()).origin })).newPage();
  await signInAs(waiter, `nora-${tail}`);
  expect((await waiter.request.get("/api/v1/reports/dashboard")).status()).toBe(403);
  await page.getByRole("button", { name: `Edit ${name}` }).click();
  await side.getByText("Exceptions").click();
  await side.locator("#exception-reports-view").selectOption({ label: "Always" });
  await noAxeViolations(page);
  await shot(page, "staff-edit");
  await side.getByRole("button", { name: "Save" }).click();
  await expect(side).toHaveCount(0);
  await expect(row).toContainText("1 exception");
  expect((await waiter.request.get("/api/v1/reports/dashboard")).status()).toBe(200);

  await page.getByRole("button", { name: `Remove ${name}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove", exact: true }).click();
  await expect(row).toHaveCount(0);
  await waiter.goto("/pos");
  await expect(waiter).toHaveURL(/\/login/);
  await waiter.context().close();

  const email = `luis-${tail}@house.example`;
  await page.getByRole("button", { name: "Invite by e-mail" }).click();
  await side.locator("#field-email").fill(email);
  await side.locator("#field-role").selectOption({ label: "Cashier" });
  await side.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(side).toHaveCount(0);
  await expect(page.getByRole("row", { name: new RegExp(email) })).toContainText("Cashier");
  await shot(page, "staff-invited");
  await page.goto("/admin/outbox");
  await hydrated(page);
  const body = await page.locator("main li", { hasText: email }).first().innerText();
  const path = /\/invite\/[\w-]+/.exec(body)?.[0] ?? "";
  expect(path).not.toBe("");

  const phone = await (await browser.newContext({ baseURL: new URL(page.url()).origin, javaScriptEnabled: false, viewport: { width: 390, height: 844 }, isMobile: true })).newPage();
  await phone.goto(path);
  await shot(phone, "invite");
  await phone.locator("#field-name").fill("Luis");
  await phone.locator("#field-password").fill("four flat whites");
  await phone.getByRole("button", { name: "Accept" }).click();
  await phone.waitForURL("**/pos");
  await phone.goto(path);
  await expect(phone.getByText("This link was used already or is too old.")).toBeVisible();
  await phone.context().close();
  await page.goto("/admin/staff");
  await hydrated(page);
  await expect(page.getByRole("row", { name: /Luis/ })).toContainText("Cashier");
});
