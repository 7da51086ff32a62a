//! How the rulebook that we ship is known: what was read, until when, and for which places.

use chrono::NaiveDate;

use super::shipped_files;
use crate::powers::{Confidence, Reading, RuleRow, Rulebook};

fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap()
}

fn rulebook() -> Rulebook {
    Rulebook::parse(&shipped_files()).unwrap()
}

/// Every row in force on a day.
fn rows(on: &str) -> Vec<RuleRow> {
    let (rulebook, on) = (rulebook(), day(on));
    let subjects = rulebook.subjects(on);
    subjects
        .iter()
        .flat_map(|subject| rulebook.rules(on, &subject.code))
        .collect()
}

fn row(on: &str, code: &str) -> RuleRow {
    let found = rows(on).into_iter().find(|row| row.rule == code);
    found.unwrap_or_else(|| panic!("no {code} on {on}"))
}

fn cites(row: &RuleRow) -> Vec<(String, Reading)> {
    let one = |cited: &crate::powers::Cited| (format!("{} {}", cited.act, cited.article), cited.reading);
    row.cited.iter().map(one).collect()
}

/// Articles 3 and 13 of the Roads Law changed on 1 July 2026, and nobody has read how.
#[test]
fn what_was_read_in_the_roads_law_ends_with_june_2026() {
    let amended = |article: &str| article.starts_with("3(") || article.starts_with("13(");
    let read = |on: &str| {
        let rows = rows(on);
        let cited = rows.iter().flat_map(|row| &row.cited);
        let own = cited.filter(|cited| cited.act == "roads-law" && amended(&cited.article));
        let others = rows.iter().flat_map(|row| &row.also).flat_map(|other| &other.quotes);
        let quoted = rows.iter().flat_map(|row| &row.quotes).chain(others);
        (
            own.filter(|cited| cited.reading == Reading::Read).count(),
            quoted
                .filter(|quote| quote.act == "roads-law" && amended(&quote.article))
                .count(),
        )
    };
    let (cited, quoted) = read("2026-06-30");
    assert!(cited > 10 && quoted > 10, "{cited}, {quoted}");
    assert_eq!(read("2026-07-01"), (0, 0));
    for other in rows("2026-07-01").iter().flat_map(|row| &row.also) {
        let basis = &other.basis.en;
        let said = basis.contains("Roads Law No 245-II, article") && (basis.contains(" 13(") || basis.contains(" 3("));
        assert!(!said || basis.contains("(our reading)"), "{basis}");
    }
    // The holders stay.
    let holders = |on: &str| {
        let holder = |row: RuleRow| {
            (
                row.rule.split('/').next().map(str::to_owned),
                row.level,
                row.function,
                row.place,
            )
        };
        let mut holders: Vec<_> = rows(on).into_iter().map(holder).collect();
        holders.retain(|(subject, ..)| subject.as_ref().is_some_and(|code| code.starts_with("road.")));
        holders.sort();
        holders
    };
    assert_eq!(holders("2026-06-30"), holders("2026-07-01"));
}

/// Article 685(2)(4) of the Code of Administrative Offences changed on 30 June 2026, and nobody has read how.
#[test]
fn what_was_read_of_the_police_ends_before_its_change() {
    let read = |on: &str| {
        let rows = rows(on);
        let own = rows.iter().flat_map(|row| &row.quotes);
        let others = rows.iter().flat_map(|row| &row.also).flat_map(|other| &other.quotes);
        let of_the_police = own.chain(others).filter(|quote| quote.article == "685(2)(4)");
        let cited = rows.iter().flat_map(|row| &row.cited);
        let cited = cited.filter(|cited| cited.article == "685(2)(4)" && cited.reading == Reading::Read);
        (of_the_police.count(), cited.count())
    };
    let (quoted, cited) = read("2026-06-29");
    assert!(quoted >= 8 && cited == 4, "{quoted}, {cited}");
    assert_eq!(read("2026-06-30"), (0, 0));
    assert_eq!(
        row("2026-06-30", "order.noise/police").function.as_deref(),
        Some("police")
    );
}

/// Article 35(1-2) of Law No 148 speaks of oblast cities without city districts only.
#[test]
fn what_holds_in_some_cities_is_not_read_for_all() {
    let mut found = 0;
    for row in rows("2026-05-04") {
        if cites(&row).iter().any(|(article, _)| article == "148 35(1-2)") {
            found += 1;
            assert!(row.confidence > Confidence::High, "{}", row.rule);
            let interpreted = ("148 35(1-2)".to_owned(), Reading::Interpreted);
            assert!(cites(&row).contains(&interpreted), "{}", row.rule);
        }
    }
    assert!(found > 20, "{found}");
}

/// Rows that were doubtful, as the texts have them.
#[test]
fn doubtful_rows_are_those_of_the_texts() {
    let read = |row: &RuleRow, article: &str| cites(row).contains(&(article.to_owned(), Reading::Read));
    let on = "2026-05-04";
    assert!(read(&row(on, "akimat.meeting/akim"), "148 39-3(2)(4)"));
    assert_eq!(row(on, "akimat.meeting/akim_city").confidence, Confidence::Med);
    assert!(read(&row(on, "akimat.thanks/akim"), "148 35(1)(2)"));
    let felling = row(on, "green.felling/akim_city");
    assert_eq!(felling.function.as_deref(), Some("akimat"));
    assert!(read(&felling, "KoAP 729(1)"));
    let also = |code: &str| -> Vec<String> {
        let named = row(on, code).also;
        named
            .iter()
            .map(|other| format!("{} {}: {}", other.level.as_str(), other.function, other.basis.en))
            .collect()
    };
    for code in [
        "green.felling/akim",
        "green.felling/akim_city",
        "animals.grazing/akim",
        "trade.street/akim",
    ] {
        assert!(also(code)[0].starts_with("district police: "), "{code}");
    }
    assert!(also("social.access/always")[0].ends_with("article 31(1)(11-1)"));
    let access = [
        ("2026-07-11", "always", Reading::Read),
        ("2026-07-12", "always_2026_07", Reading::Interpreted),
    ];
    for (day, code, reading) in access {
        let row = row(day, &format!("social.access/{code}"));
        assert_eq!(cites(&row), [("social-code 154(1)(6)".to_owned(), reading)], "{day}");
    }
    assert!(also("road.pothole/street_city")[0].ends_with("articles 13(1-1)(2), 13(1-1)(3)"));
    let building = row(on, "road.build/republican");
    assert!(building.cited.iter().all(|cited| cited.reading == Reading::Interpreted));
    assert_eq!(building.confidence, Confidence::Med);
    assert_eq!(row(on, "akimat.certificate/akim_town").confidence, Confidence::Med);
}

/// A young code is not cited for the time before it.
#[test]
fn an_act_is_not_cited_before_its_first_day() {
    for (code, first, last_before) in [
        ("social-code", "2023-07-01", "2023-06-30"),
        ("water-code", "2025-06-10", "2025-06-09"),
        ("animals-law", "2026-07-19", "2022-03-01"),
    ] {
        let cited = |on: &str| {
            rows(on)
                .iter()
                .any(|row| row.cited.iter().any(|cited| cited.act == code))
        };
        assert!(cited(first) && !cited(last_before), "{code}");
    }
    let mut files = shipped_files();
    let acts = files.get_mut("powers/2021-07-01/acts.toml").unwrap();
    *acts = acts.replace("in_force_from = 2023-07-01", "in_force_from = 2023-07-02");
    let faults = Rulebook::parse(&files).unwrap_err();
    let told = faults.iter().filter(|fault| {
        fault
            .message
            .ends_with(" cites social-code before it is in force (2023-07-02)")
    });
    assert!(told.count() >= 6, "{faults:?}");
}

/// What a version says of its sources is what its list of acts says.
#[test]
fn the_sources_of_the_rulebook_are_the_copies_that_were_read() {
    let files = shipped_files();
    let version = &files["powers/2021-07-01/version.toml"];
    let sources = &version[version.find("sources = [").unwrap()..];
    let sources = &sources[..sources.find("\n]").unwrap()];
    for act in rulebook().acts(day("2026-05-04")) {
        let (Some(number), Some(copy)) = (act.number, act.read_on) else {
            continue;
        };
        let line = sources
            .split(['\n', ';'])
            .find(|line| line.contains(&format!("No {number}")));
        let line = line.unwrap_or_else(|| panic!("{} is not among the sources", act.code));
        assert!(
            line.contains(&copy.format("%d.%m.%Y").to_string()),
            "{}: {line}",
            act.code
        );
    }
}
