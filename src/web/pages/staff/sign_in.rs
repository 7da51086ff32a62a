//! Signing in and out of the desk, and the user's own password.
//!
//! It owns the forms and the cookie's coming and going. Passwords are checked by the actions; what is typed as a
//! password is never shown again.

use actix_web::http::StatusCode;
use actix_web::http::header::RETRY_AFTER;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;
use uuid::Uuid;

use super::account::{ShownSession, sessions};
use super::desk::{Desk, ShownError, home, message, page, see_other};
use crate::actions::{self, ActionError};
use crate::appeal::{Language, Role};
use crate::store::origin::Origin;
use crate::texts::Texts;
use crate::web::error::WebError;
use crate::web::extract::{Reader, SignedInAnyPassword};
use crate::web::forms::{Checked, OwnForm, Query};
use crate::web::pages::{Frame, Words, ours};
use crate::web::security::ClientAddress;
use crate::web::session::{ended_session_cookie, session_cookie};
use crate::web::state::State;

/// The address asks for a language and says where to go on.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    lang: String,
    next: String,
}

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Credentials {
    email: String,
    password: String,
    lang: String,
    next: String,
}

#[derive(Template)]
#[template(path = "staff/sign_in.html")]
struct SignInPage<'a> {
    words: Words<'a>,
    frame: Frame,
    email: &'a str,
    next: &'a str,
    errors: Vec<ShownError>,
}

fn sign_in_page(
    words: Words<'_>,
    email: &str,
    next: &str,
    error: Option<String>,
    status: StatusCode,
) -> Result<HttpResponse, WebError> {
    let errors = error.map(|message| ShownError {
        field: "email".to_owned(),
        message,
    });
    let title = words.say("staff-sign-in-title");
    let mut frame = Frame::desk(&words, title, Vec::new(), None);
    for language in &mut frame.languages {
        let asked = [("lang", language.code), ("next", next)];
        language.href = format!("?{}", serde_urlencoded::to_string(asked).unwrap_or_default());
    }
    let shown = SignInPage {
        words,
        frame,
        email,
        next,
        errors: errors.into_iter().collect(),
    };
    page(status, &shown)
}

fn words<'t>(texts: &'t Texts, asked: &str, reader: Reader) -> Words<'t> {
    Words {
        texts,
        language: asked.parse::<Language>().unwrap_or(reader.language),
    }
}

/// `GET /staff/sign-in`
pub async fn form(state: Data<State>, reader: Reader, asked: Query<Asked>) -> Result<HttpResponse, WebError> {
    let words = words(&state.office.texts, &asked.lang, reader);
    sign_in_page(words, "", &asked.next, None, StatusCode::OK)
}

/// `POST /staff/sign-in`: a session, or the form again with the address that was typed.
pub async fn sign_in(
    state: Data<State>,
    reader: Reader,
    address: ClientAddress,
    form: OwnForm<Credentials>,
) -> Result<HttpResponse, WebError> {
    let typed = form.0;
    let (email, password) = (typed.email.clone(), typed.password);
    let outcome = state
        .run(move |office, now| Ok::<_, WebError>(actions::sign_in(office, &email, &password, &address.0, now)))
        .await?;
    let words = words(&state.office.texts, &typed.lang, reader);
    match outcome {
        Ok(signed_in) => {
            let officer = &signed_in.officer;
            let next = if officer.must_change_password {
                "/staff/password".to_owned()
            } else {
                destination(officer.role, &typed.next)
            };
            let mut response = see_other(&next);
            response
                .add_cookie(&session_cookie(&state, &signed_in))
                .map_err(|error| WebError::Internal(error.to_string()))?;
            Ok(response)
        }
        Err(error) => {
            let refusal = refusal(&words, error)?;
            let message = Some(refusal.message);
            let mut response = sign_in_page(words, &typed.email, &typed.next, message, refusal.status)?;
            if let Some(seconds) = refusal.retry_after {
                response.headers_mut().insert(RETRY_AFTER, seconds.into());
            }
            Ok(response)
        }
    }
}

/// A sign-in that was refused, in the reader's words.
pub struct Refusal {
    /// What is wrong.
    pub message: String,
    /// 401 or 429.
    pub status: StatusCode,
    /// Seconds to wait.
    pub retry_after: Option<u64>,
}

/// Why a sign-in was refused; any other error is handed on.
pub fn refusal(words: &Words<'_>, error: ActionError) -> Result<Refusal, WebError> {
    match error {
        ActionError::WrongCredentials => Ok(Refusal {
            message: words.say("staff-sign-in-wrong"),
            status: StatusCode::UNAUTHORIZED,
            retry_after: None,
        }),
        ActionError::TooMany { retry_after } => {
            let minutes = i64::try_from(retry_after.div_ceil(60)).unwrap_or(i64::MAX);
            Ok(Refusal {
                message: words.count("staff-sign-in-too-many", "minutes", minutes),
                status: StatusCode::TOO_MANY_REQUESTS,
                retry_after: Some(retry_after),
            })
        }
        other => Err(other.into()),
    }
}

/// Back to the page that asked for the sign-in where it is one of ours, else to the first place of the role.
fn destination(role: Role, next: &str) -> String {
    // The queue is the officers' page; others who came to it by its short address have their own first place.
    if ours(next) && next != "/staff/" {
        next.to_owned()
    } else {
        home(role).to_owned()
    }
}

/// `POST /staff/sign-out`
pub async fn sign_out(
    state: Data<State>,
    user: SignedInAnyPassword,
    _form: Checked<Nothing>,
) -> Result<HttpResponse, WebError> {
    state
        .run(move |office, now| actions::sign_out(office, user.session, now))
        .await?;
    let mut response = see_other("/staff/sign-in");
    response
        .add_cookie(&ended_session_cookie(&state))
        .map_err(|error| WebError::Internal(error.to_string()))?;
    Ok(response)
}

/// A form with no field but its token.
#[derive(Debug, Deserialize)]
pub struct Nothing {}

/// The form of passwords.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Passwords {
    old: String,
    new: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Done {
    done: String,
}

#[derive(Template)]
#[template(path = "staff/password.html")]
struct PasswordPage<'a> {
    words: Words<'a>,
    frame: Frame,
    csrf: &'a str,
    forced: bool,
    done: bool,
    sessions: Vec<ShownSession>,
    errors: Vec<ShownError>,
}

impl PasswordPage<'_> {
    fn wrong(&self, field: &str) -> bool {
        message(&self.errors, field).is_some()
    }
}

async fn password_page(
    state: &State,
    desk: &Desk,
    own: Uuid,
    done: bool,
    errors: Vec<ShownError>,
    status: StatusCode,
) -> Result<HttpResponse, WebError> {
    let words = desk.words();
    let sessions = sessions(state, desk, own).await?;
    let shown = PasswordPage {
        words,
        frame: desk.frame(words.say("staff-password-title"), "/staff/password"),
        csrf: &desk.csrf,
        forced: desk.officer.must_change_password,
        done,
        sessions,
        errors,
    };
    page(status, &shown)
}

/// `GET /staff/password`
pub async fn password(
    state: Data<State>,
    user: SignedInAnyPassword,
    done: Query<Done>,
    request: HttpRequest,
) -> Result<HttpResponse, WebError> {
    let desk = Desk::open(&state, &user.officer, user.session, &request).await?;
    password_page(
        &state,
        &desk,
        user.session,
        done.done == "1",
        Vec::new(),
        StatusCode::OK,
    )
    .await
}

/// `POST /staff/password`
pub async fn change_password(
    state: Data<State>,
    user: SignedInAnyPassword,
    address: ClientAddress,
    form: Checked<Passwords>,
    request: HttpRequest,
) -> Result<HttpResponse, WebError> {
    let (who, session, typed) = (user.officer.clone(), user.session, form.0);
    let origin = Origin::of(&state.office.secrets, &address.0);
    let outcome = state
        .run(move |office, now| {
            Ok::<_, WebError>(actions::change_password(
                office, &who, session, &typed.old, &typed.new, origin, now,
            ))
        })
        .await?;
    match outcome {
        Ok(()) if user.officer.must_change_password => Ok(see_other(home(user.officer.role))),
        Ok(()) => Ok(see_other("/staff/password?done=1")),
        Err(ActionError::Invalid(errors)) => {
            let desk = Desk::open(&state, &user.officer, user.session, &request).await?;
            let errors = desk.errors(&errors);
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            password_page(&state, &desk, user.session, false, errors, status).await
        }
        Err(other) => Err(other.into()),
    }
}
