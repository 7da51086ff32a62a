//! `join`: the case is considered together with another about the same at the same body (APPC 22(1)). Each applicant keeps an own
//! number, date, answer and letter: what the leading case is answered, all are.

use super::{
    Act, Context, Field, FieldType, Fields, Joined, Missing, OtherAppeal, OtherCase, Plan, Row, StepName, Tell,
};
use crate::appeal::{EntryKind, FieldError, LetterKind, Problem};
use crate::lifecycle::{CaseState, CaseStatus, Refused};

pub(super) const ROW: Row = Row {
    fields: &[Field::required("to", FieldType::Number)],
    besides: |case, _, _| match case.leads {
        true => Err(Refused::LeadsOthers),
        false => Ok(()),
    },
    ..Row::plain(
        StepName::Join,
        EntryKind::Joined,
        &[CaseStatus::Registered, CaseStatus::InReview],
        read,
    )
};

struct Join {
    to: OtherAppeal,
}

fn read(fields: &Fields) -> Result<Box<dyn Act>, Missing> {
    Ok(Box::new(Join {
        to: fields.other("to")?,
    }))
}

impl Join {
    /// The case of the other appeal that is about the same, at the same body.
    fn leading(&self, case: &CaseState) -> Option<&OtherCase> {
        let alike = self.to.kind == case.kind && self.to.subject == case.subject;
        let open = |other: &&OtherCase| {
            matches!(other.status, CaseStatus::Registered | CaseStatus::InReview)
                && other.body == case.body
                && other.clock == case.clock
        };
        self.to.cases.iter().find(open).filter(|_| alike)
    }
}

impl Act for Join {
    fn faults(&self, at: &Context<'_>) -> Vec<FieldError> {
        let problem = match self.leading(at.case) {
            _ if self.to.number == at.case.number => Some(Problem::ItsOwnNumber),
            None => Some(Problem::NotAlike),
            Some(_) => None,
        };
        problem
            .map(|problem| FieldError::new("to", problem))
            .into_iter()
            .collect()
    }

    fn decide(&self, at: &Context<'_>) -> Result<Plan, Refused> {
        Ok(Plan {
            joined_to: Some(self.leading(at.case).map(|case| case.id)),
            joined: Joined::Stay,
            tells: vec![Tell::Applicant(LetterKind::Joined)],
            ..Plan::to(CaseStatus::Joined)
        })
    }
}
