//! What the counter asks of the server about people.

use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use super::model::Customer;
use crate::kernel::{error::AppError, ids::CustomerId};

/// Customers whose name, e-mail or telephone number holds this text.
#[server(prefix = "/rpc", endpoint = "customers/find", input = Json)]
pub async fn find_customers(text: String) -> Result<Vec<Customer>, AppError> {
    crate::server::rpc::staff(async |ctx| super::service::find_customers(&ctx, &text).await).await
}

/// Makes a customer known. The client makes the id.
#[server(prefix = "/rpc", endpoint = "customers/add", input = Json)]
pub async fn add_customer(
    id: CustomerId,
    name: String,
    email: Option<String>,
    phone: Option<String>,
) -> Result<(), AppError> {
    crate::server::rpc::staff(async |ctx| {
        let new = super::service::NewCustomer { id, name, email, phone };
        super::service::add_customer(&ctx, &new).await
    })
    .await
}
