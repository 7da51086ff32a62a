//! `extend`: the head extends the term by a reasoned decision, before it has ended, to a working day at most two months ahead; the
//! applicant is told at once, within the term of the notice (APPC 76(3)).

use chrono::NaiveDate;

use super::forward::NOT_COMPLAINTS;
use super::{Act, Context, Field, FieldType, Fields, Missing, Plan, Row, StepName, Tell, Who};
use crate::appeal::{EntryKind, FieldError, LetterKind, Problem, REASON_MAX};
use crate::deadlines::Clock;
use crate::lifecycle::{CaseStatus, Refused};

pub(super) const ROW: Row = Row {
    who: Who::Head,
    kinds: Some((NOT_COMPLAINTS, Refused::AnotherKind)),
    clocks: Some(&[Clock::Answer]),
    fields: &[
        Field::required("until", FieldType::Date),
        Field::text("reason", REASON_MAX),
    ],
    besides: |case, _, today| match case.due_on {
        Some(due_on) if today <= due_on => Ok(()),
        _ => Err(Refused::TermEnded),
    },
    ..Row::plain(StepName::Extend, EntryKind::Extended, &[CaseStatus::InReview], read)
};

struct Extend {
    until: NaiveDate,
}

fn read(fields: &Fields) -> Result<Box<dyn Act>, Missing> {
    Ok(Box::new(Extend {
        until: fields.date("until")?,
    }))
}

impl Act for Extend {
    fn faults(&self, at: &Context<'_>) -> Vec<FieldError> {
        let last = at.law.extension_until_limit(at.today());
        let problem = match (last, at.law.calendar.works(self.until)) {
            (Ok(last), _) if self.until > last => Some(Problem::TooLate { until: last }),
            // A day that the calendars know is earlier than a limit that they do not reach.
            (_, Err(past)) => Some(Problem::PastCalendars { year: past.year }),
            _ if at.case.due_on.is_some_and(|due_on| self.until <= due_on) => Some(Problem::NotAfterTheTerm),
            (_, Ok(false)) => Some(Problem::DayOff),
            _ => None,
        };
        problem
            .map(|problem| FieldError::new("until", problem))
            .into_iter()
            .collect()
    }

    fn decide(&self, at: &Context<'_>) -> Result<Plan, Refused> {
        Ok(Plan {
            extended_until: Some(self.until),
            tells: vec![Tell::Applicant(LetterKind::Extended)],
            ..Plan::to(at.case.status)
        })
    }
}
