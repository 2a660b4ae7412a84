//! Attempts to take money, and the receipts that prove it.

pub mod authorisations;
pub mod gateways;
pub mod refunds;

use super::{
    model::{Content, Series, refunds::RefundState},
    store::{attempts, documents},
};
use crate::{
    kernel::{
        actor::Actor,
        currency::Currency,
        error::{AppError, Code},
        ids::{AuthorisationId, DrawerId, OrderId, PaymentId, RefundId, ShareId},
        money::Money,
        time::Timestamp,
    },
    orders::model::Tender,
    platform::{db::Tx, error::constraint},
};

/// One try to take money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    pub id: PaymentId,
    pub order: OrderId,
    pub tender: Tender,
    pub amount: Money,
    pub tip: Money,
    pub rounding: Money,
    pub share: Option<ShareId>,
    pub tendered: Money,
    /// The drawer that the cash goes into; none for other tenders, and for people without one.
    pub drawer: Option<DrawerId>,
    pub state: AttemptState,
    /// Of a card.
    pub gateway: Option<GatewayName>,
    /// The gateway's own name for the money, once it has come in.
    pub reference: Option<String>,
    /// The gateway's page, of a card that its owner enters there.
    pub checkout: Option<Checkout>,
    /// The held card that it is taken from.
    pub authorisation: Option<AuthorisationId>,
    pub failure: Option<String>,
    /// Its money came in, fits no bill any more, and goes back: it can only fail.
    pub is_returning: bool,
    pub actor: Actor,
    pub at: Timestamp,
}

/// A gateway's page where a card is entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkout {
    /// The gateway's own name for it; none until it has answered.
    pub session: Option<String>,
    pub url: Option<String>,
    /// Where the customer goes back to: a path of ours.
    pub return_path: String,
}

/// Who fetches card money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GatewayName {
    Simulated,
    Stripe,
}

impl GatewayName {
    pub const ALL: [Self; 2] = [Self::Simulated, Self::Stripe];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Simulated => "simulated",
            Self::Stripe => "stripe",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|name| name.as_str() == text)
    }
}

/// How far an attempt is. Unknown: the gateway's answer did not arrive; it is asked again, never guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttemptState {
    Started,
    Unknown,
    Captured,
    Failed,
}

impl AttemptState {
    pub const ALL: [Self; 4] = [Self::Started, Self::Unknown, Self::Captured, Self::Failed];

    /// Not decided yet.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Started | Self::Unknown)
    }

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Started => "started",
            Self::Unknown => "unknown",
            Self::Captured => "captured",
            Self::Failed => "failed",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }
}

/// A card that is held for an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authorisation {
    pub id: AuthorisationId,
    pub order: OrderId,
    /// The most that may be taken from it.
    pub amount: Money,
    pub state: AuthorisationState,
    pub gateway: GatewayName,
    /// The gateway's own name for the held money.
    pub reference: Option<String>,
    pub checkout: Option<Checkout>,
    pub actor: Actor,
    pub at: Timestamp,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuthorisationState {
    Started,
    /// The gateway's answer did not arrive.
    Unknown,
    Authorised,
    Captured,
    Released,
    Failed,
}

impl AuthorisationState {
    pub const ALL: [Self; 6] =
        [Self::Started, Self::Unknown, Self::Authorised, Self::Captured, Self::Released, Self::Failed];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Started => "started",
            Self::Unknown => "unknown",
            Self::Authorised => "authorised",
            Self::Captured => "captured",
            Self::Released => "released",
            Self::Failed => "failed",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }

    /// Not decided yet.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Started | Self::Unknown)
    }

    pub const fn is_final(self) -> bool {
        matches!(self, Self::Captured | Self::Released | Self::Failed)
    }

    /// The whole table of moves, read backwards.
    pub const fn reached_from(self) -> &'static [Self] {
        match self {
            Self::Started => &[],
            Self::Unknown => &[Self::Started, Self::Unknown],
            Self::Authorised | Self::Failed => &[Self::Started, Self::Unknown],
            Self::Captured => &[Self::Authorised],
            Self::Released => &[Self::Started, Self::Unknown, Self::Authorised],
        }
    }
}

/// A card's refund that is to be sent to its gateway, or asked about: the ids and the try make it one refund.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartedRefund {
    pub refund: RefundId,
    pub payment: PaymentId,
    pub order: OrderId,
    /// With the tip.
    pub amount: Money,
    pub currency: Currency,
    pub gateway: GatewayName,
    /// The gateway's own name for the money that goes back.
    pub reference: String,
    pub tries: i32,
    /// The gateway was asked before, whatever it answered.
    pub was_asked: bool,
    pub asked_at: Timestamp,
}

/// What a gateway answered to a refund.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    pub state: RefundState,
    /// The gateway's own name for it, where it said one.
    pub reference: Option<String>,
    /// Why not, where it failed.
    pub failure: Option<String>,
    /// When it is asked again, as long as it is not over.
    pub next_check_at: Option<Timestamp>,
}

/// A document as it was issued.
pub struct Issued {
    pub series: Series,
    pub number: i64,
    pub issued_at: Timestamp,
    /// None for receipts from before documents were kept: those are drawn from their order.
    pub content: Option<Content>,
}

/// An attempt by its id, locked.
pub async fn attempt_in_tx(tx: &mut Tx, id: PaymentId) -> Result<Option<Attempt>, AppError> {
    let restaurant = tx.restaurant();
    Ok(attempts::lock(tx.conn(), restaurant, id).await?)
}

/// The attempt that is under way for a share of an order, or for all of it.
pub async fn in_flight_in_tx(tx: &mut Tx, order: OrderId, share: Option<ShareId>) -> Result<Option<Attempt>, AppError> {
    let restaurant = tx.restaurant();
    Ok(attempts::in_flight(tx.conn(), restaurant, order, share).await?)
}

/// The attempts of an order that are not decided yet, oldest first.
pub async fn open_of_order_in_tx(tx: &mut Tx, order: OrderId) -> Result<Vec<Attempt>, AppError> {
    let restaurant = tx.restaurant();
    Ok(attempts::open_of_order(tx.conn(), restaurant, order).await?)
}

/// The gateway has opened its page for an attempt.
pub async fn page_opened_in_tx(tx: &mut Tx, id: PaymentId, page: (&str, &str)) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    Ok(attempts::set_page(tx.conn(), restaurant, id, page).await?)
}

/// The gateway has not decided, or could not be heard: it is asked again then.
pub async fn put_off_in_tx(
    tx: &mut Tx,
    id: PaymentId,
    (state, next_check_at): (AttemptState, Timestamp),
) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    Ok(attempts::put_off(tx.conn(), restaurant, id, (state, next_check_at)).await?)
}

/// Records an attempt: cash as captured at once, a card as started.
pub async fn begin_in_tx(tx: &mut Tx, attempt: &Attempt) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    attempts::insert(tx.conn(), restaurant, attempt).await.map_err(|error| match constraint(&error) {
        Some("payments_pkey" | "payments_one_in_flight") => {
            AppError::conflict(Code::InFlight, "A payment for this order is under way. Wait for it.")
        }
        _ => error.into(),
    })
}

/// The money came in.
pub async fn captured_in_tx(tx: &mut Tx, id: PaymentId, reference: &str) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    let ended = attempts::finish(tx.conn(), restaurant, id, AttemptState::Captured, (Some(reference), None)).await?;
    assert!(ended, "an attempt that was locked as started is ended once");
    Ok(())
}

/// Its money is about to be sent back: answers with the number of the try, none when it was settled meanwhile.
pub async fn returning_in_tx(tx: &mut Tx, id: PaymentId) -> Result<Option<i32>, AppError> {
    let restaurant = tx.restaurant();
    Ok(attempts::set_returning(tx.conn(), restaurant, id).await?)
}

/// Its money could not be sent back: it is sent anew then.
pub async fn return_again_in_tx(
    tx: &mut Tx,
    attempt: (PaymentId, i32),
    next_check_at: Timestamp,
) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    Ok(attempts::return_again(tx.conn(), restaurant, attempt, next_check_at).await?)
}

/// The money did not come in.
pub async fn failed_in_tx(tx: &mut Tx, id: PaymentId, reason: &str) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    // Somebody else may have ended it meanwhile: then it is as they left it.
    attempts::finish(tx.conn(), restaurant, id, AttemptState::Failed, (None, Some(reason))).await?;
    Ok(())
}

/// Issues a document with the next number of its series; it is never changed.
pub async fn issue_in_tx(tx: &mut Tx, order: OrderId, series: Series, content: &Content) -> Result<(), AppError> {
    let (restaurant, at) = (tx.restaurant(), tx.at());
    Ok(documents::issue(tx.conn(), restaurant, (order, series), content, at).await?)
}

/// Every document of an order, oldest first.
pub async fn documents_in_tx(tx: &mut Tx, order: OrderId) -> Result<Vec<Issued>, AppError> {
    let restaurant = tx.restaurant();
    Ok(documents::documents(tx.conn(), restaurant, order).await?)
}

/// The drawer that a payment was keyed into.
pub async fn drawer_in_tx(tx: &mut Tx, payment: PaymentId) -> Result<Option<DrawerId>, AppError> {
    let restaurant = tx.restaurant();
    Ok(attempts::drawer(tx.conn(), restaurant, payment).await?)
}

/// The money came in another way than was keyed in.
pub async fn correct_tender_in_tx(tx: &mut Tx, payment: PaymentId, to: Tender) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    Ok(attempts::set_tender(tx.conn(), restaurant, payment, to).await?)
}
