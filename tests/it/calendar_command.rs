//! Calendars taken up by command: what is refused and why, what is done, and that again does nothing.

use listening_state::actions::{self, CalendarRefused, take_step};
use listening_state::appeal::Language;
use listening_state::jobs;
use listening_state::lifecycle::{CaseStatus, Step, StepName};
use listening_state::store::{Secrets, Store, cases};
use serde_json::{Value, json};

use crate::calendars::{MOURNING, apply, calendar, due, letters, tell};
use crate::law::Desk;
use crate::scene::{AKTOGAY, Scene, at, both};
use crate::support::office::shipped_law;

#[test]
fn a_calendar_that_is_broken_or_old_is_refused() {
    both(|env| {
        let scene = Scene::on(env.store());
        let refuse = |text: &str| {
            actions::apply_calendar(&scene.office, "new.toml", text, at("2026-11-05 12:00")).expect_err("a refusal")
        };
        match refuse(&calendar("2026.3", 247, MOURNING)) {
            CalendarRefused::Faulty(defects) => {
                assert_eq!(defects.len(), 1);
                assert_eq!((defects[0].file.as_str(), defects[0].line), ("new.toml", 7));
                assert_eq!(defects[0].message, "working_days is 247, but the days make 246");
            }
            other => panic!("{other:?}"),
        }
        for version in ["2026.2", "2026.1"] {
            match refuse(&calendar("2026.3", 246, MOURNING).replacen("2026.3", version, 1)) {
                CalendarRefused::NotNewer {
                    version: said,
                    in_force,
                } => {
                    assert_eq!((said.as_str(), in_force.as_str()), (version, "2026.2"));
                }
                other => panic!("{other:?}"),
            }
        }
        assert!(matches!(refuse("not a calendar"), CalendarRefused::Faulty(_)));
        assert_eq!(
            scene
                .office
                .law()
                .calendar
                .year(2026)
                .map(|year| year.version)
                .as_deref(),
            Some("2026.2")
        );
    });
}

#[test]
fn an_operator_applies_a_calendar_by_command() {
    let desk = Desk::new();
    let secrets = || Secrets::create(&desk.path("secret.key")).expect("the secrets");
    let url = format!("sqlite://{}", desk.path("test.db").display());
    let open = || Store::open(&url).expect("the database");
    let scene = Scene::with_secrets(open(), shipped_law(), secrets());
    let receipt = scene.file("2026-11-02 10:00", |_| {});
    drop(scene);
    let file = desk.path("a late holiday.toml");
    let name = file.display().to_string();
    let apply = ["law", "calendar", "apply", name.as_str(), "--json"];
    std::fs::write(&file, calendar("2026.3", 247, MOURNING)).expect("a file");
    let refused = desk.run(&apply);
    let complaint = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        complaint.contains(&format!("{name}:7: working_days is 247")),
        "{complaint}"
    );

    std::fs::write(&file, calendar("2026.3", 246, MOURNING)).expect("a file");
    let found = desk.json(&apply, 0);
    assert_eq!(
        (&found["version"], &found["was"], &found["new"]),
        (&json!("2026.3"), &json!("2026.2"), &json!(true))
    );
    let days = json!([{ "date": "2026-11-10", "was": null, "now": "holiday", "name": "Жалпыұлттық аза тұту күні" }]);
    assert_eq!(found["days"], days);
    let counts =
        |found: &Value| ["cases", "moved", "dated", "recounted", "letters", "left"].map(|name| found[name].as_i64());
    assert_eq!(counts(&found), [Some(1), Some(1), Some(0), Some(0), Some(1), Some(0)]);
    assert_eq!(
        found["moves"],
        json!([{ "number": receipt.number, "was": "2026-11-23", "due_on": "2026-11-24" }])
    );
    let again = desk.json(&apply, 0);
    assert_eq!((&again["new"], counts(&again)), (&json!(false), [Some(0); 6]));
    assert_eq!(desk.json(&["journal", "verify", "--json"], 0)["bad"], json!(null));

    let scene = Scene::with_secrets(open(), shipped_law(), secrets());
    assert_eq!(due(&scene, &receipt), "2026-11-24");
    assert_eq!(letters(&scene, &receipt), ["registered", "due_changed"]);
    drop(scene);
    // Beside a running server it is done all the same, once.
    std::fs::write(&file, calendar("2026.4", 247, "")).expect("a file");
    let running = open();
    assert_eq!(desk.json(&apply, 0)["moved"], 1);
    drop(running);
    assert_eq!(desk.json(&apply, 0)["moved"], 0);
}

#[test]
fn officers_and_two_recounts_at_once_lose_nothing() {
    both(|env| {
        let scene = Scene::on(env.store());
        let officer = scene.officer(AKTOGAY, Language::Kk);
        // Forty people: the letters of one would be held.
        let file = |n| {
            scene.file("2026-11-02 10:00", |draft| {
                draft.applicant.email = Some(format!("{n}@example.kz"))
            })
        };
        let receipts: Vec<_> = (0..40).map(file).collect();
        apply(&scene, &calendar("2026.3", 246, MOURNING), "2026-11-05 12:00");
        let edition = scene.office.law().calendar_edition;
        let left = || scene.office.store.read(|c| cases::count_outdated(c, edition));
        std::thread::scope(|threads| {
            for _ in 0..2 {
                threads.spawn(|| {
                    while left().expect("a count") > 0 {
                        jobs::recount_due_dates(&scene.office, at("2026-11-05 12:01")).expect("a job");
                    }
                });
            }
            for receipt in &receipts {
                let id = scene.cases(receipt)[0].id;
                take_step(
                    &scene.office,
                    &officer,
                    id,
                    1,
                    &Step::new(StepName::Accept),
                    at("2026-11-05 12:01"),
                )
                .expect("a step");
            }
        });
        for receipt in &receipts {
            let case = scene.cases(receipt)[0].clone();
            assert_eq!((case.status, case.revision), (CaseStatus::InReview, 2));
            assert_eq!(due(&scene, receipt), "2026-11-24");
            // Forty appeals of one mailbox: the letters of most are held, which is a step of its own.
            let steps: Vec<_> = scene
                .history(receipt)
                .into_iter()
                .filter(|step| *step != "letter_held")
                .collect();
            assert_eq!(steps.iter().filter(|step| *step == "due_moved").count(), 1, "{steps:?}");
            assert_eq!(steps.len(), 3, "{steps:?}");
        }
        assert_eq!(tell(&scene, "2026-11-05 12:02"), 40);
    });
}
