//! The rows of the decision tables as anybody may read them.
//!
//! It owns the way back from masks to the codes that the rulebook is written in. It decides nothing.

use chrono::NaiveDate;

use super::book::{PLACES, Rule, Table, Version, day, full};
use super::{Outcome, RuleRow};

/// The rows of a subject that are in force on a day, in the order of the rulebook.
pub(super) fn rows(version: &Version, on: NaiveDate, subject: &str) -> Vec<RuleRow> {
    let Some(table) = version.table(subject) else {
        return Vec::new();
    };
    let on = day(on);
    let in_force = |rule: &&Rule| rule.region.days.0 <= on && on <= rule.region.days.1;
    table
        .rules
        .iter()
        .filter(in_force)
        .map(|rule| row(version, table, rule, on))
        .collect()
}

fn row(version: &Version, table: &Table, rule: &Rule, on: i32) -> RuleRow {
    let questions = table.subject.questions.iter().zip(&table.answers);
    let when = questions
        .zip(&rule.region.sets)
        .filter(|((_, answers), set)| **set != full(answers.len()))
        .map(|((question, answers), set)| (question.clone(), members(answers, *set)))
        .collect();
    let places = rule.region.sets.last().copied().unwrap_or_default();
    RuleRow {
        rule: format!("{}/{}", table.subject.code, rule.code),
        when,
        place: members(&PLACES, places),
        outcome: match rule.holder {
            Some(_) => Outcome::Routed,
            None => Outcome::Undetermined,
        },
        level: rule.holder.as_ref().map(|(level, _)| *level),
        function: rule.holder.as_ref().map(|(_, function)| function.clone()),
        operational_owner: rule.owner.clone(),
        budget_level: rule.budget.clone(),
        basis: rule.basis.long.clone(),
        cited: rule.basis.cited.clone(),
        confidence: rule.confidence,
        also: rule
            .also
            .iter()
            .filter_map(|other| other.on(on, &version.quotes))
            .collect(),
        quotes: version.quotes.of(&rule.basis.found, on),
    }
}

/// The codes whose bits a mask has.
fn members<Code: ToString>(codes: &[Code], set: u64) -> Vec<String> {
    let chosen = codes.iter().enumerate().filter(|(bit, _)| set & (1 << bit) != 0);
    chosen.map(|(_, code)| code.to_string()).collect()
}
