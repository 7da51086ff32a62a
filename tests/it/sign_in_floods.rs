//! Guessing: how many tries are looked at, how long the next one waits, and that the owner of the account is not shut out.

use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::{DateTime, TimeDelta, Utc};
use listening_state::actions::{self, ActionError, NewOfficer, Office, SignedIn, add_officer, sign_in};
use listening_state::appeal::Language;
use listening_state::store::security_journal::By;

use crate::scene::{AKTOGAY, Scene, at, both};

const PASSWORD: &str = "жақсы-сары-дала-таңы-41";
const EMAIL: &str = "akim@example.kz";
const HOME: &str = "192.0.2.1";
const AWAY: &str = "198.51.100.7";

fn start() -> DateTime<Utc> {
    at("2026-03-18 09:00")
}

fn added(scene: &Scene) {
    let akim = NewOfficer {
        email: EMAIL.into(),
        name: "Әкім".into(),
        role: "head".into(),
        body: Some(AKTOGAY.into()),
        territory: None,
        language: Language::Kk,
    };
    add_officer(
        &scene.office,
        &akim,
        Some(PASSWORD),
        By::operator(),
        at("2026-01-05 09:00"),
    )
    .expect("an officer");
}

fn enter(office: &Office, password: &str, address: &str, seconds: i64) -> Result<SignedIn, ActionError> {
    sign_in(office, EMAIL, password, address, start() + TimeDelta::seconds(seconds))
}

fn waits(outcome: Result<SignedIn, ActionError>) -> u64 {
    match outcome {
        Err(ActionError::TooMany { retry_after }) => retry_after,
        Err(error) => panic!("not slowed down: {error:?}"),
        Ok(_) => panic!("let in"),
    }
}

fn wrong(outcome: Result<SignedIn, ActionError>) {
    assert!(
        matches!(outcome, Err(ActionError::WrongCredentials)),
        "{:?}",
        outcome.err()
    );
}

#[test]
fn two_hundred_guesses_at_once_are_five() {
    both(|env| {
        let scene = Scene::on(env.store());
        added(&scene);
        // Two processes on one database: each has a gate of its own, and what they count is in the database.
        let other = scene.under(crate::support::office::shipped_law());
        let (looked_at, refused) = (AtomicUsize::new(0), AtomicUsize::new(0));
        std::thread::scope(|scope| {
            for guess in 0..200 {
                let office = if guess % 2 == 0 { &scene.office } else { &other.office };
                let (looked_at, refused) = (&looked_at, &refused);
                scope.spawn(move || match enter(office, &format!("wrong-{guess}"), HOME, 0) {
                    Err(ActionError::WrongCredentials) => looked_at.fetch_add(1, Ordering::Relaxed),
                    Err(ActionError::TooMany { retry_after: 1.. } | ActionError::Busy) => {
                        refused.fetch_add(1, Ordering::Relaxed)
                    }
                    Err(error) => panic!("{error:?}"),
                    Ok(_) => panic!("let in"),
                });
            }
        });
        assert_eq!((looked_at.into_inner(), refused.into_inner()), (5, 195));
    });
}

#[test]
fn right_ones_at_once_are_all_let_in() {
    both(|env| {
        let scene = Scene::on(env.store());
        added(&scene);
        std::thread::scope(|scope| {
            let tries: Vec<_> = (0..12)
                .map(|_| scope.spawn(|| enter(&scene.office, PASSWORD, HOME, 0).map(|signed_in| signed_in.session)))
                .collect();
            for one in tries {
                one.join().expect("no panic").expect("success is not counted");
            }
        });
    });
}

#[test]
fn each_failure_makes_the_next_wait_longer_and_success_forgets_them() {
    both(|env| {
        let scene = Scene::on(env.store());
        added(&scene);
        let office = &scene.office;
        for second in 0..5 {
            wrong(enter(office, "wrong-password", HOME, second));
        }
        assert_eq!(waits(enter(office, PASSWORD, HOME, 4)), 30);
        // What was refused without a look is not counted.
        assert_eq!(waits(enter(office, PASSWORD, HOME, 24)), 10);
        wrong(enter(office, "wrong-password", HOME, 34));
        assert_eq!(waits(enter(office, PASSWORD, HOME, 34)), 60);
        enter(office, PASSWORD, HOME, 94).expect("a session");
        for second in 0..4 {
            wrong(enter(office, "wrong-password", HOME, 95 + second));
        }
        enter(office, PASSWORD, HOME, 99).expect("success forgot what was before");
    });
}

#[test]
fn a_flood_on_an_account_does_not_shut_out_its_owner() {
    both(|env| {
        let scene = Scene::on(env.store());
        added(&scene);
        let office = &scene.office;
        enter(office, PASSWORD, HOME, 0).expect("a session");
        // From one address: only that address waits.
        for second in 1..6 {
            wrong(enter(office, "wrong-password", AWAY, second));
        }
        waits(enter(office, "wrong-password", AWAY, 6));
        enter(office, PASSWORD, "203.0.113.5", 6).expect("from a new address too");
        // From everywhere: an unknown address waits, a minute at the most; a known one does not.
        for n in 0..40 {
            let outcome = enter(office, "wrong-password", &format!("198.51.101.{n}"), 7);
            assert!(outcome.is_err());
        }
        assert!((1..=60).contains(&waits(enter(office, PASSWORD, "203.0.113.6", 8))));
        enter(office, PASSWORD, HOME, 8).expect("from where she has signed in before");
        enter(office, PASSWORD, "203.0.113.6", 3700).expect("later from anywhere");
    });
}

#[test]
fn an_address_that_guesses_everybody_waits_but_not_who_works_there() {
    both(|env| {
        let scene = Scene::on(env.store());
        added(&scene);
        let office = &scene.office;
        enter(office, PASSWORD, HOME, 0).expect("a session");
        let guess = |n: i64| {
            let email = format!("guess-{n}@example.kz");
            sign_in(office, &email, PASSWORD, HOME, start() + TimeDelta::seconds(1))
        };
        for n in 0..30 {
            wrong(guess(n));
        }
        assert!((1..=300).contains(&waits(guess(31))));
        enter(office, PASSWORD, HOME, 2).expect("a colleague of that office");
    });
}

#[test]
fn a_stamp_in_the_future_locks_nobody() {
    both(|env| {
        let scene = Scene::on(env.store());
        added(&scene);
        let office = &scene.office;
        let ahead = 26 * 86_400;
        for second in 0..5 {
            wrong(enter(office, "wrong-password", HOME, ahead + second));
        }
        waits(enter(office, PASSWORD, HOME, ahead + 5));
        let session = enter(office, PASSWORD, HOME, 0).expect("the clock is right again");
        // A session that was used in that future ends as any other.
        let then = start() + TimeDelta::minutes(61);
        let live = actions::authenticate(office, &session.token, then).expect("a read");
        assert!(live.is_none(), "nobody used it for an hour");
    });
}

#[test]
fn a_session_that_nobody_uses_ends() {
    both(|env| {
        let scene = Scene::on(env.store());
        added(&scene);
        let session = enter(&scene.office, PASSWORD, HOME, 0).expect("a session");
        let live = |minutes: i64| {
            let then = start() + TimeDelta::minutes(minutes);
            actions::authenticate(&scene.office, &session.token, then)
                .expect("a read")
                .is_some()
        };
        assert!(live(4), "not worth a note");
        assert!(live(59), "used in time");
        assert!(live(118), "and again");
        assert!(!live(178), "not used for an hour");
        assert!(!live(119 + 600), "and it never lasts longer than a working day");
    });
}
