// @ts-check
// A stand-in for Stripe on this machine: hosted Checkout, payment intents, refunds and signed events, as strict as the
// real one about form encoding, keys and idempotency. Rust's tests and the browser's use the same one.
//
//   node stripe_fake.mjs [PORT]        prints "listening on PORT"
//
// The shapes of what it answers are checked against the types that Stripe generates from its OpenAPI document (npm
// package stripe), by `npm run typecheck`. Tests steer it under /_test.

import { createHmac, randomUUID } from "node:crypto";
import { createServer } from "node:http";

/** @typedef {import("stripe").Stripe} Stripe */
/** @typedef {import("stripe").Stripe.Checkout.Session} Session */
/** @typedef {import("stripe").Stripe.PaymentIntent} Intent */
/** @typedef {import("stripe").Stripe.Refund} Refund */
/** @typedef {import("stripe").Stripe.Event} StripeEvent */
/** @typedef {Pick<Session, "id" | "object" | "status" | "payment_status" | "url" | "client_reference_id" | "metadata" | "amount_total" | "currency" | "mode" | "expires_at" | "success_url" | "cancel_url" | "livemode"> & { payment_intent: FakeIntent | null }} FakeSession */
/** @typedef {Pick<Intent, "id" | "object" | "amount" | "amount_received" | "amount_capturable" | "currency" | "status" | "capture_method" | "metadata" | "livemode">} FakeIntent */
/** @typedef {Pick<Refund, "id" | "object" | "amount" | "currency" | "payment_intent" | "status" | "failure_reason" | "metadata">} FakeRefund */

const SECRET = process.env.STRIPE_SECRET_KEY || "sk_test_comanda";
const WEBHOOK_SECRET = process.env.STRIPE_WEBHOOK_SECRET || "whsec_comanda";

/** @type {Map<string, FakeSession>} */
const sessions = new Map();
/** @type {Map<string, FakeIntent>} */
const intents = new Map();
/** @type {Map<string, FakeRefund>} */
const refunds = new Map();
/** What was answered to a key, and to which request. @type {Map<string, { request: string, status: number, body: unknown }>} */
const answers = new Map();
/** Calls seen, for tests. @type {{ method: string, path: string, key: string | undefined }[]} */
const calls = [];
/** What goes wrong with the next calls: "drop" does the work and never answers, "fail" answers 500 without doing it, "late" does the work and answers 500. @type {string[]} */
let troubles = [];
/** How the next refunds are answered, `succeeded` after that. @type {("pending" | "failed")[]} */
let refundStates = [];
/** Where events are sent; none until a test says so. @type {string | undefined} */
let webhook;
let port = 0;

class Refused extends Error {
  /** @param {number} status @param {string} message @param {string} type */
  constructor(status, message, type = "invalid_request_error") {
    super(message);
    this.status = status;
    this.type = type;
  }
}

/** Reads `a[b][0][c]=d` into nested objects, as Stripe does. @param {string} text */
function form(text) {
  /** @type {Record<string, any>} */
  const root = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const path = name.split("[").map((part) => part.replace(/]$/, ""));
    let at = root;
    path.forEach((part, index) => {
      if (index === path.length - 1) at[part] = value;
      else at = at[part] ??= {};
    });
  }
  return root;
}

/** @param {unknown} value @param {string} name */
function whole(value, name) {
  if (typeof value !== "string" || !/^[1-9]\d*$/.test(value)) throw new Refused(400, `Invalid integer: ${name}`);
  return Number(value);
}

/** @param {Record<string, any>} params @param {string[]} known */
function only(params, known) {
  for (const name of Object.keys(params)) if (!known.includes(name)) throw new Refused(400, `Received unknown parameter: ${name}`);
}

/** @param {Record<string, any>} params @returns {FakeSession} */
function createSession(params) {
  only(params, ["mode", "client_reference_id", "metadata", "payment_intent_data", "line_items", "payment_method_types", "success_url", "cancel_url", "expires_at"]);
  if (params.mode !== "payment") throw new Refused(400, "Only mode=payment is known here");
  const item = params.line_items?.["0"];
  const price = item?.price_data;
  if (item?.quantity !== "1" || !price?.product_data?.name) throw new Refused(400, "Missing required param: line_items[0][price_data][product_data][name]");
  if (!/^[a-z]{3}$/.test(price.currency ?? "")) throw new Refused(400, "Invalid currency: use lower case");
  const amount = whole(price.unit_amount, "line_items[0][price_data][unit_amount]");
  for (const name of ["success_url", "cancel_url"]) if (!/^https?:\/\//.test(params[name] ?? "")) throw new Refused(400, `Not a valid URL: ${name}`);
  const expires_at = whole(params.expires_at, "expires_at");
  const id = `cs_test_${randomUUID().replaceAll("-", "")}`;
  /** @type {FakeIntent} */
  const intent = {
    id: `pi_${randomUUID().replaceAll("-", "")}`,
    object: "payment_intent",
    amount,
    amount_received: 0,
    amount_capturable: 0,
    currency: price.currency,
    status: "requires_payment_method",
    capture_method: params.payment_intent_data?.capture_method === "manual" ? "manual" : "automatic",
    metadata: params.payment_intent_data?.metadata ?? {},
    livemode: false,
  };
  intents.set(intent.id, intent);
  /** @type {FakeSession} */
  const session = {
    id,
    object: "checkout.session",
    mode: "payment",
    status: "open",
    payment_status: "unpaid",
    url: `http://127.0.0.1:${port}/c/pay/${id}`,
    client_reference_id: params.client_reference_id ?? null,
    metadata: params.metadata ?? {},
    amount_total: amount,
    currency: price.currency,
    expires_at,
    success_url: params.success_url,
    cancel_url: params.cancel_url,
    payment_intent: intent,
    livemode: false,
  };
  sessions.set(id, session);
  return session;
}

/** @template T @param {Map<string, T>} map @param {string | undefined} id @param {string} what @returns {T} */
function find(map, id, what) {
  const found = map.get(id ?? "");
  if (!found) throw new Refused(404, `No such ${what}: '${id}'`);
  return found;
}

/** @param {string} path @param {Record<string, any>} params @returns {unknown} */
function post(path, params) {
  const [, , what, id, act] = path.split("/").slice(0);
  if (path === "/v1/checkout/sessions") return createSession(params);
  if (path === "/v1/refunds") {
    only(params, ["payment_intent", "amount", "metadata", "reason"]);
    const intent = find(intents, params.payment_intent, "payment_intent");
    const amount = whole(params.amount, "amount");
    const given = [...refunds.values()].filter((known) => known.payment_intent === intent.id && known.status !== "failed").reduce((sum, known) => sum + known.amount, 0);
    if (intent.status !== "succeeded" || given + amount > intent.amount_received) throw new Refused(400, "Refund amount is greater than unrefunded amount on charge");
    /** @type {FakeRefund} */
    const refund = { id: `re_${randomUUID().replaceAll("-", "")}`, object: "refund", amount, currency: intent.currency, payment_intent: intent.id, status: refundStates.shift() ?? "succeeded", metadata: params.metadata ?? {} };
    if (refund.status === "failed") refund.failure_reason = "expired_or_canceled_card";
    refunds.set(refund.id, refund);
    return refund;
  }
  const expire = /^\/v1\/checkout\/sessions\/(\w+)\/expire$/.exec(path);
  if (expire) {
    const session = find(sessions, expire[1], "checkout.session");
    if (session.status !== "open") throw new Refused(400, "Only Checkout Sessions with a status in [open] can be expired");
    session.status = "expired";
    session.url = null;
    return session;
  }
  if (what === "payment_intents" && act === "capture") {
    const intent = find(intents, id, "payment_intent");
    const amount = whole(params.amount_to_capture, "amount_to_capture");
    if (intent.status !== "requires_capture") throw new Refused(400, `This PaymentIntent could not be captured because it has a status of ${intent.status}.`);
    if (amount > intent.amount_capturable) throw new Refused(400, "The amount to capture is greater than the amount that may be captured");
    Object.assign(intent, { status: "succeeded", amount_received: amount, amount_capturable: 0 });
    return intent;
  }
  if (what === "payment_intents" && act === "cancel") {
    const intent = find(intents, id, "payment_intent");
    if (intent.status === "succeeded") throw new Refused(400, "You cannot cancel this PaymentIntent because it has a status of succeeded.");
    Object.assign(intent, { status: "canceled", amount_capturable: 0 });
    return intent;
  }
  throw new Refused(404, `Unrecognized request URL (POST: ${path})`);
}

/** @param {string} path @param {URLSearchParams} query @returns {unknown} */
function get(path, query) {
  const session = /^\/v1\/checkout\/sessions\/(\w+)$/.exec(path);
  if (session) return find(sessions, session[1], "checkout.session");
  if (path === "/v1/refunds") {
    const intent = find(intents, query.get("payment_intent") ?? undefined, "payment_intent");
    const limit = whole(query.get("limit"), "limit");
    const all = [...refunds.values()].filter((known) => known.payment_intent === intent.id).reverse();
    return { object: "list", url: path, data: all.slice(0, limit), has_more: all.length > limit };
  }
  throw new Refused(404, `Unrecognized request URL (GET: ${path})`);
}

/** Somebody enters a card on the page. @param {FakeSession} session @param {string} number */
async function enter(session, number) {
  if (session.status !== "open" || !session.payment_intent) return;
  const intent = session.payment_intent;
  if (number.replaceAll(" ", "") === "4000000000000002") {
    await tell("payment_intent.payment_failed", intent);
    return;
  }
  const held = intent.capture_method === "manual";
  Object.assign(intent, held ? { status: "requires_capture", amount_capturable: intent.amount } : { status: "succeeded", amount_received: intent.amount });
  Object.assign(session, { status: "complete", payment_status: held ? "unpaid" : "paid", url: null });
  await tell("checkout.session.completed", session);
}

/** Sends an event, signed as Stripe signs. @param {string} type @param {FakeSession | FakeIntent} object */
async function tell(type, object) {
  if (!webhook) return;
  const body = JSON.stringify({ id: `evt_${randomUUID()}`, object: "event", type, livemode: false, data: { object } });
  const at = Math.floor(Date.now() / 1000);
  const signature = createHmac("sha256", WEBHOOK_SECRET).update(`${at}.${body}`).digest("hex");
  await fetch(webhook, { method: "POST", headers: { "content-type": "application/json", "stripe-signature": `t=${at},v1=${signature}` }, body }).catch(() => undefined);
}

/** @param {FakeSession} session */
function page(session) {
  const amount = ((session.amount_total ?? 0) / 100).toFixed(2);
  return `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Checkout</title>
<main><h1>Pay ${session.currency?.toUpperCase()} ${amount}</h1>
<form method="post"><label>Card number <input name="number" value="4242 4242 4242 4242"></label><button>Pay</button></form>
<a href="${session.cancel_url}">Back</a></main></html>`;
}

/** @param {import("node:http").IncomingMessage} request */
async function read(request) {
  let text = "";
  for await (const part of request) text += part;
  return text;
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url ?? "/", "http://fake");
  const text = await read(request);
  /** @param {number} status @param {unknown} body */
  const json = (status, body) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  };
  try {
    if (url.pathname === "/_test/trouble") {
      troubles = text ? text.split(",") : [];
      return json(200, {});
    }
    if (url.pathname === "/_test/webhook") {
      webhook = text || undefined;
      return json(200, {});
    }
    if (url.pathname === "/_test/refunds") {
      refundStates = /** @type {("pending" | "failed")[]} */ (text ? text.split(",") : []);
      return json(200, {});
    }
    // The bank has decided about everything that was pending.
    if (url.pathname === "/_test/bank") {
      for (const refund of refunds.values()) {
        if (refund.status !== "pending") continue;
        refund.status = text;
        if (text === "failed") refund.failure_reason = "expired_or_canceled_card";
      }
      return json(200, {});
    }
    // What had arrived comes back: the account was closed.
    if (url.pathname === "/_test/return") {
      for (const refund of refunds.values()) if (refund.status === "succeeded") Object.assign(refund, { status: "failed", failure_reason: "lost_or_stolen_card" });
      return json(200, {});
    }
    // A day has passed: keys are forgotten.
    if (url.pathname === "/_test/forget") {
      answers.clear();
      return json(200, {});
    }
    if (url.pathname === "/_test/calls") return json(200, calls);
    if (url.pathname === "/_test/books") return json(200, { sessions: [...sessions.values()], refunds: [...refunds.values()] });
    const pay = /^\/_test\/pay\/(\w+)$/.exec(url.pathname);
    if (pay) {
      await enter(find(sessions, pay[1], "checkout.session"), text || "4242424242424242");
      return json(200, {});
    }
    const shown = /^\/c\/pay\/(\w+)$/.exec(url.pathname);
    if (shown) {
      const session = find(sessions, shown[1], "checkout.session");
      if (request.method === "POST") {
        await enter(session, form(text).number ?? "");
        response.writeHead(303, { location: session.success_url ?? "/" });
        return response.end();
      }
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
      return response.end(page(session));
    }
    const key = request.headers["idempotency-key"]?.toString();
    calls.push({ method: request.method ?? "", path: url.pathname, key });
    if (request.headers.authorization !== `Bearer ${SECRET}`) throw new Refused(401, "Invalid API Key provided");
    if (!request.headers["stripe-version"]) throw new Refused(400, "Send Stripe-Version");
    const trouble = troubles.shift();
    if (trouble === "fail") throw new Refused(500, "Something went wrong", "api_error");
    /** @type {{ status: number, body: unknown }} */
    let answer;
    if (request.method === "POST") {
      if (!key) throw new Refused(400, "Send an Idempotency-Key");
      if (text && request.headers["content-type"] !== "application/x-www-form-urlencoded") throw new Refused(400, "Send a form");
      const what = `${url.pathname}\n${text}`;
      const known = answers.get(key);
      if (known && known.request !== what) throw new Refused(400, "Keys for idempotent requests can only be used with the same parameters they were first used with", "idempotency_error");
      answer = known ?? { status: 200, body: structuredClone(post(url.pathname, form(text))) };
      answers.set(key, { request: what, ...answer });
    } else {
      answer = { status: 200, body: get(url.pathname, url.searchParams) };
    }
    if (trouble === "drop") return response.destroy();
    if (trouble === "late") throw new Refused(500, "Something went wrong", "api_error");
    json(answer.status, answer.body);
  } catch (error) {
    if (error instanceof Refused) json(error.status, { error: { message: error.message, type: error.type } });
    else json(500, { error: { message: String(error), type: "api_error" } });
  }
});

server.listen(Number(process.argv[2] ?? 0), "127.0.0.1", () => {
  const address = server.address();
  port = address && typeof address === "object" ? address.port : 0;
  console.log(`listening on ${port}`);
});
process.stdin.on("end", () => process.exit(0)).resume();
