//! The reports, on the restaurant's clock.

use chrono::TimeDelta;

use crate::{
    auth::service::letters,
    kernel::{
        error::AppError,
        ids::{CustomerId, MemberId},
        permission::Permission,
        time::BusinessDate,
    },
    platform::{ctx::Ctx, db::Tx},
    reports::{
        model::{
            figures::{AttendanceReport, CustomerHistory, DailySales, InventoryReport, OrdersReport, SalesReport},
            period::{DAYS_MAX, Period, is_near},
        },
        service::{figures, summary},
    },
    restaurants::service::{self as restaurants, house_in_tx},
};

async fn period_in_tx(tx: &mut Tx, range: &str) -> Result<Period, AppError> {
    let house = house_in_tx(tx).await?;
    let period = Period::parse(range, tx.at(), |date| house.day_start(date));
    period.map_err(|error| AppError::invalid("range", error.to_string()))
}

pub async fn sales(ctx: &Ctx, range: &str) -> Result<SalesReport, AppError> {
    ctx.require(Permission::ReportsView)?;
    let mut tx = ctx.begin().await?;
    let period = period_in_tx(&mut tx, range).await?;
    figures::sales_in_tx(&mut tx, period).await
}

pub async fn orders(ctx: &Ctx, range: &str) -> Result<OrdersReport, AppError> {
    ctx.require(Permission::ReportsView)?;
    let mut tx = ctx.begin().await?;
    let period = period_in_tx(&mut tx, range).await?;
    figures::orders_in_tx(&mut tx, period).await
}

pub async fn inventory(ctx: &Ctx, range: &str) -> Result<InventoryReport, AppError> {
    ctx.require(Permission::ReportsView)?;
    let mut tx = ctx.begin().await?;
    let period = period_in_tx(&mut tx, range).await?;
    figures::inventory_in_tx(&mut tx, period).await
}

pub async fn attendance(ctx: &Ctx, range: &str) -> Result<AttendanceReport, AppError> {
    ctx.require(Permission::StaffAttendance)?;
    let mut tx = ctx.begin().await?;
    let period = period_in_tx(&mut tx, range).await?;
    figures::attendance_in_tx(&mut tx, period).await
}

fn require_near(field: &str, date: BusinessDate) -> Result<(), AppError> {
    is_near(date).then_some(()).ok_or_else(|| AppError::invalid(field, "Nobody kept books then."))
}

/// The business dates from the first to the last; without them the last thirty.
pub async fn daily(
    ctx: &Ctx,
    (first, last): (Option<BusinessDate>, Option<BusinessDate>),
) -> Result<Vec<DailySales>, AppError> {
    ctx.require(Permission::ReportsView)?;
    let mut tx = ctx.begin().await?;
    let today = house_in_tx(&mut tx).await?.business_date(tx.at());
    let last = last.unwrap_or(today);
    require_near("to", last)?;
    let first = first.unwrap_or(last - TimeDelta::days(29));
    require_near("from", first)?;
    if last < first {
        return Err(AppError::invalid("to", "The end is before the beginning."));
    }
    if TimeDelta::days(DAYS_MAX) < last - first {
        return Err(AppError::invalid("from", format!("A report is about {DAYS_MAX} days at most.")));
    }
    figures::daily_in_tx(&mut tx, (first, last)).await
}

pub async fn customer(ctx: &Ctx, customer: CustomerId) -> Result<CustomerHistory, AppError> {
    ctx.require(Permission::CustomersView)?;
    let mut tx = ctx.begin().await?;
    if !restaurants::is_customer_in_tx(&mut tx, customer).await? {
        return Err(AppError::not_found("customer"));
    }
    figures::customer_in_tx(&mut tx, customer).await
}

/// Writes a letter with a day's figures to a member, or to whoever asks; answers with whom it goes to.
pub async fn mail_summary(ctx: &Ctx, to: Option<MemberId>, date: Option<BusinessDate>) -> Result<String, AppError> {
    ctx.require(Permission::ReportsView)?;
    let to = to.or(ctx.actor().member());
    let to = to.ok_or_else(|| AppError::invalid("to", "Say which member the letter goes to."))?;
    let mut tx = ctx.begin().await?;
    let house = house_in_tx(&mut tx).await?;
    let today = house.business_date(tx.at());
    let date = date.unwrap_or(today);
    require_near("date", date)?;
    if today < date {
        return Err(AppError::invalid("date", "That day is still to come."));
    }
    let period = Period { from: house.day_start(date), to: house.day_start(date + TimeDelta::days(1)) };
    let report = figures::sales_in_tx(&mut tx, period).await?;
    drop(tx);
    let letter = summary::letter(&report, date, (&house.name, house.currency, house.language));
    letters::write_to_member(ctx, to, &letter.subject, &letter.body).await
}
