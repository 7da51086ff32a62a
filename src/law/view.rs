//! The public shapes of a deadline and of a routing: one JSON for the command line and for the HTTP API.
//!
//! It owns the field names that others rely on. It decides nothing: it only writes what was decided, with the
//! sentences in one language.

use serde_json::{Value, json};

use crate::appeal::{BodyCode, Language};
use crate::deadlines::{self, Deadline, TraceDay};
use crate::powers::{Candidate, Reason, Routing};

/// A deadline with the trace of every day; the basis and the names of holidays in one language.
pub fn deadline_view(deadline: &Deadline, language: Language) -> Value {
    json!({
        "clock": deadline.clock,
        "received_at": deadlines::rfc3339(deadline.received_at),
        "registered_on": deadline.registered_on,
        "due_on": deadline.due_on,
        "working_days": deadline.working_days,
        "basis": deadline.basis.get(language),
        "law": { "clocks": deadline.clocks, "calendar": deadline.calendar },
        "trace": deadline.trace.iter().map(|day| trace_day(day, language)).collect::<Vec<_>>(),
    })
}

fn trace_day(day: &TraceDay, language: Language) -> Value {
    let mut view = json!({ "date": day.date, "counted": day.counted, "reason": day.reason });
    if let Some(name) = &day.name {
        view["name"] = json!(name.get(language));
    }
    view
}

/// A routing with its reasons in one language. `body` is the body that holds the case now: where nobody works at
/// the rule's own body it is the akimat of that level, and the rule's level and function still stand beside it.
pub fn routing_view(routing: &Routing, body: Option<&BodyCode>, language: Language) -> Value {
    json!({
        "outcome": routing.outcome,
        "rule": routing.rule,
        "level": routing.level,
        "function": routing.function,
        "body": body,
        "basis": routing.basis.get(language),
        "confidence": routing.confidence,
        "operational_owner": routing.operational_owner.as_ref().map(|owner| owner.get(language)),
        "budget_level": routing.budget_level,
        "why": routing.why.iter().map(|reason| reason_view(reason, language)).collect::<Vec<_>>(),
        "missing": routing.missing,
        "candidates": routing.candidates.iter().map(|holder| candidate_view(holder, language)).collect::<Vec<_>>(),
        "law": routing.law,
    })
}

fn reason_view(reason: &Reason, language: Language) -> Value {
    json!({ "question": reason.question, "answer": reason.answer, "text": reason.text.get(language) })
}

fn candidate_view(candidate: &Candidate, language: Language) -> Value {
    json!({
        "level": candidate.level,
        "function": candidate.function,
        "basis": candidate.basis.get(language),
        "when": candidate.when,
    })
}
