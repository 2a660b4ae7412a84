//! Price rules: making, changing, ending.

use serde_json::json;

use crate::{
    kernel::{
        error::AppError,
        fact::FactKind,
        ids::PriceRuleId,
        money::{Money, Rate},
        permission::Permission,
    },
    menu::{
        model::{
            editing::PriceRuleForm,
            price::PRICE_MAX,
            rule::{Effect, PriceRule, Scope},
        },
        store::{rules, write},
    },
    platform::{ctx::Ctx, db::Tx, error::constraint, facts::NewFact, idempotency},
};

/// Makes a rule with the id `new`, or changes the one of the form. The same again makes nothing twice.
pub async fn save(ctx: &Ctx, form: &PriceRuleForm, new: PriceRuleId) -> Result<PriceRuleId, AppError> {
    ctx.require(Permission::MenuEdit)?;
    let mut tx = ctx.begin().await?;
    if form.id.is_none() && idempotency::is_repeat_in_tx(&mut tx, new.uuid(), form).await? {
        return Ok(new);
    }
    let id = save_in_tx(&mut tx, form, new).await?;
    tx.commit().await?;
    Ok(id)
}

/// The same in the caller's transaction.
pub async fn save_in_tx(tx: &mut Tx, form: &PriceRuleForm, new: PriceRuleId) -> Result<PriceRuleId, AppError> {
    check(form)?;
    let restaurant = tx.restaurant();
    write::bump_version(tx.conn(), restaurant).await?;
    let rule = PriceRule {
        id: form.id.unwrap_or(new),
        name: form.name.as_str().to_owned(),
        scope: form.scope,
        window: form.window,
        channel: form.channel,
        effect: form.effect,
    };
    match form.id {
        None => rules::insert(tx.conn(), restaurant, &rule).await.map_err(refused)?,
        Some(_) => {
            let done = rules::update(tx.conn(), restaurant, &rule).await.map_err(refused)?;
            done.ok_or_else(|| AppError::not_found("price rule"))?;
        }
    }
    let data = json!({
        "rule": rule.id,
        "scope": rule.scope,
        "window": rule.window,
        "channel": rule.channel,
        "effect": rule.effect,
    });
    tx.record(NewFact::new(FactKind::PriceRuleSaved, data).with_private("name", rule.name));
    Ok(rule.id)
}

/// What the types let through.
fn check(form: &PriceRuleForm) -> Result<(), AppError> {
    match form.effect {
        Effect::PercentOff(Rate::ZERO) => return Err(AppError::invalid("percent", "Take off more than nothing.")),
        Effect::Price(price) if !(Money::ZERO..=PRICE_MAX).contains(&price) => {
            return Err(AppError::invalid("price", "A price is zero or more, and not above a million."));
        }
        Effect::Price(_) if form.scope == Scope::Everything => {
            return Err(AppError::invalid("price", "One price cannot hold for the whole menu. Choose a category."));
        }
        Effect::PercentOff(_) | Effect::Price(_) => {}
    }
    match (form.window.first_day, form.window.last_day) {
        (Some(first), Some(last)) if last < first => {
            Err(AppError::invalid("last_day", "The last day is before the first."))
        }
        _ => Ok(()),
    }
}

/// What the schema refuses, in words.
fn refused(error: sqlx::Error) -> AppError {
    match constraint(&error) {
        Some("price_rules_item") => AppError::not_found("item"),
        Some("price_rules_category") => AppError::not_found("category"),
        _ => error.into(),
    }
}

/// Ends a rule for good. Lines keep the price they were ordered at.
pub async fn remove(ctx: &Ctx, rule: PriceRuleId) -> Result<(), AppError> {
    ctx.require(Permission::MenuEdit)?;
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    write::bump_version(tx.conn(), restaurant).await?;
    rules::delete(tx.conn(), restaurant, rule).await?.ok_or_else(|| AppError::not_found("price rule"))?;
    tx.record(NewFact::new(FactKind::PriceRuleRemoved, json!({ "rule": rule })));
    tx.commit().await
}
