// What a cook takes back, and what is taken back from a cook.
import { expect, hydrated, noAxeViolations, type Page, shot, test } from "../support/test.ts";
import { orderFrom, signInAs, tablePath } from "../support/house.ts";

test("bumps come back one after the other, newest first", async ({ open }) => {
  test.setTimeout(240_000);
  const owner = await open("desktop");
  await signInAs(owner, "owner1");
  const kitchen = await open("kitchen");
  await signInAs(kitchen, "kitchen1");
  await hydrated(kitchen);
  const tables = ["8", "9", "10"];
  for (const table of tables) {
    const phone = await open("phone");
    await orderFrom(phone, await tablePath(owner, table), ["Americano"]);
    await expect(kitchen.getByRole("article", { name: new RegExp(`^${table} #`) })).toBeVisible();
  }
  const ticket = (table: string) => kitchen.getByRole("article", { name: new RegExp(`^${table} #`) });
  for (const table of tables) {
    await kitchen.getByRole("button", { name: new RegExp(`^Bump ${table} #`) }).click();
    await expect(kitchen.getByText(new RegExp(`^${table} #\\d+ ready$`))).toBeVisible();
  }
  await expect(kitchen.getByText("and 2 before")).toBeVisible();
  await shot(kitchen, "kds-undo");
  for (const table of tables.toReversed()) {
    await kitchen.getByRole("button", { name: "Undo", exact: true }).click();
    await expect(ticket(table)).toBeVisible();
    await expect(ticket(table).getByText("To do")).toBeVisible();
  }
  await expect(kitchen.getByRole("button", { name: "Undo", exact: true })).toBeHidden();
  // What was taken back is so for the server too.
  await kitchen.reload();
  await hydrated(kitchen);
  for (const table of tables) await expect(ticket(table)).toBeVisible();
});

test("a void stays on its ticket until it is tapped", async ({ open }) => {
  test.setTimeout(240_000);
  const owner = await open("desktop");
  await signInAs(owner, "owner1");
  const kitchen = await open("kitchen");
  await signInAs(kitchen, "kitchen1");
  await hydrated(kitchen);
  const phone = await open("phone");
  await orderFrom(phone, await tablePath(owner, "11"), ["Americano", "Cortado"]);
  const ticket = kitchen.getByRole("article", { name: /^11 #/ });
  await expect(ticket).toBeVisible();

  for (const line of await linesOf(owner, "11")) await voidLine(owner, line);
  // Both dishes, and the ticket itself.
  await expect(ticket.getByText("Void", { exact: true })).toHaveCount(3);
  await shot(kitchen, "kds-void");
  await noAxeViolations(kitchen);

  await ticket.getByRole("button", { name: /Americano/ }).click();
  await expect(ticket.getByRole("button", { name: /Americano/ })).toBeHidden();
  await kitchen.reload();
  await hydrated(kitchen);
  await expect(ticket.getByRole("button", { name: /Cortado/ })).toBeVisible();
  await expect(ticket.getByRole("button", { name: /Americano/ })).toBeHidden();
  await ticket.getByRole("button", { name: /^Bump/ }).click();
  await expect(ticket).toBeHidden();
  await kitchen.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(ticket.getByRole("button", { name: /Cortado/ })).toBeVisible();
});

type Line = { order: string; line: string };

/** The sent lines of a table, asked of the server as the kitchen's board has them. */
async function linesOf(page: Page, table: string): Promise<Line[]> {
  const answer = await page.request.post("/rpc/kitchen/board", { data: { station: null } });
  const board: { tickets: { order: string; table_name: string; lines: { line: string }[] }[] } = await answer.json();
  const tickets = board.tickets.filter((known) => known.table_name === table);
  return tickets.flatMap((known) => known.lines.map(({ line }) => ({ order: known.order, line })));
}

async function voidLine(page: Page, { order, line }: Line): Promise<void> {
  const operation = { id: crypto.randomUUID(), command: { do: "void", line, reason: "changed their mind" } };
  const answer = await page.request.post("/rpc/orders/apply", { data: { order, operations: [operation] } });
  expect(answer.status(), await answer.text()).toBe(200);
}
