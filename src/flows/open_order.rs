//! Open an order: for a table's party (seated now when nobody sits there) or to take away.

use super::setting::setting_in_tx;
use crate::{
    kernel::{error::AppError, flaw::Flaw, ids::OrderId, permission::Permission},
    orders::{
        model::{Channel, Order, fact::Opened, request::NewOrder},
        service::{self as orders, Opening},
    },
    platform::{ctx::Ctx, db::Tx},
    restaurants::service::House,
    tables::{
        model::{Seating, SeatingState},
        service as tables,
    },
};

/// Opens an order, or answers with the one the party already has open.
pub async fn open_order(ctx: &Ctx, new: &NewOrder) -> Result<Order, AppError> {
    ctx.require(Permission::OrdersCreate)?;
    let mut tx = ctx.begin().await?;
    let setting = setting_in_tx(&mut tx).await?;
    let order = open_in_tx(&mut tx, &setting.house, new).await?.order();
    tx.commit().await?;
    Ok(order)
}

/// The same inside another act.
pub(super) async fn open_in_tx(tx: &mut Tx, house: &House, new: &NewOrder) -> Result<Opening, AppError> {
    match (new.channel, new.table) {
        (Channel::Takeaway, None) => orders::open_in_tx(tx, fact(new.id, house, None)).await,
        (Channel::DineIn, Some(table)) => {
            let seating = tables::seat_in_tx(tx, table, new.covers, SeatingState::Open).await?;
            order_of_seating_in_tx(tx, house, &seating, new.id).await
        }
        (Channel::DineIn, None) => Err(AppError::flaw("table", Flaw::TableMissing)),
        (Channel::Takeaway, Some(_)) => Err(AppError::flaw("table", Flaw::TableOfTakeaway)),
    }
}

/// The order of a party that takes further dishes; `id` names it when it has to be opened.
pub async fn order_of_seating_in_tx(
    tx: &mut Tx,
    house: &House,
    seating: &Seating,
    id: OrderId,
) -> Result<Opening, AppError> {
    match orders::open_of_seating_in_tx(tx, seating.id).await? {
        Some(known) => orders::get_in_tx(tx, known).await.map(Opening::Known),
        None => orders::open_in_tx(tx, fact(id, house, Some(seating))).await,
    }
}

fn fact(order: OrderId, house: &House, seating: Option<&Seating>) -> Opened {
    Opened {
        order,
        channel: if seating.is_some() { Channel::DineIn } else { Channel::Takeaway },
        seating: seating.map(|seating| seating.id),
        table: seating.map(|seating| seating.table),
        currency: house.currency,
        prices_include_tax: house.prices_include_tax,
        rules: house.order_rules,
        covers: seating.map(|seating| seating.covers),
    }
}
