//! Every endpoint of the JSON API.

use std::sync::Arc;

use axum::{Json, Router, extract::DefaultBodyLimit, middleware, routing::get};
use http::{HeaderName, HeaderValue, Method, header};
use tower_http::cors::CorsLayer;
use utoipa::OpenApi;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{document, etag, keys, problem::Refusal};
use crate::{
    attendance::api as attendance,
    auth::api::{self as auth, sign_ins},
    drawers::api as drawers,
    inventory::api as inventory,
    kernel::error::AppError,
    kitchen::api as kitchen,
    menu::api as menu,
    orders::api::{self as orders, acts, guests},
    payments::api as payments,
    platform::pictures::BYTES_MAX,
    promotions::api as promotions,
    reports::api as reports,
    restaurants::api as restaurants,
    server::{public_api, state::AppState, streams::tickets},
    tables::api as tables,
};

/// Below which all of it is.
pub const API: &str = "/api/v1/";

/// The endpoints with what they say of themselves.
pub fn endpoints() -> OpenApiRouter<AppState> {
    let mut all = OpenApiRouter::with_openapi(document::Frame::openapi())
        .merge(auth_endpoints())
        .merge(order_endpoints())
        .merge(guest_endpoints())
        .merge(payment_endpoints())
        .merge(inventory_endpoints())
        .merge(house_endpoints())
        .merge(menu_endpoints())
        .merge(report_endpoints())
        .merge(catalogue_endpoints())
        .merge(drawer_endpoints());
    document::name_problems(all.get_openapi_mut());
    all
}

fn auth_endpoints() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(auth::login))
        .routes(routes!(auth::google::sign_in))
        .routes(routes!(auth::refresh))
        .routes(routes!(auth::logout))
        .routes(routes!(auth::me))
        .routes(routes!(auth::switch))
        .routes(routes!(sign_ins::list, sign_ins::end_others))
        .routes(routes!(sign_ins::end))
        .routes(routes!(sign_ins::security_events))
        .routes(routes!(auth::approve))
        .routes(routes!(tickets::make))
        .routes(routes!(auth::devices::list, auth::devices::enrol))
        .routes(routes!(auth::devices::revoke))
        .routes(routes!(auth::devices::till))
        .routes(routes!(auth::devices::sign_in))
        .routes(routes!(auth::make_key, auth::list_keys))
        .routes(routes!(auth::revoke_key))
        .routes(routes!(auth::accounts::register))
        .routes(routes!(auth::accounts::forgot))
        .routes(routes!(auth::accounts::reset))
        .routes(routes!(auth::accounts::change_password))
        .routes(routes!(auth::accounts::change_email))
        .routes(routes!(auth::accounts::outbox))
        .routes(routes!(auth::staff::list, auth::staff::add))
        .routes(routes!(auth::staff::change, auth::staff::remove))
        .routes(routes!(auth::staff::unlock))
        .routes(routes!(auth::staff::invited, auth::staff::invite))
        .routes(routes!(auth::staff::withdraw))
        .routes(routes!(auth::staff::look))
        .routes(routes!(auth::staff::accept))
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

fn guest_endpoints() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(guests::sit_down))
        .routes(routes!(guests::list, guests::order))
        .routes(routes!(guests::parse))
        .routes(routes!(guests::get))
        .routes(routes!(guests::take_back))
}

fn payment_endpoints() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(payments::pay))
        .routes(routes!(payments::checkout, payments::checkouts, payments::give_up))
        .routes(routes!(payments::hold, payments::held, payments::release))
        .routes(routes!(payments::charge))
        .routes(routes!(payments::document))
        .routes(routes!(payments::card_refunds))
        .routes(routes!(payments::without_bill))
        .routes(routes!(payments::send_refund_again))
        .routes(routes!(payments::settle_refund))
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

fn house_endpoints() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(tables::floor))
        .routes(routes!(tables::codes))
        .routes(routes!(tables::replace_code))
        .routes(routes!(tables::seat))
        .routes(routes!(tables::approve))
        .routes(routes!(tables::close))
        .routes(routes!(tables::move_to))
        .routes(routes!(kitchen::board))
        .routes(routes!(kitchen::advance))
        .routes(routes!(restaurants::open))
        .routes(routes!(restaurants::close))
        .routes(routes!(restaurants::find, restaurants::add))
        .routes(routes!(restaurants::settings, restaurants::change_settings))
}

fn report_endpoints() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(reports::dashboard))
        .routes(routes!(reports::audit_log))
        .routes(routes!(reports::figures::sales))
        .routes(routes!(reports::figures::daily_sales))
        .routes(routes!(reports::figures::orders))
        .routes(routes!(reports::figures::inventory))
        .routes(routes!(reports::figures::attendance))
        .routes(routes!(reports::figures::customer))
        .routes(routes!(reports::figures::mail_summary))
        .routes(routes!(attendance::own))
        .routes(routes!(attendance::clock_in))
        .routes(routes!(attendance::clock_out))
        .routes(routes!(attendance::correct))
}

/// What seldom changes is tagged, so that it is not sent again to whoever has it.
fn catalogue_endpoints() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(menu::menu))
        .routes(routes!(menu::editable))
        .routes(routes!(menu::categories::list, menu::categories::add))
        .routes(routes!(menu::categories::get, menu::categories::change, menu::categories::remove))
        .routes(routes!(menu::choices::list, menu::choices::add))
        .routes(routes!(menu::choices::get, menu::choices::change, menu::choices::remove))
        .routes(routes!(menu::combos::list, menu::combos::add))
        .routes(routes!(menu::combos::get, menu::combos::change))
        .routes(routes!(menu::stations::list, menu::stations::add))
        .routes(routes!(menu::stations::change, menu::stations::remove))
        .routes(routes!(menu::tax_classes::list, menu::tax_classes::add))
        .routes(routes!(menu::tax_classes::change, menu::tax_classes::remove))
        .routes(routes!(public_api::menu))
        .routes(routes!(guests::menu))
        .layer(middleware::from_fn(etag::tag))
}

/// Files are larger than forms.
fn picture_endpoints() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(menu::pictures::set, menu::pictures::remove))
        .layer(DefaultBodyLimit::max(BYTES_MAX))
}

fn menu_endpoints() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .merge(picture_endpoints())
        .routes(routes!(menu::save))
        .routes(routes!(menu::off_sale, menu::restore))
        .routes(routes!(menu::choices::save_variants))
        .routes(routes!(menu::choices::save_groups))
        .routes(routes!(menu::recipes::get, menu::recipes::save))
        .routes(routes!(menu::recipes::of_variant, menu::recipes::save_of_variant))
        .routes(routes!(menu::recipes::of_modifier, menu::recipes::save_of_modifier))
        .routes(routes!(menu::import::items))
        .routes(routes!(menu::import::menu))
        .routes(routes!(menu::save_rule))
        .routes(routes!(menu::remove_rule))
        .routes(routes!(promotions::list, promotions::save))
        .routes(routes!(promotions::stop))
        .routes(routes!(promotions::vouchers_of))
        .routes(routes!(promotions::make_vouchers))
        .routes(routes!(promotions::stop_voucher))
}

fn drawer_endpoints() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(drawers::desk, drawers::open))
        .routes(routes!(drawers::move_money))
        .routes(routes!(drawers::count))
        .routes(routes!(drawers::close))
        .routes(routes!(drawers::force_close))
        .routes(routes!(drawers::x))
        .routes(routes!(drawers::take))
        .routes(routes!(drawers::z))
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
