//! What the counter may do and what follows from it: typed prices, scales, customers and their points, vouchers on real
//! bills, documents, stock that is short, stock in several places.

use super::{
    app::{TestApp, add_line, cash, fresh},
    fixtures::{Wishes, need},
    main_job::level,
    promotions,
    refunds::{note, refund},
};
use crate::{
    flows::{apply_operations::apply_noting, dashboard::dashboard, receipt::receipt, redeem_voucher::redeem_voucher},
    inventory::{
        model::{Location, MovementFilter, Reason, StockChange},
        service::{
            changes::{Change, add_location, change_stock},
            ledger::{low_stock, movements, stock},
        },
    },
    kernel::{
        error::{AppError, Code},
        ids::{GuestId, ItemId, LineId, SeatingId},
        money::{Money, Rate},
        permission::Role,
        quantity::Quantity,
        text::Name,
    },
    menu::{
        model::{Item, Pricing, price::Entered},
        service::{items, recipes},
    },
    orders::model::{
        Order, OrderStatus, PayState,
        adjust::{Scope, Value},
        bill_to::BillTo,
        command::{Operation, OrderCommand, RefundLine, RefundOf, StockFate},
        line::LineState,
    },
    payments::model::{Content, Document},
    platform::ctx::{Caller, Ctx, Scope as Where, Seat},
    promotions::model::voucher::{Limits, Uses},
    restaurants::model::{OrderRules, ServiceRule, StockPolicy},
};

fn euros(minor: i64) -> Money {
    Money::from_minor(minor)
}

/// A further dish of the house, priced like this; a kilogram takes 300 g of beef.
async fn dish(app: &TestApp, name: &str, pricing: Pricing, minor: i64) -> ItemId {
    let mut tx = Ctx::system(app.world.clone(), app.house.id).begin().await.unwrap();
    let menu = crate::flows::setting::setting_in_tx(&mut tx).await.unwrap().snapshot.menu.clone();
    let burger = menu.item(app.house.burger).unwrap();
    let id: ItemId = fresh();
    let item = Item { id, name: name.into(), pricing, price: euros(minor), groups: vec![], ..burger.clone() };
    items::insert_in_tx(&mut tx, &item, true).await.unwrap();
    recipes::set_item_recipe_in_tx(&mut tx, id, &[need(app.house.beef, 300)]).await.unwrap();
    items::changed_in_tx(&mut tx).await.unwrap();
    tx.commit().await.unwrap();
    id
}

fn with_price(line: LineId, item: ItemId, entered: Entered) -> OrderCommand {
    match add_line(line, item, 1) {
        OrderCommand::AddLine { line, item, selection, quantity, note, seat, course, .. } => {
            OrderCommand::AddLine { line, item, selection, entered, quantity, note, seat, course }
        }
        other => other,
    }
}

async fn content(app: &TestApp, order: &Order) -> Content {
    match receipt(&app.house.ctx(Role::Cashier), order.id, None).await.unwrap().document {
        Document::Issued { content, .. } => *content.unwrap(),
        Document::Bill => panic!("a paid order has a receipt"),
    }
}

/// An open item costs what is typed, one by weight what it weighs: 250 g at 24.00 a kilogram are 6.00, and take a quarter
/// of the recipe of a kilogram.
#[tokio::test(flavor = "multi_thread")]
async fn prices_are_typed_and_weighed_at_the_counter() {
    let app = TestApp::new().await;
    let (open, fish) =
        (dish(&app, "Open item", Pricing::Open, 0).await, dish(&app, "Fish", Pricing::Weight, 2_400).await);
    let order = app.open_at(0).await;
    let [typed, weighed]: [LineId; 2] = [fresh(), fresh()];
    app.apply(order.id, with_price(typed, open, Entered::Price(euros(850)))).await;
    let grams = Entered::Weight(Quantity::from_milli(250_000));
    let order = app.apply(order.id, with_price(weighed, fish, grams)).await;
    assert_eq!(order.line(typed).unwrap().unit_price, euros(850));
    assert_eq!(order.line(weighed).unwrap().unit_price, euros(600));
    let order = app.apply(order.id, OrderCommand::Send { lines: vec![typed, weighed], hold: vec![] }).await;
    // The open item takes its whole recipe, the fish a quarter: 300 + 75 g.
    assert_eq!(level(&app, app.house.beef).await, (100_000, 375));
    app.pay(&order).await;

    let again = app.open_at(1).await;
    for (entered, item) in
        [(Entered::None, open), (Entered::Price(Money::ZERO), open), (Entered::Price(euros(100)), fish)]
    {
        let refused = app.try_apply(Role::Manager, again.id, with_price(fresh(), item, entered)).await;
        assert!(matches!(refused, Err(AppError::Invalid { .. })), "{entered:?}: {refused:?}");
    }
    let trainee = app.try_apply(Role::Trainee, again.id, with_price(fresh(), open, Entered::Price(euros(1)))).await;
    assert!(matches!(trainee, Err(AppError::Forbidden { .. })), "{trainee:?}");
    app.end().await;
}

/// A guest makes up no price, whatever the phone sends.
#[tokio::test(flavor = "multi_thread")]
async fn guests_do_not_make_prices() {
    let app = TestApp::new().await;
    let (open, fish) =
        (dish(&app, "Open item", Pricing::Open, 0).await, dish(&app, "Fish", Pricing::Weight, 2_400).await);
    let order = app.open_at(0).await;
    let seating: SeatingId = order.seating.unwrap();
    let mut conn = app.db.superuser().await;
    let path = format!("/t/{}", app.house.codes[0]);
    app.send(super::app::get(&path, "")).await;
    let guest: uuid::Uuid = sqlx::query_scalar("select guest_id from guests").fetch_one(&mut conn).await.unwrap();
    let seat = Seat { guest: GuestId::from(guest), seating, table: app.house.tables[0] };
    let ctx = Ctx::new(app.world.clone(), Caller::Guest(seat), Where::Restaurant(app.house.id));
    let weight = Entered::Weight(Quantity::from_milli(1_000));
    for (item, entered) in [(open, Entered::Price(euros(1))), (fish, weight), (open, Entered::None)] {
        let refused = crate::flows::guest_table::guest_apply(&ctx, fresh(), &with_price(fresh(), item, entered)).await;
        assert!(refused.is_err(), "{entered:?}");
    }
    assert!(app.get(order.id).await.lines.is_empty());
    app.end().await;
}

/// S0-47, S0-48: a customer's personal voucher comes off a real bill with its tax, and what is paid earns points, which go
/// back with a refund. 12.00 less 10 % are 10.80, of which 0.98 is tax; 10 points.
#[tokio::test(flavor = "multi_thread")]
async fn a_customer_s_voucher_and_points_follow_the_bill() {
    let app = TestApp::new().await;
    let ann = promotions::customer(&app, "Ann").await;
    let promotion = promotions::promotion(&app, &promotions::ten_percent(true)).await;
    let limits = Limits { per_customer: Some(1), uses: Uses::Limited(5), ..promotions::ANYBODY };
    promotions::voucher(&app, promotion, "ANN-10", limits).await;
    let cashier = app.house.ctx(Role::Cashier);
    let order = app.sent(0, &[(app.house.burger, 1)]).await;
    let nobody = redeem_voucher(&cashier, order.id, "ANN-10", fresh()).await;
    assert!(matches!(nobody, Err(AppError::Conflict { code: Code::VoucherNotValid, .. })), "{nobody:?}");
    app.apply(order.id, OrderCommand::SetCustomer { customer: Some(ann) }).await;
    let stranger = app.try_apply(Role::Manager, order.id, OrderCommand::SetCustomer { customer: Some(fresh()) }).await;
    assert!(matches!(stranger, Err(AppError::NotFound { .. })), "{stranger:?}");
    let operation = fresh();
    let order = redeem_voucher(&cashier, order.id, "ann-10", operation).await.unwrap();
    assert_eq!((order.totals().total, order.totals().tax), (euros(1_080), euros(98)));
    assert_eq!(redeem_voucher(&cashier, order.id, "ann-10", operation).await.unwrap(), order, "a repeat takes none");
    let paid = app.pay(&order).await;
    let points = async || {
        let found = crate::restaurants::service::find_customers(&cashier, "ann").await.unwrap();
        found[0].points
    };
    assert_eq!(points().await, 10);
    let late = app.try_apply(Role::Manager, paid.id, OrderCommand::SetCustomer { customer: None }).await;
    assert!(matches!(late, Err(AppError::Conflict { code: Code::OrderPaid, .. })), "{late:?}");
    app.apply(paid.id, refund(RefundOf::Amount { amount: euros(500) })).await;
    assert_eq!(points().await, 5, "5.80 are left");
    app.apply(paid.id, refund(RefundOf::Whole)).await;
    assert_eq!(points().await, 0);
    app.end().await;
}

/// A voucher that leaves nothing to pay settles what was paid in part.
#[tokio::test(flavor = "multi_thread")]
async fn a_voucher_may_settle_a_bill() {
    let app = TestApp::new().await;
    let promotion = promotions::promotion(&app, &promotions::ten_percent(true)).await;
    promotions::voucher(&app, promotion, "TENTH", promotions::ANYBODY).await;
    let order = app.sent(0, &[(app.house.burger, 1)]).await;
    let part =
        crate::payments::model::NewPayment { amount: euros(1_080), tendered: euros(1_080), ..cash(euros(1_200)) };
    app.try_pay(order.id, &part).await.unwrap();
    let order = redeem_voucher(&app.house.ctx(Role::Cashier), order.id, "TENTH", fresh()).await.unwrap();
    assert_eq!(order.pay_state(), PayState::Paid);
    assert_eq!(level(&app, app.house.buns).await, (9, 0), "paid, so taken");
    app.end().await;
}

/// A promotion that comes by itself is on the bill with its tax, goes when its dish is taken back, and is on the receipt.
#[tokio::test(flavor = "multi_thread")]
async fn a_promotion_comes_by_itself() {
    let app = TestApp::new().await;
    promotions::promotion(&app, &promotions::ten_percent(false)).await;
    let order = app.sent(0, &[(app.house.burger, 1), (app.house.coffee, 1)]).await;
    // 15.20 less 1.52.
    assert_eq!((order.totals().discount, order.totals().total), (euros(152), euros(1_368)));
    let burger = order.lines.iter().find(|line| line.item == app.house.burger).unwrap().id;
    let order = app.apply(order.id, OrderCommand::Void { line: burger, reason: note("wrong"), stock: None }).await;
    assert_eq!((order.totals().discount, order.totals().total), (euros(32), euros(288)));
    let paid = app.pay(&order).await;
    let content = content(&app, &paid).await;
    assert_eq!((content.total, content.lines[0].amount), (euros(288), euros(288)));
    app.end().await;
}

/// A receipt adds up by eye: dishes and the service charge are its total; it is made out to whom it was asked for.
/// Two burgers are 24.00, service 12.5 % is 3.00.
#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_adds_up_and_bears_its_customer() {
    let service =
        ServiceRule { rate: Rate::from_basis_points(1_250), tax: Rate::from_basis_points(1_000), covers_min: 2 };
    let rules = OrderRules { service: Some(service), ..OrderRules::default() };
    let app = TestApp::with(Wishes { rules, ..Wishes::default() }).await;
    let order = app.sent(0, &[(app.house.burger, 2)]).await;
    let company = BillTo {
        name: Name::parse("Acme SL").unwrap(),
        address: Some(note("Calle 1, 08001 Barcelona")),
        tax_id: Some(Name::parse("B12345678").unwrap()),
    };
    app.apply(order.id, OrderCommand::SetBillTo { bill_to: Some(company.clone()) }).await;
    let paid = app.pay(&app.get(order.id).await).await;
    let content = content(&app, &paid).await;
    let dishes: Money = content.lines.iter().map(|line| line.amount).sum();
    assert_eq!((dishes, content.service, content.total), (euros(2_400), euros(300), euros(2_700)));
    assert_eq!(content.bill_to, Some(company));
    let mut conn = app.db.superuser().await;
    let told: i64 =
        sqlx::query_scalar("select count(*) from facts where body like '%Acme%'").fetch_one(&mut conn).await.unwrap();
    assert_eq!(told, 0, "people's words stand beside the log");
    app.end().await;
}

/// A party that turns out smaller is charged no service, and the next round knows its size.
#[tokio::test(flavor = "multi_thread")]
async fn the_size_of_a_party_may_change() {
    let service =
        ServiceRule { rate: Rate::from_basis_points(1_000), tax: Rate::from_basis_points(1_000), covers_min: 6 };
    let rules = OrderRules { service: Some(service), ..OrderRules::default() };
    let app = TestApp::with(Wishes { rules, ..Wishes::default() }).await;
    let order = app.sent(0, &[(app.house.burger, 1)]).await;
    let total = async |covers| app.apply(order.id, OrderCommand::SetCovers { covers }).await.totals().total;
    assert_eq!([total(6).await, total(2).await, total(7).await], [euros(1_320), euros(1_200), euros(1_320)]);
    app.pay(&app.get(order.id).await).await;
    let next = app.open_at(0).await;
    assert_eq!(next.covers, Some(7));
    let nobody = app.try_apply(Role::Manager, next.id, OrderCommand::SetServer { member: fresh() }).await;
    assert!(matches!(nobody, Err(AppError::NotFound { .. })), "{nobody:?}");
    let waiter = app.house.members[&Role::Waiter];
    let handed = app.apply(next.id, OrderCommand::SetServer { member: waiter }).await;
    assert_eq!(handed.server, Some(waiter));
    app.end().await;
}

/// What is on the house altogether is paid when it has been eaten, and then took its stock.
#[tokio::test(flavor = "multi_thread")]
async fn a_bill_of_nothing_is_paid() {
    let app = TestApp::new().await;
    let order = app.sent(0, &[(app.house.burger, 1)]).await;
    let comp = OrderCommand::Discount {
        adjustment: fresh(),
        scope: Scope::Order,
        value: Value::Comp,
        reason: note("anniversary"),
    };
    let order = app.apply(order.id, comp).await;
    assert_eq!((order.totals().total, order.pay_state()), (Money::ZERO, PayState::Unpaid), "they may order more");
    let order = app.serve_all(&order).await;
    assert_eq!((order.status(), order.pay_state()), (OrderStatus::Completed, PayState::Paid));
    assert_eq!(level(&app, app.house.buns).await, (9, 0));
    app.end().await;
}

/// S3-40, S4-43: `block` refuses, `warn` takes the order and says what is short, `ignore` takes it.
#[tokio::test(flavor = "multi_thread")]
async fn the_house_says_what_a_shortage_means() {
    for policy in [StockPolicy::Block, StockPolicy::Warn, StockPolicy::Ignore] {
        let app = TestApp::with(Wishes { policy, buns: 1, ..Wishes::default() }).await;
        let order = app.open_at(0).await;
        let line = app.add(order.id, app.house.burger, 2).await;
        let send =
            Operation { id: fresh(), command: OrderCommand::Send { lines: vec![line], hold: vec![] }, approval: None };
        let done = apply_noting(&app.house.ctx(Role::Waiter), order.id, &[send]).await;
        match (policy, done) {
            (StockPolicy::Block, Err(AppError::Conflict { code: Code::ShortStock, message })) => {
                assert!(message.contains("Buns (2 piece needed, 1 piece left)"), "{message}");
                assert_eq!(app.get(order.id).await.line(line).unwrap().state, LineState::Draft);
            }
            (StockPolicy::Warn, Ok(done)) => {
                assert!(done.warnings[0].contains("Buns (2 piece needed, 1 piece left)"), "{:?}", done.warnings);
                app.pay(&done.order).await;
                assert_eq!(level(&app, app.house.buns).await, (-1, 0));
            }
            (StockPolicy::Ignore, Ok(done)) => assert!(done.warnings.is_empty()),
            (policy, done) => panic!("{policy:?}: {done:?}"),
        }
        app.end().await;
    }
}

/// S3-42, S3-43, S4-45: the ledger says what was wasted of a paid order, by whom and for what.
#[tokio::test(flavor = "multi_thread")]
async fn waste_of_a_paid_order_stands_in_the_ledger() {
    let app = TestApp::new().await;
    let order = app.pay(&app.sent(0, &[(app.house.burger, 1)]).await).await;
    let cancel = OrderCommand::Cancel { reason: note("dropped"), stock: Some(StockFate::Waste) };
    let order = app.apply(order.id, cancel).await;
    let ctx = app.house.ctx(Role::Manager);
    let filter = MovementFilter { ingredient: Some(app.house.buns), ..MovementFilter::default() };
    let ledger = movements(&ctx, filter, 50).await.unwrap();
    let reference = format!("CANCEL:{}", order.number.unwrap().reference());
    let said: Vec<(Reason, i64, &str)> =
        ledger.iter().map(|m| (m.reason, m.delta.milli() / 1_000, m.reference.as_str())).collect();
    assert!(
        said.contains(&(Reason::Waste, -1, &reference)) && said.contains(&(Reason::Cancel, 1, &reference)),
        "{said:?}"
    );
    assert_eq!(level(&app, app.house.buns).await, (9, 0));
    let wasted = MovementFilter { reason: Some(Reason::Waste), ..MovementFilter::default() };
    let by = movements(&ctx, wasted, 50).await.unwrap()[0].actor;
    assert_eq!(by.member(), Some(app.house.members[&Role::Manager]));
    app.end().await;
}

/// S4-44, S4-47: stock stands in several places and is carried between them; dishes are made from one.
#[tokio::test(flavor = "multi_thread")]
async fn stock_is_kept_in_several_places() {
    let app = TestApp::new().await;
    let manager = app.house.ctx(Role::Manager);
    let cellar = Location { id: fresh(), name: "Cellar".to_owned() };
    add_location(&manager, &cellar).await.unwrap();
    let pieces = |units: i64| Quantity::from_milli(units * 1_000);
    let change = |location, change| Change {
        operation: fresh(),
        ingredient: app.house.buns,
        location,
        change,
        reference: note("delivery 17"),
    };
    let receive = change(Some(cellar.id), StockChange::Receive { quantity: pieces(20) });
    change_stock(&manager, &receive).await.unwrap();
    change_stock(&manager, &receive).await.unwrap();
    change_stock(&manager, &change(Some(cellar.id), StockChange::Transfer { quantity: pieces(5), to: None }))
        .await
        .unwrap();
    assert_eq!(level(&app, app.house.buns).await, (15, 0), "and a repeat brought nothing");
    let known = stock(&manager).await.unwrap();
    assert_eq!(known.levels[0].on_hand, pieces(15));
    let too_much = change(Some(cellar.id), StockChange::Transfer { quantity: pieces(16), to: None });
    let nowhere = change(None, StockChange::Transfer { quantity: pieces(1), to: Some(fresh()) });
    let nothing = change(None, StockChange::Receive { quantity: Quantity::ZERO });
    for refused in [too_much, nowhere, nothing] {
        assert!(change_stock(&manager, &refused).await.is_err(), "{refused:?}");
    }
    change_stock(&manager, &change(None, StockChange::Count { quantity: pieces(1) })).await.unwrap();
    assert!(low_stock(&manager).await.unwrap().iter().any(|low| low.id == app.house.buns));
    let cook = app.house.ctx(Role::Kitchen);
    change_stock(&cook, &change(None, StockChange::Waste { quantity: pieces(1) })).await.unwrap();
    let forbidden = change_stock(&cook, &change(None, StockChange::Receive { quantity: pieces(1) })).await;
    assert!(matches!(forbidden, Err(AppError::Forbidden { .. })), "{forbidden:?}");
    app.end().await;
}

/// What was credited was not sold: the best sellers do not count it.
#[tokio::test(flavor = "multi_thread")]
async fn best_sellers_leave_out_what_was_credited() {
    let app = TestApp::new().await;
    let order = app.pay(&app.sent(0, &[(app.house.burger, 3)]).await).await;
    let lines = vec![RefundLine { line: order.lines[0].id, quantity: 1 }];
    app.apply(order.id, refund(RefundOf::Lines { lines })).await;
    let figures = dashboard(&app.house.ctx(Role::Owner)).await.unwrap();
    assert_eq!((figures.top_items[0].portions, figures.top_items[0].sales), (2, euros(2_400)));
    app.end().await;
}
