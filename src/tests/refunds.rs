//! Money given back, paid bills changed and cancelled: the books, the stock and the documents follow.

use super::{
    app::{TestApp, add_line, card, cash, fresh},
    main_job::level,
};
use crate::{
    flows,
    kernel::{
        error::{AppError, Code},
        ids::OrderId,
        money::Money,
        permission::Role,
        text::Note,
    },
    orders::model::{
        Order, OrderStatus, PayState, Tender,
        command::{OrderCommand, Refund, RefundLine, RefundOf, StockFate},
    },
    payments::model::{Content, Document, DocumentId, NewPayment, Series, SimulatedCard},
};

fn euros(minor: i64) -> Money {
    Money::from_minor(minor)
}

pub fn note(text: &str) -> Note {
    Note::parse(text).unwrap()
}

pub fn refund(what: RefundOf) -> OrderCommand {
    OrderCommand::Refund(Refund { refund: fresh(), what, from: vec![], reason: note("cold") })
}

/// What each account of an order's postings holds.
async fn accounts(app: &TestApp, order: OrderId) -> Vec<(String, i64)> {
    let mut conn = app.db.superuser().await;
    let rows: Vec<(String, i64)> = sqlx::query_as(
        "select l.account, sum(l.amount_minor)::bigint from journal_lines l join journal_entries e using (restaurant_id, entry_id)
         where e.order_id = $1 group by 1 having sum(l.amount_minor) <> 0 order by 1",
    )
    .bind(order.uuid())
    .fetch_all(&mut conn)
    .await
    .unwrap();
    rows
}

async fn document(app: &TestApp, order: OrderId, series: Series, number: u64) -> Content {
    let id = DocumentId { series, number };
    let ctx = app.house.ctx(Role::Cashier);
    match flows::receipt::receipt(&ctx, order, Some(id)).await.unwrap().document {
        Document::Issued { content, .. } => *content.unwrap(),
        Document::Bill => panic!("{id} was issued"),
    }
}

async fn paid(app: &TestApp, burgers: u32) -> Order {
    let order = app.sent(0, &[(app.house.burger, burgers)]).await;
    app.pay(&order).await
}

/// S4-06, S4-23: one of two burgers is given back. 12.00 with 10 % inside: net 10.91, tax 1.09; of both, 24.00: net
/// 21.82, tax 2.18, so the first of them is credited with 10.91 and 1.09.
#[tokio::test(flavor = "multi_thread")]
async fn a_dish_is_refunded_with_a_credit_note() {
    let app = TestApp::new().await;
    let order = paid(&app, 2).await;
    let of = RefundOf::Lines { lines: vec![RefundLine { line: order.lines[0].id, quantity: 1 }] };
    let order = app.apply(order.id, refund(of)).await;
    assert_eq!(order.pay_state(), PayState::PartlyRefunded);
    assert_eq!((order.totals().paid, order.totals().due), (euros(1_200), Money::ZERO));
    let credit = document(&app, order.id, Series::CreditNote, 1).await;
    assert_eq!((credit.total, credit.taxes[0].tax), (euros(-1_200), euros(-109)));
    assert_eq!((credit.lines[0].quantity, credit.lines[0].amount), (1, euros(-1_200)));
    assert_eq!(credit.reason, Some(note("cold")));
    let books = [("cash", 1_200), ("returns", 1_091), ("sales", -2_182), ("tax", -109)];
    assert_eq!(accounts(&app, order.id).await, books.map(|(name, amount)| (name.to_owned(), amount)));
    assert_eq!(level(&app, app.house.buns).await, (8, 0), "what was eaten is eaten");
    app.end().await;
}

/// Never more than was paid, however it is cut; the whole order then reads refunded.
#[tokio::test(flavor = "multi_thread")]
async fn no_more_is_given_back_than_was_paid() {
    let app = TestApp::new().await;
    let order = paid(&app, 2).await;
    let part = |minor| refund(RefundOf::Amount { amount: euros(minor) });
    app.apply(order.id, part(1_500)).await;
    let refused = app.try_apply(Role::Manager, order.id, part(901)).await;
    assert!(matches!(refused, Err(AppError::Conflict { code: Code::RefundTooHigh, .. })), "{refused:?}");
    for bad in [0, -5] {
        let refused = app.try_apply(Role::Manager, order.id, part(bad)).await;
        assert!(matches!(refused, Err(AppError::Invalid { .. })), "{refused:?}");
    }
    let order = app.apply(order.id, refund(RefundOf::Whole)).await;
    assert_eq!((order.pay_state(), order.totals().paid), (PayState::Refunded, Money::ZERO));
    let taxes = document(&app, order.id, Series::CreditNote, 2).await.taxes;
    assert_eq!((taxes[0].net, taxes[0].tax), (euros(-818), euros(-82)), "21.82 - 13.64 and 2.18 - 1.36");
    app.end().await;
}

/// Two clients refund 15.00 of 24.00 at once: one of them is told that it is too much.
#[tokio::test(flavor = "multi_thread")]
async fn refunds_do_not_race_past_what_was_paid() {
    let app = TestApp::new().await;
    let order = paid(&app, 2).await;
    let tries =
        (0..2).map(|_| app.try_apply(Role::Manager, order.id, refund(RefundOf::Amount { amount: euros(1_500) })));
    let answers = futures::future::join_all(tries).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
    assert_eq!(app.get(order.id).await.totals().refunded, euros(1_500));
    app.end().await;
}

/// S3-42: a paid order is cancelled. Both tenders go back in the same act, the stock is restored with `CANCEL:`.
#[tokio::test(flavor = "multi_thread")]
async fn cancelling_a_paid_order_gives_back_every_tender_and_the_stock() {
    let app = TestApp::new().await;
    let order = app.sent(0, &[(app.house.burger, 2)]).await;
    let part = NewPayment { amount: euros(1_000), tendered: euros(1_000), ..cash(euros(2_400)) };
    app.try_pay(order.id, &part).await.unwrap();
    let tip = euros(200);
    let rest = card(euros(1_400), SimulatedCard::Approves);
    let rest = NewPayment { tip, tendered: rest.tendered + tip, ..rest };
    let order = app.try_pay(order.id, &rest).await.unwrap().order;
    app.serve_all(&order).await;
    assert_eq!(level(&app, app.house.buns).await, (8, 0));
    let cancel = OrderCommand::Cancel { reason: note("wrong bill"), stock: None };
    let order = app.apply(order.id, cancel.clone()).await;
    assert_eq!((order.status(), order.pay_state()), (OrderStatus::Cancelled, PayState::Refunded));
    let back: Vec<_> = order.refunds.iter().map(|back| (back.tender, back.amount, back.tip)).collect();
    assert_eq!(back, [(Tender::Cash, euros(1_000), Money::ZERO), (Tender::Card, euros(1_400), tip)]);
    assert_eq!(level(&app, app.house.buns).await, (10, 0));
    let mut conn = app.db.superuser().await;
    let sql = "select distinct reference from movements where reason = 'cancel'";
    let references: Vec<String> = sqlx::query_scalar(sql).fetch_all(&mut conn).await.unwrap();
    assert_eq!(references, ["CANCEL:2026-11-20/1"]);
    assert_eq!(accounts(&app, order.id).await, []);
    assert_eq!(document(&app, order.id, Series::CreditNote, 1).await.total, euros(-2_400));
    let again = app.apply(order.id, cancel).await;
    assert_eq!(again.version, order.version, "cancelled once");
    assert_eq!(level(&app, app.house.buns).await, (10, 0));
    app.end().await;
}

/// What is wasted stays taken.
#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_paid_order_may_be_waste() {
    let app = TestApp::new().await;
    let order = paid(&app, 2).await;
    app.apply(order.id, OrderCommand::Cancel { reason: note("dropped"), stock: Some(StockFate::Waste) }).await;
    assert_eq!(level(&app, app.house.buns).await, (8, 0));
    app.end().await;
}

/// S3-29, S3-43: a paid bill gets a coffee more and a burger less: 24.00 - 12.00 + 3.20 = 15.20, so 8.80 goes back;
/// the stock moves by the difference only, with `AMEND:`.
#[tokio::test(flavor = "multi_thread")]
async fn an_amended_bill_moves_only_the_difference() {
    let app = TestApp::new().await;
    let order = app.sent(0, &[(app.house.burger, 1), (app.house.burger, 1)]).await;
    let order = app.pay(&order).await;
    let (id, coffee) = (order.id, fresh());
    let refused = app.try_apply(Role::Manager, id, add_line(coffee, app.house.coffee, 1)).await;
    assert!(matches!(refused, Err(AppError::Conflict { code: Code::OrderPaid, .. })), "{refused:?}");
    app.apply(id, OrderCommand::Amend { reason: note("changed their mind") }).await;
    app.apply(id, add_line(coffee, app.house.coffee, 1)).await;
    let order = app.apply(id, OrderCommand::Send { lines: vec![coffee], hold: vec![] }).await;
    assert_eq!((order.totals().due, order.pay_state()), (euros(320), PayState::PartlyPaid));
    let void = OrderCommand::Void { line: order.lines[0].id, reason: note("not eaten"), stock: None };
    let order = app.apply(id, void).await;
    assert_eq!(order.totals().due, euros(-880));
    let order = app.apply(id, refund(RefundOf::Overpaid)).await;
    assert_eq!((order.totals().due, order.is_amending), (Money::ZERO, false));
    assert_eq!(level(&app, app.house.buns).await, (9, 0));
    let mut conn = app.db.superuser().await;
    let sql = "select reason || ' ' || reference || ' ' || sum(delta_milli) from movements m join ingredients i using (restaurant_id, ingredient_id)
         where order_id = $1 and i.name = 'Buns' group by reason, reference order by 1";
    let moved: Vec<String> = sqlx::query_scalar(sql).bind(id.uuid()).fetch_all(&mut conn).await.unwrap();
    assert_eq!(moved, ["amend AMEND:2026-11-20/1 1000", "sale SALE:2026-11-20/1 -2000"]);
    app.serve_all(&order).await;
    assert_eq!(document(&app, id, Series::Receipt, 2).await.total, euros(320));
    assert_eq!(document(&app, id, Series::CreditNote, 1).await.total, euros(-1_200));
    app.end().await;
}

/// A completed bill is opened again and its balance paid; a wrongly keyed tender is put right in the books.
#[tokio::test(flavor = "multi_thread")]
async fn a_closed_bill_is_reopened_and_a_tender_corrected() {
    let app = TestApp::new().await;
    let order = app.serve_all(&paid(&app, 1).await).await;
    assert_eq!(order.status(), OrderStatus::Completed);
    let correct = OrderCommand::CorrectTender {
        payment: order.payments[0].payment,
        to: Tender::Terminal,
        reason: note("keyed in as cash"),
    };
    let order = app.apply(order.id, correct).await;
    assert_eq!(order.payments[0].tender, Tender::Terminal);
    let books = [("sales", -1_091), ("tax", -109), ("terminal", 1_200)];
    assert_eq!(accounts(&app, order.id).await, books.map(|(name, amount)| (name.to_owned(), amount)));
    app.apply(order.id, OrderCommand::Reopen { reason: note("forgot a coffee") }).await;
    let coffee = fresh();
    app.apply(order.id, add_line(coffee, app.house.coffee, 1)).await;
    let order = app.apply(order.id, OrderCommand::Send { lines: vec![coffee], hold: vec![] }).await;
    assert_eq!(order.totals().due, euros(320));
    let order = app.pay(&order).await;
    let order = app.serve_all(&order).await;
    assert_eq!((order.status(), order.pay_state()), (OrderStatus::Completed, PayState::Paid));
    app.end().await;
}
