//! Answers by post: the day of posting is the date of the answer.

use listening_state::actions::{ActionError, record_posting, take_step};
use listening_state::appeal::{AppealStatus, BodyCode, Language, LetterId};
use listening_state::lifecycle::{CaseStatus, Refused};
use listening_state::store::cases::Scope;
use listening_state::store::outbox::{self, LetterStatus};

use crate::scene::{AKTOGAY, DISTRICT, Scene, answer, at, both, day};

fn print_task(scene: &Scene, body: &str, kind: &str) -> LetterId {
    let scope = Scope::Body(BodyCode(body.to_owned()));
    let tasks = scene
        .office
        .store
        .read(|c| outbox::to_print(c, &scene.office.secrets, &scope, 100))
        .expect("print tasks");
    tasks
        .rows
        .into_iter()
        .find(|task| task.letter.kind.as_str() == kind)
        .expect("a print task")
        .letter
        .id
}

#[test]
fn an_answer_by_post_is_dated_by_its_posting() {
    both(|env| {
        let scene = Scene::on(env.store());
        let akim = scene.officer(AKTOGAY, Language::Kk);
        let stranger = scene.officer(DISTRICT, Language::Kk);
        let receipt = scene.file("2026-03-18 10:00", |draft| draft.applicant.email = None);
        let case = scene.cases(&receipt)[0].clone();
        let step = answer();
        let answered = take_step(&scene.office, &akim, case.id, 1, &step, at("2026-04-13 16:00")).expect("a step");
        assert_eq!(
            (answered.status, answered.answered_on, answered.working_days),
            (CaseStatus::Answered, None, None)
        );
        assert_eq!(scene.appeal(&receipt).status, AppealStatus::Open);

        let letter = print_task(&scene, AKTOGAY, "answered");
        let post = |officer, on, now| record_posting(&scene.office, officer, letter, day(on), at(now));
        assert!(matches!(
            post(&stranger, "2026-04-14", "2026-04-15 10:00"),
            Err(ActionError::NotFound)
        ));
        for impossible in ["2026-04-12", "2026-04-16"] {
            let found = post(&akim, impossible, "2026-04-15 10:00");
            let Err(ActionError::Invalid(faults)) = found else {
                panic!("{impossible}: {found:?}")
            };
            assert_eq!(faults[0].field, "posted_on");
        }
        post(&akim, "2026-04-14", "2026-04-15 10:00").expect("a posting");
        post(&akim, "2026-04-14", "2026-04-15 10:05").expect("the same posting");
        let other = post(&akim, "2026-04-15", "2026-04-15 10:10");
        assert!(
            matches!(other, Err(ActionError::Refused(Refused::AlreadyPosted))),
            "{other:?}"
        );

        let dated = scene.case(case.id);
        // Due on the 13th: written in time, posted late.
        assert_eq!(
            (dated.answered_on, dated.working_days),
            (Some(day("2026-04-14")), Some(16))
        );
        assert_eq!(scene.appeal(&receipt).status, AppealStatus::Closed);
        assert_eq!(scene.history(&receipt), ["registered", "answered", "posted"]);
        let stored = scene
            .office
            .store
            .read(|c| outbox::find(c, &scene.office.secrets, letter))
            .expect("a read");
        assert_eq!(stored.expect("the letter").status, LetterStatus::Posted);
    });
}

#[test]
fn posting_another_letter_dates_no_answer() {
    both(|env| {
        let scene = Scene::on(env.store());
        let akim = scene.officer(AKTOGAY, Language::Kk);
        let receipt = scene.file("2026-03-18 10:00", |draft| draft.applicant.email = None);
        let case = scene.cases(&receipt)[0].clone();
        take_step(&scene.office, &akim, case.id, 1, &answer(), at("2026-03-19 16:00")).expect("a step");
        let slip = print_task(&scene, AKTOGAY, "registered");
        record_posting(&scene.office, &akim, slip, day("2026-03-19"), at("2026-03-19 17:00")).expect("a posting");
        assert_eq!(scene.case(case.id).answered_on, None);
        assert_eq!(scene.appeal(&receipt).status, AppealStatus::Open);
    });
}
