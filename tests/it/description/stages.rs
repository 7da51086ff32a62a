//! For each step a case that stands where it is taken, and who takes it: only then are its fields judged.
use std::collections::BTreeMap;

use listening_state::actions::{self, Receipt, take_own_step, take_step};
use listening_state::appeal::AppealDraft;
use listening_state::lifecycle::{Step, StepName};
use listening_state::store::{appeals, cases};
use serde_json::json;

use crate::support::office::draft;
use crate::support::{TestApp, TestEnv};

const EXECUTOR: &str = "executor@akimat.example";
const REGISTRAR: &str = "registrar@akimat.example";
const HEAD: &str = "akshatau@akimat.example";
const DISTRICT: &str = "ayagoz@akimat.example";

/// A case with an officer who may take the step on it.
#[derive(Debug, Clone)]
pub struct Stage {
    pub case: String,
    pub revision: i32,
    pub token: String,
}

/// Where every step is taken; those of the applicant with the number and the key of the appeal.
#[derive(Debug, Default)]
pub struct Stages {
    pub officers: BTreeMap<StepName, Stage>,
    pub own: BTreeMap<StepName, (String, String)>,
    /// A proposal that waits for the head.
    pub proposal: String,
}

struct Stagehand<'e> {
    env: &'e TestEnv,
    app: &'e TestApp,
    stages: Stages,
}

impl Stages {
    /// Prepares them all.
    pub fn prepare(env: &TestEnv, app: &TestApp) -> Self {
        let mut hand = Stagehand {
            env,
            app,
            stages: Self::default(),
        };
        hand.registered();
        hand.in_review();
        hand.proposed();
        hand.heard();
        hand.complained();
        hand.stages
    }
}

impl Stagehand<'_> {
    fn file(&self, kind: &str, change: impl FnOnce(&mut AppealDraft)) -> Receipt {
        let mut draft = draft();
        draft.kind = kind.to_owned();
        change(&mut draft);
        let key = uuid::Uuid::now_v7().to_string();
        actions::file_appeal(&self.env.office, &draft, &key, self.env.now()).expect("a receipt")
    }

    fn case(&self, receipt: &Receipt) -> cases::Case {
        let office = &self.env.office;
        let found = office.store.read(|c| {
            let appeal = appeals::by_number(c, &office.secrets, &receipt.number)?.expect("the appeal");
            cases::of_appeal(c, appeal.id)
        });
        found.expect("a read").pop().expect("a case")
    }

    fn take(&self, by: &str, receipt: &Receipt, step: &Step) {
        let (officer, case) = (self.env.officer(by), self.case(receipt));
        take_step(&self.env.office, &officer, case.id, case.revision, step, self.env.now()).expect("a step");
    }

    /// The step is taken by this officer on the last case of this appeal, as it stands now.
    fn stage(&mut self, step: StepName, by: &str, receipt: &Receipt) {
        let case = self.case(receipt);
        let stage = Stage {
            case: case.id.0.to_string(),
            revision: case.revision,
            token: self.app.sign_in(by),
        };
        self.stages.officers.insert(step, stage);
    }

    fn own(&mut self, step: StepName, receipt: &Receipt) {
        let opened = (receipt.number.0.clone(), receipt.tracking_key.clone());
        self.stages.own.insert(step, opened);
    }

    /// What is done first, on a proposal, which more steps are for than for a message.
    fn registered(&mut self) {
        let receipt = self.file("proposal", |_| {});
        let by_executor = [
            StepName::Accept,
            StepName::Answer,
            StepName::Note,
            StepName::Forward,
            StepName::Split,
            StepName::SendEmergency,
            StepName::AskCure,
            StepName::Join,
            StepName::Terminate,
        ];
        for step in by_executor {
            self.stage(step, EXECUTOR, &receipt);
        }
        for step in [StepName::Assign, StepName::Attach] {
            self.stage(step, REGISTRAR, &receipt);
        }
        self.stage(StepName::Return, HEAD, &receipt);
        self.own(StepName::Withdraw, &receipt);
        let undetermined = self.file("message", |draft| draft.facts.clear());
        self.stage(StepName::Determine, DISTRICT, &undetermined);
        let on_paper = self.file("inquiry", |draft| draft.applicant.email = None);
        self.take(EXECUTOR, &on_paper, &signed(StepName::Answer));
        self.stage(StepName::Post, EXECUTOR, &on_paper);
        self.own(StepName::Complain, &on_paper);
    }

    fn in_review(&mut self) {
        let leading = self.file("message", |_| {});
        self.take(EXECUTOR, &leading, &Step::new(StepName::Accept));
        self.stage(StepName::Extend, HEAD, &leading);
        let joined = self.file("message", |_| {});
        let join = Step::new(StepName::Join).with("to", leading.number.0.as_str());
        self.take(EXECUTOR, &joined, &join);
        self.stage(StepName::Separate, EXECUTOR, &joined);
        let defective = self.file("message", |_| {});
        let ask = Step::new(StepName::AskCure)
            .with("missing", "Номер дома.")
            .with("until", "2026-05-26");
        self.take(EXECUTOR, &defective, &ask);
        self.own(StepName::Cure, &defective);
    }

    /// An extension that an executor proposed.
    fn proposed(&mut self) {
        let receipt = self.file("message", |_| {});
        self.take(EXECUTOR, &receipt, &Step::new(StepName::Accept));
        let case = self.case(&receipt);
        let body = json!({
            "step": "extend", "revision": case.revision, "until": "2026-06-10", "reason": "r", "propose": true,
        });
        let path = format!("/api/v1/cases/{}/steps", case.id.0);
        let proposed = self
            .app
            .post_as(&self.app.sign_in(EXECUTOR), &path, &body)
            .expect(202)
            .json();
        self.stages.proposal = proposed["proposal"].as_str().expect("its id").to_owned();
        self.stage(StepName::HandBack, HEAD, &receipt);
    }

    /// An application that is taken up, and one whose preliminary decision was sent.
    fn heard(&mut self) {
        let accepted = self.file("application", |_| {});
        let drafted = self.file("application", |_| {});
        for application in [&accepted, &drafted] {
            self.take(EXECUTOR, application, &Step::new(StepName::Accept));
        }
        let draft = Step::new(StepName::DraftDecision)
            .with("text", "Намерены отказать.")
            .with("hearing_at", "2026-05-26T10:00");
        self.take(EXECUTOR, &drafted, &draft);
        self.stage(StepName::DraftDecision, EXECUTOR, &accepted);
        self.stage(StepName::Decide, HEAD, &accepted);
        self.stage(StepName::RecordHearing, EXECUTOR, &drafted);
        self.own(StepName::Object, &drafted);
    }

    /// A complaint where it was lodged, and one at the higher body.
    fn complained(&mut self) {
        let complain = Step::new(StepName::Complain).with("text", "Яма на месте.");
        let mut complaints = Vec::new();
        for _ in 0..2 {
            let answered = self.file("message", |_| {});
            self.take(EXECUTOR, &answered, &signed(StepName::Answer));
            let id = self.case(&answered).appeal;
            let complaint = take_own_step(&self.env.office, id, &complain, None, self.env.now());
            complaints.push(complaint.expect("a complaint").expect("its receipt"));
        }
        let [lodged, passed_up] = <[Receipt; 2]>::try_from(complaints).expect("two");
        self.stage(StepName::Satisfy, HEAD, &lodged);
        self.stage(StepName::PassUp, REGISTRAR, &lodged);
        let up = Step::new(StepName::PassUp).with("statement", "Яма засыпана.");
        self.take(REGISTRAR, &passed_up, &up);
        self.stage(StepName::DecideComplaint, DISTRICT, &passed_up);
    }
}

fn signed(name: StepName) -> Step {
    Step::new(name)
        .with("text", "Яма засыпана.")
        .with("findings", "Осмотр.")
        .with("basis", "Закон № 148, статья 35")
}
