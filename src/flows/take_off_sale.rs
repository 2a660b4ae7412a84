//! 86 an item: for an hour, for today, or until someone restores it.

use chrono::TimeDelta;

use super::setting::setting_in_tx;
use crate::{
    kernel::{error::AppError, ids::ItemId, permission::Permission},
    menu::{model::editing::OffSaleFor, service::availability},
    platform::ctx::Ctx,
};

pub async fn take_off_sale(ctx: &Ctx, item: ItemId, lasting: OffSaleFor) -> Result<(), AppError> {
    ctx.require(Permission::Menu86)?;
    let mut tx = ctx.begin().await?;
    let house = setting_in_tx(&mut tx).await?.house;
    let until = match lasting {
        OffSaleFor::Hour => Some(tx.at() + TimeDelta::hours(1)),
        OffSaleFor::Today => Some(house.day_start(house.business_date(tx.at()) + TimeDelta::days(1))),
        OffSaleFor::UntilRestored => None,
    };
    availability::take_off_sale_in_tx(&mut tx, item, until).await?;
    tx.commit().await
}
