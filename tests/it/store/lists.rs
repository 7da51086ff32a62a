//! Lists: the queue by key, scopes, counts, and the searches of territories and bodies.

use std::collections::BTreeMap;

use listening_state::appeal::*;
use listening_state::lifecycle::CaseStatus;
use listening_state::statistics::{AsOf, Measure};
use listening_state::store::cases::{self, Case, CaseFilter, Scope, Sort};
use listening_state::store::{Store, StoreError, appeals, statistics, territories};
use listening_state::territory::{Territory, TerritoryKind, read_list};

use crate::support::both_databases;
use crate::support::rows::{self, appeal, case, day, import_rows, intake, territory};
use crate::support::territory::CSV;

/// Twelve cases in two territories: due on three days or without a date.
fn twelve(store: &Store) {
    rows::bodies(store);
    for n in 1..=12 {
        let city = n % 4 == 0;
        let settlement = territory(if city { "101010000" } else { "103641100" });
        let body = if city { "101000000.akimat" } else { "103641000.akimat" };
        let due_on = (n % 3 != 0).then(|| day(&format!("2026-05-{}", 20 + n % 3)));
        let case = Case {
            body: BodyCode(body.to_owned()),
            due_on,
            ..case(n)
        };
        intake(
            store,
            appeals::Appeal {
                settlement,
                ..appeal(n)
            },
            case,
        );
    }
}

fn walk(store: &Store, scope: &Scope, filter: CaseFilter) -> Vec<i64> {
    let mut filter = CaseFilter { limit: 2, ..filter };
    let mut seen = Vec::new();
    loop {
        let page = store.read(|c| cases::page(c, scope, &filter)).unwrap();
        assert!(page.items.len() <= 2);
        seen.extend(page.items.iter().map(|row| (row.id.0.as_u128() & 0xff) as i64));
        let Some(next) = page.next else { return seen };
        assert!(cases::is_cursor(&next, filter.sort));
        filter.cursor = Some(next);
    }
}

#[test]
fn pages_by_key_show_every_case_once_in_order() {
    both_databases(|_, store| {
        twelve(&store);
        let due = walk(&store, &Scope::Country, CaseFilter::default());
        assert_eq!(
            due,
            [1, 4, 7, 10, 2, 5, 8, 11, 3, 6, 9, 12],
            "by date, those without one last"
        );
        let received = CaseFilter {
            sort: Sort::Received,
            ..CaseFilter::default()
        };
        assert_eq!(
            walk(&store, &Scope::Country, received),
            (1..=12).rev().collect::<Vec<_>>()
        );
        let stranger = CaseFilter {
            cursor: Some("3_x".to_owned()),
            ..CaseFilter::default()
        };
        assert!(!cases::is_cursor("3_x", Sort::Due));
        assert!(matches!(
            store.read(|c| cases::page(c, &Scope::Country, &stranger)),
            Err(StoreError::Other(_))
        ));
    });
}

#[test]
fn a_scope_hides_what_lies_outside() {
    both_databases(|_, store| {
        twelve(&store);
        let body = Scope::Body(BodyCode("101000000.akimat".to_owned()));
        assert_eq!(walk(&store, &body, CaseFilter::default()), [4, 8, 12]);
        let district = Scope::Territory(territory("103600000"));
        assert_eq!(walk(&store, &district, CaseFilter::default()).len(), 9);
        assert_eq!(
            walk(&store, &Scope::Territory(territory("100000000")), CaseFilter::default()).len(),
            12
        );
        assert!(walk(&store, &Scope::Territory(territory("110000000")), CaseFilter::default()).is_empty());
        for (scope, there) in [(&body, false), (&district, true), (&Scope::Country, true)] {
            assert_eq!(
                store.read(|c| cases::find(c, case(1).id, scope)).unwrap().is_some(),
                there
            );
            let scope = scope.clone();
            let for_step = store.write(move |c| cases::find_for_step(c, case(1).id, &scope));
            assert_eq!(for_step.unwrap().is_some(), there);
        }
        let months = (day("2026-04-01"), day("2026-04-30"));
        let outcomes = |scope: &Scope| {
            store
                .read(|c| statistics::outcomes(c, scope, months.0, months.1))
                .unwrap()
        };
        assert_eq!((outcomes(&body).len(), outcomes(&district).len()), (3, 9));
        assert_eq!(outcomes(&body)[0].district, "101000000");
    });
}

#[test]
fn filters_meet_the_cases_that_they_name() {
    both_databases(|_, store| {
        twelve(&store);
        for (n, answered_on) in [(1, "2026-05-20"), (2, "2026-05-23")] {
            let due_on = Some(day(&format!("2026-05-{}", 20 + n % 3)));
            let closed = Case {
                status: CaseStatus::Answered,
                due_on,
                answered_on: Some(day(answered_on)),
                ..case(n)
            };
            assert!(store.write(move |c| cases::update(c, &closed, 1)).unwrap());
        }
        let all = || CaseFilter::default();
        let list = |filter| walk(&store, &Scope::Country, filter);
        let as_of = AsOf {
            today: day("2026-05-22"),
            soon_until: day("2026-05-25"),
        };
        let counted = |measure| CaseFilter {
            measure: Some((measure, as_of)),
            ..all()
        };
        let outside = |measure| CaseFilter {
            outside: Some((measure, as_of)),
            ..all()
        };
        assert_eq!(list(counted(Measure::Overdue)), [4, 7, 10]);
        let mut rest = list(outside(Measure::Overdue));
        rest.sort_unstable();
        let mut others = list(all());
        others.retain(|n| ![4, 7, 10].contains(n));
        others.sort_unstable();
        assert_eq!(rest, others);
        assert!(list(outside(Measure::Received)).is_empty());
        assert_eq!(
            list(CaseFilter {
                due_by: Some(day("2026-05-21")),
                ..all()
            }),
            [1, 4, 7, 10]
        );
        assert_eq!(list(counted(Measure::Today)), [5, 8, 11]);
        assert_eq!(list(counted(Measure::Answered)), [1, 2]);
        assert_eq!(list(counted(Measure::Late)), [2]);
        assert_eq!(list(counted(Measure::OnTime)), [1]);
        assert_eq!(list(outside(Measure::Open)), [1, 2]);
        assert_eq!(
            list(CaseFilter {
                status: Some(CaseStatus::Registered),
                ..all()
            })
            .len(),
            10
        );
        assert_eq!(
            list(CaseFilter {
                territory: Some(territory("101000000")),
                ..all()
            }),
            [4, 8, 12]
        );
        assert!(
            list(CaseFilter {
                subject: Some("water.none".to_owned()),
                ..all()
            })
            .is_empty()
        );
        assert!(
            list(CaseFilter {
                registered_from: Some(day("2026-05-01")),
                ..all()
            })
            .is_empty()
        );
        let counts = store.read(|c| cases::counts(c, &Scope::Country, as_of)).unwrap();
        assert_eq!(
            (counts.open, counts.overdue, counts.today, counts.soon, counts.new),
            (10, 3, 3, 0, 10)
        );
        let due = store
            .read(|c| cases::open_due_by(c, day("2026-05-22"), Some(case(4).id), 3))
            .unwrap();
        let due: Vec<_> = due.iter().map(|row| row.id).collect();
        assert_eq!(due, [case(5).id, case(7).id, case(8).id]);
    });
}

fn classifier(store: &Store) -> Vec<Territory> {
    let list = read_list(CSV.as_bytes(), &BTreeMap::new(), false).expect("the territory of the tests");
    let rows = list.rows;
    let written = import_rows(store, &rows, day("2026-01-01"));
    assert_eq!(
        (written.created.len(), written.changed.len(), written.unchanged),
        (rows.len(), 0, 0)
    );
    rows
}

#[test]
fn an_import_counts_what_it_changed() {
    both_databases(|_, store| {
        let mut rows = classifier(&store);
        rows[3].name.ru = "Абыралинский сельский округ".to_owned();
        let written = import_rows(&store, &rows, day("2026-02-01"));
        assert_eq!(
            (written.created.len(), written.changed.len(), written.unchanged),
            (0, 1, rows.len() as u64 - 1)
        );
        let today = day("2026-02-01");
        for words in ["абыралинский", "абралинский"] {
            let found = store.read(|c| territories::search(c, words, &[], today, 5)).unwrap();
            assert_eq!(
                found.items,
                [rows[3].clone()],
                "by its name of now and by that of before"
            );
        }
        assert_eq!(store.read(territories::count).unwrap(), rows.len() as i64);
    });
}

#[test]
fn territories_are_found_in_any_spelling_by_the_beginning_of_a_word() {
    both_databases(|_, store| {
        classifier(&store);
        let find = |words: &str, kind: Option<TerritoryKind>| {
            let found = store
                .read(|c| territories::search(c, words, kind.as_slice(), day("2026-02-01"), 5))
                .unwrap();
            found
                .items
                .iter()
                .map(|territory| territory.code.to_string())
                .collect::<Vec<_>>()
        };
        let settlement = Some(TerritoryKind::Settlement);
        assert_eq!(find("акшат", settlement), ["103641100"]);
        assert_eq!(find("АҚШАТАУ", settlement), ["103641100"]);
        assert_eq!(find("Aqshatau", settlement), ["103641100"]);
        for typed in [
            "с. Акшатау",
            "село Акшатау",
            "Ақшатау ауылы",
            "аул Акшатау",
            "Акшатау с.",
            "ақ шатау",
        ] {
            assert_eq!(find(typed, settlement), ["103641100"], "{typed}");
        }
        for slip in ["акшатуа", "акшотау", "акшатаау", "акшаау"] {
            assert_eq!(find(slip, settlement), ["103641100"], "{slip}");
        }
        assert!(find("акшо", settlement).is_empty(), "too short to be a slip");
        assert_eq!(
            find("село Актогай", None).first().map(String::as_str),
            Some("103630000"),
            "there is no such village"
        );
        assert_eq!(
            find("Емельтауский округ", settlement),
            ["103643100"],
            "the places of an okrug are found by its name"
        );
        assert_eq!(
            find("акшатау аягоз", settlement),
            ["103641100"],
            "with the name around it"
        );
        assert!(find("акшатау семей", settlement).is_empty());
        assert_eq!(
            find("акшатау", None),
            ["103641100", "103641000"],
            "where people live comes first"
        );
        assert_eq!(
            find("аягоз", None),
            ["103620000", "103620100", "103600000"],
            "whole words of the name, the town before what is in it"
        );
        assert_eq!(find("103641", None), ["103641100", "103641200", "103641000"]);
        assert_eq!(
            find("", Some(TerritoryKind::Oblast)),
            ["100000000"],
            "a list without a search"
        );
        assert!(find("%", None).is_empty());
    });
}

#[test]
fn a_place_is_where_people_live_with_the_territory_around_it() {
    both_databases(|_, store| {
        classifier(&store);
        let around = |code: &str| {
            store
                .read(|c| territories::place(c, &territory(code), day("2026-05-01")))
                .unwrap()
                .map(|p| p.around)
        };
        assert_eq!(around("103641100"), Some(Some(TerritoryKind::RuralOkrug)));
        assert_eq!(around("103620000"), Some(Some(TerritoryKind::Town)));
        assert_eq!(around("103620100"), Some(Some(TerritoryKind::Town)));
        assert_eq!(around("103630100"), Some(Some(TerritoryKind::Township)));
        assert_eq!(around("101010000"), Some(Some(TerritoryKind::CityPart)));
        for not_settled in ["100000000", "103600000", "103641000", "999999999"] {
            assert_eq!(around(not_settled), None, "{not_settled}");
        }
        let hanging = Territory {
            code: territory("103699100"),
            kind: TerritoryKind::Settlement,
            name: Trilingual::default(),
        };
        import_rows(&store, &[hanging], day("2026-01-01"));
        assert_eq!(around("103699100"), Some(None), "its okrug is not in the list");
    });
}
