//! The compiled rulebook: versions, tables and rules as routing and proof read them.
//!
//! It owns these shapes. It never reads text: `read` makes them.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::cite::{Act, Basis};
use super::quotes::Quotes;
use super::region::Region;
use super::search::Index;
use super::{Confidence, Question, Subject};
use crate::appeal::Trilingual;
use crate::territory::{Level, Place, TerritoryKind};

/// The answer that every question has.
pub(super) const UNKNOWN: &str = "unknown";

/// The kinds of place that a rule may tell apart; the order is that of their bits.
pub const PLACES: [&str; 3] = ["village", "town", "city"];

/// The bit of the places without an akim of the lowest level.
pub(super) const CITY: u64 = 0b100;

/// The bit of the kind of a place.
pub(super) fn place_bit(place: &Place) -> u64 {
    match place.around {
        Some(TerritoryKind::Town) => 0b010,
        _ if place.has_rural_akim() => 0b001,
        _ => CITY,
    }
}

/// A day as the proof counts it.
pub(super) fn day(date: NaiveDate) -> i32 {
    date.num_days_from_ce()
}

/// Another body that another text names for what a rule gives to its holder.
#[derive(Debug, Clone)]
pub(super) struct Other {
    pub level: Level,
    pub function: String,
    pub basis: Basis,
    pub why: Trilingual,
    /// The question that decides between the two, where one does.
    pub decides: Option<Trilingual>,
    /// The days on which both texts name a body, among those of the rule.
    pub days: (i32, i32),
}

/// A row of a table after inheritance.
#[derive(Debug, Clone)]
pub(super) struct Rule {
    pub code: String,
    pub region: Region,
    /// `None`: explicitly undetermined.
    pub holder: Option<(Level, String)>,
    /// Who else is named by law; never the holder.
    pub also: Vec<Other>,
    pub owner: Option<Trilingual>,
    pub budget: String,
    pub basis: Basis,
    pub confidence: Confidence,
    /// Where the row is written.
    pub file: String,
    pub line: usize,
}

/// The decision table of a subject.
#[derive(Debug, Clone)]
pub(super) struct Table {
    pub subject: Subject,
    /// Search words per language.
    pub words: [Vec<String>; 3],
    /// Answer codes of each question of the subject.
    pub answers: Vec<Vec<String>>,
    pub rules: Vec<Rule>,
    /// Whether it was read without a fault; what was misread is not proved, for its gaps would be echoes.
    pub sound: bool,
    pub file: String,
    pub line: usize,
}

impl Table {
    /// Everything that the table must decide within these days.
    pub fn whole(&self, days: (i32, i32)) -> Region {
        let mut sets: Vec<u64> = self.answers.iter().map(|answers| full(answers.len())).collect();
        sets.push(full(PLACES.len()));
        Region { sets, days }
    }
}

/// The mask with that many members.
pub(super) fn full(members: usize) -> u64 {
    u64::MAX
        .checked_shr(64 - members.clamp(1, 64) as u32)
        .unwrap_or(u64::MAX)
}

/// The sentences that word a decision.
#[derive(Debug, Clone, Default)]
pub(super) struct Wording {
    /// With `{subject}`.
    pub subject: Trilingual,
    /// With `{question}`.
    pub missing: Trilingual,
    /// Undetermined though nothing is missing.
    pub open: Trilingual,
    /// By kind of place, in the order of `PLACES`.
    pub places: Vec<Trilingual>,
    /// By question and answer.
    pub answers: BTreeMap<(String, String), Trilingual>,
}

/// A dated rulebook.
#[derive(Debug, Clone)]
pub(super) struct Version {
    /// Its first day, as written with a case.
    pub id: String,
    pub from: NaiveDate,
    /// Last day, inclusive.
    pub until: NaiveDate,
    pub groups: Vec<(String, Trilingual)>,
    pub acts: BTreeMap<String, Act>,
    pub questions: BTreeMap<String, Question>,
    pub wording: Wording,
    pub quotes: Quotes,
    pub tables: Vec<Table>,
    pub index: Index,
}

impl Version {
    /// The days that the proof covers.
    pub fn days(&self) -> (i32, i32) {
        (day(self.from), day(self.until))
    }

    /// The last day on which a row, an overlap or a quotation begins, or has just ended, and at least the version's own
    /// first day.
    pub fn last_change(&self) -> Option<NaiveDate> {
        let (first, last) = self.days();
        let rows = self.tables.iter().flat_map(|table| &table.rules);
        let dated = rows.flat_map(|rule| rule.also.iter().map(|other| other.days).chain([rule.region.days]));
        let changes = dated
            .chain(self.quotes.days())
            .flat_map(|(from, until)| [Some(from), (until < last).then_some(until + 1)]);
        let latest = changes.flatten().fold(first, i32::max);
        NaiveDate::from_num_days_from_ce_opt(latest)
    }

    /// The table of a subject.
    pub fn table(&self, subject: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.subject.code == subject)
    }
}
