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

/// What is written with an appeal.
pub struct Registration<'a> {
    /// Its first case.
    pub case: &'a Case,
    /// The letters that go at once, or onto paper.
    pub letters: Vec<SealedLetter>,
    /// The facts of its first journal entry; the digests of the letters are added.
    pub facts: Map<String, Value>,
    /// When it arrived.
    pub at: DateTime<Utc>,
}

/// Writes an appeal, which has its number by now, with its case, its letters and its first journal entry. Id, number,
/// idempotency key and tracking key are unique.
pub fn register(
    c: &mut Conn,
    sealed: SealedAppeal,
    appeal: &Appeal,
    registration: Registration<'_>,
) -> Result<(), StoreError> {
    let Registration {
        case,
        letters,
        mut facts,
        at,
    } = registration;
    let SealedAppeal(row) = sealed;
    let digests: Map<String, Value> = letters.iter().map(|letter| letter.digest(&row.salt)).collect();
    if !digests.is_empty() {
        facts.insert(LETTERS.to_owned(), Value::Object(digests));
    }
    let start = (0, Vec::new());
    let entry = journal::follow(
        start,
        row.id,
        Some(case.id),
        at,
        EntryKind::Registered,
        Actor::Resident,
        facts,
    );
    let row = Row {
        number: appeal.number.0.clone(),
        journal_length: entry.seq,
        journal_head: entry.hash.clone(),
        ..row
    };
    diesel::insert_into(appeals::table).values(row).execute(c)?;
    cases::insert(c, case, &appeal.settlement, &appeal.subject)?;
    outbox::insert(c, letters)?;
    journal::insert_rows(c, &[entry])
}
