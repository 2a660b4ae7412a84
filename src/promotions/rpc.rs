//! What the back office asks about promotions and vouchers.

use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use super::model::{
    editing::{PromotionForm, PromotionRow, VoucherForm},
    voucher::Voucher,
};
use crate::kernel::{
    error::AppError,
    ids::{PromotionId, VoucherId},
};

/// Every promotion with how many vouchers it has, those that hold first.
#[server(prefix = "/rpc", endpoint = "promotions/list", input = Json)]
pub async fn list_promotions() -> Result<Vec<PromotionRow>, AppError> {
    crate::server::rpc::staff(async |ctx| super::service::editing::list(&ctx).await).await
}

/// Makes or changes a promotion; answers with its id.
#[server(prefix = "/rpc", endpoint = "promotions/save", input = Json)]
pub async fn save_promotion(form: PromotionForm) -> Result<PromotionId, AppError> {
    crate::server::rpc::staff(async |ctx| super::service::editing::save(&ctx, &form, ctx.new_id()).await).await
}

/// Ends a promotion and all its vouchers for good.
#[server(prefix = "/rpc", endpoint = "promotions/stop", input = Json)]
pub async fn stop_promotion(promotion: PromotionId) -> Result<(), AppError> {
    crate::server::rpc::staff(async |ctx| super::service::editing::stop(&ctx, promotion).await).await
}

/// The newest vouchers of a promotion with their uses.
#[server(prefix = "/rpc", endpoint = "promotions/vouchers", input = Json)]
pub async fn vouchers(promotion: PromotionId) -> Result<Vec<Voucher>, AppError> {
    crate::server::rpc::staff(async |ctx| super::service::vouchers::list(&ctx, promotion).await).await
}

/// Makes vouchers; answers with them.
#[server(prefix = "/rpc", endpoint = "promotions/make_vouchers", input = Json)]
pub async fn make_vouchers(form: VoucherForm) -> Result<Vec<Voucher>, AppError> {
    crate::server::rpc::staff(async |ctx| {
        super::service::vouchers::make(&ctx, &form, crate::server::api::keys::RequestKey::fresh(&ctx).ids("voucher"))
            .await
    })
    .await
}

/// Withdraws one voucher for good.
#[server(prefix = "/rpc", endpoint = "promotions/stop_voucher", input = Json)]
pub async fn stop_voucher(voucher: VoucherId) -> Result<(), AppError> {
    crate::server::rpc::staff(async |ctx| super::service::vouchers::stop(&ctx, voucher).await).await
}
