//! The main job, end to end on the server: scan, order, cook, pay, stock, figures.

use super::{
    app::{TestApp, add_line, form_post, fresh, get},
    promotions,
};
use crate::{
    flows::{
        self,
        place_order::{Placing, PlacingPayment, place_order},
    },
    inventory::{model::Ingredient, service as inventory},
    kernel::{channel::Channel, ids::IngredientId, money::Money, permission::Role, quantity::Quantity},
    orders::model::{
        Order, OrderStatus, PayState, Tender,
        command::{Operation, OrderCommand},
        line::LineState,
        request::{NewOrder, OrderFilter},
    },
    promotions::service::editing,
};

/// What there is of an ingredient: on hand and promised, in whole units.
pub async fn level(app: &TestApp, id: IngredientId) -> (i64, i64) {
    let mut tx = app.house.ctx(Role::Manager).begin().await.unwrap();
    let all: Vec<Ingredient> = inventory::list_in_tx(&mut tx).await.unwrap();
    let one = all.iter().find(|ingredient| ingredient.id == id).unwrap();
    let units = |quantity: Quantity| quantity.milli() / 1_000;
    (units(one.on_hand), units(one.reserved))
}

/// S0-20..26, S2-02, S2-17, S2-18, S3-38, S3-39: a phone's order reaches the kitchen, is paid at the counter, leaves the stock and
/// shows in the figures. The phone has no script.
#[tokio::test(flavor = "multi_thread")]
async fn a_guest_s_order_goes_all_the_way() {
    let app = TestApp::new().await;
    let code = app.house.codes[0].clone();
    let page = app.send(get(&format!("/t/{code}"), "")).await;
    let cookie = page.cookie("comanda_guest");

    let form = format!("token={code}&key={}&item={}&quantity=2&note=no+onion", fresh::<uuid::Uuid>(), app.house.burger);
    let answer = app.send(form_post("/rpc/guest/add", &form, &cookie)).await;
    assert_eq!((answer.status.as_u16(), answer.location()), (302, format!("/t/{code}").as_str()), "{}", answer.body);
    assert_eq!(level(&app, app.house.buns).await, (10, 0), "a cart promises nothing");

    let form = format!("token={code}&key={}", fresh::<uuid::Uuid>());
    let answer = app.send(form_post("/rpc/guest/send", &form, &cookie)).await;
    assert_eq!(answer.location(), format!("/t/{code}/order"), "{}", answer.body);
    assert_eq!(level(&app, app.house.buns).await, (10, 2), "sending promises");

    let board = flows::kitchen_board::kitchen_board(&app.house.ctx(Role::Kitchen), None).await.unwrap();
    let [ticket] = board.tickets.as_slice() else { panic!("{:?}", board.tickets) };
    assert_eq!((ticket.table_name.as_deref(), ticket.number.unwrap().number), (Some("1"), 1));
    assert_eq!((ticket.lines[0].quantity, ticket.lines[0].note.as_ref().unwrap().as_str()), (2, "no onion"));

    let ctx = app.house.ctx(Role::Kitchen);
    flows::apply_operations::advance_lines(&ctx, ticket.order, vec![ticket.lines[0].line], LineState::Ready, fresh())
        .await
        .unwrap();
    assert_eq!(app.get(ticket.order).await.status(), OrderStatus::Ready);

    let order = app.pay(&app.get(ticket.order).await).await;
    assert_eq!((order.pay_state(), order.totals().total), (PayState::Paid, Money::from_minor(2_400)));
    assert_eq!(level(&app, app.house.buns).await, (8, 0), "paying takes");
    assert_eq!(level(&app, app.house.beef).await, (99_700, 0));

    let order = app.serve_all(&order).await;
    assert_eq!(order.status(), OrderStatus::Completed, "paid and served is complete");

    let figures = flows::dashboard::dashboard(&app.house.ctx(Role::Owner)).await.unwrap();
    assert_eq!((figures.today.sales, figures.today.orders), (Money::from_minor(2_400), 1));
    // 24.00 with 10 % inside: 2.18 tax, 21.82 net.
    assert_eq!((figures.today.tax, figures.today.net), (Money::from_minor(218), Money::from_minor(2_182)));
    assert_eq!((figures.top_items[0].name.as_str(), figures.top_items[0].portions), ("Burger", 2));
    app.end().await;
}

/// S1-17, S3-37: the status follows from the lines; going back is a step of its own.
#[tokio::test(flavor = "multi_thread")]
async fn an_order_goes_through_its_states() {
    let app = TestApp::new().await;
    let order = app.sent(0, &[(app.house.burger, 1), (app.house.coffee, 1)]).await;
    assert_eq!(order.status(), OrderStatus::InQueue);
    let burger = order.lines.iter().find(|line| line.item == app.house.burger).unwrap().id;
    let to = |to| OrderCommand::Advance { lines: vec![burger], to };
    assert_eq!(app.apply(order.id, to(LineState::Preparing)).await.status(), OrderStatus::InProgress);
    assert_eq!(app.apply(order.id, to(LineState::Ready)).await.status(), OrderStatus::InProgress, "the coffee waits");
    assert_eq!(app.apply(order.id, to(LineState::Queued)).await.status(), OrderStatus::InQueue, "undone");
    let served = app.serve_all(&order).await;
    assert_eq!(served.status(), OrderStatus::Ready, "served but not paid");
    assert_eq!(app.pay(&served).await.status(), OrderStatus::Completed);
    app.end().await;
}

/// Voiding before the kitchen starts releases, afterwards it is waste; cancelling takes everything back.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_taken_back_leaves_the_stock_right() {
    let app = TestApp::new().await;
    let order = app.sent(0, &[(app.house.burger, 1), (app.house.burger, 2)]).await;
    let [one, two] = [order.lines[0].id, order.lines[1].id];
    let reason = |text: &str| text.to_owned().try_into().unwrap();
    app.apply(order.id, OrderCommand::Void { line: one, reason: reason("wrong table"), stock: None }).await;
    assert_eq!(level(&app, app.house.buns).await, (10, 2));
    app.apply(order.id, OrderCommand::Advance { lines: vec![two], to: LineState::Preparing }).await;
    let order = app.apply(order.id, OrderCommand::Cancel { reason: reason("guests left"), stock: None }).await;
    assert_eq!(order.status(), OrderStatus::Cancelled);
    assert_eq!(level(&app, app.house.buns).await, (8, 0), "two burgers had been started");
    assert!(flows::list_orders::list_orders(&app.house.ctx(Role::Waiter), OrderFilter::Open).await.unwrap().is_empty());
    app.end().await;
}

/// S3-40: an order that is placed and paid at once is paid with its promotion, and is one order with one receipt however
/// often it is sent; a repeat changes nothing, whatever promotions hold by then.
#[tokio::test(flavor = "multi_thread")]
async fn an_order_is_placed_and_paid_once() {
    let app = TestApp::new().await;
    let ctx = app.house.ctx(Role::Cashier);
    let ten = promotions::promotion(&app, &promotions::ten_percent(false)).await;
    let doing = |command| Operation { id: fresh(), command, approval: None };
    let placing = |payment| {
        let line = fresh();
        let send = OrderCommand::Send { lines: vec![line], hold: vec![] };
        Placing {
            new: NewOrder { id: fresh(), channel: Channel::Takeaway, table: None, covers: None },
            operations: vec![doing(add_line(line, app.house.burger, 1)), doing(send)],
            payment,
        }
    };
    let paid = placing(Some(PlacingPayment { id: fresh(), tender: Tender::Cash, tendered: None, tip: Money::ZERO }));
    let first = place_order(&ctx, &paid).await.unwrap().order;
    // 12.00 less 10 % is 10.80.
    let figures = |order: &Order| (order.totals().total, order.totals().paid, order.version, order.status());
    assert_eq!((first.totals().total, first.totals().paid), (Money::from_minor(1_080), Money::from_minor(1_080)));
    let again = place_order(&ctx, &paid).await.unwrap().order;
    assert_eq!(figures(&again), figures(&first));

    let open = placing(None);
    let first = place_order(&ctx, &open).await.unwrap().order;
    editing::stop(&app.house.ctx(Role::Manager), ten).await.unwrap();
    let again = place_order(&ctx, &open).await.unwrap().order;
    assert_eq!(figures(&again), figures(&first), "it keeps the promotion that it was sent with");
    let mut conn = app.db.superuser().await;
    let receipts: i64 = sqlx::query_scalar("select count(*) from receipts").fetch_one(&mut conn).await.unwrap();
    assert_eq!(receipts, 1);
    app.end().await;
}
