//! Writes the letters that are owed to residents whose date moved.
//!
//! A letter tells the dates as they stand when it is written, beside those that the resident was told before. It moves
//! no date.

use chrono::{DateTime, NaiveDate, Utc};

use crate::actions::Office;
use crate::actions::correspondence::{Correspondence, Matter};
use crate::appeal::CaseId;
use crate::deadlines::civil;
use crate::letters::{MovedDate, Occasion};
use crate::store::cases::{self, Case, Scope};
use crate::store::owed_letters::{self, Owed};
use crate::store::{Conn, StoreError, appeals, bodies, calendars};

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
        let owed = office.store.read(|c| owed_letters::page(c, after, BATCH))?;
        let Some(last) = owed.last() else { break };
        after = Some(last.case);
        let cases: Vec<CaseId> = owed.iter().map(|one| one.case).collect();
        match tell(office, cases.clone(), now) {
            Ok(count) => told += count,
            Err(_) => {
                for case in cases {
                    match tell(office, vec![case], now) {
                        Ok(count) => told += count,
                        Err(error) => failure = Some(StoreError::Other(format!("case {}: {error}", case.0))),
                    }
                }
            }
        }
    }
    failure.map_or(Ok(told), Err)
}

fn tell(office: &Office, cases: Vec<CaseId>, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let own = office.clone();
    office.store.write(move |c| {
        let edition = calendars::edition(c)?;
        let mut told = 0;
        for case in &cases {
            told += tell_resident(c, &own, *case, edition, now)?;
        }
        Ok(told)
    })
}

/// One letter; 0 where it was written or became needless meanwhile, or where the case is still to be counted by a newer
/// calendar than its dates.
fn tell_resident(
    c: &mut Conn,
    office: &Office,
    id: CaseId,
    edition: i64,
    now: DateTime<Utc>,
) -> Result<u64, StoreError> {
    let Some(case) = cases::find_for_step(c, id, &Scope::Country)? else {
        return Ok(0);
    };
    // Under the lock of the appeal: another node may have written it.
    let Some(owed) = owed_letters::of_case(c, id)? else {
        return Ok(0);
    };
    if !case.status.is_open() {
        owed_letters::strike(c, id)?;
        return Ok(0);
    }
    if case.calendar < edition || case.due_on.is_none() {
        return Ok(0);
    }
    let written = write_letter(c, office, &case, owed, now)?;
    owed_letters::strike(c, id)?;
    Ok(written)
}

fn write_letter(c: &mut Conn, office: &Office, case: &Case, owed: Owed, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let appeal = appeals::find(c, &office.secrets, case.appeal)?;
    let holder = bodies::find(c, &case.body)?;
    let (Some(appeal), Some(holder), Some(deadline)) = (appeal, holder, &case.deadline) else {
        return Ok(0);
    };
    let moved = |was: Option<NaiveDate>, now: Option<NaiveDate>| (was != now).then_some(MovedDate { was, now });
    let body = moved(owed.due_on, case.due_on);
    // The first body's date is the resident's own and is told once.
    let resident = moved(owed.resident_due_on, appeal.resident_due_on).filter(|_| case.seq > 1);
    if body.is_none() && resident.is_none() {
        return Ok(0);
    }
    let letters = Correspondence::about(c, office, &appeal)?;
    let matter = Matter {
        appeal: &appeal,
        case: case.id,
        holder: &holder,
        at: now,
    };
    let occasion = Occasion::DueChanged {
        deadline,
        body,
        resident,
        passed: deadline.due_on < civil(now).date(),
    };
    letters.to_resident(c, &matter, &occasion)?.tell(c)?;
    Ok(1)
}
