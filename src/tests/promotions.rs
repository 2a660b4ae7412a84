//! Promotions and vouchers on a real database: who may, what is refused and why, and the last one for a hundred.

use std::sync::Arc;

use super::app::{TestApp, add_line, fresh};
use crate::{
    kernel::{
        channel::Channel,
        currency::Currency,
        error::{AppError, Code},
        ids::{CategoryId, CustomerId, OrderId, PromotionId, VoucherId},
        money::{Money, Rate},
        permission::Role,
        schedule::Window,
        text::Name,
    },
    platform::ctx::Ctx,
    promotions::{
        model::{
            Effect, Promotion, Targets, Terms,
            bill::{Bill, BillLine},
            code::VoucherCode,
            editing::{Codes, PromotionForm, VoucherForm},
            voucher::{Limits, Uses, Voucher},
        },
        service::{
            editing,
            redeem::{Redeem, Redeemed, active_in_tx, redeem_in_tx, release_in_tx},
            vouchers,
        },
    },
    restaurants::service::house_in_tx,
};

pub const ANYBODY: Limits = Limits { uses: Uses::Unlimited, per_customer: None, first_day: None, last_day: None };

pub fn ten_percent(by_voucher: bool) -> PromotionForm {
    PromotionForm {
        id: None,
        name: Name::parse("Ten percent").unwrap(),
        effect: Effect::OrderPercent(Rate::from_basis_points(1_000)),
        terms: Terms { window: Window::ALWAYS, channel: None, minimum: Money::ZERO },
        by_voucher,
    }
}

pub async fn promotion(app: &TestApp, form: &PromotionForm) -> PromotionId {
    editing::save(&app.house.ctx(Role::Manager), form, fresh()).await.unwrap()
}

pub async fn voucher(app: &TestApp, promotion: PromotionId, code: &str, limits: Limits) -> Voucher {
    let codes = Codes::Own(VoucherCode::parse(code).unwrap());
    let form = VoucherForm { promotion, codes, limits };
    vouchers::make(&app.house.ctx(Role::Manager), &form, |_| fresh()).await.unwrap().remove(0)
}

/// A customer of the house.
pub async fn customer(app: &TestApp, name: &str) -> CustomerId {
    use crate::restaurants::service::{NewCustomer, add_customer_in_tx};
    let mut tx = app.house.ctx(Role::Manager).begin().await.unwrap();
    let id: CustomerId = tx.new_id();
    let new = NewCustomer { id, name: name.to_owned(), email: None, phone: None };
    add_customer_in_tx(&mut tx, &new).await.unwrap();
    tx.commit().await.unwrap();
    id
}

/// An order with one burger at 12.00.
pub async fn order(app: &TestApp) -> OrderId {
    let new =
        crate::orders::model::request::NewOrder { id: fresh(), channel: Channel::Takeaway, table: None, covers: None };
    let order = crate::flows::open_order::open_order(&app.house.ctx(Role::Cashier), &new).await.unwrap();
    app.apply(order.id, add_line(fresh(), app.house.burger, 1)).await;
    order.id
}

/// The bill of such an order.
fn burger_bill(app: &TestApp) -> [BillLine; 1] {
    [BillLine {
        line: fresh(),
        item: app.house.burger,
        category: CategoryId::from(uuid::Uuid::nil()),
        quantity: 1,
        amount: Money::from_minor(1_200),
    }]
}

/// What a till does with a typed code: all in one transaction.
pub async fn redeem(
    app: &TestApp,
    ctx: &Ctx,
    order: OrderId,
    code: &str,
    customer: Option<CustomerId>,
) -> Result<Redeemed, AppError> {
    let mut tx = ctx.begin().await?;
    let house = house_in_tx(&mut tx).await?;
    let lines = burger_bill(app);
    let bill = Bill {
        lines: &lines,
        at: house.offset(tx.at()).moment(tx.at()),
        channel: Channel::Takeaway,
        currency: Currency::parse("EUR").unwrap(),
    };
    let redeemed = redeem_in_tx(&mut tx, &Redeem { code, order, customer, bill }).await?;
    tx.commit().await?;
    Ok(redeemed)
}

async fn release(app: &TestApp, order: OrderId, only: Option<VoucherId>) -> usize {
    let mut tx = app.house.ctx(Role::Manager).begin().await.unwrap();
    let released = release_in_tx(&mut tx, order, only).await.unwrap();
    tx.commit().await.unwrap();
    released.len()
}

async fn used(app: &TestApp, promotion: PromotionId) -> Vec<u32> {
    let all = vouchers::list(&app.house.ctx(Role::Manager), promotion).await.unwrap();
    all.iter().map(|voucher| voucher.used).collect()
}

fn refusal(answer: Result<Redeemed, AppError>) -> (Code, String) {
    match answer {
        Err(AppError::Conflict { code, message }) => (code, message),
        other => panic!("{other:?}"),
    }
}

/// S0-48, a hundred clients type the code of the last one at the same moment: one gets it, the others hear that it is
/// used up, and nobody's loss takes the winner's away.
#[tokio::test(flavor = "multi_thread")]
async fn the_last_voucher_is_redeemed_once() {
    let app = Arc::new(TestApp::new().await);
    let promotion = promotion(&app, &ten_percent(true)).await;
    voucher(&app, promotion, "LAST-ONE", Limits { uses: Uses::Limited(3), ..ANYBODY }).await;
    for _ in 0..2 {
        redeem(&app, &app.house.ctx(Role::Cashier), order(&app).await, "last-one", None).await.unwrap();
    }
    let mut orders = vec![];
    for _ in 0..100 {
        orders.push(order(&app).await);
    }
    let barrier = Arc::new(tokio::sync::Barrier::new(orders.len()));
    let tries = orders.iter().map(|order| {
        let (app, barrier, order) = (app.clone(), barrier.clone(), *order);
        tokio::spawn(async move {
            let ctx = app.house.ctx(Role::Cashier);
            barrier.wait().await;
            loop {
                match redeem(&app, &ctx, order, "LAST-ONE", None).await {
                    // More clients than connections: those who got none ask again, as a till does.
                    Err(error) if error.is_passing() => {}
                    answer => return answer,
                }
            }
        })
    });
    let answers: Vec<_> = futures::future::join_all(tries).await.into_iter().map(|answer| answer.unwrap()).collect();
    let won: Vec<&Redeemed> = answers.iter().filter_map(|answer| answer.as_ref().ok()).collect();
    let lost = answers
        .iter()
        .filter(|answer| matches!(answer, Err(AppError::Conflict { code: Code::VoucherUsedUp, message }) if message == "The voucher LAST-ONE is used up."))
        .count();
    assert_eq!((won.len(), lost), (1, 99), "{answers:?}");
    assert_eq!(won[0].lines[0].amount, Money::from_minor(120), "10 % of 12.00");
    assert_eq!(used(&app, promotion).await, [3]);
    Arc::into_inner(app).expect("every client is done").end().await;
}

/// One order holds a voucher once, however often the button is pressed.
#[tokio::test(flavor = "multi_thread")]
async fn an_order_redeems_a_voucher_once() {
    let app = TestApp::new().await;
    let promotion = promotion(&app, &ten_percent(true)).await;
    voucher(&app, promotion, "TWICE", ANYBODY).await;
    let (ctx, order) = (app.house.ctx(Role::Cashier), order(&app).await);
    let tries = (0..8).map(|_| redeem(&app, &ctx, order, "TWICE", None));
    let answers = futures::future::join_all(tries).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
    let again = redeem(&app, &ctx, order, "TWICE", None).await;
    assert_eq!(refusal(again), (Code::AlreadyExists, "The voucher TWICE is already on this order.".to_owned()));
    assert_eq!(used(&app, promotion).await, [1]);
    app.end().await;
}

/// S0-48, a cancelled order gives its voucher back once, and then somebody else may have it.
#[tokio::test(flavor = "multi_thread")]
async fn a_voucher_is_given_back_once() {
    let app = TestApp::new().await;
    let promotion = promotion(&app, &ten_percent(true)).await;
    let single = voucher(&app, promotion, "SINGLE", Limits { uses: Uses::Single, ..ANYBODY }).await;
    let other = voucher(&app, promotion, "OTHER", ANYBODY).await;
    let ctx = app.house.ctx(Role::Cashier);
    let (first, second) = (order(&app).await, order(&app).await);
    redeem(&app, &ctx, first, "SINGLE", None).await.unwrap();
    redeem(&app, &ctx, first, "OTHER", None).await.unwrap();
    assert_eq!(refusal(redeem(&app, &ctx, second, "SINGLE", None).await).0, Code::VoucherUsedUp);
    assert_eq!(used(&app, promotion).await, [1, 1]);
    assert_eq!(release(&app, second, None).await, 0, "the loser has nothing to give back");
    assert_eq!(release(&app, first, Some(other.id)).await, 1, "one is taken off the bill");
    let tries = futures::future::join_all((0..6).map(|_| release(&app, first, None))).await;
    assert_eq!(tries.iter().sum::<usize>(), 1, "{tries:?}");
    assert_eq!(used(&app, promotion).await, [0, 0]);
    redeem(&app, &ctx, second, "SINGLE", None).await.unwrap();
    assert_eq!(release(&app, first, Some(single.id)).await, 0, "what is given back is not given back again");
    assert_eq!(used(&app, promotion).await, [0, 1]);
    app.end().await;
}

/// Ten tills serve the same customer at once: the voucher for one use each is taken once.
#[tokio::test(flavor = "multi_thread")]
async fn a_customer_s_limit_holds_for_everybody_at_once() {
    let app = TestApp::new().await;
    let promotion = promotion(&app, &ten_percent(true)).await;
    voucher(&app, promotion, "WELCOME", Limits { per_customer: Some(1), ..ANYBODY }).await;
    let (ctx, ann, ben) = (app.house.ctx(Role::Cashier), customer(&app, "Ann").await, customer(&app, "Ben").await);
    let mut orders = vec![];
    for _ in 0..10 {
        orders.push(order(&app).await);
    }
    let tries = orders.iter().map(|order| redeem(&app, &ctx, *order, "WELCOME", Some(ann)));
    let answers = futures::future::join_all(tries).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
    let last = order(&app).await;
    let unnamed = redeem(&app, &ctx, last, "WELCOME", None).await;
    let sentence = "The voucher WELCOME is limited per customer. Choose the customer first.";
    assert_eq!(refusal(unnamed), (Code::VoucherNotValid, sentence.to_owned()));
    redeem(&app, &ctx, last, "WELCOME", Some(ben)).await.unwrap();
    assert_eq!(used(&app, promotion).await, [2]);
    app.end().await;
}

/// Each refusal says what a cashier can tell the guest, and leaves no trace.
#[tokio::test(flavor = "multi_thread")]
async fn a_refused_voucher_says_why() {
    let app = TestApp::new().await;
    let dear = PromotionForm {
        name: Name::parse("Big evening").unwrap(),
        terms: Terms { minimum: Money::from_minor(5_000), ..ten_percent(true).terms },
        ..ten_percent(true)
    };
    let wine = PromotionForm {
        name: Name::parse("Wine week").unwrap(),
        effect: Effect::FreeItems { of: Targets { items: vec![app.house.wine], categories: vec![] }, count: 1 },
        ..ten_percent(true)
    };
    let (plain, dear, wine) =
        (promotion(&app, &ten_percent(true)).await, promotion(&app, &dear).await, promotion(&app, &wine).await);
    let day = |text: &str| Some(text.parse().unwrap());
    voucher(&app, plain, "OLD-ONE", Limits { last_day: day("2026-11-19"), ..ANYBODY }).await;
    voucher(&app, plain, "NEW-ONE", Limits { first_day: day("2026-12-01"), ..ANYBODY }).await;
    voucher(&app, dear, "BIG-EVE", ANYBODY).await;
    voucher(&app, wine, "WINE-1", ANYBODY).await;
    let gone = voucher(&app, plain, "GONE-1", ANYBODY).await;
    vouchers::stop(&app.house.ctx(Role::Manager), gone.id).await.unwrap();
    let (ctx, order) = (app.house.ctx(Role::Cashier), order(&app).await);
    for (code, expected, sentence) in [
        ("nothing", Code::VoucherUnknown, "There is no voucher with this code."),
        ("%", Code::VoucherUnknown, "There is no voucher with this code."),
        ("OLD-ONE", Code::VoucherNotValid, "The voucher OLD-ONE expired on 2026-11-19."),
        ("NEW-ONE", Code::VoucherNotValid, "The voucher NEW-ONE is valid from 2026-12-01 on."),
        ("GONE-1", Code::VoucherNotValid, "The voucher GONE-1 was withdrawn."),
        ("BIG-EVE", Code::PromotionDoesNotApply, "\"Big evening\" needs an order of at least €50.00."),
        ("WINE-1", Code::PromotionDoesNotApply, "Nothing on this order goes with \"Wine week\"."),
    ] {
        let answer = refusal(redeem(&app, &ctx, order, code, None).await);
        assert_eq!(answer, (expected, sentence.to_owned()), "{code}");
    }
    assert_eq!(release(&app, order, None).await, 0);
    editing::stop(&app.house.ctx(Role::Manager), dear).await.unwrap();
    let stopped = refusal(redeem(&app, &ctx, order, "BIG-EVE", None).await);
    assert_eq!(stopped.1, "\"Big evening\" has ended.");
    app.end().await;
}

/// Another house's codes are unknown here.
#[tokio::test(flavor = "multi_thread")]
async fn codes_belong_to_their_house() {
    let app = TestApp::new().await;
    let other = super::fixtures::House::make(&app.world, "osteria", super::fixtures::Wishes::default()).await;
    let theirs = editing::save(&other.ctx(Role::Manager), &ten_percent(true), fresh()).await.unwrap();
    let codes = Codes::Own(VoucherCode::parse("SHARED").unwrap());
    let form = VoucherForm { promotion: theirs, codes, limits: ANYBODY };
    vouchers::make(&other.ctx(Role::Manager), &form, |_| fresh()).await.unwrap();
    let ctx = app.house.ctx(Role::Cashier);
    let unknown = redeem(&app, &ctx, order(&app).await, "SHARED", None).await;
    assert_eq!(refusal(unknown).0, Code::VoucherUnknown);
    let here = vouchers::make(&app.house.ctx(Role::Manager), &form, |_| fresh()).await;
    assert!(matches!(here, Err(AppError::NotFound { .. })), "{here:?}");
    let own = promotion(&app, &ten_percent(true)).await;
    voucher(&app, own, "SHARED", ANYBODY).await;
    app.end().await;
}

/// What is saved is what is read back, whatever the effect; and it is the manager's to save.
#[tokio::test(flavor = "multi_thread")]
async fn promotions_are_kept_as_they_were_written() {
    let app = TestApp::new().await;
    let (rate, burger) =
        (Rate::from_basis_points(5_000), Targets { items: vec![app.house.burger], categories: vec![] });
    let mut tx = app.house.ctx(Role::Manager).begin().await.unwrap();
    let menu = crate::flows::setting::setting_in_tx(&mut tx).await.unwrap().snapshot.menu.clone();
    drop(tx);
    let food = Targets { items: vec![], categories: vec![menu.categories[0].id] };
    for effect in [
        Effect::OrderPercent(rate),
        Effect::OrderAmount(Money::from_minor(500)),
        Effect::ItemsPercent { of: food.clone(), rate },
        Effect::FreeItems { of: burger.clone(), count: 2 },
        Effect::BuyGet { buy: food, buy_count: 2, get: burger, get_count: 1, rate },
    ] {
        let form = PromotionForm { effect, ..ten_percent(false) };
        let id = promotion(&app, &form).await;
        let changed = PromotionForm { id: Some(id), name: Name::parse("Changed").unwrap(), ..form.clone() };
        assert_eq!(promotion(&app, &changed).await, id);
        let rows = editing::list(&app.house.ctx(Role::Manager)).await.unwrap();
        let known: &Promotion = &rows.iter().find(|row| row.promotion.id == id).unwrap().promotion;
        assert_eq!((known.name.as_str(), &known.effect, known.terms), ("Changed", &form.effect, form.terms));
    }
    let refused = editing::save(&app.house.ctx(Role::Waiter), &ten_percent(false), fresh()).await;
    assert!(matches!(refused, Err(AppError::Forbidden { .. })), "{refused:?}");
    let nothing =
        PromotionForm { effect: Effect::FreeItems { of: Targets::default(), count: 1 }, ..ten_percent(false) };
    let refused = editing::save(&app.house.ctx(Role::Manager), &nothing, fresh()).await;
    assert!(matches!(refused, Err(AppError::Invalid { .. })), "{refused:?}");
    assert_eq!(editing::list(&app.house.ctx(Role::Manager)).await.unwrap().len(), 5);
    app.end().await;
}

/// S0-48, the back office lists promotions with their offer in words and how many vouchers there are.
#[tokio::test(flavor = "multi_thread")]
async fn the_back_office_lists_promotions() {
    let app = TestApp::new().await;
    let burger = Targets { items: vec![app.house.burger], categories: vec![] };
    let free = PromotionForm {
        name: Name::parse("Burger day").unwrap(),
        effect: Effect::FreeItems { of: burger, count: 1 },
        ..ten_percent(true)
    };
    let id = promotion(&app, &free).await;
    voucher(&app, id, "BURGER-1", ANYBODY).await;
    let page = app.send(super::app::get("/admin/promotions", &app.sign_in(Role::Manager).await)).await.body;
    for text in ["Burger day", "1 free: Burger", "Every day, all day", "Only with a voucher", "1 promotion"] {
        assert!(page.contains(text), "{text}: {page}");
    }
    let page = app.send(super::app::get("/admin/promotions", &app.sign_in(Role::Cashier).await)).await.body;
    assert!(!page.contains("Burger day"), "{page}");
    app.end().await;
}

/// A stopped promotion is not changed, gets no codes, and comes by itself no more.
#[tokio::test(flavor = "multi_thread")]
async fn a_stopped_promotion_stays_stopped() {
    let app = TestApp::new().await;
    let manager = app.house.ctx(Role::Manager);
    let id = promotion(&app, &ten_percent(false)).await;
    let active = async || active_in_tx(&mut manager.begin().await.unwrap()).await.unwrap().len();
    assert_eq!(active().await, 1);
    editing::stop(&manager, id).await.unwrap();
    editing::stop(&manager, id).await.unwrap();
    assert_eq!(active().await, 0);
    let changed = editing::save(&manager, &PromotionForm { id: Some(id), ..ten_percent(false) }, fresh()).await;
    assert!(matches!(changed, Err(AppError::Conflict { .. })), "{changed:?}");
    let form = VoucherForm { promotion: id, codes: Codes::Random(2), limits: ANYBODY };
    let codes = vouchers::make(&manager, &form, |_| fresh()).await;
    assert!(matches!(codes, Err(AppError::Conflict { .. })), "{codes:?}");
    app.end().await;
}

/// Codes that nobody chose differ, and a code that is taken is refused with all that came with it.
#[tokio::test(flavor = "multi_thread")]
async fn codes_are_made_in_numbers() {
    let app = TestApp::new().await;
    let manager = app.house.ctx(Role::Manager);
    let id = promotion(&app, &ten_percent(true)).await;
    let single = Limits { uses: Uses::Single, ..ANYBODY };
    let form = VoucherForm { promotion: id, codes: Codes::Random(200), limits: single };
    let made = vouchers::make(&manager, &form, |_| fresh()).await.unwrap();
    let codes: std::collections::BTreeSet<_> = made.iter().map(|voucher| voucher.code.as_str()).collect();
    assert_eq!(codes.len(), 200);
    assert!(codes.iter().all(|code| code.len() == VoucherCode::RANDOM_CHARS));
    let taken = VoucherForm { codes: Codes::Own(made[0].code.clone()), ..form.clone() };
    let refused = vouchers::make(&manager, &taken, |_| fresh()).await;
    assert!(matches!(refused, Err(AppError::Conflict { code: Code::AlreadyExists, .. })), "{refused:?}");
    let too_many = vouchers::make(&manager, &VoucherForm { codes: Codes::Random(501), ..form }, |_| fresh()).await;
    assert!(matches!(too_many, Err(AppError::Invalid { .. })), "{too_many:?}");
    assert_eq!(used(&app, id).await.len(), 200);
    app.end().await;
}
