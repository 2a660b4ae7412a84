//! Stripe by hosted Checkout: cards are entered on Stripe's page and never touch this program. Every call that changes
//! something carries an idempotency key, so that it may be repeated when its answer did not arrive.

use std::sync::Arc;

use super::{
    Failure, Gateway, NewPage, NewRefund, Page, Returning, Standing,
    stripe_wire::{self as wire, Asked},
};
use crate::{
    kernel::{currency::Currency, money::Money},
    payments::service::GatewayName,
    platform::{config::stripe::StripeSettings, http::Http},
};

/// The version of the API whose shapes `stripe_wire` reads.
const VERSION: &str = "2025-03-31.basil";

#[derive(Clone, Debug)]
pub struct Stripe {
    http: Http,
    settings: Arc<StripeSettings>,
}

impl Stripe {
    pub const fn new(http: Http, settings: Arc<StripeSettings>) -> Self {
        Self { http, settings }
    }

    async fn post(&self, path: &str, key: &str, form: &[(String, String)]) -> Result<serde_json::Value, Failure> {
        let url = format!("{}{path}", self.settings.api_base);
        let headers = [("Idempotency-Key", key), ("Stripe-Version", VERSION)];
        let answer = self.http.post_form(&url, Some(&self.settings.secret_key), &headers, form).await;
        wire::read(answer, Asked::Change)
    }

    async fn get(&self, path: &str) -> Result<serde_json::Value, Failure> {
        let url = format!("{}{path}", self.settings.api_base);
        let answer = self.http.get(&url, Some(&self.settings.secret_key), &[("Stripe-Version", VERSION)]).await;
        wire::read(answer, Asked::Look)
    }
}

#[async_trait::async_trait]
impl Gateway for Stripe {
    fn name(&self) -> GatewayName {
        GatewayName::Stripe
    }

    async fn open(&self, page: &NewPage) -> Result<Page, Failure> {
        let form = wire::session_form(page);
        let session = self.post("/v1/checkout/sessions", &page.key.to_string(), &form).await?;
        wire::page(&session)
    }

    async fn look(&self, session: &str) -> Result<Standing, Failure> {
        let path = format!("/v1/checkout/sessions/{}?expand[]=payment_intent", wire::path_part(session)?);
        wire::standing(&self.get(&path).await?)
    }

    async fn give_up(&self, session: &str) -> Result<Standing, Failure> {
        let path = format!("/v1/checkout/sessions/{}/expire", wire::path_part(session)?);
        match self.post(&path, &format!("expire-{session}"), &[]).await {
            // Only an open page can be expired: somebody may just have paid on it.
            Ok(_) | Err(Failure::Refused(_)) => self.look(session).await,
            Err(unknown) => Err(unknown),
        }
    }

    async fn capture(&self, reference: &str, (amount, currency): (Money, Currency), key: &str) -> Result<(), Failure> {
        let path = format!("/v1/payment_intents/{}/capture", wire::path_part(reference)?);
        let form = vec![("amount_to_capture".to_owned(), wire::amount(amount, currency).to_string())];
        self.post(&path, key, &form).await.map(|_| ())
    }

    async fn release(&self, reference: &str) -> Result<(), Failure> {
        let path = format!("/v1/payment_intents/{}/cancel", wire::path_part(reference)?);
        self.post(&path, &format!("release-{reference}"), &[]).await.map(|_| ())
    }

    async fn refund(&self, refund: &NewRefund) -> Result<Returning, Failure> {
        let form = vec![
            ("payment_intent".to_owned(), refund.reference.clone()),
            ("amount".to_owned(), wire::amount(refund.amount, refund.currency).to_string()),
            ("metadata[comanda_refund]".to_owned(), refund.key.clone()),
        ];
        let made = self.post("/v1/refunds", &format!("refund-{}", refund.key), &form).await?;
        wire::refund(&made)
    }

    async fn find_refund(&self, refund: &NewRefund) -> Result<Option<Returning>, Failure> {
        let intent = wire::path_part(&refund.reference)?;
        let list = self.get(&format!("/v1/refunds?payment_intent={intent}&limit=100")).await?;
        wire::refund_in(&list, &refund.key)
    }
}
