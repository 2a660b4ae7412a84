//! identities and sessions: the tables without a tenant, and the look-up of what a person belongs to. All on the
//! system pool, because they come before a restaurant is known.

pub mod devices;
pub mod events;
pub mod google;
pub mod keys;
pub mod letters;
pub mod sign_ins;
pub mod passwords;
pub mod socket_tickets;
pub mod staff;
pub mod tokens;

use sqlx::{PgConnection, PgPool};

use super::model::Approver;

use crate::kernel::{
    ids::{IdentityId, MemberId, OperationId, OrderId, RestaurantId},
    permission::{Permission, PermissionSet, Rights, Role},
    time::Timestamp,
};

/// A login as sign-in needs it.
pub struct Login {
    pub identity: IdentityId,
    /// None for whoever signs in another way only.
    pub password_hash: String,
    pub locked_until: Option<Timestamp>,
}

/// A member of a restaurant.
pub struct MemberRow {
    pub restaurant: RestaurantId,
    pub restaurant_name: String,
    pub member: MemberId,
    pub rights: Rights,
    pub display_name: String,
}

/// A role with its exceptions, as they are stored; what is no permission any more is left out.
fn rights(role: &str, granted: Option<Vec<String>>, taken: Option<Vec<String>>) -> Option<Rights> {
    let set = |names: Option<Vec<String>>| -> PermissionSet {
        names.unwrap_or_default().iter().filter_map(|name| Permission::parse(name)).collect()
    };
    Some(Rights { role: Role::parse(role)?, granted: set(granted), taken: set(taken) })
}

pub async fn find_login(pool: &PgPool, login: &str) -> sqlx::Result<Option<Login>> {
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

/// The owner of the first restaurant, where it has one.
pub async fn first_owner(pool: &PgPool) -> sqlx::Result<Option<IdentityId>> {
    let owner = sqlx::query_scalar!(
        "select m.identity_id from members m join restaurants r using (restaurant_id)
         where m.role = 'owner' and m.removed_at is null order by r.created_at, r.restaurant_id, m.created_at, m.member_id limit 1"
    );
    Ok(owner.fetch_optional(pool).await?.map(IdentityId::from))
}

/// Counts a failure; the tenth in a row locks until `locked_until`, and is answered with true.
pub async fn count_failure(
    pool: &PgPool,
    identity: IdentityId,
    max: i32,
    locked_until: Timestamp,
) -> sqlx::Result<bool> {
    let failures = sqlx::query_scalar!(
        "update identities set
             failures = case when failures + 1 >= $2 then 0 else failures + 1 end,
             locked_until = case when failures + 1 >= $2 then $3 else locked_until end
         where identity_id = $1 returning failures",
        identity.uuid(),
        max,
        locked_until
    );
    // The tenth failure starts the count anew.
    Ok(failures.fetch_optional(pool).await? == Some(0))
}

pub async fn clear_failures(pool: &PgPool, identity: IdentityId) -> sqlx::Result<()> {
    sqlx::query!(
        "update identities set failures = 0, locked_until = null where identity_id = $1 and failures > 0",
        identity.uuid()
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// The restaurants a person works in, the oldest membership first.
pub async fn memberships(pool: &PgPool, identity: IdentityId) -> sqlx::Result<Vec<MemberRow>> {
    let rows = sqlx::query!(
        r#"select m.restaurant_id, r.name, m.member_id, m.role, i.display_name, e.granted as "granted?", e.taken as "taken?"
         from members m
         join restaurants r on r.restaurant_id = m.restaurant_id
         join identities i on i.identity_id = m.identity_id
         left join reporting.member_exceptions e on e.restaurant_id = m.restaurant_id and e.member_id = m.member_id
         where m.identity_id = $1 and m.removed_at is null and i.disabled_at is null
         order by m.created_at, r.name"#,
        identity.uuid()
    )
    .fetch_all(pool)
    .await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            Some(MemberRow {
                restaurant: row.restaurant_id.into(),
                restaurant_name: row.name,
                member: row.member_id.into(),
                rights: rights(&row.role, row.granted, row.taken)?,
                display_name: row.display_name,
            })
        })
        .collect())
}

/// Makes a login with this id, or gives the one of this name a new password and display name.
pub async fn upsert_identity(
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
pub async fn username_of_email(pool: &PgPool, email: &str) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar!("select username from identities where email = $1", email).fetch_optional(pool).await
}

pub async fn is_username_taken(pool: &PgPool, username: &str) -> sqlx::Result<bool> {
    let found =
        sqlx::query_scalar!(r#"select exists (select from identities where username = $1) as "taken!""#, username);
    found.fetch_one(pool).await
}

pub async fn revoke_sessions(conn: &mut PgConnection, identity: IdentityId, at: Timestamp) -> sqlx::Result<()> {
    sqlx::query!(
        "update sessions set revoked_at = $2 where identity_id = $1 and revoked_at is null",
        identity.uuid(),
        at
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Everybody here who has a PIN, by name.
pub async fn members_with_pin(conn: &mut PgConnection, restaurant: RestaurantId) -> sqlx::Result<Vec<Approver>> {
    let rows = sqlx::query!(
        r#"select m.member_id, m.role, i.display_name, e.granted as "granted?", e.taken as "taken?"
         from members m join identities i on i.identity_id = m.identity_id
         left join reporting.member_exceptions e on e.restaurant_id = m.restaurant_id and e.member_id = m.member_id
         where m.restaurant_id = $1 and m.pin_hash is not null and m.removed_at is null and i.disabled_at is null
         order by i.display_name"#,
        restaurant.uuid()
    );
    let rows = rows.fetch_all(conn).await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            Some(Approver {
                member: row.member_id.into(),
                name: row.display_name,
                rights: rights(&row.role, row.granted, row.taken)?,
            })
        })
        .collect())
}

pub async fn pin_of(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    member: MemberId,
) -> sqlx::Result<Option<(String, Rights)>> {
    let row = sqlx::query!(
        r#"select m.pin_hash as "pin_hash!", m.role, e.granted as "granted?", e.taken as "taken?"
         from members m join identities i on i.identity_id = m.identity_id
         left join reporting.member_exceptions e on e.restaurant_id = m.restaurant_id and e.member_id = m.member_id
         where m.restaurant_id = $1 and m.member_id = $2 and m.pin_hash is not null and m.pin_failures < $3 and m.removed_at is null and i.disabled_at is null"#,
        restaurant.uuid(),
        member.uuid(),
        PIN_FAILURES_MAX
    );
    let row = row.fetch_optional(conn).await?;
    Ok(row.and_then(|row| Some((row.pin_hash, rights(&row.role, row.granted, row.taken)?))))
}

/// Wrong PINs in a row until the PIN opens nothing any more.
pub const PIN_FAILURES_MAX: i32 = 20;

/// Counts a wrong PIN of somebody, wherever it was typed. On the system pool, as it holds whatever becomes of the act.
pub async fn count_pin_failure(pool: &PgPool, restaurant: RestaurantId, member: MemberId) -> sqlx::Result<()> {
    sqlx::query!(
        "update members set pin_failures = pin_failures + 1 where restaurant_id = $1 and member_id = $2",
        restaurant.uuid(),
        member.uuid()
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// A right PIN ends the row of wrong ones.
pub async fn clear_pin_failures(pool: &PgPool, restaurant: RestaurantId, member: MemberId) -> sqlx::Result<()> {
    sqlx::query!(
        "update members set pin_failures = 0 where restaurant_id = $1 and member_id = $2 and pin_failures > 0",
        restaurant.uuid(),
        member.uuid()
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// Whose PIN it is, and its hash; none when it was typed wrong too often.
pub async fn pin_holder(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    member: MemberId,
) -> sqlx::Result<Option<(IdentityId, String)>> {
    let row = sqlx::query!(
        r#"select i.identity_id, m.pin_hash as "pin_hash!" from members m join identities i on i.identity_id = m.identity_id
         where m.restaurant_id = $1 and m.member_id = $2 and m.pin_hash is not null and m.pin_failures < $3 and m.removed_at is null and i.disabled_at is null"#,
        restaurant.uuid(),
        member.uuid(),
        PIN_FAILURES_MAX
    );
    Ok(row.fetch_optional(conn).await?.map(|row| (row.identity_id.into(), row.pin_hash)))
}

pub async fn insert_approval(
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
pub async fn use_approval(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    token_hash: &[u8; 32],
    (permission, order, operation): (Permission, OrderId, OperationId),
    since: Timestamp,
) -> sqlx::Result<Option<(MemberId, Rights)>> {
    let row = sqlx::query!(
        r#"update approvals a set used_by = $5 from members m
         left join reporting.member_exceptions e on e.restaurant_id = m.restaurant_id and e.member_id = m.member_id
         where a.restaurant_id = $1 and a.token_hash = $2 and a.permission = $3 and a.order_id = $4
           and ((a.used_by is null and a.created_at > $6) or a.used_by = $5)
           and m.restaurant_id = a.restaurant_id and m.member_id = a.member_id and m.removed_at is null
         returning a.member_id, m.role, e.granted as "granted?", e.taken as "taken?""#,
        restaurant.uuid(),
        token_hash.as_slice(),
        permission.as_str(),
        order.uuid(),
        operation.uuid(),
        since
    );
    let row = row.fetch_optional(conn).await?;
    Ok(row.and_then(|row| Some((row.member_id.into(), rights(&row.role, row.granted, row.taken)?))))
}
