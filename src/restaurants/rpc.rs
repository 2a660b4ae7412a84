//! What the counter asks of the server about people, and the back office about the house.

use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use super::model::{
    Customer, TaxClassForm,
    settings::{HouseSettings, SettingsView},
};
use crate::kernel::{
    error::AppError,
    ids::{CustomerId, TaxClassId},
};

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

/// The restaurant's settings.
#[server(prefix = "/rpc", endpoint = "settings/read", input = Json)]
pub async fn read_settings() -> Result<SettingsView, AppError> {
    crate::server::rpc::staff(async |ctx| super::service::settings::read(&ctx).await).await
}

/// Saves what differs from what the person saw.
#[server(prefix = "/rpc", endpoint = "settings/save", input = Json)]
pub async fn save_settings(seen: HouseSettings, wanted: HouseSettings) -> Result<SettingsView, AppError> {
    crate::server::rpc::staff(async |ctx| super::service::settings::save(&ctx, &seen, &wanted).await).await
}

/// Makes a tax class, or changes the one that is named.
#[server(prefix = "/rpc", endpoint = "settings/save_tax_class", input = Json)]
pub async fn save_tax_class(id: Option<TaxClassId>, form: TaxClassForm) -> Result<(), AppError> {
    use crate::flows::tax_classes::{add_tax_class, change_tax_class};
    crate::server::rpc::staff(async |ctx| match id {
        None => add_tax_class(&ctx, ctx.new_id(), &form).await.map(drop),
        Some(id) => change_tax_class(&ctx, id, &form).await.map(drop),
    })
    .await
}

/// Removes a tax class that no dish has.
#[server(prefix = "/rpc", endpoint = "settings/remove_tax_class", input = Json)]
pub async fn remove_tax_class(id: TaxClassId) -> Result<(), AppError> {
    crate::server::rpc::staff(async |ctx| crate::flows::tax_classes::remove_tax_class(&ctx, id).await).await
}
