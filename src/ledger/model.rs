//! Accounts and entries.

use crate::kernel::money::{Money, Rate};

/// Where money is or comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Account {
    /// Dishes at their full price, net.
    Sales,
    /// What was taken off them, net.
    Discounts,
    /// The service charge, net.
    Service,
    /// What was charged and is not charged after all, net.
    Returns,
    Tax,
    /// What guests owe: a sale raises it, a payment lowers it.
    Receivable,
    Cash,
    Card,
    /// The house's own card terminal.
    Terminal,
    /// What people left for the staff.
    Tips,
    /// What cash came to more or less because the smallest coin is not a cent.
    Rounding,
    /// Cash of the house outside the drawers: floats come from it, drops and closed drawers go to it.
    Safe,
    /// What cash was paid out for or came from besides sales; the reason stands with the drawer.
    Sundry,
    /// What was counted less, or more, than the books said.
    OverShort,
}

impl Account {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sales => "sales",
            Self::Discounts => "discounts",
            Self::Service => "service",
            Self::Returns => "returns",
            Self::Tax => "tax",
            Self::Receivable => "receivable",
            Self::Cash => "cash",
            Self::Card => "card",
            Self::Terminal => "terminal",
            Self::Tips => "tips",
            Self::Rounding => "rounding",
            Self::Safe => "safe",
            Self::Sundry => "sundry",
            Self::OverShort => "over_short",
        }
    }
}

/// One line of an entry: a debit is positive, a credit negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    pub account: Account,
    pub amount: Money,
    /// For sales and tax: the rate charged.
    pub rate: Option<Rate>,
}

impl Posting {
    pub const fn new(account: Account, amount: Money) -> Self {
        Self { account, amount, rate: None }
    }

    pub const fn at_rate(account: Account, amount: Money, rate: Rate) -> Self {
        Self { account, amount, rate: Some(rate) }
    }
}

/// Why something was posted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// An order was first paid.
    Sale,
    Payment,
    /// A paid bill was changed: amended, credited, cancelled.
    Correction,
    Refund,
    /// Money had come in another way than was keyed in.
    Tender,
    /// A drawer was opened with cash from the safe.
    Float,
    PayIn,
    PayOut,
    /// Cash of an open drawer was taken to the safe.
    Drop,
    /// A drawer was emptied into the safe.
    DrawerClose,
}

impl EntryKind {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sale => "sale",
            Self::Payment => "payment",
            Self::Correction => "correction",
            Self::Refund => "refund",
            Self::Tender => "tender",
            Self::Float => "float",
            Self::PayIn => "pay_in",
            Self::PayOut => "pay_out",
            Self::Drop => "drop",
            Self::DrawerClose => "drawer_close",
        }
    }
}
