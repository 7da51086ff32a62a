//! `hand_back`: the head hands a proposed step back to who proposed it, with a remark. The case stays as it is.

use super::{Act, Context, Field, FieldType, Fields, Missing, NamedProposal, Plan, Row, StepName, Tell, Who};
use crate::appeal::{EntryKind, LetterKind, REASON_MAX};
use crate::lifecycle::{CaseStatus, Refused};

/// The field with the proposal; a step that signs one names it so too.
pub const PROPOSAL: &str = "proposal";

pub(super) const ROW: Row = Row {
    who: Who::Head,
    fields: &[
        Field::required(PROPOSAL, FieldType::Proposal),
        Field::text("remark", REASON_MAX),
    ],
    besides: |case, _, _| match case.proposed {
        true => Ok(()),
        false => Err(Refused::NothingProposed),
    },
    ..Row::plain(
        StepName::HandBack,
        EntryKind::HandedBack,
        &[
            CaseStatus::Registered,
            CaseStatus::InReview,
            CaseStatus::Defective,
            CaseStatus::DraftDecision,
            CaseStatus::Joined,
        ],
        read,
    )
};

struct HandBack {
    proposal: NamedProposal,
}

fn read(fields: &Fields) -> Result<Box<dyn Act>, Missing> {
    Ok(Box::new(HandBack {
        proposal: fields.proposal(PROPOSAL)?,
    }))
}

impl Act for HandBack {
    fn decide(&self, at: &Context<'_>) -> Result<Plan, Refused> {
        self.proposal.waits()?;
        Ok(Plan {
            // To read a proposal does not make the head the executor.
            executor: Some(at.case.executor.unwrap_or(self.proposal.by)),
            ends: Some(self.proposal),
            tells: vec![Tell::Proposer(LetterKind::ProposalReturned)],
            ..Plan::to(at.case.status)
        })
    }
}
