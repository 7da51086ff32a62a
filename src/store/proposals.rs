//! Steps that were proposed to the head of a body: written once, together with the journal entry that holds their digest, and ended
//! once, by the step that signs or hands them back.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;
use serde_json::{Value, json};
use uuid::Uuid;

use super::conn::{Moment, Uid};
use super::schema::{cases, proposals};
use super::{Conn, StoreError, journal, word};
use crate::appeal::{Actor, AppealId, BodyCode, CaseId, CleanText, EntryKind, OfficerId, ProposalId};
use crate::journal::replay::{Held, PROPOSED, instant};
use crate::journal::{PROPOSAL, PROPOSAL_DIGEST, canonical_facts, digest};
use crate::lifecycle::Step;
use crate::lifecycle::steps::NamedProposal;
use crate::store::cases::{Case, Within};

/// Cases that one statement asks for by id.
const MANY: usize = 1_000;

/// A case on which a proposal waits for the head, as a condition for queries that read cases.
pub(super) const WAITED_FOR: &str =
    "cases.closed_at IS NULL AND cases.id IN (SELECT case_id FROM proposals WHERE ended_by IS NULL)";

/// A step that was proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Its identity.
    pub id: ProposalId,
    /// The appeal.
    pub appeal: AppealId,
    /// The case that it is to be taken on.
    pub case: CaseId,
    /// The step, as it was filled in, without what is about a person.
    pub step: Step,
    /// Who proposed it.
    pub by: OfficerId,
    /// When.
    pub at: DateTime<Utc>,
    /// The place of the step that signed it or handed it back.
    pub ended_by: Option<i64>,
}

impl Proposal {
    /// As a step names it. `case` is its own, with the steps that were taken on it.
    pub fn named(&self, case: &Case) -> NamedProposal {
        let ended = self.ended_by.map(|place| {
            let by = case.steps.iter().find(|step| step.seq == place);
            by.map_or(self.step.name, |step| step.kind)
        });
        NamedProposal {
            id: self.id,
            by: self.by,
            ended,
        }
    }
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = proposals, treat_none_as_default_value = false)]
pub(super) struct Row {
    id: Uid,
    appeal: Uid,
    case_id: Uid,
    step: String,
    fields: String,
    proposed_by: Uid,
    at: Moment,
    ended_by: Option<i64>,
}

impl Row {
    /// The digest of what was proposed, under the salt of its appeal.
    fn digest(&self, salt: &[u8]) -> String {
        let columns = json!({
            "case": self.case_id.0, "step": self.step, "fields": self.fields, "proposed_by": self.proposed_by.0,
            "at": instant(self.at.0),
        });
        let columns = columns.as_object().map(canonical_facts).unwrap_or_default();
        digest(salt, columns.as_bytes())
    }

    /// What columns hold now, as a claim says it; `None` for what is never claimed.
    pub(super) fn held(&self, salt: &[u8], columns: &str) -> Option<Held> {
        match columns {
            PROPOSED => Some(Held::Digest(self.digest(salt))),
            "ended_by" => Some(Held::Value(json!(self.ended_by))),
            _ => None,
        }
    }

    fn read(self) -> Result<Proposal, StoreError> {
        let fields: BTreeMap<String, String> = serde_json::from_str(&self.fields).map_err(damaged)?;
        let stored = |(name, text)| (name, CleanText::stored(text));
        Ok(Proposal {
            id: ProposalId(self.id.0),
            appeal: AppealId(self.appeal.0),
            case: CaseId(self.case_id.0),
            step: Step {
                name: word("proposals.step", &self.step)?,
                fields: fields.into_iter().map(stored).collect(),
            },
            by: OfficerId(self.proposed_by.0),
            at: self.at.0,
            ended_by: self.ended_by,
        })
    }
}

fn damaged(error: serde_json::Error) -> StoreError {
    StoreError::Other(format!("proposals.fields: {error}"))
}

/// Writes a proposal and its journal entry, with the body that holds the case. As [`journal::append`]: when the letters are queued.
pub fn append(c: &mut Conn, proposal: &Proposal, body: &BodyCode) -> Result<(), StoreError> {
    let (_, salt) = journal::next(c, proposal.appeal)?;
    let fields: BTreeMap<&str, &str> = proposal
        .step
        .fields
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let row = Row {
        id: Uid(proposal.id.0),
        appeal: Uid(proposal.appeal.0),
        case_id: Uid(proposal.case.0),
        step: proposal.step.name.as_str().to_owned(),
        fields: serde_json::to_string(&fields).map_err(damaged)?,
        proposed_by: Uid(proposal.by.0),
        at: proposal.at.into(),
        ended_by: proposal.ended_by,
    };
    let facts = [
        ("body", json!(body.0)),
        ("step", json!(proposal.step.name)),
        (PROPOSAL, json!(proposal.id.0)),
        (PROPOSAL_DIGEST, Value::from(row.digest(&salt))),
    ];
    let facts = facts
        .into_iter()
        .map(|(fact, value)| (fact.to_owned(), value))
        .collect();
    let by = Actor::Officer(proposal.by);
    journal::append(
        c,
        proposal.appeal,
        Some(proposal.case),
        proposal.at,
        EntryKind::Proposed,
        by,
        facts,
    )?;
    diesel::insert_into(proposals::table).values(row).execute(c)?;
    Ok(())
}

/// Ends a proposal by the step of this place in the journal of its appeal; `false` where it has ended before.
pub fn end(c: &mut Conn, proposal: ProposalId, place: i64) -> Result<bool, StoreError> {
    let waiting = proposals::table.filter(proposals::id.eq(Uid(proposal.0)).and(proposals::ended_by.is_null()));
    let ended = diesel::update(waiting).set(proposals::ended_by.eq(place)).execute(c)?;
    Ok(ended == 1)
}

/// A proposal.
pub fn find(c: &mut Conn, id: ProposalId) -> Result<Option<Proposal>, StoreError> {
    let row: Option<Row> = proposals::table
        .find(Uid(id.0))
        .select(Row::as_select())
        .first(c)
        .optional()?;
    row.map(Row::read).transpose()
}

/// The proposals on a case, in order, whether they wait or not.
pub fn of_case(c: &mut Conn, case: CaseId) -> Result<Vec<Proposal>, StoreError> {
    let rows: Vec<Row> = proposals::table
        .filter(proposals::case_id.eq(Uid(case.0)))
        .order((proposals::at, proposals::id))
        .select(Row::as_select())
        .load(c)?;
    rows.into_iter().map(Row::read).collect()
}

/// On how many cases a proposal waits. It goes from the proposals, which are few, to the cases, which are many: the other way round each
/// case of a body would be looked at whenever its queue is opened.
pub(super) fn count_waited_for(c: &mut Conn, within: &Within) -> Result<i64, StoreError> {
    let waiting: Vec<Uid> = proposals::table
        .filter(proposals::ended_by.is_null())
        .select(proposals::case_id)
        .distinct()
        .load(c)?;
    let mut waited_for = 0;
    for some in waiting.chunks(MANY) {
        let open = cases::table
            .filter(cases::id.eq_any(some.to_vec()))
            .filter(cases::closed_at.is_null())
            .filter(within.condition());
        waited_for += open.count().get_result::<i64>(c)?;
    }
    Ok(waited_for)
}

/// Of some cases those on which a proposal waits, unless they are closed.
pub fn waiting_on(c: &mut Conn, of: &[CaseId]) -> Result<BTreeSet<CaseId>, StoreError> {
    let of: Vec<Uid> = of.iter().map(|case| Uid(case.0)).collect();
    let found: Vec<Uid> = proposals::table
        .filter(proposals::case_id.eq_any(of).and(proposals::ended_by.is_null()))
        .filter(sql::<Bool>(
            "EXISTS (SELECT 1 FROM cases WHERE cases.id = proposals.case_id AND cases.closed_at IS NULL)",
        ))
        .select(proposals::case_id)
        .load(c)?;
    Ok(found.into_iter().map(|case| CaseId(case.0)).collect())
}

/// The proposals of the appeals from one id to another, as they are stored, by id, each with its appeal.
pub(super) fn stretch(c: &mut Conn, from: Uid, to: Uid) -> Result<Vec<(Uid, Uuid, Row)>, StoreError> {
    let rows: Vec<Row> = proposals::table
        .filter(proposals::appeal.between(from, to))
        .select(Row::as_select())
        .load(c)?;
    Ok(rows.into_iter().map(|row| (row.appeal, row.id.0, row)).collect())
}
