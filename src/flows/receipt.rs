//! A bill or receipt ready to print.

use crate::{
    kernel::{error::AppError, ids::OrderId, permission::Permission},
    orders::service as orders,
    payments::{
        model::{Document, DocumentId, Receipt, Series},
        service::{self as payments, Issued},
    },
    platform::ctx::Ctx,
    restaurants::service::house_in_tx,
    tables::service as tables,
};

/// The order's bill while nothing is issued; else the document asked for, or the newest receipt.
pub async fn receipt(ctx: &Ctx, order: OrderId, wanted: Option<DocumentId>) -> Result<Receipt, AppError> {
    ctx.require(Permission::OrdersView)?;
    let mut tx = ctx.begin().await?;
    let (house, printed_at) = (house_in_tx(&mut tx).await?, tx.at());
    let order = orders::get_in_tx(&mut tx, order).await?;
    let issued = payments::documents_in_tx(&mut tx, order.id).await?;
    let id = |issued: &Issued| DocumentId {
        series: issued.series,
        number: u64::try_from(issued.number).unwrap_or_default(),
    };
    let shown = match wanted {
        Some(wanted) => {
            Some(issued.iter().find(|known| id(known) == wanted).ok_or_else(|| AppError::not_found("document"))?)
        }
        None => issued.iter().rfind(|known| known.series == Series::Receipt),
    };
    let document = shown.map_or(Document::Bill, |shown| Document::Issued {
        id: id(shown),
        issued_at: shown.issued_at,
        content: shown.content.clone().map(Box::new),
    });
    let others = issued.iter().map(id).filter(|known| Some(*known) != shown.map(id)).collect();
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
        others,
        offset: house.offset(printed_at),
        printed_at,
    })
}
