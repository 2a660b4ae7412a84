//! Close a drawer: what was counted goes to the safe, what differs from the books is posted as over or short.

use crate::{
    drawers::{
        model::{Closing, Drawer, request::ForcedClosing},
        service::sessions as drawers,
    },
    kernel::{error::AppError, ids::DrawerId, permission::Permission},
    ledger::service as ledger,
    platform::{ctx::Ctx, db::Tx},
    restaurants::service::house_in_tx,
};

/// Closes a drawer by its last count.
pub async fn close_drawer(ctx: &Ctx, drawer: DrawerId) -> Result<Drawer, AppError> {
    ctx.require(Permission::DrawerUse)?;
    let mut tx = ctx.begin().await?;
    let closing = drawers::close_in_tx(ctx, &mut tx, drawer).await?;
    post(&mut tx, drawer, &closing).await?;
    let drawer = drawers::get_in_tx(ctx, &mut tx, drawer).await?;
    tx.commit().await?;
    Ok(drawer)
}

/// Closes somebody's drawer in their absence, counted or not.
pub async fn force_close_drawer(ctx: &Ctx, forced: &ForcedClosing) -> Result<Drawer, AppError> {
    ctx.require(Permission::DrawerManage)?;
    let mut tx = ctx.begin().await?;
    let closing = drawers::force_close_in_tx(ctx, &mut tx, forced).await?;
    post(&mut tx, forced.drawer, &closing).await?;
    let drawer = drawers::get_in_tx(ctx, &mut tx, forced.drawer).await?;
    tx.commit().await?;
    Ok(drawer)
}

/// Where nobody counted, what the books say is taken to be there.
async fn post(tx: &mut Tx, drawer: DrawerId, closing: &Closing) -> Result<(), AppError> {
    let date = house_in_tx(tx).await?.business_date(tx.at());
    let counted = closing.counted.unwrap_or(closing.expected);
    ledger::post_closing_in_tx(tx, drawer, date, (closing.expected, counted)).await
}
