//! Counts tries per window in Postgres, so that several processes share them.

use sqlx::PgPool;

use crate::kernel::{error::AppError, time::Timestamp};

/// At most `tries` in `window_s` seconds.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    pub tries: i32,
    pub window_s: u32,
}

/// Counts one try in `bucket`; refuses those above the limit with the time to wait.
pub async fn count(pool: &PgPool, bucket: &str, limit: Limit, now: Timestamp) -> Result<(), AppError> {
    let start = window_start(limit, now);
    let tries = sqlx::query_scalar!(
        "insert into rate_limits (bucket, window_start, count) values ($1, $2, 1)
         on conflict (bucket, window_start) do update set count = rate_limits.count + 1
         returning count",
        bucket,
        start
    )
    .fetch_one(pool)
    .await?;
    if tries == 1 {
        // The first try of a window sweeps what older windows left.
        sqlx::query!("delete from rate_limits where window_start < $1", now - chrono::TimeDelta::hours(1))
            .execute(pool)
            .await?;
    }
    if tries <= limit.tries {
        return Ok(());
    }
    let retry_after_s =
        u32::try_from(start.timestamp() + i64::from(limit.window_s) - now.timestamp()).unwrap_or(1).max(1);
    Err(AppError::TooMany { retry_after_s })
}

/// Takes one try of the present window back: it was right, and says nothing of the others.
pub async fn take_back(pool: &PgPool, bucket: &str, limit: Limit, now: Timestamp) -> Result<(), AppError> {
    // A window without tries has no row.
    sqlx::query!(
        "with last as (delete from rate_limits where bucket = $1 and window_start = $2 and count = 1)
         update rate_limits set count = count - 1 where bucket = $1 and window_start = $2 and count > 1",
        bucket,
        window_start(limit, now)
    )
    .execute(pool)
    .await?;
    Ok(())
}

fn window_start(limit: Limit, now: Timestamp) -> Timestamp {
    let window = i64::from(limit.window_s);
    Timestamp::from_timestamp(now.timestamp() - now.timestamp().rem_euclid(window), 0).unwrap_or(now)
}

/// Forgets the tries of a bucket: the person turned out to be who they said.
pub async fn forget(pool: &PgPool, bucket: &str) -> Result<(), AppError> {
    sqlx::query!("delete from rate_limits where bucket = $1", bucket).execute(pool).await?;
    Ok(())
}
