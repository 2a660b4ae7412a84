//! outbox_messages, password_resets, and what a person changes of their own login. On the system pool: a login has
//! no tenant.

use sqlx::{PgConnection, PgPool};

use crate::{
    auth::{model::OutboxMessage, service::NewIdentity},
    kernel::{
        ids::{IdentityId, MemberId, RestaurantId},
        time::Timestamp,
    },
};

/// A login as its own person changes it.
pub struct OwnLogin {
    pub identity: IdentityId,
    pub email: Option<String>,
    pub password_hash: String,
}

/// A letter about to be kept.
pub struct Letter<'a> {
    pub id: uuid::Uuid,
    pub subject: &'a str,
    pub body: &'a str,
}

/// Keeps a reset token and the letter that bears it, if somebody has this e-mail. The same statements run whoever it
/// is, so that the time of the answer tells nothing.
pub async fn insert_reset(
    pool: &PgPool,
    email: &str,
    token_hash: &[u8; 32],
    letter: &Letter<'_>,
    (at, expires_at): (Timestamp, Timestamp),
) -> sqlx::Result<Option<IdentityId>> {
    let mut tx = pool.begin().await?;
    let known = sqlx::query_scalar!(
        "insert into password_resets (token_hash, identity_id, created_at, expires_at)
         select $2, identity_id, $3, $4 from identities where email = $1 and disabled_at is null
         returning identity_id",
        email,
        token_hash.as_slice(),
        at,
        expires_at
    )
    .fetch_optional(&mut *tx)
    .await?;
    sqlx::query!(
        "insert into outbox_messages (message_id, identity_id, recipient, subject, body, created_at, next_try_at)
         select $2, identity_id, email, $3, $4, $5, $5 from identities where email = $1 and disabled_at is null",
        email,
        letter.id,
        letter.subject,
        letter.body,
        at
    )
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(known.map(IdentityId::from))
}

/// Uses a token up, with all others of its person.
pub async fn use_reset(
    conn: &mut PgConnection,
    token_hash: &[u8; 32],
    at: Timestamp,
) -> sqlx::Result<Option<IdentityId>> {
    let found = sqlx::query_scalar!(
        "update password_resets set used_at = $2 where token_hash = $1 and used_at is null and expires_at > $2
         returning identity_id",
        token_hash.as_slice(),
        at
    )
    .fetch_optional(&mut *conn)
    .await?;
    if let Some(identity) = found {
        end_resets(conn, identity.into(), at).await?;
    }
    Ok(found.map(IdentityId::from))
}

/// No link that is under way opens anything any more.
pub async fn end_resets(conn: &mut PgConnection, identity: IdentityId, at: Timestamp) -> sqlx::Result<()> {
    sqlx::query!(
        "update password_resets set used_at = $2 where identity_id = $1 and used_at is null",
        identity.uuid(),
        at
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Sets a password and ends whatever was signed in with the old one, accounts elsewhere that were tied to it, and links
/// that are under way.
pub async fn set_password(
    conn: &mut PgConnection,
    identity: IdentityId,
    password_hash: &str,
    at: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update identities set password_hash = $2, failures = 0, locked_until = null where identity_id = $1",
        identity.uuid(),
        password_hash
    )
    .execute(&mut *conn)
    .await?;
    super::revoke_sessions(conn, identity, at).await?;
    super::tokens::revoke_families_of(conn, identity, "new_password", at).await?;
    super::google::untie(conn, identity).await?;
    end_resets(conn, identity, at).await
}

pub async fn own_login(pool: &PgPool, restaurant: RestaurantId, member: MemberId) -> sqlx::Result<Option<OwnLogin>> {
    let row = sqlx::query!(
        "select i.identity_id, i.email, i.password_hash from members m join identities i on i.identity_id = m.identity_id
         where m.restaurant_id = $1 and m.member_id = $2 and m.removed_at is null and i.disabled_at is null",
        restaurant.uuid(),
        member.uuid()
    )
    .fetch_optional(pool)
    .await?;
    Ok(row.map(|row| OwnLogin { identity: row.identity_id.into(), email: row.email, password_hash: row.password_hash }))
}

pub async fn set_email(conn: &mut PgConnection, identity: IdentityId, email: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "update identities set email = $2, email_proven = false where identity_id = $1",
        identity.uuid(),
        email
    )
    .execute(&mut *conn)
    .await?;
    super::google::untie(conn, identity).await
}

/// Makes a login.
pub async fn insert_identity(
    conn: &mut PgConnection,
    id: IdentityId,
    new: &NewIdentity,
    password_hash: &str,
    at: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into identities (identity_id, username, email, display_name, password_hash, created_at)
         values ($1, $2, $3, $4, $5, $6)",
        id.uuid(),
        new.username.as_str(),
        new.email,
        new.display_name.as_str(),
        password_hash,
        at
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Letters to people who work in this restaurant alone, newest first: one's own, those to the roles below manager,
/// and with `managers` those to managers; open invitations likewise. Letters with a restaurant's figures are read there
/// only, with `figures`. A link to an owner is that owner's only.
pub async fn outbox(
    pool: &PgPool,
    restaurant: RestaurantId,
    (reader, managers, figures): (Option<MemberId>, bool, bool),
    limit: i64,
) -> sqlx::Result<Vec<OutboxMessage>> {
    let rows = sqlx::query!(
        r#"select message_id as "message_id!", recipient as "recipient!", subject as "subject!", body as "body!", created_at as "created_at!", sent_at
         from (
             select o.message_id, o.recipient, o.subject, o.body, o.created_at, o.sent_at from outbox_messages o
             join members m on m.identity_id = o.identity_id and m.restaurant_id = $1 and m.removed_at is null
             where (o.figures_of is null or (o.figures_of = $1 and $5))
               and (m.member_id = $2 or m.role in ('cashier', 'waiter', 'kitchen', 'trainee') or ($3 and m.role = 'manager'))
               and (m.member_id = $2 or not exists (select from members x
                    where x.identity_id = o.identity_id and x.restaurant_id <> $1 and x.removed_at is null))
             union all
             select v.invitation_id, v.email, v.subject, v.body, v.created_at, v.sent_at from invitations v
             where v.restaurant_id = $1 and v.ended_at is null
               and (v.role in ('cashier', 'waiter', 'kitchen', 'trainee') or $3)
         ) letters order by created_at desc, message_id desc limit $4"#,
        restaurant.uuid(),
        reader.map(MemberId::uuid),
        managers,
        limit,
        figures
    )
    .fetch_all(pool)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| OutboxMessage {
            id: row.message_id,
            recipient: row.recipient,
            subject: row.subject,
            body: row.body,
            at: row.created_at,
            sent_at: row.sent_at,
        })
        .collect())
}
