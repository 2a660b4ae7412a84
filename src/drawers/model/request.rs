//! What people ask of a drawer. Ids are made by the client, so that a repeat does nothing twice.

use serde::{Deserialize, Serialize};

use super::{
    MovementKind,
    cash::{CASH_MAX, Counted},
    error::DrawerError,
};
use crate::kernel::{
    ids::{CashMovementId, DrawerId, OperationId},
    money::Money,
    text::{Name, Note},
};

/// A drawer about to be opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct NewDrawer {
    pub id: DrawerId,
    #[cfg_attr(feature = "ssr", schema(value_type = String))]
    pub label: Name,
    /// What is in it at the start; nothing is possible.
    pub float: Money,
}

impl NewDrawer {
    pub fn check(&self) -> Result<(), DrawerError> {
        match self.float {
            float if float.is_negative() => Err(DrawerError::AmountNegative),
            float if CASH_MAX < float => Err(DrawerError::AmountTooHigh { max: CASH_MAX }),
            _ => Ok(()),
        }
    }
}

/// Cash about to be put in or taken out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct NewMovement {
    pub id: CashMovementId,
    pub drawer: DrawerId,
    pub kind: MovementKind,
    pub amount: Money,
    #[serde(default)]
    #[cfg_attr(feature = "ssr", schema(value_type = Option<String>))]
    pub reason: Option<Note>,
}

impl NewMovement {
    pub fn check(&self) -> Result<(), DrawerError> {
        if self.amount <= Money::ZERO {
            Err(DrawerError::AmountNotPositive)
        } else if CASH_MAX < self.amount {
            Err(DrawerError::AmountTooHigh { max: CASH_MAX })
        } else if self.kind.needs_reason() && self.reason.is_none() {
            Err(DrawerError::ReasonMissing)
        } else {
            Ok(())
        }
    }
}

/// What somebody counted, without having seen what should be there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct NewCount {
    pub id: OperationId,
    pub drawer: DrawerId,
    pub counted: Counted,
}

/// A drawer whose person is not there to close it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct ForcedClosing {
    pub drawer: DrawerId,
    #[cfg_attr(feature = "ssr", schema(value_type = String))]
    pub reason: Note,
    /// What is there, where somebody counted it; else the last count holds, else the books.
    #[serde(default)]
    pub counted: Option<Money>,
}

impl ForcedClosing {
    pub fn check(&self) -> Result<(), DrawerError> {
        match self.counted {
            Some(counted) if counted.is_negative() => Err(DrawerError::AmountNegative),
            Some(counted) if CASH_MAX < counted => Err(DrawerError::AmountTooHigh { max: CASH_MAX }),
            _ => Ok(()),
        }
    }
}
