//! Stock: promised when sent, taken when paid, refused when short.

use super::{
    app::{TestApp, add_line, fresh},
    fixtures::Wishes,
    main_job::level,
};
use crate::{
    flows,
    inventory::{
        model::StockChange,
        service::changes::{Change, change_stock},
    },
    kernel::{
        error::{AppError, Code},
        permission::Role,
        quantity::Quantity,
        text::Note,
    },
    menu::model::{editing::OffSaleFor, selection::Selection},
    orders::model::{OrderStatus, command::OrderCommand},
    restaurants::model::StockPolicy,
};

/// S3-40, S3-41: two lines share an ingredient that suffices for one of them: nothing is sent, nothing is promised.
#[tokio::test(flavor = "multi_thread")]
async fn a_shortage_refuses_the_whole_sending() {
    let app = TestApp::with(Wishes { buns: 3, ..Wishes::default() }).await;
    // Beef suffices for what is wanted, and not for twice as much: only the buns are short.
    let count = Change {
        operation: fresh(),
        ingredient: app.house.beef,
        location: None,
        change: StockChange::Count { quantity: Quantity::from_milli(800_000) },
        reference: Note::parse("Friday").unwrap(),
    };
    change_stock(&app.house.ctx(Role::Manager), &count).await.unwrap();
    let order = app.open_at(0).await;
    let lines = vec![app.add(order.id, app.house.burger, 2).await, app.add(order.id, app.house.burger, 2).await];
    let refused =
        app.try_apply(Role::Waiter, order.id, OrderCommand::Send { lines: lines.clone(), hold: vec![] }).await;
    let Err(AppError::Conflict { code: Code::ShortStock, message }) = refused else { panic!("{refused:?}") };
    assert_eq!(message, "Not enough in stock: Buns (4 piece needed, 3 piece left).");
    assert_eq!((level(&app, app.house.buns).await, level(&app, app.house.beef).await), ((3, 0), (800, 0)));
    assert_eq!(app.get(order.id).await.status(), OrderStatus::Pending);
    assert!(flows::kitchen_board::kitchen_board(&app.house.ctx(Role::Kitchen), None).await.unwrap().tickets.is_empty());
    app.apply(order.id, OrderCommand::Send { lines: lines[..1].to_vec(), hold: vec![] }).await;
    assert_eq!(level(&app, app.house.buns).await, (3, 2));
    app.end().await;
}

/// S4-43: an extra has a recipe of its own; three of it take three times as much.
#[tokio::test(flavor = "multi_thread")]
async fn extras_take_stock_too() {
    let app = TestApp::new().await;
    let order = app.open_at(0).await;
    let line = fresh();
    let selection = Selection { modifiers: vec![app.house.cheese, app.house.cheese], ..Selection::default() };
    let command = OrderCommand::AddLine {
        line,
        item: app.house.burger,
        selection,
        entered: Default::default(),
        quantity: 3,
        note: None,
        seat: None,
        course: None,
    };
    let order = app.apply(order.id, command).await;
    assert_eq!(order.lines[0].unit_price.minor(), 1_500, "12.00 and twice 1.50");
    let order = app.apply(order.id, OrderCommand::Send { lines: vec![line], hold: vec![] }).await;
    app.pay(&order).await;
    let mut tx = app.house.ctx(Role::Manager).begin().await.unwrap();
    let all = crate::inventory::service::list_in_tx(&mut tx).await.unwrap();
    let cheese = all.iter().find(|ingredient| ingredient.name == "Cheese").unwrap();
    assert_eq!(cheese.on_hand.milli(), (5_000 - 3 * 2 * 20) * 1_000);
    drop(tx);
    app.end().await;
}

/// With the policy `warn` an order is taken although the shelf is empty; the books show it.
#[tokio::test(flavor = "multi_thread")]
async fn a_house_may_sell_what_it_has_not_counted() {
    let app = TestApp::with(Wishes { policy: StockPolicy::Warn, buns: 1, ..Wishes::default() }).await;
    let order = app.sent(0, &[(app.house.burger, 3)]).await;
    app.pay(&order).await;
    assert_eq!(level(&app, app.house.buns).await, (-2, 0));
    app.end().await;
}

/// The menu says how many portions are left, promises taken off.
#[tokio::test(flavor = "multi_thread")]
async fn the_menu_counts_down() {
    let app = TestApp::new().await;
    let left = async || {
        let menu = flows::menu_with_stock::menu_with_stock(&app.house.ctx(Role::Waiter)).await.unwrap();
        (menu.item(app.house.burger).unwrap().left, menu.item(app.house.wine).unwrap().left)
    };
    assert_eq!(left().await, (Some(10), None), "wine has no recipe here");
    app.sent(0, &[(app.house.burger, 4)]).await;
    assert_eq!(left().await.0, Some(6));
    app.end().await;
}

/// 86: cannot be added, comes back by itself after an hour or by hand.
#[tokio::test(flavor = "multi_thread")]
async fn an_item_off_sale_cannot_be_ordered() {
    let app = TestApp::new().await;
    let order = app.open_at(0).await;
    let try_add = async || app.try_apply(Role::Waiter, order.id, add_line(fresh(), app.house.burger, 1)).await;
    flows::take_off_sale::take_off_sale(&app.house.ctx(Role::Kitchen), app.house.burger, OffSaleFor::Hour)
        .await
        .unwrap();
    let refused = try_add().await;
    assert!(matches!(refused, Err(AppError::Conflict { code: Code::ItemNotForSale, .. })), "{refused:?}");
    app.world.clock.advance(chrono::TimeDelta::minutes(61));
    try_add().await.unwrap();
    flows::take_off_sale::take_off_sale(&app.house.ctx(Role::Kitchen), app.house.burger, OffSaleFor::UntilRestored)
        .await
        .unwrap();
    app.world.clock.advance(chrono::TimeDelta::days(9));
    assert!(try_add().await.is_err());
    crate::menu::service::availability::restore(&app.house.ctx(Role::Kitchen), app.house.burger).await.unwrap();
    try_add().await.unwrap();
    app.end().await;
}
