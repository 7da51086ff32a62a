//! `pass_up`: the body complained of sends the complaint with its statement to the higher body, which decides it (APPC 91(4), 99).

use super::forward::case_at;
use super::{Act, Context, Field, Plan, Row, StepName, Tell, Who};
use crate::appeal::{ANSWER_MAX, EntryKind, Kind, LetterKind};
use crate::deadlines::Clock;
use crate::lifecycle::{CaseStatus, Refused};

pub(super) const ROW: Row = Row {
    who: Who::Registering,
    kinds: Some((&[Kind::Complaint], Refused::AnotherKind)),
    clocks: Some(&[Clock::PassUp]),
    fields: &[Field::text("statement", ANSWER_MAX)],
    lawful_until: |case, _| case.due_on,
    besides: |case, _, _| match case.higher {
        Some(_) => Ok(()),
        None => Err(Refused::NoHigherBody),
    },
    ..Row::plain(StepName::PassUp, EntryKind::PassedUp, &CaseStatus::OPEN, |_| {
        Ok(Box::new(PassUp))
    })
};

struct PassUp;

impl Act for PassUp {
    fn decide(&self, at: &Context<'_>) -> Result<Plan, Refused> {
        let higher = at.case.higher.as_ref().ok_or(Refused::NoHigherBody)?;
        Ok(Plan {
            late: at.case.due_on.is_some_and(|due| at.today() > due),
            opens: vec![case_at(higher, Clock::Complaint, at)?],
            tells: vec![
                Tell::Applicant(LetterKind::PassedUp),
                Tell::Receivers(LetterKind::NewCase),
            ],
            ..Plan::to(CaseStatus::PassedUp)
        })
    }
}
