//! What a newer list changes: what is known and the list go in, the changes come out. Nothing is written here.
//!
//! A list speaks only for the territories that it covers: an oblast's file retires nothing of another oblast.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::successors::{Suggestion, is_named, suggest};
use super::{LeftOut, Territory, TerritoryCode, Validity};
use crate::appeal::Trilingual;

/// A territory as the lists before have left it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Code, kind and name as of the last list.
    pub territory: Territory,
    /// When it is in force.
    pub valid: Validity,
}

/// A code that stands for a territory from now on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Created {
    /// The territory.
    pub territory: Territory,
    /// Its first day; `None` where no list has spoken of the area before, since this one does not say since when it is there.
    pub valid_from: Option<NaiveDate>,
}

/// A code that was retired and is in the list again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returned {
    /// As it was when it was retired.
    pub before: Territory,
    /// As it comes back.
    pub after: Territory,
    /// Its first day: the old one where no day is missing in between.
    pub valid_from: Option<NaiveDate>,
}

/// A code that has another name or kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// As it was.
    pub before: Territory,
    /// As it is from the day of the list.
    pub after: Territory,
}

/// A code that the list no longer has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retired {
    /// The territory.
    pub territory: Territory,
    /// What the list has in its place by name and surroundings.
    pub suggested: Suggestion,
}

impl Retired {
    /// Where it has moved, where that is beyond doubt.
    pub fn moved_to(&self) -> Option<&TerritoryCode> {
        self.suggested.successors.first().filter(|_| self.suggested.sure)
    }
}

/// What a list changes from the day on which it takes force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    /// That day.
    pub on: NaiveDate,
    /// The topmost territories of the list: it speaks for what lies in them.
    pub covers: Vec<TerritoryCode>,
    /// Codes that were not known.
    pub created: Vec<Created>,
    /// Codes that come back.
    pub returned: Vec<Returned>,
    /// Codes with another name or kind.
    pub changed: Vec<Changed>,
    /// Codes that are gone. Their last day is the one before.
    pub retired: Vec<Retired>,
    /// Codes as they were.
    pub unchanged: u64,
    /// Codes in force before, within each of the topmost territories.
    pub in_force_before: BTreeMap<TerritoryCode, usize>,
    /// Codes that the list lacks and that stay: a row that was left out may stand for them.
    pub kept: usize,
}

/// Fewer codes than this may go without a word of caution.
const FEW: usize = 20;

/// A topmost territory of which most would be retired.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct RetiresMost {
    /// The territory.
    pub territory: TerritoryCode,
    /// How many codes of it.
    pub retired: usize,
    /// Of how many that are in force.
    pub of: usize,
}

impl Changes {
    /// The topmost territories of which so much would be retired that the list is rather cut off than new: more than half of
    /// what is there. Each is judged by itself, since a list of the country may have lost one oblast.
    pub fn retires_most(&self) -> Vec<RetiresMost> {
        let judged = self.in_force_before.iter().map(|(cover, of)| RetiresMost {
            retired: self
                .retired
                .iter()
                .filter(|one| cover.contains(&one.territory.code))
                .count(),
            territory: cover.clone(),
            of: *of,
        });
        judged
            .filter(|one| one.retired > FEW && one.retired * 2 > one.of)
            .collect()
    }

    /// Keeps what rows that were left out may stand for: everything where nothing tells what they are, else what has their
    /// name.
    pub fn keep(&mut self, left_out: &LeftOut) {
        let before = self.retired.len();
        let stands = |one: &Retired| !left_out.nothing_known && !is_named(&one.territory, &left_out.names);
        self.retired.retain(stands);
        self.kept = before - self.retired.len();
    }
}

/// Compares a list with what is known. Both have each code once.
pub fn changes(known: &[Known], list: &[Territory], on: NaiveDate) -> Changes {
    let covers = topmost(list);
    let tops: BTreeSet<TerritoryCode> = covers.iter().cloned().collect();
    let within = |code: &TerritoryCode| {
        let around = [code.oblast(), code.district(), code.okrug(), code.clone()];
        around.into_iter().find(|around| tops.contains(around))
    };
    let by_code: BTreeMap<&TerritoryCode, &Known> = known.iter().map(|one| (&one.territory.code, one)).collect();
    let listed: BTreeSet<&TerritoryCode> = list.iter().map(|one| &one.code).collect();
    let mut found = Changes {
        on,
        created: Vec::new(),
        returned: Vec::new(),
        changed: Vec::new(),
        retired: Vec::new(),
        unchanged: 0,
        in_force_before: BTreeMap::new(),
        kept: 0,
        covers,
    };
    let mut spoken_of: BTreeSet<TerritoryCode> = BTreeSet::new();
    let mut gone = Vec::new();
    for one in known {
        let Some(cover) = within(&one.territory.code) else {
            continue;
        };
        spoken_of.insert(cover.clone());
        if one.valid.until.is_none() {
            *found.in_force_before.entry(cover).or_default() += 1;
            if !listed.contains(&one.territory.code) {
                gone.push(&one.territory);
            }
        }
    }
    for territory in list {
        let first = within(&territory.code).is_none_or(|cover| !spoken_of.contains(&cover));
        match by_code.get(&territory.code) {
            Some(before) => found.meet(before, territory),
            None => found.created.push(Created {
                territory: territory.clone(),
                valid_from: (!first).then_some(on),
            }),
        }
    }
    found.retire(&gone, known, list);
    found
}

impl Changes {
    /// Takes up a code that is known.
    fn meet(&mut self, known: &Known, listed: &Territory) {
        let before = &known.territory;
        let after = keep_names(before, listed);
        let changed = Changed {
            before: before.clone(),
            after: after.clone(),
        };
        match known.valid.until {
            None if after == *before => self.unchanged += 1,
            None => self.changed.push(changed),
            // Retired by a list of the same day, or of a day ahead: no day is missing in between.
            Some(until) if until.succ_opt().is_none_or(|next| next >= self.on) => {
                self.returned.push(Returned {
                    before: before.clone(),
                    after: before.clone(),
                    valid_from: known.valid.from,
                });
                if after != *before {
                    self.changed.push(changed);
                }
            }
            Some(_) => self.returned.push(Returned {
                before: before.clone(),
                after,
                valid_from: Some(self.on),
            }),
        }
    }

    fn retire(&mut self, gone: &[&Territory], known: &[Known], list: &[Territory]) {
        let arrived: Vec<&Territory> = self
            .created
            .iter()
            .map(|one| &one.territory)
            .chain(self.returned.iter().map(|one| &one.after))
            .collect();
        let names: BTreeMap<&TerritoryCode, &Trilingual> = known
            .iter()
            .map(|one| &one.territory)
            .chain(list)
            .map(|one| (&one.code, &one.name))
            .collect();
        let mut suggested = suggest(gone, &arrived, &names, &BTreeMap::new());
        self.retired = gone
            .iter()
            .map(|territory| Retired {
                territory: (*territory).clone(),
                suggested: suggested.remove(&territory.code).unwrap_or_default(),
            })
            .collect();
    }
}

/// The territories of a list that lie in no other of it.
fn topmost(list: &[Territory]) -> Vec<TerritoryCode> {
    let codes: BTreeSet<&TerritoryCode> = list.iter().map(|one| &one.code).collect();
    let top = codes
        .iter()
        .filter(|code| code.around().all(|around| !codes.contains(&around)));
    top.map(|code| (*code).clone()).collect()
}

/// A list without names in a language has the Russian name there: that is no reason to forget the name that is known.
fn keep_names(before: &Territory, listed: &Territory) -> Territory {
    let keep = |known: &str, new: &str| match new == listed.name.ru && before.name.ru == listed.name.ru {
        true => known.to_owned(),
        false => new.to_owned(),
    };
    Territory {
        name: Trilingual {
            kk: keep(&before.name.kk, &listed.name.kk),
            ru: listed.name.ru.clone(),
            en: keep(&before.name.en, &listed.name.en),
        },
        ..listed.clone()
    }
}

#[cfg(test)]
mod tests;
