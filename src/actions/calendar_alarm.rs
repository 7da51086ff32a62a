//! Alarms the administrators that cases wait for a calendar.

use chrono::{DateTime, Utc};

use super::Office;
use crate::appeal::{LetterId, LetterKind, Role};
use crate::letters;
use crate::store::officers::{self, Officer};
use crate::store::outbox::{self, NewLetter, Recipient};
use crate::store::{Conn, StoreError, cases};

/// Alarms every administrator, once for each missing year, that cases wait for its calendar.
pub(crate) fn alarm_of_calendar(
    c: &mut Conn,
    office: &Office,
    year: i32,
    at: DateTime<Utc>,
) -> Result<u64, StoreError> {
    let mut queued = 0;
    let mut counted = None;
    let everybody = officers::all(c, &office.secrets)?;
    for officer in everybody
        .iter()
        .filter(|officer| officer.active && officer.role == Role::Administrator)
    {
        let id = alarm_id(office, year, officer);
        if outbox::find(c, &office.secrets, id)?.is_some() {
            continue;
        }
        // Only for an alarm that was not given yet: whoever files meanwhile waits.
        let waiting = match counted {
            Some(waiting) => waiting,
            None => *counted.insert(u64::try_from(cases::count_without_due_date(c)?).unwrap_or(0)),
        };
        let letter = letters::calendar_alarm(
            &office.texts,
            officer.language,
            Some(&officer.name),
            year,
            waiting,
            &calendars_link(office),
        );
        let letter = NewLetter {
            id,
            appeal: None,
            case: None,
            kind: LetterKind::CalendarAlarm,
            language: officer.language,
            to: Recipient::Email(officer.email.clone()),
            letter,
            body: None,
        };
        outbox::queue(c, &office.secrets, &letter, at)?;
        queued += 1;
    }
    Ok(queued)
}

/// Where the last known calendar is read.
fn calendars_link(office: &Office) -> String {
    let last = office.law().calendar.years().last().copied().unwrap_or_default();
    format!("{}/api/v1/calendar/{last}", office.public_url)
}

/// The same year and administrator give the same letter, so that it is queued once.
fn alarm_id(office: &Office, year: i32, officer: &Officer) -> LetterId {
    let digest = office
        .secrets
        .lookup("calendar-alarm", &format!("{year} {}", officer.id.0));
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(digest).for_each(|(byte, digit)| *byte = digit);
    LetterId(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}
