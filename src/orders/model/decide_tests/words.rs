//! What a refusal looks like from outside: its status, its code or field, its words.

use super::bistro::euros;
use crate::{
    kernel::error::AppError,
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
";
