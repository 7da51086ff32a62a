//! The shapes of receipts and appeals in the API; those of the cases are beside them.
//!
//! It owns their field names and what each reader sees of them. It reads nothing: it is given what was read.
use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::actions::Receipt;
use crate::appeal::{AppealStatus, BodyCode, Kind, Language, Trilingual};
use crate::deadlines::{civil, rfc3339};
use crate::law::view::{DeadlineView, RoutingView, deadline_view, routing_view};
use crate::lifecycle::CaseStatus;
use crate::powers::Attendant;
use crate::store::appeals::Appeal;
use crate::store::cases::Case;

/// An instant as the API writes it: RFC 3339 with +05:00.
pub fn time(at: DateTime<Utc>) -> String {
    rfc3339(civil(at))
}

/// A code with its name in the reader's language.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Named {
    /// The code.
    pub code: String,
    /// The name; the code itself where the name is not known any more.
    pub name: String,
}

/// Names of bodies, territories and subjects, in one language.
#[derive(Debug, Clone, Default)]
pub struct Names {
    names: BTreeMap<String, Trilingual>,
    /// Body → the body whose officers work its cases.
    attended: BTreeMap<String, String>,
}

impl Names {
    /// Names by code; codes of bodies, territories and subjects never meet.
    pub fn new(
        names: impl IntoIterator<Item = (String, Trilingual)>,
        attended: impl IntoIterator<Item = (String, String)>,
    ) -> Self {
        Self {
            names: names.into_iter().collect(),
            attended: attended.into_iter().collect(),
        }
    }

    /// The body whose officers work the cases of another, usually itself; `None` where nobody does.
    pub fn attendant(&self, body: &BodyCode, language: Language) -> Option<Named> {
        self.attended.get(&body.0).map(|code| self.of(code, language))
    }

    /// A code with its name.
    pub fn of(&self, code: &str, language: Language) -> Named {
        let name = self.names.get(code).map_or(code, |name| name.get(language));
        Named {
            code: code.to_owned(),
            name: name.to_owned(),
        }
    }

    /// A body with its name.
    pub fn body(&self, code: &BodyCode, language: Language) -> Named {
        self.of(&code.0, language)
    }
}

/// The receipt slip (APPC 64(2)).
#[derive(Debug, Serialize, ToSchema)]
pub struct ReceiptView {
    number: String,
    /// Shown here only; stored nowhere.
    tracking_key: String,
    #[schema(format = DateTime)]
    received_at: String,
    registered_on: NaiveDate,
    body: Named,
    /// The body whose officers work the case: the same one, or a higher one while nobody there may sign; `null` where
    /// nobody does.
    attended_by: Option<Named>,
    /// `null` while no calendar covers the term.
    due_on: Option<NaiveDate>,
    routing: RoutingView,
    /// `null` while no calendar covers the term.
    deadline: Option<DeadlineView>,
}

/// The receipt in the reader's language.
pub fn receipt(receipt: &Receipt, language: Language) -> ReceiptView {
    ReceiptView {
        number: receipt.number.to_string(),
        tracking_key: receipt.tracking_key.clone(),
        received_at: time(receipt.received_at),
        registered_on: receipt.registered_on,
        body: Named {
            code: receipt.body.code.to_string(),
            name: receipt.body.name.get(language).to_owned(),
        },
        attended_by: attended_by(receipt, language),
        due_on: receipt.due_on,
        routing: routing_view(&receipt.routing, Some(&receipt.body.code), language),
        deadline: receipt
            .deadline
            .as_ref()
            .map(|deadline| deadline_view(deadline, language)),
    }
}

fn attended_by(receipt: &Receipt, language: Language) -> Option<Named> {
    let code = receipt.body.attended_by.as_ref()?.to_string();
    let name = match &receipt.attendant {
        Attendant::Itself => &receipt.body.name,
        Attendant::Above(name) => name,
        Attendant::Nobody => return None,
    };
    Some(Named {
        code,
        name: name.get(language).to_owned(),
    })
}

/// An appeal with its cases. The applicant and the ids of cases are shown to officers of the body only.
#[derive(Debug, Serialize, ToSchema)]
pub struct AppealView {
    number: String,
    #[schema(value_type = Kind)]
    kind: &'static str,
    #[schema(value_type = Language)]
    language: &'static str,
    #[schema(value_type = AppealStatus)]
    status: &'static str,
    subject: Named,
    settlement: Named,
    address: String,
    text: String,
    facts: BTreeMap<String, String>,
    #[schema(format = DateTime)]
    received_at: String,
    registered_on: NaiveDate,
    /// The body that holds the appeal now.
    body: Option<Named>,
    /// The body whose officers work its case: the same one, or a higher one while nobody there may sign; `null` where
    /// nobody does.
    attended_by: Option<Named>,
    /// The date of that body's case.
    due_on: Option<NaiveDate>,
    /// The resident's own date, which no forwarding moves.
    resident_due_on: Option<NaiveDate>,
    routing: Option<RoutingView>,
    deadline: Option<DeadlineView>,
    cases: Vec<CaseSummary>,
}

/// A case as a part of its appeal.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseSummary {
    /// Only for who may open the case.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    id: Option<Uuid>,
    body: Named,
    #[schema(value_type = CaseStatus)]
    status: &'static str,
    #[schema(format = DateTime)]
    arrived_at: String,
    registered_on: NaiveDate,
    due_on: Option<NaiveDate>,
    overdue: bool,
    forwarded_from: Option<Named>,
    forward_reason: Option<String>,
    answer: Option<AnswerView>,
}

/// What the body answered.
#[derive(Debug, Serialize, ToSchema)]
pub struct AnswerView {
    text: String,
    findings: String,
    basis: String,
    /// `null` until the posting of a printed answer is recorded.
    answered_on: Option<NaiveDate>,
}

/// Who reads an appeal.
pub enum AppealReader<'a> {
    /// The resident, by the tracking key: every case and answer, no ids.
    Resident,
    /// A user, who may open these cases.
    User(&'a [Uuid]),
}

/// An appeal for its reader.
pub fn appeal(
    appeal: &Appeal,
    cases: &[Case],
    names: &Names,
    reader: &AppealReader<'_>,
    language: Language,
    today: NaiveDate,
) -> AppealView {
    let present = cases.last();
    AppealView {
        number: appeal.number.to_string(),
        kind: appeal.kind.as_str(),
        language: appeal.language.as_str(),
        status: appeal.status.as_str(),
        subject: names.of(&appeal.subject, language),
        settlement: names.of(appeal.settlement.as_str(), language),
        address: appeal.address.to_string(),
        text: appeal.text.to_string(),
        facts: appeal.facts.clone(),
        received_at: time(appeal.received_at),
        registered_on: appeal.registered_on,
        body: present.map(|case| names.body(&case.body, language)),
        attended_by: present.and_then(|case| names.attendant(&case.body, language)),
        due_on: present.and_then(|case| case.due_on),
        resident_due_on: appeal.resident_due_on,
        routing: cases.first().and_then(|case| routing(case, language)),
        deadline: present.and_then(|case| deadline(case, language)),
        cases: cases
            .iter()
            .map(|case| summary(case, names, reader, language, today))
            .collect(),
    }
}

fn summary(case: &Case, names: &Names, reader: &AppealReader<'_>, language: Language, today: NaiveDate) -> CaseSummary {
    let (id, opens) = match reader {
        AppealReader::Resident => (None, true),
        AppealReader::User(ids) if ids.contains(&case.id.0) => (Some(case.id.0), true),
        AppealReader::User(_) => (None, false),
    };
    CaseSummary {
        id,
        body: names.body(&case.body, language),
        status: case.status.as_str(),
        arrived_at: time(case.arrived_at),
        registered_on: case.registered_on,
        due_on: case.due_on,
        overdue: case.standing().is_overdue(today),
        forwarded_from: case.forwarded_from.as_ref().map(|body| names.body(body, language)),
        forward_reason: case.forward_reason.as_ref().map(ToString::to_string),
        answer: opens.then(|| answer(case)).flatten(),
    }
}

pub(super) fn answer(case: &Case) -> Option<AnswerView> {
    case.answer.as_ref().map(|answer| AnswerView {
        text: answer.text.to_string(),
        findings: answer.findings.to_string(),
        basis: answer.basis.to_string(),
        answered_on: case.answered_on,
    })
}

pub(super) fn routing(case: &Case, language: Language) -> Option<RoutingView> {
    case.routing
        .as_ref()
        .map(|routing| routing_view(routing, Some(&case.body), language))
}

pub(super) fn deadline(case: &Case, language: Language) -> Option<DeadlineView> {
    case.deadline.as_ref().map(|deadline| deadline_view(deadline, language))
}
