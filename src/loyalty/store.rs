//! point_entries: never changed, only added to.

use sqlx::PgConnection;

use crate::kernel::{
    ids::{CustomerId, OrderId, RestaurantId},
    time::Timestamp,
};

/// What an order has earned so far.
pub(super) async fn of_order(conn: &mut PgConnection, restaurant: RestaurantId, order: OrderId) -> sqlx::Result<i64> {
    let sum = sqlx::query_scalar!(
        r#"select coalesce(sum(points), 0)::bigint as "points!" from point_entries where restaurant_id = $1 and order_id = $2"#,
        restaurant.uuid(),
        order.uuid()
    );
    sum.fetch_one(conn).await
}

pub(super) async fn insert(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    entry: uuid::Uuid,
    (customer, order, points): (CustomerId, OrderId, i64),
    at: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into point_entries (restaurant_id, entry_id, customer_id, order_id, points, at) values ($1, $2, $3, $4, $5, $6)",
        restaurant.uuid(),
        entry,
        customer.uuid(),
        order.uuid(),
        points,
        at
    )
    .execute(conn)
    .await?;
    Ok(())
}
