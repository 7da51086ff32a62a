//! The steps of an officer on a case: each is one form of the page and one action.
//!
//! A step that succeeds leads back to the case (303); one that does not shows the page again with everything that
//! was typed. Whether it may be taken is decided by the action alone.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use uuid::Uuid;

use super::case::{self, Trouble};
use super::case_input::{Input, field_id};
use super::desk::{Desk, see_other};
use crate::actions::{self, ActionError, FieldError};
use crate::appeal::CaseId;
use crate::lifecycle::StepName;
use crate::web::error::{WebError, refused_text};
use crate::web::extract::SignedInOfficer;
use crate::web::forms::{Checked, Permitted};
use crate::web::present::{UNAVAILABLE_FOR, later};
use crate::web::state::State;

/// `POST /staff/cases/{id}/{step}`: takes the step and answers with the case, or with the form as it was.
pub async fn take(
    state: Data<State>,
    path: Path<(Uuid, String)>,
    Permitted(officer, form): Permitted<SignedInOfficer, Checked<Vec<(String, String)>>>,
    request: HttpRequest,
) -> Result<HttpResponse, WebError> {
    let (id, step) = path.into_inner();
    let name: StepName = step.parse().map_err(|_| WebError::NotFound)?;
    let input = Input::of(Some(name), &form.0);
    let (who, seen, step) = (officer.officer.clone(), input.revision, input.to_step(name));
    let (propose, signs) = (input.propose, input.signs());
    let taken = state
        .run(move |office, now| {
            let case = CaseId(id);
            Ok::<_, WebError>(match signs {
                _ if propose => actions::propose_step(office, &who, case, seen, &step, now).map(|_| ()),
                Some(proposal) => actions::sign_proposal(office, &who, case, seen, (proposal, &step), now).map(|_| ()),
                None => actions::take_step(office, &who, case, seen, &step, now).map(|_| ()),
            })
        })
        .await?;
    match taken {
        Ok(()) => Ok(see_other(&format!("/staff/cases/{id}"))),
        Err(error) => not_taken(&state, &officer, id, (name, &input), error, &request).await,
    }
}

/// The page again, with what was typed and why the step was not taken.
async fn not_taken(
    state: &State,
    officer: &SignedInOfficer,
    id: Uuid,
    (name, input): (StepName, &Input),
    error: ActionError,
    request: &HttpRequest,
) -> Result<HttpResponse, WebError> {
    let desk = Desk::open(state, &officer.officer, officer.session, request).await?;
    let seen = case::read(state, officer, id, &input.body_q).await?;
    let (trouble, status) = match error {
        ActionError::Stale(_) => return case::render_stale(&desk, &seen, input),
        ActionError::Invalid(errors) => {
            let errors = errors.into_iter().map(|fault| FieldError {
                field: field_id(name, &fault.field, input.proposal),
                ..fault
            });
            let errors = desk.errors(&errors.collect::<Vec<_>>());
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
    let shown = case::render(&desk, &seen, input, trouble, status)?;
    Ok(if status == StatusCode::SERVICE_UNAVAILABLE {
        later(shown, UNAVAILABLE_FOR)
    } else {
        shown
    })
}
