//! Letters on paper: the print tasks of a body, the letter as a page to print, and the day of its posting.
//!
//! It shows the letter as it was frozen and changes not a word of it.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use chrono::NaiveDate;
use serde::Deserialize;
use uuid::Uuid;

use super::desk::{Desk, ShownError, page, see_other};
use crate::actions::{self, ActionError, FieldError, Problem};
use crate::appeal::LetterId;
use crate::deadlines::civil;
use crate::store::StoreError;
use crate::store::outbox::{self, Recipient, StoredLetter};
use crate::texts::short_date;
use crate::web::error::WebError;
use crate::web::extract::SignedInOfficer;
use crate::web::forms::{Checked, Permitted};
use crate::web::pages::{Frame, Words};
use crate::web::state::State;

/// After so many failures a letter is a task for people.
const FAILING: i32 = 3;

/// A letter in a list, or on its own page.
struct ShownLetter {
    id: Uuid,
    kind: String,
    lang: &'static str,
    subject: String,
    text: String,
    to: String,
    address: String,
    made: String,
    today: NaiveDate,
    attempts: String,
    error: Option<String>,
    posted: Option<String>,
}

fn shown(words: &Words<'_>, letter: StoredLetter, today: NaiveDate) -> ShownLetter {
    let (to, address) = match letter.to {
        Recipient::Email(email) => (email, String::new()),
        Recipient::Post { name, address } => (name, address),
    };
    ShownLetter {
        id: letter.id.0,
        kind: words.say(&format!("letter-kind-{}", letter.kind.replace('_', "-"))),
        lang: letter.language.as_str(),
        subject: letter.letter.subject,
        text: letter.letter.body,
        to,
        address,
        made: short_date(civil(letter.created_at).date()),
        today,
        attempts: words.count("staff-failing-attempts", "count", i64::from(letter.attempts)),
        error: letter.last_error,
        posted: letter
            .posted_on
            .map(|day| words.say1("staff-letter-posted", "date", &short_date(day))),
    }
}

#[derive(Template)]
#[template(path = "staff/print.html")]
struct PrintPage<'a> {
    words: Words<'a>,
    frame: Frame,
    csrf: &'a str,
    tasks: Vec<ShownLetter>,
    failing: Vec<ShownLetter>,
}

/// `GET /staff/print`: what the body must print, and what the mail server does not take.
pub async fn tasks(
    state: Data<State>,
    officer: SignedInOfficer,
    request: HttpRequest,
) -> Result<HttpResponse, WebError> {
    let desk = Desk::open(&state, &officer.officer, officer.session, &request).await?;
    let body = officer.body.clone();
    let (tasks, failing) = state
        .run(move |office, _| {
            office.store.read(|c| {
                let tasks = outbox::to_print(c, &office.secrets, &body)?;
                let failing = outbox::failing(c, &office.secrets, &body, FAILING)?;
                Ok::<_, StoreError>((tasks, failing))
            })
        })
        .await?;
    let words = desk.words();
    let list = |letters: Vec<StoredLetter>| {
        letters
            .into_iter()
            .map(|letter| shown(&words, letter, desk.today))
            .collect()
    };
    let print = PrintPage {
        words,
        frame: desk.frame(words.say("staff-print-title"), "/staff/print"),
        csrf: &desk.csrf,
        tasks: list(tasks),
        failing: list(failing),
    };
    page(StatusCode::OK, &print)
}

#[derive(Template)]
#[template(path = "staff/letter.html")]
struct LetterPage<'a> {
    words: Words<'a>,
    frame: Frame,
    csrf: &'a str,
    view: ShownLetter,
    posted_on: String,
    errors: Vec<ShownError>,
}

/// `GET /staff/print/{letter}`: the letter to print, and the form for the day of its posting.
pub async fn letter(
    state: Data<State>,
    officer: SignedInOfficer,
    id: Path<Uuid>,
    request: HttpRequest,
) -> Result<HttpResponse, WebError> {
    let desk = Desk::open(&state, &officer.officer, officer.session, &request).await?;
    let letter = read(&state, &officer, *id).await?;
    let posted_on = desk.today.to_string();
    render(&desk, letter, posted_on, Vec::new(), StatusCode::OK)
}

/// A letter on paper of the officer's body, else 404.
async fn read(state: &State, officer: &SignedInOfficer, id: Uuid) -> Result<StoredLetter, WebError> {
    let body = officer.body.clone();
    state
        .run(move |office, _| office.store.read(|c| outbox::find(c, &office.secrets, LetterId(id))))
        .await?
        .filter(|letter| letter.body.as_ref() == Some(&body) && matches!(letter.to, Recipient::Post { .. }))
        .ok_or(WebError::NotFound)
}

fn render(
    desk: &Desk,
    letter: StoredLetter,
    posted_on: String,
    errors: Vec<ShownError>,
    status: StatusCode,
) -> Result<HttpResponse, WebError> {
    let words = desk.words();
    let view = shown(&words, letter, desk.today);
    let title = words.say1("staff-letter-title", "subject", &view.subject);
    let letter = LetterPage {
        words,
        frame: desk.frame(title, "/staff/print"),
        csrf: &desk.csrf,
        view,
        posted_on,
        errors,
    };
    page(status, &letter)
}

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Posting {
    posted_on: String,
}

/// `POST /staff/print/{letter}/posted`: for an answer, this day is the day of the answer.
pub async fn posted(
    state: Data<State>,
    id: Path<Uuid>,
    Permitted(officer, form): Permitted<SignedInOfficer, Checked<Posting>>,
    request: HttpRequest,
) -> Result<HttpResponse, WebError> {
    let typed = form.0.posted_on;
    let outcome = match typed.trim().parse::<NaiveDate>() {
        Ok(day) => {
            let (who, letter) = (officer.officer.clone(), LetterId(*id));
            state
                .run(move |office, now| Ok::<_, WebError>(actions::record_posting(office, &who, letter, day, now)))
                .await?
        }
        Err(_) => Err(ActionError::Invalid(vec![FieldError {
            field: "posted_on".to_owned(),
            problem: Problem::InvalidDate,
        }])),
    };
    match outcome {
        Ok(()) => Ok(see_other("/staff/print")),
        Err(ActionError::Invalid(errors)) => {
            let desk = Desk::open(&state, &officer.officer, officer.session, &request).await?;
            let letter = read(&state, &officer, *id).await?;
            let errors = posting_errors(&desk, &errors, &typed);
            render(&desk, letter, typed, errors, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(other) => Err(other.into()),
    }
}

/// What is wrong with the day, as exactly as the day itself tells.
fn posting_errors(desk: &Desk, errors: &[FieldError], typed: &str) -> Vec<ShownError> {
    let key = match typed.trim().parse::<NaiveDate>() {
        Ok(day) if day > desk.today => "staff-posted-future",
        Ok(_) => "staff-posted-before",
        Err(_) => return desk.errors(errors),
    };
    vec![ShownError {
        field: "posted_on".to_owned(),
        message: desk.words().say(key),
    }]
}
