//! Tells the next higher bodies of an overdue case, by the schedule of the law data (APPC 91(3)).

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Map, Value};

use super::notices::{Noticed, for_open_cases, give, given};
use crate::actions::Office;
use crate::appeal::EntryKind;
use crate::deadlines::civil;
use crate::letters::Occasion;
use crate::lifecycle::notice::{self, Escalation};
use crate::store::bodies::{self, Body};
use crate::store::cases::CaseRow;
use crate::store::{Conn, StoreError};

/// Gives the escalations that are due: at 9:00 on working days, each once. Above the akimat of an oblast there is
/// nobody to tell. Returns how many were given.
pub fn escalate(office: &Office, now: DateTime<Utc>) -> Result<u64, StoreError> {
    if !notice::is_time(&office.law(), civil(now)).unwrap_or(false) {
        return Ok(0);
    }
    let yesterday = civil(now).date() - TimeDelta::days(1);
    for_open_cases(office, yesterday, |row| escalate_one(office, row, now))
}

fn escalate_one(office: &Office, row: &CaseRow, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let Some(due_on) = row.due_on else { return Ok(0) };
    let Ok(due) = notice::escalations(&office.law(), due_on, civil(now)) else {
        return Ok(0);
    };
    // Each body above learns once, also where a changed calendar has moved the date since (unlike a reminder).
    let before = given(office, row.id, None)?;
    let mut count = 0;
    for escalation in due {
        let kind = escalation.kind();
        if before.contains(&kind) || office.store.read(|c| above(c, &row.body, escalation.level))?.is_none() {
            continue;
        }
        count += give(office, row, kind, EntryKind::Escalated, now, move |c, noticed| {
            tell(c, noticed, escalation, now)
        })?;
    }
    Ok(count)
}

/// Writes to the officers of the higher body, and to those who work the late case.
fn tell(
    c: &mut Conn,
    noticed: &Noticed,
    escalation: Escalation,
    now: DateTime<Utc>,
) -> Result<Option<Map<String, Value>>, StoreError> {
    let Some(higher) = above(c, &noticed.holder.code, escalation.level)? else {
        return Ok(None);
    };
    let late = escalation.working_days_late;
    let occasion = Occasion::Escalation {
        due_on: noticed.due_on,
        unposted: noticed.case.standing().waits_for_posting(),
        working_days_late: late,
        late_body: &noticed.holder.name,
    };
    for body in [&higher, &noticed.holder] {
        noticed.letters.to_body(c, &noticed.matter(now), body, &occasion)?;
    }
    let facts = [
        ("to", Value::from(higher.code.0)),
        ("working_days_late", Value::from(late)),
    ];
    Ok(Some(
        facts.into_iter().map(|(key, value)| (key.to_owned(), value)).collect(),
    ))
}

/// The body so many steps above those who work the cases of another: who answers for it in trust is not told of
/// being late by a letter to itself.
fn above(c: &mut Conn, code: &crate::appeal::BodyCode, steps: usize) -> Result<Option<Body>, StoreError> {
    let mut body = bodies::find(c, code)?;
    if let Some(attendant) = body.as_ref().and_then(|body| body.attended_by.clone()) {
        body = bodies::find(c, &attendant)?;
    }
    for _ in 0..steps {
        let Some(higher) = body.and_then(|body| body.higher) else {
            return Ok(None);
        };
        body = bodies::find(c, &higher)?;
    }
    Ok(body)
}
