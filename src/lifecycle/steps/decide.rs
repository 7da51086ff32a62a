//! `decide`: the head decides an application by an act (APPC 79, 80). A burdening act needs the preliminary decision and its term, or
//! the reason why the applicant was not heard (APPC 73(2)).

use super::{Act, Context, Field, FieldType, Fields, Missing, Plan, Row, StepName, Tell, Who};
use crate::appeal::{ANSWER_MAX, BASIS_MAX, CleanText, EntryKind, FieldError, Kind, LetterKind, Problem, REASON_MAX};
use crate::lifecycle::{CaseStatus, Refused};

const BURDENING: &str = "burdening";

pub(super) const ROW: Row = Row {
    who: Who::Head,
    decides: true,
    answers: true,
    kinds: Some((&[Kind::Application], Refused::AnotherKind)),
    fields: &[
        Field::choice("outcome", &["favourable", BURDENING]),
        Field::text("text", ANSWER_MAX),
        Field::text("findings", ANSWER_MAX),
        Field::text("basis", BASIS_MAX),
        Field::optional("without_hearing", FieldType::Text { max: REASON_MAX }),
    ],
    ..Row::plain(
        StepName::Decide,
        EntryKind::Decided,
        &[CaseStatus::InReview, CaseStatus::DraftDecision],
        read,
    )
};

struct Decide {
    outcome: CleanText,
    basis: CleanText,
    without_hearing: CleanText,
}

fn read(fields: &Fields) -> Result<Box<dyn Act>, Missing> {
    Ok(Box::new(Decide {
        outcome: fields.text("outcome"),
        basis: fields.text("basis"),
        without_hearing: fields.text("without_hearing"),
    }))
}

impl Act for Decide {
    fn faults(&self, at: &Context<'_>) -> Vec<FieldError> {
        let mut faults = super::answer::lawless(&self.basis);
        let heard = at.case.hearing_on.is_some_and(|day| at.today() >= day);
        if self.outcome.as_str() == BURDENING && !heard && self.without_hearing.is_empty() {
            faults.push(FieldError::new("without_hearing", Problem::NotHeard));
        }
        faults
    }

    fn decide(&self, at: &Context<'_>) -> Result<Plan, Refused> {
        Ok(Plan {
            answered: at.answered(),
            tells: vec![Tell::Applicant(LetterKind::Decided)],
            ..Plan::to(CaseStatus::Decided)
        })
    }
}
