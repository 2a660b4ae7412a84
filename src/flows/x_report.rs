//! X: a look at everything since the last Z, which closes nothing.

use crate::{
    drawers::{
        model::figures::{DrawerFigures, Figures, ReportHead, XReport},
        service::{figures, sessions as drawers},
    },
    kernel::{actor::Actor, error::AppError, permission::Permission},
    platform::ctx::Ctx,
    restaurants::service::house_in_tx,
};

/// Whoever still has to count a drawer, and does not manage them, is told nothing about cash: the count stays blind.
pub async fn x_report(ctx: &Ctx) -> Result<XReport, AppError> {
    ctx.require(Permission::DrawerUse)?;
    let mut tx = ctx.begin().await?;
    let (house, at) = (house_in_tx(&mut tx).await?, tx.at());
    let live = drawers::live_in_tx(ctx, &mut tx).await?;
    let is_blind = live.iter().any(|own| Actor::Member(own.holder) == ctx.actor() && own.expected.is_none());
    let found = figures::open_figures_in_tx(&mut tx).await?;
    let found = if is_blind { found.blind() } else { found };
    let of = |drawer: &crate::drawers::model::Drawer| DrawerFigures {
        drawer: drawer.id,
        holder: drawer.holder,
        label: drawer.label.clone(),
        float: drawer.float,
        expected: drawer.expected,
        counted: drawer.counts.last().map(|count| count.counted),
        is_forced: false,
    };
    Ok(XReport {
        figures: Figures { drawers: live.iter().map(of).collect(), ..found },
        is_blind,
        head: ReportHead {
            restaurant: house.view(at),
            issuer: house.issuer.clone(),
            names: live.iter().map(|drawer| (drawer.holder, drawer.holder_name.clone())).collect(),
            offset: house.offset(at),
            printed_at: at,
        },
    })
}
