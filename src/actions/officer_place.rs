//! Where a user works: the role, and the body or the territory that the role needs. A body may be named by its code or by its
//! name, since nobody knows the codes of 2,400 akimats by heart.

use super::ActionError;
use crate::appeal::{BodyCode, CleanText, FieldError, Problem, Role, compact};
use crate::store::bodies::{self, Body, Near};
use crate::store::{Conn, StoreError, territories};
use crate::territory::TerritoryCode;

/// Bodies that a name may mean, as they are listed to choose from.
const OFFERED: i64 = 20;

/// A role and its place as typed.
#[derive(Debug, Clone, Default)]
pub struct NewPlace {
    /// The word of a [`Role`].
    pub role: String,
    /// The code of a body or its name, for the roles of a body.
    pub body: Option<String>,
    /// The KATO code of a territory for an overseer; `KZ` for the whole country.
    pub territory: Option<String>,
}

/// The same, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) role: Role,
    pub(super) body: Option<BodyCode>,
    pub(super) territory: Option<TerritoryCode>,
}

/// Checks a place; `None` when a fault was found.
pub(super) fn check_place(
    c: &mut Conn,
    typed: &NewPlace,
    faults: &mut Vec<FieldError>,
) -> Result<Option<Place>, StoreError> {
    let Ok(role) = typed.role.parse::<Role>() else {
        faults.push(FieldError::new("role", Problem::UnknownRole));
        return Ok(None);
    };
    let known = faults.len();
    let body = if role.of_a_body() {
        find_body(c, typed, faults)?
    } else {
        None
    };
    let territory = if role == Role::Overseer {
        find_territory(c, typed, faults)?
    } else {
        None
    };
    Ok((faults.len() == known).then_some(Place { role, body, territory }))
}

/// The bodies that a text may mean: the one of this code or exactly this name, else those that a search finds.
pub fn bodies_named(c: &mut Conn, text: &str) -> Result<Vec<Body>, StoreError> {
    let text = CleanText::from(text).on_one_line();
    if text.is_empty() {
        return Ok(Vec::new());
    }
    if let Some(body) = bodies::find(c, &BodyCode::read(&text))? {
        return Ok(vec![body]);
    }
    let found = bodies::search(c, &text, &Near::default(), OFFERED)?.items;
    let wanted = text.to_lowercase();
    let exact = |body: &Body| {
        let names = [&body.name.kk, &body.name.ru, &body.name.en];
        names.iter().any(|name| name.to_lowercase() == wanted)
    };
    let exactly: Vec<Body> = found.iter().filter(|body| exact(body)).cloned().collect();
    Ok(if exactly.len() == 1 { exactly } else { found })
}

fn find_body(c: &mut Conn, typed: &NewPlace, faults: &mut Vec<FieldError>) -> Result<Option<BodyCode>, StoreError> {
    let text = CleanText::from(typed.body.as_deref().unwrap_or_default());
    if text.is_empty() {
        faults.push(FieldError::new("body", Problem::Missing));
        return Ok(None);
    }
    let mut found = bodies_named(c, &text)?;
    match (found.pop(), found.is_empty()) {
        (Some(body), true) => return Ok(Some(body.code)),
        (Some(_), false) => faults.push(FieldError::new("body", Problem::SeveralBodies)),
        (None, _) => faults.push(FieldError::new("body", Problem::UnknownBody)),
    }
    Ok(None)
}

/// `None` without a fault is the whole country.
fn find_territory(
    c: &mut Conn,
    typed: &NewPlace,
    faults: &mut Vec<FieldError>,
) -> Result<Option<TerritoryCode>, StoreError> {
    let problem = match compact(typed.territory.as_deref().unwrap_or_default()).as_str() {
        "" => Problem::Missing,
        "KZ" => return Ok(None),
        code => match TerritoryCode::parse(code) {
            Some(code) if territories::find(c, &code)?.is_some() => return Ok(Some(code)),
            _ => Problem::UnknownSettlement,
        },
    };
    faults.push(FieldError::new("territory", problem));
    Ok(None)
}

/// A place alone, for somebody who has an account.
pub(super) fn place_of(c: &mut Conn, typed: &NewPlace) -> Result<Place, ActionError> {
    let mut faults = Vec::new();
    match check_place(c, typed, &mut faults)? {
        Some(place) => Ok(place),
        None => Err(ActionError::Invalid(faults)),
    }
}
