//! What never holds a letter: a process that died, a clock that jumped, a row that cannot be opened.

use std::sync::{Arc, Mutex};

use chrono::{DateTime, TimeDelta, Utc};
use listening_state::actions::take_step;
use listening_state::appeal::Language;
use listening_state::jobs;
use listening_state::mail::Courier;
use listening_state::store::cases::Scope;
use listening_state::store::outbox::{self, Claim, LetterStatus, StoredLetter};
use listening_state::store::{Secrets, Store, officers};
use uuid::Uuid;

use crate::scene::{AKTOGAY, Scene, answer, at};
use crate::support::database::Kind;
use crate::support::{TestDb, both_databases};

type Taken = Arc<Mutex<Vec<StoredLetter>>>;

fn deliver(scene: &Scene, now: DateTime<Utc>) -> usize {
    let taken = Taken::default();
    jobs::deliver_outbox(&scene.office, &Courier::Memory(Arc::clone(&taken)), now).expect("a delivery");
    taken.lock().expect("the letters").len()
}

/// Claims everything, as a process does that dies then.
fn claim(store: &Store, scene: &Scene, now: DateTime<Utc>, until: DateTime<Utc>) -> usize {
    let secrets = scene.office.secrets.clone();
    let claim = Claim {
        by: Uuid::now_v7(),
        now,
        until,
    };
    let claimed = store.write(move |c| outbox::claim(c, &secrets, claim, 100));
    claimed.expect("a claim").rows.len()
}

#[test]
fn a_process_that_dies_holds_its_letters_until_the_next_start_or_two_minutes() {
    both_databases(|db, store| {
        let scene = Scene::on(store.clone());
        scene.file("2026-03-18 10:00", |_| {});
        let now = at("2026-03-18 10:01");
        assert_eq!(claim(&store, &scene, now, now + TimeDelta::minutes(2)), 1);
        assert_eq!(deliver(&scene, now), 0, "another one holds it");
        jobs::take_stock(&scene.office, now + TimeDelta::seconds(5)).expect("a start");
        let after_start = match db.kind {
            // There is one process, so the claim was that of one that died.
            Kind::Sqlite => 1,
            Kind::Postgres => 0,
        };
        assert_eq!(deliver(&scene, now + TimeDelta::seconds(5)), after_start);
        assert_eq!(deliver(&scene, now + TimeDelta::minutes(2)), 1 - after_start);
    });
}

#[test]
fn a_clock_that_jumped_back_holds_no_letter() {
    both_databases(|_, store| {
        let scene = Scene::on(store.clone());
        // Written, claimed and refused while the clock stood in 2036.
        scene.file("2026-03-18 10:00", |_| {});
        scene.file("2026-03-18 10:00", |_| {});
        let wrong = at("2036-03-18 10:00");
        assert_eq!(claim(&store, &scene, wrong, wrong + TimeDelta::minutes(2)), 2);
        let letters = scene.queued("registered");
        let failed = letters[0].id;
        store
            .write(move |c| outbox::mark_failed(c, failed, "x", wrong + TimeDelta::hours(6), Some(wrong)))
            .expect("a failure");
        let now = at("2026-03-18 10:05");
        assert_eq!(deliver(&scene, now), 0);
        assert_eq!(jobs::release_from_the_future(&scene.office, now).expect("a job"), 2);
        assert_eq!(deliver(&scene, now), 2);
        assert_eq!(jobs::release_from_the_future(&scene.office, now).expect("a job"), 0);
    });
}

#[test]
fn a_letter_that_waits_its_turn_is_no_letter_of_the_future() {
    both_databases(|_, store| {
        let scene = Scene::on(store.clone());
        scene.file("2026-03-18 10:00", |_| {});
        let now = at("2026-03-18 10:00");
        assert_eq!(claim(&store, &scene, now, now + TimeDelta::minutes(2)), 1);
        let failed = scene.queued("registered")[0].id;
        store
            .write(move |c| outbox::mark_failed(c, failed, "x", now + TimeDelta::hours(6), None))
            .expect("a failure");
        assert_eq!(jobs::release_from_the_future(&scene.office, now).expect("a job"), 0);
        assert_eq!(deliver(&scene, now + TimeDelta::hours(5)), 0);
        assert_eq!(deliver(&scene, now + TimeDelta::hours(6)), 1);
    });
}

/// Makes the sealed column of the first row of a table unreadable.
fn damage(db: &TestDb, table: &str, column: &str, status: &str) {
    let bytes = match db.kind {
        Kind::Sqlite => "x'0102'",
        Kind::Postgres => "'\\x0102'::bytea",
    };
    let sql = format!(
        "UPDATE {table} SET {column} = {bytes} \
         WHERE id = (SELECT id FROM {table} WHERE {status} ORDER BY created_at, id LIMIT 1)"
    );
    db.tamper(&sql).expect("damage");
}

#[test]
fn a_row_that_cannot_be_opened_stops_no_other() {
    both_databases(|db, store| {
        let scene = Scene::on(store.clone());
        let akim = scene.officer(AKTOGAY, Language::Kk);
        scene.officer(AKTOGAY, Language::Kk);
        let receipt = scene.file("2026-03-18 10:00", |draft| draft.applicant.email = None);
        scene.file("2026-03-18 10:00", |_| {});
        let case = scene.cases(&receipt)[0].id;
        let step = answer();
        take_step(&scene.office, &akim, case, 1, &step, at("2026-03-18 11:00")).expect("a step");
        // Of two print tasks and five letters to send, one each.
        damage(db, "outbox", "sealed", "status = 'to_print'");
        damage(db, "outbox", "sealed", "status = 'queued'");
        damage(db, "officers", "email", "role = 'executor'");

        let now = at("2026-03-18 12:00");
        let queued = 5;
        assert_eq!(deliver(&scene, now), queued - 1);
        let scope = Scope::Body(akim.body.clone().expect("a body"));
        let tasks = store
            .read(|c| outbox::to_print(c, &scene.office.secrets, &scope, 10))
            .expect("the tasks");
        assert_eq!((tasks.rows.len(), tasks.unopened.len()), (1, 1));
        // The colleague whose row is whole is written to; filing goes on.
        scene.file("2026-03-18 12:00", |_| {});
        assert_eq!(scene.queued("new_case").len(), 1);
        assert_eq!(
            jobs::take_stock(&scene.office, now).expect("a start"),
            3,
            "a letter each and a user"
        );
        let standing = store.read(outbox::standing).expect("the standing");
        assert_eq!(standing.set_aside, 2);
        let of: Vec<_> = standing
            .set_aside_first
            .iter()
            .map(|(_, _, status, _)| *status)
            .collect();
        assert!(
            of.contains(&LetterStatus::Queued) && of.contains(&LetterStatus::ToPrint),
            "{of:?}"
        );
        let users = store
            .read(|c| officers::unopened(c, &scene.office.secrets))
            .expect("the users");
        assert_eq!(users.len(), 1);
        assert_eq!(
            deliver(&scene, now + TimeDelta::hours(1)),
            2,
            "the new slip and its notice"
        );
    });
}

#[test]
fn letters_set_aside_under_a_wrong_key_are_taken_up_under_the_right_one() {
    both_databases(|_, store| {
        let scene = Scene::on(store.clone());
        scene.file("2026-03-18 10:00", |_| {});
        let other = Arc::new(Secrets::derive(&[9; 32]));
        let mut wrong = scene.office.clone();
        wrong.secrets = other;
        let now = at("2026-03-18 10:01");
        let nobody = Courier::Memory(Arc::default());
        assert_eq!(jobs::deliver_outbox(&wrong, &nobody, now).expect("a delivery"), 0);
        assert_eq!(deliver(&scene, now), 0, "set aside");
        assert_eq!(jobs::take_stock(&scene.office, now).expect("a start"), 0);
        assert_eq!(deliver(&scene, now + TimeDelta::minutes(2)), 1);
    });
}

#[test]
fn a_table_that_is_made_anew_keeps_its_letters() {
    let db = TestDb::new(Kind::Sqlite);
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations/sqlite");
    let mut migrations: Vec<_> = std::fs::read_dir(folder)
        .expect("the migrations")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| {
            path.file_name()
                .is_some_and(|name| name.to_string_lossy().as_ref() < "2026-11-25-000200")
        })
        .collect();
    migrations.sort();
    let table = "CREATE TABLE __diesel_schema_migrations (version VARCHAR(50) PRIMARY KEY NOT NULL, run_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP);";
    db.tamper(table).expect("the list of migrations");
    for path in &migrations {
        let sql = std::fs::read_to_string(path.join("up.sql")).expect("a migration");
        db.tamper(&sql).expect("a migration runs");
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let version: String = name.split('_').next().unwrap_or_default().replace('-', "");
        db.tamper(&format!(
            "INSERT INTO __diesel_schema_migrations (version) VALUES ('{version}')"
        ))
        .expect("a version");
    }
    let rows = "INSERT INTO outbox (id, kind, language, status, sealed, created_at, next_attempt_at, attempts, last_error, posted_on) VALUES \
        (x'0190000000007000800000000000000a', 'registered', 'kk', 'queued', x'00', 5, 7, 3, 'x', NULL), \
        (x'0190000000007000800000000000000b', 'answered', 'ru', 'posted', x'00', 6, 6, 0, NULL, '2026-05-05')";
    db.tamper(rows).expect("letters of an older version");
    let store = db.store();
    let standing = store.read(outbox::standing).expect("the standing");
    assert_eq!(
        (standing.queued, standing.oldest),
        (1, DateTime::from_timestamp_micros(5))
    );
    assert_eq!(standing.errors, [("x".to_owned(), 1)]);
    db.tamper("INSERT INTO outbox (id, kind, language, status, sealed, created_at, next_attempt_at, attempts) VALUES (x'0190000000007000800000000000000c', 'k', 'kk', 'lost', x'00', 5, 7, 0)")
        .expect_err("the words of the status are still held");
}
