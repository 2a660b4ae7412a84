// S0-06, S0-07: cards on Stripe's hosted page, against the stand-in for it: the counter opens the page, the customer pays
// there, and the counter hears of it; a guest pays from the phone without script.
import { ComandaServer, expect, hydrated, noAxeViolations, shot, signIn, test } from "../support/test.ts";
import { password } from "../support/house.ts";
import { StripeFake } from "../support/stripe.ts";

test("a card is paid on the card company's page", async ({ browser, watchErrors }) => {
  test.setTimeout(300_000);
  const fake = await StripeFake.start();
  const server = await ComandaServer.create({ name: "cards", env: fake.env });
  try {
    await server.run("seed", "demo", "--days", "2");
    await server.start();
    await fake.tells(server.url);
    const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1280, height: 800 }, hasTouch: true });
    const counter = await context.newPage();
    await watchErrors(counter);
    await signIn(counter, "cashier1", password);
    await counter.goto("/pos");
    await hydrated(counter);
    await counter.getByRole("button", { name: /^Table .*Free/ }).locator("visible=true").first().click();
    await counter.waitForURL("**/pos/order/**");
    await counter.getByRole("button", { name: /^Burrata/ }).locator("visible=true").first().click();
    await counter.getByRole("button", { name: "Stay", exact: true }).locator("visible=true").first().click();
    await counter.keyboard.press("F9");
    await counter.getByText("Card", { exact: true }).locator("visible=true").first().click();
    await counter.getByRole("button", { name: /^Charge|^Take .*card/ }).locator("visible=true").first().click();
    const link = counter.getByRole("link", { name: "Open the page" });
    await expect(link).toBeVisible();
    await noAxeViolations(counter);
    await shot(counter, "pos-card-page");
    const url = await link.getAttribute("href");

    // The customer's phone: declined first, then another card.
    const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true })).newPage();
    await phone.goto(url!);
    await phone.getByLabel("Card number").fill("4000 0000 0000 0002");
    await phone.getByRole("button", { name: "Pay" }).click();
    await phone.goto(url!);
    await phone.getByLabel("Card number").fill("4242 4242 4242 4242");
    await phone.getByRole("button", { name: "Pay" }).click();
    await expect(phone.getByText("Thank you! It is paid.")).toBeVisible();
    await shot(phone, "pay-done");
    await expect(counter.getByText(/taken by card/)).toBeVisible();
    await shot(counter, "pos-card-page-paid");
    await phone.context().close();

    // A guest, without script: from the own order to the page and back.
    const codes = await (await counter.request.post("/rpc/tables/codes", { data: {} })).json();
    expect(codes.kind, "a cashier does not print codes").toBe("forbidden");
    const owner = await browser.newContext({ baseURL: server.url });
    const office = await owner.newPage();
    await signIn(office, "owner1", password);
    const tables: { table_name: string; url: string }[] = await (await office.request.post("/rpc/tables/codes", { data: {} })).json();
    const path = new URL(tables[4]!.url).pathname;
    const guest = await (await browser.newContext({ baseURL: server.url, javaScriptEnabled: false, viewport: { width: 390, height: 844 }, isMobile: true })).newPage();
    await guest.goto(path);
    await guest.getByRole("button", { name: "Add Americano" }).click();
    await guest.goto(`${path}/order`);
    await guest.getByRole("button", { name: "Send to kitchen" }).click();
    await guest.getByText("10 %").click();
    await shot(guest, "guest-pay");
    await guest.getByRole("button", { name: /^Pay .* by card/ }).click();
    await guest.waitForURL(/\/c\/pay\//);
    await guest.getByRole("button", { name: "Pay" }).click();
    await guest.waitForURL(/card=paid/);
    await expect(guest.getByText("Paid by card. Thank you!")).toBeVisible();
    await shot(guest, "guest-paid");
    await guest.context().close();

    // Its refund fails at the bank: the office sees it, sends it again in vain, and gives it another way.
    await fake.refundsAre("failed,failed");
    const { items } = await (await office.request.get("/api/v1/orders?limit=1")).json();
    const given = await office.request.post(`/api/v1/orders/${items[0].id}/refunds`, { data: { what: { of: "whole" }, reason: "cold" }, headers: { "idempotency-key": "cold", origin: server.url } });
    expect(given.ok(), await given.text()).toBe(true);
    await office.goto("/admin");
    await hydrated(office);
    await expect(office.getByText("1 refund on a card failed")).toBeVisible();
    await shot(office, "dashboard-refund-failed");
    await office.getByRole("link", { name: "See them" }).click();
    await office.waitForURL("**/admin/refunds");
    await expect(office.getByText("the bank refused the refund: expired or canceled card")).toBeVisible();
    await noAxeViolations(office);
    await shot(office, "refunds-failed");
    await office.getByRole("button", { name: /^Send .* again$/ }).click();
    await expect(office.getByText("It failed again. Ask the card company.").first()).toBeVisible();
    await office.getByRole("button", { name: /was given another way$/ }).click();
    const question = office.getByRole("dialog");
    await question.getByRole("button", { name: "Given another way" }).click();
    await expect(question.getByRole("textbox")).toHaveAttribute("aria-invalid", "true");
    await question.getByRole("textbox").fill("in cash");
    await noAxeViolations(office);
    await shot(office, "refunds-otherwise");
    await question.getByRole("button", { name: "Given another way" }).click();
    await expect(question).toHaveCount(0);
    await expect(office.getByText("Given another way: in cash")).toBeVisible();
    await owner.close();
    await context.close();
    await server.run("verify");
  } finally {
    await server.dispose();
    fake.stop();
  }
});
