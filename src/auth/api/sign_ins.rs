//! One's own sign-ins, and what happened around signing in.

use axum::{
    Json,
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{
    auth::{
        model::{Here, SecurityEvent, SignIn},
        service::{events, sign_ins},
    },
    kernel::error::AppError,
    server::{
        api::{
            csv::{self, Format, cell},
            extract::{Anyone, Asked, At, Staff},
            problem::{Problem, Refusal},
        },
        identify::Identified,
    },
};

fn here(identified: &Identified) -> Result<&Here, AppError> {
    identified.here.as_ref().ok_or(AppError::Unauthenticated)
}

/// Everywhere the person is signed in, the last used first.
#[utoipa::path(get, path = "/auth/sessions", tag = "auth",
    responses((status = 200, body = Vec<SignIn>), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("public.sign_in"))))]
pub async fn list(Anyone(identified): Anyone) -> Result<Json<Vec<SignIn>>, Refusal> {
    Ok(Json(sign_ins::list(&identified.stranger(), here(&identified)?).await?))
}

/// How many ended.
#[derive(Serialize, ToSchema)]
pub struct EndedOut {
    pub ended: u64,
}

/// Ends all of the person's sign-ins but the one that asks.
#[utoipa::path(delete, path = "/auth/sessions", tag = "auth",
    responses((status = 200, body = EndedOut), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("public.sign_in"))))]
pub async fn end_others(Anyone(identified): Anyone) -> Result<Json<EndedOut>, Refusal> {
    let here = here(&identified)?;
    let ended = sign_ins::end_others(&identified.stranger(), here, &identified.address).await?;
    Ok(Json(EndedOut { ended }))
}

/// Ends one of the person's sign-ins: its cookie or its tokens are dead at once.
#[utoipa::path(delete, path = "/auth/sessions/{id}", tag = "auth", params(("id" = uuid::Uuid, Path)),
    responses((status = 204), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("public.sign_in"))))]
pub async fn end(Anyone(identified): Anyone, At(id): At<uuid::Uuid>) -> Result<http::StatusCode, Refusal> {
    sign_ins::end(&identified.stranger(), here(&identified)?, id, &identified.address).await?;
    Ok(http::StatusCode::NO_CONTENT)
}

/// Which events a list shows.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct SecurityEventsIn {
    /// Such as `sign_in_failed`.
    #[param(max_length = 60)]
    pub kind: Option<String>,
    /// The last event of the list before.
    pub after: Option<uuid::Uuid>,
    /// At most so many; 50 unless it is said.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u32>,
    /// `csv` is a table for a spreadsheet.
    #[serde(default)]
    #[param(inline)]
    pub format: Format,
}

/// What happened around signing in, to the restaurant and its people, newest first.
#[utoipa::path(get, path = "/security-events", tag = "auth", params(SecurityEventsIn),
    responses((status = 200, content((Vec<SecurityEvent> = "application/json"), (String = "text/csv"))), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("audit.view"))))]
pub async fn security_events(Staff(ctx): Staff, Asked(asked): Asked<SecurityEventsIn>) -> Result<Response, Refusal> {
    let limit = i64::from(asked.limit.unwrap_or(50));
    let found = events::list(&ctx, asked.kind.as_deref(), asked.after, limit).await?;
    Ok(match asked.format {
        Format::Json => Json(found).into_response(),
        Format::Csv => csv::answer(table(&found)),
    })
}

fn table(events: &[SecurityEvent]) -> String {
    let mut table = String::from("at,kind,person,actor,address,detail\r\n");
    for event in events {
        let cells =
            [&event.kind, event.person.as_ref().unwrap_or(&String::new()), &event.actor, &event.address, &event.detail]
                .map(|text| cell(text));
        table += &format!("{},{}\r\n", event.at.to_rfc3339(), cells.join(","));
    }
    table
}
