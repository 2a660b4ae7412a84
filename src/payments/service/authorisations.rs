//! Cards held for open tabs: a promise of money, which no book knows until it is captured.

use crate::{
    kernel::{
        error::{AppError, Code},
        ids::{AuthorisationId, OrderId},
        time::Timestamp,
    },
    payments::{
        service::{Authorisation, AuthorisationState},
        store::authorisations as store,
    },
    platform::{db::Tx, error::constraint},
};

/// One, locked.
pub async fn lock_in_tx(tx: &mut Tx, id: AuthorisationId) -> Result<Authorisation, AppError> {
    let restaurant = tx.restaurant();
    store::lock(tx.conn(), restaurant, id).await?.ok_or_else(|| AppError::not_found("held card"))
}

/// The card that is held for an order, or about to be.
pub async fn of_order_in_tx(tx: &mut Tx, order: OrderId) -> Result<Option<Authorisation>, AppError> {
    let restaurant = tx.restaurant();
    Ok(store::live_of_order(tx.conn(), restaurant, order).await?)
}

/// Records one that is about to be asked for. The same id again is the same one.
pub async fn begin_in_tx(tx: &mut Tx, new: &Authorisation) -> Result<Authorisation, AppError> {
    let restaurant = tx.restaurant();
    if let Some(known) = store::lock(tx.conn(), restaurant, new.id).await? {
        let is_same = known.order == new.order && known.amount == new.amount;
        return if is_same {
            Ok(known)
        } else {
            Err(AppError::invalid("id", "This id was already used for another card."))
        };
    }
    store::insert(tx.conn(), restaurant, new).await.map_err(|error| match constraint(&error) {
        Some("authorisations_one_per_order" | "authorisations_pkey") => {
            AppError::conflict(Code::AlreadyExists, "A card is held for this order already. Release it first.")
        }
        _ => error.into(),
    })?;
    Ok(new.clone())
}

pub async fn page_opened_in_tx(tx: &mut Tx, id: AuthorisationId, page: (&str, &str)) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    Ok(store::set_page(tx.conn(), restaurant, id, page).await?)
}

pub async fn put_off_in_tx(
    tx: &mut Tx,
    id: AuthorisationId,
    (state, next_check_at): (AuthorisationState, Timestamp),
) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    Ok(store::put_off(tx.conn(), restaurant, id, (state, next_check_at)).await?)
}

/// Moves it on; false when it had gone elsewhere meanwhile.
pub async fn advance_in_tx(
    tx: &mut Tx,
    id: AuthorisationId,
    to: (AuthorisationState, Option<&str>, Option<&str>),
) -> Result<bool, AppError> {
    let (restaurant, at) = (tx.restaurant(), tx.at());
    Ok(store::advance(tx.conn(), restaurant, id, to, at).await?)
}
