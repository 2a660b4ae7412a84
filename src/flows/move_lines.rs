//! Move dishes to another order, put orders together, and take a party to another table.

use super::{
    consequences::follow_payment_in_tx,
    promote::{give_back_vouchers_in_tx, promote_in_tx},
    setting::setting_in_tx,
};
use crate::{
    inventory::service as inventory,
    kernel::{
        error::AppError,
        ids::{LineId, OperationId, OrderId, SeatingId, TableId},
        permission::Permission,
    },
    orders::{
        model::{Order, fact::OrderFact},
        service as orders,
    },
    platform::ctx::Ctx,
    tables::service as tables,
};

/// Moves lines from one open order to another. An order that nothing is left on ends in the other.
pub async fn move_lines(
    ctx: &Ctx,
    from: OrderId,
    to: OrderId,
    lines: &[LineId],
    operation: OperationId,
) -> Result<Order, AppError> {
    ctx.require(Permission::OrdersTransfer)?;
    let mut tx = ctx.begin().await?;
    let setting = setting_in_tx(&mut tx).await?;
    let (mut left, mut joined) = orders::move_lines_in_tx(&mut tx, (from, to), lines, operation).await?;
    let moved: Vec<LineId> = left
        .facts
        .iter()
        .filter_map(|fact| if let OrderFact::LinesMovedOut { lines, .. } = fact { Some(lines) } else { None })
        .flatten()
        .copied()
        .collect();
    if !moved.is_empty() {
        // What was sent brings its number: the order it joins may have had none.
        if joined.order.sent_at.is_some() && joined.order.number.is_none() {
            let date = setting.house.business_date(tx.at());
            orders::number_in_tx(&mut tx, &mut joined, date).await?;
        }
        inventory::move_reservations_in_tx(&mut tx, from, to, &moved).await?;
        promote_in_tx(&mut tx, &setting, &mut left).await?;
        promote_in_tx(&mut tx, &setting, &mut joined).await?;
        orders::write_in_tx(&mut tx, &left).await?;
        orders::write_in_tx(&mut tx, &joined).await?;
        give_back_vouchers_in_tx(&mut tx, &left).await?;
        for applied in [&left, &joined] {
            if applied.facts.iter().any(|fact| matches!(fact, OrderFact::Paid { .. })) {
                follow_payment_in_tx(&mut tx, &setting, applied).await?;
            }
        }
    }
    tx.commit().await?;
    Ok(joined.order)
}

/// Takes a party and everything it ordered to a free table.
pub async fn move_party(ctx: &Ctx, seating: SeatingId, to: TableId) -> Result<(), AppError> {
    ctx.require(Permission::OrdersTransfer)?;
    let mut tx = ctx.begin().await?;
    tables::move_seating_in_tx(&mut tx, seating, to).await?;
    orders::change_table_in_tx(&mut tx, seating, to).await?;
    tx.commit().await
}
