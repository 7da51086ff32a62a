//! Verifies the journal of security, and the accounts against it. No key is needed.

use std::collections::BTreeMap;

use diesel::prelude::*;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::accounts::{self, Account};
use super::{Row, read_head};
use crate::journal::security::SecurityEntry;
use crate::store::schema::security_journal;
use crate::store::{Conn, StoreError};

/// Entries that are read at once.
const STRETCH: i64 = 1000;

/// What cannot be as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadSecurityEntry {
    /// The place of the entry; for a changed account, of the last entry about it; 0 where there is none.
    pub seq: i64,
    /// What is wrong, in English, for the operator.
    pub fault: String,
}

/// How an account stood after an entry.
struct Recorded {
    seq: i64,
    facts: Map<String, Value>,
}

/// Walks the chain, then compares every account with the last entry about it. `None` when all is whole. To be called within a
/// snapshot.
pub fn verify(c: &mut Conn) -> Result<Option<BadSecurityEntry>, StoreError> {
    let bad = |seq: i64, fault: String| Ok(Some(BadSecurityEntry { seq, fault }));
    let mut recorded: BTreeMap<Uuid, Recorded> = BTreeMap::new();
    let (mut length, mut hash) = (0, Vec::new());
    loop {
        let rows: Vec<Row> = security_journal::table
            .filter(security_journal::seq.gt(length))
            .order(security_journal::seq)
            .limit(STRETCH)
            .select(Row::as_select())
            .load(c)?;
        if rows.is_empty() {
            break;
        }
        for row in rows {
            let entry = match link(&row, length + 1, &hash) {
                Ok(entry) => entry,
                Err(fault) => return bad(length + 1, fault),
            };
            length = row.seq;
            hash = row.hash;
            remember(&mut recorded, entry);
        }
    }
    let Some((known_length, known_hash)) = read_head(c)? else {
        return bad(
            length + 1,
            "security_journal_head has no row: where the journal ends is not known".to_owned(),
        );
    };
    if (known_length, &known_hash) != (length, &hash) {
        let fault = format!("the journal of security ends after {length} entries, {known_length} are known");
        return bad(length.min(known_length) + 1, fault);
    }
    for account in accounts::all(c)? {
        let id = account.id.0;
        match recorded.remove(&id) {
            Some(recorded) => {
                if let Some(fault) = differs(&account, &recorded.facts) {
                    return bad(recorded.seq, fault);
                }
            }
            None if length == 0 => {
                return bad(
                    0,
                    "the journal of security has not begun: start the service once".to_owned(),
                );
            }
            None => return bad(0, format!("account {id}: no entry records that it was made")),
        }
    }
    match recorded.first_key_value() {
        Some((id, recorded)) => bad(
            recorded.seq,
            format!("account {id}: it is gone from the list of accounts"),
        ),
        None => Ok(None),
    }
}

fn link(row: &Row, expected: i64, previous: &[u8]) -> Result<SecurityEntry, String> {
    if row.seq != expected {
        return Err(format!("the entry is missing, the next one is {}", row.seq));
    }
    if row.previous != previous {
        return Err("it does not follow from the entry before".to_owned());
    }
    let entry = row.entry().map_err(|error| error.to_string())?;
    if entry.chained_to(previous).as_slice() != row.hash {
        return Err("its content does not give its hash".to_owned());
    }
    Ok(entry)
}

fn remember(recorded: &mut BTreeMap<Uuid, Recorded>, entry: SecurityEntry) {
    if let Some(officer) = entry.officer.filter(|_| entry.facts.contains_key("role")) {
        let (seq, facts) = (entry.seq, entry.facts);
        recorded.insert(officer, Recorded { seq, facts });
    }
}

/// The first column that is not as it was recorded.
fn differs(account: &Account, recorded: &Map<String, Value>) -> Option<String> {
    let changed = account
        .facts()
        .into_iter()
        .find(|(fact, now)| recorded.get(fact) != Some(now));
    changed.map(|(fact, now)| {
        let id = account.id.0;
        match fact.strip_suffix("_digest") {
            Some(column) => format!("account {id}: its {column} was changed since"),
            None => {
                let then = recorded.get(&fact).cloned().unwrap_or_default();
                format!("account {id}: its {fact} is {now}, the journal says {then}")
            }
        }
    })
}
