//! z_numbers, z_reports, z_entries; the figures from the views of the journal and the log.

use sqlx::PgConnection;

use crate::{
    drawers::model::figures::{DrawerFigures, VoidFigures},
    kernel::{
        actor::Actor,
        ids::{MemberId, OperationId, RestaurantId},
        money::{Money, Rate},
        time::Timestamp,
    },
};

fn unreadable() -> sqlx::Error {
    sqlx::Error::Decode("a figure cannot be read".into())
}

fn money(minor: i64) -> sqlx::Result<Money> {
    Money::try_from(minor).map_err(|_| unreadable())
}

fn count(number: i64) -> u32 {
    u32::try_from(number).unwrap_or_default()
}

/// A Z as it is kept.
pub struct StoredZ {
    pub number: i64,
    pub at: Timestamp,
    pub last_seq: i64,
    pub body: String,
    pub hash: Vec<u8>,
}

/// What the lines of one kind, account and rate come to.
pub struct Sum {
    pub kind: String,
    pub account: String,
    pub rate: Option<Rate>,
    pub amount: Money,
    pub lines: u32,
}

/// The next number. The row queues those who close the books behind each other until they commit.
pub async fn next_number(conn: &mut PgConnection, restaurant: RestaurantId) -> sqlx::Result<i64> {
    let number = sqlx::query_scalar!(
        "insert into z_numbers (restaurant_id, last_number) values ($1, 1)
         on conflict (restaurant_id) do update set last_number = z_numbers.last_number + 1
         returning last_number",
        restaurant.uuid()
    );
    number.fetch_one(conn).await
}

/// Puts every entry since the last Z under this one.
pub async fn take_entries(conn: &mut PgConnection, restaurant: RestaurantId, number: i64) -> sqlx::Result<()> {
    sqlx::query!(
        "update z_entries set number = $2 where restaurant_id = $1 and coalesce(number, 0) = 0",
        restaurant.uuid(),
        number
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn insert(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    z: &StoredZ,
    (operation, actor): (OperationId, Actor),
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into z_reports (restaurant_id, number, operation_id, at, actor, last_seq, body, hash) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        restaurant.uuid(),
        z.number,
        operation.uuid(),
        z.at,
        actor.to_string(),
        z.last_seq,
        z.body,
        z.hash
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn find(conn: &mut PgConnection, restaurant: RestaurantId, number: i64) -> sqlx::Result<Option<StoredZ>> {
    let row = sqlx::query_as!(
        StoredZ,
        "select number, at, last_seq, body, hash from z_reports where restaurant_id = $1 and number = $2",
        restaurant.uuid(),
        number
    );
    row.fetch_optional(conn).await
}

/// The number of the Z that this request made before.
pub async fn number_of(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    operation: OperationId,
) -> sqlx::Result<Option<i64>> {
    let number = sqlx::query_scalar!(
        "select number from z_reports where restaurant_id = $1 and operation_id = $2",
        restaurant.uuid(),
        operation.uuid()
    );
    number.fetch_optional(conn).await
}

/// The newest first.
pub async fn newest(conn: &mut PgConnection, restaurant: RestaurantId, max: i64) -> sqlx::Result<Vec<StoredZ>> {
    let rows = sqlx::query_as!(
        StoredZ,
        "select number, at, last_seq, body, hash from z_reports where restaurant_id = $1 order by number desc limit $2",
        restaurant.uuid(),
        max
    );
    rows.fetch_all(conn).await
}

/// The journal of a period, summed up. Period 0 is what has come since the last Z.
pub async fn sums(conn: &mut PgConnection, restaurant: RestaurantId, period: i64) -> sqlx::Result<Vec<Sum>> {
    let rows = sqlx::query!(
        r#"select kind as "kind!", account as "account!", tax_bp, sum(amount_minor)::bigint as "amount!", count(*) as "lines!"
         from reporting.period_lines where restaurant_id = $1 and period = $2 group by kind, account, tax_bp order by kind, account, tax_bp"#,
        restaurant.uuid(),
        period
    );
    rows.fetch_all(conn)
        .await?
        .into_iter()
        .map(|row| {
            let rate = row.tax_bp.map(|basis_points| Rate::try_from(basis_points).map_err(|_| unreadable()));
            Ok(Sum {
                kind: row.kind,
                account: row.account,
                rate: rate.transpose()?,
                amount: money(row.amount)?,
                lines: count(row.lines),
            })
        })
        .collect()
}

/// How many bills were paid for the first time.
pub async fn sales(conn: &mut PgConnection, restaurant: RestaurantId, period: i64) -> sqlx::Result<u32> {
    let sales = sqlx::query_scalar!(
        r#"select count(*) as "sales!" from reporting.period_entries where restaurant_id = $1 and period = $2 and kind = 'sale'"#,
        restaurant.uuid(),
        period
    );
    Ok(count(sales.fetch_one(conn).await?))
}

/// What was taken back between two places in the log.
pub async fn voids(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    (after, until): (i64, i64),
) -> sqlx::Result<VoidFigures> {
    let row = sqlx::query!(
        r#"select count(*) as "lines!", coalesce(sum(amount_minor), 0)::bigint as "amount!" from reporting.voids
         where restaurant_id = $1 and seq > $2 and seq <= $3"#,
        restaurant.uuid(),
        after,
        until
    );
    let row = row.fetch_one(conn).await?;
    Ok(VoidFigures { lines: count(row.lines), amount: money(row.amount)? })
}

/// The drawers that were closed in a period, in the order they were opened.
pub async fn closed_drawers(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    period: i64,
) -> sqlx::Result<Vec<DrawerFigures>> {
    let rows = sqlx::query!(
        r#"select d.drawer_id, d.member_id, d.label, d.float_minor, d.expected_minor, d.counted_minor, d.is_forced
         from reporting.period_entries e join drawers d on d.restaurant_id = e.restaurant_id and d.drawer_id = e.drawer_id
         where e.restaurant_id = $1 and e.period = $2 and e.kind = 'drawer_close' order by d.opened_at, d.drawer_id"#,
        restaurant.uuid(),
        period
    );
    rows.fetch_all(conn)
        .await?
        .into_iter()
        .map(|row| {
            Ok(DrawerFigures {
                drawer: row.drawer_id.into(),
                holder: row.member_id.into(),
                label: row.label,
                float: money(row.float_minor)?,
                expected: row.expected_minor.map(money).transpose()?,
                counted: row.counted_minor.map(money).transpose()?,
                is_forced: row.is_forced,
            })
        })
        .collect()
}

/// What people are called.
pub async fn names(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    members: &[MemberId],
) -> sqlx::Result<Vec<(MemberId, String)>> {
    let ids: Vec<uuid::Uuid> = members.iter().map(|member| member.uuid()).collect();
    let rows = sqlx::query!(
        r#"select member_id as "member!", name as "name!" from reporting.member_names where restaurant_id = $1 and member_id = any ($2)"#,
        restaurant.uuid(),
        &ids
    );
    Ok(rows.fetch_all(conn).await?.into_iter().map(|row| (row.member.into(), row.name)).collect())
}
