//! Single acts on an order: its status, cancelling, amending, refunds, moving dishes, vouchers.

use axum::Json;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::{
    auth::model::Approval,
    flows::{apply_operations::apply_noting, move_lines::move_lines, redeem_voucher::redeem_voucher},
    kernel::{
        error::{AppError, Code},
        ids::{LineId, OrderId},
        text::Note,
    },
    orders::{
        api::input::{OperationIn, OperationsIn},
        model::{
            Order,
            command::{Operation, OrderCommand, Refund, RefundFrom, RefundOf, StockFate},
            line::LineState,
            output::OrderOut,
            request::StatusWord,
        },
        service as orders,
    },
    platform::ctx::Ctx,
    server::api::{
        extract::{At, Body, Staff},
        keys::RequestKey,
        problem::{Problem, Refusal},
    },
};

/// Where an order is to go.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StatusIn {
    pub status: StatusWord,
    /// Why it is cancelled or refunded.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 280)]
    pub reason: Option<Note>,
}

/// Moves all live dishes of an order at once: to the queue (drafts are sent, held ones fired), into work, ready, completed;
/// or cancels or refunds it. A move that is not possible is a 409 that names both states.
#[utoipa::path(patch, path = "/orders/{id}/status", tag = "orders", params(("id" = OrderId, Path)), request_body = StatusIn,
    responses((status = 200, body = OrderOut), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("orders.view"))))]
pub async fn set_status(
    Staff(ctx): Staff,
    At(id): At<OrderId>,
    key: RequestKey,
    Body(wanted): Body<StatusIn>,
) -> Result<Json<OrderOut>, Refusal> {
    let order = orders::get(&ctx, id).await?;
    let commands = commands_to(&order, &wanted, &key)?;
    let operations: Vec<Operation> = (0u16..)
        .zip(commands)
        .map(|(nth, command)| Operation { id: key.id("status", nth), command, approval: None })
        .collect();
    apply(&ctx, id, operations).await
}

async fn apply(ctx: &Ctx, id: OrderId, operations: Vec<Operation>) -> Result<Json<OrderOut>, Refusal> {
    let done = apply_noting(ctx, id, &operations).await?;
    Ok(Json(OrderOut::new(&done.order, done.warnings)))
}

/// What has to be done to an order so that it stands like this.
fn commands_to(order: &Order, wanted: &StatusIn, key: &RequestKey) -> Result<Vec<OrderCommand>, AppError> {
    let reason = || wanted.reason.clone().map_or_else(|| Note::parse("by request"), Ok);
    let reason = || reason().map_err(|error| AppError::invalid("reason", format!("A reason {error}.")));
    let impossible = || {
        let sentence = format!("An order that is {} does not become {}.", order.status().as_str(), word(wanted.status));
        AppError::conflict(Code::IllegalTransition, sentence)
    };
    let in_state = |states: &[LineState]| -> Vec<LineId> {
        order.lines.iter().filter(|line| states.contains(&line.state)).map(|line| line.id).collect()
    };
    let advance = |from: &[LineState], to: LineState| {
        let lines = in_state(from);
        (!lines.is_empty()).then_some(OrderCommand::Advance { lines, to })
    };
    use LineState as L;
    let commands: Vec<OrderCommand> = match wanted.status {
        StatusWord::Pending => {
            return if order.sent_at.is_none() && order.is_open() { Ok(vec![]) } else { Err(impossible()) };
        }
        StatusWord::InQueue => {
            let (drafts, held) = (in_state(&[L::Draft]), in_state(&[L::Held]));
            let send = (!drafts.is_empty()).then_some(OrderCommand::Send { lines: drafts, hold: vec![] });
            let fire = (!held.is_empty()).then_some(OrderCommand::Fire { lines: held });
            send.into_iter().chain(fire).chain(advance(&[L::Preparing, L::Ready], L::Queued)).collect()
        }
        StatusWord::InProgress | StatusWord::Preparing => {
            advance(&[L::Queued, L::Ready], L::Preparing).into_iter().collect()
        }
        StatusWord::Ready => advance(&[L::Queued, L::Preparing], L::Ready).into_iter().collect(),
        StatusWord::Completed => {
            let serve = advance(&[L::Queued, L::Preparing, L::Ready], L::Served);
            // Serving the last dish of a paid order completes it.
            let ends = order.is_open() && (order.paid_at.is_none() || serve.is_none());
            serve.into_iter().chain(ends.then_some(OrderCommand::Complete)).collect()
        }
        StatusWord::Cancelled => vec![OrderCommand::Cancel { reason: reason()?, stock: None }],
        StatusWord::Refunded => vec![OrderCommand::Refund(Refund {
            refund: key.id("refund", 0),
            what: RefundOf::Whole,
            from: vec![],
            reason: reason()?,
        })],
    };
    let is_there = order.status().as_str() == word(wanted.status);
    if commands.is_empty() && !is_there { Err(impossible()) } else { Ok(commands) }
}

const fn word(status: StatusWord) -> &'static str {
    match status {
        StatusWord::Pending => "pending",
        StatusWord::InQueue => "in_queue",
        StatusWord::InProgress | StatusWord::Preparing => "in_progress",
        StatusWord::Ready => "ready",
        StatusWord::Completed => "completed",
        StatusWord::Cancelled => "cancelled",
        StatusWord::Refunded => "refunded",
    }
}

/// Why an order is cancelled.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CancelIn {
    #[schema(value_type = String, max_length = 280)]
    pub reason: Note,
    /// What becomes of dishes that were begun: waste, or return. Unless it is said, waste, and return of a paid order.
    #[serde(default)]
    pub stock: Option<StockFate>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub approval: Option<Approval>,
}

/// Ends an order that will not be eaten. What was paid is given back in the same act, tender by tender; stock follows.
#[utoipa::path(post, path = "/orders/{id}/cancel", tag = "orders", params(("id" = OrderId, Path)), request_body = CancelIn,
    responses((status = 200, body = OrderOut), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("orders.cancel"))))]
pub async fn cancel(
    Staff(ctx): Staff,
    At(id): At<OrderId>,
    key: RequestKey,
    Body(wanted): Body<CancelIn>,
) -> Result<Json<OrderOut>, Refusal> {
    let command = OrderCommand::Cancel { reason: wanted.reason, stock: wanted.stock };
    apply(&ctx, id, vec![Operation { id: key.id("cancel", 0), command, approval: wanted.approval }]).await
}

/// Money to be given back.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RefundIn {
    pub what: RefundOf,
    /// From which payments; from the last one backwards where it is left out.
    #[serde(default)]
    pub from: Vec<RefundFrom>,
    #[schema(value_type = String, max_length = 280)]
    pub reason: Note,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub approval: Option<Approval>,
}

/// Gives back everything, an amount, or portions of dishes: never more than was paid, with a credit note.
#[utoipa::path(post, path = "/orders/{id}/refunds", tag = "orders", params(("id" = OrderId, Path)), request_body = RefundIn,
    responses((status = 200, body = OrderOut), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("payments.refund"))))]
pub async fn refund(
    Staff(ctx): Staff,
    At(id): At<OrderId>,
    key: RequestKey,
    Body(wanted): Body<RefundIn>,
) -> Result<Json<OrderOut>, Refusal> {
    let refund = Refund { refund: key.id("refund", 0), what: wanted.what, from: wanted.from, reason: wanted.reason };
    let command = OrderCommand::Refund(refund);
    apply(&ctx, id, vec![Operation { id: key.id("refunding", 0), command, approval: wanted.approval }]).await
}

/// What is changed of a paid order.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AmendIn {
    #[schema(value_type = String, max_length = 280)]
    pub reason: Note,
    #[schema(max_items = 200)]
    pub operations: Vec<OperationIn>,
}

/// Changes a paid order: the difference becomes a balance to pay, or money to give back; stock moves by the difference.
#[utoipa::path(post, path = "/orders/{id}/amend", tag = "orders", params(("id" = OrderId, Path)), request_body = AmendIn,
    responses((status = 200, body = OrderOut), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("orders.amend"))))]
pub async fn amend(
    Staff(ctx): Staff,
    At(id): At<OrderId>,
    key: RequestKey,
    Body(wanted): Body<AmendIn>,
) -> Result<Json<OrderOut>, Refusal> {
    let operations = OperationsIn { operations: wanted.operations }.operations(&key);
    let opening =
        Operation { id: key.id("amend", 0), command: OrderCommand::Amend { reason: wanted.reason }, approval: None };
    let operations = [opening].into_iter().chain(operations).collect();
    apply(&ctx, id, operations).await
}

/// Which dishes go where.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MoveIn {
    pub to: OrderId,
    #[schema(min_items = 1, max_items = 300)]
    pub lines: Vec<LineId>,
}

/// Moves dishes to another open order; an order that nothing is left on ends in the other. Answers with the one they joined.
#[utoipa::path(post, path = "/orders/{id}/moves", tag = "orders", params(("id" = OrderId, Path)), request_body = MoveIn,
    responses((status = 200, body = OrderOut), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("orders.transfer"))))]
pub async fn move_dishes(
    Staff(ctx): Staff,
    At(id): At<OrderId>,
    key: RequestKey,
    Body(wanted): Body<MoveIn>,
) -> Result<Json<OrderOut>, Refusal> {
    let order = move_lines(&ctx, id, wanted.to, &wanted.lines, key.id("move", 0)).await?;
    Ok(Json(OrderOut::new(&order, vec![])))
}

/// A voucher's code.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VoucherIn {
    #[schema(min_length = 4, max_length = 24)]
    pub code: String,
}

/// Takes a voucher for an order: its discount is on the bill then, and it is used up by one.
#[utoipa::path(post, path = "/orders/{id}/vouchers", tag = "orders", params(("id" = OrderId, Path)), request_body = VoucherIn,
    responses((status = 200, body = OrderOut), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("orders.discount"))))]
pub async fn take_voucher(
    Staff(ctx): Staff,
    At(id): At<OrderId>,
    key: RequestKey,
    Body(wanted): Body<VoucherIn>,
) -> Result<Json<OrderOut>, Refusal> {
    let order = redeem_voucher(&ctx, id, &wanted.code, key.id("voucher", 0)).await?;
    Ok(Json(OrderOut::new(&order, vec![])))
}
