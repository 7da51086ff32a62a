//! The letters of a step: whom its plan tells what.

use chrono::NaiveDate;

use super::Taken;
use crate::actions::ActionError;
use crate::actions::calendar_alarm::alarm_of_calendar;
use crate::actions::correspondence::{Correspondence, HeldBack, Matter};
use crate::appeal::LetterKind;
use crate::deadlines::civil;
use crate::journal;
use crate::letters::{Occasion, OpenedCase, StepFacts};
use crate::lifecycle::steps::Tell;
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
        }
    }
    for to_open in &taken.plan.opens {
        if let Some(year) = to_open.opening.missing_year {
            alarm_of_calendar(c, taken.office, year, taken.now)?;
        }
    }
    Ok(held)
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
            texts: &taken.plan.texts,
            opened: opened.map(|((case, body), attendant)| OpenedCase {
                body: &body.name,
                attendant,
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
