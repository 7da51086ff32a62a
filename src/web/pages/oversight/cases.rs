//! `GET /oversight/cases`: the cases behind a figure, without persons.
//!
//! It shows number, body, dates, status, subject and settlement, and nothing that the applicant wrote.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use chrono::NaiveDate;

use super::period::Asked;
use crate::appeal::Trilingual;
use crate::statistics::Measure;
use crate::store::cases::{self, CaseFilter, CaseRow, Scope};
use crate::store::{Conn, StoreError, bodies, territories};
use crate::texts::{month_year, short_date};
use crate::web::error::WebError;
use crate::web::extract::SignedInOverseer;
use crate::web::forms::Query;
use crate::web::pages::staff::desk::{Desk, page};
use crate::web::pages::staff::status_word;
use crate::web::pages::{Frame, Words};
use crate::web::state::State;

/// Rows of one page.
const PAGE: i64 = 100;

struct Seen {
    rows: Vec<CaseRow>,
    next: Option<String>,
    names: BTreeMap<String, Trilingual>,
}

/// The page.
struct CasesView {
    about: Vec<String>,
    headings: Vec<String>,
    rows: Vec<Row>,
    next: Option<String>,
    back: String,
}

/// A case: its number, and its cells with their labels.
struct Row {
    number: String,
    cells: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "oversight/cases.html")]
struct CasesPage<'a> {
    words: Words<'a>,
    frame: Frame,
    csrf: &'a str,
    view: CasesView,
}

/// The handler. An address that asks for what is not the reader's is 404.
pub async fn show(
    state: Data<State>,
    user: SignedInOverseer,
    asked: Query<Asked>,
    request: HttpRequest,
) -> Result<HttpResponse, WebError> {
    let desk = Desk::of(&state, &user, &request).await?;
    let (from, to) = asked.period(desk.registered_next()).map_err(|_| WebError::NotFound)?;
    let scope = asked.scope(&user.scope()).map_err(|_| WebError::NotFound)?;
    let filter = asked.filter(from, to, desk.today, PAGE);
    let seen = state
        .run(move |office, _| office.store.read(|c| read(c, &scope, &filter)))
        .await?;
    let list = CasesPage {
        words: desk.words(),
        frame: desk.frame(desk.words().say("oversight-cases-title"), "/oversight/"),
        csrf: &desk.csrf,
        view: view(&desk, &asked, &seen, from, to),
    };
    page(StatusCode::OK, &list)
}

fn read(c: &mut Conn, scope: &Scope, filter: &CaseFilter) -> Result<Seen, StoreError> {
    let page = cases::page(c, scope, filter)?;
    let codes = |of: fn(&CaseRow) -> String| page.items.iter().map(of).collect::<Vec<String>>();
    let mut names: BTreeMap<String, Trilingual> = bodies::find_many(c, &codes(|row| row.body.to_string()))?
        .into_iter()
        .map(|body| (body.code.to_string(), body.name))
        .collect();
    let places = territories::find_many(c, &codes(|row| row.settlement.to_string()))?;
    names.extend(places.into_iter().map(|place| (place.code.to_string(), place.name)));
    Ok(Seen {
        rows: page.items,
        next: page.next,
        names,
    })
}

fn view(desk: &Desk, asked: &Asked, seen: &Seen, from: NaiveDate, to: NaiveDate) -> CasesView {
    let words = desk.words();
    let dated = asked.dated(from, to);
    let measure = dated.known_measure().unwrap_or(Measure::Received);
    let measure = words.say(&format!("oversight-measure-{}", measure.as_str().replace('_', "-")));
    let headings: Vec<String> = [
        "number",
        "body",
        "registered",
        "due",
        "answered",
        "status",
        "subject",
        "settlement",
    ]
    .map(|column| words.say(&format!("oversight-col-{column}")))
    .into();
    CasesView {
        about: vec![
            words.say1("oversight-cases-measure", "measure", &measure),
            format!(
                "{} – {}",
                month_year(words.language, from),
                month_year(words.language, to)
            ),
        ],
        rows: seen.rows.iter().map(|case| row(desk, &headings, case, seen)).collect(),
        headings,
        next: seen.next.as_ref().map(|cursor| {
            let next = Asked {
                cursor: cursor.clone(),
                ..dated.clone()
            };
            format!("/oversight/cases?{}", next.query())
        }),
        back: back(&dated),
    }
}

/// The figures that the reader came from.
fn back(dated: &Asked) -> String {
    let figures = Asked {
        body: String::new(),
        subject: String::new(),
        measure: String::new(),
        cursor: String::new(),
        ..dated.clone()
    };
    format!("/oversight/?{}", figures.query())
}

fn row(desk: &Desk, headings: &[String], case: &CaseRow, seen: &Seen) -> Row {
    let words = desk.words();
    let name = |code: &str| {
        seen.names
            .get(code)
            .map_or_else(|| code.to_owned(), |name| words.of(name).to_owned())
    };
    let date = |day: Option<NaiveDate>| day.map_or_else(|| words.say("oversight-none"), short_date);
    let subject = desk.law.powers.subject(case.registered_on, &case.subject);
    let cells = [
        name(&case.body.0),
        short_date(case.registered_on),
        date(case.due_on),
        date(case.answered_on),
        status_word(&words, case.status),
        subject.map_or_else(|| case.subject.clone(), |subject| words.of(&subject.name).to_owned()),
        name(case.settlement.as_str()),
    ];
    Row {
        number: case.number.to_string(),
        cells: headings.iter().skip(1).cloned().zip(cells).collect(),
    }
}
