//! What a refusal looks like from outside: its status, its code or field, its words.

use super::bistro::euros;
use crate::{
    kernel::{error::AppError, money::Rate},
    menu::model::selection::SelectionError,
    orders::model::{decide::LINES_MAX, error::OrderError, line::LineState},
};

#[test]
fn every_refusal_has_its_code_and_its_words() {
    use OrderError as E;
    let item = || "Soup".to_owned();
    let due = euros(5);
    let all = [
        E::Closed,
        E::Paid,
        E::LineUnknown,
        E::ItemUnknown,
        E::OffSale { item: item() },
        E::Selection(SelectionError::VariantMissing { item: item() }),
        E::Quantity { max: 999 },
        E::TooManyLines { max: LINES_MAX },
        E::AlreadySent { item: item() },
        E::NotYours { item: item() },
        E::NothingToSend,
        E::IllegalTransition { item: item(), from: LineState::Served, to: LineState::Queued },
        E::UnsentLines { count: 2 },
        E::BillChanged { due },
        E::AmountTooHigh { due },
        E::AmountNotPositive,
        E::TenderedTooLow,
        E::ChangeNotCash,
        E::NotPaid,
        E::MoneyTaken,
        E::Seat { max: 99 },
        E::Course { max: 9 },
        E::Covers { max: 99 },
        E::TooManyDiscounts { max: 50 },
        E::DiscountAboveCap { cap: Rate::from_basis_points(1_250) },
        E::TooManyShares { max: 50 },
        E::ShareTwice,
        E::ShareUnknown,
        E::ShareMissing,
        E::SharePaid,
        E::Weight { max: 1_000 },
        E::IsSplit,
        E::NothingToMove,
        E::OrdersDiffer,
        E::PaymentUnknown,
        E::NothingPaid,
        E::RefundTooHigh { kept: due },
        E::RefundSplitWrong { amount: due },
        E::RefundQuantity { item: item(), left: 2 },
        E::AlreadyRefunded { item: item() },
        E::TenderFixed,
    ];
    let shown: Vec<String> = all.into_iter().map(AppError::from).map(|error| said(&error)).collect();
    assert_eq!(format!("\n{}\n", shown.join("\n")), WORDS);
}

fn said(error: &AppError) -> String {
    match error {
        AppError::Conflict { code, message } => format!("{} {code:?}: {message}", error.status().as_u16()),
        AppError::Invalid { message, fields } => format!("{} {}: {message}", error.status().as_u16(), fields[0].field),
        other => panic!("{other}"),
    }
}

const WORDS: &str = "
409 OrderClosed: This order is closed.
409 OrderPaid: This order is paid. A further round is a new order.
409 LineUnknown: That line is not on this order any more.
409 ItemNotForSale: That dish is no longer on the menu.
409 ItemNotForSale: Soup is off (86).
409 SelectionInvalid: Choose a size for Soup.
422 quantity: A line takes 1 to 999 portions.
409 LineTooMany: An order takes at most 300 lines.
409 IllegalTransition: Soup is already sent. Void it instead.
409 NotYours: Soup was added by somebody else at the table.
409 NothingToSend: There is nothing to send.
409 IllegalTransition: Soup is served and cannot become queued.
409 UnsentLines: 2 dishes are not sent yet. Send or remove them first.
409 StaleVersion: The bill has changed meanwhile. Look at it again before taking the money.
409 AmountTooHigh: That is more than is left to pay.
422 amount: An amount must be more than zero.
422 tendered: What was handed over does not cover the amount.
422 tendered: Only cash gives change.
409 IllegalTransition: This order is not paid yet.
409 OrderPaid: Money has been taken for this order. Refund it first.
422 seat: Seats are numbered 1 to 99.
422 course: Courses are numbered 1 to 9.
422 covers: A party has 1 to 99 guests.
409 LineTooMany: An order takes at most 50 discounts.
409 ApprovalNeeded: That is more than 12.5 % off. Somebody who may give more has to approve it.
409 LineTooMany: A bill is divided into at most 50 shares.
422 share: Two shares have the same id.
409 BillSplit: That share does not exist any more.
422 share: This bill is divided. Say whose share is paid.
409 BillSplit: A share was paid already. Divide what is left instead.
422 share: A part of a dish is 1 to 1000.
409 BillSplit: This bill is divided. Put it together again first.
422 lines: Choose what to move, and another order.
409 IllegalTransition: These two orders are not of the same kind.
409 PaymentUnknown: No such payment was taken for this order.
409 RefundTooHigh: Nothing of that can be given back.
409 RefundTooHigh: That is more than can be given back.
422 from: The parts of the refund do not add up to it.
422 quantity: Of Soup 2 can be given back.
409 RefundTooHigh: Soup was refunded already.
409 IllegalTransition: That payment cannot be changed to another tender. Refund it instead.
";
