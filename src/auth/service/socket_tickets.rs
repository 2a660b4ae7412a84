//! Tickets that open one socket each.

use chrono::TimeDelta;
use serde_json::Value;

use crate::{
    auth::store::socket_tickets as store,
    kernel::{error::AppError, permission::Permission},
    platform::{
        crypto::{new_token, sha256},
        ctx::Ctx,
    },
};

pub const GOOD_FOR: TimeDelta = TimeDelta::seconds(30);

fn hash(ticket: &str) -> [u8; 32] {
    sha256(&[b"socket", ticket.as_bytes()])
}

/// A ticket for its holder, whom the caller names.
pub async fn make(ctx: &Ctx, holder: &Value) -> Result<String, AppError> {
    ctx.require(Permission::SignIn)?;
    let ticket = new_token();
    let now = ctx.now();
    store::insert(ctx.world().db.system(), &hash(&ticket), holder, (now, now + GOOD_FOR)).await?;
    Ok(ticket)
}

/// The holder of a ticket that is still good; a second time there is none.
pub async fn redeem(ctx: &Ctx, ticket: &str) -> Result<Option<Value>, AppError> {
    ctx.require(Permission::SignIn)?;
    Ok(store::take(ctx.world().db.system(), &hash(ticket), ctx.now()).await?)
}
