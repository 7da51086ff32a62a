//! The figures through the front door: what residents file and officers do is what the overseer pulls, in JSON and in
//! CSV, on both databases.

use serde_json::{Value, json};

use crate::support::office::draft;
use crate::support::{TestApp, both, territory as places};

const FIGURES: &str = "/api/v1/statistics?from=2026-04&to=2026-04&group_by=subject";

fn first_cases(app: &TestApp, token: &str) -> Vec<Value> {
    let listed = app.get_as(token, "/api/v1/cases?sort=received").expect(200).json();
    listed["items"].as_array().expect("items").clone()
}

#[test]
fn figures_are_what_happened() {
    both("figures_are_what_happened", |env| {
        let app = TestApp::start(env);
        let overseer = app.sign_in("overseer@akimat.example");
        let empty = app.get_as(&overseer, FIGURES).expect(200).json();
        assert_eq!(empty["items"], json!([]));

        for n in 0..3 {
            app.file(&format!("key-{n}"), &draft()).expect(201);
        }
        let officer = app.sign_in("akshatau@akimat.example");
        let cases = first_cases(&app, &officer);
        assert_eq!(cases.len(), 3);

        // Three working days on one is answered; another goes to the district.
        env.set_time("2026-05-06T11:00:00");
        let officer = app.sign_in("akshatau@akimat.example");
        let path = |case: &Value, step: &str| format!("/api/v1/cases/{}/{step}", case["id"].as_str().expect("an id"));
        let answer = json!({
            "step": "answer", "text": "Засыпали.", "findings": "Яма есть.",
            "basis": "Закон 148, статья 35", "revision": cases[0]["revision"],
        });
        let answered = app.post_as(&officer, &path(&cases[0], "steps"), &answer);
        assert!(answered.status < 300, "{answered:?}");
        let forward = json!({
            "step": "forward", "body": crate::support::territory::DISTRICT_ROADS, "reason": "Дорога района",
            "revision": cases[1]["revision"],
        });
        let forwarded = app.post_as(&officer, &path(&cases[1], "steps"), &forward);
        assert!(forwarded.status < 300, "{forwarded:?}");

        // Whether another text names another body is the rulebook's word, said of each first case.
        let route = format!(
            "/api/v1/powers/route?settlement={}&subject=road.pothole",
            places::VILLAGE
        );
        let also = app.get(&format!("{route}&fact.road_class=street")).expect(200).json()["also"].clone();
        let overlapping = if also == json!([]) { 0 } else { 3 };
        let figures = |received, overdue| json!([received, 1, 1, 0, overdue, 1, 0, 3.0]);
        let pulled = |path: &str| {
            // A session does not outlive the night.
            let overseer = app.sign_in("overseer@akimat.example");
            let items = app.get_as(&overseer, path).expect(200).json()["items"].clone();
            let line = &items[0];
            assert_eq!(line["subject"], "road.pothole", "{items}");
            json!([
                line["received"],
                line["answered"],
                line["on_time"],
                line["late"],
                line["overdue"],
                line["forwarded"],
                line["undetermined"],
                line["median_days"],
            ])
        };
        // On the last day nothing is overdue; on the next one the third is.
        env.set_time("2026-05-26T12:00:00");
        assert_eq!(pulled(FIGURES), figures(3, 0));
        env.set_time("2026-05-27T12:00:00");
        assert_eq!(pulled(FIGURES), figures(3, 1));

        let overseer = app.sign_in("overseer@akimat.example");
        let csv = app.get_as(&overseer, &format!("{FIGURES}&format=csv")).expect(200);
        assert!(csv.header("content-type").starts_with("text/csv"));
        assert_eq!(
            csv.text,
            format!(
                "subject,received,answered,on_time,late,overdue,forwarded,undetermined,median_days,overlapping,name\r\n\
                 road.pothole,3,1,1,0,1,1,0,3,{overlapping},Жолдағы шұңқыр\r\n"
            )
        );
    });
}

#[test]
fn the_default_period_holds_all_that_came_until_now() {
    both("the_default_period_holds_all_that_came_until_now", |env| {
        let app = TestApp::start(env);
        // After hours on the last day of a month, and of a year: registered on the next working day, in the next one.
        for (key, time) in [("month", "2026-04-30T18:45:00"), ("year", "2026-12-31T18:45:00")] {
            env.set_time(time);
            let receipt = app.file(key, &draft()).expect(201).json();
            let registered_on = receipt["registered_on"].as_str().expect("a day").to_owned();
            let overseer = app.sign_in("overseer@akimat.example");
            let months = app
                .get_as(&overseer, "/api/v1/statistics?group_by=month")
                .expect(200)
                .json();
            let last = months["items"].as_array().and_then(|items| items.last()).cloned();
            let last = last.unwrap_or_else(|| panic!("{key}: {months}"));
            assert_eq!(last["month"], json!(registered_on[..7]), "{key}: {months}");
            app.send(
                app.request(reqwest::Method::DELETE, "/api/v1/sessions")
                    .bearer_auth(&overseer),
            );
        }
    });
}

#[test]
fn an_answer_on_paper_is_owed_until_it_is_posted_wherever_it_is_counted() {
    both("an_answer_on_paper_is_owed_until_it_is_posted", |env| {
        let app = TestApp::start(env);
        let mut paper = draft();
        paper.applicant.email = None;
        app.file("paper", &paper).expect(201);
        env.set_time("2026-05-06T11:00:00");
        let officer = app.sign_in("akshatau@akimat.example");
        let case = first_cases(&app, &officer)[0].clone();
        let answer = json!({
            "step": "answer", "text": "Засыпали.", "findings": "Яма есть.",
            "basis": "Закон 148, статья 35", "revision": case["revision"],
        });
        let path = format!("/api/v1/cases/{}", case["id"].as_str().expect("an id"));
        app.post_as(&officer, &format!("{path}/steps"), &answer).expect(200);

        env.set_time("2026-05-27T12:00:00");
        let officer = app.sign_in("akshatau@akimat.example");
        let listed = |overdue: bool| {
            let path = format!("/api/v1/cases?overdue={overdue}");
            let items = app.get_as(&officer, &path).expect(200).json()["items"].clone();
            items.as_array().expect("items").clone()
        };
        assert_eq!((listed(true).len(), listed(false).len()), (1, 0));
        assert_eq!(listed(true)[0]["overdue"], json!(true));
        assert_eq!(app.get_as(&officer, &path).expect(200).json()["overdue"], json!(true));
        let figures = app.get_as(&officer, FIGURES).expect(200).json()["items"][0].clone();
        assert_eq!((&figures["answered"], &figures["overdue"]), (&json!(0), &json!(1)));
        let queue = app.get_as(&officer, "/api/v1/cases?status=answered").expect(200).json();
        assert_eq!(queue["items"][0]["answered_on"], Value::Null);
    });
}
