//! The steps that an officer takes on a case: one endpoint, whose fields are those of the table of steps.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use actix_web::web::{Data, Json, Path};
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

use super::case_views::CaseView;
use super::cases::{case_id, view};
use super::query::NoParameters;
use crate::actions::{self, Problem};
use crate::appeal::CleanText;
use crate::lifecycle::steps::{Field, FieldType, Step, StepName};
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

/// A step as its row of the table describes it; `staff` are the officers among whom one is chosen, by id.
pub fn step_view(name: StepName, staff: &[String]) -> StepView {
    let row = name.row();
    let field = |field: &Field| FieldView {
        name: field.name,
        kind: field.kind.as_str(),
        required: field.required,
        choices: match field.kind {
            FieldType::Officer => Some(staff.to_vec()),
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

/// A step as it is asked for: its word, the revision that was seen, and its fields, which the table judges.
#[derive(Debug)]
pub struct StepBody {
    revision: i32,
    step: Step,
}

impl<'de> Deserialize<'de> for StepBody {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Read { step, revision } = deserializer.deserialize_map(Reading)?;
        let revision = revision.ok_or_else(|| D::Error::missing_field("revision"))?;
        Ok(Self { revision, step })
    }
}

/// A step of the applicant, who has seen no revision.
#[derive(Debug)]
pub struct OwnStepBody(pub Step);

impl<'de> Deserialize<'de> for OwnStepBody {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match deserializer.deserialize_map(Reading)? {
            Read { revision: Some(_), .. } => Err(D::Error::custom("unknown field `revision`")),
            Read { step, revision: None } => Ok(Self(step)),
        }
    }
}

/// The name under which the fields about the person stand together.
const PERSON: &str = "applicant";

struct Read {
    step: Step,
    revision: Option<i32>,
}

struct Reading;

impl<'de> Visitor<'de> for Reading {
    type Value = Read;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a step with its fields")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Read, A::Error> {
        let (mut name, mut revision) = (None, None);
        let mut values: BTreeMap<String, serde_json::Value> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        while let Some(key) = map.next_key::<String>()? {
            if !seen.insert(key.clone()) {
                return Err(A::Error::custom(format!("duplicate field `{key}`")));
            }
            match key.as_str() {
                "step" => name = Some(map.next_value::<StepName>()?),
                "revision" => revision = Some(map.next_value()?),
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
    {
        true => E::custom(format!("not a text: `{field}`")),
        false => E::custom(format!("unknown field `{field}`")),
    }
}

/// Takes a step on a case. What an officer may take now, and what it asks for, stands in `steps` of the case.
#[utoipa::path(
    post, path = "/api/v1/cases/{id}/steps", tag = "cases", params(("id" = uuid::Uuid, Path)), request_body = StepBody,
    responses(
        (status = 200, body = CaseView, description = "The case after the step"),
        (status = 404, description = "No such case, or not for this reader"),
        (status = 409, description = "The case has changed since (`stale`, with `current`), or the step is not allowed (`not_allowed`)"),
    ),
    security(("bearer" = []))
)]
pub async fn take(
    state: Data<State>,
    reader: Reader,
    id: Path<String>,
    Permitted(by, JsonBody(body)): Permitted<SignedInOfficer, JsonBody<StepBody>>,
    _: NoParameters,
) -> Result<Json<CaseView>, WebError> {
    let id = case_id(&id)?;
    let StepBody { revision, step } = body;
    if revision < 1 {
        return Err(WebError::field("revision", Problem::NotAWord));
    }
    let user = SignedInUser {
        officer: by.officer.clone(),
        session: by.session,
    };
    state
        .run(move |office, now| actions::take_step(office, &by.officer, id, revision, &step, now))
        .await?;
    view(&state, user, id, reader).await
}
