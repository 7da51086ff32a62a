//! The steps that an applicant takes on the page of an appeal: to withdraw it, to supply what was missing, to object, to complain. Each
//! is a form of its own, made from the table of steps; what was typed comes back whenever the step was not taken.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use uuid::Uuid;

use super::door::{Trouble, key_page, not_opened, opened, page_of};
use super::form::Typed;
use super::{Frame, Visit, Words};
use crate::actions::{self, ActionError, state_of};
use crate::appeal::{FieldError, canonical_tracking_key};
use crate::lifecycle::steps::{self, Field, FieldType, Step, StepName};
use crate::lifecycle::{Refused, Taker};
use crate::store::appeals::Appeal;
use crate::store::{Conn, StoreError, cases};
use crate::texts::by_date;
use crate::web::WebError;
use crate::web::error::{problem_text, refused_text};
use crate::web::forms::OwnForm;

/// A step that the applicant may take now, as the page of the appeal offers it.
pub(super) struct Offer {
    pub href: String,
    pub title: String,
    pub what: String,
}

/// A field of a form.
struct FieldView {
    name: &'static str,
    label: String,
    hint: Option<String>,
    /// A text of many lines, or a line.
    many: bool,
    required: bool,
    value: String,
    error: Option<String>,
}

#[derive(Template)]
#[template(path = "resident/own_step.html")]
struct OwnStep<'a> {
    words: Words<'a>,
    frame: Frame,
    number: String,
    back: String,
    step: StepName,
    title: String,
    what: String,
    /// What the body asked for, in its own words, and until when.
    asked: Vec<String>,
    asked_text: Option<String>,
    lang: &'static str,
    refusal: Option<String>,
    fields: Vec<FieldView>,
    key: String,
    button: String,
}

/// What the form is about.
struct About {
    appeal: Appeal,
    /// What was missing, in the words of the officer.
    missing: Option<String>,
    /// What is to be known of a date.
    until: Option<(&'static str, chrono::NaiveDate)>,
    refused: Option<Refused>,
}

/// The steps of the applicant that some case of an appeal permits.
pub(super) fn offers(visit: &Visit, appeal: &Appeal, permitted: &[StepName]) -> Vec<Offer> {
    let words = visit.words();
    let offer = |name: &StepName| Offer {
        href: format!("{}/steps/{name}", page_of(visit, &appeal.number)),
        title: words.say(&own(*name, "title")),
        what: words.say(&own(*name, "what")),
    };
    permitted.iter().map(offer).collect()
}

/// Which of the applicant's steps are permitted on some case of the appeal now.
pub(super) fn permitted_now(c: &mut Conn, visit: &PermittedFor<'_>) -> Result<Vec<StepName>, StoreError> {
    let mut permitted = Vec::new();
    for case in visit.cases {
        let state = state_of(c, visit.law, visit.appeal, case)?;
        for name in StepName::of(true) {
            if steps::permitted(name, &state, Taker::Resident, visit.today).is_ok() && !permitted.contains(&name) {
                permitted.push(name);
            }
        }
    }
    permitted.sort();
    Ok(permitted)
}

/// What permission is asked for.
pub(super) struct PermittedFor<'a> {
    pub law: &'a crate::law::Law,
    pub appeal: &'a Appeal,
    pub cases: &'a [cases::Case],
    pub today: chrono::NaiveDate,
}

/// What the body asked for last, in its words.
fn asked(case: &cases::Case) -> Option<String> {
    let asked = case.steps.iter().rev().find(|step| step.kind == StepName::AskCure)?;
    Some(asked.texts.detail("missing").to_owned())
}

fn own(name: StepName, part: &str) -> String {
    format!("own-{name}-{part}").replace(['_', '.'], "-")
}

/// `GET /{lang}/appeals/{number}/steps/{step}`: the empty form.
pub(super) async fn form(visit: Visit) -> Result<HttpResponse, WebError> {
    let name = step_of(&visit)?;
    let typed = Typed(vec![("idempotency_key".to_owned(), Uuid::new_v4().to_string())]);
    match about(&visit, name).await? {
        Some(about) => show(&visit, name, &about, &typed, &[], None, StatusCode::OK),
        None => closed(&visit),
    }
}

/// `POST /{lang}/appeals/{number}/steps/{step}`: takes the step and answers with the appeal, or with the complaint that was filed.
pub(super) async fn take(visit: Visit, form: OwnForm<Vec<(String, String)>>) -> Result<HttpResponse, WebError> {
    let name = step_of(&visit)?;
    let typed = Typed(form.0);
    let Some(about) = about(&visit, name).await? else {
        return closed(&visit);
    };
    let fields = name.row().fields.iter();
    let step = fields.fold(Step::new(name), |step, field| {
        step.with(field.name, typed.get(field.name))
    });
    let key = Some(typed.get("idempotency_key").to_owned()).filter(|key| !key.is_empty());
    let id = about.appeal.id;
    let taken = visit
        .state
        .run(move |office, now| Ok::<_, WebError>(actions::take_own_step(office, id, &step, key.as_deref(), now)))
        .await?;
    match taken {
        Ok(None) => Ok(visit.see_other(&page_of(&visit, &about.appeal.number))),
        Ok(Some(receipt)) => {
            let path = format!("{}/receipt", page_of(&visit, &receipt.number));
            visit.enter(&path, canonical_tracking_key(&receipt.tracking_key))
        }
        Err(ActionError::Invalid(faults)) => show(
            &visit,
            name,
            &about,
            &typed,
            &faults,
            None,
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        Err(ActionError::Refused(why)) => show(&visit, name, &about, &typed, &[], Some(why), StatusCode::CONFLICT),
        Err(other) => Err(other.into()),
    }
}

/// The step of the address; those of officers are not there.
fn step_of(visit: &Visit) -> Result<StepName, WebError> {
    let name: StepName = visit.part("step").parse().map_err(|_| WebError::NotFound)?;
    match name.row().of_residents() {
        true => Ok(name),
        false => Err(WebError::NotFound),
    }
}

/// The door, for who comes without the key.
fn closed(visit: &Visit) -> Result<HttpResponse, WebError> {
    let number = visit.part("number");
    match visit.tracking_key() {
        Some(_) => not_opened(visit, &number, Trouble::NoKey),
        None => key_page(visit, &number, Trouble::NoKey, StatusCode::NOT_FOUND),
    }
}

async fn about(visit: &Visit, name: StepName) -> Result<Option<About>, WebError> {
    let (key, number, today) = (visit.tracking_key(), visit.part("number"), visit.today());
    visit
        .state
        .run(move |office, _| {
            office.store.read(|c| {
                let Some(appeal) = opened(c, &office.secrets, key.as_deref(), &number)? else {
                    return Ok::<_, WebError>(None);
                };
                let (mut refused, mut missing, mut until) = (None, None, None);
                let mut may = false;
                for case in cases::of_appeal(c, appeal.id)?.iter().rev() {
                    let state = state_of(c, &office.law(), &appeal, case)?;
                    match steps::permitted(name, &state, Taker::Resident, today) {
                        Ok(()) => {
                            may = true;
                            missing = missing.or_else(|| asked(case));
                            until = until.or(state.cure.map(|cure| ("own-cure-until", cure.until)));
                            until = until.or(state.objection_due_on.map(|due| ("own-object-until", due)));
                        }
                        Err(why) => drop(refused.get_or_insert(why)),
                    }
                }
                Ok(Some(About {
                    appeal,
                    missing: missing.filter(|_| name == StepName::Cure),
                    until: until.filter(|(key, _)| key.starts_with(&format!("own-{name}-"))),
                    refused: refused.filter(|_| !may),
                }))
            })
        })
        .await
}

fn show(
    visit: &Visit,
    name: StepName,
    about: &About,
    typed: &Typed,
    faults: &[FieldError],
    refused: Option<Refused>,
    status: StatusCode,
) -> Result<HttpResponse, WebError> {
    let words = visit.words();
    let title = words.say(&own(name, "title"));
    let until = about
        .until
        .map(|(key, day)| words.say1(key, "until", &by_date(words.language, day)));
    let refused = refused.or(about.refused);
    let page = OwnStep {
        frame: visit.frame(title.clone(), "track"),
        number: about.appeal.number.0.clone(),
        back: page_of(visit, &about.appeal.number),
        step: name,
        title,
        what: words.say(&own(name, "what")),
        asked: until.into_iter().collect(),
        asked_text: about.missing.clone(),
        lang: about.appeal.language.as_str(),
        refusal: refused.map(|why| refused_text(words.texts, words.language, why)),
        fields: name
            .row()
            .fields
            .iter()
            .map(|field| view(&words, name, field, typed, faults))
            .collect(),
        key: typed.get("idempotency_key").to_owned(),
        button: words.say(&own(name, "button")),
        words,
    };
    visit.page(status, &page)
}

fn view(words: &Words<'_>, name: StepName, field: &Field, typed: &Typed, faults: &[FieldError]) -> FieldView {
    let fault = faults.iter().find(|fault| fault.field == field.name);
    FieldView {
        name: field.name,
        label: words.say(&own(name, field.name)),
        hint: Some(words.say(&own(name, &format!("{}-hint", field.name)))),
        many: matches!(field.kind, FieldType::Text { max } if max > 500) || field.name.ends_with("address"),
        required: field.required,
        value: typed.get(field.name).to_owned(),
        error: fault.map(|fault| problem_text(words.texts, words.language, &fault.problem)),
    }
}
