//! Reading and working on cases by the API: who sees what, steps, stale revisions, refusals, sessions.
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::office::draft;
use crate::support::{TestApp, both};

/// Files an appeal; the receipt.
fn file(app: &TestApp, key: &str) -> Value {
    app.file(key, &draft()).expect(201).json()
}

/// The only case of a reader's queue.
fn only_case(app: &TestApp, token: &str) -> Value {
    let list = app.get_as(token, "/api/v1/cases").expect(200).json();
    assert_eq!(list["items"].as_array().map(Vec::len), Some(1), "{list}");
    list["items"][0].clone()
}

fn path(case: &Value, step: &str) -> String {
    format!("/api/v1/cases/{}{step}", case["id"].as_str().unwrap())
}

#[test]
fn an_officer_accepts_and_answers_and_the_resident_reads_it() {
    both("answer", |env| {
        let app = TestApp::start(env);
        let receipt = file(&app, "answer");
        let token = app.sign_in("executor@akimat.example");
        let row = only_case(&app, &token);
        assert_eq!(row["status"], "registered");
        let case = app.get_as(&token, &path(&row, "")).expect(200).json();
        assert_eq!(case["applicant"]["name"], "Серікбаева Айгүл Маратқызы");
        assert_eq!(case["number"], receipt["number"]);
        assert_eq!(case["deadline"]["due_on"], receipt["due_on"]);
        let accept = json!({ "step": "accept", "fields": [], "head_only": false });
        assert_eq!(case["steps"][0], accept, "{case}");
        assert_eq!(case["history"][0]["step"], "registered");

        let accepted = app.post_as(
            &token,
            &path(&row, "/steps"),
            &json!({ "step": "accept", "revision": case["revision"] }),
        );
        let accepted = accepted.expect(200).json();
        assert_eq!(accepted["status"], "in_review");
        assert_ne!(accepted["revision"], case["revision"]);
        let answer = json!({
            "step": "answer", "text": "Яму засыпали 30 апреля.", "findings": "Яма 40 см.",
            "basis": "Закон № 148, статья 35", "revision": accepted["revision"],
        });
        let answered = app.post_as(&token, &path(&row, "/steps"), &answer).expect(200).json();
        assert_eq!(answered["status"], "answered");
        assert_eq!(answered["steps"], json!([]));

        let number = receipt["number"].as_str().unwrap();
        let read = app.request(Method::GET, &format!("/api/v1/appeals/{number}"));
        let read = app
            .send(read.header("Tracking-Key", receipt["tracking_key"].as_str().unwrap()))
            .expect(200);
        let view = read.json();
        assert_eq!(view["status"], "closed");
        assert_eq!(view["cases"][0]["answer"]["text"], "Яму засыпали 30 апреля.");
        assert_eq!(view["cases"][0]["answer"]["answered_on"], "2026-04-30");
        for secret in ["applicant", "executor@akimat.example", "\"id\""] {
            assert!(!read.text.contains(secret), "the resident's view holds {secret}");
        }
    });
}

#[test]
fn a_forward_opens_a_case_with_its_own_term_and_keeps_the_residents_date() {
    both("forward", |env| {
        let app = TestApp::start(env);
        let receipt = file(&app, "forward");
        let token = app.sign_in("executor@akimat.example");
        let row = only_case(&app, &token);
        env.set_time("2026-05-05T11:00:00");
        let token = app.sign_in("executor@akimat.example");
        let to = json!({ "step": "forward", "body": "103600000.roads", "reason": "Это дорога района.", "revision": row["revision"] });
        let forwarded = app.post_as(&token, &path(&row, "/steps"), &to).expect(200).json();
        assert_eq!(forwarded["status"], "forwarded");

        let receiver = app.sign_in("ayagoz.roads@akimat.example");
        let opened = only_case(&app, &receiver);
        assert_eq!(opened["body"]["code"], "103600000.roads");
        assert_eq!(opened["forwarded_from"]["code"], "103641000.akimat");
        assert_eq!(opened["resident_due_on"], receipt["due_on"]);
        assert!(opened["due_on"].as_str() > receipt["due_on"].as_str(), "{opened}");
        let unknown =
            json!({ "step": "forward", "body": "103600000.magic", "reason": "r", "revision": opened["revision"] });
        let refused = app
            .post_as(&receiver, &path(&opened, "/steps"), &unknown)
            .expect(422)
            .json();
        assert_eq!(refused["errors"][0]["field"], "body");
    });
}

#[test]
fn a_stale_revision_is_said_before_anything_else() {
    both("stale", |env| {
        let app = TestApp::start(env);
        file(&app, "stale");
        let token = app.sign_in("executor@akimat.example");
        let row = only_case(&app, &token);
        let seen = json!({ "step": "accept", "revision": row["revision"] });
        let now = app.post_as(&token, &path(&row, "/steps"), &seen).expect(200).json();
        let stale = app.post_as(&token, &path(&row, "/steps"), &seen).expect(409).json();
        assert_eq!(stale["code"], "stale");
        assert_eq!(stale["current"]["revision"], now["revision"]);
        assert_eq!(stale["current"]["status"], "in_review");
        let again = json!({ "step": "accept", "revision": now["revision"] });
        let refused = app.post_as(&token, &path(&row, "/steps"), &again).expect(409).json();
        assert_eq!(refused["code"], "not_allowed");
        let note = json!({
            "step": "note", "text": "t", "revision": now["revision"],
        });
        let refused = app.post_as(&token, &path(&row, "/steps"), &note).expect(409).json();
        assert_eq!(refused["code"], "not_allowed", "a message is not merely noted");
        for step in [json!("ignored"), json!(1), json!(null), json!({})] {
            let word = json!({ "step": step, "text": "t", "revision": now["revision"] });
            let refused = app.post_as(&token, &path(&row, "/steps"), &word).expect(422).json();
            assert_eq!(refused["errors"][0]["field"], "step", "{step}");
        }
    });
}

#[test]
fn an_answer_on_paper_is_posted_by_a_step_and_the_addresses_of_before_are_gone() {
    both("post", |env| {
        let app = TestApp::start(env);
        let mut on_paper = draft();
        on_paper.applicant.email = None;
        let receipt = app.file("post", &on_paper).expect(201).json();
        let token = app.sign_in("executor@akimat.example");
        let row = only_case(&app, &token);
        for gone in ["/acceptances", "/answers", "/forwards"] {
            app.post_as(&token, &path(&row, gone), &json!({ "revision": 1 }))
                .expect(404);
        }
        let steps = path(&row, "/steps");
        let post = |revision: i64, on: &str| json!({ "step": "post", "posted_on": on, "revision": revision });
        let early = app.post_as(&token, &steps, &post(1, "2026-04-30")).expect(409).json();
        assert_eq!(early["code"], "not_allowed", "nothing waits to be posted");
        let answer = json!({ "step": "answer", "text": "t", "findings": "f", "basis": "148", "revision": 1 });
        let written = app.post_as(&token, &steps, &answer).expect(200).json();
        let asks = json!([{ "name": "posted_on", "type": "date", "required": true }]);
        let offer = json!({ "step": "post", "fields": asks, "head_only": false });
        assert_eq!(written["steps"], json!([offer]));
        for day in ["2026-04-29", "2026-05-01", "30.04.2026"] {
            let refused = app.post_as(&token, &steps, &post(2, day)).expect(422).json();
            assert_eq!(refused["errors"][0]["field"], "posted_on", "{day}");
        }
        let posted = app.post_as(&token, &steps, &post(2, "2026-04-30")).expect(200).json();
        assert_eq!((&posted["status"], &posted["steps"]), (&json!("answered"), &json!([])));
        assert_eq!(posted["answer"]["answered_on"], "2026-04-30");
        let again = app.post_as(&token, &steps, &post(3, "2026-04-30")).expect(409).json();
        assert_eq!(again["code"], "not_allowed");
        let key = receipt["tracking_key"].as_str().unwrap();
        let number = receipt["number"].as_str().unwrap();
        let read = app.request(Method::GET, &format!("/api/v1/appeals/{number}"));
        let view = app.send(read.header("Tracking-Key", key)).expect(200).json();
        assert_eq!(view["status"], "closed");
    });
}

#[test]
fn what_one_may_not_see_is_not_found() {
    both("scope", |env| {
        let app = TestApp::start(env);
        let receipt = file(&app, "scope");
        let token = app.sign_in("executor@akimat.example");
        let row = only_case(&app, &token);
        let stranger = app.sign_in("emeltau@akimat.example");
        assert_eq!(
            app.get_as(&stranger, "/api/v1/cases").expect(200).json()["items"],
            json!([])
        );
        app.get_as(&stranger, &path(&row, "")).expect(404);
        app.post_as(
            &stranger,
            &path(&row, "/steps"),
            &json!({ "step": "accept", "revision": row["revision"] }),
        )
        .expect(404);
        let appeal = format!("/api/v1/appeals/{}", receipt["number"].as_str().unwrap());
        app.get_as(&stranger, &appeal).expect(404);
        app.get_as(&token, &appeal).expect(200);
        app.get(&appeal).expect(401);
        for wrong in ["", "0000-0000-0000-0000-0000-0000-00", "<script>"] {
            app.send(app.request(Method::GET, &appeal).header("Tracking-Key", wrong))
                .expect(404);
        }
        let other = app.request(Method::GET, "/api/v1/appeals/ЖТ-2026-999999");
        app.send(other.header("Tracking-Key", receipt["tracking_key"].as_str().unwrap()))
            .expect(404);
        app.get_as(&token, "/api/v1/cases/not-an-id").expect(404);

        let overseer = app.sign_in("overseer@akimat.example");
        let seen = app.get_as(&overseer, &path(&row, "")).expect(200);
        assert!(!seen.text.contains("Серікбаева"), "an overseer sees no person");
        assert_eq!(seen.json()["steps"], json!([]));
        app.post_as(
            &overseer,
            &path(&row, "/steps"),
            &json!({ "step": "accept", "revision": row["revision"] }),
        )
        .expect(404);
    });
}

#[test]
fn the_queue_is_filtered_sorted_and_paged() {
    both("queue", |env| {
        let app = TestApp::start(env);
        for key in ["q-1", "q-2", "q-3"] {
            file(&app, key);
        }
        let token = app.sign_in("executor@akimat.example");
        let mut numbers = Vec::new();
        let mut next = "/api/v1/cases?sort=received&limit=2".to_owned();
        loop {
            let page = app.get_as(&token, &next).expect(200).json();
            numbers.extend(
                page["items"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|item| item["number"].to_string()),
            );
            match page["next"].as_str() {
                Some(cursor) => next = format!("/api/v1/cases?sort=received&limit=2&cursor={cursor}"),
                None => break,
            }
        }
        numbers.sort();
        numbers.dedup();
        assert_eq!(numbers.len(), 3);
        let count = |query: &str| {
            let list = app.get_as(&token, &format!("/api/v1/cases?{query}")).expect(200).json();
            list["items"].as_array().unwrap().len()
        };
        assert_eq!(count("status=in_review"), 0);
        assert_eq!(count("status=registered&subject=road.pothole&body=103641000.akimat"), 3);
        assert_eq!(count("overdue=true"), 0);
        assert_eq!(count("due_by=2026-05-25"), 0);
        assert_eq!(count("due_by=2026-05-26"), 3);
        env.set_time("2026-05-27T09:00:00");
        let token = app.sign_in("executor@akimat.example");
        let late = app.get_as(&token, "/api/v1/cases?overdue=true").expect(200).json();
        assert_eq!(late["items"].as_array().unwrap().len(), 3);
        assert_eq!(late["items"][0]["overdue"], true);
        let in_time = app.get_as(&token, "/api/v1/cases?overdue=false").expect(200).json();
        assert_eq!(in_time["items"], json!([]), "a condition is never ignored");
        for (bad, field) in [
            ("status=lost", "status"),
            ("overdue=maybe", "overdue"),
            ("due_by=tomorrow", "due_by"),
            ("sort=mood", "sort"),
            ("limit=0", "limit"),
            ("limit=100000", "limit"),
            ("cursor=nonsense", "cursor"),
            ("colour=red", "colour"),
        ] {
            let refused = app.get_as(&token, &format!("/api/v1/cases?{bad}")).expect(422).json();
            assert_eq!(refused["errors"][0]["field"], field, "{bad}");
        }
    });
}

#[test]
fn a_session_opens_ends_and_expires_and_failures_are_slowed_down() {
    both("sessions", |env| {
        let app = TestApp::start(env);
        let token = app.sign_in("executor@akimat.example");
        app.get_as(&token, "/api/v1/cases").expect(200);
        let end = app.request(Method::DELETE, "/api/v1/sessions").bearer_auth(&token);
        app.send(end).expect(204);
        let after = app.get_as(&token, "/api/v1/cases").expect(401);
        assert_eq!(after.header("www-authenticate"), "Bearer");
        app.get_as("not.a.token", "/api/v1/cases").expect(401);

        let token = app.sign_in("executor@akimat.example");
        env.set_time("2026-05-02T10:00:00");
        app.get_as(&token, "/api/v1/cases").expect(401);

        let wrong = json!({ "email": "executor@akimat.example", "password": "wrong" });
        let mut statuses = Vec::new();
        for _ in 0..6 {
            statuses.push(app.post_json("/api/v1/sessions", &wrong).status);
        }
        assert_eq!(statuses.first(), Some(&401));
        let slowed = app.post_json("/api/v1/sessions", &wrong).expect(429);
        assert!(slowed.header("retry-after").parse::<u64>().unwrap() > 0);
        app.sign_in("registrar@akimat.example");
        let nobody = json!({ "email": "nobody@akimat.example", "password": "wrong" });
        app.post_json("/api/v1/sessions", &nobody).expect(401);
        let unknown = json!({ "email": "a@b.kz", "password": "x", "admin": true });
        let refused = app.post_json("/api/v1/sessions", &unknown).expect(422).json();
        assert_eq!(refused["errors"][0]["field"], "admin");
    });
}

#[test]
fn a_field_that_a_step_does_not_have_is_named_whatever_it_holds() {
    both("unknown fields of a step", |env| {
        let app = TestApp::start(env);
        file(&app, "fields");
        let token = app.sign_in("executor@akimat.example");
        let steps = path(&only_case(&app, &token), "/steps");
        let problem = |body: &Value| {
            let refused = app.post_as(&token, &steps, body).expect(422).json();
            (
                refused["errors"][0]["field"].clone(),
                refused["errors"][0]["message"].clone(),
            )
        };
        for value in [json!("red"), json!(5), json!(null), json!({ "a": 1 })] {
            let body = json!({ "step": "accept", "revision": 1, "colour": value });
            assert_eq!(problem(&body), (json!("colour"), json!("Мұндай өріс жоқ.")), "{value}");
        }
        let number = json!({ "step": "answer", "revision": 1, "text": 5 });
        assert_eq!(problem(&number).0, "text");
        assert_ne!(problem(&number).1, "Мұндай өріс жоқ.");
    });
}
