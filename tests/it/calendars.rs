//! A calendar that changes while terms run: open dates move, visibly and once; closed cases stay as they were.

use listening_state::actions::{self, AppliedCalendar, Receipt, take_step};
use listening_state::appeal::Language;
use listening_state::deadlines::DayKind;
use listening_state::jobs::{self, Recount};
use listening_state::journal::Entry;
use listening_state::lifecycle::{Step, StepName};
use listening_state::store::cases::{self, Case};
use listening_state::store::journal;
use listening_state::store::outbox::LetterStatus;

use crate::scene::{AKTOGAY, DISTRICT, Scene, answer, at, both, day, forward, law_without};
use crate::support::office::shipped_law;

/// The calendar that we ship.
const SHIPPED: &str = include_str!("../../config/law/calendar/2026.toml");

/// The calendar of 2026 under another version, with other rows and so many working days.
pub fn calendar(version: &str, working_days: u32, rows: &str) -> String {
    assert!(SHIPPED.contains("version = \"2026.2\""));
    let text = SHIPPED.replacen("version = \"2026.2\"", &format!("version = \"{version}\""), 1);
    text.replacen("working_days = 247", &format!("working_days = {working_days}"), 1) + rows
}

/// A day of mourning, declared late: a Tuesday.
pub const MOURNING: &str = r#"
[[holiday]]
date = 2026-11-10
name = "mourning"

[holidays.mourning]
moves = false
kk = "Жалпыұлттық аза тұту күні"
ru = "День общенационального траура"
en = "Day of national mourning"
"#;

/// Monday 16 November is off, and worked on Saturday the 14th.
const SWAP: &str = r#"
[[worked]]
date = 2026-11-14

[[transferred]]
date = 2026-11-16
from = 2026-11-14
"#;

#[track_caller]
pub fn apply(scene: &Scene, text: &str, time: &str) -> AppliedCalendar {
    actions::apply_calendar(&scene.office, "new.toml", text, at(time)).expect("a calendar")
}

/// The counts; which cases moved is asked of the cases themselves.
pub fn recount(scene: &Scene, time: &str) -> Recount {
    let found = jobs::recount_due_dates(&scene.office, at(time)).expect("a job");
    assert_eq!(found.moves.len() as u64, found.moved.min(100));
    Recount {
        moves: Vec::new(),
        ..found
    }
}

pub fn tell(scene: &Scene, time: &str) -> u64 {
    jobs::tell_new_dates(&scene.office, at(time)).expect("a job")
}

pub fn moved(cases: u64, moved: u64) -> Recount {
    Recount {
        cases,
        moved,
        ..Recount::default()
    }
}

pub fn letters(scene: &Scene, receipt: &Receipt) -> Vec<String> {
    scene
        .to_resident(receipt)
        .into_iter()
        .map(|letter| letter.kind.to_string())
        .collect()
}

fn entries(scene: &Scene, receipt: &Receipt) -> Vec<Entry> {
    let id = scene.appeal(receipt).id;
    scene
        .office
        .store
        .read(|c| journal::of_appeal(c, id))
        .expect("the journal")
}

pub fn due(scene: &Scene, receipt: &Receipt) -> String {
    scene
        .cases(receipt)
        .last()
        .and_then(|case| case.due_on)
        .expect("a date")
        .to_string()
}

#[test]
fn a_late_holiday_moves_what_runs_and_leaves_what_is_closed() {
    both(|env| {
        let scene = Scene::on(env.store());
        let officer = scene.officer(AKTOGAY, Language::Kk);
        let open = scene.file("2026-11-02 10:00", |_| {});
        let closed = scene.file("2026-11-02 10:00", |_| {});
        let done: Case = scene.cases(&closed)[0].clone();
        take_step(&scene.office, &officer, done.id, 1, &answer(), at("2026-11-04 10:00")).expect("a step");
        // Its term ended before the day.
        let earlier = scene.file("2026-10-12 10:00", |_| {});
        let (was_closed, was_earlier) = (scene.cases(&closed), scene.cases(&earlier));
        assert_eq!(due(&scene, &open), "2026-11-23");

        let applied = apply(&scene, &calendar("2026.3", 246, MOURNING), "2026-11-05 12:00");
        assert_eq!(
            (applied.year, applied.new, applied.was.as_deref()),
            (2026, true, Some("2026.2"))
        );
        assert_eq!(applied.changed.len(), 1);
        assert_eq!(
            applied.changed[0].now.as_ref().map(|day| day.kind),
            Some(DayKind::Holiday)
        );
        assert_eq!(recount(&scene, "2026-11-05 12:00"), moved(2, 1));
        assert_eq!(recount(&scene, "2026-11-05 12:01"), moved(0, 0));
        assert_eq!(tell(&scene, "2026-11-05 12:02"), 1);
        assert_eq!(tell(&scene, "2026-11-05 12:03"), 0);

        let case = scene.cases(&open)[0].clone();
        assert_eq!((due(&scene, &open).as_str(), case.revision), ("2026-11-24", 1));
        assert_eq!(
            case.law_version,
            "powers 2021-07-01, clocks 2025-12-29, calendar 2026.3"
        );
        let deadline = case.deadline.expect("a deadline");
        assert_eq!((deadline.calendar.as_str(), deadline.working_days), ("2026.3", 15));
        assert_eq!(scene.appeal(&open).resident_due_on, Some(day("2026-11-24")));
        assert_eq!(scene.cases(&closed), was_closed);
        assert_eq!(
            due(&scene, &earlier),
            was_earlier[0].due_on.expect("a date").to_string()
        );
        assert_eq!(scene.history(&open), ["registered", "due_moved"]);
        assert_eq!(scene.history(&earlier), ["registered"]);
        let facts = &entries(&scene, &open)[1].facts;
        assert_eq!(facts["due_on_was"], "2026-11-23");
        assert_eq!(facts["due_on"], "2026-11-24");
        assert_eq!(facts["trace_was"], "2026-11-03 WWWW--WWWWW--WWWWW--W");
        assert_eq!(facts["trace"], "2026-11-03 WWWW--WHWWW--WWWWW--WW");
        assert_eq!(
            (&facts["calendar_was"], &facts["calendar"]),
            (&"2026.2".into(), &"2026.3".into())
        );
        assert_eq!(letters(&scene, &open), ["registered", "due_changed"]);
        assert_eq!(letters(&scene, &earlier), ["registered"]);
        let letter = scene.to_resident(&open).pop().expect("a letter");
        for words in [
            "не позднее 24 ноября 2026 года",
            "Прежний срок: 23 ноября 2026 года",
            "10 ноября, вторник (День общенационального траура)",
        ] {
            assert!(letter.letter.body.contains(words), "{words}: {}", letter.letter.body);
        }

        // The same file again changes nothing and says so.
        assert!(!apply(&scene, &calendar("2026.3", 246, MOURNING), "2026-11-06 12:00").new);
        assert_eq!(recount(&scene, "2026-11-06 12:00"), moved(0, 0));
    });
}

#[test]
fn both_clocks_of_a_forwarded_appeal_move() {
    both(|env| {
        let scene = Scene::on(env.store());
        let officer = scene.officer(AKTOGAY, Language::Kk);
        let receipt = scene.file("2026-11-02 10:00", |draft| draft.applicant.email = None);
        let first = scene.cases(&receipt)[0].clone();
        take_step(
            &scene.office,
            &officer,
            first.id,
            1,
            &forward(DISTRICT),
            at("2026-11-06 10:00"),
        )
        .expect("a step");
        apply(&scene, &calendar("2026.3", 246, MOURNING), "2026-11-09 12:00");
        assert_eq!(recount(&scene, "2026-11-09 12:00"), moved(1, 1));
        assert_eq!(tell(&scene, "2026-11-09 12:00"), 1);
        let cases = scene.cases(&receipt);
        assert_eq!(cases[0].due_on, first.due_on);
        assert_eq!(cases[1].due_on, Some(day("2026-11-30")));
        assert_eq!(cases[1].forward_due_on, Some(day("2026-11-12")));
        assert_eq!(scene.appeal(&receipt).resident_due_on, Some(day("2026-11-24")));
        let facts = &entries(&scene, &receipt)[2].facts;
        assert_eq!(
            (&facts["resident_due_on_was"], &facts["resident_due_on"]),
            (&"2026-11-23".into(), &"2026-11-24".into())
        );
        // Without an e-mail it is printed and posted.
        let letter = scene.to_resident(&receipt).pop().expect("a letter");
        assert_eq!(
            (letter.kind.as_str(), letter.status),
            ("due_changed", LetterStatus::ToPrint)
        );
    });
}

#[test]
fn a_swap_inside_a_term_is_recorded_without_a_letter() {
    both(|env| {
        let scene = Scene::on(env.store());
        let inside = scene.file("2026-11-02 10:00", |_| {});
        let ends_there = scene.file("2026-10-23 10:00", |_| {});
        assert_eq!(due(&scene, &ends_there), "2026-11-16");
        apply(&scene, &calendar("2026.3", 247, SWAP), "2026-11-05 12:00");
        let expected = Recount {
            recounted: 1,
            ..moved(2, 1)
        };
        assert_eq!(recount(&scene, "2026-11-05 12:00"), expected);
        assert_eq!(tell(&scene, "2026-11-05 12:00"), 1);
        assert_eq!(due(&scene, &inside), "2026-11-23");
        assert_eq!(scene.history(&inside), ["registered", "recounted"]);
        assert_eq!(letters(&scene, &inside), ["registered"]);
        let trace = scene.cases(&inside)[0].deadline.clone().expect("a deadline").trace;
        let swapped: Vec<_> = trace.iter().map(|one| (one.date, one.reason)).collect();
        assert!(swapped.contains(&(day("2026-11-14"), DayKind::WorkedWeekend)));
        assert!(swapped.contains(&(day("2026-11-16"), DayKind::TransferredDay)));
        // A due date that becomes a day off while the days before it gain one: the term ends earlier.
        assert_eq!(due(&scene, &ends_there), "2026-11-14");
    });
}

#[test]
fn a_date_that_moves_back_before_the_letter_is_not_told() {
    both(|env| {
        let scene = Scene::on(env.store());
        let receipt = scene.file("2026-11-02 10:00", |_| {});
        apply(&scene, &calendar("2026.3", 246, MOURNING), "2026-11-05 12:00");
        recount(&scene, "2026-11-05 12:00");
        apply(&scene, &calendar("2026.4", 247, ""), "2026-11-05 12:10");
        assert_eq!(recount(&scene, "2026-11-05 12:10"), moved(1, 1));
        assert_eq!(tell(&scene, "2026-11-05 12:10"), 0);
        assert_eq!(due(&scene, &receipt), "2026-11-23");
        assert_eq!(scene.history(&receipt), ["registered", "due_moved", "due_moved"]);
    });
}

#[test]
fn what_another_node_counted_by_the_old_calendar_is_found() {
    both(|env| {
        let first = Scene::on(env.store());
        let second = first.under(shipped_law());
        apply(&first, &calendar("2026.3", 246, MOURNING), "2026-11-02 09:00");
        assert_eq!(recount(&first, "2026-11-02 09:00"), moved(0, 0));
        // The second node has not heard of it.
        let receipt = second.file("2026-11-02 10:00", |_| {});
        assert_eq!(due(&second, &receipt), "2026-11-23");
        assert_eq!(recount(&second, "2026-11-02 10:00"), moved(0, 0));
        assert_eq!(recount(&first, "2026-11-02 10:00"), moved(1, 1));
        let follow = || jobs::follow_calendars(&second.office, at("2026-11-02 10:01")).expect("a job");
        assert_eq!((follow(), follow()), (1, 0));
        assert_eq!(
            second.office.law().calendar.version(),
            first.office.law().calendar.version()
        );
        let later = second.file("2026-11-02 11:00", |_| {});
        assert_eq!(due(&second, &later), "2026-11-24");
        assert_eq!(recount(&first, "2026-11-02 12:00"), moved(0, 0));

        // A node that starts with the older files counts by the newer calendar all the same.
        let third = first.under(shipped_law());
        assert_eq!(
            third
                .office
                .law()
                .calendar
                .year(2026)
                .map(|year| year.version)
                .as_deref(),
            Some("2026.3")
        );
    });
}

#[test]
fn more_cases_than_one_transaction_takes_are_all_counted() {
    both(|env| {
        let scene = Scene::on(env.store());
        let first = scene.file("2026-11-02 10:00", |_| {});
        let rest = 520;
        (0..rest).for_each(|_| drop(scene.file("2026-11-02 10:00", |_| {})));
        apply(&scene, &calendar("2026.3", 246, MOURNING), "2026-11-05 12:00");
        assert_eq!(recount(&scene, "2026-11-05 12:00"), moved(rest + 1, rest + 1));
        let edition = scene.office.law().calendar_edition;
        let left = scene.office.store.read(|c| cases::count_outdated(c, edition));
        assert_eq!(left.expect("a count"), 0);
        assert_eq!(scene.history(&first), ["registered", "due_moved"]);
    });
}

#[test]
fn a_calendar_that_comes_sets_the_dates() {
    both(|env| {
        let before = Scene::with_law(env.store(), law_without(&["2027"]));
        before.officer(AKTOGAY, Language::Kk);
        let receipt = before.file("2026-12-14 10:00", |_| {});
        assert_eq!(recount(&before, "2026-12-15 09:00"), moved(0, 0));
        assert_eq!(before.cases(&receipt)[0].due_on, None);

        // The next release brings the year.
        let after = before.under(shipped_law());
        let dated = Recount {
            cases: 1,
            dated: 1,
            ..Recount::default()
        };
        assert_eq!(recount(&after, "2026-12-16 09:00"), dated);
        assert_eq!(recount(&after, "2026-12-16 09:01"), moved(0, 0));
        assert_eq!(tell(&after, "2026-12-16 09:01"), 1);
        let case = after.cases(&receipt)[0].clone();
        assert_eq!(case.due_on, Some(day("2027-01-08")));
        assert!(case.deadline.is_some());
        assert_eq!(after.appeal(&receipt).resident_due_on, Some(day("2027-01-08")));
        assert_eq!(after.history(&receipt), ["registered", "due_set"]);
        assert_eq!(letters(&after, &receipt), ["registered", "due_changed"]);
        let waiting = after.office.store.read(cases::count_without_due_date).expect("a read");
        assert_eq!(waiting, 0);
    });
}

#[test]
fn files_with_other_days_under_the_same_version_do_not_count() {
    both(|env| {
        let scene = Scene::on(env.store());
        let edited = shipped_law()
            .with_calendars([("edited", calendar("2026.2", 246, MOURNING).as_str())], 0)
            .expect("a law");
        let second = scene.under(edited);
        assert_eq!(
            second.office.law().calendar.kind(day("2026-11-10")),
            Ok(DayKind::WorkingDay)
        );
        let receipt = second.file("2026-11-02 10:00", |_| {});
        assert_eq!(due(&second, &receipt), "2026-11-23");
    });
}

#[test]
fn a_step_that_waits_while_dates_move_is_not_refused() {
    both(|env| {
        let scene = Scene::on(env.store());
        let officer = scene.officer(AKTOGAY, Language::Kk);
        let receipt = scene.file("2026-11-02 10:00", |_| {});
        let case = scene.cases(&receipt)[0].clone();
        apply(&scene, &calendar("2026.3", 246, MOURNING), "2026-11-05 12:00");
        recount(&scene, "2026-11-05 12:00");
        // The officer has the page of before.
        take_step(
            &scene.office,
            &officer,
            case.id,
            case.revision,
            &Step::new(StepName::Accept),
            at("2026-11-05 12:01"),
        )
        .expect("a step");
        let case = scene.cases(&receipt)[0].clone();
        assert_eq!((case.due_on, case.revision), (Some(day("2026-11-24")), 2));
        // The letter that is still owed is written after the step as well, and not once the case is closed.
        take_step(&scene.office, &officer, case.id, 2, &answer(), at("2026-11-05 12:02")).expect("a step");
        assert_eq!(tell(&scene, "2026-11-05 12:03"), 0);
    });
}
