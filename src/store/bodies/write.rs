//! Bodies of a list written at once: the country has thousands.

use std::collections::HashMap;

use diesel::dsl::exists;
use diesel::prelude::*;
use diesel::upsert::excluded;

use super::super::conn::Both;
use super::super::schema::{bodies, body_words};
use super::super::{Conn, StoreError, attendance, words};
use super::{Body, Row, Standing, find_many, read_all, staffed};
use crate::appeal::BodyCode;

/// Bodies of one statement: eight columns each, far below what the databases bind.
const CHUNK: usize = 500;
/// Words of one insert.
const WORDS: usize = 2_000;

/// Writes bodies, new or changed; returns how many were written. Who attends them is decided anew.
pub fn upsert_all(c: &mut Conn, list: &[Body]) -> Result<u64, StoreError> {
    let mut written = 0;
    for list in list.chunks(CHUNK) {
        let codes: Vec<String> = list.iter().map(|body| body.code.0.clone()).collect();
        let known: HashMap<BodyCode, Body> = find_many(c, &codes)?
            .into_iter()
            .map(|body| (body.code.clone(), body))
            .collect();
        let changed: Vec<&Body> = list
            .iter()
            .filter(|body| !known.get(&body.code).is_some_and(|known| same(known, body)))
            .collect();
        if changed.is_empty() {
            continue;
        }
        upsert(c, &changed)?;
        write_words(c, &changed)?;
        written += changed.len() as u64;
    }
    if written > 0 {
        attendance::settle(c, None)?;
    }
    Ok(written)
}

/// Whether a body is written already as it is to be; staff and validity are not written from here.
fn same(known: &Body, body: &Body) -> bool {
    let known = known.clone();
    let known = Body {
        staffed: body.staffed,
        attended_by: body.attended_by.clone(),
        in_force: body.in_force,
        ..known
    };
    known == *body
}

fn upsert(c: &mut Conn, changed: &[&Body]) -> Result<(), StoreError> {
    match c {
        Conn::Pg(pg) => {
            let rows: Vec<Row> = changed.iter().map(|body| Row::of(body)).collect();
            diesel::insert_into(bodies::table)
                .values(rows)
                .on_conflict(bodies::code)
                .do_update()
                .set((
                    bodies::level.eq(excluded(bodies::level)),
                    bodies::function.eq(excluded(bodies::function)),
                    bodies::territory.eq(excluded(bodies::territory)),
                    bodies::name_kk.eq(excluded(bodies::name_kk)),
                    bodies::name_ru.eq(excluded(bodies::name_ru)),
                    bodies::name_en.eq(excluded(bodies::name_en)),
                    bodies::higher.eq(excluded(bodies::higher)),
                ))
                .execute(pg)?;
        }
        Conn::Sqlite(_) => {
            for body in changed {
                let upsert = diesel::insert_into(bodies::table)
                    .values(Row::of(body))
                    .on_conflict(bodies::code)
                    .do_update()
                    .set(Row::of(body));
                Both(upsert).execute(c)?;
            }
        }
    }
    Ok(())
}

/// Writes the words of some bodies anew, in chunks that the databases bind.
fn write_words(c: &mut Conn, of: &[&Body]) -> Result<(), StoreError> {
    let codes: Vec<&str> = of.iter().map(|body| body.code.0.as_str()).collect();
    diesel::delete(body_words::table.filter(body_words::code.eq_any(codes))).execute(c)?;
    let rows: Vec<_> = of
        .iter()
        .flat_map(|body| {
            let code = &body.code.0;
            words::of(&body.name, code)
                .into_iter()
                .map(move |word| (body_words::word.eq(word), body_words::code.eq(code.clone())))
        })
        .collect();
    match c {
        Conn::Pg(pg) => {
            let mut rows = rows.into_iter().peekable();
            while rows.peek().is_some() {
                let some: Vec<_> = rows.by_ref().take(WORDS).collect();
                diesel::insert_into(body_words::table).values(some).execute(pg)?;
            }
        }
        Conn::Sqlite(_) => {
            for row in rows {
                diesel::insert_into(body_words::table).values(row).execute(c)?;
            }
        }
    }
    Ok(())
}

/// Writes the words of bodies that have none: after a change of how names are indexed.
pub fn index_missing(c: &mut Conn) -> Result<(), StoreError> {
    let indexed = exists(body_words::table.filter(body_words::code.eq(bodies::code)));
    let rows: Vec<(Row, Standing)> = bodies::table
        .filter(diesel::dsl::not(indexed))
        .select((Row::as_select(), (staffed(), bodies::attended_by, bodies::in_force)))
        .load(c)?;
    let missing = read_all(rows)?;
    for some in missing.chunks(CHUNK) {
        write_words(c, &some.iter().collect::<Vec<_>>())?;
    }
    Ok(())
}
