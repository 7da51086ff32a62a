//! The steps that were taken, each a row with its texts: appended together with the journal entry that holds its digest, and never
//! changed.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use serde_json::{Map, Value, json};

use super::conn::{Moment, Uid};
use super::schema::steps;
use super::{Conn, StoreError, journal, word};
use crate::appeal::{Actor, AppealId, CaseId, CleanText};
use crate::journal::replay::{ANSWER, Held, STEP, instant};
use crate::journal::{STEP_DIGEST, answer_digest, canonical_facts, digest};
use crate::lifecycle::StepName;
use crate::lifecycle::steps::Texts;

/// A step to be written.
pub struct NewStep<'a> {
    /// The appeal.
    pub appeal: AppealId,
    /// The case that it was taken on.
    pub case: CaseId,
    /// Which step.
    pub kind: StepName,
    /// Who took it.
    pub actor: Actor,
    /// When.
    pub at: DateTime<Utc>,
    /// Its texts.
    pub texts: &'a Texts,
    /// The day on which a letter was posted.
    pub posted_on: Option<NaiveDate>,
}

/// A step that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenStep {
    /// The appeal.
    pub appeal: AppealId,
    /// The place of its entry in the journal of the appeal.
    pub seq: i64,
    /// The case that it was taken on.
    pub case: CaseId,
    /// Which step.
    pub kind: StepName,
    /// Who took it.
    pub actor: Actor,
    /// When.
    pub at: DateTime<Utc>,
    /// Its texts.
    pub texts: Texts,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = steps, treat_none_as_default_value = false)]
pub(super) struct Row {
    appeal: Uid,
    seq: i64,
    case_id: Uid,
    kind: String,
    actor: String,
    at: Moment,
    text: Option<String>,
    findings: Option<String>,
    basis: Option<String>,
    reason: Option<String>,
    posted_on: Option<NaiveDate>,
    details: Option<String>,
}

impl Row {
    /// The digest of the whole row under the salt of its appeal.
    fn digest(&self, salt: &[u8]) -> String {
        let mut columns = json!({
            "case": self.case_id.0, "kind": self.kind, "actor": self.actor, "at": instant(self.at.0),
            "text": self.text, "findings": self.findings, "basis": self.basis, "reason": self.reason,
            "posted_on": self.posted_on,
        });
        // Steps of before had none, and their digest knows of none.
        if let (Some(details), Some(columns)) = (&self.details, columns.as_object_mut()) {
            columns.insert("details".to_owned(), json!(details));
        }
        let columns = columns.as_object().map(canonical_facts).unwrap_or_default();
        digest(salt, columns.as_bytes())
    }

    fn read(self) -> Result<TakenStep, StoreError> {
        let text = |text: Option<String>| CleanText::stored(text.unwrap_or_default());
        let details: BTreeMap<String, String> = match &self.details {
            Some(json) => serde_json::from_str(json).map_err(damaged)?,
            None => BTreeMap::new(),
        };
        let stored = |(name, text)| (name, CleanText::stored(text));
        Ok(TakenStep {
            appeal: AppealId(self.appeal.0),
            seq: self.seq,
            case: CaseId(self.case_id.0),
            kind: word("steps.kind", &self.kind)?,
            actor: word("steps.actor", &self.actor)?,
            at: self.at.0,
            texts: Texts {
                text: text(self.text),
                findings: text(self.findings),
                basis: text(self.basis),
                reason: text(self.reason),
                details: details.into_iter().map(stored).collect(),
            },
        })
    }

    pub(super) fn of(&self) -> (Uid, i64) {
        (self.appeal, self.seq)
    }

    /// What columns hold now, as a claim says it; `None` for what is never claimed.
    pub(super) fn held(&self, salt: &[u8], columns: &str) -> Option<Held> {
        let texts = (&self.text, &self.findings, &self.basis);
        Some(match columns {
            STEP => Held::Digest(self.digest(salt)),
            ANSWER => match texts {
                (Some(text), Some(findings), Some(basis)) => Held::Digest(answer_digest(salt, text, findings, basis)),
                (None, None, None) => Held::Value(Value::Null),
                // No entry claims a part of an answer.
                _ => Held::Value(Value::from("a part of an answer")),
            },
            "reason" => match &self.reason {
                Some(reason) => Held::Digest(digest(salt, reason.as_bytes())),
                None => Held::Value(Value::Null),
            },
            "case_id" => Held::Value(json!(self.case_id.0)),
            "kind" => Held::Value(json!(self.kind)),
            "actor" => Held::Value(json!(self.actor)),
            "at" => Held::Value(instant(self.at.0)),
            "posted_on" => Held::Value(json!(self.posted_on)),
            "details" => Held::Value(json!(self.details)),
            _ => return None,
        })
    }
}

/// Writes a step and its journal entry, whose facts get the digest of the step. As [`journal::append`]: when the other rows are
/// written and the letters queued.
pub fn append(c: &mut Conn, step: &NewStep<'_>, mut facts: Map<String, Value>) -> Result<(), StoreError> {
    let (seq, salt) = journal::next(c, step.appeal)?;
    let text = |text: &CleanText| (!text.is_empty()).then(|| text.to_string());
    let details: BTreeMap<&str, &str> = step
        .texts
        .details
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let details = (!details.is_empty()).then(|| serde_json::to_string(&details));
    let row = Row {
        details: details.transpose().map_err(damaged)?,
        appeal: Uid(step.appeal.0),
        seq,
        case_id: Uid(step.case.0),
        kind: step.kind.as_str().to_owned(),
        actor: step.actor.to_string(),
        at: step.at.into(),
        text: text(&step.texts.text),
        findings: text(&step.texts.findings),
        basis: text(&step.texts.basis),
        reason: text(&step.texts.reason),
        posted_on: step.posted_on,
    };
    facts.insert(STEP_DIGEST.to_owned(), row.digest(&salt).into());
    let kind = step.kind.row().entry;
    journal::append(c, step.appeal, Some(step.case), step.at, kind, step.actor, facts)?;
    diesel::insert_into(steps::table).values(row).execute(c)?;
    Ok(())
}

fn damaged(error: serde_json::Error) -> StoreError {
    StoreError::Other(format!("steps.details: {error}"))
}

/// The steps of an appeal, in order.
pub fn of_appeal(c: &mut Conn, appeal: AppealId) -> Result<Vec<TakenStep>, StoreError> {
    of_appeals(c, &[Uid(appeal.0)])
}

/// The steps of some appeals, in order.
pub(super) fn of_appeals(c: &mut Conn, appeals: &[Uid]) -> Result<Vec<TakenStep>, StoreError> {
    let rows: Vec<Row> = steps::table
        .filter(steps::appeal.eq_any(appeals))
        .order((steps::appeal, steps::seq))
        .select(Row::as_select())
        .load(c)?;
    rows.into_iter().map(Row::read).collect()
}

/// The steps of the appeals from one id to another, as they are stored, by appeal and place.
pub(super) fn stretch(c: &mut Conn, from: Uid, to: Uid) -> Result<BTreeMap<(Uid, i64), Row>, StoreError> {
    let rows: Vec<Row> = steps::table
        .filter(steps::appeal.between(from, to))
        .select(Row::as_select())
        .load(c)?;
    Ok(rows.into_iter().map(|row| (row.of(), row)).collect())
}
