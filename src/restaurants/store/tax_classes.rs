//! tax_classes: changing and removing.

use sqlx::PgConnection;

use crate::{
    kernel::{
        ids::{RestaurantId, TaxClassId},
        money::Rate,
    },
    restaurants::service::NewTaxClass,
};

/// Locks a class and reads it; none when there is no such class.
pub async fn lock(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    id: TaxClassId,
) -> sqlx::Result<Option<NewTaxClass>> {
    let row = sqlx::query!(
        "select name, dine_in_bp, takeaway_bp from tax_classes where restaurant_id = $1 and tax_class_id = $2 for update",
        restaurant.uuid(),
        id.uuid()
    );
    let rate = |basis_points| Rate::try_from(basis_points).unwrap_or_default();
    let class = |(name, dine_in, takeaway)| NewTaxClass { id, name, dine_in: rate(dine_in), takeaway: rate(takeaway) };
    Ok(row.fetch_optional(conn).await?.map(|row| class((row.name, row.dine_in_bp, row.takeaway_bp))))
}

pub async fn update(conn: &mut PgConnection, restaurant: RestaurantId, class: &NewTaxClass) -> sqlx::Result<()> {
    sqlx::query!(
        "update tax_classes set name = $3, dine_in_bp = $4, takeaway_bp = $5 where restaurant_id = $1 and tax_class_id = $2",
        restaurant.uuid(),
        class.id.uuid(),
        class.name,
        class.dine_in.basis_points(),
        class.takeaway.basis_points()
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Removes a class; none when there is no such class.
pub async fn delete(conn: &mut PgConnection, restaurant: RestaurantId, id: TaxClassId) -> sqlx::Result<Option<()>> {
    let done = sqlx::query!(
        "delete from tax_classes where restaurant_id = $1 and tax_class_id = $2",
        restaurant.uuid(),
        id.uuid()
    );
    Ok((done.execute(conn).await?.rows_affected() == 1).then_some(()))
}
