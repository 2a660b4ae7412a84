//! The stand-in for Stripe that the browser tests use too, as a process of its own.

use std::process::Stdio;

use serde_json::Value;
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};

use crate::platform::http::Http;

pub const SECRET: &str = "sk_test_comanda";
pub const WEBHOOK_SECRET: &str = "whsec_comanda";

pub struct StripeFake {
    /// It ends when this is dropped, and when the test's process ends.
    _process: Child,
    pub base: String,
    http: Http,
}

impl StripeFake {
    pub async fn start() -> Self {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/end2end/support/stripe_fake.mjs");
        let mut process = Command::new("node")
            .arg(script)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("node is installed");
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let line = lines.next_line().await.unwrap().unwrap();
        let port = line.strip_prefix("listening on ").unwrap();
        Self { _process: process, base: format!("http://127.0.0.1:{port}"), http: Http::new().unwrap() }
    }

    /// The server's settings that lead to it.
    pub fn settings(&self) -> impl Fn(&str) -> Option<String> {
        let base = self.base.clone();
        move |name| match name {
            "STRIPE_SECRET_KEY" => Some(SECRET.to_owned()),
            "STRIPE_WEBHOOK_SECRET" => Some(WEBHOOK_SECRET.to_owned()),
            "STRIPE_API_BASE" => Some(base.clone()),
            _ => None,
        }
    }

    async fn post(&self, path: &str, body: &str) {
        let client = reqwest::Client::new();
        let answer = client.post(format!("{}{path}", self.base)).body(body.to_owned()).send().await.unwrap();
        assert!(answer.status().is_success(), "{path}: {}", answer.status());
    }

    async fn get(&self, path: &str) -> Value {
        let answer = self.http.get(&format!("{}{path}", self.base), None, &[]).await.unwrap();
        serde_json::from_slice(&answer.body).unwrap()
    }

    /// What goes wrong with the next calls: `fail`, `drop` (done, and no answer), `late` (done, and a 500).
    pub async fn trouble(&self, what: &str) {
        self.post("/_test/trouble", what).await;
    }

    /// How the next refunds are answered: `pending` or `failed`.
    pub async fn refunds_are(&self, states: &str) {
        self.post("/_test/refunds", states).await;
    }

    /// The bank has decided about what was pending: `succeeded` or `failed`.
    pub async fn bank_says(&self, state: &str) {
        self.post("/_test/bank", state).await;
    }

    /// The bank sends everything back that had arrived.
    pub async fn bank_returns(&self) {
        self.post("/_test/return", "").await;
    }

    /// A day has passed: it has forgotten all idempotency keys.
    pub async fn forget_keys(&self) {
        self.post("/_test/forget", "").await;
    }

    /// Somebody enters a card on the page of this address.
    pub async fn pay(&self, url: &str, card: &str) {
        let session = url.rsplit('/').next().unwrap();
        self.post(&format!("/_test/pay/{session}"), card).await;
    }

    /// Its sessions and refunds.
    pub async fn books(&self) -> Value {
        self.get("/_test/books").await
    }

    pub async fn refunded(&self) -> Vec<i64> {
        let books = self.books().await;
        books["refunds"].as_array().unwrap().iter().map(|refund| refund["amount"].as_i64().unwrap()).collect()
    }
}
