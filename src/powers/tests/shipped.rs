//! The rulebook that we ship is proved, and routes as the law reads.

use chrono::NaiveDate;

use crate::powers::{Outcome, Routing, Rulebook, check};
use crate::territory::{Level, Place, TerritoryCode, TerritoryKind};

use super::shipped_files;

#[test]
fn it_is_proved() {
    let report = check(&shipped_files());
    assert_eq!(report.faults, []);
    assert_eq!((report.gaps, report.overlaps, report.subjects), (0, 0, 94));
}

/// Routes a subject in a kind of place on a day.
fn route(subject: &str, around: TerritoryKind, facts: &[(&str, &str)]) -> Routing {
    let rulebook = Rulebook::parse(&shipped_files()).unwrap();
    let settlement = TerritoryCode::parse("103641100").unwrap();
    let place = Place {
        settlement,
        around: Some(around),
    };
    let facts = facts
        .iter()
        .map(|(question, answer)| ((*question).to_owned(), (*answer).to_owned()))
        .collect();
    let on = NaiveDate::from_ymd_opt(2026, 5, 4).unwrap();
    rulebook.route(on, &place, subject, &facts).unwrap()
}

#[test]
fn holders_follow_facts_and_place() {
    use TerritoryKind::{CityPart, RuralOkrug, Town, Township};
    let street = [("road_class", "street")];
    for (subject, around, facts, rule, holder) in [
        (
            "road.pothole",
            RuralOkrug,
            &street[..],
            "road.pothole/street",
            Some((Level::Rural, "akimat")),
        ),
        (
            "road.pothole",
            Township,
            &street,
            "road.pothole/street",
            Some((Level::Rural, "akimat")),
        ),
        (
            "road.pothole",
            Town,
            &street,
            "road.pothole/street_town",
            Some((Level::Rural, "akimat")),
        ),
        (
            "road.pothole",
            CityPart,
            &street,
            "road.pothole/street_city",
            Some((Level::District, "roads")),
        ),
        (
            "road.build",
            RuralOkrug,
            &street,
            "road.build/street",
            Some((Level::District, "roads")),
        ),
        (
            "road.pothole",
            RuralOkrug,
            &[("road_class", "republican")],
            "road.pothole/republican",
            Some((Level::Republic, "roads")),
        ),
        ("road.pothole", RuralOkrug, &[], "road.pothole/unknown", None),
        (
            "green.weeds",
            RuralOkrug,
            &[],
            "green.weeds/unknown",
            Some((Level::Rural, "akimat")),
        ),
        (
            "green.weeds",
            CityPart,
            &[],
            "green.weeds/unknown_city",
            Some((Level::District, "akimat")),
        ),
        (
            "yard.playground",
            Town,
            &[("land", "apartment_plot")],
            "yard.playground/apartment_plot",
            Some((Level::District, "housing")),
        ),
        ("energy.outage", RuralOkrug, &[], "energy.outage/undetermined", None),
        (
            "akimat.conduct",
            RuralOkrug,
            &[("official", "district")],
            "akimat.conduct/district",
            Some((Level::Oblast, "akimat")),
        ),
        (
            "service.clinic",
            RuralOkrug,
            &[],
            "service.clinic/unknown",
            Some((Level::Oblast, "health")),
        ),
    ] {
        let routing = route(subject, around, facts);
        let found = routing.level.zip(routing.function.as_deref());
        assert_eq!((routing.rule.as_str(), found), (rule, holder));
        assert_eq!(routing.law, "2021-07-01");
    }
}

#[test]
fn an_open_question_is_named_with_those_who_would_answer() {
    let routing = route("road.pothole", TerritoryKind::CityPart, &[]);
    assert_eq!(routing.outcome, Outcome::Undetermined);
    assert_eq!(routing.missing.as_deref(), Some("road_class"));
    assert!(
        routing
            .why
            .iter()
            .any(|reason| reason.question == "road_class" && reason.text.ru.contains("Какая это дорога?"))
    );
    let candidates: Vec<_> = routing
        .candidates
        .iter()
        .map(|one| (one.level, one.function.as_str(), one.when["road_class"].as_str()))
        .collect();
    assert_eq!(
        candidates,
        [
            (Level::District, "roads", "street"),
            (Level::District, "roads", "district"),
            (Level::Oblast, "roads", "oblast"),
            (Level::Republic, "roads", "republican"),
        ]
    );
}

#[test]
fn a_basis_is_written_out_in_three_languages() {
    let basis = route("road.pothole", TerritoryKind::RuralOkrug, &[("road_class", "street")]).basis;
    assert!(basis.kk.contains("35-бабы 1-тармағының 6) тармақшасы"), "{}", basis.kk);
    assert!(
        basis.ru.starts_with("подпункт 6) пункта 1 статьи 35 Закона «О местном"),
        "{}",
        basis.ru
    );
    assert!(basis.en.contains("article 35(1)(6) (not yet checked"), "{}", basis.en);
    let basis = route("road.blocked", TerritoryKind::RuralOkrug, &[]).basis;
    assert_eq!(
        basis.ru,
        "статьи 633, 634, часть 3 статьи 729 Кодекса об административных правонарушениях"
    );
}
