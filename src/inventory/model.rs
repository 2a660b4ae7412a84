//! Stock as flows and screens see it.

use serde::{Deserialize, Serialize};

use crate::kernel::{
    ids::IngredientId,
    quantity::{Quantity, Unit},
};

/// An ingredient and how much of it there is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
pub enum Reason {
    Opening,
    Sale,
    Cancel,
    Amend,
    Receive,
    Waste,
    Count,
}

impl Reason {
    pub const ALL: [Self; 7] =
        [Self::Opening, Self::Sale, Self::Cancel, Self::Amend, Self::Receive, Self::Waste, Self::Count];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::Sale => "sale",
            Self::Cancel => "cancel",
            Self::Amend => "amend",
            Self::Receive => "receive",
            Self::Waste => "waste",
            Self::Count => "count",
        }
    }
}
