//! Counts tries per window where several processes share them: in Redis where there is one, else in Postgres. What
//! happens to Redis binds nobody's hands and lifts no limit: Postgres counts while it is away.

mod in_postgres;
mod in_redis;

use sqlx::PgPool;

use self::in_redis::Redis;
use crate::{
    kernel::{error::AppError, time::Timestamp},
    platform::config::redis::RedisSettings,
};

/// At most `tries` in `window_s` seconds.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    pub tries: i32,
    pub window_s: u32,
}

/// Where tries are counted. One per process, cheap to clone.
#[derive(Clone, Debug)]
pub struct Limits {
    pool: PgPool,
    redis: Option<Redis>,
}

impl Limits {
    /// Does not wait for Redis: a server starts without it, too.
    pub fn new(pool: PgPool, redis: Option<&RedisSettings>) -> Self {
        Self { pool, redis: redis.map(Redis::new) }
    }

    /// Counts one try in `bucket`; refuses those above the limit with the time to wait.
    pub async fn count(&self, bucket: &str, limit: Limit, now: Timestamp) -> Result<(), AppError> {
        let start = window_start(limit, now);
        let counted = match &self.redis {
            Some(redis) => redis.count((bucket, start), limit, now).await,
            None => None,
        };
        let tries = match counted {
            Some(tries) => tries,
            None => in_postgres::count(&self.pool, bucket, start, now).await?,
        };
        if tries <= i64::from(limit.tries) {
            return Ok(());
        }
        let over_at = start.timestamp() + i64::from(limit.window_s);
        Err(AppError::TooMany { retry_after_s: u32::try_from(over_at - now.timestamp()).unwrap_or(1).max(1) })
    }

    /// Takes one try of the present window back: it was right, and says nothing of the others.
    pub async fn take_back(&self, bucket: &str, limit: Limit, now: Timestamp) -> Result<(), AppError> {
        let start = window_start(limit, now);
        if let Some(redis) = &self.redis {
            redis.take_back((bucket, start), now).await;
        }
        // It may have been counted here while Redis was away.
        Ok(in_postgres::take_back(&self.pool, bucket, start).await?)
    }

    /// Forgets the tries of a bucket: the person turned out to be who they said.
    pub async fn forget(&self, bucket: &str, limit: Limit, now: Timestamp) -> Result<(), AppError> {
        if let Some(redis) = &self.redis {
            redis.forget((bucket, window_start(limit, now)), now).await;
        }
        Ok(in_postgres::forget(&self.pool, bucket).await?)
    }
}

fn window_start(limit: Limit, now: Timestamp) -> Timestamp {
    let window = i64::from(limit.window_s);
    Timestamp::from_timestamp(now.timestamp() - now.timestamp().rem_euclid(window), 0).unwrap_or(now)
}
