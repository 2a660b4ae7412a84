//! The page of the drawer: the own one, everybody's for those who manage them, the Zs.

use crate::{
    drawers::{
        model::DrawerDesk,
        service::{sessions as drawers, zs},
    },
    kernel::{actor::Actor, error::AppError, permission::Permission},
    platform::ctx::Ctx,
    restaurants::service::house_in_tx,
};

pub async fn drawer_desk(ctx: &Ctx) -> Result<DrawerDesk, AppError> {
    // Whoever looks after drawers reads their books where nobody uses one any more.
    ctx.require(Permission::DrawerManage).or_else(|_| ctx.require(Permission::DrawerUse))?;
    let mut tx = ctx.begin().await?;
    let offset = house_in_tx(&mut tx).await?.offset(tx.at());
    let live = drawers::live_in_tx(ctx, &mut tx).await?;
    let (own, others): (Vec<_>, Vec<_>) =
        live.into_iter().partition(|drawer| Actor::Member(drawer.holder) == ctx.actor());
    let zs = if ctx.require(Permission::DrawerManage).is_ok() { zs::list_in_tx(&mut tx).await? } else { vec![] };
    let last_label = drawers::last_label_in_tx(&mut tx).await?;
    Ok(DrawerDesk { own: own.into_iter().next(), others, last_label, zs, offset })
}
