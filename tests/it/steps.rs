//! Steps on a case through the action: what each changes, writes and refuses.

use listening_state::actions::{ActionError, Problem, take_step};
use listening_state::appeal::{Actor, AppealStatus, Language, Role};
use listening_state::lifecycle::{CaseStatus, Refused, Step, StepName};
use listening_state::store::cases::Case;
use listening_state::store::outbox;

use crate::scene::{AKTOGAY, DISTRICT, OBLAST, Scene, answer, at, both, day, forward, note};

fn reach(scene: &Scene, officer: &listening_state::store::officers::Officer, case: &Case, status: CaseStatus) -> Case {
    let step = match status {
        CaseStatus::Registered => return case.clone(),
        CaseStatus::InReview => Step::new(StepName::Accept),
        CaseStatus::Answered => answer(),
        CaseStatus::Noted => note(),
        CaseStatus::Forwarded => forward(DISTRICT),
        other => panic!("no step leads to {other} from what was filed"),
    };
    take_step(
        &scene.office,
        officer,
        case.id,
        case.revision,
        &step,
        at("2026-03-19 10:00"),
    )
    .expect("a step")
}

#[test]
fn every_step_from_every_status() {
    use CaseStatus::*;
    use Refused::*;
    let steps = [Step::new(StepName::Accept), answer(), note(), forward(DISTRICT)];
    let table: [(CaseStatus, [Result<CaseStatus, Refused>; 4]); 5] = [
        (Registered, [Ok(InReview), Ok(Answered), Ok(Noted), Ok(Forwarded)]),
        (InReview, [Err(AlreadyAccepted), Ok(Answered), Ok(Noted), Ok(Forwarded)]),
        (Answered, [Err(AlreadyClosed); 4]),
        (Noted, [Err(AlreadyClosed); 4]),
        (Forwarded, [Err(AlreadyForwarded); 4]),
    ];
    both(|env| {
        let scene = Scene::on(env.store());
        let officer = scene.officer(AKTOGAY, Language::Ru);
        for (status, expected) in &table {
            for (step, expected) in steps.iter().zip(expected) {
                // Each of another resident, since one address is sent only a few first letters a day.
                let receipt = scene.file("2026-03-18 10:00", |draft| {
                    draft.kind = "proposal".into();
                    draft.applicant.email = Some(format!("{status:?}-{}@example.kz", step.name).to_lowercase());
                });
                let case = reach(&scene, &officer, &scene.cases(&receipt)[0], *status);
                let letters = scene.to_resident(&receipt).len();
                let entries = scene.history(&receipt).len();
                let found = take_step(
                    &scene.office,
                    &officer,
                    case.id,
                    case.revision,
                    step,
                    at("2026-03-20 10:00"),
                );
                let after = scene.case(case.id);
                match (found, expected) {
                    (Ok(found), Ok(status)) => {
                        assert_eq!(found.status, *status);
                        assert_eq!(found, after);
                        assert_eq!(after.revision, case.revision + 1);
                        assert_eq!(scene.to_resident(&receipt).len(), letters + 1);
                        assert_eq!(scene.history(&receipt).len(), entries + 1);
                    }
                    (Err(ActionError::Refused(found)), Err(refused)) => {
                        assert_eq!(found, *refused);
                        assert_eq!(after, case);
                        assert_eq!(scene.to_resident(&receipt).len(), letters);
                        assert_eq!(scene.history(&receipt).len(), entries);
                    }
                    (found, expected) => panic!("{status:?} {step:?}: {found:?}, not {expected:?}"),
                }
            }
        }
    });
}

#[test]
fn a_message_is_not_merely_noted() {
    both(|env| {
        let scene = Scene::on(env.store());
        let officer = scene.officer(AKTOGAY, Language::Ru);
        let receipt = scene.file("2026-03-18 10:00", |_| {});
        let case = &scene.cases(&receipt)[0];
        let found = take_step(&scene.office, &officer, case.id, 1, &note(), at("2026-03-19 10:00"));
        assert!(
            matches!(found, Err(ActionError::Refused(Refused::NotAProposalOrResponse))),
            "{found:?}"
        );
    });
}

#[test]
fn from_acceptance_to_the_answer_the_resident_reads_each_step() {
    both(|env| {
        let scene = Scene::on(env.store());
        let officer = scene.officer(AKTOGAY, Language::Kk);
        let receipt = scene.file("2026-03-18 10:00", |_| {});
        let case = scene.cases(&receipt)[0].clone();
        let case = take_step(
            &scene.office,
            &officer,
            case.id,
            1,
            &Step::new(StepName::Accept),
            at("2026-03-19 10:00"),
        )
        .expect("a step");
        assert_eq!(case.executor, Some(officer.id));
        let step = answer();
        let case = take_step(&scene.office, &officer, case.id, 2, &step, at("2026-03-27 20:00")).expect("a step");
        assert_eq!(case.answered_on, Some(day("2026-03-27")));
        // 23-25 March are days off.
        assert_eq!(case.working_days, Some(4));
        assert_eq!(case.closed_at, Some(at("2026-03-27 20:00")));
        let kept = case.answer.expect("the answer");
        assert_eq!(
            (kept.text.as_str(), kept.by),
            ("Яма засыпана.", Actor::Officer(officer.id))
        );
        assert_eq!(scene.appeal(&receipt).status, AppealStatus::Closed);

        let letters = scene.to_resident(&receipt);
        let kinds: Vec<_> = letters.iter().map(|letter| letter.kind.as_str()).collect();
        assert_eq!(kinds, ["registered", "accepted", "answered"]);
        assert!(letters.iter().all(|letter| letter.language == Language::Ru));
        let last = &letters[2].letter.body;
        assert!(last.contains("Яма засыпана.") && last.contains("Осмотр 19 марта.") && last.contains("статья 35"));
        assert_eq!(scene.history(&receipt), ["registered", "accepted", "answered"]);
    });
}

#[test]
fn a_stale_revision_is_told_before_anything_else() {
    both(|env| {
        let scene = Scene::on(env.store());
        let officer = scene.officer(AKTOGAY, Language::Kk);
        let receipt = scene.file("2026-03-18 10:00", |_| {});
        let case = scene.cases(&receipt)[0].clone();
        take_step(&scene.office, &officer, case.id, 1, &answer(), at("2026-03-19 10:00")).expect("a step");
        let empty = Step::new(StepName::Answer);
        let found = take_step(&scene.office, &officer, case.id, 1, &empty, at("2026-03-19 10:01"));
        let Err(ActionError::Stale(now)) = found else {
            panic!("{found:?}")
        };
        assert_eq!((now.revision, now.status), (2, CaseStatus::Answered));
        assert_eq!(scene.history(&receipt).len(), 2);
    });
}

#[test]
fn racing_officers_answer_once() {
    both(|env| {
        let scene = Scene::on(env.store());
        let officer = scene.officer(AKTOGAY, Language::Kk);
        let receipt = scene.file("2026-03-18 10:00", |_| {});
        let case = scene.cases(&receipt)[0].clone();
        let outcomes: Vec<_> = std::thread::scope(|threads| {
            let racers: Vec<_> = (0..6)
                .map(|_| {
                    let (scene, officer, case) = (&scene, &officer, &case);
                    threads.spawn(move || {
                        let step = answer();
                        take_step(&scene.office, officer, case.id, 1, &step, at("2026-03-19 10:00"))
                    })
                })
                .collect();
            racers.into_iter().map(|racer| racer.join().expect("a racer")).collect()
        });
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
        assert_eq!(
            outcomes
                .iter()
                .filter(|o| matches!(o, Err(ActionError::Stale(_))))
                .count(),
            5
        );
        assert_eq!(scene.history(&receipt), ["registered", "answered"]);
        assert_eq!(scene.to_resident(&receipt).len(), 2);
    });
}

#[test]
fn a_case_of_another_body_is_not_there() {
    both(|env| {
        let scene = Scene::on(env.store());
        scene.officer(AKTOGAY, Language::Kk);
        let receipt = scene.file("2026-03-18 10:00", |_| {});
        let case = &scene.cases(&receipt)[0];
        let strangers = [
            scene.officer("103643000.akimat", Language::Kk),
            scene.officer(DISTRICT, Language::Kk),
            scene.user(Role::Overseer, None, Some("100000000"), Language::Kk),
            scene.administrator(Language::Kk),
        ];
        for stranger in strangers {
            let found = take_step(
                &scene.office,
                &stranger,
                case.id,
                1,
                &Step::new(StepName::Accept),
                at("2026-03-19 10:00"),
            );
            assert!(
                matches!(found, Err(ActionError::NotFound)),
                "{:?}: {found:?}",
                stranger.role
            );
        }
    });
}

#[test]
fn the_worked_example_of_a_late_forward() {
    both(|env| {
        let scene = Scene::on(env.store());
        let akim = scene.officer(AKTOGAY, Language::Kk);
        let roads = scene.officer("103600000.roads", Language::En);
        let receipt = scene.file("2026-03-20 18:31", |_| {});
        let first = scene.cases(&receipt)[0].clone();
        assert_eq!(first.registered_on, day("2026-03-26"));
        assert_eq!(first.due_on, Some(day("2026-04-16")));
        assert_eq!(first.forward_due_on, Some(day("2026-03-30")));

        let step = forward("103600000.roads");
        let closed = take_step(&scene.office, &akim, first.id, 1, &step, at("2026-03-31 19:00")).expect("a step");
        assert_eq!((closed.status, closed.late_forward), (CaseStatus::Forwarded, true));
        assert_eq!((closed.answered_on, closed.answer.clone()), (None, None));
        let cases = scene.cases(&receipt);
        let second = cases[1].clone();
        assert_eq!((cases.len(), second.seq), (2, 2));
        assert_eq!(second.body.0, "103600000.roads");
        assert_eq!(second.arrived_at, at("2026-03-31 19:00"));
        assert_eq!(second.registered_on, day("2026-04-01"));
        assert_eq!(second.due_on, Some(day("2026-04-22")));
        assert_eq!(
            second.forwarded_from.as_ref().map(|body| body.0.as_str()),
            Some(AKTOGAY)
        );
        assert_eq!(second.forward_reason.as_deref(), Some("Дорога районная."));
        let appeal = scene.appeal(&receipt);
        assert_eq!(
            (appeal.status, appeal.resident_due_on),
            (AppealStatus::Open, Some(day("2026-04-16")))
        );

        let letters = scene.to_resident(&receipt);
        let kinds: Vec<_> = letters.iter().map(|letter| letter.kind.as_str()).collect();
        assert_eq!(kinds, ["registered", "forwarded"]);
        assert!(letters[1].letter.body.contains("Дорога районная."));
        let of_roads: Vec<_> = scene
            .queued("new_case")
            .into_iter()
            .filter(|l| l.case == Some(second.id))
            .collect();
        assert_eq!(of_roads.len(), 1);
        assert_eq!(of_roads[0].to, outbox::Recipient::Email(roads.email.clone()));

        let step = answer();
        let answered = take_step(&scene.office, &roads, second.id, 1, &step, at("2026-04-22 23:59")).expect("a step");
        assert_eq!(
            (answered.answered_on, answered.working_days),
            (Some(day("2026-04-22")), Some(15))
        );
        assert_eq!(scene.appeal(&receipt).status, AppealStatus::Closed);
        assert_eq!(scene.history(&receipt), ["registered", "forwarded", "answered"]);
    });
}

#[test]
fn a_forward_in_its_term_is_no_breach() {
    both(|env| {
        let scene = Scene::on(env.store());
        let akim = scene.officer(AKTOGAY, Language::Kk);
        let receipt = scene.file("2026-03-20 18:31", |_| {});
        let case = scene.cases(&receipt)[0].clone();
        let closed = take_step(
            &scene.office,
            &akim,
            case.id,
            1,
            &forward(DISTRICT),
            at("2026-03-30 23:59"),
        )
        .expect("a step");
        assert!(!closed.late_forward);
    });
}

#[test]
fn a_forward_to_a_body_without_staff_goes_to_its_akimat() {
    both(|env| {
        let scene = Scene::on(env.store());
        let akim = scene.officer(AKTOGAY, Language::Kk);
        let district = scene.officer(DISTRICT, Language::Kk);
        let receipt = scene.file("2026-03-18 10:00", |_| {});
        let case = scene.cases(&receipt)[0].clone();
        let step = forward("103600000.roads");
        take_step(&scene.office, &akim, case.id, 1, &step, at("2026-03-19 10:00")).expect("a step");
        let second = scene.cases(&receipt)[1].clone();
        assert_eq!(second.body.0, DISTRICT);
        // The district cannot rid itself of the case by naming its own empty department.
        let found = take_step(&scene.office, &district, second.id, 1, &step, at("2026-03-19 11:00"));
        assert!(
            matches!(found, Err(ActionError::Refused(Refused::SameBody))),
            "{found:?}"
        );
        take_step(
            &scene.office,
            &district,
            second.id,
            1,
            &forward(OBLAST),
            at("2026-03-19 11:00"),
        )
        .expect("a step");
        assert_eq!(
            scene.cases(&receipt).iter().map(|case| case.seq).collect::<Vec<_>>(),
            [1, 2, 3]
        );
    });
}

#[test]
fn fields_at_fault_are_named() {
    both(|env| {
        let scene = Scene::on(env.store());
        let akim = scene.officer(AKTOGAY, Language::Kk);
        let receipt = scene.file("2026-03-18 10:00", |_| {});
        let case = scene.cases(&receipt)[0].clone();
        let table = [
            (
                Step::new(StepName::Answer)
                    .with("text", " ")
                    .with("findings", "\n")
                    .with("basis", "я".repeat(2_001)),
                vec![
                    ("text", Problem::Missing),
                    ("findings", Problem::Missing),
                    ("basis", Problem::TooLong { max: 2_000 }),
                ],
            ),
            (
                Step::new(StepName::Forward)
                    .with("body", "103600000.moon")
                    .with("reason", "\u{200b}\0"),
                vec![("reason", Problem::Missing), ("body", Problem::UnknownBody)],
            ),
        ];
        for (step, expected) in table {
            let found = take_step(&scene.office, &akim, case.id, 1, &step, at("2026-03-19 10:00"));
            let Err(ActionError::Invalid(faults)) = found else {
                panic!("{step:?}: {found:?}")
            };
            let found: Vec<_> = faults
                .iter()
                .map(|fault| (fault.field.as_str(), fault.problem.clone()))
                .collect();
            assert_eq!(found, expected);
        }
        assert_eq!(scene.case(case.id), case);
    });
}
