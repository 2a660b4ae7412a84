//! journal_entries, journal_lines: inserted, never changed. sales_quarters: what they come to, kept beside them.

use sqlx::PgConnection;

use super::model::{EntryKind, Posting};
use crate::kernel::{
    ids::{DrawerId, EntryId, OrderId, PaymentId, RestaurantId},
    money::Money,
    time::{BusinessDate, Timestamp},
};

pub(super) struct Entry {
    pub id: EntryId,
    pub kind: EntryKind,
    /// What it is about; a drawer's own entries have no order.
    pub order: Option<OrderId>,
    pub payment: Option<PaymentId>,
    /// Whose cash it moves.
    pub drawer: Option<DrawerId>,
    pub date: BusinessDate,
    pub at: Timestamp,
}

pub(super) async fn insert(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    entry: &Entry,
    postings: &[Posting],
) -> sqlx::Result<()> {
    let numbers: Vec<i32> = (1..).take(postings.len()).collect();
    let accounts: Vec<String> = postings.iter().map(|posting| posting.account.as_str().to_owned()).collect();
    let amounts: Vec<i64> = postings.iter().map(|posting| posting.amount.minor()).collect();
    let rates: Vec<Option<i32>> =
        postings.iter().map(|posting| posting.rate.map(crate::kernel::money::Rate::basis_points)).collect();
    sqlx::query!(
        "with entry as (
             insert into journal_entries (restaurant_id, entry_id, kind, order_id, payment_id, business_date, at, drawer_id)
             values ($1, $2, $7, $8, $9, $10, $11, $12))
         insert into journal_lines (restaurant_id, entry_id, line_number, account, amount_minor, tax_bp)
         select $1, $2, * from unnest($3::int[], $4::text[], $5::bigint[], $6::int[])",
        restaurant.uuid(),
        entry.id.uuid(),
        &numbers,
        &accounts,
        &amounts,
        &rates as &[Option<i32>],
        entry.kind.as_str(),
        entry.order.map(OrderId::uuid),
        entry.payment.map(PaymentId::uuid),
        entry.date,
        entry.at,
        entry.drawer.map(DrawerId::uuid)
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Adds a posted sale, or what corrects one, to its quarter hour. Its row is one that every sale of the moment touches.
pub(super) async fn add_to_quarter(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    (date, at): (BusinessDate, Timestamp),
    (gross, tax): (Money, Money),
    orders: i32,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into sales_quarters (restaurant_id, business_date, quarter_at, gross_minor, tax_minor, orders)
         values ($1, $2, date_bin('15 minutes', $3::timestamptz, '2000-01-01 00:00:00+00'), $4, $5, $6)
         on conflict (restaurant_id, business_date, quarter_at) do update
         set gross_minor = sales_quarters.gross_minor + excluded.gross_minor, tax_minor = sales_quarters.tax_minor + excluded.tax_minor,
             orders = sales_quarters.orders + excluded.orders",
        restaurant.uuid(),
        date,
        at,
        gross.minor(),
        tax.minor(),
        orders
    )
    .execute(conn)
    .await?;
    Ok(())
}
