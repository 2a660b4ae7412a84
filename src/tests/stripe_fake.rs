//! The stand-in for Stripe that the browser tests use too, as a process of its own.

use serde_json::Value;

use super::fake::Fake;
use crate::platform::http::Http;

pub const SECRET: &str = "sk_test_comanda";
pub const WEBHOOK_SECRET: &str = "whsec_comanda";

pub struct StripeFake {
    fake: Fake,
    pub base: String,
    http: Http,
}

impl StripeFake {
    pub async fn start() -> Self {
        let fake = Fake::start("stripe_fake.mjs").await;
        Self { base: fake.base.clone(), fake, http: Http::new().unwrap() }
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
        self.fake.post(path, body).await;
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
