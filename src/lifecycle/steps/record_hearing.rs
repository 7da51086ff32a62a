//! `record_hearing`: the protocol of the hearing is kept with the case (APPC 74).

use super::{Act, Context, Field, Plan, Row, StepName, Who};
use crate::appeal::{ANSWER_MAX, EntryKind, Kind};
use crate::lifecycle::{CaseStatus, Refused};

pub(super) const ROW: Row = Row {
    who: Who::Signing,
    kinds: Some((&[Kind::Application], Refused::AnotherKind)),
    fields: &[Field::text("protocol", ANSWER_MAX)],
    ..Row::plain(
        StepName::RecordHearing,
        EntryKind::HearingRecorded,
        &[CaseStatus::DraftDecision],
        |_| Ok(Box::new(RecordHearing)),
    )
};

struct RecordHearing;

impl Act for RecordHearing {
    fn decide(&self, at: &Context<'_>) -> Result<Plan, Refused> {
        Ok(Plan::to(at.case.status))
    }
}
