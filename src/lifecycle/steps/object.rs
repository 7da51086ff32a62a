//! `object`: the applicant objects to the preliminary decision, or asks to be heard (APPC 73(3)). Late it is kept all the same, and
//! marked.

use super::{Act, Context, Field, Plan, Row, StepName, Tell, Texts, Who};
use crate::appeal::{EntryKind, Kind, LetterKind, TEXT_MAX};
use crate::lifecycle::{CaseStatus, Refused};

/// The detail of the step that says that its term had passed.
pub const LATE: &str = "late";

pub(super) const ROW: Row = Row {
    who: Who::Applicant,
    kinds: Some((&[Kind::Application], Refused::AnotherKind)),
    fields: &[Field::text("text", TEXT_MAX)],
    ..Row::plain(
        StepName::Object,
        EntryKind::Objected,
        &[CaseStatus::DraftDecision],
        |_| Ok(Box::new(Object)),
    )
};

struct Object;

impl Act for Object {
    fn decide(&self, at: &Context<'_>) -> Result<Plan, Refused> {
        let late = at.case.objection_due_on.is_some_and(|due| at.today() > due);
        let mark = late.then(|| (LATE.to_owned(), "yes".into()));
        Ok(Plan {
            tells: vec![Tell::Holder(LetterKind::Objected)],
            texts: Texts {
                details: mark.into_iter().collect(),
                ..Texts::default()
            },
            ..Plan::to(at.case.status)
        })
    }
}
