//! A small office: territory and bodies imported, officers who can sign in, a clock that stands still.

use std::sync::{Arc, LazyLock};

use chrono::{DateTime, NaiveDate, Utc};
use listening_state::actions::{self, NewOfficer, Office};
use listening_state::appeal::{AppealDraft, ApplicantDraft, Language};
use listening_state::clock::Clock;
use listening_state::deadlines;
use listening_state::law::Law;
use listening_state::store::officers::{self, Officer};
use listening_state::store::security_journal::By;
use listening_state::store::{Secrets, Store};
use listening_state::texts::Texts;

use super::database::{Kind, TestDb};
use super::territory as places;

/// The password of every officer of the tests.
pub const PASSWORD: &str = "сары-дала-таңы-2026";

/// An office on a database of its own.
pub struct TestEnv {
    pub office: Office,
    pub clock: Clock,
    pub db: TestDb,
}

/// Runs a test in an office on each database. Fields of the environment are dropped in order, the database last.
pub fn both(name: &str, test: impl Fn(&TestEnv)) {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        eprintln!("{name} on {kind:?}");
        test(&TestEnv::new(kind));
    }
}

/// The same under another law.
pub fn both_under(name: &str, law: &Law, test: impl Fn(&TestEnv)) {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        eprintln!("{name} on {kind:?}");
        let mut env = TestEnv::new(kind);
        env.office = env.office_under(law.clone());
        test(&env);
    }
}

impl TestEnv {
    /// The same office as another process serves it, which was started with this law.
    pub fn office_under(&self, law: Law) -> Office {
        let office = &self.office;
        let (texts, secrets) = (office.texts.clone(), office.secrets.clone());
        Office::new(
            office.store.clone(),
            Arc::new(law),
            texts,
            secrets,
            office.public_url.clone(),
        )
    }

    /// An office on Thursday, 30 April 2026, 10:00 in Almaty, with a head at each body of [`places`] and one user of
    /// each other role.
    pub fn new(kind: Kind) -> Self {
        Self::on(TestDb::new(kind))
    }

    /// The same on a database that the test has made.
    pub fn on(db: TestDb) -> Self {
        let env = Self::nobody_on(db);
        let heads = [
            ("akshatau", places::RURAL_AKIMAT),
            ("emeltau", places::OTHER_RURAL_AKIMAT),
            ("ayagoz", places::DISTRICT_AKIMAT),
            ("ayagoz.roads", places::DISTRICT_ROADS),
            ("abai", places::OBLAST_AKIMAT),
            ("semey", places::CITY_AKIMAT),
            ("roads", places::REPUBLIC_ROADS),
        ];
        for (name, body) in heads {
            env.add_officer(&format!("{name}@akimat.example"), "head", Some(body), None);
        }
        env.add_officer("executor@akimat.example", "executor", Some(places::RURAL_AKIMAT), None);
        env.add_officer(
            "registrar@akimat.example",
            "registrar",
            Some(places::RURAL_AKIMAT),
            None,
        );
        env.add_officer("overseer@akimat.example", "overseer", None, Some("100000000"));
        env.add_officer("admin@akimat.example", "administrator", None, None);
        env
    }

    /// The same with nobody working there.
    pub fn without_officers(kind: Kind) -> Self {
        Self::nobody_on(TestDb::new(kind))
    }

    /// The same under another law.
    pub fn under(law: Law, kind: Kind) -> Self {
        Self::nobody_under(law, TestDb::new(kind))
    }

    fn nobody_on(db: TestDb) -> Self {
        Self::nobody_under(shipped_law(), db)
    }

    fn nobody_under(law: Law, db: TestDb) -> Self {
        let clock = Clock::fixed(at("2026-04-30T10:00:00"));
        let office = office(law, db.store());
        actions::ensure_republican_bodies(&office).expect("the bodies of the Republic");
        let options = actions::ImportOptions::default();
        actions::import_territory(&office, places::CSV.as_bytes(), &options, clock.now())
            .expect("the territory of the tests");
        Self { office, clock, db }
    }

    /// The present instant of the test.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// The present day in Kazakhstan.
    pub fn today(&self) -> NaiveDate {
        deadlines::civil(self.now()).date()
    }

    /// Moves the clock to a civil time in Almaty: `2026-05-04T09:00:00`.
    pub fn set_time(&self, civil: &str) {
        self.clock.set(at(civil));
    }

    /// Adds a user whose password is [`PASSWORD`]. The hash is a cheap one of the same kind, made past the action, so
    /// that a test does not spend its time on hashing.
    pub fn add_officer(&self, email: &str, role: &str, body: Option<&str>, territory: Option<&str>) -> Officer {
        self.add(email, role, body, territory, false)
    }

    /// The same for a user whose password somebody else made.
    pub fn add_temporary(&self, email: &str, role: &str, body: Option<&str>) -> Officer {
        self.add(email, role, body, None, true)
    }

    fn add(&self, email: &str, role: &str, body: Option<&str>, territory: Option<&str>, temporary: bool) -> Officer {
        let officer = Officer {
            id: listening_state::appeal::OfficerId(uuid::Uuid::now_v7()),
            email: email.to_owned(),
            name: format!("Officer {email}"),
            role: role.parse().expect("a role"),
            body: body.map(|code| listening_state::appeal::BodyCode(code.to_owned())),
            territory: territory.map(|code| listening_state::territory::TerritoryCode::parse(code).expect("a code")),
            language: Language::Ru,
            active: true,
            must_change_password: temporary,
            created_at: self.now(),
        };
        let (secrets, row) = (self.office.secrets.clone(), officer.clone());
        let hash = cheap_hash();
        let added = self
            .office
            .store
            .write(move |c| officers::insert(c, &secrets, &row, &hash, &By::system()));
        assert!(added.expect("an officer of a known body"), "{email} is taken");
        officer
    }

    /// Adds a user by the action itself; slower.
    pub fn hire(&self, new: &NewOfficer) -> (Officer, String) {
        actions::add_officer(&self.office, new, None, By::operator(), self.now()).expect("a valid officer")
    }

    /// The officer of an address.
    pub fn officer(&self, email: &str) -> Officer {
        let secrets = self.office.secrets.clone();
        self.office
            .store
            .read(|c| officers::by_email(c, &secrets, email))
            .expect("a read")
            .unwrap_or_else(|| panic!("no officer {email}"))
            .0
    }
}

/// A message about a pothole in a village street, valid as it stands.
pub fn draft() -> AppealDraft {
    AppealDraft {
        kind: "message".to_owned(),
        language: "ru".to_owned(),
        subject: "road.pothole".to_owned(),
        settlement: places::VILLAGE.to_owned(),
        address: "ул. Абая, у школы".to_owned(),
        facts: [("road_class".to_owned(), "street".to_owned())].into(),
        text: "На улице Абая у школы глубокая яма, дети падают.".to_owned(),
        location: None,
        applicant: ApplicantDraft {
            name: "Серікбаева Айгүл Маратқызы".to_owned(),
            postal_address: "071500, с. Акшатау, ул. Абая, 5".to_owned(),
            email: Some("aigul@resident.example".to_owned()),
            phone: None,
            iin: None,
        },
    }
}

/// The instant of a civil time in Almaty.
pub fn at(civil: &str) -> DateTime<Utc> {
    deadlines::instant(civil.parse().expect("a civil time like 2026-04-30T10:00:00"))
}

/// The law that we ship, read and proved once for all tests.
pub fn shipped_law() -> Law {
    static LAW: LazyLock<Law> =
        LazyLock::new(|| Law::embedded().unwrap_or_else(|faults| panic!("the law of the tests: {faults:?}")));
    LAW.clone()
}

fn office(law: Law, store: Store) -> Office {
    let texts = Texts::load().unwrap_or_else(|fault| panic!("the texts: {fault}"));
    let secrets = Secrets::derive(b"a secret of the tests, thirty-two bytes long or more");
    Office::new(
        store,
        Arc::new(law),
        Arc::new(texts),
        Arc::new(secrets),
        "http://localhost".to_owned(),
    )
}

fn cheap_hash() -> String {
    use argon2::password_hash::PasswordHasher;
    use argon2::{Algorithm, Argon2, Params, Version};
    let params = Params::new(8, 1, 1, None).expect("parameters");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password(PASSWORD.as_bytes())
        .expect("a hash")
        .to_string()
}
