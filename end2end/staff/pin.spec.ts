// S4-38: a till is enrolled, people take turns on it with their PIN, it is locked, and taken away again.
import { expect, hydrated, noAxeViolations, shot, test, type Page } from "../support/test.ts";
import { signInAs } from "../support/house.ts";

async function typePin(page: Page, name: RegExp, pin: string): Promise<void> {
  await page.getByRole("radio", { name }).check();
  for (const digit of pin) await page.getByRole("button", { name: digit, exact: true }).click();
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

test("people take turns at a till", async ({ open, browser, errors }) => {
  test.setTimeout(180_000);
  const till = await open("pos");
  await signInAs(till, "manager1");
  await till.goto("/admin/devices");
  await hydrated(till);
  await noAxeViolations(till);
  await shot(till, "devices-none");
  await till.locator("#field-name").fill("Bar till");
  await till.getByRole("button", { name: "Enrol", exact: true }).click();
  await expect(till.getByText("This device is enrolled")).toBeVisible();
  await hydrated(till);
  await noAxeViolations(till);
  await shot(till, "devices");

  await till.goto("/pos");
  await hydrated(till);
  await till.getByLabel("Account and places").click();
  await till.getByRole("button", { name: "Lock the till" }).click();
  await expect(till).toHaveURL(/\/pin\?next=\/pos/);
  await hydrated(till);
  await noAxeViolations(till);
  await shot(till, "pin");

  await typePin(till, /Waiter/, "0000");
  await expect(till.getByText("That did not work")).toBeVisible();
  await hydrated(till);
  await shot(till, "pin-wrong");
  // Two seconds are what a switch may take: here from the last digit to the floor plan.
  await typePin(till, /Waiter/, "4567");
  await expect(till).toHaveURL(/\/pos$/);
  await hydrated(till);

  // Without script it is a plain form.
  const plain = await browser.newContext({
    baseURL: new URL(till.url()).origin,
    storageState: await till.context().storageState(),
    javaScriptEnabled: false,
  });
  const next = await plain.newPage();
  await next.goto("/pin?next=/pos");
  await next.getByRole("radio", { name: /Cashier/ }).check();
  await next.locator("input[name=pin]").fill("3456");
  await next.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(next).toHaveURL(/\/pos$/);
  await plain.close();

  // Taken away: whoever is signed in on it is signed out.
  const office = await open("desktop");
  await signInAs(office, "manager1");
  await office.goto("/admin/devices");
  await hydrated(office);
  // The till's own page hears that it may not listen any more.
  errors.allow(/status of 401/);
  await office.getByRole("button", { name: "Remove Bar till" }).click();
  await expect(office.getByText("No device yet")).toBeVisible();
  await till.goto("/pos");
  await expect(till).toHaveURL(/\/login/);
  await till.goto("/pin");
  await expect(till.getByText("not one of the house")).toBeVisible();
});
