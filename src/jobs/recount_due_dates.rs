//! Counts the dates of open cases again after a calendar was taken up, and dates those that waited for one.
//!
//! Every open case remembers the edition of the calendars that it was counted under: the job looks at those of a lower
//! one, so it may be interrupted anywhere, run twice, or on two nodes, and ends when none is left. It writes no letter.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Map, Value, json};

use crate::actions::Office;
use crate::appeal::{EntryKind, Number};
use crate::deadlines::{civil, trace_line};
use crate::law::Law;
use crate::lifecycle::{self, Counted};
use crate::store::cases::{self, Recounted, Running};
use crate::store::{Conn, StoreError};

/// How many cases share a transaction: some tens of milliseconds, in which filing waits on SQLite.
const BATCH: i64 = 500;
/// How many transactions a worker makes before the job looks whether it is to stop.
const BATCHES: usize = 20;
/// How many batches are worked on at a time.
const WORKERS: usize = 2;

/// How many moves a run names; the journal has all.
const NAMED: usize = 100;

/// A due date that moved: the body's, or, where that stayed, the resident's own.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Move {
    /// The appeal.
    pub number: Number,
    /// The date that it was.
    pub was: Option<NaiveDate>,
    /// The date that it is.
    pub due_on: Option<NaiveDate>,
}

/// What a run found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recount {
    /// Open cases that were looked at.
    pub cases: u64,
    /// Those whose due date moved, or the resident's own date.
    pub moved: u64,
    /// Those that waited for a calendar and got their date.
    pub dated: u64,
    /// Those that keep both while the date for forwarding, or the reason of a day, changed.
    pub recounted: u64,
    /// The moves, a hundred of them at most.
    pub moves: Vec<Move>,
}

impl std::ops::AddAssign for Recount {
    fn add_assign(&mut self, more: Self) {
        self.cases += more.cases;
        self.moved += more.moved;
        self.dated += more.dated;
        self.recounted += more.recounted;
        self.moves.extend(more.moves);
        self.moves.truncate(NAMED);
    }
}

/// Counts again for some seconds at most; no case is left when it returns none. On PostgreSQL workers take turns with
/// the server's cores, on SQLite what one decides shares the commit of another.
pub fn recount_due_dates(office: &Office, now: DateTime<Utc>) -> Result<Recount, StoreError> {
    let found = std::thread::scope(|threads| {
        let workers: Vec<_> = (0..WORKERS)
            .map(|_| threads.spawn(|| recount_some(office, now)))
            .collect();
        let ended = workers.into_iter().map(|worker| {
            worker
                .join()
                .unwrap_or_else(|_| Err(StoreError::Other("a worker of the recount panicked".to_owned())))
        });
        ended.collect::<Result<Vec<Recount>, StoreError>>()
    })?;
    Ok(found.into_iter().fold(Recount::default(), |mut all, more| {
        all += more;
        all
    }))
}

fn recount_some(office: &Office, now: DateTime<Utc>) -> Result<Recount, StoreError> {
    let law = office.law();
    let mut all = Recount::default();
    for _ in 0..BATCHES {
        let law = law.clone();
        let batch = office.store.write(move |c| recount_batch(c, &law, now))?;
        let done = batch.cases == 0;
        all += batch;
        if done {
            break;
        }
    }
    Ok(all)
}

fn recount_batch(c: &mut Conn, law: &Law, now: DateTime<Utc>) -> Result<Recount, StoreError> {
    let edition = law.calendar_edition;
    let today = civil(now).date();
    let mut found = Recount::default();
    let mut unchanged = Vec::new();
    let mut changed = Vec::new();
    for running in cases::outdated(c, edition, BATCH)? {
        found.cases += 1;
        match lifecycle::recount(&running.counted, law, today) {
            None => unchanged.push(running.id),
            Some(counted) => changed.push(entry(running, counted, &mut found)),
        }
    }
    cases::mark_counted(c, &unchanged, edition)?;
    cases::write_recounted(c, changed, edition, now)?;
    Ok(found)
}

fn entry(running: Running, counted: Counted, found: &mut Recount) -> Recounted {
    let dates = |counted: &Counted| (counted.due_on, counted.resident_due_on);
    let (was, due_on) = (running.counted.due_on, counted.due_on);
    let step = if was.is_none() && due_on.is_some() {
        found.dated += 1;
        EntryKind::DueSet
    } else if dates(&running.counted) == dates(&counted) {
        found.recounted += 1;
        EntryKind::Recounted
    } else {
        found.moved += 1;
        if found.moves.len() < NAMED {
            let (was, due_on) = match was == due_on {
                true => (running.counted.resident_due_on, counted.resident_due_on),
                false => (was, due_on),
            };
            let number = running.number.clone();
            found.moves.push(Move { number, was, due_on });
        }
        EntryKind::DueMoved
    };
    let mut facts = facts_of(&counted, "");
    facts.insert("registered_on".to_owned(), json!(counted.registered_on));
    facts.insert("received_on".to_owned(), json!(counted.received_on));
    facts.insert("law".to_owned(), json!(counted.law_version));
    if step != EntryKind::DueSet {
        facts.extend(facts_of(&running.counted, "_was"));
    }
    Recounted {
        running,
        counted,
        step,
        facts,
    }
}

/// The dates with the calendar and the trace that led to them; the old ones stand beside the new under names that end
/// with `_was`.
fn facts_of(counted: &Counted, ending: &str) -> Map<String, Value> {
    let deadline = counted.deadline.as_ref();
    [
        ("due_on", json!(counted.due_on)),
        ("forward_due_on", json!(counted.forward_due_on)),
        ("resident_due_on", json!(counted.resident_due_on)),
        ("calendar", json!(deadline.map(|deadline| &deadline.calendar))),
        ("trace", json!(deadline.map(|deadline| trace_line(&deadline.trace)))),
    ]
    .into_iter()
    .map(|(name, value)| (format!("{name}{ending}"), value))
    .collect()
}
