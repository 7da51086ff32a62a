//! Which body holds what a rule gives to a function of a level: the rule's own body, the akimat of the level, or the
//! duty desk.
//!
//! It owns that choice and the codes of bodies that it asks for. It never looks a body up: whoever calls says how.

use crate::appeal::BodyCode;
use crate::territory::{Level, Place, TerritoryCode};

/// The function that holds what no other body of its level does.
const AKIMAT: &str = "akimat";

/// The body that holds a function of a level for a place: that body where staffed, else the akimat of the level.
/// A rural level where there is no rural akim falls to the district (city) level.
///
/// # Errors
/// Whatever `find` fails with.
pub fn holder<Body, E>(
    place: &Place,
    level: Level,
    function: &str,
    staffed: impl FnOnce(&Body) -> bool,
    mut find: impl FnMut(BodyCode) -> Result<Option<Body>, E>,
) -> Result<Option<Body>, E> {
    let level = match level {
        Level::Rural if !place.has_rural_akim() => Level::District,
        level => level,
    };
    let territory = place.territory(level);
    let territory = territory.as_ref().map_or("KZ", TerritoryCode::as_str);
    let at = |function: &str| BodyCode(format!("{territory}.{function}"));
    let own = find(at(function))?;
    if own.as_ref().is_some_and(staffed) || function == AKIMAT {
        return Ok(own);
    }
    // The Republic has no akimat: there the body itself holds.
    Ok(find(at(AKIMAT))?.or(own))
}

/// The duty desk of a place: the akimat of its district or city.
pub fn duty_desk(place: &Place) -> BodyCode {
    BodyCode(format!("{}.{AKIMAT}", place.settlement.district()))
}
