//! What the counter asks of the server about money.

use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use super::model::{self, DocumentId, NewPayment, Taken};
use crate::kernel::{error::AppError, ids::OrderId};

/// Takes money for an order. A repeat with the same payment id answers with what came of the first.
#[server(prefix = "/rpc", endpoint = "payments/take", input = Json)]
pub async fn take_payment(order: OrderId, payment: NewPayment) -> Result<Taken, AppError> {
    crate::server::rpc::staff(async |ctx| crate::flows::take_payment::take_payment(&ctx, order, &payment).await).await
}

/// The order's bill, or a document that was issued for it: the newest receipt unless another is named.
#[server(prefix = "/rpc", endpoint = "payments/receipt", input = Json)]
pub async fn receipt(
    order: OrderId,
    #[server(default)] document: Option<DocumentId>,
) -> Result<model::Receipt, AppError> {
    crate::server::rpc::staff(async |ctx| crate::flows::receipt::receipt(&ctx, order, document).await).await
}
