//! Apply operations to an order, all or none, with everything that follows from them.

use super::{
    consequences::follow_in_tx,
    send_refunds::send_refunds,
    setting::{Setting, setting_in_tx},
};
use crate::{
    auth::service as auth,
    kernel::{
        error::{AppError, Code},
        ids::{LineId, OperationId, OrderId},
        permission::{Grant, Permission},
    },
    orders::{
        model::{
            Order,
            command::{Operation, OrderCommand},
            line::LineState,
            request::Done,
        },
        service::{self as orders, Applied, Leave},
    },
    platform::{
        ctx::{Caller, Ctx},
        db::Tx,
        idempotency::Claim,
    },
    restaurants::service as people,
    tables::service as tables,
};

/// The most operations of one request: what a screen may have kept through a long gap.
const OPERATIONS_MAX: usize = 200;

/// Applies operations in their order. Repeats are harmless; the answer is the order as it is then.
pub async fn apply_operations(ctx: &Ctx, order: OrderId, operations: &[Operation]) -> Result<Order, AppError> {
    ctx.require(Permission::OrdersView)?;
    Ok(apply_noting(ctx, order, operations).await?.order)
}

/// The same, with what the person should know of it.
pub async fn apply_noting(ctx: &Ctx, order: OrderId, operations: &[Operation]) -> Result<Done, AppError> {
    ctx.require(Permission::OrdersView)?;
    if OPERATIONS_MAX < operations.len() {
        return Err(AppError::invalid("operations", format!("Send at most {OPERATIONS_MAX} operations at once.")));
    }
    for operation in operations {
        refuse_hopeless(ctx, operation)?;
    }
    let mut tx = ctx.begin().await?;
    if operations.iter().any(|operation| opens_again(&operation.command)) {
        tx.require_open_house().await?;
    }
    let setting = setting_in_tx(&mut tx).await?;
    lock_party_in_tx(&mut tx, order, operations).await?;
    let order = if operations.is_empty() {
        orders::get_in_tx(&mut tx, order).await?
    } else {
        let begun = orders::start_in_tx(&mut tx, order).await?;
        apply_all_in_tx(ctx, &mut tx, &setting, begun, operations).await?
    };
    let warnings = tx.take_warnings();
    tx.commit().await?;
    let gives_back =
        |operation: &Operation| matches!(operation.command, OrderCommand::Refund(_) | OrderCommand::Cancel { .. });
    if operations.iter().any(gives_back) {
        // It is on record; what could not be sent now is sent by the job.
        if let Err(error) = send_refunds(ctx, order.id).await {
            tracing::error!(order = %order.id, %error, "refunds on cards wait to be sent");
        }
    }
    Ok(Done { order, warnings })
}

/// Whether an order that was done with is open after it.
const fn opens_again(command: &OrderCommand) -> bool {
    matches!(command, OrderCommand::Amend { .. } | OrderCommand::Reopen { .. })
}

/// A party's size stands with its seating too, which is locked before its order, as everywhere.
async fn lock_party_in_tx(tx: &mut Tx, order: OrderId, operations: &[Operation]) -> Result<(), AppError> {
    if !operations.iter().any(|operation| matches!(operation.command, OrderCommand::SetCovers { .. })) {
        return Ok(());
    }
    match orders::get_in_tx(tx, order).await?.seating {
        Some(seating) => tables::lock_seating_in_tx(tx, seating).await,
        None => Ok(()),
    }
}

/// How far this person goes with a command. Carrying dishes out is the floor's work as well as the kitchen's.
fn grant(ctx: &Ctx, command: &OrderCommand) -> Grant {
    let is_carrying = matches!(command, OrderCommand::Advance { to: LineState::Served, .. });
    if is_carrying && ctx.require(Permission::OrdersSend).is_ok() {
        Grant::Yes
    } else {
        ctx.grant(command.permission())
    }
}

/// What cannot be allowed whatever the order is, before anything is locked.
pub(super) fn refuse_hopeless(ctx: &Ctx, operation: &Operation) -> Result<(), AppError> {
    // Money is recorded by the flow that takes it, not by a bare operation.
    if matches!(operation.command, OrderCommand::Capture(_)) {
        return Err(AppError::invalid("do", "Take money with a payment, not with an operation."));
    }
    match (grant(ctx, &operation.command), &operation.approval) {
        (Grant::Yes, _) | (Grant::WithApproval, Some(_)) => Ok(()),
        (Grant::WithApproval, None) => Err(approval_needed()),
        (Grant::No, _) => ctx.require(operation.command.permission()),
    }
}

fn approval_needed() -> AppError {
    AppError::conflict(Code::ApprovalNeeded, "Somebody who may do this has to approve it with a PIN.")
}

/// An order is looked after by somebody who works here, and counts for somebody the house knows.
pub(super) async fn refuse_strangers_in_tx(tx: &mut Tx, command: &OrderCommand) -> Result<(), AppError> {
    let is_known = match command {
        OrderCommand::SetServer { member } => people::is_member_in_tx(tx, *member).await?,
        OrderCommand::SetCustomer { customer: Some(customer) } => people::is_customer_in_tx(tx, *customer).await?,
        _ => true,
    };
    let what = if matches!(command, OrderCommand::SetServer { .. }) { "member" } else { "customer" };
    if is_known { Ok(()) } else { Err(AppError::not_found(what)) }
}

/// What the person may do with this order, alone or by approval.
pub(super) async fn leave_in_tx(
    ctx: &Ctx,
    tx: &mut Tx,
    order: OrderId,
    operation: &Operation,
) -> Result<Leave, AppError> {
    let command = &operation.command;
    let may_exceed_cap = match ctx.caller() {
        Caller::Member { rights, .. } => rights.role.may_exceed_discount_cap(),
        Caller::System => true,
        Caller::Guest(_) | Caller::ApiKey { .. } | Caller::Stranger => false,
    };
    // An order that was paid is cancelled by giving the money back, which is a right of its own.
    let gives_back = matches!(command, OrderCommand::Cancel { .. })
        && orders::get_in_tx(tx, order).await?.payments.iter().any(|payment| !payment.amount.is_zero());
    let also = gives_back.then_some(Permission::PaymentsRefund);
    let is_granted = grant(ctx, command) == Grant::Yes && also.is_none_or(|also| ctx.grant(also) == Grant::Yes);
    let Some(approval) = &operation.approval else {
        return match also {
            Some(also) if !is_granted && ctx.grant(also) == Grant::No => Err(AppError::Forbidden { permission: also }),
            _ if !is_granted => Err(approval_needed()),
            _ => Ok(Leave { approved_by: None, may_exceed_cap }),
        };
    };
    let approver = auth::use_approval_in_tx(tx, approval, (command.permission(), order), operation.id).await?;
    if also.is_some_and(|also| !approver.rights.allows(also)) {
        return Err(approval_needed());
    }
    let may_exceed_cap = may_exceed_cap || approver.rights.role.may_exceed_discount_cap();
    Ok(Leave { approved_by: Some(approver.member), may_exceed_cap })
}

/// Operations of one request on an order that is locked, with their consequences. What only fills the cart is written
/// together with what comes after it: a round of twenty dishes is read and written once.
pub(super) async fn apply_all_in_tx(
    ctx: &Ctx,
    tx: &mut Tx,
    setting: &Setting,
    applied: Applied,
    operations: &[Operation],
) -> Result<Order, AppError> {
    let applied = put_all_in_tx(ctx, tx, setting, applied, operations).await?;
    Ok(finish_in_tx(tx, setting, applied).await?.order)
}

/// The same with what the last of them came to still to be written, for an act that goes on with the order.
pub(super) async fn put_all_in_tx(
    ctx: &Ctx,
    tx: &mut Tx,
    setting: &Setting,
    mut applied: Applied,
    operations: &[Operation],
) -> Result<Applied, AppError> {
    let id = applied.order.id;
    let claims = orders::claim_in_tx(tx, id, operations).await?;
    for (operation, claim) in operations.iter().zip(claims) {
        if !applied.is_in_the_cart() {
            applied = finish_in_tx(tx, setting, applied).await?;
        }
        let leave = leave_in_tx(ctx, tx, id, operation).await?;
        refuse_strangers_in_tx(tx, &operation.command).await?;
        if claim == Claim::First {
            go_on(tx, setting, &mut applied, operation, leave)?;
        }
    }
    Ok(applied)
}

fn go_on(
    tx: &mut Tx,
    setting: &Setting,
    applied: &mut Applied,
    operation: &Operation,
    leave: Leave,
) -> Result<(), AppError> {
    let priced_by = (&setting.snapshot.menu, setting.local(tx.at()));
    orders::go_on(tx, priced_by, applied, operation, leave)
}

/// Writes what was decided and brings everything else in line; further operations begin where this one ended.
pub(super) async fn finish_in_tx(tx: &mut Tx, setting: &Setting, mut applied: Applied) -> Result<Applied, AppError> {
    follow_in_tx(tx, setting, &mut applied).await?;
    Ok(applied.ended())
}

/// One operation of Comanda's own acts, with its consequences.
pub async fn apply_one_in_tx(
    tx: &mut Tx,
    setting: &Setting,
    order: OrderId,
    operation: &Operation,
) -> Result<Order, AppError> {
    let begun = orders::start_in_tx(tx, order).await?;
    apply_to_in_tx(tx, setting, begun, operation).await
}

/// The same on an order that this act has locked already.
pub(super) async fn apply_to_in_tx(
    tx: &mut Tx,
    setting: &Setting,
    mut applied: Applied,
    operation: &Operation,
) -> Result<Order, AppError> {
    put_one_in_tx(tx, setting, &mut applied, operation).await?;
    Ok(finish_in_tx(tx, setting, applied).await?.order)
}

/// The same with what it came to still to be written.
pub(super) async fn put_one_in_tx(
    tx: &mut Tx,
    setting: &Setting,
    applied: &mut Applied,
    operation: &Operation,
) -> Result<(), AppError> {
    let claims = orders::claim_in_tx(tx, applied.order.id, std::slice::from_ref(operation)).await?;
    if claims.contains(&Claim::First) {
        go_on(tx, setting, applied, operation, Leave::default())?;
    }
    Ok(())
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
    let operation = Operation { id: operation, command: OrderCommand::Advance { lines, to }, approval: None };
    apply_operations(ctx, order, &[operation]).await.map(|_| ())
}
