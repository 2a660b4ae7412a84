import type { ChildProcess } from "node:child_process";
import { startFake } from "./fake.ts";

/** The stand-in for Stripe as a process, and the settings that lead a server to it. */
export class StripeFake {
  private constructor(
    private readonly child: ChildProcess,
    readonly base: string,
  ) {}

  static async start(): Promise<StripeFake> {
    const { child, base } = await startFake("stripe_fake.mjs");
    return new StripeFake(child, base);
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
