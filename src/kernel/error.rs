//! The one error that crosses the wire. What happened inside stays in the log.

use leptos::prelude::{FromServerFnError, ServerFnErrorErr};
use leptos::server_fn::codec::JsonEncoding;
use serde::{Deserialize, Serialize};

use super::{flaw::Flaw, permission::Permission};

/// A refusal or failure as a person or a program sees it. `code()` is for programs, the text for people.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AppError {
    #[error("{message}")]
    Invalid { message: String, fields: Vec<FieldError> },
    #[error("Please sign in.")]
    Unauthenticated,
    #[error("You may not do that; it needs the right \"{}\".", permission.as_str())]
    Forbidden { permission: Permission },
    #[error("There is no such {what}.")]
    NotFound { what: String },
    #[error("{message}")]
    Conflict { code: Code, message: String },
    #[error("Too many tries. Wait {retry_after_s} seconds and try again.")]
    TooMany { retry_after_s: u32 },
    #[error("The house server is busy or its database is away. Nothing was changed; try again in a moment.")]
    Unavailable,
    #[error("Something went wrong on our side. Nothing was changed. (Incident {incident})")]
    Internal { incident: uuid::Uuid },
    /// Made in the browser only: the answer did not arrive or could not be read.
    #[error("The house server cannot be reached.")]
    Transport { error: ServerFnErrorErr },
}

/// One field of a form or body that was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    pub field: String,
    pub message: String,
    /// The same for programs, where it has a code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flaw: Option<Flaw>,
}

impl FieldError {
    pub fn new(field: &str, message: impl Into<String>) -> Self {
        Self { field: field.to_owned(), message: message.into(), flaw: None }
    }
}

/// Why an act was refused although it was understood. Closed: a program may match on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    AlreadyExists,
    AmountTooHigh,
    ApprovalNeeded,
    AwaitingApproval,
    BillSplit,
    DrawerAlreadyOpen,
    DrawerClosed,
    DrawerCounted,
    DrawerNotCounted,
    DrawersOpen,
    IllegalTransition,
    InFlight,
    ItemNotForSale,
    KeyReused,
    LastOwner,
    LineUnknown,
    LineTooMany,
    NotYours,
    NothingToSend,
    OrderClosed,
    OrderPaid,
    SeatingClosed,
    PaymentDeclined,
    PaymentUnknown,
    RefundNotFailed,
    RefundTooHigh,
    RestaurantClosed,
    PromotionDoesNotApply,
    SelectionInvalid,
    ShortStock,
    StaleVersion,
    UnsentLines,
    VoucherNotValid,
    VoucherUnknown,
    VoucherUsedUp,
}

impl AppError {
    /// Input that could not be understood, with the field that was wrong.
    pub fn invalid(field: &str, message: impl Into<String>) -> Self {
        let message = message.into();
        Self::Invalid { message: message.clone(), fields: vec![FieldError::new(field, message)] }
    }

    /// The same with a code, so that a screen can say it in its reader's language.
    pub fn flaw(field: &str, flaw: Flaw) -> Self {
        let message = flaw.to_string();
        let fields = vec![FieldError { flaw: Some(flaw), ..FieldError::new(field, message.clone()) }];
        Self::Invalid { message, fields }
    }

    pub fn conflict(code: Code, message: impl Into<String>) -> Self {
        Self::Conflict { code, message: message.into() }
    }

    /// Nothing is begun any more in a restaurant that was given up.
    pub fn closed_for_good() -> Self {
        Self::conflict(Code::RestaurantClosed, "This restaurant is closed for good.")
    }

    pub fn not_found(what: &str) -> Self {
        Self::NotFound { what: what.to_owned() }
    }

    /// No wildcard arm: a new variant must choose its status.
    pub fn status(&self) -> http::StatusCode {
        match self {
            Self::Invalid { .. } => http::StatusCode::UNPROCESSABLE_ENTITY,
            Self::Unauthenticated => http::StatusCode::UNAUTHORIZED,
            Self::Forbidden { .. } => http::StatusCode::FORBIDDEN,
            Self::NotFound { .. } => http::StatusCode::NOT_FOUND,
            Self::Conflict { .. } => http::StatusCode::CONFLICT,
            Self::TooMany { .. } => http::StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable => http::StatusCode::SERVICE_UNAVAILABLE,
            Self::Transport {
                error:
                    ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) | ServerFnErrorErr::Deserialization(_),
            } => http::StatusCode::BAD_REQUEST,
            Self::Internal { .. } | Self::Transport { .. } => http::StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Whether the same request may succeed when it is sent again unchanged.
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Unavailable | Self::Transport { .. } | Self::TooMany { .. } => true,
            Self::Conflict { code, .. } => matches!(code, Code::InFlight),
            Self::Invalid { .. }
            | Self::Unauthenticated
            | Self::Forbidden { .. }
            | Self::NotFound { .. }
            | Self::Internal { .. } => false,
        }
    }
}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;
    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        Self::Transport { error }
    }
}
