//! locations, location_levels, and reading the ledger.

use sqlx::PgConnection;

use crate::{
    inventory::model::{IngredientForm, Level, Location, Movement, MovementFilter, Reason},
    kernel::{
        actor::Actor,
        ids::{IngredientId, LocationId, MovementId, OrderId, RestaurantId},
        money::Money,
        quantity::{Quantity, Unit},
        time::Timestamp,
    },
    menu::model::Need,
};

/// What there is of an ingredient in a place, and how much of it orders were promised, locked against other changes; none
/// when there is no such ingredient.
pub async fn lock(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    ingredient: IngredientId,
    location: Option<LocationId>,
) -> sqlx::Result<Option<(Quantity, Quantity)>> {
    let main = sqlx::query!(
        "select on_hand_milli, reserved_milli from ingredients where restaurant_id = $1 and ingredient_id = $2 for no key update",
        restaurant.uuid(),
        ingredient.uuid()
    );
    let main = main.fetch_optional(&mut *conn).await?;
    let Some(main) = main else { return Ok(None) };
    let Some(location) = location else {
        return Ok(Some((Quantity::from_milli(main.on_hand_milli), Quantity::from_milli(main.reserved_milli))));
    };
    let there = sqlx::query_scalar!(
        "select on_hand_milli from location_levels where restaurant_id = $1 and location_id = $2 and ingredient_id = $3 for no key update",
        restaurant.uuid(),
        location.uuid(),
        ingredient.uuid()
    );
    let there = Quantity::from_milli(there.fetch_optional(conn).await?.unwrap_or_default());
    Ok(Some((there, Quantity::ZERO)))
}

/// Adds to what stands in another place, or takes from it.
pub async fn add(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    location: LocationId,
    delta: Need,
) -> sqlx::Result<()> {
    // The ingredient is locked, so nobody else makes the row in between.
    let known = sqlx::query!(
        "update location_levels set on_hand_milli = on_hand_milli + $4 where restaurant_id = $1 and location_id = $2 and ingredient_id = $3",
        restaurant.uuid(),
        location.uuid(),
        delta.ingredient.uuid(),
        delta.quantity.milli()
    )
    .execute(&mut *conn)
    .await?;
    if known.rows_affected() == 0 {
        sqlx::query!(
            "insert into location_levels (restaurant_id, location_id, ingredient_id, on_hand_milli) values ($1, $2, $3, $4)",
            restaurant.uuid(),
            location.uuid(),
            delta.ingredient.uuid(),
            delta.quantity.milli()
        )
        .execute(conn)
        .await?;
    }
    Ok(())
}

/// What is known about every ingredient.
pub async fn forms(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
) -> sqlx::Result<Vec<(IngredientId, IngredientForm)>> {
    let rows = sqlx::query!(
        "select ingredient_id, name, unit, cost_per_thousand_minor, threshold_milli, allergens from ingredients where restaurant_id = $1",
        restaurant.uuid()
    );
    let unreadable = || sqlx::Error::Decode("an ingredient cannot be read".into());
    let rows = rows.fetch_all(conn).await?;
    rows.into_iter()
        .map(|row| {
            let form = IngredientForm {
                name: row.name,
                unit: Unit::parse(&row.unit).ok_or_else(unreadable)?,
                cost_per_thousand: Money::try_from(row.cost_per_thousand_minor).map_err(|_| unreadable())?,
                threshold: Quantity::from_milli(row.threshold_milli),
                allergens: row.allergens,
            };
            Ok((row.ingredient_id.into(), form))
        })
        .collect()
}

/// Changes what is known about an ingredient.
pub async fn update(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    id: IngredientId,
    form: &IngredientForm,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update ingredients set name = $3, unit = $4, cost_per_thousand_minor = $5, threshold_milli = $6, allergens = $7
         where restaurant_id = $1 and ingredient_id = $2",
        restaurant.uuid(),
        id.uuid(),
        form.name,
        form.unit.as_str(),
        form.cost_per_thousand.minor(),
        form.threshold.milli(),
        &form.allergens
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn insert_location(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    (id, name): (LocationId, &str),
    at: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into locations (restaurant_id, location_id, name, created_at) values ($1, $2, $3, $4)",
        restaurant.uuid(),
        id.uuid(),
        name,
        at
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn locations(conn: &mut PgConnection, restaurant: RestaurantId) -> sqlx::Result<Vec<Location>> {
    let rows = sqlx::query!(
        "select location_id, name from locations where restaurant_id = $1 order by name",
        restaurant.uuid()
    );
    let rows = rows.fetch_all(conn).await?;
    Ok(rows.into_iter().map(|row| Location { id: row.location_id.into(), name: row.name }).collect())
}

pub async fn list(conn: &mut PgConnection, restaurant: RestaurantId) -> sqlx::Result<Vec<Level>> {
    let rows = sqlx::query!(
        "select location_id, ingredient_id, on_hand_milli from location_levels where restaurant_id = $1 order by location_id, ingredient_id",
        restaurant.uuid()
    );
    let rows = rows.fetch_all(conn).await?;
    Ok(rows
        .into_iter()
        .map(|row| Level {
            location: row.location_id.into(),
            ingredient: row.ingredient_id.into(),
            on_hand: Quantity::from_milli(row.on_hand_milli),
        })
        .collect())
}

pub async fn movements(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    filter: MovementFilter,
    limit: i64,
) -> sqlx::Result<Vec<Movement>> {
    let rows = sqlx::query!(
        r#"select m.movement_id, m.ingredient_id, i.name, i.unit, m.delta_milli, m.reason, m.reference, m.order_id, m.location_id, m.actor, m.at, n.name as "actor_name?", l.name as "location_name?"
         from movements m join ingredients i on i.restaurant_id = m.restaurant_id and i.ingredient_id = m.ingredient_id
         left join locations l on l.restaurant_id = m.restaurant_id and l.location_id = m.location_id
         left join reporting.member_names n on n.restaurant_id = m.restaurant_id and m.actor = 'member:' || n.member_id
         where m.restaurant_id = $1 and ($2::uuid is null or m.ingredient_id = $2) and ($3::text is null or m.reason = $3)
           and ($4::uuid is null or (m.at, m.movement_id) < (select b.at, b.movement_id from movements b where b.restaurant_id = $1 and b.movement_id = $4))
         order by m.at desc, m.movement_id desc limit $5"#,
        restaurant.uuid(),
        filter.ingredient.map(IngredientId::uuid),
        filter.reason.map(Reason::as_str),
        filter.before.map(MovementId::uuid),
        limit
    );
    let unreadable = || sqlx::Error::Decode("a movement cannot be read".into());
    let rows = rows.fetch_all(conn).await?;
    rows.into_iter()
        .map(|row| {
            Ok(Movement {
                id: row.movement_id.into(),
                ingredient: row.ingredient_id.into(),
                ingredient_name: row.name,
                unit: Unit::parse(&row.unit).ok_or_else(unreadable)?,
                delta: Quantity::from_milli(row.delta_milli),
                reason: Reason::parse(&row.reason).ok_or_else(unreadable)?,
                reference: row.reference,
                order: row.order_id.map(OrderId::from),
                location: row.location_id.map(LocationId::from),
                location_name: row.location_name,
                actor: Actor::parse(&row.actor).map_err(|_| unreadable())?,
                actor_name: row.actor_name,
                at: row.at,
            })
        })
        .collect()
}
