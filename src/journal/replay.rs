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
#[cfg(test)]
mod tests;

use claims::Writing;
pub use claims::{ANSWER, Claim, Columns, Held, KEYS, LETTER, LOCATION, PERSONS, instant};

use super::{
    ADDRESS_DIGEST, ANSWER_DIGEST, ANSWERED, DEADLINE_DIGEST, Entry, FACTS_DIGEST, FORWARDED, KEYS_DIGEST, LETTERS,
    LOCATION_DIGEST, NOTED, PERSONS_DIGEST, REASON_DIGEST, REGISTERED, ROUTING_DIGEST, TEXT_DIGEST,
};

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
        match entry.step.as_str() {
            REGISTERED => self.registered(entry),
            "accepted" => self.case(entry, |case| {
                case.set("status", Value::from("in_review"));
                case.executor();
            }),
            ANSWERED => self.answered(entry, ANSWERED),
            NOTED => self.answered(entry, NOTED),
            FORWARDED => self.forwarded(entry),
            "posted" | "undelivered" => self.posted(entry),
            "due_set" | "due_moved" | "recounted" => self.recounted(entry),
            "reminded" | "escalated" => self.noticed(entry),
            // A step that changes no row but may send letters.
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
            case.take("overlapping", "overlapping");
            case.set("forwarded_from", Value::Null);
            case.set("forward_reason", Value::Null);
            case.take_digest("routing", ROUTING_DIGEST);
        });
    }

    fn forwarded(&mut self, entry: &Entry) {
        self.case(entry, |case| {
            case.decided(FORWARDED);
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
            case.take_digest("forward_reason", REASON_DIGEST);
            case.set("routing", Value::Null);
        });
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
        case.set("status", Value::from(REGISTERED));
        case.set("arrived_at", instant(entry.at));
        case.take("registered_on", "registered_on");
        case.due();
        case.take("forward_due_on", "forward_due_on");
        case.take("law_version", "law");
        case.take_digest("deadline", DEADLINE_DIGEST);
        case.set("late_forward", Value::from(false));
        for empty in [
            "executor",
            ANSWER,
            "answer_officer",
            "closed_at",
            "answered_on",
            "working_days",
        ] {
            case.set(empty, Value::Null);
        }
        write(&mut case);
        case.open();
        self.cases.insert(id, columns);
    }

    fn answered(&mut self, entry: &Entry, status: &'static str) {
        self.case(entry, |case| {
            case.decided(status);
            case.answered();
            case.take_digest(ANSWER, ANSWER_DIGEST);
            match Uuid::try_parse(&entry.actor) {
                Ok(_) => case.set("answer_officer", Value::from(entry.actor.as_str())),
                Err(_) => {
                    case.columns.remove("answer_officer");
                }
            }
        });
    }

    /// A letter left by post, or the mailbox refused it for good: the letter of an answer dates it, or takes its date
    /// away until it has left by post.
    fn posted(&mut self, entry: &Entry) {
        let kind = entry.facts.get("kind").and_then(Value::as_str);
        if matches!(kind, Some(ANSWERED | NOTED)) {
            let left = entry.step == "posted";
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
