//! What the kitchen is shown.

use super::app::{TestApp, fresh};
use crate::{
    flows,
    kernel::{permission::Role, text::Note},
    kitchen::model::{Board, TicketCard},
    orders::model::{Order, command::OrderCommand, line::LineState},
};

async fn board(app: &TestApp) -> Board {
    flows::kitchen_board::kitchen_board(&app.house.ctx(Role::Kitchen), None).await.unwrap()
}

fn states(cards: &[TicketCard]) -> Vec<Vec<LineState>> {
    cards.iter().map(|card| card.lines.iter().map(|line| line.state).collect()).collect()
}

async fn void(app: &TestApp, order: &Order, line: usize) {
    let reason = Note::parse("changed their mind").unwrap();
    app.apply(order.id, OrderCommand::Void { line: order.lines[line].id, reason, stock: None }).await;
}

/// S0-27: what is taken back does not vanish unseen: it stays on its ticket, and the ticket stays for it.
#[tokio::test(flavor = "multi_thread")]
async fn a_void_stays_on_the_board() {
    let app = TestApp::new().await;
    let order = app.sent(0, &[(app.house.burger, 1), (app.house.coffee, 1)]).await;
    void(&app, &order, 0).await;
    let seen = board(&app).await;
    assert_eq!(states(&seen.tickets), [[LineState::Voided, LineState::Queued]]);
    assert!(seen.taken_back.is_empty(), "the ticket is open anyway");

    void(&app, &order, 1).await;
    let seen = board(&app).await;
    assert_eq!(states(&seen.taken_back), [[LineState::Voided, LineState::Voided]]);
    assert!(seen.tickets.is_empty() && seen.done.is_empty(), "there is nothing to make and nothing to recall");

    app.world.clock.advance(chrono::TimeDelta::minutes(61));
    assert!(board(&app).await.taken_back.is_empty(), "a screen that is new by then is not told");
    app.end().await;
}

/// S3-37: a cancelled order's dishes are told to the kitchen like any other void.
#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_order_stays_on_the_board() {
    let app = TestApp::new().await;
    let order = app.sent(0, &[(app.house.burger, 2)]).await;
    let reason = Note::parse("they left").unwrap();
    app.apply(order.id, OrderCommand::Cancel { reason, stock: None }).await;
    let seen = board(&app).await;
    assert_eq!(states(&seen.taken_back), [[LineState::Voided]]);
    assert!(seen.tickets.is_empty() && seen.done.is_empty());
    app.end().await;
}

/// What is made and what is taken back of one ticket: to recall, and to be seen.
#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_made_in_part_can_be_recalled() {
    let app = TestApp::new().await;
    let order = app.sent(0, &[(app.house.burger, 1), (app.house.coffee, 1)]).await;
    void(&app, &order, 0).await;
    let made = vec![order.lines[1].id];
    let ctx = app.house.ctx(Role::Kitchen);
    flows::apply_operations::advance_lines(&ctx, order.id, made, LineState::Ready, fresh()).await.unwrap();
    let seen = board(&app).await;
    assert_eq!(states(&seen.done), [[LineState::Voided, LineState::Ready]]);
    assert_eq!(seen.taken_back, seen.done);
    app.end().await;
}
