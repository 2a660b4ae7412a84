//! Promotions that come by themselves, and vouchers that go back. Both follow what happens to an order's dishes.

use super::setting::Setting;
use crate::{
    kernel::{error::AppError, money::Money, schedule::LocalMoment, text::Note},
    menu::model::Menu,
    orders::{
        model::{
            Order, OrderStatus,
            adjust::{Adjustment, LineOff, Scope, Source, Value},
            fact::OrderFact,
        },
        service::{self as orders, Applied},
    },
    platform::{db::Tx, error::internal},
    promotions::{
        model::{
            best,
            bill::{Bill, BillLine, LineDiscount},
        },
        service::{editing as promotions, redeem},
    },
};

/// Puts the best promotion that holds now on a bill that is not paid yet, instead of the one before. Whoever asks for it
/// writes it.
pub(super) async fn promote_in_tx(tx: &mut Tx, setting: &Setting, applied: &mut Applied) -> Result<(), AppError> {
    let order = &applied.order;
    if order.paid_at.is_some() || !order.is_open() {
        return Ok(());
    }
    let is_automatic = |adjustment: &&Adjustment| matches!(adjustment.source, Source::Promotion { .. });
    let before: Vec<Adjustment> = order.adjustments.iter().filter(is_automatic).cloned().collect();
    let mut bare = order.clone();
    bare.adjustments.retain(|adjustment| !is_automatic(&adjustment));
    let lines = bill_lines(&bare, &setting.snapshot.menu);
    let all = promotions::read_in_tx(tx).await?;
    let found = best(&all, &bill(&bare, &lines, setting.local(tx.at())));
    let mut after = None;
    if let Some((promotion, off)) = found {
        let source = Source::Promotion { promotion: promotion.id };
        let adjustment = adjustment(tx, source, &promotion.name, &off)?;
        bare.adjustments.push(adjustment.clone());
        // What was paid already is not made too much.
        if Money::ZERO <= bare.totals().due {
            after = Some(adjustment);
        }
    }
    let says = |adjustment: &Adjustment| (adjustment.source, adjustment.lines.clone());
    if before.iter().map(says).eq(after.iter().map(says)) {
        return Ok(());
    }
    let remove: Vec<_> = before.iter().map(|adjustment| adjustment.id).collect();
    orders::adjust(tx, applied, &remove, after)?;
    orders::settle(tx, applied)
}

/// A voucher that is taken off a bill, or whose order is not eaten, can be used again.
pub(super) async fn give_back_vouchers_in_tx(tx: &mut Tx, applied: &Applied) -> Result<(), AppError> {
    let order = &applied.order;
    let voucher = |adjustment: &Adjustment| match adjustment.source {
        Source::Voucher { voucher } => Some(voucher),
        Source::Person | Source::Promotion { .. } => None,
    };
    let held = applied.before.adjustments.iter().chain(&order.adjustments).any(|known| voucher(known).is_some());
    if !held {
        return Ok(());
    }
    if order.status() == OrderStatus::Cancelled {
        redeem::release_in_tx(tx, order.id, None).await?;
        return Ok(());
    }
    for fact in &applied.facts {
        if let OrderFact::AdjustmentRemoved { adjustment } = fact
            && let Some(voucher) =
                applied.before.adjustments.iter().find(|known| known.id == *adjustment).and_then(voucher)
        {
            redeem::release_in_tx(tx, order.id, Some(voucher)).await?;
        }
    }
    Ok(())
}

/// The lines of a bill as promotions see them, with what other discounts left of each.
pub(super) fn bill_lines(order: &Order, menu: &Menu) -> Vec<BillLine> {
    let figures = order.figures();
    let lines = figures.lines.iter().filter_map(|figures| {
        let line = order.line(figures.line)?;
        let category = menu.item(line.item)?.category;
        let amount = figures.amount - figures.discount;
        Some(BillLine { line: line.id, item: line.item, category, quantity: line.quantity, amount })
    });
    lines.filter(|line| Money::ZERO < line.amount).collect()
}

pub(super) const fn bill<'a>(order: &Order, lines: &'a [BillLine], at: LocalMoment) -> Bill<'a> {
    Bill { lines, at, channel: order.channel, currency: order.currency }
}

pub(super) fn adjustment(tx: &Tx, source: Source, name: &str, off: &[LineDiscount]) -> Result<Adjustment, AppError> {
    Ok(Adjustment {
        id: tx.new_id(),
        scope: Scope::Order,
        value: Value::Lines,
        lines: off.iter().map(|off| LineOff { line: off.line, amount: off.amount }).collect(),
        source,
        reason: Note::parse(name).map_err(|error| internal("a promotion's name", &error))?,
        by: tx.actor(),
        at: tx.at(),
    })
}
