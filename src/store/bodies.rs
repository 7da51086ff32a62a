//! Bodies: who can be addressed, and who holds a function for a place.

use std::collections::HashMap;

use diesel::dsl::exists;
use diesel::prelude::*;

use super::conn::Both;
use super::schema::{bodies, body_words, officers};
use super::{Conn, StoreError, attendance, code, word, words};
use crate::appeal::{BodyCode, Role, Trilingual};
use crate::powers;
use crate::territory::{Level, Place, TerritoryCode};

/// A body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// `103641000.akimat`.
    pub code: BodyCode,
    /// Its level.
    pub level: Level,
    /// Its function, as the rulebook names it.
    pub function: String,
    /// `None` for the Republic's.
    pub territory: Option<TerritoryCode>,
    /// Its name.
    pub name: Trilingual,
    /// The next higher body (APPC 91(3)): akimats go rural → district/city → oblast; others to the akimat of their level.
    pub higher: Option<BodyCode>,
    /// Whether an active officer who may sign works there; computed, not stored.
    pub staffed: bool,
    /// The body whose officers work its cases: see [`powers::attendance`]. Written with the staff, never from here.
    pub attended_by: Option<BodyCode>,
}

impl Body {
    /// Whether nobody there may sign, so that others work its cases, or nobody does.
    pub fn unattended(&self) -> bool {
        self.attended_by.as_ref() != Some(&self.code)
    }
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = bodies, treat_none_as_default_value = false, treat_none_as_null = true)]
struct Row {
    code: String,
    level: String,
    function: String,
    territory: Option<String>,
    name_kk: String,
    name_ru: String,
    name_en: String,
    higher: Option<String>,
}

impl Row {
    fn of(body: &Body) -> Self {
        Self {
            code: body.code.0.clone(),
            level: body.level.as_str().to_owned(),
            function: body.function.clone(),
            territory: body.territory.as_ref().map(ToString::to_string),
            name_kk: body.name.kk.clone(),
            name_ru: body.name.ru.clone(),
            name_en: body.name.en.clone(),
            higher: body.higher.as_ref().map(ToString::to_string),
        }
    }

    fn read(self, (staffed, attended_by): Standing) -> Result<Body, StoreError> {
        let territory = self.territory.map(|territory| code("bodies.territory", &territory));
        Ok(Body {
            code: BodyCode(self.code),
            level: word("bodies.level", &self.level)?,
            function: self.function,
            territory: territory.transpose()?,
            name: Trilingual {
                kk: self.name_kk,
                ru: self.name_ru,
                en: self.name_en,
            },
            higher: self.higher.map(BodyCode),
            staffed,
            attended_by: attended_by.map(BodyCode),
        })
    }
}

/// What is told of a body beside its row: whether it is staffed, and who attends.
type Standing = (bool, Option<String>);

/// The words of the roles that may sign.
const SIGNING: [&str; 2] = [Role::SIGNING[0].as_str(), Role::SIGNING[1].as_str()];

/// Whether an active officer who may sign works at the body of the row.
#[diesel::dsl::auto_type(no_type_alias)]
pub(super) fn staffed() -> _ {
    let signing: [&'static str; 2] = SIGNING;
    exists(
        officers::table
            .filter(officers::body.eq(bodies::code.nullable()))
            .filter(officers::active.eq(true))
            .filter(officers::role.eq_any(signing)),
    )
}

/// The first bodies by code.
fn first(c: &mut Conn, limit: i64) -> Result<Vec<Body>, StoreError> {
    let rows: Vec<(Row, Standing)> = bodies::table
        .order(bodies::code)
        .limit(limit)
        .select((Row::as_select(), (staffed(), bodies::attended_by)))
        .load(c)?;
    rows.into_iter().map(|(row, standing)| row.read(standing)).collect()
}

/// Writes bodies, new or changed; returns how many were written. Who attends them is decided anew.
pub fn upsert_all(c: &mut Conn, list: &[Body]) -> Result<u64, StoreError> {
    let mut written = 0;
    for body in list {
        if find(c, &body.code)?.is_some_and(|known| {
            Body {
                staffed: body.staffed,
                attended_by: body.attended_by.clone(),
                ..known
            } == *body
        }) {
            continue;
        }
        Both(
            diesel::insert_into(bodies::table)
                .values(Row::of(body))
                .on_conflict(bodies::code)
                .do_update()
                .set(Row::of(body)),
        )
        .execute(c)?;
        let code = body.code.0.as_str();
        diesel::delete(body_words::table.filter(body_words::code.eq(code))).execute(c)?;
        for word in words::of(&body.name, code) {
            diesel::insert_into(body_words::table)
                .values((body_words::word.eq(word), body_words::code.eq(code)))
                .execute(c)?;
        }
        written += 1;
    }
    if written > 0 {
        attendance::settle(c, None)?;
    }
    Ok(written)
}

/// The body of a code.
pub fn find(c: &mut Conn, code: &BodyCode) -> Result<Option<Body>, StoreError> {
    // PostgreSQL refuses such a text as a parameter already.
    if code.0.contains('\0') {
        return Ok(None);
    }
    let row: Option<(Row, Standing)> = bodies::table
        .filter(bodies::code.eq(&code.0))
        .select((Row::as_select(), (staffed(), bodies::attended_by)))
        .first(c)
        .optional()?;
    row.map(|(row, standing)| row.read(standing)).transpose()
}

/// The bodies of many codes, in the order of the codes; unknown ones are left out.
pub fn find_many(c: &mut Conn, codes: &[String]) -> Result<Vec<Body>, StoreError> {
    let rows: Vec<(Row, Standing)> = bodies::table
        .filter(bodies::code.eq_any(codes))
        .order(bodies::code)
        .select((Row::as_select(), (staffed(), bodies::attended_by)))
        .load(c)?;
    rows.into_iter().map(|(row, standing)| row.read(standing)).collect()
}

/// By words of the names or the beginning of the code; every word must fit. Staffed bodies come first, then those
/// whose name begins so.
pub fn search(c: &mut Conn, typed: &str, limit: i64) -> Result<Vec<Body>, StoreError> {
    let query = words::query(typed);
    let by_code = BodyCode::read(typed).0.to_lowercase();
    let mut found = Vec::new();
    // One word finds the candidates: the longest, which the fewest names have.
    let Some(longest) = query.iter().max_by_key(|word| word.chars().count()) else {
        return match by_code.as_str() {
            "" => first(c, limit),
            _ => Ok(Vec::new()),
        };
    };
    let begins = if by_code.contains('.') { &by_code } else { longest };
    let rows: Vec<(Row, Standing)> = bodies::table
        .inner_join(body_words::table.on(body_words::code.eq(bodies::code)))
        .filter(body_words::word.ge(begins))
        .filter(body_words::word.lt(words::end(begins)))
        .order(body_words::word)
        .limit(words::CANDIDATES)
        .select((Row::as_select(), (staffed(), bodies::attended_by)))
        .load(c)?;
    for (row, standing) in rows {
        let body = row.read(standing)?;
        let rank = if body.code.0.to_lowercase().starts_with(&by_code) {
            Some(0)
        } else {
            words::rank(&query, &body.name)
        };
        if let Some(rank) = rank {
            found.push((!body.staffed, rank, body));
        }
    }
    found.sort_by(|a, b| (a.0, a.1, &a.2.code).cmp(&(b.0, b.1, &b.2.code)));
    found.dedup_by(|a, b| a.2.code == b.2.code);
    let limit = usize::try_from(limit).unwrap_or(0);
    Ok(found.into_iter().take(limit).map(|(_, _, body)| body).collect())
}

/// The body that holds a function of a level for a place, as [`powers::holder`] chooses it.
pub fn holder(c: &mut Conn, place: &Place, level: Level, function: &str) -> Result<Option<Body>, StoreError> {
    powers::holder(
        place,
        level,
        function,
        |body: &Body| body.staffed,
        |code| find(c, &code),
    )
}

/// The duty desk of a place: the akimat of its district or city.
pub fn duty_desk(c: &mut Conn, place: &Place) -> Result<Option<Body>, StoreError> {
    find(c, &powers::duty_desk(place))
}

/// Every body of the country, and whether an active officer works there: for those who ask for many holders.
pub fn staffing(c: &mut Conn) -> Result<HashMap<BodyCode, bool>, StoreError> {
    let rows: Vec<(String, bool)> = bodies::table.select((bodies::code, staffed())).load(c)?;
    Ok(rows
        .into_iter()
        .map(|(code, staffed)| (BodyCode(code), staffed))
        .collect())
}
