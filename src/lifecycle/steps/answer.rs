//! `answer`: an answer on the substance, with the facts established and the law cited (APPC 89(2)). Answering implies accepting, so it
//! needs no acceptance before it. An application is decided instead; a complaint only where the higher body sent it back, so that an
//! ordinary procedure began (APPC 100(2)). A report that was sent on as an emergency is answered too: that
//! the Code leaves open, and who reported is told what was done (our reading).

use super::{Act, Context, Field, Fields, Missing, Plan, Row, StepName, Tell, Who};
use crate::appeal::{ANSWER_MAX, BASIS_MAX, CleanText, EntryKind, FieldError, Kind, LetterKind, Problem};
use crate::deadlines::Clock;
use crate::lifecycle::{CaseStatus, Refused};
use crate::territory::fold;

/// What an answer does, in the word of those who count answers.
const CHARACTERS: &[&str] = &["explained", "satisfied", "refused"];

pub(super) const ROW: Row = Row {
    who: Who::Signing,
    decides: true,
    answers: true,
    kinds: Some((
        &[
            Kind::Message,
            Kind::Inquiry,
            Kind::Proposal,
            Kind::Response,
            Kind::Complaint,
        ],
        Refused::AnotherKind,
    )),
    clocks: Some(&[Clock::Answer, Clock::EmergencyForward]),
    fields: &[
        Field::text("text", ANSWER_MAX),
        Field::text("findings", ANSWER_MAX),
        Field::text("basis", BASIS_MAX),
        Field::may_choose("character", CHARACTERS),
    ],
    ..Row::plain(StepName::Answer, EntryKind::Answered, &CaseStatus::OPEN, read)
};

struct Answer {
    basis: CleanText,
}

fn read(fields: &Fields) -> Result<Box<dyn Act>, Missing> {
    Ok(Box::new(Answer {
        basis: fields.text("basis"),
    }))
}

impl Act for Answer {
    fn faults(&self, _at: &Context<'_>) -> Vec<FieldError> {
        lawless(&self.basis)
    }

    fn decide(&self, at: &Context<'_>) -> Result<Plan, Refused> {
        Ok(Plan {
            answered: at.answered(),
            tells: vec![Tell::Applicant(LetterKind::Answered)],
            ..Plan::to(CaseStatus::Answered)
        })
    }
}

/// Words that people write where they know no law.
const NO_LAW: [&str; 6] = ["нет", "жок", "no", "none", "не знаю", "билмеимин"];

/// The fault of a text that should cite the law and has nothing to read in it, or says that there is none.
pub(super) fn lawless(basis: &str) -> Vec<FieldError> {
    let folded = fold(basis);
    let names_none = folded.is_empty() || NO_LAW.iter().any(|word| fold(word) == folded);
    let fault = names_none.then(|| FieldError::new("basis", Problem::NoLaw));
    fault.into_iter().collect()
}
