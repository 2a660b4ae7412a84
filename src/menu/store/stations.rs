//! stations: changing and removing.

use sqlx::PgConnection;

use super::write::name_json;
use crate::{
    kernel::ids::{RestaurantId, StationId},
    menu::model::Station,
};

pub async fn update(conn: &mut PgConnection, restaurant: RestaurantId, station: &Station) -> sqlx::Result<()> {
    sqlx::query!(
        "update stations set name = $3, translations = $4 where restaurant_id = $1 and station_id = $2",
        restaurant.uuid(),
        station.id.uuid(),
        station.name.own,
        name_json(&station.name)
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Removes a station; none when there is no such station.
pub async fn delete(conn: &mut PgConnection, restaurant: RestaurantId, station: StationId) -> sqlx::Result<Option<()>> {
    let done = sqlx::query!(
        "delete from stations where restaurant_id = $1 and station_id = $2",
        restaurant.uuid(),
        station.uuid()
    );
    Ok((done.execute(conn).await?.rows_affected() == 1).then_some(()))
}

/// The place behind all others.
pub async fn next_position(conn: &mut PgConnection, restaurant: RestaurantId) -> sqlx::Result<usize> {
    let next = sqlx::query_scalar!(
        r#"select coalesce(max(position) + 1, 0) as "next!" from stations where restaurant_id = $1"#,
        restaurant.uuid()
    );
    Ok(usize::try_from(next.fetch_one(conn).await?).unwrap_or_default())
}
