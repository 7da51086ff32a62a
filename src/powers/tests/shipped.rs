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

/// Routes a subject in a kind of place in May 2026.
fn route(subject: &str, around: TerritoryKind, facts: &[(&str, &str)]) -> Routing {
    route_on(NaiveDate::from_ymd_opt(2026, 5, 4).unwrap(), subject, around, facts)
}

/// Routes a subject in a kind of place on a day.
fn route_on(on: NaiveDate, subject: &str, around: TerritoryKind, facts: &[(&str, &str)]) -> Routing {
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
            "road.build/street_2021",
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
        (
            "energy.outage",
            RuralOkrug,
            &[],
            "energy.outage/always",
            Some((Level::Oblast, "energy_supervision")),
        ),
        ("transport.post", RuralOkrug, &[], "transport.post/undetermined", None),
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
    assert!(basis.kk.ends_with("35-бабы 1-тармағының 7) тармақшасы"), "{}", basis.kk);
    assert!(
        basis.ru.starts_with("подпункт 7) пункта 1 статьи 35 Закона «О местном"),
        "{}",
        basis.ru
    );
    assert!(basis.en.ends_with("article 35(1)(7)"), "{}", basis.en);
    let basis = route("animals.keeping", TerritoryKind::RuralOkrug, &[]).basis;
    assert_eq!(
        basis.ru,
        "часть 1 статьи 407-2, часть 3 статьи 729 Кодекса об административных правонарушениях"
    );
    let basis = route("social.benefit", TerritoryKind::RuralOkrug, &[]).basis;
    assert!(
        basis.en.ends_with("article 17 (not yet checked against the text)"),
        "{}",
        basis.en
    );
}

/// Articles whose subparagraphs stand without numbered paragraphs.
#[test]
fn a_subparagraph_without_a_paragraph_is_worded_so() {
    let basis = route("akimat.address", TerritoryKind::RuralOkrug, &[]).basis;
    assert!(basis.kk.ends_with(" Заңның 14-бабының 4) тармақшасы"), "{}", basis.kk);
    assert!(basis.ru.starts_with("подпункт 4) статьи 14 Закона"), "{}", basis.ru);
    assert!(basis.en.ends_with("article 14(4)"), "{}", basis.en);
}

/// The holders that the texts of the laws name otherwise than the first rulebook did.
#[test]
fn holders_are_those_of_the_texts() {
    use TerritoryKind::{CityPart, RuralOkrug, Town};
    let akim = (Level::Rural, "akimat");
    let street = [("road_class", "street")];
    let upkeep = [("work", "upkeep")];
    for (subject, around, facts, holder) in [
        ("road.sign", RuralOkrug, &street[..], (Level::District, "roads")),
        ("road.hump", Town, &street, (Level::District, "roads")),
        ("road.hump", CityPart, &street, (Level::District, "roads")),
        ("waste.collection", RuralOkrug, &[], akim),
        ("waste.collection", Town, &[], akim),
        ("waste.collection", CityPart, &[], (Level::District, "roads")),
        ("waste.bins", RuralOkrug, &[], (Level::District, "roads")),
        ("waste.bins", Town, &[], akim),
        ("waste.carcass", RuralOkrug, &[], (Level::Oblast, "veterinary")),
        ("animals.disease", CityPart, &[], (Level::Oblast, "veterinary")),
        ("service.club", RuralOkrug, &upkeep, akim),
        ("service.club", CityPart, &upkeep, (Level::District, "culture")),
        (
            "service.school_building",
            RuralOkrug,
            &upkeep,
            (Level::Oblast, "education"),
        ),
        ("service.school_staff", RuralOkrug, &[], (Level::Oblast, "education")),
        ("service.kindergarten", Town, &[], (Level::Oblast, "education")),
        ("service.school_bus", RuralOkrug, &[], (Level::District, "roads")),
        ("social.housing", RuralOkrug, &[], (Level::Republic, "housing_bank")),
        ("akimat.address", RuralOkrug, &[], akim),
        ("akimat.address", Town, &[], (Level::District, "akimat")),
        ("akimat.address", CityPart, &[], (Level::District, "akimat")),
        ("energy.wire", Town, &[], (Level::Oblast, "energy_supervision")),
    ] {
        let routing = route(subject, around, facts);
        let found = routing.level.zip(routing.function.as_deref());
        assert_eq!(found, Some(holder), "{subject} in {around:?}");
    }
}

/// What changed by the law's own words changes on its day, and not before.
#[test]
fn dated_rows_change_on_their_day() {
    let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap();
    let main = [("network", "main")];
    let stray = [("animal", "stray")];
    for (subject, facts, last, before, after) in [
        ("social.housing", &[][..], "2025-05-25", "always", "queue"),
        ("water.connect", &main, "2025-06-09", "main_2021", "main_2025"),
        ("land.building", &[], "2026-06-30", "always", "always_2026_07"),
        ("animals.stray", &stray, "2026-07-18", "stray", "stray_2026_07"),
    ] {
        for (on, rule) in [(day(last), before), (day(last).succ_opt().unwrap(), after)] {
            let routing = route_on(on, subject, TerritoryKind::RuralOkrug, facts);
            assert_eq!(routing.rule, format!("{subject}/{rule}"), "{on}");
        }
    }
}

/// Two texts that name two bodies are said aloud, with the question that decides.
#[test]
fn overlapping_texts_are_said() {
    let routing = route("road.snow", TerritoryKind::RuralOkrug, &[("road_class", "street")]);
    let also: Vec<_> = routing
        .also
        .iter()
        .map(|one| (one.level, one.function.as_str(), one.basis.en.as_str()))
        .collect();
    assert_eq!(
        also,
        [
            (
                Level::District,
                "roads",
                "Roads Law No 245-II, articles 13(2)(2), 13(2)(3)"
            ),
            (Level::Oblast, "roads", "Roads Law No 245-II, article 13(1-1)(3)"),
        ]
    );
    let others = |on: &str| {
        let on = NaiveDate::parse_from_str(on, "%Y-%m-%d").unwrap();
        let network = [("network", "village")];
        route_on(on, "water.none", TerritoryKind::RuralOkrug, &network)
            .also
            .len()
    };
    assert_eq!((others("2025-06-09"), others("2025-06-10")), (1, 2));
}
