//! Why something with a drawer was refused.

use crate::kernel::{
    error::{AppError, Code},
    money::Money,
};

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DrawerError {
    #[error("You have a drawer already. Close it before you open another.")]
    AlreadyOpen,
    #[error("This drawer is closed.")]
    Closed,
    #[error("This drawer is counted. Close it, or count it again.")]
    Counted,
    #[error("Count the drawer before you close it.")]
    NotCounted,
    #[error("Close these drawers first: {drawers}.")]
    DrawersOpen { drawers: String },
    #[error("An amount must be more than zero.")]
    AmountNotPositive,
    #[error("An amount cannot be less than zero.")]
    AmountNegative,
    #[error("That is more than a drawer holds.")]
    AmountTooHigh { max: Money },
    #[error("Say what the money is for, so that it can be understood later.")]
    ReasonMissing,
    #[error("There is no such note or coin in this currency.")]
    PieceUnknown,
    #[error("Each note and coin is counted once.")]
    PieceTwice,
}

impl DrawerError {
    fn field(&self) -> &'static str {
        match self {
            Self::ReasonMissing => "reason",
            Self::PieceUnknown | Self::PieceTwice => "pieces",
            _ => "amount",
        }
    }
}

impl From<DrawerError> for AppError {
    fn from(refused: DrawerError) -> Self {
        let code = match &refused {
            DrawerError::AlreadyOpen => Code::DrawerAlreadyOpen,
            DrawerError::Closed => Code::DrawerClosed,
            DrawerError::Counted => Code::DrawerCounted,
            DrawerError::NotCounted => Code::DrawerNotCounted,
            DrawerError::DrawersOpen { .. } => Code::DrawersOpen,
            DrawerError::AmountNotPositive
            | DrawerError::AmountNegative
            | DrawerError::AmountTooHigh { .. }
            | DrawerError::ReasonMissing
            | DrawerError::PieceUnknown
            | DrawerError::PieceTwice => return Self::invalid(refused.field(), refused.to_string()),
        };
        Self::conflict(code, refused.to_string())
    }
}
