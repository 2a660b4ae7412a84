//! The bistro's past: orders as guests and staff make them, one transaction per simulated day.

use chrono::{Datelike, TimeDelta};
use rand::{RngExt, SeedableRng, rngs::StdRng, seq::IndexedRandom};

use super::{bistro, premises::Premises};
use crate::{
    flows::{
        apply_operations::apply_one_in_tx,
        open_order::order_of_seating_in_tx,
        setting::{Setting, setting_in_tx},
        take_payment::record_in_tx,
    },
    inventory::{model::Reason, service as inventory},
    kernel::{actor::Actor, ids::TableId, permission::Role, time::Timestamp},
    menu::model::{Item, Need, selection::Selection},
    orders::model::{
        Channel, Order, Tender,
        command::{Operation, OrderCommand},
        fact::Opened,
        line::LineState,
    },
    orders::service as orders,
    payments::model::{NewPayment, SimulatedCard},
    platform::{
        clock::Clock,
        ctx::{Ctx, World},
        db::Tx,
    },
    reports::service::day_in_tx,
    restaurants::service::house_in_tx,
    tables::{model::SeatingState, service as tables},
};

/// Orders of a plain Monday; other days weigh more.
const ORDERS_PER_DAY: u32 = 14;

/// What the past is drawn from.
struct Odds {
    hours: Vec<(u32, u32)>,
    weekdays: Vec<u32>,
    skus: Vec<(String, u32)>,
}

fn odds() -> anyhow::Result<Odds> {
    let history = bistro::content()?.history;
    let hours = history.hour_weights.iter().map(|(hour, weight)| Ok((hour.parse()?, *weight)));
    Ok(Odds {
        hours: hours.collect::<anyhow::Result<_>>()?,
        weekdays: history.weekday_weights,
        skus: history.sku_weights.into_iter().collect(),
    })
}

/// Lives through the `days` days before the bistro was made, and that day up to the moment. What an interrupted run
/// has lived through stays as it is.
pub async fn make(world: &World, bistro: &Premises, days: u32) -> anyhow::Result<()> {
    let odds = odds()?;
    let clock = Clock::manual(bistro.opened_at);
    let ctx = Ctx::system(World { clock, ..world.clone() }, bistro.id);
    let left = days_left(&ctx, bistro, days).await?;
    for ago in (0..left).rev() {
        let mut tx = ctx.begin().await?;
        let setting = setting_in_tx(&mut tx).await?;
        let date = setting.house.business_date(bistro.opened_at) - TimeDelta::days(ago);
        // A day is the same whichever run lives it.
        let mut chance = StdRng::seed_from_u64(date.num_days_from_ce().unsigned_abs().into());
        let start = setting.house.day_start(date);
        let weight = odds.weekdays.get(setting.house.weekday_from_monday(start) as usize).copied().unwrap_or(10);
        let least = odds.weekdays.iter().min().copied().unwrap_or(1).max(1);
        let mut times: Vec<Timestamp> =
            (0..ORDERS_PER_DAY * weight / least).map(|_| moment(&odds, start, &setting, &mut chance)).collect();
        times.sort();
        for at in times.into_iter().filter(|at| *at + TimeDelta::minutes(90) < bistro.opened_at) {
            live_order(&mut tx, &setting, bistro, &odds, at, &mut chance).await?;
        }
        restock(&mut tx, bistro, start + TimeDelta::hours(20)).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// How many days are still to be lived: those after the newest with sales. Whoever sold in a half-made bistro did so
/// after it was made.
async fn days_left(ctx: &Ctx, bistro: &Premises, days: u32) -> anyhow::Result<i64> {
    let mut tx = ctx.begin().await?;
    let today = house_in_tx(&mut tx).await?.business_date(bistro.opened_at);
    for ago in 0..=i64::from(days) {
        if 0 < day_in_tx(&mut tx, today - TimeDelta::days(ago), bistro.opened_at).await?.orders {
            return Ok(ago);
        }
    }
    Ok(i64::from(days) + 1)
}

fn moment(odds: &Odds, day_start: Timestamp, setting: &Setting, chance: &mut StdRng) -> Timestamp {
    let hour = odds.hours.choose_weighted(chance, |(_, weight)| *weight).map_or(13, |(hour, _)| *hour);
    let from_start = (hour + 24 - setting.house.day_cutoff_hour) % 24;
    day_start + TimeDelta::seconds(i64::from(from_start) * 3_600 + chance.random_range(0..3_600))
}

/// One order from the first dish to the closed table.
async fn live_order(
    tx: &mut Tx,
    setting: &Setting,
    bistro: &Premises,
    odds: &Odds,
    at: Timestamp,
    chance: &mut StdRng,
) -> anyhow::Result<()> {
    let by = |role: Role| {
        bistro.members.iter().find(|(known, _)| *known == role).map_or(Actor::System, |(_, id)| Actor::Member(*id))
    };
    tx.set_moment(at, by(Role::Waiter));
    let table = (chance.random_range(0..100) < 72).then(|| bistro.tables.choose(chance).copied()).flatten();
    let order = open(tx, setting, table).await?;
    let mut lines = vec![];
    for _ in 0..chance.random_range(1..=4) {
        let Some(item) = pick(setting, odds, chance) else { continue };
        let line = tx.new_id();
        let command = OrderCommand::AddLine {
            line,
            item: item.id,
            selection: choices(setting, item, chance),
            entered: Default::default(),
            quantity: if chance.random_range(0..100) < 25 { 2 } else { 1 },
            note: None,
            seat: None,
            course: None,
        };
        apply(tx, setting, &order, command).await?;
        lines.push((line, item.prep_s));
    }
    if lines.is_empty() {
        return Ok(());
    }
    let ids: Vec<_> = lines.iter().map(|(line, _)| *line).collect();
    apply(tx, setting, &order, OrderCommand::Send { lines: ids.clone(), hold: vec![] }).await?;
    let slowest = lines.iter().map(|(_, prep_s)| i64::from(*prep_s)).max().unwrap_or(300);
    let ready = at + TimeDelta::seconds(slowest * chance.random_range(60..130) / 100);
    tx.set_moment(ready, by(Role::Kitchen));
    apply(tx, setting, &order, OrderCommand::Advance { lines: ids.clone(), to: LineState::Ready }).await?;
    tx.set_moment(ready + TimeDelta::seconds(chance.random_range(20..180)), by(Role::Waiter));
    let order = apply(tx, setting, &order, OrderCommand::Advance { lines: ids, to: LineState::Served }).await?;
    let stay = if order.seating.is_some() { chance.random_range(600..2_400) } else { 30 };
    tx.set_moment(ready + TimeDelta::seconds(180 + stay), by(Role::Cashier));
    let order = pay(tx, setting, &order, chance).await?;
    if let Some(seating) = order.seating {
        tables::close_in_tx(tx, seating).await?;
    }
    Ok(())
}

async fn open(tx: &mut Tx, setting: &Setting, table: Option<TableId>) -> anyhow::Result<Order> {
    let id = tx.new_id();
    if let Some(table) = table {
        let seating = tables::seat_in_tx(tx, table, None, SeatingState::Open).await?;
        return Ok(order_of_seating_in_tx(tx, &setting.house, &seating, id).await?.order());
    }
    let fact = Opened {
        order: id,
        channel: Channel::Takeaway,
        seating: None,
        table: None,
        currency: setting.house.currency,
        prices_include_tax: setting.house.prices_include_tax,
        rules: setting.house.order_rules,
        covers: None,
    };
    Ok(orders::open_in_tx(tx, fact).await?.order())
}

async fn apply(tx: &mut Tx, setting: &Setting, order: &Order, command: OrderCommand) -> anyhow::Result<Order> {
    let operation = Operation { id: tx.new_id(), command, approval: None };
    Ok(apply_one_in_tx(tx, setting, order.id, &operation).await?)
}

fn pick<'a>(setting: &'a Setting, odds: &Odds, chance: &mut StdRng) -> Option<&'a Item> {
    let (sku, _) = odds.skus.choose_weighted(chance, |(_, weight)| *weight).ok()?;
    setting.snapshot.menu.items.iter().find(|item| item.code.as_deref() == Some(sku) && !item.is_combo())
}

/// A size, and of each group as many choices as it insists on.
fn choices(setting: &Setting, item: &Item, chance: &mut StdRng) -> Selection {
    let variant = item.variants.choose(chance).map(|variant| variant.id);
    let mut modifiers = vec![];
    for group in setting.snapshot.menu.groups_of(item) {
        let extra = u32::from(group.min < group.max && chance.random_range(0..100) < 20);
        modifiers.extend(group.modifiers.sample(chance, (group.min + extra) as usize).map(|modifier| modifier.id));
    }
    Selection { variant, modifiers, options: vec![] }
}

async fn pay(tx: &mut Tx, setting: &Setting, order: &Order, chance: &mut StdRng) -> anyhow::Result<Order> {
    let due = order.totals().due;
    let tender = if chance.random_range(0..100) < 38 { Tender::Cash } else { Tender::Card };
    let payment = NewPayment {
        id: tx.new_id(),
        tender,
        amount: due,
        tip: crate::kernel::money::Money::ZERO,
        share: None,
        tendered: due,
        seen_due: due,
        card: SimulatedCard::Approves,
    };
    Ok(record_in_tx(tx, setting, order.clone(), &payment).await?)
}

/// The evening's delivery fills the shelves to where they stand in the demo.
async fn restock(tx: &mut Tx, bistro: &Premises, at: Timestamp) -> anyhow::Result<()> {
    tx.set_moment(at.min(bistro.opened_at), Actor::System);
    let now = inventory::list_in_tx(tx).await?;
    let missing: Vec<Need> = bistro
        .levels
        .iter()
        .filter_map(|level| {
            let there = now.iter().find(|ingredient| ingredient.id == level.ingredient)?.on_hand;
            (there < level.quantity).then_some(Need { quantity: level.quantity - there, ..*level })
        })
        .collect();
    Ok(inventory::receive_in_tx(tx, Reason::Receive, "DELIVERY", &missing).await?)
}
