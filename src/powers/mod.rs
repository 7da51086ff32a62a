//! The division of powers: a dated rulebook that names who must answer an appeal and says why.
//!
//! Pure: a rulebook, a date, a place and facts in; a routing that explains itself out. It never chooses a
//! default silently: what the rulebook leaves open is an explicit `undetermined`.

use chrono::NaiveDate;
use serde::Serialize;

use std::collections::BTreeMap;

pub use crate::appeal::Confidence;
use crate::appeal::{Facts, Trilingual};
use crate::territory::{Level, Place};

mod attendance;
mod basis;
mod book;
mod check;
mod cite;
pub mod compare;
pub mod export;
mod fault;
mod history;
mod holder;
mod listing;
mod load;
mod overlap;
mod quotes;
mod raw;
mod read;
mod region;
mod route;
mod routing;
mod row;
mod rows;
mod search;
mod succession;
mod synonyms;

pub use attendance::{Attendant, Standing, attendance};
pub use book::PLACES;
pub use check::Report;
pub use cite::{Cited, Reading, without_marks};
pub use fault::Fault;
pub use history::Period;
pub use holder::{AKIMAT, acting, duty_desk, holder, holder_codes};
pub use overlap::Overlap;
pub use quotes::{Quote, Read};
pub use routing::{Candidate, Outcome, Reason, Routing};
pub use succession::{Abolished, successor_bodies};

/// A row of a subject's decision table: who answers under which conditions, and by what law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct RuleRow {
    /// Rule code as in [`Routing::rule`].
    pub rule: String,
    /// The answers that the row needs, by question; a question left out may have any answer.
    pub when: BTreeMap<String, Vec<String>>,
    /// The kinds of place that it holds for: `village`, `town` (of district rank), `city`.
    pub place: Vec<String>,
    /// Whether it names a holder.
    pub outcome: Outcome,
    /// `None` when undetermined.
    pub level: Option<Level>,
    /// `None` when undetermined.
    pub function: Option<String>,
    /// Who does the work and holds no clock.
    pub operational_owner: Option<Trilingual>,
    /// As in [`Routing::budget_level`].
    pub budget_level: String,
    /// The legal basis as written for people (long form).
    pub basis: Trilingual,
    /// Its articles one by one, and how each is known.
    pub cited: Vec<Cited>,
    /// How sure the row is.
    pub confidence: Confidence,
    /// The other bodies that other texts of law name for the same.
    pub also: Vec<Overlap>,
    /// The words of the articles of the basis that were read.
    pub quotes: Vec<Quote>,
}

/// An act of law that the rulebook cites.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct CitedAct {
    /// Code as citations write it, e.g. `roads-law`.
    pub code: String,
    /// Its name.
    pub name: Trilingual,
    /// Its number, e.g. `148-II`; `None` where the rulebook does not say it.
    pub number: Option<String>,
    /// The date of the copy that was read; `None` where nobody read it.
    pub read_on: Option<NaiveDate>,
}

/// A subject in the list for residents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Subject {
    /// Code, e.g. `road.pothole`.
    pub code: String,
    /// Code of its group.
    pub group: String,
    /// Its name.
    pub name: Trilingual,
    /// Question codes in order.
    pub questions: Vec<String>,
    /// The kind proposed to the resident, e.g. `message` or `complaint`.
    pub kind: crate::appeal::Kind,
}

/// A question of the rulebook. Its last answer is always `unknown`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Question {
    /// Code, e.g. `road_class`.
    pub code: String,
    /// The question.
    pub text: Trilingual,
    /// What helps to answer it.
    pub help: Trilingual,
    /// The answers in order.
    pub answers: Vec<Answer>,
}

/// An answer to a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[schema(as = QuestionAnswer)]
pub struct Answer {
    /// Code, e.g. `street`.
    pub code: String,
    /// The answer.
    pub text: Trilingual,
}

/// A function of a level with its names, from `bodies.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Function {
    /// Code, e.g. `akimat`.
    pub code: String,
    /// Level of its bodies.
    pub level: Level,
    /// Pattern with `{territory}` in the nominative, e.g. ru «Отдел … — {territory}».
    pub name: Trilingual,
}

/// Why a routing is refused: bad input, not an open question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unroutable {
    /// The rulebook in force has no such subject.
    UnknownSubject,
    /// The subject does not ask this.
    UnknownQuestion(String),
    /// The question has no such answer.
    UnknownAnswer {
        /// The question.
        question: String,
    },
    /// No rulebook is in force on the day.
    NoRulebook,
}

impl Unroutable {
    /// What was wrong with a question about this subject on this day, in English, for operators and lawyers.
    pub fn sentence(&self, subject: &str, on: NaiveDate) -> String {
        match self {
            Self::UnknownSubject => format!("the rulebook of {on} has no subject {subject}"),
            Self::UnknownQuestion(question) => format!("{subject} does not ask {question}"),
            Self::UnknownAnswer { question } => format!("{question} has no such answer"),
            Self::NoRulebook => format!("no rulebook is in force on {on}"),
        }
    }
}

/// All versions of the rulebook, parsed and proved.
#[derive(Debug, Clone, Default)]
pub struct Rulebook {
    versions: Vec<book::Version>,
    functions: Vec<Function>,
}

/// Reads and proves the powers among the files of the law (path below the law folder → text), without using them:
/// what `law check` prints.
pub fn check(files: &BTreeMap<String, String>) -> Report {
    load::load(files).1
}

/// The same with the rulebook, where it may be used.
pub fn examine(files: &BTreeMap<String, String>) -> (Option<Rulebook>, Report) {
    let (rulebook, report) = load::load(files);
    (report.faults.is_empty().then_some(rulebook), report)
}

impl Rulebook {
    /// Reads `bodies.toml` and the folders of `powers/`; any fault refuses the whole, so that a rulebook in use is
    /// always proved: exactly one rule fires for every day, place and facts.
    pub fn parse(files: &BTreeMap<String, String>) -> Result<Self, Vec<Fault>> {
        let (rulebook, report) = load::load(files);
        if report.faults.is_empty() {
            Ok(rulebook)
        } else {
            Err(report.faults)
        }
    }

    fn version(&self, on: NaiveDate) -> Option<&book::Version> {
        self.versions.iter().rev().find(|version| version.from <= on)
    }

    /// The version in force on a date, as it is kept with a case: its first day, e.g. `2026-01-01`.
    pub fn version_on(&self, on: NaiveDate) -> Option<&str> {
        self.version(on).map(|version| version.id.as_str())
    }

    /// The first day of the first version.
    pub fn first_day(&self) -> Option<NaiveDate> {
        self.versions.first().map(|version| version.from)
    }

    /// The first day of the version in force on a date.
    pub fn in_force_since(&self, on: NaiveDate) -> Option<NaiveDate> {
        self.version(on).map(|version| version.from)
    }

    /// The last day on which anything changes: the first day of a version, the first day of a row, or the day after
    /// a row's last. Every later day is answered as this one. `None` of an empty rulebook.
    pub fn last_change(&self) -> Option<NaiveDate> {
        self.versions.iter().filter_map(book::Version::last_change).max()
    }

    /// Who must answer, and why. `on` chooses the version. A fact left out counts as `unknown`.
    pub fn route(&self, on: NaiveDate, place: &Place, subject: &str, facts: &Facts) -> Result<Routing, Unroutable> {
        let version = self.version(on).ok_or(Unroutable::NoRulebook)?;
        route::route(version, on, place, subject, facts)
    }

    /// The groups of subjects in their order, with their names.
    pub fn groups(&self, on: NaiveDate) -> Vec<(String, Trilingual)> {
        self.version(on)
            .map(|version| version.groups.clone())
            .unwrap_or_default()
    }

    /// All subjects, group by group.
    pub fn subjects(&self, on: NaiveDate) -> Vec<Subject> {
        let tables = self.version(on).map_or(&[][..], |version| &version.tables);
        tables.iter().map(|table| table.subject.clone()).collect()
    }

    /// One subject.
    pub fn subject(&self, on: NaiveDate, code: &str) -> Option<Subject> {
        Some(self.version(on)?.table(code)?.subject.clone())
    }

    /// The search words of a subject: Kazakh, Russian, English; none of an unknown subject.
    pub fn words(&self, on: NaiveDate, subject: &str) -> [Vec<String>; 3] {
        let table = self.version(on).and_then(|version| version.table(subject));
        table.map(|table| table.words.clone()).unwrap_or_default()
    }

    /// The rows of a subject's table that are in force on the day, in the order of the rulebook; none of an unknown
    /// subject. Exactly one of them fires for any place and facts.
    pub fn rules(&self, on: NaiveDate, subject: &str) -> Vec<RuleRow> {
        self.version(on)
            .map(|version| listing::rows(version, on, subject))
            .unwrap_or_default()
    }

    /// Whether the subject is known and asks every one of these facts, wherever the place is.
    ///
    /// # Errors
    /// As [`Rulebook::route`].
    pub fn check_facts(&self, on: NaiveDate, subject: &str, facts: &Facts) -> Result<(), Unroutable> {
        let version = self.version(on).ok_or(Unroutable::NoRulebook)?;
        route::check_facts(version, subject, facts)
    }

    /// The acts that the rulebook may cite, by code.
    pub fn acts(&self, on: NaiveDate) -> Vec<CitedAct> {
        let acts = self.version(on).into_iter().flat_map(|version| version.acts.values());
        acts.map(|act| CitedAct {
            code: act.code.clone(),
            name: act.name.clone(),
            number: act.number.clone(),
            read_on: act.read_on,
        })
        .collect()
    }

    /// One question with its answers, `unknown` last.
    pub fn question(&self, on: NaiveDate, code: &str) -> Option<Question> {
        self.version(on)?.questions.get(code).cloned()
    }

    /// The subjects that the words fit best, best first; at most `limit`. Words may be misspelt, colloquial, Kazakh
    /// or Russian in Cyrillic or Latin letters, or English.
    pub fn search(&self, on: NaiveDate, words: &str, limit: usize) -> Vec<Subject> {
        let Some(version) = self.version(on) else {
            return Vec::new();
        };
        let best = version.index.best(words, limit);
        best.into_iter()
            .filter_map(|index| version.tables.get(index))
            .map(|table| table.subject.clone())
            .collect()
    }

    /// The name of a subject in the latest version that has it.
    pub fn subject_name(&self, code: &str) -> Option<&Trilingual> {
        let mut tables = self.versions.iter().rev().filter_map(|version| version.table(code));
        tables.next().map(|table| &table.subject.name)
    }

    /// The name of a group in the latest version that has it.
    pub fn group_name(&self, code: &str) -> Option<&Trilingual> {
        let groups = self.versions.iter().rev().flat_map(|version| &version.groups);
        groups.filter(|(known, _)| known == code).map(|(_, name)| name).next()
    }

    /// An article that is named without a mark (`roads-law 13`) in words, by the acts of the latest version that knows
    /// its act.
    ///
    /// # Errors
    /// What is wrong with it, for the one who wrote it.
    pub fn article(&self, named: &str) -> Result<Trilingual, String> {
        let citation = format!("{named} [F]");
        let mut worded = Err(format!("citation {named:?}: no rulebook"));
        for version in self.versions.iter().rev() {
            worded = cite::cite(&version.acts, [citation.as_str()]);
            if worded.is_ok() {
                break;
            }
        }
        worded
            .map(|basis| basis.long)
            .map_err(|why| why.replace(&citation, named))
    }

    /// Every function of every level.
    pub fn functions(&self) -> &[Function] {
        &self.functions
    }

    /// The function of a level.
    pub fn function(&self, level: Level, code: &str) -> Option<&Function> {
        self.functions
            .iter()
            .find(|function| function.level == level && function.code == code)
    }
}

#[cfg(test)]
mod tests;
