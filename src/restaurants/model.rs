//! A restaurant and its settings.

pub mod settings;

use serde::{Deserialize, Serialize};

use crate::kernel::{
    currency::Currency,
    ids::{CustomerId, RestaurantId},
    language::Language,
    money::{Money, Rate},
    time::UtcOffset,
};

/// What every screen of a restaurant needs to know about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Restaurant {
    pub id: RestaurantId,
    pub slug: String,
    pub name: String,
    #[cfg_attr(feature = "ssr", schema(value_type = String))]
    pub currency: Currency,
    /// The language of its menu and kitchen.
    pub language: Language,
    /// Its clock against UTC at this moment.
    #[cfg_attr(feature = "ssr", schema(value_type = i32))]
    pub offset: UtcOffset,
}

/// A tax class as its form holds it: what is charged here, and what is charged for what is taken away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct TaxClassForm {
    pub name: String,
    /// In hundredths of a percent.
    pub dine_in: Rate,
    pub takeaway: Rate,
}

/// A restaurant about to be opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Opening {
    #[cfg_attr(feature = "ssr", schema(min_length = 1, max_length = 120))]
    pub name: String,
    /// Its address: `/r/<slug>`.
    #[cfg_attr(feature = "ssr", schema(min_length = 1, max_length = 60))]
    pub slug: String,
    /// Three letters: `EUR`.
    pub currency: String,
    /// As maps name it: `Europe/Madrid`.
    pub time_zone: String,
    /// The language of its menu and kitchen: `en`, `es`.
    pub language: String,
    /// Whether the prices on the menu hold the tax already.
    pub prices_include_tax: bool,
}

/// A guest the house knows by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Customer {
    pub id: CustomerId,
    pub name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    /// What they say to have their points counted.
    pub loyalty_number: String,
    /// What is left of the points earned.
    pub points: i64,
}

/// Which customer a guest says that they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Membership {
    Number(String),
    /// Would like to be one from now on.
    OptIn {
        name: String,
        email: Option<String>,
        phone: Option<String>,
    },
}

/// Who issues a receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Issuer {
    pub legal_name: String,
    pub address: String,
    pub tax_id: String,
}

/// What the house holds an order to; frozen when the order opens, so that a changed setting changes no open bill.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OrderRules {
    /// The smallest coin: cash is rounded to its multiples. None: to the cent.
    pub cash_rounding: Option<Money>,
    /// What may be taken off without approval; none: any part.
    pub discount_cap: Option<Rate>,
    pub service: Option<ServiceRule>,
    /// What a whole unit of the currency earns, in hundredths of a point. Orders of before say nothing of it: then today's
    /// rate holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points_per_hundred: Option<u32>,
}

/// When a service charge is put on a bill by itself, and how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct ServiceRule {
    /// In hundredths of a percent, like the tax.
    #[cfg_attr(feature = "ssr", schema(value_type = i32))]
    pub rate: Rate,
    /// The tax on the charge, contained in it or on top like the dishes'.
    #[cfg_attr(feature = "ssr", schema(value_type = i32))]
    pub tax: Rate,
    /// For parties of at least so many.
    pub covers_min: u32,
}

macro_rules! settings {
    ($($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $text:literal,)+ })+) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
        pub enum $name { $($(#[$variant_meta])* $variant,)+ }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|setting| setting.as_str() == text)
            }
        }
    )+};
}

settings! {
    /// What happens when an order needs more than there is.
    StockPolicy {
        /// Refuse, naming what is missing.
        Block = "block",
        /// Take the order and show the shortage.
        Warn = "warn",
        /// Take the order.
        Ignore = "ignore",
    }
    /// How a table's guests get to order.
    GuestOrders {
        /// The first phone that scans opens the table.
        Open = "open",
        /// The first order waits for a tap of approval.
        Approve = "approve",
        /// Staff seat the party; a scan of a free table is told so.
        StaffOpens = "staff_opens",
    }
}
