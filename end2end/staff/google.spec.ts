// S1-10: signing in with Google, against a stand-in for it that asks nobody.
import { ComandaServer, expect, hydrated, noAxeViolations, shot, test } from "../support/test.ts";
import { startFake } from "../support/fake.ts";

test("a cashier signs in with Google, and a stranger does not", async ({ browser, watchErrors }) => {
  test.setTimeout(300_000);
  const google = await startFake("issuer_fake.mjs");
  const env = { GOOGLE_CLIENT_ID: "comanda.apps.example.com", GOOGLE_CLIENT_SECRET: "google-secret", GOOGLE_ISSUER: google.base };
  const server = await ComandaServer.create({ name: "google", env });
  const is = (person: object) => fetch(`${google.base}/_test/person`, { method: "POST", body: JSON.stringify(person) });
  try {
    await server.run("seed", "demo", "--days", "1");
    await server.start();
    const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    await watchErrors(page);

    await is({ sub: "2", email: "eve@elsewhere.example", email_verified: true });
    await page.goto("/login?next=/pos");
    await hydrated(page);
    await noAxeViolations(page);
    await shot(page, "login-google");
    await page.getByRole("link", { name: "Sign in with Google" }).click();
    await page.waitForURL("**/login?google=unknown&next=/pos");
    await expect(page.getByText("Nobody here signs in with this Google account")).toBeVisible();
    await hydrated(page);
    await noAxeViolations(page);
    await shot(page, "login-google-unknown");

    await is({ sub: "1", email: "cashier1@demo.example", email_verified: true });
    await page.getByRole("link", { name: "Sign in with Google" }).click();
    await page.waitForURL("**/pos");
    await hydrated(page);
    await context.close();
  } finally {
    await server.dispose();
    google.child.kill();
  }
});
