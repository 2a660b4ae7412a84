// S0-42..46: the guest's forms, in a browser that runs no script at all.
import { expect, shot, test } from "../support/test.ts";
import { signInAs, tablePath } from "../support/house.ts";

test("a guest orders without script", async ({ open }) => {
  test.setTimeout(120_000);
  const owner = await open("desktop");
  await signInAs(owner, "owner1");
  const path = await tablePath(owner, "3");

  const phone = await open("phone", { javaScriptEnabled: false });
  await phone.goto(path);
  await expect(phone.getByText("Flat white").first()).toBeVisible();
  await shot(phone, "guest-menu-without-script");
  await phone.getByRole("button", { name: "Add Americano" }).click();
  await phone.goto(path);
  // A dish with choices: its sheet is a page with a form.
  await phone.getByRole("link", { name: /Flat white/ }).first().click();
  await phone.getByRole("radio").first().check();
  await phone.getByRole("button", { name: /^Add/ }).click();
  await phone.goto(`${path}/order`);
  await expect(phone.getByText("Flat white").first()).toBeVisible();
  await expect(phone.getByText("Americano").first()).toBeVisible();
  await phone.getByRole("button", { name: "Send to kitchen" }).click();
  await expect(phone.getByText("Sent", { exact: true }).first()).toBeVisible();
  await shot(phone, "guest-order-without-script");
});
