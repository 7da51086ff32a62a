//! The one error of the web: what went wrong, and its status. Unknown faults are 500, never 400.
//!
//! It owns the mapping to statuses; `present` gives it its words. It never decides what is wrong.
use actix_web::body::BoxBody;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};

pub use super::present::{problem_key, problem_text, refused_text};
use crate::actions::{ActionError, FieldError, Problem};
use crate::lifecycle::Refused;
use crate::store::StoreError;
use crate::store::cases::Case;

/// Why a request was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum WebError {
    /// The body is not JSON (or not a form).
    #[error("the body cannot be parsed: {0}")]
    Unreadable(String),
    /// The body is not UTF-8.
    #[error("the body is not UTF-8")]
    NotUtf8,
    /// The body is of another media type.
    #[error("unsupported media type")]
    MediaType,
    /// The body is larger than the limit.
    #[error("the body is too large")]
    TooLarge,
    /// The body did not arrive in time.
    #[error("the body did not arrive in time")]
    Timeout,
    /// Nobody is signed in.
    #[error("not signed in")]
    NotSignedIn,
    /// Nobody is signed in, and a page can send them to the sign-in; the path to come back to.
    #[error("not signed in: to the sign-in page")]
    SignIn {
        /// Path of this server.
        next: String,
    },
    /// The password of the account was made by somebody else and must be changed first.
    #[error("temporary password")]
    TemporaryPassword,
    /// A form that our page did not make for this session.
    #[error("forged form")]
    Forged,
    /// There is no such thing, or the reader may not see it.
    #[error("not found")]
    NotFound,
    /// The path has no such method.
    #[error("method not allowed")]
    MethodNotAllowed {
        /// The `Allow` header.
        allow: String,
    },
    /// Fields at fault.
    #[error("invalid fields")]
    Invalid(Vec<FieldError>),
    /// The case has changed since it was read; as it is now.
    #[error("stale revision")]
    Stale(Box<Case>),
    /// The lifecycle forbids the step.
    #[error("refused: {0:?}")]
    Refused(Refused),
    /// The idempotency key stands for another request.
    #[error("idempotency key used for another request")]
    IdempotencyConflict,
    /// Too many failed sign-ins.
    #[error("too many failed sign-ins")]
    TooMany {
        /// Seconds to wait.
        retry_after: u64,
    },
    /// The e-mail address or the password is wrong.
    #[error("wrong credentials")]
    WrongCredentials,
    /// The database is busy.
    #[error("the database is busy")]
    Busy,
    /// The database cannot be used now, and nothing was saved; the reason is logged once and never shown.
    #[error("the database cannot be used now: {0}")]
    Unavailable(String),
    /// A fault of ours, logged once and never shown.
    #[error("internal: {0}")]
    Internal(String),
}

impl WebError {
    /// One field at fault.
    pub fn field(field: impl Into<String>, problem: Problem) -> Self {
        Self::Invalid(vec![FieldError {
            field: field.into(),
            problem,
        }])
    }

    /// The word of the error: the last part of the problem's `type`, and of the keys of its texts.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "unreadable",
            Self::NotUtf8 => "not-utf8",
            Self::MediaType => "media-type",
            Self::TooLarge => "too-large",
            Self::Timeout => "timeout",
            Self::NotSignedIn | Self::SignIn { .. } => "not-signed-in",
            Self::TemporaryPassword => "temporary-password",
            Self::Forged => "forged",
            Self::NotFound => "not-found",
            Self::MethodNotAllowed { .. } => "method",
            Self::Invalid(_) => "invalid",
            Self::Stale(_) => "stale",
            Self::Refused(_) => "not-allowed",
            Self::IdempotencyConflict => "idempotency",
            Self::TooMany { .. } => "too-many",
            Self::WrongCredentials => "wrong-credentials",
            Self::Busy => "busy",
            Self::Unavailable(_) => "unavailable",
            Self::Internal(_) => "internal",
        }
    }
}

impl From<ActionError> for WebError {
    fn from(error: ActionError) -> Self {
        match error {
            ActionError::NotFound => Self::NotFound,
            ActionError::Refused(refused) => Self::Refused(refused),
            ActionError::Invalid(fields) => Self::Invalid(fields),
            ActionError::Stale(case) => Self::Stale(case),
            ActionError::IdempotencyConflict => Self::IdempotencyConflict,
            ActionError::TooMany { retry_after } => Self::TooMany { retry_after },
            ActionError::WrongCredentials => Self::WrongCredentials,
            ActionError::Busy => Self::Busy,
            ActionError::Unavailable(why) => Self::Unavailable(why),
            ActionError::Internal(message) => Self::Internal(message),
        }
    }
}

impl From<StoreError> for WebError {
    fn from(error: StoreError) -> Self {
        ActionError::from(error).into()
    }
}

impl ResponseError for WebError {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::Unreadable(_) | Self::NotUtf8 => StatusCode::BAD_REQUEST,
            Self::MediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Timeout => StatusCode::REQUEST_TIMEOUT,
            Self::NotSignedIn | Self::WrongCredentials => StatusCode::UNAUTHORIZED,
            Self::SignIn { .. } => StatusCode::SEE_OTHER,
            Self::TemporaryPassword | Self::Forged => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed { .. } => StatusCode::METHOD_NOT_ALLOWED,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Stale(_) | Self::Refused(_) | Self::IdempotencyConflict => StatusCode::CONFLICT,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy | Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// A bare status: [`super::present`] gives it its words, for it knows the reader.
    fn error_response(&self) -> HttpResponse<BoxBody> {
        HttpResponse::new(self.status_code())
    }
}
