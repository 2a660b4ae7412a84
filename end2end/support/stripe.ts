import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** The stand-in for Stripe as a process, and the settings that lead a server to it. */
export class StripeFake {
  private constructor(
    private readonly child: ChildProcess,
    readonly base: string,
  ) {}

  static async start(): Promise<StripeFake> {
    const child = spawn(process.execPath, [join(import.meta.dirname, "stripe_fake.mjs")], { stdio: ["pipe", "pipe", "inherit"] });
    const lines = createInterface({ input: child.stdout! });
    for await (const line of lines) {
      const port = /^listening on (\d+)$/.exec(line)?.[1];
      if (port) return new StripeFake(child, `http://127.0.0.1:${port}`);
    }
    throw new Error("the stand-in for Stripe did not start");
  }

  get env(): Record<string, string> {
    return { STRIPE_SECRET_KEY: "sk_test_comanda", STRIPE_WEBHOOK_SECRET: "whsec_comanda", STRIPE_API_BASE: this.base };
  }

  /** From now on events are sent to this server. */
  async tells(server: string): Promise<void> {
    await fetch(`${this.base}/_test/webhook`, { method: "POST", body: `${server}/webhooks/stripe` });
  }

  /** How the next refunds are answered: `pending` or `failed`. */
  async refundsAre(states: string): Promise<void> {
    await fetch(`${this.base}/_test/refunds`, { method: "POST", body: states });
  }

  stop(): void {
    this.child.kill();
  }
}
