//! Several appeals about the same, considered together.

use super::*;
use listening_state::appeal::AppealStatus;

fn join(receipt: &Receipt) -> Step {
    Step::new(StepName::Join).with("to", receipt.number.0.as_str())
}

#[test]
fn what_one_is_answered_all_are_each_by_an_own_letter() {
    both(|env| {
        let world = World::on(Scene::on(env.store()));
        let leading = world.file_as("message", "a@example.kz");
        let joined: Vec<_> = ["b@example.kz", "c@example.kz"]
            .map(|email| world.file_as("message", email))
            .into();
        for receipt in &joined {
            let case = world.take(
                &world.executor,
                &world.case(receipt),
                &join(&leading),
                "2026-03-19 10:00",
            );
            assert_eq!(
                (case.status, case.due_on),
                (CaseStatus::Joined, Some(day("2026-04-13")))
            );
        }
        let circle = world.try_take(
            &world.executor,
            &world.case(&leading),
            &join(&joined[0]),
            "2026-03-19 10:01",
        );
        assert_eq!(refused(circle), Refused::LeadsOthers);
        let chain = world.file_as("message", "d@example.kz");
        let chain = world.try_take(
            &world.executor,
            &world.case(&chain),
            &join(&joined[0]),
            "2026-03-19 10:01",
        );
        assert_eq!(fields(chain), ["to"], "one that is joined does not lead");
        world.take(&world.executor, &world.case(&leading), &answer(), "2026-03-20 10:00");
        for receipt in joined.iter().chain([&leading]) {
            let case = world.case(receipt);
            assert_eq!(
                (case.status, case.answered_on),
                (CaseStatus::Answered, Some(day("2026-03-20")))
            );
            assert_eq!(case.answer.expect("an answer").text.as_str(), "Яма засыпана.");
            assert_eq!(world.scene.appeal(receipt).status, AppealStatus::Closed);
            assert_eq!(world.letters(receipt).last(), Some(&LetterKind::Answered));
            let letter = world.last_letter(receipt);
            assert!(letter.contains(receipt.number.0.as_str()), "{letter}");
        }
    });
}

#[test]
fn what_was_joined_is_set_free_when_the_leading_case_ends_otherwise() {
    both(|env| {
        let world = World::on(Scene::on(env.store()));
        let leading = world.file_as("message", "a@example.kz");
        let joined = world.file_as("message", "b@example.kz");
        world.take(
            &world.executor,
            &world.case(&joined),
            &join(&leading),
            "2026-03-19 10:00",
        );
        world.take(
            &world.executor,
            &world.case(&leading),
            &forward(DISTRICT),
            "2026-03-19 11:00",
        );
        let free = world.case(&joined);
        assert_eq!((free.status, free.joined_to), (CaseStatus::InReview, None));
        assert_eq!(world.letters(&joined), [LetterKind::Joined, LetterKind::Separated]);

        // By the officer, and by the applicant who withdraws.
        let again = world.file_as("message", "c@example.kz");
        world.take(&world.executor, &world.case(&again), &join(&joined), "2026-03-20 10:00");
        let separated = world.take(
            &world.executor,
            &world.case(&again),
            &Step::new(StepName::Separate),
            "2026-03-20 11:00",
        );
        assert_eq!((separated.status, separated.joined_to), (CaseStatus::InReview, None));
        world.take(&world.executor, &world.case(&again), &join(&joined), "2026-03-20 12:00");
        world
            .own(&again, &Step::new(StepName::Withdraw), "2026-03-20 13:00")
            .expect("a withdrawal");
        assert_eq!(world.case(&again).status, CaseStatus::Withdrawn);
        world.take(&world.executor, &free, &answer(), "2026-03-27 10:00");
        assert_eq!(
            world.case(&again).status,
            CaseStatus::Withdrawn,
            "it follows nobody any more"
        );
        world.letters(&again);
    });
}

#[test]
fn unlike_appeals_are_not_joined() {
    both(|env| {
        let world = World::on(Scene::on(env.store()));
        let message = world.file_as("message", "a@example.kz");
        let proposal = world.file_as("proposal", "b@example.kz");
        let unlike = world.try_take(
            &world.executor,
            &world.case(&proposal),
            &join(&message),
            "2026-03-19 10:00",
        );
        assert_eq!(fields(unlike), ["to"]);
        let own = world.try_take(
            &world.executor,
            &world.case(&message),
            &join(&message),
            "2026-03-19 10:00",
        );
        assert_eq!(fields(own), ["to"]);
    });
}
