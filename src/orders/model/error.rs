//! Why an operation on an order was refused.

use crate::{
    kernel::{
        error::{AppError, Code},
        money::{Money, Rate},
    },
    menu::model::{price::PriceError, selection::SelectionError},
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
    #[error("Ask the staff for {item}: its price is made at the counter.")]
    AskStaff { item: String },
    #[error("{item} is off (86).")]
    OffSale { item: String },
    #[error(transparent)]
    Selection(#[from] SelectionError),
    #[error(transparent)]
    Price(#[from] PriceError),
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
    #[error("Seats are numbered 1 to {max}.")]
    Seat { max: u8 },
    #[error("Courses are numbered 1 to {max}.")]
    Course { max: u8 },
    #[error("A party has 1 to {max} guests.")]
    Covers { max: u32 },
    #[error("An order takes at most {max} discounts.")]
    TooManyDiscounts { max: usize },
    #[error("That is more than {} off. Somebody who may give more has to approve it.", cap.percent_text())]
    DiscountAboveCap { cap: Rate },
    #[error("A bill is divided into at most {max} shares.")]
    TooManyShares { max: usize },
    #[error("Two shares have the same id.")]
    ShareTwice,
    #[error("That share does not exist any more.")]
    ShareUnknown,
    #[error("This bill is divided. Say whose share is paid.")]
    ShareMissing,
    #[error("A share was paid already. Divide what is left instead.")]
    SharePaid,
    #[error("A part of a dish is 1 to {max}.")]
    Weight { max: u32 },
    #[error("This bill is divided. Put it together again first.")]
    IsSplit,
    #[error("Choose what to move, and another order.")]
    NothingToMove,
    #[error("These two orders are not of the same kind.")]
    OrdersDiffer,
    #[error("No such payment was taken for this order.")]
    PaymentUnknown,
    #[error("Nothing of that can be given back.")]
    NothingPaid,
    #[error("That is more than can be given back.")]
    RefundTooHigh { kept: Money },
    #[error("The parts of the refund do not add up to it.")]
    RefundSplitWrong { amount: Money },
    #[error("Of {item} {left} can be given back.")]
    RefundQuantity { item: String, left: u32 },
    #[error("{item} was refunded already.")]
    AlreadyRefunded { item: String },
    #[error("That payment cannot be changed to another tender. Refund it instead.")]
    TenderFixed,
}

impl From<OrderError> for AppError {
    fn from(error: OrderError) -> Self {
        use OrderError as E;
        let code = match &error {
            E::Price(_) => return Self::invalid("entered", error.to_string()),
            E::Quantity { .. } => return Self::invalid("quantity", error.to_string()),
            E::AmountNotPositive => return Self::invalid("amount", error.to_string()),
            E::Seat { .. } => return Self::invalid("seat", error.to_string()),
            E::Course { .. } => return Self::invalid("course", error.to_string()),
            E::Covers { .. } => return Self::invalid("covers", error.to_string()),
            E::ShareTwice | E::ShareMissing | E::Weight { .. } => return Self::invalid("share", error.to_string()),
            E::NothingToMove => return Self::invalid("lines", error.to_string()),
            E::RefundSplitWrong { .. } => return Self::invalid("from", error.to_string()),
            E::RefundQuantity { .. } => return Self::invalid("quantity", error.to_string()),
            E::TenderedTooLow | E::ChangeNotCash => return Self::invalid("tendered", error.to_string()),
            E::Closed => Code::OrderClosed,
            E::Paid | E::MoneyTaken => Code::OrderPaid,
            E::LineUnknown => Code::LineUnknown,
            E::ItemUnknown | E::AskStaff { .. } | E::OffSale { .. } => Code::ItemNotForSale,
            E::Selection(_) => Code::SelectionInvalid,
            E::TooManyLines { .. } | E::TooManyDiscounts { .. } | E::TooManyShares { .. } => Code::LineTooMany,
            E::DiscountAboveCap { .. } => Code::ApprovalNeeded,
            E::ShareUnknown | E::SharePaid | E::IsSplit => Code::BillSplit,
            E::PaymentUnknown => Code::PaymentUnknown,
            E::NothingPaid | E::RefundTooHigh { .. } | E::AlreadyRefunded { .. } => Code::RefundTooHigh,
            E::OrdersDiffer | E::TenderFixed => Code::IllegalTransition,
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
