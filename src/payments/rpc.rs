//! What the counter asks of the server about money.

use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use super::model::{self, NewPayment, Taken};
use crate::kernel::{error::AppError, ids::OrderId};

/// Takes money for an order. A repeat with the same payment id answers with what came of the first.
#[server(prefix = "/rpc", endpoint = "payments/take", input = Json)]
pub async fn take_payment(order: OrderId, payment: NewPayment) -> Result<Taken, AppError> {
    crate::server::rpc::staff(async |ctx| crate::flows::take_payment::take_payment(&ctx, order, &payment).await).await
}

/// The order's bill, or its receipt once it is paid.
#[server(prefix = "/rpc", endpoint = "payments/receipt", input = Json)]
pub async fn receipt(order: OrderId) -> Result<model::Receipt, AppError> {
    crate::server::rpc::staff(async |ctx| crate::flows::receipt::receipt(&ctx, order).await).await
}
