//! Every route of the server.

use std::{collections::HashSet, time::Duration};

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use http::{HeaderName, HeaderValue, StatusCode, header};
use leptos::prelude::provide_context;
use leptos_axum::{AxumRouteListing, LeptosRoutes, generate_route_list};
use tower::ServiceBuilder;
use tower_http::{
    compression::CompressionLayer, csrf::CsrfLayer, set_header::SetResponseHeaderLayer, timeout::TimeoutLayer,
};

use super::{
    api::routes::{self, API},
    card_pages, google, health,
    identify::identify,
    language, session,
    state::AppState,
    streams::{socket, sse},
    uploads,
};
use crate::{
    kernel::error::AppError,
    ui::{
        app::App,
        shell::{CardOrigin, shell},
    },
};

/// Set by the framework on answers that are a refusal.
const ERROR_HEADER: &str = "serverfnerror";
/// The largest body of a request.
pub const BODY_MAX: usize = 256 * 1024;
const ANSWER_WITHIN: Duration = Duration::from_secs(20);

/// The pages' routes. Made once per process: listing them runs the app in a mode that must not meet real requests.
///
/// Two optional parameters in a row are listed as each of them alone; to axum these are one route with two names.
pub fn pages() -> Vec<AxumRouteListing> {
    let shape = |path: &str| -> Vec<String> {
        path.split('/').map(|part| if part.starts_with('{') { "{}".to_owned() } else { part.to_owned() }).collect()
    };
    let mut seen = HashSet::new();
    generate_route_list(App).into_iter().filter(|page| seen.insert(shape(page.path()))).collect()
}

pub fn router(state: AppState, pages: Vec<AxumRouteListing>) -> Router {
    let options = state.leptos_options.clone();
    let provide = {
        let state = state.clone();
        let origin = state.settings.stripe.as_ref().map(|stripe| CardOrigin(stripe.page_origin()));
        move || {
            provide_context(state.clone());
            if let Some(origin) = &origin {
                provide_context(origin.clone());
            }
        }
    };
    let answers = Router::new()
        .leptos_routes_with_context(&state, pages, provide, {
            let options = options.clone();
            move || shell(options.clone())
        })
        .route("/language/{code}", get(language::choose))
        .route(google::ENTRANCE, get(google::leave))
        .route(google::RETURN, get(google::come_back))
        .merge(routes::routes(&state))
        .route("/uploads/{file}", get(uploads::picture))
        .route("/pay/return/{id}", get(card_pages::come_back))
        .route("/webhooks/stripe", post(card_pages::stripe))
        .fallback(leptos_axum::file_and_error_handler::<AppState, _>(shell))
        .layer(middleware::from_fn(nonsense_is_the_caller_s))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, ANSWER_WITHIN))
        .layer(CompressionLayer::new());
    // Streams neither end in time nor may be buffered by compression.
    let streams = Router::new()
        .route("/live", get(sse::house))
        .route("/live/guest/{token}", get(sse::table))
        .route("/ws/events", get(socket::events))
        .route("/ws/kitchen/{slug}", get(socket::kitchen))
        .route("/ws/guest", get(socket::guest));
    Router::new()
        .merge(answers)
        .merge(streams)
        .layer(middleware::from_fn_with_state(state.clone(), identify))
        .layer(session::layer(&state))
        .route("/health", get(health::alive))
        .route("/health/ready", get(health::ready))
        .layer(
            ServiceBuilder::new()
                // Pages elsewhere reach the JSON API as CORS lets them; no cookie speaks for them there.
                .layer(CsrfLayer::new().with_insecure_bypass(|_, uri| uri.path().starts_with(API)))
                .layer(DefaultBodyLimit::max(BODY_MAX))
                .layer(fixed(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
                .layer(fixed(header::REFERRER_POLICY, "same-origin"))
                .layer(fixed(header::X_FRAME_OPTIONS, "DENY"))
                .layer(fixed(HeaderName::from_static("cross-origin-opener-policy"), "same-origin"))
                .layer(fixed(
                    HeaderName::from_static("permissions-policy"),
                    "camera=(), microphone=(), geolocation=()",
                )),
        )
        .with_state(state)
}

/// The framework answers 500 for arguments that it cannot read; that is the caller's mistake.
async fn nonsense_is_the_caller_s(request: Request, next: Next) -> Response {
    let is_call = request.uri().path().starts_with("/rpc/");
    let mut response = next.run(request).await;
    if is_call
        && response.status() == StatusCode::INTERNAL_SERVER_ERROR
        && response.headers().contains_key(ERROR_HEADER)
    {
        let (parts, body) = response.into_parts();
        let Ok(bytes) = axum::body::to_bytes(body, BODY_MAX).await else {
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        };
        let status = serde_json::from_slice::<AppError>(&bytes).map_or(parts.status, |error| error.status());
        response = Response::from_parts(parts, bytes.into());
        *response.status_mut() = status;
    }
    response
}

fn fixed(name: HeaderName, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value))
}
