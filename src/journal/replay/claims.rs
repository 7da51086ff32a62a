//! Claims of single columns, and how an entry makes them.

use std::collections::BTreeMap;

use chrono::{DateTime, SecondsFormat, SubsecRound, Utc};
use serde_json::{Value, json};

use crate::journal::Entry;
use crate::lifecycle::{CaseStatus, closing};

/// Stands for "no due date" in the order of the queue.
const NO_DUE_DATE: &str = "9999-12-31";

/// The columns of the applicant, whose digest is one.
pub const PERSONS: &str =
    "applicant_name, applicant_postal_address, applicant_email, applicant_phone and applicant_iin";
/// The columns of the pin on the map.
pub const LOCATION: &str = "latitude and longitude";
/// The columns by which a request and a tracking key are recognised.
pub const KEYS: &str = "idempotency_key, request_digest and tracking_digest";
/// The columns of an answer, in the table of steps.
pub const ANSWER: &str = "text, findings and basis";
/// The columns of a step.
pub const STEP: &str = "case_id, kind, actor, at, text, findings, basis, reason, posted_on and details";
/// What was proposed to the head.
pub const PROPOSED: &str = "case_id, step, fields, proposed_by and at";
/// All that a letter says, to whom, and how it goes.
pub const LETTER: &str = "case_id, kind, language, body, status, sealed and created_at";

/// What a column holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Held {
    /// The value itself: a code, a word, a date, an instant as [`instant`] writes it.
    Value(Value),
    /// A salted digest of it.
    Digest(String),
}

/// What a column must hold, and the entry that said so.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// What.
    pub held: Held,
    /// The entry's place.
    pub entry: i64,
}

/// Claims by column, or by the columns that share a digest.
pub type Columns = BTreeMap<&'static str, Claim>;

/// An instant as claims hold it: UTC to the microsecond.
pub fn instant(at: DateTime<Utc>) -> Value {
    Value::from(at.trunc_subsecs(6).to_rfc3339_opts(SecondsFormat::Micros, true))
}

/// Claims of one row, made by one entry.
pub(super) struct Writing<'a> {
    pub(super) columns: &'a mut Columns,
    pub(super) entry: &'a Entry,
}

impl Writing<'_> {
    pub(super) fn set(&mut self, column: &'static str, value: Value) {
        self.hold(column, Held::Value(value));
    }

    pub(super) fn hold(&mut self, column: &'static str, held: Held) {
        let entry = self.entry.seq;
        self.columns.insert(column, Claim { held, entry });
    }

    /// Sets a column to a fact of the entry; without the fact nothing is known of the column any more.
    pub(super) fn take(&mut self, column: &'static str, fact: &str) {
        match self.entry.facts.get(fact) {
            Some(value) => self.set(column, value.clone()),
            None => {
                self.columns.remove(column);
            }
        }
    }

    pub(super) fn take_digest(&mut self, column: &'static str, fact: &str) {
        match self.entry.facts.get(fact) {
            Some(Value::String(digest)) => self.hold(column, Held::Digest(digest.clone())),
            Some(absent) => self.set(column, absent.clone()),
            None => {
                self.columns.remove(column);
            }
        }
    }

    pub(super) fn value(&self, column: &str) -> Option<&Value> {
        match self.columns.get(column).map(|claim| &claim.held) {
            Some(Held::Value(value)) => Some(value),
            _ => None,
        }
    }

    pub(super) fn due(&mut self) {
        self.take("due_on", "due_on");
        self.due_order();
    }

    /// The order of the queue follows from the due date.
    pub(super) fn due_order(&mut self) {
        match self.value("due_on").cloned() {
            Some(Value::Null) => self.set("due_order", Value::from(NO_DUE_DATE)),
            Some(date) => self.set("due_order", date),
            None => {
                self.columns.remove("due_order");
            }
        }
    }

    /// The executor as the entry says; before that was recorded it was the first officer who took a step.
    pub(super) fn executor(&mut self) {
        if self.entry.facts.contains_key("executor") {
            self.take("executor", "executor");
        } else if let (Some(Value::Null), Some(officer)) = (self.value("executor"), self.entry.actor.officer()) {
            self.set("executor", json!(officer.0));
        }
    }

    pub(super) fn decided(&mut self, status: CaseStatus) {
        self.set("status", json!(status));
        self.set("closed_at", instant(self.entry.at));
        self.executor();
    }

    pub(super) fn answered(&mut self) {
        self.take("answered_on", "answered_on");
        self.take("working_days", "working_days");
    }

    fn status(&self) -> Option<CaseStatus> {
        self.value("status")?.as_str()?.parse().ok()
    }

    pub(super) fn is_answered(&self) -> bool {
        self.status().is_some_and(CaseStatus::is_answer)
    }

    /// Whether the body still owes something, where that is known.
    pub(super) fn open(&mut self) {
        // Of a case that is not answered no date need be known.
        let answered_on = match (self.status(), self.value("answered_on")) {
            (Some(_), Some(date)) => Some(date.as_str().and_then(|date| date.parse().ok())),
            (Some(status), None) if !status.is_answer() => Some(None),
            _ => None,
        };
        let open = self
            .status()
            .zip(answered_on)
            .map(|(status, on)| closing::is_owed(status, on));
        match open {
            Some(open) if self.value("open") != Some(&Value::from(open)) => self.set("open", Value::from(open)),
            Some(_) => {}
            None => {
                self.columns.remove("open");
            }
        }
    }
}
