//! `GET /staff/cases/{id}` and the page that a stale form meets: the case with everything that was typed kept.
//!
//! It owns the templates of a case. The steps themselves are in `steps`.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;
use uuid::Uuid;

use super::case_forms::{self, Control, StepForm};
use super::case_input::Input;
use super::case_proposals::{self, Proposals};
use super::case_read::{self, Seen};
use super::case_view::{self, CaseView};
use super::desk::{Desk, ShownError, page};
use super::queue_view::status_word;
use crate::appeal::CaseId;
use crate::texts::long_date;
use crate::web::error::WebError;
use crate::web::extract::SignedInOfficer;
use crate::web::forms::{Checked, Permitted, Query};
use crate::web::pages::{Frame, Words};
use crate::web::state::State;

#[derive(Template)]
#[template(path = "staff/case.html")]
struct CasePage<'a> {
    words: Words<'a>,
    frame: Frame,
    csrf: &'a str,
    view: CaseView,
    forms: Vec<StepForm>,
    proposals: Proposals,
    input: &'a Input,
    errors: &'a [ShownError],
    refusal: Option<String>,
    /// What was typed into the form of a step that is not permitted any more.
    unsent: Vec<(String, String)>,
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
    /// A body that another text of law names: its form is filled in.
    body: String,
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
    let body = search.0.body.as_str();
    let other = seen.others.iter().find(|other| {
        let code = other.beside(&seen.case.body);
        code.is_some_and(|code| code.0 == body)
    });
    let input = match other {
        Some(other) => case_forms::to_other(&desk, &seen, other, body),
        None => Input::search(search.0.body_q),
    };
    render(&desk, &seen, &input, Trouble::default(), StatusCode::OK)
}

/// The page with a text that met a newer revision: what was typed is kept, the revision is the present one.
pub async fn resume(
    state: Data<State>,
    id: Path<Uuid>,
    Permitted(officer, form): Permitted<SignedInOfficer, Checked<Vec<(String, String)>>>,
    request: HttpRequest,
) -> Result<HttpResponse, WebError> {
    again(&state, &officer, *id, &Input::resumed(&form.0), &request).await
}

/// The page with what was typed; where the case has changed since, both versions.
pub async fn again(
    state: &State,
    officer: &SignedInOfficer,
    id: Uuid,
    input: &Input,
    request: &HttpRequest,
) -> Result<HttpResponse, WebError> {
    let desk = Desk::open(state, &officer.officer, officer.session, request).await?;
    let seen = read(state, officer, id, &input.body_q).await?;
    if input.revision != seen.case.revision {
        return render_stale(&desk, &seen, input);
    }
    render(&desk, &seen, input, Trouble::default(), StatusCode::OK)
}

/// The case in the scope of the officer's body, else 404.
pub async fn read(state: &State, officer: &SignedInOfficer, id: Uuid, words: &str) -> Result<Seen, WebError> {
    let (officer, words) = (officer.clone(), words.to_owned());
    state
        .run(move |office, _| case_read::read(office, &officer, &officer.scope(), CaseId(id), &words))
        .await?
        .ok_or(WebError::NotFound)
}

/// Renders the page of a case.
pub fn render(
    desk: &Desk,
    seen: &Seen,
    input: &Input,
    trouble: Trouble,
    status: StatusCode,
) -> Result<HttpResponse, WebError> {
    let words = desk.words();
    let view = case_view::view(desk, seen);
    let title = format!("{}: {}", view.number, view.subject);
    let forms = case_forms::forms(desk, seen, input, &trouble.errors);
    let proposals = case_proposals::proposals(desk, seen, input, &trouble.errors);
    let has_form = input.step.is_some_and(|step| {
        let at = match input.proposal {
            Some(proposal) => format!("{step}-{}", proposal.0),
            None => step.to_string(),
        };
        let of_proposals = proposals
            .waiting
            .iter()
            .flat_map(|one| one.sign.iter().chain(&one.back));
        forms.iter().chain(of_proposals).any(|form| form.at == at)
    });
    let case = CasePage {
        words,
        frame: desk.frame(title, "/staff/"),
        csrf: &desk.csrf,
        unsent: if has_form { Vec::new() } else { input.shown(&words) },
        view,
        forms,
        proposals,
        input,
        errors: &trouble.errors,
        refusal: trouble.refusal,
    };
    page(status, &case)
}

/// The two texts side by side.
struct StaleView {
    href: String,
    number: String,
    subject: String,
    yours: Vec<(String, String)>,
    now: Vec<(String, String)>,
    keep: Vec<(String, String)>,
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
pub fn render_stale(desk: &Desk, seen: &Seen, input: &Input) -> Result<HttpResponse, WebError> {
    let words = desk.words();
    let view = StaleView {
        href: format!("/staff/cases/{}", seen.case.id.0),
        number: seen.appeal.number.to_string(),
        subject: case_view::subject(desk, seen),
        yours: input.shown(&words),
        now: now(&words, seen),
        keep: input.carried(seen.case.revision),
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
