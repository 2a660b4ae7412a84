//! Redis, where several processes share one.

use std::fmt;

use super::{BadSetting, Read, bad};

/// Never shown and never logged: the address may hold a password.
#[derive(Clone, PartialEq, Eq)]
pub struct RedisSettings {
    pub url: String,
}

impl fmt::Debug for RedisSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RedisSettings")
    }
}

pub(super) fn read(read: Read<'_>) -> Result<Option<RedisSettings>, BadSetting> {
    let Some(url) = read("REDIS_URL") else { return Ok(None) };
    let url = url.trim().to_owned();
    let is_known = ["redis://", "rediss://", "unix://"].iter().any(|scheme| url.starts_with(scheme));
    if is_known && redis::Client::open(url.as_str()).is_ok() {
        return Ok(Some(RedisSettings { url }));
    }
    Err(bad("REDIS_URL", "use redis://HOST:PORT/0, rediss://… for a private line, or unix:///path"))
}
