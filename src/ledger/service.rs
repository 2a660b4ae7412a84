//! Posting.

use super::{
    model::{Account, EntryKind, Posting},
    store::{self, Entry},
};
use crate::{
    kernel::{
        error::AppError,
        ids::{DrawerId, OrderId, PaymentId},
        money::Money,
        time::BusinessDate,
    },
    orders::model::{Captured, Tender, refunds::Refunded, sale::Sale},
    platform::db::Tx,
};

/// Posts a sale when its order is first paid, and later whatever changes it: by rate, as it was charged. What
/// guests owe balances it.
///
/// Example, prices with tax: two coffees at 3.20 with 10 %, 10 % off. Full price 6.40 holds 0.58 of tax, net 5.82; what
/// is charged is 5.76, of which 0.52 is tax, net 5.24: receivable +5.76, sales -5.82, discounts +0.58, tax -0.52.
pub async fn post_sale_in_tx(
    tx: &mut Tx,
    order: OrderId,
    date: BusinessDate,
    (change, is_first): (&Sale, bool),
) -> Result<(), AppError> {
    let kind = if is_first { EntryKind::Sale } else { EntryKind::Correction };
    post(tx, About::order(order), (kind, date), &sale(change)).await
}

fn sale(change: &Sale) -> Vec<Posting> {
    let owed = change.values().map(|part| part.gross()).sum();
    let mut postings = vec![Posting::new(Account::Receivable, owed)];
    for (rate, part) in change {
        postings.push(Posting::at_rate(Account::Sales, -part.sales, *rate));
        postings.push(Posting::at_rate(Account::Discounts, part.discounts, *rate));
        postings.push(Posting::at_rate(Account::Service, -part.service, *rate));
        postings.push(Posting::at_rate(Account::Returns, part.returns, *rate));
        postings.push(Posting::at_rate(Account::Tax, -part.tax, *rate));
    }
    postings
}

/// Adds a sale that was posted to the quarter of an hour that it was made in, a row that many sales share.
pub async fn count_sale_in_tx(
    tx: &mut Tx,
    date: BusinessDate,
    (change, is_first): (&Sale, bool),
) -> Result<(), AppError> {
    let owed = change.values().map(|part| part.gross()).sum();
    let tax = change.values().map(|part| part.tax).sum();
    let (restaurant, at) = (tx.restaurant(), tx.at());
    Ok(store::add_to_quarter(tx.conn(), restaurant, (date, at), (owed, tax), i32::from(is_first)).await?)
}

/// Posts money that came in: the drawer or the card account has it, guests owe it no more, the tip is the staff's.
///
/// Example: 12.93 in cash where the smallest coin is 0.05, and 1.00 of tip: cash +13.95, receivable -12.93,
/// rounding -0.02, tips -1.00.
pub async fn post_payment_in_tx(
    tx: &mut Tx,
    order: OrderId,
    date: BusinessDate,
    (captured, drawer): (&Captured, Option<DrawerId>),
) -> Result<(), AppError> {
    let postings = money(captured.tender, captured.received(), captured.amount, captured.rounding, captured.tip);
    post(tx, About::money(order, captured.payment, drawer), (EntryKind::Payment, date), &postings).await
}

/// Posts money that was given back: a payment the other way round.
pub async fn post_refund_in_tx(
    tx: &mut Tx,
    order: OrderId,
    date: BusinessDate,
    (refunded, drawer): (&Refunded, Option<DrawerId>),
) -> Result<(), AppError> {
    let postings = money(refunded.tender, -refunded.given(), -refunded.amount, -refunded.rounding, -refunded.tip);
    post(tx, About::money(order, refunded.payment, drawer), (EntryKind::Refund, date), &postings).await
}

/// Posts that money came in another way than was keyed in: out of the one account, into the other.
pub async fn post_tender_correction_in_tx(
    tx: &mut Tx,
    order: OrderId,
    date: BusinessDate,
    (captured, from, drawer): (&Captured, Tender, Option<DrawerId>),
) -> Result<(), AppError> {
    let received = captured.received();
    let postings = [Posting::new(account(captured.tender), received), Posting::new(account(from), -received)];
    post(tx, About::money(order, captured.payment, drawer), (EntryKind::Tender, date), &postings).await
}

/// Posts cash that goes into a drawer, or out of it where the amount is negative, besides sales.
///
/// Example: a float of 150.00: cash +150.00, safe -150.00; 8.50 paid out for milk: cash -8.50, sundry +8.50.
pub async fn post_cash_in_tx(
    tx: &mut Tx,
    drawer: DrawerId,
    date: BusinessDate,
    (kind, amount): (EntryKind, Money),
) -> Result<(), AppError> {
    let other = if matches!(kind, EntryKind::PayIn | EntryKind::PayOut) { Account::Sundry } else { Account::Safe };
    let postings = [Posting::new(Account::Cash, amount), Posting::new(other, -amount)];
    post(tx, About::drawer(drawer), (kind, date), &postings).await
}

/// Posts that a drawer was emptied: what was counted goes to the safe, and what differs from the books is over or short.
/// It is an entry even where nothing was in it: it says that the drawer is closed.
///
/// Example: 212.40 expected, 211.90 counted: cash -212.40, safe +211.90, over and short +0.50.
pub async fn post_closing_in_tx(
    tx: &mut Tx,
    drawer: DrawerId,
    date: BusinessDate,
    (expected, counted): (Money, Money),
) -> Result<(), AppError> {
    let postings = [
        Posting::new(Account::Cash, -expected),
        Posting::new(Account::Safe, counted),
        Posting::new(Account::OverShort, expected - counted),
    ];
    post(tx, About::drawer(drawer), (EntryKind::DrawerClose, date), &postings).await
}

const fn account(tender: Tender) -> Account {
    match tender {
        Tender::Cash => Account::Cash,
        Tender::Card => Account::Card,
        Tender::Terminal => Account::Terminal,
    }
}

fn money(tender: Tender, received: Money, amount: Money, rounding: Money, tip: Money) -> [Posting; 4] {
    [
        Posting::new(account(tender), received),
        Posting::new(Account::Receivable, -amount),
        Posting::new(Account::Rounding, -rounding),
        Posting::new(Account::Tips, -tip),
    ]
}

/// What an entry is about.
struct About {
    order: Option<OrderId>,
    payment: Option<PaymentId>,
    drawer: Option<DrawerId>,
}

impl About {
    const fn order(order: OrderId) -> Self {
        Self { order: Some(order), payment: None, drawer: None }
    }

    const fn money(order: OrderId, payment: PaymentId, drawer: Option<DrawerId>) -> Self {
        Self { order: Some(order), payment: Some(payment), drawer }
    }

    const fn drawer(drawer: DrawerId) -> Self {
        Self { order: None, payment: None, drawer: Some(drawer) }
    }
}

async fn post(
    tx: &mut Tx,
    about: About,
    (kind, date): (EntryKind, BusinessDate),
    postings: &[Posting],
) -> Result<(), AppError> {
    let postings: Vec<Posting> = postings.iter().copied().filter(|posting| !posting.amount.is_zero()).collect();
    assert!(postings.iter().map(|posting| posting.amount).sum::<Money>().is_zero(), "an entry balances");
    if postings.is_empty() && kind != EntryKind::DrawerClose {
        return Ok(());
    }
    let (restaurant, at) = (tx.restaurant(), tx.at());
    let About { order, payment, drawer } = about;
    let entry = Entry { id: tx.new_id(), kind, order, payment, drawer, date, at };
    Ok(store::insert(tx.conn(), restaurant, &entry, &postings).await?)
}
