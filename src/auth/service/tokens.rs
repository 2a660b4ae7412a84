//! Programs' sign-ins: an access token for minutes, a refresh token that is exchanged for the next one each time.
//!
//! A refresh token's successor is computed from it, so whoever asks twice within half a minute, or did not get the answer,
//! is given the same one and nothing is minted twice. A token that comes back later, or after its successor was used, is
//! in two hands: the whole sign-in ends.

use chrono::TimeDelta;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::{Event, events, standing};
use crate::{
    auth::{
        jwt::{self, Bearer, Claims, SigningKey},
        model::{Membership, TokenPair},
        store::tokens::{self as store, Family},
    },
    kernel::{
        error::AppError,
        ids::{DeviceId, IdentityId, RestaurantId},
        permission::Permission,
        time::Timestamp,
    },
    platform::{
        crypto::{self, sha256},
        ctx::Ctx,
        error::internal,
    },
};

/// A sign-in that is not used for so long ends.
const REFRESH_GOOD_FOR: TimeDelta = TimeDelta::days(30);
/// How long a used token still gets its successor: tabs that ask together, an answer that was lost.
const RACE: TimeDelta = TimeDelta::seconds(30);
/// A key signs this long; it is read until the last token it signed is over.
const KEY_SIGNS_FOR: TimeDelta = TimeDelta::days(30);

/// Who a program turned out to work for.
#[derive(Clone, Debug)]
pub struct Program {
    pub identity: IdentityId,
    pub sign_in: uuid::Uuid,
    pub restaurant: Option<RestaurantId>,
    /// The device on which it was started with a PIN: then it works in that restaurant alone.
    pub device: Option<DeviceId>,
}

/// A person's first pair, after who they are was proved.
pub async fn start(
    ctx: &Ctx,
    identity: IdentityId,
    wanted: Option<RestaurantId>,
    user_agent: &str,
) -> Result<TokenPair, AppError> {
    ctx.require(Permission::SignIn)?;
    start_on(ctx, (identity, None), wanted, user_agent).await
}

/// The same for somebody who showed who they are on a device of the house.
pub async fn start_on(
    ctx: &Ctx,
    (identity, device): (IdentityId, Option<DeviceId>),
    wanted: Option<RestaurantId>,
    user_agent: &str,
) -> Result<TokenPair, AppError> {
    ctx.require(Permission::SignIn)?;
    let (pool, now) = (ctx.world().db.system(), ctx.now());
    let there = standing(ctx, identity, wanted).await?;
    let restaurant = there.as_ref().map(|there| there.restaurant);
    if wanted.is_some() && restaurant != wanted {
        return Err(AppError::not_found("restaurant"));
    }
    let family = Family {
        id: ctx.new_id(),
        identity,
        restaurant,
        user_agent: user_agent.chars().take(300).collect(),
        device,
        created_at: now,
        revoked_at: None,
    };
    store::insert_family(pool, &family).await?;
    let refresh = crypto::new_token();
    let mut tx = pool.begin().await?;
    store::insert_refresh(&mut tx, &hash(&refresh), (family.id, None), (now, now + REFRESH_GOOD_FOR)).await?;
    tx.commit().await?;
    let there = there.map(|there| there.kept_to(device.is_some()));
    pair(ctx, &family, refresh, there.map(|there| there.memberships).unwrap_or_default()).await
}

/// The next pair. What cannot be exchanged any more is 401; a token that was stolen ends the sign-in.
pub async fn refresh(ctx: &Ctx, token: &str, address: &str) -> Result<TokenPair, AppError> {
    ctx.require(Permission::SignIn)?;
    let now = ctx.now();
    let (family, next) = match exchange(ctx, token, now).await? {
        Exchanged::Next { family, next } => (family, next),
        Exchanged::Stolen(family) => {
            let event = Event { identity: Some(family.identity), address, ..Event::new("token_reused") };
            events::record(ctx, &event).await?;
            return Err(AppError::Unauthenticated);
        }
        Exchanged::Over => return Err(AppError::Unauthenticated),
    };
    let there = standing(ctx, family.identity, family.restaurant).await?;
    let there = there.filter(|there| family.device.is_none() || Some(there.restaurant) == family.restaurant);
    let there = there.ok_or(AppError::Unauthenticated)?.kept_to(family.device.is_some());
    let family = Family { restaurant: Some(there.restaurant), ..family };
    pair(ctx, &family, next, there.memberships).await
}

enum Exchanged {
    Next { family: Family, next: String },
    Stolen(Family),
    Over,
}

async fn exchange(ctx: &Ctx, token: &str, now: Timestamp) -> Result<Exchanged, AppError> {
    let own = hash(token);
    let next = successor(ctx, token).await?;
    let mut tx = ctx.world().db.system().begin().await?;
    let Some(known) = store::find_refresh(&mut tx, &own).await? else { return Ok(Exchanged::Over) };
    let family = store::lock_family(&mut tx, known.family).await?;
    let Some(family) = family.filter(|family| family.revoked_at.is_none()) else { return Ok(Exchanged::Over) };
    // Somebody may have exchanged it while this waited.
    let Some(known) = store::find_refresh(&mut tx, &own).await? else { return Ok(Exchanged::Over) };
    match known.used_at {
        None if known.expires_at <= now => Ok(Exchanged::Over),
        None => {
            store::use_refresh(&mut tx, &own, now).await?;
            let times = (now, now + REFRESH_GOOD_FOR);
            store::insert_refresh(&mut tx, &hash(&next), (family.id, Some(&own)), times).await?;
            tx.commit().await?;
            Ok(Exchanged::Next { family, next })
        }
        Some(used_at) if now - used_at <= RACE && !store::is_child_used(&mut tx, &own).await? => {
            Ok(Exchanged::Next { family, next })
        }
        Some(_) => {
            drop(tx);
            store::revoke_family(ctx.world().db.system(), family.id, "token_reused", now).await?;
            Ok(Exchanged::Stolen(family))
        }
    }
}

/// Works in another of the person's restaurants from now on: the answer's access token says so.
pub async fn switch(ctx: &Ctx, program: &Program, to: RestaurantId) -> Result<TokenPair, AppError> {
    ctx.require(Permission::SignIn)?;
    let there = standing(ctx, program.identity, Some(to)).await?.filter(|there| there.restaurant == to);
    // What was signed in with a PIN stays where the PIN was set.
    let there = there.filter(|_| program.device.is_none() || program.restaurant == Some(to));
    let there = there.ok_or_else(|| AppError::not_found("restaurant"))?;
    let mut tx = ctx.world().db.system().begin().await?;
    let family = store::lock_family(&mut tx, program.sign_in).await?.ok_or(AppError::Unauthenticated)?;
    store::set_restaurant(&mut tx, family.id, to).await?;
    tx.commit().await?;
    let family = Family { restaurant: Some(to), ..family };
    // The refresh token stays as it is; only the claim changes.
    pair(ctx, &family, String::new(), there.memberships).await
}

/// Ends a sign-in, by its refresh token or as the one that asks.
pub async fn end(ctx: &Ctx, program: Option<&Program>, token: Option<&str>) -> Result<(), AppError> {
    ctx.require(Permission::SignIn)?;
    let pool = ctx.world().db.system();
    let of_token = match token {
        Some(token) => store::find_refresh(&mut *pool.acquire().await?, &hash(token)).await?.map(|known| known.family),
        None => None,
    };
    for family in of_token.into_iter().chain(program.map(|program| program.sign_in)) {
        store::revoke_family(pool, family, "signed_out", ctx.now()).await?;
    }
    Ok(())
}

/// Whom an access token is for, if its sign-in has not ended.
pub async fn read(ctx: &Ctx, token: &str) -> Result<Program, AppError> {
    ctx.require(Permission::SignIn)?;
    let claims: Claims = jwt::read(&keys(ctx).await?, token, ctx.now()).map_err(|_| AppError::Unauthenticated)?;
    let family = store::find_family(ctx.world().db.system(), claims.sid).await?;
    let family = family.filter(|family| family.revoked_at.is_none() && family.identity == claims.sub);
    let family = family.ok_or(AppError::Unauthenticated)?;
    Ok(Program { identity: claims.sub, sign_in: family.id, restaurant: claims.rid, device: family.device })
}

async fn pair(
    ctx: &Ctx,
    family: &Family,
    refresh: String,
    restaurants: Vec<Membership>,
) -> Result<TokenPair, AppError> {
    let bearer = Bearer { identity: family.identity, sign_in: family.id, restaurant: family.restaurant };
    let keys = keys(ctx).await?;
    let key = keys.first().ok_or(AppError::Unavailable)?;
    let access = jwt::mint(key, bearer, ctx.new_id(), ctx.now()).map_err(|error| internal("token", &error))?;
    Ok(TokenPair {
        access_token: access,
        token_type: "Bearer".to_owned(),
        expires_in: jwt::GOOD_FOR_S,
        refresh_token: Some(refresh).filter(|token| !token.is_empty()),
        restaurant: family.restaurant,
        restaurants,
    })
}

fn hash(token: &str) -> [u8; 32] {
    sha256(&[b"refresh", token.as_bytes()])
}

/// The token that a token is exchanged for: nobody can tell one from the other without the key.
async fn successor(ctx: &Ctx, token: &str) -> Result<String, AppError> {
    let keys = keys(ctx).await?;
    // The oldest key, which stays when a new one is made.
    let key = keys.last().ok_or(AppError::Unavailable)?;
    let mut mac = Hmac::<Sha256>::new_from_slice(&key.secret).map_err(|error| internal("token", &error))?;
    mac.update(b"refresh");
    mac.update(token.as_bytes());
    Ok(crypto::hex(&mac.finalize().into_bytes()))
}

/// The keys that are good now, the one that signs first: the set secret, or keys of our own that follow one another.
async fn keys(ctx: &Ctx) -> Result<Vec<SigningKey>, AppError> {
    let set = &ctx.world().accounts.secrets;
    if !set.is_empty() {
        return Ok(set.iter().map(|secret| named(secret.as_bytes().to_vec())).collect());
    }
    let (pool, now) = (ctx.world().db.system(), ctx.now());
    let mut known = store::signing_keys(pool).await?;
    if known.first().is_none_or(|(_, _, made)| KEY_SIGNS_FOR < now - *made) {
        let secret = crypto::random_bytes::<32>();
        store::insert_signing_key(pool, (&kid(&secret), &secret), now, now - KEY_SIGNS_FOR).await?;
        known = store::signing_keys(pool).await?;
    }
    Ok(known.into_iter().map(|(kid, secret, _)| SigningKey { kid, secret }).collect())
}

fn kid(secret: &[u8]) -> String {
    crypto::hex(&sha256(&[b"kid", secret])[..8])
}

fn named(secret: Vec<u8>) -> SigningKey {
    SigningKey { kid: kid(&secret), secret }
}
