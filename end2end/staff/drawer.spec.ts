// A cashier's drawer from the float to the closing, the manager's Z, in both themes and on phone and tablet.
import { expect, hydrated, noAxeViolations, shot, test } from "../support/test.ts";
import { signInAs } from "../support/house.ts";

test("a drawer is opened, counted blind and closed, and a Z is taken", async ({ open, server }) => {
  test.setTimeout(240_000);
  const till = await open("pos");
  await signInAs(till, "cashier1");
  await till.goto("/pos/drawer");
  await hydrated(till);
  for (const key of ["1", "5", "0", "00"]) await till.getByRole("button", { name: key, exact: true }).click();
  await shot(till, "drawer-open");
  await noAxeViolations(till);
  await till.getByRole("button", { name: "Open with €150.00" }).click();
  await expect(till.getByText("Shown after you have counted")).toBeVisible();

  // Cash out, with a reason.
  await till.getByRole("button", { name: "Cash in or out" }).click();
  const cash = till.getByRole("dialog");
  await cash.getByRole("button", { name: "Groceries" }).click();
  for (const key of ["8", "5", "0"]) await cash.getByRole("button", { name: key, exact: true }).click();
  await shot(till, "drawer-cash");
  await noAxeViolations(till);
  await cash.getByRole("button", { name: "Take out €8.50" }).click();
  await expect(till.getByText("-€8.50")).toBeVisible();
  await shot(till, "drawer");
  await noAxeViolations(till);

  // UX 5.6: X in two touches, and it says nothing about cash before the count.
  await till.getByRole("button", { name: "Account and places" }).or(till.getByLabel("Account and places")).first().click();
  await till.getByRole("link", { name: "X report" }).first().click();
  await expect(till.getByText("X REPORT", { exact: true })).toBeVisible();
  await expect(till.getByText("Cash is shown after you have counted your drawer.")).toBeVisible();
  await shot(till, "drawer-x");
  await noAxeViolations(till);

  // 141.00 of the 141.50 that should be there.
  await till.goto("/pos/drawer");
  await hydrated(till);
  await till.getByRole("button", { name: "Count", exact: true }).click();
  const count = till.getByRole("dialog");
  await count.getByLabel("€100.00").getByRole("button", { name: "One more" }).click();
  for (let note = 0; note < 2; note++) await count.getByLabel("€20.00").getByRole("button", { name: "One more" }).click();
  await count.getByLabel("€1.00").getByRole("button", { name: "One more" }).click();
  await shot(till, "drawer-count");
  await noAxeViolations(till);
  await count.getByRole("button", { name: "Confirm €141.00" }).click();
  await expect(till.getByText("Short by €0.50")).toBeVisible();
  await shot(till, "drawer-counted");
  await noAxeViolations(till);
  await till.getByRole("button", { name: "Close drawer" }).click();
  await expect(till.getByText("Drawer closed, short by €0.50").first()).toBeVisible();

  const office = await open("tablet", { colorScheme: "dark" });
  await signInAs(office, "owner1");
  await office.goto("/pos/drawer");
  await hydrated(office);
  await shot(office, "drawer-manager-dark");
  await noAxeViolations(office);
  await office.getByRole("button", { name: "Take Z report" }).click();
  await office.getByRole("dialog").getByRole("button", { name: "Take Z report" }).click();
  await expect(office.getByText("Z REPORT 1")).toBeVisible();
  await expect(office.getByText("Short by €0.50")).toBeVisible();
  await shot(office, "drawer-z-dark");
  await noAxeViolations(office);

  const phone = await open("phone", { colorScheme: "dark" });
  await signInAs(phone, "cashier1");
  await phone.goto("/pos/drawer");
  await hydrated(phone);
  await shot(phone, "drawer-phone-dark");
  await noAxeViolations(phone);

  expect(await server.run("verify")).toContain("0 findings");
});
