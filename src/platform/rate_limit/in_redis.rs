//! A key per bucket and window, which ends with its window. Redis that does not answer is left alone for a while, so
//! that nobody waits for it twice.

use std::{
    fmt,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use chrono::TimeDelta;
use redis::{
    Client, FromRedisValue, RedisResult,
    aio::{ConnectionManager, ConnectionManagerConfig},
};

use super::Limit;
use crate::{kernel::time::Timestamp, platform::config::redis::RedisSettings};

/// Counting takes a millisecond; whoever waits longer is better served by Postgres.
const ANSWER_WITHIN: Duration = Duration::from_millis(250);
/// How long Redis is not asked after it did not answer.
const REST: TimeDelta = TimeDelta::seconds(5);

/// The key ends by itself: an error between two commands must not leave one that counts for ever.
const COUNT: &str =
    "local n = redis.call('INCR', KEYS[1]) if n == 1 then redis.call('EXPIRE', KEYS[1], ARGV[1]) end return n";
const TAKE_BACK: &str = "local n = redis.call('GET', KEYS[1]) if n and tonumber(n) > 0 then return redis.call('DECR', KEYS[1]) end return 0";

/// A bucket, and when its window began.
pub type Window<'a> = (&'a str, Timestamp);

#[derive(Clone)]
pub struct Redis {
    connection: Option<ConnectionManager>,
    /// Until when it is left alone, in milliseconds since 1970.
    rests_until: Arc<AtomicI64>,
}

impl fmt::Debug for Redis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Redis")
    }
}

impl Redis {
    pub fn new(settings: &RedisSettings) -> Self {
        let config = ConnectionManagerConfig::new()
            .set_connection_timeout(Some(ANSWER_WITHIN))
            .set_response_timeout(Some(ANSWER_WITHIN))
            .set_number_of_retries(1);
        let connection = Client::open(settings.url.as_str())
            .and_then(|client| ConnectionManager::new_lazy_with_config(client, config))
            .inspect_err(|error| tracing::warn!(kind = ?error.kind(), "Redis cannot be used"))
            .ok();
        Self { connection, rests_until: Arc::default() }
    }

    /// How many tries there are now; none where Redis does not say.
    pub async fn count(&self, (bucket, start): Window<'_>, limit: Limit, now: Timestamp) -> Option<i64> {
        let lasts = (limit.window_s + 1).to_string();
        self.ask(&["EVAL", COUNT, "1", &key((bucket, start)), &lasts], now).await
    }

    pub async fn take_back(&self, window: Window<'_>, now: Timestamp) {
        self.ask::<i64>(&["EVAL", TAKE_BACK, "1", &key(window)], now).await;
    }

    pub async fn forget(&self, window: Window<'_>, now: Timestamp) {
        self.ask::<i64>(&["DEL", &key(window)], now).await;
    }

    async fn ask<T: FromRedisValue>(&self, words: &[&str], now: Timestamp) -> Option<T> {
        let mut connection = self.connection.clone()?;
        if now.timestamp_millis() < self.rests_until.load(Ordering::Relaxed) {
            return None;
        }
        let (name, arguments) = words.split_first()?;
        let mut command = redis::cmd(name);
        for argument in arguments {
            command.arg(*argument);
        }
        let asked: Result<RedisResult<T>, _> =
            tokio::time::timeout(ANSWER_WITHIN * 2, command.query_async(&mut connection)).await;
        let trouble = match asked {
            Ok(Ok(answer)) => return Some(answer),
            Ok(Err(error)) => format!("{:?}", error.kind()),
            Err(_) => "no answer in time".to_owned(),
        };
        tracing::warn!(trouble, "Redis does not count; Postgres does");
        self.rests_until.store((now + REST).timestamp_millis(), Ordering::Relaxed);
        None
    }
}

fn key((bucket, start): Window<'_>) -> String {
    format!("comanda:limit:{}:{bucket}", start.timestamp())
}
