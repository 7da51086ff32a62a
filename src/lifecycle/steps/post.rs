//! `post`: the letter of an answer on paper was posted. Its day is the date of the answer.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Act, Field, FieldType, Fields, Missing, Plan, Row, StepName};
use crate::appeal::{EntryKind, FieldError, Problem};
use crate::deadlines::civil;
use crate::law::Law;
use crate::lifecycle::{CaseState, CaseStatus, Refused, working_days};

pub(super) const ROW: Row = Row {
    too_early_or_late: Refused::NothingToPost,
    fields: &[Field::required("posted_on", FieldType::Date)],
    besides: |case, _| match case.waits_for_posting() {
        true => Ok(()),
        false => Err(Refused::AlreadyClosed),
    },
    ..Row::plain(
        StepName::Post,
        EntryKind::Posted,
        &[CaseStatus::Answered, CaseStatus::Noted],
        read,
    )
};

struct Post {
    on: NaiveDate,
}

fn read(fields: &Fields) -> Result<Box<dyn Act>, Missing> {
    Ok(Box::new(Post {
        on: fields.date("posted_on")?,
    }))
}

impl Act for Post {
    /// A letter is posted when it is written, and not in the future.
    fn faults(&self, case: &CaseState, _law: &Law, now: DateTime<Utc>) -> Vec<FieldError> {
        let written = case.closed_at.map(|at| civil(at).date());
        let impossible = self.on > civil(now).date() || written.is_some_and(|written| self.on < written);
        let fault = impossible.then(|| FieldError::new("posted_on", Problem::InvalidDate));
        fault.into_iter().collect()
    }

    fn decide(&self, case: &CaseState, law: &Law, _now: DateTime<Utc>) -> Result<Plan, Refused> {
        Ok(Plan {
            answered: Some((self.on, working_days(&law.calendar, case.registered_on, self.on))),
            posted_on: Some(self.on),
            ..Plan::to(case.status)
        })
    }
}
