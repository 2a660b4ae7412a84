//! Streams for programs: what happens is told at once, and to nobody who may not hear it any more.

use std::{net::SocketAddr, time::Duration};

use futures::StreamExt;
use http::StatusCode;
use serde_json::{Value, json};
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{Message, client::IntoClientRequest, protocol::frame::coding::CloseCode},
};

use super::{
    api::{call, of, read, tokens},
    app::{TestApp, get},
    fixtures::{House, Wishes},
};
use crate::kernel::permission::Role;

/// Whoever may not listen any more hears nothing after this long.
const DEAD_WITHIN: Duration = Duration::from_secs(1);
const PATIENCE: Duration = Duration::from_secs(10);

struct Socket(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Socket {
    /// The next frame that is no beat; none when the socket was closed, with why.
    async fn next(&mut self) -> Result<Value, u16> {
        loop {
            let message = tokio::time::timeout(PATIENCE, self.0.next()).await.expect("a frame comes");
            match message {
                Some(Ok(Message::Text(text))) => {
                    let frame: Value = serde_json::from_str(&text).unwrap();
                    if frame["event"] != "beat" {
                        return Ok(frame);
                    }
                }
                Some(Ok(Message::Close(frame))) => {
                    return Err(frame.map_or(CloseCode::Abnormal, |frame| frame.code).into());
                }
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return Err(0),
            }
        }
    }

    /// Why it ended, within the second that it may take.
    async fn end(&mut self) -> u16 {
        let ends = async {
            loop {
                if let Err(code) = self.next().await {
                    return code;
                }
            }
        };
        tokio::time::timeout(DEAD_WITHIN, ends).await.expect("it is cut off within a second")
    }

    async fn fact(&mut self, kind: &str) -> Value {
        loop {
            let frame = self.next().await.expect("the socket is open");
            if frame["kind"] == kind {
                return frame;
            }
        }
    }
}

/// The server of a test, where sockets reach it.
struct Door(SocketAddr);

impl Door {
    async fn of(app: &TestApp) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let service = app.router.clone().into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(async move { axum::serve(listener, service).await.unwrap() });
        Self(address)
    }

    async fn try_open(&self, path: &str, headers: &[(&'static str, &str)]) -> Result<Socket, StatusCode> {
        let mut request = format!("ws://{}{path}", self.0).into_client_request().unwrap();
        for (name, value) in headers {
            request.headers_mut().insert(*name, value.parse().unwrap());
        }
        match connect_async(request).await {
            Ok((mut socket, _)) => {
                let hello = tokio::time::timeout(PATIENCE, socket.next()).await.expect("it says hello");
                assert!(hello.unwrap().unwrap().to_text().unwrap().contains("hello"));
                Ok(Socket(socket))
            }
            Err(tokio_tungstenite::tungstenite::Error::Http(refused)) => Err(refused.status()),
            Err(error) => panic!("{error}"),
        }
    }

    async fn open(&self, path: &str, headers: &[(&'static str, &str)]) -> Socket {
        self.try_open(path, headers).await.unwrap_or_else(|status| panic!("{path}: {status}"))
    }
}

fn bearer(token: &str) -> String {
    format!("Bearer {token}")
}

async fn ticket(app: &TestApp, token: &str) -> String {
    let answer = app.send(call("POST", "/auth/socket-tickets", token, None)).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
    of(&read(&answer), "ticket")
}

/// S3-36, S2-19, S3-38: a program hears of an order by its token, by its cookie, and by a ticket that opens one socket once;
/// it is told what it missed.
#[tokio::test(flavor = "multi_thread")]
async fn programs_hear_what_happens() {
    let app = TestApp::new().await;
    let door = Door::of(&app).await;
    let token = of(&tokens(&app, Role::Kitchen).await, "access_token");
    let once = ticket(&app, &token).await;
    let cookie = app.sign_in(Role::Waiter).await;
    let kitchen = format!("/ws/kitchen/{}", app.house.slug);
    let mut sockets = [
        door.open("/ws/events", &[("authorization", &bearer(&token))]).await,
        door.open(&format!("/ws/events?token={once}"), &[]).await,
        door.open("/ws/events", &[("cookie", &cookie)]).await,
        door.open(&kitchen, &[("authorization", &bearer(&token))]).await,
    ];
    let order = app.sent(0, &[(app.house.coffee, 1)]).await;
    for socket in &mut sockets {
        let sent = socket.fact("order.lines_sent").await;
        assert_eq!(sent["order"], json!(order.id));
    }
    let again = door.try_open(&format!("/ws/events?token={once}"), &[]).await;
    assert_eq!(again.err(), Some(StatusCode::UNAUTHORIZED), "a ticket opens one socket");
    let seen = sockets[0].fact("order.numbered").await["seq"].as_i64().unwrap();
    let mut late = door.open(&format!("/ws/events?after={}", seen - 1), &[("authorization", &bearer(&token))]).await;
    assert_eq!(late.next().await.unwrap()["seq"], json!(seen), "it begins right after what it heard last");
    let stale = ticket(&app, &token).await;
    app.world.clock.advance(chrono::TimeDelta::seconds(31));
    assert_eq!(door.try_open(&format!("/ws/events?token={stale}"), &[]).await.err(), Some(StatusCode::UNAUTHORIZED));
    app.end().await;
}

/// S2-19: a kitchen hears of its own house only, and of nothing but its work; a stranger and another page hear nothing.
#[tokio::test(flavor = "multi_thread")]
async fn sockets_open_for_whoever_may_listen() {
    let app = TestApp::new().await;
    let door = Door::of(&app).await;
    let other = House::make(&app.world, "osteria", Wishes::default()).await;
    let token = of(&tokens(&app, Role::Waiter).await, "access_token");
    let by = bearer(&token);
    let status = |path: &'static str, headers: Vec<(&'static str, String)>| {
        let door = &door;
        async move {
            let headers: Vec<_> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
            door.try_open(path, &headers).await.err()
        }
    };
    assert_eq!(status("/ws/events", vec![]).await, Some(StatusCode::UNAUTHORIZED));
    assert_eq!(status("/ws/guest", vec![]).await, Some(StatusCode::UNAUTHORIZED));
    assert_eq!(status("/ws/events?token=guess", vec![]).await, Some(StatusCode::UNAUTHORIZED));
    assert_eq!(status("/ws/kitchen/osteria", vec![("authorization", by.clone())]).await, Some(StatusCode::NOT_FOUND));
    assert_eq!(status("/ws/kitchen/nowhere", vec![("authorization", by.clone())]).await, Some(StatusCode::NOT_FOUND));
    let cookie = app.sign_in(Role::Waiter).await;
    let foreign = vec![("cookie", cookie), ("origin", "https://evil.example".to_owned())];
    assert_eq!(status("/ws/events", foreign).await, Some(StatusCode::FORBIDDEN));
    let plain = app.send(call("GET", "/orders", &token, None)).await;
    assert_eq!(plain.status, StatusCode::OK);
    let mut kitchen = door.open("/ws/kitchen/trattoria", &[("authorization", &by)]).await;
    app.pay(&app.sent(0, &[(app.house.coffee, 1)]).await).await;
    app.sent(1, &[(app.house.coffee, 1)]).await;
    let mut kinds = vec![];
    while kinds.iter().filter(|kind| *kind == "order.lines_sent").count() < 2 {
        kinds.push(kitchen.next().await.unwrap()["kind"].as_str().unwrap().to_owned());
    }
    assert!(!kinds.iter().any(|kind| kind == "order.paid" || kind == "order.payment_captured"), "{kinds:?}");
    drop(other);
    app.end().await;
}

/// S0-39, S2-20: a session, a token, a key, a membership that ends is dead within a second, open streams included.
#[tokio::test(flavor = "multi_thread")]
async fn whoever_may_not_listen_any_more_is_cut_off() {
    let app = TestApp::new().await;
    let door = Door::of(&app).await;
    let owner = of(&tokens(&app, Role::Owner).await, "access_token");

    let token = of(&tokens(&app, Role::Waiter).await, "access_token");
    let mut by_token = door.open("/ws/events", &[("authorization", &bearer(&token))]).await;
    assert_eq!(app.send(call("POST", "/auth/logout", &token, Some(&json!({})))).await.status, StatusCode::NO_CONTENT);
    assert_eq!(by_token.end().await, 4401);

    let cookie = app.sign_in(Role::Cashier).await;
    let mut by_cookie = door.open("/ws/events", &[("cookie", &cookie)]).await;
    app.send(super::app::form_post("/rpc/auth/sign_out", "", &cookie)).await;
    assert_eq!(by_cookie.end().await, 4401);

    let scopes = json!({ "name": "Screen", "scopes": ["orders.view"] });
    let made = read(&app.send(call("POST", "/api-keys", &owner, Some(&scopes))).await);
    let mut by_key = door.open("/ws/events", &[("authorization", &bearer(&of(&made, "key")))]).await;
    let id = made["id"].as_str().or(made["api_key"]["id"].as_str()).unwrap().to_owned();
    assert_eq!(app.send(call("DELETE", &format!("/api-keys/{id}"), &owner, None)).await.status, StatusCode::NO_CONTENT);
    assert_eq!(by_key.end().await, 4401);

    let kitchen = app.house.members[&Role::Kitchen];
    let token = of(&tokens(&app, Role::Kitchen).await, "access_token");
    let mut by_member = door.open("/ws/events", &[("authorization", &bearer(&token))]).await;
    let change = json!({ "taken": ["orders.view"] });
    let taken = app.send(call("PATCH", &format!("/staff/{kitchen}"), &owner, Some(&change))).await;
    assert_eq!(taken.status, StatusCode::OK, "{}", taken.body);
    assert_eq!(by_member.end().await, 4403);
    let mut by_kitchen = door.open("/ws/kitchen/trattoria", &[("authorization", &bearer(&token))]).await;
    let removed = app.send(call("DELETE", &format!("/staff/{kitchen}"), &owner, None)).await;
    assert_eq!(removed.status, StatusCode::NO_CONTENT, "{}", removed.body);
    assert_eq!(by_kitchen.end().await, 4401);
    app.end().await;
}

/// A guest hears of their own table, and nothing once the party has gone; the browser's own stream ends alike.
#[tokio::test(flavor = "multi_thread")]
async fn a_guest_listens_while_the_party_is_there() {
    let app = TestApp::new().await;
    let door = Door::of(&app).await;
    let code = &app.house.codes[0];
    let cookie = app.send(get(&format!("/t/{code}"), "")).await.cookie("comanda_guest");
    let mut guest = door.open("/ws/guest", &[("cookie", &cookie)]).await;
    let elsewhere = app.sent(1, &[(app.house.coffee, 1)]).await;
    let own = app.sent(0, &[(app.house.coffee, 1)]).await;
    let heard = guest.next().await.unwrap();
    assert_ne!(heard["order"], json!(elsewhere.id));
    assert_eq!(heard["order"], json!(own.id));
    let seating = own.seating.unwrap();
    let request = get(&format!("/live/guest/{code}"), &cookie);
    let response = tower::ServiceExt::oneshot(app.router.clone(), request).await.unwrap();
    let mut stream = response.into_body().into_data_stream();
    app.serve_all(&own).await;
    app.pay(&own).await;
    crate::flows::close_seating::close_seating(&app.house.ctx(Role::Waiter), seating).await.unwrap();
    assert_eq!(guest.end().await, 4401);
    let ends = async { while stream.next().await.is_some() {} };
    tokio::time::timeout(DEAD_WITHIN, ends).await.expect("the browser's stream is cut off within a second");
    app.end().await;
}
