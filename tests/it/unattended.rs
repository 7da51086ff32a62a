//! Bodies where nobody may sign: who works their cases meanwhile, and who is told.

use listening_state::actions;
use listening_state::appeal::{BodyCode, LetterKind};
use listening_state::store::cases::Scope;
use listening_state::store::security_journal::By;
use listening_state::store::{bodies, outbox};
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::office::draft;
use crate::support::territory as places;
use crate::support::{Kind, TestApp, TestEnv};

mod told;

/// An office where only the district and the oblast have an officer who may sign, and the village a registrar.
fn thinly_staffed(test: impl Fn(&TestEnv, &TestApp)) {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        eprintln!("on {kind:?}");
        let env = TestEnv::without_officers(kind);
        env.add_officer("district@akimat.example", "head", Some(places::DISTRICT_AKIMAT), None);
        env.add_officer("oblast@akimat.example", "head", Some(places::OBLAST_AKIMAT), None);
        env.add_officer(
            "emeltau@akimat.example",
            "executor",
            Some(places::OTHER_RURAL_AKIMAT),
            None,
        );
        env.add_officer(
            "registrar@akimat.example",
            "registrar",
            Some(places::RURAL_AKIMAT),
            None,
        );
        env.add_officer("overseer@akimat.example", "overseer", None, Some("100000000"));
        env.add_officer("admin@akimat.example", "administrator", None, None);
        let app = TestApp::start(&env);
        test(&env, &app);
    }
}

fn queue(app: &TestApp, email: &str) -> Vec<Value> {
    let token = app.sign_in(email);
    let list = app.get_as(&token, "/api/v1/cases").expect(200).json();
    list["items"].as_array().expect("items").clone()
}

fn attended_by(env: &TestEnv, body: &str) -> Option<String> {
    let code = BodyCode(body.to_owned());
    let found = env.office.store.read(|c| bodies::find(c, &code)).expect("a read");
    found.expect("the body").attended_by.map(|code| code.0)
}

/// The addressees of the letters of a kind, sorted.
fn told(env: &TestEnv, kind: &str) -> Vec<String> {
    let secrets = &env.office.secrets;
    let letters = env
        .office
        .store
        .read(|c| outbox::newest(c, secrets, 500))
        .expect("a read")
        .rows;
    let mut told: Vec<String> = letters
        .into_iter()
        .filter(|letter| letter.kind.as_str() == kind)
        .map(|letter| match letter.to {
            outbox::Recipient::Email(email) => email,
            outbox::Recipient::Post { .. } => panic!("officers have e-mail"),
        })
        .collect();
    told.sort();
    told
}

#[test]
fn the_level_above_works_the_cases_of_a_village_until_it_has_an_officer() {
    thinly_staffed(|env, app| {
        let mut draft = draft();
        draft.applicant.email = None;
        let receipt = app.file("nobody", &draft).expect(201).json();
        assert_eq!(receipt["body"]["code"], places::RURAL_AKIMAT, "the holder by law");
        assert_eq!(queue(app, "emeltau@akimat.example"), Vec::<Value>::new(), "a neighbour");
        assert_eq!(
            queue(app, "oblast@akimat.example"),
            Vec::<Value>::new(),
            "not the nearest"
        );
        assert_eq!(queue(app, "registrar@akimat.example").len(), 1, "whose body it is");
        let rows = queue(app, "district@akimat.example");
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0]["body"]["code"], places::RURAL_AKIMAT);
        let path = format!("/api/v1/cases/{}", rows[0]["id"].as_str().expect("an id"));
        let token = app.sign_in("district@akimat.example");
        let case = app.get_as(&token, &path).expect(200).json();
        assert_eq!(case["applicant"]["name"], "Серікбаева Айгүл Маратқызы");
        let answer = json!({
            "step": "answer", "text": "Яму засыпали.", "findings": "Яма 40 см.",
            "basis": "Закон № 148, статья 35", "revision": 1,
        });
        let strange = app.sign_in("emeltau@akimat.example");
        app.post_as(&strange, &format!("{path}/steps"), &answer).expect(404);
        let answered = app.post_as(&token, &format!("{path}/steps"), &answer).expect(200);
        assert_eq!(answered.json()["status"], "answered");

        // The letter is printed and posted where the case was answered.
        let cookie = format!("session={token}");
        let print = app
            .send(app.request(Method::GET, "/staff/print").header("Cookie", &cookie))
            .expect(200);
        let district = Scope::Body(BodyCode(places::DISTRICT_AKIMAT.to_owned()));
        let secrets = &env.office.secrets;
        let tasks = env
            .office
            .store
            .read(|c| outbox::to_print(c, secrets, &district, 50))
            .expect("a read");
        let task = tasks
            .rows
            .iter()
            .map(|task| &task.letter)
            .find(|letter| letter.kind == LetterKind::Answered)
            .expect("the answer");
        assert!(print.text.contains(&task.id.0.to_string()), "{}", print.text);
        let letter = format!("/staff/print/{}", task.id.0);
        let open = |token: &str| {
            let cookie = format!("session={token}");
            app.send(app.request(Method::GET, &letter).header("Cookie", cookie))
                .status
        };
        assert_eq!((open(&token), open(&strange)), (200, 404));
        let officer = env.officer("district@akimat.example");
        actions::record_posting(&env.office, &officer, task.id, env.today(), env.now()).expect("a posting");

        // The figures stay with the body that owes by law.
        let overseer = app.sign_in("overseer@akimat.example");
        let figures = app
            .get_as(&overseer, "/api/v1/statistics?from=2026-04&to=2026-05&group_by=body")
            .expect(200)
            .json();
        assert_eq!(figures["items"][0]["body"], places::RURAL_AKIMAT, "{figures}");
        assert_eq!(figures["items"][0]["answered"], 1, "{figures}");
    });
}

#[test]
fn a_new_officer_takes_over_and_a_closed_account_gives_back() {
    thinly_staffed(|env, app| {
        app.file("moves", &draft()).expect(201);
        assert_eq!(
            attended_by(env, places::RURAL_AKIMAT).as_deref(),
            Some(places::DISTRICT_AKIMAT)
        );
        assert_eq!(
            attended_by(env, "103600000.roads").as_deref(),
            Some(places::DISTRICT_AKIMAT)
        );
        assert_eq!(
            attended_by(env, places::CITY_AKIMAT).as_deref(),
            Some(places::OBLAST_AKIMAT)
        );
        assert_eq!(
            attended_by(env, places::REPUBLIC_ROADS),
            None,
            "nobody above the Republic"
        );
        let token = app.sign_in("district@akimat.example");
        let list = |token: &str| {
            let list = app.get_as(token, "/api/v1/cases").expect(200).json();
            list["items"].as_array().map(Vec::len)
        };
        let page = |token: &str| {
            let cookie = format!("session={token}");
            app.send(app.request(Method::GET, "/staff/").header("Cookie", cookie))
                .expect(200)
                .text
        };
        assert_eq!(list(&token), Some(1));
        assert!(page(&token).contains("/staff/cases/"));
        let own = env.add_officer("akim@akimat.example", "executor", Some(places::RURAL_AKIMAT), None);
        assert_eq!(
            attended_by(env, places::RURAL_AKIMAT).as_deref(),
            Some(places::RURAL_AKIMAT)
        );
        assert_eq!(list(&token), Some(0), "it moved to the village");
        assert!(!page(&token).contains("/staff/cases/"));
        assert_eq!(list(&app.sign_in("akim@akimat.example")), Some(1));
        let (id, now) = (own.id, env.now());
        env.office
            .store
            .write(move |c| listening_state::store::officers::set_active(c, id, false, &By::operator(), now))
            .expect("a write");
        assert_eq!(list(&token), Some(1), "and back");
    });
}

#[test]
fn the_letters_of_a_new_case_go_to_those_who_attend() {
    thinly_staffed(|env, app| {
        app.file("told", &draft()).expect(201);
        assert_eq!(
            told(env, "new_case"),
            ["district@akimat.example", "registrar@akimat.example"]
        );
    });
}

/// The migration decides for rows that an older version wrote.
#[test]
fn an_old_database_knows_who_attends_after_its_migration() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let env = TestEnv::without_officers(kind);
        env.add_officer("district@akimat.example", "head", Some(places::DISTRICT_AKIMAT), None);
        env.add_officer(
            "registrar@akimat.example",
            "registrar",
            Some(places::RURAL_AKIMAT),
            None,
        );
        let all = |env: &TestEnv| -> Vec<Option<String>> {
            let found = env
                .office
                .store
                .read(|c| bodies::search(c, "", &bodies::Near::default(), 500))
                .expect("a read");
            found
                .items
                .into_iter()
                .map(|body| body.attended_by.map(|code| code.0))
                .collect()
        };
        let expected = all(&env);
        assert!(expected.iter().flatten().count() > 5, "{expected:?}");
        let name = match kind {
            Kind::Sqlite => "sqlite",
            Kind::Postgres => "postgres",
        };
        let path = format!(
            "{}/migrations/{name}/2026-11-25-000100_attendance/up.sql",
            env!("CARGO_MANIFEST_DIR")
        );
        let sql = std::fs::read_to_string(path).expect("the migration");
        let update = &sql[sql.find("WITH RECURSIVE").expect("the decision")..];
        env.db
            .tamper("UPDATE bodies SET attended_by = NULL")
            .expect("a forgetful database");
        assert_eq!(all(&env).iter().flatten().count(), 0);
        env.db.tamper(update).expect("the migration's statement");
        assert_eq!(all(&env), expected, "{kind:?}");
    }
}

#[test]
fn the_slip_and_the_tracking_page_say_who_works_it() {
    thinly_staffed(|env, app| {
        let receipt = app.file("said", &draft()).expect(201).json();
        assert_eq!(receipt["attended_by"]["code"], places::DISTRICT_AKIMAT, "{receipt}");
        assert_eq!(receipt["routing"]["body"], places::RURAL_AKIMAT);
        let number = receipt["number"].as_str().expect("a number");
        let key = receipt["tracking_key"].as_str().expect("a key");
        let view = app.request(Method::GET, &format!("/api/v1/appeals/{number}"));
        let view = app.send(view.header("Tracking-Key", key)).expect(200).json();
        assert_eq!(view["body"]["code"], places::RURAL_AKIMAT);
        assert_eq!(view["attended_by"]["code"], places::DISTRICT_AKIMAT);
        let says = |above: &str| {
            for (language, words) in [
                ("kk", "Бұл органда әзірге"),
                ("ru", "Здесь пока нет сотрудника"),
                ("en", "Nobody works here yet"),
            ] {
                for page in ["", "/receipt"] {
                    let path = format!("/{language}/appeals/{number}{page}");
                    let page = app.request(Method::GET, &path).header("Cookie", format!("track={key}"));
                    let page = app.send(page).expect(200).text;
                    // The letters below stay as they were written.
                    let page = page.split("<details class=\"letter\"").next().unwrap_or_default();
                    assert_eq!(page.contains(words), !above.is_empty(), "{path}");
                    assert!(language != "ru" || page.contains(above), "{path}");
                }
            }
        };
        says("Аягозский район");
        let secrets = &env.office.secrets;
        let letters = env
            .office
            .store
            .read(|c| outbox::newest(c, secrets, 50))
            .expect("a read")
            .rows;
        let slip = letters
            .iter()
            .find(|letter| letter.kind == LetterKind::Registered)
            .expect("the slip");
        assert!(
            slip.letter.body.contains("Здесь пока нет сотрудника"),
            "{}",
            slip.letter.body
        );
        env.add_officer("akim@akimat.example", "head", Some(places::RURAL_AKIMAT), None);
        says("");
    });
}
