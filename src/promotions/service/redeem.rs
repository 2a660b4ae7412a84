//! Taking a voucher, and giving it back. Both inside the act that changes the order.

use serde_json::json;

use crate::{
    kernel::{
        error::AppError,
        fact::FactKind,
        ids::{CustomerId, OrderId, PromotionId, RedemptionId, VoucherId},
    },
    platform::{
        db::Tx,
        error::{inconsistent, on_constraint},
        facts::NewFact,
    },
    promotions::{
        model::{
            Promotion,
            bill::{Bill, LineDiscount},
            code::VoucherCode,
            error::VoucherError,
            voucher::Voucher,
        },
        store::{promotions, redemptions, targets, vouchers},
    },
};

/// A voucher for an order.
#[derive(Clone, Copy, Debug)]
pub struct Redeem<'a> {
    /// As typed.
    pub code: &'a str,
    pub order: OrderId,
    pub customer: Option<CustomerId>,
    /// The lines that the voucher may take something off, less what was taken off before.
    pub bill: Bill<'a>,
}

/// A voucher that was taken and what it takes off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redeemed {
    pub voucher: VoucherId,
    pub code: VoucherCode,
    pub promotion: PromotionId,
    /// The promotion's.
    pub name: String,
    pub lines: Vec<LineDiscount>,
}

/// The promotions that come by themselves.
pub async fn active_in_tx(tx: &mut Tx) -> Result<Vec<Promotion>, AppError> {
    let all = super::editing::read_in_tx(tx).await?;
    Ok(all.into_iter().filter(|promotion| promotion.stopped_at.is_none() && !promotion.by_voucher).collect())
}

/// Takes a voucher for an order: once per order, and no more often than its limit, whoever else tries at this moment.
///
/// The voucher's row stays locked until the act commits, so those who want the last one wait, and then read that it is
/// used up. A refusal has changed nothing, so there is nothing to take back. Where an order takes several vouchers, in
/// the order of their codes.
pub async fn redeem_in_tx(tx: &mut Tx, wanted: &Redeem<'_>) -> Result<Redeemed, AppError> {
    let (restaurant, at, actor) = (tx.restaurant(), tx.at(), tx.actor());
    let code = VoucherCode::parse(wanted.code).map_err(|_| VoucherError::Unknown)?;
    let voucher = vouchers::lock_by_code(tx.conn(), restaurant, &code).await?.ok_or(VoucherError::Unknown)?;
    if redemptions::holds(tx.conn(), restaurant, wanted.order, voucher.id).await? {
        return Err(VoucherError::AlreadyOnOrder { code }.into());
    }
    let by_customer = match wanted.customer {
        Some(customer) => Some(redemptions::count_of(tx.conn(), restaurant, voucher.id, customer).await?),
        None => None,
    };
    voucher.check(wanted.bill.at.date, by_customer)?;
    let promotion = promotion_of(tx, &voucher).await?;
    let lines = promotion.discount(&wanted.bill).map_err(VoucherError::from)?;
    // The condition repeats what was decided above: nothing takes one more than there are.
    if !vouchers::take_one(tx.conn(), restaurant, voucher.id).await? {
        return Err(VoucherError::UsedUp { code }.into());
    }
    let id: RedemptionId = tx.new_id();
    let row = redemptions::New { id, voucher: voucher.id, order: wanted.order, customer: wanted.customer };
    redemptions::insert(tx.conn(), restaurant, &row, actor, at)
        .await
        .map_err(|error| on_constraint(error, "redemptions_customer", || AppError::not_found("customer")))?;
    let data = json!({ "voucher": voucher.id, "order": wanted.order, "customer": wanted.customer, "lines": lines });
    tx.record(NewFact::new(FactKind::VoucherRedeemed, data));
    Ok(Redeemed { voucher: voucher.id, code, promotion: promotion.id, name: promotion.name, lines })
}

async fn promotion_of(tx: &mut Tx, voucher: &Voucher) -> Result<Promotion, AppError> {
    let restaurant = tx.restaurant();
    let row = promotions::find(tx.conn(), restaurant, voucher.promotion).await?;
    let parts = targets::of(tx.conn(), restaurant, voucher.promotion).await?;
    row.and_then(|row| row.promotion(parts)).ok_or_else(|| inconsistent("promotions", "effect"))
}

/// Gives back what an order holds: one voucher that is taken off the bill, or all of them when it is cancelled. What
/// was given back before is not given back again. Answers with the vouchers.
pub async fn release_in_tx(tx: &mut Tx, order: OrderId, only: Option<VoucherId>) -> Result<Vec<VoucherId>, AppError> {
    let (restaurant, at) = (tx.restaurant(), tx.at());
    vouchers::lock_of_order(tx.conn(), restaurant, order).await?;
    let released = redemptions::release(tx.conn(), restaurant, order, only, at).await?;
    for voucher in &released {
        vouchers::give_back_one(tx.conn(), restaurant, *voucher).await?;
        tx.record(NewFact::new(FactKind::VoucherReleased, json!({ "voucher": voucher, "order": order })));
    }
    Ok(released)
}
