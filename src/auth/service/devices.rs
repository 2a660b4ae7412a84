//! Enrolling devices, and signing in on them with a PIN.
//!
//! A PIN is short, so it counts only where a manager said so, for a person picked by name, and a few tries at a time: a
//! handful per person on one device, not many more on a device in an hour whoever is tried, and only so many in a row
//! anywhere. What it opens is that restaurant alone, wherever else the person works: a manager there may have set it.

use serde_json::json;

use super::{Event, events};
use crate::{
    auth::{
        model::devices::{Device, Till},
        store::{
            self as people,
            devices::{self as store, Known},
        },
    },
    kernel::{
        error::AppError,
        fact::FactKind,
        ids::{DeviceId, IdentityId, MemberId, RestaurantId},
        permission::Permission,
        text::{Name, Pin},
    },
    platform::{
        crypto::{self, sha256},
        ctx::Ctx,
        db::Tx,
        facts::NewFact,
        rate_limit::Limit,
    },
};

/// Wrong PINs of one person on one device.
const PERSON: Limit = Limit { tries: 5, window_s: 300 };
/// Wrong PINs on one device, whoever was picked.
const DEVICE: Limit = Limit { tries: 20, window_s: 3_600 };

/// Somebody whose PIN was right.
#[derive(Clone, Copy, Debug)]
pub struct Signed {
    pub identity: IdentityId,
    pub restaurant: RestaurantId,
    pub device: DeviceId,
}

fn hash(token: &str) -> [u8; 32] {
    sha256(&[b"device", token.as_bytes()])
}

/// Makes the device that asks one of the house; answers with the token that it keeps.
pub async fn enrol(ctx: &Ctx, id: DeviceId, name: &str) -> Result<String, AppError> {
    ctx.require(Permission::StaffInvite)?;
    let name = Name::parse(name).map_err(|error| AppError::invalid("name", format!("A name {error}.")))?;
    let member = ctx.actor().member().ok_or(AppError::Forbidden { permission: Permission::StaffInvite })?;
    let token = crypto::new_token();
    let mut tx = ctx.begin().await?;
    let (restaurant, at) = (tx.restaurant(), tx.at());
    store::insert(tx.conn(), restaurant, (id, name.as_str()), (&hash(&token), member), at).await?;
    tx.record(NewFact::new(FactKind::DeviceEnrolled, json!({ "device": id, "name": name })));
    tx.commit().await?;
    Ok(token)
}

/// Every device of the restaurant; `own` is the token of the one that asks.
pub async fn list(ctx: &Ctx, own: Option<&str>) -> Result<Vec<Device>, AppError> {
    ctx.require(Permission::StaffView)?;
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    Ok(store::list(tx.conn(), restaurant, own.map(hash)).await?)
}

/// Takes a device away: nobody signs in on it any more, and whoever did is signed out.
pub async fn revoke(ctx: &Ctx, device: DeviceId) -> Result<(), AppError> {
    ctx.require(Permission::StaffInvite)?;
    let mut tx = ctx.begin().await?;
    let (restaurant, at) = (tx.restaurant(), tx.at());
    if !store::revoke(tx.conn(), restaurant, device, at).await? {
        return Err(AppError::not_found("device"));
    }
    tx.record(NewFact::new(FactKind::DeviceRevoked, json!({ "device": device })));
    tx.commit().await?;
    // They are dead from the commit on, as is whatever begins at this moment: who is signed in is asked with the device.
    // This only puts them where ended ones are.
    Ok(store::end_sign_ins(ctx.world().db.system(), device, at).await?)
}

/// The device that shows this token.
pub async fn find(ctx: &Ctx, token: &str) -> Result<Option<Known>, AppError> {
    ctx.require(Permission::SignIn)?;
    Ok(store::find(ctx.world().db.system(), &hash(token), ctx.now()).await?)
}

/// What the device's own screen shows: whose it is, and who may sign in.
pub async fn till(ctx: &Ctx, token: &str) -> Result<Option<Till>, AppError> {
    ctx.require(Permission::SignIn)?;
    let Some(known) = find(ctx, token).await? else { return Ok(None) };
    let mut tx = Ctx::system(ctx.world().clone(), known.restaurant).begin().await?;
    Ok(store::till(tx.conn(), known.restaurant, known.device).await?)
}

/// Checks the PIN of somebody on a device. The refusal does not say whether the person has none, or another.
pub async fn sign_in(
    ctx: &Ctx,
    token: &str,
    (member, pin): (MemberId, &str),
    address: &str,
) -> Result<Signed, AppError> {
    ctx.require(Permission::SignIn)?;
    let not_enrolled =
        || AppError::invalid("device", "This device is not one of the house. Sign in with your password.");
    let known = find(ctx, token).await?.ok_or_else(not_enrolled)?;
    let refused = || AppError::invalid("pin", "That PIN is wrong.");
    let pin = Pin::parse(pin).map_err(|_| refused())?;
    let (pool, now) = (ctx.world().db.system(), ctx.now());
    // The limits come before the hashing.
    let (person, device) = (format!("pin_sign_in:{member}:{}", known.device), format!("pin_sign_in:{}", known.device));
    ctx.world().limits.count(&person, PERSON, now).await?;
    ctx.world().limits.count(&device, DEVICE, now).await?;
    let found = {
        let mut tx = Ctx::system(ctx.world().clone(), known.restaurant).begin().await?;
        people::pin_holder(tx.conn(), known.restaurant, member).await?
    };
    let fits = crypto::verify_secret(pin.expose(), found.as_ref().map(|(_, hash)| hash.as_str())).await?;
    let Some((identity, _)) = found.filter(|_| fits) else {
        people::count_pin_failure(pool, known.restaurant, member).await?;
        let detail = json!({ "device": known.device, "member": member });
        let event = Event { restaurant: Some(known.restaurant), address, detail, ..Event::new("pin_failed") };
        events::record(ctx, &event).await?;
        return Err(refused());
    };
    people::clear_pin_failures(pool, known.restaurant, member).await?;
    ctx.world().limits.forget(&person, PERSON, now).await?;
    // Whoever knows one PIN gets no further tries at the others: only this one is taken back.
    ctx.world().limits.take_back(&device, DEVICE, now).await?;
    Ok(Signed { identity, restaurant: known.restaurant, device: known.device })
}

/// Takes every device away from a restaurant that is given up; what was signed in on them opens nothing any more.
pub async fn revoke_all_in_tx(tx: &mut Tx) -> Result<(), AppError> {
    let (restaurant, at) = (tx.restaurant(), tx.at());
    Ok(store::revoke_all(tx.conn(), restaurant, at).await?)
}
