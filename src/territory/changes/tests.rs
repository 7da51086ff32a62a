use super::*;
use crate::territory::rows_of_tests::{code, territory};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn list(rows: &[(&str, &str)]) -> Vec<Territory> {
    rows.iter().map(|(code, ru)| territory(code, ru)).collect()
}

fn known(rows: &[(&str, &str)]) -> Vec<Known> {
    let known = |territory| Known {
        territory,
        valid: Validity::default(),
    };
    list(rows).into_iter().map(known).collect()
}

const OBLAST: (&str, &str) = ("100000000", "область Абай");
const OTHER: (&str, &str) = ("110000000", "Акмолинская область");

#[test]
fn a_list_creates_renames_moves_and_retires() {
    let before = known(&[
        OBLAST,
        ("101000000", "город Семей"),
        ("101033000", "Абралинский сельский округ"),
        ("101033100", "село Абралы"),
        ("101033200", "село Жалан"),
        ("103400000", "район Аксуат"),
    ]);
    let after = list(&[
        OBLAST,
        ("101000000", "город Семей"),
        ("103400000", "район Ақсуат"),
        ("104100000", "район Жанасемей"),
        ("104133000", "Абралинский сельский округ"),
        ("104133100", "село Абралы"),
    ]);
    let found = changes(&before, &after, day("2026-07-01"));
    assert_eq!(found.covers, [code("100000000")]);
    assert_eq!(found.unchanged, 2);
    let created: Vec<_> = found.created.iter().map(|one| one.territory.code.as_str()).collect();
    assert_eq!(created, ["104100000", "104133000", "104133100"]);
    assert!(
        found
            .created
            .iter()
            .all(|one| one.valid_from == Some(day("2026-07-01")))
    );
    assert_eq!(found.changed.len(), 1);
    assert_eq!(found.changed[0].before.name.ru, "район Аксуат");
    assert_eq!(found.changed[0].after.name.ru, "район Ақсуат");
    let retired: Vec<_> = found
        .retired
        .iter()
        .map(|one| (one.territory.code.as_str(), one.moved_to().map(TerritoryCode::as_str)))
        .collect();
    assert_eq!(
        retired,
        [("101033000", None), ("101033100", None), ("101033200", None)],
        "what lies in another district now, a person decides"
    );
    assert_eq!(found.retired[1].suggested.successors, [code("104133100")]);
    assert_eq!(found.in_force_before, [(code("100000000"), 6)].into());
}

#[test]
fn a_list_speaks_only_for_what_it_covers() {
    let before = known(&[
        OBLAST,
        ("103600000", "Аягозский район"),
        ("103641000", "Акшатауский сельский округ"),
        ("103641100", "село Акшатау"),
        OTHER,
        ("113200000", "Аккольский район"),
    ]);
    for (covering, gone) in [
        (list(&[OBLAST]), vec!["103600000", "103641000", "103641100"]),
        (
            list(&[("103600000", "Аягозский район")]),
            vec!["103641000", "103641100"],
        ),
        (list(&[("103641100", "село Акшатау")]), vec![]),
        (list(&[OTHER]), vec!["113200000"]),
        (list(&[]), vec![]),
    ] {
        let found = changes(&before, &covering, day("2026-07-01"));
        let retired: Vec<_> = found.retired.iter().map(|one| one.territory.code.as_str()).collect();
        assert_eq!(retired, gone);
    }
}

#[test]
fn the_first_list_of_an_area_does_not_say_since_when_it_is_there() {
    let both = changes(
        &known(&[OBLAST]),
        &list(&[OBLAST, OTHER, ("103600000", "Аягозский район")]),
        day("2026-07-01"),
    );
    let from: Vec<_> = both.created.iter().map(|one| one.valid_from).collect();
    assert_eq!(from, [None, Some(day("2026-07-01"))]);
}

#[test]
fn a_code_that_comes_back_is_in_force_again() {
    let retired = |until: &str| {
        let mut known = known(&[OBLAST, ("103600000", "Аягозский район")]);
        known[1].valid.until = Some(day(until));
        known
    };
    let after = list(&[OBLAST, ("103600000", "район Аягоз")]);
    // A mended file of the same day: as if it had never gone.
    let mended = changes(&retired("2026-06-30"), &after, day("2026-07-01"));
    assert_eq!(mended.returned[0].valid_from, None);
    assert_eq!(mended.changed.len(), 1, "with its new name");
    let later = changes(&retired("2024-06-30"), &after, day("2026-07-01"));
    assert_eq!(later.returned[0].valid_from, Some(day("2026-07-01")));
    assert_eq!(later.returned[0].after.name.ru, "район Аягоз");
    assert!(later.changed.is_empty());
    assert_eq!(later.in_force_before, [(code("100000000"), 1)].into());
}

#[test]
fn a_list_without_kazakh_names_forgets_none() {
    let mut before = known(&[OBLAST]);
    before[0].territory.name.kk = "Абай облысы".to_owned();
    let same = changes(&before, &list(&[OBLAST]), day("2026-07-01"));
    assert_eq!((same.unchanged, same.changed.len()), (1, 0));
    let renamed = changes(&before, &list(&[("100000000", "Семейская область")]), day("2026-07-01"));
    assert_eq!(renamed.changed[0].after.name.kk, "Семейская область");
}

#[test]
fn a_list_that_was_cut_off_is_noticed() {
    let villages: Vec<(String, String)> = (100..400)
        .map(|n| (format!("103641{n}"), format!("село {n}")))
        .collect();
    let mut rows = vec![OBLAST];
    rows.extend(villages.iter().map(|(code, ru)| (code.as_str(), ru.as_str())));
    let before = known(&rows);
    let cut = |rows: &[(&str, &str)]| changes(&before, &list(rows), day("2026-07-01")).retires_most();
    assert_eq!(
        cut(&rows[..140]),
        [RetiresMost {
            territory: code("100000000"),
            retired: 161,
            of: 301
        }]
    );
    assert_eq!(cut(&rows[..160]), []);
    let few = changes(&before[..21], &list(&rows[..1]), day("2026-07-01"));
    assert_eq!(few.retires_most(), [], "so few may go");
}

#[test]
fn an_oblast_that_a_list_has_lost_is_noticed_beside_whole_ones() {
    let villages = |oblast: &str| -> Vec<(String, String)> {
        let codes = (100..400).map(|n| format!("{oblast}3641{n}"));
        codes.map(|code| (code, "село".to_owned())).collect()
    };
    let (one, other, third) = (villages("10"), villages("11"), villages("15"));
    let mut rows = vec![OBLAST, OTHER, ("150000000", "Актюбинская область")];
    for (code, ru) in one.iter().chain(&other).chain(&third) {
        rows.push((code, ru));
    }
    let before = known(&rows);
    let lost: Vec<_> = rows
        .iter()
        .copied()
        .filter(|(code, _)| !code.starts_with("1136"))
        .collect();
    let found = changes(&before, &list(&lost), day("2026-07-01")).retires_most();
    let found: Vec<_> = found
        .iter()
        .map(|one| (one.territory.as_str(), one.retired, one.of))
        .collect();
    assert_eq!(found, [("110000000", 300, 301)]);
}

#[test]
fn what_a_row_that_was_left_out_may_stand_for_is_not_retired() {
    let before = known(&[
        OBLAST,
        ("103600000", "Аягозский район"),
        ("103641000", "Акшатауский сельский округ"),
        ("103641100", "село Акшатау"),
        ("103641200", "село Акши"),
    ]);
    let after = list(&[OBLAST, ("103600000", "Аягозский район")]);
    let gone = |left_out: LeftOut| -> (usize, Vec<String>) {
        let mut found = changes(&before, &after, day("2026-07-01"));
        found.keep(&left_out);
        let codes = found.retired.iter().map(|one| one.territory.code.to_string());
        (found.kept, codes.collect())
    };
    let named = |names: &[&str]| LeftOut {
        nothing_known: false,
        names: names.iter().map(ToString::to_string).collect(),
    };
    assert_eq!(gone(named(&[])).1.len(), 3);
    assert_eq!(
        gone(named(&["Акши", "с.о.Акшатауский"])),
        (2, vec!["103641100".to_owned()])
    );
    let anything = LeftOut {
        nothing_known: true,
        names: Vec::new(),
    };
    assert_eq!(gone(anything), (3, vec![]));
}
