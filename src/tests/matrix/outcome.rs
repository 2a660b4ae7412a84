//! What an answer says about whether somebody was let in.

use http::StatusCode;

use crate::tests::app::Answer;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Not told apart any further: it was done, or refused for another reason than who asked.
    LetIn,
    SignInFirst,
    Forbidden,
    /// Never right, whoever asks.
    Broken,
}

impl Outcome {
    pub fn of(answer: &Answer) -> Self {
        match answer.status {
            StatusCode::UNAUTHORIZED => Self::SignInFirst,
            StatusCode::FORBIDDEN => Self::Forbidden,
            status if status.is_server_error() && status != StatusCode::SERVICE_UNAVAILABLE => Self::Broken,
            _ => Self::LetIn,
        }
    }
}
