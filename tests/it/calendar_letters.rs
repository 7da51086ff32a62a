//! What people see of a date that moved with a calendar: letters, pages, notices.

use listening_state::actions::{self, take_step};
use listening_state::appeal::{CaseId, Language};
use listening_state::jobs;

use crate::calendars::{MOURNING, apply, calendar, due, letters, recount, tell};
use crate::resident_pages::filed;
use crate::scene::{AKTOGAY, DISTRICT, Scene, at, both, day, forward};
use crate::support::territory::DISTRICT_ROADS;
use crate::support::{self, TestApp};

#[test]
fn the_page_the_api_and_the_calendar_tell_the_new_date() {
    support::both("moved", |env| {
        let app = TestApp::start(env);
        let path = filed(&app, "ru", "moved-1");
        let path = path.trim_end_matches("/receipt");
        let rows = MOURNING.replace("2026-11-10", "2026-05-20");
        env.set_time("2026-05-15T12:00:00");
        actions::apply_calendar(&env.office, "late.toml", &calendar("2026.3", 246, &rows), env.now())
            .expect("a calendar");
        // The day after is Kurban Ait.
        let found = jobs::recount_due_dates(&env.office, env.now()).expect("a job");
        assert_eq!(
            (
                found.moved,
                jobs::tell_new_dates(&env.office, env.now()).expect("a job")
            ),
            (1, 1)
        );
        let page = app.get(path).expect(200).text;
        for words in [
            "Срок ответа перенесён: изменился официальный календарь",
            "Прежний срок — 26 мая 2026 года, новый — 28 мая 2026 года.",
            "Письмо об изменении срока",
        ] {
            assert!(page.contains(words), "{words}: {page}");
        }
        let slip = app.get(&format!("{path}/receipt")).expect(200).text;
        for (shown, words) in [
            (&page, "Названная вам дата: 26 мая 2026 года."),
            (&slip, "не позднее 28 мая 2026 года"),
            (
                &slip,
                "Сначала мы назвали вам 26 мая 2026 года. Потом изменился официальный календарь",
            ),
        ] {
            assert!(shown.contains(words), "{words}: {shown}");
        }
        let token = app.sign_in("akshatau@akimat.example");
        let case = app.get_as(&token, "/api/v1/cases").expect(200).json()["items"][0].clone();
        assert_eq!(case["due_on"], "2026-05-28");
        let year = app.get("/api/v1/calendar/2026").expect(200).json();
        assert_eq!(
            (&year["version"], &year["working_days"]),
            (&"2026.3".into(), &246.into())
        );
    });
}

#[test]
fn the_page_shows_the_residents_own_date_where_only_that_moved() {
    support::both("own", |env| {
        let app = TestApp::start(env);
        let path = filed(&app, "ru", "own-1");
        let id = app
            .get_as(&app.sign_in("akshatau@akimat.example"), "/api/v1/cases")
            .expect(200)
            .json()["items"][0]["id"]
            .as_str()
            .expect("an id")
            .parse()
            .expect("an id");
        let head = env.officer("akshatau@akimat.example");
        env.set_time("2026-05-21T10:00:00");
        actions::take_step(&env.office, &head, CaseId(id), 1, &forward(DISTRICT_ROADS), env.now()).expect("a forward");
        let rows = MOURNING.replace("2026-11-10", "2026-05-20");
        actions::apply_calendar(&env.office, "late.toml", &calendar("2026.3", 246, &rows), env.now())
            .expect("a calendar");
        assert_eq!(jobs::recount_due_dates(&env.office, env.now()).expect("a job").moved, 1);
        let page = app.get(path.trim_end_matches("/receipt")).expect(200).text;
        let dates = "Прежний срок — 26 мая 2026 года, новый — 28 мая 2026 года.";
        assert!(page.contains(dates), "{page}");
        let slip = app.get(&path).expect(200).text;
        for words in [
            "не позднее 26 мая 2026 года",
            "Потом обращение перенаправили. Теперь отвечает: ",
            "По закону теперь обязательна эта дата: 12 июня 2026 года.",
        ] {
            assert!(slip.contains(words), "{words}: {slip}");
        }
    });
}

#[test]
fn a_forward_after_a_moved_date_still_tells_the_first() {
    both(|env| {
        let scene = Scene::on(env.store());
        let officer = scene.officer(AKTOGAY, Language::Kk);
        let receipt = scene.file("2026-11-02 10:00", |_| {});
        apply(&scene, &calendar("2026.3", 246, MOURNING), "2026-11-05 12:00");
        assert_eq!(recount(&scene, "2026-11-05 12:00").moved, 1);
        let case = scene.cases(&receipt)[0].clone();
        assert_eq!(case.due_on, Some(day("2026-11-24")));
        let forward = forward(DISTRICT);
        take_step(&scene.office, &officer, case.id, 1, &forward, at("2026-11-11 10:00")).expect("a step");
        let letter = scene.to_resident(&receipt).pop().expect("a letter").letter.body;
        for words in [
            "обязан ответить не позднее 2 декабря 2026 года",
            "Сначала мы назвали Вам 23 ноября 2026 года.",
            "по закону обязательна новая",
        ] {
            assert!(letter.contains(words), "{words}: {letter}");
        }
    });
}

#[test]
fn only_the_residents_date_may_move_and_the_letter_says_so() {
    both(|env| {
        let scene = Scene::on(env.store());
        let officer = scene.officer(AKTOGAY, Language::Kk);
        let receipt = scene.file("2026-11-02 10:00", |_| {});
        let first = scene.cases(&receipt)[0].clone();
        take_step(
            &scene.office,
            &officer,
            first.id,
            1,
            &forward(DISTRICT),
            at("2026-11-11 10:00"),
        )
        .expect("a step");
        apply(&scene, &calendar("2026.3", 246, MOURNING), "2026-11-12 12:00");
        let found = jobs::recount_due_dates(&scene.office, at("2026-11-12 12:00")).expect("a job");
        assert_eq!(
            (found.moves[0].was, found.moves[0].due_on),
            (Some(day("2026-11-23")), Some(day("2026-11-24")))
        );
        assert_eq!(tell(&scene, "2026-11-12 12:00"), 1);
        assert_eq!(scene.cases(&receipt)[1].due_on, Some(day("2026-12-02")));
        assert_eq!(scene.appeal(&receipt).resident_due_on, Some(day("2026-11-24")));
        assert_eq!(scene.history(&receipt), ["registered", "forwarded", "due_moved"]);
        let letter = scene.to_resident(&receipt).pop().expect("a letter").letter.body;
        for words in [
            "не позднее 2 декабря 2026 года",
            "был 23 ноября 2026 года, стал 24 ноября 2026 года",
        ] {
            assert!(letter.contains(words), "{words}: {letter}");
        }
        assert!(!letter.contains("Прежний срок"), "{letter}");
    });
}

#[test]
fn a_letter_waits_until_the_case_is_counted_by_the_newest_calendar() {
    both(|env| {
        let scene = Scene::on(env.store());
        let receipt = scene.file("2026-11-02 10:00", |_| {});
        apply(&scene, &calendar("2026.3", 246, MOURNING), "2026-11-05 12:00");
        recount(&scene, "2026-11-05 12:00");
        // The holiday is withdrawn: nobody must be told the date in between.
        apply(&scene, &calendar("2026.4", 247, ""), "2026-11-05 12:01");
        assert_eq!(tell(&scene, "2026-11-05 12:02"), 0);
        recount(&scene, "2026-11-05 12:03");
        assert_eq!(tell(&scene, "2026-11-05 12:04"), 0);
        assert_eq!(letters(&scene, &receipt), ["registered"]);
        // A date that moves into the past says so.
        apply(&scene, &calendar("2026.5", 246, MOURNING), "2026-11-06 12:00");
        recount(&scene, "2026-11-06 12:00");
        assert_eq!(tell(&scene, "2026-11-06 12:00"), 1);
        apply(&scene, &calendar("2026.6", 247, ""), "2026-11-24 08:00");
        recount(&scene, "2026-11-24 08:00");
        assert_eq!(tell(&scene, "2026-11-24 08:00"), 1);
        let letter = scene.to_resident(&receipt).pop().expect("a letter").letter.body;
        assert!(letter.contains("23 ноября 2026 года. Этот день уже прошёл"), "{letter}");
    });
}

#[test]
fn after_a_move_reminders_come_anew_and_each_higher_body_learns_once() {
    both(|env| {
        let scene = Scene::on(env.store());
        scene.officer(AKTOGAY, Language::Kk);
        scene.officer(DISTRICT, Language::Kk);
        let receipt = scene.file("2026-11-02 10:00", |_| {});
        let remind = |time| jobs::remind(&scene.office, at(time)).expect("a job");
        let escalate = |time| jobs::escalate(&scene.office, at(time)).expect("a job");
        assert_eq!((remind("2026-11-23 09:00"), remind("2026-11-23 10:00")), (1, 0));
        assert_eq!((escalate("2026-11-24 09:00"), escalate("2026-11-24 10:00")), (1, 0));
        apply(&scene, &calendar("2026.3", 246, MOURNING), "2026-11-24 12:00");
        recount(&scene, "2026-11-24 12:00");
        assert_eq!(due(&scene, &receipt), "2026-11-24");
        assert_eq!(remind("2026-11-24 13:00"), 1);
        assert_eq!(escalate("2026-11-25 09:00"), 0);
    });
}
