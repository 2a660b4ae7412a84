//! Guests: only their own table, only their own drafts, only while the party is there.

use super::{
    app::{TestApp, add_line, form_post, fresh, get, json_post},
    fixtures::Wishes,
};
use crate::{
    flows,
    kernel::{
        error::{AppError, Code},
        ids::LineId,
        permission::Role,
    },
    orders::model::command::OrderCommand,
    platform::ctx::{Caller, Ctx, Scope},
    restaurants::model::GuestOrders,
};

async fn phone(app: &TestApp, table: usize) -> Ctx {
    let joined = flows::join_table::join_table(&app.house.stranger(), &app.house.codes[table], None).await.unwrap();
    Ctx::new(app.world.clone(), Caller::Guest(joined.seat), Scope::Restaurant(app.house.id))
}

/// S0-41, S0-42: the code asks for a session; the same phone keeps its place.
#[tokio::test(flavor = "multi_thread")]
async fn a_phone_keeps_its_place() {
    let app = TestApp::new().await;
    let path = format!("/t/{}", app.house.codes[0]);
    let cookie = app.send(get(&path, "")).await.cookie("comanda_guest");
    let again = app.send(get(&path, &cookie)).await;
    assert!(again.headers.get("set-cookie").is_none(), "no second place for the same phone");
    app.end().await;
}

/// S0-01, S2-16: the code on the table is all that a guest needs to order, and nothing of the staff's opens to who has no
/// account.
#[tokio::test(flavor = "multi_thread")]
async fn guests_order_without_an_account() {
    let app = TestApp::new().await;
    let code = app.house.codes[0].clone();
    let cookie = app.send(get(&format!("/t/{code}"), "")).await.cookie("comanda_guest");
    let form = format!("token={code}&key={}&item={}&quantity=1", fresh::<uuid::Uuid>(), app.house.coffee);
    let added = app.send(form_post("/rpc/guest/add", &form, &cookie)).await;
    assert!(!added.location().contains("__err"), "{}", added.location());
    for path in ["/pos", "/kds", "/admin"] {
        assert_eq!(app.send(get(path, &cookie)).await.location(), format!("/login?next={path}"));
    }
    let figures = app.send(json_post("/rpc/reports/dashboard", &serde_json::json!({}), &cookie)).await;
    assert_eq!(figures.status.as_u16(), 401, "{}", figures.body);
    app.end().await;
}

/// Everybody at the table sees one cart; a phone changes only its own lines.
#[tokio::test(flavor = "multi_thread")]
async fn a_phone_changes_only_its_own_lines() {
    let app = TestApp::new().await;
    let (ann, ben) = (phone(&app, 0).await, phone(&app, 0).await);
    let line: LineId = fresh();
    flows::guest_table::guest_apply(&ann, fresh(), &add_line(line, app.house.coffee, 1)).await.unwrap();
    let seen = flows::guest_table::guest_table(&ben).await.unwrap();
    assert_eq!(seen.open_order().unwrap().lines.len(), 1);
    let refused = flows::guest_table::guest_apply(&ben, fresh(), &OrderCommand::RemoveLine { line }).await;
    assert!(matches!(refused, Err(AppError::Conflict { code: Code::NotYours, .. })), "{refused:?}");
    flows::guest_table::guest_apply(&ben, fresh(), &OrderCommand::Send { lines: vec![line], hold: vec![] })
        .await
        .unwrap();
    app.end().await;
}

/// A guest takes no money, voids nothing and steers no kitchen.
#[tokio::test(flavor = "multi_thread")]
async fn a_guest_has_a_guest_s_rights() {
    let app = TestApp::new().await;
    let guest = phone(&app, 0).await;
    let reason = "x".to_owned().try_into().unwrap();
    for command in [
        OrderCommand::Cancel { reason, stock: None },
        OrderCommand::Complete,
        OrderCommand::Advance { lines: vec![], to: crate::orders::model::line::LineState::Served },
    ] {
        let refused = flows::guest_table::guest_apply(&guest, fresh(), &command).await;
        assert!(matches!(refused, Err(AppError::Forbidden { .. })), "{command:?}: {refused:?}");
    }
    assert!(flows::dashboard::dashboard(&guest).await.is_err());
    assert!(flows::list_orders::list_orders(&guest, crate::orders::model::request::OrderFilter::Open).await.is_err());
    app.end().await;
}

/// The table was closed: an old phone neither reads nor orders, and the next party starts afresh.
#[tokio::test(flavor = "multi_thread")]
async fn a_closed_table_lets_its_phones_go() {
    let app = TestApp::new().await;
    let code = app.house.codes[0].clone();
    let cookie = app.send(get(&format!("/t/{code}"), "")).await.cookie("comanda_guest");
    let guest = phone(&app, 0).await;
    let seating = guest.seat().unwrap().seating;
    flows::guest_table::guest_apply(&guest, fresh(), &add_line(fresh(), app.house.coffee, 1)).await.unwrap();
    flows::close_seating::close_seating(&app.house.ctx(Role::Cashier), seating).await.unwrap();
    let refused = flows::guest_table::guest_table(&guest).await;
    assert!(matches!(refused, Err(AppError::Conflict { code: Code::SeatingClosed, .. })), "{refused:?}");
    let form = format!("token={code}&key={}&item={}&quantity=1", fresh::<uuid::Uuid>(), app.house.coffee);
    let answer = app.send(form_post("/rpc/guest/add", &form, &cookie)).await;
    assert!(answer.location().contains("__err"), "{} {}", answer.status, answer.location());
    let next = phone(&app, 0).await;
    assert_ne!(next.seat().unwrap().seating, seating);
    assert!(flows::guest_table::guest_table(&next).await.unwrap().orders.is_empty());
    let waiter = app.house.ctx(Role::Waiter);
    let open = flows::list_orders::list_orders(&waiter, crate::orders::model::request::OrderFilter::Open).await;
    assert!(open.unwrap().is_empty(), "a cart left behind goes with the party");
    app.end().await;
}

/// A table with an unpaid order is not closed.
#[tokio::test(flavor = "multi_thread")]
async fn a_table_that_owes_is_not_closed() {
    let app = TestApp::new().await;
    let order = app.sent(0, &[(app.house.coffee, 1)]).await;
    let ctx = app.house.ctx(Role::Cashier);
    assert!(flows::close_seating::close_seating(&ctx, order.seating.unwrap()).await.is_err());
    app.pay(&order).await;
    flows::close_seating::close_seating(&ctx, order.seating.unwrap()).await.unwrap();
    app.end().await;
}

/// The house approves each table: a cart may be filled, nothing reaches the kitchen before the tap.
#[tokio::test(flavor = "multi_thread")]
async fn the_first_order_waits_for_a_tap_where_the_house_wants_it() {
    let app = TestApp::with(Wishes { guests: GuestOrders::Approve, ..Wishes::default() }).await;
    let guest = phone(&app, 0).await;
    let line: LineId = fresh();
    flows::guest_table::guest_apply(&guest, fresh(), &add_line(line, app.house.coffee, 1)).await.unwrap();
    let send = OrderCommand::Send { lines: vec![line], hold: vec![] };
    let refused = flows::guest_table::guest_apply(&guest, fresh(), &send).await;
    assert!(matches!(refused, Err(AppError::Conflict { code: Code::AwaitingApproval, .. })), "{refused:?}");
    crate::tables::service::approve_seating(&app.house.ctx(Role::Waiter), guest.seat().unwrap().seating).await.unwrap();
    flows::guest_table::guest_apply(&guest, fresh(), &send).await.unwrap();
    app.end().await;
}

/// A double tap without script: the page's key makes it one line; a new page makes another.
#[tokio::test(flavor = "multi_thread")]
async fn a_double_tap_without_script_is_one_dish() {
    let app = TestApp::new().await;
    let code = app.house.codes[0].clone();
    let cookie = app.send(get(&format!("/t/{code}"), "")).await.cookie("comanda_guest");
    let key = fresh::<uuid::Uuid>();
    let form = |key: uuid::Uuid| format!("token={code}&key={key}&item={}&quantity=1", app.house.coffee);
    for _ in 0..2 {
        app.send(form_post("/rpc/guest/add", &form(key), &cookie)).await;
    }
    app.send(form_post("/rpc/guest/add", &form(fresh()), &cookie)).await;
    let table = app.send(json_post("/rpc/guest/table", &serde_json::json!({ "token": code }), &cookie)).await;
    let table: serde_json::Value = serde_json::from_str(&table.body).unwrap();
    assert_eq!(table["orders"][0]["lines"].as_array().unwrap().len(), 2, "{table}");
    app.end().await;
}

/// A rotated code is dead, and an unknown one says so with the right status.
#[tokio::test(flavor = "multi_thread")]
async fn a_replaced_code_opens_nothing() {
    let app = TestApp::new().await;
    crate::tables::service::rotate_code(&app.house.ctx(Role::Owner), app.house.tables[0]).await.unwrap();
    let answer = app.send(get(&format!("/t/{}", app.house.codes[0]), "")).await;
    assert_eq!(answer.status.as_u16(), 404);
    let codes = crate::tables::service::table_codes(&app.house.ctx(Role::Owner)).await.unwrap();
    assert_eq!(codes.len(), 3);
    assert!(codes[0].url.starts_with("http://house.test/t/") && !codes[0].url.contains(&app.house.codes[0]));
    app.end().await;
}
