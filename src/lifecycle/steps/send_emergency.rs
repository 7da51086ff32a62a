//! `send_emergency`: a report of a crime or of a threat to security is sent on at once, whoever wrote it (APPC 64(7-2), 88).

use super::forward::case_at;
use super::{Act, Context, Field, FieldType, Fields, Missing, Plan, Row, StepName, Tell};
use crate::appeal::{BodyCode, EntryKind, LetterKind, REASON_MAX};
use crate::deadlines::Clock;
use crate::lifecycle::{CaseStatus, Refused};

pub(super) const ROW: Row = Row {
    fields: &[
        Field::required("body", FieldType::Body),
        Field::text("reason", REASON_MAX),
    ],
    ..Row::plain(
        StepName::SendEmergency,
        EntryKind::EmergencySent,
        &CaseStatus::OPEN,
        read,
    )
};

struct SendEmergency {
    to: BodyCode,
}

fn read(fields: &Fields) -> Result<Box<dyn Act>, Missing> {
    Ok(Box::new(SendEmergency {
        to: fields.body("body")?,
    }))
}

impl Act for SendEmergency {
    fn decide(&self, at: &Context<'_>) -> Result<Plan, Refused> {
        Ok(Plan {
            opens: vec![case_at(&self.to, Clock::EmergencyForward, at)?],
            tells: vec![
                Tell::Applicant(LetterKind::EmergencySent),
                Tell::Receivers(LetterKind::NewCase),
            ],
            ..Plan::to(CaseStatus::EmergencyForwarded)
        })
    }
}
