//! The sample appeals of the demonstration: read from a list, filed and worked on through the actions.
//!
//! It never writes a row or computes a date by itself.

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use serde::Deserialize;

use super::Refusal;
use crate::actions::{self, ActionError, Office};
use crate::appeal::{AppealDraft, ApplicantDraft, EntryKind, Facts};
use crate::deadlines::{civil, instant};
use crate::lifecycle::{Step, StepName};
use crate::store::cases::Case;
use crate::store::officers::Officer;
use crate::store::{appeals, cases, officers};

const SAMPLES: &str = include_str!("../../config/demo/samples.toml");
/// When the samples were written, so that none is registered after hours.
const MORNING: NaiveTime = match NaiveTime::from_hms_opt(10, 24, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Samples {
    appeal: Vec<Sample>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sample {
    days_ago: i64,
    language: String,
    kind: String,
    subject: String,
    settlement: String,
    address: String,
    facts: Facts,
    text: String,
    name: String,
    postal_address: String,
    email: Option<String>,
    accept: Option<i64>,
    forward: Option<i64>,
    forward_to: Option<String>,
    forward_reason: Option<String>,
    answer: Option<i64>,
    note: Option<i64>,
    answer_text: Option<String>,
    findings: Option<String>,
}

/// Files every sample on its day and takes its steps, as far as they lie in the past. What a killed start has done
/// already stays: an appeal is found by its key, a step by the history.
pub(crate) fn file(office: &Office, now: DateTime<Utc>) -> Result<(), Refusal> {
    let samples: Samples = toml::from_str(SAMPLES).map_err(|error| Refusal::of("samples", error))?;
    for (index, sample) in samples.appeal.iter().enumerate() {
        work_through(office, sample, index, now)
            .map_err(|error| Refusal(format!("sample {}, {}: {error:?}", index + 1, sample.subject)))?;
    }
    Ok(())
}

fn work_through(office: &Office, sample: &Sample, index: usize, now: DateTime<Utc>) -> Result<(), ActionError> {
    let day = |after: i64| {
        let date = civil(now).date() - TimeDelta::days(sample.days_ago - after);
        instant(date.and_time(MORNING))
    };
    let receipt = actions::file_appeal(office, &draft(sample), &format!("sample-{index}"), day(0))?;
    let language = sample.language.parse().unwrap_or_default();
    let steps = [
        (sample.accept, StepName::Accept),
        (sample.forward, StepName::Forward),
        (sample.answer, StepName::Answer),
        (sample.note, StepName::Note),
    ];
    for (after, name) in steps {
        let Some(at) = after.map(day).filter(|at| *at < now) else {
            continue;
        };
        let (officer, case, taken) = last_case(office, &receipt.number.0)?;
        if !taken.contains(&name.row().entry) {
            let step = step(sample, name, receipt.routing.basis.get(language));
            actions::take_step(office, &officer, case.id, case.revision, &step, at)?;
        }
    }
    Ok(())
}

fn draft(sample: &Sample) -> AppealDraft {
    AppealDraft {
        kind: sample.kind.clone(),
        language: sample.language.clone(),
        subject: sample.subject.clone(),
        settlement: sample.settlement.clone(),
        address: sample.address.clone(),
        facts: sample.facts.clone(),
        text: sample.text.clone(),
        location: None,
        applicant: ApplicantDraft {
            name: sample.name.clone(),
            postal_address: sample.postal_address.clone(),
            email: sample.email.clone(),
            phone: None,
            iin: None,
        },
    }
}

/// The step of a sample; a field that the step has not is left out.
fn step(sample: &Sample, name: StepName, basis: &str) -> Step {
    let fields = [
        ("body", sample.forward_to.as_deref()),
        ("reason", sample.forward_reason.as_deref()),
        ("text", sample.answer_text.as_deref()),
        ("findings", sample.findings.as_deref()),
        ("basis", Some(basis)),
    ];
    let known = fields
        .into_iter()
        .filter(|(field, _)| name.row().field(field).is_some());
    known.fold(Step::new(name), |step, (field, text)| {
        step.with(field, text.unwrap_or_default())
    })
}

/// The last case of an appeal, an officer of its body, and the steps that were taken.
fn last_case(office: &Office, number: &str) -> Result<(Officer, Case, Vec<EntryKind>), ActionError> {
    let number = crate::appeal::Number(number.to_owned());
    office.store.read(|c| {
        let appeal = appeals::by_number(c, &office.secrets, &number)?.ok_or(ActionError::NotFound)?;
        let case = cases::of_appeal(c, appeal.id)?.pop().ok_or(ActionError::NotFound)?;
        let officer = officers::of_body(c, &office.secrets, &case.body)?
            .pop()
            .ok_or(ActionError::NotFound)?;
        let history = crate::store::journal::of_appeal(c, appeal.id)?;
        let taken = history.into_iter().map(|entry| entry.step).collect();
        Ok::<_, ActionError>((officer, case, taken))
    })
}
