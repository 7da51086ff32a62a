//! An office with cases in every state: each status, each way to be late or in time, on the wire and on paper.
//!
//! It proves nothing itself.

use std::sync::Arc;

use listening_state::actions::{self, Office, Receipt, record_posting, take_own_step, take_step};
use listening_state::appeal::{AppealDraft, CaseId};
use listening_state::jobs;
use listening_state::lifecycle::{Step, StepName};
use listening_state::store::appeals;
use listening_state::store::cases;
use listening_state::store::officers::Officer;
use listening_state::store::outbox::{self, Refusal, StoredLetter};

use super::database::Kind;
use super::office::{TestEnv, draft};
use super::territory as places;
use crate::scene::law_without;

/// The present day of the office: a Monday. The calendar of the next year is not known.
pub const TODAY: &str = "2026-12-21T11:00:00";

/// The office, its clock on [`TODAY`].
pub fn office(kind: Kind) -> TestEnv {
    let TestEnv { office, clock, db } = TestEnv::new(kind);
    let Office {
        store,
        texts,
        secrets,
        public_url,
        ..
    } = office;
    let office = Office::new(store, Arc::new(law_without(&["2027"])), texts, secrets, public_url);
    let env = TestEnv { office, clock, db };
    env.set_time("2026-04-01T09:00:00");
    actions::take_up_calendars(&env.office, env.now()).expect("the calendars");
    let town = Town {
        akim: env.officer("akshatau@akimat.example"),
        roads: env.officer("ayagoz.roads@akimat.example"),
        district: env.officer("ayagoz@akimat.example"),
        env: &env,
    };
    town.closed();
    town.open();
    town.moved();
    town.on_paper();
    town.complained();
    town.ended();
    town.waiting();
    env.set_time(TODAY);
    for job in [jobs::remind, jobs::escalate] {
        job(&env.office, env.now()).expect("a job");
    }
    env
}

struct Town<'e> {
    env: &'e TestEnv,
    akim: Officer,
    roads: Officer,
    district: Officer,
}

impl Town<'_> {
    fn file(&self, time: &str, change: impl FnOnce(&mut AppealDraft)) -> Receipt {
        self.env.set_time(time);
        let mut draft = draft();
        change(&mut draft);
        let key = uuid::Uuid::now_v7().to_string();
        actions::file_appeal(&self.env.office, &draft, &key, self.env.now()).expect("a receipt")
    }

    fn last_case(&self, receipt: &Receipt) -> (CaseId, i32) {
        let office = &self.env.office;
        let found = office.store.read(|c| {
            let appeal = appeals::by_number(c, &office.secrets, &receipt.number)?.expect("the appeal");
            cases::of_appeal(c, appeal.id)
        });
        let case = found.expect("a read").pop().expect("a case");
        (case.id, case.revision)
    }

    fn step(&self, time: &str, officer: &Officer, receipt: &Receipt, step: &Step) {
        self.env.set_time(time);
        let (case, revision) = self.last_case(receipt);
        take_step(&self.env.office, officer, case, revision, step, self.env.now()).expect("a step");
    }

    /// A step of the applicant; the receipt of the complaint that it filed.
    fn own(&self, time: &str, receipt: &Receipt, step: &Step) -> Option<Receipt> {
        self.env.set_time(time);
        let office = &self.env.office;
        let found = office
            .store
            .read(|c| appeals::by_number(c, &office.secrets, &receipt.number));
        let appeal = found.expect("a read").expect("the appeal").id;
        take_own_step(office, appeal, step, None, self.env.now()).expect("a step of the applicant")
    }

    fn answer(&self, time: &str, receipt: &Receipt) {
        self.step(time, &self.akim, receipt, &answer());
    }

    /// Records that the answer left by post.
    fn post(&self, time: &str, receipt: &Receipt) {
        self.env.set_time(time);
        let office = &self.env.office;
        let letter = self.letter_of_answer(receipt);
        record_posting(office, &self.akim, letter.id, self.env.today(), self.env.now()).expect("a posting");
    }

    fn letter_of_answer(&self, receipt: &Receipt) -> StoredLetter {
        let office = &self.env.office;
        let letters = office.store.read(|c| {
            let appeal = appeals::by_number(c, &office.secrets, &receipt.number)?.expect("the appeal");
            outbox::to_resident(c, &office.secrets, appeal.id)
        });
        let mut letters = letters.expect("the letters").rows.into_iter();
        letters.find(|letter| letter.kind.is_answer()).expect("the answer")
    }

    /// The mailbox refuses the answer for good.
    fn refuse(&self, time: &str, receipt: &Receipt) {
        self.env.set_time(time);
        let letter = self.letter_of_answer(receipt);
        let error = "550 5.1.1 no such user";
        actions::give_up_letter(&self.env.office, &letter, Refusal::Mailbox, error, self.env.now()).expect("given up");
    }

    fn closed(&self) {
        let in_time = self.file("2026-04-01T10:00:00", |_| {});
        let late = self.file("2026-04-01T10:05:00", |draft| draft.settlement = "103641200".into());
        let noted = self.file("2026-04-01T10:10:00", |draft| draft.kind = "proposal".into());
        self.answer("2026-04-10T10:00:00", &in_time);
        self.step("2026-04-10T11:00:00", &self.akim, &noted, &note());
        self.answer("2026-05-20T10:00:00", &late);
    }

    /// Taken up or not; overdue, due today, soon, later, or waiting for a calendar.
    fn open(&self) {
        self.file("2026-05-04T10:00:00", |_| {});
        let taken_up = self.file("2026-05-04T10:05:00", |_| {});
        self.step(
            "2026-05-05T10:00:00",
            &self.akim,
            &taken_up,
            &Step::new(StepName::Accept),
        );
        self.proposed(&taken_up);
        for day in [
            "11-26", "11-27", "11-30", "12-01", "12-02", "12-03", "12-04", "12-07", "12-14",
        ] {
            self.file(&format!("2026-{day}T10:00:00"), |_| {});
        }
    }

    /// One step handed back to who proposed it, and one that waits for the head.
    fn proposed(&self, receipt: &Receipt) {
        let executor = self.env.officer("executor@akimat.example");
        let propose = |time: &str| {
            self.env.set_time(time);
            let (case, revision) = self.last_case(receipt);
            let step = Step::new(StepName::Extend)
                .with("until", "2026-06-15")
                .with("reason", "Ждём экспертизу.");
            actions::propose_step(&self.env.office, &executor, case, revision, &step, self.env.now())
                .expect("a proposal")
        };
        let first = propose("2026-05-06T10:00:00");
        let back = Step::new(StepName::HandBack)
            .with("proposal", first.0.to_string())
            .with("remark", "Назовите дату экспертизы.");
        self.step("2026-05-06T11:00:00", &self.akim, receipt, &back);
        propose("2026-05-06T12:00:00");
    }

    /// Sent on in time and answered there, sent on too late, and left open by the rulebook.
    fn moved(&self) {
        let sent_on = self.file("2026-06-01T10:00:00", |_| {});
        let too_late = self.file("2026-06-01T10:05:00", |_| {});
        self.step("2026-06-02T10:00:00", &self.akim, &sent_on, &forward());
        self.step("2026-06-11T10:00:00", &self.roads, &sent_on, &answer());
        self.step("2026-06-22T10:00:00", &self.akim, &too_late, &forward());
        let undetermined = self.file("2026-06-03T10:00:00", |draft| draft.facts.clear());
        crate::overlaps::file(self.env, "two texts", "ru", "street");
        let desk = self.env.officer("ayagoz@akimat.example");
        self.step(
            "2026-06-05T10:00:00",
            &desk,
            &undetermined,
            &Step::new(StepName::Accept),
        );
        let city = self.file("2026-06-03T10:05:00", |draft| draft.settlement = places::CITY.into());
        let semey = self.env.officer("semey@akimat.example");
        self.step("2026-06-05T10:05:00", &semey, &city, &Step::new(StepName::Accept));
    }

    /// Written and never posted, once overdue and once still in time; posted in time, and posted late.
    fn on_paper(&self) {
        let paper = |time: &str| self.file(time, |draft| draft.applicant.email = None);
        let never = paper("2026-07-01T10:00:00");
        let in_time = paper("2026-07-01T10:05:00");
        let late = paper("2026-07-01T10:10:00");
        for receipt in [&never, &in_time, &late] {
            self.answer("2026-07-10T10:00:00", receipt);
        }
        self.post("2026-07-13T10:00:00", &in_time);
        self.post("2026-09-01T10:00:00", &late);
        // Answers that the mailbox refused: one waits for the post, one was posted in time.
        for (minute, posted) in [("20", false), ("25", true)] {
            let refused = self.file(&format!("2026-07-01T10:{minute}:00"), |_| {});
            self.answer("2026-07-10T11:00:00", &refused);
            self.refuse("2026-07-10T11:30:00", &refused);
            if posted {
                self.post("2026-07-13T10:05:00", &refused);
            }
        }
        let not_yet = paper("2026-12-08T10:00:00");
        self.answer("2026-12-10T10:00:00", &not_yet);
    }

    /// Complaints: satisfied where they were lodged; passed up, rejected and sent back.
    fn complained(&self) {
        let complain = Step::new(StepName::Complain).with("text", "Яма на месте.");
        for (minute, satisfied) in [("00", true), ("05", false)] {
            let appeal = self.file(&format!("2026-08-03T10:{minute}:00"), |_| {});
            self.answer("2026-08-04T10:00:00", &appeal);
            let complaint = self.own("2026-08-05T10:00:00", &appeal, &complain).expect("a receipt");
            if satisfied {
                self.step(
                    "2026-08-06T10:00:00",
                    &self.akim,
                    &complaint,
                    &signed(StepName::Satisfy),
                );
                continue;
            }
            let up = Step::new(StepName::PassUp).with("statement", "Яма засыпана.");
            self.step("2026-08-06T10:00:00", &self.akim, &complaint, &up);
            let remand = signed(StepName::DecideComplaint)
                .with("outcome", "remanded")
                .with("violations", "Осмотра не было.")
                .with("proposals", "Осмотреть.");
            self.step("2026-08-10T10:00:00", &self.district, &complaint, &remand);
        }
        // Of silence: it waits at the higher body past its day.
        let silent = self.file("2026-08-03T10:10:00", |_| {});
        let complaint = self.own("2026-09-10T10:00:00", &silent, &complain).expect("a receipt");
        let up = Step::new(StepName::PassUp).with("statement", "Ответ готовится.");
        self.step("2026-09-11T10:00:00", &self.akim, &complaint, &up);
    }

    /// Ends without an answer, and acts on applications, by e-mail and on paper.
    fn ended(&self) {
        let at = "2026-10-05T10:00:00";
        let returned = self.file(at, |_| {});
        let insulting = Step::new(StepName::Return)
            .with("ground", "insulting")
            .with("reason", "Оскорбления.");
        self.step("2026-10-06T10:00:00", &self.akim, &returned, &insulting);
        let again = self.file("2026-10-07T10:00:00", |_| {});
        let attach = Step::new(StepName::Attach).with("same_as", returned.number.0.as_str());
        self.step("2026-10-08T10:00:00", &self.akim, &again, &attach);
        let terminated = self.file(at, |draft| draft.text = "Всё плохо.".into());
        let terminate = Step::new(StepName::Terminate)
            .with("ground", "no_substance")
            .with("reason", "Неясно, о чём речь.");
        self.step("2026-10-06T10:05:00", &self.akim, &terminated, &terminate);
        let withdrawn = self.file(at, |_| {});
        self.own("2026-10-06T10:10:00", &withdrawn, &Step::new(StepName::Withdraw));
        let emergency = self.file(at, |draft| draft.text = "Провод на тропе.".into());
        let send = Step::new(StepName::SendEmergency)
            .with("body", places::DISTRICT_AKIMAT)
            .with("reason", "Угроза жизни.");
        self.step(at, &self.akim, &emergency, &send);
        for email in [Some("aigul@resident.example"), None] {
            let application = self.file(at, |draft| {
                draft.kind = "application".into();
                draft.applicant.email = email.map(str::to_owned);
            });
            self.step(
                "2026-10-06T10:15:00",
                &self.akim,
                &application,
                &Step::new(StepName::Accept),
            );
            let decide = signed(StepName::Decide).with("outcome", "favourable");
            self.step("2026-10-07T10:15:00", &self.akim, &application, &decide);
        }
    }

    /// Not closed yet: something is missing, a hearing is set, a term is extended, two are joined, a part is elsewhere.
    fn waiting(&self) {
        let accepted = |time: &str, kind: &str| {
            let receipt = self.file(time, |draft| draft.kind = kind.to_owned());
            self.step(time, &self.akim, &receipt, &Step::new(StepName::Accept));
            receipt
        };
        // In time, and long overdue.
        for (filed, until) in [("2026-12-14", "2026-12-25"), ("2026-09-01", "2026-09-14")] {
            let filed = format!("{filed}T10:30:00");
            let ask = Step::new(StepName::AskCure)
                .with("missing", "Номер дома.")
                .with("until", until);
            self.step(&filed, &self.akim, &accepted(&filed, "message"), &ask);
        }
        let draft = Step::new(StepName::DraftDecision)
            .with("text", "Намерены отказать.")
            .with("hearing_at", "2026-12-24T10:00");
        let filed = "2026-12-14T10:35:00";
        self.step(filed, &self.akim, &accepted(filed, "application"), &draft);
        let extended = accepted("2026-11-24T10:40:00", "message");
        let extend = Step::new(StepName::Extend)
            .with("until", "2026-12-30")
            .with("reason", "Нужна экспертиза.");
        self.step("2026-12-14T10:40:00", &self.akim, &extended, &extend);
        let leading = accepted("2026-12-01T10:45:00", "message");
        let join = Step::new(StepName::Join).with("to", leading.number.0.as_str());
        // Joined in time, and overdue by a day of its own.
        for filed in ["2026-12-02T10:45:00", "2026-11-03T10:45:00"] {
            let joined = self.file(filed, |_| {});
            self.step("2026-12-03T10:45:00", &self.akim, &joined, &join);
        }
        let parted = accepted("2026-12-02T10:50:00", "message");
        let split = Step::new(StepName::Split)
            .with("body", places::DISTRICT_ROADS)
            .with("part", "Мост.")
            .with("reason", "Мост районный.");
        self.step("2026-12-03T10:50:00", &self.akim, &parted, &split);
    }
}

/// A step with an answer.
fn signed(name: StepName) -> Step {
    Step { name, ..answer() }
}

fn answer() -> Step {
    Step::new(StepName::Answer)
        .with("text", "Яма засыпана.")
        .with("findings", "Осмотр на месте.")
        .with("basis", "Закон № 148, статья 35")
}

fn note() -> Step {
    Step::new(StepName::Note).with("text", "Учтём в плане.")
}

fn forward() -> Step {
    Step::new(StepName::Forward)
        .with("body", places::DISTRICT_ROADS)
        .with("reason", "Дорога районная.")
}
