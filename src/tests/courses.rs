//! Courses: what is held is ordered and owed, and the kitchen sees it when it is fired.

use super::{
    app::{TestApp, add_line, fresh},
    main_job::level,
    refunds::note,
};
use crate::{
    flows,
    kernel::{
        error::{AppError, Code},
        money::Money,
        permission::Role,
    },
    orders::model::{OrderStatus, command::OrderCommand, line::LineState},
};

async fn tickets(app: &TestApp) -> usize {
    flows::kitchen_board::kitchen_board(&app.house.ctx(Role::Kitchen), None).await.unwrap().tickets.len()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_held_course_waits_until_it_is_fired() {
    let app = TestApp::new().await;
    let order = app.open_at(0).await;
    let (first, second) = (app.add(order.id, app.house.coffee, 1).await, app.add(order.id, app.house.burger, 1).await);
    app.apply(order.id, OrderCommand::SetCourse { line: second, course: 2 }).await;
    let send = OrderCommand::Send { lines: vec![first, second], hold: vec![second] };
    let order = app.apply(order.id, send).await;
    assert_eq!(order.line(second).map(|line| (line.state, line.fired_at)), Some((LineState::Held, None)));
    assert_eq!((tickets(&app).await, level(&app, app.house.buns).await), (1, (10, 1)));
    assert_eq!(order.totals().total, Money::from_minor(1_520), "what is held is owed");
    let early = OrderCommand::Advance { lines: vec![second], to: LineState::Preparing };
    let refused = app.try_apply(Role::Kitchen, order.id, early).await;
    assert!(matches!(refused, Err(AppError::Conflict { code: Code::IllegalTransition, .. })), "{refused:?}");
    let fire = OrderCommand::Fire { lines: vec![second] };
    let order = app.try_apply(Role::Waiter, order.id, fire.clone()).await.unwrap();
    assert_eq!((order.status(), tickets(&app).await), (OrderStatus::InQueue, 2));
    app.try_apply(Role::Waiter, order.id, fire).await.unwrap();
    assert_eq!(tickets(&app).await, 2, "fired once");
    app.end().await;
}

/// A held dish is taken back: the kitchen never had it, so it hears nothing, and the stock is free again.
#[tokio::test(flavor = "multi_thread")]
async fn a_held_dish_is_voided_without_the_kitchen() {
    let app = TestApp::new().await;
    let order = app.open_at(0).await;
    let line = fresh();
    app.apply(order.id, add_line(line, app.house.burger, 2)).await;
    app.apply(order.id, OrderCommand::Send { lines: vec![line], hold: vec![line] }).await;
    app.apply(order.id, OrderCommand::Void { line, reason: note("left early"), stock: None }).await;
    assert_eq!((tickets(&app).await, level(&app, app.house.buns).await), (0, (10, 0)));
    app.end().await;
}
