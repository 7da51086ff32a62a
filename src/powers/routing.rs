//! A decision of the rulebook with everything that explains it, as it is stored with a case.
//!
//! It owns the shape alone: `route` decides. What is stored is never decided again.

use serde::{Deserialize, Serialize};

use super::{Confidence, Overlap, Quote};
use crate::appeal::{Facts, Trilingual};
use crate::territory::Level;

/// Whether the rulebook names a holder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// A body holds the clock.
    Routed,
    /// The duty desk finds who holds it.
    Undetermined,
}

/// One reason of a routing: a question of the rulebook, the answer given (or `unknown`), and a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// Question code, `subject` for the subject itself, `place` for the kind of the settlement.
    pub question: String,
    /// Answer code.
    pub answer: String,
    /// The sentence for people.
    pub text: Trilingual,
}

/// A holder that one more answer could lead to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// Level of the body.
    pub level: Level,
    /// Function of the body.
    pub function: String,
    /// The legal basis, short form.
    pub basis: Trilingual,
    /// question=answer pairs that lead there.
    pub when: Facts,
}

/// A decision of the rulebook, complete enough to be stored, shown and reproduced. A stored one is written again as it was
/// read, to the letter: the journal has its digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Routing {
    /// Whether there is a holder.
    pub outcome: Outcome,
    /// Rule code, e.g. `road.pothole/street`.
    pub rule: String,
    /// `None` when undetermined.
    pub level: Option<Level>,
    /// `None` when undetermined.
    pub function: Option<String>,
    /// Who does the work and holds no clock (a contractor, a utility), as named by the rulebook.
    pub operational_owner: Option<Trilingual>,
    /// `rural`, `district`, `oblast`, `republican`, `owners`, `none`, `undetermined` …
    pub budget_level: Option<String>,
    /// The legal basis as written for people in three languages (long form).
    pub basis: Trilingual,
    /// How sure the rule is.
    pub confidence: Confidence,
    /// The reasons in order: subject, answers, place.
    pub why: Vec<Reason>,
    /// For undetermined outcomes: the question whose answer is missing.
    pub missing: Option<String>,
    /// Who would answer by what answer.
    pub candidates: Vec<Candidate>,
    /// The other bodies that other texts of law name for the same; none in decisions older than overlaps are said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Overlap>,
    /// The words of the articles of the basis that were read; none in decisions older than quotations.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quotes: Vec<Quote>,
    /// Rulebook version.
    pub law: String,
}
