//! What the page of a case needs from the store, read in one piece.
//!
//! It owns the reads behind the page. It writes nothing; the scope of the officer's body is part of every read.

use std::collections::BTreeMap;

use super::case_law::{Proposed, near, proposed};
use crate::actions::{Office, state_of};
use crate::appeal::{BodyCode, CaseId, Language, Number, OfficerId, Trilingual};
use crate::journal::Entry;
use crate::lifecycle::{CaseState, StepName};
use crate::powers::Attendant;
use crate::store::appeals::Appeal;
use crate::store::bodies::Body;
use crate::store::cases::{Case, Scope};
use crate::store::outbox::{self, Undelivered};
use crate::store::proposals::{self, Proposal};
use crate::store::steps::TakenStep;
use crate::store::{Conn, Found, Secrets, StoreError, appeals, bodies, cases, journal, officers, territories};
use crate::territory::Territory;
use crate::web::extract::SignedInOfficer;
use crate::web::pages::branches::{branch_of, branches};
use crate::web::pages::candidates::{Candidate, candidates};
use crate::web::pages::others::{Other, others};

/// Bodies that a search offers.
const OFFERED: i64 = 20;

/// A case with what belongs to it.
pub struct Seen {
    /// The case, of the officer's body.
    pub case: Case,
    /// Its appeal, with the applicant.
    pub appeal: Appeal,
    /// The settlement that it is about.
    pub settlement: Option<Territory>,
    /// The body that holds the case.
    pub body: Trilingual,
    /// Who works its cases.
    pub attendant: Attendant,
    /// Who decides a complaint against it.
    pub higher: Option<Trilingual>,
    /// Who forwarded it here.
    pub from: Option<Trilingual>,
    /// Letters that e-mail did not take and that are not posted yet.
    pub undelivered: Vec<Undelivered>,
    /// The history of the appeal.
    pub entries: Vec<Entry>,
    /// Names of the officers of this body, by id.
    pub colleagues: BTreeMap<String, String>,
    /// Who might answer where the rulebook leaves it open.
    pub(in crate::web::pages) candidates: Vec<Candidate>,
    /// Whom other texts of law name besides.
    pub(in crate::web::pages) others: Vec<Other>,
    /// The law that an answer may cite.
    pub proposed: Option<Proposed>,
    /// What the search for a receiver found; this body is not among them.
    pub found: Found<Body>,
    /// The number of the appeal with the place of the branch of this case, where the appeal has several.
    pub label: Option<String>,
    /// The case as the lifecycle looks at it.
    pub state: CaseState,
    /// What was proposed to the head on it, in order.
    pub proposals: Vec<Proposal>,
    /// The active officers who work the cases of the body.
    pub staff: Vec<(OfficerId, String)>,
    /// The number of the appeal whose case leads, where this one is joined to it.
    pub joined_to: Option<Number>,
    /// The number of the appeal that a complaint is about.
    pub complains_of: Option<Number>,
}

impl Seen {
    /// The language of the appeal and so of the answer.
    pub fn language(&self) -> Language {
        self.appeal.language
    }

    /// What the head handed back last, with the step that says why, for each step that was neither proposed again nor taken since.
    pub fn returned(&self) -> Vec<(&Proposal, &TakenStep)> {
        let mut returned = Vec::new();
        for (place, proposal) in self.proposals.iter().enumerate() {
            let name = proposal.step.name;
            let ended = proposal
                .ended_by
                .and_then(|seq| self.case.steps.iter().find(|step| step.seq == seq));
            let Some(back) = ended.filter(|step| step.kind == StepName::HandBack) else {
                continue;
            };
            let again = self
                .proposals
                .iter()
                .skip(place + 1)
                .any(|later| later.step.name == name);
            let taken = self
                .case
                .steps
                .iter()
                .any(|step| step.kind == name && step.seq > back.seq);
            if !again && !taken && self.case.closed_at.is_none() {
                returned.push((proposal, back));
            }
        }
        returned
    }
}

/// Reads a case that the officer's body works on; `None` for any other. `words` search for a receiver.
pub fn read(
    office: &Office,
    officer: &SignedInOfficer,
    scope: &Scope,
    id: CaseId,
    words: &str,
) -> Result<Option<Seen>, StoreError> {
    let secrets = &office.secrets;
    office.store.read(|c| {
        let Some(case) = cases::find(c, id, scope)? else {
            return Ok(None);
        };
        let Some(appeal) = appeals::find(c, secrets, case.appeal)? else {
            return Ok(None);
        };
        let body = bodies::find(c, &case.body)?;
        let higher = named(c, body.as_ref().and_then(|body| body.higher.as_ref()))?;
        let from = named(c, case.forwarded_from.as_ref())?;
        let found = receivers(c, office, (&appeal, &case), words)?;
        let all = cases::of_appeal(c, appeal.id)?;
        let entries = journal::of_appeal(c, appeal.id)?;
        let label =
            branch_of(&branches(&appeal.number, &all, &entries), case.id).and_then(|branch| branch.label.clone());
        let first = all.first().unwrap_or(&case);
        let proposed = proposed(&office.law(), &appeal, first, &case, body.as_ref());
        let mut colleagues = officers::of_body(c, secrets, &officer.body)?;
        if case.body != officer.body {
            colleagues.extend(officers::of_body(c, secrets, &case.body)?);
        }
        let (mut staff, attendant) = match &body {
            Some(body) => (officers::attending(c, secrets, body)?, bodies::attendant(c, body)?),
            None => (Vec::new(), Attendant::Nobody),
        };
        staff.retain(|one| one.active);
        Ok(Some(Seen {
            attendant,
            settlement: territories::find(c, &appeal.settlement)?,
            body: body.map(|body| body.name).unwrap_or_default(),
            higher,
            from,
            undelivered: outbox::undelivered_of_case(c, appeal.id, case.id)?,
            entries,
            label,
            colleagues: colleagues
                .into_iter()
                .map(|colleague| (colleague.id.0.to_string(), colleague.name))
                .collect(),
            candidates: candidates(c, &office.law(), &appeal, case.routing.as_ref())?,
            others: others(c, &case)?,
            proposed,
            found,
            state: state_of(c, &office.law(), &appeal, &case)?,
            proposals: proposals::of_case(c, case.id)?,
            staff: staff.into_iter().map(|one| (one.id, one.name)).collect(),
            joined_to: joined_to(c, secrets, &case)?,
            complains_of: match appeal.complains_of {
                Some(about) => appeals::find(c, secrets, about)?.map(|about| about.number),
                None => None,
            },
            case,
            appeal,
        }))
    })
}

/// The name of a body that may be named.
fn named(c: &mut Conn, code: Option<&BodyCode>) -> Result<Option<Trilingual>, StoreError> {
    match code {
        Some(code) => Ok(bodies::find(c, code)?.map(|body| body.name)),
        None => Ok(None),
    }
}

/// What a search for a receiver finds; the body that holds the case is not among them.
fn receivers(
    c: &mut Conn,
    office: &Office,
    (appeal, case): (&Appeal, &Case),
    words: &str,
) -> Result<Found<Body>, StoreError> {
    let mut found = match words {
        "" => Found::nothing(),
        words => {
            let near = near(c, &office.law(), appeal, case)?;
            bodies::search(c, words, &near, OFFERED)?
        }
    };
    found.items.retain(|body| body.code != case.body);
    Ok(found)
}

/// The number of the appeal whose case leads.
fn joined_to(c: &mut Conn, secrets: &Secrets, case: &Case) -> Result<Option<Number>, StoreError> {
    let Some(leading) = case.joined_to else {
        return Ok(None);
    };
    let Some(leading) = cases::find(c, leading, &Scope::Country)? else {
        return Ok(None);
    };
    Ok(appeals::find(c, secrets, leading.appeal)?.map(|appeal| appeal.number))
}
