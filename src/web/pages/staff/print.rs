//! Letters on paper: the print tasks of a body, all of them as one document, and the posting of many in one step.

use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use chrono::NaiveDate;
use uuid::Uuid;

use super::desk::{Desk, ShownError, page, see_other};
use super::print_view::{Envelope, ShownLetter, envelopes, shown, shown_task};
use crate::actions::{self, ActionError, MANY_POSTINGS, NotPosted, PostingRefused};
use crate::appeal::LetterId;
use crate::store::outbox::{self, StoredLetter, Task};
use crate::store::{Opened, StoreError};
use crate::web::error::{WebError, refused_text};
use crate::web::extract::SignedInOfficer;
use crate::web::forms::{Checked, Permitted};
use crate::web::pages::{Frame, Words};
use crate::web::state::State;

/// After so many failures a letter is a task for people.
const FAILING: i32 = 3;
/// Tasks on a page, and letters of a document: as many as are recorded in one step.
const SHOWN: i64 = MANY_POSTINGS as i64;

#[derive(Template)]
#[template(path = "staff/print.html")]
struct PrintPage<'a> {
    words: Words<'a>,
    frame: Frame,
    csrf: &'a str,
    tasks: Vec<ShownLetter>,
    /// How many wait besides those shown.
    more: Option<String>,
    unopened: Option<String>,
    failing: Vec<ShownLetter>,
    all: String,
    today: NaiveDate,
    typed: Typed,
    errors: Vec<ShownError>,
}

impl PrintPage<'_> {
    fn ticked(&self, letter: &Uuid) -> bool {
        self.typed.letters.as_ref().is_none_or(|ticked| ticked.contains(letter))
    }
}

/// What the form of many postings holds; without ticks when it was not sent yet.
#[derive(Default)]
struct Typed {
    posted_on: String,
    letters: Option<Vec<Uuid>>,
}

impl Typed {
    fn read(fields: &[(String, String)]) -> Self {
        let values = |wanted: &'static str| {
            fields
                .iter()
                .filter(move |(name, _)| name == wanted)
                .map(|(_, value)| value.as_str())
        };
        Self {
            posted_on: values("posted_on").next().unwrap_or_default().to_owned(),
            letters: Some(values("letter").filter_map(|id| id.parse().ok()).collect()),
        }
    }
}

/// What the page is made of.
struct Tasks {
    tasks: Opened<Task>,
    count: i64,
    failing: Opened<StoredLetter>,
}

async fn read(state: &State, officer: &SignedInOfficer) -> Result<Tasks, WebError> {
    let scope = officer.scope();
    let read = move |office: &actions::Office, _| {
        office.store.read(|c| {
            Ok::<_, StoreError>(Tasks {
                tasks: outbox::to_print(c, &office.secrets, &scope, SHOWN)?,
                count: outbox::count_to_print(c, &scope)?,
                failing: outbox::failing(c, &office.secrets, &scope, FAILING)?,
            })
        })
    };
    state.run(read).await
}

/// `GET /staff/print`: what the body must print, and what the mail server does not take.
pub async fn tasks(
    state: Data<State>,
    officer: SignedInOfficer,
    request: HttpRequest,
) -> Result<HttpResponse, WebError> {
    let desk = Desk::open(&state, &officer.officer, officer.session, &request).await?;
    let tasks = read(&state, &officer).await?;
    let typed = Typed {
        posted_on: desk.today.to_string(),
        letters: None,
    };
    render(&desk, tasks, typed, Vec::new(), StatusCode::OK)
}

/// The same page with the day and the ticks of a form that was interrupted.
pub async fn again(
    state: &State,
    officer: &SignedInOfficer,
    fields: &[(String, String)],
    request: &HttpRequest,
) -> Result<HttpResponse, WebError> {
    let desk = Desk::open(state, &officer.officer, officer.session, request).await?;
    let tasks = read(state, officer).await?;
    render(&desk, tasks, Typed::read(fields), Vec::new(), StatusCode::OK)
}

fn render(
    desk: &Desk,
    tasks: Tasks,
    typed: Typed,
    errors: Vec<ShownError>,
    status: StatusCode,
) -> Result<HttpResponse, WebError> {
    let words = desk.words();
    let listed = tasks.tasks.rows.len() as i64;
    let unopened = (tasks.tasks.unopened.len() + tasks.failing.unopened.len()) as i64;
    let more = tasks.count - listed - tasks.tasks.unopened.len() as i64;
    let print = PrintPage {
        words,
        frame: desk.frame(words.say("staff-print-title"), "/staff/print"),
        csrf: &desk.csrf,
        more: (more > 0).then(|| words.count("staff-print-more", "count", more)),
        unopened: (unopened > 0).then(|| words.count("staff-print-unopened", "count", unopened)),
        all: words.count("staff-print-all", "count", listed),
        tasks: tasks
            .tasks
            .rows
            .into_iter()
            .map(|task| shown_task(&words, task))
            .collect(),
        failing: tasks
            .failing
            .rows
            .into_iter()
            .map(|letter| shown(&words, letter))
            .collect(),
        today: desk.today,
        typed,
        errors,
    };
    page(status, &print)
}

#[derive(Template)]
#[template(path = "staff/sheets.html")]
struct Sheets<'a> {
    words: Words<'a>,
    frame: Frame,
    csrf: &'a str,
    envelopes: Vec<Envelope>,
    count: String,
    today: NaiveDate,
}

/// `GET /staff/envelopes`: every letter to print as one document, an envelope a person.
pub async fn all(state: Data<State>, officer: SignedInOfficer, request: HttpRequest) -> Result<HttpResponse, WebError> {
    let desk = Desk::open(&state, &officer.officer, officer.session, &request).await?;
    let words = desk.words();
    let tasks = read(&state, &officer).await?.tasks.rows;
    let envelopes = envelopes(tasks.into_iter().map(|task| shown_task(&words, task)).collect());
    let sheets = Sheets {
        words,
        frame: desk.frame(words.say("staff-sheets-title"), "/staff/print"),
        csrf: &desk.csrf,
        count: words.count("staff-sheets-envelopes", "count", envelopes.len() as i64),
        envelopes,
        today: desk.today,
    };
    page(StatusCode::OK, &sheets)
}

/// `POST /staff/envelopes/posted`: the ticked letters were posted on one day. All are recorded or, where one is refused,
/// none.
pub async fn posted(
    state: Data<State>,
    Permitted(officer, form): Permitted<SignedInOfficer, Checked<Vec<(String, String)>>>,
    request: HttpRequest,
) -> Result<HttpResponse, WebError> {
    let typed = Typed::read(&form.0);
    let letters: Vec<LetterId> = typed.letters.iter().flatten().copied().map(LetterId).collect();
    let outcome = match typed.posted_on.parse::<NaiveDate>() {
        Ok(day) => {
            let who = officer.officer.clone();
            state
                .run(move |office, now| Ok::<_, WebError>(actions::record_postings(office, &who, &letters, day, now)))
                .await?
                .map_err(Some)
        }
        Err(_) => Err(None),
    };
    let refused = match outcome {
        Ok(()) => return Ok(see_other("/staff/print")),
        Err(Some(PostingRefused::Failed(error))) => return Err(error.into()),
        Err(Some(PostingRefused::Letter(NotPosted {
            why: error @ (ActionError::Busy | ActionError::Internal(_)),
            ..
        }))) => return Err(error.into()),
        Err(refused) => refused,
    };
    let desk = Desk::open(&state, &officer.officer, officer.session, &request).await?;
    let tasks = read(&state, &officer).await?;
    let errors = vec![explain(&desk, &tasks.tasks.rows, refused, &typed)];
    render(&desk, tasks, typed, errors, StatusCode::UNPROCESSABLE_ENTITY)
}

/// Why nothing was recorded, with the letter that kept the others back.
fn explain(desk: &Desk, tasks: &[Task], refused: Option<PostingRefused>, typed: &Typed) -> ShownError {
    let words = desk.words();
    let (field, message) = match refused {
        None => ("posted_on", words.say("problem-invalid-date")),
        Some(PostingRefused::Letter(NotPosted { letter, why })) => {
            let why = match why {
                ActionError::Invalid(_) => words.say(day_problem(desk, &typed.posted_on)),
                ActionError::Refused(refused) => refused_text(&desk.texts, desk.officer.language, refused),
                _ => words.say("staff-print-gone"),
            };
            let named = tasks.iter().find(|task| task.letter.id == letter);
            let named = named.map(|task| shown(&words, task.letter.clone()));
            let which = named.map_or_else(
                || words.say("staff-print-one-letter"),
                |letter| format!("{}, {}", letter.kind, letter.to),
            );
            (
                "letters",
                words.say2("staff-print-refused", ("letter", &which), ("why", &why)),
            )
        }
        Some(_) => ("letters", words.say("staff-print-none-ticked")),
    };
    ShownError {
        field: field.to_owned(),
        message,
    }
}

/// What is wrong with a day of posting, as exactly as the day itself tells.
pub(super) fn day_problem(desk: &Desk, typed: &str) -> &'static str {
    match typed.parse::<NaiveDate>() {
        Ok(day) if day > desk.today => "staff-posted-future",
        Ok(_) => "staff-posted-before",
        Err(_) => "problem-invalid-date",
    }
}
