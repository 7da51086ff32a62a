//! Journal entries: append-only, chained, and verified without a key.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::conn::{Moment, Uid};
use super::schema::{appeals, journal};
use super::{Conn, StoreError, outbox, word};
use crate::appeal::{Actor, AppealId, CaseId, EntryKind};
use crate::journal::{Content, Entry, LETTERS, canonical_facts, chain};

mod verify;
pub use verify::{BadEntry, Verdict, verify, verify_within};

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = journal, treat_none_as_default_value = false)]
pub(super) struct Row {
    appeal: Uid,
    pub(super) seq: i64,
    at: Moment,
    step: String,
    case_id: Option<Uid>,
    actor: String,
    facts: String,
    previous: Vec<u8>,
    pub(super) hash: Vec<u8>,
}

impl Row {
    fn entry(&self) -> Result<Entry, StoreError> {
        let facts = self.facts()?;
        Ok(Entry {
            appeal: self.appeal.0,
            seq: self.seq,
            at: self.at.0,
            step: word("journal.step", &self.step)?,
            case: self.case_id.map(|case| case.0),
            actor: word("journal.actor", &self.actor)?,
            facts,
        })
    }

    /// The hash of what is there, whether or not its words are known.
    fn chained(&self, previous: &[u8]) -> Result<[u8; 32], StoreError> {
        let content = Content {
            appeal: self.appeal.0,
            seq: self.seq,
            at: self.at.0,
            step: &self.step,
            case: self.case_id.map(|case| case.0),
            actor: self.actor.clone(),
            facts: &self.facts()?,
        };
        Ok(chain(previous, &content))
    }

    fn facts(&self) -> Result<Map<String, Value>, StoreError> {
        serde_json::from_str(&self.facts).map_err(|error| StoreError::Other(format!("journal.facts: {error}")))
    }
}

/// Appends an entry, chaining it to the last of its appeal (`seq`, `previous` and `hash` are set here; the appeal
/// keeps length and head). Call it in the transaction of the step, when its rows are written and its letters queued: the
/// entry holds digests of the letters. On PostgreSQL the appeal's row stays locked until its end, which keeps the
/// entries in order.
pub fn append(
    c: &mut Conn,
    appeal: AppealId,
    case: Option<CaseId>,
    at: DateTime<Utc>,
    step: EntryKind,
    actor: Actor,
    mut facts: Map<String, Value>,
) -> Result<(), StoreError> {
    let id = Uid(appeal.0);
    let (head, salt) = head(c, id)?;
    let about = facts.get("letter").and_then(Value::as_str);
    let about = about.and_then(|letter| Uuid::try_parse(letter).ok()).map(Uid);
    let letters = outbox::held::digests(c, id, &salt, at.into(), about)?;
    if !letters.is_empty() {
        facts.insert(LETTERS.to_owned(), Value::Object(letters));
    }
    let row = follow(head, id, case, at, step, actor, facts);
    diesel::update(appeals::table.filter(appeals::id.eq(id)))
        .set((appeals::journal_length.eq(row.seq), appeals::journal_head.eq(&row.hash)))
        .execute(c)?;
    diesel::insert_into(journal::table).values(row).execute(c)?;
    Ok(())
}

/// The place of the next entry of an appeal, and the salt of its digests; on PostgreSQL the appeal's row stays locked until the end
/// of the transaction, so that no other entry takes the place.
pub fn next(c: &mut Conn, appeal: AppealId) -> Result<(i64, Vec<u8>), StoreError> {
    let ((length, _), salt) = head(c, Uid(appeal.0))?;
    Ok((length + 1, salt))
}

/// The row that follows the last entry of an appeal, of which `length` and hash are given. Whoever writes it sets the
/// appeal's length and head too.
pub(super) fn follow(
    (length, previous): (i64, Vec<u8>),
    appeal: Uid,
    case: Option<CaseId>,
    at: DateTime<Utc>,
    step: EntryKind,
    actor: Actor,
    facts: Map<String, Value>,
) -> Row {
    let entry = Entry {
        appeal: appeal.0,
        seq: length + 1,
        at: Moment::from(at).0,
        step,
        case: case.map(|case| case.0),
        actor,
        facts,
    };
    let hash = chain(&previous, &entry.content()).to_vec();
    Row {
        appeal,
        seq: entry.seq,
        at: Moment(entry.at),
        case_id: entry.case.map(Uid),
        facts: canonical_facts(&entry.facts),
        step: entry.step.as_str().to_owned(),
        actor: entry.actor.to_string(),
        previous,
        hash,
    }
}

/// Writes rows that [`follow`] made, many at once.
pub(super) fn insert_rows(c: &mut Conn, rows: &[Row]) -> Result<(), StoreError> {
    match c {
        Conn::Pg(pg) => {
            diesel::insert_into(journal::table).values(rows).execute(pg)?;
        }
        // A statement for one row is prepared once and used for all.
        Conn::Sqlite(sqlite) => {
            for row in rows {
                diesel::insert_into(journal::table).values(row).execute(sqlite)?;
            }
        }
    }
    Ok(())
}

/// How a journal ends: its length and the hash of its last entry.
type Ending = (i64, Vec<u8>);

/// The end of an appeal's journal, and its salt; its row stays locked until the end of the transaction.
fn head(c: &mut Conn, appeal: Uid) -> Result<(Ending, Vec<u8>), StoreError> {
    let query = appeals::table
        .filter(appeals::id.eq(appeal))
        .select(((appeals::journal_length, appeals::journal_head), appeals::salt));
    Ok(match c {
        Conn::Pg(c) => query.for_update().first(c)?,
        // SQLite has one writer.
        Conn::Sqlite(c) => query.first(c)?,
    })
}

/// The entries of an appeal in order.
pub fn of_appeal(c: &mut Conn, appeal: AppealId) -> Result<Vec<Entry>, StoreError> {
    let rows = journal::table
        .filter(journal::appeal.eq(Uid(appeal.0)))
        .order(journal::seq)
        .select(Row::as_select())
        .load(c)?;
    rows.iter().map(Row::entry).collect()
}
