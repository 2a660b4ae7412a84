//! socket_tickets: no tenant, on the system pool.

use serde_json::Value;
use sqlx::PgPool;

use crate::kernel::time::Timestamp;

/// Keeps a ticket; what nobody used is thrown away on the way.
pub async fn insert(
    pool: &PgPool,
    hash: &[u8; 32],
    holder: &Value,
    (now, expires_at): (Timestamp, Timestamp),
) -> sqlx::Result<()> {
    sqlx::query!(
        "with over as (delete from socket_tickets where expires_at <= $4)
         insert into socket_tickets (ticket_hash, holder, expires_at) values ($1, $2, $3)",
        hash.as_slice(),
        holder,
        expires_at,
        now
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// Uses a ticket up. Of two who come at once one gets it.
pub async fn take(pool: &PgPool, hash: &[u8; 32], now: Timestamp) -> sqlx::Result<Option<Value>> {
    let taken = sqlx::query_scalar!(
        "delete from socket_tickets where ticket_hash = $1 and expires_at > $2 returning holder",
        hash.as_slice(),
        now
    );
    taken.fetch_optional(pool).await
}
