//! Filing an appeal: who gets it, by when, what is written, and that a repeat changes nothing.

use listening_state::actions::{ActionError, Problem, file_appeal};
use listening_state::appeal::{AppealDraft, AppealStatus, Kind, Language};
use listening_state::lifecycle::CaseStatus;
use listening_state::powers::Outcome;
use listening_state::store::cases::Scope;
use listening_state::store::outbox::{LetterStatus, Recipient, to_print};

use crate::scene::{AKTOGAY, DISTRICT, Scene, at, both, day, draft, law_without};

#[test]
fn a_street_in_a_village_goes_to_its_akim_with_a_date() {
    both(|env| {
        let scene = Scene::on(env.store());
        scene.officer(AKTOGAY, Language::Kk);
        scene.officer(AKTOGAY, Language::En);
        let receipt = scene.file("2026-03-18 10:00", |_| {});
        assert!(receipt.created);
        assert!(receipt.number.0.starts_with("ЖТ-2026-"));
        assert_eq!(receipt.body.code.0, AKTOGAY);
        assert_eq!(receipt.routing.outcome, Outcome::Routed);
        assert_eq!(receipt.registered_on, day("2026-03-18"));
        assert_eq!(receipt.due_on, Some(day("2026-04-13")));
        assert_eq!(
            receipt.deadline.as_ref().map(|deadline| deadline.due_on),
            receipt.due_on
        );

        let appeal = scene.appeal(&receipt);
        assert_eq!((appeal.kind, appeal.status), (Kind::Message, AppealStatus::Open));
        assert_eq!(appeal.resident_due_on, receipt.due_on);
        assert_eq!(appeal.applicant.iin.as_deref(), Some("900101300007"));
        let cases = scene.cases(&receipt);
        assert_eq!(cases.len(), 1);
        assert_eq!((cases[0].status, cases[0].revision), (CaseStatus::Registered, 1));
        assert_eq!(cases[0].forward_due_on, Some(day("2026-03-26")));
        assert!(!cases[0].undetermined);
        assert_eq!(scene.history(&receipt), ["registered"]);
    });
}

#[test]
fn the_letters_are_queued_with_the_appeal() {
    both(|env| {
        let scene = Scene::on(env.store());
        let kazakh = scene.officer(AKTOGAY, Language::Kk);
        let english = scene.officer(AKTOGAY, Language::En);
        scene.officer(DISTRICT, Language::Ru);
        let receipt = scene.file("2026-03-18 10:00", |_| {});

        let registered = scene.queued("registered");
        assert_eq!(registered.len(), 1);
        assert_eq!(registered[0].to, Recipient::Email("aigul@example.kz".into()));
        assert_eq!(registered[0].language, Language::Ru);
        assert!(registered[0].letter.body.contains(&receipt.tracking_key));
        assert!(registered[0].letter.body.contains(&receipt.number.0));

        let mut new_case = scene.queued("new_case");
        new_case.sort_by_key(|letter| letter.language);
        let to: Vec<_> = new_case
            .iter()
            .map(|letter| (letter.to.clone(), letter.language))
            .collect();
        let expected = [
            (Recipient::Email(kazakh.email), Language::Kk),
            (Recipient::Email(english.email), Language::En),
        ];
        assert_eq!(to, expected);
    });
}

#[test]
fn without_an_e_mail_the_letter_is_printed_by_the_holder() {
    both(|env| {
        let scene = Scene::on(env.store());
        let officer = scene.officer(AKTOGAY, Language::Kk);
        let receipt = scene.file("2026-03-18 10:00", |draft| draft.applicant.email = None);
        assert_eq!(scene.queued("registered").len(), 0);
        let of_body = Scope::Body(officer.body.expect("a body"));
        let tasks = scene
            .office
            .store
            .read(|c| to_print(c, &scene.office.secrets, &of_body, 10))
            .expect("print tasks");
        let tasks: Vec<_> = tasks.rows.into_iter().map(|task| task.letter).collect();
        assert_eq!(tasks.len(), 1);
        assert_eq!(tasks[0].status, LetterStatus::ToPrint);
        let address = Recipient::Post {
            name: "Айгүл Серікқызы".into(),
            address: "Ақтоғай, Абай көшесі 7".into(),
        };
        assert_eq!(tasks[0].to, address);
        assert_eq!(tasks[0].appeal, Some(scene.appeal(&receipt).id));
    });
}

#[test]
fn what_the_rulebook_leaves_open_goes_to_the_duty_desk() {
    both(|env| {
        let scene = Scene::on(env.store());
        let open = [
            scene.file("2026-03-18 10:00", |draft| draft.facts.clear()),
            scene.file("2026-03-18 10:00", |draft| {
                draft.facts.insert("road_class".into(), "unknown".into());
            }),
        ];
        for receipt in open {
            assert_eq!(receipt.routing.outcome, Outcome::Undetermined);
            assert_eq!(receipt.routing.missing.as_deref(), Some("road_class"));
            assert_eq!(receipt.body.code.0, DISTRICT);
            assert!(scene.cases(&receipt)[0].undetermined);
        }
    });
}

#[test]
fn a_function_without_staff_is_held_by_the_akimat_of_its_level() {
    both(|env| {
        let scene = Scene::on(env.store());
        let district_road = |draft: &mut AppealDraft| {
            draft.facts.insert("road_class".into(), "district".into());
        };
        let receipt = scene.file("2026-03-18 10:00", district_road);
        assert_eq!(receipt.body.code.0, DISTRICT);
        scene.officer("103600000.roads", Language::Ru);
        let receipt = scene.file("2026-03-18 10:00", district_road);
        assert_eq!(receipt.body.code.0, "103600000.roads");
    });
}

#[test]
fn registration_and_due_dates_by_the_hour_and_the_calendar() {
    both(|env| {
        let scene = Scene::on(env.store());
        let table = [
            ("2026-03-18 18:29", "2026-03-18", "2026-04-13"),
            ("2026-03-18 18:30", "2026-03-19", "2026-04-14"),
            ("2026-03-20 18:31", "2026-03-26", "2026-04-16"),
            ("2026-04-30 10:00", "2026-04-30", "2026-05-26"),
            ("2026-05-09 12:00", "2026-05-12", "2026-06-03"),
            ("2026-12-14 00:01", "2026-12-14", "2027-01-08"),
        ];
        for (time, registered_on, due_on) in table {
            let receipt = scene.file(time, |_| {});
            assert_eq!(receipt.registered_on, day(registered_on), "{time}");
            assert_eq!(receipt.due_on, Some(day(due_on)), "{time}");
        }
    });
}

#[test]
fn past_the_calendars_it_is_taken_in_and_administrators_are_alarmed_once() {
    both(|env| {
        let scene = Scene::with_law(env.store(), law_without(&["2027"]));
        let administrators = [scene.administrator(Language::Kk), scene.administrator(Language::Ru)];
        let receipt = scene.file("2026-12-14 10:00", |_| {});
        assert_eq!(receipt.registered_on, day("2026-12-14"));
        assert_eq!((receipt.due_on, receipt.deadline), (None, None));
        scene.file("2026-12-15 10:00", |_| {});
        let mut alarmed: Vec<_> = scene
            .queued("calendar_alarm")
            .into_iter()
            .map(|letter| letter.to)
            .collect();
        let mut expected = administrators.map(|officer| Recipient::Email(officer.email)).to_vec();
        alarmed.sort_by_key(|to| format!("{to:?}"));
        expected.sort_by_key(|to| format!("{to:?}"));
        assert_eq!(alarmed, expected);
        assert!(
            scene
                .queued("calendar_alarm")
                .iter()
                .all(|letter| letter.letter.subject.contains("2027"))
        );
    });
}

#[test]
fn the_same_key_and_draft_give_the_same_receipt() {
    both(|env| {
        let scene = Scene::on(env.store());
        scene.officer(AKTOGAY, Language::Kk);
        let first = file_appeal(&scene.office, &draft(), "key-1", at("2026-03-18 10:00")).expect("a receipt");
        let again = file_appeal(&scene.office, &draft(), "key-1", at("2026-06-01 10:00")).expect("a receipt");
        assert!(first.created && !again.created);
        let again = listening_state::actions::Receipt { created: true, ..again };
        assert_eq!(again, first);
        assert_eq!(scene.appeals(), 1);
        assert_eq!(scene.queued("registered").len(), 1);
    });
}

#[test]
fn the_same_key_with_another_draft_is_a_conflict() {
    both(|env| {
        let scene = Scene::on(env.store());
        file_appeal(&scene.office, &draft(), "key-1", at("2026-03-18 10:00")).expect("a receipt");
        let other = AppealDraft {
            text: "Другая яма.".into(),
            ..draft()
        };
        let found = file_appeal(&scene.office, &other, "key-1", at("2026-03-18 10:01"));
        assert!(matches!(found, Err(ActionError::IdempotencyConflict)), "{found:?}");
        assert_eq!(scene.appeals(), 1);
    });
}

#[test]
fn racing_requests_with_one_key_make_one_appeal() {
    both(|env| {
        let scene = Scene::on(env.store());
        let receipts: Vec<_> = std::thread::scope(|threads| {
            let racers: Vec<_> = (0..8)
                .map(|_| {
                    let scene = &scene;
                    threads.spawn(move || {
                        file_appeal(&scene.office, &draft(), "race", at("2026-03-18 10:00")).expect("a receipt")
                    })
                })
                .collect();
            racers.into_iter().map(|racer| racer.join().expect("a racer")).collect()
        });
        assert_eq!(receipts.iter().filter(|receipt| receipt.created).count(), 1);
        assert!(receipts.iter().all(|receipt| receipt.number == receipts[0].number));
        assert!(
            receipts
                .iter()
                .all(|receipt| receipt.tracking_key == receipts[0].tracking_key)
        );
        assert_eq!(scene.appeals(), 1);
    });
}

#[test]
fn bad_input_names_its_fields_and_writes_nothing() {
    type Change = fn(&mut AppealDraft);
    let table: [(Change, &[(&str, Problem)]); 8] = [
        (
            |d| d.settlement = "999999999".into(),
            &[("settlement", Problem::UnknownSettlement)],
        ),
        (
            |d| d.settlement = "aktogay".into(),
            &[("settlement", Problem::UnknownSettlement)],
        ),
        (
            |d| d.settlement = "103600000".into(),
            &[("settlement", Problem::NotASettlement)],
        ),
        (|d| d.settlement.clear(), &[("settlement", Problem::Missing)]),
        (
            |d| d.subject = "road.moon".into(),
            &[("subject", Problem::UnknownSubject)],
        ),
        (
            |d| {
                d.facts.insert("moon".into(), "full".into());
            },
            &[("facts.moon", Problem::UnknownQuestion)],
        ),
        (
            |d| {
                d.facts.insert("road_class".into(), "moon".into());
            },
            &[("facts.road_class", Problem::UnknownAnswer)],
        ),
        (
            |d| {
                d.text.clear();
                d.applicant.iin = Some("123".into());
                d.settlement = "999999999".into();
            },
            &[
                ("text", Problem::Missing),
                ("applicant.iin", Problem::InvalidIin),
                ("settlement", Problem::UnknownSettlement),
            ],
        ),
    ];
    both(|env| {
        let scene = Scene::on(env.store());
        for (change, expected) in &table {
            let mut draft = draft();
            change(&mut draft);
            let Err(ActionError::Invalid(faults)) = file_appeal(&scene.office, &draft, "key", at("2026-03-18 10:00"))
            else {
                panic!("{expected:?} was not refused");
            };
            let found: Vec<_> = faults
                .iter()
                .map(|fault| (fault.field.as_str(), fault.problem.clone()))
                .collect();
            assert_eq!(&found, expected);
        }
        assert_eq!(scene.appeals(), 0);
        for key in ["", " ", "\0\u{200b}", &"k".repeat(65)] {
            let found = file_appeal(&scene.office, &draft(), key, at("2026-03-18 10:00"));
            assert!(matches!(found, Err(ActionError::Invalid(_))), "{key:?}: {found:?}");
        }
    });
}
