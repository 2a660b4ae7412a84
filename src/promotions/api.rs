//! Promotions and vouchers for programs.

use axum::Json;
use http::StatusCode;

use super::{
    model::{
        editing::{PromotionForm, PromotionRow, VoucherForm},
        voucher::Voucher,
    },
    service::{editing, vouchers},
};
use crate::{
    kernel::ids::{PromotionId, VoucherId},
    server::api::{
        extract::{At, Body, Staff},
        keys::RequestKey,
        problem::{Problem, Refusal},
    },
};

/// Every promotion with how many vouchers it has.
#[utoipa::path(get, path = "/promotions", tag = "promotions",
    responses((status = 200, body = Vec<PromotionRow>), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("promotions.manage"))))]
pub async fn list(Staff(ctx): Staff) -> Result<Json<Vec<PromotionRow>>, Refusal> {
    Ok(Json(editing::list(&ctx).await?))
}

/// Makes a promotion, or changes the one whose id is given.
#[utoipa::path(put, path = "/promotions", tag = "promotions", request_body = PromotionForm,
    responses((status = 200, body = PromotionId), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("promotions.manage"))))]
pub async fn save(
    Staff(ctx): Staff,
    key: RequestKey,
    Body(body): Body<PromotionForm>,
) -> Result<Json<PromotionId>, Refusal> {
    Ok(Json(editing::save(&ctx, &body, key.id("promotion", 0)).await?))
}

/// Ends a promotion and all its vouchers for good.
#[utoipa::path(delete, path = "/promotions/{id}", tag = "promotions", params(("id" = PromotionId, Path)),
    responses((status = 204), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("promotions.manage"))))]
pub async fn stop(Staff(ctx): Staff, At(id): At<PromotionId>) -> Result<StatusCode, Refusal> {
    editing::stop(&ctx, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The newest vouchers of a promotion with their uses.
#[utoipa::path(get, path = "/promotions/{id}/vouchers", tag = "promotions", params(("id" = PromotionId, Path)),
    responses((status = 200, body = Vec<Voucher>), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("promotions.manage"))))]
pub async fn vouchers_of(Staff(ctx): Staff, At(id): At<PromotionId>) -> Result<Json<Vec<Voucher>>, Refusal> {
    Ok(Json(vouchers::list(&ctx, id).await?))
}

/// Makes vouchers.
#[utoipa::path(post, path = "/vouchers", tag = "promotions", request_body = VoucherForm,
    responses((status = 201, body = Vec<Voucher>), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("promotions.manage"))))]
pub async fn make_vouchers(
    Staff(ctx): Staff,
    key: RequestKey,
    Body(body): Body<VoucherForm>,
) -> Result<(StatusCode, Json<Vec<Voucher>>), Refusal> {
    Ok((StatusCode::CREATED, Json(vouchers::make(&ctx, &body, key.ids("voucher")).await?)))
}

/// Withdraws one voucher for good.
#[utoipa::path(delete, path = "/vouchers/{id}", tag = "promotions", params(("id" = VoucherId, Path)),
    responses((status = 204), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("promotions.manage"))))]
pub async fn stop_voucher(Staff(ctx): Staff, At(id): At<VoucherId>) -> Result<StatusCode, Refusal> {
    vouchers::stop(&ctx, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
