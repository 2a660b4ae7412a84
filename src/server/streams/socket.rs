//! WebSockets, for programs and for pages that prefer them: text frames, each a JSON object with its `event`.

use std::time::Duration;

use axum::{
    Extension,
    extract::{
        Path, Query, State,
        ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade, rejection::WebSocketUpgradeRejection},
    },
    response::{IntoResponse, Response},
};
use http::{HeaderMap, StatusCode, header};
use serde::{Deserialize, Serialize};

use super::{
    feed::{End, Feed, Listening, Told},
    holder::Holder,
    tickets,
    topic::Topic,
};
use crate::{
    kernel::{error::AppError, live::Notice, permission::Permission},
    restaurants::service::id_by_slug,
    server::{
        api::problem::{Problem, Refusal},
        identify::{Identified, is_foreign},
        state::AppState,
    },
};

/// How long a listener may take to read what is sent; a slower one is cut off and catches up when it comes back.
const SENT_WITHIN: Duration = Duration::from_secs(10);
/// Listeners say nothing; this much they may say all the same.
const MESSAGE_BYTES_MAX: usize = 4 * 1024;

const GOING_AWAY: u16 = 1001;
const TRY_AGAIN_LATER: u16 = 1013;
const SIGNED_OUT: u16 = 4401;
const NOT_ALLOWED: u16 = 4403;

#[derive(Deserialize)]
pub struct AskedFor {
    /// A ticket of `/auth/socket-tickets`.
    token: Option<String>,
    /// The last number that was heard.
    after: Option<i64>,
}

/// One text frame.
#[derive(Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
enum Frame {
    /// First of all: the number that is told from.
    Hello {
        seq: i64,
    },
    Beat,
    Resync,
    Fact(Notice),
}

type Upgrade = Result<WebSocketUpgrade, WebSocketUpgradeRejection>;

/// What every socket begins with.
pub struct Opening {
    state: AppState,
    identified: Identified,
    asked: AskedFor,
    headers: HeaderMap,
}

/// `GET /ws/events`: everything that happens in the restaurant that the cookie, the token, the key or the ticket works in.
pub async fn events(
    State(state): State<AppState>,
    Extension(identified): Extension<Identified>,
    Query(asked): Query<AskedFor>,
    headers: HeaderMap,
    upgrade: Upgrade,
) -> Result<Response, Refusal> {
    let opening = Opening { state, identified, asked, headers };
    let holder = opening.holder(Holder::of_staff).await?;
    opening.open(upgrade, holder, Permission::OrdersView, Topic::House).await
}

/// `GET /ws/kitchen/{slug}`: what the kitchen of this restaurant has to know. Another's is not there.
pub async fn kitchen(
    State(state): State<AppState>,
    Extension(identified): Extension<Identified>,
    Path(slug): Path<String>,
    Query(asked): Query<AskedFor>,
    headers: HeaderMap,
    upgrade: Upgrade,
) -> Result<Response, Refusal> {
    let opening = Opening { state, identified, asked, headers };
    let holder = opening.holder(Holder::of_staff).await?;
    let absent = || AppError::not_found("restaurant");
    let restaurant = id_by_slug(&opening.identified.stranger(), &slug).await?;
    let holder = holder.in_restaurant(restaurant).ok_or_else(absent)?;
    // Whoever does not work there is told no more than whoever asks for a restaurant that is not there.
    holder.ctx(&opening.state.world).await?.ok_or_else(absent)?;
    opening.open(upgrade, holder, Permission::KitchenView, Topic::Kitchen).await
}

/// `GET /ws/guest`: what happens at the guest's table.
pub async fn guest(
    State(state): State<AppState>,
    Extension(identified): Extension<Identified>,
    Query(asked): Query<AskedFor>,
    headers: HeaderMap,
    upgrade: Upgrade,
) -> Result<Response, Refusal> {
    let opening = Opening { state, identified, asked, headers };
    let holder = opening.holder(Holder::of_guest).await?;
    let ctx = holder.ctx(&opening.state.world).await?.ok_or(AppError::Unauthenticated)?;
    let table = Topic::Table(ctx.seat()?.seating);
    opening.open(upgrade, holder, Permission::TableOrder, table).await
}

impl Opening {
    /// By the ticket, or else by how the request is signed in.
    async fn holder(&self, of: fn(&Identified) -> Result<Holder, AppError>) -> Result<Holder, Refusal> {
        let has_bearer = self.headers.contains_key(header::AUTHORIZATION);
        let foreign = is_foreign(&self.headers);
        // A page elsewhere may listen where it may call, with what it was given; a cookie does not speak for it.
        if foreign && !(self.is_welcome_origin() && (has_bearer || self.asked.token.is_some())) {
            let problem = Problem::new(StatusCode::FORBIDDEN, "foreign_origin", "This page may not listen here.");
            return Err(problem.into());
        }
        match &self.asked.token {
            Some(ticket) => Ok(tickets::redeem(&self.identified.stranger(), ticket).await?),
            None => Ok(of(&self.identified)?),
        }
    }

    fn is_welcome_origin(&self) -> bool {
        let origin = self.headers.get(header::ORIGIN).and_then(|origin| origin.to_str().ok());
        origin.is_some_and(|origin| self.state.settings.accounts.cors_origins.iter().any(|known| known == origin))
    }

    async fn open(
        self,
        upgrade: Upgrade,
        holder: Holder,
        permission: Permission,
        topic: Topic,
    ) -> Result<Response, Refusal> {
        let ctx = holder.ctx(&self.state.world).await?.ok_or(AppError::Unauthenticated)?;
        let listening = Listening { holder, permission, topic };
        let feed = Feed::start(&self.state, &ctx, listening, self.asked.after).await?;
        let upgrade = match upgrade {
            Ok(upgrade) => upgrade.max_message_size(MESSAGE_BYTES_MAX),
            Err(rejection) => {
                let detail = "This address is a WebSocket: ask for an upgrade.";
                return Ok(Refusal::from(Problem::new(rejection.status(), "not_a_socket", detail)).into_response());
            }
        };
        Ok(upgrade.on_upgrade(move |socket| run(socket, feed)))
    }
}

async fn run(mut socket: WebSocket, mut feed: Feed) {
    let hello = Frame::Hello { seq: feed.seen };
    let mut code = send(&mut socket, &hello).await.err();
    while code.is_none() {
        code = tokio::select! {
            heard = socket.recv() => match heard {
                // Pings are answered beneath; words are not listened to.
                Some(Ok(Message::Close(_)) | Err(_)) | None => return,
                Some(Ok(_)) => None,
            },
            told = feed.next() => match told {
                Ok(told) => send(&mut socket, &frame(told)).await.err(),
                Err(End::SignedOut) => Some(SIGNED_OUT),
                Err(End::NotAllowed) => Some(NOT_ALLOWED),
                Err(End::GoingAway) => Some(GOING_AWAY),
            },
        };
    }
    let close = CloseFrame { code: code.unwrap_or(GOING_AWAY), reason: "".into() };
    // Whoever does not read this either is gone anyway.
    let _ = tokio::time::timeout(SENT_WITHIN, socket.send(Message::Close(Some(close)))).await;
}

const fn frame(told: Told) -> Frame {
    match told {
        Told::Beat => Frame::Beat,
        Told::Resync => Frame::Resync,
        Told::Fact(notice) => Frame::Fact(notice),
    }
}

/// Fails with the code to close with.
async fn send(socket: &mut WebSocket, frame: &Frame) -> Result<(), u16> {
    let text = serde_json::to_string(frame).map_err(|_| GOING_AWAY)?;
    match tokio::time::timeout(SENT_WITHIN, socket.send(Message::Text(text.into()))).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(_)) => Err(GOING_AWAY),
        Err(_) => Err(TRY_AGAIN_LATER),
    }
}
