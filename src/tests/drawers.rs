//! Cash drawers: who answers for what, the blind count, the closing, X and Z.

use serde_json::json;

use super::{
    app::{TestApp, cash, fresh, json_post},
    fixtures::{House, Wishes},
    refunds::{note, refund},
};
use crate::{
    drawers::model::{
        Drawer, DrawerState, MovementKind,
        cash::{Counted, Piece},
        figures::ZReport,
        request::{ForcedClosing, NewCount, NewDrawer, NewMovement},
    },
    flows,
    kernel::{
        error::{AppError, Code},
        ids::{DrawerId, PaymentId},
        money::Money,
        permission::Role,
        text::Name,
    },
    orders::model::{
        Order, Tender,
        command::{OrderCommand, RefundOf},
    },
};

fn euros(minor: i64) -> Money {
    Money::from_minor(minor)
}

fn new_drawer(float: i64) -> NewDrawer {
    NewDrawer { id: fresh(), label: Name::parse("Bar till").unwrap(), float: euros(float) }
}

pub async fn open(app: &TestApp, role: Role, float: i64) -> Drawer {
    flows::open_drawer::open_drawer(&app.house.ctx(role), &new_drawer(float)).await.unwrap()
}

fn movement(drawer: DrawerId, kind: MovementKind, amount: i64) -> NewMovement {
    let reason = kind.needs_reason().then(|| note("milk"));
    NewMovement { id: fresh(), drawer, kind, amount: euros(amount), reason }
}

async fn try_move(app: &TestApp, role: Role, movement: &NewMovement) -> Result<Drawer, AppError> {
    flows::move_cash::move_cash(&app.house.ctx(role), movement).await
}

async fn try_count(app: &TestApp, role: Role, drawer: DrawerId, counted: Counted) -> Result<Drawer, AppError> {
    let count = NewCount { id: fresh(), drawer, counted };
    flows::count_drawer::count_drawer(&app.house.ctx(role), &count).await
}

pub async fn count(app: &TestApp, drawer: DrawerId, minor: i64) -> Drawer {
    try_count(app, Role::Cashier, drawer, Counted::Total(euros(minor))).await.unwrap()
}

pub async fn try_close(app: &TestApp, role: Role, drawer: DrawerId) -> Result<Drawer, AppError> {
    flows::close_drawer::close_drawer(&app.house.ctx(role), drawer).await
}

async fn force(app: &TestApp, drawer: DrawerId, counted: Option<i64>) -> Result<Drawer, AppError> {
    let forced = ForcedClosing { drawer, reason: note("went home"), counted: counted.map(euros) };
    flows::close_drawer::force_close_drawer(&app.house.ctx(Role::Manager), &forced).await
}

pub async fn try_z(app: &TestApp) -> Result<ZReport, AppError> {
    flows::z_report::take_z(&app.house.ctx(Role::Manager), fresh()).await
}

/// A burger, 12.00, paid in cash by the cashier.
pub async fn burger_in_cash(app: &TestApp) -> Order {
    let order = app.sent(0, &[(app.house.burger, 1)]).await;
    app.pay(&order).await
}

/// A drawer that was closed 1.00 short and a Z over it; then another that is open, with a payment.
pub async fn day_with_a_z(app: &TestApp) {
    let drawer = open(app, Role::Cashier, 10_000).await;
    burger_in_cash(app).await;
    count(app, drawer.id, 11_100).await;
    try_close(app, Role::Cashier, drawer.id).await.unwrap();
    try_z(app).await.unwrap();
    open(app, Role::Cashier, 5_000).await;
    burger_in_cash(app).await;
}

pub async fn facts(app: &TestApp) -> i64 {
    let mut conn = app.db.superuser().await;
    sqlx::query_scalar("select count(*) from facts").fetch_one(&mut conn).await.unwrap()
}

/// What each account holds in the whole journal.
async fn accounts(app: &TestApp) -> Vec<(String, i64)> {
    let mut conn = app.db.superuser().await;
    sqlx::query_as(
        "select account, sum(amount_minor)::bigint from journal_lines group by 1 having sum(amount_minor) <> 0 order by 1",
    )
    .fetch_all(&mut conn)
    .await
    .unwrap()
}

async fn drawer_of(app: &TestApp, payment: PaymentId) -> Option<DrawerId> {
    let mut conn = app.db.superuser().await;
    let found: Option<uuid::Uuid> = sqlx::query_scalar("select drawer_id from payments where payment_id = $1")
        .bind(payment.uuid())
        .fetch_one(&mut conn)
        .await
        .unwrap();
    found.map(DrawerId::from)
}

pub fn is_code<T: std::fmt::Debug>(answer: &Result<T, AppError>, wanted: Code) {
    assert!(matches!(answer, Err(AppError::Conflict { code, .. }) if *code == wanted), "{answer:?}");
}

/// 100.00 of float, 12.00 in cash, 5.00 out for milk, 3.00 in, 20.00 to the safe: 90.00. Counted 89.50.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_counted_is_held_against_the_books_and_the_rest_is_posted() {
    let app = TestApp::new().await;
    let drawer = open(&app, Role::Cashier, 10_000).await;
    burger_in_cash(&app).await;
    for (kind, amount) in [(MovementKind::PayOut, 500), (MovementKind::PayIn, 300), (MovementKind::Drop, 2_000)] {
        let new = movement(drawer.id, kind, amount);
        let moved = try_move(&app, Role::Cashier, &new).await.unwrap();
        assert_eq!(moved.expected, None, "whoever counts does not know yet");
        let again = try_move(&app, Role::Cashier, &new).await.unwrap();
        assert_eq!(again.movements, moved.movements, "a repeat moves nothing");
    }
    let desk = flows::drawer_desk::drawer_desk(&app.house.ctx(Role::Manager)).await.unwrap();
    assert_eq!((desk.others.len(), desk.others[0].expected), (1, Some(euros(9_000))));
    is_code(&try_close(&app, Role::Cashier, drawer.id).await, Code::DrawerNotCounted);
    let pieces = [(5_000, 1), (2_000, 1), (1_000, 1), (200, 4), (50, 3)];
    let piece = |(value, count): &(i64, u32)| Piece { value: euros(*value), count: *count };
    let counted = Counted::Pieces(pieces.iter().map(piece).collect());
    let counted = try_count(&app, Role::Cashier, drawer.id, counted).await.unwrap();
    assert_eq!((counted.state, counted.expected), (DrawerState::Counted, Some(euros(9_000))));
    assert_eq!((counted.counts[0].counted, counted.counts[0].variance()), (euros(8_950), euros(-50)));
    let closed = try_close(&app, Role::Cashier, drawer.id).await.unwrap();
    let closing = closed.closing.unwrap();
    assert_eq!((closing.expected, closing.counted, closing.is_forced), (euros(9_000), Some(euros(8_950)), false));
    let books = [("over_short", 50), ("safe", 950), ("sales", -1_091), ("sundry", 200), ("tax", -109)];
    assert_eq!(accounts(&app).await, books.map(|(name, amount)| (name.to_owned(), amount)));
    app.end().await;
}

/// Cash belongs to the drawer of whoever takes it, or to none; cards never do.
#[tokio::test(flavor = "multi_thread")]
async fn each_payment_belongs_to_a_drawer_or_to_none() {
    let app = TestApp::new().await;
    let before = app.sent(0, &[(app.house.coffee, 1)]).await;
    let payment = cash(before.totals().due);
    app.try_pay(before.id, &payment).await.unwrap();
    assert_eq!(drawer_of(&app, payment.id).await, None, "no drawer was open");
    let drawer = open(&app, Role::Cashier, 0).await;
    for (tender, role, wanted) in [
        (Tender::Cash, Role::Cashier, Some(drawer.id)),
        (Tender::Terminal, Role::Cashier, None),
        (Tender::Card, Role::Cashier, None),
        (Tender::Cash, Role::Waiter, None),
    ] {
        let order = app.sent(0, &[(app.house.coffee, 1)]).await;
        let payment = crate::payments::model::NewPayment { tender, ..cash(order.totals().due) };
        flows::take_payment::take_payment(&app.house.ctx(role), order.id, &payment).await.unwrap();
        assert_eq!(drawer_of(&app, payment.id).await, wanted, "{tender:?} by {role:?}");
    }
    let counted = count(&app, drawer.id, 320).await;
    assert_eq!(counted.counts[0].variance(), Money::ZERO);
    let order = app.sent(0, &[(app.house.coffee, 1)]).await;
    let late = cash(order.totals().due);
    app.try_pay(order.id, &late).await.unwrap();
    assert_eq!(drawer_of(&app, late.id).await, None, "what is counted stays as it was counted");
    app.end().await;
}

/// Six taps on "Open" at once, each its own drawer: one is opened. The same tap again is the same drawer.
#[tokio::test(flavor = "multi_thread")]
async fn a_person_has_one_drawer_at_a_time() {
    let app = TestApp::new().await;
    let ctx = app.house.ctx(Role::Cashier);
    let tries: Vec<NewDrawer> = (0..6).map(|_| new_drawer(1_000)).collect();
    let answers = futures::future::join_all(tries.iter().map(|new| flows::open_drawer::open_drawer(&ctx, new))).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
    for refused in answers.iter().filter(|answer| answer.is_err()) {
        is_code(refused, Code::DrawerAlreadyOpen);
    }
    let opened = answers.into_iter().find_map(Result::ok).unwrap();
    let new = tries.iter().find(|new| new.id == opened.id).unwrap();
    assert_eq!(flows::open_drawer::open_drawer(&ctx, new).await.unwrap(), opened);
    open(&app, Role::Manager, 1_000).await;
    app.end().await;
}

/// Until the count is confirmed nothing tells the person who counts how much should be there.
#[tokio::test(flavor = "multi_thread")]
async fn the_count_is_blind() {
    let app = TestApp::new().await;
    let drawer = open(&app, Role::Cashier, 10_000).await;
    burger_in_cash(&app).await;
    let x = async |role| flows::x_report::x_report(&app.house.ctx(role)).await.unwrap();
    let blind = x(Role::Cashier).await;
    assert!(blind.is_blind && blind.figures.cash.is_none());
    assert!(blind.figures.tenders.iter().all(|figures| figures.tender != Tender::Cash));
    assert_eq!(blind.figures.drawers[0].expected, None);
    let seen = x(Role::Manager).await;
    assert_eq!((seen.is_blind, seen.figures.drawers[0].expected), (false, Some(euros(11_200))));
    assert_eq!((seen.figures.orders, seen.figures.gross()), (1, euros(1_200)));
    let first = count(&app, drawer.id, 1_120).await;
    assert_eq!(first.counts[0].variance(), euros(-10_080), "a digit was forgotten");
    let again = count(&app, drawer.id, 11_200).await;
    assert_eq!((again.counts.len(), again.counts[1].variance()), (2, Money::ZERO), "both counts are kept");
    let after = x(Role::Cashier).await;
    assert!(!after.is_blind && after.figures.cash.is_some());
    app.end().await;
}

/// What makes no sense is refused with a sentence, and nothing has happened.
#[tokio::test(flavor = "multi_thread")]
async fn a_refused_act_changes_nothing() {
    let app = TestApp::new().await;
    let drawer = open(&app, Role::Cashier, 10_000).await.id;
    let before = facts(&app).await;
    let out = movement(drawer, MovementKind::PayOut, 500);
    for bad in [
        NewMovement { id: fresh(), amount: Money::ZERO, ..out.clone() },
        NewMovement { id: fresh(), amount: euros(-1), ..out.clone() },
        NewMovement { id: fresh(), amount: euros(100_000_001), ..out.clone() },
        NewMovement { id: fresh(), reason: None, ..out.clone() },
    ] {
        let refused = try_move(&app, Role::Cashier, &bad).await;
        assert!(matches!(refused, Err(AppError::Invalid { .. })), "{refused:?}");
    }
    for bad in [
        Counted::Total(euros(-1)),
        Counted::Pieces(vec![Piece { value: euros(3), count: 1 }]),
        Counted::Pieces(vec![Piece { value: euros(5), count: u32::MAX }]),
    ] {
        let refused = try_count(&app, Role::Cashier, drawer, bad).await;
        assert!(matches!(refused, Err(AppError::Invalid { .. })), "{refused:?}");
    }
    let ctx = app.house.ctx(Role::Manager);
    for float in [-1, 100_000_001] {
        let refused = flows::open_drawer::open_drawer(&ctx, &new_drawer(float)).await;
        assert!(matches!(refused, Err(AppError::Invalid { .. })), "{refused:?}");
    }
    assert!(matches!(force(&app, drawer, Some(-1)).await, Err(AppError::Invalid { .. })));
    assert_eq!(facts(&app).await, before);
    count(&app, drawer, 10_000).await;
    is_code(&try_move(&app, Role::Cashier, &out).await, Code::DrawerCounted);
    try_close(&app, Role::Cashier, drawer).await.unwrap();
    let before = facts(&app).await;
    is_code(&try_move(&app, Role::Cashier, &out).await, Code::DrawerClosed);
    is_code(&try_count(&app, Role::Cashier, drawer, Counted::Total(Money::ZERO)).await, Code::DrawerClosed);
    is_code(&try_close(&app, Role::Cashier, drawer).await, Code::DrawerClosed);
    is_code(&force(&app, drawer, None).await, Code::DrawerClosed);
    assert_eq!(facts(&app).await, before);
    app.end().await;
}

/// S4-36: cashiers have their own drawer and X; others' drawers, forced closing and Z are the manager's.
#[tokio::test(flavor = "multi_thread")]
async fn a_drawer_is_its_holder_s_or_a_manager_s() {
    let app = TestApp::new().await;
    let drawer = open(&app, Role::Manager, 10_000).await.id;
    let before = facts(&app).await;
    let answers = [
        try_move(&app, Role::Cashier, &movement(drawer, MovementKind::Drop, 100)).await,
        try_count(&app, Role::Cashier, drawer, Counted::Total(Money::ZERO)).await,
        try_close(&app, Role::Cashier, drawer).await,
    ];
    for refused in answers {
        assert!(matches!(refused, Err(AppError::Forbidden { .. })), "{refused:?}");
    }
    assert_eq!(facts(&app).await, before);
    let desk = flows::drawer_desk::drawer_desk(&app.house.ctx(Role::Cashier)).await.unwrap();
    assert_eq!((desk.own, desk.others.len(), desk.zs.len()), (None, 0, 0));
    let (waiter, cashier) = (app.sign_in(Role::Waiter).await, app.sign_in(Role::Cashier).await);
    let forced = json!({ "closing": { "drawer": drawer, "reason": "because" } });
    let new = json!({ "drawer": new_drawer(0) });
    let operation = json!({ "operation": uuid::Uuid::now_v7() });
    for (path, body, cookie, status) in [
        ("/rpc/drawers/desk", &json!({}), "", 401),
        ("/rpc/drawers/desk", &json!({}), waiter.as_str(), 403),
        ("/rpc/drawers/open", &new, waiter.as_str(), 403),
        ("/rpc/drawers/x_report", &json!({}), waiter.as_str(), 403),
        ("/rpc/drawers/x_report", &json!({}), cashier.as_str(), 200),
        ("/rpc/drawers/force_close", &forced, cashier.as_str(), 403),
        ("/rpc/drawers/take_z", &operation, cashier.as_str(), 403),
        ("/rpc/drawers/z_report", &json!({ "number": 1 }), cashier.as_str(), 403),
        ("/rpc/drawers/open", &json!({ "drawer": { "id": drawer } }), cashier.as_str(), 400),
    ] {
        let answer = app.send(json_post(path, body, cookie)).await;
        assert_eq!(answer.status.as_u16(), status, "{path}: {}", answer.body);
    }
    app.end().await;
}

/// What one restaurant's drawers hold does not exist for another.
#[tokio::test(flavor = "multi_thread")]
async fn another_restaurant_s_drawers_and_reports_do_not_exist() {
    let app = TestApp::new().await;
    let other = House::make(&app.world, "osteria", Wishes::default()).await;
    let drawer = open(&app, Role::Cashier, 10_000).await.id;
    force(&app, drawer, None).await.unwrap();
    try_z(&app).await.unwrap();
    let theirs = other.ctx(Role::Owner);
    let absent = [
        flows::move_cash::move_cash(&theirs, &movement(drawer, MovementKind::Drop, 1)).await.err(),
        flows::close_drawer::close_drawer(&theirs, drawer).await.err(),
        flows::z_report::z_report(&theirs, 1).await.err(),
    ];
    for refused in absent {
        assert!(matches!(refused, Some(AppError::NotFound { .. })), "{refused:?}");
    }
    assert_eq!(flows::x_report::x_report(&theirs).await.unwrap().figures.drawers.len(), 0);
    app.end().await;
}

/// A manager closes what was left open: by what is counted, or by the books where nobody counts.
#[tokio::test(flavor = "multi_thread")]
async fn a_drawer_left_behind_is_closed_by_a_manager() {
    let app = TestApp::new().await;
    let left = open(&app, Role::Cashier, 10_000).await.id;
    let closed = force(&app, left, None).await.unwrap().closing.unwrap();
    assert_eq!((closed.expected, closed.counted, closed.is_forced), (euros(10_000), None, true));
    assert_eq!(closed.reason.as_deref(), Some("went home"));
    let left = open(&app, Role::Cashier, 10_000).await.id;
    let closed = force(&app, left, Some(9_000)).await.unwrap().closing.unwrap();
    assert_eq!((closed.expected, closed.counted), (euros(10_000), Some(euros(9_000))));
    let mut conn = app.db.superuser().await;
    let words: i64 = sqlx::query_scalar("select count(*) from facts where body like '%went home%'")
        .fetch_one(&mut conn)
        .await
        .unwrap();
    assert_eq!(words, 0, "what people wrote stands beside the log");
    app.end().await;
}

/// The holder and a manager close the same drawer at the same moment: it is emptied once.
#[tokio::test(flavor = "multi_thread")]
async fn two_closings_at_once_are_one() {
    let app = TestApp::new().await;
    let drawer = open(&app, Role::Cashier, 10_000).await.id;
    count(&app, drawer, 10_000).await;
    let (own, forced) = tokio::join!(try_close(&app, Role::Cashier, drawer), force(&app, drawer, None));
    assert_ne!(own.is_ok(), forced.is_ok(), "{own:?} {forced:?}");
    is_code(if own.is_ok() { &forced } else { &own }, Code::DrawerClosed);
    app.end().await;
}

/// Cash comes in while the drawer is being counted: each payment is in the count's books, or in no drawer.
#[tokio::test(flavor = "multi_thread")]
async fn a_payment_is_counted_or_in_no_drawer() {
    let app = TestApp::with(Wishes { buns: 100, ..Wishes::default() }).await;
    let drawer = open(&app, Role::Cashier, 0).await.id;
    let mut orders = vec![];
    for _ in 0..8 {
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
    let close = async {
        let counted = count(&app, drawer, 2_400).await;
        (counted.expected.unwrap(), try_close(&app, Role::Cashier, drawer).await)
    };
    let (paid, (expected, closed)) = tokio::join!(pay, close);
    closed.unwrap();
    assert!(paid.iter().all(Result::is_ok), "nobody is kept from paying: {paid:?}");
    let mut inside = Money::ZERO;
    for (_, payment) in &payments {
        inside += if drawer_of(&app, payment.id).await.is_some() { payment.amount } else { Money::ZERO };
    }
    assert_eq!(inside, expected);
    app.end().await;
}

/// Cash that is given back leaves the drawer of whoever gives it.
#[tokio::test(flavor = "multi_thread")]
async fn a_refund_in_cash_leaves_a_drawer() {
    let app = TestApp::new().await;
    let (till, office) = (open(&app, Role::Cashier, 10_000).await.id, open(&app, Role::Manager, 5_000).await.id);
    let order = burger_in_cash(&app).await;
    app.apply(order.id, refund(RefundOf::Amount { amount: euros(200) })).await;
    let counted = try_count(&app, Role::Manager, office, Counted::Total(euros(4_800))).await.unwrap();
    assert_eq!(counted.counts[0].variance(), Money::ZERO);
    assert_eq!(count(&app, till, 11_200).await.counts[0].variance(), Money::ZERO);
    app.end().await;
}

/// A card keyed in as cash: the drawer has that much less, until it is counted; then it stays as it was counted.
#[tokio::test(flavor = "multi_thread")]
async fn a_corrected_tender_changes_an_open_drawer_only() {
    let app = TestApp::new().await;
    let drawer = open(&app, Role::Cashier, 0).await.id;
    let (first, second) = (burger_in_cash(&app).await, burger_in_cash(&app).await);
    let correct = |order: &Order| OrderCommand::CorrectTender {
        payment: order.payments[0].payment,
        to: Tender::Terminal,
        reason: note("it was a card"),
    };
    app.apply(first.id, correct(&first)).await;
    assert_eq!(count(&app, drawer, 1_200).await.counts[0].variance(), Money::ZERO);
    app.apply(second.id, correct(&second)).await;
    assert_eq!(count(&app, drawer, 1_200).await.counts[1].variance(), Money::ZERO);
    try_close(&app, Role::Cashier, drawer).await.unwrap();
    app.end().await;
}
