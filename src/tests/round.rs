//! A round that comes in one request is read and written once, and is what it would be dish by dish.

use super::{
    app::{TestApp, add_line, fresh},
    refunds::note,
};
use crate::{
    flows::apply_operations::apply_operations,
    kernel::{
        error::AppError,
        ids::{LineId, OrderId},
        permission::Role,
    },
    orders::model::{
        Order,
        command::{Operation, OrderCommand},
    },
};

fn operation(command: OrderCommand) -> Operation {
    Operation { id: fresh(), command, approval: None }
}

/// What a waiter taps in before the kitchen gets it, and that it gets it.
fn round(app: &TestApp) -> (Vec<Operation>, [LineId; 3]) {
    let lines: [LineId; 3] = [fresh(), fresh(), fresh()];
    let [burger, coffee, mistake] = lines;
    let commands = vec![
        add_line(burger, app.house.burger, 1),
        add_line(coffee, app.house.coffee, 2),
        OrderCommand::SetQuantity { line: burger, quantity: 3 },
        OrderCommand::SetNote { line: burger, note: Some(note("no onion")) },
        add_line(mistake, app.house.coffee, 9),
        OrderCommand::SetSeat { line: coffee, seat: Some(2) },
        OrderCommand::RemoveLine { line: mistake },
        OrderCommand::SetCourse { line: coffee, course: 3 },
        OrderCommand::Send { lines: vec![burger], hold: vec![] },
        OrderCommand::SetQuantity { line: coffee, quantity: 1 },
        OrderCommand::SetCovers { covers: 3 },
    ];
    (commands.into_iter().map(operation).collect(), lines)
}

/// What an order is, without what only tells it from another.
fn essence(order: &Order) -> Vec<String> {
    let line = |line: &crate::orders::model::line::Line| {
        let what = (line.item, line.quantity, line.unit_price, line.tax, line.state);
        format!("{what:?} {:?}", (line.course, line.seat, &line.note, line.added_at, line.sent_at))
    };
    let mut all: Vec<_> = order.lines.iter().map(line).collect();
    all.push(format!("{:?} {:?} {:?}", order.totals(), order.covers, order.version));
    all
}

async fn facts(app: &TestApp, order: OrderId) -> Vec<String> {
    let mut conn = app.db.superuser().await;
    sqlx::query_scalar("select kind from facts where order_id = $1 order by seq")
        .bind(order.uuid())
        .fetch_all(&mut conn)
        .await
        .unwrap()
}

/// Written together or one by one: the same order, the same facts in the same sequence, the same promise of stock.
#[tokio::test(flavor = "multi_thread")]
async fn a_round_is_what_it_would_be_dish_by_dish() {
    let app = TestApp::new().await;
    let ctx = app.house.ctx(Role::Waiter);
    let (together, apart) = (app.open_at(0).await, app.open_at(1).await);
    let (operations, _) = round(&app);
    let at_once = apply_operations(&ctx, together.id, &operations).await.unwrap();
    let promised = super::main_job::level(&app, app.house.buns).await;
    let (operations, _) = round(&app);
    let mut one_by_one = None;
    for operation in operations {
        one_by_one = Some(apply_operations(&ctx, apart.id, &[operation]).await.unwrap());
    }
    let one_by_one = one_by_one.unwrap();
    assert_eq!(at_once.lines.len(), 2);
    assert_eq!(essence(&at_once), essence(&one_by_one));
    assert_eq!(essence(&at_once), essence(&app.get(together.id).await), "what was answered is what is kept");
    assert_eq!(facts(&app, together.id).await, facts(&app, apart.id).await);
    assert_eq!(promised, (10, 3));
    assert_eq!(super::main_job::level(&app, app.house.buns).await, (10, 6));
    app.end().await;
}

/// One operation that cannot be done, at any place of a round: nothing of the round is done, and sent again without it
/// the round is done whole.
#[tokio::test(flavor = "multi_thread")]
async fn a_round_is_done_whole_or_not_at_all() {
    let app = TestApp::new().await;
    let ctx = app.house.ctx(Role::Waiter);
    let (order, other) = (app.open_at(0).await, app.open_at(1).await);
    let foreign = app.add(other.id, app.house.coffee, 1).await;
    let before = (essence(&order), facts(&app, order.id).await);
    let bad = [
        add_line(foreign, app.house.coffee, 1),
        OrderCommand::SetQuantity { line: foreign, quantity: 2 },
        add_line(fresh(), fresh(), 1),
    ];
    for command in bad {
        let (operations, _) = round(&app);
        for at in [0, 5, operations.len()] {
            let mut with_bad = operations.clone();
            with_bad.insert(at, operation(command.clone()));
            let refused = apply_operations(&ctx, order.id, &with_bad).await;
            assert!(
                matches!(
                    refused,
                    Err(AppError::Invalid { .. } | AppError::NotFound { .. } | AppError::Conflict { .. })
                ),
                "{refused:?}"
            );
            let after = app.get(order.id).await;
            assert_eq!((essence(&after), facts(&app, order.id).await), before, "{command:?} at {at}");
        }
    }
    assert_eq!(super::main_job::level(&app, app.house.buns).await, (10, 0));
    assert_eq!(app.get(other.id).await.lines[0].quantity, 1);
    let (operations, _) = round(&app);
    assert_eq!(apply_operations(&ctx, order.id, &operations).await.unwrap().lines.len(), 2);
    app.end().await;
}
