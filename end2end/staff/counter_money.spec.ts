// S3-01, S4-06, S4-23: courses on hold, a dish on the house with a manager's yes, a bill among three, a tip, a refund with its credit note.
import { expect, hydrated, noAxeViolations, shot, test, type Page } from "../support/test.ts";
import { signInAs } from "../support/house.ts";

/** A key that is on the screen: a page keeps hidden ones for narrower screens. */
function key(page: Page, name: string | RegExp) {
  return page.getByRole("button", { name, exact: typeof name === "string" }).locator("visible=true").first();
}

async function pay(page: Page, share: number, take: string | RegExp): Promise<void> {
  await page.getByRole("dialog").getByRole("button", { name: `Pay Guest ${share}` }).click();
  await key(page, take).click();
}

test("a table is served course by course, split, paid with a tip and refunded in part", async ({ open, server, errors }) => {
  test.setTimeout(300_000);
  // The wrong PIN below.
  errors.allow(/422/);
  const waiter = await open("pos");
  await signInAs(waiter, "waiter1");
  await waiter.goto("/pos");
  await hydrated(waiter);
  await waiter.getByRole("button", { name: /^Table .*Free/ }).locator("visible=true").first().click();
  await waiter.waitForURL("**/pos/order/**");
  const order = new URL(waiter.url()).pathname;

  // The first course fires, the other waits.
  for (const dish of [/^Burrata/, /^Hummus/, /^Whole sea bass/]) await key(waiter, dish).click();
  await key(waiter, "Stay").click();
  await expect(waiter.getByRole("heading", { name: /Course 2 · On hold/ })).toBeVisible();
  await noAxeViolations(waiter);
  await shot(waiter, "pos-held");

  // Two taps from the floor: the table, then Fire.
  await waiter.keyboard.press("F2");
  await waiter.getByRole("button", { name: /on hold/ }).locator("visible=true").first().click();
  await key(waiter, "Fire").click();
  await expect(waiter.getByRole("heading", { name: /On hold/ })).toHaveCount(0);

  // A waiter gives nothing away alone: a manager's PIN does it.
  await waiter.getByRole("button", { name: /^\d Hummus/ }).locator("visible=true").click();
  await key(waiter, "On the house").click();
  await waiter.getByRole("dialog").getByRole("button", { name: "Long wait" }).click();
  const approval = waiter.getByRole("dialog", { name: /^Approval/ });
  await approval.getByRole("button", { name: /Mateo Serrano/ }).click();
  await waiter.keyboard.type("9999");
  await waiter.keyboard.press("Enter");
  await expect(approval.getByText("That PIN is wrong.")).toBeVisible();
  await waiter.keyboard.type("2345");
  await noAxeViolations(waiter);
  await waiter.keyboard.press("Enter");
  await expect(approval).toHaveCount(0);
  await expect(waiter.getByText("€35.40").first()).toBeVisible();

  // Four taps: Split, by three, pay, take. Then the next, with another tender and a tip, until nothing is left.
  await key(waiter, "Split").click();
  await waiter.getByRole("button", { name: "Split by 3" }).click();
  await pay(waiter, 1, "Take €11.80 cash");
  await expect(waiter.getByText("€11.80 taken in cash")).toBeVisible();
  await key(waiter, "Next share").click();
  await waiter.getByRole("dialog").getByRole("button", { name: "Pay Guest 2" }).click();
  await waiter.getByText("Own terminal").click();
  await key(waiter, /^10 %/).click();
  await shot(waiter, "pos-tip");
  await key(waiter, /^Take €12\.98/).click();
  await expect(waiter.getByText("€1.18 of it is the tip")).toBeVisible();
  await key(waiter, "Next share").click();
  await pay(waiter, 3, "Take €11.80 cash");
  await expect(key(waiter, "Back to tables")).toBeVisible();

  // A dish was not right: its price goes back, and a credit note says so.
  const manager = await open("tablet");
  await signInAs(manager, "manager1");
  await manager.goto(order);
  await hydrated(manager);
  await key(manager, "Refund").click();
  const refund = manager.getByRole("dialog");
  await refund.getByRole("listitem").filter({ hasText: "Burrata" }).getByRole("button", { name: "One more" }).click();
  await refund.getByRole("button", { name: "Complaint" }).click();
  await noAxeViolations(manager);
  await shot(manager, "pos-refund");
  await refund.getByRole("button", { name: /^Give €12\.50 back/ }).click();
  await expect(manager.getByText("€12.50 given back").first()).toBeVisible();
  await manager.goto(order.replace("/order/", "/receipt/"));
  await hydrated(manager);
  await manager.getByRole("button", { name: /CREDIT NOTE C-/ }).click();
  const note = manager.getByRole("article").filter({ hasText: "CREDIT NOTE" });
  await expect(note.getByText("Burrata and tomatoes")).toBeVisible();
  await expect(note.getByText("Complaint")).toBeVisible();
  await shot(manager, "pos-credit-note");

  expect(await server.run("verify")).toContain("0 findings");
});
