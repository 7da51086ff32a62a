//! Reads that several handlers of the API share: the names that a view mentions, and a whole case.
//!
//! It owns no SQL and no shape; it only gathers.
use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::case_views::{CaseParts, CaseView, case as case_view};
use super::steps::{StepView, WaitingView, step_view, waiting_view};
use super::views::Names;
use crate::actions::{Office, state_of};
use crate::appeal::{CaseId, Language, Trilingual};
use crate::lifecycle::steps;
use crate::store::appeals::Appeal;
use crate::store::cases::{Case, CaseRow};
use crate::store::{Conn, StoreError, appeals, bodies, cases, journal, officers, proposals, territories};
use crate::web::extract::SignedInUser;

/// The names of bodies, territories and subjects.
pub fn names(office: &Office, c: &mut Conn, codes: &Codes, on: NaiveDate) -> Result<Names, StoreError> {
    let mut named: Vec<(String, Trilingual)> = Vec::new();
    let mut attended: Vec<(String, String)> = Vec::new();
    for body in bodies::find_many(c, &codes.bodies)? {
        attended.extend(body.attended_by.map(|attendant| (body.code.to_string(), attendant.0)));
        named.push((body.code.0, body.name));
    }
    let known: BTreeSet<String> = codes.bodies.iter().cloned().collect();
    let above: BTreeSet<String> = attended.iter().map(|(_, attendant)| attendant.clone()).collect();
    let above: Vec<String> = above.difference(&known).cloned().collect();
    for body in bodies::find_many(c, &above)? {
        named.push((body.code.0, body.name));
    }
    for territory in territories::find_many(c, &codes.territories)? {
        named.push((territory.code.to_string(), territory.name));
    }
    for code in &codes.subjects {
        if let Some(subject) = office.law().powers.subject(on, code) {
            named.push((subject.code, subject.name));
        }
    }
    Ok(Names::new(named, attended))
}

/// Codes whose names are wanted, each once.
#[derive(Debug, Default)]
pub struct Codes {
    bodies: Vec<String>,
    territories: Vec<String>,
    subjects: Vec<String>,
}

impl Codes {
    /// Wants a body's name.
    pub fn body(&mut self, code: &str) {
        add(&mut self.bodies, code);
    }

    /// Wants a territory's name.
    pub fn territory(&mut self, code: &str) {
        add(&mut self.territories, code);
    }

    /// Wants a subject's name.
    pub fn subject(&mut self, code: &str) {
        add(&mut self.subjects, code);
    }

    /// What an appeal and its cases mention.
    pub fn of_appeal(appeal: &Appeal, cases: &[Case]) -> Self {
        let mut codes = Self::default();
        codes.subject(&appeal.subject);
        codes.territory(appeal.settlement.as_str());
        for case in cases {
            codes.body(&case.body.0);
            case.forwarded_from.iter().for_each(|body| codes.body(&body.0));
        }
        codes
    }

    /// What the rows of a list mention.
    pub fn of_rows(rows: &[CaseRow]) -> Self {
        let mut codes = Self::default();
        for row in rows {
            codes.subject(&row.subject);
            codes.territory(row.settlement.as_str());
            codes.body(&row.body.0);
            row.forwarded_from.iter().for_each(|body| codes.body(&body.0));
        }
        codes
    }
}

fn add(codes: &mut Vec<String>, code: &str) {
    if !codes.iter().any(|known| known == code) {
        codes.push(code.to_owned());
    }
}

/// A case that the user may read, as the user sees it: officers of the body with the applicant and the steps
/// allowed now, overseers without.
pub fn case(
    office: &Office,
    user: &SignedInUser,
    id: CaseId,
    language: Language,
    today: NaiveDate,
) -> Result<Option<CaseView>, StoreError> {
    office.store.read(|c| {
        let Some(case) = cases::find(c, id, &user.scope())? else {
            return Ok(None);
        };
        let Some(appeal) = appeals::find(c, &office.secrets, case.appeal)? else {
            return Ok(None);
        };
        let journal = journal::of_appeal(c, case.appeal)?;
        let codes = Codes::of_appeal(&appeal, std::slice::from_ref(&case));
        let names = names(office, c, &codes, today)?;
        let works_on_it = user.officer.role.of_a_body();
        let (steps, proposals) = match works_on_it {
            true => possible(office, c, user, (&appeal, &case), today)?,
            false => (Vec::new(), Vec::new()),
        };
        let parts = CaseParts {
            case: &case,
            appeal: &appeal,
            journal: &journal,
            names: &names,
            steps,
            proposals,
            with_applicant: works_on_it,
        };
        Ok(Some(case_view(parts, language, today)))
    })
}

/// What an officer of the body may do now, and what waits for the head.
fn possible(
    office: &Office,
    c: &mut Conn,
    user: &SignedInUser,
    (appeal, case): (&Appeal, &Case),
    today: NaiveDate,
) -> Result<(Vec<StepView>, Vec<WaitingView>), StoreError> {
    let state = state_of(c, &office.law(), appeal, case)?;
    let staff = match bodies::find(c, &case.body)? {
        Some(body) => officers::attending(c, &office.secrets, &body)?,
        None => Vec::new(),
    };
    let staff: Vec<String> = staff.iter().map(|officer| officer.id.0.to_string()).collect();
    let mut waiting = Vec::new();
    if state.proposed {
        for proposal in proposals::of_case(c, case.id)? {
            if proposal.ended_by.is_none() {
                let by = officers::find(c, &office.secrets, proposal.by)?;
                waiting.push((
                    proposal.id.0.to_string(),
                    waiting_view(&proposal, by.map_or_else(String::new, |by| by.name)),
                ));
            }
        }
    }
    let (ids, waiting): (Vec<String>, Vec<WaitingView>) = waiting.into_iter().unzip();
    let allowed = steps::allowed(&state, user.officer.taker(), today).into_iter();
    Ok((allowed.map(|name| step_view(name, &staff, &ids)).collect(), waiting))
}
