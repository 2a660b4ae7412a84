//! Tickets for sockets: a browser's socket cannot send a header, and a lasting token does not belong in an address.

use axum::Json;
use http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use super::holder::Holder;
use crate::{
    auth::service::socket_tickets,
    kernel::error::AppError,
    platform::{ctx::Ctx, error::internal},
    server::api::{
        extract::Anyone,
        problem::{Problem, Refusal},
    },
};

/// A ticket for one socket.
#[derive(Serialize, ToSchema)]
pub struct SocketTicketOut {
    /// Goes into the socket's address: `/ws/events?token=…`.
    pub ticket: String,
    /// Seconds until it is worth nothing.
    pub expires_in: i64,
}

/// A ticket that opens one socket within half a minute, for whoever asks: staff, a key, or a guest.
#[utoipa::path(post, path = "/auth/socket-tickets", tag = "auth",
    responses((status = 201, body = SocketTicketOut), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("public.sign_in"))))]
pub async fn make(Anyone(identified): Anyone) -> Result<(StatusCode, Json<SocketTicketOut>), Refusal> {
    let holder = match Holder::of_staff(&identified) {
        Ok(holder) => holder,
        Err(_) => Holder::of_guest(&identified)?,
    };
    let ctx = identified.stranger();
    holder.ctx(ctx.world()).await?.ok_or(AppError::Unauthenticated)?;
    let holder = serde_json::to_value(holder).map_err(|error| internal("socket ticket", &error))?;
    let ticket = socket_tickets::make(&ctx, &holder).await?;
    let expires_in = socket_tickets::GOOD_FOR.num_seconds();
    Ok((StatusCode::CREATED, Json(SocketTicketOut { ticket, expires_in })))
}

/// Whose ticket it is; it is used up.
pub async fn redeem(ctx: &Ctx, ticket: &str) -> Result<Holder, AppError> {
    let holder = socket_tickets::redeem(ctx, ticket).await?.ok_or(AppError::Unauthenticated)?;
    serde_json::from_value(holder).map_err(|error| internal("socket ticket", &error))
}
