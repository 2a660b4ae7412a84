//! Put cash into a drawer, or take it out, with a reason.

use crate::{
    drawers::{
        model::{Drawer, MovementKind, request::NewMovement},
        service::sessions as drawers,
    },
    kernel::{error::AppError, permission::Permission},
    ledger::{model::EntryKind, service as ledger},
    platform::ctx::Ctx,
    restaurants::service::house_in_tx,
};

/// Moves cash. The same movement again moves nothing.
pub async fn move_cash(ctx: &Ctx, new: &NewMovement) -> Result<Drawer, AppError> {
    ctx.require(Permission::DrawerUse)?;
    let mut tx = ctx.begin().await?;
    let house = house_in_tx(&mut tx).await?;
    if drawers::move_in_tx(ctx, &mut tx, new).await? {
        let kind = match new.kind {
            MovementKind::PayIn => EntryKind::PayIn,
            MovementKind::PayOut => EntryKind::PayOut,
            MovementKind::Drop => EntryKind::Drop,
        };
        let date = house.business_date(tx.at());
        ledger::post_cash_in_tx(&mut tx, new.drawer, date, (kind, new.kind.signed(new.amount))).await?;
    }
    let drawer = drawers::get_in_tx(ctx, &mut tx, new.drawer).await?;
    tx.commit().await?;
    Ok(drawer)
}
