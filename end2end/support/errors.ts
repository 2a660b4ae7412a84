import type { Page } from "@playwright/test";

/** What went wrong in the pages of one test. The fixture fails the test if anything is left at its end. */
export class Errors {
  private readonly seen: string[] = [];
  private readonly allowed: RegExp[] = [];

  /** Expects errors that match, such as the refused request that a test provokes. */
  allow(pattern: RegExp): void {
    this.allowed.push(pattern);
  }

  add(text: string): void {
    this.seen.push(text);
  }

  get unexpected(): string[] {
    return this.seen.filter((text) => !this.allowed.some((pattern) => pattern.test(text)));
  }
}

/** Collects page errors, console errors, crashes, answers of 500 and more, and reports of the content policy. */
export async function collectErrors(page: Page, errors: Errors): Promise<void> {
  const at = () => new URL(page.url() === "about:blank" ? "http://blank/" : page.url()).pathname;
  page.on("pageerror", (error) => errors.add(`page error on ${at()}: ${error.stack ?? error.message}`));
  page.on("crash", () => errors.add(`the page crashed on ${at()}`));
  page.on("console", (message) => {
    if (message.type() !== "error") return;
    const { url } = message.location();
    errors.add(`console error on ${at()}: ${message.text()}${url ? ` (${url})` : ""}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 500) errors.add(`${response.status()} for ${response.request().method()} ${response.url()}`);
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`content policy: ${event.violatedDirective} refused ${event.blockedURI} (${event.sourceFile}:${event.lineNumber})`);
    });
  });
}
