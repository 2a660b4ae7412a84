//! Cards by Stripe's hosted page, against a stand-in that speaks its wire format; and held cards.

use axum::body::Body;
use hmac::{Hmac, KeyInit, Mac};
use http::Request;

use super::{
    app::{TestApp, card, cash, fresh, get},
    fixtures::Wishes,
    refunds::{note, refund},
    stripe_fake::{StripeFake, WEBHOOK_SECRET},
};
use crate::{
    flows::{
        card_checkout::{give_up_checkouts, open_checkout, open_checkouts},
        card_tab::{charge_held_card, held_card, hold_card, release_card},
        reconcile::reconcile,
    },
    kernel::{
        error::{AppError, Code},
        ids::AuthorisationId,
        money::Money,
        permission::Role,
    },
    orders::model::{
        Order, OrderStatus, PayState,
        command::{OrderCommand, RefundOf},
    },
    payments::model::{NewPayment, SimulatedCard},
    platform::{crypto::hex, ctx::Ctx},
};

const GOOD: &str = "4242424242424242";

async fn house() -> (StripeFake, TestApp) {
    let fake = StripeFake::start().await;
    let app = TestApp::with_settings(Wishes::default(), &fake.settings()).await;
    (fake, app)
}

fn by_card(order: &Order) -> NewPayment {
    card(order.totals().due, SimulatedCard::Approves)
}

fn euros(minor: i64) -> Money {
    Money::from_minor(minor)
}

/// What the job that looks after open payments does, a minute later.
pub async fn look_after(app: &TestApp) {
    app.world.clock.advance(chrono::TimeDelta::minutes(1));
    reconcile(&Ctx::system_everywhere(app.world.clone())).await.unwrap();
}

fn event(about: impl std::fmt::Display, id: &str, at: i64) -> Request<Body> {
    let body = format!(
        r#"{{"id":"{id}","object":"event","type":"checkout.session.completed","data":{{"object":{{"metadata":{{"comanda":"{about}"}}}}}}}}"#
    );
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(WEBHOOK_SECRET.as_bytes()).unwrap();
    mac.update(format!("{at}.{body}").as_bytes());
    let signature = format!("t={at},v1={}", hex(&mac.finalize().into_bytes()));
    Request::post("/webhooks/stripe").header("stripe-signature", signature).body(Body::from(body)).unwrap()
}

/// S0-06, S0-07: the customer pays on Stripe's page; the return, the event and the job all settle it once.
#[tokio::test(flavor = "multi_thread")]
async fn a_card_is_paid_on_stripe_s_page() {
    let (fake, app) = house().await;
    let order = app.sent(0, &[(app.house.burger, 1)]).await;
    let ctx = app.house.ctx(Role::Cashier);
    let payment = NewPayment { tip: euros(100), tendered: euros(1_300), ..by_card(&order) };
    let page = open_checkout(&ctx, order.id, &payment).await.unwrap();
    assert_eq!(open_checkout(&ctx, order.id, &payment).await.unwrap(), page, "the same payment is the same page");
    let session = &fake.books().await["sessions"][0];
    assert_eq!((session["amount_total"].as_i64(), session["currency"].as_str()), (Some(1_300), Some("eur")));
    assert_eq!(app.get(order.id).await.pay_state(), PayState::Unpaid);

    let early = app.send(get(&format!("/pay/return/{}", payment.id), "")).await;
    assert_eq!(early.location(), "/pay/done/not_paid", "a customer has no business at the till");
    fake.pay(&page.url, GOOD).await;
    let back = app.send(get(&format!("/pay/return/{}", payment.id), "")).await;
    assert_eq!(back.location(), "/pay/done/paid");
    let now = app.world.clock.now().timestamp();
    for _ in 0..2 {
        assert_eq!(app.send(event(payment.id, "evt_1", now)).await.status, 200);
    }
    look_after(&app).await;
    let paid = app.get(order.id).await;
    assert_eq!((paid.pay_state(), paid.payments.len(), paid.totals().tips), (PayState::Paid, 1, euros(100)));
    assert_eq!(app.send(get(&format!("/pay/return/{}", fresh::<uuid::Uuid>()), "")).await.status, 404);
    app.end().await;
}

/// A stranger's event moves nothing, and neither does an old one.
#[tokio::test(flavor = "multi_thread")]
async fn only_stripe_s_own_events_are_heard() {
    let (fake, app) = house().await;
    let order = app.sent(0, &[(app.house.burger, 1)]).await;
    let payment = by_card(&order);
    let page = open_checkout(&app.house.ctx(Role::Cashier), order.id, &payment).await.unwrap();
    fake.pay(&page.url, GOOD).await;
    let now = app.world.clock.now().timestamp();
    let unsigned = Request::post("/webhooks/stripe").body(Body::from("{}")).unwrap();
    let mut forged = event(payment.id, "evt_1", now);
    *forged.body_mut() = Body::from("{}");
    for request in [unsigned, forged, event(payment.id, "evt_1", now - 301)] {
        assert_eq!(app.send(request).await.status, 400);
    }
    assert_eq!(app.get(order.id).await.pay_state(), PayState::Unpaid);
    assert_eq!(app.send(event(payment.id, "evt_1", now)).await.status, 200);
    assert_eq!(app.get(order.id).await.pay_state(), PayState::Paid);
    assert_eq!(app.send(event(fresh::<uuid::Uuid>(), "evt_2", now)).await.status, 200, "another program's payment");
    app.end().await;
}

/// An answer that does not arrive is not a no: the payment waits, the same call again opens one page, and the job hears
/// what became of it.
#[tokio::test(flavor = "multi_thread")]
async fn silence_leaves_a_payment_unknown_until_it_is_heard() {
    let (fake, app) = house().await;
    let ctx = app.house.ctx(Role::Cashier);
    for trouble in ["drop", "late", "fail"] {
        let order = app.sent(0, &[(app.house.burger, 1)]).await;
        let payment = by_card(&order);
        fake.trouble(trouble).await;
        let unheard = open_checkout(&ctx, order.id, &payment).await;
        assert!(matches!(unheard, Err(AppError::Conflict { code: Code::InFlight, .. })), "{trouble}: {unheard:?}");
        let [open] = open_checkouts(&ctx, order.id).await.unwrap().try_into().unwrap();
        assert!(open.is_unknown);
        let refused = app.try_pay(order.id, &cash(order.totals().due)).await;
        assert!(matches!(refused, Err(AppError::Conflict { code: Code::InFlight, .. })), "not twice: {refused:?}");
        let page = open_checkout(&ctx, order.id, &payment).await.unwrap();
        fake.pay(&page.url, GOOD).await;
        fake.trouble(trouble).await;
        look_after(&app).await;
        assert_eq!(app.get(order.id).await.pay_state(), PayState::Unpaid, "{trouble}: still not heard");
        look_after(&app).await;
        let paid = app.get(order.id).await;
        assert_eq!((paid.pay_state(), paid.payments.len()), (PayState::Paid, 1), "{trouble}");
        app.serve_all(&paid).await;
    }
    assert_eq!(fake.books().await["sessions"].as_array().unwrap().len(), 3, "one page each");
    app.end().await;
}

/// A page that nobody paid on is given up, and cash is taken instead; what was paid meanwhile counts.
#[tokio::test(flavor = "multi_thread")]
async fn a_page_is_given_up_unless_it_was_paid() {
    let (fake, app) = house().await;
    let ctx = app.house.ctx(Role::Cashier);
    let order = app.sent(0, &[(app.house.burger, 1)]).await;
    open_checkout(&ctx, order.id, &by_card(&order)).await.unwrap();
    assert_eq!(give_up_checkouts(&ctx, order.id).await.unwrap().pay_state(), PayState::Unpaid);
    let order = app.pay(&order).await;
    app.serve_all(&order).await;

    let order = app.sent(0, &[(app.house.burger, 1)]).await;
    let page = open_checkout(&ctx, order.id, &by_card(&order)).await.unwrap();
    fake.pay(&page.url, GOOD).await;
    assert_eq!(give_up_checkouts(&ctx, order.id).await.unwrap().pay_state(), PayState::Paid);
    app.end().await;
}

/// Another round while the card is entered: the money counts for what it was asked for. An order that was cancelled
/// meanwhile gives it back.
#[tokio::test(flavor = "multi_thread")]
async fn money_that_comes_late_finds_its_bill_or_goes_back() {
    let (fake, app) = house().await;
    let ctx = app.house.ctx(Role::Cashier);
    let order = app.sent(0, &[(app.house.burger, 1)]).await;
    let page = open_checkout(&ctx, order.id, &by_card(&order)).await.unwrap();
    let line = app.add(order.id, app.house.coffee, 1).await;
    app.apply(order.id, OrderCommand::Send { lines: vec![line], hold: vec![] }).await;
    app.add(order.id, app.house.coffee, 1).await;
    fake.pay(&page.url, GOOD).await;
    look_after(&app).await;
    let part = app.get(order.id).await;
    assert_eq!((part.pay_state(), part.totals().due), (PayState::PartlyPaid, euros(320)));

    let order = app.sent(1, &[(app.house.burger, 2)]).await;
    let page = open_checkout(&ctx, order.id, &by_card(&order)).await.unwrap();
    app.apply(order.id, OrderCommand::Cancel { reason: note("guests left"), stock: None }).await;
    fake.pay(&page.url, GOOD).await;
    look_after(&app).await;
    let cancelled = app.get(order.id).await;
    assert_eq!((cancelled.status(), cancelled.payments.len()), (OrderStatus::Cancelled, 0));
    assert_eq!(fake.refunded().await, [2_400]);
    app.end().await;
}

/// Money that was sent back is not taken as paid later, when the answer was lost and the bill fits again.
#[tokio::test(flavor = "multi_thread")]
async fn what_goes_back_is_never_paid_with() {
    let (fake, app) = house().await;
    let ctx = app.house.ctx(Role::Cashier);
    let order = app.sent(0, &[(app.house.burger, 1), (app.house.burger, 1)]).await;
    let page = open_checkout(&ctx, order.id, &by_card(&order)).await.unwrap();
    app.apply(order.id, OrderCommand::Void { line: order.lines[0].id, reason: note("changed mind"), stock: None })
        .await;
    fake.pay(&page.url, GOOD).await;
    // The question is answered; the refund is made and its answer lost.
    fake.trouble("none,none,late").await;
    look_after(&app).await;
    assert!(open_checkouts(&ctx, order.id).await.unwrap()[0].is_unknown);
    let line = app.add(order.id, app.house.burger, 1).await;
    app.apply(order.id, OrderCommand::Send { lines: vec![line], hold: vec![] }).await;
    look_after(&app).await;
    let after = app.get(order.id).await;
    assert_eq!((after.pay_state(), after.totals().due), (PayState::Unpaid, euros(2_400)));
    assert_eq!(fake.refunded().await, [2_400], "once");
    app.end().await;
}

/// An order is not made with a card that has to be entered elsewhere first.
#[tokio::test(flavor = "multi_thread")]
async fn a_hosted_card_is_no_part_of_placing_an_order() {
    use crate::flows::place_order::{Placing, PlacingPayment, place_order};
    let (_fake, app) = house().await;
    let new = crate::orders::model::request::NewOrder {
        id: fresh(),
        channel: crate::orders::model::Channel::Takeaway,
        table: None,
        covers: None,
    };
    let tender = crate::orders::model::Tender::Card;
    let payment = Some(PlacingPayment { id: fresh(), tender, tendered: None, tip: Money::ZERO });
    let placing = Placing { operations: vec![], new, payment };
    let refused = place_order(&app.house.ctx(Role::Cashier), &placing).await;
    assert!(matches!(refused, Err(AppError::Invalid { .. })), "{refused:?}");
    assert!(matches!(
        crate::orders::service::get(&app.house.ctx(Role::Cashier), placing.new.id).await,
        Err(AppError::NotFound { .. })
    ));
    app.end().await;
}

/// Half an hour on, nobody can pay on the page any more.
#[tokio::test(flavor = "multi_thread")]
async fn a_page_ends_by_itself() {
    let (_fake, app) = house().await;
    let ctx = app.house.ctx(Role::Cashier);
    let order = app.sent(0, &[(app.house.burger, 1)]).await;
    open_checkout(&ctx, order.id, &by_card(&order)).await.unwrap();
    look_after(&app).await;
    assert_eq!(open_checkouts(&ctx, order.id).await.unwrap().len(), 1);
    app.world.clock.advance(chrono::TimeDelta::minutes(31));
    look_after(&app).await;
    assert!(open_checkouts(&ctx, order.id).await.unwrap().is_empty());
    app.pay(&order).await;
    app.end().await;
}

/// S4-23: a part of a card payment goes back as that part, once, also where the answer was lost.
#[tokio::test(flavor = "multi_thread")]
async fn a_card_s_refund_is_sent_as_it_was_given() {
    let (fake, app) = house().await;
    let ctx = app.house.ctx(Role::Cashier);
    let order = app.sent(0, &[(app.house.burger, 2)]).await;
    let page = open_checkout(&ctx, order.id, &by_card(&order)).await.unwrap();
    fake.pay(&page.url, GOOD).await;
    look_after(&app).await;
    app.apply(order.id, refund(RefundOf::Amount { amount: euros(500) })).await;
    assert_eq!(fake.refunded().await, [500]);
    fake.trouble("drop").await;
    app.apply(order.id, refund(RefundOf::Amount { amount: euros(300) })).await;
    look_after(&app).await;
    assert_eq!(fake.refunded().await, [500, 300], "sent again under its own key");
    app.apply(order.id, refund(RefundOf::Whole)).await;
    assert_eq!(fake.refunded().await, [500, 300, 1_600]);
    assert_eq!(app.get(order.id).await.pay_state(), PayState::Refunded);
    app.end().await;
}

/// The simulated card company keeps the same promises without a key: a part goes back as a part.
#[tokio::test(flavor = "multi_thread")]
async fn the_simulated_terminal_gives_back_parts() {
    let app = TestApp::new().await;
    let order = app.sent(0, &[(app.house.burger, 1)]).await;
    app.try_pay(order.id, &by_card(&order)).await.unwrap();
    app.apply(order.id, refund(RefundOf::Amount { amount: euros(200) })).await;
    let mut conn = app.db.superuser().await;
    let books: (i64, i64) = sqlx::query_as("select captured_minor, refunded_minor from simulated_cards")
        .fetch_one(&mut conn)
        .await
        .unwrap();
    assert_eq!(books, (1_200, 200));
    app.end().await;
}

/// A tab: the card is held, what was drunk is taken from it, never more than is held; the rest is let go.
#[tokio::test(flavor = "multi_thread")]
async fn a_tab_is_paid_from_a_held_card() {
    let (fake, app) = house().await;
    let ctx = app.house.ctx(Role::Cashier);
    let order = app.open_at(0).await;
    let id: AuthorisationId = fresh();
    let held = hold_card(&ctx, order.id, id, euros(2_000)).await.unwrap();
    assert!(!held.is_held);
    assert_eq!(hold_card(&ctx, order.id, id, euros(2_000)).await.unwrap().url, held.url);
    let second = hold_card(&ctx, order.id, fresh(), euros(1_000)).await;
    assert!(matches!(second, Err(AppError::Conflict { code: Code::AlreadyExists, .. })), "{second:?}");
    fake.pay(held.url.as_deref().unwrap(), GOOD).await;
    look_after(&app).await;
    assert!(held_card(&ctx, order.id).await.unwrap().unwrap().is_held);

    let line = app.add(order.id, app.house.burger, 1).await;
    let order = app.apply(order.id, OrderCommand::Send { lines: vec![line], hold: vec![] }).await;
    let too_much = charge_held_card(&ctx, order.id, fresh(), (euros(1_200), euros(900))).await;
    assert!(matches!(too_much, Err(AppError::Conflict { code: Code::AmountTooHigh, .. })), "{too_much:?}");
    let payment = fresh();
    let taken = charge_held_card(&ctx, order.id, payment, (euros(1_200), euros(100))).await.unwrap();
    assert_eq!((taken.order.pay_state(), taken.order.totals().tips), (PayState::Paid, euros(100)));
    let again = charge_held_card(&ctx, order.id, payment, (euros(1_200), euros(100))).await.unwrap();
    assert_eq!(again.order.payments.len(), 1);
    let intent = &fake.books().await["sessions"][0]["payment_intent"];
    assert_eq!((intent["status"].as_str(), intent["amount_received"].as_i64()), (Some("succeeded"), Some(1_300)));
    assert!(held_card(&ctx, order.id).await.unwrap().is_none());
    app.end().await;
}

/// A lost answer to the capture is heard later; a card that is not needed is let go, by hand or by itself.
#[tokio::test(flavor = "multi_thread")]
async fn a_held_card_is_never_forgotten() {
    let (fake, app) = house().await;
    let ctx = app.house.ctx(Role::Cashier);
    let order = app.sent(0, &[(app.house.burger, 1)]).await;
    let held = hold_card(&ctx, order.id, fresh(), euros(2_000)).await.unwrap();
    fake.pay(held.url.as_deref().unwrap(), GOOD).await;
    look_after(&app).await;
    fake.trouble("drop").await;
    let unheard = charge_held_card(&ctx, order.id, fresh(), (euros(1_200), Money::ZERO)).await;
    assert!(matches!(unheard, Err(AppError::Conflict { code: Code::InFlight, .. })), "{unheard:?}");
    look_after(&app).await;
    let paid = app.get(order.id).await;
    assert_eq!((paid.pay_state(), paid.payments.len()), (PayState::Paid, 1));

    let status = async |nth: usize| {
        let books = fake.books().await;
        books["sessions"][nth]["payment_intent"]["status"].as_str().unwrap().to_owned()
    };
    let order = app.open_at(1).await;
    let held = hold_card(&ctx, order.id, fresh(), euros(2_000)).await.unwrap();
    fake.pay(held.url.as_deref().unwrap(), GOOD).await;
    look_after(&app).await;
    release_card(&ctx, order.id).await.unwrap();
    assert_eq!(status(1).await, "canceled");
    let held = hold_card(&ctx, order.id, fresh(), euros(2_000)).await.unwrap();
    fake.pay(held.url.as_deref().unwrap(), GOOD).await;
    look_after(&app).await;
    app.apply(order.id, OrderCommand::Cancel { reason: note("nobody came"), stock: None }).await;
    look_after(&app).await;
    assert_eq!(status(2).await, "canceled", "the order has ended");
    app.end().await;
}
