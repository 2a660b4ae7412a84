//! modifier_groups, modifiers, item_groups: changing and removing.

use sqlx::PgConnection;

use super::write;
use crate::{
    kernel::ids::{GroupId, ItemId, RestaurantId},
    menu::model::{Group, Modifier},
};

/// Changes a group. Modifiers that keep their id are changed where they stand, as recipes name them.
pub async fn update(conn: &mut PgConnection, restaurant: RestaurantId, group: &Group) -> sqlx::Result<()> {
    sqlx::query!(
        "update modifier_groups set name = $3, translations = $4, choose_min = $5, choose_max = $6, included = $7
         where restaurant_id = $1 and group_id = $2",
        restaurant.uuid(),
        group.id.uuid(),
        group.name.own,
        write::name_json(&group.name),
        write::number(group.min),
        write::number(group.max),
        write::number(group.included)
    )
    .execute(&mut *conn)
    .await?;
    replace_modifiers(conn, restaurant, group).await
}

async fn replace_modifiers(conn: &mut PgConnection, restaurant: RestaurantId, group: &Group) -> sqlx::Result<()> {
    let kept: Vec<uuid::Uuid> = group.modifiers.iter().map(|modifier| modifier.id.uuid()).collect();
    sqlx::query!(
        "delete from modifiers where restaurant_id = $1 and group_id = $2 and modifier_id <> all($3)",
        restaurant.uuid(),
        group.id.uuid(),
        &kept
    )
    .execute(&mut *conn)
    .await?;
    // Two that swap their names must not meet on the way; what one opened does not stand in the way of another.
    let old = sqlx::query_scalar!(
        "update modifiers set name = modifier_id::text, opens_group_id = null where restaurant_id = $1 and group_id = $2
         returning modifier_id",
        restaurant.uuid(),
        group.id.uuid()
    );
    let old = old.fetch_all(&mut *conn).await?;
    for (position, modifier) in group.modifiers.iter().enumerate() {
        if old.contains(&modifier.id.uuid()) {
            update_modifier(conn, restaurant, modifier, position).await?;
        } else {
            write::insert_modifier(conn, restaurant, group.id, modifier, position).await?;
        }
    }
    Ok(())
}

async fn update_modifier(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    modifier: &Modifier,
    position: usize,
) -> sqlx::Result<()> {
    let allergens: Vec<String> = modifier.allergens.iter().map(|allergen| allergen.as_str().to_owned()).collect();
    sqlx::query!(
        "update modifiers set name = $3, translations = $4, price_minor = $5, allergens = $6, opens_group_id = $7, position = $8
         where restaurant_id = $1 and modifier_id = $2",
        restaurant.uuid(),
        modifier.id.uuid(),
        modifier.name.own,
        write::name_json(&modifier.name),
        modifier.price.minor(),
        &allergens,
        modifier.opens.map(GroupId::uuid),
        write::place(position)
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Removes a group with its modifiers; none when there is no such group.
pub async fn delete(conn: &mut PgConnection, restaurant: RestaurantId, group: GroupId) -> sqlx::Result<Option<()>> {
    let done = sqlx::query!(
        "delete from modifier_groups where restaurant_id = $1 and group_id = $2",
        restaurant.uuid(),
        group.uuid()
    );
    Ok((done.execute(conn).await?.rows_affected() == 1).then_some(()))
}

/// Replaces the groups that an item asks for.
pub async fn replace_links(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    item: ItemId,
    groups: &[GroupId],
) -> sqlx::Result<()> {
    sqlx::query!("delete from item_groups where restaurant_id = $1 and item_id = $2", restaurant.uuid(), item.uuid())
        .execute(&mut *conn)
        .await?;
    for (position, group) in groups.iter().enumerate() {
        write::link_group(conn, restaurant, item, *group, position).await?;
    }
    Ok(())
}

/// The place behind all others.
pub async fn next_position(conn: &mut PgConnection, restaurant: RestaurantId) -> sqlx::Result<usize> {
    let next = sqlx::query_scalar!(
        r#"select coalesce(max(position) + 1, 0) as "next!" from modifier_groups where restaurant_id = $1"#,
        restaurant.uuid()
    );
    Ok(usize::try_from(next.fetch_one(conn).await?).unwrap_or_default())
}
