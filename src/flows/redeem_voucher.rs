//! Take a voucher for an order: the code is used up and the discount is on the bill, or neither.

use super::{
    consequences::follow_in_tx,
    promote::{adjustment, bill, bill_lines},
    setting::setting_in_tx,
};
use crate::{
    kernel::{
        error::{AppError, Code},
        ids::{OperationId, OrderId},
        permission::Permission,
    },
    orders::{
        model::{Order, adjust::Source},
        service as orders,
    },
    platform::ctx::Ctx,
    promotions::service::redeem::{Redeem, redeem_in_tx},
};

/// Takes the voucher with this code for what is on the bill now. The same operation again takes nothing twice.
pub async fn redeem_voucher(ctx: &Ctx, order: OrderId, code: &str, operation: OperationId) -> Result<Order, AppError> {
    ctx.require(Permission::OrdersDiscount)?;
    let mut tx = ctx.begin().await?;
    let setting = setting_in_tx(&mut tx).await?;
    let Some(mut applied) = orders::begin_in_tx(&mut tx, order, operation, &code).await? else {
        return orders::get_in_tx(&mut tx, order).await;
    };
    if !applied.order.is_open() || applied.order.paid_at.is_some() {
        return Err(AppError::conflict(Code::OrderPaid, "A voucher is taken before the bill is paid."));
    }
    let lines = bill_lines(&applied.order, &setting.snapshot.menu);
    let bill = bill(&applied.order, &lines, setting.local(tx.at()));
    let redeemed = redeem_in_tx(&mut tx, &Redeem { code, order, customer: applied.order.customer, bill }).await?;
    let source = Source::Voucher { voucher: redeemed.voucher };
    let adjustment = adjustment(&tx, source, &redeemed.name, &redeemed.lines)?;
    orders::adjust(&mut tx, &mut applied, &[], Some(adjustment))?;
    orders::settle(&mut tx, &mut applied)?;
    if applied.order.totals().due.is_negative() {
        return Err(AppError::conflict(Code::OrderPaid, "More has been paid already than would be left to pay."));
    }
    follow_in_tx(&mut tx, &setting, &mut applied).await?;
    tx.commit().await?;
    Ok(applied.order)
}
