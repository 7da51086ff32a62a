//! Writes to the residents whose due date is not the one that they were told.
//!
//! A case remembers the date that its resident knows, so a date that moves twice before the letter is told once, and
//! one that moves back not at all. It moves no date.

use chrono::{DateTime, NaiveDate, Utc};

use crate::actions::Office;
use crate::actions::correspondence::{Correspondence, Matter};
use crate::appeal::CaseId;
use crate::letters::Occasion;
use crate::store::cases::{self, Scope};
use crate::store::{Conn, StoreError, appeals, bodies};

/// How many letters share a transaction.
const BATCH: i64 = 50;
/// How many transactions a run makes before it looks whether it is to stop.
const BATCHES: usize = 20;

/// Queues letters for some seconds at most; returns how many. A case that fails does not keep the others from theirs:
/// the failure is told at the end.
pub fn tell_new_dates(office: &Office, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let mut after = None;
    let mut told = 0;
    let mut failure = None;
    for _ in 0..BATCHES {
        let owed = office.store.read(|c| cases::untold(c, after, BATCH))?;
        let Some((last, _)) = owed.last() else { break };
        after = Some(*last);
        match tell(office, owed.clone(), now) {
            Ok(count) => told += count,
            Err(_) => {
                for one in owed {
                    match tell(office, vec![one], now) {
                        Ok(count) => told += count,
                        Err(error) => failure = Some(StoreError::Other(format!("case {}: {error}", one.0.0))),
                    }
                }
            }
        }
    }
    failure.map_or(Ok(told), Err)
}

fn tell(office: &Office, owed: Vec<(CaseId, Option<NaiveDate>)>, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let own = office.clone();
    office.store.write(move |c| {
        let mut told = 0;
        for (case, was) in &owed {
            told += tell_resident(c, &own, *case, *was, now)?;
        }
        Ok(told)
    })
}

/// One letter; 0 where the case was closed or told meanwhile.
fn tell_resident(
    c: &mut Conn,
    office: &Office,
    id: CaseId,
    was: Option<NaiveDate>,
    now: DateTime<Utc>,
) -> Result<u64, StoreError> {
    let Some(case) = cases::find_for_step(c, id, &Scope::Country)? else {
        return Ok(0);
    };
    let (true, Some(deadline)) = (case.status.is_open(), &case.deadline) else {
        return Ok(0);
    };
    if !cases::is_told(c, id, was)? {
        return Ok(0);
    }
    let appeal = appeals::find(c, &office.secrets, case.appeal)?;
    let Some((appeal, holder)) = appeal.zip(bodies::find(c, &case.body)?) else {
        return Ok(0);
    };
    let letters = Correspondence::about(c, office, &appeal)?;
    let matter = Matter {
        appeal: &appeal,
        case: id,
        holder: &holder,
        at: now,
    };
    letters.to_resident(c, &matter, &Occasion::DueChanged { deadline, was })?;
    cases::mark_told(c, id, deadline.due_on)?;
    Ok(1)
}
