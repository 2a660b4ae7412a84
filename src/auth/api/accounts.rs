//! Accounts for programs: registering, passwords, e-mail, letters.

use axum::Json;
use http::{HeaderMap, StatusCode};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::{
    auth::{
        model::{OutboxMessage, Registration, TokenPair},
        service::{passwords, tokens},
    },
    flows::register::register as register_owner,
    server::{
        api::{
            extract::{Anyone, Body, Staff},
            problem::{Problem, Refusal},
        },
        language,
    },
};

/// Makes an owner with a first restaurant; answers with tokens that work in it.
#[utoipa::path(post, path = "/auth/register", tag = "auth", request_body = Registration, security(()),
    responses((status = 201, body = TokenPair), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("public.sign_in"))))]
pub async fn register(
    Anyone(identified): Anyone,
    Body(new): Body<Registration>,
) -> Result<(StatusCode, Json<TokenPair>), Refusal> {
    let ctx = identified.stranger();
    let made = register_owner(&ctx, &new, ctx.new_id(), &identified.address).await?;
    let pair = tokens::start(&ctx, made.identity, Some(made.restaurant), &identified.user_agent).await?;
    Ok((StatusCode::CREATED, Json(pair)))
}

/// Who forgot a password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ForgotIn {
    #[schema(format = Email, max_length = 254)]
    pub email: String,
}

/// Writes a letter with a link that is good for 30 minutes. The answer is the same if nobody has this e-mail.
#[utoipa::path(post, path = "/auth/forgot-password", tag = "auth", request_body = ForgotIn, security(()),
    responses((status = 202), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("public.sign_in"))))]
pub async fn forgot(
    Anyone(identified): Anyone,
    headers: HeaderMap,
    Body(who): Body<ForgotIn>,
) -> Result<StatusCode, Refusal> {
    let language = language::of_request(&headers);
    passwords::forgot(&identified.stranger(), &who.email, &identified.address, language).await?;
    Ok(StatusCode::ACCEPTED)
}

/// A link's token and the password it is to set.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResetIn {
    #[schema(max_length = 200)]
    pub token: String,
    #[schema(format = Password, min_length = 10, max_length = 1000)]
    pub password: String,
}

/// Sets a new password. The token is used up; all sessions and tokens of the person end.
#[utoipa::path(post, path = "/auth/reset-password", tag = "auth", request_body = ResetIn, security(()),
    responses((status = 204), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("public.sign_in"))))]
pub async fn reset(Anyone(identified): Anyone, Body(with): Body<ResetIn>) -> Result<StatusCode, Refusal> {
    passwords::reset(&identified.stranger(), &with.token, &with.password, &identified.address).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// One's password and the next one.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordIn {
    #[schema(format = Password, max_length = 1000)]
    pub current: String,
    #[schema(format = Password, min_length = 10, max_length = 1000)]
    pub password: String,
}

/// Changes one's own password; all sessions and tokens end, this one too.
#[utoipa::path(put, path = "/auth/password", tag = "auth", request_body = PasswordIn,
    responses((status = 204), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("public.sign_in"))))]
pub async fn change_password(
    Staff(ctx): Staff,
    Anyone(identified): Anyone,
    Body(with): Body<PasswordIn>,
) -> Result<StatusCode, Refusal> {
    passwords::change(&ctx, &with.current, &with.password, &identified.address).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// One's password and the next e-mail.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EmailIn {
    #[schema(format = Password, max_length = 1000)]
    pub current: String,
    #[schema(format = Email, max_length = 254)]
    pub email: String,
}

/// Changes the e-mail one signs in with.
#[utoipa::path(put, path = "/auth/email", tag = "auth", request_body = EmailIn,
    responses((status = 204), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("public.sign_in"))))]
pub async fn change_email(
    Staff(ctx): Staff,
    Anyone(identified): Anyone,
    Body(with): Body<EmailIn>,
) -> Result<StatusCode, Refusal> {
    passwords::change_email(&ctx, &with.current, &with.email, &identified.address).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Letters that whoever asks may read, newest first.
#[utoipa::path(get, path = "/outbox", tag = "auth",
    responses((status = 200, body = Vec<OutboxMessage>), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("staff.invite"))))]
pub async fn outbox(Staff(ctx): Staff) -> Result<Json<Vec<OutboxMessage>>, Refusal> {
    Ok(Json(passwords::outbox(&ctx).await?))
}
