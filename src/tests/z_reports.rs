//! X and Z reports: what they cover, how they are numbered, that they stay as they are.

use http::StatusCode;

use super::{
    app::{TestApp, card, cash, fresh, get},
    drawers::{burger_in_cash, count, day_with_a_z, facts, is_code, open, try_close, try_z},
    fixtures::Wishes,
    refunds::note,
};
use crate::{
    drawers::model::figures::ZReport,
    flows,
    kernel::{error::Code, money::Money, permission::Role},
    orders::model::{Tender, command::OrderCommand},
    payments::model::SimulatedCard,
};

fn euros(minor: i64) -> Money {
    Money::from_minor(minor)
}

/// A Z closes the books of everything since the one before, once no drawer is open any more.
#[tokio::test(flavor = "multi_thread")]
async fn a_z_covers_everything_since_the_last() {
    let app = TestApp::new().await;
    let drawer = open(&app, Role::Cashier, 10_000).await;
    burger_in_cash(&app).await;
    let order = app.sent(0, &[(app.house.coffee, 2)]).await;
    app.try_pay(order.id, &card(euros(640), SimulatedCard::Approves)).await.unwrap();
    let before = facts(&app).await;
    let refused = try_z(&app).await;
    is_code(&refused, Code::DrawersOpen);
    assert!(refused.unwrap_err().to_string().contains("Bar till (cashier)"));
    assert_eq!(facts(&app).await, before);
    count(&app, drawer.id, 11_150).await;
    try_close(&app, Role::Cashier, drawer.id).await.unwrap();
    let z = try_z(&app).await.unwrap();
    let figures = &z.figures;
    assert_eq!((z.number, figures.orders, figures.gross()), (1, 2, euros(1_840)));
    assert_eq!((figures.rates[0].net, figures.rates[0].tax), (euros(1_673), euros(167)));
    let of = |tender| figures.tenders.iter().find(|figures| figures.tender == tender).unwrap();
    assert_eq!((of(Tender::Cash).total(), of(Tender::Card).total()), (euros(1_200), euros(640)));
    let cash = figures.cash.unwrap();
    assert_eq!((cash.floats, cash.deposited, cash.over_short), (euros(10_000), euros(11_150), euros(-50)));
    assert_eq!((figures.drawers[0].variance(), z.head.names[0].1.as_str()), (Some(euros(-50)), "cashier"));
    burger_in_cash(&app).await;
    let next = try_z(&app).await.unwrap();
    assert_eq!((next.number, next.figures.orders, next.figures.gross()), (2, 1, euros(1_200)));
    assert_eq!(next.figures.since, Some(z.at));
    let kept = flows::z_report::z_report(&app.house.ctx(Role::Manager), 1).await.unwrap();
    assert_eq!((kept.figures, kept.hash), (z.figures, z.hash));
    app.end().await;
}

/// Voids since the last Z are on the next, and on no other.
#[tokio::test(flavor = "multi_thread")]
async fn a_void_is_reported_once() {
    let app = TestApp::new().await;
    let order = app.sent(0, &[(app.house.burger, 1), (app.house.coffee, 1)]).await;
    let void = OrderCommand::Void { line: order.lines[0].id, reason: note("cold"), stock: None };
    app.apply(order.id, void).await;
    let first = try_z(&app).await.unwrap().figures.voids;
    assert_eq!((first.lines, first.amount), (1, euros(1_200)));
    assert_eq!(try_z(&app).await.unwrap().figures.voids.lines, 0);
    app.end().await;
}

/// Four Zs at once while money comes in: they are numbered one after the other, and no sale is on two or on none.
#[tokio::test(flavor = "multi_thread")]
async fn zs_have_no_gaps_and_share_no_sale() {
    let app = TestApp::with(Wishes { buns: 100, ..Wishes::default() }).await;
    let mut orders = vec![];
    for _ in 0..6 {
        let new = crate::orders::model::request::NewOrder {
            id: fresh(),
            channel: crate::orders::model::Channel::Takeaway,
            table: None,
            covers: None,
        };
        let order = flows::open_order::open_order(&app.house.ctx(Role::Cashier), &new).await.unwrap();
        let line = app.add(order.id, app.house.burger, 1).await;
        orders.push(app.apply(order.id, OrderCommand::Send { lines: vec![line], hold: vec![] }).await);
    }
    let payments: Vec<_> = orders.iter().map(|order| (order.id, cash(order.totals().due))).collect();
    let pay = futures::future::join_all(payments.iter().map(|(order, payment)| app.try_pay(*order, payment)));
    let zs = futures::future::join_all((0..4).map(|_| try_z(&app)));
    let (paid, zs) = tokio::join!(pay, zs);
    assert!(paid.iter().all(Result::is_ok), "{paid:?}");
    let mut zs: Vec<ZReport> = zs.into_iter().map(Result::unwrap).collect();
    zs.push(try_z(&app).await.unwrap());
    let mut numbers: Vec<u64> = zs.iter().map(|z| z.number).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, [1, 2, 3, 4, 5]);
    assert_eq!(zs.iter().map(|z| z.figures.gross()).sum::<Money>(), euros(7_200));
    assert_eq!(zs.iter().map(|z| z.figures.orders).sum::<u32>(), 6);
    app.end().await;
}

/// A Z whose answer was lost is asked for again: it is the same Z. Nobody can change it.
#[tokio::test(flavor = "multi_thread")]
async fn a_z_is_taken_once_and_never_changed() {
    let app = TestApp::new().await;
    burger_in_cash(&app).await;
    let (ctx, operation) = (app.house.ctx(Role::Owner), fresh());
    let first = flows::z_report::take_z(&ctx, operation).await.unwrap();
    let again = flows::z_report::take_z(&ctx, operation).await.unwrap();
    assert_eq!((first.number, &first.hash), (again.number, &again.hash));
    let mut conn = app.db.superuser().await;
    for (change, refused) in [
        ("update z_reports set body = ''", "permission denied"),
        ("delete from z_reports", "permission denied"),
        ("delete from z_entries", "permission denied"),
        ("update z_entries set number = 2", "is in Z 1 already"),
        ("update drawer_counts set counted_minor = 0", "permission denied"),
    ] {
        sqlx::query("begin").execute(&mut conn).await.unwrap();
        sqlx::query("set local role comanda_system").execute(&mut conn).await.unwrap();
        let error = sqlx::query(change).execute(&mut conn).await.unwrap_err().to_string();
        assert!(error.contains(refused), "{change}: {error}");
        sqlx::query("rollback").execute(&mut conn).await.unwrap();
    }
    app.end().await;
}

/// The pages answer the people they are for, with their own words.
#[tokio::test(flavor = "multi_thread")]
async fn the_drawer_s_pages_are_there() {
    let app = TestApp::new().await;
    day_with_a_z(&app).await;
    let (cashier, manager) = (app.sign_in(Role::Cashier).await, app.sign_in(Role::Manager).await);
    for (path, cookie, wanted) in [
        ("/pos/drawer", &cashier, "Bar till"),
        ("/pos/drawer/x", &cashier, "X REPORT"),
        ("/pos/drawer", &manager, "Z 1"),
        ("/pos/drawer/z/1", &manager, "Z REPORT"),
        ("/pos/drawer/z/9", &manager, "There is no such Z report."),
    ] {
        let page = app.send(get(path, cookie)).await;
        // A page that had begun when its report turned out to be missing has answered 200 already.
        let is_late = path.ends_with('9') && page.status == StatusCode::NOT_FOUND;
        assert!(page.status == StatusCode::OK || is_late, "{path}: {}", page.status);
        assert!(page.body.contains(wanted), "{path} without {wanted}: {}", page.body);
    }
    app.end().await;
}
