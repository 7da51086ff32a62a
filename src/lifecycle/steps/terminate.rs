//! `terminate`: the head terminates the procedure on a ground that the Code names (APPC 70(1), 88(1)). A repeat without new arguments
//! may be terminated by who answers too (APPC 88(2)).

use super::{Act, Context, Field, Fields, Missing, Plan, Row, StepName, Tell, Who};
use crate::appeal::{CleanText, EntryKind, FieldError, Kind, LetterKind, Problem, REASON_MAX};
use crate::lifecycle::{CaseStatus, Refused};

const REPEAT: &str = "repeat";
/// Of the simplified procedure (APPC 88(1)).
const SIMPLIFIED: [&str; 4] = [REPEAT, "anonymous", "no_substance", "withdrawn"];
/// Of the ordinary one (APPC 70(1)).
const ORDINARY: [&str; 5] = ["decided_before", "court_act", "returned", "withdrawn", "other_law"];

pub(super) const ROW: Row = Row {
    who: Who::Signing,
    head_in_part: true,
    decides: true,
    fields: &[
        Field::choice(
            "ground",
            &[
                REPEAT,
                "anonymous",
                "no_substance",
                "withdrawn",
                "decided_before",
                "court_act",
                "returned",
                "other_law",
            ],
        ),
        Field::text("reason", REASON_MAX),
    ],
    ..Row::plain(StepName::Terminate, EntryKind::Terminated, &CaseStatus::OPEN, read)
};

struct Terminate {
    ground: CleanText,
}

fn read(fields: &Fields) -> Result<Box<dyn Act>, Missing> {
    Ok(Box::new(Terminate {
        ground: fields.text("ground"),
    }))
}

impl Act for Terminate {
    fn faults(&self, at: &Context<'_>) -> Vec<FieldError> {
        let ordinary = matches!(at.case.kind, Kind::Application | Kind::Complaint);
        let grounds = if ordinary { &ORDINARY[..] } else { &SIMPLIFIED[..] };
        let fits = grounds.contains(&self.ground.as_str());
        let fault = (!fits).then(|| FieldError::new("ground", Problem::NotThisGround));
        fault.into_iter().collect()
    }

    fn decide(&self, at: &Context<'_>) -> Result<Plan, Refused> {
        if self.ground.as_str() != REPEAT && !at.by.is_head() {
            return Err(Refused::OnlyTheHead);
        }
        Ok(Plan {
            tells: vec![Tell::Applicant(LetterKind::Terminated)],
            ..Plan::to(CaseStatus::Terminated)
        })
    }
}
