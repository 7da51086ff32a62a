//! `GET /staff/cases/{id}` and the page that a stale form meets: the case with everything that was typed kept.
//!
//! It owns the templates of a case. The steps themselves are in `steps`.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;
use uuid::Uuid;

use super::case_read::{self, Seen};
use super::case_view::confidence_key;
use super::case_view::{self, CaseView};
use super::desk::{Choice, Desk, ShownError, message, page};
use super::queue_view::status_word;
use crate::appeal::CaseId;
use crate::powers::without_marks;
use crate::texts::long_date;
use crate::web::error::WebError;
use crate::web::extract::SignedInOfficer;
use crate::web::forms::{Checked, Permitted, Query};
use crate::web::pages::{Frame, Words};
use crate::web::state::State;

/// Everything that the forms of the page hold. All of it comes back when a step is refused.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// The revision of the case that the officer saw.
    pub revision: i32,
    /// `answered` or `noted`.
    pub decision: String,
    /// The answer.
    pub text: String,
    /// Facts established.
    pub findings: String,
    /// Law cited.
    pub basis: String,
    /// The code of the receiver.
    pub body: String,
    /// Why it is forwarded.
    pub reason: String,
    /// Words of the search for a receiver.
    pub body_q: String,
}

/// A text of the answer.
struct AnswerField {
    id: &'static str,
    label: String,
    hint: String,
    rows: u8,
    value: String,
    error: Option<String>,
}

#[derive(Template)]
#[template(path = "staff/case.html")]
struct CasePage<'a> {
    words: Words<'a>,
    frame: Frame,
    csrf: &'a str,
    view: CaseView,
    typed: &'a Typed,
    answer_fields: Vec<AnswerField>,
    bodies: Vec<Choice>,
    hidden: Option<String>,
    errors: &'a [ShownError],
    refusal: Option<String>,
}

impl CasePage<'_> {
    fn problem(&self, field: &str) -> Option<&str> {
        message(self.errors, field)
    }

    fn wrong(&self, field: &str) -> bool {
        self.problem(field).is_some()
    }
}

/// Why the page is shown again after a form.
#[derive(Default)]
pub struct Trouble {
    /// Fields at fault.
    pub errors: Vec<ShownError>,
    /// The sentence of the lifecycle.
    pub refusal: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Search {
    body_q: String,
}

/// The page of a case.
pub async fn show(
    state: Data<State>,
    officer: SignedInOfficer,
    id: Path<Uuid>,
    search: Query<Search>,
    request: HttpRequest,
) -> Result<HttpResponse, WebError> {
    let desk = Desk::open(&state, &officer.officer, officer.session, &request).await?;
    let seen = read(&state, &officer, *id, &search.body_q).await?;
    let typed = Typed {
        basis: proposed_basis(&seen),
        body_q: search.0.body_q,
        ..Typed::default()
    };
    render(&desk, &seen, &typed, Trouble::default(), StatusCode::OK)
}

/// The page with a text that met a newer revision: what was typed is kept, the revision is the present one.
pub async fn resume(
    state: Data<State>,
    id: Path<Uuid>,
    Permitted(officer, form): Permitted<SignedInOfficer, Checked<Typed>>,
    request: HttpRequest,
) -> Result<HttpResponse, WebError> {
    again(&state, &officer, *id, &form.0, &request).await
}

/// The page with what was typed; where the case has changed since, both versions.
pub async fn again(
    state: &State,
    officer: &SignedInOfficer,
    id: Uuid,
    typed: &Typed,
    request: &HttpRequest,
) -> Result<HttpResponse, WebError> {
    let desk = Desk::open(state, &officer.officer, officer.session, request).await?;
    let seen = read(state, officer, id, &typed.body_q).await?;
    if typed.revision != seen.case.revision {
        return render_stale(&desk, &seen, typed);
    }
    render(&desk, &seen, typed, Trouble::default(), StatusCode::OK)
}

/// The case in the scope of the officer's body, else 404.
pub async fn read(state: &State, officer: &SignedInOfficer, id: Uuid, words: &str) -> Result<Seen, WebError> {
    let (officer, words) = (officer.clone(), words.to_owned());
    state
        .run(move |office, _| case_read::read(office, &officer, &officer.scope(), CaseId(id), &words))
        .await?
        .ok_or(WebError::NotFound)
}

/// The law that the rulebook names, in the language of the letter. Its mark stands above the field: the officer signs.
fn proposed_basis(seen: &Seen) -> String {
    let proposed = seen.proposed.as_ref();
    proposed.map_or_else(String::new, |proposed| {
        without_marks(proposed.basis.get(seen.language()))
    })
}

/// Renders the page of a case.
pub fn render(
    desk: &Desk,
    seen: &Seen,
    typed: &Typed,
    trouble: Trouble,
    status: StatusCode,
) -> Result<HttpResponse, WebError> {
    let words = desk.words();
    let view = case_view::view(desk, seen);
    let title = format!("{}: {}", view.number, view.subject);
    let case = CasePage {
        words,
        frame: desk.frame(title, "/staff/"),
        csrf: &desk.csrf,
        answer_fields: answer_fields(&words, seen, typed, &trouble.errors),
        hidden: words.hidden(seen.found.hidden, seen.found.at_least),
        bodies: seen
            .found
            .items
            .iter()
            .map(|body| Choice {
                value: body.code.to_string(),
                text: words.of(&body.name).to_owned(),
                chosen: body.code.0 == typed.body,
            })
            .collect(),
        view,
        typed,
        errors: &trouble.errors,
        refusal: trouble.refusal,
    };
    page(status, &case)
}

fn answer_fields(words: &Words<'_>, seen: &Seen, typed: &Typed, errors: &[ShownError]) -> Vec<AnswerField> {
    [
        ("findings", &typed.findings, 3),
        ("text", &typed.text, 6),
        ("basis", &typed.basis, 2),
    ]
    .into_iter()
    .map(|(id, value, rows)| AnswerField {
        id,
        label: words.say(&format!("staff-answer-{id}")),
        hint: hint(words, seen, id),
        rows,
        value: value.clone(),
        error: message(errors, id).map(str::to_owned),
    })
    .collect()
}

/// What the field asks for; beside the law, what the rule names.
fn hint(words: &Words<'_>, seen: &Seen, field: &str) -> String {
    let hint = words.say(&format!("staff-answer-{field}-hint"));
    match &seen.proposed {
        Some(proposed) if field == "basis" => {
            let basis = proposed.basis.get(seen.language());
            let sure = words.say(confidence_key(proposed.confidence));
            let named = words.say2("staff-answer-basis-rule", ("basis", basis), ("confidence", &sure));
            format!("{hint} {named}")
        }
        _ => hint,
    }
}

/// The two texts side by side.
struct StaleView {
    href: String,
    number: String,
    subject: String,
    yours: Vec<(String, String)>,
    now: Vec<(String, String)>,
    keep: Vec<(&'static str, String)>,
    may_continue: bool,
}

#[derive(Template)]
#[template(path = "staff/stale.html")]
struct StalePage<'a> {
    words: Words<'a>,
    frame: Frame,
    csrf: &'a str,
    view: StaleView,
}

/// 409: what the officer wrote beside the case as it is now.
pub fn render_stale(desk: &Desk, seen: &Seen, typed: &Typed) -> Result<HttpResponse, WebError> {
    let words = desk.words();
    let view = StaleView {
        href: format!("/staff/cases/{}", seen.case.id.0),
        number: seen.appeal.number.to_string(),
        subject: case_view::subject(desk, seen),
        yours: yours(&words, typed),
        now: now(&words, seen),
        keep: kept(typed, seen.case.revision),
        may_continue: seen.case.status.is_open(),
    };
    let title = words.say("staff-stale-title");
    let stale = StalePage {
        words,
        frame: desk.frame(title, "/staff/"),
        csrf: &desk.csrf,
        view,
    };
    page(StatusCode::CONFLICT, &stale)
}

fn yours(words: &Words<'_>, typed: &Typed) -> Vec<(String, String)> {
    [
        ("staff-answer-findings", &typed.findings),
        ("staff-answer-text", &typed.text),
        ("staff-answer-basis", &typed.basis),
        ("staff-forward-choose", &typed.body),
        ("staff-forward-reason", &typed.reason),
    ]
    .into_iter()
    .filter(|(_, text)| !text.is_empty())
    .map(|(key, text)| (words.say(key), text.clone()))
    .collect()
}

fn now(words: &Words<'_>, seen: &Seen) -> Vec<(String, String)> {
    let case = &seen.case;
    let mut now = vec![
        (words.say("staff-stale-status"), status_word(words, case.status)),
        (words.say("staff-stale-body"), words.of(&seen.body).to_owned()),
    ];
    if let Some(day) = case.due_on {
        now.push((words.say("staff-col-due"), long_date(words.language, day)));
    }
    if let Some(answer) = &case.answer {
        now.push((words.say("staff-answer-findings"), answer.findings.to_string()));
        now.push((words.say("staff-answer-text"), answer.text.to_string()));
        now.push((words.say("staff-answer-basis"), answer.basis.to_string()));
    }
    now
}

/// What the form of `resume` carries: all that was typed, and the revision as it is now.
fn kept(typed: &Typed, revision: i32) -> Vec<(&'static str, String)> {
    vec![
        ("revision", revision.to_string()),
        ("decision", typed.decision.clone()),
        ("text", typed.text.clone()),
        ("findings", typed.findings.clone()),
        ("basis", typed.basis.clone()),
        ("body", typed.body.clone()),
        ("reason", typed.reason.clone()),
        ("body_q", typed.body_q.clone()),
    ]
}
