//! Months, territories and the filters behind the measures.
use chrono::NaiveDate;

use super::{Asked, Fault, MEASURES};
use crate::store::cases::Scope;
use crate::territory::TerritoryCode;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date")
}

fn asked(from: &str, to: &str) -> Asked {
    Asked {
        from: from.to_owned(),
        to: to.to_owned(),
        ..Asked::default()
    }
}

#[test]
fn the_period_is_whole_months_and_by_default_the_last_twelve() {
    let today = day(2026, 5, 13);
    let table = [
        ("", "", Ok((day(2025, 6, 1), day(2026, 5, 31)))),
        ("2026-01", "2026-02", Ok((day(2026, 1, 1), day(2026, 2, 28)))),
        ("2024-02", "2024-02", Ok((day(2024, 2, 1), day(2024, 2, 29)))),
        ("2026-13", "", Err("from")),
        ("2026-1", "", Err("from")),
        ("", "май", Err("to")),
        ("2026-03", "2026-01", Err("to")),
    ];
    for (from, to, expected) in table {
        let period = asked(from, to).period(today).map_err(|fault: Fault| fault.field);
        assert_eq!(period, expected, "{from} {to}");
    }
}

#[test]
fn a_territory_outside_the_readers_own_is_refused() {
    let own = Scope::Territory(TerritoryCode::parse("103600000").expect("a code"));
    let table = [
        ("", Some("103600000")),
        ("103641000", Some("103641000")),
        ("104000000", None),
        ("100000000", Some("103600000")),
        ("nowhere", None),
    ];
    for (word, inside) in table {
        let scope = Asked {
            territory: word.to_owned(),
            ..Asked::default()
        }
        .scope(&own)
        .ok();
        let expected = inside.and_then(TerritoryCode::parse).map(Scope::Territory);
        assert_eq!(scope, expected, "{word}");
    }
}

#[test]
fn each_measure_but_received_narrows_the_list() {
    let today = day(2026, 5, 13);
    let filter = |measure: &str| {
        Asked {
            measure: measure.to_owned(),
            ..Asked::default()
        }
        .filter(day(2026, 1, 1), day(2026, 3, 31), today, 50)
    };
    let all = filter("received");
    let mut seen = vec![all];
    for measure in MEASURES.into_iter().skip(1) {
        let narrowed = filter(measure);
        assert!(!seen.contains(&narrowed), "{measure} shows what another measure shows");
        seen.push(narrowed);
    }
}
