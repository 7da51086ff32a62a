//! What the journal holds of a case: its columns as an entry claims them, and the salted digests of the others.

use diesel::prelude::*;
use serde_json::{Value, json};

use super::{Case, Row, write_json};
use crate::journal::digest;
use crate::journal::replay::{Held, instant};
use crate::store::conn::Uid;
use crate::store::schema::{cases, routings};
use crate::store::{Conn, StoreError};

/// A case as it is stored.
pub(in crate::store) struct Stored {
    row: Row,
    settlement: String,
    subject: String,
    routing: Option<String>,
}

/// The cases of the appeals from one id to another, in order of the appeal.
pub(in crate::store) fn stretch(c: &mut Conn, from: Uid, to: Uid) -> Result<Vec<Stored>, StoreError> {
    let rows: Vec<(Row, String, String, Option<String>)> = cases::table
        .left_join(routings::table)
        .filter(cases::appeal.between(from, to))
        .order((cases::appeal, cases::seq))
        .select((
            Row::as_select(),
            cases::settlement,
            cases::subject,
            routings::routing.nullable(),
        ))
        .load(c)?;
    let stored = |(row, settlement, subject, routing)| Stored {
        row,
        settlement,
        subject,
        routing,
    };
    Ok(rows.into_iter().map(stored).collect())
}

/// The digest of how the rulebook decided, for the entry that opens a case; `None` where it did not.
///
/// # Errors
/// A decision that cannot be written.
pub fn routing_digest(salt: &[u8], case: &Case) -> Result<Option<String>, StoreError> {
    let json = case.routing.as_ref().map(write_json).transpose()?;
    Ok(json.map(|json| digest(salt, json.as_bytes())))
}

/// The digest of how the term was counted; `None` where no calendar covers it.
///
/// # Errors
/// A term that cannot be written.
pub fn deadline_digest(salt: &[u8], case: &Case) -> Result<Option<String>, StoreError> {
    let json = case.deadline.as_ref().map(write_json).transpose()?;
    Ok(json.map(|json| digest(salt, json.as_bytes())))
}

impl Stored {
    pub(in crate::store) fn id(&self) -> Uid {
        self.row.id
    }

    pub(in crate::store) fn appeal(&self) -> Uid {
        self.row.appeal
    }

    pub(in crate::store) fn seq(&self) -> i32 {
        self.row.seq
    }

    /// What a column holds now, as a claim says it; `None` for columns that are never claimed.
    pub(in crate::store) fn held(&self, salt: &[u8], column: &str) -> Option<Held> {
        let (row, state) = (&self.row, &self.row.state);
        let value = match column {
            "seq" => json!(row.seq),
            "body" => json!(row.body),
            "settlement" => json!(self.settlement),
            "subject" => json!(self.subject),
            "status" => json!(state.status),
            "open" => json!(state.open),
            "arrived_at" => instant(row.arrived_at.0),
            "registered_on" => json!(row.registered_on),
            "due_on" => json!(state.due_on),
            "due_order" => json!(state.due_order),
            "forward_due_on" => json!(state.forward_due_on),
            "law_version" => json!(state.law_version),
            "undetermined" => json!(row.undetermined),
            "overlapping" => json!(row.overlapping),
            "joined_to" => json!(state.joined_to.map(|case| case.0)),
            "executor" => json!(state.executor.map(|officer| officer.0)),
            "forwarded_from" => json!(row.forwarded_from),
            "late_forward" => json!(state.late_forward),
            "clock" => json!(row.clock),
            "extended_until" => json!(state.extended_until),
            "opened_by" => json!(row.opened_by),
            "closed_at" => state.closed_at.map_or(Value::Null, |at| instant(at.0)),
            "answered_on" => json!(state.answered_on),
            "working_days" => json!(state.working_days),
            digested => return self.digested(salt, digested),
        };
        Some(Held::Value(value))
    }

    fn digested(&self, salt: &[u8], columns: &str) -> Option<Held> {
        let of = |text: &Option<String>| text.as_ref().map(|text| digest(salt, text.as_bytes()));
        let digest = match columns {
            // A decision that the case names and that is not there is no case without one.
            "routing" if self.row.routing.is_some() && self.routing.is_none() => {
                return Some(Held::Value(json!("gone")));
            }
            "routing" => of(&self.routing),
            "deadline" => of(&self.row.state.deadline),
            _ => return None,
        };
        Some(digest.map_or(Held::Value(Value::Null), Held::Digest))
    }
}
