//! Sets the dates of cases that waited for a calendar, once the law data has it.

use chrono::{DateTime, Utc};
use serde_json::json;

use crate::actions::Office;
use crate::actions::correspondence::{Correspondence, Matter};
use crate::appeal::CaseId;
use crate::letters::Occasion;
use crate::lifecycle;
use crate::store::cases::{self, Case, Scope};
use crate::store::{Conn, StoreError, appeals, bodies, journal};

/// How many cases are taken at a tick.
const PAGE: i64 = 200;

/// Dates the cases whose term the calendars cover by now; returns how many.
pub fn set_due_dates(office: &Office, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let waiting = office.store.read(|c| cases::without_due_date(c, PAGE))?;
    let mut dated = 0;
    for case in waiting {
        if lifecycle::open(case.arrived_at, &office.law).deadline.is_some() {
            let own = office.clone();
            let id = case.id;
            dated += office.store.write(move |c| set(c, &own, id, now))?;
        }
    }
    Ok(dated)
}

fn set(c: &mut Conn, office: &Office, id: CaseId, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let Some(case) = cases::find_for_step(c, id, &Scope::Country)? else {
        return Ok(0);
    };
    let opening = lifecycle::open(case.arrived_at, &office.law);
    let (true, None, Some(due_on)) = (case.status.is_open(), case.due_on, opening.due_on()) else {
        return Ok(0);
    };
    let seen = case.revision;
    let dated = Case {
        registered_on: opening.registered_on,
        due_on: Some(due_on),
        forward_due_on: opening.forward_due_on,
        deadline: opening.deadline,
        law_version: opening.law_version,
        ..case
    };
    if !cases::update(c, &dated, seen)? {
        return Ok(0);
    }
    if dated.seq == 1 {
        appeals::set_resident_due_on(c, dated.appeal, due_on)?;
    }
    tell_resident(c, office, &dated, now)?;
    let facts = [
        ("registered_on", json!(dated.registered_on)),
        ("due_on", json!(due_on)),
        ("law", json!(dated.law_version)),
    ];
    let facts = facts.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    journal::append(c, dated.appeal, Some(id), now, "due_set", "system", facts)?;
    Ok(1)
}

/// The applicant was told that the date would follow; here it is.
fn tell_resident(c: &mut Conn, office: &Office, case: &Case, now: DateTime<Utc>) -> Result<(), StoreError> {
    let appeal = appeals::find(c, &office.secrets, case.appeal)?;
    let holder = bodies::find(c, &case.body)?;
    let (Some(appeal), Some(holder), Some(deadline)) = (appeal, holder, &case.deadline) else {
        return Ok(());
    };
    let letters = Correspondence::about(c, office, &appeal)?;
    let set = Occasion::DueChanged { deadline, was: None };
    let matter = Matter {
        appeal: &appeal,
        case: case.id,
        holder: &holder,
        at: now,
    };
    letters.to_resident(c, &matter, &set)
}
