//! Refusals as programs get them: RFC 9457, problem details.

use axum::{
    Json,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, StatusCode, header};
use serde::Serialize;
use utoipa::ToSchema;

use crate::kernel::error::AppError;

/// Why a request was refused. `code` is for programs, `detail` for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Problem {
    /// Where this kind is described.
    #[schema(example = "/docs#short_stock")]
    pub r#type: String,
    #[schema(example = "Conflict")]
    pub title: String,
    #[schema(example = 409)]
    pub status: u16,
    #[schema(example = "Not enough in stock: Avocados (3 piece needed, 1 piece left).")]
    pub detail: String,
    #[schema(example = "short_stock")]
    pub code: String,
    /// What is wrong with which field, where the input was.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldProblem>,
    /// The right that is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permission: Option<String>,
    /// Under which our log tells more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub incident: Option<uuid::Uuid>,
}

/// One field of the input that was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct FieldProblem {
    pub field: String,
    pub message: String,
}

impl Problem {
    pub fn new(status: StatusCode, code: &str, detail: impl Into<String>) -> Self {
        Self {
            r#type: format!("/docs#{code}"),
            title: status.canonical_reason().unwrap_or("Refused").to_owned(),
            status: status.as_u16(),
            detail: detail.into(),
            code: code.to_owned(),
            errors: vec![],
            permission: None,
            incident: None,
        }
    }

    /// Input that could not even be read.
    pub fn unreadable(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "unreadable", detail)
    }
}

impl From<AppError> for Problem {
    fn from(error: AppError) -> Self {
        let (status, detail) = (error.status(), error.to_string());
        let code = match &error {
            AppError::Invalid { .. } => "invalid".to_owned(),
            AppError::Unauthenticated => "unauthenticated".to_owned(),
            AppError::Forbidden { .. } => "forbidden".to_owned(),
            AppError::NotFound { .. } => "not_found".to_owned(),
            AppError::Conflict { code, .. } => {
                serde_json::to_value(code).ok().and_then(|code| code.as_str().map(str::to_owned)).unwrap_or_default()
            }
            AppError::TooMany { .. } => "too_many".to_owned(),
            AppError::Unavailable => "unavailable".to_owned(),
            AppError::Internal { .. } | AppError::Transport { .. } => "internal".to_owned(),
        };
        let mut problem = Self::new(status, &code, detail);
        match error {
            AppError::Invalid { fields, .. } => {
                let field = |error: crate::kernel::error::FieldError| FieldProblem {
                    field: error.field,
                    message: error.message,
                };
                problem.errors = fields.into_iter().map(field).collect();
            }
            AppError::Forbidden { permission } => problem.permission = Some(permission.as_str().to_owned()),
            AppError::Internal { incident } => problem.incident = Some(incident),
            AppError::Unauthenticated
            | AppError::NotFound { .. }
            | AppError::Conflict { .. }
            | AppError::TooMany { .. }
            | AppError::Unavailable
            | AppError::Transport { .. } => {}
        }
        problem
    }
}

/// What an endpoint answers with when it refuses.
#[derive(Debug)]
pub struct Refusal {
    problem: Problem,
    retry_after_s: Option<u32>,
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self { problem, retry_after_s: None }
    }
}

impl From<AppError> for Refusal {
    fn from(error: AppError) -> Self {
        let retry_after_s = match &error {
            AppError::TooMany { retry_after_s } => Some(*retry_after_s),
            AppError::Unavailable => Some(1),
            error if error.is_passing() => Some(1),
            _ => None,
        };
        Self { problem: error.into(), retry_after_s }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(&self.problem)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if let Some(seconds) = self.retry_after_s {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}
