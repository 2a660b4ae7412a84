//! vouchers. The counter is raised and lowered here only, one at a time.

use std::collections::HashMap;

use chrono::NaiveDate;
use sqlx::PgConnection;

use crate::{
    kernel::{
        ids::{OrderId, PromotionId, RestaurantId, VoucherId},
        time::Timestamp,
    },
    platform::db::assert_one_row,
    promotions::model::{
        code::VoucherCode,
        voucher::{Limits, Uses, Voucher},
    },
};

struct Row {
    voucher_id: uuid::Uuid,
    promotion_id: uuid::Uuid,
    code: String,
    uses_max: Option<i32>,
    customer_max: Option<i32>,
    first_day: Option<NaiveDate>,
    last_day: Option<NaiveDate>,
    used: i32,
    stopped_at: Option<Timestamp>,
}

impl Row {
    /// None for a code that the schema does not let in.
    fn voucher(self) -> Option<Voucher> {
        let count = |count: i32| u32::try_from(count).unwrap_or_default();
        Some(Voucher {
            id: self.voucher_id.into(),
            promotion: self.promotion_id.into(),
            code: VoucherCode::parse(&self.code).ok()?,
            limits: Limits {
                uses: Uses::of(self.uses_max.map(count)),
                per_customer: self.customer_max.map(count),
                first_day: self.first_day,
                last_day: self.last_day,
            },
            used: count(self.used),
            stopped_at: self.stopped_at,
        })
    }
}

fn stored(count: Option<u32>) -> Option<i32> {
    count.map(|count| i32::try_from(count).unwrap_or(i32::MAX))
}

pub async fn insert(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    voucher: &Voucher,
    at: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into vouchers (restaurant_id, voucher_id, promotion_id, code, uses_max, customer_max, first_day, last_day, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        restaurant.uuid(),
        voucher.id.uuid(),
        voucher.promotion.uuid(),
        voucher.code.as_str(),
        stored(voucher.limits.uses.max()),
        stored(voucher.limits.per_customer),
        voucher.limits.first_day,
        voucher.limits.last_day,
        at
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The newest 500 of a promotion.
pub async fn list(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    promotion: PromotionId,
) -> sqlx::Result<Vec<Voucher>> {
    let rows = sqlx::query_as!(
        Row,
        "select voucher_id, promotion_id, code, uses_max, customer_max, first_day, last_day, used, stopped_at
         from vouchers where restaurant_id = $1 and promotion_id = $2 order by voucher_id desc limit 500",
        restaurant.uuid(),
        promotion.uuid()
    );
    Ok(rows.fetch_all(conn).await?.into_iter().filter_map(Row::voucher).collect())
}

/// Those with these ids, in the order they were made.
pub async fn by_ids(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    ids: &[VoucherId],
) -> sqlx::Result<Vec<Voucher>> {
    let ids: Vec<uuid::Uuid> = ids.iter().map(|id| id.uuid()).collect();
    let rows = sqlx::query_as!(
        Row,
        "select voucher_id, promotion_id, code, uses_max, customer_max, first_day, last_day, used, stopped_at
         from vouchers where restaurant_id = $1 and voucher_id = any ($2) order by voucher_id",
        restaurant.uuid(),
        &ids
    );
    Ok(rows.fetch_all(conn).await?.into_iter().filter_map(Row::voucher).collect())
}

/// How many vouchers each promotion has, and how many orders hold one of them.
pub async fn counts(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
) -> sqlx::Result<HashMap<PromotionId, (u32, u32)>> {
    let rows = sqlx::query!(
        r#"select promotion_id, count(*) as "vouchers!", coalesce(sum(used), 0) as "used!" from vouchers where restaurant_id = $1 group by promotion_id"#,
        restaurant.uuid()
    );
    let count = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
    let rows = rows.fetch_all(conn).await?;
    Ok(rows.into_iter().map(|row| (row.promotion_id.into(), (count(row.vouchers), count(row.used)))).collect())
}

/// Locks the voucher of a code; none when there is no such code.
pub async fn lock_by_code(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    code: &VoucherCode,
) -> sqlx::Result<Option<Voucher>> {
    let row = sqlx::query_as!(
        Row,
        "select voucher_id, promotion_id, code, uses_max, customer_max, first_day, last_day, used, stopped_at
         from vouchers where restaurant_id = $1 and code = $2 for no key update",
        restaurant.uuid(),
        code.as_str()
    );
    Ok(row.fetch_optional(conn).await?.and_then(Row::voucher))
}

/// Locks a voucher; none when there is no such voucher.
pub async fn lock(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    voucher: VoucherId,
) -> sqlx::Result<Option<Voucher>> {
    let row = sqlx::query_as!(
        Row,
        "select voucher_id, promotion_id, code, uses_max, customer_max, first_day, last_day, used, stopped_at
         from vouchers where restaurant_id = $1 and voucher_id = $2 for no key update",
        restaurant.uuid(),
        voucher.uuid()
    );
    Ok(row.fetch_optional(conn).await?.and_then(Row::voucher))
}

/// Locks the vouchers that an order holds, by their codes.
pub async fn lock_of_order(conn: &mut PgConnection, restaurant: RestaurantId, order: OrderId) -> sqlx::Result<()> {
    sqlx::query_scalar!(
        "select voucher_id from vouchers v where v.restaurant_id = $1 and exists (
             select from redemptions r where r.restaurant_id = $1 and r.voucher_id = v.voucher_id and r.order_id = $2 and r.released_at is null)
         order by code for no key update",
        restaurant.uuid(),
        order.uuid()
    )
    .fetch_all(conn)
    .await?;
    Ok(())
}

/// Takes one use; whether there was one left.
pub async fn take_one(conn: &mut PgConnection, restaurant: RestaurantId, voucher: VoucherId) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update vouchers set used = used + 1
         where restaurant_id = $1 and voucher_id = $2 and stopped_at is null and (uses_max is null or used < uses_max)",
        restaurant.uuid(),
        voucher.uuid()
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Gives back one use.
pub async fn give_back_one(conn: &mut PgConnection, restaurant: RestaurantId, voucher: VoucherId) -> sqlx::Result<()> {
    let done = sqlx::query!(
        "update vouchers set used = used - 1 where restaurant_id = $1 and voucher_id = $2 and used > 0",
        restaurant.uuid(),
        voucher.uuid()
    )
    .execute(conn)
    .await?;
    assert_one_row(&done);
    Ok(())
}

/// Withdraws a voucher that is locked.
pub async fn stop(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    voucher: VoucherId,
    at: Timestamp,
) -> sqlx::Result<()> {
    let done = sqlx::query!(
        "update vouchers set stopped_at = $3 where restaurant_id = $1 and voucher_id = $2",
        restaurant.uuid(),
        voucher.uuid(),
        at
    )
    .execute(conn)
    .await?;
    assert_one_row(&done);
    Ok(())
}
