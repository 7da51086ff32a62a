//! Where two texts of law name two bodies: both stand in the decision, on the slip, on the page of the appeal and on that
//! of the case, with the words of the law; the officer may send the appeal there.

use std::collections::BTreeMap;
use std::process::Command;

use listening_state::actions::{Receipt, file_appeal};
use listening_state::law::{Law, embedded_files};
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::desk::{AKIM, House, ROADS, at, hidden, only_case};
use crate::law::Desk;
use crate::support::office::{both_under, draft, shipped_law};
use crate::support::{TestApp, TestEnv, territory as places};

const SUBJECT: &str = "road.between";

/// A subject whose village streets two texts name two bodies for; other roads have one.
const ROWS: &str = r#"
[[subject]]
code = "road.between"
name = { kk = "Екі мәтін", ru = "Два текста", en = "Two texts" }
words = { kk = ["екімәтін"], ru = ["двутекстие"], en = ["twotexts"] }
questions = ["road_class"]
confidence = "high"

[[subject.rule]]
code = "elsewhere"
when = { road_class = "street" }
place = ["town", "city"]
level = "district"
function = "roads"
owner = "none"
budget = "district"
basis = ["148 31 [I]"]

[[subject.rule]]
code = "other"
when = { road_class = ["district", "oblast", "republican", "unknown"] }
level = "district"
function = "housing"
owner = "none"
budget = "district"
basis = ["148 31 [I]"]

[[subject.rule]]
code = "street"
when = { road_class = "street" }
place = ["village"]
level = "rural"
function = "akimat"
owner = "none"
budget = "rural"
basis = ["148 98(1)(7) [F]"]

[[subject.rule.also]]
level = "district"
function = "roads"
basis = ["roads-law 97(2)(2) [F]", "roads-law 13 [I]"]
why = { kk = "Жол заңы аудан органын да көрсетеді.", ru = "Закон о дорогах называет и районный орган.", en = "The roads law names the district too." }
decides = { kk = "Көше ауданаралық па?", ru = "Это проезд между сёлами?", en = "Does it join villages?" }
"#;

const QUOTES: &str = r#"
[[quote]]
act = "148"
article = "98(1)(7)"
text = { ru = "обеспечивает содержание дорог в сёлах", kk = "ауылдардағы жолдарды күтіп ұстауды қамтамасыз етеді" }
copy_of = 2026-06-15

[[quote]]
act = "roads-law"
article = "97(2)(2)"
text = { ru = "организация работ на улицах населённых пунктов" }
copy_of = 2026-06-14
"#;

fn files() -> BTreeMap<String, String> {
    with_more(ROWS, QUOTES)
}

/// The law that we ship with more roads and more words of the law.
pub fn with_more(roads: &str, quotes: &str) -> BTreeMap<String, String> {
    let mut files = embedded_files();
    for (name, more) in [("road.toml", roads), ("quotes.toml", quotes)] {
        *files.entry(format!("powers/2021-07-01/{name}")).or_default() += more;
    }
    files
}

fn law() -> Law {
    Law::parse(&files()).unwrap_or_else(|faults| panic!("{faults:?}"))
}

/// Files an appeal about a road of the subject with two texts, under the law that has it.
pub fn file(env: &TestEnv, key: &str, language: &str, road: &str) -> Receipt {
    let mut draft = draft();
    draft.subject = SUBJECT.to_owned();
    draft.language = language.to_owned();
    draft.facts = [("road_class".to_owned(), road.to_owned())].into();
    file_appeal(&env.office_under(law()), &draft, key, env.now()).expect("a receipt")
}

/// What the slip, the page of the appeal or the case says of an overlap.
#[track_caller]
fn says_both(page: &str, why: &str, decides: &str) {
    for text in [why, decides, "организация работ на улицах населённых пунктов"]
    {
        assert!(page.contains(text), "{text} in {page}");
    }
    assert!(
        page.contains("<details class=\"letter\">"),
        "the words of the law are folded"
    );
}

#[test]
fn a_routing_says_both_bodies_and_the_words_of_the_law() {
    both_under("overlap in the API", &law(), |env| {
        let app = TestApp::start(env);
        let path = format!("/api/v1/powers/route?settlement={}&subject={SUBJECT}", places::VILLAGE);
        let in_russian = |path: &str| {
            let request = app.request(reqwest::Method::GET, path).header("Accept-Language", "ru");
            app.send(request).expect(200).json()
        };
        let route = in_russian(&format!("{path}&fact.road_class=street"));
        assert_eq!(route["outcome"], "routed");
        assert_eq!(route["body"], places::RURAL_AKIMAT);
        let basis = route["also"][0]["basis"].as_str().unwrap_or_default();
        assert!(basis.contains("подпункт 2) пункта 2 статьи 97"), "{basis}");
        assert_eq!(
            route["also"],
            json!([{
                "level": "district", "function": "roads", "body": places::DISTRICT_ROADS, "basis": basis,
                "why": "Закон о дорогах называет и районный орган.", "decides": "Это проезд между сёлами?",
            }])
        );
        let quote = &route["quotes"][0];
        assert_eq!(quote["text"], "обеспечивает содержание дорог в сёлах");
        assert_eq!(
            (&quote["act"], &quote["article"], &quote["copy_of"], &quote["language"]),
            (&json!("148"), &json!("98(1)(7)"), &json!("2026-06-15"), &json!("ru"))
        );
        let district = in_russian(&format!("{path}&fact.road_class=district"));
        assert_eq!(district["also"], json!([]));

        // The receipt and the case keep what was decided, whatever the law says afterwards.
        let mut draft = draft();
        draft.subject = SUBJECT.to_owned();
        let receipt = app.file("both", &draft).expect(201).json();
        let again = app.file("both", &draft).expect(200).json();
        let later = TestApp::start_under(env, shipped_law());
        let token = later.sign_in(AKIM);
        let cases = later.get_as(&token, "/api/v1/cases").expect(200).json();
        let case = cases["items"][0]["id"].as_str().expect("an id").to_owned();
        let case = later
            .get_as(&token, &format!("/api/v1/cases/{case}"))
            .expect(200)
            .json();
        for field in ["also", "quotes"] {
            assert_eq!(receipt["routing"][field], route[field], "{field}");
            assert_eq!(again["routing"][field], route[field], "{field}");
            assert_eq!(case["routing"][field].as_array().map(Vec::len), Some(1), "{field}");
        }
    });
}

#[test]
fn the_slip_and_the_page_of_the_appeal_show_both_bodies() {
    both_under("overlap on the slip", &law(), |env| {
        let mut app = TestApp::start(env);
        for (language, why, decides) in [
            ("kk", "Жол заңы аудан органын да көрсетеді.", "Көше ауданаралық па?"),
            (
                "ru",
                "Закон о дорогах называет и районный орган.",
                "Это проезд между сёлами?",
            ),
            ("en", "The roads law names the district too.", "Does it join villages?"),
        ] {
            let receipt = file(env, language, language, "street");
            app.new_visitor();
            let tracking = format!("/{language}/appeals/{}", receipt.number);
            app.get(&format!("/{language}/t/{}", receipt.tracking_key)).expect(303);
            for path in [tracking.clone(), format!("{tracking}/receipt")] {
                says_both(&app.get(&path).expect(200).text, why, decides);
            }
            let plain = file(env, &format!("{language}-plain"), language, "district");
            app.new_visitor();
            app.get(&format!("/{language}/t/{}", plain.tracking_key)).expect(303);
            let page = app
                .get(&format!("/{language}/appeals/{}/receipt", plain.number))
                .expect(200)
                .text;
            assert!(!page.contains(why), "one text, one body: {page}");
        }
    });
}

#[test]
fn an_officer_sees_both_bodies_and_sends_the_appeal_to_the_other() {
    both_under("overlap on the case", &law(), |env| {
        let house = House::open(env, at(5, 4, 10));
        file(env, "one", "ru", "street");
        let akim = house.signed_in(AKIM);
        let path = only_case(&akim.page("/staff/"));
        let page = akim.page(&path);
        says_both(
            &page,
            "Закон о дорогах называет и районный орган.",
            "Это проезд между сёлами?",
        );
        assert!(page.contains("ауылдардағы") || page.contains("обеспечивает содержание дорог в сёлах"));
        let there = format!("{path}?body={}#p-forward", places::DISTRICT_ROADS);
        assert!(page.contains(&format!("href=\"{there}\"")), "{page}");

        let filled = akim.page(there.trim_end_matches("#p-forward"));
        let chosen = format!("value=\"{}\" checked", places::DISTRICT_ROADS);
        assert!(
            filled.contains(&chosen) && filled.contains("Этот орган тоже назван в законе."),
            "{filled}"
        );
        assert!(
            !filled.contains("(наше толкование)</textarea>"),
            "no remark of ours is sent to the resident"
        );
        let stranger = akim.page(&format!("{path}?body={}", places::OBLAST_AKIMAT));
        assert!(
            !stranger.contains(&format!("value=\"{}\" checked", places::OBLAST_AKIMAT)),
            "only who the law names is chosen: {stranger}"
        );

        let form = [
            ("revision", &*hidden(&filled, "revision")),
            ("body", places::DISTRICT_ROADS),
            ("reason", "Проезд между сёлами"),
        ];
        let sent = akim.submit(&filled, &format!("{path}/forward"), &form);
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
        let roads = house.signed_in(ROADS);
        let there = roads.page(&only_case(&roads.page("/staff/")));
        assert!(
            !there.contains("Закон о дорогах называет"),
            "what is sent there is settled"
        );
    });
}

/// A search that finds nothing says so, although the other body can still be chosen.
#[test]
fn a_search_that_finds_nobody_says_so_beside_the_other_body() {
    both_under("overlap and a search", &law(), |env| {
        let house = House::open(env, at(5, 4, 10));
        file(env, "one", "ru", "street");
        let akim = house.signed_in(AKIM);
        let path = only_case(&akim.page("/staff/"));
        let page = akim.page(&format!("{path}?body_q=нетутакогооргана"));
        assert!(page.contains("нетутакогооргана") && page.contains("class=\"small\" role=\"status\""));
        assert!(page.contains(&format!("value=\"{}\"", places::DISTRICT_ROADS)));
    });
}

#[test]
fn figures_count_where_two_texts_name_two_bodies() {
    both_under("overlap in figures", &law(), |env| {
        let house = House::open(env, at(5, 4, 10));
        for (key, road) in [("one", "street"), ("two", "street"), ("three", "district")] {
            file(env, key, "ru", road);
        }
        // Who gets a case by a forward has it without a decision of the rulebook.
        let akim = house.signed_in(AKIM);
        let queue = akim.page("/staff/");
        let start = queue.find("/staff/cases/").expect("a case");
        let path = &queue[start..start + "/staff/cases/".len() + 36];
        let page = akim.page(path);
        let form = [
            ("revision", &*hidden(&page, "revision")),
            ("body", places::DISTRICT_ROADS),
            ("reason", "Проезд между сёлами"),
        ];
        let sent = akim.submit(&page, &format!("{path}/forward"), &form);
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
        let overseer = house.signed_in("overseer@akimat.example");
        let period = "from=2026-05&to=2026-05&group_by=subject";
        let json: Value = serde_json::from_str(&overseer.page(&format!("/api/v1/statistics?{period}"))).expect("JSON");
        let line = &json["items"][0];
        assert_eq!(
            (&line["subject"], &line["received"], &line["overlapping"]),
            (&json!(SUBJECT), &json!(4), &json!(2))
        );
        let csv = overseer.page(&format!("/api/v1/statistics?{period}&format=csv"));
        assert!(csv.contains("median_days,overlapping,name\r\nroad.between,4,"), "{csv}");
        let page = overseer.page(&format!("/oversight/?{period}"));
        assert!(page.contains("Закон называет больше одного органа"), "{page}");
        let listed = overseer.page("/oversight/cases?from=2026-05&to=2026-05&measure=overlapping");
        assert_eq!(listed.matches("scope=\"row\" class=\"num\"").count(), 2, "{listed}");
    });
}

#[test]
fn the_commands_name_both_bodies_and_quote_the_law() {
    let desk = Desk::new();
    let list = concat!(env!("CARGO_MANIFEST_DIR"), "/config/demo/territory.csv");
    desk.json(&["territory", "import", list, "--json"], 0);
    let folder = desk.path("law");
    for (name, text) in files() {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_listening-state"))
            .args(arguments)
            .current_dir(desk.path("."))
            .env("LAW_DIR", &folder)
            .env("DATABASE_URL", format!("sqlite://{}", desk.path("test.db").display()))
            .env("SECRET_KEY_FILE", desk.path("secret.key"))
            .output()
            .expect("the program starts");
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).expect("a text")
    };
    let day = [
        "law",
        "route",
        "--on",
        "2026-04-30",
        "--settlement",
        places::VILLAGE,
        "--subject",
        SUBJECT,
    ];
    let street = [&day[..], &["--fact", "road_class=street", "--language", "en"]].concat();
    let found: Value = serde_json::from_str(&run(&[&street[..], &["--json"]].concat())).expect("JSON");
    assert_eq!(found["outcome"], "routed");
    let other = &found["also"][0];
    assert_eq!(
        (&other["level"], &other["function"]),
        (&json!("district"), &json!("roads"))
    );
    assert!(
        other["body"]
            .as_str()
            .is_some_and(|body| body.starts_with("103600000.")),
        "{other}"
    );
    assert_eq!(other["why"], "The roads law names the district too.");
    // English is never the law's: the words stay as they were read.
    assert_eq!(
        (&found["quotes"][0]["text"], &found["quotes"][0]["language"]),
        (&json!("обеспечивает содержание дорог в сёлах"), &json!("ru"))
    );
    let text = run(&street);
    for said in [
        "also        103600000.",
        "nobody works at roads there yet: 103600000.akimat holds for it",
        "Does it join villages?",
        "«обеспечивает содержание дорог в сёлах»",
        "2026-06-15",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
    let open: Value = serde_json::from_str(&run(&[&day[..], &["--json"]].concat())).expect("JSON");
    assert_eq!((&open["also"], open["quotes"].is_array()), (&json!([]), true));

    let report: Value = serde_json::from_str(&run(&["law", "check", "--on", "2026-04-30", "--json"])).expect("JSON");
    let shipped = desk.json(&["law", "check", "--on", "2026-04-30", "--json"], 0);
    let more = |field: &str| {
        report[field]
            .as_u64()
            .zip(shipped[field].as_u64())
            .map(|(ours, before)| ours - before)
    };
    assert_eq!((more("said"), more("quoted")), (Some(1), Some(2)));
    assert_eq!(report["unquoted"], shipped["unquoted"]);
}
