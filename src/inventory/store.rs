//! ingredients, movements, reservations. Balances are changed in one statement, in the order of ids. The lock is
//! `no key update`: it excludes other changes of the balance, not the references that reservations and movements make.

pub mod levels;

use sqlx::PgConnection;

use super::{
    model::{Ingredient, Reason},
    service::{LineNeed, NewIngredient},
};
use crate::{
    kernel::{
        actor::Actor,
        ids::{IngredientId, LineId, LocationId, MovementId, OrderId, RestaurantId},
        money::Money,
        quantity::{Quantity, Unit},
        time::Timestamp,
    },
    menu::model::Need,
};

pub async fn insert(conn: &mut PgConnection, restaurant: RestaurantId, new: &NewIngredient) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into ingredients (restaurant_id, ingredient_id, name, unit, cost_per_thousand_minor, threshold_milli, allergens) values ($1, $2, $3, $4, $5, $6, $7)",
        restaurant.uuid(),
        new.id.uuid(),
        new.name,
        new.unit.as_str(),
        new.cost_per_thousand.minor(),
        new.threshold.milli(),
        &new.allergens
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn list(conn: &mut PgConnection, restaurant: RestaurantId) -> sqlx::Result<Vec<Ingredient>> {
    let rows = sqlx::query!(
        "select ingredient_id, name, unit, on_hand_milli, reserved_milli, threshold_milli from ingredients where restaurant_id = $1 order by name",
        restaurant.uuid()
    );
    let rows = rows.fetch_all(conn).await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            Some(Ingredient {
                id: row.ingredient_id.into(),
                name: row.name,
                unit: Unit::parse(&row.unit)?,
                on_hand: Quantity::from_milli(row.on_hand_milli),
                reserved: Quantity::from_milli(row.reserved_milli),
                threshold: Quantity::from_milli(row.threshold_milli),
            })
        })
        .collect())
}

/// What a thousand units of each ingredient cost.
pub async fn costs(conn: &mut PgConnection, restaurant: RestaurantId) -> sqlx::Result<Vec<(IngredientId, Money)>> {
    let rows = sqlx::query!(
        "select ingredient_id, cost_per_thousand_minor from ingredients where restaurant_id = $1",
        restaurant.uuid()
    );
    let rows = rows.fetch_all(conn).await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| Some((row.ingredient_id.into(), Money::try_from(row.cost_per_thousand_minor).ok()?)))
        .collect())
}

fn columns(needs: &[Need]) -> (Vec<uuid::Uuid>, Vec<i64>) {
    needs.iter().map(|need| (need.ingredient.uuid(), need.quantity.milli())).unzip()
}

/// Promises what lines need. `sums` is the same with each ingredient once, in id order; answers with those that there was
/// enough of.
pub async fn reserve(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    (order, needs): (OrderId, &[LineNeed]),
    sums: &[Need],
    must_suffice: bool,
) -> sqlx::Result<Vec<IngredientId>> {
    let lines: Vec<uuid::Uuid> = needs.iter().map(|need| need.line.uuid()).collect();
    let ingredients: Vec<uuid::Uuid> = needs.iter().map(|need| need.need.ingredient.uuid()).collect();
    let of_lines: Vec<i64> = needs.iter().map(|need| need.need.quantity.milli()).collect();
    let (ids, quantities) = columns(sums);
    let enough = sqlx::query_scalar!(
        "with kept as (
             insert into reservations (restaurant_id, order_id, state, line_id, ingredient_id, quantity_milli)
             select $1, $5, 'held', * from unnest($6::uuid[], $7::uuid[], $8::bigint[])),
         need as (select * from unnest($2::uuid[], $3::bigint[]) as n(ingredient_id, quantity)),
         locked as (
             select i.ingredient_id from ingredients i where i.restaurant_id = $1 and i.ingredient_id = any($2)
             order by i.ingredient_id for no key update
         )
         update ingredients i set reserved_milli = i.reserved_milli + need.quantity
         from need join locked using (ingredient_id)
         where i.restaurant_id = $1 and i.ingredient_id = need.ingredient_id
           and (not $4 or i.on_hand_milli - i.reserved_milli >= need.quantity)
         returning i.ingredient_id",
        restaurant.uuid(),
        &ids,
        &quantities,
        must_suffice,
        order.uuid(),
        &lines,
        &ingredients,
        &of_lines
    );
    Ok(enough.fetch_all(conn).await?.into_iter().map(IngredientId::from).collect())
}

/// Takes back promises: per ingredient once, in id order.
pub async fn release(conn: &mut PgConnection, restaurant: RestaurantId, needs: &[Need]) -> sqlx::Result<()> {
    let (ids, quantities) = columns(needs);
    let done = sqlx::query!(
        "with need as (select * from unnest($2::uuid[], $3::bigint[]) as n(ingredient_id, quantity)),
         locked as (
             select i.ingredient_id from ingredients i where i.restaurant_id = $1 and i.ingredient_id = any($2)
             order by i.ingredient_id for no key update
         )
         update ingredients i set reserved_milli = i.reserved_milli - need.quantity
         from need join locked using (ingredient_id)
         where i.restaurant_id = $1 and i.ingredient_id = need.ingredient_id",
        restaurant.uuid(),
        &ids,
        &quantities
    );
    assert_all(&done.execute(conn).await?, needs);
    Ok(())
}

/// Takes what was promised off the shelf, with a movement of its own for each ingredient: once, in id order.
pub async fn take(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    ids: &[MovementId],
    needs: &[Need],
    cause: &Cause<'_>,
) -> sqlx::Result<()> {
    let (ingredients, quantities) = columns(needs);
    let movements: Vec<uuid::Uuid> = ids.iter().map(|id| id.uuid()).collect();
    let done = sqlx::query!(
        "with need as (select * from unnest($2::uuid[], $3::bigint[], $4::uuid[]) as n(ingredient_id, quantity, movement_id)),
         moved as (
             insert into movements (restaurant_id, reason, reference, order_id, actor, at, movement_id, ingredient_id, delta_milli)
             select $1, $5, $6, $7, $8, $9, movement_id, ingredient_id, -quantity from need),
         locked as (
             select i.ingredient_id from ingredients i where i.restaurant_id = $1 and i.ingredient_id = any($2)
             order by i.ingredient_id for no key update
         )
         update ingredients i set reserved_milli = i.reserved_milli - need.quantity, on_hand_milli = i.on_hand_milli - need.quantity
         from need join locked using (ingredient_id)
         where i.restaurant_id = $1 and i.ingredient_id = need.ingredient_id",
        restaurant.uuid(),
        &ingredients,
        &quantities,
        &movements,
        cause.reason.as_str(),
        cause.reference,
        cause.order.map(OrderId::uuid),
        cause.actor.to_string(),
        cause.at
    );
    assert_all(&done.execute(conn).await?, needs);
    Ok(())
}

fn assert_all(done: &sqlx::postgres::PgQueryResult, needs: &[Need]) {
    let rows = usize::try_from(done.rows_affected()).ok();
    assert_eq!(rows, Some(needs.len()), "an ingredient that was reserved is gone");
}

/// Moves the reservations of an order (of these lines, or of all) from one state to another and answers with their
/// sum per ingredient.
pub async fn close_reservations(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    (order, lines): (OrderId, Option<&[LineId]>),
    (from, to): (&str, &str),
) -> sqlx::Result<Vec<Need>> {
    let lines: Option<Vec<uuid::Uuid>> = lines.map(|lines| lines.iter().map(|line| line.uuid()).collect());
    let rows = sqlx::query!(
        r#"with closed as (
             update reservations set state = $4
             where restaurant_id = $1 and order_id = $2 and state = $5 and ($3::uuid[] is null or line_id = any($3))
             returning ingredient_id, quantity_milli
         )
         select ingredient_id, sum(quantity_milli)::bigint as "quantity!" from closed group by ingredient_id order by ingredient_id"#,
        restaurant.uuid(),
        order.uuid(),
        lines.as_deref(),
        to,
        from
    );
    let rows = rows.fetch_all(conn).await?;
    Ok(rows
        .into_iter()
        .map(|row| Need { ingredient: row.ingredient_id.into(), quantity: Quantity::from_milli(row.quantity) })
        .collect())
}

/// What lines of a paid order have taken, per ingredient.
pub async fn taken_by(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    order: OrderId,
    lines: &[LineId],
) -> sqlx::Result<Vec<Need>> {
    let lines: Vec<uuid::Uuid> = lines.iter().map(|line| line.uuid()).collect();
    let rows = sqlx::query!(
        r#"select ingredient_id, sum(quantity_milli)::bigint as "quantity!" from reservations
         where restaurant_id = $1 and order_id = $2 and line_id = any($3) and state = 'deducted' group by ingredient_id order by ingredient_id"#,
        restaurant.uuid(),
        order.uuid(),
        &lines
    );
    let rows = rows.fetch_all(conn).await?;
    Ok(rows
        .into_iter()
        .map(|row| Need { ingredient: row.ingredient_id.into(), quantity: Quantity::from_milli(row.quantity) })
        .collect())
}

pub async fn move_reservations(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    (from, to): (OrderId, OrderId),
    lines: &[LineId],
) -> sqlx::Result<()> {
    let lines: Vec<uuid::Uuid> = lines.iter().map(|line| line.uuid()).collect();
    sqlx::query!(
        "update reservations set order_id = $3 where restaurant_id = $1 and order_id = $2 and line_id = any($4)",
        restaurant.uuid(),
        from.uuid(),
        to.uuid(),
        &lines
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Why, for which order and by whom stock moves.
pub struct Cause<'a> {
    pub reason: Reason,
    pub reference: &'a str,
    pub order: Option<OrderId>,
    /// None: where dishes are made from.
    pub location: Option<LocationId>,
    pub actor: Actor,
    pub at: Timestamp,
}

/// Writes movements with these ids; quantities are signed.
pub async fn insert_movements(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    ids: &[MovementId],
    deltas: &[Need],
    cause: &Cause<'_>,
) -> sqlx::Result<()> {
    let (ingredients, quantities) = columns(deltas);
    let ids: Vec<uuid::Uuid> = ids.iter().map(|id| id.uuid()).collect();
    sqlx::query!(
        "insert into movements (restaurant_id, reason, reference, order_id, actor, at, location_id, movement_id, ingredient_id, delta_milli)
         select $1, $2, $3, $4, $5, $6, $7::uuid, * from unnest($8::uuid[], $9::uuid[], $10::bigint[])",
        restaurant.uuid(),
        cause.reason.as_str(),
        cause.reference,
        cause.order.map(OrderId::uuid),
        cause.actor.to_string(),
        cause.at,
        cause.location.map(LocationId::uuid),
        &ids,
        &ingredients,
        &quantities
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Puts quantities on the shelf: per ingredient once, in id order.
pub async fn add_on_hand(conn: &mut PgConnection, restaurant: RestaurantId, deltas: &[Need]) -> sqlx::Result<()> {
    let (ids, quantities) = columns(deltas);
    sqlx::query!(
        "with delta as (select * from unnest($2::uuid[], $3::bigint[]) as n(ingredient_id, quantity)),
         locked as (
             select i.ingredient_id from ingredients i where i.restaurant_id = $1 and i.ingredient_id = any($2)
             order by i.ingredient_id for no key update
         )
         update ingredients i set on_hand_milli = i.on_hand_milli + delta.quantity
         from delta join locked using (ingredient_id)
         where i.restaurant_id = $1 and i.ingredient_id = delta.ingredient_id",
        restaurant.uuid(),
        &ids,
        &quantities
    )
    .execute(conn)
    .await?;
    Ok(())
}
