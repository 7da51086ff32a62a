//! `determine`: the duty desk says who is competent where the rulebook left it open: this body, or another, where a case is opened.
//! It is no forward of a case that somebody holds, so neither is counted as one.

use super::forward::case_at;
use super::{Act, Context, Field, FieldType, Fields, Missing, Plan, Row, StepName, Tell, Who};
use crate::appeal::{BASIS_MAX, BodyCode, CleanText, EntryKind, FieldError, LetterKind, REASON_MAX};
use crate::deadlines::Clock;
use crate::lifecycle::{CaseStatus, Refused};

pub(super) const ROW: Row = Row {
    who: Who::Signing,
    fields: &[
        Field::required("body", FieldType::Body),
        Field::text("basis", BASIS_MAX),
        Field::text("reason", REASON_MAX),
    ],
    lawful_until: |case, _| case.forward_due_on,
    besides: |case, _, _| match case.undetermined {
        true => Ok(()),
        false => Err(Refused::NotUndetermined),
    },
    ..Row::plain(StepName::Determine, EntryKind::Determined, &CaseStatus::OPEN, read)
};

struct Determine {
    body: BodyCode,
    basis: CleanText,
}

fn read(fields: &Fields) -> Result<Box<dyn Act>, Missing> {
    Ok(Box::new(Determine {
        body: fields.body("body")?,
        basis: fields.text("basis"),
    }))
}

impl Act for Determine {
    fn faults(&self, _at: &Context<'_>) -> Vec<FieldError> {
        super::answer::lawless(&self.basis)
    }

    fn decide(&self, at: &Context<'_>) -> Result<Plan, Refused> {
        if self.body == at.case.body {
            return Ok(Plan {
                tells: vec![Tell::Applicant(LetterKind::Determined)],
                ..Plan::to(at.case.status)
            });
        }
        // A complaint goes to the body complained of, which has the same three days to satisfy it or to pass it up.
        let clock = match at.case.clock {
            Clock::PassUp => Clock::PassUp,
            _ => Clock::Answer,
        };
        Ok(Plan {
            late: at.case.forward_due_on.is_some_and(|due| at.today() > due),
            opens: vec![case_at(&self.body, clock, at)?],
            tells: vec![
                Tell::Applicant(LetterKind::Forwarded),
                Tell::Receivers(LetterKind::NewCase),
            ],
            ..Plan::to(CaseStatus::Forwarded)
        })
    }
}
