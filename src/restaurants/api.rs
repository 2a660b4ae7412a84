//! Customers and settings for programs.

use axum::Json;
use http::StatusCode;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::{
    model::{Customer, Opening, settings::SettingsView},
    service::{self as restaurants, NewCustomer},
};
use crate::{
    flows::{close_restaurant::close_restaurant, register::open_restaurant},
    kernel::ids::{CustomerId, RestaurantId},
    server::api::{
        extract::{Asked, At, Body, Staff},
        keys::RequestKey,
        problem::{Problem, Refusal},
    },
};

/// Whom to look for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CustomersIn {
    #[param(max_length = 120)]
    pub search: String,
}

/// A customer about to be known.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CustomerIn {
    #[schema(min_length = 1, max_length = 120)]
    pub name: String,
    #[serde(default)]
    pub email: Option<String>,
    #[serde(default)]
    pub phone: Option<String>,
}

/// A customer that was made known.
#[derive(Debug, serde::Serialize, ToSchema)]
pub struct CustomerOut {
    pub id: CustomerId,
}

/// Makes a customer known.
#[utoipa::path(post, path = "/customers", tag = "customers", request_body = CustomerIn,
    responses((status = 201, body = CustomerOut), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("customers.edit"))))]
pub async fn add(
    Staff(ctx): Staff,
    key: RequestKey,
    Body(body): Body<CustomerIn>,
) -> Result<(StatusCode, Json<CustomerOut>), Refusal> {
    let id: CustomerId = key.id("customer", 0);
    let new = NewCustomer { id, name: body.name, email: body.email, phone: body.phone };
    restaurants::add_customer(&ctx, &new).await?;
    Ok((StatusCode::CREATED, Json(CustomerOut { id })))
}

/// Customers whose name, e-mail or telephone number holds a text; at most twenty.
#[utoipa::path(get, path = "/customers", tag = "customers", params(CustomersIn),
    responses((status = 200, body = Vec<Customer>), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("customers.view"))))]
pub async fn find(Staff(ctx): Staff, Asked(asked): Asked<CustomersIn>) -> Result<Json<Vec<Customer>>, Refusal> {
    Ok(Json(restaurants::find_customers(&ctx, &asked.search).await?))
}

/// The restaurant's settings, and what is fixed from its first day.
#[utoipa::path(get, path = "/settings", tag = "restaurants",
    responses((status = 200, body = SettingsView), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("settings.edit"))))]
pub async fn settings(Staff(ctx): Staff) -> Result<Json<SettingsView>, Refusal> {
    Ok(Json(restaurants::settings::read(&ctx).await?))
}

/// Changes the settings that are named; null clears one that may be empty (RFC 7396). Open orders keep the rules that
/// they were opened with.
#[utoipa::path(patch, path = "/settings", tag = "restaurants", request_body = Object,
    responses((status = 200, body = SettingsView), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("settings.edit"))))]
pub async fn change_settings(
    Staff(ctx): Staff,
    Body(patch): Body<serde_json::Map<String, serde_json::Value>>,
) -> Result<Json<SettingsView>, Refusal> {
    Ok(Json(restaurants::settings::patch(&ctx, patch).await?))
}

/// Gives up the restaurant that one works in, for good: it sells nothing more, and nobody but its owners belongs to it. Its books
/// stay. Refused while an order or a drawer is open.
#[utoipa::path(delete, path = "/restaurants/{id}", tag = "restaurants", params(("id" = RestaurantId, Path)),
    responses((status = 204), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("restaurants.delete"))))]
pub async fn close(Staff(ctx): Staff, At(id): At<RestaurantId>) -> Result<StatusCode, Refusal> {
    close_restaurant(&ctx, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A restaurant that was opened.
#[derive(Debug, serde::Serialize, ToSchema)]
pub struct OpenedOut {
    pub id: RestaurantId,
}

/// Opens a further restaurant with a first tax class and a kitchen; whoever asks is its owner.
#[utoipa::path(post, path = "/restaurants", tag = "restaurants", request_body = Opening,
    responses((status = 201, body = OpenedOut), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("restaurants.create"))))]
pub async fn open(
    Staff(ctx): Staff,
    key: RequestKey,
    Body(opening): Body<Opening>,
) -> Result<(StatusCode, Json<OpenedOut>), Refusal> {
    let id: RestaurantId = key.id("restaurant", 0);
    open_restaurant(&ctx, &opening, id).await?;
    Ok((StatusCode::CREATED, Json(OpenedOut { id })))
}
