//! Ends without an answer: returned, attached, terminated, withdrawn; and what was missing, supplied in time or late.

use super::*;
use listening_state::appeal::AppealStatus;

fn ask_cure() -> Step {
    Step::new(StepName::AskCure)
        .with("missing", "Укажите номер дома.")
        .with("until", "2026-03-27")
}

fn returned(ground: &str) -> Step {
    Step::new(StepName::Return)
        .with("ground", ground)
        .with("reason", "Основание названо.")
}

#[test]
fn what_is_missing_is_supplied_and_the_work_goes_on() {
    both(|env| {
        let world = World::on(Scene::on(env.store()));
        let receipt = world.file("message");
        let case = world.accepted(&receipt);
        let asked = world.take(&world.executor, &case, &ask_cure(), "2026-03-19 10:00");
        assert_eq!(
            (asked.status, asked.due_on),
            (CaseStatus::Defective, case.due_on),
            "the main clock goes on"
        );
        let letter = world.last_letter(&receipt);
        assert!(letter.contains("Укажите номер дома."), "{letter}");
        assert!(letter.contains("27 марта"), "{letter}");
        let cure = Step::new(StepName::Cure)
            .with("text", "Дом 7.")
            .with("applicant.postal_address", "Ақтоғай, Абай көшесі 9")
            .with("applicant.phone", "8 701 123 45 67");
        // Late, and taken all the same: it was not returned.
        world.own(&receipt, &cure, "2026-04-02 10:00").expect("a cure");
        let cured = world.case(&receipt);
        assert_eq!(cured.status, CaseStatus::InReview);
        let person = world.scene.appeal(&receipt).applicant;
        assert_eq!(person.postal_address.as_str(), "Ақтоғай, Абай көшесі 9");
        assert_eq!(person.phone.as_deref(), Some("+77011234567"));
        assert!(!world.scene.queued("cured").is_empty(), "the officers are told");
        // Sent twice it changes nothing; in other words it is refused.
        world.own(&receipt, &cure, "2026-04-02 10:01").expect("the same again");
        assert_eq!(world.case(&receipt).revision, cured.revision);
        let other = Step::new(StepName::Cure).with("text", "Дом 8.");
        assert_eq!(
            refused(world.own(&receipt, &other, "2026-04-02 10:02")),
            Refused::NotDefective
        );
        assert_eq!(world.letters(&receipt), [LetterKind::Accepted, LetterKind::CureAsked]);
    });
}

#[test]
fn what_was_not_supplied_is_returned_and_sent_again_is_put_to_it() {
    both(|env| {
        let world = World::on(Scene::on(env.store()));
        let receipt = world.file("message");
        let case = world.accepted(&receipt);
        world.take(&world.executor, &case, &ask_cure(), "2026-03-19 10:00");
        let early = world.try_take(&world.head, &case, &returned("uncured"), "2026-03-27 18:00");
        assert_eq!(refused(early), Refused::CureRuns);
        let by_executor = world.try_take(&world.executor, &case, &returned("uncured"), "2026-03-30 10:00");
        assert_eq!(refused(by_executor), Refused::OnlyTheHead);
        let late = world.take(&world.head, &case, &returned("uncured"), "2026-04-02 10:00");
        assert_eq!(
            (late.status, late.late_forward),
            (CaseStatus::Returned, true),
            "later than three working days"
        );
        assert_eq!(world.scene.appeal(&receipt).status, AppealStatus::Closed);
        assert_eq!(late.answered_on, None, "a return is no answer");

        let again = world.file("message");
        let attach = |number: &str| Step::new(StepName::Attach).with("same_as", number);
        let fresh = world.case(&again);
        let unknown = world.try_take(&world.registrar, &fresh, &attach("ЖТ-2026-999999"), "2026-04-03 10:00");
        assert_eq!(fields(unknown), ["same_as"]);
        let stranger = world.file_as("message", "daulet@example.kz");
        let of_another = world.try_take(
            &world.registrar,
            &fresh,
            &attach(&stranger.number.0),
            "2026-04-03 10:00",
        );
        assert_eq!(fields(of_another), ["same_as"]);
        let attached = world.take(&world.registrar, &fresh, &attach(&receipt.number.0), "2026-04-03 10:00");
        assert_eq!(attached.status, CaseStatus::Attached);
        assert_eq!(world.scene.appeal(&again).status, AppealStatus::Closed);
        assert_eq!(world.letters(&again), [LetterKind::Attached]);
    });
}

#[test]
fn the_head_terminates_and_who_answers_a_repeat() {
    both(|env| {
        let world = World::on(Scene::on(env.store()));
        let receipt = world.file("message");
        let end = |ground: &str| {
            Step::new(StepName::Terminate)
                .with("ground", ground)
                .with("reason", "Новых доводов нет.")
        };
        let case = world.case(&receipt);
        let by_executor = world.try_take(&world.executor, &case, &end("no_substance"), "2026-03-19 10:00");
        assert_eq!(refused(by_executor), Refused::OnlyTheHead);
        let wrong = world.try_take(&world.head, &case, &end("court_act"), "2026-03-19 10:00");
        assert_eq!(fields(wrong), ["ground"], "a ground of the ordinary procedure");
        world.take(&world.executor, &case, &end("repeat"), "2026-03-19 10:00");
        assert_eq!(world.letters(&receipt), [LetterKind::Terminated]);
        let letter = world.last_letter(&receipt);
        assert!(
            letter.contains("Новых доводов нет.") && letter.contains("жалоб"),
            "{letter}"
        );
    });
}

#[test]
fn a_withdrawal_ends_every_open_case() {
    both(|env| {
        let world = World::on(Scene::on(env.store()));
        let receipt = world.file("message");
        let case = world.accepted(&receipt);
        let split = Step::new(StepName::Split)
            .with("body", DISTRICT)
            .with("part", "Свет")
            .with("reason", "Сеть района.");
        world.take(&world.executor, &case, &split, "2026-03-19 10:00");
        let withdraw = Step::new(StepName::Withdraw).with("reason", "Уже починили.");
        world
            .own(&receipt, &withdraw, "2026-03-20 10:00")
            .expect("a withdrawal");
        let stands: Vec<_> = world.scene.cases(&receipt).iter().map(|case| case.status).collect();
        assert_eq!(stands, [CaseStatus::Withdrawn, CaseStatus::Withdrawn]);
        assert_eq!(world.scene.appeal(&receipt).status, AppealStatus::Closed);
        let withdrawn = world
            .letters(&receipt)
            .into_iter()
            .filter(|kind| *kind == LetterKind::Withdrawn);
        assert!(withdrawn.count() >= 1);
        world.own(&receipt, &withdraw, "2026-03-20 10:05").expect("sent twice");

        let answered = world.file("message");
        world.take(&world.executor, &world.case(&answered), &answer(), "2026-03-19 10:00");
        assert_eq!(
            refused(world.own(&answered, &withdraw, "2026-03-20 10:00")),
            Refused::AlreadyClosed
        );
    });
}
