//! Why an operation on an order was refused.

use crate::{
    kernel::{
        error::{AppError, Code},
        money::Money,
    },
    menu::model::selection::SelectionError,
};

use super::line::LineState;

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OrderError {
    #[error("This order is closed.")]
    Closed,
    #[error("This order is paid. A further round is a new order.")]
    Paid,
    #[error("That line is not on this order any more.")]
    LineUnknown,
    #[error("That dish is no longer on the menu.")]
    ItemUnknown,
    #[error("{item} is off (86).")]
    OffSale { item: String },
    #[error(transparent)]
    Selection(#[from] SelectionError),
    #[error("A line takes 1 to {max} portions.")]
    Quantity { max: u32 },
    #[error("An order takes at most {max} lines.")]
    TooManyLines { max: usize },
    #[error("{item} is already sent. Void it instead.")]
    AlreadySent { item: String },
    #[error("{item} was added by somebody else at the table.")]
    NotYours { item: String },
    #[error("There is nothing to send.")]
    NothingToSend,
    #[error("{item} is {} and cannot become {}.", from.as_str(), to.as_str())]
    IllegalTransition { item: String, from: LineState, to: LineState },
    #[error("{count} dishes are not sent yet. Send or remove them first.")]
    UnsentLines { count: usize },
    #[error("The bill has changed meanwhile. Look at it again before taking the money.")]
    BillChanged { due: Money },
    #[error("That is more than is left to pay.")]
    AmountTooHigh { due: Money },
    #[error("An amount must be more than zero.")]
    AmountNotPositive,
    #[error("What was handed over does not cover the amount.")]
    TenderedTooLow,
    #[error("Only cash gives change.")]
    ChangeNotCash,
    #[error("This order is not paid yet.")]
    NotPaid,
    #[error("Money has been taken for this order. Refund it first.")]
    MoneyTaken,
}

impl From<OrderError> for AppError {
    fn from(error: OrderError) -> Self {
        use OrderError as E;
        let code = match &error {
            E::Quantity { .. } => return Self::invalid("quantity", error.to_string()),
            E::AmountNotPositive => return Self::invalid("amount", error.to_string()),
            E::TenderedTooLow | E::ChangeNotCash => return Self::invalid("tendered", error.to_string()),
            E::Closed => Code::OrderClosed,
            E::Paid | E::MoneyTaken => Code::OrderPaid,
            E::LineUnknown => Code::LineUnknown,
            E::ItemUnknown | E::OffSale { .. } => Code::ItemNotForSale,
            E::Selection(_) => Code::SelectionInvalid,
            E::TooManyLines { .. } => Code::LineTooMany,
            E::AlreadySent { .. } | E::IllegalTransition { .. } | E::NotPaid => Code::IllegalTransition,
            E::NotYours { .. } => Code::NotYours,
            E::NothingToSend => Code::NothingToSend,
            E::UnsentLines { .. } => Code::UnsentLines,
            E::BillChanged { .. } => Code::StaleVersion,
            E::AmountTooHigh { .. } => Code::AmountTooHigh,
        };
        Self::conflict(code, error.to_string())
    }
}
