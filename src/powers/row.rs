//! A row of a decision table, field by field, from its two layers.
//!
//! It owns what each field may say. Which rows a subject has is `rows`' matter.

use std::collections::BTreeSet;

use toml::Spanned;

use super::Confidence;
use super::book::{CITY, PLACES, Rule, Table, full};
use super::cite::{Basis, cite};
use super::fault::Source;
use super::raw::{RawGroup, RawRule, RawSubject};
use super::read::Reader;
use super::region::Region;
use super::rows::Ground;
use crate::appeal::Trilingual;
use crate::territory::Level;

/// The budgets that a rule may name.
const BUDGETS: [&str; 8] = [
    "rural",
    "district",
    "oblast",
    "republican",
    "owners",
    "owner",
    "none",
    "undetermined",
];

/// A row in two layers: the subject's own words above the template's.
pub(super) struct Layers<'a> {
    pub own: Option<(&'a RawRule, &'a Source<'a>)>,
    pub base: Option<(&'a RawRule, &'a Source<'a>)>,
}

impl<'a> Layers<'a> {
    /// A field from the upper layer that has it, with the file it stands in.
    pub fn field<T>(&self, get: impl Fn(&'a RawRule) -> Option<&'a T>) -> Option<(&'a T, &'a Source<'a>)> {
        let layers = [self.own, self.base].into_iter().flatten();
        layers
            .map(|(rule, source)| (get(rule), source))
            .find_map(|(value, source)| Some((value?, source)))
    }

    /// The upper layer: where the row is written.
    fn written(&self) -> Option<(&'a RawRule, &'a Source<'a>)> {
        self.own.or(self.base)
    }
}

/// One row being read.
pub(super) struct Row<'r, 'a> {
    pub reader: &'r mut Reader,
    pub ground: &'a Ground<'a>,
    pub source: &'a Source<'a>,
    pub group: &'a RawGroup,
    pub raw: &'a RawSubject,
    pub layers: Layers<'a>,
}

impl Row<'_, '_> {
    /// Reads the row for its table; `None` after a fault that leaves no holder.
    pub fn read(mut self, table: &Table) -> Option<Rule> {
        let (written, source) = self.layers.written()?;
        let code = written.code.get_ref().clone();
        let region = self.region(table);
        let holder = self.holder(&region);
        let also = match &holder {
            Some(holder) => self.overlaps(&region, holder.as_ref()),
            None => Vec::new(),
        };
        let rule = Rule {
            holder: holder?,
            also,
            owner: self.owner(),
            budget: self.budget(),
            basis: self.basis(region.days.0),
            region,
            confidence: self.confidence(),
            file: source.file.to_owned(),
            line: source.line(written.code.span().start),
            code,
        };
        Some(rule)
    }

    /// The rule's name: `road.snow/street`.
    pub fn name(&self) -> String {
        let code = self.layers.written().map_or("", |(rule, _)| rule.code.get_ref());
        format!("{}/{code}", self.raw.code.get_ref())
    }

    pub fn fault_at_row(&mut self, message: String) {
        if let Some((rule, source)) = self.layers.written() {
            self.reader.fault(source, &rule.code.span(), message);
        }
    }

    fn region(&mut self, table: &Table) -> Region {
        let mut sets: Vec<u64> = table.answers.iter().map(|answers| full(answers.len())).collect();
        if let Some((when, source)) = self.layers.field(|rule| rule.when.as_ref()) {
            for (question, wanted) in when.get_ref() {
                let Some(index) = table.subject.questions.iter().position(|code| code == question) else {
                    let message = format!("{} does not ask {question:?}", table.subject.code);
                    self.reader.fault(source, &when.span(), message);
                    continue;
                };
                sets[index] = 0;
                for answer in wanted.as_slice() {
                    match table.answers[index].iter().position(|code| code == answer) {
                        Some(bit) => sets[index] |= 1 << bit,
                        None => {
                            let message = format!("question {question} has no answer {answer:?}");
                            self.reader.fault(source, &when.span(), message);
                        }
                    }
                }
            }
        }
        sets.push(self.places());
        Region {
            sets,
            days: self.days(),
        }
    }

    fn places(&mut self) -> u64 {
        let Some((places, source)) = self.layers.field(|rule| rule.place.as_ref()) else {
            return full(PLACES.len());
        };
        let mut set = 0;
        for place in places.get_ref() {
            match PLACES.iter().position(|known| known == place) {
                Some(bit) => set |= 1 << bit,
                None => self
                    .reader
                    .fault(source, &places.span(), format!("unknown place {place:?}")),
            }
        }
        set
    }

    /// The days of the row inside those of the version. Dates that miss the version leave nothing: a dead rule.
    fn days(&mut self) -> (i32, i32) {
        let (first, last) = self.ground.days;
        let from = self.layers.field(|rule| rule.valid_from.as_ref());
        let from = from.and_then(|(date, source)| self.reader.date(source, date));
        let until = self.layers.field(|rule| rule.valid_until.as_ref());
        let until = until.and_then(|(date, source)| self.reader.date(source, date));
        (
            from.map_or(first, super::book::day).max(first),
            until.map_or(last, super::book::day).min(last),
        )
    }

    /// Who holds: `Some(None)` for explicitly undetermined, `None` after a fault.
    fn holder(&mut self, region: &Region) -> Option<Option<(Level, String)>> {
        let own_holder = self
            .layers
            .own
            .is_some_and(|(rule, _)| rule.level.is_some() || rule.function.is_some());
        let undetermined = self.layers.field(|rule| rule.undetermined.as_ref());
        let own_word = self.layers.own.is_some_and(|(rule, _)| rule.undetermined.is_some());
        if own_holder && own_word {
            self.fault_at_row("a rule with a holder cannot be undetermined".to_owned());
            return None;
        }
        if undetermined.is_some_and(|(word, _)| *word.get_ref()) && !own_holder {
            return Some(None);
        }
        let (Some((level, level_source)), Some((function, source))) = (
            self.layers.field(|rule| rule.level.as_ref()),
            self.layers.field(|rule| rule.function.as_ref()),
        ) else {
            self.fault_at_row(
                "a rule names level and function, or undetermined = true (or repeats the code of an inherited row)"
                    .to_owned(),
            );
            return None;
        };
        let (level, code) = self.function_of_level((level, level_source), (function, source))?;
        if level == Level::Rural && region.sets.last().is_some_and(|set| set & CITY != 0) {
            self.fault_at_row("a rural body cannot hold where place includes city".to_owned());
        }
        Some(Some((level, code)))
    }

    /// A function that `bodies.toml` has at a level; `None` after a fault.
    pub fn function_of_level(
        &mut self,
        (level, level_source): (&Spanned<String>, &Source<'_>),
        (function, source): (&Spanned<String>, &Source<'_>),
    ) -> Option<(Level, String)> {
        let level: Level = self.reader.word(level_source, level, "level")?;
        let code = function.get_ref();
        let mut known = self.ground.functions.iter();
        if !known.any(|known| known.level == level && known.code == *code) {
            let message = format!("unknown function {code:?} at level {} (bodies.toml)", level.as_str());
            self.reader.fault(source, &function.span(), message);
            return None;
        }
        Some((level, code.clone()))
    }

    fn owner(&mut self) -> Option<Trilingual> {
        let (owner, source) = self.layers.field(|rule| rule.owner.as_ref())?;
        let code = owner.get_ref();
        let found = self.ground.glossary.owners.get(code);
        if found.is_none() && code != "none" {
            self.reader
                .fault(source, &owner.span(), format!("unknown owner {code:?}"));
        }
        found.cloned()
    }

    fn budget(&mut self) -> String {
        let Some((budget, source)) = self.layers.field(|rule| rule.budget.as_ref()) else {
            self.fault_at_row("a rule without a budget".to_owned());
            return String::new();
        };
        if !BUDGETS.contains(&budget.get_ref().as_str()) {
            self.reader
                .fault(source, &budget.span(), format!("unknown budget {:?}", budget.get_ref()));
        }
        budget.get_ref().clone()
    }

    /// The row's citations, else the subject's, else the group's; then what the subject adds to every row.
    fn basis(&mut self, first: i32) -> Basis {
        let written = self.layers.field(|rule| rule.basis.as_ref());
        let (list, source) = match written {
            Some((list, source)) => (list, source),
            None if !self.raw.basis.is_empty() => (&self.raw.basis, self.source),
            None => (&self.group.basis, self.source),
        };
        if list.is_empty() {
            self.fault_at_row(format!(
                "missing citation: a rule of {} has no basis",
                self.raw.code.get_ref()
            ));
        }
        let added = self.raw.also.iter().map(|one| (one, self.source));
        let all: Vec<_> = list.iter().map(|one| (one, source)).chain(added).collect();
        self.cited(&all, first)
    }

    /// Citations in words of what holds from a day on; those that cannot be read are faults, and so are acts that came later.
    pub fn cited(&mut self, citations: &[(&Spanned<String>, &Source<'_>)], first: i32) -> Basis {
        let acts = &self.ground.glossary.acts;
        for (citation, source) in citations {
            if let Err(message) = cite(acts, [citation.get_ref().as_str()]) {
                self.reader.fault(source, &citation.span(), message);
            }
        }
        let basis = cite(acts, citations.iter().map(|(one, _)| one.get_ref().as_str())).unwrap_or_default();
        let named: BTreeSet<&str> = basis.cited.iter().map(|cited| cited.act.as_str()).collect();
        for act in named.into_iter().filter_map(|code| acts.get(code)) {
            if let Some(day) = act.in_force_from.filter(|day| first < super::book::day(*day)) {
                let message = format!("{} cites {} before it is in force ({day})", self.name(), act.code);
                self.fault_at_row(message);
            }
        }
        basis
    }

    /// As sure as the less sure of the row and its subject (or group).
    fn confidence(&mut self) -> Confidence {
        let row = self.layers.field(|rule| rule.confidence.as_ref());
        let whole = self.raw.confidence.as_ref().or(self.group.confidence.as_ref());
        let words = row.into_iter().chain(whole.map(|word| (word, self.source)));
        let mut weakest = None;
        for (word, source) in words {
            weakest = weakest.max(self.reader.word(source, word, "confidence"));
        }
        if weakest.is_none() {
            self.fault_at_row("a rule without a confidence".to_owned());
        }
        weakest.unwrap_or(Confidence::Low)
    }
}
