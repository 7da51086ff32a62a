//! Searching for receivers and places: every word of a name, what is near first, and nothing cut in silence.

use listening_state::appeal::{BodyCode, Trilingual};
use listening_state::store::bodies::{self, Near};
use listening_state::territory::{Territory, TerritoryCode, TerritoryKind};
use reqwest::Method;

use crate::support::office::draft;
use crate::support::rows::import_rows;
use crate::support::territory as places;
use crate::support::{TestApp, TestEnv, both};

fn page(app: &TestApp, email: &str, path: &str) -> String {
    let cookie = format!("session={}", app.sign_in(email));
    let asked = app.request(Method::GET, path).header("Cookie", cookie);
    app.send(asked).expect(200).text
}

/// The path of the only case of an officer.
fn case_of(app: &TestApp, email: &str) -> String {
    let token = app.sign_in(email);
    let list = app.get_as(&token, "/api/v1/cases").expect(200).json();
    format!("/staff/cases/{}", list["items"][0]["id"].as_str().expect("a case"))
}

#[test]
fn a_body_is_found_by_the_last_words_of_a_long_name() {
    both("long names", |env| {
        let app = TestApp::start(env);
        app.file("long", &draft()).expect(201);
        let case = case_of(&app, "akshatau@akimat.example");
        for words in ["дорог", "жол", "roads"] {
            let found = page(&app, "akshatau@akimat.example", &format!("{case}?body_q={words}"));
            let at = |body: &str| found.find(&format!("value=\"{body}\""));
            let (own, city) = (at(places::DISTRICT_ROADS), at("101000000.roads"));
            assert!(own.is_some(), "{words}: the department of the district");
            assert!(own < city, "{words}: before that of another district");
            assert!(at("KZ.roads") < city, "{words}: what the rulebook names, too");
        }
    });
}

#[test]
fn an_old_index_is_written_anew_at_the_start() {
    both("index", |env| {
        env.db
            .tamper("DELETE FROM body_words")
            .expect("the migration's statement");
        let found = |env: &TestEnv| {
            let found = env
                .office
                .store
                .read(|c| bodies::search(c, "дорог", &Near::default(), 50));
            found.expect("a read").items.len()
        };
        assert_eq!(found(env), 0);
        listening_state::actions::ensure_republican_bodies(&env.office).expect("a start");
        assert!(found(env) >= 4);
    });
}

#[test]
fn the_big_place_comes_first_and_a_cut_list_says_so() {
    both("places", |env| {
        // Forty villages called as the city is.
        let villages: Vec<Territory> = (0..40)
            .map(|n| Territory {
                code: TerritoryCode::parse(&format!("10364{}", 5101 + n)).expect("a code"),
                kind: TerritoryKind::Settlement,
                name: Trilingual {
                    kk: "Семей".to_owned(),
                    ru: "Семей".to_owned(),
                    en: "Semey".to_owned(),
                },
            })
            .collect();
        let today = env.today();
        import_rows(&env.office.store, &villages, today);
        let app = TestApp::start(env);
        let list = app.get("/api/v1/territories?q=Семей&limit=3").expect(200).json();
        assert_eq!(list["items"].as_array().map(Vec::len), Some(3), "{list}");
        let all = app.get("/api/v1/territories?q=Семей&limit=500").expect(200).json();
        assert_eq!(all["hidden"], 0);
        let whole = all["items"].as_array().map_or(0, Vec::len) as u64;
        assert_eq!(list["hidden"].as_u64(), Some(whole - 3));
        let page = app.get("/ru/appeals/new?settlement_q=Семей").expect(200).text;
        let city = page.find("settlement=101010000").expect("the city");
        let village = page.find("settlement=10364").expect("a village");
        assert!(city < village, "the city first");
        assert!(page.contains("Здесь показано не всё"), "the list is cut");
        let few = app.get("/ru/appeals/new?settlement_q=Акшатау").expect(200).text;
        assert!(!few.contains("Здесь показано не всё"));
        let bodies = app.get("/api/v1/bodies?limit=1").expect(200).json();
        assert!(bodies["hidden"].as_u64() > Some(10), "{bodies}");
    });
}

#[test]
fn the_law_is_proposed_with_its_mark_also_after_a_forward() {
    both("law", |env| {
        let app = TestApp::start(env);
        app.file("law", &draft()).expect(201);
        let case = case_of(&app, "akshatau@akimat.example");
        let basis = |page: &str| {
            let field = page.split_once("id=\"answer-basis\"").expect("the field").1;
            let field = field.split_once('>').expect("its text").1;
            field.split_once("</textarea>").expect("its end").0.trim().to_owned()
        };
        let first = page(&app, "akshatau@akimat.example", &case);
        assert!(basis(&first).contains("35"), "{}", basis(&first));
        assert!(
            first.contains("прочитано в законе") || first.contains("наше понимание") || first.contains("проверить")
        );
        let akim = app.sign_in("akshatau@akimat.example");
        let forward = serde_json::json!({ "step": "forward", "body": places::DISTRICT_ROADS, "reason": "районная дорога", "revision": 1 });
        app.post_as(
            &akim,
            &format!("/api/v1{}/steps", case.trim_start_matches("/staff")),
            &forward,
        )
        .expect(200);
        let forwarded = case_of(&app, "ayagoz.roads@akimat.example");
        let second = page(&app, "ayagoz.roads@akimat.example", &forwarded);
        assert!(!basis(&second).is_empty(), "proposed after a forward");
        assert_ne!(basis(&second), basis(&first), "by the rule that names the receiver");
        // Who answers for coal has not been read in a law: what we say of our reading stands beside the field, never in a letter
        // to the resident.
        let mut coal = draft();
        coal.subject = "energy.coal".to_owned();
        coal.facts.clear();
        app.file("coal", &coal).expect(201);
        let token = app.sign_in("ayagoz.roads@akimat.example");
        let list = app
            .get_as(&token, "/api/v1/cases?subject=energy.coal")
            .expect(200)
            .json();
        let unread = format!("/staff/cases/{}", list["items"][0]["id"].as_str().expect("a case"));
        let unread = page(&app, "ayagoz.roads@akimat.example", &unread);
        assert!(unread.contains("сверено)"), "the mark is shown");
        for page in [&first, &second, &unread] {
            assert!(
                !basis(page).contains("сверено") && !basis(page).contains("толкование"),
                "{}",
                basis(page)
            );
        }
    });
}

#[test]
fn an_answer_names_its_law_and_an_empty_one_each_field() {
    both("no law", |env| {
        let app = TestApp::start(env);
        app.file("no law", &draft()).expect(201);
        let path = case_of(&app, "akshatau@akimat.example");
        let api = format!("/api/v1{}/steps", path.trim_start_matches("/staff"));
        let token = app.sign_in("akshatau@akimat.example");
        for nothing in ["-", "—", "…", "нет", "Жоқ", "No."] {
            let answer = serde_json::json!({
                "step": "answer", "text": "Засыпали.", "findings": "Яма.", "basis": nothing, "revision": 1,
            });
            let refused = app.post_as(&token, &api, &answer).expect(422).json();
            assert_eq!(refused["errors"][0]["field"], "basis", "{nothing}: {refused}");
        }
        let session = listening_state::actions::authenticate(&env.office, &token, env.now()).expect("a read");
        let csrf = env.office.secrets.csrf(&session.expect("a session").1.to_string());
        let form = [("csrf", csrf.as_str()), ("revision", "1")];
        let request = app
            .request(Method::POST, &format!("{path}/answer"))
            .header("Cookie", format!("session={token}"))
            .header("Origin", &app.url);
        let page = app.send(request.form(&form)).expect(422).text;
        let summary = page.split_once("id=\"errors\"").expect("the errors").1;
        let summary = summary.split_once("</div>").expect("their end").0;
        for field in ["Что ответить жителю:", "Что установлено:", "Правовое основание:"]
        {
            assert!(summary.contains(field), "{field} in {summary}");
        }
    });
}

#[test]
fn of_near_bodies_the_named_come_first() {
    both("near", |env| {
        let named = BodyCode("101000000.roads".to_owned());
        let near = Near {
            named: vec![named.clone()],
            district: TerritoryCode::parse("103600000"),
        };
        let found = env
            .office
            .store
            .read(|c| bodies::search(c, "дорог", &near, 2))
            .expect("a read");
        let codes: Vec<&str> = found.items.iter().map(|body| body.code.0.as_str()).collect();
        assert_eq!(codes, [named.0.as_str(), places::DISTRICT_ROADS]);
        assert!(found.hidden > 0 && !found.at_least);
    });
}
