//! An office with cases in every state: each status, each way to be late or in time, on the wire and on paper.
//!
//! It proves nothing itself.

use std::sync::Arc;

use listening_state::actions::{self, Office, Receipt, record_posting, take_step};
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
        env: &env,
    };
    town.closed();
    town.open();
    town.moved();
    town.on_paper();
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
        for day in [
            "11-26", "11-27", "11-30", "12-01", "12-02", "12-03", "12-04", "12-07", "12-14",
        ] {
            self.file(&format!("2026-{day}T10:00:00"), |_| {});
        }
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
