//! Internal causes become the one wire error here, and are logged here, once, with the incident id a person sees.

use axum::response::{IntoResponse, Response};

use super::crypto::new_id;
use crate::kernel::{error::AppError, flaw::Flaw};

/// An internal failure: logged with its cause, shown with its incident only.
pub fn internal(what: &str, error: &(dyn std::error::Error + 'static)) -> AppError {
    let incident = new_id();
    tracing::error!(%incident, error, "{what}");
    AppError::Internal { incident }
}

/// A stored value that the code cannot have written.
pub fn inconsistent(table: &str, column: &str) -> AppError {
    let incident = new_id();
    tracing::error!(%incident, table, column, "a stored value cannot be read");
    AppError::Internal { incident }
}

impl From<sqlx::Error> for AppError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::PoolTimedOut | sqlx::Error::Io(_) | sqlx::Error::WorkerCrashed => {
                tracing::warn!(error = &error as &dyn std::error::Error, "the database is away or busy");
                Self::Unavailable
            }
            sqlx::Error::Database(refusal) if refusal.code().is_some_and(|code| is_passing(&code)) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "the database could not answer now");
                Self::Unavailable
            }
            // Character not in repertoire: a NUL in a text.
            sqlx::Error::Database(refusal) if refusal.code().as_deref() == Some("22021") => {
                Self::flaw("text", Flaw::Character)
            }
            _ => internal("database", &error),
        }
    }
}

/// Serialization failure, deadlock, lock and statement timeouts, shutdown: the same act may succeed a moment later.
fn is_passing(code: &str) -> bool {
    matches!(code, "40001" | "40P01" | "55P03" | "57014" | "57P01" | "57P02" | "57P03" | "53300")
}

/// The named constraint that a statement violated.
pub fn constraint(error: &sqlx::Error) -> Option<&str> {
    match error {
        sqlx::Error::Database(violation) => violation.constraint(),
        _ => None,
    }
}

/// Turns the violation of a named constraint into a refusal; everything else stays as it is.
pub fn on_constraint(error: sqlx::Error, name: &str, refusal: impl FnOnce() -> AppError) -> AppError {
    if constraint(&error) == Some(name) { refusal() } else { error.into() }
}

impl IntoResponse for AppError {
    fn into_response(self) -> Response {
        let mut response = (self.status(), axum::Json(&self)).into_response();
        if let Self::TooMany { retry_after_s } = self {
            response.headers_mut().insert(http::header::RETRY_AFTER, retry_after_s.into());
        }
        response
    }
}
