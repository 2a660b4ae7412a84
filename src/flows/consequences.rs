//! What follows from facts about an order, in the same transaction: its number, tickets, money and stock.

use super::{
    money_follows::{document_in_tx, post_money_in_tx},
    promote::{give_back_vouchers_in_tx, promote_in_tx},
    setting::Setting,
};
use crate::{
    inventory::{
        model::Reason,
        service::{self as inventory, LineNeed},
    },
    kernel::{error::AppError, ids::LineId},
    kitchen::service as kitchen,
    menu::service::needs,
    orders::{
        model::{Order, OrderStatus, command::StockFate, fact::OrderFact, line::LineState},
        service::{self as orders, Applied},
    },
    platform::db::Tx,
    tables::service as tables,
};

/// Writes what operations did and brings everything else in line with it. The rows that every order
/// touches come last and always in this order, as whoever holds them keeps the restaurant waiting until the commit: the
/// number, the stock, the quarter's sales, the documents' numbers. All else that follows from the same facts is written
/// before them.
pub async fn follow_in_tx(tx: &mut Tx, setting: &Setting, applied: &mut Applied) -> Result<(), AppError> {
    if applied.facts.is_empty() {
        return Ok(());
    }
    let changes = Changes::of(&applied.facts);
    if !changes.ordered.is_empty() || !changes.voided.is_empty() {
        promote_in_tx(tx, setting, applied).await?;
    }
    orders::write_lines_in_tx(tx, applied).await?;
    give_back_vouchers_in_tx(tx, applied).await?;
    if !changes.fired.is_empty() {
        kitchen::open_tickets_in_tx(tx, &applied.order, &changes.fired).await?;
    }
    // What was held never reached the kitchen.
    let taken_back = changes.voided.iter().filter(|voided| voided.from != LineState::Held);
    let taken_back: Vec<LineId> = taken_back.map(|voided| voided.line).collect();
    if !taken_back.is_empty() {
        kitchen::take_back_in_tx(tx, &applied.order, &taken_back).await?;
    }
    if let (Some(seating), Some(covers)) = (applied.order.seating, changes.covers) {
        tables::set_covers_in_tx(tx, seating, covers).await?;
    }
    let charged = post_money_in_tx(tx, setting, applied).await?;
    if !changes.ordered.is_empty() && applied.order.number.is_none() {
        let date = setting.house.business_date(tx.at());
        orders::number_in_tx(tx, applied, date).await?;
    }
    orders::write_head_in_tx(tx, applied).await?;
    move_stock(tx, setting, applied, &changes).await?;
    document_in_tx(tx, setting, applied, charged).await
}

/// What follows when a bill turns out to be paid without an operation of its own: dishes moved, and a promotion left
/// nothing to pay.
pub async fn follow_payment_in_tx(tx: &mut Tx, setting: &Setting, applied: &Applied) -> Result<(), AppError> {
    let charged = post_money_in_tx(tx, setting, applied).await?;
    move_stock(tx, setting, applied, &Changes::default()).await?;
    document_in_tx(tx, setting, applied, charged).await
}

/// What happened to the lines.
#[derive(Default)]
struct Changes {
    /// Sent or held: from now on they are owed, and keep their stock back.
    ordered: Vec<LineId>,
    /// The kitchen has them from now on.
    fired: Vec<LineId>,
    voided: Vec<Voided>,
    covers: Option<u32>,
}

#[derive(Clone, Copy)]
struct Voided {
    line: LineId,
    from: LineState,
    stock: Option<StockFate>,
}

impl Changes {
    fn of(facts: &[OrderFact]) -> Self {
        let mut changes = Self::default();
        for fact in facts {
            if let OrderFact::LinesSent { lines } | OrderFact::LinesHeld { lines } = fact {
                changes.ordered.extend(lines);
            }
            if let OrderFact::LinesSent { lines } | OrderFact::LinesFired { lines } = fact {
                changes.fired.extend(lines);
            }
            if let OrderFact::CoversChanged { to, .. } = fact {
                changes.covers = Some(*to);
            }
            if let OrderFact::LineVoided { line, from, stock, .. } = fact {
                changes.voided.push(Voided { line: *line, from: *from, stock: *stock });
            }
        }
        changes
    }
}

/// How movements refer to an order: `2026-11-20/83`.
fn reference(order: &Order) -> String {
    order.number.map_or_else(|| order.id.to_string(), crate::orders::model::OrderNumber::reference)
}

/// Stock follows the lines. Before the bill is paid a line keeps stock back, from then on it has taken it; what
/// an amendment changes moves at once, by the difference (S3-43), and a cancelled paid bill gives back (S3-42).
async fn move_stock(tx: &mut Tx, setting: &Setting, applied: &Applied, changes: &Changes) -> Result<(), AppError> {
    let order = &applied.order;
    let was_paid = applied.before.paid_at.is_some();
    let is_cancelled = order.status() == OrderStatus::Cancelled;
    let act = match (is_cancelled, was_paid) {
        (true, _) => "CANCEL",
        (false, true) => "AMEND",
        (false, false) => "VOID",
    };
    let act = format!("{act}:{}", reference(order));
    if !changes.ordered.is_empty() {
        let needs = line_needs(setting, order, &changes.ordered);
        inventory::reserve_in_tx(tx, setting.house.stock_policy, order.id, &needs).await?;
    }
    let goes_back = |voided: &&Voided| match voided.stock {
        Some(StockFate::Return) => true,
        Some(StockFate::Waste) => false,
        None => !voided.from.is_begun(),
    };
    let (back, waste): (Vec<&Voided>, Vec<&Voided>) = changes.voided.iter().partition(goes_back);
    let ids = |voided: Vec<&Voided>| voided.into_iter().map(|voided| voided.line).collect::<Vec<LineId>>();
    let (back, waste) = (ids(back), ids(waste));
    if was_paid {
        let reason = if is_cancelled { Reason::Cancel } else { Reason::Amend };
        inventory::restore_in_tx(tx, order.id, &back, (reason, &act)).await?;
        inventory::write_off_in_tx(tx, order.id, &waste, (reason, &act)).await?;
        if !changes.ordered.is_empty() {
            inventory::deduct_in_tx(tx, order.id, (Reason::Amend, &act)).await?;
        }
        return Ok(());
    }
    inventory::release_in_tx(tx, order.id, &back).await?;
    inventory::waste_in_tx(tx, order.id, &waste, &act).await?;
    if order.paid_at.is_some() {
        inventory::deduct_in_tx(tx, order.id, (Reason::Sale, &format!("SALE:{}", reference(order)))).await?;
    }
    Ok(())
}

fn line_needs(setting: &Setting, order: &Order, sent: &[LineId]) -> Vec<LineNeed> {
    let snapshot = &setting.snapshot;
    let lines = order.lines.iter().filter(|line| sent.contains(&line.id));
    lines
        .flat_map(|line| {
            let item = snapshot.menu.item(line.item);
            let needs =
                item.map(|item| needs::of_entered(snapshot, item, &line.selection, line.entered)).unwrap_or_default();
            needs.into_iter().map(|need| {
                let need = crate::menu::model::Need { quantity: need.quantity.times(line.quantity), ..need };
                LineNeed { line: line.id, need }
            })
        })
        .collect()
}
