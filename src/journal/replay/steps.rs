//! Steps with a row of their own, of whatever kind: one rule follows them all.

use serde_json::{Value, json};
use uuid::Uuid;

use super::claims::{PERSONS, PROPOSED, STEP, Writing};
use super::{History, WRITTEN_BY_STEPS};
use crate::journal::{CASE, Entry, OPENS, PERSONS_DIGEST, PROPOSAL, PROPOSAL_DIGEST, STEP_DIGEST};

impl History {
    /// Any step with a row of its own: the entry holds the digest of the row, what the step put into its case, and the cases that
    /// it opened.
    pub(super) fn taken(&mut self, entry: &Entry) {
        let put = entry.facts.get(CASE).and_then(Value::as_object);
        self.case(entry, |case| {
            for column in WRITTEN_BY_STEPS {
                if let Some(value) = put.and_then(|put| put.get(column)) {
                    case.set(column, value.clone());
                }
            }
            if put.is_some_and(|put| put.contains_key("due_on")) {
                case.due_order();
            }
        });
        if entry.facts.contains_key(PERSONS_DIGEST) {
            let columns = &mut self.appeal;
            Writing { columns, entry }.take_digest(PERSONS, PERSONS_DIGEST);
        }
        let opened = entry.facts.get(OPENS).and_then(Value::as_array);
        for opened in opened.into_iter().flatten().filter_map(Value::as_object) {
            let told = Entry {
                facts: opened.clone(),
                ..entry.clone()
            };
            let Some(id) = opened
                .get("id")
                .and_then(Value::as_str)
                .and_then(|id| Uuid::try_parse(id).ok())
            else {
                continue;
            };
            self.open_case(&told, id, |case| {
                case.take("body", "body");
                case.take("clock", "clock");
                case.take("forwarded_from", "from");
                case.set("undetermined", Value::from(false));
                case.set("overlapping", Value::from(false));
                case.set("opened_by", json!(entry.seq));
                case.set("routing", Value::Null);
            });
        }
        let columns = self.steps.entry(entry.seq).or_default();
        Writing { columns, entry }.take_digest(STEP, STEP_DIGEST);
        if let Some(mut proposal) = self.proposal(entry) {
            proposal.set("ended_by", json!(entry.seq));
        }
        self.letter_posted(entry);
    }

    /// A step that waits for the head.
    pub(super) fn proposed(&mut self, entry: &Entry) {
        if let Some(mut proposal) = self.proposal(entry) {
            proposal.take_digest(PROPOSED, PROPOSAL_DIGEST);
            proposal.set("ended_by", Value::Null);
        }
    }

    /// The proposal that an entry is about.
    fn proposal<'a>(&'a mut self, entry: &'a Entry) -> Option<Writing<'a>> {
        let id = entry.facts.get(PROPOSAL)?.as_str()?;
        let columns = self.proposals.entry(Uuid::try_parse(id).ok()?).or_default();
        Some(Writing { columns, entry })
    }
}
