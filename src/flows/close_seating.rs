//! Close a table: the stay ends and the guests' phones are let go. Refused while something is owed.

use super::{apply_operations::apply_one_in_tx, setting::setting_in_tx};
use crate::{
    kernel::{
        error::{AppError, Code},
        ids::SeatingId,
        permission::Permission,
        text::Note,
    },
    orders::{
        model::command::{Operation, OrderCommand},
        service as orders,
    },
    platform::{ctx::Ctx, error::internal},
    tables::service as tables,
};

/// Why a cart that was never sent is cancelled.
const LEFT_BEHIND: &str = "the table was closed";

pub async fn close_seating(ctx: &Ctx, seating: SeatingId) -> Result<(), AppError> {
    ctx.require(Permission::PaymentsTake)?;
    let mut tx = ctx.begin().await?;
    let seating = tables::live_seating_in_tx(&mut tx, seating).await?;
    let setting = setting_in_tx(&mut tx).await?;
    for order in orders::of_seating_in_tx(&mut tx, seating.id).await? {
        // Somebody may be sending right now.
        let order = orders::lock_in_tx(&mut tx, order.id).await?;
        if !order.is_open() || order.paid_at.is_some() {
            continue;
        }
        if order.sent_lines().next().is_some() {
            return Err(AppError::conflict(Code::IllegalTransition, "This table still has an unpaid order."));
        }
        // A cart that was left behind goes with the party.
        let reason = Note::parse(LEFT_BEHIND).map_err(|error| internal("a reason of our own", &error))?;
        let operation =
            Operation { id: ctx.new_id(), command: OrderCommand::Cancel { reason, stock: None }, approval: None };
        apply_one_in_tx(&mut tx, &setting, order.id, &operation).await?;
    }
    tables::close_in_tx(&mut tx, seating.id).await?;
    tx.commit().await
}
