//! variants: the sizes of a dish.

use sqlx::PgConnection;

use super::write;
use crate::{
    kernel::ids::{ItemId, RestaurantId},
    menu::model::Variant,
};

/// Replaces the sizes of an item. Those that keep their id are changed where they stand, as recipes and combos name
/// them.
pub async fn replace(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    item: ItemId,
    variants: &[Variant],
) -> sqlx::Result<()> {
    let kept: Vec<uuid::Uuid> = variants.iter().map(|variant| variant.id.uuid()).collect();
    sqlx::query!(
        "delete from variants where restaurant_id = $1 and item_id = $2 and variant_id <> all($3)",
        restaurant.uuid(),
        item.uuid(),
        &kept
    )
    .execute(&mut *conn)
    .await?;
    // Two that swap their names must not meet on the way.
    let old = sqlx::query_scalar!(
        "update variants set name = variant_id::text where restaurant_id = $1 and item_id = $2 returning variant_id",
        restaurant.uuid(),
        item.uuid()
    );
    let old = old.fetch_all(&mut *conn).await?;
    for (position, variant) in variants.iter().enumerate() {
        if old.contains(&variant.id.uuid()) {
            update(conn, restaurant, variant, position).await?;
        } else {
            write::insert_variant(conn, restaurant, item, variant, position).await?;
        }
    }
    Ok(())
}

async fn update(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    variant: &Variant,
    position: usize,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update variants set name = $3, translations = $4, price_minor = $5, position = $6
         where restaurant_id = $1 and variant_id = $2",
        restaurant.uuid(),
        variant.id.uuid(),
        variant.name.own,
        write::name_json(&variant.name),
        variant.price.minor(),
        write::place(position)
    )
    .execute(conn)
    .await?;
    Ok(())
}
