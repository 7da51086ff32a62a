//! Open cases whose dates were counted under an older calendar.
//!
//! It owns the reading and writing of many at once. What the dates are is the lifecycle's.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::pg::PgConnection;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Binary, Date, Nullable, Text, Uuid as SqlUuid};
use diesel::sqlite::SqliteConnection;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::queue::NO_DUE_DATE;
use super::{read_json, write_json};
use crate::appeal::{Actor, AppealId, CaseId, EntryKind, Number};
use crate::journal::{DEADLINE_DIGEST, digest};
use crate::lifecycle::Counted;
use crate::store::conn::{Moment, Uid};
use crate::store::journal;
use crate::store::owed_letters::{self, Owed};
use crate::store::schema::{appeals, cases};
use crate::store::{Conn, StoreError, word};

/// An open case with the dates that run on it, and where the journal of its appeal ends.
#[derive(Debug, Clone)]
pub struct Running {
    /// The case.
    pub id: CaseId,
    /// Its appeal.
    pub appeal: AppealId,
    /// The appeal's number.
    pub number: Number,
    /// Its dates.
    pub counted: Counted,
    journal: (i64, Vec<u8>),
    salt: Vec<u8>,
}

/// What becomes of it, with the entry of the journal that says so.
#[derive(Debug, Clone)]
pub struct Recounted {
    /// The case as it was read.
    pub running: Running,
    /// Its dates now.
    pub counted: Counted,
    /// The step of the entry.
    pub step: EntryKind,
    /// The facts of the entry.
    pub facts: Map<String, Value>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = cases)]
struct CasePart {
    id: Uid,
    appeal: Uid,
    seq: i32,
    arrived_at: Moment,
    registered_on: NaiveDate,
    due_on: Option<NaiveDate>,
    forward_due_on: Option<NaiveDate>,
    deadline: Option<String>,
    law_version: String,
    clock: String,
    extended_until: Option<NaiveDate>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = appeals)]
struct AppealPart {
    number: String,
    received_at: Moment,
    registered_on: NaiveDate,
    resident_due_on: Option<NaiveDate>,
    journal_length: i64,
    journal_head: Vec<u8>,
    salt: Vec<u8>,
}

/// A stored trace that cannot be read is counted anew like one that was never there, so that one damaged row holds up
/// nobody else's dates.
fn read((case, appeal): (CasePart, AppealPart)) -> Result<Running, StoreError> {
    let deadline = case.deadline.as_deref().and_then(|json| {
        let read = read_json(json);
        read.inspect_err(|error| tracing::error!(case = %case.id.0, %error, "the stored trace cannot be read"))
            .ok()
    });
    Ok(Running {
        id: CaseId(case.id.0),
        appeal: AppealId(case.appeal.0),
        number: Number(appeal.number),
        counted: Counted {
            clock: word("cases.clock", &case.clock)?,
            extended_until: case.extended_until,
            first: case.seq == 1,
            arrived_at: case.arrived_at.0,
            registered_on: case.registered_on,
            due_on: case.due_on,
            deadline,
            forward_due_on: case.forward_due_on,
            law_version: case.law_version,
            received_at: appeal.received_at.0,
            received_on: appeal.registered_on,
            resident_due_on: appeal.resident_due_on,
        },
        journal: (appeal.journal_length, appeal.journal_head),
        salt: appeal.salt,
    })
}

/// Open cases counted under a lower edition than this, at most so many, and of one appeal at most one. On PostgreSQL
/// they and their appeals stay locked until the end of the transaction; those that somebody else holds are passed
/// over.
pub fn outdated(c: &mut Conn, edition: i64, limit: i64) -> Result<Vec<Running>, StoreError> {
    let query = cases::table
        .inner_join(appeals::table)
        .filter(cases::open)
        .filter(cases::calendar.lt(edition))
        .order((cases::calendar, cases::id))
        .limit(limit)
        .select((CasePart::as_select(), AppealPart::as_select()));
    let rows: Vec<(CasePart, AppealPart)> = match c {
        Conn::Pg(pg) => cases::table
            .inner_join(appeals::table)
            .filter(cases::open)
            .filter(cases::calendar.lt(edition))
            .order((cases::calendar, cases::id))
            .limit(limit)
            .select((CasePart::as_select(), AppealPart::as_select()))
            .for_update()
            .skip_locked()
            .load(pg)?,
        Conn::Sqlite(sqlite) => query.load(sqlite)?,
    };
    let mut seen = BTreeSet::new();
    let of_other_appeals = rows.into_iter().filter(|(case, _)| seen.insert(case.appeal));
    of_other_appeals.map(read).collect()
}

/// How many open cases were counted under a lower edition than this.
pub fn count_outdated(c: &mut Conn, edition: i64) -> Result<i64, StoreError> {
    Ok(cases::table
        .filter(cases::open)
        .filter(cases::calendar.lt(edition))
        .count()
        .get_result(c)?)
}

/// Notes that these were counted under an edition and nothing changed.
pub fn mark_counted(c: &mut Conn, unchanged: &[CaseId], edition: i64) -> Result<(), StoreError> {
    if unchanged.is_empty() {
        return Ok(());
    }
    let ids = unchanged.iter().map(|case| Uid(case.0));
    diesel::update(cases::table.filter(cases::id.eq_any(ids)))
        .set(cases::calendar.eq(edition))
        .execute(c)?;
    Ok(())
}

/// Writes the new dates with their entries of the journal, and notes the letters that are owed for a date that the
/// resident was told. The revision stays: what an officer decides over has not changed.
pub fn write_recounted(
    c: &mut Conn,
    changed: Vec<Recounted>,
    edition: i64,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let mut entries = Vec::with_capacity(changed.len());
    let mut written = Vec::with_capacity(changed.len());
    let mut owed = Vec::new();
    for mut one in changed {
        let Running {
            id,
            appeal,
            journal,
            salt,
            counted: was,
            ..
        } = one.running;
        if (was.due_on, was.resident_due_on) != (one.counted.due_on, one.counted.resident_due_on) {
            owed.push(Owed {
                case: id,
                due_on: was.due_on,
                resident_due_on: was.resident_due_on,
            });
        }
        let deadline = one.counted.deadline.as_ref().map(write_json).transpose()?;
        let held = deadline.as_ref().map(|json| digest(&salt, json.as_bytes()));
        one.facts.insert(DEADLINE_DIGEST.to_owned(), held.into());
        let entry = journal::follow(
            journal,
            Uid(appeal.0),
            Some(id),
            now,
            one.step,
            Actor::System,
            one.facts,
        );
        let due_on = one.counted.due_on;
        written.push(Written {
            case: id.0,
            appeal: appeal.0,
            registered_on: one.counted.registered_on,
            due_on,
            due_order: due_on.unwrap_or(NO_DUE_DATE),
            forward_due_on: one.counted.forward_due_on,
            deadline,
            law_version: one.counted.law_version,
            received_on: one.counted.received_on,
            resident_due_on: one.counted.resident_due_on,
            length: entry.seq,
            head: entry.hash.clone(),
        });
        entries.push(entry);
    }
    match c {
        Conn::Sqlite(sqlite) => written.iter().try_for_each(|one| one.write(sqlite, edition))?,
        Conn::Pg(pg) if !written.is_empty() => write_at_once(pg, &written, edition)?,
        Conn::Pg(_) => {}
    }
    journal::insert_rows(c, &entries)?;
    owed_letters::note(c, owed)
}

/// The columns that a recount writes.
struct Written {
    case: Uuid,
    appeal: Uuid,
    registered_on: NaiveDate,
    due_on: Option<NaiveDate>,
    due_order: NaiveDate,
    forward_due_on: Option<NaiveDate>,
    deadline: Option<String>,
    law_version: String,
    received_on: NaiveDate,
    resident_due_on: Option<NaiveDate>,
    length: i64,
    head: Vec<u8>,
}

impl Written {
    fn write(&self, sqlite: &mut SqliteConnection, edition: i64) -> QueryResult<()> {
        diesel::update(cases::table.filter(cases::id.eq(Uid(self.case))))
            .set((
                cases::registered_on.eq(self.registered_on),
                cases::due_on.eq(self.due_on),
                cases::due_order.eq(self.due_order),
                cases::forward_due_on.eq(self.forward_due_on),
                cases::deadline.eq(&self.deadline),
                cases::law_version.eq(&self.law_version),
                cases::calendar.eq(edition),
            ))
            .execute(sqlite)?;
        diesel::update(appeals::table.filter(appeals::id.eq(Uid(self.appeal))))
            .set((
                appeals::registered_on.eq(self.received_on),
                appeals::resident_due_on.eq(self.resident_due_on),
                appeals::journal_length.eq(self.length),
                appeals::journal_head.eq(&self.head),
            ))
            .execute(sqlite)?;
        Ok(())
    }
}

/// Two statements for all rows: a round trip to the server for each would take most of the time.
fn write_at_once(pg: &mut PgConnection, written: &[Written], edition: i64) -> QueryResult<()> {
    fn column<T>(written: &[Written], of: impl Fn(&Written) -> T) -> Vec<T> {
        written.iter().map(of).collect()
    }
    diesel::sql_query(
        "UPDATE cases SET registered_on = new.registered_on, due_on = new.due_on, due_order = new.due_order, \
         forward_due_on = new.forward_due_on, deadline = new.deadline, law_version = new.law_version, calendar = $8 \
         FROM unnest($1, $2, $3, $4, $5, $6, $7) \
         AS new (id, registered_on, due_on, due_order, forward_due_on, deadline, law_version) \
         WHERE cases.id = new.id",
    )
    .bind::<Array<SqlUuid>, _>(column(written, |one| one.case))
    .bind::<Array<Date>, _>(column(written, |one| one.registered_on))
    .bind::<Array<Nullable<Date>>, _>(column(written, |one| one.due_on))
    .bind::<Array<Date>, _>(column(written, |one| one.due_order))
    .bind::<Array<Nullable<Date>>, _>(column(written, |one| one.forward_due_on))
    .bind::<Array<Nullable<Text>>, _>(column(written, |one| one.deadline.clone()))
    .bind::<Array<Text>, _>(column(written, |one| one.law_version.clone()))
    .bind::<BigInt, _>(edition)
    .execute(pg)?;
    diesel::sql_query(
        "UPDATE appeals SET registered_on = new.registered_on, resident_due_on = new.resident_due_on, \
         journal_length = new.length, journal_head = new.head \
         FROM unnest($1, $2, $3, $4, $5) AS new (id, registered_on, resident_due_on, length, head) \
         WHERE appeals.id = new.id",
    )
    .bind::<Array<SqlUuid>, _>(column(written, |one| one.appeal))
    .bind::<Array<Date>, _>(column(written, |one| one.received_on))
    .bind::<Array<Nullable<Date>>, _>(column(written, |one| one.resident_due_on))
    .bind::<Array<BigInt>, _>(column(written, |one| one.length))
    .bind::<Array<Binary>, _>(column(written, |one| one.head.clone()))
    .execute(pg)?;
    Ok(())
}
