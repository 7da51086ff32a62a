//! `complain`: the applicant complains of the answer, or of the silence once its day has passed (APPC 91). The complaint is an appeal of
//! its own, lodged with the body complained of, which satisfies it in full or passes it up within three working days (APPC 91(4)).

use super::forward::NOT_COMPLAINTS;
use super::{Act, Context, Field, Fields, Missing, Plan, Row, StepName, Who};
use crate::appeal::{CleanText, EntryKind, TEXT_MAX};
use crate::lifecycle::{CaseStatus, Refused};

pub(super) const ROW: Row = Row {
    who: Who::Applicant,
    kinds: Some((NOT_COMPLAINTS, Refused::AnotherKind)),
    fields: &[Field::text("text", TEXT_MAX)],
    besides: |case, _, today| match case.status.is_open() || case.status == CaseStatus::Joined {
        true if !case.is_overdue(today) => Err(Refused::NothingToComplain),
        _ => Ok(()),
    },
    ..Row::plain(StepName::Complain, EntryKind::Complained, &CaseStatus::ALL, read)
};

struct Complain {
    text: CleanText,
}

fn read(fields: &Fields) -> Result<Box<dyn Act>, Missing> {
    Ok(Box::new(Complain {
        text: fields.text("text"),
    }))
}

impl Act for Complain {
    fn decide(&self, at: &Context<'_>) -> Result<Plan, Refused> {
        Ok(Plan {
            complains: Some(self.text.clone()),
            ..Plan::to(at.case.status)
        })
    }
}
