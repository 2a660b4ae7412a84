//! The card terminal of demos and tests: it approves or declines as the card says, and remembers what it did.

use std::{
    collections::HashMap,
    sync::{LazyLock, Mutex},
};

use super::{Charge, Gateway, Outcome};
use crate::kernel::ids::PaymentId;

static CHARGES: LazyLock<Mutex<HashMap<PaymentId, Outcome>>> = LazyLock::new(Mutex::default);

#[derive(Clone, Copy, Debug)]
pub struct Simulated;

impl Gateway for Simulated {
    fn name(&self) -> &'static str {
        "simulated"
    }

    async fn charge(&self, charge: Charge) -> Outcome {
        use crate::payments::model::SimulatedCard;
        let outcome = match charge.card {
            SimulatedCard::Approves => Outcome::Captured { reference: format!("sim_{}", charge.payment) },
            SimulatedCard::Declines => Outcome::Declined { reason: "declined by the bank".to_owned() },
        };
        let mut charges = CHARGES.lock().expect("nothing panics while it holds the charges");
        charges.entry(charge.payment).or_insert(outcome).clone()
    }

    async fn fetch(&self, payment: PaymentId) -> Option<Outcome> {
        CHARGES.lock().expect("nothing panics while it holds the charges").get(&payment).cloned()
    }

    async fn give_back(&self, payment: PaymentId) {
        CHARGES.lock().expect("nothing panics while it holds the charges").remove(&payment);
    }
}
