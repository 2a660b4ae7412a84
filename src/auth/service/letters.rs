//! Sending the letters that were written. They are kept whether they are sent or not: where no mail server is set they
//! are read in the back office.

use chrono::TimeDelta;

use crate::{
    auth::store::{
        letters as store,
        passwords::{self, Letter},
    },
    kernel::{error::AppError, ids::MemberId, permission::Permission},
    platform::{
        config::mail::MailSettings,
        crypto,
        ctx::Ctx,
        mailer::{self, Mail, MailError},
        rate_limit::Limit,
    },
};

/// Letters that one restaurant may write to its people.
const LETTERS: Limit = Limit { tries: 20, window_s: 3_600 };
/// At most so many of a kind in one turn: what a slow server takes within a lease.
const BATCH: i64 = 4;
/// A letter that is being sent is nobody else's for so long; one whose process died is tried again then.
const LEASE: TimeDelta = TimeDelta::minutes(2);
/// How often a letter is tried; its waits double from half a minute, so the last try is after some two hours.
const TRIES_MAX: i32 = 8;

/// Writes a letter to a member who has an e-mail; answers with it. It is kept, and sent where mail is.
pub async fn write_to_member(ctx: &Ctx, to: MemberId, subject: &str, body: &str) -> Result<String, AppError> {
    ctx.require(Permission::ReportsView)?;
    let (pool, restaurant) = (ctx.world().db.system(), ctx.restaurant()?);
    ctx.world().limits.count(&format!("letters:{restaurant}"), LETTERS, ctx.now()).await?;
    let login = passwords::own_login(pool, restaurant, to).await?.ok_or_else(|| AppError::not_found("member"))?;
    let email = login.email.ok_or_else(|| AppError::invalid("to", "This member has no e-mail."))?;
    let letter = Letter { id: crypto::new_token_id(), subject, body };
    store::insert(pool, (restaurant, login.identity), &email, &letter, ctx.now()).await?;
    Ok(email)
}

/// Sends what is due. Each letter is claimed before it is handed over: it is rather sent twice than never.
pub async fn send_due(ctx: &Ctx, settings: &MailSettings) -> Result<(), AppError> {
    ctx.require(Permission::GatewayReport)?;
    let (pool, now) = (ctx.world().db.system(), ctx.now());
    for due in store::claim(pool, (now, now + LEASE), BATCH).await? {
        let mail = Mail { to: &due.recipient, subject: &due.subject, body: &due.body };
        let next = match mailer::send(settings, &mail).await {
            Ok(()) => {
                store::sent(pool, due.id, ctx.now()).await?;
                continue;
            }
            Err(error @ MailError::Refused) => {
                tracing::warn!(letter = %due.id, %error, "a letter is not sent");
                None
            }
            Err(error) => {
                tracing::warn!(letter = %due.id, error = &error as &dyn std::error::Error, "a letter waits");
                let wait = TimeDelta::seconds(30 * (1_i64 << due.tries.clamp(0, 10)));
                store::put_off(pool, due.id, (due.tries < TRIES_MAX).then(|| ctx.now() + wait)).await?;
                // It will not take the others now either; they come back when their lease is over.
                return Ok(());
            }
        };
        store::put_off(pool, due.id, next).await?;
    }
    Ok(())
}
