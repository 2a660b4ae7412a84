//! identities and sessions: the tables without a tenant, and the look-up of what a person belongs to. All on the
//! system pool, because they come before a restaurant is known.

use sqlx::PgPool;

use crate::kernel::{
    ids::{IdentityId, MemberId, RestaurantId},
    permission::Role,
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
