//! Complaints: of an answer, of silence, up to the higher body and back.

use super::*;
use listening_state::actions::Problem;
use listening_state::appeal::{AppealStatus, Kind};
use listening_state::deadlines::Clock;

fn complain() -> Step {
    Step::new(StepName::Complain).with("text", "Яма на месте.")
}

fn decide(outcome: &str) -> Step {
    Step::new(StepName::DecideComplaint)
        .with("outcome", outcome)
        .with("text", "По жалобе решено.")
        .with("findings", "Осмотр 27 марта.")
        .with("basis", "АППК, статья 100")
}

/// An answered message, the receipt of the complaint about it.
fn complained(world: &World) -> (Receipt, Receipt) {
    let receipt = world.file("message");
    world.take(&world.head, &world.case(&receipt), &answer(), "2026-03-19 10:00");
    let complaint = world
        .own(&receipt, &complain(), "2026-03-20 10:00")
        .expect("a complaint");
    (receipt, complaint.expect("its receipt"))
}

#[test]
fn a_complaint_goes_to_the_body_complained_of_then_up_and_is_sent_back() {
    both(|env| {
        let world = World::on(Scene::on(env.store()));
        let (receipt, complaint) = complained(&world);
        let appeal = world.scene.appeal(&complaint);
        assert_eq!(
            (appeal.kind, appeal.complains_of),
            (Kind::Complaint, Some(world.scene.appeal(&receipt).id))
        );
        let below = world.case(&complaint);
        assert_eq!((below.body.0.as_str(), below.clock), (AKTOGAY, Clock::PassUp));
        assert_eq!(
            below.due_on,
            Some(day("2026-03-30")),
            "three working days from its receipt"
        );
        let slip = world.last_letter(&complaint);
        assert!(slip.contains("30 марта"), "{slip}");
        assert_eq!(
            refused(world.try_take(&world.head, &below, &answer(), "2026-03-26 10:00")),
            Refused::AnotherClock
        );
        let up = Step::new(StepName::PassUp).with("statement", "Яма засыпана 18 марта.");
        world.take(&world.registrar, &below, &up, "2026-03-26 10:00");
        let above = world.case(&complaint);
        assert_eq!((above.body.0.as_str(), above.clock), (DISTRICT, Clock::Complaint));
        assert_eq!(above.due_on, Some(day("2026-04-23")), "twenty working days");

        let own_power = world.try_take(&world.district, &above, &decide("annulled"), "2026-03-27 10:00");
        assert_eq!(refused(own_power), Refused::NotOwnPower);
        let bare = world.try_take(&world.district, &above, &decide("remanded"), "2026-03-27 10:00");
        assert_eq!(fields(bare), ["violations", "proposals"]);
        let remand = decide("remanded")
            .with("violations", "Осмотра не было.")
            .with("proposals", "Осмотреть и засыпать.");
        let decided = world.take(&world.district, &above, &remand, "2026-03-27 10:00");
        assert_eq!(
            (decided.status, decided.answered_on),
            (CaseStatus::Decided, Some(day("2026-03-27")))
        );
        let letter = world.last_letter(&complaint);
        assert!(
            letter.contains("Осмотра не было.") && letter.contains("суд"),
            "{letter}"
        );
        assert_eq!(
            world.scene.queued("complaint_outcome").len(),
            3,
            "each officer of the body complained of"
        );
        let back = world.case(&complaint);
        assert_eq!((back.body.0.as_str(), back.clock), (AKTOGAY, Clock::Answer));
        assert_eq!(world.scene.appeal(&complaint).status, AppealStatus::Open);
        let expected = [LetterKind::PassedUp, LetterKind::ComplaintDecided];
        assert_eq!(world.letters(&complaint), expected);
        // What begins there ends as any appeal does.
        world.take(&world.executor, &back, &answer(), "2026-04-02 10:00");
        assert_eq!(world.scene.appeal(&complaint).status, AppealStatus::Closed);
        world.scene.history(&receipt);
    });
}

#[test]
fn the_body_satisfies_a_complaint_in_full() {
    both(|env| {
        let world = World::on(Scene::on(env.store()));
        let (_, complaint) = complained(&world);
        let satisfy = Step::new(StepName::Satisfy)
            .with("text", "Яма засыпана.")
            .with("findings", "Осмотр.")
            .with("basis", "АППК, статья 91");
        let satisfied = world.take(&world.head, &world.case(&complaint), &satisfy, "2026-03-26 10:00");
        assert_eq!(
            (satisfied.status, satisfied.answered_on),
            (CaseStatus::Satisfied, Some(day("2026-03-26")))
        );
        assert_eq!(world.letters(&complaint), [LetterKind::Satisfied]);
    });
}

#[test]
fn silence_is_complained_of_and_an_early_complaint_is_refused() {
    both(|env| {
        let world = World::on(Scene::on(env.store()));
        let receipt = world.file("message");
        let early = world.own(&receipt, &complain(), "2026-04-13 20:00");
        assert_eq!(refused(early), Refused::NothingToComplain);
        let empty = Step::new(StepName::Complain).with("text", " ");
        assert_eq!(fields(world.own(&receipt, &empty, "2026-04-14 10:00")), ["text"]);
        let complaint = world
            .own(&receipt, &complain(), "2026-04-14 10:00")
            .expect("a complaint");
        assert!(complaint.is_some());
        assert_eq!(
            world.case(&receipt).status,
            CaseStatus::Registered,
            "the answer is still owed"
        );
        world.scene.history(&receipt);
    });
}

#[test]
fn the_same_request_files_one_complaint() {
    both(|env| {
        let world = World::on(Scene::on(env.store()));
        let receipt = world.file("message");
        world.take(&world.head, &world.case(&receipt), &answer(), "2026-03-19 10:00");
        let id = world.scene.appeal(&receipt).id;
        let send = |text: &str| {
            let step = Step::new(StepName::Complain).with("text", text);
            take_own_step(&world.scene.office, id, &step, Some("key-1"), at("2026-03-20 10:00"))
        };
        let first = send("Яма на месте.").expect("a complaint").expect("its receipt");
        let again = send("Яма на месте.").expect("the same").expect("its receipt");
        assert_eq!((first.number, first.created), (again.number, !again.created));
        assert!(matches!(send("Другое."), Err(ActionError::IdempotencyConflict)));
    });
}

#[test]
fn who_signed_the_answer_does_not_decide_the_complaint() {
    both(|env| {
        let world = World::on(Scene::on(env.store()));
        let receipt = world.file("message");
        // Whoever signs below has come to lead the district since.
        world.take(&world.head, &world.case(&receipt), &answer(), "2026-03-19 10:00");
        let complaint = world
            .own(&receipt, &complain(), "2026-03-20 10:00")
            .expect("a complaint")
            .expect("its receipt");
        let up = Step::new(StepName::PassUp).with("statement", "Отзыв.");
        world.take(&world.registrar, &world.case(&complaint), &up, "2026-03-26 10:00");
        let promoted = Officer {
            body: world.district.body.clone(),
            ..world.head.clone()
        };
        let recused = world.try_take(
            &promoted,
            &world.case(&complaint),
            &decide("rejected"),
            "2026-03-27 10:00",
        );
        assert_eq!(refused(recused), Refused::SignedBelow);
        let unconsidered = world.try_take(
            &world.district,
            &world.case(&complaint),
            &decide("unconsidered"),
            "2026-03-27 10:00",
        );
        match unconsidered {
            Err(ActionError::Invalid(faults)) => assert_eq!(faults[0].problem, Problem::Missing),
            other => panic!("{other:?}"),
        }
        world.take(
            &world.district,
            &world.case(&complaint),
            &decide("rejected"),
            "2026-03-27 10:00",
        );
    });
}
