//! The dashboard's figures.

pub mod audit;
pub mod figures;
pub mod period;

use serde::{Deserialize, Serialize};

use crate::kernel::{
    ids::{IngredientId, ItemId, SeatingId},
    money::Money,
    quantity::{Quantity, Unit},
    time::{BusinessDate, Timestamp},
};

/// What the owner sees first. "Today" is the business date at this moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Dashboard {
    #[cfg_attr(feature = "ssr", schema(value_type = String, format = Date))]
    pub date: BusinessDate,
    #[cfg_attr(feature = "ssr", schema(value_type = String, format = DateTime))]
    pub now: Timestamp,
    pub today: DayFigures,
    /// The same weekday of last week, up to the same time of day.
    pub last_week: DayFigures,
    /// Yesterday, up to the same time of day.
    pub yesterday: DayFigures,
    /// Hours 0 to 23 of the restaurant's clock in the order of the business day.
    pub by_hour: Vec<HourFigures>,
    /// The last 30 business dates, oldest first, today included; days without sales are zero.
    pub by_day: Vec<DaySales>,
    pub top_items: Vec<TopItem>,
    pub low_stock: Vec<LowStock>,
    pub open_seatings: u32,
    pub open_orders: u32,
    /// Tables whose guests wait for a tap before they may order.
    pub awaiting_approval: Vec<SeatingId>,
    /// Refunds on cards that failed, and money for no bill that the bank sent back: their customers have no money yet.
    pub failed_refunds: u32,
    /// How long dishes took today, in seconds: the median and the slowest tenth.
    pub kitchen_median_s: Option<i64>,
    pub kitchen_slow_s: Option<i64>,
}

/// Paid orders of a day, tax included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct DayFigures {
    pub sales: Money,
    pub net: Money,
    pub tax: Money,
    pub orders: u32,
}

impl DayFigures {
    /// Sales per order, rounded half up.
    pub fn average(&self) -> Money {
        match i64::from(self.orders) {
            0 => Money::ZERO,
            orders => Money::from_minor((self.sales.minor() * 2 + orders) / (orders * 2)),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct HourFigures {
    /// Of the restaurant's clock.
    pub hour: u32,
    pub today: Money,
    pub last_week: Money,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct DaySales {
    #[cfg_attr(feature = "ssr", schema(value_type = String, format = Date))]
    pub date: BusinessDate,
    pub sales: Money,
    pub orders: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct TopItem {
    pub item: ItemId,
    pub name: String,
    pub portions: u32,
    pub sales: Money,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct LowStock {
    pub ingredient: IngredientId,
    pub name: String,
    pub unit: Unit,
    /// On hand less what is promised.
    pub free: Quantity,
    pub threshold: Quantity,
}
