//! An office with the demo's territory, officers where a test wants them, and short words for what tests do.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::support::office::shipped_law;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use listening_state::actions::{self, Office, Receipt};
use listening_state::appeal::{AppealDraft, ApplicantDraft, BodyCode, CaseId, Facts, Language, OfficerId, Role};
use listening_state::deadlines::instant;
use listening_state::law::Law;
use listening_state::lifecycle::{Step, StepName};
use listening_state::store::appeals::{self, Appeal};
use listening_state::store::cases::{self, Case, Scope};
use listening_state::store::officers::{self, Officer};
use listening_state::store::outbox::{self, LetterStatus, StoredLetter};
use listening_state::store::security_journal::By;
use listening_state::store::{Secrets, Store, StoreError, journal};
use listening_state::territory::TerritoryCode;
use listening_state::texts::Texts;
use uuid::Uuid;

/// The akim of the okrug of the settlement in [`draft`].
pub const AKTOGAY: &str = "103641000.akimat";
/// The akimat of its district, which is the duty desk too.
pub const DISTRICT: &str = "103600000.akimat";
/// The akimat of its oblast.
pub const OBLAST: &str = "100000000.akimat";

pub struct Scene {
    pub office: Office,
}

impl Scene {
    pub fn on(store: Store) -> Self {
        Self::with_law(store, shipped_law())
    }

    pub fn with_law(store: Store, law: Law) -> Self {
        Self::with_secrets(store, law, Secrets::derive(&[7; 32]))
    }

    pub fn with_secrets(store: Store, law: Law, secrets: Secrets) -> Self {
        let office = Office::new(
            store,
            Arc::new(law),
            Arc::new(Texts::load().expect("the texts")),
            Arc::new(secrets),
            "https://example.kz/".to_owned(),
        );
        let list = include_str!("../../config/demo/territory.csv");
        let options = actions::ImportOptions::default();
        actions::import_territory(&office, list.as_bytes(), &options, at("2026-01-01 09:00")).expect("the territory");
        actions::ensure_republican_bodies(&office).expect("the republican bodies");
        Self::at_start(office)
    }

    /// What every process does when it starts.
    fn at_start(office: Office) -> Self {
        actions::take_up_calendars(&office, at("2026-01-05 09:00")).expect("the calendars");
        Self { office }
    }

    /// The same database under another law.
    pub fn under(&self, law: Law) -> Self {
        let Office {
            store,
            texts,
            secrets,
            public_url,
            ..
        } = self.office.clone();
        Self::at_start(Office::new(store, Arc::new(law), texts, secrets, public_url))
    }

    /// An officer without a usable password: hashing would only slow the tests down.
    pub fn officer(&self, body: &str, language: Language) -> Officer {
        self.user(Role::Executor, Some(body), None, language)
    }

    pub fn administrator(&self, language: Language) -> Officer {
        self.user(Role::Administrator, None, None, language)
    }

    pub fn user(&self, role: Role, body: Option<&str>, territory: Option<&str>, language: Language) -> Officer {
        let id = Uuid::now_v7();
        let officer = Officer {
            id: OfficerId(id),
            email: format!("{id}@example.kz"),
            name: "Қызметкер".to_owned(),
            role,
            body: body.map(|code| BodyCode(code.to_owned())),
            territory: territory.and_then(TerritoryCode::parse),
            language,
            active: true,
            must_change_password: false,
            created_at: at("2026-01-05 09:00"),
        };
        let (secrets, row) = (self.office.secrets.clone(), officer.clone());
        let added = self
            .office
            .store
            .write(move |c| officers::insert(c, &secrets, &row, "-", &By::system()));
        assert!(added.expect("an officer"));
        officer
    }

    pub fn file(&self, time: &str, change: impl FnOnce(&mut AppealDraft)) -> Receipt {
        let mut draft = draft();
        change(&mut draft);
        let key = Uuid::now_v7().to_string();
        actions::file_appeal(&self.office, &draft, &key, at(time)).expect("a receipt")
    }

    pub fn appeal(&self, receipt: &Receipt) -> Appeal {
        let found = self
            .office
            .store
            .read(|c| appeals::by_number(c, &self.office.secrets, &receipt.number));
        found.expect("a read").expect("the appeal")
    }

    pub fn cases(&self, receipt: &Receipt) -> Vec<Case> {
        let id = self.appeal(receipt).id;
        self.office.store.read(|c| cases::of_appeal(c, id)).expect("the cases")
    }

    pub fn case(&self, id: CaseId) -> Case {
        self.office
            .store
            .read(|c| cases::find(c, id, &Scope::Country))
            .expect("a read")
            .expect("the case")
    }

    /// Every letter that waits for the mail, by kind, in order.
    pub fn queued(&self, kind: &str) -> Vec<StoredLetter> {
        let newest = self
            .office
            .store
            .read(|c| outbox::newest(c, &self.office.secrets, 100_000));
        let mut all: Vec<StoredLetter> = newest.expect("the outbox").rows;
        all.retain(|letter| letter.kind.as_str() == kind && letter.status == LetterStatus::Queued);
        all.reverse();
        all
    }

    /// What the applicant was or will be sent, in order.
    pub fn to_resident(&self, receipt: &Receipt) -> Vec<StoredLetter> {
        let id = self.appeal(receipt).id;
        self.office
            .store
            .read(|c| outbox::to_resident(c, &self.office.secrets, id))
            .expect("the letters")
            .rows
    }

    /// The steps in the journal of an appeal; the whole journal must verify.
    pub fn history(&self, receipt: &Receipt) -> Vec<String> {
        let id = self.appeal(receipt).id;
        let verdict = self.office.store.read(journal::verify).expect("a verdict");
        assert_eq!(verdict.bad, None);
        let entries = self
            .office
            .store
            .read(|c| journal::of_appeal(c, id))
            .expect("the journal");
        entries.into_iter().map(|entry| entry.step.to_string()).collect()
    }

    /// How many appeals there are.
    pub fn appeals(&self) -> u64 {
        let verdict = self.office.store.read(journal::verify);
        verdict
            .map_err(|error: StoreError| error.to_string())
            .expect("a verdict")
            .appeals
    }
}

/// A message about a pothole in a street of Aktogay.
pub fn draft() -> AppealDraft {
    AppealDraft {
        kind: "message".into(),
        language: "ru".into(),
        subject: "road.pothole".into(),
        settlement: "103641100".into(),
        address: "ул. Абая, 5".into(),
        facts: Facts::from([("road_class".into(), "street".into())]),
        text: "Яма у школы.".into(),
        location: None,
        applicant: ApplicantDraft {
            name: "Айгүл Серікқызы".into(),
            postal_address: "Ақтоғай, Абай көшесі 7".into(),
            email: Some("aigul@example.kz".into()),
            phone: None,
            iin: Some("900101300007".into()),
        },
    }
}

/// An answer, reasoned.
pub fn answer() -> Step {
    Step::new(StepName::Answer)
        .with("text", "Яма засыпана.")
        .with("findings", "Осмотр 19 марта.")
        .with("basis", "Закон № 148, статья 35")
}

/// A note.
pub fn note() -> Step {
    Step::new(StepName::Note).with("text", "Учтём в плане.")
}

/// A forward with its reason.
pub fn forward(to: &str) -> Step {
    Step::new(StepName::Forward)
        .with("body", to)
        .with("reason", "Дорога районная.")
}

/// The law without the calendars of these years.
pub fn law_without(years: &[&str]) -> Law {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("config/law");
    let mut files = BTreeMap::new();
    read_into(&root, &root, &mut files);
    files.retain(|name, _| !years.iter().any(|year| *name == format!("calendar/{year}.toml")));
    Law::parse(&files).expect("a law")
}

fn read_into(root: &std::path::Path, folder: &std::path::Path, files: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).expect("the law folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            read_into(root, &path, files);
        } else {
            let name = path
                .strip_prefix(root)
                .expect("inside")
                .to_string_lossy()
                .replace('\\', "/");
            files.insert(name, std::fs::read_to_string(&path).expect("a law file"));
        }
    }
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// An instant from civil time in Kazakhstan.
pub fn at(text: &str) -> DateTime<Utc> {
    instant(NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a time"))
}

/// An empty database of a test.
pub struct Fresh(Store);

impl Fresh {
    pub fn store(&self) -> Store {
        self.0.clone()
    }
}

/// Runs a test on each kind of database.
pub fn both(test: impl Fn(&Fresh)) {
    crate::support::both_databases(|_, store| test(&Fresh(store)));
}
