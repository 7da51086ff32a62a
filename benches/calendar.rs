//! `law calendar apply` on a million open cases whose due date moves (`CASES=n` for another number), and on a twentieth of
//! them with the letters: the real binary on an SQLite file, and on PostgreSQL where `TEST_DATABASE_URL` names a server.
//!
//! The cases are written through the store, so that the journal can be verified afterwards.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a benchmark stops on the spot and prints"
)]

#[path = "support/mod.rs"]
mod support;

use std::path::{Path, PathBuf};
use std::time::Instant;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use listening_state::appeal::{
    Actor, AppealId, AppealStatus, BodyCode, CaseId, EntryKind, Facts, Identity, Kind, Language, Number,
};
use listening_state::deadlines::{Clock, instant};
use listening_state::law::{Law, embedded_files};
use listening_state::lifecycle::{self, CaseStatus};
use listening_state::store::appeals::{self, Appeal, Applicant};
use listening_state::store::cases::{self, Case};
use listening_state::store::{Conn, Secrets, Store, StoreError, calendars, journal, territories};
use listening_state::territory::{Place, TerritoryCode};
use support::{Folder, create_database, prepare, run};
use uuid::Uuid;

/// Cases written in one transaction.
const BATCH: u64 = 5_000;
/// A holiday that all the terms run over.
const LATE: &str = "\n[[holiday]]\ndate = 2026-11-10\nname = \"late\"\n\n[holidays.late]\nmoves = false\n\
    kk = \"Аза тұту күні\"\nru = \"День траура\"\nen = \"Day of mourning\"\n";

/// What every case has in common.
#[derive(Clone)]
struct Ground {
    law: std::sync::Arc<Law>,
    place: Place,
    facts: Facts,
    edition: i64,
}

/// Arrivals on the ten working days before the holiday, in order.
fn arrival(serial: u64, of: u64) -> DateTime<Utc> {
    let day = [26, 27, 28, 29, 30, 33, 34, 35, 36, 37][usize::try_from(serial * 10 / of).expect("few")];
    let first = NaiveDate::from_ymd_opt(2026, 10, 1).expect("a date");
    let date = first.checked_add_days(Days::new(day - 1)).expect("a date");
    let morning = date.and_hms_opt(9, 0, 0).expect("a time");
    instant(morning + TimeDelta::microseconds(i64::try_from(serial % (of / 10 + 1)).expect("few")))
}

fn write_case(c: &mut Conn, secrets: &Secrets, ground: &Ground, serial: u64, of: u64) -> Result<(), StoreError> {
    let now = arrival(serial, of);
    let opening = lifecycle::open(listening_state::deadlines::Clock::Answer, now, &ground.law);
    let subject = "road.pothole".to_owned();
    let powers = &ground.law.powers;
    let routing = powers
        .route(opening.registered_on, &ground.place, &subject, &ground.facts)
        .expect("routed");
    let id = |high: u64| Uuid::from_u128((u128::from(high) << 64) | u128::from(serial));
    let appeal = Appeal {
        id: AppealId(id(1)),
        number: Number::new(2026, i64::try_from(serial).expect("few")),
        kind: Kind::Message,
        language: [Language::Kk, Language::Ru][usize::from(serial % 2 == 1)],
        subject,
        settlement: ground.place.settlement.clone(),
        address: format!("Абай көшесі, {serial}").into(),
        text: "Су тасқынынан кейін көпір жанында шұңқыр пайда болды: ені бір метрдей, тереңдігі 30 см.".into(),
        facts: ground.facts.clone(),
        location: None,
        applicant: Applicant {
            name: format!("Тұрғын {serial}").into(),
            postal_address: format!("Ақтоғай ауылы, {serial}").into(),
            email: Some(format!("r{serial}@bench.example")),
            phone: None,
            iin: None,
        },
        identity: Identity::Unconfirmed,
        status: AppealStatus::Open,
        received_at: now,
        registered_on: opening.registered_on,
        resident_due_on: opening.due_on(),
        idempotency_key: format!("bench-{serial}"),
        request_digest: vec![7; 32],
        salt: vec![7; 16],
        complains_of: None,
    };
    let case = Case {
        id: CaseId(id(2)),
        appeal: appeal.id,
        seq: 1,
        body: BodyCode("103641000.akimat".to_owned()),
        status: CaseStatus::Registered,
        revision: 1,
        arrived_at: now,
        registered_on: opening.registered_on,
        due_on: opening.due_on(),
        forward_due_on: opening.forward_due_on,
        undetermined: false,
        clock: Clock::Answer,
        extended_until: None,
        opened_by: None,
        routing: Some(routing),
        deadline: opening.deadline,
        law_version: opening.law_version,
        calendar: ground.edition,
        executor: None,
        forwarded_from: None,
        forward_reason: None,
        late_forward: false,
        answer: None,
        closed_at: None,
        answered_on: None,
        working_days: None,
        joined_to: None,
        steps: Vec::new(),
    };
    appeals::insert(c, secrets, &appeal)?;
    cases::insert(c, &case, &appeal.settlement, &appeal.subject)?;
    let digests = appeals::digests(c, appeal.id)?.expect("the appeal just written");
    let facts = digests
        .into_iter()
        .map(|(fact, digest)| (fact.to_owned(), digest.into()))
        .collect();
    journal::append(
        c,
        appeal.id,
        Some(case.id),
        now,
        EntryKind::Registered,
        Actor::Resident,
        facts,
    )
}

/// Writes so many open cases of the demonstration's first okrug.
fn fill(folder: &Path, database: &str, cases: u64) {
    prepare(folder, database);
    let store = Store::open(database).expect("the database");
    let settlement = TerritoryCode::parse("103641100").expect("a code");
    let place = store
        .read(|c| territories::place(c, &settlement, chrono::NaiveDate::MAX))
        .expect("a read")
        .expect("a place");
    let ground = Ground {
        law: std::sync::Arc::new(Law::embedded().expect("the law data that we ship")),
        place,
        facts: Facts::from([("road_class".to_owned(), "street".to_owned())]),
        // The program took up its calendars when it was prepared.
        edition: store.read(calendars::edition).expect("a read"),
    };
    let secrets = std::sync::Arc::new(Secrets::create(&folder.join("secret.key")).expect("the secrets"));
    let began = Instant::now();
    for start in (0..cases).step_by(usize::try_from(BATCH).expect("few")) {
        let (ground, secrets) = (ground.clone(), secrets.clone());
        let written: Result<(), StoreError> = store.write(move |c| {
            (start..cases.min(start + BATCH)).try_for_each(|serial| write_case(c, &secrets, &ground, serial, cases))
        });
        written.expect("cases");
    }
    println!("  {cases} open cases written in {:.0} s", began.elapsed().as_secs_f64());
}

/// The shipped calendar with the holiday in it.
fn late_calendar(folder: &Path) -> PathBuf {
    let text = &embedded_files()["calendar/2026.toml"];
    let text = text
        .replacen("\"2026.2\"", "\"2026.3\"", 1)
        .replacen("= 247", "= 246", 1)
        + LATE;
    let file = folder.join("2026.toml");
    std::fs::write(&file, text).expect("a file");
    file
}

fn apply(folder: &Path, database: &str, letters: bool) -> serde_json::Value {
    let file = late_calendar(folder);
    let mut words = vec!["--json", "law", "calendar", "apply", file.to_str().expect("UTF-8")];
    words.extend((!letters).then_some("--no-letters"));
    serde_json::from_str(&run(folder, database, &words)).expect("JSON")
}

fn measure(name: &str, database: impl Fn(&Folder, &str) -> String, cases: u64) {
    let folder = Folder::new(&format!("calendar-{name}"));
    let url = database(&folder, "dates");
    fill(&folder.0, &url, cases);
    let found = apply(&folder.0, &url, false);
    assert_eq!((&found["moved"], &found["left"]), (&cases.into(), &0.into()), "{found}");
    let seconds = found["seconds"]["dates"].as_f64().expect("seconds");
    println!(
        "{name}: dates and journal of {cases} open cases in {seconds:.1} s: {:.0}/s",
        cases as f64 / seconds
    );
    let began = Instant::now();
    run(&folder.0, &url, &["journal", "verify"]);
    println!("  the journal is verified in {:.0} s", began.elapsed().as_secs_f64());
    drop(folder);

    let few = (cases / 20).max(1);
    let folder = Folder::new(&format!("calendar-letters-{name}"));
    let url = database(&folder, "letters");
    fill(&folder.0, &url, few);
    let found = apply(&folder.0, &url, true);
    assert_eq!(found["letters"], few, "{found}");
    let seconds = found["seconds"]["letters"].as_f64().expect("seconds");
    println!(
        "{name}: {few} letters queued in {seconds:.1} s: {:.0}/s",
        few as f64 / seconds
    );
}

fn main() {
    let wanted = std::env::var("CASES").ok().and_then(|number| number.parse().ok());
    let cases: u64 = wanted.unwrap_or(1_000_000);
    measure(
        "SQLite",
        |folder, _| format!("sqlite://{}", folder.0.join("bench.db").display()),
        cases,
    );
    match std::env::var("TEST_DATABASE_URL") {
        Ok(server) => measure("PostgreSQL", |_, name| create_database(&server, name), cases),
        Err(_) => println!("PostgreSQL: TEST_DATABASE_URL is not set; run `make bench`"),
    }
}
