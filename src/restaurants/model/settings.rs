//! What an owner sets for a restaurant, as one document that is read whole and changed in parts.

use serde::{Deserialize, Serialize};

use super::{GuestOrders, OrderRules, ServiceRule, StockPolicy};
use crate::kernel::{
    currency::Currency,
    error::FieldError,
    language::Language,
    money::{Money, Rate},
};

/// The longest texts, in characters.
pub const NAME_MAX: usize = 120;
pub const ADDRESS_MAX: usize = 300;
pub const TAX_ID_MAX: usize = 40;

/// The smallest coins that cash may be rounded to, in minor units.
const COIN_MIN: Money = Money::from_minor(2);
const COIN_MAX: Money = Money::from_minor(10_000);

/// Hundredths of a point for a whole unit of the currency, at most.
pub const POINTS_MAX: u32 = 100_000;

/// The settings of a restaurant that may be changed at any time. Open orders keep the rules that they were opened with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct HouseSettings {
    pub name: String,
    /// Who issues receipts: name, address and tax number stand on each.
    pub legal_name: String,
    pub address: String,
    pub tax_id: String,
    /// A name of the IANA time zone database, such as `Europe/Madrid`.
    pub time_zone: String,
    /// When a business day ends: before this hour it is still yesterday's evening.
    pub day_cutoff_hour: u32,
    pub language: Language,
    pub stock_policy: StockPolicy,
    pub guest_orders: GuestOrders,
    /// The smallest coin, in minor units: cash is rounded to its multiples. None: to the cent.
    #[cfg_attr(feature = "ssr", schema(value_type = Option<i64>))]
    pub cash_rounding: Option<Money>,
    /// What may be taken off a bill without approval, in hundredths of a percent. None: any part.
    #[cfg_attr(feature = "ssr", schema(value_type = Option<i32>))]
    pub discount_cap: Option<Rate>,
    pub service: Option<ServiceRule>,
    /// What a whole unit of the currency earns a customer, in hundredths of a point.
    pub points_per_hundred: u32,
}

/// The settings with what is fixed from a restaurant's first day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct SettingsView {
    pub settings: HouseSettings,
    #[cfg_attr(feature = "ssr", schema(value_type = String))]
    pub currency: Currency,
    pub prices_include_tax: bool,
}

impl HouseSettings {
    /// The rules that orders opened from now on are held to.
    pub const fn order_rules(&self) -> OrderRules {
        OrderRules {
            cash_rounding: self.cash_rounding,
            discount_cap: self.discount_cap,
            service: self.service,
            points_per_hundred: Some(self.points_per_hundred),
        }
    }

    /// Every field that cannot be kept, with a sentence; the time zone's name is looked up by the server.
    pub fn wrong(&self) -> Vec<FieldError> {
        let mut wrong = vec![];
        let mut text = |field: &str, text: &str, (min, max): (usize, usize)| {
            let count = text.chars().count();
            if text.trim().chars().count() < min {
                wrong.push(FieldError::new(field, "This cannot be empty."));
            } else if max < count {
                wrong.push(FieldError::new(field, format!("This may have {max} characters at most.")));
            }
        };
        text("name", &self.name, (1, NAME_MAX));
        text("legal_name", &self.legal_name, (1, NAME_MAX));
        text("address", &self.address, (0, ADDRESS_MAX));
        text("tax_id", &self.tax_id, (0, TAX_ID_MAX));
        if 12 < self.day_cutoff_hour {
            wrong.push(FieldError::new("day_cutoff_hour", "A business day ends between 0 and 12 o'clock."));
        }
        if self.cash_rounding.is_some_and(|coin| !(COIN_MIN..=COIN_MAX).contains(&coin)) {
            wrong.push(FieldError::new(
                "cash_rounding",
                "The smallest coin has 2 to 10,000 minor units, such as 5 cents.",
            ));
        }
        if let Some(service) = self.service {
            if service.rate == Rate::ZERO {
                wrong.push(FieldError::new("service", "A service charge is more than 0 percent."));
            }
            if !(1..=99).contains(&service.covers_min) {
                wrong.push(FieldError::new("service", "A service charge begins with parties of 1 to 99."));
            }
        }
        if POINTS_MAX < self.points_per_hundred {
            wrong.push(FieldError::new("points_per_hundred", "A whole unit earns 1,000 points at most."));
        }
        wrong
    }
}
