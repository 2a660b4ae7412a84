//! A repeated request does nothing twice. The key is claimed in the transaction of the effect.

use sqlx::PgConnection;

use super::crypto::sha256;
use crate::kernel::{
    error::{AppError, Code},
    ids::RestaurantId,
    time::Timestamp,
};

/// Whether this request is the first of its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    First,
    /// It was done before; answer with how things are now.
    Repeat,
}

/// Claims a key. A twin that is under way right now is a conflict to try again; the same key with another body is
/// a client's mistake.
pub async fn claim(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    key: uuid::Uuid,
    request: &impl serde::Serialize,
    at: Timestamp,
) -> Result<Claim, AppError> {
    let body = serde_json::to_vec(request).map_err(|error| super::error::internal("fingerprint", &error))?;
    let fingerprint = sha256(&[&body]);
    let lock = sha256(&[restaurant.uuid().as_bytes(), key.as_bytes()]);
    let lock = i64::from_be_bytes(lock[..8].try_into().expect("eight of 32 bytes"));
    // One round trip: an order's every operation passes here.
    let claimed = sqlx::query!(
        r#"with alone as materialized (select pg_try_advisory_xact_lock($5) as locked),
         added as (insert into idempotency_keys (restaurant_id, key, fingerprint, created_at)
             select $1, $2, $3, $4 from alone where locked on conflict (restaurant_id, key) do nothing returning 1)
         select locked as "locked!", exists (select from added) as "added!" from alone"#,
        restaurant.uuid(),
        key,
        fingerprint.as_slice(),
        at,
        lock
    )
    .fetch_one(&mut *conn)
    .await?;
    if !claimed.locked {
        return Err(AppError::conflict(Code::InFlight, "The same request is under way. Wait for its answer."));
    }
    if claimed.added {
        return Ok(Claim::First);
    }
    let known = sqlx::query_scalar!(
        "select fingerprint from idempotency_keys where restaurant_id = $1 and key = $2",
        restaurant.uuid(),
        key
    )
    .fetch_one(conn)
    .await?;
    if known == fingerprint {
        Ok(Claim::Repeat)
    } else {
        Err(AppError::invalid("id", "This id was already used for something else."))
    }
}
