//! Rows for tests of the store alone: nothing here went through an action.

use chrono::{DateTime, NaiveDate, TimeDelta, TimeZone, Utc};
use listening_state::appeal::*;
use listening_state::deadlines::Clock;
use listening_state::lifecycle::CaseStatus;
use listening_state::store::appeals::{self, Appeal, Applicant};
use listening_state::store::bodies::{self, Body};
use listening_state::store::cases::{self, Case};
use listening_state::store::{Conn, Secrets, Store, StoreError, journal, territories};
use listening_state::territory::{Changes, Level, Territory, TerritoryCode, changes};
use serde_json::{Map, Value};
use uuid::Uuid;

/// The secret of these tests.
pub fn secrets() -> Secrets {
    Secrets::derive(b"a secret of the store's tests, long enough")
}

/// A settlement, by code.
pub fn territory(code: &str) -> TerritoryCode {
    TerritoryCode::parse(code).expect("a code")
}

/// A day.
pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// An instant `n` seconds into the tests.
pub fn second(n: i64) -> DateTime<Utc> {
    Utc.timestamp_opt(1_777_500_000, 123_456_789).unwrap() + TimeDelta::seconds(n)
}

/// A body as an import makes it.
pub fn body(code: &str, level: Level) -> Body {
    let (territory, function) = code.split_once('.').expect("a body code");
    Body {
        code: BodyCode(code.to_owned()),
        level,
        function: function.to_owned(),
        territory: TerritoryCode::parse(territory),
        name: Trilingual {
            kk: format!("{function} әкімдігі {territory}"),
            ru: format!("Отдел {function} {territory}"),
            en: format!("Office of {function} {territory}"),
        },
        higher: None,
        staffed: false,
        attended_by: None,
        in_force: true,
    }
}

/// The bodies that the cases below are of.
pub fn bodies(store: &Store) {
    let rows = vec![
        body("103641000.akimat", Level::Rural),
        body("103600000.akimat", Level::District),
        body("101000000.akimat", Level::District),
    ];
    store.write(move |c| bodies::upsert_all(c, &rows)).expect("bodies");
}

/// The `n`-th appeal.
pub fn appeal(n: i64) -> Appeal {
    Appeal {
        id: AppealId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + n as u128)),
        number: Number::new(2026, n),
        kind: Kind::Message,
        language: Language::Kk,
        subject: "road.pothole".to_owned(),
        settlement: territory("103641100"),
        address: "Абай көшесі, мектеп жанында".into(),
        text: format!("Мектептің жанында терең шұңқыр бар. № {n}").into(),
        facts: [("road_class".to_owned(), "street".to_owned())].into(),
        location: Some(Location {
            lat: 47.9644,
            lon: 80.4344,
        }),
        applicant: Applicant {
            name: "Серікбаева Айгүл Маратқызы".into(),
            postal_address: "071500, Ақшатау ауылы, Абай көшесі, 5".into(),
            email: Some("aigul@resident.example".to_owned()),
            phone: None,
            iin: Some("900101450017".to_owned()),
        },
        identity: Identity::Unconfirmed,
        status: AppealStatus::Open,
        received_at: second(n),
        registered_on: day("2026-04-30"),
        resident_due_on: Some(day("2026-05-26")),
        idempotency_key: format!("key-{n}"),
        request_digest: vec![1, 2, 3],
        salt: format!("salt of appeal {n}").into_bytes(),
        complains_of: None,
    }
}

/// The `n`-th case: the first of the `n`-th appeal.
pub fn case(n: i64) -> Case {
    Case {
        id: CaseId(Uuid::from_u128(0x0190_0000_0000_7000_9000_0000_0000_0000 + n as u128)),
        appeal: appeal(n).id,
        seq: 1,
        body: BodyCode("103641000.akimat".to_owned()),
        status: CaseStatus::Registered,
        revision: 1,
        arrived_at: second(n),
        registered_on: day("2026-04-30"),
        due_on: Some(day("2026-05-26")),
        forward_due_on: Some(day("2026-05-05")),
        clock: Clock::Answer,
        extended_until: None,
        opened_by: None,
        routing: None,
        deadline: None,
        law_version: "powers 2026-01-01".to_owned(),
        calendar: 0,
        undetermined: false,
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
    }
}

/// Facts of an entry.
pub fn facts(pairs: &[(&str, &str)]) -> Map<String, Value> {
    pairs
        .iter()
        .map(|(key, value)| ((*key).to_owned(), Value::from(*value)))
        .collect()
}

/// Writes an appeal with its first entry, as intake does.
pub fn file(c: &mut Conn, s: &Secrets, appeal: &Appeal) -> Result<(), StoreError> {
    appeals::insert(c, s, appeal)?;
    let digests = appeals::digests(c, appeal.id)?.expect("the appeal just written");
    let digests: Vec<_> = digests.iter().map(|(fact, digest)| (*fact, digest.as_str())).collect();
    let facts = facts(&digests);
    journal::append(
        c,
        appeal.id,
        None,
        appeal.received_at,
        EntryKind::Registered,
        Actor::Resident,
        facts,
    )
}

/// Writes an appeal and its case, as intake does.
pub fn intake(store: &Store, appeal: Appeal, case: Case) {
    store
        .write(move |c| {
            file(c, &secrets(), &appeal)?;
            cases::insert(c, &case, &appeal.settlement, &appeal.subject)
        })
        .expect("an intake");
}

/// Writes territories as a list that takes force on a day, without bodies.
pub fn import_rows(store: &Store, rows: &[Territory], on: NaiveDate) -> Changes {
    let rows = rows.to_vec();
    store
        .write(move |c| {
            let changes = changes(&territories::all_known(c)?, &rows, on);
            territories::write(c, &changes, on)?;
            Ok::<_, StoreError>(changes)
        })
        .expect("the territories")
}
