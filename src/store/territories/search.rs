//! The search of territories: by the beginning of words, with and without the word of the kind, in any spelling, with one
//! slip of the pen.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::schema::{territories, territory_words};
use super::super::{Conn, Found, StoreError, inside, words};
use super::{Row, find_many, former_names, in_force, words_of};
use crate::appeal::{CleanText, Trilingual};
use crate::territory::{Territory, TerritoryCode, TerritoryKind, without_kinds};

/// What places lie in: its name finds them too.
const AROUND: [TerritoryKind; 2] = [TerritoryKind::RuralOkrug, TerritoryKind::District];
/// Of so many okrugs or districts of one name the places are listed.
const MOST_AROUND: usize = 3;
/// Words of one first letter that are looked through for a slip.
const MOST_WORDS: i64 = 20_000;

/// Folded search (see `territory::fold`) by the beginning of words of the names or by code, among some kinds or, without
/// any, all. Every word must fit the territory or one that it lies in («Акшатау Аягоз»). Whole names and words come
/// first, then beginnings; of equals the big places: cities, towns, townships, villages, then what is around them. Only what
/// is in force on the day is found, also by names of before.
pub fn search(
    c: &mut Conn,
    typed: &str,
    kinds: &[TerritoryKind],
    on: NaiveDate,
    limit: i64,
) -> Result<Found<Territory>, StoreError> {
    if CleanText::from(typed).is_empty() {
        return first(c, kinds, on, limit);
    }
    let asked = Asked { kinds, on };
    let typed = words::query(typed);
    let own = without_kinds(&typed);
    let mut attempts = vec![own.clone()];
    // «Ақ жол» and «Ақжол» are one name.
    attempts.extend((own.len() > 1).then(|| vec![own.concat()]));
    for query in attempts {
        let found = meeting(c, &query, &typed, asked)?;
        if !found.0.is_empty() {
            return cut(c, found, &own, asked, limit);
        }
    }
    let corrected = corrected(c, &own)?;
    let found = match corrected == own {
        true => (Vec::new(), false),
        false => meeting(c, &corrected, &corrected, asked)?,
    };
    cut(c, found, &own, asked, limit)
}

/// Of which kinds, on which day.
#[derive(Clone, Copy)]
struct Asked<'a> {
    kinds: &'a [TerritoryKind],
    on: NaiveDate,
}

/// What was found, and whether there may be more.
type Meeting = (Vec<Territory>, bool);

/// Where no place has the name, and only places are asked for, those of okrugs and districts of that name. What is left out is
/// counted; where there are more such okrugs and districts than are looked into, there are more at least.
fn cut(
    c: &mut Conn,
    (mut found, mut at_least): Meeting,
    query: &[String],
    asked: Asked<'_>,
    limit: i64,
) -> Result<Found<Territory>, StoreError> {
    if found.is_empty() && !asked.kinds.is_empty() && !AROUND.iter().any(|kind| asked.kinds.contains(kind)) {
        let around = Asked {
            kinds: &AROUND,
            on: asked.on,
        };
        let (around, some) = meeting(c, query, query, around)?;
        at_least |= some || around.len() > MOST_AROUND;
        for territory in around.iter().take(MOST_AROUND) {
            let (first, last) = inside(&territory.code);
            let rows: Vec<Row> = territories::table
                .filter(territories::code.between(first, last))
                .filter(territories::kind.eq_any(words_of(asked.kinds)))
                .filter(in_force(asked.on))
                .order(territories::code)
                .select(Row::as_select())
                .load(c)?;
            for row in rows {
                let place = row.read()?;
                if !found.iter().any(|known| known.code == place.code) {
                    found.push(place);
                }
            }
        }
    }
    Ok(Found::cut(found, limit, at_least))
}

/// A query whose words are corrected where no name has a word that begins so, by one slip of the pen behind the first letter.
fn corrected(c: &mut Conn, query: &[String]) -> Result<Vec<String>, StoreError> {
    let mut corrected = Vec::new();
    for word in query {
        let Some(first) = word.chars().next().filter(|_| words::may_slip(word)) else {
            corrected.push(word.clone());
            continue;
        };
        let first = first.to_string();
        let known: Vec<String> = territory_words::table
            .filter(territory_words::word.ge(&first))
            .filter(territory_words::word.lt(words::end(&first)))
            .select(territory_words::word)
            .distinct()
            .order(territory_words::word)
            .limit(MOST_WORDS)
            .load(c)?;
        let begins = known.iter().any(|own| own.starts_with(word.as_str()));
        let nearest = known
            .into_iter()
            .filter(|own| words::is_slip(own, word))
            .min_by_key(|own| own.chars().count().abs_diff(word.chars().count()));
        corrected.push(match nearest.filter(|_| !begins) {
            Some(nearest) => nearest,
            None => word.clone(),
        });
    }
    Ok(corrected)
}

/// The territories that a query meets, best first. Of equals those come first whose kind was `typed` too.
fn meeting(c: &mut Conn, query: &[String], typed: &[String], asked: Asked<'_>) -> Result<Meeting, StoreError> {
    let Asked { kinds, on } = asked;
    let mut found: BTreeMap<TerritoryCode, Territory> = BTreeMap::new();
    let mut cut = false;
    for word in query {
        // The big ones are few and never left out.
        let big: Vec<TerritoryKind> = BIG
            .into_iter()
            .filter(|kind| kinds.is_empty() || kinds.contains(kind))
            .collect();
        let all = beginning_with(c, word, kinds, on)?;
        cut |= all.len() >= usize::try_from(words::CANDIDATES).unwrap_or(usize::MAX);
        let big = match cut && !big.is_empty() {
            true => beginning_with(c, word, &big, on)?,
            false => Vec::new(),
        };
        for row in all.into_iter().chain(big) {
            let territory = row.read()?;
            found.insert(territory.code.clone(), territory);
        }
    }
    let around = if query.len() > 1 {
        surroundings(c, &found)?
    } else {
        BTreeMap::new()
    };
    let codes: Vec<String> = found.keys().map(ToString::to_string).collect();
    let former = former_names(c, &codes)?;
    let mut ranked: Vec<(u8, bool, Territory)> = found
        .into_values()
        .filter_map(|territory| {
            let former = former.get(&territory.code).map_or(&[][..], Vec::as_slice);
            let rank = rank(query, &territory, former, &around)?;
            let named = words::rank(typed, &territory.name).is_some();
            Some((rank, !named, territory))
        })
        .collect();
    // A whole name is «Семей», or «г. Семей» with its kind: of these the big place comes first.
    let key = |(rank, unnamed, found): &(u8, bool, Territory)| {
        let name = found.name.kk.clone();
        (
            (*rank).max(1),
            *unnamed,
            size(found.kind),
            *rank,
            name,
            found.code.clone(),
        )
    };
    ranked.sort_by_cached_key(key);
    Ok((ranked.into_iter().map(|(_, _, territory)| territory).collect(), cut))
}

/// The first territories by code: the list without a search.
fn first(c: &mut Conn, kinds: &[TerritoryKind], on: NaiveDate, limit: i64) -> Result<Found<Territory>, StoreError> {
    let words = words_of(kinds);
    let all: i64 = territories::table
        .filter(territories::kind.eq_any(words.clone()))
        .filter(in_force(on))
        .count()
        .get_result(c)?;
    let rows: Vec<Row> = territories::table
        .filter(territories::kind.eq_any(words))
        .filter(in_force(on))
        .order(territories::code)
        .limit(limit)
        .select(Row::as_select())
        .load(c)?;
    let items: Vec<Territory> = rows.into_iter().map(Row::read).collect::<Result<_, _>>()?;
    Ok(Found {
        hidden: u64::try_from(all).unwrap_or(0).saturating_sub(items.len() as u64),
        items,
        at_least: false,
    })
}

/// Shortest words first, so that whole words are among the candidates.
fn beginning_with(c: &mut Conn, word: &str, kinds: &[TerritoryKind], on: NaiveDate) -> Result<Vec<Row>, StoreError> {
    Ok(territories::table
        .inner_join(territory_words::table.on(territory_words::code.eq(territories::code)))
        .filter(territory_words::word.ge(word))
        .filter(territory_words::word.lt(words::end(word)))
        .filter(territories::kind.eq_any(words_of(kinds)))
        .filter(in_force(on))
        .order(territory_words::word)
        .limit(words::CANDIDATES)
        .select(Row::as_select())
        .load(c)?)
}

/// The territories that the found ones lie in.
fn surroundings(
    c: &mut Conn,
    found: &BTreeMap<TerritoryCode, Territory>,
) -> Result<BTreeMap<TerritoryCode, Trilingual>, StoreError> {
    let codes: BTreeSet<String> = found
        .keys()
        .flat_map(TerritoryCode::around)
        .map(|code| code.to_string())
        .collect();
    let codes: Vec<String> = codes.into_iter().collect();
    let parents = find_many(c, &codes)?;
    Ok(parents.into_iter().map(|parent| (parent.code, parent.name)).collect())
}

/// The kinds of big places.
const BIG: [TerritoryKind; 3] = [TerritoryKind::City, TerritoryKind::CityPart, TerritoryKind::Town];

/// The order of equals: where people live by how many do, then what is around them.
fn size(kind: TerritoryKind) -> u8 {
    match kind {
        TerritoryKind::City => 0,
        TerritoryKind::CityPart => 1,
        TerritoryKind::Town => 2,
        TerritoryKind::Township => 3,
        TerritoryKind::Settlement => 4,
        TerritoryKind::Oblast => 5,
        TerritoryKind::District => 6,
        TerritoryKind::RuralOkrug => 7,
    }
}

/// 0 for a code, then as [`words::rank`] says, 4 with the help of a surrounding name.
fn rank(
    query: &[String],
    territory: &Territory,
    former: &[Trilingual],
    around: &BTreeMap<TerritoryCode, Trilingual>,
) -> Option<u8> {
    if let [code] = query
        && territory.code.as_str().starts_with(code.as_str())
    {
        return Some(0);
    }
    let names = || std::iter::once(&territory.name).chain(former);
    if let Some(rank) = names().filter_map(|name| words::rank(query, name)).min() {
        return Some(rank);
    }
    let fits = |word: &String, name: &Trilingual| words::rank(std::slice::from_ref(word), name).is_some();
    let fits_own = |word: &String| names().any(|name| fits(word, name));
    let own = query.iter().any(fits_own);
    let parents: Vec<TerritoryCode> = territory.code.around().collect();
    let every = query.iter().all(|word| {
        fits_own(word)
            || parents
                .iter()
                .any(|code| around.get(code).is_some_and(|name| fits(word, name)))
    });
    (own && every).then_some(4)
}
