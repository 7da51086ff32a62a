//! The measures in SQL against their one definition: lists, counts and figures, for any cases, on both databases.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use listening_state::appeal::{CaseId, Trilingual};
use listening_state::lifecycle::CaseStatus;
use listening_state::powers::{Confidence, Outcome, Overlap, Routing};
use listening_state::statistics::{self, AsOf, Measure};
use listening_state::store::cases::{self, Case, CaseFilter, Scope, Sort};
use listening_state::store::{Store, StoreError};
use listening_state::territory::Level;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::support::both_databases;
use crate::support::rows::{self, appeal, case, day, intake};

/// The cases of a run.
const CASES: i64 = 24;

fn start() -> NaiveDate {
    day("2026-05-01")
}

/// What of a case the measures may look at: any combination, also those that no step leads to.
fn any_standing() -> impl Strategy<Value = (CaseStatus, Option<NaiveDate>, Option<NaiveDate>)> {
    let date = || prop::option::of((0..8_u64).prop_map(|days| start() + Days::new(days)));
    (prop::sample::select(CaseStatus::ALL.to_vec()), date(), date())
}

/// Whether the rulebook left the holder of the `n`-th case open: said once, when a case is made.
fn left_open(n: i64) -> bool {
    n % 3 == 0
}

/// What the rulebook decided of the `n`-th case: of some, that another text names another body.
fn decided(n: i64) -> Option<Routing> {
    let other = Overlap {
        level: Level::District,
        function: "roads".to_owned(),
        body: None,
        basis: Trilingual::default(),
        why: Trilingual::default(),
        decides: None,
        quotes: Vec::new(),
    };
    Some(Routing {
        outcome: Outcome::Routed,
        rule: "road.pothole/street".to_owned(),
        level: Some(Level::Rural),
        function: Some("akimat".to_owned()),
        operational_owner: None,
        budget_level: None,
        basis: Trilingual::default(),
        confidence: Confidence::High,
        why: Vec::new(),
        missing: None,
        candidates: Vec::new(),
        also: if n % 4 == 0 { vec![other] } else { Vec::new() },
        quotes: Vec::new(),
        law: "2021-07-01".to_owned(),
    })
}

fn set(store: &Store, standings: &[(CaseStatus, Option<NaiveDate>, Option<NaiveDate>)]) -> Vec<Case> {
    let all: Vec<Case> = standings
        .iter()
        .zip(1..)
        .map(|((status, due_on, answered_on), n)| Case {
            status: *status,
            due_on: *due_on,
            answered_on: *answered_on,
            undetermined: left_open(n),
            routing: decided(n),
            ..case(n)
        })
        .collect();
    let rows = all.clone();
    store
        .write(move |c| {
            for row in &rows {
                let seen = cases::find(c, row.id, &Scope::Country)?.map_or(1, |case| case.revision);
                assert!(cases::update(c, row, seen)?);
            }
            Ok::<_, StoreError>(())
        })
        .expect("an update");
    all
}

fn walk(store: &Store, filter: CaseFilter) -> Vec<CaseId> {
    let mut filter = CaseFilter { limit: 7, ..filter };
    let mut seen = Vec::new();
    loop {
        let page = store
            .read(|c| cases::page(c, &Scope::Country, &filter))
            .expect("a page");
        seen.extend(page.items.iter().map(|row| row.id));
        let Some(next) = page.next else { return seen };
        filter.cursor = Some(next);
    }
}

#[test]
fn lists_counts_and_figures_agree_with_the_definition_of_each_measure() {
    both_databases(|_, store| {
        rows::bodies(&store);
        for n in 1..=CASES {
            let undetermined = left_open(n);
            intake(
                &store,
                appeal(n),
                Case {
                    undetermined,
                    routing: decided(n),
                    ..case(n)
                },
            );
        }
        let standings = prop::collection::vec(any_standing(), CASES as usize);
        let mut runner = TestRunner::new(Config::with_cases(12));
        runner
            .run(&(standings, 0..9_u64, 0..4_u64), |(standings, today, soon)| {
                let today = start() + Days::new(today);
                let as_of = AsOf {
                    today,
                    soon_until: today + Days::new(soon),
                };
                check(&store, &set(&store, &standings), as_of)
            })
            .expect("the store and the definition agree");
    });
}

fn check(store: &Store, all: &[Case], as_of: AsOf) -> Result<(), TestCaseError> {
    let outcomes = store
        .read(|c| {
            listening_state::store::statistics::outcomes(c, &Scope::Country, day("2026-01-01"), day("2026-12-31"))
        })
        .expect("the outcomes");
    let figures = statistics::total(&outcomes, as_of.today);
    let counts = store
        .read(|c| cases::counts(c, &Scope::Country, as_of))
        .expect("the counts");
    for measure in Measure::FIGURES.into_iter().chain(Measure::QUEUE) {
        let counted: BTreeSet<CaseId> = all
            .iter()
            .filter(|case| measure.counts(&case.standing(), as_of))
            .map(|case| case.id)
            .collect();
        for sort in [Sort::Due, Sort::Received] {
            let filter = CaseFilter {
                measure: Some((measure, as_of)),
                sort,
                ..CaseFilter::default()
            };
            let listed = walk(store, filter.clone());
            prop_assert_eq!(listed.len(), counted.len(), "{:?} lists each once", measure);
            prop_assert_eq!(&listed.into_iter().collect::<BTreeSet<_>>(), &counted, "{:?}", measure);
            let outside = CaseFilter {
                measure: None,
                outside: Some((measure, as_of)),
                ..filter
            };
            prop_assert_eq!(
                walk(store, outside).len(),
                all.len() - counted.len(),
                "not {:?}",
                measure
            );
        }
        let number = counted.len() as u64;
        if let Some(figure) = figures.count(measure) {
            prop_assert_eq!(figure, number, "the figure of {:?}", measure);
        }
        let queue = match measure {
            Measure::Open => counts.open,
            Measure::Overdue => counts.overdue,
            Measure::Today => counts.today,
            Measure::Soon => counts.soon,
            Measure::New => counts.new,
            _ => continue,
        };
        prop_assert_eq!(queue, number as i64, "the queue's {:?}", measure);
    }
    Ok(())
}
