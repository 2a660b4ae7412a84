//! The settings in a restaurant's row.

use sqlx::PgConnection;

use crate::{
    kernel::{
        ids::RestaurantId,
        money::{Money, Rate},
    },
    platform::db::assert_one_row,
    restaurants::model::settings::HouseSettings,
};

/// Keeps others from changing the settings until the transaction ends; orders go on opening.
pub async fn lock(conn: &mut PgConnection, restaurant: RestaurantId) -> sqlx::Result<()> {
    sqlx::query_scalar!(
        "select restaurant_id from restaurants where restaurant_id = $1 for no key update",
        restaurant.uuid()
    )
    .fetch_one(conn)
    .await?;
    Ok(())
}

pub async fn update(conn: &mut PgConnection, restaurant: RestaurantId, new: &HouseSettings) -> sqlx::Result<()> {
    let number = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
    let done = sqlx::query!(
        "update restaurants set name = $2, legal_name = $3, address = $4, tax_id = $5, time_zone = $6, day_cutoff_hour = $7, language = $8,
             stock_policy = $9, guest_orders = $10, cash_rounding_minor = $11, discount_cap_bp = $12, service_bp = $13, service_tax_bp = $14,
             service_covers_min = $15, points_per_hundred = $16
         where restaurant_id = $1",
        restaurant.uuid(),
        new.name,
        new.legal_name,
        new.address,
        new.tax_id,
        new.time_zone,
        number(new.day_cutoff_hour),
        new.language.as_str(),
        new.stock_policy.as_str(),
        new.guest_orders.as_str(),
        new.cash_rounding.map(Money::minor),
        new.discount_cap.map(Rate::basis_points),
        new.service.map(|service| service.rate.basis_points()),
        new.service.map_or(0, |service| service.tax.basis_points()),
        new.service.map_or(1, |service| number(service.covers_min)),
        number(new.points_per_hundred)
    );
    done.execute(conn).await.map(|done| assert_one_row(&done))
}
