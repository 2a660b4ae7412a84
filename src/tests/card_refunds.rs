//! Money that goes back on cards: on its way for days, failed, sent again; never twice.

use serde_json::json;

use super::{
    app::{TestApp, card, fresh},
    fixtures::Wishes,
    refunds::{note, refund},
    stripe_fake::StripeFake,
};
use crate::{
    flows::{
        card_checkout::open_checkout,
        dashboard::dashboard,
        reconcile::reconcile,
        send_refunds::{look_at_refund, send_refund_again},
    },
    kernel::{
        error::{AppError, Code},
        ids::OrderId,
        money::Money,
        permission::Role,
    },
    orders::model::command::{OrderCommand, RefundOf},
    payments::{
        model::{
            SimulatedCard,
            refunds::{CardRefund, RefundState},
        },
        service::refunds as service,
    },
    platform::ctx::Ctx,
};

const GOOD: &str = "4242424242424242";

fn euros(minor: i64) -> Money {
    Money::from_minor(minor)
}

/// An order over 24.00 that was paid on Stripe's page.
async fn paid() -> (StripeFake, TestApp, OrderId) {
    let fake = StripeFake::start().await;
    let app = TestApp::with_settings(Wishes::default(), &fake.settings()).await;
    let order = app.sent(0, &[(app.house.burger, 2)]).await;
    let payment = card(order.totals().due, SimulatedCard::Approves);
    let page = open_checkout(&app.house.ctx(Role::Cashier), order.id, &payment).await.unwrap();
    fake.pay(&page.url, GOOD).await;
    later(&app, chrono::TimeDelta::minutes(1)).await;
    (fake, app, order.id)
}

/// What the job that looks after open payments does, some time later.
async fn later(app: &TestApp, by: chrono::TimeDelta) {
    app.world.clock.advance(by);
    reconcile(&Ctx::system_everywhere(app.world.clone())).await.unwrap();
}

async fn refunds(app: &TestApp) -> Vec<CardRefund> {
    service::list(&app.house.ctx(Role::Manager), None).await.unwrap()
}

async fn state(app: &TestApp) -> RefundState {
    let all = refunds(app).await;
    assert_eq!(all.len(), 1);
    all[0].state
}

/// A refund that the bank takes days over is on its way until it has arrived.
#[tokio::test(flavor = "multi_thread")]
async fn a_refund_has_arrived_when_the_bank_says_so() {
    let (fake, app, order) = paid().await;
    fake.refunds_are("pending").await;
    app.apply(order, refund(RefundOf::Amount { amount: euros(500) })).await;
    assert_eq!(state(&app).await, RefundState::Started);
    later(&app, chrono::TimeDelta::minutes(61)).await;
    assert_eq!(state(&app).await, RefundState::Started, "the bank has not decided");
    fake.bank_says("succeeded").await;
    later(&app, chrono::TimeDelta::minutes(61)).await;
    assert_eq!(state(&app).await, RefundState::Done);
    assert_eq!(fake.refunded().await, [500]);
    app.end().await;
}

/// One that fails after days is shown to whoever can do something about it, and is sent again as a new one.
#[tokio::test(flavor = "multi_thread")]
async fn a_refund_that_failed_is_sent_again() {
    let (fake, app, order) = paid().await;
    let manager = app.house.ctx(Role::Manager);
    fake.refunds_are("pending,failed").await;
    app.apply(order, refund(RefundOf::Amount { amount: euros(500) })).await;
    let on_its_way = refunds(&app).await.remove(0);
    let early = send_refund_again(&manager, on_its_way.refund, on_its_way.payment).await;
    assert!(matches!(early, Err(AppError::Conflict { code: Code::RefundNotFailed, .. })), "{early:?}");
    assert_eq!(dashboard(&manager).await.unwrap().failed_refunds, 0);

    fake.bank_says("failed").await;
    later(&app, chrono::TimeDelta::hours(2)).await;
    let failed = refunds(&app).await.remove(0);
    assert_eq!((failed.state, failed.amount, failed.order), (RefundState::Failed, euros(500), order));
    assert_eq!(failed.failure.as_deref(), Some("the bank refused the refund: expired or canceled card"));
    assert_eq!(dashboard(&manager).await.unwrap().failed_refunds, 1);

    let again = send_refund_again(&manager, failed.refund, failed.payment).await.unwrap();
    assert_eq!((again.state, again.tries), (RefundState::Failed, 2), "refused once more, at once");
    let third = send_refund_again(&manager, failed.refund, failed.payment).await.unwrap();
    assert_eq!((third.state, third.tries, third.failure), (RefundState::Done, 3, None));
    let twice = send_refund_again(&manager, failed.refund, failed.payment).await;
    assert!(matches!(twice, Err(AppError::Conflict { code: Code::RefundNotFailed, .. })), "{twice:?}");
    let states: Vec<_> =
        fake.books().await["refunds"].as_array().unwrap().iter().map(|made| made["status"].clone()).collect();
    assert_eq!(states, [json!("failed"), json!("failed"), json!("succeeded")]);
    app.end().await;
}

/// One that was given back another way is done, with who said so and how; nothing is sent for it any more.
#[tokio::test(flavor = "multi_thread")]
async fn a_refund_is_given_back_another_way() {
    let (fake, app, order) = paid().await;
    let manager = app.house.ctx(Role::Manager);
    fake.refunds_are("failed").await;
    app.apply(order, refund(RefundOf::Amount { amount: euros(500) })).await;
    let failed = refunds(&app).await.remove(0);
    let cashier = service::settle(&app.house.ctx(Role::Cashier), failed.refund, failed.payment, &note("in cash")).await;
    assert!(matches!(cashier, Err(AppError::Forbidden { .. })), "{cashier:?}");
    let settled = service::settle(&manager, failed.refund, failed.payment, &note("in cash")).await.unwrap();
    assert_eq!((settled.state, settled.settled.as_deref()), (RefundState::Done, Some("in cash")));
    assert_eq!(dashboard(&manager).await.unwrap().failed_refunds, 0);
    let again = send_refund_again(&manager, failed.refund, failed.payment).await;
    assert!(matches!(again, Err(AppError::Conflict { code: Code::RefundNotFailed, .. })), "{again:?}");
    let twice = service::settle(&manager, failed.refund, failed.payment, &note("by transfer")).await;
    assert!(matches!(twice, Err(AppError::Conflict { code: Code::RefundNotFailed, .. })), "{twice:?}");
    look_at_refund(&Ctx::system(app.world.clone(), app.house.id), failed.refund, failed.payment).await.unwrap();
    later(&app, chrono::TimeDelta::hours(2)).await;
    assert_eq!((state(&app).await, fake.refunded().await), (RefundState::Done, vec![500]), "one try, refused");
    app.end().await;
}

/// A refund that had arrived comes back days later: the gateway's event is heard, and it counts as failed.
#[tokio::test(flavor = "multi_thread")]
async fn a_refund_that_comes_back_is_noticed() {
    let (fake, app, order) = paid().await;
    app.apply(order, refund(RefundOf::Amount { amount: euros(500) })).await;
    let done = refunds(&app).await.remove(0);
    assert_eq!(done.state, RefundState::Done);
    fake.bank_returns().await;
    let system = Ctx::system(app.world.clone(), app.house.id);
    look_at_refund(&system, done.refund, done.payment).await.unwrap();
    assert_eq!(state(&app).await, RefundState::Failed);
    look_at_refund(&system, done.refund, done.payment).await.unwrap();
    assert_eq!(state(&app).await, RefundState::Failed, "told twice it is still one failure");
    let again = send_refund_again(&app.house.ctx(Role::Manager), done.refund, done.payment).await.unwrap();
    assert_eq!((again.state, again.tries), (RefundState::Done, 2));
    look_at_refund(&system, done.refund, done.payment).await.unwrap();
    assert_eq!(state(&app).await, RefundState::Done, "the second try has arrived");
    app.end().await;
}

/// An answer that was lost, and a gateway that has forgotten the key meanwhile: the money goes back once, a part of a
/// payment as well as the whole of it.
#[tokio::test(flavor = "multi_thread")]
async fn a_forgotten_key_gives_nothing_back_twice() {
    for what in [RefundOf::Amount { amount: euros(500) }, RefundOf::Whole] {
        let (fake, app, order) = paid().await;
        let given = if what == RefundOf::Whole { 2_400 } else { 500 };
        // The refund is made, its answer lost; and nobody is heard for a day.
        fake.trouble("drop").await;
        app.apply(order, refund(what)).await;
        fake.forget_keys().await;
        later(&app, chrono::TimeDelta::hours(25)).await;
        assert_eq!(state(&app).await, RefundState::Done);
        assert_eq!(fake.refunded().await, [given], "once");
        app.end().await;
    }
}

/// A process that ended between the record and the call: the refund is sent by the job, once.
#[tokio::test(flavor = "multi_thread")]
async fn a_refund_that_was_never_asked_for_is_sent() {
    let (fake, app, order) = paid().await;
    fake.trouble("fail").await;
    app.apply(order, refund(RefundOf::Amount { amount: euros(500) })).await;
    assert_eq!(fake.refunded().await, [0i64; 0]);
    for _ in 0..3 {
        later(&app, chrono::TimeDelta::minutes(20)).await;
    }
    assert_eq!((state(&app).await, fake.refunded().await), (RefundState::Done, vec![500]));
    app.end().await;
}

/// Money that fits no bill any more goes back; while the bank takes its time it counts neither as paid nor as failed.
#[tokio::test(flavor = "multi_thread")]
async fn money_without_a_bill_is_settled_when_it_is_back() {
    let fake = StripeFake::start().await;
    let app = TestApp::with_settings(Wishes::default(), &fake.settings()).await;
    let ctx = app.house.ctx(Role::Cashier);
    let order = app.sent(0, &[(app.house.burger, 1)]).await;
    let payment = card(order.totals().due, SimulatedCard::Approves);
    let page = open_checkout(&ctx, order.id, &payment).await.unwrap();
    app.apply(order.id, OrderCommand::Cancel { reason: note("guests left"), stock: None }).await;
    fake.refunds_are("pending").await;
    fake.pay(&page.url, GOOD).await;
    later(&app, chrono::TimeDelta::minutes(1)).await;
    let open = crate::flows::card_checkout::open_checkouts(&ctx, order.id).await.unwrap();
    assert!(open[0].is_unknown);
    fake.bank_says("succeeded").await;
    later(&app, chrono::TimeDelta::minutes(20)).await;
    assert!(crate::flows::card_checkout::open_checkouts(&ctx, order.id).await.unwrap().is_empty());
    assert_eq!(fake.refunded().await, [1_200], "once");
    app.end().await;
}

/// Money that fits no bill and that the bank sends back is sent anew the day after, as another refund.
#[tokio::test(flavor = "multi_thread")]
async fn money_without_a_bill_is_sent_until_it_arrives() {
    let fake = StripeFake::start().await;
    let app = TestApp::with_settings(Wishes::default(), &fake.settings()).await;
    let ctx = app.house.ctx(Role::Cashier);
    let order = app.sent(0, &[(app.house.burger, 1)]).await;
    let page = open_checkout(&ctx, order.id, &card(order.totals().due, SimulatedCard::Approves)).await.unwrap();
    app.apply(order.id, OrderCommand::Cancel { reason: note("guests left"), stock: None }).await;
    fake.refunds_are("failed").await;
    fake.pay(&page.url, GOOD).await;
    for _ in 0..3 {
        later(&app, chrono::TimeDelta::hours(1)).await;
    }
    assert_eq!(fake.refunded().await, [1_200], "the bank is left alone for a day");
    assert!(crate::flows::card_checkout::open_checkouts(&ctx, order.id).await.unwrap()[0].is_unknown);
    let manager = app.house.ctx(Role::Manager);
    let listed = service::without_bill(&manager).await.unwrap();
    let told: Vec<_> = listed.iter().map(|row| (row.order, row.amount, row.tries)).collect();
    assert_eq!(told, [(order.id, euros(1_200), 2)]);
    assert_eq!(dashboard(&manager).await.unwrap().failed_refunds, 1, "somebody has to know");
    assert!(matches!(service::without_bill(&ctx).await, Err(AppError::Forbidden { .. })));
    later(&app, chrono::TimeDelta::hours(25)).await;
    assert_eq!(service::without_bill(&manager).await.unwrap(), []);
    assert_eq!(dashboard(&manager).await.unwrap().failed_refunds, 0);
    assert!(crate::flows::card_checkout::open_checkouts(&ctx, order.id).await.unwrap().is_empty());
    let books = fake.books().await;
    let states: Vec<_> = books["refunds"].as_array().unwrap().iter().map(|made| made["status"].clone()).collect();
    assert_eq!(states, [json!("failed"), json!("succeeded")]);
    app.end().await;
}

/// Whoever may not give money back sees nothing of it, and no other house's refund can be sent.
#[tokio::test(flavor = "multi_thread")]
async fn refunds_are_for_those_who_may_refund() {
    let (fake, app, order) = paid().await;
    fake.refunds_are("failed").await;
    app.apply(order, refund(RefundOf::Amount { amount: euros(500) })).await;
    let failed = refunds(&app).await.remove(0);
    for role in [Role::Cashier, Role::Waiter, Role::Kitchen, Role::Trainee] {
        let ctx = app.house.ctx(role);
        assert!(matches!(service::list(&ctx, None).await, Err(AppError::Forbidden { .. })), "{role:?}");
        let sent = send_refund_again(&ctx, failed.refund, failed.payment).await;
        assert!(matches!(sent, Err(AppError::Forbidden { .. })), "{role:?}");
    }
    let stranger = send_refund_again(&app.house.ctx(Role::Owner), fresh(), failed.payment).await;
    assert!(matches!(stranger, Err(AppError::NotFound { .. })), "{stranger:?}");
    assert_eq!(state(&app).await, RefundState::Failed);
    app.end().await;
}
