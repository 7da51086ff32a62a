//! `note`: a proposal or a response is taken note of (APPC 89(1)(2)).

use super::{Act, Context, Field, Plan, Row, StepName, Tell, Who};
use crate::appeal::{ANSWER_MAX, EntryKind, Kind, LetterKind};
use crate::lifecycle::{CaseStatus, Refused};

pub(super) const ROW: Row = Row {
    who: Who::Signing,
    decides: true,
    answers: true,
    kinds: Some((&[Kind::Proposal, Kind::Response], Refused::NotAProposalOrResponse)),
    fields: &[Field::text("text", ANSWER_MAX)],
    ..Row::plain(StepName::Note, EntryKind::Noted, &CaseStatus::OPEN, |_| {
        Ok(Box::new(Note))
    })
};

struct Note;

impl Act for Note {
    fn decide(&self, at: &Context<'_>) -> Result<Plan, Refused> {
        Ok(Plan {
            answered: at.answered(),
            tells: vec![Tell::Applicant(LetterKind::Noted)],
            ..Plan::to(CaseStatus::Noted)
        })
    }
}
