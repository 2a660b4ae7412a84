//! Signing in for programs: `/api/v1/auth`, keys, approvals.

pub mod sign_ins;
pub mod accounts;
pub mod devices;
pub mod google;
pub mod staff;

use axum::Json;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    model::{ApiKey, Membership, TokenPair},
    service::{self as auth, keys, tokens},
};
use crate::{
    kernel::{
        error::AppError,
        ids::{ApiKeyId, MemberId, OrderId, RestaurantId},
        permission::{Permission, PermissionSet, Role},
    },
    server::api::{
        extract::{Anyone, At, Body, Staff},
        problem::{Problem, Refusal},
    },
};

/// Who signs in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LoginIn {
    /// E-mail or username.
    #[schema(min_length = 1, max_length = 254)]
    pub login: String,
    #[schema(format = Password, max_length = 1000)]
    pub password: String,
    /// The restaurant to work in; the first one unless it is said.
    #[serde(default)]
    pub restaurant: Option<RestaurantId>,
}

/// The longest password that is looked at.
const PASSWORD_CHARS_MAX: usize = 1_000;

/// A pair of tokens for a login and its password.
#[utoipa::path(post, path = "/auth/login", tag = "auth", request_body = LoginIn, security(()),
    responses((status = 200, body = TokenPair), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("public.sign_in"))))]
pub async fn login(Anyone(identified): Anyone, Body(who): Body<LoginIn>) -> Result<Json<TokenPair>, Refusal> {
    if PASSWORD_CHARS_MAX < who.password.chars().count() {
        return Err(AppError::invalid("password", "That is no password of ours.").into());
    }
    let ctx = identified.stranger();
    let identity = auth::sign_in(&ctx, &who.login, &who.password, &identified.address).await?;
    Ok(Json(tokens::start(&ctx, identity, who.restaurant, &identified.user_agent).await?))
}

/// A refresh token.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RefreshIn {
    #[schema(max_length = 200)]
    pub refresh_token: String,
}

/// The next pair. The token is exchanged: one that comes back after its successor was used ends the whole sign-in.
#[utoipa::path(post, path = "/auth/refresh", tag = "auth", request_body = RefreshIn, security(()),
    responses((status = 200, body = TokenPair), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("public.sign_in"))))]
pub async fn refresh(Anyone(identified): Anyone, Body(with): Body<RefreshIn>) -> Result<Json<TokenPair>, Refusal> {
    Ok(Json(tokens::refresh(&identified.stranger(), &with.refresh_token, &identified.address).await?))
}

/// What ends.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LogoutIn {
    #[serde(default)]
    pub refresh_token: Option<String>,
}

/// Ends the sign-in of the refresh token, or of the access token that asks: all of its tokens are dead at once.
#[utoipa::path(post, path = "/auth/logout", tag = "auth", request_body = LogoutIn, security((), ("bearer" = [])),
    responses((status = 204), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("public.sign_in"))))]
pub async fn logout(Anyone(identified): Anyone, Body(what): Body<LogoutIn>) -> Result<http::StatusCode, Refusal> {
    let ctx = identified.stranger();
    tokens::end(&ctx, identified.program.as_ref(), what.refresh_token.as_deref()).await?;
    Ok(http::StatusCode::NO_CONTENT)
}

/// Who asks, and what they may do here.
#[derive(Serialize, ToSchema)]
pub struct MeOut {
    /// None for a key.
    pub member: Option<MemberId>,
    pub name: Option<String>,
    pub role: Option<Role>,
    pub permissions: Vec<Permission>,
    pub restaurant: RestaurantId,
    pub restaurants: Vec<Membership>,
}

/// Who asks.
#[utoipa::path(get, path = "/auth/me", tag = "auth",
    responses((status = 200, body = MeOut), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("public.sign_in"))))]
pub async fn me(Staff(ctx): Staff, Anyone(identified): Anyone) -> Result<Json<MeOut>, Refusal> {
    let permissions: PermissionSet =
        Permission::ALL.iter().copied().filter(|permission| ctx.require(*permission).is_ok()).collect();
    let me = identified.me;
    Ok(Json(MeOut {
        member: me.as_ref().map(|me| me.member),
        name: me.as_ref().map(|me| me.name.clone()),
        role: me.as_ref().map(|me| me.role),
        permissions: permissions.iter().collect(),
        restaurant: ctx.restaurant()?,
        restaurants: me.map(|me| me.restaurants).unwrap_or_default(),
    }))
}

/// Where to work.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SwitchIn {
    pub restaurant: RestaurantId,
}

/// Works in another of the person's restaurants: the answer's access token says so.
#[utoipa::path(post, path = "/auth/switch", tag = "auth", request_body = SwitchIn, security(("bearer" = [])),
    responses((status = 200, body = TokenPair), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("public.sign_in"))))]
pub async fn switch(Anyone(identified): Anyone, Body(to): Body<SwitchIn>) -> Result<Json<TokenPair>, Refusal> {
    let program = identified.program.as_ref().ok_or(AppError::Unauthenticated)?;
    Ok(Json(tokens::switch(&identified.stranger(), program, to.restaurant).await?))
}

/// Who says yes to what.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ApprovalIn {
    /// Somebody who may.
    pub member: MemberId,
    #[schema(format = Password, min_length = 4, max_length = 6)]
    pub pin: String,
    pub permission: Permission,
    pub order: OrderId,
}

/// A yes.
#[derive(Serialize, ToSchema)]
pub struct ApprovalOut {
    /// Good for two minutes, for one such act on this order.
    pub approval: String,
}

/// The yes of a colleague by PIN, for one act on one order.
#[utoipa::path(post, path = "/approvals", tag = "auth", request_body = ApprovalIn,
    responses((status = 201, body = ApprovalOut), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("orders.view"))))]
pub async fn approve(
    Staff(ctx): Staff,
    Body(wanted): Body<ApprovalIn>,
) -> Result<(http::StatusCode, Json<ApprovalOut>), Refusal> {
    let approval = auth::approve(&ctx, wanted.member, &wanted.pin, (wanted.permission, wanted.order)).await?;
    Ok((http::StatusCode::CREATED, Json(ApprovalOut { approval: approval.expose().to_owned() })))
}

/// A key about to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewKeyIn {
    #[schema(min_length = 1, max_length = 120)]
    pub name: String,
    /// What it is good for.
    #[schema(min_items = 1)]
    pub scopes: Vec<Permission>,
}

/// A key that was made.
#[derive(Serialize, ToSchema)]
pub struct NewKeyOut {
    /// Shown this once: send it as `Authorization: Bearer ck_…`.
    pub key: String,
    pub api_key: ApiKey,
}

/// Makes a key for a program.
#[utoipa::path(post, path = "/api-keys", tag = "auth", request_body = NewKeyIn,
    responses((status = 201, body = NewKeyOut), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("api_keys.manage"))))]
pub async fn make_key(
    Staff(ctx): Staff,
    Body(new): Body<NewKeyIn>,
) -> Result<(http::StatusCode, Json<NewKeyOut>), Refusal> {
    let (api_key, key) = keys::make(&ctx, &new.name, &new.scopes).await?;
    Ok((http::StatusCode::CREATED, Json(NewKeyOut { key, api_key })))
}

/// Every key of the restaurant.
#[utoipa::path(get, path = "/api-keys", tag = "auth",
    responses((status = 200, body = Vec<ApiKey>), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("api_keys.manage"))))]
pub async fn list_keys(Staff(ctx): Staff) -> Result<Json<Vec<ApiKey>>, Refusal> {
    Ok(Json(keys::list(&ctx).await?))
}

/// Ends a key for good.
#[utoipa::path(delete, path = "/api-keys/{id}", tag = "auth", params(("id" = ApiKeyId, Path)),
    responses((status = 204), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("api_keys.manage"))))]
pub async fn revoke_key(Staff(ctx): Staff, At(id): At<ApiKeyId>) -> Result<http::StatusCode, Refusal> {
    keys::revoke(&ctx, id).await?;
    Ok(http::StatusCode::NO_CONTENT)
}
