//! Which body holds what a rule gives to a function of a level: the rule's own body, the akimat of the level, or the
//! duty desk.
//!
//! It owns that choice and the codes of bodies that it asks for. It never looks a body up: whoever calls says how.

use crate::appeal::BodyCode;
use crate::territory::{Level, Place, TerritoryCode};

/// The function that holds what no other body of its level does.
pub const AKIMAT: &str = "akimat";

/// The body that holds a function of a level for a place: that body where staffed, else the akimat of the level.
/// A rural level where there is no rural akim falls to the district (city) level, and a district level where there is no
/// akimat of a district (in a city of republican rank) to the oblast (city) level.
///
/// # Errors
/// Whatever `find` fails with.
pub fn holder<Body, E>(
    place: &Place,
    level: Level,
    function: &str,
    staffed: impl Fn(&Body) -> bool,
    mut find: impl FnMut(BodyCode) -> Result<Option<Body>, E>,
) -> Result<Option<Body>, E> {
    for territory in territories(place, level) {
        let own = find(BodyCode::of(&territory, function))?;
        let holder = acting(own, &territory, function, &staffed, &mut find)?;
        if holder.is_some() {
            return Ok(holder);
        }
    }
    Ok(None)
}

/// Who acts for a function of a territory, whose own body is given where it has one: that body where somebody there may sign, else the
/// akimat of the territory, which holds what no other body there does. Where there is no akimat (the Republic has none) the
/// body itself.
///
/// # Errors
/// Whatever `find` fails with.
pub fn acting<Body, E>(
    own: Option<Body>,
    territory: impl std::fmt::Display,
    function: &str,
    staffed: impl Fn(&Body) -> bool,
    find: impl FnOnce(BodyCode) -> Result<Option<Body>, E>,
) -> Result<Option<Body>, E> {
    if function == AKIMAT || own.as_ref().is_some_and(staffed) {
        return Ok(own);
    }
    Ok(find(BodyCode::of(territory, AKIMAT))?.or(own))
}

/// The bodies that [`holder`] and [`duty_desk`] may ask for, for those who read them all at once.
pub fn holder_codes(place: &Place, level: Level, function: &str) -> Vec<BodyCode> {
    territories(place, level)
        .iter()
        .flat_map(|territory| [function, AKIMAT].map(|function| BodyCode::of(territory, function)))
        .collect()
}

/// The territories whose bodies may hold what a rule gives to a level, the nearest first: the first that has bodies does.
fn territories(place: &Place, level: Level) -> Vec<String> {
    let district = [place.settlement.district(), place.settlement.oblast()];
    let codes: Vec<TerritoryCode> = match level {
        Level::Republic => return vec!["KZ".to_owned()],
        Level::Oblast => vec![place.settlement.oblast()],
        // A town that has no row of the third level has its akim under its own code.
        Level::Rural if place.has_rural_akim() => {
            let mut nearest = vec![place.settlement.okrug(), place.settlement.clone()];
            nearest.dedup();
            nearest
        }
        Level::Rural | Level::District => district.to_vec(),
    };
    codes.iter().map(ToString::to_string).collect()
}

/// The duty desk of a place: the akimat of its district or city; in a city of republican rank, which has no districts with
/// akimats, the city's.
///
/// # Errors
/// Whatever `find` fails with.
pub fn duty_desk<Body, E>(
    place: &Place,
    mut find: impl FnMut(BodyCode) -> Result<Option<Body>, E>,
) -> Result<Option<Body>, E> {
    for territory in territories(place, Level::District) {
        let found = find(BodyCode::of(territory, AKIMAT))?;
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}
