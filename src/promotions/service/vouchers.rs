//! Making and withdrawing vouchers.

use serde_json::json;

use crate::{
    kernel::{
        error::{AppError, Code},
        fact::FactKind,
        ids::{PromotionId, VoucherId},
        permission::Permission,
    },
    platform::{
        crypto::random_bytes,
        ctx::Ctx,
        db::Tx,
        error::constraint,
        facts::NewFact,
        idempotency::{self, Claim},
    },
    promotions::{
        model::{
            code::VoucherCode,
            editing::{Codes, VoucherForm},
            voucher::{Uses, Voucher},
        },
        store::{promotions, vouchers},
    },
};

/// The highest limit per customer; the same stands in the database.
const PER_CUSTOMER_MAX: u32 = 1_000;

/// The newest vouchers of a promotion.
pub async fn list(ctx: &Ctx, promotion: PromotionId) -> Result<Vec<Voucher>, AppError> {
    ctx.require(Permission::PromotionsManage)?;
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    Ok(vouchers::list(tx.conn(), restaurant, promotion).await?)
}

/// Makes vouchers; each takes its id from the request, by its number. The same again answers with what was made.
pub async fn make(ctx: &Ctx, form: &VoucherForm, id: impl Fn(u16) -> VoucherId) -> Result<Vec<Voucher>, AppError> {
    ctx.require(Permission::PromotionsManage)?;
    let mut tx = ctx.begin().await?;
    let (restaurant, at) = (tx.restaurant(), tx.at());
    if idempotency::claim(tx.conn(), restaurant, id(0).uuid(), form, at).await? == Claim::Repeat {
        let made: Vec<VoucherId> = (0..form.codes.count()).map(id).collect();
        return Ok(vouchers::by_ids(tx.conn(), restaurant, &made).await?);
    }
    let made = make_in_tx(&mut tx, form, id).await?;
    tx.commit().await?;
    Ok(made)
}

/// The same in the caller's transaction.
pub async fn make_in_tx(
    tx: &mut Tx,
    form: &VoucherForm,
    id: impl Fn(u16) -> VoucherId,
) -> Result<Vec<Voucher>, AppError> {
    check(form)?;
    let (restaurant, at) = (tx.restaurant(), tx.at());
    match promotions::lock(tx.conn(), restaurant, form.promotion).await? {
        None => return Err(AppError::not_found("promotion")),
        Some(Some(_)) => {
            return Err(AppError::conflict(Code::IllegalTransition, "This promotion was stopped."));
        }
        Some(None) => {}
    }
    let codes = match &form.codes {
        Codes::Own(code) => vec![code.clone()],
        Codes::Random(count) => (0..*count).map(|_| VoucherCode::of_random(random_bytes())).collect(),
    };
    let mut made = vec![];
    for (nth, code) in (0..).zip(codes) {
        let voucher =
            Voucher { id: id(nth), promotion: form.promotion, code, limits: form.limits, used: 0, stopped_at: None };
        vouchers::insert(tx.conn(), restaurant, &voucher, at).await.map_err(|error| match constraint(&error) {
            Some("vouchers_code_unique") => {
                AppError::conflict(Code::AlreadyExists, format!("The code {} is taken.", voucher.code))
            }
            _ => error.into(),
        })?;
        made.push(voucher);
    }
    let ids: Vec<VoucherId> = made.iter().map(|voucher| voucher.id).collect();
    let data = json!({ "promotion": form.promotion, "vouchers": ids, "limits": form.limits });
    tx.record(NewFact::new(FactKind::VouchersMade, data));
    Ok(made)
}

/// What the types let through.
fn check(form: &VoucherForm) -> Result<(), AppError> {
    match form.codes {
        Codes::Random(count) if !(1..=Codes::RANDOM_MAX).contains(&count) => {
            return Err(AppError::invalid("count", "Make 1 to 500 codes at once."));
        }
        Codes::Random(_) | Codes::Own(_) => {}
    }
    match form.limits.uses {
        Uses::Limited(max) if !(1..=Uses::MAX).contains(&max) => {
            return Err(AppError::invalid("uses", "Give a number from 1 to a million."));
        }
        Uses::Limited(_) | Uses::Single | Uses::Unlimited => {}
    }
    if form.limits.per_customer.is_some_and(|max| !(1..=PER_CUSTOMER_MAX).contains(&max)) {
        return Err(AppError::invalid("per_customer", "Give a number from 1 to 1000."));
    }
    match (form.limits.first_day, form.limits.last_day) {
        (Some(first), Some(last)) if last < first => {
            Err(AppError::invalid("last_day", "The last day is before the first."))
        }
        _ => Ok(()),
    }
}

/// Withdraws a voucher for good. Orders that hold it keep what it took off.
pub async fn stop(ctx: &Ctx, voucher: VoucherId) -> Result<(), AppError> {
    ctx.require(Permission::PromotionsManage)?;
    let mut tx = ctx.begin().await?;
    let (restaurant, at) = (tx.restaurant(), tx.at());
    let known = vouchers::lock(tx.conn(), restaurant, voucher).await?.ok_or_else(|| AppError::not_found("voucher"))?;
    if known.stopped_at.is_none() {
        vouchers::stop(tx.conn(), restaurant, voucher, at).await?;
        tx.record(NewFact::new(FactKind::VoucherStopped, json!({ "voucher": voucher })));
    }
    tx.commit().await
}
