//! Signing in and out. Plain forms: they work before the wasm arrives.

use leptos::prelude::*;

use crate::kernel::{error::AppError, ids::RestaurantId};

/// Starts a session and goes to `next`, or to where this person's work starts.
#[server(prefix = "/rpc", endpoint = "auth/sign_in")]
pub async fn sign_in(login: String, password: String, #[server(default)] next: String) -> Result<(), AppError> {
    crate::server::session::sign_in(&login, &password, &next).await
}

/// Ends the session and goes to the sign-in page.
#[server(prefix = "/rpc", endpoint = "auth/sign_out")]
pub async fn sign_out() -> Result<(), AppError> {
    crate::server::session::sign_out().await
}

/// Works in another of one's restaurants from now on and goes to where the work starts there.
#[server(prefix = "/rpc", endpoint = "auth/switch_restaurant")]
pub async fn switch_restaurant(restaurant: RestaurantId) -> Result<(), AppError> {
    crate::server::session::switch_restaurant(restaurant).await
}
