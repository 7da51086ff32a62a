//! Registers an appeal: what is written between its number and the commit. On PostgreSQL others who file in that year wait
//! meanwhile, so the columns are sealed before, and each table is written once.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use serde_json::{Map, Value};

use super::{Appeal, Row};
use crate::appeal::{Actor, EntryKind};
use crate::journal::LETTERS;
use crate::store::cases::{self, Case};
use crate::store::outbox::{self, SealedLetter};
use crate::store::schema::appeals;
use crate::store::{Conn, Secrets, StoreError, journal};

/// An appeal as its columns will hold it, without a number yet.
#[derive(Clone)]
pub struct SealedAppeal(Row);

impl SealedAppeal {
    /// Seals an appeal; its number counts for nothing.
    pub fn of(s: &Secrets, appeal: &Appeal) -> Result<Self, StoreError> {
        Row::seal(s, appeal).map(Self)
    }

    /// The digests of its columns for its first journal entry, by fact.
    pub fn digests(&self) -> Vec<(&'static str, String)> {
        self.0.digests()
    }
}

/// An appeal to be written, with what is written beside it.
pub struct Registration<'a> {
    /// The appeal, which has its number by now.
    pub appeal: &'a Appeal,
    /// Its columns.
    pub sealed: SealedAppeal,
    /// Its first case.
    pub case: &'a Case,
    /// The letters that go at once, or onto paper.
    pub letters: Vec<SealedLetter>,
    /// The facts of its first journal entry; the digests of the letters are added.
    pub facts: Map<String, Value>,
    /// When it arrived.
    pub at: DateTime<Utc>,
}

/// Writes appeals with their cases, their letters and their first journal entries. Ids, numbers, idempotency keys and tracking keys
/// are unique.
pub fn register(c: &mut Conn, registrations: Vec<Registration<'_>>) -> Result<(), StoreError> {
    let mut appeals = Vec::with_capacity(registrations.len());
    let mut entries = Vec::with_capacity(registrations.len());
    let (mut cases, mut letters) = (Vec::new(), Vec::new());
    for registration in registrations {
        let Registration {
            appeal,
            sealed: SealedAppeal(row),
            case,
            letters: own,
            mut facts,
            at,
        } = registration;
        let digests: Map<String, Value> = own.iter().map(|letter| letter.digest(&row.salt)).collect();
        if !digests.is_empty() {
            facts.insert(LETTERS.to_owned(), Value::Object(digests));
        }
        let (start, kind) = ((0, Vec::new()), EntryKind::Registered);
        let entry = journal::follow(start, row.id, Some(case.id), at, kind, Actor::Resident, facts);
        appeals.push(Row {
            number: appeal.number.0.clone(),
            journal_length: entry.seq,
            journal_head: entry.hash.clone(),
            ..row
        });
        entries.push(entry);
        cases.push((case, &appeal.settlement, appeal.subject.as_str()));
        letters.extend(own);
    }
    insert_rows(c, &appeals)?;
    cases::insert_many(c, &cases)?;
    outbox::insert(c, letters)?;
    journal::insert_rows(c, &entries)
}

fn insert_rows(c: &mut Conn, rows: &[Row]) -> Result<(), StoreError> {
    match c {
        Conn::Pg(pg) => drop(diesel::insert_into(appeals::table).values(rows).execute(pg)?),
        // A statement for one row is prepared once and used for all.
        Conn::Sqlite(sqlite) => {
            for row in rows {
                diesel::insert_into(appeals::table).values(row).execute(sqlite)?;
            }
        }
    }
    Ok(())
}
