import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect, type BrowserContextOptions, type Page } from "@playwright/test";
import { join } from "node:path";
import { collectErrors, Errors } from "./errors.ts";
import { ComandaServer } from "./server.ts";

export { expect, type Page } from "@playwright/test";
export { ComandaServer } from "./server.ts";

/** The screens that Comanda is made for, each at its real size. */
const screens = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  tablet: { viewport: { width: 1024, height: 768 }, hasTouch: true },
  pos: { viewport: { width: 1280, height: 800 }, hasTouch: true },
  kitchen: { viewport: { width: 1920, height: 1080 }, hasTouch: true },
  desktop: { viewport: { width: 1440, height: 900 } },
} satisfies Record<string, BrowserContextOptions>;

export type Screen = keyof typeof screens;

type PerTest = {
  /** Errors seen so far; `errors.allow(/409/)` where a test provokes one. */
  errors: Errors;
  /** Watches a page that was not made by `page` or `open`. */
  watchErrors: (page: Page) => Promise<void>;
  /** A watched page on a device of its own: own cookies, own size. */
  open: (screen: Screen, options?: BrowserContextOptions) => Promise<Page>;
};

type PerWorker = {
  /** The server under test, with the demo restaurants; made once per worker, so once per project. */
  server: ComandaServer;
};

export const test = base.extend<PerTest, PerWorker>({
  server: [
    async ({}, use, worker) => {
      const server = await ComandaServer.create({ name: `${worker.project.name}-${worker.workerIndex}` });
      try {
        await server.run("seed", "demo");
        await server.start();
        await use(server);
      } finally {
        await server.dispose();
      }
    },
    { scope: "worker", auto: true, timeout: 600_000 },
  ],

  baseURL: async ({ server }, use) => use(server.url),

  errors: [
    async ({}, use) => {
      const errors = new Errors();
      await use(errors);
      expect(errors.unexpected, "the pages of this test reported errors").toEqual([]);
    },
    { auto: true },
  ],

  watchErrors: async ({ errors }, use) => use((page) => collectErrors(page, errors)),

  page: async ({ page, watchErrors }, use) => {
    await watchErrors(page);
    await use(page);
  },

  open: async ({ browser, baseURL, watchErrors }, use) => {
    const pages: Page[] = [];
    await use(async (screen, options) => {
      const context = await browser.newContext({ baseURL, ...screens[screen], ...options });
      const page = await context.newPage();
      await watchErrors(page);
      pages.push(page);
      return page;
    });
    for (const page of pages) await page.context().close();
  },
});

/** Waits until the page is alive: before that, a click may go to HTML that nobody listens to. */
export async function hydrated(page: Page): Promise<void> {
  await page.locator("body[data-hydrated]").waitFor({ state: "attached", timeout: 60_000 });
}

/** Signs in with a password and waits until the sign-in page is left. */
export async function signIn(page: Page, username: string, password: string): Promise<void> {
  await page.goto("/login");
  await page.getByLabel("E-mail or username").fill(username);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => url.pathname !== "/login", { timeout: 60_000 });
}

/** Keeps a picture in end2end/screenshots/NAME.png. */
export async function shot(page: Page, name: string, options: { fullPage?: boolean } = {}): Promise<void> {
  const path = join(import.meta.dirname, "../screenshots", `${name}.png`);
  await page.screenshot({ path, animations: "disabled", caret: "hide", ...options });
}

/** Fails on any WCAG 2.2 AA violation that axe finds; names rule, element and what to do. Needs JavaScript on. */
export async function noAxeViolations(page: Page, options: { exclude?: string[] } = {}): Promise<void> {
  let axe = new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]);
  for (const selector of options.exclude ?? []) axe = axe.exclude(selector);
  const { violations } = await axe.analyze();
  const found = violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary ?? rule.help}`));
  expect(found, `axe on ${page.url()}`).toEqual([]);
}
