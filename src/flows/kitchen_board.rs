//! The kitchen's board.

use crate::{
    kernel::{error::AppError, ids::StationId, permission::Permission},
    kitchen::{model::Board, service as kitchen},
    platform::ctx::Ctx,
    restaurants::service::house_in_tx,
};

pub async fn kitchen_board(ctx: &Ctx, station: Option<StationId>) -> Result<Board, AppError> {
    ctx.require(Permission::KitchenView)?;
    let mut tx = ctx.begin().await?;
    let offset = house_in_tx(&mut tx).await?.offset(tx.at());
    kitchen::board_in_tx(&mut tx, station, offset).await
}
