//! What may have taken the place of a retired code: by name and by what lies around, a suggestion for a person to confirm.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::own_name::own_name;
use super::{Known, Retired, Territory, TerritoryCode, TerritoryKind};
use crate::appeal::Trilingual;

/// Names by code, of what goes, of what comes, and of what lies around.
type Names<'a> = BTreeMap<&'a TerritoryCode, &'a Trilingual>;

/// More than this nobody would compare.
const MOST: usize = 5;

/// What may have taken the place of a territory.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Suggestion {
    /// All that may be meant, by code.
    pub successors: Vec<TerritoryCode>,
    /// Whether there is one, and it is beyond doubt: the only one of this name in what the old one lay in, or in what has
    /// taken the place of that, and claimed by no other that goes.
    pub sure: bool,
}

/// For each territory that goes those among the arrived that may have taken its place: of the same name, in the same oblast or
/// within what has taken the place of its surroundings. None is as possible as several. `confirmed` is what a person has said.
pub fn suggest(
    gone: &[&Territory],
    arrived: &[&Territory],
    names: &Names<'_>,
    confirmed: &BTreeMap<TerritoryCode, TerritoryCode>,
) -> BTreeMap<TerritoryCode, Suggestion> {
    let mut gone = gone.to_vec();
    // What lies around comes first: it decides between villages of one name.
    gone.sort_by_key(|territory| (territory.code.depth(), territory.code.clone()));
    let (arriving, going) = (by_name(arrived), by_name(&gone));
    let mut suggested: BTreeMap<TerritoryCode, Vec<TerritoryCode>> = BTreeMap::new();
    let mut sure = confirmed.clone();
    let mut found = BTreeMap::new();
    for territory in gone {
        let key = (own_name(&territory.name.ru), is_settled(territory.kind));
        let namesakes = arriving.get(&key).map_or(&[][..], Vec::as_slice);
        let mut ranked: Vec<(u8, &TerritoryCode)> = namesakes
            .iter()
            .map(|other| {
                let known = (&suggested, confirmed);
                (likeness(&territory.code, &other.code, known, names), &other.code)
            })
            .filter(|(likeness, _)| *likeness >= SAME_OBLAST)
            .collect();
        ranked.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        let best = ranked.first().map(|(likeness, _)| *likeness);
        let best: Vec<TerritoryCode> = ranked
            .into_iter()
            .filter(|(likeness, _)| Some(*likeness) == best)
            .take(MOST)
            .map(|(_, code)| code.clone())
            .collect();
        let beyond_doubt = match &best[..] {
            [one] => {
                let within = |old: &TerritoryCode, new: &TerritoryCode| lies_in_the_same(old, new, &sure, names);
                let rivals = going.get(&key).map_or(&[][..], Vec::as_slice);
                within(&territory.code, one)
                    && rivals.iter().filter(|rival| within(&rival.code, one)).count() == 1
                    && namesakes
                        .iter()
                        .filter(|other| within(&territory.code, &other.code))
                        .count()
                        == 1
            }
            _ => false,
        };
        if let (true, [one]) = (beyond_doubt, &best[..]) {
            sure.insert(territory.code.clone(), one.clone());
        }
        suggested.insert(territory.code.clone(), best.clone());
        let suggestion = Suggestion {
            successors: best,
            sure: beyond_doubt,
        };
        found.insert(territory.code.clone(), suggestion);
    }
    found
}

/// Territories by their own name and whether people live in them directly.
fn by_name<'a>(all: &[&'a Territory]) -> BTreeMap<(String, bool), Vec<&'a Territory>> {
    let mut by_name: BTreeMap<_, Vec<&Territory>> = BTreeMap::new();
    for territory in all {
        let key = (own_name(&territory.name.ru), is_settled(territory.kind));
        by_name.entry(key).or_default().push(territory);
    }
    by_name
}

/// Whether the new one lies in what the old one lay in, or in what has surely taken the place of that.
fn lies_in_the_same(
    old: &TerritoryCode,
    new: &TerritoryCode,
    sure: &BTreeMap<TerritoryCode, TerritoryCode>,
    names: &Names<'_>,
) -> bool {
    match (around(old, names), around(new, names)) {
        (Some(was), Some(is)) => was == is || sure.get(&was) == Some(&is),
        _ => false,
    }
}

const SAME_SURROUNDINGS: u8 = 4;
const SAME_OBLAST: u8 = 2;
const SAME_ENDING: u8 = 1;

/// How much speaks for two codes of one name being the same place.
fn likeness(
    old: &TerritoryCode,
    new: &TerritoryCode,
    (suggested, confirmed): (
        &BTreeMap<TerritoryCode, Vec<TerritoryCode>>,
        &BTreeMap<TerritoryCode, TerritoryCode>,
    ),
    names: &Names<'_>,
) -> u8 {
    let mut likeness = 0;
    if let (Some(was), Some(is)) = (around(old, names), around(new, names)) {
        let name = |code| names.get(code).map(|name| own_name(&name.ru));
        let taken_over =
            confirmed.get(&was) == Some(&is) || suggested.get(&was).is_some_and(|codes| codes.contains(&is));
        if was == is || taken_over || (was.depth() == is.depth() && name(&was) == name(&is)) {
            likeness += SAME_SURROUNDINGS;
        }
    }
    if old.oblast() == new.oblast() {
        likeness += SAME_OBLAST;
    }
    // Codes often keep their last digits when a district gets others.
    if old.as_str().get(4..) == new.as_str().get(4..) {
        likeness += SAME_ENDING;
    }
    likeness
}

/// The nearest territory around a code that the lists have.
fn around(code: &TerritoryCode, names: &Names<'_>) -> Option<TerritoryCode> {
    code.around().find(|around| names.contains_key(around))
}

/// Whether people live in it directly, so that appeals can be about it.
pub fn is_settled(kind: TerritoryKind) -> bool {
    use TerritoryKind::{CityPart, Settlement, Town, Township};
    matches!(kind, Settlement | Town | Township | CityPart)
}

/// The retired territories whose successor nobody has confirmed yet, each with what may have taken its place: what came in the
/// day after it went. Those that were never in force, since a mended list took them back, are no loss.
pub fn awaiting(known: &[Known], confirmed: &BTreeMap<TerritoryCode, TerritoryCode>) -> Vec<Retired> {
    let names: Names<'_> = known
        .iter()
        .map(|one| (&one.territory.code, &one.territory.name))
        .collect();
    let mut gone: BTreeMap<NaiveDate, Vec<&Territory>> = BTreeMap::new();
    for one in known {
        if let Some(until) = one.valid.until
            && one.valid.from.is_none_or(|from| from <= until)
            && !confirmed.contains_key(&one.territory.code)
        {
            gone.entry(until).or_default().push(&one.territory);
        }
    }
    let mut found = Vec::new();
    for (until, gone) in gone {
        let next = until.succ_opt();
        let arrived: Vec<&Territory> = known
            .iter()
            .filter(|one| one.valid.from == next && one.valid.until.is_none())
            .map(|one| &one.territory)
            .collect();
        let mut suggested = suggest(&gone, &arrived, &names, confirmed);
        found.extend(gone.into_iter().map(|territory| Retired {
            suggested: suggested.remove(&territory.code).unwrap_or_default(),
            territory: territory.clone(),
        }));
    }
    found
}

/// Whether a retired territory is called as one of these rows is, whatever kind they name.
pub(super) fn is_named(territory: &Territory, written: &[String]) -> bool {
    let name = own_name(&territory.name.ru);
    written.iter().any(|written| own_name(written) == name)
}

/// Why a territory cannot take the place of a retired one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoSuccessor {
    /// The territory is still in force: there is nothing to succeed.
    NotRetired,
    /// It would succeed itself, at once or over others.
    Circle,
    /// It is retired itself.
    Retired,
    /// Nobody lives in it directly, and an appeal was about the retired one.
    OtherKind,
    /// It is a village, and the retired one had bodies: an okrug, a district.
    Village,
}

/// Whether a territory may take the place of a retired one. `next` tells what has taken the place of a code.
///
/// # Errors
/// Why not.
pub fn check_successor(
    retired: &Known,
    successor: &Known,
    next: impl Fn(&TerritoryCode) -> Option<TerritoryCode>,
) -> Result<(), NoSuccessor> {
    if retired.valid.until.is_none() {
        return Err(NoSuccessor::NotRetired);
    }
    let mut at = Some(successor.territory.code.clone());
    let mut seen = BTreeSet::new();
    while let Some(code) = at {
        if code == retired.territory.code {
            return Err(NoSuccessor::Circle);
        }
        at = next(&code).filter(|_| seen.insert(code));
    }
    if successor.valid.until.is_some() {
        return Err(NoSuccessor::Retired);
    }
    if is_settled(retired.territory.kind) && !is_settled(successor.territory.kind) {
        return Err(NoSuccessor::OtherKind);
    }
    if !is_settled(retired.territory.kind) && successor.territory.kind == TerritoryKind::Settlement {
        return Err(NoSuccessor::Village);
    }
    Ok(())
}

#[cfg(test)]
mod tests;
