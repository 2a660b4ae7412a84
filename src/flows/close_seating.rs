//! Close a table: the stay ends and the guests' phones are let go. Refused while something is owed.

use crate::{
    kernel::{
        error::{AppError, Code},
        ids::SeatingId,
        permission::Permission,
    },
    orders::service as orders,
    platform::ctx::Ctx,
    tables::service as tables,
};

pub async fn close_seating(ctx: &Ctx, seating: SeatingId) -> Result<(), AppError> {
    ctx.require(Permission::PaymentsTake)?;
    let mut tx = ctx.begin().await?;
    let seating = tables::live_seating_in_tx(&mut tx, seating).await?;
    for order in orders::of_seating_in_tx(&mut tx, seating.id).await? {
        if order.is_open() && order.sent_lines().next().is_some() && order.paid_at.is_none() {
            return Err(AppError::conflict(Code::IllegalTransition, "This table still has an unpaid order."));
        }
    }
    tables::close_in_tx(&mut tx, seating.id).await?;
    tx.commit().await
}
