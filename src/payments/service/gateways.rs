//! What gateways tell, before it is known whose payment it is about; and which payments have to be asked about.

use crate::{
    kernel::{
        error::AppError,
        ids::{AuthorisationId, OrderId, PaymentId, RestaurantId},
        permission::Permission,
    },
    payments::{service::GatewayName, store::gateways as store},
    platform::ctx::Ctx,
};

/// How much is asked about in one go.
const BATCH: i64 = 50;

/// Whose payment this is.
pub async fn restaurant_of_payment(ctx: &Ctx, payment: PaymentId) -> Result<Option<RestaurantId>, AppError> {
    ctx.require(Permission::GatewayReport)?;
    Ok(store::find_restaurant_of_payment(ctx.world().db.system(), payment).await?)
}

/// Where the customer of a payment goes back to.
pub async fn return_path(ctx: &Ctx, payment: PaymentId) -> Result<String, AppError> {
    ctx.require(Permission::GatewayReport)?;
    let mut tx = ctx.begin().await?;
    let attempt = super::attempt_in_tx(&mut tx, payment).await?.ok_or_else(|| AppError::not_found("payment"))?;
    Ok(attempt.checkout.map_or_else(|| "/".to_owned(), |checkout| checkout.return_path))
}

/// Whose held card this is.
pub async fn restaurant_of_authorisation(ctx: &Ctx, id: AuthorisationId) -> Result<Option<RestaurantId>, AppError> {
    ctx.require(Permission::GatewayReport)?;
    Ok(store::find_restaurant_of_authorisation(ctx.world().db.system(), id).await?)
}

/// Whether the gateway told this before.
pub async fn is_known_event(ctx: &Ctx, gateway: GatewayName, event: &str) -> Result<bool, AppError> {
    ctx.require(Permission::GatewayReport)?;
    Ok(store::is_known_event(ctx.world().db.system(), gateway, event).await?)
}

/// Remembers what the gateway told, once it has been acted on.
pub async fn remember_event(ctx: &Ctx, gateway: GatewayName, event: (&str, &str)) -> Result<(), AppError> {
    ctx.require(Permission::GatewayReport)?;
    Ok(store::remember_event(ctx.world().db.system(), gateway, event, ctx.now()).await?)
}

/// What has to be asked of gateways by now, in all restaurants.
pub struct ToCheck {
    pub payments: Vec<(RestaurantId, PaymentId)>,
    pub authorisations: Vec<(RestaurantId, AuthorisationId)>,
    /// Held for orders that have ended.
    pub left_over: Vec<(RestaurantId, AuthorisationId)>,
    /// Orders with refunds that have not arrived.
    pub refunds: Vec<(RestaurantId, OrderId)>,
}

pub async fn to_check(ctx: &Ctx) -> Result<ToCheck, AppError> {
    ctx.require(Permission::GatewayReport)?;
    let (pool, now) = (ctx.world().db.system(), ctx.now());
    Ok(ToCheck {
        payments: store::payments_to_check(pool, now, BATCH).await?,
        authorisations: store::authorisations_to_check(pool, now, BATCH).await?,
        left_over: store::authorisations_left_over(pool, BATCH).await?,
        refunds: store::orders_with_refunds_to_check(pool, now, BATCH).await?,
    })
}
