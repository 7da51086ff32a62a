//! Accounts: who may sign in, how often one may guess, and when a session ends.

use chrono::TimeDelta;
use listening_state::actions::{
    ActionError, Handover, NewOfficer, Problem, add_officer, authenticate, change_password, reset_password,
    set_officer_active, set_officer_language, sign_in, sign_out,
};
use listening_state::appeal::{Language, Role};
use listening_state::store::officers::Officer;
use listening_state::store::origin::Origin;
use listening_state::store::security_journal::By;

use crate::scene::{AKTOGAY, Scene, at, both};

const PASSWORD: &str = "жақсы-сары-дала-таңы-41";
const OFFICE: &str = "192.0.2.1";

fn akim() -> NewOfficer {
    NewOfficer {
        email: "Akim@Example.kz".into(),
        name: "Әкім".into(),
        role: "executor".into(),
        body: Some(AKTOGAY.into()),
        territory: None,
        language: Language::Kk,
    }
}

fn added(scene: &Scene) -> Officer {
    add_officer(
        &scene.office,
        &akim(),
        Some(PASSWORD),
        By::operator(),
        at("2026-01-05 09:00"),
    )
    .expect("an officer")
    .0
}

#[test]
fn signing_in_opens_a_session_that_our_clock_ends() {
    both(|env| {
        let scene = Scene::on(env.store());
        let officer = added(&scene);
        assert_eq!((officer.role, officer.must_change_password), (Role::Executor, false));
        let now = at("2026-03-18 09:00");
        let signed_in = sign_in(&scene.office, " akim@example.KZ ", PASSWORD, OFFICE, now).expect("a session");
        assert_eq!(signed_in.officer.id, officer.id);
        let who = |token: &str, time| {
            authenticate(&scene.office, token, time)
                .expect("an answer")
                .map(|(o, _)| o.id)
        };
        assert_eq!(who(&signed_in.token, now), Some(officer.id));
        let mut time = now;
        while time < signed_in.expires_at {
            assert_eq!(who(&signed_in.token, time), Some(officer.id), "in use at {time}");
            time += TimeDelta::minutes(50);
        }
        assert_eq!(who(&signed_in.token, signed_in.expires_at), None);
        for forged in ["", "a.b.c", &format!("{}x", signed_in.token)] {
            assert_eq!(who(forged, now), None, "{forged}");
        }
        sign_out(&scene.office, signed_in.session, now).expect("the end");
        assert_eq!(who(&signed_in.token, now), None);
    });
}

#[test]
fn wrong_unknown_and_disabled_look_alike() {
    both(|env| {
        let scene = Scene::on(env.store());
        let officer = added(&scene);
        let now = at("2026-03-18 09:00");
        let refused = |email: &str, password: &str| {
            matches!(
                sign_in(&scene.office, email, password, OFFICE, now),
                Err(ActionError::WrongCredentials)
            )
        };
        assert!(refused("akim@example.kz", "wrong-password"));
        assert!(refused("nobody@example.kz", PASSWORD));
        let session = sign_in(&scene.office, "akim@example.kz", PASSWORD, OFFICE, now).expect("a session");
        set_officer_active(&scene.office, officer.id, false, &Handover::Unsaid, By::operator(), now).expect("off");
        assert!(refused("akim@example.kz", PASSWORD));
        assert!(
            authenticate(&scene.office, &session.token, now)
                .expect("an answer")
                .is_none()
        );
        set_officer_active(&scene.office, officer.id, true, &Handover::Unsaid, By::operator(), now).expect("on");
        assert!(
            authenticate(&scene.office, &session.token, now)
                .expect("an answer")
                .is_none()
        );
        sign_in(&scene.office, "akim@example.kz", PASSWORD, OFFICE, now).expect("a session");
    });
}

#[test]
fn a_password_is_changed_by_its_owner() {
    both(|env| {
        let scene = Scene::on(env.store());
        let officer = added(&scene);
        let now = at("2026-03-18 09:00");
        let enter = |password: &str| sign_in(&scene.office, "akim@example.kz", password, OFFICE, now);
        let (here, elsewhere) = (enter(PASSWORD).expect("a session"), enter(PASSWORD).expect("a session"));
        let change = |old: &str, new: &str| match change_password(
            &scene.office,
            &officer,
            here.session,
            old,
            new,
            Origin::of(&scene.office.secrets, OFFICE),
            now,
        ) {
            Ok(()) => None,
            Err(ActionError::Invalid(faults)) => Some((faults[0].field.clone(), faults[0].problem.clone())),
            Err(other) => panic!("{other:?}"),
        };
        let wrong = Some(("old_password".to_owned(), Problem::WrongPassword));
        let refused = |problem| Some(("new_password".to_owned(), problem));
        assert_eq!(change("not-the-old-one", "seven blue tents by the lake"), wrong);
        for (bad, problem) in [
            ("тоғыз-бел", Problem::WeakPassword),
            ("akim@example.kz", Problem::GuessablePassword),
            ("AKIM@example.kz", Problem::GuessablePassword),
            ("password123", Problem::GuessablePassword),
            (PASSWORD, Problem::SamePassword),
        ] {
            assert_eq!(change(PASSWORD, bad), refused(problem), "{bad}");
        }
        assert_eq!(change(PASSWORD, "seven blue tents by the lake"), None);
        assert!(matches!(enter(PASSWORD), Err(ActionError::WrongCredentials)));
        let is_live = |token: &str| authenticate(&scene.office, token, now).expect("an answer").is_some();
        assert!(is_live(&here.token) && !is_live(&elsewhere.token));
        enter("seven blue tents by the lake").expect("a session");
    });
}

#[test]
fn an_administrator_resets_a_password() {
    both(|env| {
        let scene = Scene::on(env.store());
        let officer = added(&scene);
        let now = at("2026-03-18 09:00");
        let session = sign_in(&scene.office, "akim@example.kz", PASSWORD, OFFICE, now).expect("a session");
        let password = reset_password(&scene.office, officer.id, By::operator(), now).expect("a password");
        assert!(
            authenticate(&scene.office, &session.token, now)
                .expect("an answer")
                .is_none()
        );
        let again = sign_in(&scene.office, "akim@example.kz", &password, OFFICE, now).expect("a session");
        assert!(again.officer.must_change_password);
        let unknown = listening_state::appeal::OfficerId(uuid::Uuid::nil());
        assert!(matches!(
            reset_password(&scene.office, unknown, By::operator(), now),
            Err(ActionError::NotFound)
        ));
        assert!(matches!(
            set_officer_active(&scene.office, unknown, false, &Handover::Unsaid, By::operator(), now),
            Err(ActionError::NotFound)
        ));
    });
}

#[test]
fn users_are_added_with_what_their_role_needs() {
    both(|env| {
        let scene = Scene::on(env.store());
        let now = at("2026-01-05 09:00");
        let faults = |new: &NewOfficer, password: Option<&str>| match add_officer(
            &scene.office,
            new,
            password,
            By::operator(),
            now,
        ) {
            Ok(_) => Vec::new(),
            Err(ActionError::Invalid(faults)) => faults.into_iter().map(|f| (f.field, f.problem)).collect(),
            Err(other) => panic!("{other:?}"),
        };
        let fault = |field: &str, problem| vec![(field.to_owned(), problem)];
        let new = akim;
        assert_eq!(
            faults(
                &NewOfficer {
                    role: "king".into(),
                    ..new()
                },
                None
            ),
            fault("role", Problem::UnknownRole)
        );
        assert_eq!(
            faults(&NewOfficer { body: None, ..new() }, None),
            fault("body", Problem::Missing)
        );
        let moon = NewOfficer {
            body: Some("moon.akimat".into()),
            ..new()
        };
        assert_eq!(faults(&moon, None), fault("body", Problem::UnknownBody));
        let nameless = NewOfficer {
            name: " ".into(),
            email: "akim".into(),
            ..new()
        };
        let expected = vec![
            ("email".to_owned(), Problem::InvalidEmail),
            ("name".to_owned(), Problem::Missing),
        ];
        assert_eq!(faults(&nameless, None), expected);
        let overseer = |territory: Option<&str>, email: &str| NewOfficer {
            role: "overseer".into(),
            body: None,
            territory: territory.map(str::to_owned),
            email: email.into(),
            ..new()
        };
        assert_eq!(
            faults(&overseer(None, "a@example.kz"), None),
            fault("territory", Problem::Missing)
        );
        let unknown = overseer(Some("999999999"), "a@example.kz");
        assert_eq!(faults(&unknown, None), fault("territory", Problem::UnknownSettlement));
        assert_eq!(faults(&new(), Some("short")), fault("password", Problem::WeakPassword));

        assert_eq!(faults(&overseer(Some("103600000"), "a@example.kz"), Some(PASSWORD)), []);
        assert_eq!(faults(&overseer(Some("KZ"), "b@example.kz"), Some(PASSWORD)), []);
        let (officer, password) = add_officer(&scene.office, &new(), None, By::operator(), now).expect("an officer");
        assert!(officer.must_change_password && password.len() >= 16);
        assert_eq!(faults(&new(), None), fault("email", Problem::EmailTaken));

        set_officer_language(&scene.office, &officer, Language::En).expect("a language");
        let signed_in = sign_in(&scene.office, &officer.email, &password, OFFICE, now).expect("a session");
        assert_eq!(signed_in.officer.language, Language::En);
    });
}
