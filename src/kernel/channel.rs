//! How an order comes in. Prices, promotions and taxes may differ by it, so every slice names it.

use serde::{Deserialize, Serialize};

/// How an order came in and where it is eaten.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub enum Channel {
    DineIn,
    Takeaway,
}

impl Channel {
    pub const ALL: [Self; 2] = [Self::DineIn, Self::Takeaway];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DineIn => "dine_in",
            Self::Takeaway => "takeaway",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.as_str() == text)
    }
}
