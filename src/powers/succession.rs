//! Which body takes over the cases of an abolished one, once a person has said what took the place of its territory.
//!
//! Pure. That the successor goes on with a case as it stands, under the same term, is our reading of the law.

use super::AKIMAT;
use crate::appeal::BodyCode;
use crate::territory::{Level, TerritoryCode};

/// A body that is out of force.
#[derive(Debug, Clone, Copy)]
pub struct Abolished<'a> {
    /// Its level.
    pub level: Level,
    /// Its function.
    pub function: &'a str,
    /// Its territory.
    pub territory: &'a TerritoryCode,
    /// What stands in the place of its territory now: the last of the confirmed successors, or the territory itself where it
    /// is in force and only has no such body any more.
    pub successor: &'a TerritoryCode,
}

/// The bodies that may take over a case of an abolished one, the first that is in force does: that of the same level around the
/// place that the appeal is about, and the akimats above that place; then that of the territory's successor, and the akimats
/// above it.
///
/// The place is told as it was filed, then what took its place, and so on. It speaks only where it lay in the abolished
/// territory and lies elsewhere now, for a territory may have been split: a case may be about a place that the body had
/// nothing to do with.
pub fn successor_bodies(of: &Abolished<'_>, place: &[TerritoryCode]) -> Vec<BodyCode> {
    let within = |code: &TerritoryCode| of.territory.contains(code);
    let moved_to = place.last().filter(|now| place.iter().any(within) && !within(now));
    let mut bodies: Vec<BodyCode> = Vec::new();
    let mut offer = |territory: &TerritoryCode, function: &str| {
        let body = BodyCode::of(territory, function);
        if !bodies.contains(&body) {
            bodies.push(body);
        }
    };
    let around_place = moved_to.and_then(|place| {
        Some(match of.level {
            Level::Rural => place.okrug(),
            Level::District => place.district(),
            Level::Oblast => place.oblast(),
            Level::Republic => return None,
        })
    });
    for territory in around_place.iter().chain([of.successor]) {
        offer(territory, of.function);
        offer(territory, AKIMAT);
        for above in territory.around() {
            offer(&above, AKIMAT);
        }
    }
    bodies
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(code: &str) -> TerritoryCode {
        TerritoryCode::parse(code).expect("a code")
    }

    fn named(level: Level, (territory, function): (&str, &str), successor: &str, place: &[&str]) -> Vec<String> {
        let of = Abolished {
            level,
            function,
            territory: &code(territory),
            successor: &code(successor),
        };
        let place: Vec<TerritoryCode> = place.iter().map(|place| code(place)).collect();
        let bodies = successor_bodies(&of, &place);
        bodies.into_iter().map(|body| body.0).collect()
    }

    #[test]
    fn the_successor_is_looked_for_from_the_territory_of_the_body_upwards() {
        assert_eq!(
            named(Level::District, ("101000000", "roads"), "104100000", &[]),
            ["104100000.roads", "104100000.akimat", "100000000.akimat"]
        );
        assert_eq!(
            named(Level::Rural, ("101033000", "akimat"), "101010000", &[]),
            ["101010000.akimat", "101000000.akimat", "100000000.akimat"],
            "an okrug that became part of a city"
        );
        assert_eq!(
            named(Level::Rural, ("103641000", "akimat"), "103641000", &["103641000"]),
            ["103641000.akimat", "103600000.akimat", "100000000.akimat"],
            "an okrug that became a village"
        );
    }

    #[test]
    fn a_place_that_was_split_off_narrows_it_and_no_other_does() {
        let okrug = ("101033000", "akimat");
        assert_eq!(
            named(Level::Rural, okrug, "104133000", &["101033100", "104135100"]),
            [
                "104135000.akimat",
                "104100000.akimat",
                "100000000.akimat",
                "104133000.akimat"
            ],
            "the okrug was split: the place decides"
        );
        let of_the_successor = ["104133000.akimat", "104100000.akimat", "100000000.akimat"];
        for place in [
            &["103641100"][..],              // a case that was sent here from elsewhere
            &["103641100", "103643100"][..], // which has moved since
            &["101033100"][..],              // a village that is as it was, in an okrug that is not
        ] {
            assert_eq!(
                named(Level::Rural, okrug, "104133000", place),
                of_the_successor,
                "{place:?}"
            );
        }
        assert_eq!(
            named(
                Level::Rural,
                okrug,
                "104133000",
                &["109933100", "101033100", "104135100"]
            )[0],
            "104135000.akimat",
            "the place came into the okrug before it went"
        );
    }
}
