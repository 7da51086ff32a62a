//! The proof: for every day, every combination of facts and every kind of place exactly one rule of a subject
//! fires, be it an explicit `undetermined`.
//!
//! It owns the findings and their wording. It works by sets and intervals, never by sampling.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::book::{PLACES, Rule, Table, Version};
use super::fault::Fault;
use super::region::{Region, gaps};

/// What the proof found, in numbers and faults.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Report {
    /// Sets of facts that no rule decides.
    pub gaps: usize,
    /// Pairs of rules that decide the same facts.
    pub overlaps: usize,
    /// Subjects, each counted once over all versions.
    pub subjects: usize,
    /// Rules after inheritance, over all versions.
    pub rules: usize,
    /// Overlaps that rules say aloud: other bodies that other texts of law name, over all versions.
    pub said: usize,
    /// Articles cited as read in their source that have their quotation for as long as the rule that cites them holds, each
    /// counted once in a version.
    pub quoted: usize,
    /// Those that have none: `version: act article`.
    pub unquoted: BTreeSet<String>,
    /// Everything that is wrong, by file and line.
    pub faults: Vec<Fault>,
    /// What is not wrong but waits for somebody to read it.
    pub remarks: Vec<Fault>,
    /// Whether any of it was found in reading, so that not all rules are known.
    #[serde(skip)]
    pub(super) misread: bool,
}

/// Proves the tables of a version and adds to the report.
pub(super) fn prove(version: &Version, report: &mut Report) {
    for table in &version.tables {
        let whole = table.whole(version.days());
        report.rules += table.rules.len();
        if !table.sound {
            continue;
        }
        let missing = find_gaps(table, &whole);
        let double = find_overlaps(table, &whole);
        report.gaps += missing.len();
        report.overlaps += double.len();
        let proved = missing.is_empty() && double.is_empty();
        report.faults.extend(missing.into_iter().chain(double));
        report.faults.extend(find_dead(table, &whole));
        if proved {
            report.faults.extend(find_idle_questions(table));
        }
    }
}

/// Counts what a version says aloud, and how many of the articles that it cites as read can be read there.
pub(super) fn count(version: &Version, report: &mut Report) {
    let mut cited = BTreeSet::new();
    let mut unquoted = BTreeSet::new();
    for rule in version.tables.iter().flat_map(|table| &table.rules) {
        report.said += rule.also.len();
        let own = (&rule.basis.found, rule.region.days);
        let others = rule.also.iter().map(|other| (&other.basis.found, other.days));
        for (articles, days) in others.chain([own]) {
            cited.extend(articles);
            unquoted.extend(articles.iter().filter(|article| !version.quotes.cover(article, days)));
        }
    }
    report.quoted += cited.len() - unquoted.len();
    let named = unquoted
        .into_iter()
        .map(|article| format!("{}: {} {}", version.id, article.act, article.article));
    report.unquoted.extend(named.map(|name| name.trim_end().to_owned()));
}

fn find_gaps(table: &Table, whole: &Region) -> Vec<Fault> {
    let regions: Vec<Region> = table.rules.iter().map(|rule| rule.region.clone()).collect();
    let message = |gap: Region| {
        format!(
            "gap: {} has no rule for {}",
            table.subject.code,
            facts(table, whole, &gap)
        )
    };
    gaps(whole, &regions)
        .into_iter()
        .map(|gap| at(table, message(gap)))
        .collect()
}

fn find_overlaps(table: &Table, whole: &Region) -> Vec<Fault> {
    let mut found = Vec::new();
    for (index, second) in table.rules.iter().enumerate() {
        for first in &table.rules[..index] {
            let Some(both) = first.region.and(&second.region).and_then(|both| both.and(whole)) else {
                continue;
            };
            let message = format!(
                "overlap: {}: rules {} and {} both fire for {}",
                table.subject.code,
                first.code,
                second.code,
                facts(table, whole, &one_of(whole, &both))
            );
            found.push(Fault {
                file: second.file.clone(),
                line: second.line,
                message,
            });
        }
    }
    found
}

/// The smallest facts inside an overlap: one member wherever the two rules leave anything out.
fn one_of(whole: &Region, both: &Region) -> Region {
    let mut one = both.clone();
    for (set, all) in one.sets.iter_mut().zip(&whole.sets) {
        if set != all {
            *set &= set.wrapping_neg();
        }
    }
    one
}

fn find_dead(table: &Table, whole: &Region) -> Vec<Fault> {
    let dead = table.rules.iter().filter(|rule| rule.region.and(whole).is_none());
    dead.map(|rule| Fault {
        file: rule.file.clone(),
        line: rule.line,
        message: format!(
            "dead rule: {}/{} can never fire in this version",
            table.subject.code, rule.code
        ),
    })
    .collect()
}

/// Questions on whose answer nothing depends: no two rules that differ in what they decide are told apart by it
/// alone.
fn find_idle_questions(table: &Table) -> Vec<Fault> {
    let decides = |question: usize| {
        table.rules.iter().enumerate().any(|(index, first)| {
            table.rules[..index].iter().any(|second| {
                decision(first) != decision(second) && neighbours(&first.region, &second.region, question)
            })
        })
    };
    (0..table.subject.questions.len())
        .filter(|question| !decides(*question))
        .map(|question| {
            let code = &table.subject.questions[question];
            at(
                table,
                format!("question {code} decides nothing for {}", table.subject.code),
            )
        })
        .collect()
}

/// What a rule decides for people; its citation alone is no difference.
fn decision(rule: &Rule) -> impl PartialEq + '_ {
    let also: Vec<_> = rule.also.iter().map(|other| (other.level, &other.function)).collect();
    (&rule.holder, also, &rule.owner, &rule.budget)
}

/// Whether the regions meet when one dimension is left out of account.
fn neighbours(first: &Region, second: &Region, dimension: usize) -> bool {
    let mut widened = first.clone();
    widened.sets[dimension] = second.sets[dimension];
    widened.and(second).is_some()
}

fn at(table: &Table, message: String) -> Fault {
    Fault {
        file: table.file.clone(),
        line: table.line,
        message,
    }
}

/// A region in words: only what it leaves out of the whole is named.
fn facts(table: &Table, whole: &Region, region: &Region) -> String {
    let names = table.subject.questions.iter().zip(&table.answers);
    let names = names.map(|(question, answers)| (question.as_str(), answers.clone()));
    let places = PLACES.iter().map(|place| (*place).to_owned()).collect();
    let mut words: Vec<String> = names
        .chain([("place", places)])
        .enumerate()
        .filter(|(index, _)| region.sets[*index] != whole.sets[*index])
        .map(|(index, (name, members))| format!("{name}={}", chosen(&members, region.sets[index])))
        .collect();
    if region.days.0 != whole.days.0 {
        words.push(format!("from {}", date(region.days.0)));
    }
    if region.days.1 != whole.days.1 {
        words.push(format!("until {}", date(region.days.1)));
    }
    if words.is_empty() {
        return "any facts".to_owned();
    }
    words.join(", ")
}

fn chosen(members: &[String], set: u64) -> String {
    let inside = members.iter().enumerate().filter(|(bit, _)| set >> bit & 1 == 1);
    inside.map(|(_, member)| member.as_str()).collect::<Vec<_>>().join("|")
}

fn date(day: i32) -> String {
    NaiveDate::from_num_days_from_ce_opt(day).map_or_else(|| day.to_string(), |date| date.to_string())
}
