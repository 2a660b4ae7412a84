//! 86: off sale, and back.

use serde_json::json;

use crate::{
    kernel::{error::AppError, fact::FactKind, ids::ItemId, permission::Permission, time::Timestamp},
    menu::store::{items, write},
    platform::{ctx::Ctx, db::Tx, facts::NewFact},
};

/// Takes an item off sale until `until`, or until someone restores it.
pub async fn take_off_sale_in_tx(tx: &mut Tx, item: ItemId, until: Option<Timestamp>) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    write::bump_version(tx.conn(), restaurant).await?;
    items::lock(tx.conn(), restaurant, item).await?.ok_or_else(|| AppError::not_found("item"))?;
    items::take_off_sale(tx.conn(), restaurant, item, until).await?;
    tx.record(NewFact::new(FactKind::AvailabilityChanged, json!({ "item": item, "on_sale": false, "until": until })));
    Ok(())
}

/// Puts an item back on sale.
pub async fn restore(ctx: &Ctx, item: ItemId) -> Result<(), AppError> {
    ctx.require(Permission::Menu86)?;
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    write::bump_version(tx.conn(), restaurant).await?;
    items::lock(tx.conn(), restaurant, item).await?.ok_or_else(|| AppError::not_found("item"))?;
    items::restore(tx.conn(), restaurant, item).await?;
    tx.record(NewFact::new(FactKind::AvailabilityChanged, json!({ "item": item, "on_sale": true })));
    tx.commit().await
}
