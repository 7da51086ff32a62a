//! `attach`: an appeal that was returned as identical is sent again: it is put to the one that was returned, and no answer is owed
//! (APPC 64(8)).

use super::return_appeal::same_person;
use super::{Act, Context, Field, FieldType, Fields, Missing, OtherAppeal, Plan, Row, StepName, Tell, Who};
use crate::appeal::{EntryKind, FieldError, LetterKind, Problem};
use crate::lifecycle::{CaseStatus, Refused};

pub(super) const ROW: Row = Row {
    who: Who::Registering,
    fields: &[Field::required("same_as", FieldType::Number)],
    ..Row::plain(StepName::Attach, EntryKind::Attached, &[CaseStatus::Registered], read)
};

struct Attach {
    same_as: OtherAppeal,
}

fn read(fields: &Fields) -> Result<Box<dyn Act>, Missing> {
    Ok(Box::new(Attach {
        same_as: fields.other("same_as")?,
    }))
}

impl Act for Attach {
    fn faults(&self, at: &Context<'_>) -> Vec<FieldError> {
        let returned = |other: &OtherAppeal| other.cases.iter().any(|case| case.status == CaseStatus::Returned);
        let problem =
            same_person(&self.same_as, at).or_else(|| (!returned(&self.same_as)).then_some(Problem::NotReturned));
        problem
            .map(|problem| FieldError::new("same_as", problem))
            .into_iter()
            .collect()
    }

    fn decide(&self, _at: &Context<'_>) -> Result<Plan, Refused> {
        Ok(Plan {
            tells: vec![Tell::Applicant(LetterKind::Attached)],
            ..Plan::to(CaseStatus::Attached)
        })
    }
}
