//! Count a drawer without knowing what should be in it.

use crate::{
    drawers::{
        model::{Drawer, request::NewCount},
        service::sessions as drawers,
    },
    kernel::{error::AppError, permission::Permission},
    platform::ctx::Ctx,
    restaurants::service::house_in_tx,
};

/// Confirms a count; the answer says what should have been there.
pub async fn count_drawer(ctx: &Ctx, new: &NewCount) -> Result<Drawer, AppError> {
    ctx.require(Permission::DrawerUse)?;
    let mut tx = ctx.begin().await?;
    let house = house_in_tx(&mut tx).await?;
    drawers::count_in_tx(ctx, &mut tx, house.currency, new).await?;
    let drawer = drawers::get_in_tx(ctx, &mut tx, new.drawer).await?;
    tx.commit().await?;
    Ok(drawer)
}
