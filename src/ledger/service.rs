//! Posting.

use super::{
    model::{Account, Posting},
    store::{self, Entry},
};
use crate::{
    kernel::{
        error::AppError,
        ids::{OrderId, PaymentId},
        money::Money,
        time::BusinessDate,
    },
    orders::model::{Tender, pricing::Totals},
    platform::db::Tx,
};

/// Posts a sale when its order is paid: what guests owed becomes sales and tax, by rate as it was charged.
///
/// Example, prices with tax: two coffees at 3.20 with 10 %: receivable +6.40, sales -5.82, tax -0.58.
pub async fn post_sale_in_tx(tx: &mut Tx, order: OrderId, date: BusinessDate, totals: &Totals) -> Result<(), AppError> {
    let mut postings = vec![Posting::new(Account::Receivable, totals.total)];
    for share in &totals.taxes {
        postings.push(Posting::at_rate(Account::Sales, -share.net, share.rate));
        postings.push(Posting::at_rate(Account::Tax, -share.tax, share.rate));
    }
    post(tx, order, None, date, &postings).await
}

/// Posts money that came in: the drawer or the card account has it, guests owe it no more.
pub async fn post_payment_in_tx(
    tx: &mut Tx,
    order: OrderId,
    payment: PaymentId,
    date: BusinessDate,
    (tender, amount): (Tender, Money),
) -> Result<(), AppError> {
    let account = match tender {
        Tender::Cash => Account::Cash,
        Tender::Card => Account::Card,
    };
    let postings = [Posting::new(account, amount), Posting::new(Account::Receivable, -amount)];
    post(tx, order, Some(payment), date, &postings).await
}

async fn post(
    tx: &mut Tx,
    order: OrderId,
    payment: Option<PaymentId>,
    date: BusinessDate,
    postings: &[Posting],
) -> Result<(), AppError> {
    let postings: Vec<Posting> = postings.iter().copied().filter(|posting| !posting.amount.is_zero()).collect();
    assert!(postings.iter().map(|posting| posting.amount).sum::<Money>().is_zero(), "an entry balances");
    let (restaurant, at) = (tx.restaurant(), tx.at());
    let entry = Entry { id: tx.new_id(), order, payment, date, at };
    Ok(store::insert(tx.conn(), restaurant, &entry, &postings).await?)
}
