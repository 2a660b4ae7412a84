//! Money: what is taken, what is refused, what is proved.

use super::app::{TestApp, card, cash, fresh};
use crate::{
    flows,
    kernel::{
        error::{AppError, Code},
        money::Money,
        permission::Role,
    },
    orders::model::{PayState, Tender, command::OrderCommand},
    payments::model::{Document, DocumentId, NewPayment, Series, SimulatedCard},
};

fn euros(minor: i64) -> Money {
    Money::from_minor(minor)
}

/// Cash gives change; a card does not.
#[tokio::test(flavor = "multi_thread")]
async fn cash_gives_change() {
    let app = TestApp::new().await;
    let order = app.sent(0, &[(app.house.burger, 1)]).await;
    let note = NewPayment { tendered: euros(2_000), ..cash(euros(1_200)) };
    let card_with_change = NewPayment { tender: Tender::Card, id: fresh(), ..note.clone() };
    assert!(matches!(app.try_pay(order.id, &card_with_change).await, Err(AppError::Invalid { .. })));
    let taken = app.try_pay(order.id, &note).await.unwrap();
    assert_eq!((taken.amount, taken.change), (euros(1_200), euros(800)));
    app.end().await;
}

/// Two tenders on one bill; the sale is posted with the second.
#[tokio::test(flavor = "multi_thread")]
async fn a_bill_may_be_paid_in_parts() {
    let app = TestApp::new().await;
    let order = app.sent(0, &[(app.house.burger, 1)]).await;
    let part = NewPayment { amount: euros(500), tendered: euros(500), ..cash(euros(1_200)) };
    let taken = app.try_pay(order.id, &part).await.unwrap();
    assert_eq!((taken.order.pay_state(), taken.order.totals().due), (PayState::PartlyPaid, euros(700)));
    assert_eq!(super::main_job::level(&app, app.house.buns).await, (10, 1), "not paid, not taken");
    app.try_pay(order.id, &card(euros(700), SimulatedCard::Approves)).await.unwrap();
    assert_eq!(super::main_job::level(&app, app.house.buns).await, (9, 0));
    app.end().await;
}

/// S0-07: the simulated card declines; nothing has happened, and cash still works.
#[tokio::test(flavor = "multi_thread")]
async fn a_declined_card_changes_nothing() {
    let app = TestApp::new().await;
    let order = app.sent(0, &[(app.house.burger, 1)]).await;
    let payment = card(euros(1_200), SimulatedCard::Declines);
    for _ in 0..2 {
        let refused = app.try_pay(order.id, &payment).await;
        assert!(matches!(refused, Err(AppError::Conflict { code: Code::PaymentDeclined, .. })), "{refused:?}");
    }
    assert_eq!(app.get(order.id).await.pay_state(), PayState::Unpaid);
    app.pay(&order).await;
    app.end().await;
}

/// S1-18: a payment that is sent again answers with what came of the first.
#[tokio::test(flavor = "multi_thread")]
async fn a_repeated_payment_is_taken_once() {
    let app = TestApp::new().await;
    for payment in [cash(euros(1_200)), card(euros(1_200), SimulatedCard::Approves)] {
        let order = app.sent(0, &[(app.house.burger, 1)]).await;
        let first = app.try_pay(order.id, &payment).await.unwrap();
        assert_eq!(app.try_pay(order.id, &payment).await.unwrap(), first);
        let other = NewPayment { amount: euros(100), tendered: euros(100), ..payment };
        assert!(matches!(app.try_pay(order.id, &other).await, Err(AppError::Invalid { .. })));
        app.serve_all(&first.order).await;
    }
    app.end().await;
}

/// What cannot be right is refused with a sentence, and nothing has changed.
#[tokio::test(flavor = "multi_thread")]
async fn money_that_does_not_fit_the_bill_is_refused() {
    let app = TestApp::new().await;
    let order = app.sent(0, &[(app.house.burger, 1)]).await;
    let with = |amount: i64, tendered: i64, seen: i64| NewPayment {
        amount: euros(amount),
        tendered: euros(tendered),
        ..cash(euros(seen))
    };
    let code = |answer: Result<_, AppError>| match answer {
        Err(AppError::Conflict { code, .. }) => Some(code),
        _ => None,
    };
    assert_eq!(code(app.try_pay(order.id, &with(1_300, 1_300, 1_200)).await.map(|_| ())), Some(Code::AmountTooHigh));
    assert_eq!(code(app.try_pay(order.id, &with(900, 900, 900)).await.map(|_| ())), Some(Code::StaleVersion));
    for (amount, tendered) in [(0, 0), (-100, 100), (1_200, 1_000)] {
        let refused = app.try_pay(order.id, &with(amount, tendered, 1_200)).await;
        assert!(matches!(refused, Err(AppError::Invalid { .. })), "{amount} {tendered}: {refused:?}");
    }
    let draft = app.add(order.id, app.house.coffee, 1).await;
    assert_eq!(code(app.try_pay(order.id, &cash(euros(1_200))).await.map(|_| ())), Some(Code::UnsentLines));
    app.apply(order.id, OrderCommand::RemoveLine { line: draft }).await;
    assert_eq!(app.get(order.id).await.pay_state(), PayState::Unpaid);
    app.end().await;
}

/// A bare operation cannot say that money came in.
#[tokio::test(flavor = "multi_thread")]
async fn money_is_not_taken_by_an_operation() {
    let app = TestApp::new().await;
    let order = app.sent(0, &[(app.house.burger, 1)]).await;
    let capture = crate::orders::model::command::Capture {
        payment: fresh(),
        tender: Tender::Cash,
        amount: euros(1_200),
        tip: Money::ZERO,
        share: None,
        tendered: euros(1_200),
        seen_due: euros(1_200),
        is_fetched: false,
    };
    let refused = app.try_apply(Role::Owner, order.id, OrderCommand::Capture(capture)).await;
    assert!(matches!(refused, Err(AppError::Invalid { .. })), "{refused:?}");
    app.end().await;
}

/// Receipts are numbered one after the other; before payment it is a bill without a number.
#[tokio::test(flavor = "multi_thread")]
async fn receipts_are_numbered_without_gaps() {
    let app = TestApp::new().await;
    let ctx = app.house.ctx(Role::Cashier);
    for expected in 1..=3 {
        let order = app.sent(0, &[(app.house.coffee, 1)]).await;
        assert_eq!(flows::receipt::receipt(&ctx, order.id, None).await.unwrap().document, Document::Bill);
        let order = app.pay(&order).await;
        app.serve_all(&order).await;
        match flows::receipt::receipt(&ctx, order.id, None).await.unwrap().document {
            Document::Issued { id, .. } => assert_eq!(id, DocumentId { series: Series::Receipt, number: expected }),
            Document::Bill => panic!("a paid order has a receipt"),
        }
    }
    app.end().await;
}

/// A process that died between charging and recording: the gateway says what became of it.
#[tokio::test(flavor = "multi_thread")]
async fn a_payment_left_behind_is_settled_by_the_gateway_s_word() {
    use crate::payments::{
        gateway::{
            choose,
            simulated::{Charge, Simulated},
        },
        service::{self as payments, Attempt, AttemptState, Checkout, GatewayName},
    };
    let app = TestApp::new().await;
    for was_charged in [true, false] {
        let order = app.sent(0, &[(app.house.burger, 1)]).await;
        let left = card(euros(1_200), SimulatedCard::Approves);
        let mut tx = app.house.ctx(Role::Cashier).begin().await.unwrap();
        let attempt = Attempt {
            id: left.id,
            order: order.id,
            tender: left.tender,
            amount: left.amount,
            tip: Money::ZERO,
            rounding: Money::ZERO,
            share: None,
            tendered: left.tendered,
            drawer: None,
            state: AttemptState::Started,
            gateway: Some(GatewayName::Simulated),
            reference: None,
            checkout: Some(Checkout {
                session: Some(Simulated::session_of(left.id.uuid())),
                url: None,
                return_path: "/pos".to_owned(),
            }),
            authorisation: None,
            failure: None,
            is_returning: false,
            actor: tx.actor(),
            at: tx.at(),
        };
        payments::begin_in_tx(&mut tx, &attempt).await.unwrap();
        tx.commit().await.unwrap();
        if was_charged {
            let charge = Charge { payment: left.id, amount: left.amount, currency: order.currency, card: left.card };
            choose::simulated(&app.world).charge(&charge).await.unwrap();
        }
        let early = app.try_pay(order.id, &card(euros(1_200), SimulatedCard::Approves)).await;
        assert!(matches!(early, Err(AppError::Conflict { code: Code::InFlight, .. })), "{early:?}");
        app.world.clock.advance(chrono::TimeDelta::minutes(1));
        let late = app.try_pay(order.id, &card(euros(1_200), SimulatedCard::Approves)).await;
        assert_eq!(late.is_ok(), !was_charged, "{late:?}");
        let order = app.get(order.id).await;
        assert_eq!((order.pay_state(), order.payments.len()), (PayState::Paid, 1));
        app.serve_all(&order).await;
    }
    app.end().await;
}
