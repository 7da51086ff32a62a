//! Territories: the classifier as it was imported, and the search in it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use diesel::prelude::*;

use super::schema::{territories, territory_words};
use super::{Conn, Found, StoreError, code, word, words};
use crate::appeal::{CleanText, Trilingual};
use crate::territory::{Place, Territory, TerritoryCode, TerritoryKind, Validity};

mod lists;
mod successions;
mod write;

pub use lists::{imported, record};
pub use successions::{confirm, former_names, successions, successor, successor_now};
pub use write::{all_known, find_known, is_due, take_force, write};

/// Codes of one statement: far below what the databases bind.
const CHUNK: usize = 500;

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = territories, treat_none_as_default_value = false)]
struct Row {
    code: String,
    kind: String,
    name_kk: String,
    name_ru: String,
    name_en: String,
}

impl Row {
    fn of(territory: &Territory) -> Self {
        Self {
            code: territory.code.as_str().to_owned(),
            kind: territory.kind.as_str().to_owned(),
            name_kk: territory.name.kk.clone(),
            name_ru: territory.name.ru.clone(),
            name_en: territory.name.en.clone(),
        }
    }

    fn read(self) -> Result<Territory, StoreError> {
        Ok(Territory {
            code: code("territories.code", &self.code)?,
            kind: word("territories.kind", &self.kind)?,
            name: Trilingual {
                kk: self.name_kk,
                ru: self.name_ru,
                en: self.name_en,
            },
        })
    }
}

/// The territory of a code.
pub fn find(c: &mut Conn, code: &TerritoryCode) -> Result<Option<Territory>, StoreError> {
    let row = territories::table
        .filter(territories::code.eq(code.as_str()))
        .select(Row::as_select())
        .first(c)
        .optional()?;
    row.map(Row::read).transpose()
}

/// The territories of many codes, in the order of the codes; unknown ones are left out.
pub fn find_many(c: &mut Conn, codes: &[String]) -> Result<Vec<Territory>, StoreError> {
    let rows = territories::table
        .filter(territories::code.eq_any(codes))
        .order(territories::code)
        .select(Row::as_select())
        .load(c)?;
    rows.into_iter().map(Row::read).collect()
}

/// The territories of any number of codes; unknown ones are left out.
pub fn find_all(c: &mut Conn, codes: &[String]) -> Result<Vec<Territory>, StoreError> {
    let mut found = Vec::with_capacity(codes.len());
    for codes in codes.chunks(CHUNK) {
        found.extend(find_many(c, codes)?);
    }
    Ok(found)
}

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
    let query = words::query(typed);
    let mut found: BTreeMap<TerritoryCode, Territory> = BTreeMap::new();
    let mut cut = false;
    for word in &query {
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
    let mut ranked: Vec<(u8, Territory)> = found
        .into_values()
        .filter_map(|territory| {
            let former = former.get(&territory.code).map_or(&[][..], Vec::as_slice);
            rank(&query, &territory, former, &around).map(|rank| (rank, territory))
        })
        .collect();
    // A whole name is «Семей», or «г. Семей» with its kind: of these the big place comes first.
    let key = |(rank, found): &(u8, Territory)| {
        let name = found.name.kk.clone();
        ((*rank).max(1), size(found.kind), *rank, name, found.code.clone())
    };
    ranked.sort_by_cached_key(key);
    let found = ranked.into_iter().map(|(_, territory)| territory).collect();
    Ok(Found::cut(found, limit, cut))
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

/// What is in force on a day.
#[diesel::dsl::auto_type(no_type_alias)]
fn in_force(on: NaiveDate) -> _ {
    let from: Option<NaiveDate> = Some(on);
    let begun = territories::valid_from.is_null().or(territories::valid_from.le(from));
    let lasts = territories::valid_until.is_null().or(territories::valid_until.ge(from));
    begun.and(lasts)
}

/// The words of some kinds, or of all where none is named.
fn words_of(kinds: &[TerritoryKind]) -> Vec<&'static str> {
    let all = TerritoryKind::ALL;
    let kinds = if kinds.is_empty() { &all[..] } else { kinds };
    kinds.iter().map(|kind| kind.as_str()).collect()
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
    let codes: BTreeSet<String> = found.keys().flat_map(parents).map(|code| code.to_string()).collect();
    let codes: Vec<String> = codes.into_iter().collect();
    let parents = find_many(c, &codes)?;
    Ok(parents.into_iter().map(|parent| (parent.code, parent.name)).collect())
}

fn parents(code: &TerritoryCode) -> Vec<TerritoryCode> {
    [code.okrug(), code.district(), code.oblast()]
        .into_iter()
        .filter(|parent| parent != code)
        .collect()
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
    let parents = parents(&territory.code);
    let every = query.iter().all(|word| {
        fits_own(word)
            || parents
                .iter()
                .any(|code| around.get(code).is_some_and(|name| fits(word, name)))
    });
    (own && every).then_some(4)
}

/// The place of a settled place (settlement, town, township, city part), also of one that is retired; `None` for anything
/// else or unknown. A territory of the third level that was retired while the place stayed is not around it any more.
pub fn place(c: &mut Conn, code: &TerritoryCode) -> Result<Option<Place>, StoreError> {
    let Some(known) = find_known(c, code)? else {
        return Ok(None);
    };
    settled(code, known.territory.kind, |okrug| {
        let around = find_known(c, okrug)?.filter(|around| known.valid.outlasted_by(&around.valid));
        Ok(around.map(|around| around.territory.kind))
    })
}

/// Every settled place of the imported lists: for those who ask for many.
pub fn places(c: &mut Conn) -> Result<HashMap<TerritoryCode, Place>, StoreError> {
    let rows: Vec<(String, String, Option<NaiveDate>, Option<NaiveDate>)> = territories::table
        .select((
            territories::code,
            territories::kind,
            territories::valid_from,
            territories::valid_until,
        ))
        .load(c)?;
    let known: HashMap<TerritoryCode, (TerritoryKind, Validity)> = rows
        .iter()
        .map(|(own, kind, from, until)| {
            let valid = Validity {
                from: *from,
                until: *until,
            };
            Ok((code("territories.code", own)?, (word("territories.kind", kind)?, valid)))
        })
        .collect::<Result<_, StoreError>>()?;
    let mut places = HashMap::new();
    for (code, (kind, valid)) in &known {
        let around = |okrug: &TerritoryCode| {
            let found = known.get(okrug).filter(|(_, around)| valid.outlasted_by(around));
            Ok(found.map(|(kind, _)| *kind))
        };
        if let Some(place) = settled(code, *kind, around)? {
            places.insert(code.clone(), place);
        }
    }
    Ok(places)
}

/// A territory of a kind as a settled place, by what the list says of the third level around it.
fn settled(
    code: &TerritoryCode,
    kind: TerritoryKind,
    kind_of: impl FnOnce(&TerritoryCode) -> Result<Option<TerritoryKind>, StoreError>,
) -> Result<Option<Place>, StoreError> {
    let around = match kind {
        TerritoryKind::Settlement => match code.okrug() {
            // A settlement with a code of the third level stands for itself only.
            okrug if okrug == *code => None,
            okrug => kind_of(&okrug)?.filter(|kind| *kind != TerritoryKind::Settlement),
        },
        own @ (TerritoryKind::Town | TerritoryKind::Township | TerritoryKind::CityPart) => Some(own),
        _ => return Ok(None),
    };
    Ok(Some(Place {
        settlement: code.clone(),
        around,
    }))
}

/// How many territories there are.
pub fn count(c: &mut Conn) -> Result<i64, StoreError> {
    Ok(territories::table.count().get_result(c)?)
}
