//! Proposals: what only the head may take, any officer of the body prepares. The head takes it as it was proposed, or changed, or hands
//! it back. A proposal stands while the case is not closed and nobody has done either.

use chrono::NaiveDate;

use super::{Context, Ready, StepName, permitted};
use crate::appeal::{OfficerId, ProposalId, Role};
use crate::lifecycle::{CaseState, Refused, Taker};

/// A proposal that a step names, as the store knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NamedProposal {
    /// Which.
    pub id: ProposalId,
    /// Who proposed it.
    pub by: OfficerId,
    /// The step that ended it: the one that was proposed, where the head signed it.
    pub ended: Option<StepName>,
}

impl NamedProposal {
    /// Whether it still waits for the head.
    ///
    /// # Errors
    /// Why not: it was signed, or handed back.
    pub fn waits(&self) -> Result<(), Refused> {
        match self.ended {
            None => Ok(()),
            Some(StepName::HandBack) => Err(Refused::ProposalHandedBack),
            Some(_) => Err(Refused::ProposalSigned),
        }
    }
}

/// Whether somebody may propose a step of this name now: all but the signature is asked as of the step itself.
///
/// # Errors
/// Why not; what the head may not do either is told first.
pub fn may_propose(name: StepName, case: &CaseState, by: Taker, today: NaiveDate) -> Result<(), Refused> {
    permitted(name, case, as_head(by)?, today)?;
    match name.row().proposable() && !by.is_head() {
        true => Ok(()),
        false => Err(Refused::NotForTheHead),
    }
}

/// The officer with the head's signature, which is what a proposal waits for.
fn as_head(by: Taker) -> Result<Taker, Refused> {
    match by {
        Taker::Officer(id, role) if role.of_a_body() => Ok(Taker::Officer(id, Role::Head)),
        _ => Err(Refused::NotOfTheBody),
    }
}

impl Ready {
    /// Whether the step can be proposed with these fields; it must be one that [`may_propose`] allows.
    ///
    /// # Errors
    /// What the head would be refused, or that the officer may take it without the head.
    pub fn propose(&self, at: &Context<'_>) -> Result<(), Refused> {
        let head = Context {
            by: as_head(at.by)?,
            ..*at
        };
        self.decide(&head)?;
        match self.row.who.judge(at.by).is_ok() && self.decide(at).is_ok() {
            true => Err(Refused::NotForTheHead),
            false => Ok(()),
        }
    }
}
