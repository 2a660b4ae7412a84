//! What a program does to orders, money, stock and the kitchen, told by what came of it.

use http::StatusCode;
use serde_json::{Value, json};

use super::{
    api::{call, of, read, tokens},
    app::TestApp,
    fixtures::PASSWORD,
};
use crate::{kernel::permission::Role, server::api::examples::EXAMPLES};

async fn token(app: &TestApp, role: Role) -> String {
    of(&tokens(app, role).await, "access_token")
}

async fn done(app: &TestApp, request: (&str, &str, &str, Option<&Value>)) -> Value {
    let (method, path, token, body) = request;
    let answer = app.send(call(method, path, token, body)).await;
    assert!(answer.status.is_success(), "{method} {path}: {} {}", answer.status, answer.body);
    if answer.body.is_empty() { Value::Null } else { read(&answer) }
}

/// Two coffees to take away, sent and not paid.
async fn placed(app: &TestApp, token: &str) -> Value {
    let order = json!({ "channel": "takeaway", "items": [{ "item": app.house.coffee, "quantity": 2 }] });
    done(app, ("POST", "/orders", token, Some(&order))).await
}

fn path(order: &Value, rest: &str) -> String {
    format!("/orders/{}{rest}", order["id"].as_str().unwrap())
}

/// S1-13: what is not ended is in the queue, and leaves it when it is.
#[tokio::test(flavor = "multi_thread")]
async fn an_order_is_followed_in_queue_and_history() {
    let app = TestApp::new().await;
    let token = token(&app, Role::Manager).await;
    let order = placed(&app, &token).await;
    let queue = done(&app, ("GET", "/orders/queue", &token, None)).await;
    assert_eq!((&queue[0]["id"], &queue[0]["status"]), (&order["id"], &json!("in_queue")), "{queue}");
    let cancel = json!({ "reason": "Changed their mind" });
    done(&app, ("POST", &path(&order, "/cancel"), &token, Some(&cancel))).await;
    assert_eq!(done(&app, ("GET", "/orders/queue", &token, None)).await, json!([]));
    let history = done(&app, ("GET", "/orders/history?status=cancelled", &token, None)).await;
    assert_eq!(history["items"][0]["id"], order["id"], "{history}");
    app.end().await;
}

/// S1-18, S3-28: a program takes the money for an order, once however often it says so under its key; stock is taken with it.
#[tokio::test(flavor = "multi_thread")]
async fn an_order_is_paid_by_a_program_once() {
    let app = TestApp::new().await;
    let token = token(&app, Role::Cashier).await;
    let order = placed(&app, &token).await;
    let pay = || {
        let body = json!({ "tender": "cash", "tendered": 1000 });
        let mut request = call("POST", &path(&order, "/payments"), &token, Some(&body));
        request.headers_mut().insert("idempotency-key", "till-1/43".parse().unwrap());
        request
    };
    let first = app.send(pay()).await;
    assert!(first.status.is_success(), "{}", first.body);
    assert_eq!(read(&first)["change"], json!(1000 - 640), "two coffees at 3.20");
    let again = app.send(pay()).await;
    assert_eq!(again.headers.get("idempotency-replayed").unwrap(), "true");
    let paid = done(&app, ("GET", &path(&order, ""), &token, None)).await;
    assert_eq!((&paid["pay_state"], paid["payments"].as_array().unwrap().len()), (&json!("paid"), 1), "{paid}");
    let manager = self::token(&app, Role::Manager).await;
    let shelf = done(&app, ("GET", "/inventory/ingredients", &manager, None)).await;
    let beans = shelf.as_array().unwrap().iter().find(|row| row["name"] == "Beans").unwrap();
    assert_eq!((&beans["on_hand"], &beans["reserved"]), (&json!((1_000 - 36) * 1_000), &json!(0)), "2 x 18 g");
    app.end().await;
}

/// S2-18, S3-37: a cook takes dishes up and puts them out; who only serves the tables' bills does not.
#[tokio::test(flavor = "multi_thread")]
async fn a_cook_moves_an_order_on() {
    let app = TestApp::new().await;
    let (waiter, cook) = (token(&app, Role::Waiter).await, token(&app, Role::Kitchen).await);
    let order = placed(&app, &waiter).await;
    let board = done(&app, ("GET", "/kitchen/board", &cook, None)).await;
    assert_eq!(board["tickets"][0]["order"], order["id"], "{board}");
    let to = |state: &str| json!({ "lines": [order["lines"][0]["id"]], "to": state });
    let at = format!("/kitchen/orders/{}", order["id"].as_str().unwrap());
    done(&app, ("PATCH", &at, &cook, Some(&to("preparing")))).await;
    done(&app, ("PATCH", &at, &cook, Some(&to("ready")))).await;
    let ready = done(&app, ("GET", &path(&order, ""), &waiter, None)).await;
    assert_eq!((&ready["status"], &ready["lines"][0]["state"]), (&json!("ready"), &json!("ready")));
    let trainee = token(&app, Role::Trainee).await;
    assert_eq!(app.send(call("PATCH", &at, &trainee, Some(&to("served")))).await.status, StatusCode::FORBIDDEN);
    app.end().await;
}

/// S3-29, S3-43: what is changed of a paid order is owed by the difference, and its stock moves by the difference.
#[tokio::test(flavor = "multi_thread")]
async fn a_program_amends_a_paid_order() {
    let app = TestApp::new().await;
    let token = token(&app, Role::Manager).await;
    let order = placed(&app, &token).await;
    done(&app, ("POST", &path(&order, "/payments"), &token, Some(&json!({ "tender": "cash" })))).await;
    let line = uuid::Uuid::now_v7();
    let add = json!({ "reason": "One more", "operations": [
        { "do": "add_line", "line": line, "item": app.house.coffee, "quantity": 1, "selection": {} },
        { "do": "send", "lines": [line], "hold": [] },
    ] });
    let amended = done(&app, ("POST", &path(&order, "/amend"), &token, Some(&add))).await;
    assert_eq!(amended["totals"]["due"], json!(320), "{amended}");
    let taken = done(&app, ("GET", "/inventory/movements?reason=amend", &token, None)).await;
    let moved = &taken["items"].as_array().or(taken.as_array()).unwrap()[0];
    assert!(moved.to_string().contains("AMEND:") && moved.to_string().contains("-18000"), "{taken}");
    app.end().await;
}

/// S4-23: money is given back, never more than was paid.
#[tokio::test(flavor = "multi_thread")]
async fn a_program_gives_money_back() {
    let app = TestApp::new().await;
    let token = token(&app, Role::Manager).await;
    let order = placed(&app, &token).await;
    done(&app, ("POST", &path(&order, "/payments"), &token, Some(&json!({ "tender": "cash" })))).await;
    let part = json!({ "what": { "of": "amount", "amount": 320 }, "reason": "Cold" });
    let refunded = done(&app, ("POST", &path(&order, "/refunds"), &token, Some(&part))).await;
    assert_eq!(refunded["pay_state"], "partly_refunded", "{refunded}");
    let again = json!({ "what": { "of": "amount", "amount": 321 }, "reason": "Cold" });
    let refused = app.send(call("POST", &path(&order, "/refunds"), &token, Some(&again))).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.body);
    let rest = done(
        &app,
        ("POST", &path(&order, "/refunds"), &token, Some(&json!({ "what": { "of": "whole" }, "reason": "Cold" }))),
    )
    .await;
    assert_eq!(rest["state"], "refunded", "{rest}");
    app.end().await;
}

/// S3-31..33, S4-24..26: deliveries, waste and counts move the shelf, low stock is told, and the table is there as CSV.
#[tokio::test(flavor = "multi_thread")]
async fn a_program_keeps_stock() {
    let app = TestApp::new().await;
    let token = token(&app, Role::Manager).await;
    let change = |what: &str, quantity: i64| json!({ "ingredient": app.house.buns, "do": what, "quantity": quantity, "reference": "Friday" });
    for (what, quantity) in [("receive", 5_000), ("waste", 2_000), ("count", 12_000)] {
        done(&app, ("POST", "/inventory/movements", &token, Some(&change(what, quantity)))).await;
    }
    let shelf = done(&app, ("GET", "/inventory/ingredients", &token, None)).await;
    let buns = shelf.as_array().unwrap().iter().find(|row| row["name"] == "Buns").unwrap();
    assert_eq!(buns["on_hand"], json!(12_000), "{buns}");
    let form = json!({ "name": "Buns", "unit": "piece", "cost_per_thousand": 0, "threshold": 20_000 });
    let at = format!("/inventory/ingredients/{}", app.house.buns);
    done(&app, ("PUT", &at, &token, Some(&form))).await;
    let low = done(&app, ("GET", "/inventory/low-stock", &token, None)).await;
    assert!(low.to_string().contains("Buns"), "{low}");
    let table = app.send(call("GET", "/inventory/export", &token, None)).await;
    assert!(table.headers["content-type"].to_str().unwrap().starts_with("text/csv"));
    assert!(table.body.lines().any(|line| line.contains("Buns")), "{}", table.body);
    app.end().await;
}

/// S3-34, S4-27: the figures of the day are those of what was sold.
#[tokio::test(flavor = "multi_thread")]
async fn a_program_reads_the_figures() {
    let app = TestApp::new().await;
    let token = token(&app, Role::Manager).await;
    let order = placed(&app, &token).await;
    done(&app, ("POST", &path(&order, "/payments"), &token, Some(&json!({ "tender": "cash" })))).await;
    placed(&app, &token).await;
    let figures = done(&app, ("GET", "/reports/dashboard", &token, None)).await;
    assert_eq!((&figures["today"]["sales"], &figures["today"]["orders"]), (&json!(640), &json!(1)), "{figures}");
    assert_eq!((&figures["open_orders"], &figures["top_items"][0]["portions"]), (&json!(2), &json!(2)), "{figures}");
    let hours = figures["by_hour"].as_array().unwrap().iter().map(|hour| hour["today"].as_i64().unwrap()).sum::<i64>();
    assert_eq!((hours, &figures["by_day"][29]["sales"]), (640, &json!(640)), "{figures}");
    app.end().await;
}

/// The calls that the page for people shows are made as they stand there.
#[tokio::test(flavor = "multi_thread")]
async fn the_examples_run() {
    let app = TestApp::new().await;
    let page = app.send(super::app::get("/docs", "")).await.body;
    let mut kept: Vec<(&str, String)> = vec![];
    for example in &EXAMPLES {
        assert!(page.contains(example.says), "{} is on the page", example.says);
        let filled = |text: &str| kept.iter().fold(text.to_owned(), |text, (name, value)| text.replace(name, value));
        // The house of the tests has other names than the demo.
        let body = example.body.map(|body| {
            let body =
                body.replace("cashier1", &format!("cashier-{}", app.house.slug)).replace("comanda-demo", PASSWORD);
            serde_json::from_str::<Value>(&filled(&body)).unwrap()
        });
        let token = filled("$TOKEN");
        let token = if token == "$TOKEN" { "" } else { token.as_str() };
        let answer = done(&app, (example.method, &filled(example.path), token, body.as_ref())).await;
        let value = |pointer: &str| answer.pointer(pointer).unwrap().as_str().unwrap().to_owned();
        kept.extend(example.keeps.iter().map(|(name, pointer)| (*name, value(pointer))));
    }
    app.end().await;
}
