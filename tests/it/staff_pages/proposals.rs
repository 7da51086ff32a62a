//! What an executor proposes and the head signs or hands back: on the pages, and in the API.

use serde_json::{Value, json};

use super::*;

const EXECUTOR: &str = "executor@akimat.example";
const REASON: &str = "Экспертиза моста готова 10 июня.";

/// A case that was taken up, and its executor on its page.
fn taken_up(house: &House<'_>) -> (Visitor, String) {
    house.file("bridge", Some("a@example.kz"), TEXT);
    let executor = house.signed_in(EXECUTOR);
    let (path, page, revision) = open_case(&executor);
    let accepted = executor.submit(&page, &format!("{path}/accept"), &[("revision", &revision)]);
    assert_eq!(accepted.status, StatusCode::SEE_OTHER);
    (executor, path)
}

/// Proposes to extend the term.
fn propose(executor: &Visitor, path: &str, until: &str) -> Answer {
    let page = executor.page(path);
    let revision = hidden(&page, "revision");
    let form = [
        ("revision", revision.as_str()),
        ("until", until),
        ("reason", REASON),
        ("propose", "true"),
    ];
    executor.submit(&page, &format!("{path}/extend"), &form)
}

/// What stands between an id and the end of its section.
fn section<'p>(page: &'p str, id: &str) -> &'p str {
    let start = page
        .find(&format!("id=\"{id}\""))
        .unwrap_or_else(|| panic!("no {id} in {page}"));
    let rest = &page[start..];
    &rest[..rest.find("</section>").unwrap_or(rest.len())]
}

#[test]
fn what_is_proposed_waits_for_the_head_who_signs_it_as_it_stands() {
    both("what_is_proposed_waits_for_the_head_who_signs_it_as_it_stands", |env| {
        let house = House::open(env, at(5, 13, 10));
        let (executor, path) = taken_up(&house);
        let page = executor.page(&path);
        let form = section(&page, "p-extend");
        assert!(
            form.contains("Предложить руководителю") && form.contains("<details"),
            "{form}"
        );
        assert!(!form.contains(">Продлить<"), "only the head extends: {form}");
        let both_ways = section(&page, "p-terminate");
        assert!(
            both_ways.contains(">Прекратить<") && both_ways.contains("Предложить руководителю"),
            "{both_ways}"
        );
        assert!(!section(&page, "p-answer").contains("Предложить руководителю"));

        let holiday = propose(&executor, &path, "2026-06-13");
        assert_eq!(holiday.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            holiday.text.contains(REASON) && holiday.text.contains("href=\"#extend-until\""),
            "{}",
            holiday.text
        );
        assert_eq!(propose(&executor, &path, "2026-06-15").status, StatusCode::SEE_OTHER);
        let seen = executor.page(&path);
        let waits = section(&seen, "p-proposals");
        assert!(
            waits.contains("Ждёт подписи руководителя") && waits.contains(REASON),
            "{waits}"
        );
        assert!(!waits.contains("<form"), "who proposes does not sign: {waits}");

        let head = house.signed_in(AKIM);
        let queue = head.page("/staff/");
        assert!(
            queue.contains("Дел ждёт вашей подписи: 1") && queue.contains("ждёт подписи</span>"),
            "{queue}"
        );
        assert_eq!(only_case(&head.page("/staff/?proposed=waiting")), path);
        assert!(!executor.page("/staff/").contains("Дел ждёт вашей подписи"));
        let page = head.page(&path);
        let waits = section(&page, "p-proposals");
        for shown in ["Ждёт вашей подписи", "13.05.2026 10:00", REASON, "15 июня 2026"] {
            assert!(waits.contains(shown), "{shown}: {waits}");
        }
        let (proposal, revision) = (hidden(waits, "proposal"), hidden(&page, "revision"));
        let form = [("revision", revision.as_str()), ("proposal", proposal.as_str())];
        let signed = head.submit(&page, &format!("{path}/extend"), &form);
        assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.text);
        let after = head.page(&path);
        assert!(
            after.contains("15 июня") && !after.contains("id=\"p-proposals\""),
            "{after}"
        );
        let revision = hidden(&after, "revision");
        let form = [("revision", revision.as_str()), ("proposal", proposal.as_str())];
        let twice = head.submit(&after, &format!("{path}/extend"), &form);
        assert_eq!(twice.status, StatusCode::CONFLICT);
        assert!(twice.text.contains("уже подписан"), "{}", twice.text);
        assert!(!head.page("/staff/").contains("Дел ждёт вашей подписи"));
    });
}

#[test]
fn the_head_changes_a_draft_or_hands_it_back_and_loses_no_word() {
    both("the_head_changes_a_draft_or_hands_it_back_and_loses_no_word", |env| {
        let house = House::open(env, at(5, 13, 10));
        let (executor, path) = taken_up(&house);
        propose(&executor, &path, "2026-06-15");
        let head = house.signed_in(AKIM);
        let page = head.page(&path);
        let (proposal, revision) = (
            hidden(section(&page, "p-proposals"), "proposal"),
            hidden(&page, "revision"),
        );
        let back = |page: &str, revision: &str, remark: &str| {
            let form = [
                ("revision", revision),
                ("proposal", proposal.as_str()),
                ("remark", remark),
            ];
            head.submit(page, &format!("{path}/hand_back"), &form)
        };
        let wordless = back(&page, &revision, "");
        assert_eq!(wordless.status, StatusCode::UNPROCESSABLE_ENTITY);
        let anchor = format!("hand_back-remark-{proposal}");
        assert!(
            wordless.text.contains(&format!("href=\"#{anchor}\">Замечание")),
            "{}",
            wordless.text
        );
        let handed_back = back(&page, &revision, "Назовите дату экспертизы.");
        assert_eq!(handed_back.status, StatusCode::SEE_OTHER, "{}", handed_back.text);
        let seen = executor.page(&path);
        let returned = section(&seen, "p-returned");
        assert!(
            returned.contains("Назовите дату экспертизы.") && returned.contains(REASON),
            "{returned}"
        );

        let form = section(&seen, "p-extend");
        assert!(
            form.contains(REASON) && form.contains("value=\"2026-06-15\""),
            "it is corrected there: {form}"
        );

        house.set(at(5, 13, 10) + chrono::TimeDelta::minutes(5));
        propose(&executor, &path, "2026-06-15");
        let page = head.page(&path);
        assert!(!page.contains("id=\"p-returned\""), "it was proposed again");
        let proposal = hidden(section(&page, "p-proposals"), "proposal");
        // While the head reads, the executor hands the case to a colleague's step: the words survive.
        let other = executor.page(&path);
        let missing = [
            ("revision", hidden(&other, "revision")),
            ("missing", "Адрес".to_owned()),
            ("until", "2026-05-26".to_owned()),
        ];
        let missing: Vec<(&str, &str)> = missing.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let stale_revision = hidden(&page, "revision");
        assert_eq!(
            executor.submit(&other, &format!("{path}/ask_cure"), &missing).status,
            StatusCode::SEE_OTHER
        );
        let form = [
            ("revision", stale_revision.as_str()),
            ("proposal", proposal.as_str()),
            ("until", "2026-06-16"),
            ("reason", "Моя причина."),
        ];
        let stale = head.submit(&page, &format!("{path}/extend"), &form);
        assert_eq!(stale.status, StatusCode::CONFLICT);
        assert!(stale.text.contains("Моя причина."), "{}", stale.text);
        assert_eq!(
            hidden(&stale.text, "proposal"),
            proposal,
            "it goes on as the signature of the draft"
        );
        let form = [
            ("revision", "4"),
            ("step", "extend"),
            ("proposal", proposal.as_str()),
            ("until", "2026-06-16"),
            ("reason", "Моя причина."),
        ];
        let resumed = head.submit(&stale.text, &format!("{path}/resume"), &form);
        assert_eq!(resumed.status, StatusCode::OK, "{}", resumed.text);
        assert!(
            resumed.text.contains("Моя причина."),
            "the term cannot be extended now, the words stay"
        );
        let waits = section(&resumed.text, "p-proposals");
        assert!(
            waits.contains("На нынешней стадии дела этот шаг невозможен."),
            "{waits}"
        );
    });
}

#[test]
fn the_api_proposes_lists_signs_and_hands_back() {
    both("the_api_proposes_lists_signs_and_hands_back", |env| {
        let house = House::open(env, at(5, 13, 10));
        let (_, path) = taken_up(&house);
        let case = path.replace("/staff/", "/api/v1/");
        let app = house.app();
        let token = |email: &str| app.sign_in(email);
        let (executor, head, overseer) = (token(EXECUTOR), token(AKIM), token("overseer@akimat.example"));
        let steps = format!("{case}/steps");
        let propose =
            |until: &str| json!({ "step": "extend", "propose": true, "revision": 2, "until": until, "reason": REASON });
        let proposed = app
            .post_as(&executor, &steps, &propose("2026-06-15"))
            .expect(202)
            .json();
        let id = proposed["proposal"].as_str().expect("an id").to_owned();
        assert_eq!(proposed, json!({ "proposal": id }));
        let seen = app.get_as(&executor, &case).expect(200).json();
        let waiting = &seen["proposals"][0];
        assert_eq!((&waiting["id"], &waiting["step"]), (&json!(id), &json!("extend")));
        assert_eq!(waiting["fields"], json!({ "until": "2026-06-15", "reason": REASON }));
        assert_eq!(waiting["by"], json!(env.officer(EXECUTOR).name));
        assert_eq!(app.get_as(&overseer, &case).expect(200).json()["proposals"], json!([]));
        let of_head = app.get_as(&head, &case).expect(200).json();
        let steps_of_head = of_head["steps"].as_array().expect("steps");
        let hand_back = steps_of_head
            .iter()
            .find(|step| step["step"] == "hand_back")
            .expect("hand_back");
        assert_eq!(hand_back["fields"][0]["choices"], json!([id]), "{hand_back}");

        let sign = |revision: i32| json!({ "step": "extend", "proposal": id, "revision": revision });
        let by_executor = app.post_as(&executor, &steps, &sign(2)).expect(409).json();
        assert_eq!(kind(&by_executor), "not-allowed");
        let mut changed = sign(2);
        changed["until"] = json!("2026-06-16");
        let signed = app.post_as(&head, &steps, &changed).expect(200).json();
        assert_eq!(signed["due_on"], json!("2026-06-16"));
        assert_eq!(kind(&app.post_as(&head, &steps, &sign(2)).expect(409).json()), "stale");
        assert_eq!(
            kind(&app.post_as(&head, &steps, &sign(3)).expect(409).json()),
            "not-allowed"
        );

        let mut again = propose("2026-07-01");
        again["revision"] = json!(3);
        let second = app.post_as(&executor, &steps, &again).expect(202).json()["proposal"].clone();
        let back = json!({ "step": "hand_back", "revision": 3, "proposal": second, "remark": "Рано." });
        app.post_as(&executor, &steps, &back).expect(409);
        let returned = app.post_as(&head, &steps, &back).expect(200).json();
        assert_eq!((&returned["proposals"], &returned["revision"]), (&json!([]), &json!(4)));
        let history: Vec<&str> = returned["history"]
            .as_array()
            .expect("a history")
            .iter()
            .filter_map(|entry| entry["step"].as_str())
            .collect();
        let expected = [
            "registered",
            "accepted",
            "proposed",
            "extended",
            "proposed",
            "handed_back",
        ];
        assert_eq!(history, expected);
        let verdict = env.office.store.read(listening_state::store::journal::verify);
        assert_eq!(verdict.expect("a verdict").bad, None);
    });
}

/// The last part of the type of a problem.
fn kind(problem: &Value) -> &str {
    let kind = problem["type"].as_str().expect("a type");
    kind.rsplit(['/', ':']).next().unwrap_or_default()
}
