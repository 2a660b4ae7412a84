//! What a screen hears when something happened.

use serde::{Deserialize, Serialize};

use super::{
    fact::FactKind,
    ids::{OrderId, SeatingId},
};

/// One fact as it is told to screens: which it was and what it touched, no contents. A screen that shows the
/// subject fetches it anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Gapless per restaurant; a screen asks for what came after the last one it has seen.
    pub seq: i64,
    pub kind: FactKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<OrderId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seating: Option<SeatingId>,
}
