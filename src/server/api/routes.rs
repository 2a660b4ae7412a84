//! Every endpoint of the JSON API.

use std::sync::Arc;

use axum::{Json, Router, middleware, routing::get};
use http::{HeaderName, HeaderValue, Method, header};
use tower_http::cors::CorsLayer;
use utoipa::OpenApi;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{document, keys, problem::Refusal};
use crate::{
    auth::api as auth,
    inventory::api as inventory,
    kernel::error::AppError,
    orders::api::{self as orders, acts},
    payments::api as payments,
    server::{public_api, state::AppState},
};

/// Below which all of it is.
pub const API: &str = "/api/v1/";

/// The endpoints with what they say of themselves.
pub fn endpoints() -> OpenApiRouter<AppState> {
    OpenApiRouter::with_openapi(document::Frame::openapi())
        .merge(auth_endpoints())
        .merge(order_endpoints())
        .merge(payment_endpoints())
        .merge(inventory_endpoints())
        .routes(routes!(public_api::menu))
}

fn auth_endpoints() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(auth::login))
        .routes(routes!(auth::refresh))
        .routes(routes!(auth::logout))
        .routes(routes!(auth::me))
        .routes(routes!(auth::switch))
        .routes(routes!(auth::approve))
        .routes(routes!(auth::make_key, auth::list_keys))
        .routes(routes!(auth::revoke_key))
}

fn order_endpoints() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(orders::list, orders::create))
        .routes(routes!(orders::queue))
        .routes(routes!(orders::history))
        .routes(routes!(orders::get))
        .routes(routes!(orders::operate))
        .routes(routes!(acts::set_status))
        .routes(routes!(acts::cancel))
        .routes(routes!(acts::refund))
        .routes(routes!(acts::amend))
        .routes(routes!(acts::move_dishes))
        .routes(routes!(acts::take_voucher))
}

fn payment_endpoints() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(payments::pay))
        .routes(routes!(payments::checkout, payments::checkouts, payments::give_up))
        .routes(routes!(payments::hold, payments::held, payments::release))
        .routes(routes!(payments::charge))
        .routes(routes!(payments::document))
}

fn inventory_endpoints() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(inventory::list, inventory::create))
        .routes(routes!(inventory::edit))
        .routes(routes!(inventory::low))
        .routes(routes!(inventory::export))
        .routes(routes!(inventory::change, inventory::movements))
        .routes(routes!(inventory::locations, inventory::add_location))
}

/// All of it as the server serves it.
pub fn routes(state: &AppState) -> Router<AppState> {
    let (endpoints, document) = endpoints().split_for_parts();
    let page = document::page(&document);
    let document = Arc::new(document);
    let endpoints = endpoints
        .fallback(|| async { Refusal::from(AppError::not_found("address")) })
        .layer(middleware::from_fn_with_state(state.clone(), keys::remember))
        .layer(cors(&state.settings.accounts.cors_origins));
    Router::new()
        .nest("/api/v1", endpoints)
        .route("/api/openapi.json", get(move || async move { Json(document) }))
        .route("/docs", get(move || async move { page }))
}

/// Pages of these origins may call with a token of their own. Cookies stay at home: nothing is done in the name of whoever
/// happens to be signed in here.
fn cors(origins: &[String]) -> CorsLayer {
    let origins: Vec<HeaderValue> = origins.iter().filter_map(|origin| origin.parse().ok()).collect();
    CorsLayer::new()
        .allow_origin(origins)
        .allow_methods([Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE])
        .allow_headers([header::AUTHORIZATION, header::CONTENT_TYPE, HeaderName::from_static(keys::HEADER)])
        .expose_headers([HeaderName::from_static(keys::REPLAYED), header::RETRY_AFTER])
}
