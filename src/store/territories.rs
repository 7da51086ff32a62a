//! Territories: the classifier as it was imported, and the search in it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use diesel::prelude::*;

use super::conn::Both;
use super::schema::{territories, territory_words};
use super::{Conn, Found, StoreError, code, word, words};
use crate::appeal::{CleanText, Trilingual};
use crate::territory::{Place, Territory, TerritoryCode, TerritoryKind};

/// What an import changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct ImportCounts {
    /// New codes.
    pub created: u64,
    /// Codes with another name or kind.
    pub updated: u64,
    /// Codes as they were.
    pub unchanged: u64,
}

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

/// Imports a list. Codes that it does not name stay: appeals refer to them.
pub fn upsert_all(c: &mut Conn, rows: &[Territory], valid_from: NaiveDate) -> Result<ImportCounts, StoreError> {
    let known: BTreeMap<TerritoryCode, Territory> = territories::table
        .select(Row::as_select())
        .load(c)?
        .into_iter()
        .map(|row| row.read().map(|territory| (territory.code.clone(), territory)))
        .collect::<Result<_, _>>()?;
    let mut counts = ImportCounts::default();
    for territory in rows {
        match known.get(&territory.code) {
            Some(same) if same == territory => {
                counts.unchanged += 1;
                continue;
            }
            Some(_) => counts.updated += 1,
            None => counts.created += 1,
        }
        upsert(c, territory, valid_from)?;
    }
    Ok(counts)
}

fn upsert(c: &mut Conn, territory: &Territory, valid_from: NaiveDate) -> Result<(), StoreError> {
    Both(
        diesel::insert_into(territories::table)
            .values((Row::of(territory), territories::valid_from.eq(valid_from)))
            .on_conflict(territories::code)
            .do_update()
            .set((Row::of(territory), territories::valid_from.eq(valid_from))),
    )
    .execute(c)?;
    let code = territory.code.as_str();
    diesel::delete(territory_words::table.filter(territory_words::code.eq(code))).execute(c)?;
    for word in words::of(&territory.name, code) {
        diesel::insert_into(territory_words::table)
            .values((territory_words::word.eq(word), territory_words::code.eq(code)))
            .execute(c)?;
    }
    Ok(())
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

/// Folded search (see `territory::fold`) by the beginning of words of the names or by code, among some kinds or, without
/// any, all. Every word must fit the territory or one that it lies in («Акшатау Аягоз»). Whole names and words come
/// first, then beginnings; of equals the big places: cities, towns, townships, villages, then what is around them.
pub fn search(c: &mut Conn, typed: &str, kinds: &[TerritoryKind], limit: i64) -> Result<Found<Territory>, StoreError> {
    if CleanText::from(typed).is_empty() {
        return first(c, kinds, limit);
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
        let all = beginning_with(c, word, kinds)?;
        cut |= all.len() >= usize::try_from(words::CANDIDATES).unwrap_or(usize::MAX);
        let big = match cut && !big.is_empty() {
            true => beginning_with(c, word, &big)?,
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
    let mut ranked: Vec<(u8, Territory)> = found
        .into_values()
        .filter_map(|territory| rank(&query, &territory, &around).map(|rank| (rank, territory)))
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
fn first(c: &mut Conn, kinds: &[TerritoryKind], limit: i64) -> Result<Found<Territory>, StoreError> {
    let words = words_of(kinds);
    let all: i64 = territories::table
        .filter(territories::kind.eq_any(words.clone()))
        .count()
        .get_result(c)?;
    let rows: Vec<Row> = territories::table
        .filter(territories::kind.eq_any(words))
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

/// The words of some kinds, or of all where none is named.
fn words_of(kinds: &[TerritoryKind]) -> Vec<&'static str> {
    let all = TerritoryKind::ALL;
    let kinds = if kinds.is_empty() { &all[..] } else { kinds };
    kinds.iter().map(|kind| kind.as_str()).collect()
}

/// Shortest words first, so that whole words are among the candidates.
fn beginning_with(c: &mut Conn, word: &str, kinds: &[TerritoryKind]) -> Result<Vec<Row>, StoreError> {
    Ok(territories::table
        .inner_join(territory_words::table.on(territory_words::code.eq(territories::code)))
        .filter(territory_words::word.ge(word))
        .filter(territory_words::word.lt(words::end(word)))
        .filter(territories::kind.eq_any(words_of(kinds)))
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
fn rank(query: &[String], territory: &Territory, around: &BTreeMap<TerritoryCode, Trilingual>) -> Option<u8> {
    if let [code] = query
        && territory.code.as_str().starts_with(code.as_str())
    {
        return Some(0);
    }
    if let Some(rank) = words::rank(query, &territory.name) {
        return Some(rank);
    }
    let fits = |word: &String, name: &Trilingual| words::rank(std::slice::from_ref(word), name).is_some();
    let own = query.iter().any(|word| fits(word, &territory.name));
    let parents = parents(&territory.code);
    let every = query.iter().all(|word| {
        fits(word, &territory.name)
            || parents
                .iter()
                .any(|code| around.get(code).is_some_and(|name| fits(word, name)))
    });
    (own && every).then_some(4)
}

/// The place of a settled place (settlement, town, township, city part); `None` for anything else or unknown.
pub fn place(c: &mut Conn, code: &TerritoryCode) -> Result<Option<Place>, StoreError> {
    let Some(territory) = find(c, code)? else {
        return Ok(None);
    };
    settled(
        code,
        territory.kind,
        |code| Ok(find(c, code)?.map(|around| around.kind)),
    )
}

/// Every settled place of the imported list: for those who ask for many.
pub fn places(c: &mut Conn) -> Result<HashMap<TerritoryCode, Place>, StoreError> {
    let rows: Vec<(String, String)> = territories::table
        .select((territories::code, territories::kind))
        .load(c)?;
    let kinds: HashMap<TerritoryCode, TerritoryKind> = rows
        .iter()
        .map(|(own, kind)| Ok((code("territories.code", own)?, word("territories.kind", kind)?)))
        .collect::<Result<_, StoreError>>()?;
    let mut places = HashMap::new();
    for (code, kind) in &kinds {
        if let Some(place) = settled(code, *kind, |code| Ok(kinds.get(code).copied()))? {
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
