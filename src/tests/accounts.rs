//! Accounts: registering, a forgotten password, changing what one signs in with, and who may read whose letters.

use axum::body::Body;
use http::{Request, StatusCode, header};
use serde_json::{Value, json};

use super::{
    app::{Answer, TestApp, form_post, get},
    fixtures::{PASSWORD, Wishes},
};
use crate::{
    auth::service::passwords,
    kernel::{language::Language, permission::Role},
    platform::ctx::{Caller, Ctx, Scope},
};

const EMAIL: &str = "rosa@house.example";
const NEXT: &str = "two flat whites";

fn call(method: &str, path: &str, token: &str, body: &Value) -> Request<Body> {
    Request::builder()
        .method(method)
        .uri(format!("/api/v1{path}"))
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(body.to_string()))
        .unwrap()
}

fn read(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap_or_else(|_| panic!("no JSON: {} {}", answer.status, answer.body))
}

fn stranger(app: &TestApp) -> Ctx {
    Ctx::new(app.world.clone(), Caller::Stranger, Scope::Platform)
}

/// A login of the house with an e-mail, and a pair of tokens.
async fn with_email(app: &TestApp, role: Role, email: &str) -> Value {
    passwords::change_email(&app.house.ctx(role), PASSWORD, email, "127.0.0.1").await.unwrap();
    let login = json!({ "login": email, "password": PASSWORD });
    let answer = app.send(call("POST", "/auth/login", "", &login)).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    read(&answer)
}

/// The token in the newest letter that this role may read.
async fn newest_token(app: &TestApp, role: Role) -> String {
    let letters = passwords::outbox(&app.house.ctx(role)).await.unwrap();
    let body = &letters.first().expect("a letter").body;
    let (_, rest) = body.split_once("http://house.test/reset-password/").expect("a link of the house");
    rest.lines().next().unwrap().to_owned()
}

fn registration(email: &str, slug: &str, password: &str) -> Value {
    json!({ "name": "Rosa", "email": email, "password": password, "restaurant": {
        "name": "Casa Rosa", "slug": slug, "currency": "EUR", "time_zone": "Europe/Madrid", "language": "es",
        "prices_include_tax": true } })
}

/// S0-16, S0-36, S0-37, S1-07, S1-08, S4-13, S4-14: a link sets a new password once; sessions and tokens of the old
/// one are dead, and the token stands nowhere but in the letter.
#[tokio::test(flavor = "multi_thread")]
async fn a_forgotten_password_is_set_anew_once() {
    let app = TestApp::new().await;
    let pair = with_email(&app, Role::Waiter, EMAIL).await;
    let cookie = app.sign_in(Role::Waiter).await;
    let asked = app.send(form_post("/rpc/auth/forgot_password", "email=Rosa%40house.example", "")).await;
    assert_eq!((asked.status, asked.location()), (StatusCode::FOUND, "/forgot-password?sent=1"));
    let token = newest_token(&app, Role::Manager).await;
    let stored: Vec<Vec<u8>> =
        sqlx::query_scalar("select token_hash from password_resets").fetch_all(app.world.db.system()).await.unwrap();
    assert_eq!(stored.len(), 1);
    assert_ne!(stored[0], token.as_bytes());
    let weak = app.send(call("POST", "/auth/reset-password", "", &json!({ "token": token, "password": "1234567890" })));
    assert_eq!(weak.await.status, StatusCode::UNPROCESSABLE_ENTITY, "and the link is still good");
    let form = format!("token={token}&password={}", NEXT.replace(' ', "+"));
    let reset = app.send(form_post("/rpc/auth/reset_password", &form, "")).await;
    assert_eq!((reset.status, reset.location()), (StatusCode::FOUND, "/login?reset=1"));
    assert_eq!(app.send(get("/pos", &cookie)).await.status, StatusCode::SEE_OTHER, "the old session has ended");
    let me = app.send(call("GET", "/auth/me", pair["access_token"].as_str().unwrap(), &json!({}))).await;
    assert_eq!(me.status, StatusCode::UNAUTHORIZED, "the old tokens too");
    let again = app.send(call("POST", "/auth/reset-password", "", &json!({ "token": token, "password": NEXT }))).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND, "a link is good once");
    for (password, status) in [(PASSWORD, StatusCode::UNPROCESSABLE_ENTITY), (NEXT, StatusCode::OK)] {
        let login = json!({ "login": EMAIL, "password": password });
        assert_eq!(app.send(call("POST", "/auth/login", "", &login)).await.status, status);
    }
    app.end().await;
}

/// Whoever asks for somebody unknown hears the same, and a link is good for 30 minutes.
#[tokio::test(flavor = "multi_thread")]
async fn a_link_ends_and_tells_nothing() {
    let app = TestApp::new().await;
    with_email(&app, Role::Waiter, EMAIL).await;
    let ask = async |email: &str| app.send(call("POST", "/auth/forgot-password", "", &json!({ "email": email }))).await;
    let (known, unknown) = (ask(EMAIL).await, ask("nobody@house.example").await);
    assert_eq!((known.status, &known.body), (unknown.status, &unknown.body));
    assert_eq!(known.status, StatusCode::ACCEPTED);
    assert_eq!(passwords::outbox(&app.house.ctx(Role::Manager)).await.unwrap().len(), 1, "nobody got no letter");
    let token = newest_token(&app, Role::Manager).await;
    app.world.clock.advance(chrono::TimeDelta::minutes(31));
    let late = app.send(call("POST", "/auth/reset-password", "", &json!({ "token": token, "password": NEXT }))).await;
    assert_eq!(late.status, StatusCode::NOT_FOUND);
    app.end().await;
}

/// A link opens an account: a manager reads none to an owner or another restaurant's people, a waiter none at all.
#[tokio::test(flavor = "multi_thread")]
async fn letters_are_for_those_above() {
    let app = TestApp::new().await;
    let other = super::fixtures::House::make(&app.world, "osteria", Wishes::default()).await;
    for (role, email) in [(Role::Owner, "o@h.example"), (Role::Manager, "m@h.example"), (Role::Waiter, "w@h.example")] {
        passwords::change_email(&app.house.ctx(role), PASSWORD, email, "").await.unwrap();
        passwords::forgot(&stranger(&app), email, email, Language::Es).await.unwrap();
    }
    let read = async |ctx: Ctx| {
        let letters = passwords::outbox(&ctx).await.unwrap();
        assert!(letters.iter().all(|letter| letter.subject == "Elija una contraseña nueva"));
        let mut to: Vec<_> = letters.into_iter().map(|letter| letter.recipient).collect();
        to.sort();
        to
    };
    assert_eq!(read(app.house.ctx(Role::Owner)).await, ["m@h.example", "o@h.example", "w@h.example"]);
    assert_eq!(read(app.house.ctx(Role::Manager)).await, ["m@h.example", "w@h.example"]);
    assert_eq!(read(other.ctx(Role::Owner)).await, [""; 0]);
    assert!(passwords::outbox(&app.house.ctx(Role::Waiter)).await.is_err());
    app.end().await;
}

/// One's own password takes the old one, ends every other session and keeps this one; the e-mail is one's own.
#[tokio::test(flavor = "multi_thread")]
async fn people_change_what_they_sign_in_with() {
    let app = TestApp::new().await;
    let (here, elsewhere) = (app.sign_in(Role::Waiter).await, app.sign_in(Role::Waiter).await);
    let change = |current: &str| format!("current={}&password={}", current.replace(' ', "+"), NEXT.replace(' ', "+"));
    let wrong = app.send(form_post("/rpc/auth/change_password", &change("not that one"), &here)).await;
    assert!(!wrong.location().contains("saved"), "{}", wrong.location());
    let done = app.send(form_post("/rpc/auth/change_password", &change(PASSWORD), &here)).await;
    assert_eq!(done.location(), "/account?saved=password");
    let renewed = done.cookie("comanda");
    assert_eq!(app.send(get("/pos", &renewed)).await.status, StatusCode::OK);
    assert_eq!(app.send(get("/pos", &elsewhere)).await.status, StatusCode::SEE_OTHER);
    assert_eq!(app.send(get("/pos", &here)).await.status, StatusCode::SEE_OTHER, "its id is a new one");
    let page = app.send(get("/account", &renewed)).await;
    assert!(page.status == StatusCode::OK && page.body.contains("/rpc/auth/change_email"));
    passwords::change_email(&app.house.ctx(Role::Manager), PASSWORD, EMAIL, "").await.unwrap();
    let taken = passwords::change_email(&app.house.ctx(Role::Waiter), NEXT, EMAIL, "").await.unwrap_err();
    assert_eq!(taken.status(), StatusCode::CONFLICT);
    app.end().await;
}

/// S1-06, S2-03: an owner comes with a restaurant of their own and sees no other; an e-mail or address that is taken is
/// a conflict and leaves nothing behind.
#[tokio::test(flavor = "multi_thread")]
async fn an_owner_registers_with_a_restaurant() {
    let app = TestApp::new().await;
    let made = app.send(call("POST", "/auth/register", "", &registration(EMAIL, "casa-rosa", NEXT))).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
    let token = read(&made)["access_token"].as_str().unwrap().to_owned();
    let me = read(&app.send(call("GET", "/auth/me", &token, &json!({}))).await);
    assert_eq!((me["role"].as_str(), me["restaurants"].as_array().map(Vec::len)), (Some("owner"), Some(1)));
    let further = registration("", "casa-rosa-2", "")["restaurant"].clone();
    assert_eq!(app.send(call("POST", "/restaurants", &token, &further)).await.status, StatusCode::CREATED);
    let me = read(&app.send(call("GET", "/auth/me", &token, &json!({}))).await);
    assert_eq!(me["restaurants"].as_array().map(Vec::len), Some(2));
    let before: i64 =
        sqlx::query_scalar("select count(*) from identities").fetch_one(app.world.db.system()).await.unwrap();
    let refused = [
        (registration(EMAIL, "casa-lola", NEXT), StatusCode::CONFLICT),
        (registration("lola@house.example", "casa-rosa", NEXT), StatusCode::CONFLICT),
        // The fourth in a minute from one address waits, whatever it says.
        (registration("lola@house.example", "casa-lola", NEXT), StatusCode::TOO_MANY_REQUESTS),
    ];
    for (new, status) in refused {
        let answer = app.send(call("POST", "/auth/register", "", &new)).await;
        assert_eq!(answer.status, status, "{}", answer.body);
    }
    let after: i64 =
        sqlx::query_scalar("select count(*) from identities").fetch_one(app.world.db.system()).await.unwrap();
    assert_eq!(before, after);
    app.end().await;
}

/// The same by a plain form without script: it leads to an empty back office.
#[tokio::test(flavor = "multi_thread")]
async fn the_form_leads_into_an_empty_house() {
    let app = TestApp::new().await;
    let page = app.send(get("/register", "")).await;
    assert!(page.status == StatusCode::OK && page.body.contains("new[restaurant][slug]"), "{}", page.status);
    let form = "new%5Bname%5D=Rosa&new%5Bemail%5D=rosa%40house.example&new%5Bpassword%5D=two+flat+whites\
        &new%5Brestaurant%5D%5Bname%5D=Casa+Rosa&new%5Brestaurant%5D%5Bslug%5D=casa-rosa\
        &new%5Brestaurant%5D%5Bcurrency%5D=EUR&new%5Brestaurant%5D%5Btime_zone%5D=Europe%2FMadrid\
        &new%5Brestaurant%5D%5Blanguage%5D=es&new%5Brestaurant%5D%5Bprices_include_tax%5D=true";
    let made = app.send(form_post("/rpc/auth/register", form, "")).await;
    assert_eq!((made.status, made.location()), (StatusCode::FOUND, "/admin"), "{}", made.body);
    let cookie = made.cookie("comanda");
    for path in ["/admin", "/admin/menu", "/admin/outbox"] {
        assert_eq!(app.send(get(path, &cookie)).await.status, StatusCode::OK, "{path}");
    }
    app.end().await;
}

/// Whether somebody is known here cannot be told by how long the refusal takes: both are hashed. Half or double is far from
/// what it would be otherwise, a hundredth.
#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_takes_as_long_for_an_unknown_person() {
    let app = TestApp::new().await;
    let known = format!("waiter-{}", app.house.slug);
    let mut took = [vec![], vec![]];
    for nth in 0..7 {
        for (login, took) in [known.clone(), format!("nobody-{nth}")].iter().zip(&mut took) {
            app.world.clock.advance(chrono::TimeDelta::minutes(2));
            let begun = tokio::time::Instant::now();
            let refused = crate::auth::service::sign_in(&app.house.stranger(), login, "not it", "10.0.0.9").await;
            took.push(begun.elapsed().as_micros());
            assert!(refused.is_err());
        }
    }
    // The quickest of each: what else the machine does only adds to a time.
    let [known, unknown] = took.map(|all| all.into_iter().min().unwrap());
    assert!(known < unknown * 2 && unknown < known * 2, "{known} and {unknown} microseconds");
    app.end().await;
}
