//! Orders, one and many.

use chrono::TimeDelta;

use crate::{
    kernel::{error::AppError, ids::OrderId, permission::Permission},
    orders::{
        model::{Order, request::OrderFilter, summary::OrderSummary},
        service as orders,
    },
    platform::ctx::Ctx,
    restaurants::service::house_in_tx,
};

pub async fn list_orders(ctx: &Ctx, filter: OrderFilter) -> Result<Vec<OrderSummary>, AppError> {
    ctx.require(Permission::OrdersView)?;
    let mut tx = ctx.begin().await?;
    let closed_since = match filter {
        OrderFilter::Open => None,
        OrderFilter::Recent => {
            let house = house_in_tx(&mut tx).await?;
            Some(house.business_date(tx.at()) - TimeDelta::days(1))
        }
    };
    orders::list_in_tx(&mut tx, closed_since).await
}

/// One order, for whoever knows orders only through a flow.
pub async fn read_order(ctx: &Ctx, order: OrderId) -> Result<Order, AppError> {
    ctx.require(Permission::OrdersView)?;
    orders::get(ctx, order).await
}
