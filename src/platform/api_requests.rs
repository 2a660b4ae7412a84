//! Requests of programs that bear an `Idempotency-Key`, and what they were answered. Across tenants: a key belongs to
//! whoever uses it.

use sqlx::PgPool;

use crate::kernel::{
    error::{AppError, Code},
    time::Timestamp,
};

/// How long a request may take before somebody else may take it over: longer than any request is given.
const LEASE: chrono::TimeDelta = chrono::TimeDelta::seconds(60);
/// How long answers are kept.
pub const KEPT_FOR: chrono::TimeDelta = chrono::TimeDelta::hours(72);

/// A request by its key.
#[derive(Clone, Debug)]
pub struct Named {
    pub principal: String,
    /// Method and path.
    pub route: String,
    pub key: String,
}

/// What is known of it.
#[derive(Debug)]
pub enum Begun {
    /// To be carried out; `at` is when it was first asked.
    First {
        at: Timestamp,
    },
    Answered {
        status: u16,
        body: Vec<u8>,
        content_type: String,
    },
}

/// Puts a request on record, or answers with what came of it. Under way is a conflict to try again; the same key with
/// another body is a client's mistake.
pub async fn begin(pool: &PgPool, named: &Named, fingerprint: &[u8; 32], now: Timestamp) -> Result<Begun, AppError> {
    let is_new = sqlx::query!(
        "insert into api_requests (principal, route, key, fingerprint, started_at, lease_until) values ($1, $2, $3, $4, $5, $6)
         on conflict (principal, route, key) do nothing",
        named.principal,
        named.route,
        named.key,
        fingerprint.as_slice(),
        now,
        now + LEASE
    )
    .execute(pool)
    .await?;
    if is_new.rows_affected() == 1 {
        return Ok(Begun::First { at: now });
    }
    let known = sqlx::query!(
        "select fingerprint, started_at, status, body, content_type from api_requests where principal = $1 and route = $2 and key = $3",
        named.principal,
        named.route,
        named.key
    )
    .fetch_optional(pool)
    .await?;
    let Some(known) = known else { return Err(in_flight()) };
    if known.fingerprint != fingerprint {
        return Err(AppError::invalid("Idempotency-Key", "This key was already used for another request."));
    }
    if let (Some(status), Some(body)) = (known.status, known.body) {
        let status = u16::try_from(status).unwrap_or(200);
        return Ok(Begun::Answered { status, body, content_type: known.content_type.unwrap_or_default() });
    }
    // Its process is gone: whoever comes first carries it out again.
    let taken = sqlx::query!(
        "update api_requests set lease_until = $5 where principal = $1 and route = $2 and key = $3 and status is null and lease_until <= $4",
        named.principal,
        named.route,
        named.key,
        now,
        now + LEASE
    )
    .execute(pool)
    .await?;
    if taken.rows_affected() == 1 { Ok(Begun::First { at: known.started_at }) } else { Err(in_flight()) }
}

fn in_flight() -> AppError {
    AppError::conflict(Code::InFlight, "The same request is under way. Wait for its answer.")
}

/// Keeps the answer.
pub async fn answer(
    pool: &PgPool,
    named: &Named,
    status: u16,
    (body, content_type): (&[u8], &str),
) -> Result<(), AppError> {
    sqlx::query!(
        "update api_requests set status = $4, body = $5, content_type = $6 where principal = $1 and route = $2 and key = $3",
        named.principal,
        named.route,
        named.key,
        i32::from(status),
        body,
        content_type
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// Nobody knows whether it was done: it may be carried out again at once, as the request that it was.
pub async fn give_up(pool: &PgPool, named: &Named, now: Timestamp) -> Result<(), AppError> {
    sqlx::query!(
        "update api_requests set lease_until = $4 where principal = $1 and route = $2 and key = $3 and status is null",
        named.principal,
        named.route,
        named.key,
        now
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// It was refused: the same key may be used for what was put right.
pub async fn forget(pool: &PgPool, named: &Named) -> Result<(), AppError> {
    sqlx::query!(
        "delete from api_requests where principal = $1 and route = $2 and key = $3",
        named.principal,
        named.route,
        named.key
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// Forgets what is older than anybody asks for.
pub async fn sweep(pool: &PgPool, now: Timestamp) -> Result<(), AppError> {
    sqlx::query!("delete from api_requests where started_at < $1", now - KEPT_FOR).execute(pool).await?;
    Ok(())
}
