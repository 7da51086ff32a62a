//! `satisfy`: the body complained of satisfies the complaint in full itself, within the time to pass it up (APPC 91(4)).

use super::{Act, Context, Field, Fields, Missing, Plan, Row, StepName, Tell, Who};
use crate::appeal::{ANSWER_MAX, BASIS_MAX, CleanText, EntryKind, FieldError, Kind, LetterKind};
use crate::deadlines::Clock;
use crate::lifecycle::{CaseStatus, Refused};

pub(super) const ROW: Row = Row {
    who: Who::Head,
    decides: true,
    answers: true,
    kinds: Some((&[Kind::Complaint], Refused::AnotherKind)),
    clocks: Some(&[Clock::PassUp]),
    fields: &[
        Field::text("text", ANSWER_MAX),
        Field::text("findings", ANSWER_MAX),
        Field::text("basis", BASIS_MAX),
    ],
    ..Row::plain(StepName::Satisfy, EntryKind::Satisfied, &CaseStatus::OPEN, read)
};

struct Satisfy {
    basis: CleanText,
}

fn read(fields: &Fields) -> Result<Box<dyn Act>, Missing> {
    Ok(Box::new(Satisfy {
        basis: fields.text("basis"),
    }))
}

impl Act for Satisfy {
    fn faults(&self, _at: &Context<'_>) -> Vec<FieldError> {
        super::answer::lawless(&self.basis)
    }

    fn decide(&self, at: &Context<'_>) -> Result<Plan, Refused> {
        Ok(Plan {
            answered: at.answered(),
            tells: vec![Tell::Applicant(LetterKind::Satisfied)],
            ..Plan::to(CaseStatus::Satisfied)
        })
    }
}
