// @ts-check
// A stand-in for Google's accounts on this machine: OpenID Connect discovery, keys, the authorization page (which asks
// nobody), codes that are good once, and ID tokens.
//
//   node issuer_fake.mjs [PORT]        prints "listening on PORT"
//
// Tests steer it under /_test: who is signed in there, what time it is, whether the keys are new ones, whether it answers,
// and how often it was asked.

import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { createServer } from "node:http";

const CLIENT_ID = process.env.GOOGLE_CLIENT_ID || "comanda.apps.example.com";
const CLIENT_SECRET = process.env.GOOGLE_CLIENT_SECRET || "google-secret";

const newKey = () => ({ kid: randomUUID(), pair: generateKeyPairSync("rsa", { modulusLength: 2048 }) });
let key = newKey();
/** Claims of whoever is signed in there. @type {Record<string, unknown>} */
let person = {};
/** Seconds; none: this machine's clock. @type {number | undefined} */
let now;
/** @type {Map<string, { redirect: string, nonce: string | null, challenge: string | null }>} */
const codes = new Map();
let port = 0;
let away = false;
/** How often somebody wanted to know where everything is. */
let asked = 0;

const base64 = (/** @type {string | Buffer} */ text) => Buffer.from(text).toString("base64url");
const issuer = () => `http://127.0.0.1:${port}`;

/** @param {Record<string, unknown>} claims @param {Record<string, unknown>} header */
function token(claims, header = {}) {
  const at = now ?? Math.floor(Date.now() / 1000);
  const whole = { iss: issuer(), aud: CLIENT_ID, iat: at, exp: at + 3600, ...person, ...claims };
  const head = base64(JSON.stringify({ alg: "RS256", typ: "JWT", kid: key.kid, ...header }));
  const body = `${head}.${base64(JSON.stringify(whole))}`;
  return `${body}.${base64(sign("sha256", Buffer.from(body), key.pair.privateKey))}`;
}

/** What is wrong with a code's exchange; nothing where it is right. @param {URLSearchParams} form */
function exchange(form) {
  const code = form.get("code") ?? "";
  const held = codes.get(code);
  codes.delete(code);
  const challenge = createHash("sha256").update(form.get("code_verifier") ?? "").digest("base64url");
  if (form.get("client_id") !== CLIENT_ID || form.get("client_secret") !== CLIENT_SECRET) return "invalid_client";
  if (form.get("grant_type") !== "authorization_code") return "unsupported_grant_type";
  if (!held || held.redirect !== form.get("redirect_uri")) return "invalid_grant";
  if (held.challenge !== null && held.challenge !== challenge) return "invalid_grant";
  return { id_token: token(held.nonce === null ? {} : { nonce: held.nonce }), token_type: "Bearer", expires_in: 3600 };
}

const server = createServer(async (request, response) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  const body = Buffer.concat(parts).toString();
  const url = new URL(request.url ?? "/", issuer());
  const answer = (/** @type {unknown} */ value, status = 200) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(value));
  };
  switch (`${request.method} ${url.pathname}`) {
    case "GET /.well-known/openid-configuration":
      asked += 1;
      if (away) return answer({}, 503);
      return answer({
        issuer: issuer(),
        authorization_endpoint: `${issuer()}/authorize`,
        token_endpoint: `${issuer()}/token`,
        jwks_uri: `${issuer()}/keys`,
      });
    case "GET /keys":
      return answer({
        keys: [{ ...key.pair.publicKey.export({ format: "jwk" }), kid: key.kid, use: "sig", alg: "RS256" }],
      });
    case "GET /authorize": {
      const asked = url.searchParams;
      if (asked.get("client_id") !== CLIENT_ID || asked.get("response_type") !== "code") return answer({}, 400);
      const [code, redirect] = [randomUUID(), asked.get("redirect_uri") ?? ""];
      codes.set(code, { redirect, nonce: asked.get("nonce"), challenge: asked.get("code_challenge") });
      const back = new URL(redirect);
      back.searchParams.set("code", code);
      back.searchParams.set("state", asked.get("state") ?? "");
      response.writeHead(302, { location: back.href });
      return response.end();
    }
    case "POST /token": {
      const done = exchange(new URLSearchParams(body));
      return typeof done === "string" ? answer({ error: done }, 400) : answer(done);
    }
    case "POST /_test/person":
      ({ now, ...person } = JSON.parse(body));
      return answer({});
    case "POST /_test/new_key":
      key = newKey();
      return answer({});
    case "POST /_test/away":
      away = JSON.parse(body);
      return answer({});
    case "POST /_test/asked":
      return answer(asked);
    case "POST /_test/token": {
      const { header, ...claims } = JSON.parse(body);
      return answer(token(claims, header));
    }
    default:
      return answer({}, 404);
  }
});

server.listen(Number(process.argv[2] ?? 0), "127.0.0.1", () => {
  const address = server.address();
  port = typeof address === "object" && address ? address.port : 0;
  console.log(`listening on ${port}`);
});
// It ends with whoever started it.
if (!process.stdin.isTTY) process.stdin.resume().on("end", () => process.exit(0));
