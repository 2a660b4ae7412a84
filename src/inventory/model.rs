//! Stock as flows and screens see it.

use serde::{Deserialize, Serialize};

use crate::kernel::{
    actor::Actor,
    ids::{IngredientId, LocationId, MovementId, OrderId},
    money::Money,
    quantity::{Quantity, Unit},
    time::Timestamp,
};

/// An ingredient and how much of it there is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Ingredient {
    pub id: IngredientId,
    pub name: String,
    pub unit: Unit,
    pub on_hand: Quantity,
    pub reserved: Quantity,
    pub threshold: Quantity,
}

impl Ingredient {
    /// What can still be promised.
    pub fn free(&self) -> Quantity {
        self.on_hand - self.reserved
    }
}

/// A store or a cellar beside the place that dishes are made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Location {
    pub id: LocationId,
    pub name: String,
}

/// Everything in stock, as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StockView {
    /// By name.
    pub rows: Vec<StockRow>,
    pub locations: Vec<Location>,
}

/// An ingredient with all that is known about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StockRow {
    pub ingredient: Ingredient,
    /// Of a thousand units.
    pub cost_per_thousand: Money,
    pub allergens: Vec<String>,
    /// What stands in other places.
    pub elsewhere: Vec<Level>,
}

/// How much of an ingredient stands in another place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ssr", schema(as = LocationLevel))]
pub struct Level {
    pub location: LocationId,
    pub ingredient: IngredientId,
    pub on_hand: Quantity,
}

/// One entry of the ledger of stock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ssr", schema(as = StockMovement))]
pub struct Movement {
    pub id: MovementId,
    pub ingredient: IngredientId,
    pub ingredient_name: String,
    pub unit: Unit,
    pub delta: Quantity,
    pub reason: Reason,
    /// What it was for: `SALE:2026-11-20/83`, a delivery note, a count.
    pub reference: String,
    pub order: Option<OrderId>,
    /// None: where dishes are made from.
    pub location: Option<LocationId>,
    pub location_name: Option<String>,
    #[cfg_attr(feature = "ssr", schema(value_type = String))]
    pub actor: Actor,
    /// Of a person who works here.
    pub actor_name: Option<String>,
    #[cfg_attr(feature = "ssr", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
}

/// Movements on one page of the ledger.
pub const PAGE: usize = 50;

/// Which movements a list shows, newest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MovementFilter {
    pub ingredient: Option<IngredientId>,
    pub reason: Option<Reason>,
    /// The last one that was shown; those before it follow.
    pub before: Option<MovementId>,
}

/// What is done to stock by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub enum StockChange {
    /// A delivery: so much more.
    Receive { quantity: Quantity },
    /// Thrown away: so much less.
    Waste { quantity: Quantity },
    /// Counted: so much is there.
    Count { quantity: Quantity },
    /// Carried to another place.
    Transfer { quantity: Quantity, to: Option<LocationId> },
}

/// An ingredient about to be kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct IngredientForm {
    pub name: String,
    pub unit: Unit,
    /// Of a thousand units.
    pub cost_per_thousand: Money,
    pub threshold: Quantity,
    #[serde(default)]
    pub allergens: Vec<String>,
}

/// An ingredient that does not suffice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shortage {
    pub ingredient: IngredientId,
    pub name: String,
    pub unit: Unit,
    pub needed: Quantity,
    pub free: Quantity,
}

impl std::fmt::Display for Shortage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let unit = self.unit.as_str();
        write!(f, "{} ({} {unit} needed, {} {unit} left)", self.name, self.needed.text(), self.free.text())
    }
}

/// Why stock moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ssr", schema(as = MovementReason))]
pub enum Reason {
    Opening,
    Sale,
    Cancel,
    Amend,
    Receive,
    Waste,
    Count,
    /// From one place to another.
    Transfer,
}

impl Reason {
    pub const ALL: [Self; 8] =
        [Self::Opening, Self::Sale, Self::Cancel, Self::Amend, Self::Receive, Self::Waste, Self::Count, Self::Transfer];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::Sale => "sale",
            Self::Cancel => "cancel",
            Self::Amend => "amend",
            Self::Receive => "receive",
            Self::Waste => "waste",
            Self::Count => "count",
            Self::Transfer => "transfer",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == text)
    }
}
