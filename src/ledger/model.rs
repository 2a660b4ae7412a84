//! Accounts and entries.

use crate::kernel::money::{Money, Rate};

/// Where money is or comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Account {
    Sales,
    Tax,
    /// What guests owe: a sale raises it, a payment lowers it.
    Receivable,
    Cash,
    Card,
}

impl Account {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sales => "sales",
            Self::Tax => "tax",
            Self::Receivable => "receivable",
            Self::Cash => "cash",
            Self::Card => "card",
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
