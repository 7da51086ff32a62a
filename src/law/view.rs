//! The public shapes of a deadline and of a routing: one JSON for the command line and for the HTTP API.
//!
//! It owns the field names that others rely on. It decides nothing: it only writes what was decided, with the
//! sentences in one language.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::appeal::{BodyCode, Facts, Language};
use crate::deadlines::{self, Clock, DayKind, Deadline, TraceDay};
use crate::powers::{Candidate, Confidence, Outcome, Overlap, Quote, Reason, Routing};
use crate::territory::Level;

/// A date of the law with how it was counted.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DeadlineView {
    /// Which term this is.
    pub clock: Clock,
    /// When it came.
    #[schema(format = DateTime)]
    pub received_at: String,
    /// The day of registration.
    pub registered_on: NaiveDate,
    /// The last day of the term.
    pub due_on: NaiveDate,
    /// The length of the term in working days.
    pub working_days: u32,
    /// The article.
    pub basis: String,
    /// The versions that it was counted by.
    pub law: LawVersions,
    /// Every day after the start, to the last day.
    pub trace: Vec<TraceDayView>,
}

/// The versions of the law that a term was counted by.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LawVersions {
    /// The clocks.
    pub clocks: String,
    /// The calendars.
    pub calendar: String,
}

/// A day of a term.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TraceDayView {
    /// The day.
    pub date: NaiveDate,
    /// Its place in the count, from 1; `null` when it does not count.
    pub counted: Option<u32>,
    /// Why it counts or does not.
    pub reason: DayKind,
    /// The name of the holiday.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub name: Option<String>,
}

/// Who must answer, by which rule, and why.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RoutingView {
    /// Whether the rulebook names a holder.
    pub outcome: Outcome,
    /// The code of the rule.
    pub rule: String,
    /// The level of the rule's body; `null` when undetermined.
    pub level: Option<Level>,
    /// The function of the rule's body; `null` when undetermined.
    pub function: Option<String>,
    /// The code of the body that holds the case now.
    pub body: Option<String>,
    /// The law.
    pub basis: String,
    /// How sure the rule is.
    pub confidence: Confidence,
    /// Who does the work and holds no clock.
    pub operational_owner: Option<String>,
    /// Whose budget pays.
    pub budget_level: Option<String>,
    /// The reasons in order.
    pub why: Vec<ReasonView>,
    /// The question whose answer is missing, when undetermined.
    pub missing: Option<String>,
    /// Who would answer by what answer, when undetermined.
    pub candidates: Vec<CandidateView>,
    /// The other bodies that other texts of law name for the same; empty where there are none.
    pub also: Vec<OverlapView>,
    /// The words of the articles of the basis that were read in their source.
    pub quotes: Vec<QuoteView>,
    /// The version of the rulebook.
    pub law: String,
}

/// Another body that another text of law names; the body of the routing answers all the same.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OverlapView {
    /// The level of the other body.
    pub level: Level,
    /// The function of the other body.
    pub function: String,
    /// Its code at this place; `null` where no body has the function.
    pub body: Option<String>,
    /// The law that names it.
    pub basis: String,
    /// What that law says, and why the rule holds nevertheless.
    pub why: String,
    /// The question that decides between the two bodies, where one does.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub decides: Option<String>,
}

/// The words of an article.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct QuoteView {
    /// The act, as the rulebook calls it.
    pub act: String,
    /// The number of the act.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub number: Option<String>,
    /// The article: `35(1)(7)`.
    pub article: String,
    /// Its words, in the reader's language where the law was read in it.
    pub text: String,
    /// The language of the words.
    pub language: Language,
    /// The date of the copy that was read.
    pub copy_of: NaiveDate,
}

/// A reason of a routing.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReasonView {
    /// The code of a question, `subject` or `place`.
    pub question: String,
    /// The code of the answer.
    pub answer: String,
    /// The sentence.
    pub text: String,
}

/// A holder that one more answer could lead to.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CandidateView {
    /// The level of the body.
    pub level: Level,
    /// The function of the body.
    pub function: String,
    /// The law.
    pub basis: String,
    /// The answers that lead there.
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub when: Facts,
}

/// A deadline with the trace of every day; the basis and the names of holidays in one language.
pub fn deadline_view(deadline: &Deadline, language: Language) -> DeadlineView {
    DeadlineView {
        clock: deadline.clock,
        received_at: deadlines::rfc3339(deadline.received_at),
        registered_on: deadline.registered_on,
        due_on: deadline.due_on,
        working_days: deadline.working_days,
        basis: deadline.basis.get(language).to_owned(),
        law: LawVersions {
            clocks: deadline.clocks.clone(),
            calendar: deadline.calendar.clone(),
        },
        trace: deadline.trace.iter().map(|day| trace_day(day, language)).collect(),
    }
}

fn trace_day(day: &TraceDay, language: Language) -> TraceDayView {
    TraceDayView {
        date: day.date,
        counted: day.counted,
        reason: day.reason,
        name: day.name.as_ref().map(|name| name.get(language).to_owned()),
    }
}

/// A routing with its reasons in one language. `body` is the body that holds the case now: where nobody works at
/// the rule's own body it is the akimat of that level, and the rule's level and function still stand beside it.
pub fn routing_view(routing: &Routing, body: Option<&BodyCode>, language: Language) -> RoutingView {
    let owner = routing.operational_owner.as_ref();
    RoutingView {
        outcome: routing.outcome,
        rule: routing.rule.clone(),
        level: routing.level,
        function: routing.function.clone(),
        body: body.map(ToString::to_string),
        basis: routing.basis.get(language).to_owned(),
        confidence: routing.confidence,
        operational_owner: owner.map(|owner| owner.get(language).to_owned()),
        budget_level: routing.budget_level.clone(),
        why: routing.why.iter().map(|reason| reason_view(reason, language)).collect(),
        missing: routing.missing.clone(),
        candidates: routing
            .candidates
            .iter()
            .map(|holder| candidate_view(holder, language))
            .collect(),
        also: routing.also.iter().map(|other| overlap_view(other, language)).collect(),
        quotes: routing.quotes.iter().map(|quote| quote_view(quote, language)).collect(),
        law: routing.law.clone(),
    }
}

fn overlap_view(other: &Overlap, language: Language) -> OverlapView {
    OverlapView {
        level: other.level,
        function: other.function.clone(),
        body: other.body.as_ref().map(ToString::to_string),
        basis: other.basis.get(language).to_owned(),
        why: other.why.get(language).to_owned(),
        decides: other.decides.as_ref().map(|question| question.get(language).to_owned()),
    }
}

fn quote_view(quote: &Quote, reader: Language) -> QuoteView {
    let (text, language) = quote.text.get(reader);
    QuoteView {
        act: quote.act.clone(),
        number: quote.number.clone(),
        article: quote.article.clone(),
        text: text.to_owned(),
        language,
        copy_of: quote.copy_of,
    }
}

fn reason_view(reason: &Reason, language: Language) -> ReasonView {
    ReasonView {
        question: reason.question.clone(),
        answer: reason.answer.clone(),
        text: reason.text.get(language).to_owned(),
    }
}

fn candidate_view(candidate: &Candidate, language: Language) -> CandidateView {
    CandidateView {
        level: candidate.level,
        function: candidate.function.clone(),
        basis: candidate.basis.get(language).to_owned(),
        when: candidate.when.clone(),
    }
}
