//! Every cell of the tables with the answer of the routing.
//!
//! It owns which cells there are: every combination of answers, each kind of place, each interval of days within which
//! nothing changes. The answers are the routing's own.

use chrono::NaiveDate;
use serde::Serialize;

use super::sheet::Sheet;
use crate::appeal::{Facts, Trilingual};
use crate::powers::book::PLACES;
use crate::powers::{Confidence, Outcome, Overlap, Routing, Rulebook, read};
use crate::territory::{Level, Place, TerritoryCode, TerritoryKind};

/// A cell with our answer. What the rulebook of the day refuses as a question has no outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// The subject.
    pub subject: String,
    /// The answers to all questions that the rulebook of these days asks.
    pub facts: Facts,
    /// The kind of place: `village`, `town`, `city`.
    pub place: &'static str,
    /// First day of the interval.
    pub from: NaiveDate,
    /// Last day; `None` where there is no end.
    pub until: Option<NaiveDate>,
    /// `None` where the rulebook of these days refuses the question.
    #[serde(flatten)]
    pub answer: Option<CellAnswer>,
}

/// The answer of the routing to a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CellAnswer {
    /// Whether there is a holder.
    pub outcome: Outcome,
    /// The rule.
    pub rule: String,
    /// `None` when undetermined.
    pub level: Option<Level>,
    /// `None` when undetermined.
    pub function: Option<String>,
    /// As in [`Routing::budget_level`].
    pub budget: Option<String>,
    /// How sure the rule is.
    pub confidence: Confidence,
    /// The legal basis, long form.
    pub basis: Trilingual,
    /// Who does the work and holds no clock.
    pub owner: Option<Trilingual>,
    /// The other bodies that other texts of law name.
    pub also: Vec<Overlap>,
    /// The version of the rulebook.
    pub law: String,
}

impl From<Routing> for CellAnswer {
    fn from(routing: Routing) -> Self {
        Self {
            outcome: routing.outcome,
            rule: routing.rule,
            level: routing.level,
            function: routing.function,
            budget: routing.budget_level,
            confidence: routing.confidence,
            basis: routing.basis,
            owner: routing.operational_owner,
            also: routing.also,
            law: routing.law,
        }
    }
}

/// The cells of one table.
pub(super) fn cells(rulebook: &Rulebook, sheet: &Sheet<'_>) -> Vec<Cell> {
    let mut cells = Vec::new();
    let date = NaiveDate::from_num_days_from_ce_opt;
    for (from, until) in sheet.intervals() {
        let (Some(from), Some(until)) = (date(from), date(until)) else {
            continue;
        };
        for facts in combinations(rulebook, sheet, from) {
            for (place, example) in examples() {
                let routing = rulebook.route(from, &example, &sheet.subject.code, &facts);
                cells.push(Cell {
                    subject: sheet.subject.code.clone(),
                    facts: facts.clone(),
                    place,
                    from,
                    until: (Some(until) != read::OPEN_END).then_some(until),
                    answer: routing.ok().map(CellAnswer::from),
                });
            }
        }
    }
    cells
}

/// Every combination of the answers that any version knows to the questions that the version of the day asks.
fn combinations(rulebook: &Rulebook, sheet: &Sheet<'_>, on: NaiveDate) -> Vec<Facts> {
    let asked = rulebook
        .subject(on, &sheet.subject.code)
        .map(|subject| subject.questions);
    let asked = asked.unwrap_or_default();
    let mut all = vec![Facts::new()];
    for input in sheet.inputs.iter().filter(|input| asked.contains(&input.question.code)) {
        let with = |facts: &Facts, answer: &str| {
            let mut facts = facts.clone();
            facts.insert(input.question.code.clone(), answer.to_owned());
            facts
        };
        all = all
            .iter()
            .flat_map(|facts| {
                input
                    .answers
                    .iter()
                    .map(|(answer, _)| with(facts, answer))
                    .collect::<Vec<_>>()
            })
            .collect();
    }
    all
}

/// A place of each kind: the routing asks nothing else of it.
fn examples() -> impl Iterator<Item = (&'static str, Place)> {
    let kinds = [Some(TerritoryKind::RuralOkrug), Some(TerritoryKind::Town), None];
    PLACES.into_iter().zip(kinds).filter_map(|(place, around)| {
        let settlement = TerritoryCode::parse("100000000")?;
        Some((place, Place { settlement, around }))
    })
}
