//! How people and programs sign in, and from where.

use std::fmt;

use super::{BadSetting, Read, bad, flag, parsed};

/// The shortest secret that signs.
const SECRET_CHARS_MIN: usize = 32;

/// Never shown and never logged as a whole: it holds secrets.
#[derive(Clone)]
pub struct AccountSettings {
    /// What signs programs' tokens, and what signed them before. Empty: keys of our own, kept in the database.
    pub secrets: Vec<String>,
    /// Tries to sign in per window, address and account.
    pub login_tries: i32,
    pub login_window_s: u32,
    /// The last proxy says who asks: the last address of `X-Forwarded-For` is the client's.
    pub trust_proxy_headers: bool,
    /// Whose pages may call the JSON API.
    pub cors_origins: Vec<String>,
}

impl fmt::Debug for AccountSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccountSettings")
            .field("cors_origins", &self.cors_origins)
            .field("trust_proxy_headers", &self.trust_proxy_headers)
            .finish_non_exhaustive()
    }
}

pub(super) fn read(read: Read<'_>) -> Result<AccountSettings, BadSetting> {
    let secret = secret(read, "JWT_SECRET")?;
    let previous = secret_before(read)?;
    if secret.is_none() && previous.is_some() {
        return Err(bad("JWT_SECRET", "set it too: JWT_SECRET_PREVIOUS is the one that it replaces"));
    }
    Ok(AccountSettings {
        secrets: secret.into_iter().chain(previous).collect(),
        login_tries: parsed(read, "LOGIN_RATE_MAX_ATTEMPTS", "5", "a number of tries")?,
        login_window_s: window(read)?,
        trust_proxy_headers: flag(read, "TRUST_PROXY_HEADERS")?,
        cors_origins: origins(read)?,
    })
}

fn secret_before(read: Read<'_>) -> Result<Option<String>, BadSetting> {
    secret(read, "JWT_SECRET_PREVIOUS")
}

/// Long enough that nobody guesses it, and no word out of a manual.
fn secret(read: Read<'_>, name: &'static str) -> Result<Option<String>, BadSetting> {
    let Some(secret) = read(name) else { return Ok(None) };
    let is_sample = ["changeme", "secret", "example", "your-"].iter().any(|word| secret.to_lowercase().contains(word));
    let is_one_letter = secret.chars().all(|letter| secret.starts_with(letter));
    if secret.len() < SECRET_CHARS_MIN || is_sample || is_one_letter {
        return Err(bad(name, format!("use at least {SECRET_CHARS_MIN} random characters: openssl rand -hex 32")));
    }
    Ok(Some(secret))
}

fn window(read: Read<'_>) -> Result<u32, BadSetting> {
    match parsed(read, "LOGIN_RATE_WINDOW_SECONDS", "60", "a number of seconds")? {
        0 => Err(bad("LOGIN_RATE_WINDOW_SECONDS", "use at least one second")),
        window => Ok(window),
    }
}

fn origins(read: Read<'_>) -> Result<Vec<String>, BadSetting> {
    let list = read("CORS_ORIGINS").unwrap_or_default();
    let origins: Vec<String> = list
        .split(',')
        .map(|origin| origin.trim().trim_end_matches('/').to_owned())
        .filter(|one| !one.is_empty())
        .collect();
    let is_origin = |origin: &String| {
        let host = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
        host.is_some_and(|host| !host.is_empty() && !host.contains(['/', '?', '#', ' ', '*']))
    };
    match origins.iter().find(|origin| !is_origin(origin)) {
        None => Ok(origins),
        Some(origin) => {
            Err(bad("CORS_ORIGINS", format!("{origin:?} is not an origin such as https://shop.example.com")))
        }
    }
}
