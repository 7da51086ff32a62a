//! The shapes of the queue and of a case in the API.
//!
//! It owns their field names and what each reader sees of them. It reads nothing: it is given what was read.
use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::steps::{StepView, WaitingView};
use super::views::{AnswerView, Named, Names, answer, deadline, routing, time};
use crate::appeal::{Identity, Kind, Language};
use crate::deadlines::Clock;
use crate::journal::Entry;
use crate::law::view::{DeadlineView, RoutingView};
use crate::lifecycle::CaseStatus;
use crate::store::appeals::Appeal;
use crate::store::cases::{Case, CaseRow};

/// A page of cases.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseList {
    /// In the order asked for.
    pub items: Vec<CaseItem>,
    /// The `cursor` of the next page; `null` on the last.
    pub next: Option<String>,
}

/// A row of the queue.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseItem {
    id: Uuid,
    number: String,
    #[schema(value_type = Kind)]
    kind: &'static str,
    #[schema(value_type = Language)]
    language: &'static str,
    subject: Named,
    settlement: Named,
    address: String,
    body: Named,
    /// The body whose officers work it: the same one, or a higher one while nobody there may sign; `null`: nobody.
    attended_by: Option<Named>,
    #[schema(value_type = CaseStatus)]
    status: &'static str,
    revision: i32,
    #[schema(format = DateTime)]
    received_at: String,
    registered_on: NaiveDate,
    due_on: Option<NaiveDate>,
    resident_due_on: Option<NaiveDate>,
    overdue: bool,
    undetermined: bool,
    forwarded_from: Option<Named>,
    answered_on: Option<NaiveDate>,
}

/// A row of the queue in the reader's language.
pub fn case_item(row: &CaseRow, names: &Names, language: Language, today: NaiveDate) -> CaseItem {
    CaseItem {
        id: row.id.0,
        number: row.number.to_string(),
        kind: row.kind.as_str(),
        language: row.language.as_str(),
        subject: names.of(&row.subject, language),
        settlement: names.of(row.settlement.as_str(), language),
        address: row.address.clone(),
        body: names.body(&row.body, language),
        attended_by: names.attendant(&row.body, language),
        status: row.status.as_str(),
        revision: row.revision,
        received_at: time(row.received_at),
        registered_on: row.registered_on,
        due_on: row.due_on,
        resident_due_on: row.resident_due_on,
        overdue: row.standing().is_overdue(today),
        undetermined: row.undetermined,
        forwarded_from: row.forwarded_from.as_ref().map(|body| names.body(body, language)),
        answered_on: row.answered_on,
    }
}

/// A case as its officer works on it. Overseers see no applicant and no steps.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseView {
    id: Uuid,
    number: String,
    #[schema(value_type = Kind)]
    kind: &'static str,
    #[schema(value_type = Language)]
    language: &'static str,
    subject: Named,
    settlement: Named,
    address: String,
    text: String,
    facts: BTreeMap<String, String>,
    #[schema(value_type = CaseStatus)]
    status: &'static str,
    revision: i32,
    body: Named,
    /// The body whose officers work it: the same one, or a higher one while nobody there may sign; `null`: nobody.
    attended_by: Option<Named>,
    #[schema(format = DateTime)]
    received_at: String,
    #[schema(format = DateTime)]
    arrived_at: String,
    registered_on: NaiveDate,
    due_on: Option<NaiveDate>,
    /// The clock that it runs under.
    clock: Clock,
    /// The last day of a term that was extended; `due_on` is this day then.
    extended_until: Option<NaiveDate>,
    /// By when it may lawfully be forwarded (APPC 65).
    forward_due_on: Option<NaiveDate>,
    resident_due_on: Option<NaiveDate>,
    overdue: bool,
    undetermined: bool,
    late_forward: bool,
    forwarded_from: Option<Named>,
    forward_reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    applicant: Option<ApplicantView>,
    routing: Option<RoutingView>,
    deadline: Option<DeadlineView>,
    law: String,
    answer: Option<AnswerView>,
    working_days: Option<i64>,
    history: Vec<HistoryEntry>,
    /// The steps that this reader may take now.
    steps: Vec<StepView>,
    /// The steps that wait for the head of the body.
    proposals: Vec<WaitingView>,
}

/// The applicant, for officers of the body.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApplicantView {
    name: String,
    postal_address: String,
    email: Option<String>,
    phone: Option<String>,
    iin: Option<String>,
    #[schema(value_type = Identity)]
    identity: &'static str,
}

/// A line of the journal about this case, without the digests.
#[derive(Debug, Serialize, ToSchema)]
pub struct HistoryEntry {
    #[schema(format = DateTime)]
    at: String,
    step: String,
    /// `resident`, `system` or `officer`.
    by: &'static str,
}

/// What a case's view is made of.
pub struct CaseParts<'a> {
    /// The case.
    pub case: &'a Case,
    /// Its appeal.
    pub appeal: &'a Appeal,
    /// The journal of the appeal.
    pub journal: &'a [Entry],
    /// Names of what they mention.
    pub names: &'a Names,
    /// The steps allowed to this reader.
    pub steps: Vec<StepView>,
    /// The steps that wait for the head, for officers of the body.
    pub proposals: Vec<WaitingView>,
    /// Whether the reader may see the applicant.
    pub with_applicant: bool,
}

/// A case in the reader's language.
pub fn case(parts: CaseParts<'_>, language: Language, today: NaiveDate) -> CaseView {
    let CaseParts {
        case, appeal, names, ..
    } = parts;
    CaseView {
        id: case.id.0,
        number: appeal.number.to_string(),
        kind: appeal.kind.as_str(),
        language: appeal.language.as_str(),
        subject: names.of(&appeal.subject, language),
        settlement: names.of(appeal.settlement.as_str(), language),
        address: appeal.address.to_string(),
        text: appeal.text.to_string(),
        facts: appeal.facts.clone(),
        status: case.status.as_str(),
        revision: case.revision,
        body: names.body(&case.body, language),
        attended_by: names.attendant(&case.body, language),
        received_at: time(appeal.received_at),
        arrived_at: time(case.arrived_at),
        registered_on: case.registered_on,
        due_on: case.due_on,
        clock: case.clock,
        extended_until: case.extended_until,
        forward_due_on: case.forward_due_on,
        resident_due_on: appeal.resident_due_on,
        overdue: case.standing().is_overdue(today),
        undetermined: case.undetermined,
        late_forward: case.late_forward,
        forwarded_from: case.forwarded_from.as_ref().map(|body| names.body(body, language)),
        forward_reason: case.forward_reason.as_ref().map(ToString::to_string),
        applicant: parts.with_applicant.then(|| applicant(appeal)),
        routing: routing(case, language),
        deadline: deadline(case, language),
        law: case.law_version.clone(),
        answer: answer(case),
        working_days: case.working_days,
        history: history(case, parts.journal),
        steps: parts.steps,
        proposals: parts.proposals,
    }
}

fn applicant(appeal: &Appeal) -> ApplicantView {
    let applicant = &appeal.applicant;
    ApplicantView {
        name: applicant.name.to_string(),
        postal_address: applicant.postal_address.to_string(),
        email: applicant.email.clone(),
        phone: applicant.phone.clone(),
        iin: applicant.iin.clone(),
        identity: appeal.identity.as_str(),
    }
}

fn history(case: &Case, journal: &[Entry]) -> Vec<HistoryEntry> {
    journal
        .iter()
        .filter(|entry| entry.case.is_none_or(|about| about == case.id.0))
        .map(|entry| HistoryEntry {
            at: time(entry.at),
            step: entry.step.to_string(),
            by: entry.actor.as_str(),
        })
        .collect()
}
