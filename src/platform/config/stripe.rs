//! What Stripe is spoken to with.

use std::fmt;

use super::{BadSetting, Read, bad};

const STRIPE_API: &str = "https://api.stripe.com";

/// Never shown and never logged.
#[derive(Clone, PartialEq, Eq)]
pub struct StripeSettings {
    pub secret_key: String,
    /// Of the endpoint that Stripe sends its events to.
    pub webhook_secret: String,
    /// Without a slash at the end.
    pub api_base: String,
}

impl StripeSettings {
    /// Where Stripe's pages are: beside its API where that is a test's.
    pub fn page_origin(&self) -> String {
        if self.api_base == STRIPE_API { "https://checkout.stripe.com".to_owned() } else { self.api_base.clone() }
    }
}

impl fmt::Debug for StripeSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StripeSettings").field("api_base", &self.api_base).finish_non_exhaustive()
    }
}

/// Both secrets or none: without the second nobody could tell a gateway's word from a stranger's.
pub(super) fn read(read: Read<'_>) -> Result<Option<StripeSettings>, BadSetting> {
    let api_base = match read("STRIPE_API_BASE") {
        Some(url) => checked_base(&url)?,
        None => STRIPE_API.to_owned(),
    };
    let (secret_key, webhook_secret) = match (read("STRIPE_SECRET_KEY"), read("STRIPE_WEBHOOK_SECRET")) {
        (Some(secret_key), Some(webhook_secret)) => (secret_key, webhook_secret),
        (None, None) => return Ok(None),
        (Some(_), None) => {
            return Err(bad(
                "STRIPE_WEBHOOK_SECRET",
                "set it too: the signing secret (whsec_…) of the endpoint /webhooks/stripe",
            ));
        }
        (None, Some(_)) => return Err(bad("STRIPE_SECRET_KEY", "set it too: STRIPE_WEBHOOK_SECRET alone is no use")),
    };
    if !["sk_", "rk_"].iter().any(|prefix| secret_key.starts_with(prefix)) {
        return Err(bad("STRIPE_SECRET_KEY", "use the secret key (sk_…) or a restricted one (rk_…)"));
    }
    Ok(Some(StripeSettings { secret_key, webhook_secret, api_base }))
}

/// Another address than Stripe's own is for tests: plain HTTP only to this machine.
fn checked_base(url: &str) -> Result<String, BadSetting> {
    let url = url.trim().trim_end_matches('/');
    let is_here = ["http://127.0.0.1:", "http://localhost:"].iter().any(|here| url.starts_with(here));
    if is_here || url.starts_with("https://") {
        Ok(url.to_owned())
    } else {
        Err(bad("STRIPE_API_BASE", "use an https:// address"))
    }
}
