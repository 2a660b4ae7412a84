//! areas, tables, qr_tokens, seatings, guests.

use sqlx::{PgConnection, PgPool};

use super::{
    model::{Area, Guest, Seating, SeatingState, Shape, Table},
    service::{Code, JoinedSeat},
};
use crate::{
    kernel::{
        ids::{CustomerId, GuestId, RestaurantId, SeatingId, TableId},
        time::Timestamp,
    },
    menu::model::words::Translated,
    platform::{ctx::Seat, db::assert_one_row},
};

fn words(json: serde_json::Value) -> std::collections::BTreeMap<crate::kernel::language::Language, String> {
    serde_json::from_value(json).unwrap_or_default()
}

fn number(value: i32) -> u32 {
    u32::try_from(value).unwrap_or_default()
}

fn stored(value: u32) -> i32 {
    i32::try_from(value).unwrap_or(i32::MAX)
}

pub(super) async fn insert_area(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    area: &Area,
    position: usize,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into areas (restaurant_id, area_id, name, translations, position) values ($1, $2, $3, $4, $5)",
        restaurant.uuid(),
        area.id.uuid(),
        area.name.own,
        serde_json::to_value(&area.name.other).unwrap_or_default(),
        i32::try_from(position).unwrap_or(i32::MAX)
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub(super) async fn insert_table(conn: &mut PgConnection, restaurant: RestaurantId, table: &Table) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into tables (restaurant_id, table_id, area_id, name, seats, shape, x, y, width, height) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        restaurant.uuid(),
        table.id.uuid(),
        table.area.uuid(),
        table.name,
        stored(table.seats),
        table.shape.as_str(),
        stored(table.x),
        stored(table.y),
        stored(table.width),
        stored(table.height)
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub(super) async fn areas(conn: &mut PgConnection, restaurant: RestaurantId) -> sqlx::Result<Vec<Area>> {
    let rows = sqlx::query!(
        "select area_id, name, translations from areas where restaurant_id = $1 order by position, name",
        restaurant.uuid()
    );
    let rows = rows.fetch_all(conn).await?;
    Ok(rows
        .into_iter()
        .map(|row| Area { id: row.area_id.into(), name: Translated { own: row.name, other: words(row.translations) } })
        .collect())
}

pub(super) async fn tables(conn: &mut PgConnection, restaurant: RestaurantId) -> sqlx::Result<Vec<Table>> {
    let rows = sqlx::query!(
        r#"select t.table_id, t.area_id, t.name, t.seats, t.shape, t.x, t.y, t.width, t.height,
             s.seating_id as "seating_id?", s.state as "state?", s.covers as "covers?", s.opened_at as "opened_at?"
         from tables t
         left join seatings s on s.restaurant_id = t.restaurant_id and s.table_id = t.table_id and s.state <> 'closed'
         where t.restaurant_id = $1
         order by length(t.name), t.name"#,
        restaurant.uuid()
    );
    let rows = rows.fetch_all(conn).await?;
    let seating = |table: uuid::Uuid, row: (Option<uuid::Uuid>, Option<String>, Option<i32>, Option<Timestamp>)| {
        Some(Seating {
            id: row.0?.into(),
            table: table.into(),
            state: SeatingState::parse(&row.1?)?,
            covers: number(row.2?),
            opened_at: row.3?,
        })
    };
    Ok(rows
        .into_iter()
        .map(|row| Table {
            id: row.table_id.into(),
            area: row.area_id.into(),
            name: row.name,
            seats: number(row.seats),
            shape: Shape::parse(&row.shape).unwrap_or(Shape::Square),
            x: number(row.x),
            y: number(row.y),
            width: number(row.width),
            height: number(row.height),
            seating: seating(row.table_id, (row.seating_id, row.state, row.covers, row.opened_at)),
        })
        .collect())
}

pub(super) async fn table_name(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    table: TableId,
) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar!(
        "select name from tables where restaurant_id = $1 and table_id = $2",
        restaurant.uuid(),
        table.uuid()
    )
    .fetch_optional(conn)
    .await
}

/// Locks a table's row: whoever seats, opens or closes there waits in line.
pub(super) async fn lock_table(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    table: TableId,
) -> sqlx::Result<Option<u32>> {
    let seats = sqlx::query_scalar!(
        "select seats from tables where restaurant_id = $1 and table_id = $2 for no key update",
        restaurant.uuid(),
        table.uuid()
    );
    Ok(seats.fetch_optional(conn).await?.map(number))
}

pub(super) async fn live_seating(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    table: TableId,
) -> sqlx::Result<Option<Seating>> {
    let row = sqlx::query!(
        "select seating_id, state, covers, opened_at from seatings where restaurant_id = $1 and table_id = $2 and state <> 'closed'",
        restaurant.uuid(),
        table.uuid()
    );
    Ok(row.fetch_optional(conn).await?.and_then(|row| {
        Some(Seating {
            id: row.seating_id.into(),
            table,
            state: SeatingState::parse(&row.state)?,
            covers: number(row.covers),
            opened_at: row.opened_at,
        })
    }))
}

pub(super) async fn insert_seating(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    seating: &Seating,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into seatings (restaurant_id, seating_id, table_id, state, covers, opened_at) values ($1, $2, $3, $4, $5, $6)",
        restaurant.uuid(),
        seating.id.uuid(),
        seating.table.uuid(),
        seating.state.as_str(),
        stored(seating.covers),
        seating.opened_at
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Locks a seating by its id.
pub(super) async fn lock_seating(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    seating: SeatingId,
) -> sqlx::Result<Option<Seating>> {
    let row = sqlx::query!(
        "select table_id, state, covers, opened_at from seatings where restaurant_id = $1 and seating_id = $2 for no key update",
        restaurant.uuid(),
        seating.uuid()
    );
    Ok(row.fetch_optional(conn).await?.and_then(|row| {
        Some(Seating {
            id: seating,
            table: row.table_id.into(),
            state: SeatingState::parse(&row.state)?,
            covers: number(row.covers),
            opened_at: row.opened_at,
        })
    }))
}

pub(super) async fn set_table(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    seating: SeatingId,
    table: TableId,
) -> sqlx::Result<()> {
    let done = sqlx::query!(
        "update seatings set table_id = $3 where restaurant_id = $1 and seating_id = $2",
        restaurant.uuid(),
        seating.uuid(),
        table.uuid()
    )
    .execute(conn)
    .await?;
    assert_one_row(&done);
    Ok(())
}

pub(super) async fn set_covers(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    id: SeatingId,
    covers: u32,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update seatings set covers = $3 where restaurant_id = $1 and seating_id = $2",
        restaurant.uuid(),
        id.uuid(),
        stored(covers)
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub(super) async fn set_state(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    seating: SeatingId,
    state: SeatingState,
    closed_at: Option<Timestamp>,
) -> sqlx::Result<()> {
    let done = sqlx::query!(
        "update seatings set state = $3, closed_at = $4 where restaurant_id = $1 and seating_id = $2",
        restaurant.uuid(),
        seating.uuid(),
        state.as_str(),
        closed_at
    )
    .execute(conn)
    .await?;
    assert_one_row(&done);
    Ok(())
}

pub(super) async fn insert_guest(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    guest: GuestId,
    seating: SeatingId,
    token_hash: &[u8],
    (created_at, expires_at): (Timestamp, Timestamp),
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into guests (restaurant_id, guest_id, seating_id, token_hash, number, created_at, expires_at)
         values ($1, $2, $3, $4, (select coalesce(max(number), 0) + 1 from guests where restaurant_id = $1 and seating_id = $3), $5, $6)",
        restaurant.uuid(),
        guest.uuid(),
        seating.uuid(),
        token_hash,
        created_at,
        expires_at
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Notes which customer a guest is.
pub(super) async fn set_customer(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    guest: GuestId,
    customer: CustomerId,
) -> sqlx::Result<()> {
    let done = sqlx::query!(
        "update guests set customer_id = $3 where restaurant_id = $1 and guest_id = $2",
        restaurant.uuid(),
        guest.uuid(),
        customer.uuid()
    )
    .execute(conn)
    .await?;
    assert_one_row(&done);
    Ok(())
}

/// Which customer a guest is; none for one who did not say.
pub(super) async fn customer_of(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    guest: GuestId,
) -> sqlx::Result<Option<CustomerId>> {
    let found = sqlx::query_scalar!(
        "select customer_id from guests where restaurant_id = $1 and guest_id = $2",
        restaurant.uuid(),
        guest.uuid()
    );
    Ok(found.fetch_optional(conn).await?.flatten().map(CustomerId::from))
}

pub(super) async fn guests(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    seating: SeatingId,
) -> sqlx::Result<Vec<Guest>> {
    let rows = sqlx::query!(
        "select guest_id, number, name, customer_id is not null as \"is_member!\" from guests where restaurant_id = $1 and seating_id = $2 order by number",
        restaurant.uuid(),
        seating.uuid()
    );
    let rows = rows.fetch_all(conn).await?;
    Ok(rows
        .into_iter()
        .map(|row| Guest {
            id: row.guest_id.into(),
            number: number(row.number),
            name: row.name,
            is_member: row.is_member,
        })
        .collect())
}

pub(super) async fn insert_code(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    table: TableId,
    token: &str,
    at: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into qr_tokens (restaurant_id, token, table_id, created_at) values ($1, $2, $3, $4)",
        restaurant.uuid(),
        token,
        table.uuid(),
        at
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub(super) async fn revoke_codes(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    table: TableId,
    at: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update qr_tokens set revoked_at = $3 where restaurant_id = $1 and table_id = $2 and revoked_at is null",
        restaurant.uuid(),
        table.uuid(),
        at
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub(super) async fn revoke_all_codes(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    at: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update qr_tokens set revoked_at = $2 where restaurant_id = $1 and revoked_at is null",
        restaurant.uuid(),
        at
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub(super) async fn live_codes(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
) -> sqlx::Result<Vec<(TableId, String)>> {
    let rows = sqlx::query!(
        "select table_id, token from qr_tokens where restaurant_id = $1 and revoked_at is null",
        restaurant.uuid()
    );
    Ok(rows.fetch_all(conn).await?.into_iter().map(|row| (row.table_id.into(), row.token)).collect())
}

/// Whose table a printed code stands on. On the system pool: a phone names no tenant yet.
pub(super) async fn find_code(pool: &PgPool, token: &str) -> sqlx::Result<Option<Code>> {
    let row =
        sqlx::query!("select restaurant_id, table_id from qr_tokens where token = $1 and revoked_at is null", token);
    Ok(row
        .fetch_optional(pool)
        .await?
        .map(|row| Code { restaurant: row.restaurant_id.into(), table: row.table_id.into() }))
}

/// The seat of a phone at the table of this code. On the system pool. The restaurant is that of the code.
pub(super) async fn find_seat(
    pool: &PgPool,
    token: &str,
    guest_hash: &[u8],
    now: Timestamp,
) -> sqlx::Result<Option<JoinedSeat>> {
    let row = sqlx::query!(
        "select g.restaurant_id, g.guest_id, s.seating_id, s.table_id
         from guests g
         join seatings s on s.restaurant_id = g.restaurant_id and s.seating_id = g.seating_id and s.state <> 'closed'
         join qr_tokens q on q.restaurant_id = s.restaurant_id and q.table_id = s.table_id and q.revoked_at is null
         where g.token_hash = $1 and q.token = $2 and g.expires_at > $3",
        guest_hash,
        token,
        now
    );
    Ok(row.fetch_optional(pool).await?.map(|row| JoinedSeat {
        restaurant: row.restaurant_id.into(),
        seat: Seat { guest: row.guest_id.into(), seating: row.seating_id.into(), table: row.table_id.into() },
    }))
}

/// The seat of a phone by its token alone. On the system pool. The restaurant is that of the seating.
pub(super) async fn find_phone(pool: &PgPool, guest_hash: &[u8], now: Timestamp) -> sqlx::Result<Option<JoinedSeat>> {
    let row = sqlx::query!(
        "select g.restaurant_id, g.guest_id, s.seating_id, s.table_id
         from guests g
         join seatings s on s.restaurant_id = g.restaurant_id and s.seating_id = g.seating_id and s.state <> 'closed'
         join restaurants r on r.restaurant_id = g.restaurant_id and r.closed_at is null
         where g.token_hash = $1 and g.expires_at > $2",
        guest_hash,
        now
    );
    Ok(row.fetch_optional(pool).await?.map(|row| JoinedSeat {
        restaurant: row.restaurant_id.into(),
        seat: Seat { guest: row.guest_id.into(), seating: row.seating_id.into(), table: row.table_id.into() },
    }))
}
