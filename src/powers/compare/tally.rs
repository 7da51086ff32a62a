//! The verdicts of a replay as numbers and as cases.
//!
//! It owns the shape of the result and its order. It decides nothing.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::{Decided, NoAnswer, Pair, Verdict, words};
use crate::appeal::{BodyCode, Facts, Number};
use crate::territory::{Level, TerritoryCode};

/// What two rulebooks do with the same appeals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// The day whose law both were asked.
    pub on: NaiveDate,
    /// Appeals asked.
    pub appeals: u64,
    /// Of these: another outcome, level, function, budget level or body.
    pub elsewhere: u64,
    /// Of those that stay: another rule, basis or confidence.
    pub other_rule: u64,
    /// Those that go elsewhere, by the pair of levels where these differ; the commonest pair first. So are the next.
    pub by_level: Vec<Move>,
    /// By function.
    pub by_function: Vec<Move>,
    /// By the budget that pays.
    pub by_budget_level: Vec<Move>,
    /// By the body that would hold them now.
    pub by_body: Vec<Move>,
    /// All that go elsewhere by subject.
    pub by_subject: Vec<SubjectMoves>,
    /// The first of those that go elsewhere, in the order in which they were asked.
    pub cases: Vec<Elsewhere>,
}

/// How many appeals go from one to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Move {
    /// Under the old rulebook; `None` where nobody is named.
    pub old: Option<String>,
    /// Under the new one.
    pub new: Option<String>,
    /// How many.
    pub appeals: u64,
}

/// How many appeals of a subject go elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SubjectMoves {
    /// The subject.
    pub subject: String,
    /// How many.
    pub appeals: u64,
}

/// An appeal that goes elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Elsewhere {
    /// Its number.
    pub number: Number,
    /// The day of registration.
    pub registered_on: NaiveDate,
    /// Where it is about.
    pub settlement: TerritoryCode,
    /// Its subject.
    pub subject: String,
    /// Its facts.
    pub facts: Facts,
    /// Where it goes under the old rulebook.
    pub old: Side,
    /// Where it goes under the new one.
    pub new: Side,
}

/// What one rulebook says of an appeal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Side {
    /// `routed`, `undetermined` or `unroutable`.
    pub outcome: &'static str,
    /// Rule code.
    pub rule: Option<String>,
    /// `None` unless routed.
    pub level: Option<Level>,
    /// `None` unless routed.
    pub function: Option<String>,
    /// Who pays.
    pub budget_level: Option<String>,
    /// Who would hold it now: the duty desk where it is undetermined, nobody where it is unroutable.
    pub body: Option<BodyCode>,
    /// Why it is unroutable.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Counts by pairs of words.
#[derive(Default)]
struct Counts<'a>(BTreeMap<(Option<&'a str>, Option<&'a str>), u64>);

impl<'a> Counts<'a> {
    fn add(&mut self, old: Option<&'a str>, new: Option<&'a str>, appeals: u64) {
        if old != new {
            *self.0.entry((old, new)).or_default() += appeals;
        }
    }

    fn ranked(self) -> Vec<Move> {
        let owned = |word: Option<&str>| word.map(str::to_owned);
        let rows = self.0.into_iter().map(|((old, new), appeals)| Move {
            old: owned(old),
            new: owned(new),
            appeals,
        });
        let mut rows: Vec<Move> = rows.collect();
        // Stable: equal counts stay in the order of their words.
        rows.sort_by_key(|row| Reverse(row.appeals));
        rows
    }
}

/// Counts the verdicts and writes out the cases that were kept.
pub(super) fn tally(on: NaiveDate, verdicts: &[Verdict], kept: Vec<(Number, NaiveDate, usize)>) -> Comparison {
    let (mut elsewhere, mut other_rule) = (0, 0);
    let (mut levels, mut functions) = (Counts::default(), Counts::default());
    let (mut budgets, mut bodies) = (Counts::default(), Counts::default());
    let mut subjects: BTreeMap<&str, u64> = BTreeMap::new();
    for verdict in verdicts {
        let appeals = verdict.appeals;
        if !verdict.elsewhere {
            other_rule += if verdict.pair.other_rule() { appeals } else { 0 };
            continue;
        }
        elsewhere += appeals;
        let (old, new) = (words(&verdict.pair.old), words(&verdict.pair.new));
        levels.add(Some(old.level), Some(new.level), appeals);
        functions.add(Some(old.function), Some(new.function), appeals);
        budgets.add(Some(old.budget_level), Some(new.budget_level), appeals);
        bodies.add(code(&verdict.old_body), code(&verdict.new_body), appeals);
        *subjects.entry(&verdict.asked.subject).or_default() += appeals;
    }
    let mut by_subject: Vec<SubjectMoves> = subjects
        .into_iter()
        .map(|(subject, appeals)| SubjectMoves {
            subject: subject.to_owned(),
            appeals,
        })
        .collect();
    by_subject.sort_by_key(|row| Reverse(row.appeals));
    let cases = kept.into_iter();
    let cases = cases.map(|(number, registered_on, index)| case(on, number, registered_on, &verdicts[index]));
    Comparison {
        on,
        appeals: verdicts.iter().map(|verdict| verdict.appeals).sum(),
        elsewhere,
        other_rule,
        by_level: levels.ranked(),
        by_function: functions.ranked(),
        by_budget_level: budgets.ranked(),
        by_body: bodies.ranked(),
        by_subject,
        cases: cases.collect(),
    }
}

fn code(body: &Option<BodyCode>) -> Option<&str> {
    body.as_ref().map(|body| body.0.as_str())
}

fn case(on: NaiveDate, number: Number, registered_on: NaiveDate, verdict: &Verdict) -> Elsewhere {
    let Pair { facts, old, new } = &*verdict.pair;
    let asked = &verdict.asked;
    let side = |decided: &Decided, body: &Option<BodyCode>| side(on, &asked.subject, decided, body.clone());
    Elsewhere {
        number,
        registered_on,
        settlement: asked.settlement.clone(),
        subject: asked.subject.clone(),
        facts: facts.clone(),
        old: side(old, &verdict.old_body),
        new: side(new, &verdict.new_body),
    }
}

fn side(on: NaiveDate, subject: &str, decided: &Decided, body: Option<BodyCode>) -> Side {
    let routing = decided.as_ref().ok();
    Side {
        outcome: words(decided).outcome,
        rule: routing.map(|routing| routing.rule.clone()),
        level: routing.and_then(|routing| routing.level),
        function: routing.and_then(|routing| routing.function.clone()),
        budget_level: routing.and_then(|routing| routing.budget_level.clone()),
        body,
        reason: decided.as_ref().err().map(|why| match why {
            NoAnswer::NotSettled => "no settled place of the imported list".to_owned(),
            NoAnswer::Unroutable(why) => why.sentence(subject, on),
        }),
    }
}
