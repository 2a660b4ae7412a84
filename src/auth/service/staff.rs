//! Who works here: changed, unlocked, removed. Owners decide about everybody, managers about those below them; nobody
//! about their own role; and an owner is always left.

use serde_json::json;

use super::{password_rules, passwords};
use crate::{
    auth::{
        model::staff::{MemberChange, Staff, StaffMember},
        store::{passwords as logins, staff as store},
    },
    kernel::{
        error::{AppError, Code},
        fact::FactKind,
        ids::{IdentityId, MemberId},
        permission::{Permission, PermissionSet, Rights, Role, may_be_granted},
        text::Pin,
    },
    platform::{crypto, ctx::Ctx, db::Tx, facts::NewFact},
};

/// Whether whoever asks decides about people of this role.
pub fn require_over(ctx: &Ctx, role: Role) -> Result<(), AppError> {
    match role {
        Role::Owner | Role::Manager => ctx.require(Permission::StaffManage),
        Role::Cashier | Role::Waiter | Role::Kitchen | Role::Trainee => ctx.require(Permission::StaffInvite),
    }
}

/// A PIN's hash.
pub async fn hash_pin(ctx: &Ctx, pin: &str) -> Result<String, AppError> {
    ctx.require(Permission::StaffInvite)?;
    let pin = Pin::parse(pin).map_err(|error| AppError::invalid("pin", format!("A PIN {error}.")))?;
    crypto::hash_secret(pin.expose()).await
}

/// Everybody who works here, and the invitations that are open.
pub async fn list(ctx: &Ctx) -> Result<Staff, AppError> {
    ctx.require(Permission::StaffView)?;
    let elsewhere = store::working_elsewhere(ctx.world().db.system(), ctx.restaurant()?).await?;
    let mut tx = ctx.begin().await?;
    let (restaurant, now) = (tx.restaurant(), tx.at());
    let members = store::members(tx.conn(), restaurant, None).await?;
    let members = members.into_iter().map(|(_, member)| shown(member, &elsewhere, now)).collect();
    let invitations = store::invitations(tx.conn(), restaurant, now).await?;
    Ok(Staff { members, invitations, own: ctx.actor().member() })
}

fn shown(member: StaffMember, elsewhere: &[MemberId], now: crate::kernel::time::Timestamp) -> StaffMember {
    let locked_until = member.locked_until.filter(|until| now < *until);
    StaffMember { works_elsewhere: elsewhere.contains(&member.id), locked_until, ..member }
}

/// Somebody who is decided about, with everybody locked.
async fn decided_in_tx(ctx: &Ctx, tx: &mut Tx, member: MemberId) -> Result<(IdentityId, StaffMember), AppError> {
    let restaurant = tx.restaurant();
    store::lock(tx.conn(), restaurant).await?;
    let found = store::members(tx.conn(), restaurant, Some(member)).await?.pop();
    let (identity, known) = found.ok_or_else(|| AppError::not_found("member"))?;
    require_over(ctx, known.rights.role)?;
    Ok((identity, known))
}

fn refuse_own(ctx: &Ctx, member: MemberId) -> Result<(), AppError> {
    if ctx.actor().member() == Some(member) {
        let message = "Nobody changes what they may do themselves. Ask another owner.";
        return Err(AppError::conflict(Code::NotYours, message));
    }
    Ok(())
}

/// Somebody has to be left who may do everything.
async fn keep_an_owner_in_tx(tx: &mut Tx, leaving: MemberId) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    let all = store::members(tx.conn(), restaurant, None).await?;
    if all.iter().any(|(_, other)| other.id != leaving && other.rights.role == Role::Owner) {
        return Ok(());
    }
    Err(AppError::conflict(Code::LastOwner, "This is the only owner. Make somebody else an owner first."))
}

fn check_exceptions(ctx: &Ctx, rights: Rights) -> Result<(), AppError> {
    ctx.require(Permission::StaffManage)?;
    if rights.role == Role::Owner && rights != Rights::of(Role::Owner) {
        return Err(AppError::invalid("granted", "An owner may do everything: there are no exceptions from that."));
    }
    let all = || rights.granted.iter().chain(rights.taken.iter());
    if let Some(bad) = all().find(|right| !may_be_granted(*right)) {
        return Err(AppError::invalid(
            "granted",
            format!("{} goes with a role and cannot be an exception.", bad.as_str()),
        ));
    }
    match rights.granted.iter().find(|right| rights.taken.contains(*right)) {
        Some(both) => Err(AppError::invalid("taken", format!("{} cannot be given and taken at once.", both.as_str()))),
        None => Ok(()),
    }
}

/// Changes what somebody may do, or what they sign in with. All of it or nothing.
pub async fn change(ctx: &Ctx, member: MemberId, change: &MemberChange) -> Result<StaffMember, AppError> {
    ctx.require(Permission::StaffInvite)?;
    let pin_hash = match &change.pin {
        Some(pin) => Some(hash_pin(ctx, pin).await?),
        None => None,
    };
    let password_hash = match &change.password {
        Some(password) => {
            password_rules::check(password)?;
            Some(crypto::hash_secret(password).await?)
        }
        None => None,
    };
    let mut tx = ctx.begin().await?;
    let (restaurant, at) = (tx.restaurant(), tx.at());
    let (identity, known) = decided_in_tx(ctx, &mut tx, member).await?;
    let before = known.rights;
    let role = change.role.unwrap_or(before.role);
    // Exceptions were made from the old role: another one begins without.
    let kept = |set: PermissionSet| if role == before.role { set } else { PermissionSet::EMPTY };
    let (granted, taken) =
        (change.granted.unwrap_or_else(|| kept(before.granted)), change.taken.unwrap_or_else(|| kept(before.taken)));
    let after = Rights { role, granted, taken };
    if after != before {
        refuse_own(ctx, member)?;
        require_over(ctx, role)?;
    }
    if before.role == Role::Owner && role != Role::Owner {
        keep_an_owner_in_tx(&mut tx, member).await?;
    }
    let without = (PermissionSet::EMPTY, PermissionSet::EMPTY);
    let is_other = (granted, taken) != (before.granted, before.taken);
    if is_other && (role == before.role || (granted, taken) != without) {
        check_exceptions(ctx, after)?;
    }
    if role != before.role && before.taken != PermissionSet::EMPTY {
        // What an owner has taken from somebody does not come back by a detour over another role.
        ctx.require(Permission::StaffManage)?;
    }
    if role != before.role {
        passwords::end_links_in_tx(&mut tx, identity).await?;
        store::end_invitations_of(tx.conn(), restaurant, member, at).await?;
    }
    if after != before {
        store::set_role(tx.conn(), restaurant, member, role).await?;
        store::set_exceptions(tx.conn(), restaurant, member, (granted, taken)).await?;
    }
    if let Some(pin_hash) = &pin_hash {
        store::set_pin(tx.conn(), restaurant, member, pin_hash).await?;
    }
    let data = json!({ "member": member, "before": before, "after": after, "pin": pin_hash.is_some(), "password": password_hash.is_some() });
    tx.record(NewFact::new(FactKind::MemberChanged, data));
    if let Some(password_hash) = &password_hash {
        refuse_foreign_login(ctx, member).await?;
        logins::set_password(tx.conn(), identity, password_hash, at).await?;
    }
    tx.commit().await?;
    find(ctx, member).await
}

/// One of them, as they stand now.
pub async fn find(ctx: &Ctx, member: MemberId) -> Result<StaffMember, AppError> {
    ctx.require(Permission::StaffInvite)?;
    let elsewhere = store::working_elsewhere(ctx.world().db.system(), ctx.restaurant()?).await?;
    let mut tx = ctx.begin().await?;
    let (restaurant, now) = (tx.restaurant(), tx.at());
    let found = store::members(tx.conn(), restaurant, Some(member)).await?.pop();
    found.map(|(_, known)| shown(known, &elsewhere, now)).ok_or_else(|| AppError::not_found("member"))
}

/// A login that opens another restaurant, too, is its person's alone; and one's own is changed with the old password.
async fn refuse_foreign_login(ctx: &Ctx, member: MemberId) -> Result<(), AppError> {
    if ctx.actor().member() == Some(member) {
        return Err(AppError::conflict(Code::NotYours, "Your own login is looked after on the page of your account."));
    }
    let elsewhere = store::working_elsewhere(ctx.world().db.system(), ctx.restaurant()?).await?;
    if elsewhere.contains(&member) {
        let message = "This person works in another restaurant, too: the login is theirs. They can choose a new password themselves.";
        return Err(AppError::conflict(Code::NotYours, message));
    }
    Ok(())
}

/// Ends the rest that follows ten wrong passwords (S4-40), or too many wrong PINs, of somebody below whose login opens this restaurant alone.
pub async fn unlock(ctx: &Ctx, member: MemberId) -> Result<(), AppError> {
    ctx.require(Permission::StaffView)?;
    refuse_foreign_login(ctx, member).await?;
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    let found = store::members(tx.conn(), restaurant, Some(member)).await?.pop();
    let (identity, known) = found.ok_or_else(|| AppError::not_found("member"))?;
    require_over(ctx, known.rights.role)?;
    store::unlock(tx.conn(), identity).await?;
    store::unlock_pin(tx.conn(), restaurant, member).await?;
    tx.record(NewFact::new(FactKind::MemberUnlocked, json!({ "member": member })));
    tx.commit().await
}

/// Somebody works here no longer: whatever they are signed in with opens nothing here from now on.
pub async fn remove_in_tx(ctx: &Ctx, tx: &mut Tx, member: MemberId) -> Result<(), AppError> {
    let (restaurant, at) = (tx.restaurant(), tx.at());
    let (_, known) = decided_in_tx(ctx, tx, member).await?;
    refuse_own(ctx, member)?;
    if known.rights.role == Role::Owner {
        keep_an_owner_in_tx(tx, member).await?;
    }
    store::set_exceptions(tx.conn(), restaurant, member, (PermissionSet::EMPTY, PermissionSet::EMPTY)).await?;
    store::remove(tx.conn(), restaurant, member, at).await?;
    store::end_invitations_of(tx.conn(), restaurant, member, at).await?;
    tx.record(NewFact::new(FactKind::MemberRemoved, json!({ "member": member, "before": known.rights })));
    Ok(())
}

/// Nobody but its owners belongs to a restaurant that is given up, and nobody is invited to it any more.
pub async fn remove_all_but_owners_in_tx(tx: &mut Tx) -> Result<(), AppError> {
    let (restaurant, at) = (tx.restaurant(), tx.at());
    store::remove_all_but_owners(tx.conn(), restaurant, at).await?;
    Ok(store::end_invitations(tx.conn(), restaurant, at).await?)
}
