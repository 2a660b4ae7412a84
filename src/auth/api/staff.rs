//! Who works here, for programs.

use axum::Json;
use http::{HeaderMap, StatusCode};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::{
    auth::{
        model::{
            TokenPair,
            staff::{Invitation, Invited, MemberChange, NewStaff, StaffMember},
        },
        service::{invitations, staff, tokens},
    },
    flows::staff::{accept_invitation, add_staff, remove_staff},
    kernel::{
        ids::{InvitationId, MemberId},
        permission::Role,
    },
    server::{
        api::{
            extract::{Anyone, At, Body, Staff},
            keys::RequestKey,
            problem::{Problem, Refusal},
        },
        language,
    },
};

/// Everybody who works here, by name.
#[utoipa::path(get, path = "/staff", tag = "staff",
    responses((status = 200, body = Vec<StaffMember>), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("staff.view"))))]
pub async fn list(Staff(ctx): Staff) -> Result<Json<Vec<StaffMember>>, Refusal> {
    Ok(Json(staff::list(&ctx).await?.members))
}

/// Makes a login for somebody and lets them work here. Managers and owners are made by owners.
#[utoipa::path(post, path = "/staff", tag = "staff", request_body = NewStaff,
    responses((status = 201, body = StaffMember), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("staff.invite"))))]
pub async fn add(
    Staff(ctx): Staff,
    key: RequestKey,
    Body(new): Body<NewStaff>,
) -> Result<(StatusCode, Json<StaffMember>), Refusal> {
    Ok((StatusCode::CREATED, Json(add_staff(&ctx, key.id("member", 0), &new).await?)))
}

/// Changes what somebody may do, or their PIN or password. Nobody changes their own role, and an owner is always left.
#[utoipa::path(patch, path = "/staff/{id}", tag = "staff", params(("id" = MemberId, Path)), request_body = MemberChange,
    responses((status = 200, body = StaffMember), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("staff.invite"))))]
pub async fn change(
    Staff(ctx): Staff,
    At(id): At<MemberId>,
    Body(wanted): Body<MemberChange>,
) -> Result<Json<StaffMember>, Refusal> {
    Ok(Json(staff::change(&ctx, id, &wanted).await?))
}

/// Somebody works here no longer; what they are signed in with opens nothing here from now on.
#[utoipa::path(delete, path = "/staff/{id}", tag = "staff", params(("id" = MemberId, Path)),
    responses((status = 204), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("staff.invite"))))]
pub async fn remove(Staff(ctx): Staff, At(id): At<MemberId>) -> Result<StatusCode, Refusal> {
    remove_staff(&ctx, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ends the rest that follows ten wrong passwords.
#[utoipa::path(post, path = "/staff/{id}/unlock", tag = "staff", params(("id" = MemberId, Path)),
    responses((status = 204), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("staff.view"))))]
pub async fn unlock(Staff(ctx): Staff, At(id): At<MemberId>) -> Result<StatusCode, Refusal> {
    staff::unlock(&ctx, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Who is invited, and to be what.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InviteIn {
    #[schema(format = Email, max_length = 254)]
    pub email: String,
    pub role: Role,
}

/// The invitations that nobody has answered, newest first.
#[utoipa::path(get, path = "/invitations", tag = "staff",
    responses((status = 200, body = Vec<Invitation>), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("staff.view"))))]
pub async fn invited(Staff(ctx): Staff) -> Result<Json<Vec<Invitation>>, Refusal> {
    Ok(Json(staff::list(&ctx).await?.invitations))
}

/// Invites somebody by e-mail: the letter's link is good once and for a week.
#[utoipa::path(post, path = "/invitations", tag = "staff", request_body = InviteIn,
    responses((status = 201, body = Invitation), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("staff.invite"))))]
pub async fn invite(
    Staff(ctx): Staff,
    key: RequestKey,
    headers: HeaderMap,
    Body(wanted): Body<InviteIn>,
) -> Result<(StatusCode, Json<Invitation>), Refusal> {
    let language = language::of_request(&headers);
    let id = key.id("invitation", 0);
    let made = invitations::invite(&ctx, id, (&wanted.email, wanted.role), language).await?;
    Ok((StatusCode::CREATED, Json(made)))
}

/// Takes an invitation back.
#[utoipa::path(delete, path = "/invitations/{id}", tag = "staff", params(("id" = InvitationId, Path)),
    responses((status = 204), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("staff.invite"))))]
pub async fn withdraw(Staff(ctx): Staff, At(id): At<InvitationId>) -> Result<StatusCode, Refusal> {
    invitations::withdraw(&ctx, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A link's token.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TokenIn {
    #[schema(max_length = 200)]
    pub token: String,
}

/// What an invitation's link is for.
#[utoipa::path(post, path = "/invitations/look", tag = "staff", request_body = TokenIn, security(()),
    responses((status = 200, body = Invited), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("public.sign_in"))))]
pub async fn look(Anyone(identified): Anyone, Body(link): Body<TokenIn>) -> Result<Json<Invited>, Refusal> {
    Ok(Json(invitations::look(&identified.stranger(), &link.token).await?))
}

/// Somebody accepts.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AcceptIn {
    #[schema(max_length = 200)]
    pub token: String,
    /// Of somebody new.
    #[serde(default)]
    #[schema(max_length = 120)]
    pub name: String,
    /// A new one, or the one of whoever signs in with this e-mail already.
    #[schema(format = Password, max_length = 1000)]
    pub password: String,
}

/// Accepts an invitation; answers with tokens that work in its restaurant.
#[utoipa::path(post, path = "/invitations/accept", tag = "staff", request_body = AcceptIn, security(()),
    responses((status = 201, body = TokenPair), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("public.sign_in"))))]
pub async fn accept(
    Anyone(identified): Anyone,
    Body(wanted): Body<AcceptIn>,
) -> Result<(StatusCode, Json<TokenPair>), Refusal> {
    let ctx = identified.stranger();
    let words = (wanted.name.as_str(), wanted.password.as_str());
    let accepted = accept_invitation(&ctx, &wanted.token, words, &identified.address).await?;
    let pair = tokens::start(&ctx, accepted.identity, Some(accepted.restaurant), &identified.user_agent).await?;
    Ok((StatusCode::CREATED, Json(pair)))
}
