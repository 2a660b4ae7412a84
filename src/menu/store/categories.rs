//! categories: changing and removing.

use sqlx::PgConnection;

use super::write::name_json;
use crate::{
    kernel::ids::{CategoryId, RestaurantId},
    menu::model::Category,
};

/// Changes a category's row.
pub async fn update(conn: &mut PgConnection, restaurant: RestaurantId, category: &Category) -> sqlx::Result<()> {
    sqlx::query!(
        "update categories set name = $3, translations = $4, station_id = $5, course = $6
         where restaurant_id = $1 and category_id = $2",
        restaurant.uuid(),
        category.id.uuid(),
        category.name.own,
        name_json(&category.name),
        category.station.uuid(),
        i32::from(category.course)
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Removes a category; none when there is no such category.
pub async fn delete(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    category: CategoryId,
) -> sqlx::Result<Option<()>> {
    let done = sqlx::query!(
        "delete from categories where restaurant_id = $1 and category_id = $2",
        restaurant.uuid(),
        category.uuid()
    );
    Ok((done.execute(conn).await?.rows_affected() == 1).then_some(()))
}

/// The place behind all others.
pub async fn next_position(conn: &mut PgConnection, restaurant: RestaurantId) -> sqlx::Result<usize> {
    let next = sqlx::query_scalar!(
        r#"select coalesce(max(position) + 1, 0) as "next!" from categories where restaurant_id = $1"#,
        restaurant.uuid()
    );
    Ok(usize::try_from(next.fetch_one(conn).await?).unwrap_or_default())
}
