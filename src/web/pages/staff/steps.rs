//! The steps of an officer on a case: accept, answer or note, forward. Each is one form and one action.
//!
//! A step that succeeds leads back to the case (303); one that does not shows the page again with everything that
//! was typed. Whether it may be taken is decided by the action alone.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use uuid::Uuid;

use super::case::{self, Trouble, Typed};
use super::desk::{Desk, see_other};
use crate::actions::{self, ActionError, FieldError, Problem};
use crate::appeal::{BodyCode, CaseId};
use crate::lifecycle::{Decision, Step};
use crate::web::error::{WebError, refused_text};
use crate::web::extract::SignedInOfficer;
use crate::web::forms::{Checked, Permitted};
use crate::web::present::{UNAVAILABLE_FOR, later};
use crate::web::state::State;

/// `POST /staff/cases/{id}/accept`
pub async fn accept(
    state: Data<State>,
    id: Path<Uuid>,
    Permitted(officer, form): Permitted<SignedInOfficer, Checked<Typed>>,
    request: HttpRequest,
) -> Result<HttpResponse, WebError> {
    take(&state, &officer, *id, &form.0, Ok(Step::Accept), &request).await
}

/// `POST /staff/cases/{id}/answer`
pub async fn answer(
    state: Data<State>,
    id: Path<Uuid>,
    Permitted(officer, form): Permitted<SignedInOfficer, Checked<Typed>>,
    request: HttpRequest,
) -> Result<HttpResponse, WebError> {
    let step = answer_step(&form.0);
    take(&state, &officer, *id, &form.0, step, &request).await
}

/// `POST /staff/cases/{id}/forward`
pub async fn forward(
    state: Data<State>,
    id: Path<Uuid>,
    Permitted(officer, form): Permitted<SignedInOfficer, Checked<Typed>>,
    request: HttpRequest,
) -> Result<HttpResponse, WebError> {
    let step = forward_step(&form.0);
    take(&state, &officer, *id, &form.0, step, &request).await
}

fn answer_step(typed: &Typed) -> Result<Step, Vec<FieldError>> {
    let decision = match typed.decision.as_str() {
        "answered" => Decision::Answered,
        "noted" => Decision::Noted,
        _ => return Err(at_fault("decision", Problem::NotAWord)),
    };
    Ok(Step::Answer {
        decision,
        text: typed.text.as_str().into(),
        findings: typed.findings.as_str().into(),
        basis: typed.basis.as_str().into(),
    })
}

fn forward_step(typed: &Typed) -> Result<Step, Vec<FieldError>> {
    let to = BodyCode::read(&typed.body);
    if to.0.is_empty() {
        return Err(at_fault("body", Problem::Missing));
    }
    Ok(Step::Forward {
        to,
        reason: typed.reason.as_str().into(),
    })
}

fn at_fault(field: &str, problem: Problem) -> Vec<FieldError> {
    vec![FieldError {
        field: field.to_owned(),
        problem,
    }]
}

/// Takes the step and answers with the case, or with the form as it was.
async fn take(
    state: &State,
    officer: &SignedInOfficer,
    id: Uuid,
    typed: &Typed,
    step: Result<Step, Vec<FieldError>>,
    request: &HttpRequest,
) -> Result<HttpResponse, WebError> {
    let taken = match step {
        Err(errors) => Err(ActionError::Invalid(errors)),
        Ok(step) => {
            let (who, seen) = (officer.officer.clone(), typed.revision);
            state
                .run(move |office, now| {
                    Ok::<_, WebError>(actions::take_step(office, &who, CaseId(id), seen, &step, now))
                })
                .await?
        }
    };
    let error = match taken {
        Ok(_) => return Ok(see_other(&format!("/staff/cases/{id}"))),
        Err(error) => error,
    };
    let desk = Desk::open(state, &officer.officer, officer.session, request).await?;
    let seen = case::read(state, officer, id, &typed.body_q).await?;
    let (trouble, status) = match error {
        ActionError::Stale(_) => return case::render_stale(&desk, &seen, typed),
        ActionError::Invalid(errors) => {
            let errors = desk.errors(&errors);
            let trouble = Trouble { errors, refusal: None };
            (trouble, StatusCode::UNPROCESSABLE_ENTITY)
        }
        ActionError::Refused(refused) => {
            let refusal = Some(refused_text(&desk.texts, desk.officer.language, refused));
            let trouble = Trouble {
                errors: Vec::new(),
                refusal,
            };
            (trouble, StatusCode::CONFLICT)
        }
        ActionError::Busy | ActionError::Unavailable(_) => {
            if let ActionError::Unavailable(why) = &error {
                tracing::error!(error = %why, "a step was not taken");
            }
            let trouble = Trouble {
                errors: Vec::new(),
                refusal: Some(desk.words().say("staff-unavailable")),
            };
            (trouble, StatusCode::SERVICE_UNAVAILABLE)
        }
        other => return Err(other.into()),
    };
    let shown = case::render(&desk, &seen, typed, trouble, status)?;
    Ok(if status == StatusCode::SERVICE_UNAVAILABLE {
        later(shown, UNAVAILABLE_FOR)
    } else {
        shown
    })
}
