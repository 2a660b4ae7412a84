//! Signing in and out. Plain forms: they work before the wasm arrives.

use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use super::model;
use crate::kernel::{
    error::AppError,
    ids::{DeviceId, InvitationId, MemberId, OrderId, RestaurantId},
    permission::{Permission, Role},
};

/// Starts a session and goes to `next`, or to where this person's work starts.
#[server(prefix = "/rpc", endpoint = "auth/sign_in")]
pub async fn sign_in(login: String, password: String, #[server(default)] next: String) -> Result<(), AppError> {
    crate::server::session::sign_in(&login, &password, &next).await
}

/// Whether whoever asks is still signed in: an answer that is no error says so.
#[server(prefix = "/rpc", endpoint = "auth/still_here", input = Json)]
pub async fn still_here() -> Result<(), AppError> {
    crate::server::rpc::staff(async |_| Ok(())).await
}

/// Ends the session and goes to the sign-in page.
#[server(prefix = "/rpc", endpoint = "auth/sign_out")]
pub async fn sign_out() -> Result<(), AppError> {
    crate::server::session::sign_out().await
}

/// Works in another of one's restaurants from now on and goes to where the work starts there.
#[server(prefix = "/rpc", endpoint = "auth/switch_restaurant")]
pub async fn switch_restaurant(restaurant: RestaurantId) -> Result<(), AppError> {
    crate::server::session::switch_restaurant(restaurant).await
}

/// Everybody who may approve such an act with a PIN.
#[server(prefix = "/rpc", endpoint = "auth/approvers", input = Json)]
pub async fn approvers(permission: Permission) -> Result<Vec<model::Approver>, AppError> {
    crate::server::rpc::staff(async |ctx| super::service::approvers(&ctx, permission).await).await
}

/// Checks the PIN of somebody who may, and answers with a token for this act on this order, good for two minutes.
#[server(prefix = "/rpc", endpoint = "auth/approve", input = Json)]
pub async fn approve(
    member: MemberId,
    pin: String,
    permission: Permission,
    order: OrderId,
) -> Result<model::Approval, AppError> {
    crate::server::rpc::staff(async |ctx| super::service::approve(&ctx, member, &pin, (permission, order)).await).await
}

/// Everywhere the person is signed in.
#[server(prefix = "/rpc", endpoint = "auth/sign_ins", input = Json)]
pub async fn sign_ins() -> Result<Vec<model::SignIn>, AppError> {
    crate::server::rpc::signed_in(async |ctx, here, _| super::service::sign_ins::list(&ctx, &here).await).await
}

/// Ends one of the person's sign-ins.
#[server(prefix = "/rpc", endpoint = "auth/end_sign_in", input = Json)]
pub async fn end_sign_in(id: uuid::Uuid) -> Result<(), AppError> {
    crate::server::rpc::signed_in(async |ctx, here, from| super::service::sign_ins::end(&ctx, &here, id, &from).await)
        .await
}

/// Ends all of the person's sign-ins but this one, and answers how many those were.
#[server(prefix = "/rpc", endpoint = "auth/end_other_sign_ins", input = Json)]
pub async fn end_other_sign_ins() -> Result<u64, AppError> {
    crate::server::rpc::signed_in(async |ctx, here, from| {
        super::service::sign_ins::end_others(&ctx, &here, &from).await
    })
    .await
}

/// What happened around signing in, newest first, going on from `after`.
#[server(prefix = "/rpc", endpoint = "auth/security_events", input = Json)]
pub async fn security_events(after: Option<uuid::Uuid>) -> Result<Vec<model::SecurityEvent>, AppError> {
    crate::server::rpc::staff(async |ctx| super::service::events::list(&ctx, None, after, 51).await).await
}

/// Writes a letter with a link to whoever has this e-mail.
#[server(prefix = "/rpc", endpoint = "auth/forgot_password")]
pub async fn forgot_password(email: String) -> Result<(), AppError> {
    crate::server::account::forgot_password(&email).await
}

/// Sets a new password by the token of a link.
#[server(prefix = "/rpc", endpoint = "auth/reset_password")]
pub async fn reset_password(token: String, password: String) -> Result<(), AppError> {
    crate::server::account::reset_password(&token, &password).await
}

/// Changes one's own password.
#[server(prefix = "/rpc", endpoint = "auth/change_password")]
pub async fn change_password(current: String, password: String) -> Result<(), AppError> {
    crate::server::account::change_password(&current, &password).await
}

/// Changes the e-mail one signs in with.
#[server(prefix = "/rpc", endpoint = "auth/change_email")]
pub async fn change_email(current: String, email: String) -> Result<(), AppError> {
    crate::server::account::change_email(&current, &email).await
}

/// Makes an owner with a first restaurant and signs them in.
#[server(prefix = "/rpc", endpoint = "auth/register")]
pub async fn register(new: model::Registration) -> Result<(), AppError> {
    crate::server::account::register(&new).await
}

/// Letters that this person may read, newest first.
#[server(prefix = "/rpc", endpoint = "auth/outbox", input = Json)]
pub async fn outbox() -> Result<Vec<model::OutboxMessage>, AppError> {
    crate::server::rpc::staff(async |ctx| super::service::passwords::outbox(&ctx).await).await
}

/// Everybody who works here, and who is invited.
#[server(prefix = "/rpc", endpoint = "auth/staff", input = Json)]
pub async fn staff() -> Result<model::staff::Staff, AppError> {
    crate::server::rpc::staff(async |ctx| super::service::staff::list(&ctx).await).await
}

/// Makes a login under an id that the browser has made; a repeat makes nobody twice.
#[server(prefix = "/rpc", endpoint = "auth/add_staff", input = Json)]
pub async fn add_staff(id: MemberId, new: model::staff::NewStaff) -> Result<model::staff::StaffMember, AppError> {
    crate::server::rpc::staff(async |ctx| crate::flows::staff::add_staff(&ctx, id, &new).await).await
}

/// Changes what somebody may do or signs in with.
#[server(prefix = "/rpc", endpoint = "auth/change_member", input = Json)]
pub async fn change_member(
    id: MemberId,
    change: model::staff::MemberChange,
) -> Result<model::staff::StaffMember, AppError> {
    crate::server::rpc::staff(async |ctx| super::service::staff::change(&ctx, id, &change).await).await
}

/// Ends the rest that follows ten wrong passwords.
#[server(prefix = "/rpc", endpoint = "auth/unlock_member", input = Json)]
pub async fn unlock_member(id: MemberId) -> Result<(), AppError> {
    crate::server::rpc::staff(async |ctx| super::service::staff::unlock(&ctx, id).await).await
}

/// Somebody works here no longer.
#[server(prefix = "/rpc", endpoint = "auth/remove_member", input = Json)]
pub async fn remove_member(id: MemberId) -> Result<(), AppError> {
    crate::server::rpc::staff(async |ctx| crate::flows::staff::remove_staff(&ctx, id).await).await
}

/// Invites somebody by e-mail.
#[server(prefix = "/rpc", endpoint = "auth/invite", input = Json)]
pub async fn invite(id: InvitationId, email: String, role: Role) -> Result<model::staff::Invitation, AppError> {
    let language = crate::server::account::asked_language();
    crate::server::rpc::staff(async |ctx| super::service::invitations::invite(&ctx, id, (&email, role), language).await)
        .await
}

/// Takes an invitation back.
#[server(prefix = "/rpc", endpoint = "auth/withdraw_invitation", input = Json)]
pub async fn withdraw_invitation(id: InvitationId) -> Result<(), AppError> {
    crate::server::rpc::staff(async |ctx| super::service::invitations::withdraw(&ctx, id).await).await
}

/// What an invitation's link is for.
#[server(prefix = "/rpc", endpoint = "auth/invited", input = Json)]
pub async fn invited(token: String) -> Result<model::staff::Invited, AppError> {
    crate::server::rpc::public(async |ctx| super::service::invitations::look(&ctx, &token).await).await
}

/// The form of an invitation: lets the person work here and signs them in.
#[server(prefix = "/rpc", endpoint = "auth/accept_invitation")]
pub async fn accept_invitation(
    token: String,
    #[server(default)] name: String,
    password: String,
) -> Result<(), AppError> {
    crate::server::account::accept_invitation(&token, &name, &password).await
}

/// Makes this browser a device of the house, on which people sign in with their PIN.
#[server(prefix = "/rpc", endpoint = "auth/enrol_device")]
pub async fn enrol_device(name: String) -> Result<(), AppError> {
    crate::server::devices::enrol(&name).await
}

/// The devices of the house.
#[server(prefix = "/rpc", endpoint = "auth/devices", input = Json)]
pub async fn devices() -> Result<Vec<model::devices::Device>, AppError> {
    crate::server::devices::list().await
}

/// Takes a device away: whoever is signed in on it is signed out.
#[server(prefix = "/rpc", endpoint = "auth/revoke_device", input = Json)]
pub async fn revoke_device(id: DeviceId) -> Result<(), AppError> {
    crate::server::rpc::staff(async |ctx| super::service::devices::revoke(&ctx, id).await).await
}

/// What the screen of this device shows; none where it is not one of the house.
#[server(prefix = "/rpc", endpoint = "auth/till", input = Json)]
pub async fn till() -> Result<Option<model::devices::Till>, AppError> {
    crate::server::devices::till().await
}

/// Signs in with a PIN, on a device of the house, and goes to `next` or to where this person's work starts.
#[server(prefix = "/rpc", endpoint = "auth/pin_sign_in")]
pub async fn pin_sign_in(member: MemberId, pin: String, #[server(default)] next: String) -> Result<(), AppError> {
    crate::server::devices::pin_sign_in(member, &pin, &next).await
}

/// Leaves this screen to the next person.
#[server(prefix = "/rpc", endpoint = "auth/lock")]
pub async fn lock(#[server(default)] next: String) -> Result<(), AppError> {
    crate::server::devices::lock(&next).await
}
