import { spawn, type ChildProcess } from "node:child_process";
import { chmodSync, copyFileSync, createWriteStream, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const root = join(import.meta.dirname, "../..");

/** The program under test: what `make test` built, or else what cargo left in its target folder. */
function program(): string {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  const target = process.env.CARGO_TARGET_DIR || join(cache, "comanda/target");
  const path = process.env.COMANDA_BIN || join(target, "debug/comanda");
  if (!existsSync(path)) throw new Error(`${path} is not built: run make test, or set COMANDA_BIN`);
  return path;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}

export type ServerOptions = {
  /** Name of the log file in end2end/logs. */
  name: string;
  /** Runs on the cluster of another server, as its second process. */
  beside?: ComandaServer;
  /** More settings, over the ones below. */
  env?: Record<string, string>;
};

/** One real server process with a data folder, an embedded cluster and a port of its own. */
export class ComandaServer {
  readonly url: string;
  readonly port: number;
  readonly logFile: string;
  private readonly folder: string;
  private readonly env: NodeJS.ProcessEnv;
  private readonly ownsFolder: boolean;
  private child: ChildProcess | undefined;
  private readonly onExit = () => this.child?.kill("SIGKILL");

  private constructor(options: ServerOptions, port: number) {
    this.port = port;
    this.url = `http://127.0.0.1:${port}`;
    this.ownsFolder = !options.beside;
    this.folder = options.beside?.folder ?? mkdtempSync(join(tmpdir(), "comanda-e2e-"));
    // The cluster runs as another user when the tests run as root, and must reach its folder.
    if (this.ownsFolder) chmodSync(this.folder, 0o755);
    // The server starts in this folder, away from the developer's .env.
    const leptos = join(root, "Leptos.toml");
    if (this.ownsFolder && existsSync(leptos)) copyFileSync(leptos, join(this.folder, "Leptos.toml"));
    mkdirSync(join(root, "end2end/logs"), { recursive: true });
    this.logFile = join(root, "end2end/logs", `${options.name}.log`);
    this.env = {
      ...process.env,
      COMANDA_DATA_DIR: join(this.folder, "data"),
      HOST: "127.0.0.1",
      PORT: String(port),
      PUBLIC_URL: this.url,
      APP_ENV: "development",
      RUST_BACKTRACE: "1",
      LEPTOS_OUTPUT_NAME: "comanda",
      LEPTOS_SITE_ROOT: process.env.COMANDA_SITE || join(root, "target/site"),
      LEPTOS_SITE_PKG_DIR: "pkg",
      LEPTOS_SITE_ADDR: `127.0.0.1:${port}`,
      LEPTOS_ENV: process.env.LEPTOS_ENV || "DEV",
      LEPTOS_HASH_FILES: process.env.LEPTOS_HASH_FILES || "false",
      ...options.env,
    };
    delete this.env.DATABASE_URL;
    process.on("exit", this.onExit);
  }

  /** A server that is not started yet; `seed` and `start` follow. */
  static async create(options: ServerOptions): Promise<ComandaServer> {
    return new ComandaServer(options, await freePort());
  }

  get dataDir(): string {
    return join(this.folder, "data");
  }

  /** Runs a subcommand to its end, such as `run("verify")`; throws with its output when it fails. */
  async run(...args: string[]): Promise<string> {
    const child = this.spawn(args);
    let output = "";
    child.stdout?.on("data", (text) => (output += text));
    child.stderr?.on("data", (text) => (output += text));
    const code = await new Promise<number | string | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code, signal) => resolve(code ?? signal));
    });
    if (code !== 0) throw new Error(`comanda ${args.join(" ")} ended with ${code}:\n${output.slice(-4000)}`);
    return output;
  }

  /** Starts `comanda serve` and waits until it is ready. */
  async start(): Promise<void> {
    const child = this.spawn(["serve"]);
    this.child = child;
    const deadline = Date.now() + 120_000;
    for (;;) {
      if (child.exitCode !== null || child.signalCode !== null) break;
      const ready = await fetch(`${this.url}/health/ready`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
      if (ready?.ok) return;
      if (Date.now() > deadline) break;
      await sleep(100);
    }
    const ended = child.exitCode ?? child.signalCode;
    await this.kill();
    const log = readFileSync(this.logFile, "utf8").slice(-4000);
    throw new Error(`comanda serve ${ended === null ? "was not ready within 120 s" : `ended with ${ended}`}:\n${log}`);
  }

  /** Asks the server to stop, as a deployment does. */
  async stop(): Promise<void> {
    await this.end("SIGTERM", 20_000);
  }

  /** Pulls the plug. The cluster of the killed process goes on; the next `start` joins it. */
  async kill(): Promise<void> {
    await this.end("SIGKILL", 5_000);
  }

  /** Stops the server and removes its data. */
  async dispose(): Promise<void> {
    await this.stop();
    process.off("exit", this.onExit);
    if (!this.ownsFolder) return;
    await stopClusters(this.folder);
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  private spawn(args: string[]): ChildProcess {
    const child = spawn(program(), args, { cwd: this.folder, env: this.env, stdio: ["ignore", "pipe", "pipe"] });
    const log = createWriteStream(this.logFile, { flags: "a" });
    log.write(`--- comanda ${args.join(" ")}\n`);
    child.stdout?.pipe(log, { end: false });
    child.stderr?.pipe(log, { end: false });
    child.once("close", () => log.end());
    return child;
  }

  private async end(signal: NodeJS.Signals, patience_ms: number): Promise<void> {
    const child = this.child;
    this.child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    child.kill(signal);
    const late = sleep(patience_ms, "late", { ref: false });
    if ((await Promise.race([ended, late])) === "late") {
      child.kill("SIGKILL");
      await ended;
    }
  }
}

/** A killed server leaves its cluster running: end every cluster that works in our own folder. */
async function stopClusters(folder: string): Promise<void> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith("postmaster.pid"));
  for (const file of files) {
    const pid = Number(readFileSync(join(folder, file), "utf8").split("\n")[0]);
    if (!(pid > 1) || workingFolder(pid) !== join(folder, dirname(file))) continue;
    for (let tries = 0; tries < 100 && signal(pid, tries === 0 ? "SIGINT" : 0); tries += 1) await sleep(100);
  }
}

/** Postgres works in its data folder, so a process that works elsewhere only has the number of one that is gone. */
function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

/** Whether the process was there to receive it. */
function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
}
