//! Signing in with Google: whoever Google vouches for is the person whose account it was tied to, and is tied to the
//! account of the same e-mail the first time.

use serde_json::json;

use super::{Event, events};
use crate::{
    auth::store::google as store,
    kernel::{error::AppError, ids::IdentityId, permission::Permission},
    platform::{
        crypto,
        ctx::Ctx,
        openid::{Proof, Provider},
        rate_limit::Limit,
    },
};

/// The field of the refusal where Google vouches for somebody who has no login here.
pub const UNKNOWN: &str = "account";
/// Tries from one address. A try costs a call to the outside.
const TRIES: Limit = Limit { tries: 20, window_s: 60 };

/// Where sign-in with Google is offered, who is asked.
pub fn provider(ctx: &Ctx) -> Result<&Provider, AppError> {
    let provider = ctx.world().outside.google.as_deref();
    provider.ok_or_else(|| AppError::invalid("google", "Signing in with Google is not set up here."))
}

/// Counts a try from this address.
pub async fn count_try(ctx: &Ctx, address: &str) -> Result<(), AppError> {
    ctx.require(Permission::SignIn)?;
    ctx.world().limits.count(&format!("google:{address}"), TRIES, ctx.now()).await
}

/// Who this proves, and whose login that is.
pub async fn sign_in(ctx: &Ctx, proof: Proof<'_>, nonce: Option<&str>, address: &str) -> Result<IdentityId, AppError> {
    ctx.require(Permission::SignIn)?;
    let provider = provider(ctx)?;
    count_try(ctx, address).await?;
    let who = provider.vouch(&ctx.world().outside.http, proof, nonce, ctx.now()).await?;
    let (pool, now) = (ctx.world().db.system(), ctx.now());
    if let Some(identity) = store::find(pool, &who.issuer, &who.subject).await? {
        return Ok(identity);
    }
    let tied = match &who.email {
        Some(email) => {
            let nobody_s = crypto::hash_secret(&crypto::new_token()).await?;
            store::tie(pool, (&who.issuer, &who.subject), email, &nobody_s, now).await?
        }
        None => None,
    };
    match tied {
        Some(identity) => {
            let event = Event { identity: Some(identity), address, ..Event::new("google_tied") };
            events::record(ctx, &event).await?;
            Ok(identity)
        }
        None => {
            let detail = json!({ "by": "google" });
            events::record(ctx, &Event { address, detail, ..Event::new("sign_in_failed") }).await?;
            Err(AppError::invalid(
                UNKNOWN,
                "Nobody here signs in with this Google account. Ask to be invited under its e-mail, or sign in with your password.",
            ))
        }
    }
}
