//! Which lists were imported, and from when each is in force.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use super::super::conn::{Both, Moment};
use super::super::schema::territory_lists;
use super::super::{Conn, StoreError, code};
use crate::territory::ImportedList;

type Row = (String, NaiveDate, Moment, Option<String>, String);

/// All imported lists, the last first.
pub fn imported(c: &mut Conn) -> Result<Vec<ImportedList>, StoreError> {
    let rows: Vec<Row> = territory_lists::table
        .order((
            territory_lists::valid_from.desc(),
            territory_lists::imported_at.desc(),
            territory_lists::territory,
        ))
        .load(c)?;
    rows.into_iter()
        .map(|(territory, valid_from, _, version, file)| {
            Ok(ImportedList {
                territory: code("territory_lists.territory", &territory)?,
                valid_from,
                version,
                file,
            })
        })
        .collect()
}

/// Notes an imported list for each of the territories that it speaks for.
pub fn record(c: &mut Conn, lists: &[ImportedList], at: DateTime<Utc>) -> Result<(), StoreError> {
    for list in lists {
        let insert = diesel::insert_into(territory_lists::table).values((
            territory_lists::territory.eq(list.territory.as_str()),
            territory_lists::valid_from.eq(list.valid_from),
            territory_lists::imported_at.eq(Moment::from(at)),
            territory_lists::version.eq(&list.version),
            territory_lists::file.eq(&list.file),
        ));
        Both(insert.on_conflict_do_nothing()).execute(c)?;
    }
    Ok(())
}
