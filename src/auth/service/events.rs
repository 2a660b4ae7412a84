//! What happened around signing in. Never taken back, and told to whoever may read the audit log.

use super::Event;
use crate::{
    auth::{model::SecurityEvent, store::events as store},
    kernel::{error::AppError, permission::Permission},
    platform::ctx::Ctx,
};

/// The most events of one answer.
const EVENTS_MAX: i64 = 200;

/// Records it, whoever it happened to.
pub async fn record(ctx: &Ctx, event: &Event<'_>) -> Result<(), AppError> {
    ctx.require(Permission::SignIn)?;
    let (id, actor): (uuid::Uuid, String) = (ctx.new_id(), ctx.actor().to_string());
    Ok(store::insert(ctx.world().db.system(), id, (event, &actor), ctx.now()).await?)
}

/// Those of this restaurant and of its people, newest first; `kind` narrows it, `before` goes on from one.
pub async fn list(
    ctx: &Ctx,
    kind: Option<&str>,
    before: Option<uuid::Uuid>,
    limit: i64,
) -> Result<Vec<SecurityEvent>, AppError> {
    ctx.require(Permission::AuditView)?;
    let restaurant = ctx.restaurant()?;
    let pool = ctx.world().db.system();
    Ok(store::list(pool, restaurant, (kind, before), limit.clamp(1, EVENTS_MAX)).await?)
}
