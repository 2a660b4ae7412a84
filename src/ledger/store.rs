//! journal_entries, journal_lines: inserted, never changed.

use sqlx::PgConnection;

use super::model::{EntryKind, Posting};
use crate::kernel::{
    ids::{DrawerId, EntryId, OrderId, PaymentId, RestaurantId},
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
    sqlx::query!(
        "insert into journal_entries (restaurant_id, entry_id, kind, order_id, payment_id, business_date, at, drawer_id) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        restaurant.uuid(),
        entry.id.uuid(),
        entry.kind.as_str(),
        entry.order.map(OrderId::uuid),
        entry.payment.map(PaymentId::uuid),
        entry.date,
        entry.at,
        entry.drawer.map(DrawerId::uuid)
    )
    .execute(&mut *conn)
    .await?;
    let numbers: Vec<i32> = (1..).take(postings.len()).collect();
    let accounts: Vec<String> = postings.iter().map(|posting| posting.account.as_str().to_owned()).collect();
    let amounts: Vec<i64> = postings.iter().map(|posting| posting.amount.minor()).collect();
    let rates: Vec<Option<i32>> =
        postings.iter().map(|posting| posting.rate.map(crate::kernel::money::Rate::basis_points)).collect();
    sqlx::query!(
        "insert into journal_lines (restaurant_id, entry_id, line_number, account, amount_minor, tax_bp)
         select $1, $2, * from unnest($3::int[], $4::text[], $5::bigint[], $6::int[])",
        restaurant.uuid(),
        entry.id.uuid(),
        &numbers,
        &accounts,
        &amounts,
        &rates as &[Option<i32>]
    )
    .execute(conn)
    .await?;
    Ok(())
}
