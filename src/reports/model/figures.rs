//! What the reports say.

use serde::{Deserialize, Serialize};

use super::{DayFigures, DaySales, TopItem, period::Period};
use crate::kernel::{
    channel::Channel,
    ids::{CustomerId, IngredientId, MemberId, OrderId, ShiftId},
    money::Money,
    quantity::{Quantity, Unit},
    time::{BusinessDate, Timestamp},
};

/// What was sold. A correction counts when it was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct SalesReport {
    pub period: Period,
    pub total: DayFigures,
    /// Sales per order, rounded half up.
    pub average: Money,
    /// Business dates with sales, oldest first.
    pub by_day: Vec<DaySales>,
    /// What came in less what went back, by where it went.
    pub tenders: Vec<TenderTaken>,
    /// Of orders paid in that time, the most sold first; at most fifty.
    pub top_items: Vec<TopItem>,
}

/// Money by where it went: `cash`, `card`, `terminal`. Tips are in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct TenderTaken {
    pub tender: String,
    pub amount: Money,
}

/// One business date's sales.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct DailySales {
    #[cfg_attr(feature = "ssr", schema(value_type = String, format = Date))]
    pub date: BusinessDate,
    #[serde(flatten)]
    pub figures: DayFigures,
    /// Sales per order, rounded half up.
    pub average: Money,
}

/// What became of the orders that were placed in a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct OrdersReport {
    pub period: Period,
    pub placed: u32,
    pub completed: u32,
    pub cancelled: u32,
    /// With money given back, some or all of it.
    pub refunded: u32,
    pub open: u32,
    /// What the orders that are not cancelled are worth.
    pub total: Money,
    pub refunded_total: Money,
    pub by_channel: Vec<ChannelFigures>,
    /// From the first sending to the end, in seconds, of those that ended: the median.
    pub median_s: Option<i64>,
}

/// Orders of one channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct ChannelFigures {
    pub channel: Channel,
    pub orders: u32,
    pub total: Money,
}

/// An ingredient now, and what became of it in a time. Quantities are thousandths of its unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct IngredientFigures {
    pub ingredient: IngredientId,
    pub name: String,
    pub unit: Unit,
    /// Where dishes are made from.
    pub on_hand: Quantity,
    /// In cellars and other places.
    pub elsewhere: Quantity,
    pub free: Quantity,
    pub threshold: Quantity,
    pub is_low: bool,
    /// What the stock cost, wherever it lies, rounded half up.
    pub value: Money,
    /// What dishes took, less what cancellations brought back.
    pub used: Quantity,
    pub received: Quantity,
    pub wasted: Quantity,
    /// Found by counting: more is positive.
    pub counted: Quantity,
}

/// Stock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct InventoryReport {
    pub period: Period,
    /// What everything on hand cost.
    pub value: Money,
    pub low: u32,
    /// By name.
    pub ingredients: Vec<IngredientFigures>,
}

/// A shift in a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct ShiftRow {
    pub shift: ShiftId,
    pub member: MemberId,
    pub name: String,
    #[cfg_attr(feature = "ssr", schema(value_type = String, format = DateTime))]
    pub started_at: Timestamp,
    #[cfg_attr(feature = "ssr", schema(value_type = Option<String>, format = DateTime))]
    pub ended_at: Option<Timestamp>,
    /// Whole minutes, up to now while they work.
    pub minutes: i64,
}

/// How long somebody worked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct MemberHours {
    pub member: MemberId,
    pub name: String,
    pub shifts: u32,
    pub minutes: i64,
}

/// Who worked when, in shifts that began in a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct AttendanceReport {
    pub period: Period,
    /// By name.
    pub members: Vec<MemberHours>,
    /// The newest first; at most a thousand.
    pub shifts: Vec<ShiftRow>,
}

/// An order in a customer's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct CustomerOrder {
    pub order: OrderId,
    pub number: u32,
    #[cfg_attr(feature = "ssr", schema(value_type = String, format = Date))]
    pub date: BusinessDate,
    pub channel: Channel,
    pub total: Money,
    pub refunded: Money,
    pub is_cancelled: bool,
}

/// What a customer ordered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct CustomerHistory {
    pub customer: CustomerId,
    /// Of paid orders, less what was given back.
    pub spent: Money,
    pub visits: u32,
    /// The newest first; at most two hundred.
    pub orders: Vec<CustomerOrder>,
}
