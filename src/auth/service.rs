//! Sign-in, and who a session belongs to.

use chrono::TimeDelta;

use super::{
    model::{Me, Membership},
    store::{self, MemberRow},
};
use crate::{
    kernel::{
        error::{AppError, Code},
        ids::{IdentityId, MemberId, RestaurantId},
        permission::{Permission, Role},
        text::{Name, Username},
    },
    platform::{
        crypto,
        ctx::Ctx,
        error::on_constraint,
        rate_limit::{self, Limit},
    },
};

/// Tries per minute and person from one address.
const SIGN_IN: Limit = Limit { tries: 5, window_s: 60 };
/// Failures in a row until the account rests.
const FAILURES_MAX: i32 = 10;
const LOCK: TimeDelta = TimeDelta::minutes(15);
/// The shortest password a person may choose.
pub const PASSWORD_CHARS_MIN: usize = 10;

pub struct NewIdentity {
    pub username: Username,
    pub email: Option<String>,
    pub display_name: Name,
}

/// Checks a login and its password. The refusal is the same whether the person is unknown, the password wrong, or
/// the account resting.
pub async fn sign_in(ctx: &Ctx, login: &str, password: &str, address: &str) -> Result<IdentityId, AppError> {
    ctx.require(Permission::SignIn)?;
    let (pool, now) = (ctx.world().db.system(), ctx.now());
    let login = login.trim().to_lowercase();
    // The limit comes before the hashing, which is what an attacker could wear the box down with.
    let bucket = crypto::hex(&crypto::sha256(&[b"sign_in", address.as_bytes(), b"\0", login.as_bytes()]));
    let bucket = format!("sign_in:{bucket}");
    rate_limit::count(pool, &bucket, SIGN_IN, now).await?;
    let known = store::find_login(pool, &login).await?;
    let fits = crypto::verify_secret(password, known.as_ref().map(|known| known.password_hash.as_str())).await?;
    let refused = || AppError::invalid("login", "The name or the password is wrong.");
    let Some(known) = known else { return Err(refused()) };
    if known.locked_until.is_some_and(|until| now < until) {
        return Err(refused());
    }
    if !fits {
        store::count_failure(pool, known.identity, FAILURES_MAX, now + LOCK).await?;
        return Err(refused());
    }
    store::clear_failures(pool, known.identity).await?;
    // One person signs in on several tablets at the start of a shift: only failures add up.
    rate_limit::forget(pool, &bucket).await?;
    Ok(known.identity)
}

/// Someone's place in a restaurant, and all the others they have.
pub struct Standing {
    pub member: MemberId,
    pub role: Role,
    pub restaurant: RestaurantId,
    pub display_name: String,
    pub memberships: Vec<Membership>,
}

/// Where a person works now: in `wanted` if they still belong there, else in their first restaurant.
pub async fn standing(
    ctx: &Ctx,
    identity: IdentityId,
    wanted: Option<RestaurantId>,
) -> Result<Option<Standing>, AppError> {
    ctx.require(Permission::SignIn)?;
    let rows = store::memberships(ctx.world().db.system(), identity).await?;
    let memberships = rows
        .iter()
        .map(|row| Membership { restaurant: row.restaurant, name: row.restaurant_name.clone(), role: row.role })
        .collect();
    let here = rows.iter().position(|row| Some(row.restaurant) == wanted).unwrap_or(0);
    let standing = |row: MemberRow| Standing {
        member: row.member,
        role: row.role,
        restaurant: row.restaurant,
        display_name: row.display_name,
        memberships,
    };
    Ok(rows.into_iter().nth(here).map(standing))
}

impl Standing {
    pub fn me(self, restaurant: crate::restaurants::model::Restaurant) -> Me {
        Me { member: self.member, name: self.display_name, role: self.role, restaurant, restaurants: self.memberships }
    }
}

/// Makes a login or renews the one of this username.
pub async fn save_identity(ctx: &Ctx, new: &NewIdentity, password: &str) -> Result<IdentityId, AppError> {
    ctx.require(Permission::StaffManage)?;
    let hash = crypto::hash_secret(password).await?;
    store::upsert_identity(ctx.world().db.system(), ctx.new_id(), new, &hash, ctx.now()).await.map_err(|error| {
        on_constraint(error, "identities_email_unique", || {
            AppError::conflict(Code::AlreadyExists, "Somebody else signs in with this e-mail.")
        })
    })
}

/// The username that an e-mail belongs to.
pub async fn username_of_email(ctx: &Ctx, email: &str) -> Result<Option<String>, AppError> {
    ctx.require(Permission::StaffManage)?;
    Ok(store::username_of_email(ctx.world().db.system(), email).await?)
}

/// Whether somebody signs in with this username.
pub async fn is_username_taken(ctx: &Ctx, username: &str) -> Result<bool, AppError> {
    ctx.require(Permission::StaffManage)?;
    Ok(store::is_username_taken(ctx.world().db.system(), username).await?)
}

/// Ends every session of a person, as after a change of password.
pub async fn revoke_sessions(ctx: &Ctx, identity: IdentityId) -> Result<(), AppError> {
    ctx.require(Permission::StaffManage)?;
    Ok(store::revoke_sessions(ctx.world().db.system(), identity, ctx.now()).await?)
}
