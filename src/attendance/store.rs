//! shifts.

use sqlx::PgConnection;

use super::model::Shift;
use crate::kernel::{
    ids::{MemberId, RestaurantId, ShiftId},
    time::Timestamp,
};

struct Row {
    shift_id: uuid::Uuid,
    member_id: uuid::Uuid,
    started_at: Timestamp,
    ended_at: Option<Timestamp>,
}

impl From<Row> for Shift {
    fn from(row: Row) -> Self {
        Self {
            id: row.shift_id.into(),
            member: row.member_id.into(),
            started_at: row.started_at,
            ended_at: row.ended_at,
        }
    }
}

/// Begins a shift; false when the person is in one or works here no longer, or this one was begun before.
pub(super) async fn insert(conn: &mut PgConnection, restaurant: RestaurantId, shift: &Shift) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "insert into shifts (restaurant_id, shift_id, member_id, started_at)
         select restaurant_id, $2, member_id, $4 from members
         where restaurant_id = $1 and member_id = $3 and removed_at is null for share on conflict do nothing",
        restaurant.uuid(),
        shift.id.uuid(),
        shift.member.uuid(),
        shift.started_at
    );
    Ok(done.execute(conn).await?.rows_affected() == 1)
}

pub(super) async fn open_of(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    member: MemberId,
) -> sqlx::Result<Option<Shift>> {
    let row = sqlx::query_as!(
        Row,
        "select shift_id, member_id, started_at, ended_at from shifts
         where restaurant_id = $1 and member_id = $2 and ended_at is null",
        restaurant.uuid(),
        member.uuid()
    );
    Ok(row.fetch_optional(conn).await?.map(Shift::from))
}

/// Ends the shift that somebody is in, or everybody's; answers with those that ended.
pub(super) async fn end(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    member: Option<MemberId>,
    at: Timestamp,
) -> sqlx::Result<Vec<Shift>> {
    let rows = sqlx::query_as!(
        Row,
        "update shifts set ended_at = greatest($3, started_at)
         where restaurant_id = $1 and ($2::uuid is null or member_id = $2) and ended_at is null
         returning shift_id, member_id, started_at, ended_at",
        restaurant.uuid(),
        member.map(MemberId::uuid),
        at
    );
    Ok(rows.fetch_all(conn).await?.into_iter().map(Shift::from).collect())
}

pub(super) async fn lock(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    shift: ShiftId,
) -> sqlx::Result<Option<Shift>> {
    let row = sqlx::query_as!(
        Row,
        "select shift_id, member_id, started_at, ended_at from shifts where restaurant_id = $1 and shift_id = $2 for update",
        restaurant.uuid(),
        shift.uuid()
    );
    Ok(row.fetch_optional(conn).await?.map(Shift::from))
}

/// Whether a member is in another shift at some moment of a time. Locks all of their shifts.
pub(super) async fn is_another_then(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    shift: &Shift,
    (from, to): (Timestamp, Timestamp),
) -> sqlx::Result<bool> {
    let others = sqlx::query!(
        r#"select started_at, ended_at from shifts
         where restaurant_id = $1 and member_id = $2 and shift_id <> $3 order by shift_id for update"#,
        restaurant.uuid(),
        shift.member.uuid(),
        shift.id.uuid()
    );
    let others = others.fetch_all(conn).await?;
    Ok(others.iter().any(|other| other.started_at < to && other.ended_at.is_none_or(|ended| from < ended)))
}

pub(super) async fn update(conn: &mut PgConnection, restaurant: RestaurantId, shift: &Shift) -> sqlx::Result<()> {
    sqlx::query!(
        "update shifts set started_at = $3, ended_at = $4 where restaurant_id = $1 and shift_id = $2",
        restaurant.uuid(),
        shift.id.uuid(),
        shift.started_at,
        shift.ended_at
    )
    .execute(conn)
    .await?;
    Ok(())
}
