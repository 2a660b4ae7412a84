//! Browser sessions in Postgres, behind tower-sessions' store trait.
//!
//! The key is the hash of the id, so that the table opens nothing; saving updates live rows only, so that a slow
//! request cannot bring back a session that was ended meanwhile.

use std::collections::HashMap;

use sqlx::PgPool;
use time::OffsetDateTime;
use tower_sessions::{
    SessionStore,
    session::{Id, Record},
    session_store::{Error, Result},
};

use crate::{
    kernel::time::Timestamp,
    platform::{clock::Clock, crypto::sha256},
};

/// The name under which a session holds whose it is.
pub const IDENTITY: &str = "identity";

/// The device on which it was started with a PIN.
pub const DEVICE: &str = "device";

/// Where it was started: the browser and its address.
pub const USER_AGENT: &str = "user_agent";
pub const ADDRESS: &str = "address";

#[derive(Clone, Debug)]
pub struct PgSessions {
    pool: PgPool,
    clock: Clock,
    /// However much it is used, a session ends this long after sign-in.
    max_age: chrono::TimeDelta,
}

impl PgSessions {
    pub const fn new(pool: PgPool, clock: Clock, max_age: chrono::TimeDelta) -> Self {
        Self { pool, clock, max_age }
    }
}

/// What a session is found by.
pub fn key(id: &Id) -> Vec<u8> {
    sha256(&[&id.0.to_be_bytes()]).to_vec()
}

fn timestamp(at: OffsetDateTime) -> Timestamp {
    Timestamp::from_timestamp(at.unix_timestamp(), 0).unwrap_or_default()
}

fn backend(error: impl std::fmt::Display) -> Error {
    Error::Backend(error.to_string())
}

/// What a session says about where it is.
fn text(record: &Record, name: &str, chars_max: usize) -> String {
    let text = record.data.get(name).and_then(serde_json::Value::as_str).unwrap_or_default();
    text.chars().take(chars_max).collect()
}

fn id(record: &Record, name: &str) -> Option<uuid::Uuid> {
    record.data.get(name)?.as_str()?.parse().ok()
}

#[async_trait::async_trait]
impl SessionStore for PgSessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        let now = self.clock.now();
        let data = serde_json::to_value(&record.data).map_err(|error| Error::Encode(error.to_string()))?;
        loop {
            let inserted = sqlx::query!(
                "insert into sessions (session_hash, identity_id, data, created_at, last_seen_at, expires_at, session_id, user_agent, address, device_id)
                 values ($1, $2, $3, $4, $4, $5, $6, $7, $8, $9) on conflict (session_hash) do nothing",
                key(&record.id),
                id(record, IDENTITY),
                data,
                now,
                timestamp(record.expiry_date).min(now + self.max_age),
                crate::platform::crypto::new_token_id(),
                text(record, USER_AGENT, 300),
                text(record, ADDRESS, 64),
                id(record, DEVICE)
            )
            .execute(&self.pool)
            .await
            .map_err(backend)?;
            if inserted.rows_affected() == 1 {
                return Ok(());
            }
            record.id = Id::default();
        }
    }

    async fn save(&self, record: &Record) -> Result<()> {
        let now = self.clock.now();
        let data = serde_json::to_value(&record.data).map_err(|error| Error::Encode(error.to_string()))?;
        sqlx::query!(
            "update sessions set identity_id = $2, data = $3, last_seen_at = $4, expires_at = least($5, created_at + make_interval(mins => $6)), device_id = $7
             where session_hash = $1 and revoked_at is null and expires_at > $4",
            key(&record.id),
            id(record, IDENTITY),
            data,
            now,
            timestamp(record.expiry_date),
            i32::try_from(self.max_age.num_minutes()).unwrap_or(i32::MAX),
            id(record, DEVICE)
        )
        .execute(&self.pool)
        .await
        .map_err(backend)?;
        Ok(())
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let row = sqlx::query!(
            "select data, expires_at from sessions s where session_hash = $1 and revoked_at is null and expires_at > $2
               and not exists (select from devices d where d.device_id = s.device_id and d.revoked_at is not null)",
            key(id),
            self.clock.now()
        )
        .fetch_optional(&self.pool)
        .await
        .map_err(backend)?;
        let Some(row) = row else { return Ok(None) };
        let data: HashMap<String, serde_json::Value> =
            serde_json::from_value(row.data).map_err(|error| Error::Decode(error.to_string()))?;
        let expiry_date = OffsetDateTime::from_unix_timestamp(row.expires_at.timestamp()).map_err(backend)?;
        Ok(Some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        sqlx::query!(
            "update sessions set revoked_at = $2 where session_hash = $1 and revoked_at is null",
            key(id),
            self.clock.now()
        )
        .execute(&self.pool)
        .await
        .map_err(backend)?;
        Ok(())
    }
}
