//! Attempts to take money, and the receipts that prove it.

use super::{
    model::{Content, Series},
    store,
};
use crate::{
    kernel::{
        actor::Actor,
        error::{AppError, Code},
        ids::{DrawerId, OrderId, PaymentId, RefundId, ShareId},
        money::Money,
        time::Timestamp,
    },
    orders::model::{Tender, refunds::Refunded},
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
    pub actor: Actor,
    pub at: Timestamp,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttemptState {
    Started,
    Captured,
    Failed,
}

impl AttemptState {
    pub const ALL: [Self; 3] = [Self::Started, Self::Captured, Self::Failed];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Started => "started",
            Self::Captured => "captured",
            Self::Failed => "failed",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }
}

/// How far a refund is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefundState {
    Started,
    Done,
    Failed,
}

impl RefundState {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Started => "started",
            Self::Done => "done",
            Self::Failed => "failed",
        }
    }
}

/// A card's refund that is still to be sent to its gateway, or sent again: the ids make it one refund.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StartedRefund {
    pub refund: RefundId,
    pub payment: PaymentId,
    /// With the tip.
    pub amount: Money,
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
    Ok(store::lock(tx.conn(), restaurant, id).await?)
}

/// The attempt that is under way for a share of an order, or for all of it.
pub async fn in_flight_in_tx(tx: &mut Tx, order: OrderId, share: Option<ShareId>) -> Result<Option<Attempt>, AppError> {
    let restaurant = tx.restaurant();
    Ok(store::in_flight(tx.conn(), restaurant, order, share).await?)
}

/// Records an attempt: cash as captured at once, a card as started.
pub async fn begin_in_tx(tx: &mut Tx, attempt: &Attempt, gateway: Option<&str>) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    store::insert(tx.conn(), restaurant, attempt, gateway).await.map_err(|error| match constraint(&error) {
        Some("payments_pkey" | "payments_one_in_flight") => {
            AppError::conflict(Code::InFlight, "A payment for this order is under way. Wait for it.")
        }
        _ => error.into(),
    })
}

/// The money came in.
pub async fn captured_in_tx(tx: &mut Tx, id: PaymentId, reference: &str) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    let ended = store::finish(tx.conn(), restaurant, id, AttemptState::Captured, (Some(reference), None)).await?;
    assert!(ended, "an attempt that was locked as started is ended once");
    Ok(())
}

/// The money did not come in.
pub async fn failed_in_tx(tx: &mut Tx, id: PaymentId, reason: &str) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    // Somebody else may have ended it meanwhile: then it is as they left it.
    store::finish(tx.conn(), restaurant, id, AttemptState::Failed, (None, Some(reason))).await?;
    Ok(())
}

/// Issues a document with the next number of its series; it is never changed.
pub async fn issue_in_tx(tx: &mut Tx, order: OrderId, series: Series, content: &Content) -> Result<(), AppError> {
    let (restaurant, issued_at) = (tx.restaurant(), tx.at());
    let number = store::next_number(tx.conn(), restaurant, series).await?;
    let issued = Issued { series, number, issued_at, content: Some(content.clone()) };
    Ok(store::insert_document(tx.conn(), restaurant, order, &issued).await?)
}

/// Every document of an order, oldest first.
pub async fn documents_in_tx(tx: &mut Tx, order: OrderId) -> Result<Vec<Issued>, AppError> {
    let restaurant = tx.restaurant();
    Ok(store::documents(tx.conn(), restaurant, order).await?)
}

/// Records money that is given back. Cash is given at once; a card's refund is still to be sent to its gateway.
pub async fn record_refund_in_tx(tx: &mut Tx, order: OrderId, refund: &Refunded) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    let state = if refund.tender == Tender::Card { RefundState::Started } else { RefundState::Done };
    Ok(store::insert_refund(tx.conn(), restaurant, (order, refund), state).await?)
}

/// The refunds of an order that its gateway has not answered yet.
pub async fn started_refunds_in_tx(tx: &mut Tx, order: OrderId) -> Result<Vec<StartedRefund>, AppError> {
    let restaurant = tx.restaurant();
    Ok(store::started_refunds(tx.conn(), restaurant, order).await?)
}

/// The gateway has answered.
pub async fn refund_ended_in_tx(tx: &mut Tx, refund: &StartedRefund, state: RefundState) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    Ok(store::finish_refund(tx.conn(), restaurant, refund, state).await?)
}

/// The drawer that a payment was keyed into.
pub async fn drawer_in_tx(tx: &mut Tx, payment: PaymentId) -> Result<Option<DrawerId>, AppError> {
    let restaurant = tx.restaurant();
    Ok(store::drawer(tx.conn(), restaurant, payment).await?)
}

/// The money came in another way than was keyed in.
pub async fn correct_tender_in_tx(tx: &mut Tx, payment: PaymentId, to: Tender) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    Ok(store::set_tender(tx.conn(), restaurant, payment, to).await?)
}
