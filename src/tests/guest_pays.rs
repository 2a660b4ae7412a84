//! A guest pays by card from the phone, without script.

use super::app::{TestApp, form_post, fresh, get};
use crate::{kernel::money::Money, orders::model::PayState};

async fn pay(app: &TestApp, table: usize, cookie: &str, order: impl std::fmt::Display, tip: u32) -> super::app::Answer {
    let form = format!("token={}&key={}&order={order}&tip={tip}", app.house.codes[table], fresh::<uuid::Uuid>());
    app.send(form_post("/rpc/guest/pay", &form, cookie)).await
}

/// S0-07: from the table's page to the card's and back, with a tip; a declined card changes nothing.
#[tokio::test(flavor = "multi_thread")]
async fn a_guest_pays_with_a_test_card() {
    let app = TestApp::new().await;
    let order = app.sent(0, &[(app.house.burger, 1)]).await;
    let cookie = app.send(get(&format!("/t/{}", app.house.codes[0]), "")).await.cookie("comanda_guest");
    let page = app.send(get(&format!("/t/{}/order", app.house.codes[0]), &cookie)).await;
    assert!(page.body.contains("Pay €12.00 by card"), "{}", page.body);

    let there = pay(&app, 0, &cookie, order.id, 10).await;
    let session = there.location().strip_prefix("http://house.test/pay/card/").unwrap().to_owned();
    let shown = app.send(get(&format!("/pay/card/{session}"), "")).await;
    assert!(shown.body.contains("€13.20"), "{}", shown.body);
    let mistyped = app.send(form_post("/rpc/payments/enter_card", &format!("session={session}&number=1234"), "")).await;
    assert!(mistyped.location().contains("__err"), "{}", mistyped.location());
    let declined = format!("session={session}&number=4000000000000002");
    let back = app.send(form_post("/rpc/payments/enter_card", &declined, "")).await;
    let back = app.send(get(back.location().strip_prefix("http://house.test").unwrap(), "")).await;
    assert_eq!(back.location(), format!("/t/{}/order?card=not_paid", app.house.codes[0]));
    assert_eq!(app.get(order.id).await.pay_state(), PayState::Unpaid);

    let there = pay(&app, 0, &cookie, order.id, 0).await;
    let session = there.location().strip_prefix("http://house.test/pay/card/").unwrap().to_owned();
    let approved = format!("session={session}&number=4242+4242+4242+4242");
    let back = app.send(form_post("/rpc/payments/enter_card", &approved, "")).await;
    let back = app.send(get(back.location().strip_prefix("http://house.test").unwrap(), "")).await;
    assert_eq!(back.location(), format!("/t/{}/order?card=paid", app.house.codes[0]));
    let paid = app.get(order.id).await;
    assert_eq!((paid.pay_state(), paid.totals().tips), (PayState::Paid, Money::ZERO));
    assert_eq!(paid.payments[0].by.guest().map(|_| ()), Some(()), "as the guest's own");
    app.end().await;
}

/// A house in business without a card company takes no guest's test card for money.
#[tokio::test(flavor = "multi_thread")]
async fn no_test_card_settles_a_real_bill() {
    let production = |name: &str| (name == "APP_ENV").then(|| "production".to_owned());
    let app = TestApp::with_settings(super::fixtures::Wishes::default(), &production).await;
    let order = app.sent(0, &[(app.house.burger, 1)]).await;
    let cookie = app.send(get(&format!("/t/{}", app.house.codes[0]), "")).await.cookie("comanda_guest");
    let page = app.send(get(&format!("/t/{}/order", app.house.codes[0]), &cookie)).await;
    assert!(!page.body.contains("by card"), "{}", page.body);
    let answer = pay(&app, 0, &cookie, order.id, 0).await;
    assert!(answer.location().contains("__err"), "{}", answer.location());
    app.end().await;
}

/// Another table's bill is not there for a guest, and nobody tips a thousand percent.
#[tokio::test(flavor = "multi_thread")]
async fn a_guest_pays_for_the_own_table_only() {
    let app = TestApp::new().await;
    let theirs = app.sent(1, &[(app.house.burger, 1)]).await;
    let own = app.sent(0, &[(app.house.coffee, 1)]).await;
    let cookie = app.send(get(&format!("/t/{}", app.house.codes[0]), "")).await.cookie("comanda_guest");
    for (order, tip) in [(theirs.id, 0), (own.id, 1_000)] {
        let answer = pay(&app, 0, &cookie, order, tip).await;
        assert!(answer.location().contains("__err"), "{}", answer.location());
    }
    let mut conn = app.db.superuser().await;
    let attempts: i64 = sqlx::query_scalar("select count(*) from payments").fetch_one(&mut conn).await.unwrap();
    assert_eq!(attempts, 0);
    app.end().await;
}

/// Whoever comes back without paying and tries again gets a new page; another phone is told that it is being paid.
#[tokio::test(flavor = "multi_thread")]
async fn a_second_try_is_not_in_the_way_of_itself() {
    let app = TestApp::new().await;
    let order = app.sent(0, &[(app.house.burger, 1)]).await;
    let path = format!("/t/{}", app.house.codes[0]);
    let ann = app.send(get(&path, "")).await.cookie("comanda_guest");
    let ben = app.send(get(&path, "")).await.cookie("comanda_guest");
    let first = pay(&app, 0, &ann, order.id, 0).await;
    let again = pay(&app, 0, &ann, order.id, 5).await;
    assert!(again.location().contains("/pay/card/") && again.location() != first.location());
    let other = pay(&app, 0, &ben, order.id, 0).await;
    assert!(other.location().contains("__err"), "{}", other.location());
    crate::flows::card_checkout::give_up_checkouts(&app.house.ctx(crate::kernel::permission::Role::Waiter), order.id)
        .await
        .unwrap();
    app.pay(&order).await;
    app.end().await;
}
