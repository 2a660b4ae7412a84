import { expect, hydrated, noAxeViolations, shot, test } from "./support/test.ts";

test("the first page hydrates without an error", async ({ page }) => {
  const answer = await page.goto("/");
  expect(answer?.status()).toBe(200);
  await hydrated(page);
  await noAxeViolations(page);
  await shot(page, "home");
});

test("the server says that it is alive and ready", async ({ request }) => {
  expect((await request.get("/health")).status()).toBe(200);
  expect((await request.get("/health/ready")).status()).toBe(200);
});
