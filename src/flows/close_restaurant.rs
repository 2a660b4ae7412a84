//! Give a restaurant up. What was sold stays in the books, and its owners keep reading them.

use crate::{
    attendance::service as attendance,
    auth::service::{devices, keys, staff},
    drawers::service::sessions,
    kernel::{
        error::{AppError, Code},
        ids::RestaurantId,
        permission::Permission,
    },
    orders::service as orders,
    platform::ctx::Ctx,
    restaurants::service as restaurants,
    tables::service as tables,
};

/// Closes the restaurant that one works in: everybody but its owners, every key, device and table code is done with it.
/// Refused while an order or a drawer is open.
pub async fn close_restaurant(ctx: &Ctx, restaurant: RestaurantId) -> Result<(), AppError> {
    ctx.require(Permission::RestaurantsDelete)?;
    if ctx.restaurant()? != restaurant {
        return Err(AppError::not_found("restaurant"));
    }
    let mut tx = ctx.begin().await?;
    restaurants::close_in_tx(&mut tx).await?;
    if !orders::list_in_tx(&mut tx, None).await?.is_empty() {
        let refused = "There are open orders. Bill or cancel them first.";
        return Err(AppError::conflict(Code::IllegalTransition, refused));
    }
    sessions::require_all_closed_in_tx(&mut tx).await?;
    attendance::end_all_in_tx(&mut tx).await?;
    staff::remove_all_but_owners_in_tx(&mut tx).await?;
    keys::revoke_all_in_tx(&mut tx).await?;
    devices::revoke_all_in_tx(&mut tx).await?;
    tables::revoke_all_codes_in_tx(&mut tx).await?;
    tx.commit().await
}
