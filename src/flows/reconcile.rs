//! Ask the gateways what became of everything that is under way, in all restaurants. What cannot be heard is asked again
//! later; nothing is ever guessed.

use super::{
    card_tab::{release_left_over, settle_held_card},
    send_refunds::send_refunds,
    settle_payment::settle_payment,
};
use crate::{
    kernel::{error::AppError, ids::RestaurantId, permission::Permission},
    payments::service::gateways,
    platform::ctx::Ctx,
};

/// One round. Answers with how much was looked at.
pub async fn reconcile(ctx: &Ctx) -> Result<usize, AppError> {
    ctx.require(Permission::GatewayReport)?;
    let due = gateways::to_check(ctx).await?;
    let within = |restaurant: RestaurantId| Ctx::system(ctx.world().clone(), restaurant);
    let count = due.payments.len() + due.authorisations.len() + due.left_over.len() + due.refunds.len();
    for (restaurant, payment) in due.payments {
        note("a payment", settle_payment(&within(restaurant), payment).await);
    }
    for (restaurant, held) in due.authorisations {
        note("a held card", settle_held_card(&within(restaurant), held).await);
    }
    for (restaurant, held) in due.left_over {
        note("a held card", release_left_over(&within(restaurant), held).await);
    }
    for (restaurant, order) in due.refunds {
        note("a refund", send_refunds(&within(restaurant), order).await);
    }
    Ok(count)
}

/// One that fails does not keep the others waiting.
fn note<T>(what: &str, result: Result<T, AppError>) {
    if let Err(error) = result {
        tracing::warn!(%error, "{what} could not be settled now");
    }
}
