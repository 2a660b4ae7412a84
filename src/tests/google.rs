//! Signing in with Google, against an issuer on this machine.

use http::StatusCode;
use serde_json::{Value, json};

use super::{
    api::{call, of, read, tokens},
    app::{Answer, TestApp, get},
    fake::Fake,
    fixtures::{PASSWORD, Wishes},
};
use crate::{
    auth::{model::staff::MemberChange, service::staff},
    kernel::permission::Role,
};

const CLIENT: &str = "comanda.apps.example.com";
const EMAIL: &str = "ada@example.com";
/// 2026-11-20T19:30:00Z, the tests' time.
const NOW: i64 = 1_795_203_000;

async fn app(issuer: &Fake) -> TestApp {
    let base = issuer.base.clone();
    let app = TestApp::with_settings(Wishes::default(), &move |name| match name {
        "GOOGLE_CLIENT_ID" => Some(CLIENT.to_owned()),
        "GOOGLE_CLIENT_SECRET" => Some("google-secret".to_owned()),
        "GOOGLE_ISSUER" => Some(base.clone()),
        _ => None,
    })
    .await;
    let mut conn = app.db.superuser().await;
    sqlx::query("update identities set email = $1 where username = $2")
        .bind(EMAIL)
        .bind(format!("waiter-{}", app.house.slug))
        .execute(&mut conn)
        .await
        .unwrap();
    app
}

fn ada() -> Value {
    json!({ "sub": "1001", "email": EMAIL, "email_verified": true, "now": NOW })
}

async fn token(issuer: &Fake, claims: Value) -> String {
    serde_json::from_str(&issuer.post("/_test/token", &claims.to_string()).await).unwrap()
}

async fn by_token(app: &TestApp, token: &str) -> Answer {
    app.send(call("POST", "/auth/google", "", Some(&json!({ "id_token": token })))).await
}

/// S1-10: whoever Google vouches for gets tokens, the first time by their e-mail and from then on whatever it is.
#[tokio::test(flavor = "multi_thread")]
async fn google_vouches_for_a_person() {
    let issuer = Fake::start("issuer_fake.mjs").await;
    let app = app(&issuer).await;
    issuer.post("/_test/person", &ada().to_string()).await;
    let first = by_token(&app, &token(&issuer, json!({})).await).await;
    assert_eq!(first.status, StatusCode::OK, "{}", first.body);
    let access = read(&first)["access_token"].as_str().unwrap().to_owned();
    assert_eq!(read(&app.send(call("GET", "/auth/me", &access, None)).await)["role"], "waiter");

    let moved = token(&issuer, json!({ "email": "ada@elsewhere.example" })).await;
    assert_eq!(by_token(&app, &moved).await.status, StatusCode::OK, "the account stays hers");
    let other = token(&issuer, json!({ "sub": "1002" })).await;
    let other = by_token(&app, &other).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY, "her e-mail in other hands is not her");
    assert!(other.body.contains("Nobody here signs in with this Google account"), "{}", other.body);
    app.end().await;
}

/// Whoever wrote down somebody else's e-mail has nothing of the account once that person comes: no password, no tokens. And
/// an account elsewhere opens nothing any more once the e-mail is another.
#[tokio::test(flavor = "multi_thread")]
async fn an_email_is_proven_by_who_comes_with_it() {
    let issuer = Fake::start("issuer_fake.mjs").await;
    let app = app(&issuer).await;
    issuer.post("/_test/person", &ada().to_string()).await;
    let squatter = of(&tokens(&app, Role::Waiter).await, "access_token");
    let first = by_token(&app, &token(&issuer, json!({})).await).await;
    assert_eq!(first.status, StatusCode::OK, "{}", first.body);
    let whose = app.send(call("GET", "/auth/me", &squatter, None)).await;
    assert_eq!(whose.status, StatusCode::UNAUTHORIZED);
    let login = json!({ "login": format!("waiter-{}", app.house.slug), "password": PASSWORD });
    let again = app.send(call("POST", "/auth/login", "", Some(&login))).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", again.body);

    let owner = app.house.ctx(Role::Owner);
    let change = MemberChange { password: Some(PASSWORD.to_owned()), ..MemberChange::default() };
    staff::change(&owner, app.house.members[&Role::Waiter], &change).await.unwrap();
    let access = of(&tokens(&app, Role::Waiter).await, "access_token");
    let body = json!({ "current": PASSWORD, "email": "new@example.com" });
    let done = app.send(call("PUT", "/auth/email", &access, Some(&body))).await;
    assert!(done.status.is_success(), "{}", done.body);
    let gone = by_token(&app, &token(&issuer, json!({})).await).await;
    assert_eq!(gone.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", gone.body);
    app.end().await;
}

/// S1-10: a token that is not for us, not Google's, over, not yet, unsigned or of an unproved e-mail opens nothing.
#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_proves_nothing_opens_nothing() {
    let issuer = Fake::start("issuer_fake.mjs").await;
    let app = app(&issuer).await;
    issuer.post("/_test/person", &ada().to_string()).await;
    for claims in [
        json!({ "aud": "somebody.else" }),
        json!({ "aud": [CLIENT, "somebody.else"] }),
        json!({ "iss": "https://accounts.google.com" }),
        json!({ "exp": NOW }),
        json!({ "iat": NOW + 600 }),
        json!({ "sub": "" }),
        json!({ "email_verified": false }),
        json!({ "header": { "alg": "HS256" } }),
        json!({ "header": { "alg": "none" } }),
        json!({ "header": { "kid": "unknown" } }),
    ] {
        let refused = by_token(&app, &token(&issuer, claims.clone()).await).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{claims}: {}", refused.body);
    }
    let good = token(&issuer, json!({ "nonce": "ours" })).await;
    let (head, _) = good.rsplit_once('.').unwrap();
    assert_eq!(by_token(&app, &format!("{head}.AAAA")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut body = json!({ "id_token": good, "nonce": "another" });
    let with = |body: &Value| app.send(call("POST", "/auth/google", "", Some(body)));
    assert_eq!(with(&body).await.status, StatusCode::UNPROCESSABLE_ENTITY, "an answer to another question");
    body["nonce"] = json!("ours");
    assert_eq!(with(&body).await.status, StatusCode::OK);
    let neither = with(&json!({})).await;
    assert_eq!(neither.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", neither.body);
    app.end().await;
}

/// An issuer changes its keys: the new ones are fetched, and what an old one signed is worth nothing.
#[tokio::test(flavor = "multi_thread")]
async fn an_issuer_changes_its_keys() {
    let issuer = Fake::start("issuer_fake.mjs").await;
    let app = app(&issuer).await;
    issuer.post("/_test/person", &ada().to_string()).await;
    let old = token(&issuer, json!({ "exp": NOW + 36_000 })).await;
    assert_eq!(by_token(&app, &old).await.status, StatusCode::OK);
    issuer.post("/_test/new_key", "").await;
    let new = token(&issuer, json!({})).await;
    assert_eq!(by_token(&app, &new).await.status, StatusCode::UNPROCESSABLE_ENTITY, "not looked for at every turn");
    app.world.clock.advance(chrono::TimeDelta::minutes(2));
    assert_eq!(by_token(&app, &new).await.status, StatusCode::OK);
    assert_eq!(by_token(&app, &old).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    app.end().await;
}

/// While the issuer does not answer, what it said before counts; where it said nothing yet, one asks for all.
#[tokio::test(flavor = "multi_thread")]
async fn an_issuer_may_be_away() {
    let issuer = Fake::start("issuer_fake.mjs").await;
    let (app, other) = (app(&issuer).await, app(&issuer).await);
    issuer
        .post(
            "/_test/person",
            &json!({ "sub": "1001", "email": EMAIL, "email_verified": true, "now": NOW, "exp": NOW + 200_000 })
                .to_string(),
        )
        .await;
    let good = token(&issuer, json!({})).await;
    assert_eq!(by_token(&app, &good).await.status, StatusCode::OK);
    issuer.post("/_test/away", "true").await;
    app.world.clock.advance(chrono::TimeDelta::hours(2));
    assert_eq!(by_token(&app, &good).await.status, StatusCode::OK, "its keys of two hours ago");
    app.world.clock.advance(chrono::TimeDelta::hours(23));
    assert_eq!(by_token(&app, &good).await.status, StatusCode::SERVICE_UNAVAILABLE, "not those of yesterday");

    let asked = || async { issuer.post("/_test/asked", "").await.parse::<u32>().unwrap() };
    let before = asked().await;
    let (one, two, three) = tokio::join!(by_token(&other, &good), by_token(&other, &good), by_token(&other, &good));
    for away in [one, two, three] {
        assert_eq!(away.status, StatusCode::SERVICE_UNAVAILABLE, "{}", away.body);
    }
    assert_eq!(asked().await - before, 1);
    issuer.post("/_test/away", "false").await;
    other.world.clock.advance(chrono::TimeDelta::seconds(11));
    assert_eq!(by_token(&other, &good).await.status, StatusCode::OK);
    app.end().await;
    other.end().await;
}

/// S1-10: a browser goes to Google and comes back signed in, where it wanted to go; another browser does not with its code.
#[tokio::test(flavor = "multi_thread")]
async fn a_browser_signs_in_with_google() {
    let issuer = Fake::start("issuer_fake.mjs").await;
    let app = app(&issuer).await;
    issuer.post("/_test/person", &ada().to_string()).await;
    let page = app.send(get("/login?next=/kds", "")).await;
    assert!(page.body.contains("href=\"/login/google?next=/kds\""), "the way in is on the page");

    let (cookie, back) = leave(&app, "/login/google?next=/kds").await;
    let stolen = app.send(get(&back, "")).await;
    assert_eq!(stolen.location(), "/login?google=refused", "another browser");
    let done = app.send(get(&back, &cookie)).await;
    assert_eq!(done.location(), "/kds", "{}", done.body);
    let session = done.cookie("comanda");
    assert!(app.send(get("/pos", &session)).await.status.is_success());
    let again = app.send(get(&back, &cookie)).await;
    assert!(again.location().starts_with("/login?google=refused"), "a code is good once: {}", again.location());

    let stranger = json!({ "sub": "7", "email": "eve@example.com", "email_verified": true, "now": NOW });
    issuer.post("/_test/person", &stranger.to_string()).await;
    let (cookie, back) = leave(&app, "/login/google").await;
    let unknown = app.send(get(&back, &cookie)).await;
    assert_eq!(unknown.location(), "/login?google=unknown");
    let told = app.send(get(unknown.location(), "")).await;
    assert!(told.body.contains("Nobody here signs in with this Google account"), "{}", told.body);
    app.end().await;
}

/// The cookie that a browser leaves with, and the path that Google sends it back to.
async fn leave(app: &TestApp, path: &str) -> (String, String) {
    let left = app.send(get(path, "")).await;
    assert_eq!(left.status, StatusCode::SEE_OTHER, "{}", left.body);
    let cookie = left.cookie("comanda_google");
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let sent = client.get(left.location()).send().await.unwrap();
    let back = sent.headers()["location"].to_str().unwrap().strip_prefix("http://house.test").unwrap().to_owned();
    (cookie, back)
}

/// Where it is not set up, it is not offered.
#[tokio::test(flavor = "multi_thread")]
async fn google_is_offered_where_it_is_set_up() {
    let app = TestApp::new().await;
    assert!(!app.send(get("/login", "")).await.body.contains("/login/google"));
    assert_eq!(by_token(&app, "x").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(app.send(get("/login/google", "")).await.location(), "/login?google=refused");
    app.end().await;
}
