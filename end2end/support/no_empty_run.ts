import type { FullResult, Reporter, TestCase, TestResult } from "@playwright/test/reporter";

/** Fails a run in which every test was skipped. (A run that finds no test at all fails without this.) */
export default class NoEmptyRun implements Reporter {
  private ran = 0;

  onTestEnd(_test: TestCase, result: TestResult) {
    if (result.status !== "skipped") this.ran += 1;
  }

  async onEnd(result: FullResult) {
    if (this.ran > 0 || result.status !== "passed") return undefined;
    console.error("Error: no browser test was run");
    return { status: "failed" as const };
  }

  printsToStdio() {
    return false;
  }
}
