//! The journal entry and the letters of a step that was taken.

use chrono::{Months, NaiveDate};
use serde_json::{Map, Value, json};

use super::{Conn, Correspondence, Decision, Occasion, StoreError, Taken, bodies, cases};
use crate::actions::calendar_alarm::alarm_of_calendar;
use crate::actions::correspondence::{HeldBack, Matter};
use crate::actions::{ActionError, Office};
use crate::deadlines::civil;
use crate::journal;
use crate::lifecycle::Step;

/// Appends the entry of the step. Texts enter as digests only.
pub(super) fn append_entry(c: &mut Conn, taken: &Taken<'_>) -> Result<(), StoreError> {
    let (name, facts) = entry(taken)?;
    let actor = taken.officer.id.0.to_string();
    let facts: Map<String, Value> = facts.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    crate::store::journal::append(c, taken.appeal.id, Some(taken.case.id), taken.now, name, &actor, facts)
}

/// A step's name, and its facts.
type Said = (&'static str, Vec<(&'static str, Value)>);

fn entry(taken: &Taken<'_>) -> Result<Said, StoreError> {
    let case = taken.case;
    let salt = &taken.appeal.salt;
    let executor = ("executor", json!(case.executor.map(|officer| officer.0)));
    Ok(match taken.step {
        Step::Accept => ("accepted", vec![("body", json!(case.body.0)), executor]),
        Step::Answer {
            decision,
            text,
            findings,
            basis,
        } => {
            let name = match decision {
                Decision::Answered => journal::ANSWERED,
                Decision::Noted => journal::NOTED,
            };
            let facts = vec![
                ("body", json!(case.body.0)),
                ("due_on", json!(case.due_on)),
                ("answered_on", json!(case.answered_on)),
                ("working_days", json!(case.working_days)),
                executor,
                (
                    journal::ANSWER_DIGEST,
                    json!(journal::answer_digest(salt, text, findings, basis)),
                ),
            ];
            (name, facts)
        }
        Step::Forward { reason, .. } => {
            let opened = taken.opened.map(|(opened, _)| opened);
            let deadline = match opened {
                Some(opened) => cases::deadline_digest(salt, opened)?,
                None => None,
            };
            let facts = vec![
                ("from", json!(case.body.0)),
                ("to", json!(opened.map(|opened| &opened.body.0))),
                ("opened", json!(opened.map(|opened| opened.id.0))),
                ("registered_on", json!(opened.map(|opened| opened.registered_on))),
                ("due_on", json!(opened.and_then(|opened| opened.due_on))),
                ("forward_due_on", json!(opened.and_then(|opened| opened.forward_due_on))),
                ("law", json!(opened.map(|opened| &opened.law_version))),
                ("late", json!(case.late_forward)),
                executor,
                (journal::DEADLINE_DIGEST, json!(deadline)),
                (journal::REASON_DIGEST, json!(journal::digest(salt, reason.as_bytes()))),
            ];
            (journal::FORWARDED, facts)
        }
    })
}

/// Queues the letters: the applicant is told of every step, the officers of a receiver of their new case.
pub(super) fn write_letters(c: &mut Conn, taken: &Taken<'_>) -> Result<HeldBack, ActionError> {
    let holder = bodies::find(c, &taken.case.body)?
        .ok_or_else(|| ActionError::Internal("a case of an unknown body".to_owned()))?;
    let letters = Correspondence::about(c, taken.office, taken.appeal)?;
    let Taken { appeal, case, now, .. } = *taken;
    let matter = Matter {
        appeal,
        case: case.id,
        holder: &holder,
        at: now,
    };
    match (taken.step, taken.opened) {
        (Step::Accept, _) => {
            let accepted = Occasion::Accepted { due_on: case.due_on };
            Ok(letters.to_resident(c, &matter, &accepted)?)
        }
        (
            Step::Answer {
                decision,
                text,
                findings,
                basis,
            },
            _,
        ) => write_answer(c, taken, &letters, &matter, *decision, [text, findings, basis]),
        (Step::Forward { reason, .. }, Some((opened, receiver))) => {
            let first = journal::first_due_on(&crate::store::journal::of_appeal(c, appeal.id)?);
            let attendant = bodies::attendant(c, receiver)?;
            let forwarded = Occasion::Forwarded {
                attendant: &attendant,
                to: &receiver.name,
                reason,
                due_on: opened.due_on,
                first_due_on: first.filter(|_| first != opened.due_on),
            };
            let held = letters.to_resident(c, &matter, &forwarded)?;
            let new_case = Occasion::NewCase {
                due_on: opened.due_on,
                forwarded_from: Some(&holder.name),
                reason: Some(reason),
            };
            let matter = Matter {
                case: opened.id,
                holder: receiver,
                ..matter
            };
            letters.to_body(c, &matter, receiver, &new_case)?;
            alarm_when_undated(c, taken)?;
            Ok(held)
        }
        (Step::Forward { .. }, None) => Err(ActionError::Internal("a forward without a receiver".to_owned())),
    }
}

fn write_answer(
    c: &mut Conn,
    taken: &Taken<'_>,
    letters: &Correspondence,
    matter: &Matter<'_>,
    decision: Decision,
    [text, findings, basis]: [&str; 3],
) -> Result<HeldBack, ActionError> {
    let higher = match &matter.holder.higher {
        Some(code) => bodies::find(c, code)?,
        None => None,
    };
    let higher = higher.as_ref().map(|body| &body.name);
    let complaint_until = complaint_until(taken.office, civil(taken.now).date())?;
    let occasion = match decision {
        Decision::Answered => Occasion::Answered {
            text,
            findings,
            basis,
            higher,
            complaint_until,
        },
        Decision::Noted => Occasion::Noted {
            text,
            findings,
            basis,
            higher,
            complaint_until,
        },
    };
    Ok(letters.to_resident(c, matter, &occasion)?)
}

fn alarm_when_undated(c: &mut Conn, taken: &Taken<'_>) -> Result<(), ActionError> {
    if let Some(year) = taken.change.opens.as_ref().and_then(|opening| opening.missing_year) {
        alarm_of_calendar(c, taken.office, year, taken.now)?;
    }
    Ok(())
}

/// The last day to complain (APPC 92). Where that day's calendar is missing it stands as it falls: it is early by a few
/// days off at the most, and a late complaint is taken in all the same.
fn complaint_until(office: &Office, known_on: NaiveDate) -> Result<NaiveDate, ActionError> {
    let as_it_falls = || {
        let months = office.law().clocks.on(known_on)?.complaint_filing.months;
        known_on.checked_add_months(Months::new(months))
    };
    office
        .law()
        .complaint_until(known_on)
        .ok()
        .or_else(as_it_falls)
        .ok_or_else(|| ActionError::Internal(format!("no version of the clocks on {known_on}")))
}
