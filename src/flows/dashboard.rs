//! The owner's figures.

use crate::{
    kernel::{error::AppError, permission::Permission},
    platform::ctx::Ctx,
    reports::{
        model::Dashboard,
        service::{Today, dashboard_in_tx},
    },
    restaurants::service::house_in_tx,
};

pub async fn dashboard(ctx: &Ctx) -> Result<Dashboard, AppError> {
    ctx.require(Permission::ReportsView)?;
    let mut tx = ctx.begin().await?;
    let (house, now) = (house_in_tx(&mut tx).await?, tx.at());
    let date = house.business_date(now);
    let today = Today {
        now,
        date,
        day_start: house.day_start(date),
        time_zone: house.time_zone.name(),
        day_cutoff_hour: house.day_cutoff_hour,
    };
    dashboard_in_tx(&mut tx, today).await
}
