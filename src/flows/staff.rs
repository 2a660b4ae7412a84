//! Somebody begins to work here, made by hand or by accepting an invitation; and somebody works here no longer.

use crate::{
    attendance::service as attendance,
    auth::{
        model::staff::{NewStaff, StaffMember},
        service::{self as auth, Event, NewIdentity, events, invitations, password_rules, passwords, staff},
    },
    kernel::{
        error::AppError,
        flaw::Flaw,
        ids::{IdentityId, MemberId, RestaurantId},
        permission::Permission,
        text::{Name, Username},
    },
    platform::{crypto, ctx::Ctx, rate_limit::Limit},
    restaurants::service::{self as restaurants, NewMember},
};

/// Links that one address may try.
const ACCEPT: Limit = Limit { tries: 20, window_s: 300 };

/// Makes a login and lets the person work here. The same id again makes nobody twice.
pub async fn add_staff(ctx: &Ctx, id: MemberId, new: &NewStaff) -> Result<StaffMember, AppError> {
    ctx.require(Permission::StaffInvite)?;
    staff::require_over(ctx, new.role)?;
    let display_name = Name::parse(&new.name).map_err(|error| AppError::flaw("name", Flaw::from(error)))?;
    let username = Username::parse(&new.username).map_err(|error| AppError::flaw("username", Flaw::from(error)))?;
    let email = new.email.as_deref().filter(|email| !email.trim().is_empty());
    let email = email.map(passwords::parse_email).transpose()?;
    password_rules::check(&new.password)?;
    let pin_hash = match &new.pin {
        Some(pin) => Some(staff::hash_pin(ctx, pin).await?),
        None => None,
    };
    let password_hash = crypto::hash_secret(&new.password).await?;
    let identity: IdentityId = ctx.new_id();
    let login = NewIdentity { username, email, display_name };
    let mut tx = ctx.begin().await?;
    if !restaurants::is_member_in_tx(&mut tx, id).await? {
        passwords::add_identity_in_tx(&mut tx, identity, &login, &password_hash).await?;
        restaurants::add_member_in_tx(&mut tx, &NewMember { id, identity, role: new.role, pin_hash }).await?;
        tx.commit().await?;
    }
    staff::find(ctx, id).await
}

/// Somebody works here no longer; the shift that they are in ends with it.
pub async fn remove_staff(ctx: &Ctx, member: MemberId) -> Result<(), AppError> {
    ctx.require(Permission::StaffInvite)?;
    let mut tx = ctx.begin().await?;
    staff::remove_in_tx(ctx, &mut tx, member).await?;
    attendance::end_in_tx(&mut tx, member).await?;
    tx.commit().await
}

/// Who has accepted, and where they work from now on.
pub struct Accepted {
    pub identity: IdentityId,
    pub restaurant: RestaurantId,
}

/// Accepts an invitation: with the password of whoever has its e-mail already, or with a name and a new one.
pub async fn accept_invitation(
    ctx: &Ctx,
    token: &str,
    (name, password): (&str, &str),
    address: &str,
) -> Result<Accepted, AppError> {
    ctx.require(Permission::SignIn)?;
    ctx.world().limits.count(&format!("accept:{address}"), ACCEPT, ctx.now()).await?;
    let invitation = invitations::open(ctx, token).await?;
    let (identity, login) = if invitation.has_login {
        (auth::sign_in(ctx, &invitation.email, password, address).await?, None)
    } else {
        (ctx.new_id(), Some(new_login(ctx, &invitation.email, (name, password)).await?))
    };
    let member: MemberId = ctx.new_id();
    let mut tx = Ctx::system(ctx.world().clone(), invitation.restaurant).begin().await?;
    match &login {
        Some((login, password_hash)) => {
            passwords::add_identity_in_tx(&mut tx, identity, login, password_hash).await?;
        }
        None => passwords::end_links_in_tx(&mut tx, identity).await?,
    }
    let new = NewMember { id: member, identity, role: invitation.role, pin_hash: None };
    let member = restaurants::add_member_in_tx(&mut tx, &new).await?;
    invitations::use_in_tx(&mut tx, invitation.id, member).await?;
    tx.commit().await?;
    let event = Event {
        identity: Some(identity),
        restaurant: Some(invitation.restaurant),
        address,
        ..Event::new("invitation_accepted")
    };
    events::record(ctx, &event).await?;
    Ok(Accepted { identity, restaurant: invitation.restaurant })
}

async fn new_login(ctx: &Ctx, email: &str, (name, password): (&str, &str)) -> Result<(NewIdentity, String), AppError> {
    let display_name = Name::parse(name).map_err(|error| AppError::flaw("name", Flaw::from(error)))?;
    password_rules::check(password)?;
    let username = passwords::username_for(ctx, email).await?;
    let login = NewIdentity { username, email: Some(email.to_owned()), display_name };
    Ok((login, crypto::hash_secret(password).await?))
}
