//! The decision tables that we hand out: their structure is that of the schema, and read back by a reader that shares
//! nothing with the writer they answer every cell as the routing does.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::appeal::{Facts, Language, Trilingual};
use crate::powers::export::File;
use crate::powers::{Outcome, Overlap, Routing, Rulebook};
use crate::territory::{Place, TerritoryCode, TerritoryKind};

use super::broken::{edited, snow};
use super::last_change::{day, with_version};
use super::shipped_files;

mod reader;
mod schema;

use reader::{Output, Read};

fn dmn(rulebook: &Rulebook) -> Vec<File> {
    rulebook.dmn().expect("a buffer takes everything")
}

fn place(kind: &str) -> Place {
    let around = match kind {
        "village" => Some(TerritoryKind::RuralOkrug),
        "town" => Some(TerritoryKind::Town),
        "city" => Some(TerritoryKind::CityPart),
        other => panic!("{other} is no kind of place"),
    };
    let settlement = TerritoryCode::parse("103641100").expect("a code");
    Place { settlement, around }
}

/// Every combination of the values of a table's inputs but the day.
fn combinations(table: &Read) -> Vec<BTreeMap<String, String>> {
    let mut all = vec![BTreeMap::new()];
    for (input, values) in table
        .inputs
        .iter()
        .zip(&table.values)
        .filter(|(_, values)| !values.is_empty())
    {
        let with = |known: &BTreeMap<String, String>| {
            let with = |value: &String| {
                let mut known = known.clone();
                known.insert(input.clone(), value.clone());
                known
            };
            values.iter().map(with).collect::<Vec<_>>()
        };
        all = all.iter().flat_map(with).collect();
    }
    all
}

fn trilingual(name: &str, words: Option<&Trilingual>) -> [(String, Output); 3] {
    [("kk", Language::Kk), ("ru", Language::Ru), ("en", Language::En)].map(|(code, language)| {
        let words = words.map(|words| words.get(language));
        (format!("{name}_{code}"), Output::of(words))
    })
}

fn overlap(overlap: &Overlap) -> BTreeMap<String, Output> {
    let mut expected = BTreeMap::from([
        ("level".to_owned(), Output::of(Some(overlap.level.as_str()))),
        ("function".to_owned(), Output::of(Some(&overlap.function))),
    ]);
    expected.extend(trilingual("basis", Some(&overlap.basis)));
    expected.extend(trilingual("why", Some(&overlap.why)));
    expected.extend(trilingual("decides", overlap.decides.as_ref()));
    expected
}

/// What a line must say where the routing says this.
fn expected(routing: &Routing) -> BTreeMap<String, Output> {
    let confidence = serde_json::to_value(routing.confidence).expect("a word");
    let outcome = match routing.outcome {
        Outcome::Routed => "routed",
        Outcome::Undetermined => "undetermined",
    };
    let plain = [
        ("outcome", Some(outcome)),
        ("rule", Some(routing.rule.as_str())),
        ("level", routing.level.map(|level| level.as_str())),
        ("function", routing.function.as_deref()),
        ("budget", routing.budget_level.as_deref()),
        ("confidence", confidence.as_str()),
        ("law", Some(routing.law.as_str())),
    ];
    let mut expected: BTreeMap<_, _> = plain.map(|(name, value)| (name.to_owned(), Output::of(value))).into();
    expected.extend(trilingual("basis", Some(&routing.basis)));
    expected.extend(trilingual("owner", routing.operational_owner.as_ref()));
    let also = routing.also.iter().map(overlap).collect();
    expected.insert("also".to_owned(), Output::List(also));
    expected
}

/// Asks table and routing about every cell, on the days around every change; tells how many cells there were.
fn compare(rulebook: &Rulebook) -> usize {
    let files = dmn(rulebook);
    let mut cells = 0;
    for file in &files {
        let subject = file.name.strip_suffix(".dmn").expect("a DMN file");
        let table = Read::parse(&file.text);
        let combinations = combinations(&table);
        for on in table.days() {
            let asked = rulebook.subject(on, subject).map(|subject| subject.questions);
            for values in &combinations {
                let of_the_day =
                    |(question, _): &(&String, &String)| asked.iter().flatten().any(|code| code == *question);
                let facts: Facts = values
                    .iter()
                    .filter(of_the_day)
                    .map(|(q, a)| (q.clone(), a.clone()))
                    .collect();
                let routing = rulebook.route(on, &place(&values["place_kind"]), subject, &facts);
                let wanted: Vec<_> = routing.iter().map(expected).collect();
                let mut fired = table.fired(values, on);
                fired.retain(|answer| answer["outcome"] != Output::of(Some("unroutable")));
                assert_eq!(fired, wanted, "{subject} on {on}: {values:?}");
                cells += 1;
            }
        }
    }
    cells
}

#[test]
fn what_we_ship_is_read_back_cell_by_cell_as_the_routing_answers() {
    let rulebook = Rulebook::parse(&shipped_files()).unwrap();
    assert!(compare(&rulebook) > 1000);
}

#[test]
fn versions_that_ask_and_know_different_things_stand_in_one_table() {
    let rulebook = two_versions();
    compare(&rulebook);
    // What only the second version knows is refused aloud before its first day, and nothing is left open.
    let files = dmn(&rulebook);
    let pothole = files.iter().find(|file| file.name == "road.pothole.dmn").unwrap();
    let table = Read::parse(&pothole.text);
    for (on, outcome) in [("2026-12-31", "unroutable"), ("2027-01-01", "routed")] {
        for values in combinations(&table)
            .iter()
            .filter(|values| values["road_class"] == "square")
        {
            let fired = table.fired(values, day(on));
            assert_eq!(fired.len(), 1, "{on}: {values:?}");
            assert_eq!(fired[0]["outcome"], Output::of(Some(outcome)), "{on}: {values:?}");
        }
    }
    assert!(table.fired(&combinations(&table)[0], day("2021-06-30")).is_empty());
}

/// The shipped rulebook, and from 2027 one that knows a class of roads more.
fn two_versions() -> Rulebook {
    let mut files = with_version(shipped_files(), "2027-01-01");
    let questions = files.get_mut("powers/2027-01-01/questions.toml").unwrap();
    let street = questions.find("code = \"street\"").unwrap();
    let start = questions[..street].rfind("[[question.answer]]").unwrap();
    let end = street + questions[street..].find("[[question.answer]]").unwrap();
    let square = questions[start..end].replace("code = \"street\"", "code = \"square\"");
    questions.insert_str(end, &square);
    for text in files
        .iter_mut()
        .filter_map(|(name, text)| name.contains("2027-01-01").then_some(text))
    {
        *text = text.replace("road_class = \"street\"", "road_class = [\"street\", \"square\"]");
    }
    Rulebook::parse(&files).unwrap()
}

#[test]
fn an_overlap_stands_in_the_lines_of_its_days() {
    let overlap = "[[subject.rule]]\ncode = \"street\"\n\n[[subject.rule.also]]\nlevel = \"district\"\nfunction = \"roads\"\n\
         basis = [\"roads-law 13(2)(2) [I]\"]\nwhy = { kk = \"Неге\", ru = \"Почему, \\\"так\\\"\", en = \"Why\" }\n\
         valid_from = 2026-01-01\nvalid_until = 2026-12-31\n";
    let rulebook = Rulebook::parse(&snow(overlap)).unwrap();
    compare(&rulebook);
    let files = dmn(&rulebook);
    let table = Read::parse(&files.iter().find(|file| file.name == "road.snow.dmn").unwrap().text);
    let street = combinations(&table);
    let street = street.iter().find(|values| values["road_class"] == "street").unwrap();
    let named = |on: &str| match &table.fired(street, day(on))[0]["also"] {
        Output::List(others) => others.len(),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        ["2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01"].map(named),
        [0, 1, 1, 0]
    );
}

#[test]
fn the_files_have_the_structure_of_the_schema() {
    for rulebook in [Rulebook::parse(&shipped_files()).unwrap(), two_versions()] {
        let files = dmn(&rulebook);
        let names: Vec<String> = files.iter().map(|file| file.name.clone()).collect();
        let on = NaiveDate::from_ymd_opt(2027, 1, 1).unwrap();
        let subjects = rulebook.subjects(on);
        let wanted: Vec<String> = subjects.iter().map(|subject| format!("{}.dmn", subject.code)).collect();
        assert_eq!(names, wanted);
        for file in &files {
            assert_eq!(schema::faults(&file.text), Vec::<String>::new(), "{}", file.name);
        }
    }
}

#[test]
fn the_check_of_the_structure_refuses_what_the_schema_does() {
    let files = dmn(&Rulebook::parse(&shipped_files()).unwrap());
    let sound = &files[0].text;
    for (old, new) in [
        ("20191111", "20180521"),
        ("id=\"rule_1\"", "id=\"rule_1_in_1\""),
        ("id=\"rule_1\"", "id=\"1\""),
        ("<output id", "<output kind=\"x\" id"),
        ("#input_on_day", "#input_day"),
        (" name=\"on_day\" label", " label"),
        ("<variable id=\"variable\"", "<text/><variable id=\"variable\""),
    ] {
        let broken = sound.replacen(old, new, 1);
        assert_ne!(broken, *sound, "{old}");
        assert_ne!(schema::faults(&broken), Vec::<String>::new(), "{old} -> {new}");
    }
}

#[test]
fn any_text_of_the_law_survives_the_way_there_and_back() {
    let nasty = "a < b & c > \"d\" 'e' \\u0041 \\\\ ]]> \u{9} \u{1} \u{2028} и т. д.\nсоң";
    let mut files = shipped_files();
    let owners = files.get_mut("powers/2021-07-01/owners.toml").unwrap();
    let mut table: toml::Table = toml::from_str(owners).unwrap();
    for owner in table["owner"].as_array_mut().unwrap() {
        for (_, name) in owner["name"].as_table_mut().unwrap() {
            *name = toml::Value::String(format!("{nasty} {name}"));
        }
    }
    *owners = toml::to_string(&table).unwrap();
    let rulebook = Rulebook::parse(&files).unwrap();
    compare(&rulebook);
    let told = dmn(&rulebook)
        .iter()
        .filter(|file| file.text.contains("]]&gt;"))
        .count();
    assert!(told > 0, "an owner stands in some table");
}

#[test]
fn cells_are_all_there_are_and_answered_by_the_routing() {
    for rulebook in [Rulebook::parse(&shipped_files()).unwrap(), two_versions()] {
        let cells = rulebook.cells();
        let mut places = 0;
        for cell in &cells {
            for on in [Some(cell.from), cell.until].into_iter().flatten() {
                let routing = rulebook.route(on, &place(cell.place), &cell.subject, &cell.facts);
                let answer = cell.answer.as_ref();
                assert_eq!(
                    answer.map(|answer| &answer.rule),
                    routing.as_ref().ok().map(|routing| &routing.rule)
                );
                assert_eq!(
                    answer.map(|answer| answer.level),
                    routing.as_ref().ok().map(|routing| routing.level)
                );
            }
            places += usize::from(cell.place == "village");
        }
        assert_eq!(places * 3, cells.len());
    }
    let shipped = Rulebook::parse(&shipped_files()).unwrap();
    let on = day("2026-11-25");
    let answers = |code: &String| shipped.question(on, code).unwrap().answers.len();
    let wanted: usize = shipped
        .subjects(on)
        .iter()
        .map(|subject| 3 * subject.questions.iter().map(answers).product::<usize>())
        .sum();
    let open = shipped.cells().iter().filter(|cell| cell.until.is_none()).count();
    assert_eq!(open, wanted);
}

#[test]
fn a_rulebook_with_a_gap_is_handed_out_for_others_to_find_it_and_one_that_cannot_be_read_is_not() {
    let (gap, _) = edited(
        super::broken::ROAD,
        "\"road.snow\"",
        "template = \"road_class\"",
        "template = \"road_class\"\nwithout = [\"street\"]",
    );
    assert!(Rulebook::parse(&gap).is_err());
    let rulebook = Rulebook::unproved(&gap).unwrap();
    let files = dmn(&rulebook);
    let snow = files.iter().find(|file| file.name == "road.snow.dmn").unwrap();
    let table = Read::parse(&snow.text);
    let open = combinations(&table);
    let open = open
        .iter()
        .filter(|values| table.fired(values, day("2026-11-25")).is_empty());
    assert!(open.count() > 0);

    let (misread, _) = edited(
        super::broken::ROAD,
        "\"road.snow\"",
        "template = \"road_class\"",
        "template = \"rod_class\"",
    );
    let faults = Rulebook::unproved(&misread).unwrap_err();
    assert_eq!(faults[0].message, "unknown template \"rod_class\"");
}
