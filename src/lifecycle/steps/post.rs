//! `post`: the letter of an answer on paper was posted. Its day is the date of the answer.

use chrono::NaiveDate;

use super::{Act, Context, Field, FieldType, Fields, Missing, Plan, Row, StepName};
use crate::appeal::{EntryKind, FieldError, Problem};
use crate::deadlines::civil;
use crate::lifecycle::{CaseStatus, Refused, working_days};

pub(super) const ROW: Row = Row {
    too_early_or_late: Refused::NothingToPost,
    fields: &[Field::required("posted_on", FieldType::Date)],
    besides: |case, _, _| match case.waits_for_posting() {
        true => Ok(()),
        false => Err(Refused::AlreadyClosed),
    },
    ..Row::plain(StepName::Post, EntryKind::Posted, &CaseStatus::ANSWERS, read)
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
    fn faults(&self, at: &Context<'_>) -> Vec<FieldError> {
        let written = at.case.closed_at.map(|at| civil(at).date());
        let impossible = self.on > at.today() || written.is_some_and(|written| self.on < written);
        let fault = impossible.then(|| FieldError::new("posted_on", Problem::InvalidDate));
        fault.into_iter().collect()
    }

    fn decide(&self, at: &Context<'_>) -> Result<Plan, Refused> {
        let days = working_days(&at.law.calendar, at.case.registered_on, self.on);
        Ok(Plan {
            answered: Some((self.on, days)),
            posted_on: Some(self.on),
            ..Plan::to(at.case.status)
        })
    }
}
