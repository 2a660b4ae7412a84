//! redemptions.

use sqlx::PgConnection;

use crate::kernel::{
    actor::Actor,
    ids::{CustomerId, OrderId, RedemptionId, RestaurantId, VoucherId},
    time::Timestamp,
};

/// One use of a voucher.
pub struct New {
    pub id: RedemptionId,
    pub voucher: VoucherId,
    pub order: OrderId,
    pub customer: Option<CustomerId>,
}

/// Whether the order holds this voucher now. Asked while the voucher is locked.
pub async fn holds(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    order: OrderId,
    voucher: VoucherId,
) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"select exists (select from redemptions where restaurant_id = $1 and order_id = $2 and voucher_id = $3 and released_at is null) as "holds!""#,
        restaurant.uuid(),
        order.uuid(),
        voucher.uuid()
    )
    .fetch_one(conn)
    .await
}

/// How many orders of a customer hold this voucher. Asked while the voucher is locked.
pub async fn count_of(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    voucher: VoucherId,
    customer: CustomerId,
) -> sqlx::Result<u32> {
    let count = sqlx::query_scalar!(
        r#"select count(*) as "count!" from redemptions
           where restaurant_id = $1 and voucher_id = $2 and customer_id = $3 and released_at is null"#,
        restaurant.uuid(),
        voucher.uuid(),
        customer.uuid()
    );
    Ok(u32::try_from(count.fetch_one(conn).await?).unwrap_or(u32::MAX))
}

pub async fn insert(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    new: &New,
    actor: Actor,
    at: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into redemptions (restaurant_id, redemption_id, voucher_id, order_id, customer_id, at, actor) values ($1, $2, $3, $4, $5, $6, $7)",
        restaurant.uuid(),
        new.id.uuid(),
        new.voucher.uuid(),
        new.order.uuid(),
        new.customer.map(CustomerId::uuid),
        at,
        actor.to_string()
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Marks what an order still holds as given back; answers with the vouchers.
pub async fn release(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    order: OrderId,
    only: Option<VoucherId>,
    at: Timestamp,
) -> sqlx::Result<Vec<VoucherId>> {
    let released = sqlx::query_scalar!(
        "update redemptions set released_at = $4
         where restaurant_id = $1 and order_id = $2 and released_at is null and ($3::uuid is null or voucher_id = $3)
         returning voucher_id",
        restaurant.uuid(),
        order.uuid(),
        only.map(VoucherId::uuid),
        at
    );
    Ok(released.fetch_all(conn).await?.into_iter().map(VoucherId::from).collect())
}
