//! Money that goes back: on record first, then sent to the card's gateway until it says what became of it.

use chrono::TimeDelta;
use serde_json::json;

use super::{Answered, StartedRefund};
use crate::{
    kernel::{
        error::{AppError, Code},
        fact::FactKind,
        ids::{OrderId, PaymentId, RefundId},
        permission::Permission,
        text::Note,
        time::Timestamp,
    },
    orders::model::{Tender, refunds::Refunded},
    payments::{
        model::refunds::{CardRefund, MoneyWithoutBill, RefundState},
        store::refunds as store,
    },
    platform::{ctx::Ctx, db::Tx, facts::NewFact},
};

/// Refunds this young are still being sent by whoever gave them.
const FIRST_CHECK_AFTER: TimeDelta = TimeDelta::seconds(30);
/// The most that one list shows.
const LIST_MAX: i64 = 200;

impl StartedRefund {
    /// What makes this try one refund at the gateway. One act may give back out of several payments.
    pub fn key(&self) -> String {
        let first = format!("{}-{}", self.refund, self.payment);
        if self.tries == 1 { first } else { format!("{first}-{}", self.tries) }
    }

    /// Nobody can have asked for it before: it was recorded a moment ago by the act that sends it now.
    pub fn is_new(&self, now: Timestamp) -> bool {
        !self.was_asked && now - self.asked_at < FIRST_CHECK_AFTER
    }
}

/// Records money that is given back. Cash is given at once; a card's refund is still to be sent to its gateway.
pub async fn record_in_tx(tx: &mut Tx, order: OrderId, refund: &Refunded) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    let begun = match refund.tender {
        Tender::Card => (RefundState::Started, Some(refund.at + FIRST_CHECK_AFTER)),
        Tender::Cash | Tender::Terminal => (RefundState::Done, None),
    };
    Ok(store::insert_refund(tx.conn(), restaurant, (order, refund), begun).await?)
}

/// The refunds of an order that have not arrived yet.
pub async fn started_in_tx(tx: &mut Tx, order: OrderId) -> Result<Vec<StartedRefund>, AppError> {
    let restaurant = tx.restaurant();
    Ok(store::started_refunds(tx.conn(), restaurant, order).await?)
}

/// What the gateway answered. A failure is on record for whoever has to do something about it.
pub async fn answered_in_tx(tx: &mut Tx, refund: &StartedRefund, answered: &Answered) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    let is_news = store::answer_refund(tx.conn(), restaurant, refund, answered).await?;
    if is_news && answered.state == RefundState::Failed {
        let named = json!({
            "order": refund.order, "refund": refund.refund, "payment": refund.payment, "amount": refund.amount,
            "failure": answered.failure,
        });
        tx.record(NewFact::new(FactKind::RefundFailed, named));
    }
    Ok(())
}

/// Begins another try of a refund that failed; answers with its order.
pub async fn begin_again_in_tx(tx: &mut Tx, refund: RefundId, payment: PaymentId) -> Result<OrderId, AppError> {
    let (restaurant, now) = (tx.restaurant(), tx.at());
    let known = find_in_tx(tx, refund, payment).await?;
    let times = (now, now + FIRST_CHECK_AFTER);
    if !store::begin_again(tx.conn(), restaurant, (refund, payment), times).await? {
        let message = "Only a refund that failed is sent again. This one has arrived or is on its way.";
        return Err(AppError::conflict(Code::RefundNotFailed, message));
    }
    let named = json!({ "order": known.order, "refund": refund, "payment": payment, "amount": known.amount });
    tx.record(NewFact::new(FactKind::RefundSentAgain, named));
    Ok(known.order)
}

/// A refund that failed was given back another way: by hand at the card company, or in cash. Nothing is sent any more.
pub async fn settle(ctx: &Ctx, refund: RefundId, payment: PaymentId, how: &Note) -> Result<CardRefund, AppError> {
    ctx.require(Permission::PaymentsRefund)?;
    let known = find(ctx, refund, payment).await?;
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    if !store::settle(tx.conn(), restaurant, (refund, payment), how.as_str()).await? {
        let message = "Only a refund that failed is given back another way. This one has arrived or is on its way.";
        return Err(AppError::conflict(Code::RefundNotFailed, message));
    }
    let named = json!({
        "order": known.order, "refund": refund, "payment": payment, "amount": known.amount, "before": known.failure,
        "how": null,
    });
    tx.record(NewFact::new(FactKind::RefundSettled, named).with_private("/how".to_owned(), how.to_string()));
    tx.commit().await?;
    find(ctx, refund, payment).await
}

/// Its gateway has something to say about a refund that was sent: it is open again until it is heard. Answers with its
/// order; none where nothing was sent.
pub async fn doubt_in_tx(tx: &mut Tx, refund: RefundId, payment: PaymentId) -> Result<Option<OrderId>, AppError> {
    let (restaurant, now) = (tx.restaurant(), tx.at());
    Ok(store::doubt(tx.conn(), restaurant, (refund, payment), now).await?)
}

/// Refunds on cards, those that failed first, then newest first: in one state, or all.
pub async fn list(ctx: &Ctx, state: Option<RefundState>) -> Result<Vec<CardRefund>, AppError> {
    ctx.require(Permission::PaymentsRefund)?;
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    Ok(store::card_refunds(tx.conn(), restaurant, (state, None), LIST_MAX).await?)
}

/// Money that came in for no bill and has not gone back yet: first what the bank sent back, then newest first.
pub async fn without_bill(ctx: &Ctx) -> Result<Vec<MoneyWithoutBill>, AppError> {
    ctx.require(Permission::PaymentsRefund)?;
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    Ok(store::without_bill(tx.conn(), restaurant, LIST_MAX).await?)
}

/// One part of a refund.
pub async fn find(ctx: &Ctx, refund: RefundId, payment: PaymentId) -> Result<CardRefund, AppError> {
    ctx.require(Permission::PaymentsRefund)?;
    find_in_tx(&mut ctx.begin().await?, refund, payment).await
}

async fn find_in_tx(tx: &mut Tx, refund: RefundId, payment: PaymentId) -> Result<CardRefund, AppError> {
    let restaurant = tx.restaurant();
    let parts = store::card_refunds(tx.conn(), restaurant, (None, Some(refund)), LIST_MAX).await?;
    parts.into_iter().find(|part| part.payment == payment).ok_or_else(|| AppError::not_found("refund"))
}
