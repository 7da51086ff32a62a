//! Which body takes over the cases of an abolished one, once a person has said what took the place of its territory.
//!
//! Pure. That the successor goes on with a case as it stands, under the same term, is our reading of the law.

use crate::appeal::BodyCode;
use crate::territory::{Level, TerritoryCode};

/// The function that holds what no other body of its level does.
const AKIMAT: &str = "akimat";

/// The bodies that may take over a case, the first that is in force does: that of the same level around the place that the
/// appeal is about, for a territory may have been split; then that of the territory's successor; then whatever akimat lies
/// around it.
pub fn successor_bodies(
    level: Level,
    function: &str,
    successor: &TerritoryCode,
    place: Option<&TerritoryCode>,
) -> Vec<BodyCode> {
    let around_place = place.and_then(|place| match level {
        Level::Rural => Some(place.okrug()),
        Level::District => Some(place.district()),
        Level::Oblast => Some(place.oblast()),
        Level::Republic => None,
    });
    let mut bodies: Vec<BodyCode> = Vec::new();
    let mut offer = |territory: &TerritoryCode, function: &str| {
        let body = BodyCode(format!("{territory}.{function}"));
        if !bodies.contains(&body) {
            bodies.push(body);
        }
    };
    for territory in around_place.iter().chain([successor]) {
        offer(territory, function);
        offer(territory, AKIMAT);
    }
    for territory in [successor.okrug(), successor.district(), successor.oblast()] {
        offer(&territory, AKIMAT);
    }
    bodies
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(code: &str) -> TerritoryCode {
        TerritoryCode::parse(code).expect("a code")
    }

    #[test]
    fn the_successor_is_looked_for_from_the_place_upwards() {
        let named = |level, function: &str, successor: &str, place: Option<&str>| -> Vec<String> {
            let place = place.map(code);
            let bodies = successor_bodies(level, function, &code(successor), place.as_ref());
            bodies.into_iter().map(|body| body.0).collect()
        };
        assert_eq!(
            named(Level::Rural, "akimat", "104133000", Some("104135100")),
            [
                "104135000.akimat",
                "104133000.akimat",
                "104100000.akimat",
                "100000000.akimat"
            ],
            "the okrug was split: the place decides"
        );
        assert_eq!(
            named(Level::District, "roads", "104100000", None),
            ["104100000.roads", "104100000.akimat", "100000000.akimat"]
        );
        assert_eq!(
            named(Level::Rural, "akimat", "101010000", None),
            ["101010000.akimat", "101000000.akimat", "100000000.akimat"],
            "an okrug that became part of a city"
        );
    }
}
