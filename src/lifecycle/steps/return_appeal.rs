//! `return`: the head returns the appeal (APPC 64(7)): what was missing was not supplied in its term, or it is identical with an
//! earlier one and brings nothing new, or it insults. After its term it is allowed all the same, and recorded as a breach.

use chrono::{NaiveDate, NaiveTime};

use super::{Act, Context, Field, FieldType, Fields, Missing, OtherAppeal, Plan, Row, StepName, Tell, Who};
use crate::appeal::{CleanText, EntryKind, FieldError, LetterKind, Problem, REASON_MAX};
use crate::deadlines::{Clock, civil};
use crate::law::Law;
use crate::lifecycle::{CaseState, CaseStatus, Refused};

const UNCURED: &str = "uncured";
const IDENTICAL: &str = "identical";

pub(super) const ROW: Row = Row {
    who: Who::Head,
    decides: true,
    fields: &[
        Field::choice("ground", &[UNCURED, IDENTICAL, "insulting"]),
        Field::text("reason", REASON_MAX),
        Field::optional("same_as", FieldType::Number),
    ],
    lawful_until,
    besides: |case, _, today| match (case.status, case.cure) {
        (CaseStatus::Defective, Some(cure)) if today <= cure.until => Err(Refused::CureRuns),
        _ => Ok(()),
    },
    ..Row::plain(
        StepName::Return,
        EntryKind::Returned,
        &[CaseStatus::Registered, CaseStatus::InReview, CaseStatus::Defective],
        read,
    )
};

/// Three working days from registration or, where something was missing, from the end of the term to supply it.
fn lawful_until(case: &CaseState, law: &Law) -> Option<NaiveDate> {
    let due = match (case.status, case.cure) {
        (CaseStatus::Defective, Some(cure)) => {
            law.due_from_registration(Clock::Return, cure.until.and_time(NaiveTime::MIN), cure.until)
        }
        _ => law.due_from_registration(Clock::Return, civil(case.arrived_at), case.registered_on),
    };
    due.ok()
}

struct ReturnAppeal {
    ground: CleanText,
    same_as: Option<OtherAppeal>,
}

fn read(fields: &Fields) -> Result<Box<dyn Act>, Missing> {
    Ok(Box::new(ReturnAppeal {
        ground: fields.text("ground"),
        same_as: fields.other("same_as").ok(),
    }))
}

impl Act for ReturnAppeal {
    fn faults(&self, at: &Context<'_>) -> Vec<FieldError> {
        let mut faults = Vec::new();
        let defective = at.case.status == CaseStatus::Defective;
        if defective != (self.ground.as_str() == UNCURED) {
            faults.push(FieldError::new("ground", Problem::NotThisGround));
        }
        if self.ground.as_str() == IDENTICAL {
            let problem = match &self.same_as {
                None => Some(Problem::Missing),
                Some(other) => same_person(other, at),
            };
            faults.extend(problem.map(|problem| FieldError::new("same_as", problem)));
        }
        faults
    }

    fn decide(&self, at: &Context<'_>) -> Result<Plan, Refused> {
        let due = lawful_until(at.case, at.law);
        Ok(Plan {
            late: due.is_some_and(|due| at.today() > due),
            tells: vec![Tell::Applicant(LetterKind::Returned)],
            ..Plan::to(CaseStatus::Returned)
        })
    }
}

/// What is wrong with an earlier appeal that should be of the same person.
pub(super) fn same_person(other: &OtherAppeal, at: &Context<'_>) -> Option<Problem> {
    match other {
        other if other.number == at.case.number => Some(Problem::ItsOwnNumber),
        other if !other.same_applicant => Some(Problem::AnotherApplicant),
        _ => None,
    }
}
