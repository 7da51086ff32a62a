//! The letters of a step: whom its plan tells what.

use chrono::NaiveDate;

use super::Taken;
use crate::actions::ActionError;
use crate::actions::calendar_alarm::alarm_of_calendar;
use crate::actions::correspondence::{Correspondence, HeldBack, Matter};
use crate::appeal::LetterKind;
use crate::deadlines::{Clock, civil};
use crate::journal;
use crate::letters::{Occasion, OpenedCase, StepFacts};
use crate::lifecycle::CaseStatus;
use crate::lifecycle::steps::{Tell, UNTIL};
use crate::powers::Attendant;
use crate::store::bodies::{self, Body};
use crate::store::cases::Case;
use crate::store::{Conn, StoreError};

/// Queues the letters of a step; what was held back is for the journal to tell, after the entry of the step.
pub(super) fn write(c: &mut Conn, taken: &Taken<'_>) -> Result<Vec<HeldBack>, ActionError> {
    let mut held = Vec::new();
    if taken.plan.tells.is_empty() {
        return Ok(held);
    }
    let letters = Correspondence::about(c, taken.office, taken.appeal)?;
    let known = Known::look_up(c, taken)?;
    for tell in &taken.plan.tells {
        match *tell {
            Tell::Applicant(kind) => {
                let facts = known.facts(taken, taken.opened.first().zip(known.attendants.first()));
                let matter = known.matter(taken, &known.holder, taken.case);
                held.push(letters.to_resident(c, &matter, &occasion(kind, &facts)?)?);
            }
            Tell::Receivers(kind) => {
                for (opened, attendant) in taken.opened.iter().zip(&known.attendants) {
                    let facts = known.facts(taken, Some((opened, attendant)));
                    let (case, receiver) = opened;
                    let matter = known.matter(taken, receiver, case);
                    letters.to_body(c, &matter, receiver, &occasion(kind, &facts)?)?;
                }
            }
            Tell::Holder(kind) => {
                let facts = known.facts(taken, None);
                let matter = known.matter(taken, &known.holder, taken.case);
                letters.to_body(c, &matter, &known.holder, &occasion(kind, &facts)?)?;
            }
            Tell::Sender(kind) => {
                let facts = known.facts(taken, None);
                let matter = known.matter(taken, &known.holder, taken.case);
                if let Some(sender) = sender(c, taken)? {
                    letters.to_body(c, &matter, &sender, &occasion(kind, &facts)?)?;
                }
            }
            Tell::Executor(kind) => {
                let facts = known.facts(taken, None);
                let matter = known.matter(taken, &known.holder, taken.case);
                if let Some(officer) = taken.case.executor {
                    letters.to_officer(c, &matter, &known.holder, officer, &occasion(kind, &facts)?)?;
                }
            }
            Tell::Proposer(kind) => {
                let facts = known.facts(taken, None);
                let matter = known.matter(taken, &known.holder, taken.case);
                if let Some(proposal) = &taken.plan.ends {
                    letters.to_officer(c, &matter, &known.holder, proposal.by, &occasion(kind, &facts)?)?;
                }
            }
        }
    }
    for to_open in &taken.plan.opens {
        if let Some(year) = to_open.opening.missing_year {
            alarm_of_calendar(c, taken.office, year, taken.now)?;
        }
    }
    Ok(held)
}

/// The last day of what the step gives the applicant time for.
fn until(taken: &Taken<'_>) -> Option<NaiveDate> {
    let law = taken.office.law();
    match taken.case.status {
        CaseStatus::DraftDecision => law.due_on(Clock::Objection, civil(taken.now)).ok(),
        _ => taken.plan.texts.detail(UNTIL).parse().ok(),
    }
}

/// The body from which the case came.
fn sender(c: &mut Conn, taken: &Taken<'_>) -> Result<Option<Body>, StoreError> {
    match &taken.case.forwarded_from {
        Some(code) => bodies::find(c, code),
        None => Ok(None),
    }
}

fn occasion<'a>(kind: LetterKind, facts: &'a StepFacts<'a>) -> Result<Occasion<'a>, ActionError> {
    Occasion::of_step(kind, facts).ok_or_else(|| ActionError::Internal(format!("a step has no facts for {kind}")))
}

/// What the letters of a step may have to name.
struct Known {
    holder: Body,
    higher: Option<Body>,
    /// Who works the cases that were opened, each in its place.
    attendants: Vec<Attendant>,
    first_due_on: Option<NaiveDate>,
    complaint_until: Option<NaiveDate>,
    suit_until: Option<NaiveDate>,
}

impl Known {
    fn look_up(c: &mut Conn, taken: &Taken<'_>) -> Result<Self, ActionError> {
        let holder = bodies::find(c, &taken.case.body)?
            .ok_or_else(|| ActionError::Internal("a case of an unknown body".to_owned()))?;
        let higher = match &holder.higher {
            Some(code) => bodies::find(c, code)?,
            None => None,
        };
        let attendants = taken.opened.iter().map(|(_, body)| bodies::attendant(c, body));
        let attendants = attendants.collect::<Result<_, StoreError>>()?;
        let first_due_on = match taken.opened {
            [] => None,
            _ => journal::first_due_on(&crate::store::journal::of_appeal(c, taken.appeal.id)?),
        };
        Ok(Self {
            holder,
            higher,
            attendants,
            first_due_on,
            suit_until: match taken.case.clock {
                Clock::Complaint if taken.plan.answers => taken.office.law().suit_until(civil(taken.now).date()).ok(),
                _ => None,
            },
            complaint_until: taken.office.law().complaint_until_told(civil(taken.now).date()),
        })
    }

    fn facts<'a>(&'a self, taken: &'a Taken<'_>, opened: Option<(&'a (Case, Body), &'a Attendant)>) -> StepFacts<'a> {
        StepFacts {
            holder: &self.holder.name,
            higher: self.higher.as_ref().map(|body| &body.name),
            due_on: taken.case.due_on,
            first_due_on: self.first_due_on,
            complaint_until: self.complaint_until,
            until: until(taken),
            suit_until: self.suit_until,
            decides: taken.step.row().decides,
            texts: &taken.plan.texts,
            opened: opened.map(|((case, body), attendant)| OpenedCase {
                body: &body.name,
                attendant,
                clock: case.clock,
                due_on: case.due_on,
            }),
        }
    }

    fn matter<'a>(&self, taken: &'a Taken<'_>, holder: &'a Body, case: &Case) -> Matter<'a> {
        Matter {
            appeal: taken.appeal,
            case: case.id,
            holder,
            at: taken.now,
        }
    }
}
