//! Any steps in any order, lawful or not, by anybody: each is taken or refused with its reason, and what is stored is what the journal
//! tells.

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::*;
use listening_state::actions::{propose_step, sign_proposal};
use listening_state::appeal::ProposalId;
use listening_state::store::journal;

/// Who asks: an officer by place in the list, or the applicant.
#[derive(Debug, Clone, Copy)]
enum Who {
    Officer(usize),
    Applicant,
}

/// A step, who asks, on which case from the last, and how many hours after the one before.
type Move = (StepName, Who, usize, i64, u8);

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let step = proptest::sample::select(StepName::ALL.to_vec());
    let who = prop_oneof![(0..5usize).prop_map(Who::Officer), Just(Who::Applicant)];
    proptest::collection::vec((step, who, 0..3usize, 1..200i64, 0..6u8), 1..14)
}

/// Fields that are right, or nearly so: `variant` chooses among words and bodies.
fn filled(world: &World, name: StepName, other: &Receipt, variant: u8) -> Step {
    let pick = |words: &[&'static str]| words[usize::from(variant) % words.len()];
    let mut step = Step::new(name);
    for field in name.row().fields {
        let executor = world.executor.id.0.to_string();
        let typed = match field.name {
            "body" => pick(&[DISTRICT, AKTOGAY, "100000000.akimat", "no.body"]).to_owned(),
            "until" => pick(&["2026-05-12", "2026-04-30", "2026-05-09"]).to_owned(),
            "hearing_at" => pick(&["2026-04-28T10:00", "2026-03-20T10:00"]).to_owned(),
            "posted_on" => pick(&["2026-04-02", "2026-03-19"]).to_owned(),
            "to" | "same_as" => other.number.0.clone(),
            "officer" => executor,
            "applicant.email" | "applicant.phone" | "applicant.iin" => String::new(),
            _ => match field.kind.choices() {
                Some(words) => words[usize::from(variant) % words.len()].to_owned(),
                None => "Закон № 148, статья 35".to_owned(),
            },
        };
        step = step.with(field.name, typed);
    }
    step
}

fn play(world: &World, kind: &str, moves: &[Move], n: usize) -> Result<(), TestCaseError> {
    let email = format!("any{n}@example.kz");
    let other = world.file_as(kind, &email);
    let receipt = world.file_as(kind, &email);
    let officers = [
        &world.head,
        &world.executor,
        &world.registrar,
        &world.district,
        &world.oblast,
    ];
    let mut now = at("2026-03-18 11:00");
    let mut proposed: Option<ProposalId> = None;
    for (name, who, back, hours, variant) in moves.iter().copied() {
        now += chrono::TimeDelta::hours(hours);
        let mut step = filled(world, name, &other, variant);
        if let (StepName::HandBack, Some(ProposalId(id))) = (name, proposed) {
            step = step.with("proposal", id.to_string());
        }
        let cases = world.scene.cases(&receipt);
        let case = &cases[cases.len().saturating_sub(1 + back)];
        let taken = match who {
            // Proposed, then signed by whoever comes next with the same step, or handed back.
            Who::Officer(at) if variant == 5 => {
                let asked = propose_step(&world.scene.office, officers[at], case.id, case.revision, &step, now);
                asked.map(|id| proposed = Some(id))
            }
            Who::Officer(at) if variant == 4 && proposed.is_some() => {
                let id = proposed.expect("a proposal");
                let signed = (id, &Step::new(name));
                sign_proposal(&world.scene.office, officers[at], case.id, case.revision, signed, now).map(|_| ())
            }
            Who::Officer(at) => {
                take_step(&world.scene.office, officers[at], case.id, case.revision, &step, now).map(|_| ())
            }
            Who::Applicant => {
                let id = world.scene.appeal(&receipt).id;
                take_own_step(&world.scene.office, id, &step, None, now).map(|_| ())
            }
        };
        match taken {
            Ok(()) | Err(ActionError::Refused(_) | ActionError::Invalid(_) | ActionError::NotFound) => {}
            Err(other) => return Err(TestCaseError::fail(format!("{name}: {other:?}"))),
        }
    }
    let verdict = world.scene.office.store.read(journal::verify).expect("a verdict");
    prop_assert_eq!(verdict.bad, None);
    Ok(())
}

#[test]
fn whatever_is_tried_the_journal_tells_what_is_stored() {
    both(|env| {
        let world = World::on(Scene::on(env.store()));
        let config = Config {
            cases: 24,
            failure_persistence: None,
            ..Config::default()
        };
        // One seed, so that a failure is met again; the kinds in turn, so that each sees many orders.
        let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[9; 32]));
        let tried = std::cell::Cell::new(0);
        let run = runner.run(&moves(), |moves| {
            let n = tried.replace(tried.get() + 1);
            let kind = ["message", "application", "complaint", "proposal"][n % 4];
            play(&world, kind, &moves, n)
        });
        run.expect("every order is told by the journal");
    });
}
