//! Devices of the house, and PINs, for programs.

use axum::Json;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    auth::{
        model::{
            TokenPair,
            devices::{Device, Till},
        },
        service::{devices, tokens},
    },
    kernel::{
        error::AppError,
        ids::{DeviceId, MemberId},
    },
    server::api::{
        extract::{Anyone, At, Body, Staff},
        problem::{Problem, Refusal},
    },
};

/// A device about to be enrolled.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeviceIn {
    #[schema(min_length = 1, max_length = 120)]
    pub name: String,
}

/// A device that was enrolled.
#[derive(Serialize, ToSchema)]
pub struct DeviceOut {
    pub id: DeviceId,
    /// Shown once; the device keeps it.
    pub device_token: String,
}

/// A device shows its token.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TillIn {
    #[schema(min_length = 1, max_length = 200)]
    pub device_token: String,
}

/// Somebody on a device.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PinIn {
    #[schema(min_length = 1, max_length = 200)]
    pub device_token: String,
    pub member: MemberId,
    #[schema(pattern = "^[0-9]{4,6}$", format = Password)]
    pub pin: String,
}

/// The devices on which people sign in with their PIN.
#[utoipa::path(get, path = "/devices", tag = "auth",
    responses((status = 200, body = Vec<Device>), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("staff.view"))))]
pub async fn list(Staff(ctx): Staff) -> Result<Json<Vec<Device>>, Refusal> {
    Ok(Json(devices::list(&ctx, None).await?))
}

/// Enrols a device; its token is shown once. A person does that, no key.
#[utoipa::path(post, path = "/devices", tag = "auth", request_body = DeviceIn,
    responses((status = 201, body = DeviceOut), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("staff.invite"))))]
pub async fn enrol(Staff(ctx): Staff, Body(new): Body<DeviceIn>) -> Result<(StatusCode, Json<DeviceOut>), Refusal> {
    let id = ctx.new_id();
    let device_token = devices::enrol(&ctx, id, &new.name).await?;
    Ok((StatusCode::CREATED, Json(DeviceOut { id, device_token })))
}

/// Takes a device away: whoever is signed in on it is signed out.
#[utoipa::path(delete, path = "/devices/{id}", tag = "auth", params(("id" = DeviceId, Path)),
    responses((status = 204), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("staff.invite"))))]
pub async fn revoke(Staff(ctx): Staff, At(id): At<DeviceId>) -> Result<StatusCode, Refusal> {
    devices::revoke(&ctx, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Who may sign in on the device that asks.
#[utoipa::path(post, path = "/auth/till", tag = "auth", request_body = TillIn, security(()),
    responses((status = 200, body = Till), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("public.sign_in"))))]
pub async fn till(Anyone(identified): Anyone, Body(with): Body<TillIn>) -> Result<Json<Till>, Refusal> {
    let till = devices::till(&identified.stranger(), &with.device_token).await?;
    Ok(Json(till.ok_or(AppError::Unauthenticated)?))
}

/// A pair of tokens for a PIN, on a device that a manager enrolled (S4-38).
#[utoipa::path(post, path = "/auth/pin", tag = "auth", request_body = PinIn, security(()),
    responses((status = 200, body = TokenPair), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("public.sign_in"))))]
pub async fn sign_in(Anyone(identified): Anyone, Body(who): Body<PinIn>) -> Result<Json<TokenPair>, Refusal> {
    let ctx = identified.stranger();
    let signed = devices::sign_in(&ctx, &who.device_token, (who.member, &who.pin), &identified.address).await?;
    let who = (signed.identity, Some(signed.device));
    Ok(Json(tokens::start_on(&ctx, who, Some(signed.restaurant), &identified.user_agent).await?))
}
