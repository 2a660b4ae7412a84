//! The event streams of our own pages. A screen is told what happened and fetches what it shows.

use std::convert::Infallible;

use axum::{
    Extension,
    extract::{Path, Query, State},
    response::{IntoResponse, Response, Sse, sse::Event},
};
use http::HeaderMap;
use serde::Deserialize;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

use super::{
    feed::{Feed, Listening, Told},
    holder::Holder,
    topic::Topic,
};
use crate::{
    kernel::{error::AppError, permission::Permission},
    server::{identify::Identified, rpc::seat_of, state::AppState},
};

/// Events a browser may be behind before it is told to fetch anew instead.
const BUFFER: usize = 64;

#[derive(Deserialize)]
pub struct After {
    after: Option<i64>,
}

/// `GET /live`: everything that happens in the signed-in member's restaurant.
pub async fn house(
    State(state): State<AppState>,
    Extension(identified): Extension<Identified>,
    Query(after): Query<After>,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let holder = Holder::of_staff(&identified)?;
    let ctx = identified.staff.ok_or(AppError::Unauthenticated)?;
    let listening = Listening { holder, permission: Permission::OrdersView, topic: Topic::House };
    Ok(stream(Feed::start(&state, &ctx, listening, last_seen(&headers, &after)).await?))
}

/// `GET /live/guest/{token}`: what happens at the guest's table.
pub async fn table(
    State(state): State<AppState>,
    Extension(identified): Extension<Identified>,
    Path(token): Path<String>,
    Query(after): Query<After>,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let ctx = seat_of(&identified, &token).await?;
    let listening = Listening {
        holder: Holder::of_guest(&identified)?,
        permission: Permission::TableOrder,
        topic: Topic::Table(ctx.seat()?.seating),
    };
    Ok(stream(Feed::start(&state, &ctx, listening, last_seen(&headers, &after)).await?))
}

/// A browser that comes back says the last number it heard.
fn last_seen(headers: &HeaderMap, after: &After) -> Option<i64> {
    headers.get("last-event-id").and_then(|id| id.to_str().ok()).and_then(|id| id.parse().ok()).or(after.after)
}

fn stream(mut feed: Feed) -> Response {
    let (send, events) = mpsc::channel::<Result<Event, Infallible>>(BUFFER);
    tokio::spawn(async move {
        // A browser that does not read is not waited for: what it missed it fetches when it reads again.
        let mut is_behind = false;
        loop {
            let told = tokio::select! {
                () = send.closed() => return,
                told = feed.next() => told,
            };
            let Ok(told) = told else { return };
            let Some(event) = event(if is_behind { Told::Resync } else { told }) else { return };
            match send.try_send(Ok(event)) {
                Ok(()) => is_behind = false,
                Err(mpsc::error::TrySendError::Full(_)) => is_behind = true,
                Err(mpsc::error::TrySendError::Closed(_)) => return,
            }
        }
    });
    Sse::new(ReceiverStream::new(events)).into_response()
}

fn event(told: Told) -> Option<Event> {
    match told {
        Told::Beat => Some(Event::default().event("beat").data("1")),
        Told::Resync => Some(Event::default().event("resync").data("1")),
        Told::Fact(notice) => Event::default().event("fact").id(notice.seq.to_string()).json_data(notice).ok(),
    }
}
