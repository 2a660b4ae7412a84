//! Pictures of dishes.

use serde_json::json;

use crate::{
    kernel::{error::AppError, fact::FactKind, ids::ItemId, permission::Permission},
    menu::store::{items, write},
    platform::{ctx::Ctx, facts::NewFact},
};

/// Gives an item the picture in this file instead of the one it had; answers with its name.
pub async fn set(ctx: &Ctx, item: ItemId, file: Vec<u8>) -> Result<String, AppError> {
    ctx.require(Permission::MenuEdit)?;
    require_item(ctx, item).await?;
    let name = ctx.world().pictures.keep(file).await?;
    change(ctx, item, Some(&name)).await?;
    Ok(name)
}

/// The item has no picture of its own any more.
pub async fn remove(ctx: &Ctx, item: ItemId) -> Result<(), AppError> {
    ctx.require(Permission::MenuEdit)?;
    change(ctx, item, None).await
}

/// Before a file is read for nobody's dish.
async fn require_item(ctx: &Ctx, item: ItemId) -> Result<(), AppError> {
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    items::lock(tx.conn(), restaurant, item).await?.ok_or_else(|| AppError::not_found("item"))
}

async fn change(ctx: &Ctx, item: ItemId, picture: Option<&str>) -> Result<(), AppError> {
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    write::bump_version(tx.conn(), restaurant).await?;
    let before = items::set_picture(tx.conn(), restaurant, item, picture).await?;
    let before = before.ok_or_else(|| AppError::not_found("item"))?;
    let says = |picture: Option<&str>| json!({ "picture": picture });
    let data = json!({ "item": item, "before": says(before.as_deref()), "after": says(picture) });
    tx.record(NewFact::new(FactKind::ItemEdited, data));
    tx.commit().await
}
