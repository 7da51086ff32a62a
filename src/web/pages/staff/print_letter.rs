//! A letter on paper: the page to print, and the day of its posting.
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
use super::print::day_problem;
use super::print_view::{ShownLetter, shown};
use crate::actions::{self, ActionError, FieldError, Problem};
use crate::appeal::LetterId;
use crate::store::outbox::{self, StoredLetter};
use crate::web::error::WebError;
use crate::web::extract::SignedInOfficer;
use crate::web::forms::{Checked, Permitted};
use crate::web::pages::{Frame, Words};
use crate::web::state::State;

#[derive(Template)]
#[template(path = "staff/letter.html")]
struct LetterPage<'a> {
    words: Words<'a>,
    frame: Frame,
    csrf: &'a str,
    view: ShownLetter,
    today: NaiveDate,
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

/// The same page with the day of a form that was interrupted.
pub async fn again(
    state: &State,
    officer: &SignedInOfficer,
    id: Uuid,
    typed: Posting,
    request: &HttpRequest,
) -> Result<HttpResponse, WebError> {
    let desk = Desk::open(state, &officer.officer, officer.session, request).await?;
    let letter = read(state, officer, id).await?;
    render(&desk, letter, typed.posted_on, Vec::new(), StatusCode::OK)
}

/// A letter on paper that the officer prints, else 404.
async fn read(state: &State, officer: &SignedInOfficer, id: Uuid) -> Result<StoredLetter, WebError> {
    let scope = officer.scope();
    state
        .run(move |office, _| {
            office
                .store
                .read(|c| outbox::find_task(c, &office.secrets, &scope, LetterId(id)))
        })
        .await?
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
    let view = shown(&words, letter);
    let title = words.say1("staff-letter-title", "subject", &view.subject);
    let letter = LetterPage {
        words,
        frame: desk.frame(title, "/staff/print"),
        csrf: &desk.csrf,
        view,
        today: desk.today,
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
    let outcome = match typed.parse::<NaiveDate>() {
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
        Err(ActionError::Invalid(_)) => {
            let desk = Desk::open(&state, &officer.officer, officer.session, &request).await?;
            let letter = read(&state, &officer, *id).await?;
            let errors = vec![ShownError {
                field: "posted_on".to_owned(),
                message: desk.words().say(day_problem(&desk, &typed)),
            }];
            render(&desk, letter, typed, errors, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(other) => Err(other.into()),
    }
}
