//! A table's guests for programs.

use http::StatusCode;
use serde_json::{Value, json};

use super::{
    api::{call, of, read, tokens},
    app::TestApp,
    fixtures::Wishes,
};
use crate::{kernel::permission::Role, orders::model::OrderStatus, restaurants::model::GuestOrders};

async fn sit_down(app: &TestApp, table: usize, more: Value) -> Value {
    let mut body = json!({ "table": app.house.codes[table] });
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let answer = app.send(call("POST", "/guest/sessions", "", Some(&body))).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
    read(&answer)
}

/// S0-42, S0-44, S0-45, S0-46, S2-16, S2-17: a program sits a guest down, shows the menu, orders, and follows the kitchen; what
/// one says in words is read and ordered only when it is confirmed (S2-15).
#[tokio::test(flavor = "multi_thread")]
async fn a_program_orders_for_a_guest() {
    let app = TestApp::new().await;
    let session = sit_down(&app, 0, json!({})).await;
    let token = of(&session, "token");
    assert!(token.starts_with("gs_") && session["orders"] == json!([]), "{session}");
    let menu = read(&app.send(call("GET", "/guest/menu", &token, None)).await);
    assert!(menu["items"].as_array().unwrap().iter().any(|item| item["id"] == json!(app.house.coffee)));

    let said = json!({ "text": "two coffees, no sugar" });
    let heard = read(&app.send(call("POST", "/guest/orders/parse", &token, Some(&said))).await);
    let line = &heard["lines"][0];
    assert_eq!((&line["item"], &line["quantity"]), (&json!(app.house.coffee), &json!(2)), "{heard}");
    let nothing = read(&app.send(call("GET", "/guest/orders", &token, None)).await);
    assert_eq!(nothing["orders"], json!([]), "reading orders nothing");

    let confirmed = json!({ "items": [{ "item": line["item"], "quantity": line["quantity"], "note": line["note"] }] });
    let mut request = call("POST", "/guest/orders", &token, Some(&confirmed));
    request.headers_mut().insert("idempotency-key", "phone-1".parse().unwrap());
    let ordered = app.send(request).await;
    assert_eq!(ordered.status, StatusCode::CREATED, "{}", ordered.body);
    let order = read(&ordered)["orders"][0].clone();
    assert_eq!((&order["status"], &order["lines"][0]["state"]), (&json!("in_queue"), &json!("queued")));
    let mut again = call("POST", "/guest/orders", &token, Some(&confirmed));
    again.headers_mut().insert("idempotency-key", "phone-1".parse().unwrap());
    assert_eq!(read(&app.send(again).await)["orders"][0]["lines"].as_array().unwrap().len(), 1);

    let id: uuid::Uuid = order["id"].as_str().unwrap().parse().unwrap();
    let served = app.serve_all(&app.get(id.into()).await).await;
    assert_eq!(served.status(), OrderStatus::Ready);
    let followed = read(&app.send(call("GET", &format!("/guest/orders/{id}"), &token, None)).await);
    assert_eq!(followed["lines"][0]["state"], "served", "{followed}");
    app.end().await;
}

/// S0-41, S0-46: a guest's token shows one table and opens nothing of the staff's; another table's order is not there, and
/// once the party has gone the token is nobody's.
#[tokio::test(flavor = "multi_thread")]
async fn a_guest_s_token_is_for_one_table() {
    let app = TestApp::new().await;
    let (here, there) = (sit_down(&app, 0, json!({})).await, sit_down(&app, 1, json!({})).await);
    let (here, there) = (of(&here, "token"), of(&there, "token"));
    let order = json!({ "items": [{ "item": app.house.coffee }] });
    let placed = read(&app.send(call("POST", "/guest/orders", &here, Some(&order))).await);
    let path = format!("/guest/orders/{}", placed["orders"][0]["id"].as_str().unwrap());
    assert_eq!(app.send(call("GET", &path, &here, None)).await.status, StatusCode::OK);
    let foreign = app.send(call("GET", &path, &there, None)).await;
    let absent = app.send(call("GET", &format!("/guest/orders/{}", uuid::Uuid::nil()), &there, None)).await;
    assert_eq!(foreign.status, StatusCode::NOT_FOUND);
    assert_eq!(foreign.body, absent.body, "another table's order and none at all look alike");
    for path in ["/orders", "/staff", "/inventory/ingredients", "/auth/me", "/reports/dashboard"] {
        assert_eq!(app.send(call("GET", path, &here, None)).await.status, StatusCode::UNAUTHORIZED, "{path}");
    }
    let staff = of(&tokens(&app, Role::Owner).await, "access_token");
    assert_eq!(app.send(call("GET", "/guest/orders", &staff, None)).await.status, StatusCode::UNAUTHORIZED);
    let id: uuid::Uuid = placed["orders"][0]["id"].as_str().unwrap().parse().unwrap();
    let order = app.serve_all(&app.get(id.into()).await).await;
    app.pay(&order).await;
    let waiter = app.house.ctx(Role::Waiter);
    crate::flows::close_seating::close_seating(&waiter, order.seating.unwrap()).await.unwrap();
    assert_eq!(app.send(call("GET", "/guest/orders", &here, None)).await.status, StatusCode::UNAUTHORIZED);
    app.end().await;
}

/// S0-43, S0-47: a guest says which member they are, or becomes one; what they order and pay earns points, and nothing is
/// told of whoever has an e-mail already.
#[tokio::test(flavor = "multi_thread")]
async fn members_earn_points() {
    let app = TestApp::new().await;
    let opt_in = json!({ "opt_in": { "name": "Ada", "email": "Ada@Example.com" } });
    let session = sit_down(&app, 0, opt_in.clone()).await;
    assert_eq!(session["me"]["is_member"], json!(true));
    let token = of(&session, "token");
    let order = json!({ "items": [{ "item": app.house.burger, "modifiers": [app.house.cheese] }] });
    let placed = app.send(call("POST", "/guest/orders", &token, Some(&order))).await;
    assert_eq!(placed.status, StatusCode::CREATED, "{}", placed.body);
    let placed = read(&placed);
    assert_eq!(placed["orders"][0]["earns_points"], json!(true));
    let id: uuid::Uuid = placed["orders"][0]["id"].as_str().unwrap().parse().unwrap();
    app.pay(&app.get(id.into()).await).await;
    let owner = of(&tokens(&app, Role::Owner).await, "access_token");
    let known = read(&app.send(call("GET", "/customers?search=ada%40example.com", &owner, None)).await);
    assert_eq!(known.as_array().unwrap().len(), 1, "{known}");
    assert!(0 < known[0]["points"].as_i64().unwrap(), "{known}");

    let number = json!({ "loyalty_number": known[0]["loyalty_number"] });
    assert_eq!(sit_down(&app, 1, number).await["me"]["is_member"], json!(true));
    let again = sit_down(&app, 2, opt_in).await;
    assert_eq!(again["me"]["is_member"], json!(true), "an e-mail that is known looks like a new one");
    let known = read(&app.send(call("GET", "/customers?search=Ada", &owner, None)).await);
    assert_eq!(known.as_array().unwrap().len(), 1, "{known}");

    for wrong in [json!({ "loyalty_number": "0000000000" }), json!({ "opt_in": { "name": "" } })] {
        let mut body = json!({ "table": app.house.codes[0] });
        body.as_object_mut().unwrap().extend(wrong.as_object().unwrap().clone());
        let refused = app.send(call("POST", "/guest/sessions", "", Some(&body))).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    }
    let nowhere = app.send(call("POST", "/guest/sessions", "", Some(&json!({ "table": "nothing" })))).await;
    assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
    app.end().await;
}

/// Where the staff opens tables, what a guest orders waits in the cart, and the answer says so.
#[tokio::test(flavor = "multi_thread")]
async fn an_order_waits_for_the_table_to_be_opened() {
    let app = TestApp::with(Wishes { guests: GuestOrders::Approve, ..Wishes::default() }).await;
    let token = of(&sit_down(&app, 0, json!({})).await, "token");
    let order = json!({ "items": [{ "item": app.house.coffee }] });
    let answer = app.send(call("POST", "/guest/orders", &token, Some(&order))).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
    let table = read(&answer);
    assert_eq!(
        (&table["state"], &table["orders"][0]["lines"][0]["state"]),
        (&json!("awaiting_approval"), &json!("draft"))
    );
    app.end().await;
}
