//! Stations, categories, groups and combos, as seeds and imports make them.

use sqlx::PgConnection;

use super::read::Translations;
use crate::{
    kernel::ids::{GroupId, ItemId, RestaurantId, SlotId, VariantId},
    menu::model::{Category, Group, Modifier, Slot, SlotOption, Station, Variant, words::Translated},
};

/// Where a new row stands in its list.
pub fn place(position: usize) -> i32 {
    i32::try_from(position).unwrap_or(i32::MAX)
}

/// A count as its column holds it.
pub fn number(count: u32) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// The translations of a name, as the column holds them.
pub fn name_json(name: &Translated) -> serde_json::Value {
    let words = Translations { name: name.other.clone(), ..Translations::default() };
    serde_json::to_value(words).unwrap_or_default()
}

/// Says that the menu has changed; the row also queues writers of one menu behind each other.
pub async fn bump_version(conn: &mut PgConnection, restaurant: RestaurantId) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into menu_versions (restaurant_id, version) values ($1, 1)
         on conflict (restaurant_id) do update set version = menu_versions.version + 1",
        restaurant.uuid()
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn insert_station(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    station: &Station,
    position: usize,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into stations (restaurant_id, station_id, name, translations, position) values ($1, $2, $3, $4, $5)",
        restaurant.uuid(),
        station.id.uuid(),
        station.name.own,
        name_json(&station.name),
        place(position)
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn insert_category(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    category: &Category,
    code: Option<&str>,
    position: usize,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into categories (restaurant_id, category_id, station_id, name, code, translations, course, position) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        restaurant.uuid(),
        category.id.uuid(),
        category.station.uuid(),
        category.name.own,
        code,
        name_json(&category.name),
        i32::from(category.course),
        place(position)
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn rename_category(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    category: &Category,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update categories set name = $3, translations = $4 where restaurant_id = $1 and category_id = $2",
        restaurant.uuid(),
        category.id.uuid(),
        category.name.own,
        name_json(&category.name)
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn insert_variant(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    item: ItemId,
    variant: &Variant,
    position: usize,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into variants (restaurant_id, variant_id, item_id, name, translations, price_minor, position) values ($1, $2, $3, $4, $5, $6, $7)",
        restaurant.uuid(),
        variant.id.uuid(),
        item.uuid(),
        variant.name.own,
        name_json(&variant.name),
        variant.price.minor(),
        place(position)
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn insert_group(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    group: &Group,
    position: usize,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into modifier_groups (restaurant_id, group_id, name, translations, choose_min, choose_max, included, position) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        restaurant.uuid(),
        group.id.uuid(),
        group.name.own,
        name_json(&group.name),
        number(group.min),
        number(group.max),
        number(group.included),
        place(position)
    )
    .execute(&mut *conn)
    .await?;
    for (position, modifier) in group.modifiers.iter().enumerate() {
        insert_modifier(conn, restaurant, group.id, modifier, position).await?;
    }
    Ok(())
}

pub async fn insert_modifier(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    group: GroupId,
    modifier: &Modifier,
    position: usize,
) -> sqlx::Result<()> {
    let allergens: Vec<String> = modifier.allergens.iter().map(|allergen| allergen.as_str().to_owned()).collect();
    sqlx::query!(
        "insert into modifiers (restaurant_id, modifier_id, group_id, name, translations, price_minor, allergens, opens_group_id, position) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        restaurant.uuid(),
        modifier.id.uuid(),
        group.uuid(),
        modifier.name.own,
        name_json(&modifier.name),
        modifier.price.minor(),
        &allergens,
        modifier.opens.map(GroupId::uuid),
        place(position)
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn link_group(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    item: ItemId,
    group: GroupId,
    position: usize,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into item_groups (restaurant_id, item_id, group_id, position) values ($1, $2, $3, $4)",
        restaurant.uuid(),
        item.uuid(),
        group.uuid(),
        place(position)
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Replaces what a combo asks for.
pub async fn replace_slots(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    item: ItemId,
    slots: &[Slot],
) -> sqlx::Result<()> {
    sqlx::query!("delete from combo_slots where restaurant_id = $1 and item_id = $2", restaurant.uuid(), item.uuid())
        .execute(&mut *conn)
        .await?;
    for (position, slot) in slots.iter().enumerate() {
        sqlx::query!(
            "insert into combo_slots (restaurant_id, slot_id, item_id, name, translations, choose, position) values ($1, $2, $3, $4, $5, $6, $7)",
            restaurant.uuid(),
            slot.id.uuid(),
            item.uuid(),
            slot.name.own,
            name_json(&slot.name),
            number(slot.choose),
            place(position)
        )
        .execute(&mut *conn)
        .await?;
        for (position, option) in slot.options.iter().enumerate() {
            insert_option(conn, restaurant, slot.id, option, position).await?;
        }
    }
    Ok(())
}

async fn insert_option(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    slot: SlotId,
    option: &SlotOption,
    position: usize,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into combo_options (restaurant_id, option_id, slot_id, code, name, translations, option_item_id, option_variant_id, pieces, surcharge_minor, position)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        restaurant.uuid(),
        option.id.uuid(),
        slot.uuid(),
        option.code,
        option.name.own,
        name_json(&option.name),
        option.item.map(ItemId::uuid),
        option.variant.map(VariantId::uuid),
        number(option.pieces),
        option.surcharge.minor(),
        place(position)
    )
    .execute(conn)
    .await?;
    Ok(())
}
