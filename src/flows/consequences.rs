//! What follows from facts about an order, in the same transaction: its number, tickets, money and stock.

use super::setting::Setting;
use crate::{
    inventory::service::{self as inventory, LineNeed},
    kernel::{error::AppError, ids::LineId},
    kitchen::service as kitchen,
    ledger::service as ledger,
    menu::service::needs,
    orders::{
        model::{Order, fact::OrderFact, line::LineState},
        service::{self as orders, Applied},
    },
    payments::service as payments,
    platform::db::Tx,
};

/// Brings everything else in line with what an operation did. Stock comes last: its rows are the ones that every
/// order touches.
pub async fn follow_in_tx(tx: &mut Tx, setting: &Setting, applied: &mut Applied) -> Result<(), AppError> {
    if applied.facts.is_empty() {
        return Ok(());
    }
    let sent = sent_lines(&applied.facts);
    let voided = voided_lines(&applied.facts);
    if !sent.is_empty() {
        if applied.order.number.is_none() {
            let date = setting.house.business_date(tx.at());
            orders::number_in_tx(tx, applied, date).await?;
        }
        kitchen::open_tickets_in_tx(tx, &applied.order, &sent).await?;
    }
    if !voided.is_empty() {
        let ids: Vec<LineId> = voided.iter().map(|(id, _)| *id).collect();
        kitchen::take_back_in_tx(tx, &applied.order, &ids).await?;
    }
    book_money(tx, setting, applied).await?;
    move_stock(tx, setting, applied, &sent, &voided).await
}

fn sent_lines(facts: &[OrderFact]) -> Vec<LineId> {
    facts
        .iter()
        .filter_map(|fact| if let OrderFact::LinesSent { lines } = fact { Some(lines) } else { None })
        .flatten()
        .copied()
        .collect()
}

fn voided_lines(facts: &[OrderFact]) -> Vec<(LineId, LineState)> {
    facts
        .iter()
        .filter_map(
            |fact| if let OrderFact::LineVoided { line, from, .. } = fact { Some((*line, *from)) } else { None },
        )
        .collect()
}

async fn book_money(tx: &mut Tx, setting: &Setting, applied: &Applied) -> Result<(), AppError> {
    let (order, date) = (&applied.order, setting.house.business_date(tx.at()));
    for fact in &applied.facts {
        match fact {
            OrderFact::PaymentCaptured { payment, tender, amount, .. } => {
                ledger::post_payment_in_tx(tx, order.id, *payment, date, (*tender, *amount)).await?;
            }
            OrderFact::Paid { .. } => {
                payments::issue_receipt_in_tx(tx, order.id).await?;
                ledger::post_sale_in_tx(tx, order.id, date, &order.totals()).await?;
            }
            OrderFact::Opened(_)
            | OrderFact::LineAdded { .. }
            | OrderFact::LineQuantityChanged { .. }
            | OrderFact::LineNoteChanged { .. }
            | OrderFact::LineRemoved { .. }
            | OrderFact::LinesSent { .. }
            | OrderFact::Numbered { .. }
            | OrderFact::LineAdvanced { .. }
            | OrderFact::LineVoided { .. }
            | OrderFact::Completed
            | OrderFact::Cancelled { .. } => {}
        }
    }
    Ok(())
}

/// How movements refer to an order: `2026-11-20/83`.
fn reference(order: &Order) -> String {
    order.number.map_or_else(|| order.id.to_string(), crate::orders::model::OrderNumber::reference)
}

async fn move_stock(
    tx: &mut Tx,
    setting: &Setting,
    applied: &Applied,
    sent: &[LineId],
    voided: &[(LineId, LineState)],
) -> Result<(), AppError> {
    let order = &applied.order;
    if !sent.is_empty() {
        let needs = line_needs(setting, order, sent);
        inventory::reserve_in_tx(tx, setting.house.stock_policy, order.id, &needs).await?;
    }
    let (begun, untouched): (Vec<_>, Vec<_>) = voided.iter().partition(|(_, from)| from.is_begun());
    let ids = |lines: Vec<&(LineId, LineState)>| lines.into_iter().map(|(id, _)| *id).collect::<Vec<LineId>>();
    let (begun, untouched) = (ids(begun), ids(untouched));
    if !untouched.is_empty() {
        inventory::release_in_tx(tx, order.id, &untouched).await?;
    }
    if !begun.is_empty() {
        inventory::waste_in_tx(tx, order.id, &begun, &format!("VOID:{}", reference(order))).await?;
    }
    if applied.facts.iter().any(|fact| matches!(fact, OrderFact::Paid { .. })) {
        inventory::deduct_in_tx(tx, order.id, &format!("SALE:{}", reference(order))).await?;
    }
    Ok(())
}

fn line_needs(setting: &Setting, order: &Order, sent: &[LineId]) -> Vec<LineNeed> {
    let snapshot = &setting.snapshot;
    let lines = order.lines.iter().filter(|line| sent.contains(&line.id));
    lines
        .flat_map(|line| {
            let item = snapshot.menu.item(line.item);
            let needs = item.map(|item| needs::of_portion(snapshot, item, &line.selection)).unwrap_or_default();
            needs.into_iter().map(|need| {
                let need = crate::menu::model::Need { quantity: need.quantity.times(line.quantity), ..need };
                LineNeed { line: line.id, need }
            })
        })
        .collect()
}
