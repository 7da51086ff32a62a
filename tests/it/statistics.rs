//! The figures through the front door: what residents file and officers do is what the overseer pulls, in JSON and in
//! CSV, on both databases.

use serde_json::{Value, json};

use crate::support::office::draft;
use crate::support::{TestApp, both};

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
            "decision": "answered", "text": "Засыпали.", "findings": "Яма есть.",
            "basis": "Закон 148, статья 35", "revision": cases[0]["revision"],
        });
        let answered = app.post_as(&officer, &path(&cases[0], "answers"), &answer);
        assert!(answered.status < 300, "{answered:?}");
        let forward = json!({
            "body": crate::support::territory::DISTRICT_ROADS, "reason": "Дорога района",
            "revision": cases[1]["revision"],
        });
        let forwarded = app.post_as(&officer, &path(&cases[1], "forwards"), &forward);
        assert!(forwarded.status < 300, "{forwarded:?}");

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
            "subject,received,answered,on_time,late,overdue,forwarded,undetermined,median_days\r\n\
             road.pothole,3,1,1,0,1,1,0,3\r\n"
        );
    });
}
