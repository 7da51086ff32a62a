//! Overlaps that a rule says aloud: what they say of a routing, and what is refused.

use crate::powers::{Rulebook, check};
use crate::territory::{Level, Place, TerritoryCode, TerritoryKind};

use super::broken::{ROAD, edited, snow};
use super::last_change::day;

/// The street row of `road.snow` with an overlap in these words.
fn street(overlap: &str) -> String {
    format!("[[subject.rule]]\ncode = \"street\"\n\n[[subject.rule.also]]\n{overlap}")
}

const WHY: &str = "why = { kk = \"Неге\", ru = \"Почему\", en = \"Why\" }\n";
const BASIS: &str = "basis = [\"roads-law 13(2)(2) [I]\"]\n";

fn with(level: &str, function: &str) -> String {
    format!("level = \"{level}\"\nfunction = \"{function}\"\n{BASIS}{WHY}")
}

/// Asserts that a row of `road.snow` gives this one fault, on the line of the first such text of the row.
fn refuses(row: &str, at: &str, message: &str) {
    let files = snow(row);
    let start = files[ROAD].find(row).unwrap() + row.find(at).unwrap();
    let line = 1 + files[ROAD][..start].matches('\n').count();
    let faults = Rulebook::parse(&files).unwrap_err();
    let found: Vec<_> = faults
        .iter()
        .map(|fault| (fault.file.as_str(), fault.line, fault.message.as_str()))
        .collect();
    assert_eq!(found, [(ROAD, line, message)], "{row}");
}

#[test]
fn wrong_overlaps_are_named() {
    let good = with("district", "roads");
    for (row, at, message) in [
        (
            street(&with("rural", "akimat")),
            "level",
            "overlap of road.snow/street names its own holder: rural akimat",
        ),
        (
            street(&with("district", "militia")),
            "function",
            "unknown function \"militia\" at level district (bodies.toml)",
        ),
        (
            street(&with("county", "roads")),
            "\"county\"",
            "unknown level \"county\"",
        ),
        (
            street(&good.replace(BASIS, "basis = []\n")),
            "basis",
            "missing citation: the overlap of road.snow/street has no basis",
        ),
        (
            street(&good.replace("roads-law", "rods-law")),
            "basis",
            "citation \"rods-law 13(2)(2) [I]\": acts.toml has no act \"rods-law\"",
        ),
        (
            street(&good.replace("\"Неге\"", "\" \"")),
            "why",
            "missing translation: why of the overlap of road.snow/street has no kk",
        ),
        (
            street(&format!("{good}decides = {{ kk = \"Ме?\", ru = \"Ли?\" }}\n")),
            "decides",
            "missing translation: decides of the overlap of road.snow/street has no en",
        ),
        (
            street(&format!("{good}valid_from = 2026-02-28T10:00:00\n")),
            "valid_from",
            "2026-02-28T10:00:00 is not a date like 2026-01-01",
        ),
        (
            street(&format!("{good}valid_from = 2026-03-02\nvalid_until = 2026-03-01\n")),
            "valid_from",
            "dead: no day is left to the overlap of road.snow/street",
        ),
        (
            format!(
                "{}\n[[subject.rule.also]]\n{}",
                street(&good),
                good.replace("Why", "Again")
            ),
            "level",
            "road.snow/street: duplicate overlap with district roads",
        ),
    ] {
        // The second of two equal entries is the one at fault.
        let at = if message.contains("duplicate") {
            &row[row.rfind(at).unwrap()..]
        } else {
            at
        };
        refuses(&row, at, message);
    }
}

#[test]
fn an_overlap_needs_a_holder_beside_it() {
    let open = street(&with("district", "roads")).replace("code = \"street\"", "code = \"unknown\"");
    refuses(
        &open,
        "level",
        "road.snow/unknown: an undetermined rule has no overlap: write also = []",
    );
    let city = street(&with("rural", "akimat")).replace("code = \"street\"", "code = \"district\"");
    refuses(
        &city,
        "level",
        "overlap of road.snow/district: a rural body cannot be named where place includes city",
    );
}

#[test]
fn an_inherited_overlap_is_wrong_at_the_row_that_makes_it_so() {
    let templates = "powers/2021-07-01/templates.toml";
    let overlap = format!(
        "also = [{{ {}}}]\n",
        with("oblast", "roads").trim_end().replace('\n', ", ")
    );
    let (mut files, _) = edited(
        templates,
        "code = \"district\"",
        "confidence",
        &format!("{overlap}confidence"),
    );
    assert_eq!(check(&files).faults, []);
    let row = "[[subject.rule]]\ncode = \"district\"\nlevel = \"oblast\"\nbasis = [\"148 27 [R]\"]\n";
    let text = snow(row).remove(ROAD).unwrap();
    files.insert(ROAD.to_owned(), text);
    let faults = check(&files).faults;
    let messages: Vec<_> = faults
        .iter()
        .map(|fault| (fault.file.as_str(), fault.message.as_str()))
        .collect();
    assert_eq!(
        messages,
        [(ROAD, "overlap of road.snow/district names its own holder: oblast roads")]
    );
    let without = format!("{row}also = []\n");
    files.insert(ROAD.to_owned(), snow(&without).remove(ROAD).unwrap());
    assert_eq!(check(&files).faults, []);
}

#[test]
fn a_routing_says_the_other_body_on_the_days_on_which_both_are_named() {
    let decides = "decides = { kk = \"Көше ме?\", ru = \"Улица ли?\", en = \"A street?\" }\n";
    let row = street(&format!(
        "{}{decides}valid_from = 2026-02-01\nvalid_until = 2026-09-30\n",
        with("district", "roads")
    ));
    let report = check(&snow(&row));
    assert_eq!(report.faults, []);
    let rulebook = Rulebook::parse(&snow(&row)).unwrap();
    assert_eq!(rulebook.last_change(), Some(day("2026-10-01")));
    let place = Place {
        settlement: TerritoryCode::parse("103641100").unwrap(),
        around: Some(TerritoryKind::RuralOkrug),
    };
    let facts = [("road_class".to_owned(), "street".to_owned())].into();
    for (on, said) in [
        ("2026-01-31", 0),
        ("2026-02-01", 1),
        ("2026-09-30", 1),
        ("2026-10-01", 0),
    ] {
        let routing = rulebook.route(day(on), &place, "road.snow", &facts).unwrap();
        assert_eq!((routing.level, routing.also.len()), (Some(Level::Rural), said), "{on}");
        let rows = rulebook.rules(day(on), "road.snow");
        let listed = rows.iter().find(|row| row.rule == "road.snow/street").unwrap();
        assert_eq!(listed.also, routing.also);
        for other in routing.also {
            assert_eq!((other.level, other.function.as_str()), (Level::District, "roads"));
            assert_eq!(other.why.kk, "Неге");
            assert_eq!(other.decides.unwrap().ru, "Улица ли?");
            assert!(
                other.basis.ru.contains("подпункт 2) пункта 2 статьи 13"),
                "{}",
                other.basis.ru
            );
        }
    }
}

#[test]
fn a_decision_from_before_overlaps_is_written_again_as_it_was() {
    let rulebook = Rulebook::parse(&snow(
        "[[subject.rule]]\ncode = \"street\"\nalso = []\nbasis = [\"148 31 [R]\"]\n",
    ))
    .unwrap();
    let place = Place {
        settlement: TerritoryCode::parse("103641100").unwrap(),
        around: Some(TerritoryKind::RuralOkrug),
    };
    let facts = [("road_class".to_owned(), "street".to_owned())].into();
    let routing = rulebook.route(day("2026-05-04"), &place, "road.snow", &facts).unwrap();
    let stored = serde_json::to_string(&routing).unwrap();
    assert!(
        !stored.contains("\"also\"") && !stored.contains("\"quotes\""),
        "{stored}"
    );
    let read: crate::powers::Routing = serde_json::from_str(&stored).unwrap();
    assert_eq!((&read, serde_json::to_string(&read).unwrap()), (&routing, stored));
}
