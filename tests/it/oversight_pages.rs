//! The overseers' pages on both databases: the same figures as the API, the cases behind them, and no person.
use reqwest::StatusCode;

use crate::desk::{AKIM, House, at, hidden, only_case};
use crate::support::both;

const OVERSEER: &str = "overseer@ayagoz.example";
const MEASURES: [&str; 8] = [
    "received",
    "answered",
    "on_time",
    "late",
    "overdue",
    "forwarded",
    "undetermined",
    "overlapping",
];

/// One answered on time, one overdue, one fresh.
fn busy(house: &House<'_>) {
    house.set(at(4, 1, 10));
    house.file("answered", Some("saule@example.kz"), "Яма у школы");
    let officer = house.signed_in(AKIM);
    let path = only_case(&officer.page("/staff/"));
    let page = officer.page(&path);
    let revision = hidden(&page, "revision");
    let answer = [
        ("revision", revision.as_str()),
        ("text", "Засыпали."),
        ("findings", "Яма была."),
        ("basis", "Закон 148"),
    ];
    let sent = officer.submit(&page, &format!("{path}/answer"), &answer);
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    house.file("overdue", Some("saule@example.kz"), "Яма у моста");
    house.set(at(5, 12, 10));
    house.file("fresh", Some("saule@example.kz"), "Яма у рынка");
    house.set(at(5, 13, 10));
}

#[test]
fn the_page_shows_what_the_api_says_and_each_number_opens_its_cases() {
    both(
        "the_page_shows_what_the_api_says_and_each_number_opens_its_cases",
        |env| {
            let house = House::open(env, at(4, 1, 10));
            env.add_officer(OVERSEER, "overseer", None, Some("103600000"));
            busy(&house);
            let overseer = house.signed_in(OVERSEER);
            let period = "from=2026-04&to=2026-05";
            for group in ["body", "subject", "month", "oblast", "district"] {
                let api = overseer.page(&format!("/api/v1/statistics?{period}&group_by={group}"));
                let api: serde_json::Value = serde_json::from_str(&api).expect("JSON");
                let page = overseer.page(&format!("/oversight/?{period}&group_by={group}"));
                let items = api["items"].as_array().expect("items");
                assert!(!items.is_empty());
                for item in items {
                    for measure in MEASURES {
                        let number = item[measure].as_u64().expect("a number");
                        let link = link_to(&page, measure, item, group);
                        assert!(
                            page.contains(&format!("{link}\">{number}</a>")),
                            "{group} {measure}: {number}\n{page}"
                        );
                        let cases = overseer.page(&link.replace("&#38;", "&").replace("&amp;", "&"));
                        let listed = cases.matches("scope=\"row\" class=\"num\"").count() as u64;
                        assert_eq!(listed, number, "{group} {measure}");
                        assert!(
                            !cases.contains("Серікбаева") && !cases.contains("Яма у"),
                            "no person, no text"
                        );
                    }
                }
            }
        },
    );
}

/// The address that the number of a row must open, as it stands in the page.
fn link_to(page: &str, measure: &str, item: &serde_json::Value, group: &str) -> String {
    let value = item.get(group).and_then(serde_json::Value::as_str);
    let value = value.or_else(|| item["group"].as_str()).expect("a group");
    let ends = format!("measure={measure}");
    let named = match group {
        "body" | "subject" => format!("{group}={value}"),
        "month" => format!("from={value}"),
        _ => format!("territory={value}"),
    };
    let table = &page[page.find("<table").expect("a table")..];
    table
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .find(|link| link.starts_with("/oversight/cases?") && link.contains(&named) && link.ends_with(&ends))
        .unwrap_or_else(|| panic!("no link for {named} {measure} in {table}"))
        .to_owned()
}

#[test]
fn no_share_below_thirty_cases_and_the_files_hold_the_same_figures() {
    both(
        "no_share_below_thirty_cases_and_the_files_hold_the_same_figures",
        |env| {
            let house = House::open(env, at(4, 1, 10));
            env.add_officer(OVERSEER, "overseer", None, Some("103600000"));
            busy(&house);
            let overseer = house.signed_in(OVERSEER);
            let page = overseer.page("/oversight/?from=2026-04&to=2026-05");
            assert!(page.contains("меньше чем 30 дел (2)"), "{page}");
            assert!(!page.contains('%'), "no share at all");
            for format in ["csv", "json"] {
                let mark = format!("&#38;format={format}");
                let end = page.find(&mark).expect("a link to the file") + mark.len();
                let start = page[..end].rfind("href=\"").expect("a link") + 6;
                let file = overseer.page(&page[start..end].replace("&#38;", "&"));
                assert!(file.contains("103641000.akimat"), "{file}");
            }
        },
    );
}

#[test]
fn bad_words_are_named_and_other_territories_do_not_exist() {
    both("bad_words_are_named_and_other_territories_do_not_exist", |env| {
        let house = House::open(env, at(5, 13, 10));
        env.add_officer(OVERSEER, "overseer", None, Some("103600000"));
        let overseer = house.signed_in(OVERSEER);
        for query in [
            "from=2026-13",
            "from=2026-05&to=2026-01",
            "territory=110000000",
            "territory=x",
        ] {
            let answer = overseer.get(&format!("/oversight/?{query}"));
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
            assert!(answer.text.contains("id=\"errors\""), "{query}");
            let cases = overseer.get(&format!("/oversight/cases?{query}"));
            assert_eq!(cases.status, StatusCode::NOT_FOUND, "{query}");
        }
        assert_eq!(overseer.get("/staff/print").status, StatusCode::NOT_FOUND);
        let officer = house.signed_in(AKIM);
        assert_eq!(officer.get("/oversight/").status, StatusCode::NOT_FOUND);
    });
}
