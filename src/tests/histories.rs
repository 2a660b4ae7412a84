//! Random evenings against a real database: several people at once do anything to a few orders, some requests are cut
//! off in the middle and sent again, and afterwards every invariant holds. `HISTORIES` sets how many evenings there are
//! (4 otherwise), `HISTORIES_SEED` repeats one.

use rand::{Rng, RngExt, SeedableRng, rngs::StdRng, seq::IndexedRandom};

use super::{
    app::{TestApp, add_line, fresh},
    cards::look_after,
    fixtures::Wishes,
    promotions::{self, ANYBODY},
    refunds::note,
};
use crate::{
    flows::{self, card_tab},
    kernel::{
        error::AppError,
        ids::{AuthorisationId, CustomerId, OperationId, OrderId, PaymentId},
        money::{Money, Rate},
        permission::Role,
    },
    orders::model::{
        Order, Tender,
        adjust::{Scope, Value},
        command::{Operation, OrderCommand, Refund, RefundLine, RefundOf, StockFate},
        line::LineState,
        split::{Part, Portion, Share},
    },
    payments::{
        gateway::choose,
        model::{NewPayment, SimulatedCard},
    },
    platform::ctx::Ctx,
    promotions::model::voucher::{Limits, Uses},
    restaurants::model::{OrderRules, ServiceRule, StockPolicy},
};

const TABLES: usize = 3;
/// Acts that an evening has, the refused ones not counted: what is drawn at random is often impossible.
const ACTS: usize = 45;
/// Rounds after which an evening is no evening: nothing is possible any more.
const ROUNDS_MAX: usize = 500;
const AT_ONCE: usize = 4;

/// One request, so that it can be sent again.
#[derive(Clone, Debug)]
enum Act {
    Operation(OrderId, Operation),
    Pay(OrderId, NewPayment),
    Move(OrderId, OrderId, Vec<crate::kernel::ids::LineId>, OperationId),
    Redeem(OrderId, &'static str, OperationId),
    Hold(OrderId, AuthorisationId),
    Charge(OrderId, PaymentId, Money),
    LetGo(OrderId),
}

/// The evening's vouchers: for anybody, for one order, and once for each customer.
const CODES: [&str; 3] = ["ANYBODY", "ONCE", "EACH"];
/// What a card is held for.
const HELD: Money = Money::from_minor(4_000);

async fn perform(ctx: Ctx, act: Act) -> Result<(), AppError> {
    match act {
        Act::Operation(order, operation) => {
            flows::apply_operations::apply_operations(&ctx, order, &[operation]).await.map(|_| ())
        }
        Act::Pay(order, payment) => flows::take_payment::take_payment(&ctx, order, &payment).await.map(|_| ()),
        Act::Move(from, to, lines, operation) => {
            flows::move_lines::move_lines(&ctx, from, to, &lines, operation).await.map(|_| ())
        }
        Act::Redeem(order, code, operation) => {
            flows::redeem_voucher::redeem_voucher(&ctx, order, code, operation).await.map(|_| ())
        }
        Act::Hold(order, id) => hold(&ctx, order, id).await,
        Act::Charge(order, payment, due) => {
            card_tab::charge_held_card(&ctx, order, payment, (due, Money::ZERO)).await.map(|_| ())
        }
        Act::LetGo(order) => card_tab::release_card(&ctx, order).await,
    }
}

/// The guest gives the card right away.
async fn hold(ctx: &Ctx, order: OrderId, id: AuthorisationId) -> Result<(), AppError> {
    let held = card_tab::hold_card(ctx, order, id, HELD).await?;
    if let Some(session) = held.url.as_deref().and_then(|url| url.rsplit('/').next()) {
        // It may have been given before the answer got lost.
        let _ = choose::simulated(ctx.world()).enter(session, "4242424242424242").await;
    }
    card_tab::settle_held_card(&ctx.as_comanda()?, held.id).await.map(|_| ())
}

/// What is offered that evening, and who comes: vouchers of one promotion, now and then another that comes by itself.
async fn offers(app: &TestApp, chance: &mut StdRng) -> Vec<CustomerId> {
    let by_voucher = promotions::promotion(app, &promotions::ten_percent(true)).await;
    let once = Limits { uses: Uses::Single, ..ANYBODY };
    let each = Limits { per_customer: Some(1), ..ANYBODY };
    for (code, limits) in CODES.into_iter().zip([ANYBODY, once, each]) {
        promotions::voucher(app, by_voucher, code, limits).await;
    }
    if chance.random() {
        promotions::promotion(app, &promotions::ten_percent(false)).await;
    }
    vec![promotions::customer(app, "Ann").await, promotions::customer(app, "Ben").await]
}

fn one_of<T: Copy>(chance: &mut StdRng, all: &[T]) -> Option<T> {
    all.choose(chance).copied()
}

fn lines(order: &Order, fits: fn(LineState) -> bool) -> Vec<crate::kernel::ids::LineId> {
    order.lines.iter().filter(|line| fits(line.state)).map(|line| line.id).collect()
}

/// What somebody might want of an order as it stands.
fn command(app: &TestApp, order: &Order, customers: &[CustomerId], chance: &mut StdRng) -> Option<OrderCommand> {
    let line = |chance: &mut StdRng| one_of(chance, &lines(order, LineState::is_sent));
    let drafts = lines(order, |state| state == LineState::Draft);
    let reason = note("so it goes");
    let stock = one_of(chance, &[None, Some(StockFate::Waste), Some(StockFate::Return)]).flatten();
    Some(match chance.random_range(0..27) {
        0..5 => {
            let item = one_of(chance, &[app.house.burger, app.house.coffee])?;
            add_line(fresh(), item, chance.random_range(1..4))
        }
        5..9 => {
            let hold = drafts.iter().copied().filter(|_| chance.random_range(0..4) == 0).collect();
            OrderCommand::Send { lines: drafts, hold }
        }
        9 => OrderCommand::Fire { lines: lines(order, |state| state == LineState::Held) },
        10..13 => {
            let to = one_of(chance, &[LineState::Preparing, LineState::Ready, LineState::Served, LineState::Queued])?;
            OrderCommand::Advance { lines: vec![line(chance)?], to }
        }
        13 => OrderCommand::Void { line: line(chance)?, reason, stock },
        14 | 15 => {
            let scope = if chance.random() { Scope::Order } else { Scope::Line { line: line(chance)? } };
            let rate = Rate::from_basis_points(chance.random_range(1..=10_000));
            let amount = Money::from_minor(chance.random_range(1..2_000));
            let value = one_of(chance, &[Value::Percent { rate }, Value::Amount { amount }, Value::Comp])?;
            OrderCommand::Discount { adjustment: fresh(), scope, value, reason }
        }
        16 => OrderCommand::RemoveDiscount { adjustment: order.adjustments.choose(chance)?.id },
        17 => OrderCommand::WaiveService { reason },
        18 => split(order, chance),
        19 => OrderCommand::SetCovers { covers: chance.random_range(1..9) },
        20 | 21 => refund(order, chance)?,
        22 => OrderCommand::Amend { reason },
        23 => OrderCommand::CorrectTender {
            payment: order.payments.choose(chance)?.payment,
            to: one_of(chance, &Tender::ALL)?,
            reason,
        },
        24 => OrderCommand::Complete,
        25 => OrderCommand::SetCustomer { customer: one_of(chance, customers) },
        _ if chance.random_range(0..4) == 0 => OrderCommand::Cancel { reason, stock },
        _ => OrderCommand::RemoveLine { line: one_of(chance, &drafts)? },
    })
}

fn split(order: &Order, chance: &mut StdRng) -> OrderCommand {
    let mut shares = vec![];
    for _ in 0..chance.random_range(0..4) {
        let amount = Money::from_minor(chance.random_range(1..3_000));
        let mut portions = vec![];
        for line in &order.lines {
            if chance.random() {
                portions.push(Portion { line: line.id, weight: chance.random_range(1..4) });
            }
        }
        let part = [Part::Even, Part::Amount { amount }, Part::Lines { portions }].choose(chance).cloned();
        shares.push(Share { id: fresh(), part: part.unwrap_or(Part::Even) });
    }
    OrderCommand::Split { shares }
}

fn refund(order: &Order, chance: &mut StdRng) -> Option<OrderCommand> {
    let amount = Money::from_minor(chance.random_range(1..2_000));
    let line = order.lines.choose(chance)?;
    let some = vec![RefundLine { line: line.id, quantity: chance.random_range(1..=line.quantity) }];
    let what = [RefundOf::Whole, RefundOf::Amount { amount }, RefundOf::Lines { lines: some }, RefundOf::Overpaid];
    let what = what.choose(chance)?.clone();
    Some(OrderCommand::Refund(Refund { refund: fresh(), what, from: vec![], reason: note("so it goes") }))
}

fn payment(order: &Order, chance: &mut StdRng) -> NewPayment {
    let shares = order.shares();
    let share = shares.choose(chance);
    let due = share.map_or(order.totals().due, |share| share.due);
    let amount = if chance.random_range(0..3) == 0 { Money::from_minor(due.minor() / 2) } else { due };
    let tip = Money::from_minor(if chance.random_range(0..4) == 0 { 150 } else { 0 });
    let tender = Tender::ALL[chance.random_range(0..3)];
    let over = if tender == Tender::Cash { Money::from_minor(1_000) } else { Money::ZERO };
    let card = if chance.random_range(0..5) == 0 { SimulatedCard::Declines } else { SimulatedCard::Approves };
    let (share, tendered) = (share.map(|share| share.id), amount + tip + over);
    NewPayment { id: fresh(), tender, amount, tip, share, tendered, seen_due: due, card }
}

async fn act(app: &TestApp, orders: &[OrderId], customers: &[CustomerId], chance: &mut StdRng) -> Option<Act> {
    let order = app.get(one_of(chance, orders)?).await;
    if chance.random_range(0..12) == 0 {
        let to = one_of(chance, orders)?;
        return Some(Act::Move(order.id, to, lines(&order, |state| state != LineState::Voided), fresh()));
    }
    if chance.random_range(0..6) == 0 {
        return Some(Act::Pay(order.id, payment(&order, chance)));
    }
    match chance.random_range(0..24) {
        0..3 => return Some(Act::Redeem(order.id, one_of(chance, &CODES)?, fresh())),
        3 => return Some(Act::Hold(order.id, fresh())),
        4 => return Some(Act::Charge(order.id, fresh(), order.totals().due)),
        5 => return Some(Act::LetGo(order.id)),
        _ => {}
    }
    let command = command(app, &order, customers, chance)?;
    Some(Act::Operation(order.id, Operation { id: fresh(), command, approval: None }))
}

/// An answer that a person can be given: refused for a reason, never a failure of ours.
fn is_sound(answer: &Result<(), AppError>) -> bool {
    matches!(
        answer,
        Ok(())
            | Err(AppError::Conflict { .. }
                | AppError::Invalid { .. }
                | AppError::NotFound { .. }
                | AppError::Forbidden { .. })
    )
}

async fn evening(seed: u64) {
    let mut chance = StdRng::seed_from_u64(seed);
    let rate = Rate::from_basis_points;
    let rules = OrderRules {
        points_per_hundred: chance.random::<bool>().then_some(100),
        cash_rounding: chance.random::<bool>().then_some(Money::from_minor(5)),
        discount_cap: None,
        service: chance.random::<bool>().then_some(ServiceRule { rate: rate(1_000), tax: rate(2_100), covers_min: 2 }),
    };
    let policy = if chance.random() { StockPolicy::Block } else { StockPolicy::Warn };
    let app = TestApp::with(Wishes { buns: 40, rules, policy, ..Wishes::default() }).await;
    let customers = offers(&app, &mut chance).await;
    let mut done = 0;
    let mut rounds = 0;
    while done < ACTS {
        rounds += 1;
        assert!(rounds < ROUNDS_MAX, "seed {seed}: only {done} acts were possible");
        let mut orders = vec![];
        for table in 0..TABLES {
            orders.push(app.open_at(table).await.id);
        }
        // Orders of before stay in reach: they are refunded, amended, cancelled.
        let old = all_orders(&app).await;
        orders.extend(old.choose(&mut chance).copied());
        let mut under_way = vec![];
        for _ in 0..AT_ONCE {
            let Some(act) = act(&app, &orders, &customers, &mut chance).await else { continue };
            let ctx = app.house.ctx(if chance.random() { Role::Manager } else { Role::Cashier });
            let is_cut_off = chance.random_range(0..5) == 0;
            under_way.push((ctx.clone(), act.clone(), is_cut_off, tokio::spawn(perform(ctx, act))));
        }
        for (ctx, act, is_cut_off, task) in under_way {
            if is_cut_off {
                task.abort();
            }
            let answer = match task.await {
                Ok(answer) => answer,
                // The connection broke somewhere in the middle: the client asks again.
                Err(_) => perform(ctx, act.clone()).await,
            };
            assert!(is_sound(&answer), "seed {seed}: {act:?}: {answer:?}");
            done += usize::from(answer.is_ok());
        }
    }
    // Cards that are held for bills that ended are let go, as the server does every few seconds.
    look_after(&app).await;
    app.end().await;
}

async fn all_orders(app: &TestApp) -> Vec<OrderId> {
    let mut conn = app.db.superuser().await;
    let ids: Vec<uuid::Uuid> =
        sqlx::query_scalar("select order_id from orders order by opened_at").fetch_all(&mut conn).await.unwrap();
    ids.into_iter().map(OrderId::from).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn random_evenings_leave_every_invariant_whole() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    if let Some(seed) = number("HISTORIES_SEED") {
        return evening(seed).await;
    }
    let base = rand::rng().next_u64() >> 16;
    for at in 0..number("HISTORIES").unwrap_or(4) {
        evening(base + at).await;
    }
}
