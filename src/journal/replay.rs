//! What the entries of an appeal imply: its rows, told again from the journal alone.
//!
//! Pure: entries in, claims out. A claim says what a column must hold and which entry said so; `store::journal::verify`
//! compares it with the row. Everything that a figure, a queue or a letter stands on is claimed.
//!
//! An entry that was written before a fact was recorded lacks it. Then the column is not claimed, and not compared:
//! what such an entry does hold stays verified.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use uuid::Uuid;

mod claims;
mod steps;
#[cfg(test)]
mod tests;

use claims::Writing;
pub use claims::{ANSWER, Claim, Columns, Held, KEYS, LETTER, LOCATION, PERSONS, PROPOSED, STEP, instant};

use super::{
    ADDRESS_DIGEST, ANSWER_DIGEST, DEADLINE_DIGEST, Entry, FACTS_DIGEST, KEYS_DIGEST, LETTERS, LOCATION_DIGEST,
    PERSONS_DIGEST, REASON_DIGEST, ROUTING_DIGEST, STEP_DIGEST, TEXT_DIGEST,
};
use crate::appeal::{EntryKind, LetterKind};
use crate::deadlines::Clock;
use crate::lifecycle::{CaseStatus, StepName};

/// The columns of a case that a step may write, as its entry holds them.
pub const WRITTEN_BY_STEPS: [&str; 9] = [
    "status",
    "executor",
    "due_on",
    "extended_until",
    "late_forward",
    "closed_at",
    "answered_on",
    "working_days",
    "joined_to",
];

/// A notice: its case, kind and due date.
pub type Notice = (Uuid, String, String);

/// The dates that the resident was told before a move: of the case, and the own one where the entry knows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// The due date of the case.
    pub due_on: Value,
    /// The resident's own; `None` where any will do.
    pub resident_due_on: Option<Value>,
}

/// What the entries of one appeal imply.
#[derive(Debug, Clone, Default)]
pub struct History {
    /// The appeal.
    pub appeal: Columns,
    /// Its cases, by id.
    pub cases: BTreeMap<Uuid, Columns>,
    /// Steps with a row of their own, by the place of their entry.
    pub steps: BTreeMap<i64, Columns>,
    /// Proposals to the head, by id.
    pub proposals: BTreeMap<Uuid, Columns>,
    /// Letters that entries name, by id.
    pub letters: BTreeMap<Uuid, Columns>,
    /// Reminders and escalations, each with its instant.
    pub notices: BTreeMap<Notice, Claim>,
    /// Moves of a date of which a letter may still be owed, by case.
    pub moves: BTreeMap<Uuid, Vec<Told>>,
}

impl History {
    /// Replays entries in their order.
    pub fn of<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Self {
        let mut history = Self::default();
        for entry in entries {
            history.follow(entry);
        }
        history
    }

    /// Goes on by one entry.
    pub fn follow(&mut self, entry: &Entry) {
        match entry.step {
            _ if entry.facts.contains_key(STEP_DIGEST) => self.taken(entry),
            EntryKind::Registered => self.registered(entry),
            EntryKind::Proposed => self.proposed(entry),
            EntryKind::Accepted => self.case(entry, |case| {
                case.set("status", json!(CaseStatus::InReview));
                case.executor();
            }),
            EntryKind::Answered => self.answered(entry, CaseStatus::Answered, StepName::Answer),
            EntryKind::Noted => self.answered(entry, CaseStatus::Noted, StepName::Note),
            EntryKind::Forwarded => self.forwarded(entry),
            EntryKind::Posted | EntryKind::Undelivered => self.posted(entry),
            EntryKind::DueSet | EntryKind::DueMoved | EntryKind::Recounted => self.recounted(entry),
            EntryKind::Reminded | EntryKind::Escalated => self.noticed(entry),
            EntryKind::HandedOver => self.case(entry, |case| {
                case.take("body", "to");
                case.take("executor", "executor");
            }),
            // What changes no row but may send letters; steps that came with the table of steps have been followed above.
            _ => {}
        }
        self.letters(entry);
        self.status(entry);
    }

    fn case(&mut self, entry: &Entry, write: impl FnOnce(&mut Writing<'_>)) {
        if let Some(columns) = entry.case.and_then(|id| self.cases.get_mut(&id)) {
            let mut writing = Writing { columns, entry };
            write(&mut writing);
            writing.open();
        }
    }

    fn registered(&mut self, entry: &Entry) {
        let mut appeal = Writing {
            columns: &mut self.appeal,
            entry,
        };
        for column in [
            "number",
            "kind",
            "language",
            "subject",
            "settlement",
            "identity",
            "registered_on",
        ] {
            appeal.take(column, column);
        }
        appeal.take("resident_due_on", "due_on");
        let complains_of = entry.facts.get("complains_of").cloned();
        appeal.set("complains_of", complains_of.unwrap_or(Value::Null));
        appeal.set("received_at", instant(entry.at));
        for (columns, fact) in [
            ("text", TEXT_DIGEST),
            (PERSONS, PERSONS_DIGEST),
            ("address", ADDRESS_DIGEST),
            ("facts", FACTS_DIGEST),
            (LOCATION, LOCATION_DIGEST),
            (KEYS, KEYS_DIGEST),
        ] {
            appeal.take_digest(columns, fact);
        }
        let Some(id) = entry.case else { return };
        self.open_case(entry, id, |case| {
            case.take("body", "body");
            case.take("undetermined", "undetermined");
            // Decisions from before there was such a fact name one body only.
            case.set(
                "overlapping",
                entry.facts.get("overlapping").cloned().unwrap_or(Value::Bool(false)),
            );
            if entry.facts.contains_key("clock") {
                case.take("clock", "clock");
            }
            case.set("forwarded_from", Value::Null);
            case.set("opened_by", Value::Null);
            case.take_digest("routing", ROUTING_DIGEST);
        });
    }

    fn forwarded(&mut self, entry: &Entry) {
        self.case(entry, |case| {
            case.decided(CaseStatus::Forwarded);
            case.take("late_forward", "late");
        });
        let opened = entry.facts.get("opened").and_then(Value::as_str);
        let Some(id) = opened.and_then(|id| Uuid::try_parse(id).ok()) else {
            return;
        };
        self.open_case(entry, id, |case| {
            case.take("body", "to");
            case.set("undetermined", Value::from(false));
            case.set("overlapping", Value::from(false));
            case.take("forwarded_from", "from");
            case.set("opened_by", json!(entry.seq));
            case.set("routing", Value::Null);
        });
        self.step_of_before(entry, StepName::Forward, |step| {
            step.set(ANSWER, Value::Null);
            step.take_digest("reason", REASON_DIGEST);
        });
    }

    /// The row of a step whose entry was written before the table of steps.
    fn step_of_before(&mut self, entry: &Entry, kind: StepName, texts: impl FnOnce(&mut Writing<'_>)) {
        let columns = self.steps.entry(entry.seq).or_default();
        let mut step = Writing { columns, entry };
        step.set("case_id", json!(entry.case));
        step.set("kind", json!(kind));
        step.set("actor", Value::from(entry.actor.to_string()));
        step.set("at", instant(entry.at));
        step.set("posted_on", Value::Null);
        step.set("details", Value::Null);
        texts(&mut step);
    }

    /// A new case: what the entry says of it, and what every case begins with.
    fn open_case(&mut self, entry: &Entry, id: Uuid, write: impl FnOnce(&mut Writing<'_>)) {
        let seq = self.cases.len() + 1;
        let mut columns = Columns::new();
        for column in ["settlement", "subject"] {
            if let Some(claim) = self.appeal.get(column) {
                columns.insert(column, claim.clone());
            }
        }
        let mut case = Writing {
            columns: &mut columns,
            entry,
        };
        case.set("seq", json!(seq));
        case.set("status", json!(CaseStatus::Registered));
        case.set("arrived_at", instant(entry.at));
        case.take("registered_on", "registered_on");
        case.due();
        case.take("forward_due_on", "forward_due_on");
        case.take("law_version", "law");
        case.take_digest("deadline", DEADLINE_DIGEST);
        case.set("late_forward", Value::from(false));
        // Before cases had a clock of their own, each ran under that of an answer.
        case.set("clock", json!(Clock::Answer));
        let empty = [
            "executor",
            "extended_until",
            "closed_at",
            "answered_on",
            "working_days",
            "joined_to",
        ];
        for empty in empty {
            case.set(empty, Value::Null);
        }
        write(&mut case);
        case.open();
        self.cases.insert(id, columns);
    }

    fn answered(&mut self, entry: &Entry, status: CaseStatus, kind: StepName) {
        self.case(entry, |case| {
            case.decided(status);
            case.answered();
        });
        self.step_of_before(entry, kind, |step| {
            step.set("reason", Value::Null);
            step.take_digest(ANSWER, ANSWER_DIGEST);
        });
    }

    /// A letter left by post, or the mailbox refused it for good: the letter of an answer dates it, or takes its date
    /// away until it has left by post.
    fn posted(&mut self, entry: &Entry) {
        let kind = entry.facts.get("kind").and_then(Value::as_str);
        let kind: Option<LetterKind> = kind.and_then(|kind| kind.parse().ok());
        if kind.is_some_and(LetterKind::is_answer) {
            let left = entry.step == EntryKind::Posted;
            self.case(entry, |case| match case.is_answered() {
                true if left => {
                    case.take("answered_on", "posted_on");
                    case.take("working_days", "working_days");
                }
                true => {
                    case.set("answered_on", Value::Null);
                    case.set("working_days", Value::Null);
                }
                false => {}
            });
        }
        self.letter_posted(entry);
    }

    /// The day of posting of the letter that an entry is about.
    fn letter_posted(&mut self, entry: &Entry) {
        let letter = entry.facts.get("letter").and_then(Value::as_str);
        if let Some(id) = letter.and_then(|id| Uuid::try_parse(id).ok()) {
            let columns = self.letters.entry(id).or_default();
            let posted_on = entry.facts.get("posted_on").cloned().unwrap_or_default();
            Writing { columns, entry }.set("posted_on", posted_on);
        }
    }

    fn recounted(&mut self, entry: &Entry) {
        let mut first = false;
        self.case(entry, |case| {
            first = case.value("seq") == Some(&json!(1));
            case.take("registered_on", "registered_on");
            case.due();
            case.take("forward_due_on", "forward_due_on");
            case.take("law_version", "law");
            case.take_digest("deadline", DEADLINE_DIGEST);
        });
        let mut appeal = Writing {
            columns: &mut self.appeal,
            entry,
        };
        appeal.take("resident_due_on", "resident_due_on");
        // The registration of the first case is that of the appeal.
        let day = if first { "registered_on" } else { "received_on" };
        appeal.take("registered_on", day);
        if let Some(case) = entry.case {
            self.moves.entry(case).or_default().push(Told {
                due_on: entry.facts.get("due_on_was").cloned().unwrap_or_default(),
                resident_due_on: entry.facts.get("resident_due_on_was").cloned(),
            });
        }
    }

    fn noticed(&mut self, entry: &Entry) {
        let text = |fact: &str| entry.facts.get(fact).and_then(Value::as_str).map(str::to_owned);
        if let (Some(case), Some(kind), Some(due_on)) = (entry.case, text("notice"), text("due_on")) {
            let held = Held::Value(instant(entry.at));
            let entry = entry.seq;
            self.notices.insert((case, kind, due_on), Claim { held, entry });
        }
    }

    /// The letters that the entry names, each with the digest of what it was then.
    fn letters(&mut self, entry: &Entry) {
        let Some(Value::Object(letters)) = entry.facts.get(LETTERS) else {
            return;
        };
        for (id, digest) in letters {
            let (Ok(id), Some(digest)) = (Uuid::try_parse(id), digest.as_str()) else {
                continue;
            };
            let columns = self.letters.entry(id).or_default();
            let mut letter = Writing { columns, entry };
            letter.hold(LETTER, Held::Digest(digest.to_owned()));
            if letter.value("posted_on").is_none() {
                letter.set("posted_on", Value::Null);
            }
        }
    }

    /// An appeal is open while a case of it is.
    fn status(&mut self, entry: &Entry) {
        let known = self
            .cases
            .values()
            .map(|case| match case.get("open").map(|claim| &claim.held) {
                Some(Held::Value(Value::Bool(open))) => Some(*open),
                _ => None,
            });
        let open: Option<Vec<bool>> = known.collect();
        let mut appeal = Writing {
            columns: &mut self.appeal,
            entry,
        };
        match open {
            Some(open) if !open.is_empty() => {
                let status = Value::from(if open.contains(&true) { "open" } else { "closed" });
                if appeal.value("status") != Some(&status) {
                    appeal.set("status", status);
                }
            }
            _ => {
                appeal.columns.remove("status");
            }
        }
    }
}
