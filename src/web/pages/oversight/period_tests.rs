//! Territories and the filters behind the measures.
use chrono::NaiveDate;

use super::Asked;
use crate::statistics::Measure;
use crate::store::cases::Scope;
use crate::territory::TerritoryCode;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date")
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
    let filter = |measure: Measure| {
        Asked {
            measure: measure.as_str().to_owned(),
            ..Asked::default()
        }
        .filter(day(2026, 1, 1), day(2026, 3, 31), today, 50)
    };
    let mut seen = vec![filter(Measure::Received)];
    for measure in Measure::FIGURES.into_iter().skip(1) {
        let narrowed = filter(measure);
        assert!(
            !seen.contains(&narrowed),
            "{measure:?} shows what another measure shows"
        );
        seen.push(narrowed);
    }
}
