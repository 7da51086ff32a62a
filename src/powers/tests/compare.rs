//! The replay of filed appeals under two rulebooks: what goes elsewhere, how it is counted, and that it agrees with
//! routing each appeal by itself.

use std::collections::{BTreeMap, HashMap};

use crate::appeal::{BodyCode, Number};
use crate::powers::compare::{Comparison, Country, Filed, Move, Replay, Side, in_force};
use crate::powers::{Rulebook, duty_desk, holder};
use crate::territory::{Place, TerritoryCode, TerritoryKind};

use super::broken::{DISTRICT, ENDED, ROAD, edited, snow};
use super::last_change::{day, with_version, without_expired};
use super::shipped_files;

/// A village of a rural okrug, a town of district rank and a part of a city.
const VILLAGE: &str = "103641100";
const TOWN: &str = "103620100";
const CITY_PART: &str = "101010000";
const STREET: &str = r#"{"road_class":"street"}"#;

fn territory(code: &str) -> TerritoryCode {
    TerritoryCode::parse(code).unwrap()
}

/// The country with officers in some of its bodies.
fn country(staffed: &[&str]) -> Country {
    let places = [
        (VILLAGE, TerritoryKind::RuralOkrug),
        (TOWN, TerritoryKind::Town),
        (CITY_PART, TerritoryKind::CityPart),
    ];
    let codes = [
        "103641000.akimat",
        "103620000.akimat",
        "103600000.akimat",
        "103600000.roads",
        "101000000.akimat",
        "100000000.akimat",
        "100000000.roads",
    ];
    Country {
        places: places
            .into_iter()
            .map(|(code, around)| {
                let settlement = territory(code);
                let around = Some(around);
                (settlement.clone(), Place { settlement, around })
            })
            .collect(),
        bodies: codes
            .into_iter()
            .map(|code| (BodyCode(code.to_owned()), staffed.contains(&code)))
            .collect(),
    }
}

fn filed(serial: i64, settlement: &str, subject: &str, facts: &str) -> Filed {
    Filed {
        number: Number::new(2026, serial),
        registered_on: day("2026-03-20"),
        settlement: territory(settlement),
        subject: subject.to_owned(),
        facts: facts.to_owned(),
    }
}

fn rulebook(files: &BTreeMap<String, String>) -> Rulebook {
    Rulebook::parse(files).unwrap()
}

/// Village streets are cleared of snow by the district from 2027, by rows with dates.
fn dated() -> BTreeMap<String, String> {
    snow(&format!("{ENDED}\n{DISTRICT}"))
}

/// The same by a folder of its own, the row rewritten and not renamed.
fn by_version() -> BTreeMap<String, String> {
    let mut files = with_version(shipped_files(), "2027-01-01");
    let row = DISTRICT
        .replace("street_2027", "street")
        .replace("valid_from = 2027-01-01\n", "also = []\n");
    let text = without_expired(&snow(&row)[ROAD], "2027-01-01");
    files.insert("powers/2027-01-01/road.toml".to_owned(), text);
    files
}

/// The shipped rulebook and another one compared on the day from which neither changes.
fn compared(new: &BTreeMap<String, String>, country: &Country, all: Vec<Filed>) -> Comparison {
    let (old, new) = (rulebook(&shipped_files()), rulebook(new));
    let mut replay = Replay::new(&old, &new, in_force(&old, &new), country, usize::MAX);
    for one in all {
        replay.ask(one).unwrap();
    }
    replay.finish()
}

fn moves(rows: &[(&str, &str, u64)]) -> Vec<Move> {
    let word = |word: &str| (word != "nobody").then(|| word.to_owned());
    let rows = rows.iter();
    rows.map(|(old, new, appeals)| Move {
        old: word(old),
        new: word(new),
        appeals: *appeals,
    })
    .collect()
}

fn code(body: &str) -> Option<BodyCode> {
    Some(BodyCode(body.to_owned()))
}

#[test]
fn an_amendment_to_come_moves_last_years_appeals() {
    for (files, rule) in [(dated(), "road.snow/street_2027"), (by_version(), "road.snow/street")] {
        let country = country(&["103600000.roads"]);
        let all = vec![
            filed(1, VILLAGE, "road.snow", STREET),
            filed(2, TOWN, "road.snow", STREET),
            filed(3, VILLAGE, "road.pothole", STREET),
            filed(4, VILLAGE, "road.snow", STREET),
            filed(5, VILLAGE, "road.snow", "{}"),
        ];
        let found = compared(&files, &country, all);
        assert_eq!(found.on, day("2027-01-01"), "{rule}");
        assert_eq!((found.appeals, found.elsewhere, found.other_rule), (5, 2, 0), "{rule}");
        assert_eq!(found.by_level, moves(&[("rural", "district", 2)]));
        assert_eq!(found.by_function, moves(&[("akimat", "roads", 2)]));
        assert_eq!(found.by_budget_level, moves(&[("rural", "district", 2)]));
        assert_eq!(found.by_body, moves(&[("103641000.akimat", "103600000.roads", 2)]));
        let subjects: Vec<_> = found
            .by_subject
            .iter()
            .map(|row| (row.subject.as_str(), row.appeals))
            .collect();
        assert_eq!(subjects, [("road.snow", 2)]);
        let numbers: Vec<_> = found.cases.iter().map(|case| case.number.clone()).collect();
        assert_eq!(numbers, [Number::new(2026, 1), Number::new(2026, 4)]);
        assert_eq!(found.cases[0].facts["road_class"], "street");
        assert_eq!(found.cases[0].old.rule.as_deref(), Some("road.snow/street"));
        assert_eq!(found.cases[0].new.rule.as_deref(), Some(rule));
    }
}

#[test]
fn on_a_day_before_the_amendment_nothing_moves() {
    let (old, new) = (rulebook(&shipped_files()), rulebook(&dated()));
    let country = country(&[]);
    for (on, elsewhere) in [("2026-12-31", 0), ("2027-01-01", 1), ("2030-06-01", 1)] {
        let mut replay = Replay::new(&old, &new, day(on), &country, 10);
        replay.ask(filed(1, VILLAGE, "road.snow", STREET)).unwrap();
        assert_eq!(replay.finish().elsewhere, elsewhere, "{on}");
    }
}

/// Where nobody works at the roads department the akimat of the district holds before and after.
#[test]
fn a_function_may_move_without_its_body_and_with_it() {
    let district = r#"{"road_class":"district"}"#;
    let (files, _) = edited(
        ROAD,
        "\"road.snow\"",
        "confidence = \"high\"\n",
        "confidence = \"high\"\n\n[[subject.rule]]\ncode = \"district_2026\"\nfunction = \"akimat\"\n",
    );
    for (staffed, by_body) in [
        (&[][..], moves(&[])),
        (
            &["103600000.roads"],
            moves(&[("103600000.roads", "103600000.akimat", 1)]),
        ),
    ] {
        let found = compared(&files, &country(staffed), vec![filed(1, TOWN, "road.snow", district)]);
        assert_eq!((found.elsewhere, &found.by_level), (1, &moves(&[])));
        assert_eq!(found.by_function, moves(&[("roads", "akimat", 1)]));
        assert_eq!(found.by_budget_level, moves(&[]));
        assert_eq!(found.by_body, by_body, "{staffed:?}");
    }
}

#[test]
fn what_was_open_finds_a_holder() {
    let (files, _) = edited(
        ROAD,
        "\"road.snow\"",
        "confidence = \"high\"\n",
        "confidence = \"high\"\n\n[[subject.rule]]\ncode = \"unknown_2026\"\nlevel = \"oblast\"\nfunction = \"roads\"\nbudget = \"oblast\"\n",
    );
    let found = compared(&files, &country(&[]), vec![filed(1, VILLAGE, "road.snow", "{}")]);
    assert_eq!(found.by_level, moves(&[("undetermined", "oblast", 1)]));
    assert_eq!(found.by_function, moves(&[("undetermined", "roads", 1)]));
    assert_eq!(found.by_budget_level, moves(&[("undetermined", "oblast", 1)]));
    // The duty desk held it, and nobody works at the oblast's department of roads.
    assert_eq!(found.by_body, moves(&[("103600000.akimat", "100000000.akimat", 1)]));
    assert_eq!(
        (found.cases[0].old.outcome, found.cases[0].new.outcome),
        ("undetermined", "routed")
    );
    assert_eq!(found.cases[0].old.body, code("103600000.akimat"));
    assert_eq!((found.cases[0].old.level, &found.cases[0].old.function), (None, &None));
}

#[test]
fn what_a_rulebook_does_not_know_is_an_outcome_of_its_own() {
    let (files, _) = edited(ROAD, "\"road.snow\"", "road.snow", "road.ice");
    let all = vec![
        filed(1, VILLAGE, "road.snow", STREET),
        // Unknown to both: it goes nowhere before and after.
        filed(2, VILLAGE, "road.moon", "{}"),
        // Not on the list of territories any more.
        filed(3, "103699999", "road.snow", STREET),
        filed(4, VILLAGE, "road.pothole", r#"{"lamp":"on"}"#),
        filed(5, VILLAGE, "road.pothole", r#"{"road_class":"river"}"#),
    ];
    let found = compared(&files, &country(&[]), all);
    assert_eq!((found.appeals, found.elsewhere, found.other_rule), (5, 1, 0));
    assert_eq!(found.by_level, moves(&[("rural", "unroutable", 1)]));
    assert_eq!(found.by_function, moves(&[("akimat", "unroutable", 1)]));
    assert_eq!(found.by_budget_level, moves(&[("rural", "unroutable", 1)]));
    assert_eq!(found.by_body, moves(&[("103641000.akimat", "nobody", 1)]));
    let expected = Side {
        outcome: "unroutable",
        rule: None,
        level: None,
        function: None,
        budget_level: None,
        body: None,
        reason: Some("the rulebook of 2026-07-19 has no subject road.snow".to_owned()),
    };
    assert_eq!(found.cases[0].new, expected);
}

#[test]
fn another_rule_with_the_same_body_is_counted_apart() {
    let subject = "\"road.snow\"";
    let confidence = "confidence = \"high\"\n";
    for (change, other_rule) in [
        ("confidence = \"low\"\n", 2),
        ("confidence = \"high\"\nalso = [\"148 31 [R]\"]\n", 2),
        // The class is renamed for villages only.
        (
            "confidence = \"high\"\nwithout = [\"street\"]\n\n[[subject.rule]]\ncode = \"lane\"\nwhen = { road_class = \"street\" }\nplace = [\"village\"]\nlevel = \"rural\"\nfunction = \"akimat\"\nbudget = \"rural\"\nbasis = [\"148 35(1)(6) [R]\"]\nconfidence = \"med\"\n",
            1,
        ),
    ] {
        let (files, _) = edited(ROAD, subject, confidence, change);
        let all = vec![
            filed(1, VILLAGE, "road.snow", STREET),
            filed(2, TOWN, "road.snow", STREET),
            filed(3, TOWN, "road.pothole", STREET),
        ];
        let found = compared(&files, &country(&[]), all);
        assert_eq!((found.elsewhere, found.other_rule), (0, other_rule), "{change}");
        assert_eq!((&found.by_level, &found.by_body), (&moves(&[]), &moves(&[])));
        assert_eq!((found.by_subject, found.cases), (vec![], vec![]));
    }
}

#[test]
fn tables_begin_with_the_commonest_and_cases_stop_where_told() {
    let everywhere = DISTRICT.replace("place = [\"village\"]\n", "place = [\"village\", \"town\"]\n");
    let town = "[[subject.rule]]\ncode = \"street_town\"\nvalid_until = 2026-12-31\n";
    let files = snow(&format!("{ENDED}\n{town}\n{everywhere}"));
    let (old, new) = (rulebook(&shipped_files()), rulebook(&files));
    let country = country(&[]);
    let mut replay = Replay::new(&old, &new, in_force(&old, &new), &country, 2);
    for (serial, settlement) in [(1, VILLAGE), (2, TOWN), (3, TOWN)] {
        replay.ask(filed(serial, settlement, "road.snow", STREET)).unwrap();
    }
    let found = replay.finish();
    assert_eq!(
        found.by_body,
        moves(&[
            ("103620000.akimat", "103600000.akimat", 2),
            ("103641000.akimat", "103600000.akimat", 1)
        ])
    );
    assert_eq!((found.elsewhere, found.cases.len()), (3, 2));
}

#[test]
fn damaged_facts_name_their_appeal() {
    let rulebook = rulebook(&shipped_files());
    let country = country(&[]);
    let mut replay = Replay::new(&rulebook, &rulebook, day("2027-01-01"), &country, 1);
    let error = replay.ask(filed(7, VILLAGE, "road.snow", "[1]")).unwrap_err();
    assert_eq!(error.number, Number::new(2026, 7));
}

/// Every subject with every answer to its first question, at every place, on days before and after the amendment.
fn questions(rulebook: &Rulebook) -> Vec<Filed> {
    let mut all = Vec::new();
    for subject in rulebook.subjects(day("2026-05-04")) {
        let first = subject.questions.first();
        let question = first.and_then(|code| rulebook.question(day("2026-05-04"), code));
        let mut facts = vec!["{}".to_owned()];
        if let Some(question) = &question {
            let answers = question.answers.iter();
            facts.extend(answers.map(|answer| format!("{{\"{}\":\"{}\"}}", question.code, answer.code)));
        }
        for facts in facts {
            for settlement in [VILLAGE, TOWN, CITY_PART] {
                for on in ["2022-01-10", "2026-12-31", "2027-01-01", "2029-03-01"] {
                    let serial = i64::try_from(all.len()).unwrap();
                    all.push(Filed {
                        registered_on: day(on),
                        ..filed(serial, settlement, &subject.code, &facts)
                    });
                }
            }
        }
    }
    all
}

/// Each appeal asked by itself, on the later of its own day and the last change: what the replay must agree with.
#[test]
fn the_replay_agrees_with_routing_one_by_one() {
    let (old, new) = (rulebook(&shipped_files()), rulebook(&by_version()));
    let country = country(&["103600000.roads", "100000000.roads"]);
    let in_force = in_force(&old, &new);
    let mut expected: HashMap<Number, bool> = HashMap::new();
    let all = questions(&old);
    for one in &all {
        let place = &country.places[&one.settlement];
        let facts = serde_json::from_str(&one.facts).unwrap();
        let side = |rulebook: &Rulebook| {
            let on = one.registered_on.max(in_force);
            let routing = rulebook.route(on, place, &one.subject, &facts).unwrap();
            let find = |code: BodyCode| {
                let staffed = country.bodies.get(&code).copied();
                Ok::<_, std::convert::Infallible>(staffed.map(|staffed| (code, staffed)))
            };
            let held = match (routing.level, &routing.function) {
                (Some(level), Some(function)) => holder(place, level, function, |(_, staffed)| *staffed, find).unwrap(),
                _ => None,
            };
            let desk = || duty_desk(place, find).unwrap();
            let body = held.or_else(desk).map(|(code, _)| code).unwrap();
            (
                routing.outcome,
                routing.level,
                routing.function,
                routing.budget_level,
                body,
            )
        };
        expected.insert(one.number.clone(), side(&old) != side(&new));
    }
    let moved = expected.values().filter(|moved| **moved).count();
    assert!(
        moved > 0 && expected.len() > 94 * 3 * 4,
        "{moved} of {}",
        expected.len()
    );
    let mut replay = Replay::new(&old, &new, in_force, &country, usize::MAX);
    for one in all {
        replay.ask(one).unwrap();
    }
    let found = replay.finish();
    assert_eq!(found.elsewhere, u64::try_from(moved).unwrap());
    assert!(found.cases.iter().all(|case| expected[&case.number]));
}
