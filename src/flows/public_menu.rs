//! A restaurant's menu for anybody.

use super::{menu_with_stock::with_stock_in_tx, setting::setting_in_tx};
use crate::{
    kernel::{error::AppError, permission::Permission},
    menu::model::Menu,
    platform::ctx::Ctx,
    restaurants::{model::Restaurant, service as restaurants},
};

pub async fn public_menu(ctx: &Ctx, slug: &str) -> Result<(Restaurant, Menu), AppError> {
    ctx.require(Permission::PublicMenu)?;
    let restaurant = restaurants::id_by_slug(ctx, slug).await?;
    let ctx = Ctx::system(ctx.world().clone(), restaurant);
    let mut tx = ctx.begin().await?;
    let setting = setting_in_tx(&mut tx).await?;
    let menu = with_stock_in_tx(&mut tx, &setting).await?;
    Ok((setting.house.view(tx.at()), menu))
}
