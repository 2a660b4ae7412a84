//! items: making, changing, taking off sale.

use sqlx::PgConnection;

use super::read::Translations;
use crate::{
    kernel::{
        ids::{ItemId, RestaurantId},
        time::Timestamp,
    },
    menu::model::Item,
    platform::db::assert_one_row,
};

fn words_json(item: &Item) -> serde_json::Value {
    let words = Translations { name: item.name.other.clone(), description: item.description.other.clone() };
    serde_json::to_value(words).unwrap_or_default()
}

fn allergens(item: &Item) -> Vec<String> {
    item.allergens.iter().map(|allergen| allergen.as_str().to_owned()).collect()
}

fn diets(item: &Item) -> Vec<String> {
    item.diets.iter().map(|diet| diet.as_str().to_owned()).collect()
}

/// Puts a new item behind the others of its category.
pub async fn insert(conn: &mut PgConnection, restaurant: RestaurantId, item: &Item, active: bool) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into items (restaurant_id, item_id, category_id, tax_class_id, kind, name, code, description, translations, price_minor, pricing, picture, allergens, diets, prep_s, active, position)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
             (select coalesce(max(position), 0) + 1 from items where restaurant_id = $1 and category_id = $3))",
        restaurant.uuid(),
        item.id.uuid(),
        item.category.uuid(),
        item.tax_class.uuid(),
        if item.is_combo() { "combo" } else { "dish" },
        item.name.own,
        item.code,
        item.description.own,
        words_json(item),
        item.price.minor(),
        item.pricing.as_str(),
        item.picture,
        &allergens(item),
        &diets(item),
        i32::try_from(item.prep_s).unwrap_or(300),
        active
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Changes an item's own row; none when there is no such item.
pub async fn update(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    item: &Item,
    active: bool,
) -> sqlx::Result<Option<()>> {
    let done = sqlx::query!(
        "update items set category_id = $3, tax_class_id = $4, name = $5, description = $6, translations = $7, price_minor = $8,
             allergens = $9, diets = $10, prep_s = $11, active = $12, picture = coalesce($13, picture),
             pricing = $14
         where restaurant_id = $1 and item_id = $2",
        restaurant.uuid(),
        item.id.uuid(),
        item.category.uuid(),
        item.tax_class.uuid(),
        item.name.own,
        item.description.own,
        words_json(item),
        item.price.minor(),
        &allergens(item),
        &diets(item),
        i32::try_from(item.prep_s).unwrap_or(300),
        active,
        item.picture,
        item.pricing.as_str()
    )
    .execute(conn)
    .await?;
    Ok((done.rows_affected() == 1).then_some(()))
}

/// Changes what imports know an item by.
pub async fn recode(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    item: ItemId,
    code: Option<&str>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update items set code = $3 where restaurant_id = $1 and item_id = $2",
        restaurant.uuid(),
        item.uuid(),
        code
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Gives an item this picture, or none of its own; answers with the one before.
pub async fn set_picture(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    item: ItemId,
    picture: Option<&str>,
) -> sqlx::Result<Option<Option<String>>> {
    let before = sqlx::query_scalar!(
        "update items i set picture = $3 from (select picture from items where restaurant_id = $1 and item_id = $2 for update) o
         where i.restaurant_id = $1 and i.item_id = $2 returning o.picture",
        restaurant.uuid(),
        item.uuid(),
        picture
    );
    before.fetch_optional(conn).await
}

/// Locks an item; none when there is no such item.
pub async fn lock(conn: &mut PgConnection, restaurant: RestaurantId, item: ItemId) -> sqlx::Result<Option<()>> {
    let found = sqlx::query_scalar!(
        "select item_id from items where restaurant_id = $1 and item_id = $2 for update",
        restaurant.uuid(),
        item.uuid()
    );
    Ok(found.fetch_optional(conn).await?.map(|_| ()))
}

/// 86, with the moment it comes back; without one it comes back when someone restores it.
pub async fn take_off_sale(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    item: ItemId,
    until: Option<Timestamp>,
) -> sqlx::Result<()> {
    let done = sqlx::query!(
        "update items set off_sale_until = coalesce($3, 'infinity'::timestamptz) where restaurant_id = $1 and item_id = $2",
        restaurant.uuid(),
        item.uuid(),
        until
    )
    .execute(conn)
    .await?;
    assert_one_row(&done);
    Ok(())
}

pub async fn restore(conn: &mut PgConnection, restaurant: RestaurantId, item: ItemId) -> sqlx::Result<()> {
    let done = sqlx::query!(
        "update items set off_sale_until = null where restaurant_id = $1 and item_id = $2",
        restaurant.uuid(),
        item.uuid()
    )
    .execute(conn)
    .await?;
    assert_one_row(&done);
    Ok(())
}
