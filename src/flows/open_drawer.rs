//! Open a drawer: the float leaves the safe.

use crate::{
    drawers::{
        model::{Drawer, request::NewDrawer},
        service::sessions as drawers,
    },
    kernel::{error::AppError, permission::Permission},
    ledger::{model::EntryKind, service as ledger},
    platform::ctx::Ctx,
    restaurants::service::house_in_tx,
};

/// Opens a drawer for the person who asks. The same drawer again is the same drawer.
pub async fn open_drawer(ctx: &Ctx, new: &NewDrawer) -> Result<Drawer, AppError> {
    ctx.require(Permission::DrawerUse)?;
    let holder = drawers::holder(ctx)?;
    let mut tx = ctx.begin().await?;
    let house = house_in_tx(&mut tx).await?;
    if drawers::open_in_tx(&mut tx, holder, new).await? {
        let date = house.business_date(tx.at());
        ledger::post_cash_in_tx(&mut tx, new.id, date, (EntryKind::Float, new.float)).await?;
    }
    let drawer = drawers::get_in_tx(ctx, &mut tx, new.id).await?;
    tx.commit().await?;
    Ok(drawer)
}
