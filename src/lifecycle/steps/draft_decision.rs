//! `draft_decision`: a preliminary decision on an application is sent to the applicant, at least three working days before the act, with
//! the day of the hearing and the right to object within two working days (APPC 73(1, 3)).

use chrono::NaiveDateTime;

use super::{Act, Context, Field, FieldType, Fields, Missing, Plan, Row, StepName, Tell, Who};
use crate::appeal::{ANSWER_MAX, EntryKind, FieldError, Kind, LetterKind, Problem};
use crate::deadlines::{Clock, civil};
use crate::lifecycle::{CaseStatus, Refused};

/// The field with the day and hour of the hearing.
pub const HEARING_AT: &str = "hearing_at";

pub(super) const ROW: Row = Row {
    who: Who::Signing,
    kinds: Some((&[Kind::Application], Refused::AnotherKind)),
    fields: &[
        Field::text("text", ANSWER_MAX),
        Field::required(HEARING_AT, FieldType::DateTime),
    ],
    ..Row::plain(
        StepName::DraftDecision,
        EntryKind::Drafted,
        &[CaseStatus::InReview],
        read,
    )
};

struct DraftDecision {
    hearing_at: NaiveDateTime,
}

fn read(fields: &Fields) -> Result<Box<dyn Act>, Missing> {
    Ok(Box::new(DraftDecision {
        hearing_at: fields.time(HEARING_AT)?,
    }))
}

impl Act for DraftDecision {
    fn faults(&self, at: &Context<'_>) -> Vec<FieldError> {
        let day = self.hearing_at.date();
        let least = at.law.due_on(Clock::PreliminaryDecision, civil(at.now));
        let problem = match (least, at.law.calendar.works(day)) {
            (Err(past), _) | (_, Err(past)) => Some(Problem::PastCalendars { year: past.year }),
            (Ok(least), _) if day < least => Some(Problem::TooEarly { from: least }),
            (_, Ok(false)) => Some(Problem::DayOff),
            _ => None,
        };
        problem
            .map(|problem| FieldError::new(HEARING_AT, problem))
            .into_iter()
            .collect()
    }

    fn decide(&self, _at: &Context<'_>) -> Result<Plan, Refused> {
        Ok(Plan {
            tells: vec![Tell::Applicant(LetterKind::Drafted)],
            ..Plan::to(CaseStatus::DraftDecision)
        })
    }
}
