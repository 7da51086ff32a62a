//! Settled places as residents choose them: the name, and what tells namesakes apart.

use chrono::NaiveDate;

use crate::actions;
use crate::appeal::{Language, Problem};
use crate::store::{Conn, Found, StoreError, territories};
use crate::territory::{Place, Territory, TerritoryCode, TerritoryKind};

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
pub(super) fn search(
    c: &mut Conn,
    language: Language,
    today: NaiveDate,
    words: &str,
) -> Result<Found<NamedPlace>, StoreError> {
    let found = territories::search(c, words, &SETTLED, today, OFFERED)?;
    let items = found.items.iter().map(|territory| named(c, language, territory));
    Ok(Found {
        items: items.collect::<Result<_, _>>()?,
        hidden: found.hidden,
        at_least: found.at_least,
    })
}

/// A known place with its name, also a retired one; `None` for what no list had.
pub(super) fn describe(
    c: &mut Conn,
    language: Language,
    code: &TerritoryCode,
) -> Result<Option<NamedPlace>, StoreError> {
    territories::find(c, code)?
        .map(|territory| named(c, language, &territory))
        .transpose()
}

/// The place that was chosen, with its name, where an appeal can be about it today; else what is wrong with it, or nothing
/// where none was chosen.
pub(super) fn choose(
    c: &mut Conn,
    language: Language,
    today: NaiveDate,
    chosen: &str,
) -> Result<Result<(Place, NamedPlace), Option<Problem>>, StoreError> {
    if chosen.is_empty() {
        return Ok(Err(None));
    }
    let Some(code) = TerritoryCode::read(chosen) else {
        return Ok(Err(Some(Problem::UnknownSettlement)));
    };
    Ok(match actions::find_place(c, &code, today)? {
        Ok(place) => match territories::find(c, &code)? {
            Some(territory) => Ok((place, named(c, language, &territory)?)),
            None => Err(Some(Problem::UnknownSettlement)),
        },
        // A district is not in the list of places to choose from.
        Err(Problem::NotASettlement) => Err(Some(Problem::UnknownSettlement)),
        Err(problem) => Err(Some(problem)),
    })
}

/// What is offered in the place of one that is retired.
pub(super) fn instead(
    c: &mut Conn,
    language: Language,
    problem: Option<&Problem>,
) -> Result<Found<NamedPlace>, StoreError> {
    let mut found = Found::nothing();
    if let Some(Problem::RetiredSettlement {
        successor: Some((code, _)),
        ..
    }) = problem
        && let Some(code) = TerritoryCode::parse(code)
        && let Some(territory) = territories::find(c, &code)?
    {
        found.items.push(named(c, language, &territory)?);
    }
    Ok(found)
}

fn named(c: &mut Conn, language: Language, territory: &Territory) -> Result<NamedPlace, StoreError> {
    let code = &territory.code;
    let wanted: Vec<String> = code.around().map(|around| around.to_string()).collect();
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
