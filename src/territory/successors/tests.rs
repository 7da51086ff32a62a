use super::*;
use crate::territory::Validity;
use crate::territory::rows_of_tests::{code, territory};

/// What is suggested for each of `gone`, where `stays` lies around.
fn suggested(stays: &[(&str, &str)], gone: &[(&str, &str)], arrived: &[(&str, &str)]) -> Vec<(String, Vec<String>)> {
    found(stays, gone, arrived, &[])
        .into_iter()
        .map(|(code, one)| (code, one.successors.iter().map(ToString::to_string).collect()))
        .collect()
}

/// What is beyond doubt among it, where something is confirmed.
fn sure(
    stays: &[(&str, &str)],
    gone: &[(&str, &str)],
    arrived: &[(&str, &str)],
    confirmed: &[(&str, &str)],
) -> Vec<(String, String)> {
    found(stays, gone, arrived, confirmed)
        .into_iter()
        .filter(|(_, one)| one.sure)
        .map(|(code, one)| (code, one.successors[0].to_string()))
        .collect()
}

fn found(
    stays: &[(&str, &str)],
    gone: &[(&str, &str)],
    arrived: &[(&str, &str)],
    confirmed: &[(&str, &str)],
) -> Vec<(String, Suggestion)> {
    let all = |rows: &[(&str, &str)]| -> Vec<Territory> { rows.iter().map(|(code, ru)| territory(code, ru)).collect() };
    let (stays, gone, arrived) = (all(stays), all(gone), all(arrived));
    let names: Names<'_> = stays
        .iter()
        .chain(&gone)
        .chain(&arrived)
        .map(|one| (&one.code, &one.name))
        .collect();
    let found = suggest(
        &gone.iter().collect::<Vec<_>>(),
        &arrived.iter().collect::<Vec<_>>(),
        &names,
        &confirmed.iter().map(|(old, new)| (code(old), code(new))).collect(),
    );
    found.into_iter().map(|(code, one)| (code.to_string(), one)).collect()
}

const ABAI: &[(&str, &str)] = &[("100000000", "область Абай"), ("101000000", "город Семей")];

#[test]
fn a_village_is_found_where_its_okrug_went() {
    let found = suggested(
        ABAI,
        &[
            ("101033000", "Абралинский с.о."),
            ("101033108", "село Каракудык"),
            ("101033137", "село Каракудык"),
            ("101035000", "Айнабулакский с.о."),
            ("101035102", "зимовка Жанабаз"),
        ],
        &[
            ("104133000", "Абралинский сельский округ"),
            ("104133108", "село Қарақұдық"),
            ("104133137", "село Каракудык"),
            ("104135000", "Айнабулакский сельский округ"),
            ("104135108", "село Каракудык"),
            ("104135109", "село Жанабаз"),
        ],
    );
    let one = |code: &str| vec![code.to_owned()];
    assert_eq!(
        found,
        [
            ("101033000".to_owned(), one("104133000")),
            ("101033108".to_owned(), one("104133108")),
            ("101033137".to_owned(), one("104133137")),
            ("101035000".to_owned(), one("104135000")),
            ("101035102".to_owned(), one("104135109")),
        ]
    );
}

fn pairs(of: &[(&str, &str)]) -> Vec<(String, String)> {
    of.iter()
        .map(|(old, new)| ((*old).to_owned(), (*new).to_owned()))
        .collect()
}

#[test]
fn only_a_name_that_is_the_only_one_in_the_same_surroundings_is_sure() {
    // As it was between 2022 and 2026: of two villages Кызбай one got another code in its okrug, and the other went.
    let stays = [
        ("100000000", "область Абай"),
        ("103400000", "район Аксуат"),
        ("103433000", "Екпинский сельский округ"),
        ("103435000", "Кокжиринский сельский округ"),
    ];
    let gone = [("103433324", "село Кызбай"), ("103435300", "село Кызбай")];
    let arrived = [("103433136", "село Кызбай")];
    assert_eq!(sure(&stays, &gone, &arrived, &[]), pairs(&[("103433324", "103433136")]));
    assert_eq!(
        suggested(&stays, &gone, &arrived)[1].1,
        ["103433136"],
        "a person may see more"
    );
    // A village of the name in an okrug that has nothing to do with the old one.
    let strangers = sure(
        &stays,
        &[("103435300", "село Акшокы")],
        &[
            ("104533000", "Акшокинский сельский округ"),
            ("104533100", "село Акшокы"),
        ],
        &[],
    );
    assert_eq!(strangers, []);
    // Two that go, and one that comes, in the same okrug.
    let two = [("103433100", "село Жана"), ("103433200", "разъезд Жана")];
    assert_eq!(sure(&stays, &two, &[("103433300", "село Жана")], &[]), []);
    assert_eq!(
        sure(
            &stays,
            &two[..1],
            &[("103433300", "село Жана"), ("103433400", "село Жана")],
            &[]
        ),
        []
    );
}

#[test]
fn what_lay_in_a_territory_is_sure_once_its_successor_is() {
    let gone = [
        ("101033000", "Абралинский сельский округ"),
        ("101033100", "село Абралы"),
    ];
    let arrived = [
        ("104100000", "район Жанасемей"),
        ("104133000", "Абралинский сельский округ"),
        ("104133100", "село Абралы"),
    ];
    assert_eq!(sure(ABAI, &gone, &arrived, &[]), [], "it lies in another district");
    let confirmed = [("101033000", "104133000")];
    let stays = [ABAI, &gone[..1]].concat();
    assert_eq!(
        sure(&stays, &gone[1..], &arrived, &confirmed),
        pairs(&[("101033100", "104133100")])
    );
    let gone = [
        ("101033000", "Абралинский сельский округ"),
        ("101033100", "село Абралы"),
    ];
    let within = [
        ("101043000", "Абралинский сельский округ"),
        ("101043200", "село Абралы"),
    ];
    assert_eq!(
        sure(ABAI, &gone, &within, &[]),
        pairs(&[("101033000", "101043000"), ("101033100", "101043200")])
    );
}

#[test]
fn namesakes_that_nothing_tells_apart_are_all_suggested_and_strangers_never() {
    let found = suggested(
        ABAI,
        &[("101033100", "село Абралы"), ("101033200", "село Достык")],
        &[
            ("104133500", "село Абралы"),
            ("104134500", "село Абралы"),
            ("113241100", "село Достык"),
            ("104100000", "район Достык"),
        ],
    );
    assert_eq!(
        found,
        [
            (
                "101033100".to_owned(),
                vec!["104133500".to_owned(), "104134500".to_owned()]
            ),
            ("101033200".to_owned(), vec![]),
        ]
    );
}

#[test]
fn a_district_that_went_to_another_oblast_takes_its_villages_along() {
    let found = suggested(
        &[
            ("630000000", "Восточно-Казахстанская область"),
            ("100000000", "область Абай"),
        ],
        &[
            ("634600000", "Аягозский район"),
            ("634641000", "Акшатауский с.о."),
            ("634641100", "с.Акшатау"),
        ],
        &[
            ("103600000", "Аягозский район"),
            ("103641000", "Акшатауский с.о."),
            ("103641100", "с.Акшатау"),
        ],
    );
    assert_eq!(found[0].1, Vec::<String>::new(), "another oblast: a person decides");
    assert_eq!(found[1].1, ["103641000"]);
    assert_eq!(found[2].1, ["103641100"]);
}

#[test]
fn who_may_succeed_whom() {
    let known = |code: &str, until: Option<&str>| Known {
        territory: territory(code, "село"),
        valid: Validity {
            from: None,
            until: until.map(|day| day.parse().expect("a date")),
        },
    };
    let gone = Some("2026-06-30");
    let (old, new) = (known("101033100", gone), known("104133100", None));
    // 101033200 was succeeded by 101033100.
    let next = |code: &TerritoryCode| (code.as_str() == "101033200").then(|| old.territory.code.clone());
    assert_eq!(check_successor(&old, &new, next), Ok(()));
    for (retired, successor, why) in [
        (known("101033100", None), new.clone(), NoSuccessor::NotRetired),
        (old.clone(), old.clone(), NoSuccessor::Circle),
        (old.clone(), known("101033200", gone), NoSuccessor::Circle),
        (old.clone(), known("101033300", gone), NoSuccessor::Retired),
        (old.clone(), known("104133000", None), NoSuccessor::OtherKind),
    ] {
        assert_eq!(check_successor(&retired, &successor, next), Err(why));
    }
    let okrug = known("101033000", gone);
    assert_eq!(
        check_successor(&okrug, &known("104133100", None), next),
        Err(NoSuccessor::Village)
    );
    for successor in ["104133000", "101000000"] {
        assert_eq!(
            check_successor(&okrug, &known(successor, None), next),
            Ok(()),
            "{successor}"
        );
    }
}
