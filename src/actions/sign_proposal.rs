//! Takes a step that was proposed: the head signs it as it stands, or changed.

use chrono::{DateTime, SubsecRound, Utc};

use super::take_step::named::proposal_on;
use super::take_step::{Asked, lock, take_locked};
use super::{ActionError, Office};
use crate::appeal::{CaseId, ProposalId};
use crate::lifecycle::{Refused, Step};
use crate::store::cases::Case;
use crate::store::officers::Officer;

/// Takes the step of a proposal on a case of the officer's body. The fields of `changed` stand in the place of those that were proposed.
///
/// # Errors
/// As of a step; [`ActionError::NotFound`] too for a proposal of another step or on another case, [`Refused::ProposalSigned`] and
/// [`Refused::ProposalHandedBack`] for one that waits no more.
pub fn sign_proposal(
    office: &Office,
    officer: &Officer,
    case: CaseId,
    seen: i32,
    (proposal, changed): (ProposalId, &Step),
    now: DateTime<Utc>,
) -> Result<Case, ActionError> {
    let now = now.trunc_subsecs(6);
    let (own, officer, changed) = (office.clone(), officer.clone(), changed.clone());
    office.store.write(move |c| {
        let case = lock(c, &officer, case, seen)?;
        let proposal = proposal_on(c, &case, proposal)?;
        if proposal.step.name != changed.name {
            return Err(ActionError::NotFound);
        }
        let named = proposal.named(&case);
        if !officer.taker().is_head() {
            return Err(ActionError::Refused(Refused::OnlyTheHead));
        }
        named.waits().map_err(ActionError::Refused)?;
        let mut step = proposal.step;
        step.fields.extend(changed.fields.clone());
        let asked = Asked {
            by: officer.taker(),
            step: &step,
            now,
            request: None,
            proposal: Some(named),
        };
        Ok(take_locked(c, &own, &case, &asked)?.case)
    })
}
