//! Jobs over simulated weeks: reminders and escalations each once, letters delivered.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use listening_state::actions::take_step;
use listening_state::appeal::{Language, NoticeKind};
use listening_state::clock::Clock;
use listening_state::deadlines::civil;
use listening_state::jobs;
use listening_state::mail::Courier;
use listening_state::store::notices;
use listening_state::store::outbox::{LetterStatus, Recipient};

use crate::scene::{AKTOGAY, DISTRICT, OBLAST, Scene, answer, at, both, day, forward, law_without};

/// Runs reminders and escalations every half hour from one day to another, each twice as two nodes would.
fn run_days(scene: &Scene, from: &str, to: &str) -> Vec<String> {
    let (mut now, end) = (at(&format!("{from} 00:00")), at(&format!("{to} 23:59")));
    let mut given = Vec::new();
    while now <= end {
        for _ in 0..2 {
            for (name, job) in [
                ("reminded", jobs::remind as fn(&_, _) -> _),
                ("escalated", jobs::escalate),
            ] {
                let count: u64 = job(&scene.office, now).expect("a job");
                for _ in 0..count {
                    given.push(format!("{name} {}", civil(now).format("%m-%d %H:%M")));
                }
            }
        }
        now += TimeDelta::minutes(30);
    }
    given
}

#[test]
fn reminders_and_escalations_come_once_and_at_nine() {
    both(|env| {
        let scene = Scene::on(env.store());
        scene.officer(AKTOGAY, Language::Kk);
        scene.officer(DISTRICT, Language::Ru);
        scene.officer(OBLAST, Language::En);
        let receipt = scene.file("2026-03-18 10:00", |_| {});
        assert_eq!(receipt.due_on, Some(day("2026-04-13")));
        let given = run_days(&scene, "2026-03-18", "2026-05-15");
        let expected = [
            "reminded 04-08 09:00",
            "reminded 04-10 09:00",
            "reminded 04-13 09:00",
            "escalated 04-14 09:00",
            "escalated 04-21 09:00",
        ];
        assert_eq!(given, expected);
        let history = scene.history(&receipt);
        assert_eq!(
            history,
            [
                "registered",
                "reminded",
                "reminded",
                "reminded",
                "escalated",
                "escalated"
            ]
        );
        assert_eq!(scene.queued("reminder").len(), 3);
        // Each escalation goes to the higher body and to the late one.
        let mut to: BTreeMap<String, usize> = BTreeMap::new();
        for letter in scene.queued("escalation") {
            *to.entry(letter.body.expect("a body").0).or_default() += 1;
        }
        let expected = [
            (AKTOGAY.to_owned(), 2),
            (DISTRICT.to_owned(), 1),
            (OBLAST.to_owned(), 1),
        ];
        assert_eq!(to, BTreeMap::from(expected));
    });
}

#[test]
fn after_a_pause_only_the_present_reminder_is_given() {
    both(|env| {
        let scene = Scene::on(env.store());
        scene.officer(AKTOGAY, Language::Kk);
        let receipt = scene.file("2026-03-18 10:00", |_| {});
        assert_eq!(run_days(&scene, "2026-04-10", "2026-04-10"), ["reminded 04-10 09:00"]);
        let case = scene.cases(&receipt)[0].id;
        let given = scene
            .office
            .store
            .read(|c| notices::given(c, case))
            .expect("the notices");
        let kinds: Vec<_> = given.iter().map(|(kind, due, _)| (*kind, *due)).collect();
        assert_eq!(kinds, [(NoticeKind::Reminder(1), day("2026-04-13"))]);
    });
}

#[test]
fn after_a_long_pause_both_higher_bodies_learn_of_it() {
    both(|env| {
        let scene = Scene::on(env.store());
        scene.officer(AKTOGAY, Language::Kk);
        scene.file("2026-03-18 10:00", |_| {});
        assert_eq!(
            run_days(&scene, "2026-06-01", "2026-06-03"),
            ["escalated 06-01 09:00", "escalated 06-01 09:00"]
        );
    });
}

#[test]
fn above_the_oblast_there_is_nobody() {
    both(|env| {
        let scene = Scene::on(env.store());
        scene.officer("100000000.roads", Language::Ru);
        scene.officer(OBLAST, Language::Ru);
        let receipt = scene.file("2026-03-18 10:00", |draft| {
            draft.facts.insert("road_class".into(), "oblast".into());
        });
        assert_eq!(receipt.body.code.0, "100000000.roads");
        assert_eq!(run_days(&scene, "2026-04-14", "2026-05-15"), ["escalated 04-14 09:00"]);
    });
}

#[test]
fn what_is_answered_or_forwarded_is_left_alone() {
    both(|env| {
        let scene = Scene::on(env.store());
        let akim = scene.officer(AKTOGAY, Language::Kk);
        scene.officer(DISTRICT, Language::Ru);
        let steps = [answer(), forward(DISTRICT)];
        for step in &steps {
            let receipt = scene.file("2026-03-18 10:00", |_| {});
            let case = scene.cases(&receipt)[0].id;
            take_step(&scene.office, &akim, case, 1, step, at("2026-03-19 10:00")).expect("a step");
        }
        // Only the case at the receiver is left: due on 14 April by its own term.
        let given = run_days(&scene, "2026-04-01", "2026-04-15");
        let expected = [
            "reminded 04-09 09:00",
            "reminded 04-13 09:00",
            "reminded 04-14 09:00",
            "escalated 04-15 09:00",
        ];
        assert_eq!(given, expected);
    });
}

#[test]
fn a_missing_calendar_is_told_months_before_and_once() {
    both(|env| {
        let scene = Scene::with_law(env.store(), law_without(&["2027"]));
        scene.administrator(Language::Kk);
        let watch = |time| jobs::watch_calendar(&scene.office, at(time)).expect("a job");
        assert_eq!(watch("2026-10-02 12:00"), 0);
        assert_eq!(watch("2026-10-03 12:00"), 1);
        assert_eq!(watch("2026-10-03 12:00"), 0);
        assert_eq!(watch("2026-12-31 12:00"), 0);
        assert_eq!(scene.queued("calendar_alarm").len(), 1);
    });
}

#[test]
fn letters_are_delivered_once() {
    both(|env| {
        let scene = Scene::on(env.store());
        scene.officer(AKTOGAY, Language::Kk);
        let receipt = scene.file("2026-03-18 10:00", |_| {});
        let box_ = Arc::new(Mutex::new(Vec::new()));
        let courier = Courier::Memory(box_.clone());
        assert_eq!(
            jobs::deliver_outbox(&scene.office, &courier, at("2026-03-18 10:01")).expect("a job"),
            2
        );
        assert_eq!(
            jobs::deliver_outbox(&scene.office, &courier, at("2026-03-18 12:00")).expect("a job"),
            0
        );
        let taken = box_.lock().expect("the box");
        let to: Vec<_> = taken.iter().map(|letter| letter.kind.as_str()).collect();
        assert_eq!(to.len(), 2);
        assert!(
            taken
                .iter()
                .any(|letter| letter.to == Recipient::Email("aigul@example.kz".into()))
        );
        let sent = &scene.to_resident(&receipt)[0];
        assert_eq!(
            (sent.status, sent.sent_at),
            (LetterStatus::Sent, Some(at("2026-03-18 10:01")))
        );
    });
}

#[test]
fn a_letter_that_is_not_taken_waits_longer_each_time() {
    both(|env| {
        let scene = Scene::on(env.store());
        let receipt = scene.file("2026-03-18 10:00", |_| {});
        let file = tempfile::NamedTempFile::new().expect("a file");
        // A folder inside a file cannot be: nothing is taken.
        let refusing = Courier::Files(file.path().join("mail"));
        let tick = |courier: &Courier, now| jobs::deliver_outbox(&scene.office, courier, now).expect("a job");
        let attempts = || scene.to_resident(&receipt)[0].attempts;
        // Seconds after filing, and how often it was tried by then: the first wait is 22 to 38 seconds, the second
        // twice that.
        let start = at("2026-03-18 10:00");
        for (seconds, expected) in [(1, 1), (20, 1), (41, 2), (80, 2), (118, 3)] {
            assert_eq!(tick(&refusing, start + TimeDelta::seconds(seconds)), 0);
            assert_eq!(attempts(), expected, "after {seconds} seconds");
        }
        let letter = &scene.to_resident(&receipt)[0];
        assert_eq!(letter.status, LetterStatus::Queued);
        assert!(letter.last_error.is_some());
        let later = start + TimeDelta::hours(6);
        let taken = Arc::new(Mutex::new(Vec::new()));
        assert_eq!(tick(&Courier::Memory(taken.clone()), later), 1);
        assert_eq!(scene.to_resident(&receipt)[0].status, LetterStatus::Sent);
    });
}

#[test]
fn the_loop_delivers_and_stops_when_told() {
    both(|env| {
        let scene = Scene::on(env.store());
        scene.file("2026-03-18 10:00", |_| {});
        let taken = Arc::new(Mutex::new(Vec::new()));
        let stop = Arc::new(AtomicBool::new(false));
        let (office, courier, told) = (scene.office.clone(), Courier::Memory(taken.clone()), stop.clone());
        let clock = Clock::fixed(at("2026-03-18 10:01"));
        let running = std::thread::spawn(move || jobs::run(office, courier, clock, told));
        let patience = Instant::now();
        while taken.lock().expect("the letters").is_empty() {
            assert!(patience.elapsed() < Duration::from_secs(60), "no letter came");
            std::thread::sleep(Duration::from_millis(20));
        }
        stop.store(true, Ordering::Relaxed);
        let told = Instant::now();
        running.join().expect("the jobs");
        assert!(told.elapsed() < Duration::from_secs(5));
    });
}
