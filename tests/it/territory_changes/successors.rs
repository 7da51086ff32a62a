//! What took the place of a retired territory: suggested, confirmed by an administrator, and then the cases go there.

use std::sync::{Arc, Mutex};

use listening_state::actions::SuccessionRefused;
use listening_state::appeal::BodyCode;
use listening_state::jobs;
use listening_state::mail::Courier;
use listening_state::store::{bodies, journal};
use listening_state::territory::{NoSuccessor, TerritoryCode};
use reqwest::StatusCode;
use serde_json::Value;

use super::{
    NEW_BODY, NEW_CODE, NEW_OKRUG, NEW_VILLAGE, OLD_BODY, OLD_CODE, OLD_OKRUG, OLD_VILLAGE, confirm, import, newer,
    on_each, view, written,
};
use crate::desk::{House, at};
use crate::support::office::draft;
use crate::support::territory as places;
use crate::support::{TestApp, TestEnv, both};

const ADMINISTRATOR: &str = "admin@akimat.example";

/// Number and tracking key of an appeal about the old village.
fn filed(app: &TestApp, key: &str) -> (String, String) {
    let mut draft = draft();
    draft.settlement = OLD_VILLAGE.to_owned();
    let receipt = app.file(key, &draft).expect(201).json();
    let text = |field: &str| receipt[field].as_str().expect("a text").to_owned();
    (text("number"), text("tracking_key"))
}

fn attended_by(env: &TestEnv, body: &str) -> Option<String> {
    let body = BodyCode(body.to_owned());
    let found = env.office.store.read(|c| bodies::find(c, &body)).expect("a read");
    found.expect("the body").attended_by.map(|code| code.0)
}

/// Delivers what is due; kind and text of each letter.
fn delivered(env: &TestEnv) -> Vec<(String, String)> {
    let taken = Arc::<Mutex<Vec<_>>>::default();
    let courier = Courier::Memory(Arc::clone(&taken));
    while jobs::deliver_outbox(&env.office, &courier, env.now()).expect("a delivery") > 0 {}
    let letters = taken.lock().expect("the letters");
    letters
        .iter()
        .map(|letter| (letter.kind.to_string(), letter.letter.body.clone()))
        .collect()
}

#[test]
fn an_administrator_confirms_and_the_cases_of_the_abolished_body_go_on_elsewhere() {
    both("handed over", |env| {
        env.add_officer("abraly@akimat.example", "head", Some(OLD_BODY), None);
        let house = House::open(env, at(4, 30, 10));
        let appeal = filed(&house.app, "before");
        let before = view(&house.app, &appeal);
        assert_eq!(before["body"]["code"], OLD_BODY);
        import(env, &newer(), None).expect("the newer list");
        // Until the successor is confirmed those above work the case, though somebody has an account there.
        assert_eq!(attended_by(env, OLD_BODY).as_deref(), Some(places::CITY_AKIMAT));
        env.add_officer("abraly.new@akimat.example", "head", Some(NEW_BODY), None);
        assert_eq!(jobs::follow_territories(&env.office, env.now()).expect("the job"), 0);
        assert_eq!(view(&house.app, &appeal)["body"]["code"], OLD_BODY);

        let admin = house.signed_in(ADMINISTRATOR);
        let page = admin.page("/staff/territories?lang=en");
        assert!(
            page.contains("Abyraly rural district") && page.contains("Retired territories"),
            "{page}"
        );
        let sure = format!("name=\"code\" value=\"{OLD_CODE}\" checked");
        assert!(page.contains(&sure), "the sure one is ticked: {page}");
        assert!(page.contains(&format!("name=\"successor_{OLD_CODE}\" value=\"{NEW_CODE}\"")));
        assert!(page.contains(&format!("name=\"successor_{OLD_OKRUG}\" value=\"{NEW_OKRUG}\"")));
        let unsure = format!("name=\"code\" value=\"{OLD_OKRUG}\">");
        assert!(page.contains(&unsure), "one in another district is not: {page}");
        assert!(
            page.contains(&format!("{NEW_OKRUG} Abyraly rural district")),
            "but suggested: {page}"
        );
        assert!(
            page.contains("No new territory has this name."),
            "Akshi has no successor"
        );
        let (one, two) = (format!("successor_{OLD_OKRUG}"), format!("successor_{OLD_VILLAGE}"));
        let wrong = [("code", OLD_OKRUG), (one.as_str(), "12")];
        let refused = admin.submit(&page, "/staff/territories", &wrong);
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains("value=\"12\""), "what was typed stands there");
        let nothing = admin.submit(&page, "/staff/territories", &[(one.as_str(), NEW_OKRUG)]);
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        let ticked = [
            ("code", OLD_OKRUG),
            (one.as_str(), NEW_OKRUG),
            ("code", OLD_VILLAGE),
            (two.as_str(), NEW_VILLAGE),
        ];
        let answer = admin.submit(&page, "/staff/territories", &ticked);
        assert_eq!(
            (answer.status, answer.location.as_str()),
            (StatusCode::SEE_OTHER, "/staff/territories")
        );
        let security = admin.page("/staff/security?lang=en");
        assert!(security.contains(&format!("{OLD_OKRUG} → {NEW_OKRUG}")), "{security}");

        assert_eq!(jobs::follow_territories(&env.office, env.now()).expect("the job"), 1);
        assert_eq!(
            jobs::follow_territories(&env.office, env.now()).expect("the job"),
            0,
            "once"
        );
        let after = view(&house.app, &appeal);
        assert_eq!(after["body"]["code"], NEW_BODY);
        assert_eq!(after["due_on"], before["due_on"], "the term goes on");
        assert_eq!(after["settlement"], before["settlement"], "the place as filed");
        let new_head = house.app.sign_in("abraly.new@akimat.example");
        let queue = house.app.get_as(&new_head, "/api/v1/cases").expect(200).json();
        assert_eq!(queue["items"].as_array().map(Vec::len), Some(1), "{queue}");
        let case = queue["items"][0]["id"].as_str().expect("an id").to_owned();
        let letters = delivered(env);
        let of = |kind: &str| letters.iter().filter(|(own, _)| own == kind).collect::<Vec<_>>();
        let told = of("handed_over");
        assert!(
            told.len() == 1 && told[0].1.contains("Срок ответа прежний"),
            "{letters:?}"
        );
        assert_eq!(of("took_over").len(), 1, "{letters:?}");
        house.app.get(&format!("/ru/t/{}", appeal.1)).expect(303);
        let tracking = house.app.get(&format!("/ru/appeals/{}", appeal.0)).expect(200).text;
        assert!(tracking.contains("Дело принял преемник"), "{tracking}");
        let refused = house.app.file("late", &{
            let mut draft = draft();
            draft.settlement = OLD_VILLAGE.to_owned();
            draft
        });
        assert!(refused.expect(422).text.contains(NEW_VILLAGE), "the successor is named");
        let verdict = env.office.store.read(journal::verify).expect("a verdict");
        assert_eq!(verdict.bad, None);
        // The successor takes its steps as any body.
        let accept = serde_json::json!({ "step": "accept", "revision": 2 });
        let steps = format!("/api/v1/cases/{case}/steps");
        house.app.post_as(&new_head, &steps, &accept).expect(200);
        env.db
            .tamper(&format!("UPDATE cases SET body = '{OLD_BODY}'"))
            .expect("a stranger");
        let verdict = env.office.store.read(journal::verify).expect("a verdict");
        assert!(verdict.bad.is_some(), "a body put back is noticed");
    });
}

#[test]
fn a_successor_must_be_one_and_is_confirmed_once() {
    both("refused", |env| {
        import(env, &newer(), None).expect("the newer list");
        let why = |retired: &str, successor: &str| match confirm(env, retired, successor, None) {
            Err(SuccessionRefused::Unfit { why, .. }) => why,
            other => panic!("{retired} {successor}: {other:?}"),
        };
        assert_eq!(why("103641100", NEW_VILLAGE), NoSuccessor::NotRetired);
        assert_eq!(why(OLD_VILLAGE, OLD_VILLAGE), NoSuccessor::Circle);
        assert_eq!(why(OLD_VILLAGE, "103641200"), NoSuccessor::Retired);
        assert_eq!(why(OLD_VILLAGE, NEW_OKRUG), NoSuccessor::OtherKind);
        let unknown = confirm(env, OLD_VILLAGE, "199999999", None);
        assert!(matches!(unknown, Err(SuccessionRefused::Unknown(code)) if code.as_str() == "199999999"));
        assert_eq!(confirm(env, OLD_VILLAGE, NEW_VILLAGE, None).expect("the first"), 1);
        assert_eq!(confirm(env, OLD_VILLAGE, NEW_VILLAGE, None).expect("again"), 0);
        let second = confirm(env, OLD_VILLAGE, "103641100", None);
        let stands = |code: &Option<TerritoryCode>| code.as_ref().is_some_and(|code| code.as_str() == NEW_VILLAGE);
        assert!(matches!(second, Err(SuccessionRefused::Confirmed { successor, .. }) if stands(&successor)));
        confirm(env, OLD_VILLAGE, "103641100", Some(NEW_VILLAGE)).expect("whoever saw it may replace it");
        // One that is retired itself is named with what stands in its place.
        let through = confirm(env, "103641200", OLD_VILLAGE, None);
        let now = |now: &Option<TerritoryCode>| now.as_ref().is_some_and(|now| now.as_str() == "103641100");
        assert!(matches!(through, Err(SuccessionRefused::Unfit { why: NoSuccessor::Retired, now: n, .. }) if now(&n)));
    });
}

#[test]
fn an_abolished_body_without_a_successor_keeps_its_cases_worked_from_above() {
    both("nobody", |env| {
        let house = House::open(env, at(4, 30, 10));
        let appeal = filed(&house.app, "stays");
        import(env, &newer(), None).expect("the newer list");
        let admin = house.signed_in(ADMINISTRATOR);
        let waiting = admin.page("/staff/unattended");
        assert!(waiting.contains(OLD_BODY), "{waiting}");
        confirm(env, OLD_VILLAGE, NEW_VILLAGE, None).expect("the village alone");
        assert_eq!(jobs::follow_territories(&env.office, env.now()).expect("the job"), 0);
        assert_eq!(view(&house.app, &appeal)["body"]["code"], OLD_BODY);
        let semey = house.app.sign_in("semey@akimat.example");
        let queue = house.app.get_as(&semey, "/api/v1/cases").expect(200).json();
        assert_eq!(queue["items"].as_array().map(Vec::len), Some(1), "{queue}");
    });
}

#[test]
fn figures_stay_with_the_place_as_filed_and_say_so() {
    both("figures", |env| {
        let house = House::open(env, at(4, 30, 10));
        filed(&house.app, "counted");
        house.set(at(5, 4, 10));
        import(env, &newer(), None).expect("the newer list");
        let mut moved = draft();
        moved.settlement = NEW_VILLAGE.to_owned();
        house.app.file("moved", &moved).expect(201);
        let overseer = house.signed_in("overseer@akimat.example");
        let page = overseer.page("/oversight/?group_by=district&from=2026-04&to=2026-05&lang=en");
        for line in [
            "Semey",
            "Zhanasemey District",
            "On the list of territories since 4 May 2026.",
        ] {
            assert!(page.contains(line), "{line}: {page}");
        }
        let token = house.app.sign_in("overseer@akimat.example");
        let figures = "/api/v1/statistics?from=2026-04&to=2026-05&group_by=district";
        let figures = house.app.get_as(&token, figures).expect(200).json();
        let counts: Vec<_> = figures["items"]
            .as_array()
            .expect("lines")
            .iter()
            .map(|line| line["received"].clone())
            .collect();
        assert_eq!(counts, [1, 1], "{figures}");
        let retired = overseer.page(&format!(
            "/oversight/?territory={OLD_OKRUG}&from=2026-04&to=2026-05&lang=en"
        ));
        assert!(
            retired.contains("Last day on the list of territories: 3 May 2026."),
            "{retired}"
        );
    });
}

#[test]
fn operators_list_and_confirm_by_commands() {
    on_each(|program| {
        let old = written(program, "old.csv", places::CSV);
        let new = written(program, "new.csv", &newer());
        program.done(&["territory", "import", &old, "--on", "2026-01-01"]);
        program.done(&["territory", "import", &new, "--on", "2026-07-01"]);
        let list = program.done(&["territory", "successors", "--json"]);
        let list: Value = serde_json::from_str(&list).expect("JSON");
        let retired = list["retired"].as_array().expect("a list");
        assert_eq!(retired.len(), 4, "{list}");
        assert_eq!(retired[0]["code"], OLD_OKRUG);
        assert_eq!(retired[0]["suggested"][0], NEW_OKRUG);
        assert_eq!(
            (&retired[0]["sure"], &retired[3]["sure"]),
            (&Value::from(false), &Value::from(true))
        );
        let text = program.done(&["territory", "successors"]);
        assert!(text.contains("103641200  село Акши: nothing suggested"), "{text}");
        let sure = || program.done(&["territory", "succeed", "--suggested"]);
        assert!(
            sure().contains("confirmed 1"),
            "the village that has another code in its okrug"
        );
        assert!(sure().contains("confirmed 0"));
        program.done(&["territory", "succeed", OLD_OKRUG, NEW_OKRUG]);
        assert!(
            sure().contains("confirmed 1"),
            "now that its okrug is decided, the village is sure"
        );
        program.done(&["territory", "succeed", "103641200", "103641100"]);
        let said = program.refused(&["territory", "succeed", "103641200", NEW_VILLAGE]);
        assert!(said.contains("--instead-of 103641100"), "{said}");
        let said = program.refused(&[
            "territory",
            "succeed",
            OLD_VILLAGE,
            "103641200",
            "--instead-of",
            NEW_VILLAGE,
        ]);
        assert!(said.contains("retired itself; in its place is 103641100"), "{said}");
        assert!(program.done(&["territory", "successors"]).contains("0 retired"));
        program.done(&["journal", "verify"]);
    });
}
