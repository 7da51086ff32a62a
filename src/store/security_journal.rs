//! The journal of security in the database: appended in the transaction of what it records, read by administrators, verified
//! without a key. Every change of an account writes how the account then stands, so that the accounts themselves can be
//! compared with what was recorded.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use serde_json::{Map, Value, json};

use super::conn::{Moment, Uid};
use super::origin::Origin;
use super::schema::{officers, security_journal, security_journal_head};
use super::{Conn, StoreError};
use crate::appeal::OfficerId;
use crate::journal::canonical_facts;
use crate::journal::security::{SecurityEntry, SecurityEvent};

mod accounts;
mod verify;

pub use accounts::append_account;
pub use verify::{BadSecurityEntry, verify};

/// Who did it, and from where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct By {
    actor: String,
    origin: Option<Origin>,
}

impl By {
    /// A signed-in user.
    pub fn user(officer: OfficerId, origin: Origin) -> Self {
        Self {
            actor: officer.0.to_string(),
            origin: Some(origin),
        }
    }

    /// Whoever asks without a session.
    pub fn somebody(origin: Origin) -> Self {
        Self {
            actor: "unknown".to_owned(),
            origin: Some(origin),
        }
    }

    /// A command on the server.
    pub fn operator() -> Self {
        Self {
            actor: "operator".to_owned(),
            origin: None,
        }
    }

    /// The service itself.
    pub fn system() -> Self {
        Self {
            actor: "system".to_owned(),
            origin: None,
        }
    }
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = security_journal, treat_none_as_default_value = false)]
struct Row {
    seq: i64,
    at: Moment,
    event: String,
    officer: Option<Uid>,
    actor: String,
    facts: String,
    previous: Vec<u8>,
    hash: Vec<u8>,
}

impl Row {
    fn entry(&self) -> Result<SecurityEntry, StoreError> {
        let facts = serde_json::from_str(&self.facts)
            .map_err(|error| StoreError::Other(format!("security_journal.facts: {error}")))?;
        Ok(SecurityEntry {
            seq: self.seq,
            at: self.at.0,
            event: self.event.clone(),
            officer: self.officer.map(|officer| officer.0),
            actor: self.actor.clone(),
            facts,
        })
    }
}

/// Appends an entry. The head of the chain stays locked until the end of the transaction, which keeps the entries in order;
/// take this lock last.
pub fn append(
    c: &mut Conn,
    event: SecurityEvent,
    officer: Option<OfficerId>,
    by: &By,
    at: DateTime<Utc>,
    mut facts: Map<String, Value>,
) -> Result<(), StoreError> {
    if let Some(origin) = &by.origin {
        // Eight bytes tell addresses apart and are short enough to be read on a page.
        facts.insert(
            "address".to_owned(),
            json!(hex(origin.address.get(..8).unwrap_or_default())),
        );
        facts.insert("network".to_owned(), json!(hex(&origin.network)));
    }
    let (length, previous) = lock_head(c)?;
    let entry = SecurityEntry {
        seq: length + 1,
        at: Moment::from(at).0,
        event: event.as_str().to_owned(),
        officer: officer.map(|officer| officer.0),
        actor: by.actor.clone(),
        facts,
    };
    let hash = entry.chained_to(&previous).to_vec();
    let row = Row {
        seq: entry.seq,
        at: Moment(entry.at),
        event: entry.event,
        officer: entry.officer.map(Uid),
        actor: entry.actor,
        facts: canonical_facts(&entry.facts),
        previous,
        hash: hash.clone(),
    };
    diesel::insert_into(security_journal::table).values(row).execute(c)?;
    diesel::update(security_journal_head::table)
        .set((
            security_journal_head::length.eq(length + 1),
            security_journal_head::hash.eq(hash),
        ))
        .execute(c)?;
    Ok(())
}

/// Begins the journal where it is empty, with the accounts that are there; later it does nothing.
pub fn begin(c: &mut Conn, at: DateTime<Utc>) -> Result<(), StoreError> {
    if lock_head(c)?.0 > 0 {
        return Ok(());
    }
    append(c, SecurityEvent::Begun, None, &By::system(), at, Map::new())?;
    let found: Vec<Uid> = officers::table
        .order((officers::created_at, officers::id))
        .select(officers::id)
        .load(c)?;
    for id in found {
        append_account(c, SecurityEvent::Found, OfficerId(id.0), &By::system(), at)?;
    }
    Ok(())
}

/// Entries of all accounts or of one, the newest first, from below a place.
pub fn page(
    c: &mut Conn,
    officer: Option<OfficerId>,
    below: Option<i64>,
    limit: i64,
) -> Result<Vec<SecurityEntry>, StoreError> {
    let mut query = security_journal::table
        .order(security_journal::seq.desc())
        .limit(limit)
        .select(Row::as_select())
        .into_boxed();
    if let Some(officer) = officer {
        query = query.filter(security_journal::officer.eq(Uid(officer.0)));
    }
    if let Some(below) = below {
        query = query.filter(security_journal::seq.lt(below));
    }
    let rows: Vec<Row> = query.load(c)?;
    rows.iter().map(Row::entry).collect()
}

/// Length and last hash; `None` where somebody has removed their row.
fn read_head(c: &mut Conn) -> Result<Option<(i64, Vec<u8>)>, StoreError> {
    let query = security_journal_head::table.select((security_journal_head::length, security_journal_head::hash));
    Ok(query.first(c).optional()?)
}

/// The same, locked until the end of the transaction.
fn lock_head(c: &mut Conn) -> Result<(i64, Vec<u8>), StoreError> {
    if let Conn::Pg(pg) = c {
        let query = security_journal_head::table
            .select(security_journal_head::id)
            .for_update();
        let _locked: i32 = query.first(pg)?;
    }
    // SQLite has one writer.
    read_head(c)?.ok_or_else(|| StoreError::Other("security_journal_head has no row".to_owned()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        hex.push_str(&format!("{byte:02x}"));
        hex
    })
}
