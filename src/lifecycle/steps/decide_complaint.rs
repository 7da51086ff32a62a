//! `decide_complaint`: the head of the higher body decides the complaint (APPC 100). Who signed what is complained of does not
//! (APPC 97(2)). To annul, to put another act in its place or to perform the action is for a body that has the power itself; any other
//! sends the case back, with the breaches and proposals, and an ordinary procedure begins there (APPC 100(2); that it begins with the
//! arrival is our reading).

use super::forward::case_at;
use super::{Act, Context, Field, FieldType, Fields, Missing, Plan, Row, StepName, Tell, Who};
use crate::appeal::{ANSWER_MAX, BASIS_MAX, CleanText, EntryKind, FieldError, Kind, LetterKind, Problem};
use crate::deadlines::Clock;
use crate::lifecycle::{CaseStatus, Refused};

/// Only within the own power of the body (APPC 100(2)).
const OWN: [&str; 3] = ["annulled", "replaced", "performed"];
const REMANDED: &str = "remanded";
const UNCONSIDERED: &str = "unconsidered";

pub(super) const ROW: Row = Row {
    who: Who::Head,
    decides: true,
    answers: true,
    kinds: Some((&[Kind::Complaint], Refused::AnotherKind)),
    clocks: Some(&[Clock::Complaint]),
    fields: &[
        Field::choice(
            "outcome",
            &["annulled", "replaced", "performed", "rejected", REMANDED, UNCONSIDERED],
        ),
        Field::may_choose(
            "ground",
            &["decided_before", "court_act", "returned", "withdrawn", "suit_pending"],
        ),
        Field::text("text", ANSWER_MAX),
        Field::text("findings", ANSWER_MAX),
        Field::text("basis", BASIS_MAX),
        Field::optional("violations", FieldType::Text { max: ANSWER_MAX }),
        Field::optional("proposals", FieldType::Text { max: ANSWER_MAX }),
    ],
    besides: |case, by, _| match by.officer() {
        Some(officer) if case.complaint.signed_by.contains(&officer) => Err(Refused::SignedBelow),
        _ => Ok(()),
    },
    ..Row::plain(
        StepName::DecideComplaint,
        EntryKind::ComplaintDecided,
        &CaseStatus::OPEN,
        read,
    )
};

struct DecideComplaint {
    outcome: CleanText,
    ground: CleanText,
    basis: CleanText,
    violations: CleanText,
    proposals: CleanText,
}

fn read(fields: &Fields) -> Result<Box<dyn Act>, Missing> {
    Ok(Box::new(DecideComplaint {
        outcome: fields.text("outcome"),
        ground: fields.text("ground"),
        basis: fields.text("basis"),
        violations: fields.text("violations"),
        proposals: fields.text("proposals"),
    }))
}

impl Act for DecideComplaint {
    fn faults(&self, _at: &Context<'_>) -> Vec<FieldError> {
        let outcome = self.outcome.as_str();
        let needed = [
            ("ground", &self.ground, outcome == UNCONSIDERED),
            ("violations", &self.violations, outcome == REMANDED),
            ("proposals", &self.proposals, outcome == REMANDED),
        ];
        let missing = needed
            .into_iter()
            .filter(|(_, text, needed)| *needed && text.is_empty());
        let mut faults = super::answer::lawless(&self.basis);
        if outcome != UNCONSIDERED && !self.ground.is_empty() {
            faults.push(FieldError::new("ground", Problem::NotThisGround));
        }
        faults.extend(missing.map(|(field, ..)| FieldError::new(field, Problem::Missing)));
        faults
    }

    fn decide(&self, at: &Context<'_>) -> Result<Plan, Refused> {
        let outcome = self.outcome.as_str();
        if OWN.contains(&outcome) && !at.case.complaint.own_power {
            return Err(Refused::NotOwnPower);
        }
        let mut plan = Plan {
            answered: at.answered(),
            tells: vec![
                Tell::Applicant(LetterKind::ComplaintDecided),
                Tell::Sender(LetterKind::ComplaintOutcome),
            ],
            ..Plan::to(CaseStatus::Decided)
        };
        if let (REMANDED, Some(below)) = (outcome, &at.case.from) {
            plan.opens = vec![case_at(below, Clock::Answer, at)?];
            plan.tells.push(Tell::Receivers(LetterKind::NewCase));
        }
        Ok(plan)
    }
}
