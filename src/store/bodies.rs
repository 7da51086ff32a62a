//! Bodies: who can be addressed, and who holds a function for a place.

use std::collections::{BTreeMap, HashMap};

use diesel::dsl::exists;
use diesel::prelude::*;

use super::conn::MultiBackend;
use super::schema::{bodies, body_words, officers};
use super::{Conn, Found, StoreError, code, inside, word, words};
use crate::appeal::{BodyCode, Role, Trilingual};
use crate::powers::{self, Attendant};
use crate::territory::{Level, Place, TerritoryCode};

mod routed;
mod write;

pub use routed::holder_of;
pub use write::{index_missing, upsert_all};

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
    /// Whether its territory is in force today: before its first day and after its last nobody works there. Written with the
    /// territories, never from here.
    pub in_force: bool,
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

    fn read(self, (staffed, attended_by, in_force): Standing) -> Result<Body, StoreError> {
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
            in_force,
        })
    }
}

/// What is told of a body beside its row: whether it is staffed, who attends, and whether it is in force.
type Standing = (bool, Option<String>, bool);

/// The words of the roles that may sign.
const SIGNING: [&str; 2] = [Role::SIGNING[0].as_str(), Role::SIGNING[1].as_str()];

/// Whether an active officer who may sign works at the body of the row, and the body is in force.
#[diesel::dsl::auto_type(no_type_alias)]
pub(super) fn staffed() -> _ {
    let signing: [&'static str; 2] = SIGNING;
    exists(
        officers::table
            .filter(officers::body.eq(bodies::code.nullable()))
            .filter(officers::active.eq(true))
            .filter(officers::role.eq_any(signing)),
    )
    .and(bodies::in_force.eq(true))
}

/// The first bodies by code.
fn first(c: &mut Conn, limit: i64) -> Result<Found<Body>, StoreError> {
    let rows: Vec<(Row, Standing)> = bodies::table
        .filter(bodies::in_force.eq(true))
        .order(bodies::code)
        .limit(limit)
        .select((Row::as_select(), (staffed(), bodies::attended_by, bodies::in_force)))
        .load(c)?;
    let items: Vec<Body> = read_all(rows)?;
    let all: i64 = bodies::table.filter(bodies::in_force.eq(true)).count().get_result(c)?;
    Ok(Found {
        hidden: u64::try_from(all).unwrap_or(0).saturating_sub(items.len() as u64),
        items,
        at_least: false,
    })
}

fn read_all(rows: Vec<(Row, Standing)>) -> Result<Vec<Body>, StoreError> {
    rows.into_iter().map(|(row, standing)| row.read(standing)).collect()
}

/// The body of a code.
pub fn find(c: &mut Conn, code: &BodyCode) -> Result<Option<Body>, StoreError> {
    // PostgreSQL refuses such a text as a parameter already.
    if code.0.contains('\0') {
        return Ok(None);
    }
    let row: Option<(Row, Standing)> = bodies::table
        .filter(bodies::code.eq(&code.0))
        .select((Row::as_select(), (staffed(), bodies::attended_by, bodies::in_force)))
        .first(c)
        .optional()?;
    row.map(|(row, standing)| row.read(standing)).transpose()
}

/// The bodies of many codes, in the order of the codes; unknown ones are left out.
pub fn find_many(c: &mut Conn, codes: &[String]) -> Result<Vec<Body>, StoreError> {
    let rows: Vec<(Row, Standing)> = bodies::table
        .filter(bodies::code.eq_any(codes))
        .order(bodies::code)
        .select((Row::as_select(), (staffed(), bodies::attended_by, bodies::in_force)))
        .load(c)?;
    read_all(rows)
}

/// What a search puts first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Near {
    /// The very first.
    pub named: Vec<BodyCode>,
    /// Then those that lie in this territory.
    pub district: Option<TerritoryCode>,
}

impl Near {
    fn holds(&self, body: &Body) -> bool {
        let own = self.district.as_ref().zip(body.territory.as_ref());
        own.is_some_and(|(district, territory)| district.contains(territory))
    }
}

/// By words of the names or the beginning of the code, among those in force; every word must fit. What is near comes first, then staffed
/// bodies, then those whose name begins so.
pub fn search(c: &mut Conn, typed: &str, near: &Near, limit: i64) -> Result<Found<Body>, StoreError> {
    let query = words::query(typed);
    let by_code = BodyCode::read(typed).0.to_lowercase();
    // One word finds the candidates: the longest, which the fewest names have.
    let Some(longest) = query.iter().max_by_key(|word| word.chars().count()) else {
        return match by_code.as_str() {
            "" => first(c, limit),
            _ => Ok(Found::cut(Vec::new(), limit, false)),
        };
    };
    let begins = if by_code.contains('.') { &by_code } else { longest };
    let (candidates, at_least) = candidates(c, begins, near)?;
    let mut found = Vec::new();
    for body in candidates {
        let rank = if body.code.0.to_lowercase().starts_with(&by_code) {
            Some(0)
        } else {
            words::rank(&query, &body.name)
        };
        if let Some(rank) = rank {
            let order = (
                !near.named.contains(&body.code),
                !near.holds(&body),
                !body.staffed,
                rank,
            );
            found.push((order, body));
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.code.cmp(&b.1.code)));
    let found = found.into_iter().map(|(_, body)| body).collect();
    Ok(Found::cut(found, limit, at_least))
}

/// The bodies with a word that begins so, each once: the near ones all, of the others so many that the search stays
/// quick; and whether some were left out.
fn candidates(c: &mut Conn, begins: &str, near: &Near) -> Result<(Vec<Body>, bool), StoreError> {
    let fitting = || {
        bodies::table
            .inner_join(body_words::table.on(body_words::code.eq(bodies::code)))
            .filter(body_words::word.ge(begins.to_owned()))
            .filter(body_words::word.lt(words::end(begins)))
            .filter(bodies::in_force.eq(true))
            .order(body_words::word)
            .select((Row::as_select(), (staffed(), bodies::attended_by, bodies::in_force)))
            .into_boxed::<MultiBackend>()
    };
    let mut rows: Vec<(Row, Standing)> = fitting().limit(words::CANDIDATES).load(c)?;
    let cut = rows.len() >= usize::try_from(words::CANDIDATES).unwrap_or(usize::MAX);
    if cut {
        let named: Vec<String> = near.named.iter().map(ToString::to_string).collect();
        rows.extend(
            fitting()
                .filter(bodies::code.eq_any(named))
                .load::<(Row, Standing)>(c)?,
        );
        if let Some(district) = &near.district {
            let (first, last) = inside(district);
            let own = fitting().filter(bodies::territory.between(first, last));
            rows.extend(own.load::<(Row, Standing)>(c)?);
        }
    }
    let once: BTreeMap<BodyCode, Body> = read_all(rows)?
        .into_iter()
        .map(|body| (body.code.clone(), body))
        .collect();
    Ok((once.into_values().collect(), cut))
}

/// The body of a code where it is in force today: only such a one is given anything new.
pub fn find_in_force(c: &mut Conn, code: &BodyCode) -> Result<Option<Body>, StoreError> {
    Ok(find(c, code)?.filter(|body| body.in_force))
}

/// Who acts today for a body that is given something: see [`powers::acting`].
pub fn acting(c: &mut Conn, body: Body) -> Result<Option<Body>, StoreError> {
    let territory = body.territory.as_ref().map_or("KZ".to_owned(), ToString::to_string);
    let function = body.function.clone();
    powers::acting(
        Some(body),
        territory,
        &function,
        |body| body.staffed,
        |code| find_in_force(c, &code),
    )
}

/// The body that holds a function of a level for a place today, as [`powers::holder`] chooses it among those in force.
pub fn holder(c: &mut Conn, place: &Place, level: Level, function: &str) -> Result<Option<Body>, StoreError> {
    powers::holder(
        place,
        level,
        function,
        |body: &Body| body.staffed,
        |code| find_in_force(c, &code),
    )
}

/// Who works the cases of a body, by name.
pub fn attendant(c: &mut Conn, body: &Body) -> Result<Attendant, StoreError> {
    Ok(match &body.attended_by {
        Some(code) if *code == body.code => Attendant::Itself,
        Some(code) => find(c, code)?.map_or(Attendant::Nobody, |above| Attendant::Above(above.name)),
        None => Attendant::Nobody,
    })
}

/// Who attends the next higher body: who would work the cases of this one if nobody there could.
pub fn attendant_above(c: &mut Conn, body: &BodyCode) -> Result<Option<BodyCode>, StoreError> {
    let higher = match find(c, body)?.and_then(|body| body.higher) {
        Some(higher) => find(c, &higher)?,
        None => None,
    };
    Ok(higher.and_then(|higher| higher.attended_by))
}

/// The duty desk of a place today: the akimat of its district or city.
pub fn duty_desk(c: &mut Conn, place: &Place) -> Result<Option<Body>, StoreError> {
    powers::duty_desk(place, |code| find_in_force(c, &code))
}

/// Every body of the country that is in force today, and whether an active officer works there: for those who ask for many holders.
pub fn staffing(c: &mut Conn) -> Result<HashMap<BodyCode, bool>, StoreError> {
    let rows: Vec<(String, bool)> = bodies::table
        .filter(bodies::in_force.eq(true))
        .select((bodies::code, staffed()))
        .load(c)?;
    Ok(rows
        .into_iter()
        .map(|(code, staffed)| (BodyCode(code), staffed))
        .collect())
}
