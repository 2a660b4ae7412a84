//! Open an order, put dishes on it, send them and take the money, in one act: everything happens or nothing (S3-40). A
//! card is charged after the order is on record: one that is declined leaves it unpaid.

use super::{
    apply_operations::{finish_in_tx, put_all_in_tx, refuse_hopeless},
    list_orders::read_order,
    open_order::open_in_tx,
    promote::promote_in_tx,
    setting::setting_in_tx,
    take_payment::{put_payment_in_tx, take_payment},
};
use crate::{
    kernel::{
        error::{AppError, Code},
        ids::PaymentId,
        money::Money,
        permission::Permission,
    },
    orders::model::{
        Order, Tender,
        command::Operation,
        request::{Done, NewOrder},
    },
    payments::model::NewPayment,
    platform::ctx::Ctx,
};

/// An order with what is done to it at once.
#[derive(Clone, Debug)]
pub struct Placing {
    pub new: NewOrder,
    pub operations: Vec<Operation>,
    pub payment: Option<PlacingPayment>,
}

/// All that is due, paid like this.
#[derive(Clone, Copy, Debug)]
pub struct PlacingPayment {
    pub id: PaymentId,
    pub tender: Tender,
    /// None: exactly.
    pub tendered: Option<Money>,
    pub tip: Money,
}

impl PlacingPayment {
    fn of(&self, order: &Order) -> NewPayment {
        let due = order.totals().due;
        NewPayment {
            id: self.id,
            tender: self.tender,
            amount: due,
            tip: self.tip,
            share: None,
            tendered: self.tendered.unwrap_or_else(|| exactly(order, self.tender, due) + self.tip),
            seen_due: due,
            card: Default::default(),
        }
    }
}

/// What is handed over where nobody says: what is due, in coins that there are.
fn exactly(order: &Order, tender: Tender, due: Money) -> Money {
    match order.rules.cash_rounding {
        Some(coin) if tender == Tender::Cash => due.rounded_to(coin),
        _ => due,
    }
}

pub async fn place_order(ctx: &Ctx, placing: &Placing) -> Result<Done, AppError> {
    ctx.require(Permission::OrdersCreate)?;
    if placing.payment.is_some() {
        ctx.require(Permission::PaymentsTake)?;
    }
    let by_card = |payment: &PlacingPayment| payment.tender == Tender::Card;
    if placing.payment.as_ref().is_some_and(by_card) && ctx.world().outside.stripe.is_some() {
        let sentence = "Cards are entered on the card company's page: place the order, then open a checkout for it.";
        return Err(AppError::invalid("pay", sentence));
    }
    for operation in &placing.operations {
        refuse_hopeless(ctx, operation)?;
    }
    let mut tx = ctx.begin().await?;
    let setting = setting_in_tx(&mut tx).await?;
    let begun = open_in_tx(&mut tx, &setting.house, &placing.new).await?.start_in_tx(&mut tx).await?;
    let mut applied = put_all_in_tx(ctx, &mut tx, &setting, begun, &placing.operations).await?;
    // What is due is known once the promotions are. A repeat changes nothing, whatever holds by now.
    if placing.payment.is_some() && !applied.facts.is_empty() {
        promote_in_tx(&mut tx, &setting, &mut applied).await?;
    }
    // Nothing to pay is nothing to take, and a repeat finds it taken.
    let is_taken = |payment: &PlacingPayment| applied.order.payments.iter().any(|known| known.payment == payment.id);
    let payment = placing.payment.filter(|payment| Money::ZERO < applied.order.totals().due && !is_taken(payment));
    let later = payment.filter(by_card);
    if let Some(payment) = payment.filter(|payment| !by_card(payment)) {
        let payment = payment.of(&applied.order);
        put_payment_in_tx(&mut tx, &setting, &mut applied, &payment).await?;
    }
    let mut order = finish_in_tx(&mut tx, &setting, applied).await?.order;
    let warnings = tx.take_warnings();
    tx.commit().await?;
    if let Some(payment) = later {
        order = match take_payment(ctx, order.id, &payment.of(&order)).await {
            Ok(taken) => taken.order,
            // The order stands, unpaid, and says so.
            Err(AppError::Conflict { code: Code::PaymentDeclined, .. }) => read_order(ctx, order.id).await?,
            Err(error) => return Err(error),
        };
    }
    Ok(Done { order, warnings })
}
