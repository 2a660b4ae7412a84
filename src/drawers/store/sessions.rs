//! drawers, drawer_movements, drawer_counts; the cash of each from the view of the journal.

use sqlx::PgConnection;

use crate::{
    drawers::model::{
        CashMovement, Closing, Count, Drawer, DrawerState, MovementKind,
        cash::Piece,
        request::{NewDrawer, NewMovement},
    },
    kernel::{
        actor::Actor,
        ids::{DrawerId, MemberId, RestaurantId},
        money::Money,
        time::Timestamp,
    },
    platform::db::assert_one_row,
};

fn unreadable() -> sqlx::Error {
    sqlx::Error::Decode("a drawer cannot be read".into())
}

fn money(minor: i64) -> sqlx::Result<Money> {
    Money::try_from(minor).map_err(|_| unreadable())
}

pub async fn insert(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    drawer: &NewDrawer,
    (holder, at): (MemberId, Timestamp),
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "insert into drawers (restaurant_id, drawer_id, member_id, label, state, float_minor, opened_at)
         select restaurant_id, $2, $3, $4, 'open', $5, $6
         from restaurants where restaurant_id = $1 and closed_at is null for key share",
        restaurant.uuid(),
        drawer.id.uuid(),
        holder.uuid(),
        drawer.label.as_str(),
        drawer.float.minor(),
        at
    );
    Ok(done.execute(conn).await?.rows_affected() == 1)
}

/// Whose drawer it is and where it stands, locked.
pub async fn lock(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    drawer: DrawerId,
) -> sqlx::Result<Option<(MemberId, DrawerState)>> {
    let row = sqlx::query!(
        "select member_id, state from drawers where restaurant_id = $1 and drawer_id = $2 for no key update",
        restaurant.uuid(),
        drawer.uuid()
    );
    let Some(row) = row.fetch_optional(conn).await? else { return Ok(None) };
    Ok(Some((row.member_id.into(), DrawerState::parse(&row.state).ok_or_else(unreadable)?)))
}

/// The drawer that a person's cash goes into, locked against being counted: several payments may share the lock.
pub async fn lock_open_of(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    holder: MemberId,
) -> sqlx::Result<Option<DrawerId>> {
    let open = sqlx::query_scalar!(
        "select drawer_id from drawers where restaurant_id = $1 and member_id = $2 and state = 'open' for share",
        restaurant.uuid(),
        holder.uuid()
    );
    Ok(open.fetch_optional(conn).await?.map(DrawerId::from))
}

/// Whether a drawer is open, and then locked against being counted.
pub async fn lock_if_open(conn: &mut PgConnection, restaurant: RestaurantId, drawer: DrawerId) -> sqlx::Result<bool> {
    let open = sqlx::query_scalar!(
        "select drawer_id from drawers where restaurant_id = $1 and drawer_id = $2 and state = 'open' for share",
        restaurant.uuid(),
        drawer.uuid()
    );
    Ok(open.fetch_optional(conn).await?.is_some())
}

/// What a drawer should hold.
pub async fn expected(conn: &mut PgConnection, restaurant: RestaurantId, drawer: DrawerId) -> sqlx::Result<Money> {
    let sum = sqlx::query_scalar!(
        r#"select coalesce(sum(amount_minor), 0)::bigint as "sum!" from reporting.drawer_cash where restaurant_id = $1 and drawer_id = $2"#,
        restaurant.uuid(),
        drawer.uuid()
    );
    money(sum.fetch_one(conn).await?)
}

pub async fn insert_movement(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    movement: &NewMovement,
    (actor, at): (Actor, Timestamp),
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into drawer_movements (restaurant_id, movement_id, drawer_id, kind, amount_minor, reason, actor, at) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        restaurant.uuid(),
        movement.id.uuid(),
        movement.drawer.uuid(),
        movement.kind.as_str(),
        movement.amount.minor(),
        movement.reason.as_ref().map(crate::kernel::text::Note::as_str),
        actor.to_string(),
        at
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn insert_count(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    drawer: DrawerId,
    count: &Count,
    actor: Actor,
) -> sqlx::Result<()> {
    let pieces = if count.pieces.is_empty() { None } else { serde_json::to_value(&count.pieces).ok() };
    sqlx::query!(
        "insert into drawer_counts (restaurant_id, drawer_id, number, counted_minor, expected_minor, pieces, actor, at)
         select $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7 from drawer_counts where restaurant_id = $1 and drawer_id = $2",
        restaurant.uuid(),
        drawer.uuid(),
        count.counted.minor(),
        count.expected.minor(),
        pieces,
        actor.to_string(),
        count.at
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn set_counted(conn: &mut PgConnection, restaurant: RestaurantId, drawer: DrawerId) -> sqlx::Result<()> {
    let done = sqlx::query!(
        "update drawers set state = 'counted' where restaurant_id = $1 and drawer_id = $2",
        restaurant.uuid(),
        drawer.uuid()
    );
    assert_one_row(&done.execute(conn).await?);
    Ok(())
}

pub async fn close(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    drawer: DrawerId,
    closing: &Closing,
    actor: Actor,
) -> sqlx::Result<()> {
    let done = sqlx::query!(
        "update drawers set state = 'closed', closed_at = $3, closed_by = $4, expected_minor = $5, counted_minor = $6, is_forced = $7, forced_reason = $8
         where restaurant_id = $1 and drawer_id = $2",
        restaurant.uuid(),
        drawer.uuid(),
        closing.at,
        actor.to_string(),
        closing.expected.minor(),
        closing.counted.map(Money::minor),
        closing.is_forced,
        closing.reason
    );
    assert_one_row(&done.execute(conn).await?);
    Ok(())
}

struct Row {
    id: uuid::Uuid,
    holder: uuid::Uuid,
    holder_name: String,
    label: String,
    state: String,
    float_minor: i64,
    opened_at: Timestamp,
    closed_at: Option<Timestamp>,
    expected_minor: Option<i64>,
    counted_minor: Option<i64>,
    is_forced: bool,
    forced_reason: Option<String>,
}

/// Without its movements, its counts and what it should hold.
impl TryFrom<Row> for Drawer {
    type Error = sqlx::Error;
    fn try_from(row: Row) -> Result<Self, Self::Error> {
        let closing = match (row.closed_at, row.expected_minor) {
            (Some(at), Some(expected)) => Some(Closing {
                at,
                expected: money(expected)?,
                counted: row.counted_minor.map(money).transpose()?,
                is_forced: row.is_forced,
                reason: row.forced_reason,
            }),
            _ => None,
        };
        Ok(Self {
            id: row.id.into(),
            holder: row.holder.into(),
            holder_name: row.holder_name,
            label: row.label,
            state: DrawerState::parse(&row.state).ok_or_else(unreadable)?,
            float: money(row.float_minor)?,
            opened_at: row.opened_at,
            movements: vec![],
            counts: vec![],
            expected: None,
            closing,
        })
    }
}

pub async fn find(conn: &mut PgConnection, restaurant: RestaurantId, drawer: DrawerId) -> sqlx::Result<Option<Drawer>> {
    let row = sqlx::query_as!(
        Row,
        r#"select d.drawer_id as id, d.member_id as holder, n.name as "holder_name!", d.label, d.state, d.float_minor, d.opened_at,
             d.closed_at, d.expected_minor, d.counted_minor, d.is_forced, d.forced_reason
         from drawers d join reporting.member_names n on n.restaurant_id = d.restaurant_id and n.member_id = d.member_id
         where d.restaurant_id = $1 and d.drawer_id = $2"#,
        restaurant.uuid(),
        drawer.uuid()
    );
    row.fetch_optional(conn).await?.map(Drawer::try_from).transpose()
}

/// Every drawer that is not closed, oldest first.
pub async fn live(conn: &mut PgConnection, restaurant: RestaurantId) -> sqlx::Result<Vec<Drawer>> {
    let rows = sqlx::query_as!(
        Row,
        r#"select d.drawer_id as id, d.member_id as holder, n.name as "holder_name!", d.label, d.state, d.float_minor, d.opened_at,
             d.closed_at, d.expected_minor, d.counted_minor, d.is_forced, d.forced_reason
         from drawers d join reporting.member_names n on n.restaurant_id = d.restaurant_id and n.member_id = d.member_id
         where d.restaurant_id = $1 and d.state <> 'closed' order by d.opened_at, d.drawer_id"#,
        restaurant.uuid()
    );
    rows.fetch_all(conn).await?.into_iter().map(Drawer::try_from).collect()
}

/// What a person called the last drawer.
pub async fn last_label(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    holder: MemberId,
) -> sqlx::Result<Option<String>> {
    let label = sqlx::query_scalar!(
        "select label from drawers where restaurant_id = $1 and member_id = $2 order by opened_at desc limit 1",
        restaurant.uuid(),
        holder.uuid()
    );
    label.fetch_optional(conn).await
}

pub async fn movements(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    drawer: DrawerId,
) -> sqlx::Result<Vec<CashMovement>> {
    let rows = sqlx::query!(
        "select movement_id, kind, amount_minor, reason, at from drawer_movements where restaurant_id = $1 and drawer_id = $2 order by at, movement_id",
        restaurant.uuid(),
        drawer.uuid()
    );
    rows.fetch_all(conn)
        .await?
        .into_iter()
        .map(|row| {
            Ok(CashMovement {
                id: row.movement_id.into(),
                kind: MovementKind::parse(&row.kind).ok_or_else(unreadable)?,
                amount: money(row.amount_minor)?,
                reason: row.reason,
                at: row.at,
            })
        })
        .collect()
}

pub async fn counts(conn: &mut PgConnection, restaurant: RestaurantId, drawer: DrawerId) -> sqlx::Result<Vec<Count>> {
    let rows = sqlx::query!(
        "select counted_minor, expected_minor, pieces, at from drawer_counts where restaurant_id = $1 and drawer_id = $2 order by number",
        restaurant.uuid(),
        drawer.uuid()
    );
    rows.fetch_all(conn)
        .await?
        .into_iter()
        .map(|row| {
            let pieces: Option<Vec<Piece>> =
                row.pieces.map(serde_json::from_value).transpose().map_err(|_| unreadable())?;
            Ok(Count {
                counted: money(row.counted_minor)?,
                expected: money(row.expected_minor)?,
                pieces: pieces.unwrap_or_default(),
                at: row.at,
            })
        })
        .collect()
}
