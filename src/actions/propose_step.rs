//! Proposes a step to the head of the body: judged at once as the head's own would be, stored, and told to the heads. The case stays as
//! it is, so that what others have before them does not become stale.

use chrono::{DateTime, SubsecRound, Utc};

use super::case_state::state_of;
use super::correspondence::{Correspondence, Matter};
use super::take_step::{appeal_of, lock, ready};
use super::{ActionError, Office, new_id};
use crate::appeal::{CaseId, LetterKind, ProposalId};
use crate::letters::{Occasion, StepFacts};
use crate::lifecycle::Step;
use crate::lifecycle::steps::{self, Context, Texts};
use crate::store::appeals::Appeal;
use crate::store::cases::Case;
use crate::store::officers::Officer;
use crate::store::proposals::{self, Proposal};
use crate::store::{Conn, bodies};

/// Proposes a step on a case of the officer's body.
///
/// # Errors
/// As of the step itself: [`ActionError::NotFound`], [`ActionError::Stale`], [`ActionError::Refused`], [`ActionError::Invalid`], in this
/// order. [`crate::lifecycle::Refused::NotForTheHead`] for what the head is not needed for.
pub fn propose_step(
    office: &Office,
    officer: &Officer,
    case: CaseId,
    seen: i32,
    step: &Step,
    now: DateTime<Utc>,
) -> Result<ProposalId, ActionError> {
    let now = now.trunc_subsecs(6);
    let (own, officer, step) = (office.clone(), officer.clone(), step.clone());
    office.store.write(move |c| {
        let case = lock(c, &officer, case, seen)?;
        let appeal = appeal_of(c, &own, &case)?;
        judge(c, &own, (&appeal, &case), &officer, &step, now)?;
        let proposal = Proposal {
            id: ProposalId(new_id(now)),
            appeal: appeal.id,
            case: case.id,
            step: kept(&step),
            by: officer.id,
            at: now,
            ended_by: None,
        };
        tell_the_heads(c, &own, (&appeal, &case), now)?;
        proposals::append(c, &proposal, &case.body)?;
        Ok(proposal.id)
    })
}

fn judge(
    c: &mut Conn,
    office: &Office,
    (appeal, case): (&Appeal, &Case),
    officer: &Officer,
    step: &Step,
    now: DateTime<Utc>,
) -> Result<(), ActionError> {
    let law = office.law();
    let at = Context {
        case: &state_of(c, &law, appeal, case)?,
        law: &law,
        now,
        by: officer.taker(),
    };
    steps::may_propose(step.name, at.case, at.by, at.today()).map_err(ActionError::Refused)?;
    let ready = ready(c, office, (appeal, case), step, &at)?;
    ready.propose(&at).map_err(ActionError::Refused)
}

/// The step without what is about a person and what was left empty.
fn kept(step: &Step) -> Step {
    let row = step.name.row();
    let fields = step.fields.iter();
    let kept = fields.filter(|(name, text)| !text.is_empty() && row.field(name).is_some_and(|field| !field.personal));
    Step {
        name: step.name,
        fields: kept.map(|(name, text)| (name.clone(), text.clone())).collect(),
    }
}

fn tell_the_heads(
    c: &mut Conn,
    office: &Office,
    (appeal, case): (&Appeal, &Case),
    at: DateTime<Utc>,
) -> Result<(), ActionError> {
    let holder = bodies::find(c, &case.body)?;
    let holder = holder.ok_or_else(|| ActionError::Internal("a case of an unknown body".to_owned()))?;
    let texts = Texts::default();
    let facts = StepFacts {
        holder: &holder.name,
        higher: None,
        due_on: case.due_on,
        first_due_on: None,
        complaint_until: None,
        until: None,
        suit_until: None,
        decides: false,
        texts: &texts,
        opened: None,
    };
    let occasion = Occasion::Step {
        kind: LetterKind::ProposalWaits,
        facts: &facts,
    };
    let matter = Matter {
        appeal,
        case: case.id,
        holder: &holder,
        at,
    };
    let letters = Correspondence::about(c, office, appeal)?;
    Ok(letters.to_heads(c, &matter, &holder, &occasion)?)
}
