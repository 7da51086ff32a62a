//! Settled places as residents choose them: the name, and what tells namesakes apart.

use crate::appeal::Language;
use crate::store::{Conn, Found, StoreError, territories};
use crate::territory::{Territory, TerritoryCode, TerritoryKind};

/// The kinds that an appeal can be about.
const SETTLED: [TerritoryKind; 4] = [
    TerritoryKind::Settlement,
    TerritoryKind::Town,
    TerritoryKind::Township,
    TerritoryKind::CityPart,
];

/// How many places are offered: more would not be read; a longer word narrows them.
const OFFERED: i64 = 30;

/// A place to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NamedPlace {
    pub code: String,
    pub name: String,
    /// Okrug, district and oblast.
    pub around: String,
}

/// The places whose names begin with the words, the big ones first.
pub(super) fn search(c: &mut Conn, language: Language, words: &str) -> Result<Found<NamedPlace>, StoreError> {
    let found = territories::search(c, words, &SETTLED, OFFERED)?;
    let items = found.items.iter().map(|territory| named(c, language, territory));
    Ok(Found {
        items: items.collect::<Result<_, _>>()?,
        hidden: found.hidden,
        at_least: found.at_least,
    })
}

/// A known place with its name; `None` for what is not in the list.
pub(super) fn describe(
    c: &mut Conn,
    language: Language,
    code: &TerritoryCode,
) -> Result<Option<NamedPlace>, StoreError> {
    territories::find(c, code)?
        .map(|territory| named(c, language, &territory))
        .transpose()
}

fn named(c: &mut Conn, language: Language, territory: &Territory) -> Result<NamedPlace, StoreError> {
    let code = &territory.code;
    let mut wanted: Vec<String> = Vec::new();
    for parent in [code.okrug(), code.district(), code.oblast()] {
        let parent = parent.as_str().to_owned();
        if parent != code.as_str() && !wanted.contains(&parent) {
            wanted.push(parent);
        }
    }
    let parents = territories::find_many(c, &wanted)?;
    let around: Vec<&str> = wanted
        .iter()
        .filter_map(|code| parents.iter().find(|parent| parent.code.as_str() == code))
        .map(|parent| parent.name.get(language))
        .collect();
    Ok(NamedPlace {
        code: code.as_str().to_owned(),
        name: territory.name.get(language).to_owned(),
        around: around.join(", "),
    })
}
