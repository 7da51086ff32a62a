//! The steps that an officer takes on a case: one endpoint, whose fields are those of the table of steps.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::case_views::CaseView;
use super::cases::{case_id, view};
use super::query::NoParameters;
use super::views::time;
use crate::actions::{self, ActionError, Problem};
use crate::appeal::{CleanText, ProposalId};
use crate::lifecycle::steps::{Field, FieldType, PROPOSAL, Step, StepName};
use crate::store::proposals::Proposal;
use crate::web::error::WebError;
use crate::web::extract::{Reader, SignedInOfficer, SignedInUser};
use crate::web::forms::{JsonBody, Permitted};
use crate::web::state::State;

/// A step that the reader may take now, with what it asks for.
#[derive(Debug, Serialize, ToSchema)]
pub struct StepView {
    step: StepName,
    fields: Vec<FieldView>,
    /// Whether only the head of the body takes it.
    head_only: bool,
}

/// A field of a step.
#[derive(Debug, Serialize, ToSchema)]
pub struct FieldView {
    name: &'static str,
    /// `text`, `date`, `datetime` (civil time in Kazakhstan), `body` (a code), `number` (of an appeal) or `choice`.
    #[serde(rename = "type")]
    kind: &'static str,
    required: bool,
    /// The words of a choice.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    choices: Option<Vec<String>>,
}

/// A step as its row of the table describes it; `staff` are the officers among whom one is chosen, `proposals` those that wait, by id.
pub fn step_view(name: StepName, staff: &[String], proposals: &[String]) -> StepView {
    let row = name.row();
    let field = |field: &Field| FieldView {
        name: field.name,
        kind: field.kind.as_str(),
        required: field.required,
        choices: match field.kind {
            FieldType::Officer => Some(staff.to_vec()),
            FieldType::Proposal => Some(proposals.to_vec()),
            kind => kind
                .choices()
                .map(|words| words.iter().map(|word| (*word).to_owned()).collect()),
        },
    };
    StepView {
        step: name,
        fields: row.fields.iter().map(field).collect(),
        head_only: row.head_only(),
    }
}

/// A step that waits for the head of the body.
#[derive(Debug, Serialize, ToSchema)]
pub struct WaitingView {
    id: Uuid,
    step: StepName,
    /// As it was filled in, by the names of the step's fields.
    fields: BTreeMap<String, String>,
    /// The name of the officer who proposed it.
    by: String,
    #[schema(format = DateTime)]
    at: String,
}

/// A proposal with the name of who made it.
pub fn waiting_view(proposal: &Proposal, by: String) -> WaitingView {
    let fields = proposal.step.fields.iter();
    WaitingView {
        id: proposal.id.0,
        step: proposal.step.name,
        fields: fields.map(|(name, text)| (name.clone(), text.to_string())).collect(),
        by,
        at: time(proposal.at),
    }
}

/// What was proposed.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProposedView {
    /// The proposal: the head names it to sign it or to hand it back.
    proposal: Uuid,
}

/// A step as it is asked for: its word, the revision that was seen, and its fields, which the table judges.
#[derive(Debug)]
pub struct StepBody {
    revision: i32,
    step: Step,
    way: Way,
}

/// What is to be done with a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// It is taken.
    Take,
    /// It is proposed to the head.
    Propose,
    /// The head takes what was proposed.
    Sign(ProposalId),
}

impl<'de> Deserialize<'de> for StepBody {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Read {
            mut step,
            revision,
            propose,
        } = deserializer.deserialize_map(Reading)?;
        let revision = revision.ok_or_else(|| D::Error::missing_field("revision"))?;
        // A step that asks for a proposal itself has it among its fields.
        let signed = match step.name.row().proposable() {
            true => step.fields.remove(PROPOSAL),
            false => None,
        };
        let way = match (signed, propose.unwrap_or(false)) {
            (Some(_), true) => return Err(D::Error::custom(format!("unknown field `{PROPOSAL}`"))),
            (None, true) => Way::Propose,
            (None, false) => Way::Take,
            (Some(id), false) => match Uuid::try_parse(&id) {
                Ok(id) => Way::Sign(ProposalId(id)),
                Err(_) => {
                    return Err(D::Error::custom(format!(
                        "not a text that names a proposal: `{PROPOSAL}`"
                    )));
                }
            },
        };
        Ok(Self { revision, step, way })
    }
}

/// A step of the applicant, who has seen no revision.
#[derive(Debug)]
pub struct OwnStepBody(pub Step);

impl<'de> Deserialize<'de> for OwnStepBody {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match deserializer.deserialize_map(Reading)? {
            Read { revision: Some(_), .. } => Err(D::Error::custom("unknown field `revision`")),
            Read { propose: Some(_), .. } => Err(D::Error::custom("unknown field `propose`")),
            Read { step, .. } => Ok(Self(step)),
        }
    }
}

/// The name under which the fields about the person stand together.
const PERSON: &str = "applicant";

struct Read {
    step: Step,
    revision: Option<i32>,
    propose: Option<bool>,
}

struct Reading;

impl<'de> Visitor<'de> for Reading {
    type Value = Read;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a step with its fields")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Read, A::Error> {
        let (mut name, mut revision, mut propose) = (None, None, None);
        let mut values: BTreeMap<String, serde_json::Value> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        while let Some(key) = map.next_key::<String>()? {
            if !seen.insert(key.clone()) {
                return Err(A::Error::custom(format!("duplicate field `{key}`")));
            }
            match key.as_str() {
                "step" => name = Some(map.next_value::<StepName>()?),
                "revision" => revision = Some(map.next_value()?),
                "propose" => propose = Some(map.next_value()?),
                _ => drop(values.insert(key, map.next_value()?)),
            }
        }
        let name = name.ok_or_else(|| A::Error::missing_field("step"))?;
        let mut fields: BTreeMap<String, CleanText> = BTreeMap::new();
        for (field, value) in values {
            match value {
                serde_json::Value::String(text) => drop(fields.insert(field, text.into())),
                serde_json::Value::Object(parts) if field == PERSON => {
                    for (part, value) in parts {
                        let field = format!("{PERSON}.{part}");
                        let serde_json::Value::String(text) = value else {
                            return Err(no_text(name, &field));
                        };
                        fields.insert(field, text.into());
                    }
                }
                _ => return Err(no_text(name, &field)),
            }
        }
        Ok(Read {
            step: Step { name, fields },
            revision,
            propose,
        })
    }
}

/// The fault of a field that holds no text; what the step does not know is told as such, whatever it holds.
fn no_text<E: Error>(name: StepName, field: &str) -> E {
    let of_person = |known: &Field| known.name.split_once('.').is_some_and(|(group, _)| group == field);
    match name
        .row()
        .fields
        .iter()
        .any(|known| known.name == field || of_person(known))
        || (field == PROPOSAL && name.row().proposable())
    {
        true => E::custom(format!("not a text: `{field}`")),
        false => E::custom(format!("unknown field `{field}`")),
    }
}

/// Takes a step on a case. What an officer may take now, and what it asks for, stands in `steps` of the case. A step that only the head
/// takes is proposed by any officer of the body with `propose`; the head signs it by its id in `proposal`, as it stands or with other
/// fields, or hands it back. What waits stands in `proposals` of the case.
#[utoipa::path(
    post, path = "/api/v1/cases/{id}/steps", tag = "cases", params(("id" = uuid::Uuid, Path)), request_body = StepBody,
    responses(
        (status = 200, body = CaseView, description = "The case after the step"),
        (status = 202, body = ProposedView, description = "The step waits for the head"),
        (status = 404, description = "No such case, or not for this reader; no such proposal of this step on the case"),
        (status = 409, description = "The case has changed since (`stale`, with `current`), or the step is not allowed (`not_allowed`): among others when a proposal was signed or handed back before"),
    ),
    security(("bearer" = []))
)]
pub async fn take(
    state: Data<State>,
    reader: Reader,
    id: Path<String>,
    Permitted(by, JsonBody(body)): Permitted<SignedInOfficer, JsonBody<StepBody>>,
    _: NoParameters,
) -> Result<HttpResponse, WebError> {
    let id = case_id(&id)?;
    let StepBody { revision, step, way } = body;
    if revision < 1 {
        return Err(WebError::field("revision", Problem::NotAWord));
    }
    let user = SignedInUser {
        officer: by.officer.clone(),
        session: by.session,
    };
    let proposed = state
        .run(move |office, now| {
            let officer = &by.officer;
            Ok::<_, ActionError>(match way {
                Way::Take => {
                    actions::take_step(office, officer, id, revision, &step, now)?;
                    None
                }
                Way::Sign(proposal) => {
                    actions::sign_proposal(office, officer, id, revision, (proposal, &step), now)?;
                    None
                }
                Way::Propose => Some(actions::propose_step(office, officer, id, revision, &step, now)?),
            })
        })
        .await?;
    Ok(match proposed {
        Some(ProposalId(proposal)) => HttpResponse::Accepted().json(ProposedView { proposal }),
        None => HttpResponse::Ok().json(view(&state, user, id, reader).await?.0),
    })
}
