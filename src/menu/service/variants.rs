//! The sizes of a dish.

use std::collections::HashSet;

use serde_json::json;

use crate::{
    kernel::{
        error::{AppError, Code},
        fact::FactKind,
        ids::{ItemId, VariantId},
        permission::Permission,
        text::Name,
    },
    menu::{
        model::{
            Variant,
            choice_forms::{VariantForm, VariantsForm},
            price::price_in_range,
            words::Translated,
        },
        service::items,
        store::{read, variants as store},
    },
    platform::{ctx::Ctx, db::Tx, error::constraint, facts::NewFact},
};

const VARIANTS_MAX: usize = 20;

/// Replaces the sizes of a dish; what was ordered keeps what it was ordered as. Answers with them in their order.
pub async fn save(ctx: &Ctx, item: ItemId, form: &VariantsForm) -> Result<Vec<Variant>, AppError> {
    ctx.require(Permission::MenuEdit)?;
    let mut tx = ctx.begin().await?;
    items::changed_in_tx(&mut tx).await?;
    let after = save_in_tx(&mut tx, item, &form.variants).await?;
    tx.commit().await?;
    Ok(after)
}

/// The same in the transaction of whoever says by themselves that the menu changes.
pub async fn save_in_tx(tx: &mut Tx, item: ItemId, wanted: &[VariantForm]) -> Result<Vec<Variant>, AppError> {
    let restaurant = tx.restaurant();
    let known = read::items(tx.conn(), restaurant).await?.into_iter().any(|row| row.item.id == item);
    if !known {
        return Err(AppError::not_found("item"));
    }
    let is_combo = read::slots(tx.conn(), restaurant).await?.iter().any(|(combo, _)| *combo == item);
    if is_combo && !wanted.is_empty() {
        return Err(AppError::invalid("variants", "A combo has no sizes: its dishes have."));
    }
    let all = read::variants(tx.conn(), restaurant).await?;
    let before: Vec<Variant> = all.into_iter().filter(|(of, _)| *of == item).map(|(_, variant)| variant).collect();
    let after = parse(tx, wanted, &before)?;
    store::replace(tx.conn(), restaurant, item, &after).await.map_err(refused)?;
    let says = |variants: &[Variant]| {
        let sizes = variants.iter().map(|variant| json!({ "variant": variant.id, "price": variant.price }));
        json!({ "variants": sizes.collect::<Vec<_>>() })
    };
    let data = json!({ "item": item, "before": says(&before), "after": says(&after) });
    if before != after {
        tx.record(NewFact::new(FactKind::VariantsSaved, data));
    }
    Ok(after)
}

fn parse(tx: &Tx, wanted: &[VariantForm], before: &[Variant]) -> Result<Vec<Variant>, AppError> {
    if VARIANTS_MAX < wanted.len() {
        return Err(AppError::invalid("variants", "A dish comes in at most 20 sizes."));
    }
    let after: Vec<Variant> = wanted.iter().map(|form| variant(tx, form, before)).collect::<Result<_, _>>()?;
    let ids: HashSet<VariantId> = after.iter().map(|variant| variant.id).collect();
    if ids.len() < after.len() {
        return Err(AppError::invalid("variants", "Every size has an id of its own."));
    }
    Ok(after)
}

fn variant(tx: &Tx, form: &VariantForm, before: &[Variant]) -> Result<Variant, AppError> {
    let name =
        Name::parse(&form.name).map_err(|error| AppError::invalid("variants.name", format!("The name {error}.")))?;
    let price = price_in_range("variants.price", form.price)?;
    let old = match form.id {
        None => None,
        Some(id) => Some(
            before
                .iter()
                .find(|variant| variant.id == id)
                .ok_or_else(|| AppError::invalid("variants.id", "This dish has no such size."))?,
        ),
    };
    let other = old.map(|old| old.name.other.clone()).unwrap_or_default();
    let id = old.map_or_else(|| tx.new_id(), |old| old.id);
    Ok(Variant { id, name: Translated { own: name.into(), other }, price })
}

/// What the schema refuses, in words.
fn refused(error: sqlx::Error) -> AppError {
    match constraint(&error) {
        Some("variants_name_unique") => AppError::invalid("variants.name", "Two sizes have the same name."),
        Some("combo_options_variant") => AppError::conflict(
            Code::IllegalTransition,
            "A combo has this dish in a size that would be gone. Change the combo first.",
        ),
        _ => error.into(),
    }
}
