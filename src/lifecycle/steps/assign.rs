//! `assign`: a registrar or the head makes an officer of the body the executor, who is told.

use super::{Act, Context, Field, FieldType, Fields, Missing, Plan, Row, StepName, Tell, Who};
use crate::appeal::{EntryKind, LetterKind, OfficerId};
use crate::lifecycle::{CaseStatus, Refused};

pub(super) const ROW: Row = Row {
    who: Who::Registering,
    fields: &[Field::required("officer", FieldType::Officer)],
    ..Row::plain(StepName::Assign, EntryKind::Assigned, &CaseStatus::OPEN, read)
};

struct Assign(OfficerId);

fn read(fields: &Fields) -> Result<Box<dyn Act>, Missing> {
    Ok(Box::new(Assign(fields.officer("officer")?)))
}

impl Act for Assign {
    fn decide(&self, at: &Context<'_>) -> Result<Plan, Refused> {
        Ok(Plan {
            executor: Some(self.0),
            tells: vec![Tell::Executor(LetterKind::Assigned)],
            ..Plan::to(at.case.status)
        })
    }
}
