//! The proof agrees with brute force on small random tables, and inheritance changes no routing.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use proptest::prelude::*;
use toml::{Table, Value};

use crate::powers::Rulebook;
use crate::powers::region::{Region, gaps};
use crate::territory::{Place, TerritoryCode, TerritoryKind};

use super::shipped_files;

/// Three questions or places of up to three members, and six days.
fn whole() -> Region {
    Region {
        sets: vec![0b111, 0b11, 0b111],
        days: (0, 5),
    }
}

fn region() -> impl Strategy<Value = Region> {
    (1u64..8, 1u64..4, 1u64..8, 0i32..6, 0i32..6).prop_map(|(first, second, third, from, until)| Region {
        sets: vec![first, second, third],
        days: (from, until),
    })
}

/// Every single point of the whole, one by one.
fn points() -> Vec<Region> {
    let mut points = Vec::new();
    for (first, second, third) in (0..18).map(|n| (n % 3, n / 3 % 2, n / 6)) {
        for day in 0..6 {
            points.push(Region {
                sets: vec![1 << first, 1 << second, 1 << third],
                days: (day, day),
            });
        }
    }
    points
}

proptest! {
    #[test]
    fn gaps_are_exactly_the_points_that_no_rule_holds(rules in prop::collection::vec(region(), 0..8)) {
        let found = gaps(&whole(), &rules);
        for point in points() {
            let held = rules.iter().any(|rule| rule.and(&point).is_some());
            let reported = found.iter().any(|gap| gap.and(&point).is_some());
            prop_assert_ne!(held, reported, "{:?}", point);
        }
    }

    #[test]
    fn two_rules_overlap_exactly_where_they_share_a_point(first in region(), second in region()) {
        let shared = points().iter().any(|point| first.and(point).is_some() && second.and(point).is_some());
        prop_assert_eq!(first.and(&second).is_some(), shared);
    }

    #[test]
    fn a_difference_holds_what_one_has_and_the_other_lacks(first in region(), second in region()) {
        let rest = first.minus(&second);
        for point in points() {
            let wanted = first.and(&point).is_some() && second.and(&point).is_none();
            let times = rest.iter().filter(|piece| piece.and(&point).is_some()).count();
            prop_assert_eq!(times, usize::from(wanted), "{:?}", point);
        }
    }
}

/// The rows of a subject written out as the format's description says inheritance works.
fn written_out(subject: &Table, templates: &BTreeMap<String, Table>) -> Table {
    let mut subject = subject.clone();
    let Some(Value::String(code)) = subject.remove("template") else {
        return subject;
    };
    let template = &templates[&code];
    if let (None, Some(questions)) = (subject.get("questions"), template.get("questions")) {
        subject.insert("questions".into(), questions.clone());
    }
    let rows = |table: &Table| table.get("rule").and_then(Value::as_array).cloned().unwrap_or_default();
    let dropped = subject
        .remove("without")
        .and_then(|list| list.as_array().cloned())
        .unwrap_or_default();
    let mut all: Vec<Value> = rows(template)
        .into_iter()
        .filter(|row| !dropped.contains(&row["code"]))
        .collect();
    for own in rows(&subject) {
        match all.iter_mut().find(|row| row["code"] == own["code"]) {
            None => all.push(own),
            Some(row) => {
                let row = row.as_table_mut().unwrap();
                if own.get("function").is_some() {
                    row.remove("undetermined");
                }
                if own.get("undetermined").is_some() {
                    row.remove("level");
                    row.remove("function");
                }
                row.extend(own.as_table().unwrap().clone());
            }
        }
    }
    subject.insert("rule".into(), Value::Array(all));
    subject
}

#[test]
fn inheritance_changes_no_routing() {
    let files = shipped_files();
    let mut plain = files.clone();
    let folder = "powers/2021-07-01/";
    let list: Table = toml::from_str(&files[&format!("{folder}templates.toml")]).unwrap();
    let templates = list["template"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one.as_table().unwrap());
    let templates = templates
        .map(|one| (one["code"].as_str().unwrap().to_owned(), one.clone()))
        .collect();
    for (name, text) in plain.iter_mut().filter(|(name, _)| name.starts_with(folder)) {
        let mut table: Table = toml::from_str(text).unwrap();
        if let Some(Value::Array(subjects)) = table.get_mut("subject") {
            for subject in subjects {
                *subject = Value::Table(written_out(subject.as_table().unwrap(), &templates));
            }
            *text = toml::to_string(&table).unwrap();
        } else if name.ends_with("templates.toml") {
            text.clear();
        }
    }
    let inherited = Rulebook::parse(&files).unwrap();
    let plain = Rulebook::parse(&plain).unwrap();
    let on = NaiveDate::from_ymd_opt(2026, 5, 4).unwrap();
    let settlement = TerritoryCode::parse("103641100").unwrap();
    let mut compared = 0;
    for subject in inherited.subjects(on) {
        let answers: Vec<(String, String)> = match subject.questions.first() {
            None => Vec::new(),
            Some(code) => {
                let question = inherited.question(on, code).unwrap();
                question
                    .answers
                    .iter()
                    .map(|answer| (code.clone(), answer.code.clone()))
                    .collect()
            }
        };
        for around in [TerritoryKind::RuralOkrug, TerritoryKind::Town, TerritoryKind::CityPart] {
            let place = Place {
                settlement: settlement.clone(),
                around: Some(around),
            };
            for facts in answers
                .iter()
                .map(|fact| BTreeMap::from([fact.clone()]))
                .chain([BTreeMap::new()])
            {
                let first = inherited.route(on, &place, &subject.code, &facts).unwrap();
                assert_eq!(first, plain.route(on, &place, &subject.code, &facts).unwrap());
                compared += 1;
            }
        }
    }
    assert!(compared > 94 * 3);
}
