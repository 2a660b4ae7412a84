//! A row per bucket and window.

use sqlx::PgPool;

use crate::kernel::time::Timestamp;

/// Counts one try and answers with how many there are now.
pub async fn count(pool: &PgPool, bucket: &str, start: Timestamp, now: Timestamp) -> sqlx::Result<i64> {
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
    Ok(i64::from(tries))
}

pub async fn take_back(pool: &PgPool, bucket: &str, start: Timestamp) -> sqlx::Result<()> {
    // A window without tries has no row.
    sqlx::query!(
        "with last as (delete from rate_limits where bucket = $1 and window_start = $2 and count = 1)
         update rate_limits set count = count - 1 where bucket = $1 and window_start = $2 and count > 1",
        bucket,
        start
    )
    .execute(pool)
    .await?;
    Ok(())
}

pub async fn forget(pool: &PgPool, bucket: &str) -> sqlx::Result<()> {
    sqlx::query!("delete from rate_limits where bucket = $1", bucket).execute(pool).await?;
    Ok(())
}
