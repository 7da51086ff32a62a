//! Steps that officers propose and the head signs or hands back.

use super::*;
use listening_state::actions::{propose_step, sign_proposal};
use listening_state::appeal::ProposalId;
use listening_state::journal::Entry;
use listening_state::store::{journal, proposals};

fn extend(until: &str) -> Step {
    Step::new(StepName::Extend)
        .with("until", until)
        .with("reason", "Нужна экспертиза.")
}

fn terminate(ground: &str) -> Step {
    Step::new(StepName::Terminate)
        .with("ground", ground)
        .with("reason", "Ответ дан 5 марта.")
}

impl World {
    fn propose(&self, by: &Officer, case: &Case, step: &Step, time: &str) -> Result<ProposalId, ActionError> {
        let case = self.scene.case(case.id);
        propose_step(&self.scene.office, by, case.id, case.revision, step, at(time))
    }

    fn proposed(&self, by: &Officer, case: &Case, step: &Step, time: &str) -> ProposalId {
        self.propose(by, case, step, time).expect("a proposal")
    }

    fn sign(
        &self,
        by: &Officer,
        case: &Case,
        proposal: ProposalId,
        changed: &Step,
        time: &str,
    ) -> Result<Case, ActionError> {
        let case = self.scene.case(case.id);
        let office = &self.scene.office;
        sign_proposal(office, by, case.id, case.revision, (proposal, changed), at(time))
    }

    fn entries(&self, receipt: &Receipt) -> Vec<Entry> {
        let id = self.scene.appeal(receipt).id;
        let entries = self.scene.office.store.read(|c| journal::of_appeal(c, id));
        entries.expect("the journal")
    }

    fn hand_back(&self, by: &Officer, case: &Case, proposal: ProposalId, time: &str) -> Result<Case, ActionError> {
        let step = Step::new(StepName::HandBack)
            .with("proposal", proposal.0.to_string())
            .with("remark", "Назовите дату экспертизы.");
        self.try_take(by, case, &step, time)
    }
}

const AS_PROPOSED: fn() -> Step = || Step::new(StepName::Extend);

#[test]
fn what_an_officer_proposes_the_head_signs_as_it_stands() {
    both(|env| {
        let world = World::on(Scene::on(env.store()));
        let receipt = world.file("message");
        let case = world.accepted(&receipt);
        let proposal = world.proposed(&world.executor, &case, &extend("2026-05-12"), "2026-04-10 10:00");
        let untouched = world.scene.case(case.id);
        assert_eq!((untouched.revision, untouched.due_on), (case.revision, case.due_on));
        let letters = world.scene.queued("proposal_waits");
        assert_eq!(letters.len(), 1, "the only head: {letters:?}");
        assert_eq!(
            world.letters(&receipt),
            [LetterKind::Accepted],
            "the applicant is told of nothing"
        );

        let by_executor = world.sign(&world.executor, &case, proposal, &AS_PROPOSED(), "2026-04-10 11:00");
        assert_eq!(refused(by_executor), Refused::OnlyTheHead);
        let signed = world.sign(&world.head, &case, proposal, &AS_PROPOSED(), "2026-04-10 11:00");
        let signed = signed.expect("the signature");
        assert_eq!(signed.due_on, Some(day("2026-05-12")));
        let history = world.scene.history(&receipt);
        assert_eq!(history, ["registered", "accepted", "proposed", "extended"]);
        let entry = world.entries(&receipt).pop().expect("an entry");
        assert_eq!(entry.actor.officer(), Some(world.head.id), "who signed");
        let proposer = entry.facts.get("proposed_by").and_then(|id| id.as_str());
        assert_eq!(proposer, Some(world.executor.id.0.to_string().as_str()), "who proposed");

        let twice = world.sign(&world.head, &case, proposal, &AS_PROPOSED(), "2026-04-10 12:00");
        assert_eq!(refused(twice), Refused::ProposalSigned);
        let back = world.hand_back(&world.head, &case, proposal, "2026-04-10 12:00");
        assert_eq!(refused(back), Refused::NothingProposed);
    });
}

#[test]
fn the_head_signs_with_other_words() {
    both(|env| {
        let world = World::on(Scene::on(env.store()));
        let receipt = world.file("message");
        let case = world.accepted(&receipt);
        let proposal = world.proposed(&world.registrar, &case, &extend("2026-05-12"), "2026-04-10 10:00");
        let off = Step::new(StepName::Extend).with("until", "2026-05-09");
        let refused_day = world.sign(&world.head, &case, proposal, &off, "2026-04-10 11:00");
        assert_eq!(fields(refused_day), ["until"]);
        let other = Step::new(StepName::Extend).with("until", "2026-05-13");
        let signed = world.sign(&world.head, &case, proposal, &other, "2026-04-10 11:00");
        assert_eq!(signed.expect("the signature").due_on, Some(day("2026-05-13")));
        let letter = world.last_letter(&receipt);
        assert!(
            letter.contains("13 мая") && letter.contains("Нужна экспертиза."),
            "{letter}"
        );
    });
}

#[test]
fn what_is_handed_back_comes_with_a_remark_and_a_letter() {
    both(|env| {
        let world = World::on(Scene::on(env.store()));
        let receipt = world.file("message");
        let case = world.case(&receipt);
        let proposal = world.proposed(&world.executor, &case, &terminate("no_substance"), "2026-03-19 10:00");
        let by_executor = world.hand_back(&world.executor, &case, proposal, "2026-03-19 10:30");
        assert_eq!(refused(by_executor), Refused::OnlyTheHead);
        let wordless = Step::new(StepName::HandBack).with("proposal", proposal.0.to_string());
        let wordless = world.try_take(&world.head, &case, &wordless, "2026-03-19 11:00");
        assert_eq!(fields(wordless), ["remark"]);
        let back = world
            .hand_back(&world.head, &case, proposal, "2026-03-19 11:00")
            .expect("handed back");
        assert_eq!((back.status, back.due_on), (case.status, case.due_on));
        assert_eq!(back.executor, Some(world.executor.id), "not the head, who only read it");
        let remark = back.steps.last().expect("a step");
        assert_eq!(remark.texts.detail("remark"), "Назовите дату экспертизы.");
        assert_eq!(world.scene.queued("proposal_returned").len(), 1);
        let step = Step::new(StepName::Terminate);
        let signed = world.sign(&world.head, &case, proposal, &step, "2026-03-19 12:00");
        assert_eq!(refused(signed), Refused::ProposalHandedBack);
        // Of two that wait, the one that was handed back before is told apart.
        world.proposed(&world.executor, &case, &terminate("no_substance"), "2026-03-19 12:00");
        let again = world.hand_back(&world.head, &case, proposal, "2026-03-19 12:30");
        assert_eq!(refused(again), Refused::ProposalHandedBack);
        assert_eq!(
            world.scene.history(&receipt),
            ["registered", "proposed", "handed_back", "proposed"]
        );
    });
}

#[test]
fn only_what_needs_the_head_is_proposed_and_with_fields_that_are_right() {
    both(|env| {
        let world = World::on(Scene::on(env.store()));
        let receipt = world.file("message");
        let case = world.case(&receipt);
        let propose = |by: &Officer, step: &Step| world.propose(by, &case, step, "2026-03-19 10:00");
        assert_eq!(refused(propose(&world.executor, &answer())), Refused::NotForTheHead);
        assert_eq!(
            refused(propose(&world.head, &terminate("no_substance"))),
            Refused::NotForTheHead
        );
        let own = refused(propose(&world.executor, &terminate("repeat")));
        assert_eq!(own, Refused::NotForTheHead, "an executor may sign it");
        assert_eq!(
            refused(propose(&world.executor, &extend("2026-05-12"))),
            Refused::NotAtThisStage
        );
        let wrong = Step::new(StepName::Terminate).with("ground", "court_act");
        assert_eq!(fields(propose(&world.executor, &wrong)), ["reason", "ground"]);
        let unknown = terminate("no_substance").with("body", DISTRICT);
        assert_eq!(fields(propose(&world.executor, &unknown)), ["body"]);
        let back = Step::new(StepName::HandBack).with("remark", "п");
        assert_eq!(refused(propose(&world.executor, &back)), Refused::NothingProposed);
        propose(&world.registrar, &terminate("repeat")).expect("a registrar signs nothing and may propose it");
        let overseer = world.scene.user(Role::Overseer, None, Some("100000000"), Language::Ru);
        for stranger in [&world.district, &overseer] {
            let found = propose(stranger, &terminate("no_substance"));
            assert!(matches!(found, Err(ActionError::NotFound)), "{found:?}");
        }
        let stale = propose_step(
            &world.scene.office,
            &world.executor,
            case.id,
            9,
            &answer(),
            at("2026-03-19 10:00"),
        );
        assert!(matches!(stale, Err(ActionError::Stale(_))), "{stale:?}");
        assert_eq!(world.scene.history(&receipt), ["registered", "proposed"]);
    });
}

#[test]
fn a_proposal_is_one_of_its_case_and_of_its_step() {
    both(|env| {
        let world = World::on(Scene::on(env.store()));
        let case = world.accepted(&world.file("message"));
        let other = world.accepted(&world.file_as("message", "b@example.kz"));
        let proposal = world.proposed(&world.executor, &case, &extend("2026-05-12"), "2026-04-10 10:00");
        world.proposed(&world.executor, &other, &extend("2026-05-12"), "2026-04-10 10:00");
        let time = "2026-04-10 11:00";
        let foreign = [
            world.sign(&world.head, &other, proposal, &AS_PROPOSED(), time),
            world.sign(&world.head, &case, proposal, &Step::new(StepName::Terminate), time),
            world.sign(&world.district, &case, proposal, &AS_PROPOSED(), time),
            world.hand_back(&world.head, &other, proposal, time),
            world.hand_back(&world.district, &case, proposal, time),
        ];
        for found in foreign {
            assert!(matches!(found, Err(ActionError::NotFound)), "{found:?}");
        }
        let waits = world
            .scene
            .office
            .store
            .read(|c| proposals::waiting_on(c, &[case.id, other.id]));
        assert_eq!(waits.expect("a read").len(), 2);
    });
}

#[test]
fn of_two_heads_one_signs() {
    both(|env| {
        let world = World::on(Scene::on(env.store()));
        let second = world.scene.user(Role::Head, Some(AKTOGAY), None, Language::Kk);
        let receipt = world.file("message");
        let case = world.accepted(&receipt);
        let proposal = world.proposed(&world.executor, &case, &extend("2026-05-12"), "2026-04-10 10:00");
        assert_eq!(world.scene.queued("proposal_waits").len(), 2, "each head is told");
        let revision = world.scene.case(case.id).revision;
        let step = AS_PROPOSED();
        let found: Vec<_> = std::thread::scope(|scope| {
            let threads: Vec<_> = [&world.head, &second]
                .map(|head| {
                    let (office, step) = (&world.scene.office, &step);
                    let time = at("2026-04-10 11:00");
                    scope.spawn(move || sign_proposal(office, head, case.id, revision, (proposal, step), time))
                })
                .into();
            threads
                .into_iter()
                .map(|thread| thread.join().expect("a thread"))
                .collect()
        });
        let signed = found.iter().filter(|found| found.is_ok()).count();
        let stale = found
            .iter()
            .filter(|found| matches!(found, Err(ActionError::Stale(_))))
            .count();
        assert_eq!((signed, stale), (1, 1), "{found:?}");
        let history = world.scene.history(&receipt);
        assert_eq!(history, ["registered", "accepted", "proposed", "extended"]);
    });
}

#[test]
fn a_closed_case_lets_nothing_wait() {
    both(|env| {
        let world = World::on(Scene::on(env.store()));
        let receipt = world.file("message");
        let case = world.accepted(&receipt);
        let proposal = world.proposed(&world.executor, &case, &extend("2026-05-12"), "2026-04-10 10:00");
        world.take(&world.executor, &case, &answer(), "2026-04-10 11:00");
        let waits = world.scene.office.store.read(|c| proposals::waiting_on(c, &[case.id]));
        assert!(waits.expect("a read").is_empty());
        let signed = world.sign(&world.head, &case, proposal, &AS_PROPOSED(), "2026-04-10 12:00");
        assert_eq!(refused(signed), Refused::AlreadyClosed);
        let back = world.hand_back(&world.head, &case, proposal, "2026-04-10 12:00");
        assert_eq!(refused(back), Refused::AlreadyClosed);
        let late = world.propose(&world.executor, &case, &extend("2026-05-12"), "2026-04-10 12:00");
        assert_eq!(refused(late), Refused::AlreadyClosed);
        world.letters(&receipt);
    });
}
