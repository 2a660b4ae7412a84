//! The reports.

use crate::{
    kernel::{error::AppError, ids::CustomerId, money::Money, time::BusinessDate},
    platform::db::Tx,
    reports::{
        model::{
            DayFigures,
            figures::{AttendanceReport, CustomerHistory, DailySales, InventoryReport, OrdersReport, SalesReport},
            period::Period,
        },
        store::figures as store,
    },
};

pub async fn sales_in_tx(tx: &mut Tx, period: Period) -> Result<SalesReport, AppError> {
    let restaurant = tx.restaurant();
    let days = store::sales_by_day(tx.conn(), restaurant, period).await?;
    let mut total = DayFigures::default();
    for (day, tax) in &days {
        total.sales += day.sales;
        total.tax += *tax;
        total.orders += day.orders;
    }
    total.net = total.sales - total.tax;
    Ok(SalesReport {
        period,
        total,
        average: total.average(),
        by_day: days.into_iter().map(|(day, _)| day).collect(),
        tenders: store::tenders(tx.conn(), restaurant, period).await?,
        top_items: store::top_items(tx.conn(), restaurant, period).await?,
    })
}

/// Every business date from the first to the last; those without sales are zero.
pub async fn daily_in_tx(
    tx: &mut Tx,
    (first, last): (BusinessDate, BusinessDate),
) -> Result<Vec<DailySales>, AppError> {
    let restaurant = tx.restaurant();
    let known = store::daily_sales(tx.conn(), restaurant, (first, last)).await?;
    let on = |date| known.iter().find(|day| day.date == date).copied();
    let blank = |date| DailySales { date, figures: DayFigures::default(), average: Money::ZERO };
    let dates = first.iter_days().take_while(|date| *date <= last);
    Ok(dates.map(|date| on(date).unwrap_or_else(|| blank(date))).collect())
}

pub async fn orders_in_tx(tx: &mut Tx, period: Period) -> Result<OrdersReport, AppError> {
    let restaurant = tx.restaurant();
    Ok(store::orders(tx.conn(), restaurant, period).await?)
}

pub async fn inventory_in_tx(tx: &mut Tx, period: Period) -> Result<InventoryReport, AppError> {
    let restaurant = tx.restaurant();
    let ingredients = store::stock(tx.conn(), restaurant, period).await?;
    Ok(InventoryReport {
        period,
        value: ingredients.iter().map(|known| known.value).sum(),
        low: u32::try_from(ingredients.iter().filter(|known| known.is_low).count()).unwrap_or(u32::MAX),
        ingredients,
    })
}

pub async fn attendance_in_tx(tx: &mut Tx, period: Period) -> Result<AttendanceReport, AppError> {
    let (restaurant, now) = (tx.restaurant(), tx.at());
    Ok(AttendanceReport {
        period,
        members: store::hours(tx.conn(), restaurant, period, now).await?,
        shifts: store::shifts(tx.conn(), restaurant, period, now).await?,
    })
}

/// A customer that nobody knows has no history.
pub async fn customer_in_tx(tx: &mut Tx, customer: CustomerId) -> Result<CustomerHistory, AppError> {
    let restaurant = tx.restaurant();
    let (spent, visits) = store::spent(tx.conn(), restaurant, customer).await?;
    let orders = store::orders_of(tx.conn(), restaurant, customer).await?;
    Ok(CustomerHistory { customer, spent, visits, orders })
}
