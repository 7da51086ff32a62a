//! The rows of a subject over all versions as one table: inputs, and for each line what it tests and what it answers.
//!
//! It owns how versions that ask or know different things stand in one table. It knows no file format.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::appeal::Trilingual;
use crate::powers::book::{Other, PLACES, Rule, Table, UNKNOWN, Version, full};
use crate::powers::{Question, Subject};

/// A question of the table with all answers that any version knows, `unknown` last.
pub(super) struct Input<'a> {
    pub question: &'a Question,
    pub answers: Vec<(&'a str, &'a Trilingual)>,
}

/// A line of the table.
pub(super) struct Line<'a> {
    pub version: &'a Version,
    /// For each input the answers that it needs; `None` where any will do.
    pub tests: Vec<Option<Vec<&'a str>>>,
    /// The kinds of place; `None` where any will do.
    pub places: Option<Vec<&'static str>>,
    /// First and last day, inclusive, counted as the proof does.
    pub days: (i32, i32),
    /// What it answers; `None` where the version of these days refuses the question.
    pub rule: Option<&'a Rule>,
    /// The overlaps of the rule on these days.
    pub also: Vec<&'a Other>,
}

/// The table of a subject.
pub(super) struct Sheet<'a> {
    /// As the last version that has it describes it.
    pub subject: &'a Subject,
    pub inputs: Vec<Input<'a>>,
    pub lines: Vec<Line<'a>>,
}

impl Sheet<'_> {
    /// The first day that the table decides.
    pub fn from(&self) -> Option<NaiveDate> {
        let first = self.lines.iter().map(|line| line.days.0).min()?;
        NaiveDate::from_num_days_from_ce_opt(first)
    }

    /// The intervals of days within which no line begins or ends.
    pub fn intervals(&self) -> Vec<(i32, i32)> {
        intervals(self.lines.iter().map(|line| line.days))
    }
}

/// The intervals between any two days on which one of these begins or has just ended.
fn intervals(days: impl Iterator<Item = (i32, i32)>) -> Vec<(i32, i32)> {
    let bounds: BTreeSet<i32> = days.flat_map(|(from, until)| [from, until.saturating_add(1)]).collect();
    let bounds: Vec<i32> = bounds.into_iter().collect();
    bounds.windows(2).map(|pair| (pair[0], pair[1] - 1)).collect()
}

/// The tables of all subjects in the order of the last version; those that it has no more come after.
pub(super) fn sheets(versions: &[Version]) -> Vec<Sheet<'_>> {
    let mut seen = BTreeSet::new();
    let newest_first = versions.iter().rev().flat_map(|version| &version.tables);
    newest_first
        .filter(|table| seen.insert(table.subject.code.as_str()))
        .map(|table| sheet(versions, &table.subject))
        .collect()
}

fn sheet<'a>(versions: &'a [Version], subject: &'a Subject) -> Sheet<'a> {
    let inputs = inputs(versions, &subject.code);
    let knows = |version: &&Version| version.table(&subject.code).is_some();
    let first = versions.iter().position(|version| knows(&version)).unwrap_or(0);
    let last = versions.iter().rposition(|version| knows(&version)).unwrap_or(0);
    let mut lines = Vec::new();
    for version in versions.iter().take(last + 1).skip(first) {
        match version.table(&subject.code) {
            Some(table) => {
                lines.extend(
                    table
                        .rules
                        .iter()
                        .flat_map(|rule| rule_lines(version, table, &inputs, rule)),
                );
                lines.extend(strange_answers(version, table, &inputs));
            }
            None => lines.push(refusal(version, vec![None; inputs.len()])),
        }
    }
    Sheet { subject, inputs, lines }
}

/// The questions of the newest version first, then what only older ones ask.
fn inputs<'a>(versions: &'a [Version], subject: &str) -> Vec<Input<'a>> {
    let mut inputs: Vec<Input<'a>> = Vec::new();
    for version in versions.iter().rev() {
        let asked = version
            .table(subject)
            .into_iter()
            .flat_map(|table| &table.subject.questions);
        for question in asked.filter_map(|code| version.questions.get(code)) {
            let place = inputs.iter().position(|input| input.question.code == question.code);
            let place = place.unwrap_or_else(|| {
                inputs.push(Input {
                    question,
                    answers: Vec::new(),
                });
                inputs.len() - 1
            });
            let answers = &mut inputs[place].answers;
            for answer in &question.answers {
                if !answers.iter().any(|(code, _)| *code == answer.code) {
                    answers.push((&answer.code, &answer.text));
                }
            }
            answers.sort_by_key(|(code, _)| *code == UNKNOWN);
        }
    }
    inputs
}

/// The lines of a rule: one, or several where an overlap begins or ends within its days.
fn rule_lines<'a>(version: &'a Version, table: &'a Table, inputs: &[Input<'a>], rule: &'a Rule) -> Vec<Line<'a>> {
    let test = |input: &Input<'a>| {
        let question = position(table, input)?;
        let (known, set) = (&table.answers[question], rule.region.sets[question]);
        let any = set == full(known.len()) && known.len() == input.answers.len();
        (!any).then(|| members(known.iter().map(String::as_str), set))
    };
    let places = rule.region.sets.last().copied().unwrap_or_default();
    let line = |days: (i32, i32)| Line {
        version,
        tests: inputs.iter().map(test).collect(),
        places: (places != full(PLACES.len())).then(|| members(PLACES.into_iter(), places)),
        days,
        rule: Some(rule),
        also: rule
            .also
            .iter()
            .filter(|other| other.days.0 <= days.0 && days.1 <= other.days.1)
            .collect(),
    };
    let dated = rule.also.iter().map(|other| other.days);
    intervals(dated.chain([rule.region.days]))
        .into_iter()
        .map(line)
        .collect()
}

/// The place of an input among the questions of a version's table; `None` where that version does not ask it.
fn position(table: &Table, input: &Input<'_>) -> Option<usize> {
    let asked = &table.subject.questions;
    asked.iter().position(|code| *code == input.question.code)
}

fn members<'a>(codes: impl Iterator<Item = &'a str>, set: u64) -> Vec<&'a str> {
    let chosen = codes.enumerate().filter(|(bit, _)| set & (1 << bit) != 0);
    chosen.map(|(_, code)| code).collect()
}

/// The lines that refuse what only other versions know as an answer, disjoint by construction: the first question with
/// such an answer takes it, the questions before have an answer that is known.
fn strange_answers<'a>(version: &'a Version, table: &'a Table, inputs: &[Input<'a>]) -> Vec<Line<'a>> {
    let mut known: Vec<Option<Vec<&'a str>>> = vec![None; inputs.len()];
    let mut lines = Vec::new();
    for (index, input) in inputs.iter().enumerate() {
        let Some(question) = position(table, input) else {
            continue;
        };
        let ours = |code: &str| table.answers[question].iter().any(|known| known == code);
        let codes = input.answers.iter().map(|(code, _)| *code);
        let (inside, outside): (Vec<&str>, Vec<&str>) = codes.partition(|code| ours(code));
        if !outside.is_empty() {
            let mut tests = known.clone();
            tests[index] = Some(outside);
            lines.push(refusal(version, tests));
            known[index] = Some(inside);
        }
    }
    lines
}

fn refusal<'a>(version: &'a Version, tests: Vec<Option<Vec<&'a str>>>) -> Line<'a> {
    Line {
        version,
        tests,
        places: None,
        days: version.days(),
        rule: None,
        also: Vec::new(),
    }
}
