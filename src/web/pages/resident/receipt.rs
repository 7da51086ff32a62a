//! The receipt slip (APPC 64(2)): the number, who must answer and why, and the date by which with its days.
//!
//! It shows what was decided and stored when the appeal was filed; it decides nothing anew.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use chrono::NaiveDate;

use super::calendar::{CalendarView, calendar};
use super::door::{self, Trouble};
use super::places;
use super::qr::{Qr, qr};
use super::tracking_cases::must;
use super::{Frame, Visit, Words, internal};
use crate::actions::Office;
use crate::appeal::{Language, Trilingual};
use crate::deadlines::{Clock, Deadline, civil};
use crate::journal::first_due_on;
use crate::powers::{Attendant, Outcome, Routing};
use crate::store::appeals::Appeal;
use crate::store::bodies::{self, Body};
use crate::store::cases::{self, Case};
use crate::store::held;
use crate::store::journal;
use crate::texts;
use crate::web::WebError;
use crate::web::address::{encode, with_query};
use crate::web::pages::branches::{Branch, branch_of, branches};
use crate::web::pages::candidates::{Candidate, candidates};
use crate::web::pages::others::{Other, OtherView, others};
use crate::web::pages::quotes::{Quotation, quotations};

/// What the slip is written from.
struct Filed {
    appeal: Appeal,
    case: Case,
    body: Option<Body>,
    higher: Option<Trilingual>,
    attendant: Attendant,
    candidates: Vec<Candidate>,
    others: Vec<Other>,
    place: String,
    /// The first date that the resident was given.
    first_due_on: Option<NaiveDate>,
    /// The case that goes on with it, where the appeal was sent on, and the name of its body.
    present: Option<(Case, String)>,
    letter_held: bool,
}

/// Who answers, and why.
struct WhyView {
    body: String,
    in_trust: Option<String>,
    undetermined: bool,
    missing: Option<String>,
    candidates: Vec<String>,
    reasons: Vec<String>,
    owner: Option<String>,
    basis: String,
    confidence: String,
    others: Vec<OtherView>,
    quotes: Vec<Quotation>,
}

/// By when, and how that was counted.
struct WhenView {
    by: String,
    weekday: String,
    term: String,
    basis: String,
    late_registration: Option<String>,
    calendar: CalendarView,
}

#[derive(Template)]
#[template(path = "resident/receipt.html")]
struct Receipt<'a> {
    words: Words<'a>,
    frame: Frame,
    number: String,
    key: String,
    received_at: String,
    applicant: String,
    kind: String,
    subject: String,
    place: String,
    why: WhyView,
    /// What must be done by the date.
    when_title: String,
    when: Option<WhenView>,
    later: Vec<String>,
    due_unknown: bool,
    forward_by: Option<String>,
    no_answer: Option<String>,
    higher: Option<String>,
    qr: Option<Qr>,
    link: String,
    email: Option<String>,
    letter_held: bool,
    tracking_page: String,
    another: String,
}

/// `GET /{lang}/appeals/{number}/receipt`: for the browser that filed it, or that opened it with the key.
pub(super) async fn receipt(visit: Visit) -> Result<HttpResponse, WebError> {
    let (language, number, key) = (visit.language, visit.part("number"), visit.tracking_key());
    let (wanted, tried) = (number.clone(), key.is_some());
    let filed = visit
        .state
        .run(move |office, _| read(office, language, key.as_deref(), &wanted))
        .await?;
    match filed {
        Some(filed) => visit.page(StatusCode::OK, &slip(&visit, &filed)),
        None if tried => door::not_opened(&visit, &number, Trouble::NoKey),
        None => door::key_page(&visit, &number, Trouble::NoKey, StatusCode::NOT_FOUND),
    }
}

fn read(office: &Office, language: Language, key: Option<&str>, number: &str) -> Result<Option<Filed>, WebError> {
    office.store.read(|c| {
        let Some(appeal) = door::opened(c, &office.secrets, key, number)? else {
            return Ok(None);
        };
        let cases = cases::of_appeal(c, appeal.id)?;
        let Some(case) = cases.first().cloned() else {
            return Err(internal("an appeal without a case"));
        };
        let entries = journal::of_appeal(c, appeal.id)?;
        let goes_on = branch_of(&branches(&appeal.number, &cases, &entries), case.id).and_then(Branch::tip);
        let present = match goes_on.filter(|present| present.id != case.id) {
            Some(present) => {
                let name = bodies::find(c, &present.body)?.map(|body| body.name.get(language).to_owned());
                let name = name.unwrap_or_else(|| present.body.to_string());
                Some((present.clone(), name))
            }
            None => None,
        };
        let body = bodies::find(c, &case.body)?;
        let higher = match body.as_ref().and_then(|body| body.higher.as_ref()) {
            Some(code) => bodies::find(c, code)?.map(|body| body.name),
            None => None,
        };
        let attendant = match &body {
            Some(body) => bodies::attendant(c, body)?,
            None => Attendant::Nobody,
        };
        let place = places::describe(c, language, &appeal.settlement)?.map_or_else(
            || appeal.settlement.to_string(),
            |place| format!("{}, {}", place.name, place.around),
        );
        Ok(Some(Filed {
            letter_held: !held::of_appeal(c, &office.secrets, appeal.id)?.is_empty(),
            candidates: candidates(c, &office.law(), &appeal, case.routing.as_ref())?,
            others: others(c, &case)?,
            first_due_on: first_due_on(&entries),
            present,
            appeal,
            case,
            body,
            higher,
            attendant,
            place,
        }))
    })
}

fn slip<'a>(visit: &'a Visit, filed: &Filed) -> Receipt<'a> {
    let words = visit.words();
    let (appeal, case) = (&filed.appeal, &filed.case);
    let office = &visit.state.office;
    let key = office.secrets.tracking_key(appeal.id);
    let link = format!("{}/{}/t/{key}", office.public_url, words.lang());
    let subject = office
        .law()
        .powers
        .subject(appeal.registered_on, &appeal.subject)
        .map_or_else(|| appeal.subject.clone(), |subject| words.of(&subject.name).to_owned());
    let received = civil(appeal.received_at);
    let address = if appeal.address.is_empty() {
        filed.place.clone()
    } else {
        format!("{}. {}", filed.place, appeal.address)
    };
    let by = |date| texts::by_date(words.language, date);
    Receipt {
        frame: visit.frame(words.say1("receipt-title", "number", &appeal.number.0), "file"),
        number: appeal.number.0.clone(),
        received_at: format!(
            "{}, {}, {}",
            texts::long_date(words.language, received.date()),
            texts::weekday(words.language, received.date()),
            texts::time(received.time())
        ),
        applicant: appeal.applicant.name.to_string(),
        kind: words.say(&format!("kind-{}", appeal.kind.as_str())),
        subject,
        place: address,
        why: why(&words, office, filed),
        when_title: words.say(asks_when(case.clock)),
        when: case.deadline.as_ref().map(|deadline| when(&words, deadline)),
        later: later(&words, filed),
        due_unknown: case.due_on.is_none(),
        forward_by: case
            .forward_due_on
            .map(|date| words.say1("receipt-next-forward", "date", &by(date))),
        no_answer: case.due_on.map(|date| unless(&words, case.clock, date)),
        higher: filed
            .higher
            .as_ref()
            .map(|name| words.say1("receipt-next-higher", "body", words.of(name))),
        qr: qr(&link),
        email: appeal.applicant.email.clone(),
        letter_held: filed.letter_held,
        tracking_page: format!("/{}/appeals/{}", words.lang(), encode(&appeal.number.0)),
        another: with_query(
            &format!("/{}/appeals/new", words.lang()),
            &[("settlement", appeal.settlement.as_str())],
        ),
        link,
        key,
        words,
    }
}

fn why(words: &Words<'_>, office: &Office, filed: &Filed) -> WhyView {
    let body = filed
        .body
        .as_ref()
        .map_or_else(|| filed.case.body.to_string(), |body| words.of(&body.name).to_owned());
    let Some(routing) = &filed.case.routing else {
        return WhyView {
            in_trust: None,
            body,
            undetermined: filed.case.undetermined,
            missing: None,
            candidates: Vec::new(),
            reasons: Vec::new(),
            owner: None,
            basis: String::new(),
            confidence: String::new(),
            others: Vec::new(),
            quotes: Vec::new(),
        };
    };
    WhyView {
        in_trust: words
            .in_trust(&body, &filed.attendant)
            .filter(|_| filed.case.status.is_open()),
        body,
        undetermined: routing.outcome == Outcome::Undetermined,
        missing: routing
            .missing
            .as_ref()
            .and_then(|code| office.law().powers.question(filed.case.registered_on, code))
            .map(|question| words.say1("receipt-open-question", "question", words.of(&question.text))),
        candidates: filed.candidates.iter().map(|one| one.sentence(words)).collect(),
        reasons: reasons(words, routing),
        owner: routing
            .operational_owner
            .as_ref()
            .map(|owner| words.say1("receipt-owner", "owner", words.of(owner))),
        basis: words.of(&routing.basis).to_owned(),
        others: filed.others.iter().map(|other| other.view(words)).collect(),
        quotes: quotations(words, &routing.quotes),
        confidence: words.sure(routing.confidence),
    }
}

/// What is asked about the date.
fn asks_when(clock: Clock) -> &'static str {
    match clock {
        Clock::PassUp => "receipt-when-complaint",
        _ => "receipt-when",
    }
}

/// What follows where nothing has come by the date; of a complaint, what must be done by then.
fn unless(words: &Words<'_>, clock: Clock, date: NaiveDate) -> String {
    match clock {
        Clock::PassUp => must(words, clock, date),
        _ => words.say1("receipt-next-no-answer", "date", &texts::by_date(words.language, date)),
    }
}

/// What the slip adds once its date is not the one that the resident was given first, or not the one that binds.
fn later(words: &Words<'_>, filed: &Filed) -> Vec<String> {
    let date = |date: NaiveDate| texts::long_date(words.language, date);
    let first = filed.first_due_on.filter(|_| filed.first_due_on != filed.case.due_on);
    let first = first.map(|first| words.say1("receipt-first-date", "date", &date(first)));
    let forwarded = filed.present.as_ref().map(|(case, body)| {
        let sentence = words.say1("receipt-forwarded", "body", body);
        match case.due_on.filter(|_| case.due_on != filed.case.due_on) {
            // The date of a complaint on its slip is another body's, for another thing.
            Some(due_on) if case.clock == Clock::Complaint => {
                let to = words.say1("receipt-next-higher", "body", body);
                format!("{to} {}", must(words, case.clock, due_on))
            }
            Some(due_on) => format!(
                "{sentence} {}",
                words.say1("receipt-forwarded-date", "date", &date(due_on))
            ),
            None => sentence,
        }
    });
    first.into_iter().chain(forwarded).collect()
}

fn reasons(words: &Words<'_>, routing: &Routing) -> Vec<String> {
    routing
        .why
        .iter()
        .map(|reason| words.of(&reason.text).to_owned())
        .collect()
}

fn when(words: &Words<'_>, deadline: &Deadline) -> WhenView {
    let received_on = deadline.received_at.date();
    WhenView {
        by: words.say1("receipt-by", "date", &texts::by_date(words.language, deadline.due_on)),
        weekday: texts::weekday(words.language, deadline.due_on),
        term: words.count("receipt-term", "days", i64::from(deadline.working_days)),
        basis: words.of(&deadline.basis).to_owned(),
        late_registration: (deadline.registered_on != received_on).then(|| {
            words.say1(
                "receipt-registered-later",
                "date",
                &texts::long_date(words.language, deadline.registered_on),
            )
        }),
        calendar: calendar(words, deadline),
    }
}
