//! The journal entry of a step: what it put into rows. Texts enter as digests only.

use serde_json::{Map, Value, json};

use super::Taken;
use crate::journal;
use crate::store::cases::{self, Case};
use crate::store::{Conn, StoreError};

/// Appends the entry, when the rows are written and the letters queued.
pub(super) fn append(c: &mut Conn, taken: &Taken<'_>) -> Result<(), StoreError> {
    let salt = &taken.appeal.salt;
    let texts = &taken.plan.texts;
    let case = taken.case;
    let mut facts = Map::new();
    let mut say = |fact: &str, value: Value| facts.insert(fact.to_owned(), value);
    say("body", json!(case.body.0));
    say("executor", json!(case.executor.map(|officer| officer.0)));
    say("due_on", json!(case.due_on));
    say("answered_on", json!(case.answered_on));
    say("working_days", json!(case.working_days));
    if !texts.text.is_empty() {
        let digest = journal::answer_digest(salt, &texts.text, &texts.findings, &texts.basis);
        say(journal::ANSWER_DIGEST, json!(digest));
    }
    if let Some((letter, kind)) = &taken.posted {
        say("letter", json!(letter.0));
        say("kind", json!(kind));
        say("posted_on", json!(taken.plan.posted_on));
    }
    for (opened, _) in taken.opened {
        for (fact, value) in opened_facts(salt, case, opened)? {
            say(fact, value);
        }
        say(
            journal::REASON_DIGEST,
            json!(journal::digest(salt, texts.reason.as_bytes())),
        );
    }
    let actor = taken.officer.id.0.to_string();
    let (appeal, kind) = (taken.appeal.id, taken.entry.as_str());
    crate::store::journal::append(c, appeal, Some(case.id), taken.now, kind, &actor, facts)
}

/// The facts of the case that a forward opens.
fn opened_facts(salt: &[u8], from: &Case, opened: &Case) -> Result<Vec<(&'static str, Value)>, StoreError> {
    Ok(vec![
        ("from", json!(from.body.0)),
        ("late", json!(from.late_forward)),
        ("to", json!(opened.body.0)),
        ("opened", json!(opened.id.0)),
        ("registered_on", json!(opened.registered_on)),
        ("due_on", json!(opened.due_on)),
        ("forward_due_on", json!(opened.forward_due_on)),
        ("law", json!(opened.law_version)),
        (journal::DEADLINE_DIGEST, json!(cases::deadline_digest(salt, opened)?)),
    ])
}
