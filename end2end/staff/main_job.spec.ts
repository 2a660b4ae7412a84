// S0-20..26, S2-02, S3-01, S3-02, S3-07, S3-38, S3-39: scan, order, cook, pay, stock, figures, with every screen open.
import { expect, hydrated, noAxeViolations, shot, test } from "../support/test.ts";
import { signInAs, tablePath } from "../support/house.ts";

test("a guest's order goes from the phone to the kitchen, the counter and the figures", async ({ open, server }) => {
  test.setTimeout(240_000);
  const owner = await open("desktop");
  await signInAs(owner, "owner1");
  await hydrated(owner);
  await expect(owner.getByRole("heading", { name: "Today", exact: true })).toBeVisible();
  const path = await tablePath(owner, "2");

  const kitchen = await open("kitchen");
  await signInAs(kitchen, "kitchen1");
  await hydrated(kitchen);
  await expect(kitchen.getByText(/^Live \d/)).toBeVisible();

  const counter = await open("pos");
  await signInAs(counter, "cashier1");
  await hydrated(counter);

  const phone = await open("phone");
  await phone.goto(path);
  await hydrated(phone);
  await shot(phone, "guest-menu");
  await noAxeViolations(phone);
  await phone.getByRole("button", { name: "Add Americano" }).click();
  await phone.getByRole("link", { name: /View order/ }).click();
  await phone.getByRole("button", { name: "Send to kitchen" }).click();
  await expect(phone.getByText("Sent", { exact: true }).first()).toBeVisible();
  await shot(phone, "guest-order");
  await noAxeViolations(phone);

  // The ticket is there by itself, and one tap makes the dish ready.
  const ticket = kitchen.getByRole("article", { name: /^2 #/ }).filter({ hasText: "Americano" });
  await expect(ticket.getByText("Americano")).toBeVisible({ timeout: 5_000 });
  await shot(kitchen, "kds");
  await noAxeViolations(kitchen);
  await ticket.getByRole("button", { name: /Americano/ }).click();

  // Phone and counter hear of it.
  await expect(phone.getByText("Ready", { exact: true }).first()).toBeVisible({ timeout: 10_000 });
  await counter.getByRole("button", { name: /^Table 2\b/ }).click();
  await counter.waitForURL("**/pos/order/**");
  await expect(counter.getByText("Americano").first()).toBeVisible();
  await shot(counter, "pos-order");

  await counter.getByRole("button", { name: /^Pay/ }).click();
  const sheet = counter.getByRole("dialog");
  await expect(sheet).toBeVisible();
  await shot(counter, "pos-pay");
  await sheet.getByRole("button", { name: /Take €2\.70 cash/ }).click();
  await expect(counter.getByText(/taken in cash/).first()).toBeVisible();
  await shot(counter, "pos-paid");

  await owner.goto("/admin");
  await hydrated(owner);
  await shot(owner, "admin");
  await noAxeViolations(owner);

  const books = await server.run("verify");
  expect(books).toContain("0 findings");
});

test("two devices on one table lose no line", async ({ open }) => {
  test.setTimeout(180_000);
  const [one, two] = [await open("pos"), await open("tablet")];
  await signInAs(one, "waiter1");
  await signInAs(two, "cashier1");
  await one.goto("/pos");
  await hydrated(one);
  await one.getByRole("button", { name: "New takeaway order" }).click();
  await one.waitForURL("**/pos/order/**");
  await two.goto(new URL(one.url()).pathname);
  await hydrated(two);
  await expect(two.getByRole("button", { name: /^Cola/ }).first()).toBeVisible();
  for (let round = 0; round < 3; round++) {
    await Promise.all([
      one.getByRole("button", { name: /^Cola/ }).first().click(),
      two.getByRole("button", { name: /^House lemonade/ }).first().click(),
    ]);
  }
  for (const page of [one, two]) {
    // 3 × 3.20 and 3 × 3.90.
    await expect(page.getByText("€21.30").first()).toBeVisible({ timeout: 15_000 });
  }
});
