//! Reads the views of schema `reporting`, writes nothing.

pub mod audit;
pub mod figures;

use sqlx::PgConnection;

use super::model::{DayFigures, DaySales, LowStock, TopItem};
use crate::kernel::{
    ids::RestaurantId,
    money::Money,
    quantity::{Quantity, Unit},
    time::{BusinessDate, Timestamp},
};

fn money(minor: i64) -> Money {
    Money::try_from(minor).unwrap_or_default()
}

fn count(number: i64) -> u32 {
    u32::try_from(number).unwrap_or_default()
}

/// Sales of a business date up to an instant: its whole quarters from what was summed up, the last one by its postings.
pub(super) async fn day(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    date: BusinessDate,
    until: Timestamp,
) -> sqlx::Result<DayFigures> {
    let row = sqlx::query!(
        r#"select coalesce(sum(gross), 0)::bigint as "sales!", coalesce(sum(tax), 0)::bigint as "tax!", coalesce(sum(orders), 0)::bigint as "orders!"
         from (
             select gross_minor as gross, tax_minor as tax, orders from reporting.sales_quarters
             where restaurant_id = $1 and business_date = $2 and quarter_at < date_bin('15 minutes', $3::timestamptz, '2000-01-01 00:00:00+00')
             union all
             select gross_minor, tax_minor, (kind = 'sale')::int from reporting.sales
             where restaurant_id = $1 and business_date = $2 and at >= date_bin('15 minutes', $3::timestamptz, '2000-01-01 00:00:00+00') and at <= $3
         ) parts"#,
        restaurant.uuid(),
        date,
        until
    );
    let row = row.fetch_one(conn).await?;
    let (sales, tax) = (money(row.sales), money(row.tax));
    Ok(DayFigures { sales, net: sales - tax, tax, orders: count(row.orders) })
}

/// Sales of a business date by the hour of the restaurant's clock.
pub(super) async fn by_hour(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    date: BusinessDate,
    time_zone: &str,
) -> sqlx::Result<Vec<(u32, Money)>> {
    let rows = sqlx::query!(
        r#"select extract(hour from quarter_at at time zone $3)::int as "hour!", sum(gross_minor)::bigint as "sales!"
         from reporting.sales_quarters where restaurant_id = $1 and business_date = $2 group by 1"#,
        restaurant.uuid(),
        date,
        time_zone
    );
    let rows = rows.fetch_all(conn).await?;
    Ok(rows.into_iter().map(|row| (u32::try_from(row.hour).unwrap_or_default(), money(row.sales))).collect())
}

pub(super) async fn by_day(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    from: BusinessDate,
) -> sqlx::Result<Vec<DaySales>> {
    let rows = sqlx::query!(
        r#"select business_date as "date!", sum(gross_minor)::bigint as "sales!", sum(orders)::bigint as "orders!"
         from reporting.sales_quarters where restaurant_id = $1 and business_date >= $2 group by business_date order by business_date"#,
        restaurant.uuid(),
        from
    );
    let rows = rows.fetch_all(conn).await?;
    Ok(rows
        .into_iter()
        .map(|row| DaySales { date: row.date, sales: money(row.sales), orders: count(row.orders) })
        .collect())
}

pub(super) async fn top_items(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    from: BusinessDate,
    max: i64,
) -> sqlx::Result<Vec<TopItem>> {
    let rows = sqlx::query!(
        r#"select item_id as "item!", max(name) as "name!", sum(quantity)::bigint as "portions!", sum(amount_minor)::bigint as "sales!"
         from reporting.sold_lines where restaurant_id = $1 and business_date >= $2
         group by item_id order by 3 desc, 4 desc limit $3"#,
        restaurant.uuid(),
        from,
        max
    );
    let rows = rows.fetch_all(conn).await?;
    Ok(rows
        .into_iter()
        .map(|row| TopItem {
            item: row.item.into(),
            name: row.name,
            portions: count(row.portions),
            sales: money(row.sales),
        })
        .collect())
}

pub(super) async fn low_stock(conn: &mut PgConnection, restaurant: RestaurantId) -> sqlx::Result<Vec<LowStock>> {
    let rows = sqlx::query!(
        r#"select ingredient_id as "id!", name as "name!", unit as "unit!", (on_hand_milli - reserved_milli) as "free!", threshold_milli as "threshold!"
         from reporting.low_stock where restaurant_id = $1
         order by (on_hand_milli - reserved_milli)::numeric / threshold_milli, name limit 50"#,
        restaurant.uuid()
    );
    let rows = rows.fetch_all(conn).await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            Some(LowStock {
                ingredient: row.id.into(),
                name: row.name,
                unit: Unit::parse(&row.unit)?,
                free: Quantity::from_milli(row.free),
                threshold: Quantity::from_milli(row.threshold),
            })
        })
        .collect())
}

/// Open seatings, and those that wait for a tap.
pub(super) async fn seatings(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
) -> sqlx::Result<Vec<(uuid::Uuid, bool)>> {
    let rows = sqlx::query!(
        r#"select seating_id as "id!", is_awaiting as "is_awaiting!" from reporting.open_seatings where restaurant_id = $1 order by opened_at"#,
        restaurant.uuid()
    );
    Ok(rows.fetch_all(conn).await?.into_iter().map(|row| (row.id, row.is_awaiting)).collect())
}

pub(super) async fn open_orders(conn: &mut PgConnection, restaurant: RestaurantId) -> sqlx::Result<i64> {
    let open = sqlx::query_scalar!(
        r#"select count(*) as "open!" from reporting.order_rows where restaurant_id = $1 and closed_at is null"#,
        restaurant.uuid()
    );
    open.fetch_one(conn).await
}

pub(super) async fn failed_refunds(conn: &mut PgConnection, restaurant: RestaurantId) -> sqlx::Result<i64> {
    let failed = sqlx::query_scalar!(
        r#"select count(*) as "failed!" from reporting.failed_refunds where restaurant_id = $1"#,
        restaurant.uuid()
    );
    failed.fetch_one(conn).await
}

/// The median and the 90th percentile of what dishes took since an instant.
pub(super) async fn kitchen_times(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    since: Timestamp,
) -> sqlx::Result<(Option<i64>, Option<i64>)> {
    let row = sqlx::query!(
        "select percentile_disc(0.5) within group (order by seconds) as median, percentile_disc(0.9) within group (order by seconds) as slow
         from reporting.kitchen_times where restaurant_id = $1 and sent_at >= $2",
        restaurant.uuid(),
        since
    );
    let row = row.fetch_one(conn).await?;
    Ok((row.median, row.slow))
}
