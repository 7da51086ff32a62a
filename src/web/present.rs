//! How an error is shown: `application/problem+json` (RFC 9457) to programs, a page in the reader's language to
//! people; and where a fault of ours is logged, once.
//!
//! It owns the words' keys. It never decides what is wrong.
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{self, ContentType};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpMessage, HttpRequest, HttpResponse, ResponseError};
use askama::Template;
use serde::Serialize;

use super::error::WebError;
use super::forms::KeptForm;
use super::negotiate;
use super::pages::kept::{self, Said, Way};
use super::pages::{Frame, Words};
use super::state::State;
use crate::actions::Problem;
use crate::appeal::Language;
use crate::lifecycle::{CaseStatus, Refused};
use crate::texts::{Texts, Value, long_date};

/// Seconds after which a busy database is worth another try.
pub const BUSY_FOR: &str = "2";
/// Seconds after which a database that cannot be used is worth another try: an operator has to come first.
pub const UNAVAILABLE_FOR: &str = "30";

/// A page that asks to be tried again after so many seconds.
pub fn later(mut response: HttpResponse, seconds: &'static str) -> HttpResponse {
    let headers = response.headers_mut();
    headers.insert(header::RETRY_AFTER, header::HeaderValue::from_static(seconds));
    response
}

/// The texts key of a field's problem.
pub fn problem_key(problem: &Problem) -> &'static str {
    match problem {
        Problem::Missing => "problem-missing",
        Problem::TooLong { .. } => "problem-too-long",
        Problem::UnknownKind => "problem-unknown-kind",
        Problem::UnknownLanguage => "problem-unknown-language",
        Problem::UnknownSubject => "problem-unknown-subject",
        Problem::UnknownSettlement => "problem-unknown-settlement",
        Problem::NotASettlement => "problem-not-a-settlement",
        Problem::RetiredSettlement { successor: None, .. } => "problem-retired-settlement",
        Problem::RetiredSettlement { .. } => "problem-succeeded-settlement",
        Problem::ComingSettlement { .. } => "problem-coming-settlement",
        Problem::UnknownQuestion => "problem-unknown-question",
        Problem::UnknownAnswer => "problem-unknown-answer",
        Problem::InvalidEmail => "problem-invalid-email",
        Problem::InvalidPhone => "problem-invalid-phone",
        Problem::InvalidIin => "problem-invalid-iin",
        Problem::InvalidLocation => "problem-invalid-location",
        Problem::SeveralBodies => "problem-several-bodies",
        Problem::LookAlikeLetters => "problem-look-alike-letters",
        Problem::UnknownBody => "problem-unknown-body",
        Problem::WeakPassword => "problem-weak-password",
        Problem::GuessablePassword => "problem-guessable-password",
        Problem::SamePassword => "problem-same-password",
        Problem::WrongPassword => "problem-wrong-password",
        Problem::EmailTaken => "problem-email-taken",
        Problem::UnknownRole => "problem-unknown-role",
        Problem::InvalidDate => "problem-invalid-date",
        Problem::InvalidMonth => "problem-invalid-month",
        Problem::BeforeTheLaw { .. } => "problem-before-the-law",
        Problem::UnknownField => "problem-unknown-field",
        Problem::NotAWord => "problem-not-a-word",
        Problem::MissingIdempotencyKey => "problem-missing-idempotency-key",
        Problem::NoLaw => "problem-no-law",
        Problem::PastCalendars { .. } => "problem-past-calendars",
        Problem::DayOff => "problem-day-off",
        Problem::TooEarly { .. } => "problem-too-early",
        Problem::TooLate { .. } => "problem-too-late",
        Problem::NotAfterTheTerm => "problem-not-after-the-term",
        Problem::NotThisGround => "problem-not-this-ground",
        Problem::NotHeard => "problem-not-heard",
        Problem::UnknownNumber => "problem-unknown-number",
        Problem::ItsOwnNumber => "problem-its-own-number",
        Problem::AnotherApplicant => "problem-another-applicant",
        Problem::NotReturned => "problem-not-returned",
        Problem::NotAlike => "problem-not-alike",
        Problem::NotAnOfficerHere => "problem-not-an-officer-here",
        Problem::LastSigner { .. } => "problem-last-signer",
        Problem::NotASuccessor => "problem-not-a-successor",
        Problem::NobodyAbove { .. } => "problem-nobody-above",
    }
}

/// What is wrong with a field, for people.
pub fn problem_text(texts: &Texts, language: Language, problem: &Problem) -> String {
    match problem {
        Problem::TooLong { max } => {
            let max = Value::from(*max as f64);
            texts.say(language, problem_key(problem), &[("max", max)])
        }
        Problem::LastSigner { open } | Problem::NobodyAbove { open } => {
            texts.say(language, problem_key(problem), &[("open", Value::from(*open))])
        }
        Problem::RetiredSettlement { until, successor } => {
            let mut args = vec![("until", Value::from(long_date(language, *until)))];
            if let Some((code, name)) = successor {
                args.push(("name", Value::from(name.get(language))));
                args.push(("code", Value::from(code.as_str())));
            }
            texts.say(language, problem_key(problem), &args)
        }
        Problem::PastCalendars { year } => {
            let year = Value::from(year.to_string());
            texts.say(language, problem_key(problem), &[("year", year)])
        }
        Problem::TooEarly { from: day } | Problem::TooLate { until: day } => {
            let day = Value::from(long_date(language, *day));
            texts.say(language, problem_key(problem), &[("day", day)])
        }
        Problem::ComingSettlement { from } | Problem::BeforeTheLaw { from } => {
            let from = Value::from(long_date(language, *from));
            texts.say(language, problem_key(problem), &[("from", from)])
        }
        other => texts.say(language, problem_key(other), &[]),
    }
}

/// Why the lifecycle refuses a step, for people.
pub fn refused_text(texts: &Texts, language: Language, refused: Refused) -> String {
    texts.say(language, &format!("refused-{refused}"), &[])
}

/// Gives an error its words: the middleware around every handler. A fault of ours is logged here, once.
pub async fn errors(
    req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let (req, response) = match next.call(req).await {
        Ok(response) if response.response().error().is_none() => {
            return Ok(response.map_into_boxed_body());
        }
        Ok(response) => {
            let (req, response) = response.into_parts();
            (req, response.map_into_boxed_body())
        }
        Err(error) => return Err(error),
    };
    let shown = match response.error() {
        Some(error) => show(&req, error),
        None => response,
    };
    Ok(ServiceResponse::new(req, shown))
}

fn show(req: &HttpRequest, error: &Error) -> HttpResponse {
    match error.as_error::<WebError>() {
        Some(error) => render(req, error),
        None => render(req, &foreign(error)),
    }
}

/// An error that the framework itself raised.
fn foreign(error: &Error) -> WebError {
    match error.as_response_error().status_code() {
        StatusCode::NOT_FOUND => WebError::NotFound,
        StatusCode::PAYLOAD_TOO_LARGE => WebError::TooLarge,
        StatusCode::UNSUPPORTED_MEDIA_TYPE => WebError::MediaType,
        StatusCode::REQUEST_TIMEOUT => WebError::Timeout,
        status if status.is_client_error() => WebError::Unreadable(error.to_string()),
        _ => WebError::Internal(error.to_string()),
    }
}

/// The answer to a request that was not carried out.
pub(super) fn render(req: &HttpRequest, error: &WebError) -> HttpResponse {
    if let WebError::Internal(message) | WebError::Unavailable(message) = error {
        tracing::error!(error = %message, "request failed");
    }
    let Some(state) = req.app_data::<Data<State>>() else {
        return error.error_response();
    };
    let language = negotiate::language(req);
    if let WebError::SignIn { next } = error {
        let target = serde_urlencoded::to_string([("next", next)]).unwrap_or_default();
        return HttpResponse::SeeOther()
            .insert_header((header::LOCATION, format!("/staff/sign-in?{target}")))
            .finish();
    }
    let kept = req.extensions().get::<KeptForm>().cloned();
    if matches!(error, WebError::TemporaryPassword) && !negotiate::is_api(req) && kept.is_none() {
        return HttpResponse::SeeOther()
            .insert_header((header::LOCATION, "/staff/password"))
            .finish();
    }
    let mut response = HttpResponse::build(error.status_code());
    match error {
        WebError::TooMany { retry_after } => {
            response.insert_header((header::RETRY_AFTER, retry_after.to_string()));
        }
        WebError::Busy => {
            response.insert_header((header::RETRY_AFTER, BUSY_FOR));
        }
        WebError::Unavailable(_) => {
            response.insert_header((header::RETRY_AFTER, UNAVAILABLE_FOR));
        }
        WebError::NotSignedIn | WebError::WrongCredentials => {
            response.insert_header((header::WWW_AUTHENTICATE, "Bearer"));
        }
        WebError::MethodNotAllowed { allow } => {
            response.insert_header((header::ALLOW, allow.clone()));
        }
        _ => {}
    }
    let texts = &state.office.texts;
    if negotiate::is_api(req) {
        let problem = problem_details(texts, language, error);
        response
            .insert_header((header::CONTENT_LANGUAGE, language.as_str()))
            .content_type("application/problem+json")
            .body(serde_json::to_string(&problem).unwrap_or_default())
    } else {
        let words = Words { texts, language };
        let html = match kept {
            Some(kept) if kept::is_worth_it(&words, &kept, error.status_code()) => kept_page(words, &kept, error),
            _ => ErrorPage::new(texts, language, req.path(), error).render(),
        };
        response
            .insert_header(ContentType::html())
            .body(html.unwrap_or_else(|_| detail(texts, language, error)))
    }
}

/// RFC 9457, with the fields at fault and, for a stale revision, the case as it is now.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ProblemDetails {
    /// A reference that names the kind of problem.
    #[serde(rename = "type")]
    kind: String,
    /// The kind of problem in words.
    title: String,
    /// The status again.
    status: u16,
    /// The word of the kind: `stale`, `not_allowed`, `idempotency`, `invalid` …
    code: String,
    /// What to do.
    detail: String,
    /// The fields at fault.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    errors: Vec<FieldProblem>,
    /// The case as it is now, when the revision was stale.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    current: Option<CurrentCase>,
}

/// A field at fault.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct FieldProblem {
    /// Path of the field: `applicant.iin`.
    field: String,
    /// What is wrong with it.
    message: String,
}

/// What a stale step must know of the case.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct CurrentCase {
    id: uuid::Uuid,
    revision: i32,
    #[schema(value_type = CaseStatus)]
    status: &'static str,
    body: String,
    due_on: Option<chrono::NaiveDate>,
}

fn problem_details(texts: &Texts, language: Language, error: &WebError) -> ProblemDetails {
    let errors = match error {
        WebError::Invalid(fields) => fields
            .iter()
            .map(|at_fault| FieldProblem {
                field: at_fault.field.clone(),
                message: problem_text(texts, language, &at_fault.problem),
            })
            .collect(),
        _ => Vec::new(),
    };
    let current = match error {
        WebError::Stale(case) => Some(CurrentCase {
            id: case.id.0,
            revision: case.revision,
            status: case.status.as_str(),
            body: case.body.to_string(),
            due_on: case.due_on,
        }),
        _ => None,
    };
    ProblemDetails {
        kind: format!("/problems/{}", error.code()),
        title: title(texts, language, error),
        status: error.status_code().as_u16(),
        code: error.code().replace('-', "_"),
        detail: detail(texts, language, error),
        errors,
        current,
    }
}

fn title(texts: &Texts, language: Language, error: &WebError) -> String {
    texts.say(language, &format!("error-{}", error.code()), &[])
}

fn detail(texts: &Texts, language: Language, error: &WebError) -> String {
    match error {
        WebError::Refused(refused) => refused_text(texts, language, *refused),
        WebError::TooMany { retry_after } => {
            let minutes = Value::from(retry_after.div_ceil(60) as f64);
            texts.say(language, "error-too-many-detail", &[("minutes", minutes)])
        }
        other => texts.say(language, &format!("error-{}-detail", other.code()), &[]),
    }
}

/// The page of an error that interrupted a form.
fn kept_page(words: Words<'_>, kept: &KeptForm, error: &WebError) -> askama::Result<String> {
    let own = match error {
        WebError::NotSignedIn => Some("sign-in"),
        WebError::Forged => Some("continue"),
        WebError::NotFound => Some("gone"),
        WebError::TemporaryPassword => Some("password"),
        _ => None,
    };
    let (title, detail) = match own {
        Some(key) => (
            words.say(&format!("kept-{key}-title")),
            words.say(&format!("kept-{key}-detail")),
        ),
        None => (
            title(words.texts, words.language, error),
            format!(
                "{} {}",
                detail(words.texts, words.language, error),
                words.say("kept-here")
            ),
        ),
    };
    let mut said = Said::new(title, detail);
    if matches!(error, WebError::TemporaryPassword) {
        said.elsewhere = Some(("/staff/password".to_owned(), words.say("staff-password-title")));
    }
    kept::page(words, kept, Way::after(kept, error.status_code()), said)
}

/// The page that people see, in the frame of the pages around it.
#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage<'a> {
    words: Words<'a>,
    frame: Frame,
    detail: String,
}

impl<'a> ErrorPage<'a> {
    fn new(texts: &'a Texts, language: Language, path: &str, error: &WebError) -> Self {
        let words = Words { texts, language };
        let title = title(texts, language, error);
        let at_a_desk = path.starts_with("/staff") || path.starts_with("/oversight");
        Self {
            words,
            frame: if at_a_desk {
                Frame::desk(&words, title, Vec::new(), None)
            } else {
                Frame::resident(&words, title, "", "")
            },
            detail: detail(texts, language, error),
        }
    }
}
