//! The event streams of our own pages. A screen is told what happened and fetches what it shows.

use std::{convert::Infallible, time::Duration};

use axum::{
    Extension,
    extract::{Path, Query, State},
    response::{IntoResponse, Response, Sse, sse::Event},
};
use http::HeaderMap;
use serde::Deserialize;
use tokio::sync::{broadcast, mpsc};
use tokio_stream::wrappers::ReceiverStream;

use super::{identify::Identified, rpc::seat_of, state::AppState};
use crate::{
    kernel::{
        error::AppError,
        fact::FactKind,
        ids::{RestaurantId, SeatingId},
        live::Notice,
        permission::Permission,
    },
    platform::live::REPLAY_MAX,
};

/// A screen that hears nothing for twice this long knows that the server is away.
const BEAT: Duration = Duration::from_secs(5);
/// Events a browser may be behind before its stream waits; then notices pile up and it is told to fetch anew.
const BUFFER: usize = 64;

#[derive(Deserialize)]
pub struct After {
    after: Option<i64>,
}

/// What a stream tells.
#[derive(Clone, Copy)]
enum Topic {
    /// Everything of the restaurant.
    House,
    /// One party's orders, and the menu.
    Table(SeatingId),
}

impl Topic {
    fn tells(self, notice: &Notice) -> bool {
        match self {
            Self::House => true,
            Self::Table(seating) => {
                notice.seating == Some(seating)
                    || matches!(
                        notice.kind,
                        FactKind::AvailabilityChanged
                            | FactKind::ItemEdited
                            | FactKind::ItemCreated
                            | FactKind::MenuImported
                            | FactKind::PriceRuleRemoved
                            | FactKind::PriceRuleSaved
                    )
            }
        }
    }
}

/// `GET /live`: everything that happens in the signed-in member's restaurant.
pub async fn house(
    State(state): State<AppState>,
    Extension(identified): Extension<Identified>,
    Query(after): Query<After>,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let ctx = identified.staff.ok_or(AppError::Unauthenticated)?;
    ctx.require(Permission::OrdersView)?;
    let restaurant = ctx.restaurant()?;
    stream(&state, restaurant, Topic::House, last_seen(&headers, &after)).await
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
    ctx.require(Permission::TableOrder)?;
    let topic = Topic::Table(ctx.seat()?.seating);
    stream(&state, ctx.restaurant()?, topic, last_seen(&headers, &after)).await
}

/// A browser that comes back says the last number it heard.
fn last_seen(headers: &HeaderMap, after: &After) -> Option<i64> {
    headers.get("last-event-id").and_then(|id| id.to_str().ok()).and_then(|id| id.parse().ok()).or(after.after)
}

async fn stream(
    state: &AppState,
    restaurant: RestaurantId,
    topic: Topic,
    after: Option<i64>,
) -> Result<Response, AppError> {
    let live = &state.world.live;
    // Listening begins before the catch-up is read, so that nothing falls between.
    let (notices, last_seq) = live.subscribe(restaurant).await?;
    let missed = match after {
        Some(after) if after < last_seq => live.after(restaurant, after).await?,
        _ => vec![],
    };
    let (send, events) = mpsc::channel::<Result<Event, Infallible>>(BUFFER);
    let seen = after.unwrap_or(last_seq).max(0);
    let (stop, feed) = (state.stop.clone(), Feed { send, topic, seen });
    tokio::spawn(async move {
        tokio::select! {
            () = stop.cancelled() => {}
            _ = feed.run(missed, notices) => {}
        }
    });
    Ok(Sse::new(ReceiverStream::new(events)).into_response())
}

struct Feed {
    send: mpsc::Sender<Result<Event, Infallible>>,
    topic: Topic,
    /// The newest number told or passed over.
    seen: i64,
}

impl Feed {
    /// Runs until the browser goes; none then.
    async fn run(mut self, missed: Vec<Notice>, mut notices: broadcast::Receiver<Notice>) -> Option<()> {
        self.say(Event::default().event("beat").data("1")).await?;
        if i64::try_from(missed.len()).is_ok_and(|missed| REPLAY_MAX < missed) {
            self.resync().await?;
        } else {
            for notice in missed {
                self.tell(notice).await?;
            }
        }
        let mut beat = tokio::time::interval(BEAT);
        loop {
            tokio::select! {
                _ = beat.tick() => self.say(Event::default().event("beat").data("1")).await?,
                told = notices.recv() => match told {
                    Ok(notice) => self.tell(notice).await?,
                    Err(broadcast::error::RecvError::Lagged(_)) => self.resync().await?,
                    Err(broadcast::error::RecvError::Closed) => return None,
                },
            }
        }
    }

    async fn tell(&mut self, notice: Notice) -> Option<()> {
        if notice.seq <= self.seen {
            return Some(());
        }
        self.seen = notice.seq;
        if !self.topic.tells(&notice) {
            return Some(());
        }
        let event = Event::default().event("fact").id(notice.seq.to_string());
        self.say(event.json_data(notice).ok()?).await
    }

    async fn resync(&self) -> Option<()> {
        self.say(Event::default().event("resync").data("1")).await
    }

    async fn say(&self, event: Event) -> Option<()> {
        self.send.send(Ok(event)).await.ok()
    }
}
