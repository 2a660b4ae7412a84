//! Earning points, and losing them with what is not charged after all.

use super::{model::points, store};
use crate::{
    kernel::{error::AppError, money::Money},
    orders::model::Order,
    platform::db::Tx,
};

/// Brings the points of a customer's order in line with its bill (S0-47): paid it earns, and whatever changes a paid bill
/// changes them by the difference.
pub async fn follow_sale_in_tx(tx: &mut Tx, order: &Order, per_hundred: u32) -> Result<(), AppError> {
    let Some(customer) = order.customer else { return Ok(()) };
    let (restaurant, at) = (tx.restaurant(), tx.at());
    let charged = if order.paid_at.is_some() {
        let totals = order.totals();
        totals.total - totals.credited
    } else {
        Money::ZERO
    };
    let known = store::of_order(tx.conn(), restaurant, order.id).await?;
    let change = points(charged, order.currency, per_hundred) - known;
    if change != 0 {
        let entry = tx.new_id();
        store::insert(tx.conn(), restaurant, entry, (customer, order.id, change), at).await?;
    }
    Ok(())
}
