//! A database of before the table of steps, with rows: it is migrated on both databases, loses no text, and its journal verifies by
//! the rules that it was written under.

use chrono::{DateTime, TimeZone, Utc};
use diesel::migration::{Migration, MigrationVersion};
use diesel::prelude::*;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use listening_state::appeal::{Actor, AppealId, CaseId, EntryKind, OfficerId};
use listening_state::deadlines::Clock;
use listening_state::journal::{self, Entry};
use listening_state::lifecycle::CaseStatus;
use listening_state::store::cases::{self, Case};
use listening_state::store::journal::{self as entries, BadEntry};
use listening_state::store::{Store, StoreError};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{Kind, TestDb};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");
/// The migration that made the table of steps.
const STEPS: &str = "20261126000500";

const SALT: &[u8] = b"salt of an appeal of before";
const APPEAL: Uuid = Uuid::from_u128(1);
const FIRST: Uuid = Uuid::from_u128(2);
const SECOND: Uuid = Uuid::from_u128(3);
const OFFICER: Uuid = Uuid::from_u128(4);
const ANSWER: [&str; 3] = ["Яма засыпана.", "Осмотр 19 марта.", "Закон № 148, статья 35"];
const REASON: &str = "Дорога районная.";

/// Migrates an empty database up to the schema of before.
fn before(db: &TestDb) {
    fn apply<D: diesel::backend::Backend>(c: &mut impl MigrationHarness<D>, pending: Vec<Box<dyn Migration<D>>>) {
        for migration in pending {
            if migration.name().version() < MigrationVersion::from(STEPS) {
                c.run_migration(&migration).expect("a migration");
            }
        }
    }
    match db.kind {
        Kind::Sqlite => {
            let path = db.folder().join("test.db");
            let mut c = SqliteConnection::establish(path.to_str().expect("a path")).expect("the file");
            let pending = c.pending_migrations(SQLITE).expect("migrations");
            apply(&mut c, pending);
        }
        Kind::Postgres => {
            let mut c = PgConnection::establish(&db.url).expect("the database");
            let pending = c.pending_migrations(POSTGRES).expect("migrations");
            apply(&mut c, pending);
        }
    }
}

/// Literals of a database.
struct Sql(Kind);

impl Sql {
    fn bytes(&self, bytes: &[u8]) -> String {
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        match self.0 {
            Kind::Sqlite => format!("x'{hex}'"),
            Kind::Postgres => format!("'\\x{hex}'::bytea"),
        }
    }

    fn id(&self, id: Uuid) -> String {
        match self.0 {
            Kind::Sqlite => self.bytes(id.as_bytes()),
            Kind::Postgres => format!("'{id}'::uuid"),
        }
    }

    fn at(&self, at: DateTime<Utc>) -> String {
        match self.0 {
            Kind::Sqlite => at.timestamp_micros().to_string(),
            Kind::Postgres => format!("'{}'::timestamptz", at.to_rfc3339()),
        }
    }
}

fn at(n: i64) -> DateTime<Utc> {
    Utc.timestamp_opt(1_777_500_000 + n, 0).unwrap()
}

/// A decision of the rulebook as it was kept then.
fn routing() -> String {
    let basis = json!({ "kk": "заң", "ru": "закон", "en": "law" });
    json!({
        "outcome": "routed", "rule": "road.pothole/street", "level": "rural", "function": "akimat",
        "operational_owner": null, "budget_level": null, "basis": basis, "confidence": "high", "why": [], "missing": null,
        "candidates": [], "law": "v",
    })
    .to_string()
}

/// The entries as they were written then: a registration, a forward, an answer.
fn history() -> Vec<Entry> {
    let digest = |text: &str| journal::digest(SALT, text.as_bytes());
    let [text, findings, basis] = ANSWER;
    let officer = Actor::Officer(OfficerId(OFFICER));
    let all: [(EntryKind, Actor, Uuid, Value); 3] = [
        (
            EntryKind::Registered,
            Actor::Resident,
            FIRST,
            json!({
                "number": "ЖТ-2026-000001", "body": "103641000.akimat", "undetermined": false, "law": "v",
                "registered_on": "2026-04-30", "due_on": "2026-05-26", "text_digest": digest("Яма у школы."),
                "routing_digest": digest(&routing()),
            }),
        ),
        (
            EntryKind::Forwarded,
            officer,
            FIRST,
            json!({
                "from": "103641000.akimat", "to": "103600000.akimat", "opened": SECOND, "registered_on": "2026-05-04",
                "due_on": "2026-05-28", "late": false, "law": "v", "executor": OFFICER, "reason_digest": digest(REASON),
            }),
        ),
        (
            EntryKind::Answered,
            officer,
            SECOND,
            json!({
                "body": "103600000.akimat", "due_on": "2026-05-28", "answered_on": "2026-05-06", "working_days": 2,
                "executor": OFFICER, "answer_digest": journal::answer_digest(SALT, text, findings, basis),
            }),
        ),
    ];
    (1..)
        .zip(all)
        .map(|(seq, (step, actor, case, facts))| Entry {
            appeal: APPEAL,
            seq,
            at: at(seq),
            step,
            case: Some(case),
            actor,
            facts: facts.as_object().expect("facts").clone(),
        })
        .collect()
}

/// Rows of the schema of before.
fn rows(sql: &Sql) -> String {
    let (appeal, officer) = (sql.id(APPEAL), sql.id(OFFICER));
    let mut head: Vec<u8> = Vec::new();
    let mut statements = vec![
        body("103641000.akimat"),
        body("103600000.akimat"),
        format!(
            "INSERT INTO officers (id, email_lookup, email, name, role, body, language, password_hash, active, \
             must_change_password, created_at) VALUES ({officer}, {0}, {0}, {0}, 'executor', '103641000.akimat', 'kk', '-', \
             FALSE, FALSE, {1})",
            sql.bytes(b"x"),
            sql.at(at(0))
        ),
    ];
    let mut journal_rows = Vec::new();
    for entry in history() {
        let hash = journal::chain(&head, &entry.content());
        journal_rows.push(format!(
            "INSERT INTO journal (appeal, seq, at, step, case_id, actor, facts, previous, hash) \
             VALUES ({appeal}, {}, {}, '{}', {}, '{}', '{}', {}, {})",
            entry.seq,
            sql.at(entry.at),
            entry.step,
            sql.id(entry.case.expect("a case")),
            entry.actor,
            journal::canonical_facts(&entry.facts),
            sql.bytes(&head),
            sql.bytes(&hash),
        ));
        head = hash.to_vec();
    }
    statements.push(format!(
        "INSERT INTO appeals (id, number, kind, language, subject, settlement, address, text, facts, applicant_name, \
         applicant_postal_address, identity, status, received_at, registered_on, resident_due_on, idempotency_key, \
         request_digest, tracking_digest, salt, journal_length, journal_head) \
         VALUES ({appeal}, 'ЖТ-2026-000001', 'message', 'ru', 'road.pothole', '103641100', '', 'Яма у школы.', '{{}}', {0}, \
         {0}, 'unconfirmed', 'closed', {1}, '2026-04-30', '2026-05-26', 'key', {0}, {0}, {2}, 3, {3})",
        sql.bytes(b"x"),
        sql.at(at(1)),
        sql.bytes(SALT),
        sql.bytes(&head),
    ));
    let case = "INSERT INTO cases (settlement, subject, revision, law_version, undetermined, late_forward, open, appeal, id, \
                seq, body, status, arrived_at, registered_on, due_on, due_order, routing, executor, forwarded_from, \
                forward_reason, answer_text, answer_findings, answer_basis, answer_officer, closed_at, answered_on, \
                working_days) VALUES ('103641100', 'road.pothole', 2, 'v', FALSE, FALSE, FALSE";
    let [text, findings, basis] = ANSWER;
    statements.push(format!(
        "{case}, {appeal}, {}, 1, '103641000.akimat', 'forwarded', {}, '2026-04-30', '2026-05-26', '2026-05-26', '{}', \
         {officer}, NULL, NULL, NULL, NULL, NULL, NULL, {}, NULL, NULL)",
        sql.id(FIRST),
        sql.at(at(1)),
        routing(),
        sql.at(at(2)),
    ));
    statements.push(format!(
        "{case}, {appeal}, {}, 2, '103600000.akimat', 'answered', {}, '2026-05-04', '2026-05-28', '2026-05-28', NULL, \
         {officer}, '103641000.akimat', '{REASON}', '{text}', '{findings}', '{basis}', {officer}, {}, '2026-05-06', 2)",
        sql.id(SECOND),
        sql.at(at(2)),
        sql.at(at(3)),
    ));
    statements.extend(journal_rows);
    statements.push("INSERT INTO appeal_numbers (year, last) VALUES (2026, 1)".to_owned());
    statements.join(";\n")
}

fn body(code: &str) -> String {
    format!(
        "INSERT INTO bodies (code, level, function, territory, name_kk, name_ru, name_en) \
         VALUES ('{code}', 'rural', 'akimat', '{}', 'a', 'a', 'a')",
        code.split('.').next().unwrap_or_default()
    )
}

/// An old database with its rows, migrated.
fn upgraded(kind: Kind, change: &str) -> (TestDb, Store) {
    let db = TestDb::unmigrated(kind);
    before(&db);
    let sql = format!("{};\n{change}", rows(&Sql(kind)));
    db.tamper(&sql).unwrap_or_else(|error| panic!("{error}: {sql}"));
    let applied = Store::migrate(&db.url).expect("the migration of a database with rows");
    assert!(
        applied
            .iter()
            .any(|name| name.starts_with(STEPS) || name.contains("000500")),
        "{applied:?}"
    );
    let store = db.store();
    (db, store)
}

/// What verification finds in appeals. The journal of security, which comes last, has not begun: no service was started.
fn fault(store: &Store) -> Option<BadEntry> {
    let bad = store.read(entries::verify).expect("a verdict").bad;
    bad.filter(|bad| bad.number != "security")
}

fn cases_of(store: &Store) -> Vec<Case> {
    store
        .read(|c| cases::of_appeal(c, AppealId(APPEAL)))
        .expect("the cases")
}

#[test]
fn texts_of_before_become_steps_and_verify_by_their_own_rule() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let (_db, store) = upgraded(kind, "");
        assert_eq!(fault(&store), None, "{kind:?}");
        let [first, second] = cases_of(&store).try_into().expect("two cases");
        assert_eq!(
            (first.id, first.status, first.opened_by),
            (CaseId(FIRST), CaseStatus::Forwarded, None)
        );
        assert_eq!(
            (second.opened_by, second.clock, second.extended_until),
            (Some(2), Clock::Answer, None)
        );
        assert_eq!(first.routing.expect("the decision").rule, "road.pothole/street");
        assert_eq!(second.forward_reason.as_deref(), Some(REASON));
        let answer = second.answer.expect("the answer");
        let texts = [&answer.text, &answer.findings, &answer.basis].map(|text| text.as_str());
        assert_eq!((texts, answer.by), (ANSWER, Actor::Officer(OfficerId(OFFICER))));
        assert_eq!(first.answer, None);
    }
}

#[test]
fn what_is_changed_after_the_upgrade_is_noticed_in_texts_of_before() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let (db, store) = upgraded(kind, "");
        drop(store);
        let disarm = match kind {
            Kind::Sqlite => "DROP TRIGGER steps_no_update; DROP TRIGGER steps_no_delete;",
            Kind::Postgres => "ALTER TABLE steps DISABLE TRIGGER USER;",
        };
        db.tamper(disarm).expect("no trigger");
        let table = [
            (
                "UPDATE steps SET findings = 'x' WHERE seq = 3",
                "UPDATE steps SET findings = 'Осмотр 19 марта.' WHERE seq = 3",
                3,
            ),
            (
                "UPDATE steps SET reason = 'x' WHERE seq = 2",
                "UPDATE steps SET reason = 'Дорога районная.' WHERE seq = 2",
                2,
            ),
            (
                "UPDATE steps SET kind = 'note' WHERE seq = 3",
                "UPDATE steps SET kind = 'answer' WHERE seq = 3",
                3,
            ),
            (
                "UPDATE cases SET opened_by = 1 WHERE seq = 2",
                "UPDATE cases SET opened_by = 2 WHERE seq = 2",
                2,
            ),
        ];
        for (harm, heal, seq) in table {
            db.tamper(harm).expect(harm);
            let store = db.store();
            let bad = fault(&store).expect(harm);
            assert_eq!(bad.seq, seq, "{harm}: {bad:?}");
            drop(store);
            db.tamper(heal).expect(heal);
        }
        assert_eq!(fault(&db.store()), None);
    }
}

/// A text that no entry records is kept, and named.
#[test]
fn a_text_without_an_entry_is_kept_and_named() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let forged = "UPDATE cases SET answer_text = 'f', answer_findings = 'f', answer_basis = 'f' WHERE seq = 1";
        let (_db, store) = upgraded(kind, forged);
        let bad = fault(&store).expect("a fault");
        assert!(bad.fault.contains("steps: no entry records"), "{bad:?}");
        let kept: Result<_, StoreError> = store.read(|c| cases::of_appeal(c, AppealId(APPEAL)));
        assert_eq!(
            kept.expect("cases")[0]
                .answer
                .as_ref()
                .map(|answer| answer.text.as_str()),
            Some("f")
        );
    }
}
