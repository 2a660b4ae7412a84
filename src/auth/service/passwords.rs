//! Passwords: forgotten and set anew by a link, changed by their own person; the e-mail one signs in with; letters.

use chrono::TimeDelta;
use serde_json::json;

use super::{Event, NewIdentity, events, password_rules};
use crate::{
    auth::{
        model::OutboxMessage,
        store::{
            self as login_store,
            passwords::{self as store, Letter, OwnLogin},
        },
    },
    kernel::{
        error::{AppError, Code},
        ids::IdentityId,
        language::Language,
        permission::Permission,
        text::Username,
    },
    platform::{
        crypto,
        ctx::Ctx,
        db::Tx,
        error::{constraint, internal},
        rate_limit::Limit,
    },
};

/// How long a link is good for.
const RESET_GOOD_FOR: TimeDelta = TimeDelta::minutes(30);
/// Letters that one address may ask for, and that may go to one person.
const ASK: Limit = Limit { tries: 5, window_s: 300 };
/// Wrong passwords of somebody who is signed in.
const OWN: Limit = Limit { tries: 5, window_s: 60 };
const OUTBOX_MAX: i64 = 200;
const EMAIL_CHARS_MAX: usize = 254;
const USERNAME_CHARS: usize = 40;

/// An e-mail address as it is kept: in small letters, somebody at some place.
pub fn parse_email(text: &str) -> Result<String, AppError> {
    let email = text.trim().to_lowercase();
    let is_whole = email.split_once('@').is_some_and(|(who, place)| {
        !who.is_empty() && !place.is_empty() && !place.contains('@') && !email.contains(char::is_whitespace)
    });
    if is_whole && email.chars().count() <= EMAIL_CHARS_MAX && !email.contains(char::is_control) {
        Ok(email)
    } else {
        Err(AppError::invalid("email", "That is not an e-mail address."))
    }
}

/// Writes a letter with a link to whoever has this e-mail. The answer is the same if nobody has.
pub async fn forgot(ctx: &Ctx, email: &str, address: &str, language: Language) -> Result<(), AppError> {
    ctx.require(Permission::SignIn)?;
    let (pool, now) = (ctx.world().db.system(), ctx.now());
    let email = parse_email(email)?;
    ctx.world().limits.count(&format!("forgot:{address}"), ASK, now).await?;
    let person = crypto::hex(&crypto::sha256(&[b"forgot", email.as_bytes()]));
    ctx.world().limits.count(&format!("forgot:{person}"), ASK, now).await?;
    let token = crypto::new_token();
    let link = format!("{}/reset-password/{token}", ctx.world().public_url);
    let (subject, body) = reset_letter(&link, language);
    let letter = Letter { id: crypto::new_token_id(), subject, body: &body };
    let hash = crypto::sha256(&[token.as_bytes()]);
    let identity = store::insert_reset(pool, &email, &hash, &letter, (now, now + RESET_GOOD_FOR)).await?;
    events::record(ctx, &Event { identity, address, ..Event::new("password_reset_asked") }).await
}

fn reset_letter(link: &str, language: Language) -> (&'static str, String) {
    match language {
        Language::Es => (
            "Elija una contraseña nueva",
            format!(
                "Alguien, seguramente usted, pidió una contraseña nueva para Comanda.\n\nElíjala aquí en los próximos 30 minutos:\n{link}\n\nSi no fue usted, no haga nada: la contraseña sigue como estaba.\n"
            ),
        ),
        Language::En | Language::Zh => (
            "Choose a new password",
            format!(
                "Somebody, most likely you, asked for a new password for Comanda.\n\nChoose it here within 30 minutes:\n{link}\n\nIf it was not you, do nothing: the password stays as it was.\n"
            ),
        ),
    }
}

/// Sets the password that a link was asked for. The link is used up; whoever was signed in is not any more.
pub async fn reset(ctx: &Ctx, token: &str, password: &str, address: &str) -> Result<(), AppError> {
    ctx.require(Permission::SignIn)?;
    let (pool, now) = (ctx.world().db.system(), ctx.now());
    ctx.world().limits.count(&format!("reset:{address}"), Limit { tries: 20, window_s: 300 }, now).await?;
    password_rules::check(password)?;
    let password_hash = crypto::hash_secret(password).await?;
    let mut tx = pool.begin().await?;
    let hash = crypto::sha256(&[token.as_bytes()]);
    let identity = store::use_reset(&mut tx, &hash, now).await?;
    let identity = identity.ok_or_else(|| AppError::not_found("link"))?;
    store::set_password(&mut tx, identity, &password_hash, now).await?;
    tx.commit().await?;
    events::record(ctx, &Event { identity: Some(identity), address, ..Event::new("password_reset") }).await
}

/// The person's own login, after they have shown that it is theirs.
async fn proven(ctx: &Ctx, password: &str) -> Result<OwnLogin, AppError> {
    let pool = ctx.world().db.system();
    let member = ctx.actor().member().ok_or(AppError::Unauthenticated)?;
    let bucket = format!("own_password:{member}");
    ctx.world().limits.count(&bucket, OWN, ctx.now()).await?;
    let login = store::own_login(pool, ctx.restaurant()?, member).await?.ok_or(AppError::Unauthenticated)?;
    if !crypto::verify_secret(password, Some(&login.password_hash)).await? {
        return Err(AppError::invalid("current", "That is not your password."));
    }
    ctx.world().limits.forget(&bucket, OWN, ctx.now()).await?;
    Ok(login)
}

/// Changes one's own password; all sessions and tokens end, the caller's too: it may start a new one.
pub async fn change(ctx: &Ctx, current: &str, new: &str, address: &str) -> Result<IdentityId, AppError> {
    ctx.require(Permission::SignIn)?;
    password_rules::check(new)?;
    let login = proven(ctx, current).await?;
    let hash = crypto::hash_secret(new).await?;
    let mut tx = ctx.world().db.system().begin().await?;
    store::set_password(&mut tx, login.identity, &hash, ctx.now()).await?;
    tx.commit().await?;
    let event = Event { identity: Some(login.identity), address, ..Event::new("password_changed") };
    events::record(ctx, &event).await?;
    Ok(login.identity)
}

/// Changes the e-mail one signs in with. Links that went to the old one are dead.
pub async fn change_email(ctx: &Ctx, current: &str, email: &str, address: &str) -> Result<(), AppError> {
    ctx.require(Permission::SignIn)?;
    let email = parse_email(email)?;
    let login = proven(ctx, current).await?;
    let mut tx = ctx.world().db.system().begin().await?;
    store::set_email(&mut tx, login.identity, &email).await.map_err(email_error)?;
    store::end_resets(&mut tx, login.identity, ctx.now()).await?;
    tx.commit().await?;
    let detail = json!({ "before": login.email, "after": email });
    let event = Event { identity: Some(login.identity), address, detail, ..Event::new("email_changed") };
    events::record(ctx, &event).await
}

fn email_error(error: sqlx::Error) -> AppError {
    match constraint(&error) {
        Some("identities_email_unique") => {
            AppError::conflict(Code::AlreadyExists, "Somebody already signs in with this e-mail.")
        }
        Some("identities_username_unique") => {
            AppError::conflict(Code::AlreadyExists, "Somebody already signs in with this username.")
        }
        Some("identities_email_form") => AppError::invalid("email", "That is not an e-mail address."),
        _ => error.into(),
    }
}

/// The login of whoever asks.
pub async fn own_identity(ctx: &Ctx) -> Result<IdentityId, AppError> {
    ctx.require(Permission::SignIn)?;
    let member = ctx.actor().member().ok_or(AppError::Unauthenticated)?;
    let login = store::own_login(ctx.world().db.system(), ctx.restaurant()?, member).await?;
    login.map(|login| login.identity).ok_or(AppError::Unauthenticated)
}

/// A username for somebody who signs in with this e-mail: the part before the @, with a tail where it is taken.
pub async fn username_for(ctx: &Ctx, email: &str) -> Result<Username, AppError> {
    ctx.require(Permission::SignIn)?;
    let local = email.split('@').next().unwrap_or_default();
    let letters: String = local.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let parts: Vec<&str> = letters.split('-').filter(|part| !part.is_empty()).collect();
    let wanted: String = parts.join("-").chars().take(USERNAME_CHARS).collect();
    let wanted = wanted.trim_matches('-');
    let is_free = !wanted.is_empty() && !login_store::is_username_taken(ctx.world().db.system(), wanted).await?;
    let tail = crypto::hex(&crypto::random_bytes::<4>());
    let name = match (is_free, wanted) {
        (true, wanted) => wanted.to_owned(),
        (false, "") => format!("owner-{tail}"),
        (false, wanted) => format!("{wanted}-{tail}"),
    };
    Username::parse(&name).map_err(|error| internal("username", &error))
}

/// Makes a login. Nobody else has its e-mail.
pub async fn add_identity_in_tx(
    tx: &mut Tx,
    id: IdentityId,
    new: &NewIdentity,
    password_hash: &str,
) -> Result<(), AppError> {
    let at = tx.at();
    store::insert_identity(tx.conn(), id, new, password_hash, at).await.map_err(email_error)
}

/// Somebody is about to open more than before: links to the account that others may have read open nothing any more.
pub async fn end_links_in_tx(tx: &mut Tx, identity: IdentityId) -> Result<(), AppError> {
    let at = tx.at();
    Ok(store::end_resets(tx.conn(), identity, at).await?)
}

/// Letters that whoever asks may read: a link opens an account, so nobody reads one to somebody above them.
pub async fn outbox(ctx: &Ctx) -> Result<Vec<OutboxMessage>, AppError> {
    ctx.require(Permission::StaffInvite)?;
    let managers = ctx.require(Permission::StaffManage).is_ok();
    let figures = ctx.require(Permission::ReportsView).is_ok();
    let reader = (ctx.actor().member(), managers, figures);
    Ok(store::outbox(ctx.world().db.system(), ctx.restaurant()?, reader, OUTBOX_MAX).await?)
}
