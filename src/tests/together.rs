//! Several people at once: nothing is lost, nothing is done twice.

use super::app::{TestApp, add_line, cash, fresh};
use crate::{
    flows,
    kernel::{
        error::{AppError, Code},
        ids::LineId,
        money::Money,
        permission::Role,
    },
    orders::model::command::{Operation, OrderCommand},
};

/// Two waiters add to one table at the same time: every line is there.
#[tokio::test(flavor = "multi_thread")]
async fn two_devices_on_one_table_lose_no_line() {
    let app = TestApp::new().await;
    let order = app.open_at(0).await;
    let adds = (0..20).map(|at| {
        let role = if at % 2 == 0 { Role::Waiter } else { Role::Cashier };
        let ctx = app.house.ctx(role);
        let operation = Operation { id: fresh(), command: add_line(fresh(), app.house.coffee, 1), approval: None };
        async move { flows::apply_operations::apply_operations(&ctx, order.id, &[operation]).await }
    });
    for added in futures::future::join_all(adds).await {
        added.unwrap();
    }
    assert_eq!(app.get(order.id).await.lines.len(), 20);
    app.end().await;
}

/// A request whose answer was lost is sent again, at once or later: it is done once.
#[tokio::test(flavor = "multi_thread")]
async fn a_repeated_operation_is_done_once() {
    let app = TestApp::new().await;
    let order = app.open_at(0).await;
    let operation = Operation { id: fresh(), command: add_line(fresh(), app.house.coffee, 2), approval: None };
    let ctx = app.house.ctx(Role::Waiter);
    let tries =
        (0..8).map(|_| flows::apply_operations::apply_operations(&ctx, order.id, std::slice::from_ref(&operation)));
    for answer in futures::future::join_all(tries).await {
        assert!(matches!(&answer, Ok(_) | Err(AppError::Conflict { code: Code::InFlight, .. })), "{answer:?}");
    }
    let again = flows::apply_operations::apply_operations(&ctx, order.id, &[operation]).await.unwrap();
    assert_eq!((again.lines.len(), again.lines[0].quantity), (1, 2));
    app.end().await;
}

/// The same id for something else is a client's mistake, and nothing happens.
#[tokio::test(flavor = "multi_thread")]
async fn an_id_cannot_be_used_for_two_things() {
    let app = TestApp::new().await;
    let (order, other) = (app.open_at(0).await, app.open_at(1).await);
    let ctx = app.house.ctx(Role::Waiter);
    let line: LineId = fresh();
    let first = Operation { id: fresh(), command: add_line(line, app.house.coffee, 1), approval: None };
    flows::apply_operations::apply_operations(&ctx, order.id, std::slice::from_ref(&first)).await.unwrap();
    let changed = Operation { id: first.id, command: add_line(line, app.house.coffee, 9), approval: None };
    let refused = flows::apply_operations::apply_operations(&ctx, order.id, &[changed]).await;
    assert!(matches!(refused, Err(AppError::Invalid { .. })), "{refused:?}");
    let refused = app.try_apply(Role::Waiter, other.id, add_line(line, app.house.coffee, 1)).await;
    assert!(matches!(refused, Err(AppError::Invalid { .. })), "the line is another order's: {refused:?}");
    assert_eq!(app.get(order.id).await.lines[0].quantity, 1);
    app.end().await;
}

/// Sixteen phones want the last three buns: three get one, the others hear what is missing.
#[tokio::test(flavor = "multi_thread")]
async fn the_last_portions_are_sold_once() {
    let app = TestApp::with(super::fixtures::Wishes { buns: 3, ..Default::default() }).await;
    let mut lines = vec![];
    for _ in 0..16 {
        let new = crate::orders::model::request::NewOrder {
            id: fresh(),
            channel: crate::orders::model::Channel::Takeaway,
            table: None,
            covers: None,
        };
        let order = flows::open_order::open_order(&app.house.ctx(Role::Cashier), &new).await.unwrap();
        lines.push((order.id, app.add(order.id, app.house.burger, 1).await));
    }
    let sends = lines.iter().map(|(order, line)| {
        app.try_apply(Role::Cashier, *order, OrderCommand::Send { lines: vec![*line], hold: vec![] })
    });
    let answers = futures::future::join_all(sends).await;
    let sold = answers.iter().filter(|answer| answer.is_ok()).count();
    let short = answers
        .iter()
        .filter(|answer| matches!(answer, Err(AppError::Conflict { code: Code::ShortStock, message }) if message.contains("Buns")))
        .count();
    assert_eq!((sold, short), (3, 13), "{answers:?}");
    app.end().await;
}

/// S1-18: two tills take the money of one bill at once; one does, and the stock is taken once.
#[tokio::test(flavor = "multi_thread")]
async fn a_bill_is_paid_once() {
    let app = TestApp::new().await;
    let order = app.sent(0, &[(app.house.burger, 1)]).await;
    let due = order.totals().due;
    let payments: Vec<_> = (0..8).map(|_| cash(due)).collect();
    let answers = futures::future::join_all(payments.iter().map(|payment| app.try_pay(order.id, payment))).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
    let refused = answers.iter().filter(|answer| matches!(answer, Err(AppError::Conflict { .. }))).count();
    assert_eq!(refused, 7, "{answers:?}");
    assert_eq!(app.get(order.id).await.totals().paid, Money::from_minor(1_200));
    assert_eq!(super::main_job::level(&app, app.house.buns).await, (9, 0));
    app.end().await;
}

/// Two phones scan a free table at the same moment: one party.
#[tokio::test(flavor = "multi_thread")]
async fn two_scans_of_a_free_table_make_one_party() {
    let app = TestApp::new().await;
    let stranger = app.house.stranger();
    let joins = (0..6).map(|_| flows::join_table::join_table(&stranger, &app.house.codes[2], None));
    let seats: Vec<_> = futures::future::join_all(joins).await.into_iter().map(|joined| joined.unwrap().seat).collect();
    assert!(seats.iter().all(|seat| seat.seating == seats[0].seating), "{seats:?}");
    app.end().await;
}

/// Second rounds, payments and sendings of many tables share ingredients at the same moment: nobody is turned away.
#[tokio::test(flavor = "multi_thread")]
async fn a_busy_minute_turns_nobody_away() {
    let app = TestApp::with(super::fixtures::Wishes { buns: 100, ..Default::default() }).await;
    let ctx = app.house.ctx(Role::Cashier);
    let mut orders = vec![];
    for at in 0..12 {
        let new = crate::orders::model::request::NewOrder {
            id: fresh(),
            channel: crate::orders::model::Channel::Takeaway,
            table: None,
            covers: None,
        };
        let order = flows::open_order::open_order(&ctx, &new).await.unwrap();
        let first = app.add(order.id, app.house.burger, 1).await;
        let order = app.apply(order.id, OrderCommand::Send { lines: vec![first], hold: vec![] }).await;
        let second = if at % 2 == 0 { Some(app.add(order.id, app.house.burger, 1).await) } else { None };
        orders.push((order, second));
    }
    let acts = orders.iter().map(|(order, second)| async {
        match second {
            Some(line) => app
                .try_apply(Role::Cashier, order.id, OrderCommand::Send { lines: vec![*line], hold: vec![] })
                .await
                .map(|_| ()),
            None => app.try_pay(order.id, &cash(order.totals().due)).await.map(|_| ()),
        }
    });
    let refused: Vec<_> = futures::future::join_all(acts).await.into_iter().filter(Result::is_err).collect();
    assert!(refused.is_empty(), "{refused:?}");
    app.end().await;
}

/// Requests that are dropped while their act begins leave no transaction open, and the connections to the next ones.
#[tokio::test(flavor = "multi_thread")]
async fn a_dropped_request_leaves_nothing_open() {
    let app = TestApp::new().await;
    let ctx = app.house.ctx(Role::Waiter);
    for nth in 0..200 {
        let mut begin = std::pin::pin!(ctx.begin());
        for _ in 0..nth % 8 {
            if futures::poll!(begin.as_mut()).is_ready() {
                break;
            }
            tokio::task::yield_now().await;
        }
    }
    tokio::time::timeout(std::time::Duration::from_secs(10), app.db.until_none_open())
        .await
        .expect("none is left open");
    let begun = futures::future::join_all((0..20).map(|_| ctx.begin())).await;
    assert!(begun.iter().all(Result::is_ok));
    drop(begun);
    app.end().await;
}
