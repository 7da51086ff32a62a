//! What anybody may look up, the figures, the probes, and the API's description of itself.
use std::collections::BTreeSet;

use listening_state::web::routes;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::office::draft;
use crate::support::{TestApp, both, territory as places};

#[test]
fn the_description_and_the_table_of_routes_agree() {
    both("openapi", |env| {
        let app = TestApp::start(env);
        let document = app.get("/api/openapi.json").expect(200).json();
        let mut described = BTreeSet::new();
        for (path, methods) in document["paths"].as_object().unwrap() {
            for method in methods.as_object().unwrap().keys() {
                described.insert(format!("{} {path}", method.to_uppercase()));
            }
        }
        let of_the_api = |path: &str| path.starts_with("/api/") || path == "/healthz" || path == "/readyz";
        let table: BTreeSet<String> = routes::all()
            .iter()
            .filter(|route| of_the_api(route.path))
            .map(|route| format!("{} {}", route.method, route.path))
            .collect();
        assert_eq!(described, table);
    });
}

#[test]
fn probes_answer() {
    both("probes", |env| {
        let app = TestApp::start(env);
        app.get("/healthz").expect(200);
        app.get("/readyz").expect(200);
    });
}

#[test]
fn territories_bodies_and_calendars_are_public() {
    both("reference", |env| {
        let app = TestApp::start(env);
        let found = app
            .get("/api/v1/territories?q=акшатау&kind=settlement")
            .expect(200)
            .json();
        assert_eq!(found["items"][0]["code"], "103641100");
        assert_eq!(found["items"][0]["parent"], "103641000");
        assert_eq!(found["items"][0]["kind"], "settlement");
        assert_eq!(found["items"][0]["name"]["en"], "Akshatau village");
        let oblast = app.get("/api/v1/territories?kind=oblast").expect(200).json();
        assert_eq!(oblast["items"][0]["parent"], Value::Null);
        let refused = app.get("/api/v1/territories?kind=planet").expect(422).json();
        assert_eq!(refused["errors"][0]["field"], "kind");

        let bodies = app.get("/api/v1/bodies?q=103641000").expect(200).json();
        let codes: Vec<&str> = bodies["items"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|body| body["code"].as_str())
            .collect();
        assert!(codes.contains(&"103641000.akimat"), "{codes:?}");

        let calendar = app.get("/api/v1/calendar/2026").expect(200).json();
        assert_eq!(calendar["year"], 2026);
        app.get("/api/v1/calendar/1999").expect(404);
        app.get("/api/v1/calendar/soon").expect(404);
    });
}

#[test]
fn the_rulebook_is_public_and_explains_a_routing_without_filing() {
    both("powers", |env| {
        let app = TestApp::start(env);
        let powers = app.get("/api/v1/powers").expect(200).json();
        let subject = powers["subjects"]
            .as_array()
            .unwrap()
            .iter()
            .find(|one| one["code"] == "road.pothole");
        let subject = subject.unwrap();
        assert_eq!(subject["questions"], json!(["road_class"]));
        let rules = subject["rules"].as_array().unwrap();
        let rule = |code: &str| rules.iter().find(|rule| rule["rule"] == code).unwrap();
        let street = rule("road.pothole/street");
        assert_eq!(street["when"], json!({ "road_class": ["street"] }));
        assert_eq!(street["place"], json!(["village"]));
        for (field, value) in [
            ("outcome", "routed"),
            ("level", "rural"),
            ("function", "akimat"),
            ("budget_level", "rural"),
            ("confidence", "med"),
        ] {
            assert_eq!(street[field], value, "{field}");
        }
        assert!(street["basis"]["ru"].as_str().unwrap().contains("35"));
        assert!(street["operational_owner"]["kk"].is_string());
        let open = rules.iter().find(|rule| rule["outcome"] == "undetermined").unwrap();
        assert_eq!((&open["level"], &open["function"]), (&json!(null), &json!(null)));
        let path = "/api/v1/powers/route?settlement=103641100&subject=road.pothole&fact.road_class=street";
        let route = app.get(path).expect(200).json();
        let receipt = app.file("powers", &draft()).expect(201).json();
        for same in ["outcome", "rule", "level", "function", "body"] {
            assert_eq!(route[same], receipt["routing"][same], "{same}");
        }
        for (query, field) in [
            ("subject=road.pothole", "settlement"),
            ("settlement=103641100", "subject"),
            ("settlement=1&subject=road.pothole", "settlement"),
            ("settlement=103600000&subject=road.pothole", "settlement"),
            ("settlement=103641100&subject=none", "subject"),
            (
                "settlement=103641100&subject=road.pothole&fact.colour=red",
                "fact.colour",
            ),
            (
                "settlement=103641100&subject=road.pothole&fact.road_class=x",
                "fact.road_class",
            ),
            ("settlement=103641100&subject=road.pothole&on=x", "on"),
        ] {
            let refused = app.get(&format!("/api/v1/powers/route?{query}")).expect(422).json();
            assert_eq!(refused["errors"][0]["field"], field, "{query}");
        }
    });
}

#[test]
fn figures_are_the_same_as_json_and_csv_and_within_the_scope() {
    both("figures", |env| {
        let app = TestApp::start(env);
        app.file("f-1", &draft()).expect(201);
        app.file("f-2", &draft()).expect(201);
        let officer = app.sign_in("executor@akimat.example");
        let cases = app.get_as(&officer, "/api/v1/cases").expect(200).json();
        let first = &cases["items"][0];
        let answer = json!({
            "step": "answer", "text": "t", "findings": "f", "basis": "b", "revision": first["revision"],
        });
        let path = format!("/api/v1/cases/{}/steps", first["id"].as_str().unwrap());
        app.post_as(&officer, &path, &answer).expect(200);

        app.get("/api/v1/statistics").expect(401);
        env.set_time("2026-06-01T10:00:00");
        let overseer = app.sign_in("overseer@akimat.example");
        let figures = app
            .get_as(&overseer, "/api/v1/statistics?from=2026-04&to=2026-04")
            .expect(200)
            .json();
        let line = &figures["items"][0];
        assert_eq!(line["body"], "103641000.akimat");
        for (measure, expected) in [
            ("received", 2),
            ("answered", 1),
            ("on_time", 1),
            ("late", 0),
            ("overdue", 1),
        ] {
            assert_eq!(line[measure], expected, "{measure}");
        }
        let csv = app
            .get_as(&overseer, "/api/v1/statistics?from=2026-04&to=2026-04&format=csv")
            .expect(200);
        assert!(csv.header("content-type").starts_with("text/csv"));
        let mut lines = csv.text.lines();
        let names = lines.next().unwrap();
        assert_eq!(
            names,
            "body,received,answered,on_time,late,overdue,forwarded,undetermined,median_days,overlapping,name"
        );
        assert!(
            lines.next().unwrap().starts_with("103641000.akimat,2,1,1,0,1,0,0,"),
            "{}",
            csv.text
        );
        for by in ["subject", "month", "oblast", "district"] {
            let path = format!("/api/v1/statistics?group_by={by}");
            let items = app.get_as(&overseer, &path).expect(200).json();
            assert_eq!(items["items"][0]["received"], 2, "{by}");
            assert!(items["items"][0][by].is_string(), "{by}");
        }
        let empty = app
            .get_as(&overseer, "/api/v1/statistics?from=2026-05&to=2026-05")
            .expect(200)
            .json();
        assert_eq!(empty["items"], json!([]));
        let stranger = app.sign_in("emeltau@akimat.example");
        let none = app.get_as(&stranger, "/api/v1/statistics").expect(200).json();
        assert_eq!(none["items"], json!([]));
        app.get_as(&overseer, "/api/v1/statistics?territory=101000000")
            .expect(200);
        app.get_as(&overseer, "/api/v1/statistics?territory=200000000")
            .expect(404);
        for (query, field) in [
            ("from=2026", "from"),
            ("from=2026-13", "from"),
            ("from=2026-05&to=2026-04", "to"),
            ("group_by=mood", "group_by"),
            ("format=xml", "format"),
            ("territory=x", "territory"),
        ] {
            let refused = app
                .get_as(&overseer, &format!("/api/v1/statistics?{query}"))
                .expect(422)
                .json();
            assert_eq!(refused["errors"][0]["field"], field, "{query}");
        }
    });
}

#[test]
fn what_is_missing_or_impossible_in_a_question_is_named_with_how_it_is_written() {
    both("questions at fault", |env| {
        let app = TestApp::start(env);
        let faults = |path: &str| {
            let request = app.request(Method::GET, path).header("Accept-Language", "en");
            let refused = app.send(request).expect(422).json();
            let errors = refused["errors"].as_array().expect("a list").clone();
            let told = errors.iter().map(|one| (one["field"].clone(), one["message"].clone()));
            told.collect::<Vec<_>>()
        };
        let fields = |path: &str| faults(path).into_iter().map(|(field, _)| field).collect::<Vec<_>>();
        assert_eq!(fields("/api/v1/powers/route"), [json!("settlement"), json!("subject")]);
        let route = format!(
            "/api/v1/powers/route?settlement={}&subject=road.pothole",
            places::VILLAGE
        );
        for path in ["/api/v1/powers?", &format!("{route}&")] {
            for day in ["1990", "26.05.2026"] {
                let told = faults(&format!("{path}on={day}"));
                assert_eq!(
                    told,
                    [(json!("on"), json!("Check the date. Write it like 2026-05-26."))]
                );
            }
            let told = faults(&format!("{path}on=1990-01-01"));
            let sentence = "There are no rules for this day. The first day of the rules is 1 July 2021.";
            assert_eq!(told, [(json!("on"), json!(sentence))], "{path}");
        }
    });
}
