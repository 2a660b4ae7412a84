//! A repeated request does nothing twice. The key is claimed in the transaction of the effect.

use std::collections::{HashMap, HashSet};

use sqlx::PgConnection;

use super::{crypto::sha256, db::Tx};
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

/// A key and what is asked for under it.
#[derive(Clone, Debug)]
pub struct Keyed {
    key: uuid::Uuid,
    fingerprint: Vec<u8>,
}

impl Keyed {
    pub fn new(key: uuid::Uuid, request: &impl serde::Serialize) -> Result<Self, AppError> {
        let body = serde_json::to_vec(request).map_err(|error| super::error::internal("fingerprint", &error))?;
        Ok(Self { key, fingerprint: sha256(&[&body]).to_vec() })
    }

    fn lock(&self, restaurant: RestaurantId) -> i64 {
        let lock = sha256(&[restaurant.uuid().as_bytes(), self.key.as_bytes()]);
        i64::from_be_bytes(lock[..8].try_into().expect("eight of 32 bytes"))
    }
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
    let claims = claim_all(conn, restaurant, &[Keyed::new(key, request)?], at).await?;
    Ok(claims[0])
}

/// Whether what is about to be made was made before, under the id that it is to get.
pub async fn is_repeat_in_tx(tx: &mut Tx, id: uuid::Uuid, form: &impl serde::Serialize) -> Result<bool, AppError> {
    let (restaurant, at) = (tx.restaurant(), tx.at());
    Ok(claim(tx.conn(), restaurant, id, form, at).await? == Claim::Repeat)
}

/// Claims keys in one round trip; the answers come in their order. A key that stands twice in the list is a repeat where
/// it comes again.
pub async fn claim_all(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    keyed: &[Keyed],
    at: Timestamp,
) -> Result<Vec<Claim>, AppError> {
    let mut once: HashMap<uuid::Uuid, &Keyed> = HashMap::new();
    for asked in keyed {
        if *once.entry(asked.key).or_insert(asked).fingerprint != asked.fingerprint {
            return Err(used_otherwise());
        }
    }
    let keys: Vec<_> = once.keys().copied().collect();
    let fingerprints: Vec<_> = once.values().map(|asked| asked.fingerprint.clone()).collect();
    let locks: Vec<_> = once.values().map(|asked| asked.lock(restaurant)).collect();
    let claimed = sqlx::query!(
        r#"with alone as materialized (
             select key, fingerprint, pg_try_advisory_xact_lock(lock) as locked
             from unnest($2::uuid[], $3::bytea[], $5::bigint[]) as wanted(key, fingerprint, lock)),
         added as (insert into idempotency_keys (restaurant_id, key, fingerprint, created_at)
             select $1, key, fingerprint, $4 from alone where locked
             on conflict (restaurant_id, key) do nothing returning key)
         select key as "key!", locked as "locked!", exists (select from added where added.key = alone.key) as "added!" from alone"#,
        restaurant.uuid(),
        &keys,
        &fingerprints,
        at,
        &locks
    )
    .fetch_all(&mut *conn)
    .await?;
    if claimed.iter().any(|row| !row.locked) {
        return Err(AppError::conflict(Code::InFlight, "The same request is under way. Wait for its answer."));
    }
    for row in claimed.iter().filter(|row| !row.added) {
        refuse_other_use(conn, restaurant, once[&row.key]).await?;
    }
    let mut first: HashSet<_> = claimed.into_iter().filter(|row| row.added).map(|row| row.key).collect();
    let claim = |asked: &Keyed| if first.remove(&asked.key) { Claim::First } else { Claim::Repeat };
    Ok(keyed.iter().map(claim).collect())
}

/// A key that is known must have been used for the same.
async fn refuse_other_use(conn: &mut PgConnection, restaurant: RestaurantId, asked: &Keyed) -> Result<(), AppError> {
    let known = sqlx::query_scalar!(
        "select fingerprint from idempotency_keys where restaurant_id = $1 and key = $2",
        restaurant.uuid(),
        asked.key
    );
    if known.fetch_one(conn).await? == asked.fingerprint { Ok(()) } else { Err(used_otherwise()) }
}

fn used_otherwise() -> AppError {
    AppError::invalid("id", "This id was already used for something else.")
}
