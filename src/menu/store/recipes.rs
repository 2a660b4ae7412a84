//! recipe_lines: what a portion takes.

use sqlx::PgConnection;

use super::items;
use crate::{
    kernel::ids::{RecipeLineId, RestaurantId},
    menu::model::{Need, RecipeOf},
};

/// The columns that say whose recipe a line is of: item, variant, modifier.
fn owner(of: RecipeOf) -> (Option<uuid::Uuid>, Option<uuid::Uuid>, Option<uuid::Uuid>) {
    match of {
        RecipeOf::Item(id) => (Some(id.uuid()), None, None),
        RecipeOf::Variant(id) => (None, Some(id.uuid()), None),
        RecipeOf::Modifier(id) => (None, None, Some(id.uuid())),
    }
}

/// Locks what a recipe is of; none when there is no such thing.
pub async fn lock_owner(conn: &mut PgConnection, restaurant: RestaurantId, of: RecipeOf) -> sqlx::Result<Option<()>> {
    let found = match of {
        RecipeOf::Item(id) => return items::lock(conn, restaurant, id).await,
        RecipeOf::Variant(id) => {
            let found = sqlx::query_scalar!(
                "select variant_id from variants where restaurant_id = $1 and variant_id = $2 for update",
                restaurant.uuid(),
                id.uuid()
            );
            found.fetch_optional(conn).await?
        }
        RecipeOf::Modifier(id) => {
            let found = sqlx::query_scalar!(
                "select modifier_id from modifiers where restaurant_id = $1 and modifier_id = $2 for update",
                restaurant.uuid(),
                id.uuid()
            );
            found.fetch_optional(conn).await?
        }
    };
    Ok(found.map(|_| ()))
}

/// A portion takes nothing any more.
pub async fn delete_recipe(conn: &mut PgConnection, restaurant: RestaurantId, of: RecipeOf) -> sqlx::Result<()> {
    let (item, variant, modifier) = owner(of);
    sqlx::query!(
        "delete from recipe_lines where restaurant_id = $1 and (item_id = $2 or variant_id = $3 or modifier_id = $4)",
        restaurant.uuid(),
        item,
        variant,
        modifier
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn insert_recipe(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    of: RecipeOf,
    lines: &[(RecipeLineId, Need)],
) -> sqlx::Result<()> {
    let (item, variant, modifier) = owner(of);
    for (id, need) in lines {
        sqlx::query!(
            "insert into recipe_lines (restaurant_id, recipe_line_id, item_id, variant_id, modifier_id, ingredient_id, quantity_milli) values ($1, $2, $3, $4, $5, $6, $7)",
            restaurant.uuid(),
            id.uuid(),
            item,
            variant,
            modifier,
            need.ingredient.uuid(),
            need.quantity.milli()
        )
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}
