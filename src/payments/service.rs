//! Attempts to take money, and the receipts that prove it.

use super::store;
use crate::{
    kernel::{
        actor::Actor,
        error::{AppError, Code},
        ids::{OrderId, PaymentId},
        money::Money,
        time::Timestamp,
    },
    orders::model::Tender,
    platform::{db::Tx, error::constraint},
};

/// The series of receipts; credit notes will have one of their own.
const RECEIPTS: &str = "R";

/// One try to take money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    pub id: PaymentId,
    pub order: OrderId,
    pub tender: Tender,
    pub amount: Money,
    pub tendered: Money,
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

pub struct IssuedReceipt {
    pub series: String,
    pub number: i64,
    pub issued_at: Timestamp,
}

/// An attempt by its id, locked.
pub async fn attempt_in_tx(tx: &mut Tx, id: PaymentId) -> Result<Option<Attempt>, AppError> {
    let restaurant = tx.restaurant();
    Ok(store::lock(tx.conn(), restaurant, id).await?)
}

/// The attempt of an order that is under way.
pub async fn in_flight_in_tx(tx: &mut Tx, order: OrderId) -> Result<Option<Attempt>, AppError> {
    let restaurant = tx.restaurant();
    Ok(store::in_flight(tx.conn(), restaurant, order).await?)
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

/// Gives a paid order its receipt, with the next number.
pub async fn issue_receipt_in_tx(tx: &mut Tx, order: OrderId) -> Result<(), AppError> {
    let (restaurant, issued_at) = (tx.restaurant(), tx.at());
    let number = store::next_receipt_number(tx.conn(), restaurant, RECEIPTS).await?;
    let receipt = IssuedReceipt { series: RECEIPTS.to_owned(), number, issued_at };
    Ok(store::insert_receipt(tx.conn(), restaurant, order, &receipt).await?)
}

pub async fn receipt_in_tx(tx: &mut Tx, order: OrderId) -> Result<Option<IssuedReceipt>, AppError> {
    let restaurant = tx.restaurant();
    Ok(store::find_receipt(tx.conn(), restaurant, order).await?)
}
