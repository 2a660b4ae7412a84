// S4-43..45, S3-41: the back office by hand: settings are kept, refused and read again; stock is received, counted, carried
// and read in its ledger.
import { expect, hydrated, noAxeViolations, shot, test } from "../support/test.ts";
import { signInAs } from "../support/house.ts";

test("settings are edited, and what cannot be kept is said at its field", async ({ open }) => {
  test.setTimeout(180_000);
  const page = await open("desktop");
  await signInAs(page, "owner1");
  await page.goto("/admin/settings");
  await hydrated(page);
  const save = page.getByRole("button", { name: "Save" });
  await expect(save).toBeDisabled();
  const cap = page.locator("#field-discount_cap");
  const before = await cap.inputValue();
  await cap.fill("a lot");
  await save.click();
  await expect(page.locator("[aria-invalid=true]")).toHaveAttribute("name", "discount_cap");
  await noAxeViolations(page);
  await shot(page, "settings-refused");
  await cap.fill("17.5");
  await save.click();
  await expect(page.getByText("saved", { exact: false }).first()).toBeVisible();
  await page.reload();
  await hydrated(page);
  await expect(cap).toHaveValue("17.5");
  await cap.fill(before);
  await save.click();
  await expect(save).toBeDisabled();

  const phone = await open("phone");
  await signInAs(phone, "owner1");
  await phone.goto("/admin/settings");
  await hydrated(phone);
  await noAxeViolations(phone);
  await shot(phone, "settings-phone");
});

test("stock is received, counted, carried and read in its ledger", async ({ open, errors }) => {
  test.setTimeout(240_000);
  // More waste than there is.
  errors.allow(/409/);
  const page = await open("desktop");
  await signInAs(page, "manager1");
  await page.goto("/admin/stock");
  await hydrated(page);
  await shot(page, "stock");
  const side = page.getByRole("dialog");

  // Something new, first refused without a name.
  await page.getByRole("button", { name: "New ingredient" }).click();
  await side.getByRole("button", { name: "Save" }).click();
  await expect(side.getByText("Give it a name.")).toBeVisible();
  const name = `Saffron ${Date.now().toString(36)}`;
  await side.locator("#field-name").fill(name);
  await side.locator("#field-cost_per_thousand").fill("4000");
  await side.locator("#field-threshold").fill("20");
  await noAxeViolations(page);
  await shot(page, "stock-new");
  await side.getByRole("button", { name: "Save" }).click();
  await expect(side).toHaveCount(0);
  const row = page.getByRole("row", { name: new RegExp(name) });
  await expect(row).toContainText("Used up");

  // A delivery, then a count.
  const change = async (kind: string, quantity: string, reference: string) => {
    await page.getByRole("button", { name: `Change ${name}` }).click();
    await side.getByText(kind, { exact: true }).click();
    await side.locator("#field-quantity").fill(quantity);
    await side.locator("#field-reference").fill(reference);
  };
  await change("Delivery", "50", "delivery 12");
  await shot(page, "stock-change");
  await side.getByRole("button", { name: "Save" }).click();
  await expect(side).toHaveCount(0);
  await expect(row).toContainText("50 g");
  await change("Count", "48,5", "Friday");
  await side.getByRole("button", { name: "Save" }).click();
  await expect(side).toHaveCount(0);
  await expect(row).toContainText("48.5 g");

  // More than there is is refused, and nothing typed is lost.
  await change("Waste", "60", "spilled");
  await side.getByRole("button", { name: "Save" }).click();
  await expect(side.getByText("Only 48.5 of it is free")).toBeVisible();
  await expect(side.locator("#field-quantity")).toHaveValue("60");
  await page.keyboard.press("Escape");
  await expect(side).toHaveCount(0);

  // A cellar, and carrying there.
  const cellar = `Cellar ${Date.now().toString(36)}`;
  await page.getByRole("button", { name: "New place" }).click();
  await side.locator("#field-name").fill(cellar);
  await side.getByRole("button", { name: "Save" }).click();
  await expect(side).toHaveCount(0);
  await change("Carried", "8,5", "to the cellar");
  await side.locator("#field-to").selectOption({ label: cellar });
  await side.getByRole("button", { name: "Save" }).click();
  await expect(side).toHaveCount(0);
  await expect(row).toContainText(`${cellar}: 8.5 g`);

  // The ledger of this ingredient: opening entries are none, everything else is there with who did it.
  await row.getByRole("link", { name }).click();
  await page.waitForURL("**/admin/stock?tab=movements**");
  await expect(page.getByRole("row", { name: /delivery 12/ })).toContainText("+50 g");
  await expect(page.getByRole("row", { name: new RegExp(cellar) })).toContainText("+8.5 g");
  await expect(page.getByRole("row", { name: /Friday/ })).toContainText("-1.5 g");
  await expect(page.getByRole("row", { name: /Friday/ })).toContainText("Mateo Serrano");
  await noAxeViolations(page);
  await shot(page, "stock-movements");
});
