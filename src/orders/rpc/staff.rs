//! Orders as staff work with them.

use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use crate::{
    kernel::{
        error::AppError,
        ids::{LineId, OperationId, OrderId},
    },
    orders::model::{
        Order,
        command::Operation,
        request::{Done, NewOrder, OrderFilter},
        summary::OrderSummary,
    },
};

/// Open or recent orders, newest first, at most 200.
#[server(prefix = "/rpc", endpoint = "orders/list", input = Json)]
pub async fn list_orders(filter: OrderFilter) -> Result<Vec<OrderSummary>, AppError> {
    crate::server::rpc::staff(async |ctx| crate::flows::list_orders::list_orders(&ctx, filter).await).await
}

/// One order.
#[server(prefix = "/rpc", endpoint = "orders/get", input = Json)]
pub async fn get_order(order: OrderId) -> Result<Order, AppError> {
    crate::server::rpc::staff(async |ctx| crate::orders::service::get(&ctx, order).await).await
}

/// Opens an order; where the table's party already has an open one, answers with that.
#[server(prefix = "/rpc", endpoint = "orders/open", input = Json)]
pub async fn open_order(new: NewOrder) -> Result<Order, AppError> {
    crate::server::rpc::staff(async |ctx| crate::flows::open_order::open_order(&ctx, &new).await).await
}

/// Applies operations in their order, all or none, and answers with the order as it is then. Repeats are harmless.
#[server(prefix = "/rpc", endpoint = "orders/apply", input = Json)]
pub async fn apply(order: OrderId, operations: Vec<Operation>) -> Result<Done, AppError> {
    crate::server::rpc::staff(async |ctx| crate::flows::apply_operations::apply_noting(&ctx, order, &operations).await)
        .await
}

/// Moves lines from one open order to another and answers with the one they joined. An order that nothing is left on
/// ends in the other.
#[server(prefix = "/rpc", endpoint = "orders/move_lines", input = Json)]
pub async fn move_lines(
    from: OrderId,
    to: OrderId,
    lines: Vec<LineId>,
    operation: OperationId,
) -> Result<Order, AppError> {
    crate::server::rpc::staff(async |ctx| crate::flows::move_lines::move_lines(&ctx, from, to, &lines, operation).await)
        .await
}

/// Takes the voucher with this code for the order; its discount is on the bill then.
#[server(prefix = "/rpc", endpoint = "orders/redeem_voucher", input = Json)]
pub async fn redeem_voucher(order: OrderId, code: String, operation: OperationId) -> Result<Order, AppError> {
    crate::server::rpc::staff(async |ctx| {
        crate::flows::redeem_voucher::redeem_voucher(&ctx, order, &code, operation).await
    })
    .await
}
