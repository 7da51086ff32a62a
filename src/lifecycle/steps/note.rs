//! `note`: a proposal or a response is taken note of (APPC 89(1)(2)).

use chrono::{DateTime, Utc};

use super::answer::dated;
use super::{Act, Field, Plan, Row, StepName, Tell, Texts, Who};
use crate::appeal::{ANSWER_MAX, CleanText, EntryKind, Kind, LetterKind};
use crate::law::Law;
use crate::lifecycle::{CaseState, CaseStatus, Refused};

pub(super) const ROW: Row = Row {
    who: Who::Signing,
    decides: true,
    kinds: Some((&[Kind::Proposal, Kind::Response], Refused::NotAProposalOrResponse)),
    fields: &[Field::text("text", ANSWER_MAX)],
    ..Row::plain(StepName::Note, EntryKind::Noted, &CaseStatus::OPEN, |fields| {
        Ok(Box::new(Note {
            text: fields.text("text"),
        }))
    })
};

struct Note {
    text: CleanText,
}

impl Act for Note {
    fn decide(&self, case: &CaseState, law: &Law, now: DateTime<Utc>) -> Result<Plan, Refused> {
        Ok(Plan {
            answered: dated(case, law, now),
            tells: vec![Tell::Applicant(LetterKind::Noted)],
            texts: Texts {
                text: self.text.clone(),
                ..Texts::default()
            },
            ..Plan::to(CaseStatus::Noted)
        })
    }
}
