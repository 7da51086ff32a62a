//! Reminds the officers of a body of a case that is soon due, by the schedule of the law data.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value};

use super::notices::{for_open_cases, give, given};
use crate::actions::Office;
use crate::appeal::EntryKind;
use crate::deadlines::civil;
use crate::letters::Occasion;
use crate::lifecycle::notice;
use crate::store::StoreError;
use crate::store::cases::CaseRow;

/// Gives the reminders that are due: at 9:00 on working days, each once. Returns how many were given.
pub fn remind(office: &Office, now: DateTime<Utc>) -> Result<u64, StoreError> {
    // Without a calendar nobody can count working days; the alarm about it is another job's.
    if !notice::is_time(&office.law(), civil(now)).unwrap_or(false) {
        return Ok(0);
    }
    let today = civil(now).date();
    let until = notice::reminders_reach(&office.law(), today).unwrap_or(today);
    for_open_cases(office, until, |row| remind_of(office, row, now))
}

fn remind_of(office: &Office, row: &CaseRow, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let Some(due_on) = row.due_on else { return Ok(0) };
    let Ok(Some(reminder)) = notice::reminder(&office.law(), due_on, civil(now)) else {
        return Ok(0);
    };
    let kind = reminder.kind();
    if given(office, row.id, Some(due_on))?.contains(&kind) {
        return Ok(0);
    }
    let left = reminder.working_days_left;
    give(office, row, kind, EntryKind::Reminded, now, move |c, noticed| {
        let occasion = Occasion::Reminder {
            due_on: noticed.due_on,
            unposted: noticed.case.standing().waits_for_posting(),
            working_days_left: left,
        };
        noticed
            .letters
            .to_body(c, &noticed.matter(now), &noticed.holder, &occasion)?;
        Ok(Some(Map::from_iter([(
            "working_days_left".to_owned(),
            Value::from(left),
        )])))
    })
}
