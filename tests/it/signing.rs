//! Who may sign: an answer and a note are an executor's or the head's; a registrar accepts, forwards and posts. And where
//! those land who have no queue.
use serde_json::{Value, json};

use crate::desk::{House, at};
use crate::support::office::draft;
use crate::support::{TestApp, both};

const REGISTRAR: &str = "registrar@akimat.example";

fn answer(step: &str, revision: &Value) -> Value {
    let mut body = json!({ "step": step, "text": "t", "revision": revision });
    if step == "answer" {
        body["findings"] = json!("f");
        body["basis"] = json!("b");
    }
    body
}

/// The steps that a case offers.
fn offered(case: &Value) -> Vec<&str> {
    let steps = case["steps"].as_array().expect("steps");
    steps
        .iter()
        .map(|step| step["step"].as_str().expect("a word"))
        .collect()
}

#[test]
fn a_registrar_does_not_answer_by_the_api() {
    both("signing-api", |env| {
        let app = TestApp::start(env);
        let mut draft = draft();
        draft.kind = "proposal".to_owned();
        app.file("signing", &draft).expect(201);
        let registrar = app.sign_in(REGISTRAR);
        let list = app.get_as(&registrar, "/api/v1/cases").expect(200).json();
        let path = format!("/api/v1/cases/{}", list["items"][0]["id"].as_str().unwrap());
        let case = app.get_as(&registrar, &path).expect(200).json();
        let expected = [
            "accept",
            "forward",
            "split",
            "send_emergency",
            "ask_cure",
            "join",
            "attach",
            "assign",
        ];
        assert_eq!(offered(&case), expected, "what this officer may take");
        for step in ["answer", "note"] {
            let body = answer(step, &case["revision"]);
            let refused = app
                .post_as(&registrar, &format!("{path}/steps"), &body)
                .expect(409)
                .json();
            assert_eq!(refused["code"], "not_allowed");
            assert_eq!(
                refused["detail"],
                "Жолданымды шешетін құжатқа орындаушы немесе орган басшысы қол қояды. Тіркеуші істі қарауға алып, басқа органға жолдай алады."
            );
        }
        let seen = json!({ "step": "accept", "revision": case["revision"] });
        let accepted = app
            .post_as(&registrar, &format!("{path}/steps"), &seen)
            .expect(200)
            .json();
        assert_eq!(accepted["status"], "in_review");
        let executor = app.sign_in("executor@akimat.example");
        let case = app.get_as(&executor, &path).expect(200).json();
        assert_eq!(
            offered(&case),
            [
                "answer",
                "note",
                "forward",
                "split",
                "send_emergency",
                "ask_cure",
                "join",
                "terminate"
            ]
        );
        let body = answer("note", &case["revision"]);
        app.post_as(&executor, &format!("{path}/steps"), &body).expect(200);
    });
}

#[test]
fn the_page_offers_a_registrar_no_answer_and_says_why() {
    both("signing-page", |env| {
        let house = House::open(env, at(5, 4, 10));
        house.file("signing", Some("a@example.kz"), "Яма у школы");
        let registrar = house.signed_in(REGISTRAR);
        let path = crate::desk::only_case(&registrar.page("/staff/"));
        let page = registrar.page(&path);
        assert!(!page.contains("action=\"") || !page.contains("/answer\""), "{page}");
        assert!(
            page.contains("То, что решает обращение, подписывает исполнитель или руководитель органа."),
            "{page}"
        );
        let typed = [("revision", "1"), ("text", "t"), ("findings", "f"), ("basis", "b")];
        let refused = registrar.submit(&page, &format!("{path}/answer"), &typed);
        assert_eq!(refused.status.as_u16(), 409);
        assert!(
            refused
                .text
                .contains("подписывает исполнитель или руководитель органа.")
        );
        let head = house.signed_in(crate::desk::AKIM).page(&path);
        assert!(head.contains("/answer\""), "the head answers");
    });
}

#[test]
fn who_has_no_queue_lands_on_the_own_page() {
    both("signing-home", |env| {
        let house = House::open(env, at(5, 4, 10));
        for (who, home) in [
            ("admin@akimat.example", "/staff/officers"),
            ("overseer@akimat.example", "/oversight/"),
        ] {
            let visitor = house.signed_in(who);
            let led = visitor.get("/staff/");
            assert_eq!((led.status.as_u16(), led.location.as_str()), (303, home), "{who}");
            assert_eq!(visitor.get(home).status.as_u16(), 200, "{who}");
        }
    });
}
