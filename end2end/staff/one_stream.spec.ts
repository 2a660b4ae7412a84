// S3-38, S3-45: one event stream for all tabs of a browser; whichever tab goes or falls silent, the others go on.
import { expect, hydrated, type Page, test } from "../support/test.ts";
import { orderFrom, signInAs, tablePath } from "../support/house.ts";

/** The tabs that opened an event stream, in the order in which they did. */
function streamsOf(tab: Page): Page[] {
  const streams: Page[] = [];
  tab.context().on("request", (request) => {
    if (request.resourceType() === "eventsource") streams.push(request.frame().page());
  });
  return streams;
}

/** Another tab of the same browser. */
async function anotherTab(tab: Page, watchErrors: (page: Page) => Promise<void>): Promise<Page> {
  const other = await tab.context().newPage();
  await watchErrors(other);
  await other.goto(new URL(tab.url()).pathname);
  await hydrated(other);
  return other;
}

/** A table's ticket with this dish. */
const ticket = (tab: Page, table: string, dish: string) =>
  tab.getByRole("article", { name: new RegExp(`^${table} #`) }).filter({ hasText: dish });

test("two tabs share one event stream, and the one that is left takes it over", async ({ open, watchErrors }) => {
  test.setTimeout(240_000);
  const owner = await open("desktop");
  await signInAs(owner, "owner1");
  const path = await tablePath(owner, "6");
  const one = await open("kitchen");
  const streams = streamsOf(one);
  await signInAs(one, "kitchen1");
  await hydrated(one);
  await expect(one.getByText(/^Live \d/)).toBeVisible();
  const two = await anotherTab(one, watchErrors);
  await expect(two.getByText(/^Live \d/)).toBeVisible();

  const phone = await open("phone");
  await orderFrom(phone, path, ["Americano"]);
  for (const tab of [one, two]) await expect(ticket(tab, "6", "Americano")).toBeVisible();
  expect(streams, "the second tab listens through the first").toEqual([one]);

  await one.close();
  await expect.poll(() => streams.at(-1) === two, { message: "the lock goes to the tab that is left" }).toBe(true);
  await orderFrom(phone, path, ["Cortado"]);
  await expect(ticket(two, "6", "Cortado")).toBeVisible();
  expect(streams).toEqual([one, two]);
});

test("a tab that keeps the connection and says nothing is relieved", async ({ open, watchErrors }) => {
  test.setTimeout(240_000);
  const owner = await open("desktop");
  await signInAs(owner, "owner1");
  const path = await tablePath(owner, "7");
  const one = await open("kitchen");
  // A tab that the phone has put to sleep holds its lock and tells the others nothing.
  await one.addInitScript(() => {
    const say = BroadcastChannel.prototype.postMessage;
    BroadcastChannel.prototype.postMessage = function (message) {
      if (document.documentElement.dataset.asleep === undefined) say.call(this, message);
    };
  });
  const streams = streamsOf(one);
  await signInAs(one, "kitchen1");
  await hydrated(one);
  await expect(one.getByText(/^Live \d/)).toBeVisible();
  const two = await anotherTab(one, watchErrors);
  await expect(two.getByText(/^Live \d/)).toBeVisible();

  await one.evaluate(() => (document.documentElement.dataset.asleep = ""));
  await expect.poll(() => streams.at(-1) === two, { message: "the other tab takes over", timeout: 30_000 }).toBe(true);
  const phone = await open("phone");
  await orderFrom(phone, path, ["Americano"]);
  await expect(ticket(two, "7", "Americano")).toBeVisible();
  await expect(ticket(one, "7", "Americano")).toBeVisible();
  expect(streams, "the one that was relieved hears through the other").toEqual([one, two]);
});

test("a tab whose person signed out in another one goes to the door", async ({ open, watchErrors, errors }) => {
  test.setTimeout(240_000);
  errors.allow(/401/);
  const one = await open("kitchen");
  await signInAs(one, "kitchen1");
  await hydrated(one);
  await expect(one.getByText(/^Live \d/)).toBeVisible();
  const two = await anotherTab(one, watchErrors);
  await two.evaluate(() => fetch("/rpc/auth/sign_out", { method: "POST" }));
  for (const tab of [one, two]) await tab.waitForURL("**/login?next=/kds", { timeout: 60_000 });
});
