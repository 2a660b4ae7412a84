//! Where a person is signed in, told to themselves, and ended by themselves.

use chrono::TimeDelta;

use super::{Event, events};
use crate::{
    auth::{
        model::{Here, SignIn},
        store::sign_ins as store,
    },
    kernel::{error::AppError, permission::Permission},
    platform::ctx::Ctx,
};

/// Everywhere the person is signed in.
pub async fn list(ctx: &Ctx, here: &Here) -> Result<Vec<SignIn>, AppError> {
    ctx.require(Permission::SignIn)?;
    Ok(store::list(ctx.world().db.system(), here, ctx.now()).await?)
}

/// Whether the sign-in that this is has not ended.
pub async fn is_live(ctx: &Ctx, here: &Here) -> Result<bool, AppError> {
    ctx.require(Permission::SignIn)?;
    Ok(store::is_live(ctx.world().db.system(), here, ctx.now()).await?)
}

/// Ends one of the person's own sign-ins. Another's is not there.
pub async fn end(ctx: &Ctx, here: &Here, id: uuid::Uuid, address: &str) -> Result<(), AppError> {
    ctx.require(Permission::SignIn)?;
    if !store::end(ctx.world().db.system(), here, id, ctx.now()).await? {
        return Err(AppError::not_found("session"));
    }
    let detail = serde_json::json!({ "session": id });
    let event = Event { identity: Some(here.identity), address, detail, ..Event::new("session_ended") };
    events::record(ctx, &event).await
}

/// Ends all but the one that asks, and answers how many those were.
pub async fn end_others(ctx: &Ctx, here: &Here, address: &str) -> Result<u64, AppError> {
    ctx.require(Permission::SignIn)?;
    let ended = store::end_others(ctx.world().db.system(), here, ctx.now()).await?;
    let detail = serde_json::json!({ "ended": ended });
    let event = Event { identity: Some(here.identity), address, detail, ..Event::new("other_sessions_ended") };
    events::record(ctx, &event).await?;
    Ok(ended)
}

/// How long what has expired is kept: somebody may still ask what became of it.
const KEPT_AFTER_END: TimeDelta = TimeDelta::days(1);
/// Longer than any refresh token is good.
const PROGRAMS_KEPT_FOR: TimeDelta = TimeDelta::days(40);

/// Throws away sign-ins and links that open nothing any more. What happened stays among the security events.
pub async fn sweep(ctx: &Ctx) -> Result<(), AppError> {
    ctx.require(Permission::GatewayReport)?;
    let now = ctx.now();
    Ok(store::sweep(ctx.world().db.system(), now - KEPT_AFTER_END, now - PROGRAMS_KEPT_FOR).await?)
}
