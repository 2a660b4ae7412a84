//! What is wrong with an input, as far as guests and waiters meet it: a code for programs and for the words of other
//! languages, and the sentence in English.

use serde::{Deserialize, Serialize};

use super::text::TextError;

/// Closed: a program may match on it. A screen says each in its reader's language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Flaw {
    #[error("An amount must be more than zero.")]
    AmountNotPositive,
    #[error("Only cash gives change.")]
    ChangeNotCash,
    #[error("The text holds a character that cannot be kept.")]
    Character,
    #[error("A table takes 1 to {max} people.")]
    Covers { max: u32 },
    #[error("Write something here.")]
    Empty,
    #[error("Choose from the list.")]
    NotInList,
    #[error("A line takes 1 to {max} portions.")]
    Quantity { max: u32 },
    #[error("Choose a table.")]
    TableMissing,
    #[error("A takeaway order has no table.")]
    TableOfTakeaway,
    #[error("What was handed over does not cover the amount.")]
    TenderedTooLow,
    #[error("Write at most {max} characters.")]
    TooLong { max: u32 },
}

impl From<TextError> for Flaw {
    fn from(error: TextError) -> Self {
        match error {
            TextError::Empty => Self::Empty,
            TextError::TooLong { max } => Self::TooLong { max: u32::try_from(max).unwrap_or(u32::MAX) },
            TextError::ControlCharacter | TextError::NotASlug | TextError::NotAPin => Self::Character,
        }
    }
}
