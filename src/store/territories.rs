//! Territories: the classifier as it was imported.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::schema::territories;
use super::{Conn, StoreError, code, word};
use crate::appeal::Trilingual;
use crate::territory::{Place, Territory, TerritoryCode, TerritoryKind, Validity};

mod lists;
mod search;
mod successions;
mod withdraw;
mod write;

pub use lists::{imported, record};
pub use search::search;
pub use successions::{confirm, former_names, last_confirmed, successions, successor, successor_now, successors_of};
pub use withdraw::{Undone, withdraw};
pub use write::{all_known, find_known, find_many_known, is_due, take_force, write};

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

/// What is in force on a day.
#[diesel::dsl::auto_type(no_type_alias)]
pub(super) fn in_force(on: NaiveDate) -> _ {
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

/// The place of a settled place (settlement, town, township, city part), also of one that is retired; `None` for anything
/// else or unknown. What lies around it is what does on the day: not what was retired before, or begins later.
pub fn place(c: &mut Conn, code: &TerritoryCode, on: NaiveDate) -> Result<Option<Place>, StoreError> {
    let Some(known) = find_known(c, code)? else {
        return Ok(None);
    };
    settled(code, known.territory.kind, |okrug| {
        let around = find_known(c, okrug)?.filter(|around| known.valid.is_surrounded_by(&around.valid, on));
        Ok(around.map(|around| around.territory.kind))
    })
}

/// Every settled place of the imported lists, with what lies around it on a day: for those who ask for many.
pub fn places(c: &mut Conn, on: NaiveDate) -> Result<HashMap<TerritoryCode, Place>, StoreError> {
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
            let found = known
                .get(okrug)
                .filter(|(_, around)| valid.is_surrounded_by(around, on));
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
