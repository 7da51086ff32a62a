//! Which body takes the cases of an abolished one over, and that nothing new goes to a body out of force.

use listening_state::actions;
use listening_state::jobs;
use serde_json::{Value, json};

use super::{NEW_BODY, NEW_OKRUG, NEW_VILLAGE, OLD_BODY, OLD_OKRUG, OLD_VILLAGE, confirm, import, newer, view};
use crate::support::database::Kind;
use crate::support::office::draft;
use crate::support::territory as places;
use crate::support::{TestApp, TestEnv, both};

/// Number and tracking key of an appeal about a place.
fn filed(app: &TestApp, key: &str, settlement: &str) -> (String, String) {
    let mut draft = draft();
    draft.settlement = settlement.to_owned();
    let receipt = app.file(key, &draft).expect(201).json();
    let text = |field: &str| receipt[field].as_str().expect("a text").to_owned();
    (text("number"), text("tracking_key"))
}

/// Sends the only case of an officer to a body.
fn forward(app: &TestApp, from: &str, to: &str, expected: u16) -> Value {
    let token = app.sign_in(from);
    let queue = app.get_as(&token, "/api/v1/cases").expect(200).json();
    let case = &queue["items"][0];
    let step = json!({ "step": "forward", "body": to, "reason": "Это их дело.", "revision": case["revision"] });
    let steps = format!("/api/v1/cases/{}/steps", case["id"].as_str().expect("a case"));
    app.post_as(&token, &steps, &step).expect(expected).json()
}

/// The bodies of the cases of an appeal, in their order.
fn bodies(app: &TestApp, appeal: &(String, String)) -> Vec<String> {
    let view = view(app, appeal);
    let cases = view["cases"].as_array().expect("cases").iter();
    cases
        .map(|case| case["body"]["code"].as_str().expect("a code").to_owned())
        .collect()
}

fn followed(env: &TestEnv) -> u64 {
    jobs::follow_territories(&env.office, env.now()).expect("the job")
}

#[test]
fn a_case_that_was_sent_here_from_elsewhere_goes_to_the_successor_of_this_body() {
    both("from elsewhere", |env| {
        env.add_officer("abraly@akimat.example", "head", Some(OLD_BODY), None);
        let app = TestApp::start(env);
        let appeal = filed(&app, "elsewhere", places::VILLAGE);
        forward(&app, "executor@akimat.example", OLD_BODY, 200);
        import(env, &newer(), None).expect("the newer list");
        confirm(env, OLD_OKRUG, NEW_OKRUG, None).expect("the okrug");
        assert_eq!(followed(env), 1);
        assert_eq!(bodies(&app, &appeal), [places::RURAL_AKIMAT, NEW_BODY]);
    });
}

#[test]
fn a_place_that_went_elsewhere_than_its_okrug_takes_its_cases_along() {
    both("split", |env| {
        let app = TestApp::start(env);
        let appeal = filed(&app, "split", OLD_VILLAGE);
        import(env, &newer(), None).expect("the newer list");
        confirm(env, OLD_OKRUG, NEW_OKRUG, None).expect("the okrug");
        // The village itself was joined to one of another okrug.
        confirm(env, OLD_VILLAGE, places::VILLAGE, None).expect("the village");
        assert_eq!(followed(env), 1);
        assert_eq!(bodies(&app, &appeal), [places::RURAL_AKIMAT]);
    });
}

#[test]
fn an_okrug_that_becomes_a_part_of_its_city_hands_its_cases_to_the_city() {
    both("another kind", |env| {
        let app = TestApp::start(env);
        let appeal = filed(&app, "kind", OLD_VILLAGE);
        assert_eq!(bodies(&app, &appeal), [OLD_BODY]);
        let list = places::CSV
            .replace(
                "101033000,Абралинский с.о.,Абыралы ауылдық округі,",
                "101033000,г.Абралы,Абыралы қаласы,",
            )
            .replace("101033100,с.Абралы,Абыралы ауылы,Abyraly village\n", "");
        import(env, &list, Some("2026-05-01")).expect("a list ahead");
        assert_eq!(followed(env), 0, "until its day");
        env.set_time("2026-05-01T00:10:00");
        assert!(followed(env) > 0);
        assert_eq!(bodies(&app, &appeal), [places::CITY_AKIMAT]);
        let offered = app.get("/api/v1/bodies?q=101033000").expect(200).json();
        assert_eq!(offered["items"], json!([]), "a part of a city has no akimat");
        let now = filed(&app, "now", OLD_OKRUG);
        assert_eq!(bodies(&app, &now), [places::CITY_AKIMAT]);
        // A list that has the okrug again brings its body back.
        import(env, places::CSV, None).expect("the mended list");
        let again = filed(&app, "again", OLD_VILLAGE);
        assert_eq!(bodies(&app, &again), [OLD_BODY]);
    });
}

#[test]
fn nothing_is_sent_to_a_body_that_is_out_of_force_or_has_not_begun() {
    both("out of force", |env| {
        let app = TestApp::start(env);
        filed(&app, "sent", places::VILLAGE);
        import(env, &newer(), Some("2026-05-01")).expect("a list ahead");
        let send = |to: &str, expected| forward(&app, "executor@akimat.example", to, expected);
        let refused = send(NEW_BODY, 422);
        assert_eq!(refused["errors"][0]["field"], "body", "it has not begun");
        env.set_time("2026-05-01T09:00:00");
        followed(env);
        let refused = send(OLD_BODY, 422);
        assert_eq!(refused["errors"][0]["field"], "body", "it is abolished");
        send(NEW_BODY, 200);
    });
}

#[test]
fn a_village_whose_okrug_is_gone_is_held_by_the_district() {
    both("okrug gone", |env| {
        let app = TestApp::start(env);
        let list = places::CSV.replace(
            "103643000,Емельтауский с.о.,Емелтау ауылдық округі,Emeltau rural district\n",
            "",
        );
        import(env, &list, Some("2026-05-01")).expect("a list ahead");
        let route = |on: &str| {
            let asked = "/api/v1/powers/route?settlement=103643100&subject=road.pothole&fact.road_class=street";
            app.get(&format!("{asked}&on={on}")).expect(200).json()["body"].clone()
        };
        assert_eq!(route("2026-04-30"), places::OTHER_RURAL_AKIMAT);
        let district = route("2026-05-01");
        assert_ne!(district, places::OTHER_RURAL_AKIMAT);
        env.set_time("2026-05-02T09:00:00");
        followed(env);
        assert_eq!(
            route("2026-04-30"),
            places::OTHER_RURAL_AKIMAT,
            "as the law was asked about that day"
        );
        assert_eq!(route("2026-05-02"), district);
        let appeal = filed(&app, "after", "103643100");
        assert_eq!(Value::from(bodies(&app, &appeal)[0].clone()), district);
    });
}

#[test]
fn an_appeal_that_cannot_be_opened_keeps_no_other_waiting() {
    both("unopenable", |env| {
        let app = TestApp::start(env);
        let bad = filed(&app, "bad", OLD_VILLAGE);
        let good = filed(&app, "good", OLD_VILLAGE);
        import(env, &newer(), None).expect("the newer list");
        confirm(env, OLD_OKRUG, NEW_OKRUG, None).expect("the okrug");
        let bytes = match env.db.kind {
            Kind::Sqlite => "x'0102'",
            Kind::Postgres => "'\\x0102'::bytea",
        };
        let number = &bad.0;
        let swap = |column: &str, value: &str| {
            let sql = format!("UPDATE appeals SET {column} = {value} WHERE number = '{number}'");
            env.db.tamper(&sql).expect("a change");
        };
        // The sealed e-mail is put aside where it can be opened, and back again.
        swap("applicant_phone", "applicant_email");
        swap("applicant_email", bytes);
        let done = actions::hand_over_cases(&env.office, env.now()).expect("a run");
        assert_eq!((done.cases, done.set_aside.len()), (1, 1));
        assert_eq!(bodies(&app, &good), [NEW_BODY]);
        assert_eq!(
            followed(env),
            0,
            "it stays where it is, and is no work that leads to more"
        );
        swap("applicant_email", "applicant_phone");
        assert_eq!(followed(env), 1);
    });
}

#[test]
fn a_retired_place_leads_from_the_pages_of_the_powers_to_what_took_its_place() {
    both("powers", |env| {
        let app = TestApp::start(env);
        import(env, &newer(), None).expect("the newer list");
        let page = |path: &str| app.get(&format!("/en/powers{path}settlement={OLD_VILLAGE}&group=road"));
        let said = page("?").expect(200).text;
        assert!(said.contains("its last day there was 29 April 2026"), "{said}");
        confirm(env, OLD_VILLAGE, NEW_VILLAGE, None).expect("the village");
        let said = page("?").expect(200).text;
        let link = format!("/en/powers?settlement={NEW_VILLAGE}&#38;group=road");
        assert!(said.contains(&link) && said.contains("choose that one"), "{said}");
        assert!(!said.contains("/powers/notice?settlement"), "no notice for it: {said}");
        for path in ["/notice?", "/road.pothole?"] {
            let led = page(path).expect(303);
            let to = led.header("location");
            assert!(
                to.starts_with(&format!("/en/powers?settlement={OLD_VILLAGE}")),
                "{path}: {to}"
            );
        }
        app.get(&format!("/en/powers/notice?settlement={NEW_VILLAGE}"))
            .expect(200);
    });
}
