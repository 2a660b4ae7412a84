//! Sign-in, who a session belongs to, and approvals: a yes of somebody who may, for one act on one order. They pick
//! their name and type their PIN on the screen of the person who may not, and a random token carries it to the act.

pub mod devices;
pub mod events;
pub mod google;
pub mod invitations;
pub mod keys;
pub mod letters;
pub mod sign_ins;
pub mod password_rules;
pub mod passwords;
pub mod socket_tickets;
pub mod staff;
pub mod tokens;

use chrono::TimeDelta;

use super::{
    model::{Approval, Approver, Me, Membership},
    store::{self, MemberRow},
};
use crate::{
    kernel::{
        error::{AppError, Code},
        ids::{IdentityId, MemberId, OperationId, OrderId, RestaurantId},
        permission::{Permission, Rights},
        text::{Name, Pin, Username},
    },
    platform::{crypto, ctx::Ctx, db::Tx, error::on_constraint, rate_limit::Limit},
};

/// Failures in a row until the account rests.
const FAILURES_MAX: i32 = 10;
const LOCK: TimeDelta = TimeDelta::minutes(15);
/// Wrong PINs of one person on one screen.
const PIN: Limit = Limit { tries: 5, window_s: 300 };
/// How long a yes is good for.
const APPROVAL_GOOD_FOR: TimeDelta = TimeDelta::minutes(2);
/// The shortest password a person may choose.
pub const PASSWORD_CHARS_MIN: usize = 10;

/// One thing that happened, about to be recorded.
#[derive(Clone, Debug)]
pub struct Event<'a> {
    pub kind: &'a str,
    pub identity: Option<IdentityId>,
    pub restaurant: Option<RestaurantId>,
    pub address: &'a str,
    pub detail: serde_json::Value,
}

impl<'a> Event<'a> {
    pub fn new(kind: &'a str) -> Self {
        Self { kind, identity: None, restaurant: None, address: "", detail: serde_json::json!({}) }
    }
}

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
    let settings = &ctx.world().accounts;
    let limit = Limit { tries: settings.login_tries, window_s: settings.login_window_s };
    ctx.world().limits.count(&bucket, limit, now).await?;
    let known = store::find_login(pool, &login).await?;
    let hash = known.as_ref().map(|known| known.password_hash.as_str());
    let fits = crypto::verify_secret(password, hash).await?;
    let refused = || AppError::invalid("login", "The name or the password is wrong.");
    let Some(known) = known else {
        events::record(ctx, &Event { address, ..Event::new("sign_in_failed") }).await?;
        return Err(refused());
    };
    let event = |kind| Event { identity: Some(known.identity), address, ..Event::new(kind) };
    if known.locked_until.is_some_and(|until| now < until) {
        events::record(ctx, &event("sign_in_while_locked")).await?;
        return Err(refused());
    }
    if !fits {
        let is_locked = store::count_failure(pool, known.identity, FAILURES_MAX, now + LOCK).await?;
        events::record(ctx, &event(if is_locked { "account_locked" } else { "sign_in_failed" })).await?;
        return Err(refused());
    }
    store::clear_failures(pool, known.identity).await?;
    // One person signs in on several tablets at the start of a shift: only failures add up.
    ctx.world().limits.forget(&bucket, limit, now).await?;
    Ok(known.identity)
}

/// Whether a login has this password. For Comanda's own looking around: it counts no tries.
pub async fn has_password(ctx: &Ctx, login: &str, password: &str) -> Result<bool, AppError> {
    ctx.require(Permission::StaffManage)?;
    match store::find_login(ctx.world().db.system(), login).await? {
        Some(known) => crypto::verify_secret(password, Some(&known.password_hash)).await,
        None => Ok(false),
    }
}

/// Someone's place in a restaurant, and all the others they have.
pub struct Standing {
    pub member: MemberId,
    pub rights: Rights,
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
        .map(|row| Membership { restaurant: row.restaurant, name: row.restaurant_name.clone(), role: row.rights.role })
        .collect();
    let here = rows.iter().position(|row| Some(row.restaurant) == wanted).unwrap_or(0);
    let standing = |row: MemberRow| Standing {
        member: row.member,
        rights: row.rights,
        restaurant: row.restaurant,
        display_name: row.display_name,
        memberships,
    };
    Ok(rows.into_iter().nth(here).map(standing))
}

/// Whom everybody is where sign-in is switched off (S3-06).
pub async fn anybody(ctx: &Ctx) -> Result<Option<IdentityId>, AppError> {
    ctx.require(Permission::SignIn)?;
    Ok(store::first_owner(ctx.world().db.system()).await?)
}

impl Standing {
    /// Without the person's other restaurants, where a PIN was all that they showed.
    pub fn kept_to(mut self, is_by_pin: bool) -> Self {
        self.memberships.retain(|membership| !is_by_pin || membership.restaurant == self.restaurant);
        self
    }

    pub fn me(self, restaurant: crate::restaurants::model::Restaurant) -> Me {
        Me {
            member: self.member,
            name: self.display_name,
            role: self.rights.role,
            rights: self.rights,
            restaurant,
            restaurants: self.memberships,
        }
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

/// Ends every session and every token of a person, as after a change of password.
pub async fn revoke_sessions(ctx: &Ctx, identity: IdentityId) -> Result<(), AppError> {
    ctx.require(Permission::StaffManage)?;
    let mut tx = ctx.world().db.system().begin().await?;
    store::revoke_sessions(&mut tx, identity, ctx.now()).await?;
    store::tokens::revoke_families_of(&mut tx, identity, "revoked", ctx.now()).await?;
    Ok(tx.commit().await?)
}

/// Who approved, and how far they go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Approved {
    pub member: MemberId,
    pub rights: Rights,
}

/// Everybody here who may approve this.
pub async fn approvers(ctx: &Ctx, permission: Permission) -> Result<Vec<Approver>, AppError> {
    ctx.require(Permission::OrdersView)?;
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    let members = store::members_with_pin(tx.conn(), restaurant).await?;
    Ok(members.into_iter().filter(|member| member.rights.allows(permission)).collect())
}

/// Checks the PIN of somebody who may and gives out a token for this act on this order.
pub async fn approve(
    ctx: &Ctx,
    member: MemberId,
    pin: &str,
    (permission, order): (Permission, OrderId),
) -> Result<Approval, AppError> {
    ctx.require(Permission::OrdersView)?;
    let refused = || AppError::invalid("pin", "That PIN is wrong.");
    let pin = Pin::parse(pin).map_err(|error| AppError::invalid("pin", format!("A PIN {error}.")))?;
    let pool = ctx.world().db.system();
    // The limit comes before the hashing, and binds one person on one colleague's screen.
    let bucket = format!("pin:{member}:{}", ctx.actor());
    ctx.world().limits.count(&bucket, PIN, ctx.now()).await?;
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    let known = store::pin_of(tx.conn(), restaurant, member).await?;
    let fits = crypto::verify_secret(pin.expose(), known.as_ref().map(|(hash, _)| hash.as_str())).await?;
    let Some((_, rights)) = known.filter(|_| fits) else {
        drop(tx);
        store::count_pin_failure(pool, restaurant, member).await?;
        return Err(refused());
    };
    store::clear_pin_failures(pool, restaurant, member).await?;
    if !rights.allows(permission) {
        return Err(AppError::Forbidden { permission });
    }
    ctx.world().limits.forget(&bucket, PIN, ctx.now()).await?;
    let token = crypto::new_token();
    let hash = crypto::sha256(&[token.as_bytes()]);
    let at = tx.at();
    store::insert_approval(tx.conn(), restaurant, &hash, (member, permission, order), at).await?;
    tx.commit().await?;
    Ok(Approval::new(token))
}

/// Uses an approval up for one request; that request may be repeated.
pub async fn use_approval_in_tx(
    tx: &mut Tx,
    approval: &Approval,
    (permission, order): (Permission, OrderId),
    operation: OperationId,
) -> Result<Approved, AppError> {
    let (restaurant, at) = (tx.restaurant(), tx.at());
    let hash = crypto::sha256(&[approval.expose().as_bytes()]);
    let wanted = (permission, order, operation);
    let found = store::use_approval(tx.conn(), restaurant, &hash, wanted, at - APPROVAL_GOOD_FOR).await?;
    found.map(|(member, rights)| Approved { member, rights }).ok_or_else(|| {
        AppError::conflict(Code::ApprovalNeeded, "That approval is not good any more. Ask for it again.")
    })
}
