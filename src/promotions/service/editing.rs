//! Making, changing and ending promotions.

use serde_json::json;

use crate::{
    kernel::{
        error::{AppError, Code},
        fact::FactKind,
        ids::PromotionId,
        money::{Money, Rate},
        permission::Permission,
    },
    platform::{ctx::Ctx, db::Tx, error::constraint, facts::NewFact, idempotency},
    promotions::{
        model::{
            Effect, Promotion, Targets,
            editing::{PromotionForm, PromotionRow},
        },
        store::{promotions, targets, vouchers},
    },
};

/// The dearest minimum and the largest amount off; the same limits stand in the database.
const AMOUNT_MAX: Money = Money::from_minor(100_000_000);
const COUNT_MAX: u32 = 99;

/// Every promotion, those that hold first, the newest of them first.
pub async fn list(ctx: &Ctx) -> Result<Vec<PromotionRow>, AppError> {
    ctx.require(Permission::PromotionsManage)?;
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    let counts = vouchers::counts(tx.conn(), restaurant).await?;
    let all = read_in_tx(&mut tx).await?;
    let mut rows: Vec<PromotionRow> = all
        .into_iter()
        .map(|promotion| {
            let (vouchers, used) = counts.get(&promotion.id).copied().unwrap_or_default();
            PromotionRow { promotion, vouchers, used }
        })
        .collect();
    rows.sort_by_key(|row| (row.promotion.stopped_at.is_some(), std::cmp::Reverse(row.promotion.id)));
    Ok(rows)
}

/// Every promotion of the restaurant, ended ones too.
pub async fn read_in_tx(tx: &mut Tx) -> Result<Vec<Promotion>, AppError> {
    let restaurant = tx.restaurant();
    let rows = promotions::list(tx.conn(), restaurant).await?;
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let mut targets = targets::all(tx.conn(), restaurant).await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let parts = targets.remove(&row.id()).unwrap_or_default();
            row.promotion(parts)
        })
        .collect())
}

/// Makes a promotion with the id `new`, or changes the one of the form. What was taken off before stays as it was. The
/// same again makes nothing twice.
pub async fn save(ctx: &Ctx, form: &PromotionForm, new: PromotionId) -> Result<PromotionId, AppError> {
    ctx.require(Permission::PromotionsManage)?;
    let mut tx = ctx.begin().await?;
    if form.id.is_none() && idempotency::is_repeat_in_tx(&mut tx, new.uuid(), form).await? {
        return Ok(new);
    }
    let id = save_in_tx(&mut tx, form, new).await?;
    tx.commit().await?;
    Ok(id)
}

/// The same in the caller's transaction.
pub async fn save_in_tx(tx: &mut Tx, form: &PromotionForm, new: PromotionId) -> Result<PromotionId, AppError> {
    check(form)?;
    let (restaurant, at) = (tx.restaurant(), tx.at());
    let id = form.id.unwrap_or(new);
    if form.id.is_none() {
        promotions::insert(tx.conn(), restaurant, id, form, at).await?;
    } else {
        match promotions::lock(tx.conn(), restaurant, id).await? {
            None => return Err(AppError::not_found("promotion")),
            Some(Some(_)) => {
                return Err(AppError::conflict(
                    Code::IllegalTransition,
                    "This promotion was stopped. Make a new one instead.",
                ));
            }
            Some(None) => promotions::update(tx.conn(), restaurant, id, form).await?,
        }
    }
    let (buy, get) = parts(&form.effect);
    targets::replace(tx.conn(), restaurant, id, buy, get).await.map_err(|error| match constraint(&error) {
        Some("promotion_targets_item") => AppError::not_found("item"),
        Some("promotion_targets_category") => AppError::not_found("category"),
        _ => error.into(),
    })?;
    let data = json!({ "promotion": id, "effect": form.effect, "terms": form.terms, "by_voucher": form.by_voucher });
    tx.record(NewFact::new(FactKind::PromotionSaved, data).with_private("name", form.name.as_str()));
    Ok(id)
}

/// What has to be bought, and what is discounted.
fn parts(effect: &Effect) -> (Option<&Targets>, Option<&Targets>) {
    match effect {
        Effect::OrderPercent(_) | Effect::OrderAmount(_) => (None, None),
        Effect::ItemsPercent { of, .. } | Effect::FreeItems { of, .. } => (None, Some(of)),
        Effect::BuyGet { buy, get, .. } => (Some(buy), Some(get)),
    }
}

/// What the types let through.
fn check(form: &PromotionForm) -> Result<(), AppError> {
    let is_count = |count: u32| (1..=COUNT_MAX).contains(&count);
    match &form.effect {
        Effect::OrderPercent(Rate::ZERO)
        | Effect::ItemsPercent { rate: Rate::ZERO, .. }
        | Effect::BuyGet { rate: Rate::ZERO, .. } => {
            return Err(AppError::invalid("percent", "Take off more than nothing."));
        }
        Effect::OrderAmount(amount) if *amount <= Money::ZERO || AMOUNT_MAX < *amount => {
            return Err(AppError::invalid("amount", "Take off more than nothing, and not above a million."));
        }
        Effect::FreeItems { count, .. } if !is_count(*count) => {
            return Err(AppError::invalid("get_count", "Give 1 to 99 portions."));
        }
        Effect::BuyGet { buy_count, get_count, .. } if !is_count(*buy_count) || !is_count(*get_count) => {
            return Err(AppError::invalid("buy_count", "Give 1 to 99 portions."));
        }
        Effect::OrderPercent(_)
        | Effect::OrderAmount(_)
        | Effect::ItemsPercent { .. }
        | Effect::FreeItems { .. }
        | Effect::BuyGet { .. } => {}
    }
    let (buy, get) = parts(&form.effect);
    for (field, targets) in [("buy", buy), ("get", get)] {
        let Some(targets) = targets else { continue };
        if targets.is_empty() {
            return Err(AppError::invalid(field, "Choose at least one dish or category."));
        }
        if Targets::COUNT_MAX < targets.items.len() + targets.categories.len() {
            return Err(AppError::invalid(field, "Choose categories instead of so many dishes."));
        }
    }
    if !(Money::ZERO..=AMOUNT_MAX).contains(&form.terms.minimum) {
        return Err(AppError::invalid("minimum", "The minimum is zero or more, and not above a million."));
    }
    match (form.terms.window.first_day, form.terms.window.last_day) {
        (Some(first), Some(last)) if last < first => {
            Err(AppError::invalid("last_day", "The last day is before the first."))
        }
        _ => Ok(()),
    }
}

/// Ends a promotion for good, and with it its vouchers.
pub async fn stop(ctx: &Ctx, promotion: PromotionId) -> Result<(), AppError> {
    ctx.require(Permission::PromotionsManage)?;
    let mut tx = ctx.begin().await?;
    let (restaurant, at) = (tx.restaurant(), tx.at());
    let stopped_at = promotions::lock(tx.conn(), restaurant, promotion).await?;
    if stopped_at.ok_or_else(|| AppError::not_found("promotion"))?.is_none() {
        promotions::stop(tx.conn(), restaurant, promotion, at).await?;
        tx.record(NewFact::new(FactKind::PromotionStopped, json!({ "promotion": promotion })));
    }
    tx.commit().await
}
