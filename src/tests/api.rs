//! The JSON API: signing in, keys, what a document promises, requests that are answered once.

use std::collections::BTreeSet;

use axum::body::Body;
use http::{Request, StatusCode, header};
use serde_json::{Value, json};
use utoipa::openapi::path::Operation;

use super::{
    app::{Answer, TestApp, get},
    fixtures::{House, PASSWORD, Wishes},
};
use crate::{
    kernel::permission::{Permission, Role},
    server::api::{
        document::{operations, permission},
        routes::endpoints,
    },
};

pub(super) fn call(method: &str, path: &str, token: &str, body: Option<&Value>) -> Request<Body> {
    let request = Request::builder().method(method).uri(format!("/api/v1{path}"));
    let request =
        if token.is_empty() { request } else { request.header(header::AUTHORIZATION, format!("Bearer {token}")) };
    match body {
        Some(body) => request.header(header::CONTENT_TYPE, "application/json").body(Body::from(body.to_string())),
        None => request.body(Body::empty()),
    }
    .unwrap()
}

fn keyed(mut request: Request<Body>, key: &str) -> Request<Body> {
    request.headers_mut().insert("idempotency-key", key.parse().unwrap());
    request
}

pub(super) fn read(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap_or_else(|_| panic!("no JSON: {} {}", answer.status, answer.body))
}

pub(super) async fn tokens(app: &TestApp, role: Role) -> Value {
    let login = json!({ "login": format!("{}-{}", role.as_str(), app.house.slug), "password": PASSWORD });
    let answer = app.send(call("POST", "/auth/login", "", Some(&login))).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    read(&answer)
}

pub(super) fn of(pair: &Value, name: &str) -> String {
    pair[name].as_str().unwrap_or_default().to_owned()
}

/// S1-01, S1-03, S3-04, S4-01: a login gives a pair of tokens; the access token says who asks, a new pair follows the old one, and
/// an old refresh token that comes again ends all of them.
#[tokio::test(flavor = "multi_thread")]
async fn a_stolen_refresh_token_ends_the_sign_in() {
    let app = TestApp::new().await;
    let first = tokens(&app, Role::Manager).await;
    let me = read(&app.send(call("GET", "/auth/me", &of(&first, "access_token"), None)).await);
    assert_eq!(me["role"], "manager");
    assert!(me["permissions"].as_array().unwrap().contains(&json!("orders.create")));

    let refresh = |token: String| call("POST", "/auth/refresh", "", Some(&json!({ "refresh_token": token })));
    let second = read(&app.send(refresh(of(&first, "refresh_token"))).await);
    let again = read(&app.send(refresh(of(&first, "refresh_token"))).await);
    assert_eq!(again["refresh_token"], second["refresh_token"], "a lost answer may be asked for once more");
    app.world.clock.advance(chrono::TimeDelta::minutes(2));
    let thief = app.send(refresh(of(&first, "refresh_token"))).await;
    assert_eq!(thief.status, StatusCode::UNAUTHORIZED);
    assert_eq!(app.send(refresh(of(&second, "refresh_token"))).await.status, StatusCode::UNAUTHORIZED);
    let ended = app.send(call("GET", "/auth/me", &of(&second, "access_token"), None)).await;
    assert_eq!(ended.status, StatusCode::UNAUTHORIZED);
    app.end().await;
}

/// S1-02, S4-02: signing out ends the tokens at once, and a token that was tampered with or is over is nobody's.
#[tokio::test(flavor = "multi_thread")]
async fn a_token_ends() {
    let app = TestApp::new().await;
    let pair = tokens(&app, Role::Waiter).await;
    let access = of(&pair, "access_token");
    let whose = |token: String| call("GET", "/auth/me", &token, None);
    let (head, signature) = access.rsplit_once('.').unwrap();
    let forged = format!("{head}.{}", signature.chars().rev().collect::<String>());
    assert_eq!(app.send(whose(forged)).await.status, StatusCode::UNAUTHORIZED);
    let out = app.send(call("POST", "/auth/logout", &access, Some(&json!({})))).await;
    assert_eq!(out.status, StatusCode::NO_CONTENT, "{}", out.body);
    assert_eq!(app.send(whose(access)).await.status, StatusCode::UNAUTHORIZED);
    let later = of(&tokens(&app, Role::Waiter).await, "access_token");
    app.world.clock.advance(chrono::TimeDelta::minutes(16));
    assert_eq!(app.send(whose(later)).await.status, StatusCode::UNAUTHORIZED);
    app.end().await;
}

/// A new password ends a person's tokens with the sessions.
#[tokio::test(flavor = "multi_thread")]
async fn a_new_password_ends_tokens() {
    let app = TestApp::new().await;
    let pair = tokens(&app, Role::Manager).await;
    let mut conn = app.db.superuser().await;
    let identity: uuid::Uuid = sqlx::query_scalar("select identity_id from identities where username = $1")
        .bind(format!("manager-{}", app.house.slug))
        .fetch_one(&mut conn)
        .await
        .unwrap();
    let platform = crate::server::seed::demo::platform(&app.world);
    crate::auth::service::revoke_sessions(&platform, identity.into()).await.unwrap();
    let refresh = json!({ "refresh_token": of(&pair, "refresh_token") });
    assert_eq!(app.send(call("POST", "/auth/refresh", "", Some(&refresh))).await.status, StatusCode::UNAUTHORIZED);
    let whose = call("GET", "/auth/me", &of(&pair, "access_token"), None);
    assert_eq!(app.send(whose).await.status, StatusCode::UNAUTHORIZED);
    app.end().await;
}

/// Leaves every request as a process does that dies between the commit and the answer.
pub(super) async fn cut_off(app: &TestApp) {
    let sql = "update api_requests set status = null, body = null, content_type = null, lease_until = started_at";
    sqlx::query(sql).execute(&mut app.db.superuser().await).await.unwrap();
}

/// What a request makes is known by its key: carried out again after its answer was never kept, it makes nothing twice.
#[tokio::test(flavor = "multi_thread")]
async fn a_request_without_an_answer_is_finished_not_repeated() {
    let app = TestApp::new().await;
    let token = of(&tokens(&app, Role::Cashier).await, "access_token");
    let order = json!({ "channel": "takeaway", "items": [{ "item": app.house.coffee }], "pay": { "tender": "cash" } });
    let place = || keyed(call("POST", "/orders", &token, Some(&order)), "cut-off");
    let first = read(&app.send(place()).await);
    cut_off(&app).await;
    let again = app.send(place()).await;
    assert_eq!((again.status, &read(&again)["id"]), (StatusCode::CREATED, &first["id"]), "{}", again.body);
    let list = read(&app.send(call("GET", "/orders?page=1", &token, None)).await);
    assert_eq!(list["total"], 1);
    app.end().await;
}

/// S3-07: a key does what it was given and nothing else, until it is revoked; its maker can give no more than there is to give.
#[tokio::test(flavor = "multi_thread")]
async fn a_key_does_what_it_was_given() {
    let app = TestApp::new().await;
    let owner = of(&tokens(&app, Role::Owner).await, "access_token");
    let new = json!({ "name": "Shop", "scopes": ["orders.view", "inventory.view"] });
    let made = app.send(call("POST", "/api-keys", &owner, Some(&new))).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
    let made = read(&made);
    let key = of(&made, "key");
    assert_eq!(app.send(call("GET", "/orders", &key, None)).await.status, StatusCode::OK);
    let refused = app.send(call("POST", "/inventory/locations", &key, Some(&json!({ "name": "Cellar" })))).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert_eq!(read(&refused)["permission"], "inventory.adjust");
    let listed = app.send(call("GET", "/api-keys", &owner, None)).await;
    assert!(!listed.body.contains(&key), "a key is shown once");

    let id = made["api_key"]["id"].as_str().unwrap();
    let waiter = of(&tokens(&app, Role::Waiter).await, "access_token");
    assert_eq!(app.send(call("DELETE", &format!("/api-keys/{id}"), &waiter, None)).await.status, StatusCode::FORBIDDEN);
    assert_eq!(app.send(call("DELETE", &format!("/api-keys/{id}"), &owner, None)).await.status, StatusCode::NO_CONTENT);
    assert_eq!(app.send(call("GET", "/orders", &key, None)).await.status, StatusCode::UNAUTHORIZED);
    app.end().await;
}

/// S1-11, S3-27, S3-28, S3-40, S3-42, S4-20, S4-21: an order with its dishes, its tickets and its payment in one request; the same request again is the same
/// order, and another one under its key is refused.
#[tokio::test(flavor = "multi_thread")]
async fn a_request_is_done_once() {
    let app = TestApp::new().await;
    let token = of(&tokens(&app, Role::Cashier).await, "access_token");
    let order = json!({
        "channel": "takeaway", "name": "Ada",
        "items": [{ "item": app.house.coffee, "quantity": 2 }],
        "pay": { "tender": "cash" },
    });
    let place = |body: &Value| keyed(call("POST", "/orders", &token, Some(body)), "till-1/42");
    let first = app.send(place(&order)).await;
    assert_eq!(first.status, StatusCode::CREATED, "{}", first.body);
    let placed = read(&first);
    assert_eq!((&placed["pay_state"], &placed["number"]), (&json!("paid"), &json!(1)));
    let again = app.send(place(&order)).await;
    assert_eq!((again.status, &again.body), (StatusCode::CREATED, &first.body));
    assert_eq!(again.headers.get("idempotency-replayed").unwrap(), "true");
    let other = app.send(place(&json!({ "channel": "takeaway", "items": [{ "item": app.house.burger }] }))).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", other.body);

    let list = read(&app.send(call("GET", "/orders?page=1&search=Ada", &token, None)).await);
    assert_eq!(list["items"].as_array().unwrap().len(), 1, "{list}");
    app.end().await;
}

/// What holds a secret is kept nowhere, whatever the key.
#[tokio::test(flavor = "multi_thread")]
async fn a_secret_is_not_kept_for_a_repeat() {
    let app = TestApp::new().await;
    let owner = of(&tokens(&app, Role::Owner).await, "access_token");
    let new = json!({ "name": "Shop", "scopes": ["orders.view"] });
    let make = || keyed(call("POST", "/api-keys", &owner, Some(&new)), "same");
    let (one, other) = (read(&app.send(make()).await), read(&app.send(make()).await));
    assert_ne!(one["key"], other["key"]);
    let login = json!({ "login": format!("owner-{}", app.house.slug), "password": PASSWORD });
    let answer = app.send(keyed(call("POST", "/auth/login", "", Some(&login)), "same")).await;
    assert_eq!(answer.status, StatusCode::OK);
    let mut conn = app.db.superuser().await;
    let kept: i64 = sqlx::query_scalar("select count(*) from api_requests").fetch_one(&mut conn).await.unwrap();
    assert_eq!(kept, 0);
    app.end().await;
}

/// Requests with the same key at the same time: one is carried out, the others are told to wait or get its answer.
#[tokio::test(flavor = "multi_thread")]
async fn together_it_is_done_once_too() {
    let app = TestApp::new().await;
    let token = of(&tokens(&app, Role::Cashier).await, "access_token");
    let order = json!({ "channel": "takeaway", "items": [{ "item": app.house.coffee }] });
    let all = (0..8).map(|_| app.send(keyed(call("POST", "/orders", &token, Some(&order)), "burst")));
    for answer in futures::future::join_all(all).await {
        assert!(
            [StatusCode::CREATED, StatusCode::CONFLICT].contains(&answer.status),
            "{} {}",
            answer.status,
            answer.body
        );
    }
    let list = read(&app.send(call("GET", "/orders", &token, None)).await);
    assert_eq!(list["items"].as_array().unwrap().len(), 1, "{list}");
    app.end().await;
}

/// S1-12, S1-14..16, S3-30, S4-22: a status moves by the order's own rules; a move that is not possible is a conflict, and nothing
/// changes. What is done stands in the history.
#[tokio::test(flavor = "multi_thread")]
async fn a_status_moves_by_the_rules() {
    let app = TestApp::new().await;
    let token = of(&tokens(&app, Role::Manager).await, "access_token");
    let order = app.sent(0, &[(app.house.coffee, 1)]).await;
    let to = |status: &str| {
        let body = json!({ "status": status, "reason": "Asked for it" });
        call("PATCH", &format!("/orders/{}/status", order.id), &token, Some(&body))
    };
    for status in ["in_progress", "ready"] {
        let moved = app.send(to(status)).await;
        assert_eq!(moved.status, StatusCode::OK, "{}", moved.body);
        assert_eq!(read(&moved)["status"], status);
    }
    let unpaid = app.send(to("completed")).await;
    assert_eq!(unpaid.status, StatusCode::CONFLICT, "{}", unpaid.body);
    let detail = read(&app.send(call("GET", &format!("/orders/{}", order.id), &token, None)).await);
    assert_eq!((&detail["status"], &detail["lines"][0]["name"]), (&json!("ready"), &json!("Coffee")));
    assert_eq!(app.send(to("cancelled")).await.status, StatusCode::OK);
    let history = read(&app.send(call("GET", "/orders/history", &token, None)).await);
    assert_eq!(history["items"][0]["id"], json!(order.id), "{history}");
    app.end().await;
}

/// Another restaurant's order does not exist for a token, whatever the endpoint.
#[tokio::test(flavor = "multi_thread")]
async fn another_restaurant_s_order_is_not_found() {
    let app = TestApp::new().await;
    let other = House::make(&app.world, "osteria", Wishes::default()).await;
    let order = app.sent(0, &[(app.house.coffee, 1)]).await;
    let login = json!({ "login": format!("owner-{}", other.slug), "password": PASSWORD });
    let theirs = of(&read(&app.send(call("POST", "/auth/login", "", Some(&login))).await), "access_token");
    for (method, path, body) in [
        ("GET", String::new(), None),
        ("GET", "/receipt".to_owned(), None),
        ("POST", "/payments".to_owned(), Some(json!({ "tender": "cash" }))),
        ("POST", "/cancel".to_owned(), Some(json!({ "reason": "Mine" }))),
        ("PATCH", "/status".to_owned(), Some(json!({ "status": "ready" }))),
    ] {
        let answer = app.send(call(method, &format!("/orders/{}{path}", order.id), &theirs, body.as_ref())).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{method} {path}: {}", answer.body);
        assert_eq!(answer.headers[header::CONTENT_TYPE], "application/problem+json");
    }
    app.end().await;
}

/// The document names a right for each operation, and it is one that there is.
#[test]
fn each_operation_names_its_right() {
    let document = endpoints().into_openapi();
    let known: BTreeSet<&str> = Permission::ALL.iter().map(|permission| permission.as_str()).collect();
    let all: Vec<(String, &'static str, &Operation)> = document
        .paths
        .paths
        .iter()
        .flat_map(|(path, item)| operations(item).map(move |(method, operation)| (path.clone(), method, operation)))
        .collect();
    assert!(30 <= all.len(), "{}", all.len());
    for (path, method, operation) in all {
        let named = permission(operation).unwrap_or_else(|| panic!("{method} {path} names no right"));
        assert!(known.contains(named), "{method} {path}: {named}");
    }
}

/// S3-06: whoever is not signed in is told so on each operation that is not for everybody.
#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_gets_nowhere() {
    let app = TestApp::new().await;
    let document = endpoints().into_openapi();
    let nobody = uuid::Uuid::nil().to_string();
    for (path, item) in &document.paths.paths {
        for (method, operation) in operations(item) {
            if permission(operation).is_some_and(|named| named.starts_with("public.")) {
                continue;
            }
            let answer = app.send(call(method, &path.replace("{id}", &nobody), "", Some(&json!({})))).await;
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{method} {path}: {}", answer.body);
        }
    }
    app.end().await;
}

/// S3-05: a page of another site is let in by CORS only where it is named, and never by somebody's cookie.
#[tokio::test(flavor = "multi_thread")]
async fn other_sites_bring_their_own_token() {
    let shop = "https://shop.example.com";
    let app =
        TestApp::with_settings(Wishes::default(), &|name| (name == "CORS_ORIGINS").then(|| shop.to_owned())).await;
    let cookie = app.sign_in(Role::Owner).await;
    let from = |origin: &str| {
        let mut request = get("/api/v1/orders", &cookie);
        request.headers_mut().insert(header::ORIGIN, origin.parse().unwrap());
        request.headers_mut().insert("sec-fetch-site", "cross-site".parse().unwrap());
        request
    };
    let theirs = app.send(from(shop)).await;
    assert_eq!(theirs.status, StatusCode::UNAUTHORIZED, "a cookie does not speak for another site");
    assert_eq!(theirs.headers[header::ACCESS_CONTROL_ALLOW_ORIGIN], shop);
    let stranger = app.send(from("https://evil.example.com")).await;
    assert!(!stranger.headers.contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN));
    assert_eq!(app.send(get("/api/v1/orders", &cookie)).await.status, StatusCode::OK, "a page of ours may");
    app.end().await;
}

/// S3-06: where sign-in is switched off, pages and the API take whoever asks for the owner of the first restaurant, and say
/// so; whoever shows a token is still who that says.
#[tokio::test(flavor = "multi_thread")]
async fn an_open_house_says_so() {
    let app =
        TestApp::with_settings(Wishes::default(), &|name| (name == "AUTH_DISABLED").then(|| "true".to_owned())).await;
    let page = app.send(get("/admin", "")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("Sign-in is switched off"), "{}", page.body);
    let me = app.send(call("GET", "/auth/me", "", None)).await;
    assert_eq!(read(&me)["role"], "owner", "{}", me.body);
    let ticket = app.send(call("POST", "/auth/socket-tickets", "", None)).await;
    assert_eq!(ticket.status, StatusCode::CREATED, "screens hear what happens: {}", ticket.body);
    let waiter = of(&tokens(&app, Role::Waiter).await, "access_token");
    assert_eq!(read(&app.send(call("GET", "/auth/me", &waiter, None)).await)["role"], "waiter");
    let closed = TestApp::new().await;
    assert_eq!(closed.send(call("GET", "/auth/me", "", None)).await.status, StatusCode::UNAUTHORIZED);
    closed.end().await;
    app.end().await;
}
