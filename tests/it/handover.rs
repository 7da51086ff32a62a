//! The last person who may sign leaves a body with open cases: a successor, or the level above, is said first.

use listening_state::actions::{ActionError, Handover, NewPlace, Problem, move_officer, set_officer_active};
use listening_state::appeal::OfficerId;
use listening_state::store::bodies;
use listening_state::store::security_journal::By;

use crate::support::office::draft;
use crate::support::territory as places;
use crate::support::{Answered, TestApp, TestEnv, both};

fn attendant(env: &TestEnv, body: &str) -> Option<String> {
    let code = listening_state::appeal::BodyCode(body.to_owned());
    let found = env.office.store.read(|c| bodies::find(c, &code)).expect("a read");
    found.expect("the body").attended_by.map(|code| code.0)
}

/// The village has a head alone, with one open case.
fn with_one_head(test: impl Fn(&TestEnv, &TestApp, OfficerId)) {
    both("handover", |env| {
        let executor = env.officer("executor@akimat.example").id;
        set_officer_active(
            &env.office,
            executor,
            false,
            &Handover::Unsaid,
            By::operator(),
            env.now(),
        )
        .expect("not the last");
        let app = TestApp::start(env);
        app.file("handover", &draft()).expect(201);
        test(env, &app, env.officer("akshatau@akimat.example").id);
    });
}

#[track_caller]
fn refused(outcome: Result<(), ActionError>, expected: Problem) {
    match outcome {
        Err(ActionError::Invalid(faults)) => {
            assert_eq!((faults[0].field.as_str(), &faults[0].problem), ("successor", &expected));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_last_signer_is_closed_only_when_it_is_said_who_takes_over() {
    with_one_head(|env, _, last| {
        let close =
            |handover: Handover| set_officer_active(&env.office, last, false, &handover, By::operator(), env.now());
        refused(close(Handover::Unsaid), Problem::LastSigner { open: 1 });
        let successor = |email: &str| Handover::Successor(email.to_owned());
        let unfit = [
            "nobody@akimat.example",
            "akshatau@akimat.example",
            "registrar@akimat.example",
            "executor@akimat.example",
            "overseer@akimat.example",
            "admin@akimat.example",
            // The last of its own body.
            "emeltau@akimat.example",
        ];
        for email in unfit {
            refused(close(successor(email)), Problem::NotASuccessor);
        }
        assert!(env.officer("akshatau@akimat.example").active, "nothing was written");
        env.add_officer(
            "second@akimat.example",
            "executor",
            Some(places::OTHER_RURAL_AKIMAT),
            None,
        );
        close(successor("second@akimat.example")).expect("a successor");
        let moved = env.officer("second@akimat.example");
        assert_eq!(moved.body.map(|code| code.0).as_deref(), Some(places::RURAL_AKIMAT));
        assert!(!env.officer("akshatau@akimat.example").active);
        assert_eq!(
            attendant(env, places::RURAL_AKIMAT).as_deref(),
            Some(places::RURAL_AKIMAT)
        );
        let confirmed = set_officer_active(
            &env.office,
            moved.id,
            false,
            &Handover::LevelAbove,
            By::operator(),
            env.now(),
        );
        confirmed.expect("the level above");
        assert_eq!(
            attendant(env, places::RURAL_AKIMAT).as_deref(),
            Some(places::DISTRICT_AKIMAT)
        );
    });
}

#[test]
fn a_move_and_another_role_are_a_leave_too() {
    with_one_head(|env, _, last| {
        let move_to = |role: &str, body: &str, handover: &Handover| {
            let to = NewPlace {
                role: role.to_owned(),
                body: Some(body.to_owned()),
                territory: None,
            };
            move_officer(&env.office, last, &to, handover, By::operator(), env.now()).map(|_| ())
        };
        let last_one = || Problem::LastSigner { open: 1 };
        refused(move_to("head", places::DISTRICT_AKIMAT, &Handover::Unsaid), last_one());
        refused(
            move_to("registrar", places::RURAL_AKIMAT, &Handover::Unsaid),
            last_one(),
        );
        move_to("executor", places::RURAL_AKIMAT, &Handover::Unsaid).expect("may still sign there");
        move_to("executor", places::DISTRICT_AKIMAT, &Handover::LevelAbove).expect("confirmed");
        assert_eq!(
            attendant(env, places::RURAL_AKIMAT).as_deref(),
            Some(places::DISTRICT_AKIMAT)
        );
        let unknown = move_to("executor", "nowhere.akimat", &Handover::Unsaid);
        assert!(matches!(unknown, Err(ActionError::Invalid(faults)) if faults[0].field == "body"));
    });
}

#[test]
fn the_republic_has_no_level_above() {
    both("republic", |env| {
        let app = TestApp::start(env);
        let mut national = draft();
        national.facts = [("road_class".to_owned(), "republican".to_owned())].into();
        let receipt = app.file("national", &national).expect(201).json();
        assert_eq!(receipt["body"]["code"], places::REPUBLIC_ROADS, "{receipt}");
        let last = env.officer("roads@akimat.example").id;
        let close =
            |handover: Handover| set_officer_active(&env.office, last, false, &handover, By::operator(), env.now());
        refused(close(Handover::LevelAbove), Problem::NobodyAbove { open: 1 });
    });
}

#[test]
fn the_page_asks_and_shows_how_many_cases_wait() {
    with_one_head(|env, app, last| {
        let token = app.sign_in("admin@akimat.example");
        let session = listening_state::actions::authenticate(&env.office, &token, env.now()).expect("a read");
        let csrf = env.office.secrets.csrf(&session.expect("a session").1.to_string());
        let order = |fields: &[(&str, &str)]| -> Answered {
            let mut form = vec![("csrf", csrf.as_str()), ("do", "disable")];
            form.extend(fields);
            let request = app
                .request(reqwest::Method::POST, &format!("/staff/officers/{}", last.0))
                .header("Cookie", format!("session={token}"))
                .header("Origin", &app.url);
            app.send(request.form(&form))
        };
        let asked = order(&[]).expect(422);
        assert!(asked.text.contains("Открытых дел: 1."), "{}", asked.text);
        assert!(
            asked.text.contains("Аягозского района"),
            "who takes over: {}",
            asked.text
        );
        let wrong = order(&[("successor", "emeltau@akimat.example")]).expect(422);
        assert!(
            wrong.text.contains("value=\"emeltau@akimat.example\""),
            "{}",
            wrong.text
        );
        order(&[("above", "yes")]).expect(303);
        assert_eq!(
            attendant(env, places::RURAL_AKIMAT).as_deref(),
            Some(places::DISTRICT_AKIMAT)
        );
    });
}
