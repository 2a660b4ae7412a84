//! Discounts, service, tips, cash rounding and divided bills, through the services and into the books.

use super::{
    app::{TestApp, cash, fresh},
    fixtures::Wishes,
    refunds::note,
};
use crate::{
    kernel::{
        error::{AppError, Code},
        money::{Money, Rate},
        permission::Role,
    },
    orders::model::{
        Order, PayState, Tender,
        adjust::{Scope, Value},
        command::OrderCommand,
        split::{Part, Portion, Share},
    },
    payments::model::NewPayment,
    restaurants::model::{OrderRules, ServiceRule},
};

fn euros(minor: i64) -> Money {
    Money::from_minor(minor)
}

fn percent(points: i32) -> Value {
    Value::Percent { rate: Rate::from_basis_points(points) }
}

fn discount(scope: Scope, value: Value) -> OrderCommand {
    OrderCommand::Discount { adjustment: fresh(), scope, value, reason: note("regular") }
}

async fn posted(app: &TestApp, account: &str) -> i64 {
    let mut conn = app.db.superuser().await;
    let sql = "select coalesce(sum(amount_minor), 0)::bigint from journal_lines where account = $1";
    sqlx::query_scalar(sql).bind(account).fetch_one(&mut conn).await.unwrap()
}

/// 24.00 less 10 % is 21.60, of which 1.96 is tax: net 19.64; at full price it would be 21.82: 2.18 of discount.
#[tokio::test(flavor = "multi_thread")]
async fn a_discount_is_in_the_books_beside_the_full_price() {
    let app = TestApp::new().await;
    let order = app.sent(0, &[(app.house.burger, 2)]).await;
    let order = app.apply(order.id, discount(Scope::Order, percent(1_000))).await;
    let totals = order.totals();
    assert_eq!((totals.subtotal, totals.discount, totals.total), (euros(2_400), euros(240), euros(2_160)));
    app.pay(&order).await;
    assert_eq!((posted(&app, "sales").await, posted(&app, "discounts").await), (-2_182, 218));
    assert_eq!(posted(&app, "tax").await, -196);
    app.end().await;
}

/// A waiter gives up to the house's cap; above it somebody who may more has to; a comp is a right of its own.
#[tokio::test(flavor = "multi_thread")]
async fn a_discount_has_a_cap() {
    let rules = OrderRules { discount_cap: Some(Rate::from_basis_points(1_000)), ..OrderRules::default() };
    let app = TestApp::with(Wishes { rules, ..Wishes::default() }).await;
    let order = app.sent(0, &[(app.house.burger, 1)]).await;
    let line = Scope::Line { line: order.lines[0].id };
    let needs_approval = |answer: Result<Order, AppError>| {
        assert!(matches!(answer, Err(AppError::Conflict { code: Code::ApprovalNeeded, .. })), "{answer:?}");
    };
    needs_approval(app.try_apply(Role::Waiter, order.id, discount(Scope::Order, percent(1_100))).await);
    needs_approval(app.try_apply(Role::Cashier, order.id, discount(line, Value::Amount { amount: euros(121) })).await);
    needs_approval(app.try_apply(Role::Cashier, order.id, discount(line, Value::Comp)).await);
    app.try_apply(Role::Waiter, order.id, discount(line, percent(1_000))).await.unwrap();
    needs_approval(app.try_apply(Role::Waiter, order.id, discount(Scope::Order, percent(100))).await);
    let refused = app.try_apply(Role::Trainee, order.id, discount(line, percent(100))).await;
    assert!(matches!(refused, Err(AppError::Forbidden { .. })), "{refused:?}");
    let order = app.try_apply(Role::Manager, order.id, discount(line, Value::Comp)).await.unwrap();
    assert_eq!(order.totals().total, Money::ZERO);
    let order = app.apply(order.id, OrderCommand::Complete).await;
    assert_eq!(order.pay_state(), PayState::Paid);
    app.end().await;
}

/// 24.00 with 12.5 % of service at 21 % tax inside: service 3.00, of which 0.52 is tax; 27.00 in all. Waived, it stays
/// away.
#[tokio::test(flavor = "multi_thread")]
async fn a_party_pays_service() {
    let rate = Rate::from_basis_points;
    let service = ServiceRule { rate: rate(1_250), tax: rate(2_100), covers_min: 2 };
    let rules = OrderRules { service: Some(service), ..OrderRules::default() };
    let app = TestApp::with(Wishes { rules, ..Wishes::default() }).await;
    let order = app.sent(0, &[(app.house.burger, 2)]).await;
    assert_eq!((order.totals().service, order.totals().total), (euros(300), euros(2_700)));
    app.pay(&order).await;
    assert_eq!((posted(&app, "service").await, posted(&app, "tax").await), (-248, -218 - 52));
    let order = app.sent(1, &[(app.house.burger, 1)]).await;
    let order = app.apply(order.id, OrderCommand::WaiveService { reason: note("long wait") }).await;
    assert_eq!(order.totals().total, euros(1_200));
    let order = app.apply(order.id, OrderCommand::SetCovers { covers: 6 }).await;
    assert_eq!(order.totals().total, euros(1_200));
    app.end().await;
}

/// The smallest coin is 0.05: 3.20 is exact, 3.20 less 10 % is 2.88 and is paid with 2.90; a tip of 1.00 beside it. Out
/// of 5.00 the change is 1.10.
#[tokio::test(flavor = "multi_thread")]
async fn cash_is_rounded_and_tips_are_the_staffs() {
    let rules = OrderRules { cash_rounding: Some(euros(5)), ..OrderRules::default() };
    let app = TestApp::with(Wishes { rules, ..Wishes::default() }).await;
    let order = app.sent(0, &[(app.house.coffee, 1)]).await;
    let order = app.apply(order.id, discount(Scope::Order, percent(1_000))).await;
    let payment = NewPayment { tip: euros(100), tendered: euros(500), ..cash(euros(288)) };
    let taken = app.try_pay(order.id, &payment).await.unwrap();
    assert_eq!((taken.change, taken.order.pay_state()), (euros(110), PayState::Paid));
    let again = app.try_pay(order.id, &payment).await.unwrap();
    assert_eq!(again.change, euros(110), "a repeat says the same");
    let books = [posted(&app, "cash").await, posted(&app, "tips").await, posted(&app, "rounding").await];
    assert_eq!(books, [390, -100, -2]);
    let order = app.sent(1, &[(app.house.coffee, 1)]).await;
    let order = app.apply(order.id, discount(Scope::Order, percent(1_000))).await;
    let by_terminal = NewPayment { tender: Tender::Terminal, ..cash(euros(288)) };
    app.try_pay(order.id, &by_terminal).await.unwrap();
    assert_eq!(posted(&app, "terminal").await, 288, "only cash is rounded");
    let back = app.apply(taken.order.id, super::refunds::refund(crate::orders::model::command::RefundOf::Whole)).await;
    assert_eq!(back.refunds[0].given(), euros(390));
    assert_eq!([posted(&app, "cash").await, posted(&app, "rounding").await], [0, 0]);
    app.end().await;
}

fn share(part: Part) -> Share {
    Share { id: fresh(), part }
}

/// 27.20 by three, in cash: 9.07, 9.07 and 9.06. After the first has paid, the rest is divided again by dishes: the
/// coffee is one's own, what is left is the other's.
#[tokio::test(flavor = "multi_thread")]
async fn a_bill_is_divided_until_nothing_is_left() {
    let app = TestApp::new().await;
    let order = app.sent(0, &[(app.house.burger, 2), (app.house.coffee, 1)]).await;
    let shares = vec![share(Part::Even), share(Part::Even), share(Part::Even)];
    let order = app.apply(order.id, OrderCommand::Split { shares }).await;
    let amounts: Vec<Money> = order.shares().iter().map(|share| share.amount).collect();
    assert_eq!(amounts, [euros(907), euros(907), euros(906)]);
    let refused = app.try_pay(order.id, &cash(euros(2_720))).await;
    assert!(matches!(refused, Err(AppError::Invalid { .. })), "{refused:?}");
    let first = order.shares()[0];
    let payment = NewPayment { share: Some(first.id), ..cash(first.due) };
    let order = app.try_pay(order.id, &payment).await.unwrap().order;
    assert_eq!((order.pay_state(), order.totals().due), (PayState::PartlyPaid, euros(1_813)));
    let coffee = order.lines.iter().find(|line| line.item == app.house.coffee).unwrap().id;
    let shares = vec![share(Part::Lines { portions: vec![Portion { line: coffee, weight: 1 }] }), share(Part::Even)];
    let mut order = app.apply(order.id, OrderCommand::Split { shares }).await;
    let dues: Vec<Money> = order.shares().iter().map(|share| share.due).collect();
    assert_eq!(dues, [Money::ZERO, euros(320), euros(1_493)]);
    for share in order.shares().into_iter().skip(1) {
        let payment = NewPayment { share: Some(share.id), ..cash(share.due) };
        order = app.try_pay(order.id, &payment).await.unwrap().order;
    }
    assert_eq!((order.pay_state(), order.totals().due), (PayState::Paid, Money::ZERO));
    app.end().await;
}

/// One payment of a share is under way at a time, but two shares are paid at once.
#[tokio::test(flavor = "multi_thread")]
async fn shares_are_paid_at_the_same_time() {
    let app = TestApp::new().await;
    let order = app.sent(0, &[(app.house.burger, 2)]).await;
    let shares = vec![share(Part::Even), share(Part::Even)];
    let order = app.apply(order.id, OrderCommand::Split { shares }).await;
    let payments: Vec<NewPayment> =
        order.shares().iter().map(|share| NewPayment { share: Some(share.id), ..cash(share.due) }).collect();
    let tries = payments.iter().flat_map(|payment| [payment, payment]).map(|payment| app.try_pay(order.id, payment));
    for answer in futures::future::join_all(tries).await {
        assert!(matches!(&answer, Ok(_) | Err(AppError::Conflict { code: Code::InFlight, .. })), "{answer:?}");
    }
    let order = app.get(order.id).await;
    assert_eq!((order.payments.len(), order.pay_state()), (2, PayState::Paid));
    app.end().await;
}
