//! A guest's table: everything on it, and the guest's own operations.

use super::{
    apply_operations::apply_to_in_tx,
    open_order::order_of_seating_in_tx,
    setting::{Setting, setting_in_tx},
};
use crate::{
    kernel::{
        error::{AppError, Code},
        ids::OperationId,
        permission::Permission,
    },
    orders::{
        model::{
            command::{Operation, OrderCommand},
            guest::GuestTable,
        },
        service::{self as orders, Applied},
    },
    platform::{ctx::Ctx, db::Tx, facts},
    restaurants::service::{House, house_in_tx},
    tables::{
        model::{Seating, SeatingState},
        service as tables,
    },
};

/// The table of the phone that asks.
pub async fn guest_table(ctx: &Ctx) -> Result<GuestTable, AppError> {
    ctx.require(Permission::TableOrder)?;
    let mut tx = ctx.begin().await?;
    let house = house_in_tx(&mut tx).await?;
    let seating = tables::live_seating_in_tx(&mut tx, ctx.seat()?.seating).await?;
    read_in_tx(&mut tx, ctx, &house, &seating).await
}

async fn read_in_tx(tx: &mut Tx, ctx: &Ctx, house: &House, seating: &Seating) -> Result<GuestTable, AppError> {
    let (restaurant, seat) = (tx.restaurant(), ctx.seat()?);
    let seq = facts::last_seq(tx.conn(), restaurant).await?;
    let guests = tables::guests_in_tx(tx, seating.id).await?;
    let me = guests.iter().find(|guest| guest.id == seat.guest).cloned().ok_or(AppError::Unauthenticated)?;
    Ok(GuestTable {
        restaurant: house.view(tx.at()),
        table_name: tables::table_name_in_tx(tx, seating.table).await?,
        state: seating.state,
        me,
        guests,
        orders: orders::of_seating_in_tx(tx, seating.id).await?,
        form_key: ctx.new_id(),
        seq,
    })
}

/// Applies a guest's operation to the party's open order; the first dish opens it.
pub async fn guest_apply(ctx: &Ctx, operation: OperationId, command: &OrderCommand) -> Result<GuestTable, AppError> {
    ctx.require(Permission::TableOrder)?;
    let operation = Operation { id: operation, command: command.clone(), approval: None };
    guest_apply_all(ctx, &[operation]).await
}

/// Applies a guest's operations, all or none.
pub async fn guest_apply_all(ctx: &Ctx, operations: &[Operation]) -> Result<GuestTable, AppError> {
    ctx.require(Permission::TableOrder)?;
    for operation in operations {
        refuse_foreign(ctx, &operation.command)?;
    }
    let asks = |wanted: fn(&OrderCommand) -> bool| operations.iter().any(|operation| wanted(&operation.command));
    let mut tx = ctx.begin().await?;
    let setting = setting_in_tx(&mut tx).await?;
    let seating = tables::live_seating_in_tx(&mut tx, ctx.seat()?.seating).await?;
    // What is sent waits in the cart with the rest until the staff opens the table; there is no more to say to a request
    // that only sends.
    let is_send = |command: &OrderCommand| matches!(command, OrderCommand::Send { .. });
    let is_waiting = seating.state == SeatingState::AwaitingApproval;
    if is_waiting && operations.iter().all(|operation| is_send(&operation.command)) {
        return Err(AppError::conflict(
            Code::AwaitingApproval,
            "The staff will open this table in a moment. Your order is kept.",
        ));
    }
    // Only a dish opens an order; what is asked of a cart that is gone meanwhile is answered with how things are.
    let is_open = orders::open_of_seating_in_tx(&mut tx, seating.id).await?.is_some();
    if !is_open && !asks(|command| matches!(command, OrderCommand::AddLine { .. })) {
        return read_in_tx(&mut tx, ctx, &setting.house, &seating).await;
    }
    let opening = order_of_seating_in_tx(&mut tx, &setting.house, &seating, ctx.new_id()).await?;
    let begun = opening.start_in_tx(&mut tx).await?;
    let mut begun = count_for_member_in_tx(ctx, &mut tx, &setting, begun).await?;
    for operation in operations.iter().filter(|operation| !is_waiting || !is_send(&operation.command)) {
        begun = orders::locked(apply_to_in_tx(&mut tx, &setting, begun, operation).await?);
    }
    let table = read_in_tx(&mut tx, ctx, &setting.house, &seating).await?;
    tx.commit().await?;
    // Facts are numbered at the commit, so the answer's number may be before its own facts: a screen then asks once more.
    Ok(table)
}

/// The rest is the staff's, whatever right it needs.
fn refuse_foreign(ctx: &Ctx, command: &OrderCommand) -> Result<(), AppError> {
    ctx.require(command.permission())?;
    let is_guests = matches!(
        command,
        OrderCommand::AddLine { .. }
            | OrderCommand::SetQuantity { .. }
            | OrderCommand::SetNote { .. }
            | OrderCommand::RemoveLine { .. }
            | OrderCommand::Send { .. }
    );
    if is_guests { Ok(()) } else { Err(AppError::Forbidden { permission: command.permission() }) }
}

/// What a member orders earns points, from their first dish on and unless the bill counts for somebody already (S0-47).
async fn count_for_member_in_tx(
    ctx: &Ctx,
    tx: &mut Tx,
    setting: &Setting,
    begun: Applied,
) -> Result<Applied, AppError> {
    let guest = ctx.seat()?.guest;
    // Whom the staff took off the bill does not come back by the next dish.
    if begun.order.customer.is_some() || begun.order.lines.iter().any(|line| line.by.guest() == Some(guest)) {
        return Ok(begun);
    }
    let Some(customer) = tables::customer_of_guest_in_tx(tx, guest).await? else { return Ok(begun) };
    let command = OrderCommand::SetCustomer { customer: Some(customer) };
    let member = Operation { id: ctx.new_id(), command, approval: None };
    Ok(orders::locked(apply_to_in_tx(tx, setting, begun, &member).await?))
}
