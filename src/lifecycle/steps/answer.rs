//! `answer`: an answer on the substance, with the facts established and the law cited (APPC 89(2)). Answering implies accepting, so it
//! needs no acceptance before it.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Act, Field, Fields, Missing, Plan, Row, StepName, Tell, Texts, Who};
use crate::appeal::{ANSWER_MAX, BASIS_MAX, EntryKind, FieldError, LetterKind, Problem};
use crate::deadlines::{Clock, civil};
use crate::law::Law;
use crate::lifecycle::{CaseState, CaseStatus, Refused, working_days};
use crate::territory::fold;

pub(super) const ROW: Row = Row {
    who: Who::Signing,
    decides: true,
    clocks: Some(&[Clock::Answer]),
    fields: &[
        Field::text("text", ANSWER_MAX),
        Field::text("findings", ANSWER_MAX),
        Field::text("basis", BASIS_MAX),
    ],
    ..Row::plain(StepName::Answer, EntryKind::Answered, &CaseStatus::OPEN, read)
};

struct Answer(Texts);

fn read(fields: &Fields) -> Result<Box<dyn Act>, Missing> {
    Ok(Box::new(Answer(Texts {
        text: fields.text("text"),
        findings: fields.text("findings"),
        basis: fields.text("basis"),
        ..Texts::default()
    })))
}

impl Act for Answer {
    fn faults(&self, _case: &CaseState, _law: &Law, _now: DateTime<Utc>) -> Vec<FieldError> {
        let lawless = names_no_law(&self.0.basis).then(|| FieldError::new("basis", Problem::NoLaw));
        lawless.into_iter().collect()
    }

    fn decide(&self, case: &CaseState, law: &Law, now: DateTime<Utc>) -> Result<Plan, Refused> {
        Ok(Plan {
            answered: dated(case, law, now),
            tells: vec![Tell::Applicant(LetterKind::Answered)],
            texts: self.0.clone(),
            ..Plan::to(CaseStatus::Answered)
        })
    }
}

/// The date of an answer that is given now, where its letter goes by e-mail; one on paper gets that of its posting.
pub(super) fn dated(case: &CaseState, law: &Law, now: DateTime<Utc>) -> Option<(NaiveDate, Option<i64>)> {
    let today = civil(now).date();
    let days = || working_days(&law.calendar, case.registered_on, today);
    case.answered_by_email.then(|| (today, days()))
}

/// Words that people write where they know no law.
const NO_LAW: [&str; 6] = ["нет", "жок", "no", "none", "не знаю", "билмеимин"];

/// Whether a text that should cite the law has nothing to read in it, or says that there is none.
fn names_no_law(text: &str) -> bool {
    let folded = fold(text);
    folded.is_empty() || NO_LAW.iter().any(|word| fold(word) == folded)
}
