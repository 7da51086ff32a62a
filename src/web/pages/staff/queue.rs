//! `GET /staff/`: the triage queue of the officer's body, the nearest due date first.
//!
//! It owns reading the filter. What the page shows is made by `queue_view`.

use std::collections::{BTreeMap, BTreeSet};

use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use chrono::NaiveDate;
use serde::Deserialize;

use super::desk::{Desk, home, page, see_other};
use super::due::SOON;
use super::queue_view::{QueueView, Seen, view};
use crate::appeal::CaseId;
use crate::law::Law;
use crate::statistics::{AsOf, Measure};
use crate::store::cases::{self, CaseFilter, Scope, Sort};
use crate::store::{StoreError, bodies, proposals, territories};
use crate::web::error::WebError;
use crate::web::extract::{SignedInOfficer, SignedInUser};
use crate::web::forms::Query;
use crate::web::pages::{Frame, Words};
use crate::web::state::State;

/// Rows of one page.
const PAGE: i64 = 50;

/// What the address asks for; anything that is not a known word filters nothing.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// `closed`, else the open ones.
    pub view: String,
    /// A subject of the rulebook.
    pub subject: String,
    /// The word of a status.
    pub status: String,
    /// `overdue`, `today` or `soon`.
    pub due: String,
    /// `waiting`: on which a proposal waits for the head.
    pub proposed: String,
    /// Where the page goes on.
    pub cursor: String,
}

impl Asked {
    /// Whether the closed cases are asked for.
    pub fn closed(&self) -> bool {
        self.view == "closed"
    }

    /// Whether only cases with a proposal are asked for.
    fn waiting(&self) -> bool {
        self.proposed == "waiting"
    }

    /// Whether anything narrows the queue.
    pub fn filtered(&self) -> bool {
        self.closed()
            || [&self.subject, &self.status, &self.due, &self.proposed, &self.cursor]
                .iter()
                .any(|word| !word.is_empty())
    }

    /// The address of the page that goes on from a cursor.
    pub fn href(&self, cursor: &str) -> String {
        let parts: Vec<(&str, &str)> = [
            ("view", self.view.as_str()),
            ("subject", self.subject.as_str()),
            ("status", self.status.as_str()),
            ("due", self.due.as_str()),
            ("proposed", self.proposed.as_str()),
            ("cursor", cursor),
        ]
        .into_iter()
        .filter(|(_, word)| !word.is_empty())
        .collect();
        format!("/staff/?{}", serde_urlencoded::to_string(parts).unwrap_or_default())
    }

    /// The filter of the store.
    pub fn filter(&self, today: NaiveDate, law: &Law) -> CaseFilter {
        let as_of = as_of(today, law);
        // Of the closed ones nothing is due.
        let measure = match self.due.as_str() {
            _ if self.closed() || self.waiting() => None,
            "overdue" => Some(Measure::Overdue),
            "today" => Some(Measure::Today),
            "soon" => Some(Measure::Soon),
            _ => Some(Measure::Open),
        };
        CaseFilter {
            measure: measure.map(|measure| (measure, as_of)),
            outside: self.closed().then_some((Measure::Open, as_of)),
            status: self.status.parse().ok(),
            subject: Some(self.subject.clone()).filter(|code| !code.is_empty()),
            proposed: self.waiting(),
            sort: Sort::Due,
            limit: PAGE,
            cursor: Some(self.cursor.clone()).filter(|cursor| cases::is_cursor(cursor, Sort::Due)),
            ..CaseFilter::default()
        }
    }
}

/// Soon ends after some working days; without a calendar today.
fn as_of(today: NaiveDate, law: &Law) -> AsOf {
    AsOf {
        today,
        soon_until: law.calendar.add_working_days(today, SOON).unwrap_or(today),
    }
}

#[derive(Template)]
#[template(path = "staff/queue.html")]
struct QueuePage<'a> {
    words: Words<'a>,
    frame: Frame,
    csrf: &'a str,
    view: QueueView,
}

/// The handler. Who has no queue is led to the own first place: this address is the one that people are told.
pub async fn show(
    state: Data<State>,
    user: SignedInUser,
    asked: Query<Asked>,
    request: HttpRequest,
) -> Result<HttpResponse, WebError> {
    let role = user.officer.role;
    let Some(officer) = user.at_body() else {
        return Ok(see_other(home(role)));
    };
    let desk = Desk::open(&state, &officer.officer, officer.session, &request).await?;
    let filter = asked.filter(desk.today, &desk.law);
    let as_of = as_of(desk.today, &desk.law);
    let scope = officer.scope();
    let seen = state
        .run(move |office, _| office.store.read(|c| read(c, &officer, &scope, &filter, as_of)))
        .await?;
    let words = desk.words();
    let view = view(&desk, &asked, &seen);
    let title = words.count("staff-queue-title", "open", view.open);
    let queue = QueuePage {
        words,
        frame: desk.frame(title, "/staff/"),
        csrf: &desk.csrf,
        view,
    };
    page(StatusCode::OK, &queue)
}

fn read(
    c: &mut crate::store::Conn,
    officer: &SignedInOfficer,
    scope: &Scope,
    filter: &CaseFilter,
    as_of: AsOf,
) -> Result<Seen, StoreError> {
    let body = bodies::find(c, &officer.body)?;
    let page = cases::page(c, scope, filter)?;
    let codes: Vec<String> = page.items.iter().map(|row| row.settlement.to_string()).collect();
    let settlements: BTreeMap<_, _> = territories::find_many(c, &codes)?
        .into_iter()
        .map(|territory| (territory.code.to_string(), territory))
        .collect();
    let others: BTreeSet<String> = page
        .items
        .iter()
        .filter(|row| row.body != officer.body)
        .map(|row| row.body.0.clone())
        .collect();
    let others: Vec<String> = others.into_iter().collect();
    let others = bodies::find_many(c, &others)?;
    let cases: Vec<CaseId> = page.items.iter().map(|row| row.id).collect();
    Ok(Seen {
        proposed: proposals::waiting_on(c, &cases)?,
        others: others.into_iter().map(|body| (body.code, body.name)).collect(),
        in_trust: cases::count_in_trust(c, &officer.body)?,
        body: body.map(|body| body.name).unwrap_or_default(),
        counts: cases::counts(c, scope, as_of)?,
        page,
        settlements,
    })
}
