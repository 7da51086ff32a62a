//! What every page of the desk shares: who is signed in, in which language, and the frame around the page.
//!
//! It decides nothing about cases.

use std::sync::Arc;

use actix_web::http::header::{CACHE_CONTROL, ContentType, LOCATION};
use actix_web::http::{Method, StatusCode};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;
use uuid::Uuid;

use super::case_input::label;
use crate::actions::FieldError;
use crate::appeal::{Language, Role};
use crate::law::Law;
use crate::store::officers::Officer;
use crate::texts::Texts;
use crate::web::error::{WebError, problem_text};
use crate::web::extract::SignedInUser;
use crate::web::forms::Query;
use crate::web::pages::{Frame, Link, Switch, Words};
use crate::web::state::State;

/// Where an interrupted form goes on.
pub const RESUME: &str = "/staff/resume";

/// An option of a list.
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What people read.
    pub text: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// A field at fault in the words of the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownError {
    /// The id of the field.
    pub field: String,
    /// What is wrong with it.
    pub message: String,
}

impl ShownError {
    /// What the form calls the field: in the list above the form, «fill in this field» must say which.
    pub fn label(&self, words: &Words<'_>) -> Option<String> {
        // Several forms of a page may have a field of one name: the id then begins with the step, and may end with a proposal.
        if let Some((step, field)) = self.field.split_once('-')
            && let Ok(step) = step.parse()
        {
            let field = field.split('-').next().unwrap_or(field);
            return Some(words.say(&label(step, field)));
        }
        let key = match self.field.as_str() {
            "body" => "staff-unattended-body",
            "email" => "staff-email",
            "name" => "staff-officer-name",
            "role" => "staff-officer-role",
            "territory" => "staff-officer-territory",
            "old_password" => "staff-password-old",
            "new_password" => "staff-password-new",
            _ => return None,
        };
        Some(words.say(key))
    }
}

/// Who looks at the page, when, and with what at hand.
pub struct Desk {
    /// The user.
    pub officer: Officer,
    /// The token of this session's forms.
    pub csrf: String,
    /// All texts.
    pub texts: Arc<Texts>,
    /// The law in force.
    pub law: Arc<Law>,
    /// Civil date in Kazakhstan.
    pub today: NaiveDate,
    /// The instant of the request.
    pub now: DateTime<Utc>,
    /// The address of the page, where it can be asked for again.
    back: Option<String>,
    /// Whether the page is filled in again with what an interrupted form held.
    resumed: bool,
}

#[derive(Deserialize)]
struct Asked {
    lang: Option<String>,
}

impl Desk {
    /// The desk of a signed-in user. A `?lang=` in the address shows the page once in that language and keeps nothing.
    pub async fn open(
        state: &State,
        officer: &Officer,
        session: Uuid,
        request: &HttpRequest,
    ) -> Result<Self, WebError> {
        let mut officer = officer.clone();
        let asked = Query::<Asked>::parse(request.query_string()).ok();
        let language = asked.and_then(|switch| switch.lang.as_deref().and_then(|code| code.parse::<Language>().ok()));
        if let Some(language) = language {
            officer.language = language;
        }
        let now = state.clock.now();
        Ok(Self {
            csrf: state.office.secrets.csrf(&session.to_string()),
            texts: Arc::clone(&state.office.texts),
            law: Arc::clone(&state.office.law()),
            today: crate::deadlines::civil(now).date(),
            officer,
            now,
            back: address(request),
            resumed: request.path() == RESUME,
        })
    }

    /// The same for any signed-in user.
    pub async fn of(state: &State, user: &SignedInUser, request: &HttpRequest) -> Result<Self, WebError> {
        Self::open(state, &user.officer, user.session, request).await
    }

    /// The day on which an appeal that comes now is registered.
    pub fn registered_next(&self) -> NaiveDate {
        self.law.registered_next(crate::deadlines::civil(self.now))
    }

    /// The words of the page in the user's language.
    pub fn words(&self) -> Words<'_> {
        Words {
            texts: &self.texts,
            language: self.officer.language,
        }
    }

    /// The frame with the places that this role has; `here` is the address of the page's own place.
    pub fn frame(&self, title: String, here: &str) -> Frame {
        let words = self.words();
        let places: Vec<Link> = places(self.officer.role)
            .iter()
            .map(|(key, href)| Link {
                text: words.say(key),
                href: (*href).to_owned(),
                here: *href == here,
            })
            .collect();
        let who = format!(
            "{}, {}",
            self.officer.name,
            words.say(&format!("role-{}", self.officer.role.as_str()))
        );
        let mut frame = Frame::desk(&words, title, places.clone(), Some(who));
        frame.switch = Some(Switch {
            csrf: self.csrf.clone(),
            back: self.back.clone().unwrap_or_else(|| here.to_owned()),
        });
        // The header hides its places on a phone; the foot keeps them within reach.
        frame.more.splice(0..0, places);
        frame.notice = self.resumed.then(|| words.say("kept-resumed"));
        frame
    }

    /// Fields at fault in the reader's words.
    pub fn errors(&self, errors: &[FieldError]) -> Vec<ShownError> {
        shown_errors(&self.texts, self.officer.language, errors)
    }
}

/// The address of a page to come back to, without the language that it was asked in. The answer to a form has none of its own.
fn address(request: &HttpRequest) -> Option<String> {
    if *request.method() != Method::GET {
        return None;
    }
    let asked: Vec<(String, String)> = serde_urlencoded::from_str(request.query_string()).unwrap_or_default();
    let kept: Vec<_> = asked.into_iter().filter(|(name, _)| name != "lang").collect();
    let query = serde_urlencoded::to_string(kept).unwrap_or_default();
    let path = request.path();
    Some(match query.as_str() {
        "" => path.to_owned(),
        query => format!("{path}?{query}"),
    })
}

/// Fields at fault in the words of a language.
pub fn shown_errors(texts: &Texts, language: Language, errors: &[FieldError]) -> Vec<ShownError> {
    errors
        .iter()
        .map(|error| ShownError {
            field: error.field.clone(),
            message: problem_text(texts, language, &error.problem),
        })
        .collect()
}

/// The message of a field, where it is at fault.
pub fn message<'e>(errors: &'e [ShownError], field: &str) -> Option<&'e str> {
    errors
        .iter()
        .find(|error| error.field == field)
        .map(|error| error.message.as_str())
}

/// Where a role works, its first place first.
fn places(role: Role) -> &'static [(&'static str, &'static str)] {
    match role {
        Role::Executor | Role::Head | Role::Registrar => &[
            ("staff-nav-queue", "/staff/"),
            ("staff-nav-print", "/staff/print"),
            ("staff-nav-password", "/staff/password"),
        ],
        Role::Overseer => &[
            ("staff-nav-figures", "/oversight/"),
            ("staff-nav-password", "/staff/password"),
        ],
        Role::Administrator => &[
            ("staff-nav-officers", "/staff/officers"),
            ("staff-nav-mail", "/staff/mail"),
            ("staff-nav-security", "/staff/security"),
            ("staff-nav-floods", "/staff/floods"),
            ("staff-nav-unattended", "/staff/unattended"),
            ("staff-nav-territories", "/staff/territories"),
            ("staff-nav-law", "/staff/law"),
            ("staff-nav-password", "/staff/password"),
        ],
    }
}

/// The first place of a role: where a sign-in leads.
pub fn home(role: Role) -> &'static str {
    places(role).first().map_or("/staff/password", |(_, href)| href)
}

/// A page. It is about persons, so no cache keeps it.
pub fn page(status: StatusCode, template: &impl Template) -> Result<HttpResponse, WebError> {
    let html = template
        .render()
        .map_err(|error| WebError::Internal(error.to_string()))?;
    Ok(HttpResponse::build(status)
        .insert_header((CACHE_CONTROL, "no-store"))
        .content_type(ContentType::html())
        .body(html))
}

/// After a form: to a page that may be reloaded.
pub fn see_other(path: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((LOCATION, path)).finish()
}
