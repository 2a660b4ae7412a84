//! identities and sessions: the tables without a tenant, and the look-up of what a person belongs to. All on the
//! system pool, because they come before a restaurant is known.

use sqlx::{PgConnection, PgPool};

use super::model::Approver;

use crate::kernel::{
    ids::{IdentityId, MemberId, OperationId, OrderId, RestaurantId},
    permission::{Permission, Role},
    time::Timestamp,
};

/// A login as sign-in needs it.
pub(super) struct Login {
    pub identity: IdentityId,
    pub password_hash: String,
    pub locked_until: Option<Timestamp>,
}

/// A member of a restaurant.
pub struct MemberRow {
    pub restaurant: RestaurantId,
    pub restaurant_name: String,
    pub member: MemberId,
    pub role: Role,
    pub display_name: String,
}

pub(super) async fn find_login(pool: &PgPool, login: &str) -> sqlx::Result<Option<Login>> {
    let row = sqlx::query!(
        "select identity_id, password_hash, locked_until from identities where (username = $1 or email = $1) and disabled_at is null",
        login
    )
    .fetch_optional(pool)
    .await?;
    Ok(row.map(|row| Login {
        identity: row.identity_id.into(),
        password_hash: row.password_hash,
        locked_until: row.locked_until,
    }))
}

/// Counts a failure; the tenth in a row locks until `locked_until`.
pub(super) async fn count_failure(
    pool: &PgPool,
    identity: IdentityId,
    max: i32,
    locked_until: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update identities set
             failures = case when failures + 1 >= $2 then 0 else failures + 1 end,
             locked_until = case when failures + 1 >= $2 then $3 else locked_until end
         where identity_id = $1",
        identity.uuid(),
        max,
        locked_until
    )
    .execute(pool)
    .await?;
    Ok(())
}

pub(super) async fn clear_failures(pool: &PgPool, identity: IdentityId) -> sqlx::Result<()> {
    sqlx::query!(
        "update identities set failures = 0, locked_until = null where identity_id = $1 and failures > 0",
        identity.uuid()
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// The restaurants a person works in, the oldest membership first.
pub(super) async fn memberships(pool: &PgPool, identity: IdentityId) -> sqlx::Result<Vec<MemberRow>> {
    let rows = sqlx::query!(
        "select m.restaurant_id, r.name, m.member_id, m.role, i.display_name
         from members m
         join restaurants r on r.restaurant_id = m.restaurant_id
         join identities i on i.identity_id = m.identity_id
         where m.identity_id = $1 and m.removed_at is null and i.disabled_at is null
         order by m.created_at, r.name",
        identity.uuid()
    )
    .fetch_all(pool)
    .await?;
    let member = |row: (uuid::Uuid, String, uuid::Uuid, String, String)| {
        Some(MemberRow {
            restaurant: row.0.into(),
            restaurant_name: row.1,
            member: row.2.into(),
            role: Role::parse(&row.3)?,
            display_name: row.4,
        })
    };
    Ok(rows
        .into_iter()
        .filter_map(|row| member((row.restaurant_id, row.name, row.member_id, row.role, row.display_name)))
        .collect())
}

/// Makes a login with this id, or gives the one of this name a new password and display name.
pub(super) async fn upsert_identity(
    pool: &PgPool,
    id: IdentityId,
    new: &super::service::NewIdentity,
    password_hash: &str,
    at: Timestamp,
) -> sqlx::Result<IdentityId> {
    let id = sqlx::query_scalar!(
        "insert into identities (identity_id, username, email, display_name, password_hash, created_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (username) do update set display_name = $4, password_hash = $5, failures = 0, locked_until = null, disabled_at = null
         returning identity_id",
        id.uuid(),
        new.username.as_str(),
        new.email,
        new.display_name.as_str(),
        password_hash,
        at
    )
    .fetch_one(pool)
    .await?;
    Ok(id.into())
}

/// The username of the login with this e-mail.
pub(super) async fn username_of_email(pool: &PgPool, email: &str) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar!("select username from identities where email = $1", email).fetch_optional(pool).await
}

pub(super) async fn is_username_taken(pool: &PgPool, username: &str) -> sqlx::Result<bool> {
    let found =
        sqlx::query_scalar!(r#"select exists (select from identities where username = $1) as "taken!""#, username);
    found.fetch_one(pool).await
}

pub(super) async fn revoke_sessions(pool: &PgPool, identity: IdentityId, at: Timestamp) -> sqlx::Result<()> {
    sqlx::query!(
        "update sessions set revoked_at = $2 where identity_id = $1 and revoked_at is null",
        identity.uuid(),
        at
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// Everybody here who has a PIN, by name.
pub(super) async fn members_with_pin(conn: &mut PgConnection, restaurant: RestaurantId) -> sqlx::Result<Vec<Approver>> {
    let rows = sqlx::query!(
        "select m.member_id, m.role, i.display_name from members m join identities i on i.identity_id = m.identity_id
         where m.restaurant_id = $1 and m.pin_hash is not null and m.removed_at is null and i.disabled_at is null
         order by i.display_name",
        restaurant.uuid()
    );
    let rows = rows.fetch_all(conn).await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            Some(Approver { member: row.member_id.into(), name: row.display_name, role: Role::parse(&row.role)? })
        })
        .collect())
}

pub(super) async fn pin_of(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    member: MemberId,
) -> sqlx::Result<Option<(String, Role)>> {
    let row = sqlx::query!(
        r#"select m.pin_hash as "pin_hash!", m.role from members m join identities i on i.identity_id = m.identity_id
         where m.restaurant_id = $1 and m.member_id = $2 and m.pin_hash is not null and m.removed_at is null and i.disabled_at is null"#,
        restaurant.uuid(),
        member.uuid()
    );
    Ok(row.fetch_optional(conn).await?.and_then(|row| Some((row.pin_hash, Role::parse(&row.role)?))))
}

pub(super) async fn insert_approval(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    token_hash: &[u8; 32],
    (member, permission, order): (MemberId, Permission, OrderId),
    at: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into approvals (restaurant_id, token_hash, member_id, permission, order_id, created_at) values ($1, $2, $3, $4, $5, $6)",
        restaurant.uuid(),
        token_hash.as_slice(),
        member.uuid(),
        permission.as_str(),
        order.uuid(),
        at
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Uses an approval for one operation, or again for the same one; answers with who gave it and the role they have now.
pub(super) async fn use_approval(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    token_hash: &[u8; 32],
    (permission, order, operation): (Permission, OrderId, OperationId),
    since: Timestamp,
) -> sqlx::Result<Option<(MemberId, Role)>> {
    let row = sqlx::query!(
        "update approvals a set used_by = $5 from members m
         where a.restaurant_id = $1 and a.token_hash = $2 and a.permission = $3 and a.order_id = $4
           and ((a.used_by is null and a.created_at > $6) or a.used_by = $5)
           and m.restaurant_id = a.restaurant_id and m.member_id = a.member_id and m.removed_at is null
         returning a.member_id, m.role",
        restaurant.uuid(),
        token_hash.as_slice(),
        permission.as_str(),
        order.uuid(),
        operation.uuid(),
        since
    );
    Ok(row.fetch_optional(conn).await?.and_then(|row| Some((row.member_id.into(), Role::parse(&row.role)?))))
}
