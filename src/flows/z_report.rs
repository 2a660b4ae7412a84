//! Z: the books of everything since the one before are closed, for good.

use crate::{
    drawers::{
        model::figures::{ReportHead, ZReport},
        service::{
            figures,
            zs::{self, Sealed},
        },
    },
    kernel::{
        error::AppError,
        ids::{MemberId, OperationId},
        permission::Permission,
    },
    platform::{ctx::Ctx, db::Tx},
    restaurants::service::house_in_tx,
};

/// Takes the next Z, once no drawer is open any more. The same request again answers with the same Z.
pub async fn take_z(ctx: &Ctx, operation: OperationId) -> Result<ZReport, AppError> {
    ctx.require(Permission::DrawerManage)?;
    let mut tx = ctx.begin().await?;
    let date = house_in_tx(&mut tx).await?.business_date(tx.at());
    let sealed = zs::take_in_tx(&mut tx, operation, date).await?;
    let report = report(&mut tx, sealed).await?;
    tx.commit().await?;
    Ok(report)
}

/// A Z as it was taken.
pub async fn z_report(ctx: &Ctx, number: u64) -> Result<ZReport, AppError> {
    ctx.require(Permission::DrawerManage)?;
    let mut tx = ctx.begin().await?;
    let number = i64::try_from(number).map_err(|_| AppError::not_found("Z report"))?;
    let sealed = zs::get_in_tx(&mut tx, number).await?;
    report(&mut tx, sealed).await
}

async fn report(tx: &mut Tx, Sealed { body, hash }: Sealed) -> Result<ZReport, AppError> {
    let (house, printed_at) = (house_in_tx(tx).await?, tx.at());
    let holders: Vec<MemberId> = body.figures.drawers.iter().map(|drawer| drawer.holder).collect();
    let head = ReportHead {
        restaurant: house.view(printed_at),
        issuer: house.issuer.clone(),
        names: figures::names_in_tx(tx, &holders).await?,
        offset: house.offset(body.at),
        printed_at,
    };
    Ok(ZReport { number: body.number, at: body.at, date: body.date, figures: body.figures, hash, head })
}
