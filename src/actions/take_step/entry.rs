//! A step and its journal entry: what it put into rows, for the replay of the journal. Texts stand in the row of the step, and enter
//! the journal with its digest only.

use serde_json::{Map, Value, json};

use super::Taken;
use crate::actions::Receipt;
use crate::journal;
use crate::journal::replay::{WRITTEN_BY_STEPS, instant};
use crate::store::cases::{self, Case};
use crate::store::steps::{self, NewStep};
use crate::store::{Conn, StoreError, journal as store_journal, proposals};

/// Appends both, when the other rows are written and the letters queued.
pub(super) fn append(c: &mut Conn, taken: &Taken<'_>, complaint: Option<&Receipt>) -> Result<(), StoreError> {
    let mut facts = Map::new();
    facts.insert("body".to_owned(), json!(taken.case.body.0));
    facts.insert(journal::CASE.to_owned(), written(taken.before, taken.case).into());
    if !taken.opened.is_empty() {
        let opened = taken
            .opened
            .iter()
            .map(|(case, _)| opened(&taken.appeal.salt, taken.case, case));
        facts.insert(journal::OPENS.to_owned(), opened.collect::<Result<Vec<_>, _>>()?.into());
    }
    if let Some((letter, kind)) = &taken.posted {
        facts.insert("letter".to_owned(), json!(letter.0));
        facts.insert("kind".to_owned(), json!(kind));
        facts.insert("posted_on".to_owned(), json!(taken.plan.posted_on));
    }
    if let Some(digest) = &taken.persons {
        facts.insert(journal::PERSONS_DIGEST.to_owned(), json!(digest));
    }
    if let Some(proposal) = &taken.plan.ends {
        facts.insert(journal::PROPOSAL.to_owned(), json!(proposal.id.0));
        facts.insert(journal::PROPOSED_BY.to_owned(), json!(proposal.by.0));
        let (place, _) = store_journal::next(c, taken.appeal.id)?;
        if !proposals::end(c, proposal.id, place)? {
            return Err(StoreError::Other(format!(
                "proposal {} has ended before",
                proposal.id.0
            )));
        }
    }
    if let Some(complaint) = complaint {
        facts.insert("complaint".to_owned(), json!(complaint.number.0));
    }
    let step = NewStep {
        appeal: taken.appeal.id,
        case: taken.case.id,
        kind: taken.step,
        actor: taken.by.actor(),
        at: taken.now,
        texts: &taken.plan.texts,
        posted_on: taken.plan.posted_on,
    };
    steps::append(c, &step, facts)
}

/// The columns of the case that the step changed, as they stand after it.
fn written(before: &Case, after: &Case) -> Map<String, Value> {
    let changed = WRITTEN_BY_STEPS.into_iter().zip(columns(before)).zip(columns(after));
    changed
        .filter(|((_, before), after)| before != after)
        .map(|((column, _), after)| (column.to_owned(), after))
        .collect()
}

/// Every column that a step may write, in the order of [`WRITTEN_BY_STEPS`].
fn columns(case: &Case) -> [Value; WRITTEN_BY_STEPS.len()] {
    WRITTEN_BY_STEPS.map(|column| match column {
        "status" => json!(case.status),
        "executor" => json!(case.executor.map(|officer| officer.0)),
        "due_on" => json!(case.due_on),
        "extended_until" => json!(case.extended_until),
        "late_forward" => json!(case.late_forward),
        "closed_at" => json!(case.closed_at.map(instant)),
        "answered_on" => json!(case.answered_on),
        "working_days" => json!(case.working_days),
        "joined_to" => json!(case.joined_to.map(|case| case.0)),
        _ => Value::Null,
    })
}

/// What a case begins with that the step opened.
fn opened(salt: &[u8], from: &Case, opened: &Case) -> Result<Value, StoreError> {
    Ok(json!({
        "id": opened.id.0,
        "body": opened.body.0,
        "clock": opened.clock,
        "from": from.body.0,
        "registered_on": opened.registered_on,
        "due_on": opened.due_on,
        "forward_due_on": opened.forward_due_on,
        "law": opened.law_version,
        journal::DEADLINE_DIGEST: cases::deadline_digest(salt, opened)?,
    }))
}
