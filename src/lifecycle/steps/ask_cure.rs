//! `ask_cure`: the applicant is told what is missing and given a reasonable term to supply it (APPC 64(6)). The main clock goes on.

use chrono::NaiveDate;

use super::{Act, Context, Field, FieldType, Fields, Missing, Plan, Row, StepName, Tell, Texts};
use crate::appeal::{EntryKind, FieldError, LetterKind, Problem, REASON_MAX};
use crate::lifecycle::steps::forward::NOT_COMPLAINTS;
use crate::lifecycle::{CaseStatus, Refused};

/// The detail of the step that says where the case stood.
pub const WAS: &str = "was";

/// The field with the last day to supply it.
pub const UNTIL: &str = "until";

/// Working days ahead at least: what is reasonable by our reading.
const LEAST_DAYS: i64 = 3;

pub(super) const ROW: Row = Row {
    kinds: Some((NOT_COMPLAINTS, Refused::AnotherKind)),
    fields: &[
        Field::text("missing", REASON_MAX),
        Field::required(UNTIL, FieldType::Date),
    ],
    ..Row::plain(
        StepName::AskCure,
        EntryKind::CureAsked,
        &[CaseStatus::Registered, CaseStatus::InReview],
        read,
    )
};

struct AskCure {
    until: NaiveDate,
}

fn read(fields: &Fields) -> Result<Box<dyn Act>, Missing> {
    Ok(Box::new(AskCure {
        until: fields.date(UNTIL)?,
    }))
}

impl Act for AskCure {
    fn faults(&self, at: &Context<'_>) -> Vec<FieldError> {
        let calendar = &at.law.calendar;
        let least = calendar.add_working_days(at.today(), LEAST_DAYS);
        let problem = match (least, calendar.works(self.until)) {
            (Err(past), _) | (_, Err(past)) => Some(Problem::PastCalendars { year: past.year }),
            (Ok(least), _) if self.until < least => Some(Problem::TooEarly { from: least }),
            (_, Ok(false)) => Some(Problem::DayOff),
            _ => None,
        };
        problem
            .map(|problem| FieldError::new(UNTIL, problem))
            .into_iter()
            .collect()
    }

    fn decide(&self, at: &Context<'_>) -> Result<Plan, Refused> {
        let was = [(WAS.to_owned(), at.case.status.as_str().into())];
        Ok(Plan {
            tells: vec![Tell::Applicant(LetterKind::CureAsked)],
            texts: Texts {
                details: was.into(),
                ..Texts::default()
            },
            ..Plan::to(CaseStatus::Defective)
        })
    }
}
