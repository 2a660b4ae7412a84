//! What an act happens in: the house's rules and its menu as they are in this transaction.

use std::sync::Arc;

use crate::{
    kernel::{error::AppError, schedule::LocalMoment, time::Timestamp},
    menu::service::snapshot::{Frame, Snapshot, snapshot_in_tx},
    platform::db::Tx,
    restaurants::service::{House, house_in_tx},
};

pub struct Setting {
    pub house: House,
    pub snapshot: Arc<Snapshot>,
}

impl Setting {
    /// A moment on the restaurant's clock.
    pub fn local(&self, at: Timestamp) -> LocalMoment {
        self.house.offset(at).moment(at)
    }
}

pub async fn setting_in_tx(tx: &mut Tx) -> Result<Setting, AppError> {
    let house = house_in_tx(tx).await?;
    let frame =
        Frame { currency: house.currency, prices_include_tax: house.prices_include_tax, language: house.language };
    let snapshot = snapshot_in_tx(tx, frame).await?;
    Ok(Setting { house, snapshot })
}
