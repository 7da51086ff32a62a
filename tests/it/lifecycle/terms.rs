//! Terms that are extended, applications that are heard and decided.

use super::*;

#[test]
fn an_extended_term_is_told_and_survives_a_recount() {
    both(|env| {
        let world = World::on(Scene::on(env.store()));
        let receipt = world.file("message");
        let case = world.accepted(&receipt);
        let extend = |until: &str| {
            Step::new(StepName::Extend)
                .with("until", until)
                .with("reason", "Нужна экспертиза.")
        };
        let by_executor = world.try_take(&world.executor, &case, &extend("2026-05-12"), "2026-04-10 10:00");
        assert_eq!(refused(by_executor), Refused::OnlyTheHead);
        let off = world.try_take(&world.head, &case, &extend("2026-05-09"), "2026-04-10 10:00");
        assert_eq!(fields(off), ["until"]);
        let extended = world.take(&world.head, &case, &extend("2026-05-12"), "2026-04-10 10:00");
        assert_eq!(
            (extended.due_on, extended.extended_until),
            (Some(day("2026-05-12")), Some(day("2026-05-12")))
        );
        assert!(!extended.standing().is_overdue(day("2026-05-12")));
        let appeal = world.scene.appeal(&receipt);
        assert_eq!(appeal.resident_due_on, Some(day("2026-04-13")), "the first date stays");
        let letter = world.last_letter(&receipt);
        assert!(
            letter.contains("12 мая") && letter.contains("Нужна экспертиза."),
            "{letter}"
        );
        let late = world.try_take(&world.head, &case, &extend("2026-05-20"), "2026-05-13 10:00");
        assert_eq!(refused(late), Refused::TermEnded);
        assert_eq!(world.letters(&receipt), [LetterKind::Accepted, LetterKind::Extended]);
    });
}

#[test]
fn an_application_is_drafted_objected_to_heard_and_decided() {
    both(|env| {
        let world = World::on(Scene::on(env.store()));
        let receipt = world.file("application");
        let case = world.accepted(&receipt);
        assert_eq!(
            refused(world.try_take(&world.head, &case, &answer(), "2026-03-19 10:00")),
            Refused::AnotherKind
        );
        let decide = Step::new(StepName::Decide)
            .with("outcome", "burdening")
            .with("text", "Отказать.")
            .with("findings", "Осмотр 19 марта.")
            .with("basis", "Закон № 148, статья 35");
        let unheard = world.try_take(&world.head, &case, &decide, "2026-03-19 10:00");
        assert_eq!(fields(unheard), ["without_hearing"]);
        let draft = Step::new(StepName::DraftDecision)
            .with("text", "Намерены отказать.")
            .with("hearing_at", "2026-03-27T10:00");
        let drafted = world.take(&world.executor, &case, &draft, "2026-03-19 11:00");
        assert_eq!(drafted.status, CaseStatus::DraftDecision);
        let letter = world.last_letter(&receipt);
        assert!(
            letter.contains("Намерены отказать.") && letter.contains("27 марта 2026"),
            "{letter}"
        );
        let object = Step::new(StepName::Object).with("text", "Не согласна.");
        world.own(&receipt, &object, "2026-03-20 10:00").expect("an objection");
        assert!(!world.scene.queued("objected").is_empty());
        let protocol = Step::new(StepName::RecordHearing).with("protocol", "Заявитель настаивает.");
        world.take(&world.executor, &case, &protocol, "2026-03-27 12:00");
        let decided = world.take(&world.head, &case, &decide, "2026-03-30 10:00");
        assert_eq!(
            (decided.status, decided.answered_on),
            (CaseStatus::Decided, Some(day("2026-03-30")))
        );
        assert_eq!(
            decided.answer.expect("the act").text.as_str(),
            "Отказать.",
            "neither the draft nor the objection"
        );
        let expected = [LetterKind::Accepted, LetterKind::Drafted, LetterKind::Decided];
        assert_eq!(world.letters(&receipt), expected);
    });
}

#[test]
fn an_act_on_paper_is_dated_by_its_posting() {
    both(|env| {
        let world = World::on(Scene::on(env.store()));
        let receipt = world.scene.file("2026-03-18 10:00", |draft| {
            draft.kind = "application".into();
            draft.applicant.email = None;
        });
        let case = world.accepted(&receipt);
        let decide = Step::new(StepName::Decide)
            .with("outcome", "favourable")
            .with("text", "Разрешить.")
            .with("findings", "Осмотр.")
            .with("basis", "Закон № 148, статья 35");
        let written = world.take(&world.head, &case, &decide, "2026-03-19 10:00");
        assert_eq!((written.status, written.answered_on), (CaseStatus::Decided, None));
        assert!(written.standing().waits_for_posting());
        let post = Step::new(StepName::Post).with("posted_on", "2026-03-20");
        let posted = world.take(&world.registrar, &case, &post, "2026-03-20 16:00");
        assert_eq!(posted.answered_on, Some(day("2026-03-20")));
    });
}
