import { expect, hydrated, noAxeViolations, shot, test } from "../support/test.ts";

test("an owner registers, changes the password, forgets it and finds the letter", async ({ page, browser }) => {
  const tail = Date.now().toString(36);
  const email = `rosa-${tail}@house.example`;
  await page.goto("/register");
  await hydrated(page);
  await noAxeViolations(page);
  await shot(page, "register");
  await page.locator("#field-name").fill("Rosa");
  await page.locator("#field-email").fill(email);
  await page.locator("#field-new-password-").fill("two flat whites");
  await page.locator("#field-house-name").fill("Casa Rosa");
  await page.locator("#field-slug").fill(`casa-rosa-${tail}`);
  await page.locator("form button[type=submit]").click();
  await page.waitForURL("**/admin");
  await hydrated(page);
  await shot(page, "empty-house");

  await page.goto("/account");
  await hydrated(page);
  await noAxeViolations(page);
  await shot(page, "account");
  await page.locator("#field-current-of-password").fill("two flat whites");
  await page.locator("#field-password").fill("three flat whites");
  await page.locator("form[action$='change_password'] button[type=submit]").click();
  await page.waitForURL("**/account?saved=password");

  const elsewhere = await browser.newContext({ javaScriptEnabled: false });
  const phone = await elsewhere.newPage();
  const origin = new URL(page.url()).origin;
  await phone.goto(`${origin}/forgot-password`);
  await phone.locator("#field-email").fill(email);
  await phone.locator("form button[type=submit]").click();
  await phone.waitForURL("**/forgot-password?sent=1");

  await page.goto("/admin/outbox");
  await hydrated(page);
  await noAxeViolations(page);
  await shot(page, "outbox");
  const body = await page.locator("main li").first().innerText();
  const path = /\/reset-password\/[\w-]+/.exec(body)?.[0] ?? "";
  expect(path).not.toBe("");
  await phone.goto(`${origin}${path}`);
  await phone.locator("#field-password").fill("four flat whites");
  await phone.locator("form button[type=submit]").click();
  await phone.waitForURL("**/login?reset=1");
  await page.goto("/admin");
  await expect(page).toHaveURL(/\/login/);
  await elsewhere.close();
});
