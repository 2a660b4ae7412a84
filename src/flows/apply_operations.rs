//! Apply operations to an order, all or none, with everything that follows from them.

use super::{
    consequences::follow_in_tx,
    setting::{Setting, setting_in_tx},
};
use crate::{
    kernel::{
        error::AppError,
        ids::{LineId, OperationId, OrderId},
        permission::Permission,
    },
    orders::{
        model::{
            Order,
            command::{Operation, OrderCommand},
            line::LineState,
        },
        service as orders,
    },
    platform::{ctx::Ctx, db::Tx},
};

/// The most operations of one request: what a screen may have kept through a long gap.
const OPERATIONS_MAX: usize = 200;

/// Applies operations in their order. Repeats are harmless; the answer is the order as it is then.
pub async fn apply_operations(ctx: &Ctx, order: OrderId, operations: &[Operation]) -> Result<Order, AppError> {
    ctx.require(Permission::OrdersView)?;
    if OPERATIONS_MAX < operations.len() {
        return Err(AppError::invalid("operations", format!("Send at most {OPERATIONS_MAX} operations at once.")));
    }
    for operation in operations {
        require_for(ctx, &operation.command)?;
    }
    let mut tx = ctx.begin().await?;
    let setting = setting_in_tx(&mut tx).await?;
    let mut applied = None;
    for operation in operations {
        applied = Some(apply_one_in_tx(&mut tx, &setting, order, operation).await?);
    }
    let order = match applied {
        Some(order) => order,
        None => orders::get_in_tx(&mut tx, order).await?,
    };
    tx.commit().await?;
    Ok(order)
}

/// Money is recorded by the flow that takes it, not by a bare operation.
fn require_for(ctx: &Ctx, command: &OrderCommand) -> Result<(), AppError> {
    if matches!(command, OrderCommand::Capture(_)) {
        return Err(AppError::invalid("do", "Take money with a payment, not with an operation."));
    }
    // Carrying dishes out is the floor's work as well as the kitchen's.
    if matches!(command, OrderCommand::Advance { to: LineState::Served, .. })
        && ctx.require(Permission::OrdersSend).is_ok()
    {
        return Ok(());
    }
    ctx.require(command.permission())
}

/// One operation with its consequences.
pub async fn apply_one_in_tx(
    tx: &mut Tx,
    setting: &Setting,
    order: OrderId,
    operation: &Operation,
) -> Result<Order, AppError> {
    let mut applied = orders::apply_in_tx(tx, &setting.snapshot.menu, order, operation).await?;
    follow_in_tx(tx, setting, &mut applied).await?;
    Ok(applied.order)
}

/// The kitchen's tap: moves lines on, or back.
pub async fn advance_lines(
    ctx: &Ctx,
    order: OrderId,
    lines: Vec<LineId>,
    to: LineState,
    operation: OperationId,
) -> Result<(), AppError> {
    ctx.require(Permission::KitchenAdvance)?;
    let operation = Operation { id: operation, command: OrderCommand::Advance { lines, to } };
    apply_operations(ctx, order, &[operation]).await.map(|_| ())
}
