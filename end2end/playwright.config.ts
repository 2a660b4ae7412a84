import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

// A Chromium that is there is used; without one, Playwright's own. scripts/setup.sh looks in the same order.
const chromium = [process.env.CHROMIUM, "/usr/bin/chromium"].find((path) => path && existsSync(path));

const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

export default defineConfig({
  testDir: ".",
  outputDir: "test-results",
  workers: 1,
  retries: 0,
  forbidOnly: !!process.env.CI,
  // The dev build's wasm is tens of megabytes: the first page takes its time.
  timeout: 180_000,
  globalTimeout: 45 * 60_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["./support/no_empty_run.ts"]],
  use: {
    browserName: "chromium",
    navigationTimeout: 60_000,
    actionTimeout: 20_000,
    locale: "en-GB",
    // Not the restaurant's: a page that shows the browser's time would not hydrate, and should fail here.
    timezoneId: "America/New_York",
    colorScheme: "light",
    contextOptions: { reducedMotion: "reduce" },
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: chromium,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "smoke", testMatch: /end2end\/[^/]+\.spec\.ts$/, use: { viewport: { width: 1280, height: 800 } } },
    { name: "staff", testDir: "staff", use: { viewport: { width: 1280, height: 800 } } },
    { name: "guest", testDir: "guest", use: phone },
    { name: "without_js", testDir: "without_js", use: { ...phone, javaScriptEnabled: false } },
  ],
});
