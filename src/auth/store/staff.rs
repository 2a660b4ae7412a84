//! members and member_permissions as they are looked after, and invitations with their letters.

use sqlx::{PgConnection, PgPool};

use super::rights;
use crate::{
    auth::model::staff::{Invitation, StaffMember},
    kernel::{
        ids::{IdentityId, InvitationId, MemberId, RestaurantId},
        permission::{PermissionSet, Role},
        time::Timestamp,
    },
};

fn unreadable() -> sqlx::Error {
    sqlx::Error::Decode("a member's role cannot be read".into())
}

/// Everybody who works here, by name; or one of them.
pub async fn members(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    member: Option<MemberId>,
) -> sqlx::Result<Vec<(IdentityId, StaffMember)>> {
    let rows = sqlx::query!(
        r#"select m.member_id, m.identity_id, m.role, m.pin_hash is not null as "has_pin!", m.created_at,
             i.display_name, i.username, i.email, i.locked_until, e.granted as "granted?", e.taken as "taken?"
         from members m join identities i on i.identity_id = m.identity_id
         left join reporting.member_exceptions e on e.restaurant_id = m.restaurant_id and e.member_id = m.member_id
         where m.restaurant_id = $1 and ($2::uuid is null or m.member_id = $2) and m.removed_at is null
         order by i.display_name, i.username"#,
        restaurant.uuid(),
        member.map(MemberId::uuid)
    );
    let rows = rows.fetch_all(conn).await?;
    rows.into_iter()
        .map(|row| {
            let member = StaffMember {
                id: row.member_id.into(),
                name: row.display_name,
                username: row.username,
                email: row.email,
                rights: rights(&row.role, row.granted, row.taken).ok_or_else(unreadable)?,
                has_pin: row.has_pin,
                locked_until: row.locked_until,
                works_elsewhere: false,
                since: row.created_at,
            };
            Ok((row.identity_id.into(), member))
        })
        .collect()
}

/// Who of this restaurant's people works in another one, too. On the system pool: it looks beyond the tenant.
pub async fn working_elsewhere(pool: &PgPool, restaurant: RestaurantId) -> sqlx::Result<Vec<MemberId>> {
    let found = sqlx::query_scalar!(
        "select m.member_id from members m where m.restaurant_id = $1 and exists (
             select from members x where x.identity_id = m.identity_id and x.restaurant_id <> $1 and x.removed_at is null)",
        restaurant.uuid()
    );
    Ok(found.fetch_all(pool).await?.into_iter().map(MemberId::from).collect())
}

/// Locks everybody who works here: roles are decided about one at a time, so that an owner is always left.
pub async fn lock(conn: &mut PgConnection, restaurant: RestaurantId) -> sqlx::Result<()> {
    sqlx::query!(
        "select member_id from members where restaurant_id = $1 and removed_at is null order by member_id for no key update",
        restaurant.uuid()
    )
    .fetch_all(conn)
    .await?;
    Ok(())
}

pub async fn set_role(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    member: MemberId,
    role: Role,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update members set role = $3 where restaurant_id = $1 and member_id = $2",
        restaurant.uuid(),
        member.uuid(),
        role.as_str()
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn set_pin(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    member: MemberId,
    pin_hash: &str,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update members set pin_hash = $3, pin_failures = 0 where restaurant_id = $1 and member_id = $2",
        restaurant.uuid(),
        member.uuid(),
        pin_hash
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The exceptions that hold from now on, instead of all others.
pub async fn set_exceptions(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    member: MemberId,
    (granted, taken): (PermissionSet, PermissionSet),
) -> sqlx::Result<()> {
    let all = granted.iter().map(|right| (right, true)).chain(taken.iter().map(|right| (right, false)));
    let (names, are_granted): (Vec<String>, Vec<bool>) =
        all.map(|(right, is_granted)| (right.as_str().to_owned(), is_granted)).unzip();
    sqlx::query!(
        "delete from member_permissions where restaurant_id = $1 and member_id = $2",
        restaurant.uuid(),
        member.uuid()
    )
    .execute(&mut *conn)
    .await?;
    sqlx::query!(
        "insert into member_permissions (restaurant_id, member_id, permission, is_granted)
         select $1, $2, * from unnest($3::text[], $4::bool[])",
        restaurant.uuid(),
        member.uuid(),
        &names,
        &are_granted
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Works here no longer. The row stays: acts and drawers name it.
pub async fn remove(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    member: MemberId,
    at: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update members set removed_at = $3, pin_hash = null where restaurant_id = $1 and member_id = $2",
        restaurant.uuid(),
        member.uuid(),
        at
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// A login rests no longer.
/// A PIN that was typed wrong too often opens again.
pub async fn unlock_pin(conn: &mut PgConnection, restaurant: RestaurantId, member: MemberId) -> sqlx::Result<()> {
    sqlx::query!(
        "update members set pin_failures = 0 where restaurant_id = $1 and member_id = $2",
        restaurant.uuid(),
        member.uuid()
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn unlock(conn: &mut PgConnection, identity: IdentityId) -> sqlx::Result<()> {
    sqlx::query!("update identities set failures = 0, locked_until = null where identity_id = $1", identity.uuid())
        .execute(conn)
        .await?;
    Ok(())
}

/// An invitation about to be kept.
pub struct NewInvitation<'a> {
    pub id: InvitationId,
    pub email: &'a str,
    pub role: Role,
    pub token_hash: &'a [u8; 32],
    pub by: MemberId,
    pub expires_at: Timestamp,
    /// Its letter: subject and body.
    pub letter: (&'a str, &'a str),
}

/// Keeps it; an older one to the same e-mail that has expired is over.
pub async fn insert_invitation(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    new: &NewInvitation<'_>,
    at: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update invitations set ended_at = $3, body = null where restaurant_id = $1 and email = $2 and ended_at is null and expires_at <= $3",
        restaurant.uuid(),
        new.email,
        at
    )
    .execute(&mut *conn)
    .await?;
    sqlx::query!(
        "insert into invitations (restaurant_id, invitation_id, email, role, token_hash, invited_by, created_at, expires_at, subject, body, next_try_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $7)",
        restaurant.uuid(),
        new.id.uuid(),
        new.email,
        new.role.as_str(),
        new.token_hash.as_slice(),
        new.by.uuid(),
        at,
        new.expires_at,
        new.letter.0,
        new.letter.1
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Those that nobody has answered, newest first.
pub async fn invitations(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    now: Timestamp,
) -> sqlx::Result<Vec<Invitation>> {
    let rows = sqlx::query!(
        r#"select v.invitation_id, v.email, v.role, v.created_at, v.expires_at, n.name as "by?"
         from invitations v
         left join reporting.member_names n on n.restaurant_id = v.restaurant_id and n.member_id = v.invited_by
         where v.restaurant_id = $1 and v.ended_at is null order by v.created_at desc, v.invitation_id desc limit 200"#,
        restaurant.uuid()
    );
    let rows = rows.fetch_all(conn).await?;
    rows.into_iter()
        .map(|row| {
            Ok(Invitation {
                id: row.invitation_id.into(),
                email: row.email,
                role: Role::parse(&row.role).ok_or_else(unreadable)?,
                by: row.by.unwrap_or_default(),
                at: row.created_at,
                expires_at: row.expires_at,
                is_expired: row.expires_at <= now,
            })
        })
        .collect()
}

/// Ends an invitation that is open; false when there is none.
pub async fn end_invitation(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    id: InvitationId,
    (at, accepted_by): (Timestamp, Option<MemberId>),
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update invitations set ended_at = $3, accepted_by = $4, body = null
         where restaurant_id = $1 and invitation_id = $2 and ended_at is null and ($4::uuid is null or expires_at > $3)",
        restaurant.uuid(),
        id.uuid(),
        at,
        accepted_by.map(MemberId::uuid)
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Ends what somebody has invited who may not any more.
pub async fn end_invitations_of(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    member: MemberId,
    at: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update invitations set ended_at = $3, body = null where restaurant_id = $1 and invited_by = $2 and ended_at is null",
        restaurant.uuid(),
        member.uuid(),
        at
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Everybody but the owners belongs here no longer.
pub async fn remove_all_but_owners(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    at: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update members set removed_at = $2, pin_hash = null
         where restaurant_id = $1 and removed_at is null and role <> 'owner'",
        restaurant.uuid(),
        at
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Nobody is invited any more.
pub async fn end_invitations(conn: &mut PgConnection, restaurant: RestaurantId, at: Timestamp) -> sqlx::Result<()> {
    sqlx::query!(
        "update invitations set ended_at = $2, body = null where restaurant_id = $1 and ended_at is null",
        restaurant.uuid(),
        at
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// An open invitation by its link's token.
pub struct OpenInvitation {
    pub restaurant: RestaurantId,
    pub restaurant_name: String,
    pub id: InvitationId,
    pub email: String,
    pub role: Role,
    /// Somebody signs in with this e-mail.
    pub has_login: bool,
}

pub async fn open_invitation(
    pool: &PgPool,
    token_hash: &[u8; 32],
    now: Timestamp,
) -> sqlx::Result<Option<OpenInvitation>> {
    let row = sqlx::query!(
        r#"select v.restaurant_id, r.name, v.invitation_id, v.email, v.role,
             exists (select from identities i where i.email = v.email and i.disabled_at is null) as "has_login!"
         from invitations v join restaurants r on r.restaurant_id = v.restaurant_id
         where v.token_hash = $1 and v.ended_at is null and v.expires_at > $2 and r.closed_at is null"#,
        token_hash.as_slice(),
        now
    );
    let row = row.fetch_optional(pool).await?;
    row.map(|row| {
        Ok(OpenInvitation {
            restaurant: row.restaurant_id.into(),
            restaurant_name: row.name,
            id: row.invitation_id.into(),
            email: row.email,
            role: Role::parse(&row.role).ok_or_else(unreadable)?,
            has_login: row.has_login,
        })
    })
    .transpose()
}
