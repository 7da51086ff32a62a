//! The lifecycle through the actions, on both databases: what every step leaves in the rows, in the letters and in the journal, which
//! must verify after each story.

use listening_state::actions::{ActionError, Receipt, take_own_step, take_step};
use listening_state::appeal::{Facts, Language, LetterKind, Role};
use listening_state::lifecycle::{CaseStatus, Refused, Step, StepName};
use listening_state::store::cases::Case;
use listening_state::store::officers::Officer;

use crate::scene::{AKTOGAY, DISTRICT, OBLAST, Scene, answer, at, both, day, forward};

mod any_order;
mod complaints;
mod ends;
mod passing;
mod proposals;
mod terms;
mod together;

/// A story of one appeal.
struct World {
    scene: Scene,
    head: Officer,
    executor: Officer,
    registrar: Officer,
    district: Officer,
    oblast: Officer,
}

impl World {
    fn on(scene: Scene) -> Self {
        let user = |role, body| scene.user(role, Some(body), None, Language::Ru);
        Self {
            head: user(Role::Head, AKTOGAY),
            executor: user(Role::Executor, AKTOGAY),
            registrar: user(Role::Registrar, AKTOGAY),
            district: user(Role::Head, DISTRICT),
            oblast: user(Role::Head, OBLAST),
            scene,
        }
    }

    fn file(&self, kind: &str) -> Receipt {
        self.file_as(kind, "aigul@example.kz")
    }

    fn file_as(&self, kind: &str, email: &str) -> Receipt {
        self.scene.file("2026-03-18 10:00", |draft| {
            // No other text of law names another body for it.
            draft.subject = "green.weeds".to_owned();
            draft.facts = Facts::new();
            draft.kind = kind.to_owned();
            draft.applicant.email = Some(email.to_owned());
            draft.applicant.iin = None;
            draft.applicant.name = email.to_owned();
        })
    }

    /// The last case of an appeal.
    fn case(&self, receipt: &Receipt) -> Case {
        self.scene.cases(receipt).pop().expect("a case")
    }

    fn try_take(&self, by: &Officer, case: &Case, step: &Step, time: &str) -> Result<Case, ActionError> {
        let case = self.scene.case(case.id);
        take_step(&self.scene.office, by, case.id, case.revision, step, at(time))
    }

    fn take(&self, by: &Officer, case: &Case, step: &Step, time: &str) -> Case {
        let taken = self.try_take(by, case, step, time);
        taken.unwrap_or_else(|error| panic!("{}: {error:?}", step.name))
    }

    fn accepted(&self, receipt: &Receipt) -> Case {
        self.take(
            &self.head,
            &self.case(receipt),
            &Step::new(StepName::Accept),
            "2026-03-18 11:00",
        )
    }

    fn own(&self, receipt: &Receipt, step: &Step, time: &str) -> Result<Option<Receipt>, ActionError> {
        take_own_step(&self.scene.office, self.scene.appeal(receipt).id, step, None, at(time))
    }

    /// The kinds of the letters to the applicant after the receipt, and the journal must verify.
    fn letters(&self, receipt: &Receipt) -> Vec<LetterKind> {
        self.scene.history(receipt);
        let letters = self.scene.to_resident(receipt);
        letters.iter().skip(1).map(|letter| letter.kind).collect()
    }

    /// The text of the last letter to the applicant.
    fn last_letter(&self, receipt: &Receipt) -> String {
        self.scene.to_resident(receipt).pop().expect("a letter").letter.body
    }
}

fn refused<T: std::fmt::Debug>(taken: Result<T, ActionError>) -> Refused {
    match taken {
        Err(ActionError::Refused(why)) => why,
        other => panic!("{other:?}"),
    }
}

fn fields<T: std::fmt::Debug>(taken: Result<T, ActionError>) -> Vec<String> {
    match taken {
        Err(ActionError::Invalid(faults)) => faults.into_iter().map(|fault| fault.field).collect(),
        other => panic!("{other:?}"),
    }
}
