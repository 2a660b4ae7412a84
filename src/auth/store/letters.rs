//! What of outbox_messages and invitations is to be sent. On the system pool: letters come from every restaurant and none.

use sqlx::PgPool;

use super::passwords::Letter;
use crate::kernel::{
    ids::{IdentityId, RestaurantId},
    time::Timestamp,
};

/// Keeps a letter with a restaurant's figures, to be sent where mail is.
pub async fn insert(
    pool: &PgPool,
    (restaurant, identity): (RestaurantId, IdentityId),
    recipient: &str,
    letter: &Letter<'_>,
    at: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into outbox_messages (message_id, identity_id, recipient, subject, body, created_at, next_try_at, figures_of)
         values ($1, $2, $3, $4, $5, $6, $6, $7)",
        letter.id,
        identity.uuid(),
        recipient,
        letter.subject,
        letter.body,
        at,
        restaurant.uuid()
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// A letter to be handed over now.
pub struct Due {
    pub id: uuid::Uuid,
    pub recipient: String,
    pub subject: String,
    pub body: String,
    /// This one included.
    pub tries: i32,
}

/// Takes what is due, and whose link still opens something, at most `limit` of each kind; until `lease` it is due for nobody else.
pub async fn claim(pool: &PgPool, (now, lease): (Timestamp, Timestamp), limit: i64) -> sqlx::Result<Vec<Due>> {
    let links = sqlx::query_as!(
        Due,
        "update outbox_messages set tries = tries + 1, next_try_at = $2
         where message_id in (select message_id from outbox_messages
             where next_try_at <= $1 and (figures_of is not null or created_at > $1 - interval '30 minutes')
             order by next_try_at limit $3 for update skip locked)
         returning message_id as id, recipient, subject, body, tries",
        now,
        lease,
        limit
    );
    let invitations = sqlx::query_as!(
        Due,
        r#"update invitations v set tries = tries + 1, next_try_at = $2
         where (restaurant_id, invitation_id) in (
             select restaurant_id, invitation_id from invitations
             where next_try_at <= $1 and body is not null and expires_at > $1 order by next_try_at limit $3 for update skip locked)
         returning invitation_id as id, email as recipient, subject, body as "body!", tries"#,
        now,
        lease,
        limit
    );
    let mut due = links.fetch_all(pool).await?;
    due.extend(invitations.fetch_all(pool).await?);
    Ok(due)
}

/// A letter was handed over.
pub async fn sent(pool: &PgPool, id: uuid::Uuid, at: Timestamp) -> sqlx::Result<()> {
    sqlx::query!("update outbox_messages set sent_at = $2, next_try_at = null where message_id = $1", id, at)
        .execute(pool)
        .await?;
    sqlx::query!("update invitations set sent_at = $2, next_try_at = null where invitation_id = $1", id, at)
        .execute(pool)
        .await?;
    Ok(())
}

/// A letter is tried again then, or never.
pub async fn put_off(pool: &PgPool, id: uuid::Uuid, next: Option<Timestamp>) -> sqlx::Result<()> {
    sqlx::query!("update outbox_messages set next_try_at = $2 where message_id = $1", id, next).execute(pool).await?;
    sqlx::query!("update invitations set next_try_at = $2 where invitation_id = $1", id, next).execute(pool).await?;
    Ok(())
}
