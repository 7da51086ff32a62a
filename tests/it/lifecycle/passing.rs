//! Steps that give a case, or a part of it, to somebody else.

use super::*;
use listening_state::appeal::AppealStatus;
use listening_state::deadlines::Clock;
use listening_state::statistics::{AsOf, Measure};

#[test]
fn a_part_goes_to_another_body_and_both_answer() {
    both(|env| {
        let world = World::on(Scene::on(env.store()));
        let receipt = world.file("message");
        let case = world.accepted(&receipt);
        let split = |to: &str| {
            Step::new(StepName::Split)
                .with("body", to)
                .with("part", "Свет у школы")
                .with("reason", "Сеть района.")
        };
        let own = world.try_take(&world.executor, &case, &split(AKTOGAY), "2026-03-19 10:00");
        assert_eq!(refused(own), Refused::SameBody);
        world.take(&world.executor, &case, &split(DISTRICT), "2026-03-19 10:00");
        let cases = world.scene.cases(&receipt);
        assert_eq!(cases.len(), 2);
        assert_eq!(
            (cases[0].status, cases[1].status),
            (CaseStatus::InReview, CaseStatus::Registered)
        );
        assert_eq!(cases[1].due_on, Some(day("2026-04-14")), "its own fifteen working days");
        let letter = world.last_letter(&receipt);
        assert!(
            letter.contains("Свет у школы") && letter.contains("14 апреля"),
            "{letter}"
        );
        world.take(&world.executor, &cases[0], &answer(), "2026-03-20 10:00");
        assert_eq!(
            world.scene.appeal(&receipt).status,
            AppealStatus::Open,
            "the part is owed"
        );
        world.take(&world.district, &cases[1], &answer(), "2026-03-27 10:00");
        assert_eq!(world.scene.appeal(&receipt).status, AppealStatus::Closed);
        let expected = [
            LetterKind::Accepted,
            LetterKind::Split,
            LetterKind::Answered,
            LetterKind::Answered,
        ];
        assert_eq!(world.letters(&receipt), expected);
    });
}

#[test]
fn an_emergency_is_acted_on_and_has_no_day() {
    both(|env| {
        let world = World::on(Scene::on(env.store()));
        let receipt = world.file("message");
        let send = Step::new(StepName::SendEmergency)
            .with("body", DISTRICT)
            .with("reason", "Угроза обрушения.");
        world.take(&world.registrar, &world.case(&receipt), &send, "2026-03-18 19:00");
        let there = world.case(&receipt);
        assert_eq!((there.clock, there.due_on), (Clock::EmergencyForward, None));
        assert!(!there.standing().is_overdue(day("2027-01-01")));
        world.take(&world.district, &there, &answer(), "2026-03-18 20:00");
        assert_eq!(world.scene.appeal(&receipt).status, AppealStatus::Closed);
        assert_eq!(
            world.letters(&receipt),
            [LetterKind::EmergencySent, LetterKind::Answered]
        );
    });
}

#[test]
fn the_duty_desk_determines_and_it_is_no_forward() {
    both(|env| {
        let world = World::on(Scene::on(env.store()));
        let undetermined = |email: &str| {
            world.scene.file("2026-03-18 10:00", |draft| {
                draft.facts = Facts::from([("road_class".into(), "unknown".into())]);
                draft.applicant.email = Some(email.to_owned());
            })
        };
        let determine = |body: &str| {
            let step = Step::new(StepName::Determine).with("body", body);
            step.with("basis", "Закон № 148, статья 35")
                .with("reason", "Улица села.")
        };
        let receipt = undetermined("a@example.kz");
        let case = world.case(&receipt);
        assert!(case.undetermined && case.body.0 == DISTRICT);
        world.take(&world.district, &case, &determine(AKTOGAY), "2026-03-19 10:00");
        let there = world.case(&receipt);
        assert_eq!((there.body.0.as_str(), there.status), (AKTOGAY, CaseStatus::Registered));
        world.take(&world.executor, &there, &answer(), "2026-03-20 10:00");
        assert_eq!(world.letters(&receipt), [LetterKind::Forwarded, LetterKind::Answered]);

        let own = undetermined("b@example.kz");
        let kept = world.take(
            &world.district,
            &world.case(&own),
            &determine(DISTRICT),
            "2026-03-19 10:00",
        );
        assert_eq!(kept.status, CaseStatus::Registered);
        let again = world.try_take(&world.district, &kept, &determine(DISTRICT), "2026-03-19 10:05");
        assert_eq!(refused(again), Refused::NotUndetermined);
        assert_eq!(world.letters(&own), [LetterKind::Determined]);
        let forwarded = world.scene.cases(&receipt)[0].standing();
        let day = AsOf::day(day("2026-03-20"));
        assert!(!Measure::Forwarded.counts(&forwarded, day), "it is no forward");
    });
}

#[test]
fn an_executor_is_told_of_a_case() {
    both(|env| {
        let world = World::on(Scene::on(env.store()));
        let receipt = world.file("message");
        let assign = |officer: &str| Step::new(StepName::Assign).with("officer", officer);
        let case = world.case(&receipt);
        let mine = world.try_take(
            &world.executor,
            &case,
            &assign(&world.executor.email),
            "2026-03-19 10:00",
        );
        assert_eq!(refused(mine), Refused::OnlyRegistrarOrHead);
        let elsewhere = world.try_take(
            &world.registrar,
            &case,
            &assign(&world.district.email),
            "2026-03-19 10:00",
        );
        assert_eq!(fields(elsewhere), ["officer"]);
        let id = world.executor.id.0.to_string();
        let assigned = world.take(&world.registrar, &case, &assign(&id), "2026-03-19 10:00");
        assert_eq!(assigned.executor, Some(world.executor.id));
        assert_eq!(world.scene.queued("assigned").len(), 1);
        assert_eq!(world.letters(&receipt), []);
    });
}
