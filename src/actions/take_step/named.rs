//! What the fields of a step name, looked up: bodies, other appeals, officers, proposals. A field that names nothing is a fault.

use uuid::Uuid;

use crate::actions::ActionError;
use crate::appeal::{BodyCode, FieldError, Problem, ProposalId};
use crate::lifecycle::steps::{Fields, OtherAppeal, OtherCase};
use crate::store::appeals::{self, Appeal, Applicant};
use crate::store::bodies::{self, Body};
use crate::store::cases::{self, Case};
use crate::store::proposals::{self, Proposal};
use crate::store::{Conn, Secrets, StoreError, officers};
use crate::territory::fold;

/// Puts what is stored in the place of what is named; the fields that name nothing.
///
/// # Errors
/// [`ActionError::NotFound`] for a proposal on another case.
pub(super) fn look_up(
    c: &mut Conn,
    secrets: &Secrets,
    (appeal, case): (&Appeal, &Case),
    fields: &mut Fields,
) -> Result<Vec<FieldError>, ActionError> {
    let mut faults = Vec::new();
    for (field, code) in fields.bodies() {
        match find_receiver(c, code)? {
            Some(body) => *code = body.code,
            None => faults.push(FieldError::new(field, Problem::UnknownBody)),
        }
    }
    for (field, number, found) in fields.numbers() {
        match appeals::by_number(c, secrets, number)? {
            Some(other) => *found = Some(Box::new(as_named(c, appeal, other)?)),
            None => faults.push(FieldError::new(field, Problem::UnknownNumber)),
        }
    }
    for (field, typed, found) in fields.officers() {
        let here = match bodies::find(c, &case.body)? {
            Some(body) => officers::attending(c, secrets, &body)?,
            None => Vec::new(),
        };
        let named = here.into_iter().find(|officer| {
            officer.active && (officer.id.0.to_string() == typed.as_str() || officer.email.eq_ignore_ascii_case(typed))
        });
        match named {
            Some(officer) => *found = Some(officer.id),
            None => faults.push(FieldError::new(field, Problem::NotAnOfficerHere)),
        }
    }
    for (field, typed, found) in fields.proposals() {
        match Uuid::try_parse(typed) {
            Ok(id) => *found = Some(proposal_on(c, case, ProposalId(id))?.named(case)),
            Err(_) => faults.push(FieldError::new(field, Problem::NotAWord)),
        }
    }
    Ok(faults)
}

/// A proposal on a case; one on another is none.
pub(in crate::actions) fn proposal_on(c: &mut Conn, case: &Case, id: ProposalId) -> Result<Proposal, ActionError> {
    let found = proposals::find(c, id)?.filter(|proposal| proposal.case == case.id);
    found.ok_or(ActionError::NotFound)
}

/// The body named, or the akimat of its territory where nobody works there. One that is out of force, or not begun, is given
/// nothing.
fn find_receiver(c: &mut Conn, code: &BodyCode) -> Result<Option<Body>, StoreError> {
    match bodies::find_in_force(c, code)? {
        Some(named) => bodies::acting(c, named),
        None => Ok(None),
    }
}

fn as_named(c: &mut Conn, own: &Appeal, other: Appeal) -> Result<OtherAppeal, StoreError> {
    let case = |case: Case| OtherCase {
        id: case.id,
        body: case.body,
        status: case.status,
        clock: case.clock,
    };
    Ok(OtherAppeal {
        same_applicant: same_person(&own.applicant, &other.applicant),
        cases: cases::of_appeal(c, other.id)?.into_iter().map(case).collect(),
        number: other.number,
        kind: other.kind,
        subject: other.subject,
    })
}

/// Whether two applicants are one person: by the identification number where both gave it, else by the name and one way to reach them.
fn same_person(one: &Applicant, other: &Applicant) -> bool {
    match (&one.iin, &other.iin) {
        (Some(one), Some(other)) => one == other,
        _ => {
            let reached = (one.email.is_some() && one.email == other.email)
                || (one.phone.is_some() && one.phone == other.phone)
                || fold(&one.postal_address) == fold(&other.postal_address);
            fold(&one.name) == fold(&other.name) && reached
        }
    }
}
