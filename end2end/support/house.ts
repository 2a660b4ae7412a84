import { type Page } from "@playwright/test";
import { expect, hydrated, signIn } from "./test.ts";

/** What every demo account signs in with; it stands in the README. */
export const password = "comanda-demo";

/** The path that a table's printed code opens: asked of the server as the owner. */
export async function tablePath(owner: Page, table: string): Promise<string> {
  const answer = await owner.request.post("/rpc/tables/codes", { data: {} });
  const codes: { table_name: string; url: string }[] = await answer.json();
  const code = codes.find((known) => known.table_name === table);
  if (!code) throw new Error(`no code for table ${table}`);
  return new URL(code.url).pathname;
}

/** Signs in as one of the demo's people. */
export async function signInAs(page: Page, username: string): Promise<void> {
  await signIn(page, username, password);
}

/** Puts dishes that need no choice in a table's cart and sends them. */
export async function orderFrom(phone: Page, path: string, dishes: string[]): Promise<void> {
  await phone.goto(path);
  await hydrated(phone);
  for (const dish of dishes) await phone.getByRole("button", { name: `Add ${dish}` }).click();
  await phone.getByRole("link", { name: /View order/ }).click();
  await phone.getByRole("button", { name: "Send to kitchen" }).click();
  await expect(phone.getByRole("button", { name: "Send to kitchen" })).toBeHidden();
}
