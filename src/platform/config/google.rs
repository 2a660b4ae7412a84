//! Who vouches for people that sign in with Google.

use std::fmt;

use super::{BadSetting, Read, bad};

/// Google's own issuer.
pub const GOOGLE: &str = "https://accounts.google.com";

/// Never shown and never logged as a whole: it holds a secret.
#[derive(Clone, PartialEq, Eq)]
pub struct GoogleSettings {
    pub client_id: String,
    /// For sign-in by code; without it, by ID token only.
    pub client_secret: Option<String>,
    /// Without a slash at the end.
    pub issuer: String,
}

impl fmt::Debug for GoogleSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GoogleSettings").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

/// Whether an address is spoken to: privately, or on this machine.
pub fn is_trusted(url: &str) -> bool {
    ["https://", "http://127.0.0.1:", "http://localhost:"].iter().any(|begin| url.starts_with(begin))
}

pub(super) fn read(read: Read<'_>) -> Result<Option<GoogleSettings>, BadSetting> {
    let (client_id, client_secret) = (read("GOOGLE_CLIENT_ID"), read("GOOGLE_CLIENT_SECRET"));
    let issuer = read("GOOGLE_ISSUER").unwrap_or_else(|| GOOGLE.to_owned());
    let issuer = issuer.trim().trim_end_matches('/').to_owned();
    if !is_trusted(&issuer) {
        return Err(bad("GOOGLE_ISSUER", "use an https:// address"));
    }
    match (client_id, client_secret) {
        (Some(client_id), client_secret) => Ok(Some(GoogleSettings { client_id, client_secret, issuer })),
        (None, None) => Ok(None),
        (None, Some(_)) => Err(bad("GOOGLE_CLIENT_ID", "set it too: GOOGLE_CLIENT_SECRET alone is no use")),
    }
}
