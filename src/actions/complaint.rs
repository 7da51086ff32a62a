//! Files a complaint about an appeal: an appeal of its own by the same person, lodged with the body complained of (APPC 91(4)).

use super::correspondence::Correspondence;
use super::file_appeal::{self, Filing, Registering};
use super::first_letters::Origin;
use super::take_step::Asked;
use super::{ActionError, Office, Receipt, new_id, random};
use crate::appeal::{AppealId, AppealStatus, CaseId, CleanText, Kind, Number};
use crate::deadlines::Clock;
use crate::law::Law;
use crate::lifecycle::{self, Opening};
use crate::powers::{Confidence, Outcome, Routing};
use crate::store::appeals::{Appeal, SealedAppeal};
use crate::store::bodies::{self, Body};
use crate::store::cases::Case;
use crate::store::{Conn, officers};

/// Writes the complaint about a case of an appeal in the applicant's words; its receipt.
pub(super) fn file_complaint(
    c: &mut Conn,
    office: &Office,
    (about, case): (&Appeal, &Case),
    text: &CleanText,
    asked: &Asked<'_>,
) -> Result<Receipt, ActionError> {
    let law = office.law();
    let opening = lifecycle::open(Clock::PassUp, asked.now, &law);
    let holder =
        bodies::find(c, &case.body)?.ok_or_else(|| ActionError::Internal("a case of an unknown body".to_owned()))?;
    let routing = at_the_body(&law, &holder, &opening);
    let appeal = complaint(about, text, &opening, asked)?;
    let case = file_appeal::new_case(&appeal, &holder, &routing, &opening, asked.now);
    let filing = Filing {
        officers: officers::attending(c, &office.secrets, &holder)?,
        attendant: bodies::attendant(c, &holder)?,
        letters: Correspondence::about(c, office, &appeal)?,
        missing_year: opening.missing_year,
        sealed: SealedAppeal::of(&office.secrets, &appeal)?,
        appeal,
        case: Case {
            id: CaseId(new_id(asked.now)),
            ..case
        },
        routing,
        holder,
    };
    let registering = Registering {
        office: office.clone(),
        filing,
        origin: Origin {
            source: None,
            crowded: false,
        },
        now: asked.now,
    };
    let receipt = file_appeal::write(c, &[registering])?.pop();
    receipt.ok_or_else(|| ActionError::Internal("a complaint without its receipt".to_owned()))
}

fn complaint(about: &Appeal, text: &CleanText, opening: &Opening, asked: &Asked<'_>) -> Result<Appeal, ActionError> {
    let id = AppealId(new_id(asked.now));
    let (idempotency_key, request_digest) = match &asked.request {
        Some((key, digest)) => (key.clone(), digest.clone()),
        None => (format!("complaint-{}", id.0), Vec::new()),
    };
    Ok(Appeal {
        id,
        // Given when it is written.
        number: Number(String::new()),
        kind: Kind::Complaint,
        text: text.clone(),
        status: AppealStatus::Open,
        received_at: asked.now,
        registered_on: opening.registered_on,
        resident_due_on: opening.due_on(),
        idempotency_key,
        request_digest,
        salt: random::<16>()?.to_vec(),
        complains_of: Some(about.id),
        ..about.clone()
    })
}

/// Why it goes to the body complained of: the article of the clock that it runs under.
fn at_the_body(law: &Law, holder: &Body, opening: &Opening) -> Routing {
    let version = law.clocks.on(opening.registered_on);
    let basis = version
        .and_then(|version| version.term(Clock::PassUp))
        .map(|term| term.basis.clone());
    Routing {
        outcome: Outcome::Routed,
        rule: "complaint".to_owned(),
        level: Some(holder.level),
        function: Some(holder.function.clone()),
        operational_owner: None,
        budget_level: None,
        basis: basis.unwrap_or_default(),
        confidence: Confidence::High,
        why: Vec::new(),
        missing: None,
        candidates: Vec::new(),
        also: Vec::new(),
        quotes: Vec::new(),
        law: version.map_or_else(String::new, |version| version.name.clone()),
    }
}
