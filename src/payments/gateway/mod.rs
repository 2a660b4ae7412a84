//! Where card money comes from. Called outside transactions only.

pub mod simulated;

use crate::{
    kernel::{ids::PaymentId, money::Money},
    payments::model::SimulatedCard,
};

/// A charge to make. The payment's id is the gateway's idempotency key.
#[derive(Clone, Copy, Debug)]
pub struct Charge {
    pub payment: PaymentId,
    pub amount: Money,
    pub card: SimulatedCard,
}

/// What became of a charge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Captured { reference: String },
    Declined { reason: String },
}

/// A source of card money.
pub trait Gateway: Send + Sync {
    /// As stored with the payment.
    fn name(&self) -> &'static str;

    /// Charges once per payment id, however often it is called.
    fn charge(&self, charge: Charge) -> impl Future<Output = Outcome> + Send;

    /// What became of a payment; none when the gateway has never heard of it.
    fn fetch(&self, payment: PaymentId) -> impl Future<Output = Option<Outcome>> + Send;

    /// Gives a captured charge back in full.
    fn give_back(&self, payment: PaymentId) -> impl Future<Output = ()> + Send;
}
