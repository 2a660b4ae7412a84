//! The dashboard.

pub mod audit;
pub mod figures;
pub mod summary;

use chrono::TimeDelta;

use super::{
    model::{Dashboard, DayFigures, DaySales, HourFigures},
    store,
};
use crate::{
    kernel::{
        error::AppError,
        money::Money,
        time::{BusinessDate, Timestamp},
    },
    platform::db::Tx,
};

/// How far back the chart of days looks, today included.
const DAYS: i64 = 30;
const TOP_ITEMS: i64 = 10;

/// The restaurant's day at this moment.
#[derive(Clone, Copy, Debug)]
pub struct Today<'a> {
    pub now: Timestamp,
    pub date: BusinessDate,
    pub day_start: Timestamp,
    pub time_zone: &'a str,
    pub day_cutoff_hour: u32,
}

pub async fn dashboard_in_tx(tx: &mut Tx, today: Today<'_>) -> Result<Dashboard, AppError> {
    let restaurant = tx.restaurant();
    let last_week = today.date - TimeDelta::days(7);
    let seatings = store::seatings(tx.conn(), restaurant).await?;
    let (kitchen_median_s, kitchen_slow_s) = store::kitchen_times(tx.conn(), restaurant, today.day_start).await?;
    let open_orders = store::open_orders(tx.conn(), restaurant).await?;
    Ok(Dashboard {
        date: today.date,
        now: today.now,
        today: day_before(tx, today, 0).await?,
        last_week: day_before(tx, today, 7).await?,
        yesterday: day_before(tx, today, 1).await?,
        by_hour: by_hour(tx, today, last_week).await?,
        by_day: by_day(tx, today.date).await?,
        top_items: store::top_items(tx.conn(), restaurant, today.date, TOP_ITEMS).await?,
        low_stock: store::low_stock(tx.conn(), restaurant).await?,
        open_seatings: u32::try_from(seatings.len()).unwrap_or(u32::MAX),
        open_orders: u32::try_from(open_orders).unwrap_or_default(),
        awaiting_approval: seatings
            .into_iter()
            .filter(|(_, is_awaiting)| *is_awaiting)
            .map(|(id, _)| id.into())
            .collect(),
        failed_refunds: u32::try_from(store::failed_refunds(tx.conn(), restaurant).await?).unwrap_or(u32::MAX),
        kitchen_median_s,
        kitchen_slow_s,
    })
}

/// Sales of a business date up to an instant.
pub async fn day_in_tx(tx: &mut Tx, date: BusinessDate, until: Timestamp) -> Result<DayFigures, AppError> {
    let restaurant = tx.restaurant();
    Ok(store::day(tx.conn(), restaurant, date, until).await?)
}

/// The figures of a day so many days ago, up to the same time of day.
async fn day_before(tx: &mut Tx, today: Today<'_>, days: i64) -> Result<DayFigures, AppError> {
    let ago = TimeDelta::days(days);
    day_in_tx(tx, today.date - ago, today.now - ago).await
}

async fn by_hour(tx: &mut Tx, today: Today<'_>, last_week: BusinessDate) -> Result<Vec<HourFigures>, AppError> {
    let restaurant = tx.restaurant();
    let now = store::by_hour(tx.conn(), restaurant, today.date, today.time_zone).await?;
    let then = store::by_hour(tx.conn(), restaurant, last_week, today.time_zone).await?;
    let at = |hours: &[(u32, Money)], hour: u32| {
        hours.iter().find(|(known, _)| *known == hour).map_or(Money::ZERO, |(_, sales)| *sales)
    };
    let hours = (0..24).map(|hour| (hour + today.day_cutoff_hour) % 24);
    Ok(hours.map(|hour| HourFigures { hour, today: at(&now, hour), last_week: at(&then, hour) }).collect())
}

async fn by_day(tx: &mut Tx, today: BusinessDate) -> Result<Vec<DaySales>, AppError> {
    let restaurant = tx.restaurant();
    let first = today - TimeDelta::days(DAYS - 1);
    let known = store::by_day(tx.conn(), restaurant, first).await?;
    let on = |date| known.iter().find(|day| day.date == date).copied();
    let dates = (0..DAYS).map(|day| first + TimeDelta::days(day));
    Ok(dates.map(|date| on(date).unwrap_or(DaySales { date, sales: Money::ZERO, orders: 0 })).collect())
}
