//! Filing in three steps without a script: the settlement, the subject, the form; then the appeal itself.
//!
//! What was chosen travels in the query; what was typed never does.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use serde::Deserialize;

use super::answerer::answerer;
use super::form::{self, About, FormView, Typed};
use super::home::{Choice, GroupChoice, groups};
use super::places::{self, NamedPlace};
use super::{Frame, Visit, Words, internal, minutes, retry_later};
use crate::actions::{self, FieldError, Office, Problem};
use crate::appeal::{Facts, Language};
use crate::store::Found;
use crate::web::WebError;
use crate::web::address::{encode, with_query};
use crate::web::forms::OwnForm;
use crate::web::pages::kept::Part;
use crate::web::present::{BUSY_FOR, UNAVAILABLE_FOR, later, problem_text};

/// What was chosen so far.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Chosen {
    settlement: String,
    settlement_q: String,
    subject: String,
    group: String,
    q: String,
}

impl Chosen {
    /// The address of the next step.
    fn href(&self, language: Language) -> String {
        with_query(
            &format!("/{language}/appeals/new"),
            &[
                ("settlement", &self.settlement),
                ("subject", &self.subject),
                ("group", &self.group),
                ("q", &self.q),
                ("settlement_q", &self.settlement_q),
            ],
        )
    }
}

/// First step: the settlement.
#[derive(Template)]
#[template(path = "resident/choose_place.html")]
struct ChoosePlace<'a> {
    words: Words<'a>,
    frame: Frame,
    chosen: Chosen,
    places: Vec<Choice>,
    hidden: Option<String>,
    problem: Option<String>,
    parts: Vec<Part>,
}

/// Subjects that a search offers.
const FOUND: usize = 7;

/// Second step: the subject.
#[derive(Template)]
#[template(path = "resident/choose_subject.html")]
struct ChooseSubject<'a> {
    words: Words<'a>,
    frame: Frame,
    chosen: Chosen,
    place: NamedPlace,
    change_place: String,
    group_name: Option<String>,
    found: Vec<Choice>,
    hidden: Option<String>,
    searched: bool,
    groups: Vec<GroupChoice>,
    unknown: bool,
    parts: Vec<Part>,
}

/// Third step: the form.
#[derive(Template)]
#[template(path = "resident/form.html")]
struct Form<'a> {
    words: Words<'a>,
    frame: Frame,
    form: FormView,
    change_place: String,
    change_subject: String,
}

/// What the store and the rulebook know about the choices.
enum Step {
    Place(Found<NamedPlace>, Option<Problem>),
    Subject(NamedPlace),
    Form(Box<About>),
}

/// `GET /{lang}/appeals/new`
pub(super) async fn choose(visit: Visit) -> Result<HttpResponse, WebError> {
    let chosen: Chosen = visit.query();
    let step = next_step(&visit, chosen.clone()).await?;
    show_step(&visit, chosen, step, StatusCode::OK)
}

/// `POST /{lang}/appeals/new`: files the appeal and leads to its receipt.
pub(super) async fn file(visit: Visit, form: OwnForm<Vec<(String, String)>>) -> Result<HttpResponse, WebError> {
    let typed = Typed(form.0);
    let draft = typed.draft();
    let key = match typed.get("idempotency_key") {
        key if (1..=64).contains(&key.len()) => key.to_owned(),
        _ => fresh_key()?,
    };
    let (used, source) = (key.clone(), visit.source());
    let filed = visit
        .state
        .run(move |office, now| actions::file_appeal_from(office, source, &draft, &used, now))
        .await;
    let words = visit.words();
    match filed {
        Ok(receipt) => {
            let number = encode(&receipt.number.0);
            let path = format!("/{}/appeals/{number}/receipt", visit.language);
            visit.enter(&path, receipt.tracking_key)
        }
        Err(WebError::Invalid(errors)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            show_again(&visit, &typed, &errors, None, key, status).await
        }
        Err(WebError::IdempotencyConflict) => {
            let why = Some(words.say("filing-sent-before"));
            show_again(&visit, &typed, &[], why, fresh_key()?, StatusCode::CONFLICT).await
        }
        Err(WebError::TooMany { retry_after }) => {
            let why = Some(words.count("filing-too-many", "minutes", minutes(retry_after)));
            let status = StatusCode::TOO_MANY_REQUESTS;
            let response = show_again(&visit, &typed, &[], why, key, status).await?;
            Ok(retry_later(response, retry_after))
        }
        Err(WebError::Busy) => {
            let shown = keep(&visit, &typed, "busy", key)?;
            Ok(later(shown, BUSY_FOR))
        }
        Err(WebError::Unavailable(why)) => {
            tracing::error!(error = %why, "an appeal was not filed");
            let shown = keep(&visit, &typed, "unavailable", key)?;
            Ok(later(shown, UNAVAILABLE_FOR))
        }
        Err(other) => Err(other),
    }
}

/// The form that could not be filed now, with everything that was typed and under the same key, so that a second press
/// files it once. The database is not asked again: the place is as the form had it, the rest from the rulebook.
fn keep(visit: &Visit, typed: &Typed, why: &str, key: String) -> Result<HttpResponse, WebError> {
    let words = visit.words();
    let about = About::unread(&visit.state.office.law().powers, visit.today(), typed).ok_or(WebError::Busy)?;
    let say = words.say(&format!("filing-{why}"));
    let mut view = form::view(&words, &about, typed, &[], Some(say), key);
    // There is nothing to correct.
    view.errors_title = words.say(&format!("error-{why}"));
    show_form(visit, view, StatusCode::SERVICE_UNAVAILABLE)
}

/// Which step the choices lead to: an unknown settlement or subject is asked again.
async fn next_step(visit: &Visit, chosen: Chosen) -> Result<Step, WebError> {
    let (language, today) = (visit.language, visit.today());
    visit
        .state
        .run(move |office, _| read_step(office, language, today, &chosen))
        .await
}

fn read_step(office: &Office, language: Language, today: chrono::NaiveDate, chosen: &Chosen) -> Result<Step, WebError> {
    office.store.read(|c| {
        let (place, name) = match places::choose(c, language, today, &chosen.settlement)? {
            Ok(known) => known,
            Err(problem) => {
                let found = match chosen.settlement_q.as_str() {
                    "" => places::instead(c, language, problem.as_ref())?,
                    words => places::search(c, language, today, words)?,
                };
                return Ok(Step::Place(found, problem));
            }
        };
        let powers = &office.law().powers;
        let Some(subject) = powers.subject(today, &chosen.subject) else {
            return Ok(Step::Subject(name));
        };
        let mut questions = Vec::new();
        for code in &subject.questions {
            let Some(question) = powers.question(today, code) else {
                continue;
            };
            let mut answerers = Vec::new();
            for answer in &question.answers {
                let facts = Facts::from([(question.code.clone(), answer.code.clone())]);
                answerers.push(answerer(c, powers, today, &place, &subject.code, &facts)?);
            }
            questions.push((question, answerers));
        }
        let nobody_asked = questions.is_empty();
        let alone = nobody_asked
            .then(|| answerer(c, powers, today, &place, &subject.code, &Facts::new()))
            .transpose()?;
        Ok(Step::Form(Box::new(About {
            place: name,
            subject,
            questions,
            answerer: alone,
        })))
    })
}

fn show_step(visit: &Visit, chosen: Chosen, step: Step, status: StatusCode) -> Result<HttpResponse, WebError> {
    match step {
        Step::Place(places, problem) => show_places(visit, chosen, places, problem.as_ref(), status),
        Step::Subject(place) => show_subjects(visit, chosen, place, status),
        Step::Form(about) => {
            let typed = Typed::default();
            let view = form::view(&visit.words(), &about, &typed, &[], None, fresh_key()?);
            show_form(visit, view, status)
        }
    }
}

fn show_places(
    visit: &Visit,
    chosen: Chosen,
    places: Found<NamedPlace>,
    problem: Option<&Problem>,
    status: StatusCode,
) -> Result<HttpResponse, WebError> {
    let words = visit.words();
    let hidden = words.hidden(places.hidden, places.at_least);
    let places = places
        .items
        .into_iter()
        .map(|place| Choice {
            href: Chosen {
                settlement: place.code,
                settlement_q: String::new(),
                ..chosen.clone()
            }
            .href(visit.language),
            name: place.name,
            more: place.around,
        })
        .collect();
    let page = ChoosePlace {
        frame: visit.frame(words.say("filing-choose-settlement"), "file"),
        problem: problem.map(|problem| problem_text(&visit.state.office.texts, visit.language, problem)),
        parts: visit.typed_parts(),
        chosen,
        places,
        hidden,
        words,
    };
    visit.page(status, &page)
}

fn show_subjects(
    visit: &Visit,
    chosen: Chosen,
    place: NamedPlace,
    status: StatusCode,
) -> Result<HttpResponse, WebError> {
    let words = visit.words();
    let (powers, today) = (&visit.state.office.law().powers, visit.today());
    let searched = !chosen.q.is_empty();
    let mut subjects = if searched {
        powers.search(today, &chosen.q, usize::MAX)
    } else {
        let all = powers.subjects(today).into_iter();
        all.filter(|subject| subject.group == chosen.group).collect()
    };
    let shown = if searched { FOUND } else { usize::MAX };
    let hidden = subjects.len().saturating_sub(shown);
    subjects.truncate(shown);
    let found = subjects
        .into_iter()
        .map(|subject| Choice {
            name: words.of(&subject.name).to_owned(),
            more: String::new(),
            href: Chosen {
                subject: subject.code,
                settlement: place.code.clone(),
                ..Chosen::default()
            }
            .href(visit.language),
        })
        .collect();
    let group_name = powers
        .groups(today)
        .into_iter()
        .find(|(code, _)| !searched && *code == chosen.group)
        .map(|(_, name)| words.of(&name).to_owned());
    let page = ChooseSubject {
        frame: visit.frame(words.say("filing-choose-subject"), "file"),
        groups: groups(&words, powers, today, |group| {
            Chosen {
                group: group.to_owned(),
                settlement: place.code.clone(),
                ..Chosen::default()
            }
            .href(visit.language)
        }),
        change_place: Chosen {
            settlement: String::new(),
            ..chosen.clone()
        }
        .href(visit.language),
        unknown: !chosen.subject.is_empty(),
        parts: visit.typed_parts(),
        searched,
        found,
        hidden: words.hidden(hidden as u64, false),
        group_name,
        chosen,
        place,
        words,
    };
    visit.page(status, &page)
}

fn show_form(visit: &Visit, form: FormView, status: StatusCode) -> Result<HttpResponse, WebError> {
    let words = visit.words();
    let title = if form.errors.is_empty() {
        form.subject.clone()
    } else {
        words.say1("filing-error-title", "title", &form.subject)
    };
    let step = Chosen {
        settlement: form.place.code.clone(),
        subject: form.subject_code.clone(),
        ..Chosen::default()
    };
    let back = |settlement: &str, subject: &str| {
        Chosen {
            settlement: settlement.to_owned(),
            subject: subject.to_owned(),
            ..Chosen::default()
        }
        .href(visit.language)
    };
    let path = step.href(visit.language);
    let page = Form {
        // The switch keeps the choices also after a POST, whose own address has none.
        frame: Frame::resident(&words, title, path.get(4..).unwrap_or(""), "file"),
        change_place: back("", &form.subject_code),
        change_subject: back(&form.place.code, ""),
        form,
        words,
    };
    visit.page(status, &page)
}

/// The form again with everything that was typed. A settlement or subject that is not known leads to its own
/// step, which shows the texts.
async fn show_again(
    visit: &Visit,
    typed: &Typed,
    errors: &[FieldError],
    general: Option<String>,
    idempotency_key: String,
    status: StatusCode,
) -> Result<HttpResponse, WebError> {
    let chosen = Chosen {
        settlement: typed.get("settlement").to_owned(),
        subject: typed.get("subject").to_owned(),
        ..Chosen::default()
    };
    match next_step(visit, chosen.clone()).await? {
        Step::Form(about) => {
            let words = visit.words();
            let view = form::view(&words, &about, typed, errors, general, idempotency_key);
            show_form(visit, view, status)
        }
        other => show_step(visit, chosen, other, status),
    }
}

/// A key by which a second press of the button is known for the same appeal.
fn fresh_key() -> Result<String, WebError> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).map_err(internal)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
