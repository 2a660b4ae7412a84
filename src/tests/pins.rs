//! PINs: only on a device of the house, a few tries at a time, and only while device and person belong there.

use http::StatusCode;
use serde_json::{Value, json};

use super::{
    api::{call, of, read, tokens},
    app::{Answer, TestApp, form_post, fresh, get},
    fixtures::{House, PIN, Wishes},
};
use crate::{kernel::permission::Role, platform::ctx::Ctx, restaurants::service::NewMember};

/// A till that the manager enrolled: its id and its token.
async fn till(app: &TestApp) -> (String, String) {
    let manager = of(&tokens(app, Role::Manager).await, "access_token");
    let made = app.send(call("POST", "/devices", &manager, Some(&json!({ "name": "Bar till" })))).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
    (of(&read(&made), "id"), of(&read(&made), "device_token"))
}

async fn pin(app: &TestApp, device: &str, role: Role, pin: &str) -> Answer {
    let body = json!({ "device_token": device, "member": app.house.members[&role], "pin": pin });
    app.send(call("POST", "/auth/pin", "", Some(&body))).await
}

/// S4-38: whoever has a PIN signs in with it on an enrolled device, and nowhere else; a device that is taken away ends what
/// was signed in on it.
#[tokio::test(flavor = "multi_thread")]
async fn a_pin_opens_an_enrolled_device() {
    let app = TestApp::new().await;
    let (id, device) = till(&app).await;
    let shown = read(&app.send(call("POST", "/auth/till", "", Some(&json!({ "device_token": device })))).await);
    assert_eq!((&shown["name"], shown["people"].as_array().unwrap().len()), (&json!("Bar till"), 6), "{shown}");
    let signed = pin(&app, &device, Role::Waiter, PIN).await;
    assert_eq!(signed.status, StatusCode::OK, "{}", signed.body);
    let pair = read(&signed);
    let me = read(&app.send(call("GET", "/auth/me", &of(&pair, "access_token"), None)).await);
    assert_eq!(me["role"], "waiter");
    let refresh = json!({ "refresh_token": pair["refresh_token"] });
    let renewed = read(&app.send(call("POST", "/auth/refresh", "", Some(&refresh))).await);
    assert_eq!(pin(&app, "guess", Role::Waiter, PIN).await.status, StatusCode::UNPROCESSABLE_ENTITY);

    let manager = of(&tokens(&app, Role::Manager).await, "access_token");
    let gone = app.send(call("DELETE", &format!("/devices/{id}"), &manager, None)).await;
    assert_eq!(gone.status, StatusCode::NO_CONTENT, "{}", gone.body);
    let over = app.send(call("GET", "/auth/me", &of(&renewed, "access_token"), None)).await;
    assert_eq!(over.status, StatusCode::UNAUTHORIZED, "what was signed in on the device has ended");
    assert_eq!(pin(&app, &device, Role::Waiter, PIN).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    app.end().await;
}

/// S4-40: five wrong PINs of one person lock them out on this device, for a while, and nobody else; the device itself bears
/// no more than twenty in an hour, whoever is tried. What failed is on record.
#[tokio::test(flavor = "multi_thread")]
async fn a_pin_is_not_guessed() {
    let app = TestApp::new().await;
    let (_, device) = till(&app).await;
    let unknown: Value = read(&pin(&app, &device, Role::Waiter, "0000").await);
    for _ in 0..4 {
        assert_eq!(read(&pin(&app, &device, Role::Waiter, "0000").await), unknown);
    }
    let locked = pin(&app, &device, Role::Waiter, PIN).await;
    assert_eq!(locked.status, StatusCode::TOO_MANY_REQUESTS, "{}", locked.body);
    assert!(locked.headers.contains_key("retry-after"));
    assert_eq!(pin(&app, &device, Role::Cashier, PIN).await.status, StatusCode::OK, "the others work on");
    let owner = of(&tokens(&app, Role::Owner).await, "access_token");
    let events = read(&app.send(call("GET", "/security-events?kind=pin_failed", &owner, None)).await);
    assert_eq!(events.to_string().matches("pin_failed").count(), 5, "{events}");
    app.world.clock.advance(chrono::TimeDelta::minutes(6));
    assert_eq!(pin(&app, &device, Role::Waiter, PIN).await.status, StatusCode::OK);
    let mut refused = 0;
    for role in Role::ALL {
        for _ in 0..4 {
            let answer = pin(&app, &device, role, "0000").await;
            refused += u32::from(answer.status == StatusCode::TOO_MANY_REQUESTS);
        }
    }
    assert_eq!(refused, 24 - (20 - 5), "the device bears twenty in an hour, five were wrong before");
    app.end().await;
}

/// A browser becomes a till by a manager's form; then the next person picks a name, types the PIN, and goes on where they
/// were sent from; locking leaves the till to the next, and a password that is keyed in is no till's session.
#[tokio::test(flavor = "multi_thread")]
async fn people_take_turns_at_a_till() {
    let app = TestApp::new().await;
    let waiter = app.sign_in(Role::Waiter).await;
    let refused = app.send(form_post("/rpc/auth/enrol_device", "name=Bar+till", &waiter)).await;
    assert!(refused.headers.get("set-cookie").is_none_or(|set| !set.to_str().unwrap().contains("comanda_device")));
    let manager = app.sign_in(Role::Manager).await;
    let enrolled = app.send(form_post("/rpc/auth/enrol_device", "name=Bar+till", &manager)).await;
    assert_eq!(enrolled.location(), "/admin/devices?enrolled=1", "{}", enrolled.body);
    let device = enrolled.cookie("comanda_device");
    assert_eq!(app.send(get("/pos", &device)).await.location(), "/pin?next=/pos");
    let page = app.send(get("/pin?next=/pos", &device)).await;
    assert!(page.body.contains("Bar till") && page.body.contains("waiter"), "{}", page.body);
    let form = format!("member={}&pin={PIN}&next=/pos", app.house.members[&Role::Waiter]);
    let signed = app.send(form_post("/rpc/auth/pin_sign_in", &form, &device)).await;
    assert_eq!(signed.location(), "/pos", "{}", signed.body);
    let both = format!("{device}; {}", signed.cookie("comanda"));
    assert_eq!(app.send(get("/pos", &both)).await.status, StatusCode::OK);
    let locked = app.send(form_post("/rpc/auth/lock", "next=/pos", &both)).await;
    assert_eq!(locked.location(), "/pin?next=/pos");
    assert_eq!(app.send(get("/pos", &both)).await.location(), "/pin?next=/pos", "the session has ended");
    assert_eq!(app.send(get("/pin", "")).await.status, StatusCode::OK);
    app.end().await;
}

/// A PIN that was typed wrong too often opens nothing, not even rightly, until a manager looks; whoever knows one PIN gets
/// no further tries at the others by it.
#[tokio::test(flavor = "multi_thread")]
async fn a_pin_that_is_tried_on_and_on_is_closed() {
    let app = TestApp::new().await;
    let (_, device) = till(&app).await;
    for _ in 0..5 {
        for _ in 0..4 {
            assert_eq!(pin(&app, &device, Role::Waiter, "0000").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        assert_eq!(pin(&app, &device, Role::Cashier, PIN).await.status, StatusCode::OK);
        app.world.clock.advance(chrono::TimeDelta::minutes(61));
    }
    assert_eq!(pin(&app, &device, Role::Waiter, PIN).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let manager = of(&tokens(&app, Role::Manager).await, "access_token");
    let waiter = app.house.members[&Role::Waiter];
    let unlocked = app.send(call("POST", &format!("/staff/{waiter}/unlock"), &manager, None)).await;
    assert_eq!(unlocked.status, StatusCode::NO_CONTENT, "{}", unlocked.body);
    assert_eq!(pin(&app, &device, Role::Waiter, PIN).await.status, StatusCode::OK);
    for role in [Role::Kitchen, Role::Trainee, Role::Waiter, Role::Cashier] {
        for _ in 0..5 {
            pin(&app, &device, role, "0000").await;
        }
        pin(&app, &device, Role::Manager, PIN).await;
    }
    assert_eq!(pin(&app, &device, Role::Manager, PIN).await.status, StatusCode::TOO_MANY_REQUESTS);
    app.end().await;
}

/// Somebody who works in two restaurants is in the one of the device with a PIN, and in no other: who manages the one may
/// have set it.
#[tokio::test(flavor = "multi_thread")]
async fn a_pin_opens_its_own_restaurant_only() {
    let app = TestApp::new().await;
    let other = House::make(&app.world, "osteria", Wishes::default()).await;
    let identity = app.house.identities[&Role::Waiter];
    let member = NewMember { id: fresh(), identity, role: Role::Owner, pin_hash: None };
    let mut tx = Ctx::system(app.world.clone(), other.id).begin().await.unwrap();
    crate::restaurants::service::add_member_in_tx(&mut tx, &member).await.unwrap();
    tx.commit().await.unwrap();
    let (_, device) = till(&app).await;
    let pair = read(&pin(&app, &device, Role::Waiter, PIN).await);
    assert_eq!(pair["restaurants"].as_array().unwrap().len(), 1, "{pair}");
    let token = of(&pair, "access_token");
    let there = json!({ "restaurant": other.id });
    assert_eq!(app.send(call("POST", "/auth/switch", &token, Some(&there))).await.status, StatusCode::NOT_FOUND);
    let owner = of(&tokens(&app, Role::Owner).await, "access_token");
    let here = app.house.members[&Role::Waiter];
    let gone = app.send(call("DELETE", &format!("/staff/{here}"), &owner, None)).await;
    assert_eq!(gone.status, StatusCode::NO_CONTENT, "{}", gone.body);
    assert_eq!(app.send(call("GET", "/auth/me", &token, None)).await.status, StatusCode::UNAUTHORIZED);
    let refresh = json!({ "refresh_token": pair["refresh_token"] });
    assert_eq!(app.send(call("POST", "/auth/refresh", "", Some(&refresh))).await.status, StatusCode::UNAUTHORIZED);
    app.end().await;
}
