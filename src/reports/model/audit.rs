//! The log as people read it.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

use crate::kernel::{
    fact::FactKind,
    ids::{MemberId, OperationId, OrderId, SeatingId},
    time::{Timestamp, UtcOffset},
};

/// One thing that was done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct AuditRow {
    /// Its number in the restaurant's log, without gaps.
    pub seq: i64,
    #[cfg_attr(feature = "ssr", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    pub kind: String,
    /// The kind in words.
    pub action: String,
    /// `member:<id>`, `guest:<id>`, `api_key:<id>`, `system` or `stranger`.
    pub actor: String,
    /// The name of whoever that is, where they have one.
    pub actor_name: Option<String>,
    /// Whoever said yes with their PIN, where somebody had to.
    pub approver: Option<MemberId>,
    pub approver_name: Option<String>,
    pub order: Option<OrderId>,
    pub order_number: Option<u32>,
    pub seating: Option<SeatingId>,
    /// The request that did it.
    pub operation: Option<OperationId>,
    /// What stood there before, and what stands there since, where something was changed. Both are in `data`, too.
    #[cfg_attr(feature = "ssr", schema(value_type = Option<Object>))]
    pub before: Option<serde_json::Value>,
    #[cfg_attr(feature = "ssr", schema(value_type = Option<Object>))]
    pub after: Option<serde_json::Value>,
    /// What the fact holds.
    #[cfg_attr(feature = "ssr", schema(value_type = Object))]
    pub data: serde_json::Value,
    /// Names and reasons that people wrote, until they are erased.
    pub words: BTreeMap<String, String>,
}

/// What of the log is asked for.
#[derive(Clone, Debug, Default)]
pub struct AuditQuery {
    pub person: Option<MemberId>,
    pub kind: Option<FactKind>,
    pub order: Option<OrderId>,
    /// This instant and later.
    pub from: Option<Timestamp>,
    /// Before this instant.
    pub to: Option<Timestamp>,
    /// Goes on below this number.
    pub before: Option<i64>,
    pub limit: u32,
}

/// What the page of the log asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditAsk {
    pub person: Option<MemberId>,
    pub kind: Option<FactKind>,
    /// These days and those between, by the restaurant's clock.
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    /// How far that clock is ahead of UTC now.
    pub offset: UtcOffset,
    pub before: Option<i64>,
}

impl AuditAsk {
    fn midnight(&self, date: NaiveDate) -> Timestamp {
        date.and_time(NaiveTime::MIN).and_utc() - TimeDelta::minutes(i64::from(self.offset.0))
    }

    /// The instants that its days begin and end at.
    pub fn span(&self) -> (Option<Timestamp>, Option<Timestamp>) {
        let after = |date: NaiveDate| date.succ_opt().map(|next| self.midnight(next));
        (self.from.map(|date| self.midnight(date)), self.to.and_then(after))
    }
}

/// A part of the log with the people it can be narrowed to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AuditLog {
    pub rows: Vec<AuditRow>,
    pub total: i64,
    /// Where the next part goes on, where there is more.
    pub next: Option<i64>,
    pub people: Vec<(MemberId, String)>,
}

/// A kind of fact in words: `order.line_voided` is "Order: line voided".
pub fn action(kind: &str) -> String {
    let (area, act) = kind.split_once('.').unwrap_or(("", kind));
    let act = act.replace('_', " ");
    let mut letters = area.chars();
    match letters.next() {
        Some(first) => format!("{}{}: {act}", first.to_uppercase(), letters.as_str()),
        None => act,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_told_in_words() {
        assert_eq!(action("order.line_voided"), "Order: line voided");
        assert_eq!(action("migrated"), "migrated");
    }

    #[test]
    fn a_day_is_the_restaurant_s() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 20);
        let ask = AuditAsk { from: day, to: day, offset: UtcOffset(60), ..AuditAsk::default() };
        let at = |text: &str| Some(text.parse::<Timestamp>().unwrap());
        assert_eq!(ask.span(), (at("2026-11-19T23:00:00Z"), at("2026-11-20T23:00:00Z")));
    }
}
