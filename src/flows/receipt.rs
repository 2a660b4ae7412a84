//! A bill or receipt ready to print.

use crate::{
    kernel::{error::AppError, ids::OrderId, permission::Permission},
    orders::service as orders,
    payments::{
        model::{Document, Receipt},
        service as payments,
    },
    platform::ctx::Ctx,
    restaurants::service::house_in_tx,
    tables::service as tables,
};

pub async fn receipt(ctx: &Ctx, order: OrderId) -> Result<Receipt, AppError> {
    ctx.require(Permission::OrdersView)?;
    let mut tx = ctx.begin().await?;
    let (house, printed_at) = (house_in_tx(&mut tx).await?, tx.at());
    let order = orders::get_in_tx(&mut tx, order).await?;
    let document = match payments::receipt_in_tx(&mut tx, order.id).await? {
        None => Document::Bill,
        Some(issued) => Document::Receipt {
            series: issued.series,
            number: u64::try_from(issued.number).unwrap_or_default(),
            issued_at: issued.issued_at,
        },
    };
    let table_name = match order.table {
        Some(table) => Some(tables::table_name_in_tx(&mut tx, table).await?),
        None => None,
    };
    Ok(Receipt {
        document,
        restaurant: house.view(printed_at),
        issuer: house.issuer.clone(),
        table_name,
        totals: order.totals(),
        order,
        offset: house.offset(printed_at),
        printed_at,
    })
}
