//! What follows from facts about an order for the books: postings, refunds to be made, and the documents that people
//! get.

use super::setting::Setting;
use crate::{
    drawers::service::sessions as drawers,
    kernel::{error::AppError, ids::DrawerId, money::Money},
    ledger::service as ledger,
    loyalty::service as loyalty,
    orders::{
        model::{
            Captured, Order, OrderStatus, Tender, fact::OrderFact, pricing::TaxShare, refunds::Refunded, sale::Sale,
            sale::difference,
        },
        service::Applied,
    },
    payments::{
        model::{Content, ContentLine, Series},
        service as payments,
    },
    platform::db::Tx,
};

/// What an operation changed of what is charged for an order.
#[must_use = "the quarter's sales and the document follow what was posted"]
pub(super) struct Charged {
    change: Sale,
    /// The bill is paid by it for the first time.
    is_first: bool,
}

impl Charged {
    fn of(applied: &Applied) -> Self {
        let change = difference(&applied.before.sale(), &applied.order.sale());
        Self { change, is_first: applied.before.paid_at.is_none() && applied.order.paid_at.is_some() }
    }
}

/// Posts what an operation did to the money of an order, and says what it changed of the charge.
pub(super) async fn post_money_in_tx(tx: &mut Tx, setting: &Setting, applied: &Applied) -> Result<Charged, AppError> {
    let (order, date) = (&applied.order, setting.house.business_date(tx.at()));
    for fact in &applied.facts {
        if let OrderFact::PaymentCaptured { payment, .. } = fact
            && let Some(captured) = order.payments.iter().find(|known| known.payment == *payment)
        {
            let drawer = payments::drawer_in_tx(tx, *payment).await?;
            ledger::post_payment_in_tx(tx, order.id, date, (captured, drawer)).await?;
        }
        if let OrderFact::PaymentRefunded { refund, payment, .. } = fact
            && let Some(refunded) =
                order.refunds.iter().find(|known| (known.refund, known.payment) == (*refund, *payment))
        {
            payments::refunds::record_in_tx(tx, order.id, refunded).await?;
            // Cash is given back out of the drawer of whoever gives it.
            let drawer = match refunded.tender {
                Tender::Cash => drawers::drawer_of_act_in_tx(tx).await?,
                Tender::Card | Tender::Terminal => None,
            };
            ledger::post_refund_in_tx(tx, order.id, date, (refunded, drawer)).await?;
        }
        if let OrderFact::TenderCorrected { payment, from, to, .. } = fact
            && let Some(captured) = order.payments.iter().find(|known| known.payment == *payment)
        {
            let drawer = corrected_drawer(tx, captured, (*from, *to)).await?;
            payments::correct_tender_in_tx(tx, *payment, *to).await?;
            ledger::post_tender_correction_in_tx(tx, order.id, date, (captured, *from, drawer)).await?;
        }
    }
    let points = order.rules.points_per_hundred.unwrap_or(setting.house.points_per_hundred);
    loyalty::follow_sale_in_tx(tx, order, points).await?;
    let charged = Charged::of(applied);
    if !charged.change.is_empty() {
        ledger::post_sale_in_tx(tx, order.id, date, (&charged.change, charged.is_first)).await?;
    }
    Ok(charged)
}

/// Adds what was posted to the sales of its time, and issues the document that says so.
pub(super) async fn document_in_tx(
    tx: &mut Tx,
    setting: &Setting,
    applied: &Applied,
    Charged { change, is_first }: Charged,
) -> Result<(), AppError> {
    if !change.is_empty() {
        let date = setting.house.business_date(tx.at());
        ledger::count_sale_in_tx(tx, date, (&change, is_first)).await?;
    }
    if is_first || !change.is_empty() {
        issue(tx, applied, &change, is_first).await?;
    }
    Ok(())
}

/// Which drawer has less cash than was keyed in, or more: the one that it was keyed into, or the one of whoever took it.
/// What was counted stays as it was counted.
async fn corrected_drawer(
    tx: &mut Tx,
    captured: &Captured,
    (from, to): (Tender, Tender),
) -> Result<Option<DrawerId>, AppError> {
    match (from, to) {
        (Tender::Cash, _) => {
            let drawer = payments::drawer_in_tx(tx, captured.payment).await?;
            drawers::while_open_in_tx(tx, drawer).await
        }
        (_, Tender::Cash) => drawers::drawer_of_in_tx(tx, captured.by).await,
        _ => Ok(None),
    }
}

/// A receipt for what is charged, a credit note for what is not charged after all.
async fn issue(tx: &mut Tx, applied: &Applied, change: &Sale, is_first: bool) -> Result<(), AppError> {
    let order = &applied.order;
    let taxes: Vec<TaxShare> = change
        .iter()
        .map(|(rate, part)| TaxShare { rate: *rate, net: part.gross() - part.tax, tax: part.tax })
        .filter(|share| !share.gross().is_zero())
        .collect();
    let total = taxes.iter().map(|share| share.gross()).sum::<Money>();
    let series = if is_first || !total.is_negative() { Series::Receipt } else { Series::CreditNote };
    let content = Content {
        lines: lines(applied, is_first),
        service: service(applied, is_first),
        taxes,
        total,
        bill_to: order.bill_to.clone(),
        reason: reason(&applied.facts),
        payments: new_payments(applied),
        refunds: new_refunds(applied),
    };
    payments::issue_in_tx(tx, order.id, series, &content).await
}

/// The lines that a document is about: all of them at first, then those that an operation changed.
fn lines(applied: &Applied, is_first: bool) -> Vec<ContentLine> {
    let (before, after) = (applied.before.figures(), applied.order.figures());
    let credited = applied.facts.iter().filter_map(|fact| match fact {
        OrderFact::CreditGiven { lines, .. } => Some(lines),
        _ => None,
    });
    let credited: Vec<ContentLine> = credited
        .flatten()
        .filter_map(|credit| {
            let line = applied.order.line(credit.line)?;
            Some(ContentLine::new(line, credit.quantity, -credit.amount))
        })
        .collect();
    let changed = applied.order.lines.iter().filter_map(|line| {
        let now = after.line(line.id).map(|figures| figures.total).unwrap_or_default();
        let then = if is_first { None } else { before.line(line.id).map(|figures| figures.total) }.unwrap_or_default();
        let is_shown = if is_first { after.line(line.id).is_some() } else { now != then };
        is_shown.then(|| ContentLine::new(line, line.quantity, now - then))
    });
    changed.chain(credited).collect()
}

/// The service charge that a document is about: all of it at first, then what it changed by.
fn service(applied: &Applied, is_first: bool) -> Money {
    let of = |order: &Order| order.figures().service.map_or(Money::ZERO, |charge| charge.total);
    let charged = |order: &Order| if order.status() == OrderStatus::Cancelled { Money::ZERO } else { of(order) };
    let before = if is_first { Money::ZERO } else { charged(&applied.before) };
    charged(&applied.order) - before
}

fn reason(facts: &[OrderFact]) -> Option<crate::kernel::text::Note> {
    facts.iter().find_map(|fact| match fact {
        OrderFact::CreditGiven { reason, .. }
        | OrderFact::Cancelled { reason }
        | OrderFact::PaymentRefunded { reason, .. } => Some(reason.clone()),
        _ => None,
    })
}

/// The first receipt names every payment of the bill, a later document those that came since.
fn new_payments(applied: &Applied) -> Vec<Captured> {
    let before = &applied.before;
    let is_known = |payment: &Captured| before.payments.iter().any(|known| known.payment == payment.payment);
    let is_new = |payment: &&Captured| before.paid_at.is_none() || !is_known(payment);
    applied.order.payments.iter().filter(is_new).cloned().collect()
}

fn new_refunds(applied: &Applied) -> Vec<Refunded> {
    let is_new = |refund: &&Refunded| !applied.before.refunds.contains(refund);
    applied.order.refunds.iter().filter(is_new).cloned().collect()
}
