//! Dishes and parties go to other tables.

use super::{
    app::{TestApp, fresh},
    main_job::level,
};
use crate::{
    flows,
    kernel::{
        error::{AppError, Code},
        money::Money,
        permission::Role,
    },
    orders::model::{Ending, OrderStatus},
};

/// A burger goes to the next table with the stock it keeps back; the rest follows, and the order ends in the other.
#[tokio::test(flavor = "multi_thread")]
async fn dishes_move_to_another_order_until_nothing_is_left() {
    let app = TestApp::new().await;
    let from = app.sent(0, &[(app.house.burger, 1), (app.house.coffee, 2)]).await;
    let to = app.open_at(1).await;
    let ctx = app.house.ctx(Role::Waiter);
    let [burger, coffee] = [from.lines[0].id, from.lines[1].id];
    let joined = flows::move_lines::move_lines(&ctx, from.id, to.id, &[burger], fresh()).await.unwrap();
    assert_eq!((joined.totals().total, joined.status()), (Money::from_minor(1_200), OrderStatus::InQueue));
    assert_eq!(app.get(from.id).await.totals().total, Money::from_minor(640));
    let operation = fresh();
    for _ in 0..2 {
        let joined = flows::move_lines::move_lines(&ctx, from.id, to.id, &[coffee], operation).await.unwrap();
        assert_eq!(joined.totals().total, Money::from_minor(1_840));
    }
    let left = app.get(from.id).await;
    assert!(matches!(left.closed.unwrap().how, Ending::Merged { into } if into == to.id));
    let paid = app.pay(&app.get(to.id).await).await;
    assert_eq!(level(&app, app.house.buns).await, (9, 0));
    app.serve_all(&paid).await;
    app.end().await;
}

/// Two waiters move dishes between two tables in opposite directions at once.
#[tokio::test(flavor = "multi_thread")]
async fn opposite_moves_do_not_block_each_other() {
    let app = TestApp::new().await;
    let one = app.sent(0, &[(app.house.coffee, 1), (app.house.coffee, 1), (app.house.coffee, 1)]).await;
    let other = app.sent(1, &[(app.house.burger, 1), (app.house.burger, 1), (app.house.burger, 1)]).await;
    let ctx = app.house.ctx(Role::Waiter);
    let there = one.lines[..2].iter().map(|line| (one.id, other.id, line.id));
    let back = other.lines[..2].iter().map(|line| (other.id, one.id, line.id));
    let moves = there.chain(back).map(|(from, to, line)| {
        let ctx = ctx.clone();
        async move { flows::move_lines::move_lines(&ctx, from, to, &[line], fresh()).await }
    });
    for moved in futures::future::join_all(moves).await {
        moved.unwrap();
    }
    let totals = [app.get(one.id).await, app.get(other.id).await].map(|order| order.totals().total.minor());
    assert_eq!(totals, [320 + 2 * 1_200, 2 * 320 + 1_200]);
    app.end().await;
}

/// A party takes everything along to a free table; a taken one is refused.
#[tokio::test(flavor = "multi_thread")]
async fn a_party_changes_tables() {
    let app = TestApp::new().await;
    let order = app.sent(0, &[(app.house.burger, 1)]).await;
    app.open_at(1).await;
    let (ctx, seating) = (app.house.ctx(Role::Waiter), order.seating.unwrap());
    let refused = flows::move_lines::move_party(&ctx, seating, app.house.tables[1]).await;
    assert!(matches!(refused, Err(AppError::Conflict { code: Code::AlreadyExists, .. })), "{refused:?}");
    flows::move_lines::move_party(&ctx, seating, app.house.tables[2]).await.unwrap();
    let moved = app.get(order.id).await;
    assert_eq!((moved.table, moved.totals().total), (Some(app.house.tables[2]), Money::from_minor(1_200)));
    let trainee = flows::move_lines::move_party(&app.house.ctx(Role::Trainee), seating, app.house.tables[0]).await;
    assert!(matches!(trainee, Err(AppError::Forbidden { .. })), "{trainee:?}");
    app.end().await;
}
