//! Filing by the API: the contract's example, repeats, and bad input, each with its status and its field.
use listening_state::appeal::AppealDraft;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::office::draft;
use crate::support::{Answered, TestApp, both};

fn as_json(draft: &AppealDraft) -> Value {
    serde_json::to_value(draft).expect("a draft is JSON")
}

fn fields(answered: &Answered) -> Vec<String> {
    let problem = answered.json();
    let errors = problem["errors"].as_array().cloned().unwrap_or_default();
    errors
        .iter()
        .map(|error| error["field"].as_str().unwrap_or_default().to_owned())
        .collect()
}

fn post(app: &TestApp, media: &str, body: impl Into<reqwest::Body>) -> Answered {
    let request = app
        .request(Method::POST, "/api/v1/appeals")
        .header("Idempotency-Key", "raw");
    app.send(request.header("Content-Type", media).body(body))
}

#[test]
fn the_receipt_names_the_body_the_rule_and_the_date() {
    both("receipt", |env| {
        let app = TestApp::start(env);
        let answered = app.file("k-1", &draft()).expect(201);
        let receipt = answered.json();
        let number = receipt["number"].as_str().unwrap();
        assert!(number.starts_with("ЖТ-2026-"), "{number}");
        assert_eq!(receipt["tracking_key"].as_str().unwrap().replace('-', "").len(), 26);
        assert_eq!(receipt["received_at"], "2026-04-30T10:00:00+05:00");
        assert_eq!(receipt["registered_on"], "2026-04-30");
        assert_eq!(receipt["body"]["code"], "103641000.akimat");
        assert_eq!(receipt["due_on"], "2026-05-26");
        assert_eq!(receipt["routing"]["outcome"], "routed");
        assert_eq!(receipt["routing"]["level"], "rural");
        assert_eq!(receipt["routing"]["body"], "103641000.akimat");
        assert_eq!(receipt["deadline"]["due_on"], receipt["due_on"]);
        let counted: Vec<&Value> = receipt["deadline"]["trace"]
            .as_array()
            .unwrap()
            .iter()
            .map(|day| &day["counted"])
            .collect();
        assert_eq!(counted.iter().filter(|day| !day.is_null()).count(), 15);
        let location = answered.header("location").to_owned();
        let key = receipt["tracking_key"].as_str().unwrap();
        let read = app
            .send(app.request(Method::GET, &location).header("Tracking-Key", key))
            .expect(200)
            .json();
        assert_eq!(read["number"], receipt["number"]);
    });
}

#[test]
fn the_same_key_gives_the_same_receipt_and_another_request_under_it_conflicts() {
    both("idempotency", |env| {
        let app = TestApp::start(env);
        let first = app.file("same", &draft()).expect(201).json();
        env.set_time("2026-05-06T12:00:00");
        assert_eq!(app.file("same", &draft()).expect(200).json(), first);
        let mut other = draft();
        other.text.push_str(" И ещё одна.");
        let conflict = app.file("same", &other).expect(409).json();
        assert_eq!(conflict["code"], "idempotency");
        assert_ne!(
            app.file("another", &draft()).expect(201).json()["number"],
            first["number"]
        );
    });
}

#[test]
fn duplicates_at_the_same_moment_make_one_appeal() {
    both("race", |env| {
        let app = TestApp::start(env);
        let receipts: Vec<Answered> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..6)
                .map(|_| {
                    let url = app.url.clone();
                    scope.spawn(move || {
                        let runtime = tokio::runtime::Builder::new_current_thread()
                            .enable_all()
                            .build()
                            .unwrap();
                        runtime.block_on(async {
                            let request = reqwest::Client::new().post(format!("{url}/api/v1/appeals"));
                            let answer = request
                                .header("Idempotency-Key", "race")
                                .json(&draft())
                                .send()
                                .await
                                .unwrap();
                            Answered {
                                status: answer.status().as_u16(),
                                headers: answer.headers().clone(),
                                text: answer.text().await.unwrap(),
                            }
                        })
                    })
                })
                .collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        let made = receipts.iter().filter(|answered| answered.status == 201).count();
        assert_eq!(made, 1, "{receipts:?}");
        assert!(
            receipts.iter().all(|answered| matches!(answered.status, 200 | 201)),
            "{receipts:?}"
        );
        let first = receipts[0].json();
        assert!(receipts.iter().all(|answered| answered.json() == first), "{receipts:?}");
    });
}

#[test]
fn a_missing_fact_goes_to_the_duty_desk_and_says_what_is_missing() {
    both("undetermined", |env| {
        let app = TestApp::start(env);
        let mut unknown = draft();
        unknown.facts.clear();
        let receipt = app.file("undetermined", &unknown).expect(201).json();
        assert_eq!(receipt["routing"]["outcome"], "undetermined");
        assert_eq!(receipt["routing"]["missing"], "road_class");
        assert_eq!(receipt["body"]["code"], "103600000.akimat");
        assert!(receipt["due_on"].is_string(), "{receipt}");
    });
}

#[test]
fn each_fault_of_a_draft_names_its_field() {
    let table: [(&str, Value, &str); 17] = [
        ("/kind", json!("shout"), "kind"),
        ("/language", json!("de"), "language"),
        ("/subject", json!("road.unicorn"), "subject"),
        ("/settlement", json!("999999999"), "settlement"),
        ("/settlement", json!("103600000"), "settlement"),
        ("/settlement", json!("'; DROP TABLE appeals; --"), "settlement"),
        ("/facts/road_class", json!("rainbow"), "facts.road_class"),
        ("/facts/colour", json!("red"), "facts.colour"),
        ("/facts/road_class", json!(1), "facts.road_class"),
        ("/text", json!("   "), "text"),
        ("/text", json!("я".repeat(10_001)), "text"),
        ("/applicant/name", json!(""), "applicant.name"),
        ("/applicant/iin", json!("123456789012"), "applicant.iin"),
        ("/applicant/phone", json!("12345"), "applicant.phone"),
        ("/applicant/email", json!("not an address"), "applicant.email"),
        ("/applicant/nickname", json!("x"), "applicant.nickname"),
        ("/location", json!({ "lat": 91.0, "lon": 0.0 }), "location"),
    ];
    both("faults", |env| {
        let app = TestApp::start(env);
        for (at, value, field) in &table {
            let mut draft = as_json(&draft());
            let (parent, name) = at.rsplit_once('/').unwrap();
            draft.pointer_mut(parent).unwrap()[name] = value.clone();
            let answered = app.file("fault", &draft).expect(422);
            assert_eq!(answered.header("content-type"), "application/problem+json", "{at}");
            let named = fields(&answered);
            assert!(named.iter().any(|one| one.starts_with(field)), "{at}: {named:?}");
        }
        let mut incomplete = as_json(&draft());
        incomplete.as_object_mut().unwrap().remove("settlement");
        assert_eq!(fields(&app.file("fault", &incomplete).expect(422)), ["settlement"]);
        for (at, value, field) in [
            ("/subject", json!("no.such"), "subject"),
            ("/facts/road_class", json!("rainbow"), "facts.road_class"),
        ] {
            let mut misplaced = as_json(&draft());
            misplaced["settlement"] = json!("999999999");
            *misplaced.pointer_mut(at).unwrap() = value;
            let named = fields(&app.file("fault", &misplaced).expect(422));
            assert_eq!(named, ["settlement", field], "a wrong place hides no other fault");
        }
        let token = app.sign_in("akshatau@akimat.example");
        let queue = app.get_as(&token, "/api/v1/cases").expect(200).json();
        assert_eq!(queue["items"], json!([]), "nothing was half-written");
    });
}

#[test]
fn what_is_not_a_request_is_refused_before_it_is_read() {
    both("raw", |env| {
        let app = TestApp::start(env);
        post(&app, "application/json", "{\"kind\": ").expect(400);
        post(&app, "application/json", "").expect(400);
        post(
            &app,
            "application/json",
            vec![b'{', b'"', 0xff, 0xfe, b'"', b':', b'1', b'}'],
        )
        .expect(400);
        post(&app, "text/plain", as_json(&draft()).to_string()).expect(415);
        post(&app, "application/json", "x".repeat(2 * 1024 * 1024)).expect(413);
        post(&app, "application/json", "[]").expect(422);
        post(&app, "application/json", format!("{} {{}}", as_json(&draft()))).expect(400);
        let without_key = app.post_json("/api/v1/appeals", &as_json(&draft())).expect(422);
        assert_eq!(fields(&without_key), ["idempotency_key"]);
        let long = app.file(&"k".repeat(65), &draft()).expect(422);
        assert_eq!(fields(&long), ["idempotency_key"]);
        let wrong_method = app.send(app.request(Method::PUT, "/api/v1/appeals")).expect(405);
        assert_eq!(wrong_method.header("allow"), "POST");
    });
}

#[test]
fn script_in_every_field_is_kept_as_text() {
    both("script", |env| {
        let app = TestApp::start(env);
        let script = "<script>alert(1)</script>";
        let mut hostile = draft();
        hostile.text = script.to_owned();
        hostile.address = script.to_owned();
        hostile.applicant.name = script.to_owned();
        hostile.applicant.postal_address = script.to_owned();
        let receipt = app.file("script", &hostile).expect(201).json();
        let path = format!("/api/v1/appeals/{}", receipt["number"].as_str().unwrap());
        let key = receipt["tracking_key"].as_str().unwrap();
        let read = app
            .send(app.request(Method::GET, &path).header("Tracking-Key", key))
            .expect(200);
        assert_eq!(read.json()["text"], script);
        assert_eq!(read.header("x-content-type-options"), "nosniff");
        assert!(read.header("content-security-policy").contains("default-src 'none'"));
    });
}

#[test]
fn errors_speak_the_language_asked_for_then_that_of_the_body_then_kazakh() {
    both("languages", |env| {
        let app = TestApp::start(env);
        let mut english = as_json(&draft());
        english["language"] = json!("en");
        english["text"] = json!("");
        let of_body = app.file("language", &english).expect(422);
        assert_eq!(of_body.header("content-language"), "en");
        let asked = app
            .request(Method::POST, "/api/v1/appeals")
            .header("Idempotency-Key", "language");
        let asked = app
            .send(asked.header("Accept-Language", "ru").json(&english))
            .expect(422);
        assert_eq!(asked.header("content-language"), "ru");
        assert_ne!(asked.json()["title"], of_body.json()["title"]);
        assert_eq!(app.get("/api/v1/nothing").expect(404).header("content-language"), "kk");
    });
}

#[test]
fn a_term_past_the_known_calendars_waits_for_its_date() {
    both("calendar", |env| {
        env.set_time("2027-12-28T10:00:00");
        let app = TestApp::start(env);
        let receipt = app.file("calendar", &draft()).expect(201).json();
        assert_eq!(receipt["due_on"], Value::Null);
    });
}
