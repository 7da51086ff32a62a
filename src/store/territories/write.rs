//! What a list changes, written: codes come and go by days, names and kinds of a list that was imported ahead wait for theirs.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::conn::Both;
use super::super::schema::{territories, territory_coming, territory_former_names, territory_words};
use super::super::{Conn, StoreError, code, word, words};
use super::{CHUNK, Row, successions};
use crate::appeal::Trilingual;
use crate::territory::{Changed, Changes, Created, Known, Returned, Territory, TerritoryCode, Validity};

/// Rows of one insert.
const ROWS: usize = 2_000;

type Days = (Option<NaiveDate>, Option<NaiveDate>);

fn known_of((row, (from, until)): (Row, Days)) -> Result<Known, StoreError> {
    Ok(Known {
        territory: row.read()?,
        valid: Validity { from, until },
    })
}

/// A territory with its days.
pub fn find_known(c: &mut Conn, code: &TerritoryCode) -> Result<Option<Known>, StoreError> {
    let row: Option<(Row, Days)> = territories::table
        .find(code.as_str())
        .select((Row::as_select(), (territories::valid_from, territories::valid_until)))
        .first(c)
        .optional()?;
    row.map(known_of).transpose()
}

/// The territories of some codes with their days, in the order of the codes; unknown ones are left out.
pub fn find_many_known(c: &mut Conn, codes: &[String]) -> Result<Vec<Known>, StoreError> {
    let rows: Vec<(Row, Days)> = territories::table
        .filter(territories::code.eq_any(codes))
        .order(territories::code)
        .select((Row::as_select(), (territories::valid_from, territories::valid_until)))
        .load(c)?;
    rows.into_iter().map(known_of).collect()
}

/// Every territory that any list had, as the last list has left it: names and kinds that are still to come are there already.
pub fn all_known(c: &mut Conn) -> Result<Vec<Known>, StoreError> {
    let rows: Vec<(Row, Days)> = territories::table
        .order(territories::code)
        .select((Row::as_select(), (territories::valid_from, territories::valid_until)))
        .load(c)?;
    let mut coming: BTreeMap<TerritoryCode, Territory> = BTreeMap::new();
    for (_, territory) in load_coming(c, None)? {
        coming.insert(territory.code.clone(), territory);
    }
    let mut known = Vec::with_capacity(rows.len());
    for row in rows {
        let mut one = known_of(row)?;
        if let Some(later) = coming.remove(&one.territory.code) {
            one.territory = later;
        }
        known.push(one);
    }
    Ok(known)
}

/// Writes the changes of a list. What changes the name or the kind of a code that stays does so on its day; what lies ahead
/// waits for [`take_force`].
pub fn write(c: &mut Conn, changes: &Changes, today: NaiveDate) -> Result<(), StoreError> {
    create(c, &changes.created)?;
    for one in &changes.returned {
        bring_back(c, one)?;
    }
    if changes.on <= today {
        rename(c, &changes.changed, changes.on)?;
    } else {
        for one in &changes.changed {
            wait(c, &one.after, changes.on)?;
        }
    }
    let last_day = changes.on.pred_opt();
    let retired: Vec<&str> = changes.retired.iter().map(|one| one.territory.code.as_str()).collect();
    for codes in retired.chunks(CHUNK) {
        diesel::update(territories::table.filter(territories::code.eq_any(codes)))
            .set(territories::valid_until.eq(last_day))
            .execute(c)?;
    }
    let mut renamed: Vec<&TerritoryCode> = changes.created.iter().map(|one| &one.territory.code).collect();
    renamed.extend(changes.returned.iter().map(|one| &one.after.code));
    if changes.on <= today {
        renamed.extend(changes.changed.iter().map(|one| &one.after.code));
    }
    write_words(c, &renamed)
}

#[derive(Insertable)]
#[diesel(table_name = territories, treat_none_as_default_value = false)]
struct NewRow {
    #[diesel(embed)]
    row: Row,
    valid_from: Option<NaiveDate>,
}

fn create(c: &mut Conn, created: &[Created]) -> Result<(), StoreError> {
    let rows: Vec<NewRow> = created
        .iter()
        .map(|one| NewRow {
            row: Row::of(&one.territory),
            valid_from: one.valid_from,
        })
        .collect();
    match c {
        Conn::Pg(pg) => {
            for rows in rows.chunks(ROWS) {
                diesel::insert_into(territories::table).values(rows).execute(pg)?;
            }
        }
        // A statement for one row is prepared once and used for all.
        Conn::Sqlite(_) => {
            for row in rows {
                diesel::insert_into(territories::table).values(row).execute(c)?;
            }
        }
    }
    Ok(())
}

fn bring_back(c: &mut Conn, one: &Returned) -> Result<(), StoreError> {
    if let Some(on) = one.valid_from {
        remember_name(c, &one.before, &one.after, on)?;
    }
    diesel::update(territories::table.find(one.after.code.as_str()))
        .set((
            Row::of(&one.after),
            territories::valid_from.eq(one.valid_from),
            territories::valid_until.eq(None::<NaiveDate>),
        ))
        .execute(c)?;
    successions::remove(c, &one.after.code)
}

fn rename(c: &mut Conn, changed: &[Changed], on: NaiveDate) -> Result<(), StoreError> {
    for one in changed {
        remember_name(c, &one.before, &one.after, on)?;
        diesel::update(territories::table.find(one.after.code.as_str()))
            .set(Row::of(&one.after))
            .execute(c)?;
    }
    Ok(())
}

/// Keeps a name that a place loses on a day.
fn remember_name(c: &mut Conn, before: &Territory, after: &Territory, on: NaiveDate) -> Result<(), StoreError> {
    match on.pred_opt() {
        Some(until) if before.name != after.name => add_former_name(c, &before.code, before, until),
        _ => Ok(()),
    }
}

/// Notes a name that leads to a place: its own of before, or that of the retired place whose successor it is.
pub(super) fn add_former_name(
    c: &mut Conn,
    of: &TerritoryCode,
    bearer: &Territory,
    until: NaiveDate,
) -> Result<(), StoreError> {
    let insert = diesel::insert_into(territory_former_names::table).values((
        territory_former_names::code.eq(of.as_str()),
        territory_former_names::bearer.eq(bearer.code.as_str()),
        territory_former_names::until.eq(until),
        territory_former_names::name_kk.eq(&bearer.name.kk),
        territory_former_names::name_ru.eq(&bearer.name.ru),
        territory_former_names::name_en.eq(&bearer.name.en),
    ));
    Both(insert.on_conflict_do_nothing()).execute(c)?;
    Ok(())
}

fn wait(c: &mut Conn, territory: &Territory, on: NaiveDate) -> Result<(), StoreError> {
    let before = territory_coming::table.find((territory.code.as_str(), on));
    diesel::delete(before).execute(c)?;
    diesel::insert_into(territory_coming::table)
        .values((
            territory_coming::code.eq(territory.code.as_str()),
            territory_coming::valid_from.eq(on),
            territory_coming::kind.eq(territory.kind.as_str()),
            territory_coming::name_kk.eq(&territory.name.kk),
            territory_coming::name_ru.eq(&territory.name.ru),
            territory_coming::name_en.eq(&territory.name.en),
        ))
        .execute(c)?;
    Ok(())
}

type Coming = (String, NaiveDate, String, String, String, String);

/// Names and kinds that are to come, by day; with a day those that are due on it.
fn load_coming(c: &mut Conn, due: Option<NaiveDate>) -> Result<Vec<(NaiveDate, Territory)>, StoreError> {
    let last = due.unwrap_or(NaiveDate::MAX);
    let rows: Vec<Coming> = match due {
        Some(_) => territory_coming::table
            .filter(territory_coming::valid_from.le(last))
            .order((territory_coming::valid_from, territory_coming::code))
            .load(c)?,
        None => territory_coming::table
            .order((territory_coming::valid_from, territory_coming::code))
            .load(c)?,
    };
    rows.into_iter()
        .map(|(own, on, kind, name_kk, name_ru, name_en)| {
            let territory = Territory {
                code: code("territory_coming.code", &own)?,
                kind: word("territory_coming.kind", &kind)?,
                name: Trilingual {
                    kk: name_kk,
                    ru: name_ru,
                    en: name_en,
                },
            };
            Ok((on, territory))
        })
        .collect()
}

/// Whether a name or a kind that was imported ahead is due.
pub fn is_due(c: &mut Conn, today: NaiveDate) -> Result<bool, StoreError> {
    let due = territory_coming::table.filter(territory_coming::valid_from.le(today));
    Ok(due
        .select(territory_coming::code)
        .first::<String>(c)
        .optional()?
        .is_some())
}

/// Gives names and kinds that were imported ahead to their codes, now that their day has come. Returns the codes as they
/// are now.
pub fn take_force(c: &mut Conn, today: NaiveDate) -> Result<Vec<Territory>, StoreError> {
    let mut due = Vec::new();
    for (on, after) in load_coming(c, Some(today))? {
        if let Some(before) = super::find(c, &after.code)? {
            rename(
                c,
                &[Changed {
                    before,
                    after: after.clone(),
                }],
                on,
            )?;
            due.push(after);
        }
    }
    diesel::delete(territory_coming::table.filter(territory_coming::valid_from.le(today))).execute(c)?;
    let codes: Vec<&TerritoryCode> = due.iter().map(|one| &one.code).collect();
    write_words(c, &codes)?;
    Ok(due)
}

/// Writes the words by which territories are found: of their names of now and of before.
pub(super) fn write_words(c: &mut Conn, codes: &[&TerritoryCode]) -> Result<(), StoreError> {
    let codes: Vec<String> = codes.iter().map(ToString::to_string).collect();
    for codes in codes.chunks(CHUNK) {
        diesel::delete(territory_words::table.filter(territory_words::code.eq_any(codes))).execute(c)?;
        let former = successions::former_names(c, codes)?;
        let former: HashMap<TerritoryCode, Vec<Trilingual>> = former.into_iter().collect();
        let mut rows: Vec<(String, String)> = Vec::new();
        for territory in super::find_many(c, codes)? {
            let code = territory.code.as_str();
            let before = former.get(&territory.code).map_or(&[][..], Vec::as_slice);
            let mut of_names: Vec<String> = std::iter::once(&territory.name)
                .chain(before)
                .flat_map(|name| words::of(name, code))
                .collect();
            of_names.sort_unstable();
            of_names.dedup();
            rows.extend(of_names.into_iter().map(|word| (word, code.to_owned())));
        }
        insert_words(c, &rows)?;
    }
    Ok(())
}

fn insert_words(c: &mut Conn, rows: &[(String, String)]) -> Result<(), StoreError> {
    let row = |(word, code): &(String, String)| {
        (
            territory_words::word.eq(word.clone()),
            territory_words::code.eq(code.clone()),
        )
    };
    match c {
        Conn::Pg(pg) => {
            for rows in rows.chunks(ROWS) {
                let rows: Vec<_> = rows.iter().map(row).collect();
                diesel::insert_into(territory_words::table).values(rows).execute(pg)?;
            }
        }
        Conn::Sqlite(_) => {
            for one in rows {
                diesel::insert_into(territory_words::table)
                    .values(row(one))
                    .execute(c)?;
            }
        }
    }
    Ok(())
}
