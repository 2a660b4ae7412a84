//! Promising, taking and receiving stock.

pub mod changes;
pub mod ledger;

use std::collections::BTreeMap;

use super::{
    model::{Ingredient, Reason, Shortage},
    store::{self, Cause},
};
use crate::{
    kernel::{
        error::{AppError, Code},
        ids::{IngredientId, LineId, MovementId, OrderId},
        money::Money,
        quantity::{Quantity, Unit},
    },
    menu::model::Need,
    platform::{db::Tx, error::on_constraint},
    restaurants::model::StockPolicy,
};

pub struct NewIngredient {
    pub id: IngredientId,
    pub name: String,
    pub unit: Unit,
    pub cost_per_thousand: Money,
    pub threshold: Quantity,
    pub allergens: Vec<String>,
}

/// What one line takes of one ingredient.
#[derive(Clone, Copy, Debug)]
pub struct LineNeed {
    pub line: LineId,
    pub need: Need,
}

/// Each ingredient once with its sum, in the order of ids: two lines that share one are checked together.
fn summed(needs: impl Iterator<Item = Need>) -> Vec<Need> {
    let mut sum: BTreeMap<IngredientId, Quantity> = BTreeMap::new();
    for need in needs {
        let total = sum.entry(need.ingredient).or_default();
        *total = *total + need.quantity;
    }
    sum.into_iter().map(|(ingredient, quantity)| Need { ingredient, quantity }).collect()
}

/// Promises what the lines of an order need, all or nothing. With the policy `block` a shortage is a refusal that
/// names what is missing.
pub async fn reserve_in_tx(
    tx: &mut Tx,
    policy: StockPolicy,
    order: OrderId,
    needs: &[LineNeed],
) -> Result<(), AppError> {
    if needs.is_empty() {
        return Ok(());
    }
    let restaurant = tx.restaurant();
    let sums = summed(needs.iter().map(|need| need.need));
    let must_suffice = policy == StockPolicy::Block;
    let enough = store::reserve(tx.conn(), restaurant, (order, needs), &sums, must_suffice).await?;
    match policy {
        StockPolicy::Block if enough.len() < sums.len() => {
            let lacking: Vec<Need> = sums.into_iter().filter(|need| !enough.contains(&need.ingredient)).collect();
            let short = shortages_in_tx(tx, &lacking, false).await?;
            Err(AppError::conflict(Code::ShortStock, format!("Not enough in stock: {}.", short.join("; "))))
        }
        StockPolicy::Block | StockPolicy::Ignore => Ok(()),
        StockPolicy::Warn => {
            // All of it is promised by now: short is what there is less of than that.
            let short = shortages_in_tx(tx, &sums, true).await?;
            if !short.is_empty() {
                tx.warn(format!("Taken, although the stock is short: {}.", short.join("; ")));
            }
            Ok(())
        }
    }
}

/// What there is too little of. `is_promised`: these needs are in the promises already.
async fn shortages_in_tx(tx: &mut Tx, needs: &[Need], is_promised: bool) -> Result<Vec<String>, AppError> {
    let restaurant = tx.restaurant();
    let ingredients = store::list(tx.conn(), restaurant).await?;
    Ok(needs
        .iter()
        .filter_map(|need| {
            let ingredient = ingredients.iter().find(|ingredient| ingredient.id == need.ingredient)?;
            let free = if is_promised { ingredient.free() + need.quantity } else { ingredient.free() };
            let short = Shortage {
                ingredient: ingredient.id,
                name: ingredient.name.clone(),
                unit: ingredient.unit,
                needed: need.quantity,
                free,
            };
            (short.free < short.needed).then(|| short.to_string())
        })
        .collect())
}

/// Gives back what these lines were promised: nobody has started them.
pub async fn release_in_tx(tx: &mut Tx, order: OrderId, lines: &[LineId]) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    if lines.is_empty() {
        return Ok(());
    }
    let sums = store::close_reservations(tx.conn(), restaurant, (order, Some(lines)), ("held", "released")).await?;
    if sums.is_empty() {
        return Ok(());
    }
    Ok(store::release(tx.conn(), restaurant, &sums).await?)
}

/// Takes what these lines used although they were taken back: work had gone into them.
pub async fn waste_in_tx(tx: &mut Tx, order: OrderId, lines: &[LineId], reference: &str) -> Result<(), AppError> {
    if lines.is_empty() {
        return Ok(());
    }
    take_in_tx(tx, (order, Some(lines)), (Reason::Waste, reference)).await
}

/// Takes what the order was promised off the shelf, with a movement per ingredient: it is paid, or was paid before
/// and got more.
pub async fn deduct_in_tx(tx: &mut Tx, order: OrderId, cause: (Reason, &str)) -> Result<(), AppError> {
    take_in_tx(tx, (order, None), cause).await
}

/// Puts back on the shelf what these lines of a paid order had taken.
pub async fn restore_in_tx(
    tx: &mut Tx,
    order: OrderId,
    lines: &[LineId],
    (reason, reference): (Reason, &str),
) -> Result<(), AppError> {
    if lines.is_empty() {
        return Ok(());
    }
    let (restaurant, actor, at) = (tx.restaurant(), tx.actor(), tx.at());
    let sums = store::close_reservations(tx.conn(), restaurant, (order, Some(lines)), ("deducted", "returned")).await?;
    if sums.is_empty() {
        return Ok(());
    }
    let cause = Cause { reason, reference, order: Some(order), location: None, actor, at };
    let ids = movement_ids(tx, &sums);
    store::insert_movements(tx.conn(), restaurant, &ids, &sums, &cause).await?;
    Ok(store::add_on_hand(tx.conn(), restaurant, &sums).await?)
}

/// Books what lines of a paid order had taken as waste: back from the sale, and away again with its reason.
pub async fn write_off_in_tx(
    tx: &mut Tx,
    order: OrderId,
    lines: &[LineId],
    (reason, reference): (Reason, &str),
) -> Result<(), AppError> {
    if lines.is_empty() {
        return Ok(());
    }
    let (restaurant, actor, at) = (tx.restaurant(), tx.actor(), tx.at());
    let sums = store::taken_by(tx.conn(), restaurant, order, lines).await?;
    let away: Vec<Need> = sums.iter().map(|need| Need { quantity: -need.quantity, ..*need }).collect();
    for (reason, deltas) in [(reason, &sums), (Reason::Waste, &away)] {
        let cause = Cause { reason, reference, order: Some(order), location: None, actor, at };
        let ids = movement_ids(tx, deltas);
        store::insert_movements(tx.conn(), restaurant, &ids, deltas, &cause).await?;
    }
    Ok(())
}

/// What lines keep back goes with them to another order.
pub async fn move_reservations_in_tx(
    tx: &mut Tx,
    from: OrderId,
    to: OrderId,
    lines: &[LineId],
) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    Ok(store::move_reservations(tx.conn(), restaurant, (from, to), lines).await?)
}

async fn take_in_tx(
    tx: &mut Tx,
    of: (OrderId, Option<&[LineId]>),
    (reason, reference): (Reason, &str),
) -> Result<(), AppError> {
    let (restaurant, actor, at) = (tx.restaurant(), tx.actor(), tx.at());
    let sums = store::close_reservations(tx.conn(), restaurant, of, ("held", "deducted")).await?;
    if sums.is_empty() {
        return Ok(());
    }
    let cause = Cause { reason, reference, order: Some(of.0), location: None, actor, at };
    let ids = movement_ids(tx, &sums);
    Ok(store::take(tx.conn(), restaurant, &ids, &sums, &cause).await?)
}

pub(super) fn movement_ids(tx: &Tx, deltas: &[Need]) -> Vec<MovementId> {
    deltas.iter().map(|_| tx.new_id()).collect()
}

pub async fn add_ingredient_in_tx(tx: &mut Tx, new: &NewIngredient) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    store::insert(tx.conn(), restaurant, new).await.map_err(|error| {
        on_constraint(error, "ingredients_name_unique", || {
            AppError::conflict(Code::AlreadyExists, format!("There is already an ingredient called {}.", new.name))
        })
    })
}

/// Puts stock on the shelf: an opening count or a delivery.
pub async fn receive_in_tx(tx: &mut Tx, reason: Reason, reference: &str, quantities: &[Need]) -> Result<(), AppError> {
    let (restaurant, actor, at) = (tx.restaurant(), tx.actor(), tx.at());
    let deltas = summed(quantities.iter().copied().filter(|need| need.quantity != Quantity::ZERO));
    if deltas.is_empty() {
        return Ok(());
    }
    let cause = Cause { reason, reference, order: None, location: None, actor, at };
    let ids = movement_ids(tx, &deltas);
    store::insert_movements(tx.conn(), restaurant, &ids, &deltas, &cause).await?;
    Ok(store::add_on_hand(tx.conn(), restaurant, &deltas).await?)
}

/// Every ingredient with what there is.
pub async fn list_in_tx(tx: &mut Tx) -> Result<Vec<Ingredient>, AppError> {
    let restaurant = tx.restaurant();
    Ok(store::list(tx.conn(), restaurant).await?)
}

/// What a thousand units of each ingredient cost.
pub async fn costs_in_tx(tx: &mut Tx) -> Result<Vec<(IngredientId, Money)>, AppError> {
    let restaurant = tx.restaurant();
    Ok(store::costs(tx.conn(), restaurant).await?)
}
