//! The sample appeals of the demonstration: read from a list, filed and worked on through the actions.
//!
//! It never writes a row by itself. Everything happens in the order of its time, over all appeals, so that numbers rise with the days.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use serde::Deserialize;

use super::Refusal;
use crate::actions::{self, ActionError, Office, Receipt};
use crate::appeal::{AppealDraft, ApplicantDraft, Facts, Number, Role};
use crate::deadlines::{civil, instant};
use crate::lifecycle::{Step, StepName};
use crate::store::cases::Case;
use crate::store::officers::Officer;
use crate::store::{appeals, bodies, cases, officers, steps};

const SAMPLES: &str = include_str!("../../config/demo/samples.toml");
/// When the first sample of a day was written; the others follow it, so that none is registered after hours.
const MORNING: NaiveTime = match NaiveTime::from_hms_opt(9, 24, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};
/// Minutes that the steps of one sample have on a day, so that each happening has a minute of its own.
const MINUTES: usize = 9;
/// Who takes a step, where it is the applicant.
const APPLICANT: &str = "applicant";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Samples {
    appeal: Vec<Sample>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sample {
    /// What its steps and other samples know it by.
    id: String,
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
    #[serde(default)]
    step: Vec<SampleStep>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SampleStep {
    /// Days after the appeal was filed.
    day: i64,
    name: String,
    by: String,
    /// The place of the case among those of the appeal, from one; without it the last.
    case: Option<usize>,
    #[serde(default)]
    fields: BTreeMap<String, Field>,
}

/// What a field of a step holds.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Field {
    Text(String),
    /// So many working days after the step, by the calendar of the law; with an hour where it is a time.
    Ahead {
        working_days: i64,
        at: Option<String>,
    },
    /// The number of another sample.
    NumberOf {
        number_of: String,
    },
}

/// What has become of a sample so far.
struct Progress {
    /// Of the appeal that its steps are taken on: its own, or the complaint about it.
    receipt: Receipt,
    /// The steps of the appeal that an earlier start took, in their order.
    taken: Vec<StepName>,
    /// Whether a step could not be dated: nothing that follows it is taken.
    stopped: bool,
}

/// A filing (`step` is `None`) or a step of a sample, at its instant.
struct Happening<'a> {
    at: DateTime<Utc>,
    index: usize,
    sample: &'a Sample,
    step: Option<&'a SampleStep>,
}

/// Files every sample on its day and takes its steps, as far as they lie in the past. What a killed start has done
/// already stays: an appeal is found by its key, a step among those that were taken.
pub(crate) fn file(office: &Office, now: DateTime<Utc>) -> Result<(), Refusal> {
    let samples: Samples = toml::from_str(SAMPLES).map_err(|error| Refusal::of("samples", error))?;
    let mut progress = HashMap::new();
    for happening in happenings(&samples.appeal, now) {
        let what = happening.step.map_or("filing", |step| step.name.as_str());
        happen(office, &samples.appeal, &happening, &mut progress)
            .map_err(|error| Refusal(format!("sample {}, {what}: {error:?}", happening.sample.id)))?;
    }
    Ok(())
}

/// All that happened before now, in its order.
fn happenings(samples: &[Sample], now: DateTime<Utc>) -> Vec<Happening<'_>> {
    let today = civil(now).date();
    let mut all = Vec::new();
    for (index, sample) in samples.iter().enumerate() {
        let at = |after: i64, place: usize| {
            let minutes = TimeDelta::minutes((index * MINUTES + place) as i64);
            let date = today - TimeDelta::days(sample.days_ago - after);
            instant(date.and_time(MORNING) + minutes)
        };
        let filed = Happening {
            at: at(0, 0),
            index,
            sample,
            step: None,
        };
        let steps = sample.step.iter().enumerate().map(|(place, step)| Happening {
            at: at(step.day, place + 1),
            step: Some(step),
            ..filed
        });
        all.extend(steps);
        all.push(filed);
    }
    all.retain(|happening| happening.at < now);
    all.sort_by_key(|happening| happening.at);
    all
}

fn happen(
    office: &Office,
    samples: &[Sample],
    happening: &Happening<'_>,
    progress: &mut HashMap<usize, Progress>,
) -> Result<(), ActionError> {
    let (index, sample) = (happening.index, happening.sample);
    let Some(listed) = happening.step else {
        let receipt = actions::file_appeal(office, &draft(sample), &format!("sample-{}", sample.id), happening.at)?;
        progress.insert(index, Progress::of(office, receipt)?);
        return Ok(());
    };
    let named = |id: &str| {
        let index = samples.iter().position(|other| other.id == id)?;
        progress.get(&index).map(|other| other.receipt.number.clone())
    };
    let Some(own) = progress.get(&index).filter(|own| !own.stopped) else {
        return Ok(());
    };
    let taken = match step(office, own, listed, happening.at, named)? {
        Some(step) => take(office, own, listed, &step, happening)?,
        None => Taken::Undated,
    };
    let Some(own) = progress.get_mut(&index) else {
        return Ok(());
    };
    match taken {
        Taken::Before(place) => drop(own.taken.drain(..=place)),
        Taken::Now => {}
        Taken::Undated => own.stopped = true,
        Taken::Filed(complaint) => *own = Progress::of(office, *complaint)?,
    }
    Ok(())
}

/// What came of a step.
enum Taken {
    /// An earlier start took it: its place among the steps of the appeal.
    Before(usize),
    Now,
    /// The calendars do not reach as far as it looks ahead.
    Undated,
    /// It filed a complaint, on which the steps go on.
    Filed(Box<Receipt>),
}

impl Progress {
    fn of(office: &Office, receipt: Receipt) -> Result<Self, ActionError> {
        let taken = office.store.read(|c| {
            let appeal = appeals::by_number(c, &office.secrets, &receipt.number)?.ok_or(ActionError::NotFound)?;
            let taken = steps::of_appeal(c, appeal.id)?;
            Ok::<_, ActionError>(taken.into_iter().map(|step| step.kind).collect())
        })?;
        Ok(Self {
            receipt,
            taken,
            stopped: false,
        })
    }
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

/// The step with its fields; the law of the routing is cited where the sample cites none. `None` where the calendars do not reach
/// far enough to date it.
fn step(
    office: &Office,
    own: &Progress,
    listed: &SampleStep,
    at: DateTime<Utc>,
    named: impl Fn(&str) -> Option<Number>,
) -> Result<Option<Step>, ActionError> {
    let name: StepName = listed.name.parse().map_err(|_| wrong("an unknown step"))?;
    let mut step = Step::new(name);
    if name.row().field("basis").is_some() {
        step = step.with("basis", own.receipt.routing.basis.get(own.receipt.language));
    }
    for (field, held) in &listed.fields {
        let text = match held {
            Field::Text(text) => text.clone(),
            Field::NumberOf { number_of } => named(number_of).ok_or_else(|| wrong("no sample of this name"))?.0,
            Field::Ahead { working_days, at: hour } => {
                let law = office.law();
                let ahead = law.calendar.add_working_days(civil(at).date(), *working_days);
                match (own.receipt.due_on, ahead, hour) {
                    (Some(_), Ok(day), Some(hour)) => format!("{day}T{hour}"),
                    (Some(_), Ok(day), None) => day.to_string(),
                    _ => return Ok(None),
                }
            }
        };
        step = step.with(field, text);
    }
    Ok(Some(step))
}

fn take(
    office: &Office,
    own: &Progress,
    listed: &SampleStep,
    step: &Step,
    happening: &Happening<'_>,
) -> Result<Taken, ActionError> {
    // A complaint is found again by its key, with its receipt; any other step among those that were taken.
    let before = own.taken.iter().position(|taken| *taken == step.name);
    if let Some(place) = before.filter(|_| step.name != StepName::Complain) {
        return Ok(Taken::Before(place));
    }
    let number = &own.receipt.number;
    if listed.by == APPLICANT {
        let appeal = office.store.read(|c| appeals::by_number(c, &office.secrets, number))?;
        let appeal = appeal.ok_or(ActionError::NotFound)?.id;
        let key = format!("sample-{}-{}", happening.sample.id, step.name);
        let complaint = actions::take_own_step(office, appeal, step, Some(&key), happening.at)?;
        return Ok(complaint.map_or(Taken::Now, |receipt| Taken::Filed(Box::new(receipt))));
    }
    let role = listed.by.parse().map_err(|_| wrong("an unknown role"))?;
    let (officer, case) = whose(office, number, listed.case, role)?;
    actions::take_step(office, &officer, case.id, case.revision, step, happening.at)?;
    Ok(Taken::Now)
}

/// A case of an appeal, and an officer of this role who works on it.
fn whose(office: &Office, number: &Number, place: Option<usize>, role: Role) -> Result<(Officer, Case), ActionError> {
    office.store.read(|c| {
        let appeal = appeals::by_number(c, &office.secrets, number)?.ok_or(ActionError::NotFound)?;
        let mut all = cases::of_appeal(c, appeal.id)?;
        let place = place.unwrap_or(all.len());
        all.truncate(place);
        let case = all.pop().ok_or_else(|| wrong("no such case"))?;
        let body = bodies::find(c, &case.body)?.ok_or(ActionError::NotFound)?;
        let team = officers::attending(c, &office.secrets, &body)?;
        let officer = team.into_iter().find(|officer| officer.role == role && officer.active);
        let officer = officer.ok_or_else(|| wrong(&format!("no {role} at {}", body.code)))?;
        Ok((officer, case))
    })
}

/// The list itself is at fault.
fn wrong(what: &str) -> ActionError {
    ActionError::Internal(what.to_owned())
}
