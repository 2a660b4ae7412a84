//! Reports by API, shifts, and a restaurant that is given up.

use chrono::TimeDelta;
use http::StatusCode;
use serde_json::{Value, json};

use super::{
    api::{call, of, read, tokens},
    app::{Answer, TestApp, fresh, get},
};
use crate::kernel::permission::Role;

async fn token(app: &TestApp, role: Role) -> String {
    of(&tokens(app, role).await, "access_token")
}

async fn send(app: &TestApp, token: &str, (method, path): (&str, &str), body: Option<&Value>) -> Answer {
    app.send(call(method, path, token, body)).await
}

async fn done(app: &TestApp, token: &str, request: (&str, &str), body: Option<&Value>) -> Value {
    let answer = send(app, token, request, body).await;
    assert!(answer.status.is_success(), "{request:?}: {} {}", answer.status, answer.body);
    if answer.body.is_empty() { Value::Null } else { read(&answer) }
}

async fn sold(app: &TestApp, token: &str, quantity: u32) -> Value {
    let order = json!({ "channel": "takeaway", "items": [{ "item": app.house.coffee, "quantity": quantity }], "pay": { "tender": "cash" } });
    done(app, token, ("POST", "/orders"), Some(&order)).await
}

/// S1-19, S4-28: what is sold is in the sales of its hours and of its day, and in no other's.
#[tokio::test(flavor = "multi_thread")]
async fn sales_are_reported_by_time() {
    let app = TestApp::new().await;
    let token = token(&app, Role::Manager).await;
    sold(&app, &token, 2).await;
    app.world.clock.advance(TimeDelta::days(2));
    let token = self::token(&app, Role::Manager).await;
    sold(&app, &token, 1).await;
    let day = done(&app, &token, ("GET", "/reports/sales"), None).await;
    assert_eq!(
        (&day["total"]["sales"], &day["total"]["orders"], &day["average"]),
        (&json!(320), &json!(1), &json!(320))
    );
    let week = done(&app, &token, ("GET", "/reports/sales?range=7d"), None).await;
    assert_eq!((&week["total"]["sales"], &week["average"]), (&json!(960), &json!(480)), "{week}");
    assert_eq!(week["tenders"], json!([{ "tender": "cash", "amount": 960 }]));
    assert_eq!(week["by_day"].as_array().unwrap().len(), 2);
    assert_eq!(week["top_items"][0]["portions"], json!(3));
    let first = done(&app, &token, ("GET", "/reports/sales?range=2026-11-20..2026-11-20"), None).await;
    assert_eq!(first["total"]["sales"], json!(640), "the whole of that day");
    let total = &week["total"];
    assert_eq!(total["net"].as_i64().unwrap() + total["tax"].as_i64().unwrap(), 960);

    let days = done(&app, &token, ("GET", "/reports/daily-sales?from=2026-11-19&to=2026-11-22"), None).await;
    let sales: Vec<_> = days.as_array().unwrap().iter().map(|day| day["sales"].as_i64().unwrap()).collect();
    assert_eq!(sales, [0, 640, 0, 320]);
    let table =
        send(&app, &token, ("GET", "/reports/daily-sales?from=2026-11-20&to=2026-11-20&format=csv"), None).await;
    assert!(table.headers["content-type"].to_str().unwrap().starts_with("text/csv"));
    assert!(table.body.starts_with("date,sales,net,tax,orders,average\r\n2026-11-20,640,"), "{}", table.body);
    for wrong in [
        "/reports/sales?range=yesterday",
        "/reports/sales?range=2026-11-20..2026-11-01",
        "/reports/daily-sales?from=2020-01-01",
        "/reports/daily-sales?from=x",
        "/reports/daily-sales?from=-99999-01-01&to=-99999-01-02",
        "/reports/sales?range=%2B99999-01-01..%2B99999-01-02",
    ] {
        assert_eq!(send(&app, &token, ("GET", wrong), None).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
    app.end().await;
}

/// S1-20, S1-21: what is on the shelf and what it is worth; what became of the orders.
#[tokio::test(flavor = "multi_thread")]
async fn stock_and_orders_are_reported() {
    let app = TestApp::new().await;
    let token = token(&app, Role::Manager).await;
    sold(&app, &token, 2).await;
    let open = json!({ "channel": "takeaway", "items": [{ "item": app.house.coffee }] });
    let open = done(&app, &token, ("POST", "/orders"), Some(&open)).await;
    let path = format!("/orders/{}/cancel", open["id"].as_str().unwrap());
    done(&app, &token, ("POST", &path), Some(&json!({ "reason": "Left" }))).await;
    app.sent(0, &[(app.house.burger, 1)]).await;
    let report = done(&app, &token, ("GET", "/reports/orders"), None).await;
    let counts = ["placed", "cancelled", "open"].map(|of| report[of].as_i64().unwrap());
    assert_eq!(counts, [3, 1, 2], "{report}");
    assert_eq!(report["total"], json!(640 + 1_200), "{report}");
    let channels: Vec<_> =
        report["by_channel"].as_array().unwrap().iter().map(|known| (&known["channel"], &known["orders"])).collect();
    assert_eq!(channels, [(&json!("dine_in"), &json!(1)), (&json!("takeaway"), &json!(2))]);

    let stock = done(&app, &token, ("GET", "/reports/inventory"), None).await;
    let beans = stock["ingredients"].as_array().unwrap().iter().find(|row| row["name"] == "Beans").unwrap();
    assert_eq!(
        (&beans["used"], &beans["on_hand"]),
        (&json!(36_000), &json!(964_000)),
        "what was cancelled was not used: {beans}"
    );
    let worth: i64 = stock["ingredients"].as_array().unwrap().iter().map(|row| row["value"].as_i64().unwrap()).sum();
    assert_eq!(stock["value"], json!(worth));

    let cellar = done(&app, &token, ("POST", "/inventory/locations"), Some(&json!({ "name": "Cellar" }))).await;
    let delivery = json!({ "ingredient": beans["ingredient"], "do": "receive", "quantity": 500_000, "location": cellar["id"], "reference": "7" });
    done(&app, &token, ("POST", "/inventory/movements"), Some(&delivery)).await;
    let stock = done(&app, &token, ("GET", "/reports/inventory"), None).await;
    let after = stock["ingredients"].as_array().unwrap().iter().find(|row| row["name"] == "Beans").unwrap();
    assert_eq!((&after["on_hand"], &after["elsewhere"]), (&beans["on_hand"], &json!(500_000)), "{after}");
    let worth = |row: &Value| row["value"].as_i64().unwrap();
    // 964 on hand and 500 in the cellar, at one price.
    assert_eq!(worth(after) * 964, worth(beans) * 1_464, "what lies in the cellar is worth something, too");
    let cook = self::token(&app, Role::Kitchen).await;
    assert_eq!(send(&app, &cook, ("GET", "/reports/inventory"), None).await.status, StatusCode::FORBIDDEN);
    app.end().await;
}

/// S1-22: a person clocks in once and out once; what was forgotten is put right, and the log says so.
#[tokio::test(flavor = "multi_thread")]
async fn shifts_are_kept_and_put_right() {
    let app = TestApp::new().await;
    let (waiter, manager) = (token(&app, Role::Waiter).await, token(&app, Role::Manager).await);
    assert_eq!(done(&app, &waiter, ("GET", "/attendance/own"), None).await, Value::Null);
    let shift = done(&app, &waiter, ("POST", "/attendance/clock-in"), None).await;
    assert_eq!(done(&app, &waiter, ("POST", "/attendance/clock-in"), None).await, shift, "nobody works twice at once");
    app.world.clock.advance(TimeDelta::minutes(10));
    let report = done(&app, &manager, ("GET", "/reports/staff-attendance"), None).await;
    assert_eq!(
        (&report["shifts"][0]["shift"], &report["members"][0]["minutes"]),
        (&shift["id"], &json!(10)),
        "{report}"
    );
    done(&app, &waiter, ("POST", "/attendance/clock-out"), None).await;
    let twice = send(&app, &waiter, ("POST", "/attendance/clock-out"), None).await;
    assert_eq!(twice.status, StatusCode::CONFLICT);

    let path = format!("/attendance/{}", shift["id"].as_str().unwrap());
    let longer = json!({ "started_at": "2026-11-20T17:30:00Z", "ended_at": shift["started_at"] });
    assert_eq!(send(&app, &waiter, ("PUT", &path), Some(&longer)).await.status, StatusCode::FORBIDDEN);
    done(&app, &manager, ("PUT", &path), Some(&longer)).await;
    let report = done(&app, &manager, ("GET", "/reports/staff-attendance"), None).await;
    assert_eq!(report["members"][0]["minutes"], json!(120), "{report}");
    let log = done(&app, &manager, ("GET", "/audit?kind=staff.shift_corrected"), None).await;
    assert_eq!(log["items"][0]["data"]["before"]["started_at"], shift["started_at"], "{log}");
    let second = done(&app, &waiter, ("POST", "/attendance/clock-in"), None).await;
    done(&app, &waiter, ("POST", "/attendance/clock-out"), None).await;
    let second = format!("/attendance/{}", second["id"].as_str().unwrap());
    let over_the_first = json!({ "started_at": "2026-11-20T18:00:00Z", "ended_at": "2026-11-20T19:35:00Z" });
    let refused = send(&app, &manager, ("PUT", &second), Some(&over_the_first)).await;
    assert!(refused.status == StatusCode::CONFLICT && refused.body.contains("another shift"), "{}", refused.body);
    for (started, ended) in [
        ("2026-11-20T18:00:00Z", "2026-11-20T17:00:00Z"),
        ("2026-11-20T18:00:00Z", "2026-11-22T18:00:00Z"),
        ("2026-11-17T18:00:00Z", "2026-11-20T18:00:00Z"),
    ] {
        let wrong = json!({ "started_at": started, "ended_at": ended });
        let refused = send(&app, &manager, ("PUT", &path), Some(&wrong)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}: {}", refused.body);
    }
    app.end().await;
}

/// On one's own page it is two buttons.
#[tokio::test(flavor = "multi_thread")]
async fn a_waiter_clocks_in_on_a_page() {
    let app = TestApp::new().await;
    let cookie = app.sign_in(Role::Waiter).await;
    assert!(app.send(get("/account", &cookie)).await.body.contains("You are not clocked in."));
    let clocked = app.send(super::app::form_post("/rpc/attendance/clock_in", "", &cookie)).await;
    assert_eq!(clocked.location(), "/account?saved=clocked_in");
    let page = app.send(get("/account?saved=clocked_in", &cookie)).await.body;
    assert!(page.contains("Clock out") && page.contains("Clocked in since"), "{page}");
    let gone = app.send(super::app::form_post("/rpc/attendance/clock_out", "", &cookie)).await;
    assert_eq!(gone.location(), "/account?saved=clocked_out");
    app.end().await;
}

/// S1-23: what a customer ordered and paid; what was cancelled was no visit.
#[tokio::test(flavor = "multi_thread")]
async fn a_customer_has_a_history() {
    let app = TestApp::new().await;
    let token = token(&app, Role::Manager).await;
    let customer = done(&app, &token, ("POST", "/customers"), Some(&json!({ "name": "Ada" }))).await["id"].clone();
    let path = format!("/reports/customer-history?customer={}", customer.as_str().unwrap());
    assert_eq!(done(&app, &token, ("GET", &path), None).await["orders"], json!([]));
    let order = json!({ "channel": "takeaway", "items": [{ "item": app.house.coffee, "quantity": 2 }] });
    let order = done(&app, &token, ("POST", "/orders"), Some(&order)).await;
    let operations = format!("/orders/{}/operations", order["id"].as_str().unwrap());
    let hers = json!({ "operations": [{ "do": "set_customer", "customer": customer }] });
    done(&app, &token, ("POST", &operations), Some(&hers)).await;
    let pay = format!("/orders/{}/payments", order["id"].as_str().unwrap());
    done(&app, &token, ("POST", &pay), Some(&json!({ "tender": "cash" }))).await;
    let history = done(&app, &token, ("GET", &path), None).await;
    assert_eq!((&history["spent"], &history["visits"]), (&json!(640), &json!(1)), "{history}");
    assert_eq!(history["orders"][0]["order"], order["id"]);
    let nobody = format!("/reports/customer-history?customer={}", fresh::<uuid::Uuid>());
    assert_eq!(send(&app, &token, ("GET", &nobody), None).await.status, StatusCode::NOT_FOUND);
    app.end().await;
}

/// S4-29: a day's figures go out as a letter to a member, and to nobody else.
#[tokio::test(flavor = "multi_thread")]
async fn a_day_s_figures_are_mailed() {
    let app = TestApp::new().await;
    let token = token(&app, Role::Manager).await;
    sold(&app, &token, 2).await;
    let no_email = send(&app, &token, ("POST", "/reports/email-summary"), Some(&json!({}))).await;
    assert_eq!(no_email.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", no_email.body);
    let mut conn = app.db.superuser().await;
    let give = "update identities set email = username || '@example.com' where username = $1";
    sqlx::query(give).bind(format!("manager-{}", app.house.slug)).execute(&mut conn).await.unwrap();
    let sent = send(&app, &token, ("POST", "/reports/email-summary"), Some(&json!({}))).await;
    assert_eq!(sent.status, StatusCode::ACCEPTED, "{}", sent.body);
    let letters = done(&app, &token, ("GET", "/outbox"), None).await;
    let body = letters[0]["body"].as_str().unwrap();
    assert!(body.contains("Sales: €6.40") && body.contains("Orders: 1") && body.contains("2 × "), "{body}");
    let stranger = json!({ "to": fresh::<uuid::Uuid>() });
    let refused = send(&app, &token, ("POST", "/reports/email-summary"), Some(&stranger)).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    let tomorrow = json!({ "date": "2026-11-21" });
    let refused = send(&app, &token, ("POST", "/reports/email-summary"), Some(&tomorrow)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    app.end().await;
}

/// S2-08: a restaurant that is given up sells nothing and lets nobody in but its owners, who keep its books.
#[tokio::test(flavor = "multi_thread")]
async fn a_restaurant_is_given_up() {
    let app = TestApp::new().await;
    let (owner, waiter) = (token(&app, Role::Owner).await, token(&app, Role::Waiter).await);
    let path = format!("/restaurants/{}", app.house.id);
    let paid = sold(&app, &owner, 2).await;
    for person in [&owner, &waiter] {
        done(&app, person, ("POST", "/attendance/clock-in"), None).await;
    }
    let open = app.sent(0, &[(app.house.burger, 1)]).await;
    let refused = send(&app, &owner, ("DELETE", &path), None).await;
    assert!(refused.status == StatusCode::CONFLICT && refused.body.contains("open orders"), "{}", refused.body);
    let cancel = format!("/orders/{}/cancel", open.id);
    done(&app, &owner, ("POST", &cancel), Some(&json!({ "reason": "Closing" }))).await;
    for (_, order) in [(0, &paid)] {
        let status = format!("/orders/{}/status", order["id"].as_str().unwrap());
        for to in ["in_progress", "ready", "completed"] {
            done(&app, &owner, ("PATCH", &status), Some(&json!({ "status": to }))).await;
        }
    }
    let other = format!("/restaurants/{}", fresh::<uuid::Uuid>());
    assert_eq!(send(&app, &owner, ("DELETE", &other), None).await.status, StatusCode::NOT_FOUND);
    let manager = token(&app, Role::Manager).await;
    assert_eq!(send(&app, &manager, ("DELETE", &path), None).await.status, StatusCode::FORBIDDEN);
    done(&app, &owner, ("DELETE", &path), None).await;

    assert_eq!(send(&app, &waiter, ("GET", "/auth/me"), None).await.status, StatusCode::UNAUTHORIZED);
    let menu = format!("/public/menu/{}", app.house.slug);
    assert_eq!(send(&app, "", ("GET", &menu), None).await.status, StatusCode::NOT_FOUND);
    let code = get(&format!("/t/{}", app.house.codes[0]), "");
    assert_eq!(app.send(code).await.status, StatusCode::NOT_FOUND);
    let order = json!({ "channel": "takeaway", "items": [{ "item": app.house.coffee }] });
    let refused = send(&app, &owner, ("POST", "/orders"), Some(&order)).await;
    assert!(refused.status == StatusCode::CONFLICT && refused.body.contains("closed for good"), "{}", refused.body);
    let report = done(&app, &owner, ("GET", "/reports/sales"), None).await;
    assert_eq!(report["total"]["sales"], json!(640), "the books stay");
    let hours = done(&app, &owner, ("GET", "/reports/staff-attendance"), None).await;
    let shifts = hours["shifts"].as_array().unwrap();
    assert!(shifts.len() == 2 && shifts.iter().all(|shift| !shift["ended_at"].is_null()), "{hours}");

    for (method, path, body) in [
        (
            "POST",
            "/staff",
            json!({ "name": "Nora", "username": "nora", "password": "two flat whites", "role": "waiter" }),
        ),
        ("POST", "/api-keys", json!({ "name": "Till", "scopes": ["orders.view"] })),
        ("POST", "/menu/categories", json!({ "name": "Soups", "course": 1 })),
        ("POST", "/drawers", json!({ "id": fresh::<uuid::Uuid>(), "label": "Bar", "float": 0 })),
    ] {
        let refused = send(&app, &owner, (method, path), Some(&body)).await;
        let is_closed = refused.status == StatusCode::CONFLICT && refused.body.contains("closed for good");
        assert!(is_closed, "{path}: {} {}", refused.status, refused.body);
    }
    let z = done(&app, &owner, ("POST", "/reports/z"), None).await;
    let read = format!("/reports/z/{}", z["number"]);
    assert_eq!(done(&app, &owner, ("GET", &read), None).await["number"], z["number"], "the books are closed and read");
    let refund = format!("/orders/{}/refunds", paid["id"].as_str().unwrap());
    let back = json!({ "what": { "of": "whole" }, "reason": "Cold" });
    let back = done(&app, &owner, ("POST", &refund), Some(&back)).await;
    assert_eq!(back["totals"]["refunded"], json!(640), "money still goes back: {back}");
    app.end().await;
}

/// Whoever begins something in the instant in which the house is given up waits, and is refused.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_opens_in_a_house_that_is_being_given_up() {
    let app = TestApp::new().await;
    let owner = token(&app, Role::Owner).await;
    let paid = sold(&app, &owner, 1).await;
    let mut closing = app.db.superuser().await;
    sqlx::query("begin").execute(&mut closing).await.unwrap();
    for close in [
        "select from restaurants where restaurant_id = $1 for update",
        "update restaurants set closed_at = now() where restaurant_id = $1",
    ] {
        sqlx::query(close).bind(app.house.id.uuid()).execute(&mut closing).await.unwrap();
    }
    let begun = [
        ("/orders".to_owned(), json!({ "channel": "takeaway", "items": [{ "item": app.house.coffee }] })),
        ("/drawers".to_owned(), json!({ "id": fresh::<uuid::Uuid>(), "label": "Bar", "float": 0 })),
        (format!("/orders/{}/amend", paid["id"].as_str().unwrap()), json!({ "reason": "Late", "operations": [] })),
        ("/attendance/clock-in".to_owned(), json!({})),
    ];
    let all =
        futures::future::join_all(begun.iter().map(|(path, body)| send(&app, &owner, ("POST", path), Some(body))));
    let end = async {
        let waiting = app.db.until_waiting(4);
        tokio::time::timeout(std::time::Duration::from_secs(4), waiting).await.expect("all of them wait");
        sqlx::query("commit").execute(&mut closing).await.unwrap();
    };
    for (refused, (path, _)) in tokio::join!(all, end).0.iter().zip(&begun) {
        let is_closed = refused.status == StatusCode::CONFLICT && refused.body.contains("closed for good");
        assert!(is_closed, "{path}: {} {}", refused.status, refused.body);
    }
    app.end().await;
}
