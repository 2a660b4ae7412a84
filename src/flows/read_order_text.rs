//! Read an order in a guest's own words against the menu of this moment. Nothing is ordered by it.

use super::{menu_with_stock::with_stock_in_tx, setting::setting_in_tx};
use crate::{
    kernel::{error::AppError, permission::Permission},
    menu::model::free_text::read::{Reading, TEXT_CHARS_MAX, read},
    platform::ctx::Ctx,
};

pub async fn read_order_text(ctx: &Ctx, text: &str) -> Result<Reading, AppError> {
    ctx.require(Permission::MenuView)?;
    if TEXT_CHARS_MAX < text.chars().count() {
        return Err(AppError::invalid("text", format!("Say it in at most {TEXT_CHARS_MAX} characters.")));
    }
    let mut tx = ctx.begin().await?;
    let setting = setting_in_tx(&mut tx).await?;
    let menu = with_stock_in_tx(&mut tx, &setting).await?;
    Ok(read(&menu, text, tx.at()))
}
