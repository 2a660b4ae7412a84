//! Why a payload was refused, and where in the text.

use crate::kernel::{currency::AmountError, text::TextError};

/// A payload was refused whole.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{at}: {reason}")]
pub struct ImportError {
    pub at: At,
    pub reason: Reason,
}

/// A place in the payload's text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct At {
    /// From 1.
    pub line: u32,
    /// In characters, from 1.
    pub column: u32,
    /// `menu_items[3].price`; empty for the text as a whole.
    pub path: String,
}

/// What is wrong there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    #[error("the file is larger than {max} bytes")]
    TooLarge { max: usize },
    #[error("not JSON: {message}")]
    NotJson { message: String },
    #[error("must be {expected}, not {found}")]
    WrongType { expected: &'static str, found: &'static str },
    #[error("is missing")]
    Missing,
    #[error("is no field of this format")]
    UnknownField,
    #[error("stands twice in the same object")]
    RepeatedField,
    #[error("must have at least one entry")]
    EmptyList,
    #[error("{0}")]
    Text(#[from] TextError),
    #[error("must not be negative")]
    Negative,
    #[error("must be written out, without an exponent")]
    Exponent,
    #[error("{0}")]
    Amount(#[from] AmountError),
    #[error("must be at most {max}")]
    TooHigh { max: String },
    #[error("must be a whole number from {min} to {max}")]
    NotACount { min: u32, max: u32 },
    #[error("{unit:?} is not a unit known here; use g, ml, piece or a counting word such as 片")]
    UnknownUnit { unit: String },
    #[error("is the same as in {first}")]
    Duplicate { first: String },
    #[error("a combo needs a drink_rule or a side_rule")]
    NothingToChoose,
    #[error("a drink_rule needs eligible_drinks or a max_price")]
    NoDrinkRule,
    #[error("no drink on the menu costs at most {max}")]
    NoDrinkUpTo { max: String },
    #[error("there is no item {name:?}, in the file or on the menu")]
    UnknownItem { name: String },
    #[error("{name:?} may be any of {count} items; write it with its category in brackets")]
    AmbiguousItem { name: String, count: usize },
    #[error("{name:?} costs {price}, more than the rule's max_price of {max}")]
    DrinkTooDear { name: String, price: String, max: String },
    #[error("the menu has {count} items in this category whose names differ from {name:?} only in width or spaces")]
    SeveralHere { name: String, count: usize },
    #[error("another item in the same category is already called {name:?}")]
    NameTaken { name: String },
    #[error("{code:?} is already the code of the item {item:?}, which is no combo")]
    CodeTaken { code: String, item: String },
    #[error("is counted in {second} here but in {first} in an earlier entry")]
    UnitsDiffer { first: &'static str, second: &'static str },
}

impl std::fmt::Display for At {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)?;
        if self.path.is_empty() { Ok(()) } else { write!(f, ": {}", self.path) }
    }
}

impl At {
    pub fn refuse(&self, reason: impl Into<Reason>) -> ImportError {
        ImportError { at: self.clone(), reason: reason.into() }
    }
}
