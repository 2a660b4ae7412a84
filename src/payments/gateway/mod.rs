//! Where card money comes from. Called outside transactions only: a gateway may take seconds, and may not answer at all.

pub mod choose;
pub mod simulated;
pub mod stripe;
pub mod stripe_wire;

use crate::{
    kernel::{currency::Currency, money::Money, time::Timestamp},
    payments::service::GatewayName,
};

/// A page on which somebody enters a card.
#[derive(Clone, Debug)]
pub struct NewPage {
    /// Makes it one page, however often it is asked for.
    pub key: uuid::Uuid,
    pub amount: Money,
    pub currency: Currency,
    /// The money is only held, until it is captured or released.
    pub holds: bool,
    /// What the customer reads on it.
    pub title: String,
    /// The whole address to come back to.
    pub return_url: String,
    /// Nobody can pay on it after this.
    pub expires_at: Timestamp,
}

/// The gateway's page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The gateway's own name for it.
    pub session: String,
    pub url: String,
}

/// What became of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nobody has paid on it yet.
    Open,
    Captured(Fetched),
    Authorised(Fetched),
    /// Nothing was charged, and nothing will be.
    Ended {
        reason: String,
    },
}

/// Money at the gateway.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// The gateway's own name for it.
    pub reference: String,
    pub amount: Money,
    /// As the gateway says it, in capitals.
    pub currency: String,
}

/// Money to be given back.
#[derive(Clone, Debug)]
pub struct NewRefund {
    /// Makes it one refund, however often it is asked for.
    pub key: String,
    /// The gateway's name for the money.
    pub reference: String,
    pub amount: Money,
    pub currency: Currency,
}

/// A refund at the gateway.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returning {
    /// The gateway's own name for it.
    pub reference: String,
    pub state: ReturnState,
}

/// How far the gateway is with a refund.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReturnState {
    /// It may still fail, days later.
    OnItsWay,
    Arrived,
    /// The money is back with the gateway.
    Failed {
        reason: String,
    },
}

/// Why a gateway did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// It will not, and has not.
    #[error("{0}")]
    Refused(String),
    /// It may have: the answer did not arrive, or made no sense. The same call again, with the same key, is harmless.
    #[error("the gateway's answer is not known: {0}")]
    Unknown(String),
}

/// A source of card money.
#[async_trait::async_trait]
pub trait Gateway: Send + Sync {
    /// As stored with the payment.
    fn name(&self) -> GatewayName;

    /// Opens a page to pay on, once per key.
    async fn open(&self, page: &NewPage) -> Result<Page, Failure>;

    /// What became of a page.
    async fn look(&self, session: &str) -> Result<Standing, Failure>;

    /// Closes a page that nobody paid on; answers with what became of it, as somebody may have paid meanwhile.
    async fn give_up(&self, session: &str) -> Result<Standing, Failure>;

    /// Takes money that is held: up to what is held, once per key; the rest is released.
    async fn capture(&self, reference: &str, amount: (Money, Currency), key: &str) -> Result<(), Failure>;

    /// Lets held money go. What was let go before stays so.
    async fn release(&self, reference: &str) -> Result<(), Failure>;

    /// Gives money back, once per key as long as the gateway remembers the key; answers with how the refund stood when it
    /// was made.
    async fn refund(&self, refund: &NewRefund) -> Result<Returning, Failure>;

    /// The refund that was made for this key, as it stands now.
    async fn find_refund(&self, refund: &NewRefund) -> Result<Option<Returning>, Failure>;

    /// Gives money back, once per key however long ago it was asked for; answers with how it stands now.
    async fn refund_once(&self, refund: &NewRefund) -> Result<Returning, Failure> {
        match self.find_refund(refund).await? {
            Some(known) => Ok(known),
            None => self.refund(refund).await,
        }
    }
}
