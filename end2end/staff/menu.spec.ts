// A menu is built by hand: a category, a group of extras, a dish in two sizes that asks for it, and a tax class.
import { expect, hydrated, noAxeViolations, shot, test } from "../support/test.ts";
import { signInAs } from "../support/house.ts";

test("a category, extras and a dish with sizes are made by hand, and the counter is asked for them", async ({ open, errors }) => {
  test.setTimeout(240_000);
  // A category that has dishes stays.
  errors.allow(/409/);
  const page = await open("desktop");
  await signInAs(page, "owner1");
  const side = page.getByRole("dialog");
  const own = Date.now().toString(36);

  await page.goto("/admin/menu/categories");
  await hydrated(page);
  await page.getByRole("button", { name: "New category" }).first().click();
  await side.locator("#field-course").fill("12");
  await side.getByRole("button", { name: "Save" }).click();
  await expect(side.getByText("Give it a name.")).toBeVisible();
  await expect(side.getByText("Write a course from 1 to 9.")).toBeVisible();
  await noAxeViolations(page);
  await side.locator("#field-name").fill(`Grill ${own}`);
  await side.locator("#field-course").fill("2");
  await side.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("rowheader", { name: `Grill ${own}` })).toBeVisible();
  await shot(page, "menu-categories");

  await page.getByRole("link", { name: "Extras", exact: true }).click();
  await page.getByRole("button", { name: "New group" }).first().click();
  await side.locator("#field-name").fill(`Sides ${own}`);
  await side.locator("#field-min").fill("1");
  await side.locator("#row-0-name").fill("Salad");
  await side.locator("#row-0-price").fill("1.50");
  await side.locator("#row-1-name").fill("salad");
  await side.getByRole("button", { name: "Save" }).click();
  await expect(side.getByText("Another one has this name.")).toBeVisible();
  await side.locator("#row-1-name").fill("Fries");
  await side.locator("#row-1-price").fill("2.50");
  await side.getByRole("button", { name: "Add a choice" }).click();
  await noAxeViolations(page);
  await shot(page, "menu-extras-new");
  await side.getByRole("button", { name: "Save" }).click();
  const group = page.getByRole("row", { name: new RegExp(`Sides ${own}`) });
  await expect(group).toContainText("choose 1, required");
  await expect(group).toContainText("Salad, Fries");
  await noAxeViolations(page);
  await shot(page, "menu-extras");

  await page.getByRole("link", { name: "Items", exact: true }).click();
  await page.getByRole("link", { name: "New item" }).first().click();
  await side.locator("#field-name").fill(`Chicken ${own}`);
  await side.locator("#field-category").selectOption({ label: `Grill ${own}` });
  await side.getByRole("button", { name: "Add a size" }).click();
  await side.locator("#row-0-name").fill("Half");
  await side.locator("#row-0-price").fill("9.00");
  await side.getByRole("button", { name: "Add a size" }).click();
  await side.locator("#row-1-name").fill("Whole");
  await side.locator("#row-1-price").fill("12.00");
  await expect(side.locator("#field-price")).toBeDisabled();
  await side.getByLabel(`Sides ${own}`).check();
  await noAxeViolations(page);
  await shot(page, "menu-item-sizes");
  await side.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(`Chicken ${own} is saved`).first()).toBeVisible();

  // The counter is asked for them.
  const counter = await open("pos");
  await signInAs(counter, "cashier1");
  await counter.goto("/pos");
  await hydrated(counter);
  await counter.getByRole("button", { name: "New takeaway order" }).click();
  await counter.getByText(`Grill ${own}`).first().click();
  await counter.getByRole("button", { name: new RegExp(`^Chicken ${own}`) }).click();
  const choice = counter.getByRole("dialog");
  await choice.getByText("Whole").click();
  await choice.getByText("Fries").click();
  await expect(choice.getByText("14.50").first()).toBeVisible();
  await shot(counter, "menu-item-asked");

  await page.getByRole("link", { name: "Categories", exact: true }).click();
  await page.getByRole("button", { name: `Remove Grill ${own}` }).click();
  await side.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByText("There are dishes in this category", { exact: false }).first()).toBeVisible();

  // Kept for the books, off the menu.
  await page.getByRole("link", { name: "Items", exact: true }).click();
  await page.getByRole("link", { name: new RegExp(`Chicken ${own}`) }).first().click();
  await expect(side.locator("#row-1-name")).toHaveValue("Whole");
  await side.getByLabel("On the menu").uncheck();
  await side.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(`Chicken ${own} is saved`).first()).toBeVisible();
});

test("stations and tax classes are kept; a manager sees the taxes and does not change them", async ({ open }) => {
  test.setTimeout(120_000);
  const page = await open("desktop");
  await signInAs(page, "owner1");
  await page.goto("/admin/menu/stations");
  await hydrated(page);
  const side = page.getByRole("dialog");
  const own = Date.now().toString(36);
  await page.getByRole("button", { name: "New tax class" }).click();
  await side.locator("#field-name").fill(`Reduced ${own}`);
  await side.locator("#field-dine_in").fill("10");
  await side.locator("#field-takeaway").fill("101");
  await side.getByRole("button", { name: "Save" }).click();
  await expect(side.getByText("Write a percentage from 0 to 100.")).toBeVisible();
  await side.locator("#field-takeaway").fill("4,5");
  await side.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("row", { name: new RegExp(`Reduced ${own}`) })).toContainText("4.5 %");
  await noAxeViolations(page);
  await shot(page, "menu-stations");
  await page.getByRole("button", { name: `Remove Reduced ${own}` }).click();
  await side.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByRole("row", { name: new RegExp(`Reduced ${own}`) })).toHaveCount(0);

  const phone = await open("phone");
  await signInAs(phone, "manager1");
  await phone.goto("/admin/menu/stations");
  await hydrated(phone);
  await expect(phone.getByRole("button", { name: "New station" })).toBeVisible();
  await expect(phone.getByRole("button", { name: "New tax class" })).toHaveCount(0);
  await noAxeViolations(phone);
  await shot(phone, "menu-stations-phone");
});
