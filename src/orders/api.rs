//! Orders for programs: `/api/v1/orders`.

pub mod acts;
pub mod guests;
pub mod input;

use axum::Json;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use self::input::{NewOrderIn, OperationsIn};
use crate::{
    flows::{apply_operations::apply_noting, place_order::place_order},
    kernel::ids::OrderId,
    orders::{
        model::{
            output::{OrderOut, OrderPage, OrderRow},
            request::{OrderQuery, StatusWord},
        },
        service as orders,
    },
    server::api::{
        extract::{Asked, At, Body, Staff},
        keys::RequestKey,
        problem::{Problem, Refusal},
    },
};

/// Which orders a list shows.
#[derive(Debug, Deserialize, IntoParams, ToSchema)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct OrderListIn {
    /// `refunded` are those whose money was all given back; `preparing` is another word for `in_progress`.
    pub status: Option<StatusWord>,
    /// A part of the order's name, its table's name or its number.
    #[param(max_length = 120)]
    pub search: Option<String>,
    /// Pages are counted from 1 and come with totals; without a page the list goes on from `after`.
    #[param(minimum = 1, maximum = 100_000)]
    pub page: Option<u32>,
    /// At most so many; 50 unless it is said.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u32>,
    /// The last order of the list before.
    pub after: Option<OrderId>,
}

/// Orders, newest first.
#[utoipa::path(get, path = "/orders", tag = "orders", params(OrderListIn),
    responses((status = 200, body = OrderPage), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("orders.view"))))]
pub async fn list(Staff(ctx): Staff, Asked(asked): Asked<OrderListIn>) -> Result<Json<OrderPage>, Refusal> {
    Ok(Json(search(&ctx, asked, None).await?))
}

/// Orders that are not ended: pending, in the queue, in progress, ready.
#[utoipa::path(get, path = "/orders/queue", tag = "orders",
    responses((status = 200, body = Vec<OrderRow>), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("orders.view"))))]
pub async fn queue(Staff(ctx): Staff) -> Result<Json<Vec<OrderRow>>, Refusal> {
    let query = OrderQuery { is_open: Some(true), limit: 200, ..OrderQuery::default() };
    let found = orders::search(&ctx, &query).await?;
    Ok(Json(found.orders.iter().map(OrderRow::of).collect()))
}

/// Orders that are ended: completed, cancelled, refunded.
#[utoipa::path(get, path = "/orders/history", tag = "orders", params(OrderListIn),
    responses((status = 200, body = OrderPage), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("orders.view"))))]
pub async fn history(Staff(ctx): Staff, Asked(asked): Asked<OrderListIn>) -> Result<Json<OrderPage>, Refusal> {
    Ok(Json(search(&ctx, asked, Some(false)).await?))
}

async fn search(
    ctx: &crate::platform::ctx::Ctx,
    asked: OrderListIn,
    is_open: Option<bool>,
) -> Result<OrderPage, Refusal> {
    let query = OrderQuery {
        status: asked.status,
        is_open,
        search: asked.search,
        page: asked.page,
        limit: asked.limit.unwrap_or(50),
        after: asked.after,
    };
    let found = orders::search(ctx, &query).await?;
    Ok(OrderPage {
        next: found.next,
        page: asked.page,
        total: found.total,
        items: found.orders.iter().map(OrderRow::of).collect(),
    })
}

/// Opens an order with its dishes; they are sent to the kitchen unless it says otherwise, and may be paid in the same act:
/// then everything happens or nothing, and short stock is a 409 that names what is missing.
#[utoipa::path(post, path = "/orders", tag = "orders", request_body = NewOrderIn,
    responses((status = 201, body = OrderOut), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("orders.create"))))]
pub async fn create(
    Staff(ctx): Staff,
    key: RequestKey,
    Body(new): Body<NewOrderIn>,
) -> Result<(http::StatusCode, Json<OrderOut>), Refusal> {
    let done = place_order(&ctx, &new.placing(&key)?).await?;
    Ok((http::StatusCode::CREATED, Json(OrderOut::new(&done.order, done.warnings))))
}

/// One order with its lines, payments and figures.
#[utoipa::path(get, path = "/orders/{id}", tag = "orders", params(("id" = OrderId, Path)),
    responses((status = 200, body = OrderOut), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("orders.view"))))]
pub async fn get(Staff(ctx): Staff, At(id): At<OrderId>) -> Result<Json<OrderOut>, Refusal> {
    Ok(Json(OrderOut::new(&orders::get(&ctx, id).await?, vec![])))
}

/// Operations on an order, all or none: everything that the counter can do. Each bears an id that its client made, and may
/// be repeated; the right depends on the operation.
#[utoipa::path(post, path = "/orders/{id}/operations", tag = "orders", params(("id" = OrderId, Path)), request_body = OperationsIn,
    responses((status = 200, body = OrderOut), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("orders.view"))))]
pub async fn operate(
    Staff(ctx): Staff,
    At(id): At<OrderId>,
    key: RequestKey,
    Body(wanted): Body<OperationsIn>,
) -> Result<Json<OrderOut>, Refusal> {
    let operations = wanted.operations(&key);
    let done = apply_noting(&ctx, id, &operations).await?;
    Ok(Json(OrderOut::new(&done.order, done.warnings)))
}
