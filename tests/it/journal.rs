//! The journal: append-only, chained, and every kind of tampering noticed and named.

use diesel::RunQueryDsl;
use listening_state::actions::take_step;
use listening_state::appeal::Language;
use listening_state::store::journal::{self, BadEntry};
use listening_state::store::{Store, StoreError};

use crate::scene::{AKTOGAY, DISTRICT, Scene, answer, at, forward};
use crate::support::{Kind, TestDb, both_databases};

/// Appeals 1 and 2, each registered; the first was forwarded and then answered.
fn history(store: &Store) {
    let scene = Scene::on(store.clone());
    let akim = scene.officer(AKTOGAY, Language::Kk);
    let district = scene.officer(DISTRICT, Language::Ru);
    let first = scene.file("2026-03-18 10:00", |_| {});
    scene.file("2026-03-18 11:00", |_| {});
    let step = |officer, time, step| {
        let case = scene.cases(&first).last().expect("a case").id;
        take_step(&scene.office, officer, case, 1, &step, at(time)).expect("a step");
    };
    step(&akim, "2026-03-19 10:00", forward(DISTRICT));
    step(&district, "2026-03-20 10:00", answer());
}

fn bad(store: &Store) -> Option<BadEntry> {
    store.read(journal::verify).expect("a verification").bad
}

/// SQL that takes the triggers away, as somebody with full rights could.
fn disarm(db: &TestDb) -> &'static str {
    match db.kind {
        Kind::Sqlite => {
            "DROP TRIGGER journal_no_update; DROP TRIGGER journal_no_delete; \
             DROP TRIGGER steps_no_update; DROP TRIGGER steps_no_delete;"
        }
        Kind::Postgres => "ALTER TABLE journal DISABLE TRIGGER USER; ALTER TABLE steps DISABLE TRIGGER USER;",
    }
}

#[test]
fn an_honest_history_is_verified_without_a_key() {
    both_databases(|_, store| {
        history(&store);
        let verdict = store.read(journal::verify).unwrap();
        assert_eq!((verdict.appeals, verdict.entries, verdict.bad), (2, 4, None));
    });
}

#[test]
fn the_database_itself_refuses_to_change_the_journal() {
    both_databases(|db, store| {
        history(&store);
        let mut refused = vec![
            "UPDATE journal SET actor = 'x'",
            "DELETE FROM journal",
            "UPDATE steps SET text = 'x'",
            "DELETE FROM steps",
        ];
        match db.kind {
            Kind::Sqlite => refused.extend([
                "INSERT OR REPLACE INTO journal SELECT appeal, seq, at, step, case_id, 'x', facts, previous, hash FROM journal",
                "INSERT OR REPLACE INTO steps (appeal, seq, case_id, kind, actor, at) \
                 SELECT appeal, seq, case_id, kind, 'x', at FROM steps",
            ]),
            Kind::Postgres => refused.extend(["TRUNCATE journal", "TRUNCATE steps CASCADE"]),
        }
        for sql in refused {
            // By the store's own connection, which is the one that writes in service.
            let done = store.write(move |c| Ok::<_, StoreError>(diesel::sql_query(sql).execute(c)?));
            let why = done.expect_err(sql).to_string();
            assert!(why.contains("append-only"), "{sql}: {why}");
        }
        assert_eq!(bad(&store), None);
    });
}

#[test]
fn every_tampering_is_noticed_and_the_entry_named() {
    let one = "(SELECT id FROM appeals WHERE number = 'ЖТ-2026-000001')";
    let faults: [(&str, &str, i64, &str); 16] = [
        (
            "changed actor",
            "UPDATE journal SET actor = 'x' WHERE appeal = {one} AND seq = 2",
            2,
            "its hash",
        ),
        (
            "changed facts",
            "UPDATE journal SET facts = '{}' WHERE appeal = {one} AND seq = 3",
            3,
            "its hash",
        ),
        (
            "changed hash",
            "UPDATE journal SET hash = previous WHERE appeal = {one} AND seq = 2",
            2,
            "its hash",
        ),
        (
            "removed last",
            "DELETE FROM journal WHERE appeal = {one} AND seq = 3",
            3,
            "ends after 2",
        ),
        (
            "removed middle",
            "DELETE FROM journal WHERE appeal = {one} AND seq = 2",
            2,
            "missing",
        ),
        ("removed all", "DELETE FROM journal WHERE appeal = {one}", 1, "empty"),
        (
            "inserted",
            "INSERT INTO journal SELECT appeal, 4, at, step, case_id, actor, facts, hash, hash FROM journal \
             WHERE appeal = {one} AND seq = 3",
            4,
            "its hash",
        ),
        (
            "changed text",
            "UPDATE appeals SET text = 'x' WHERE id = {one}",
            1,
            "appeals.text was changed",
        ),
        (
            "changed applicant",
            "UPDATE appeals SET applicant_name = applicant_iin WHERE id = {one}",
            1,
            "appeals.applicant_name",
        ),
        (
            "changed answer",
            "UPDATE steps SET basis = 'x' WHERE appeal = {one} AND seq = 3",
            3,
            "posted_on and details was changed",
        ),
        (
            "removed answer",
            "DELETE FROM steps WHERE appeal = {one} AND seq = 3",
            3,
            "not in the register (steps)",
        ),
        (
            "changed reason",
            "UPDATE steps SET reason = 'x' WHERE appeal = {one} AND seq = 2",
            2,
            "steps.case_id, kind",
        ),
        (
            "changed date of the answer",
            "UPDATE cases SET answered_on = '2026-03-19' WHERE appeal = {one} AND seq = 2",
            3,
            "cases.answered_on of case 2 is \"2026-03-19\", the entry says \"2026-03-20\"",
        ),
        (
            "changed due date",
            "UPDATE cases SET due_on = '2026-12-31' WHERE appeal = {one} AND seq = 2",
            2,
            "cases.due_on of case 2",
        ),
        (
            "opened again",
            "UPDATE appeals SET status = 'open' WHERE id = {one}",
            3,
            "appeals.status is \"open\", the entry says \"closed\"",
        ),
        (
            "another case",
            "UPDATE cases SET appeal = (SELECT id FROM appeals WHERE number = 'ЖТ-2026-000002') \
             WHERE appeal = {one} AND seq = 2",
            2,
            "is not in the register",
        ),
    ];
    both_databases(|db, store| {
        history(&store);
        drop(store);
        for (what, sql, seq, fault) in faults {
            // A copy for each fault: what is broken stays broken.
            let copy = copy_of(db);
            copy.tamper(&format!("{} {}", disarm(db), sql.replace("{one}", one)))
                .expect(what);
            let store = copy.store();
            let found = bad(&store).unwrap_or_else(|| panic!("{what}: not noticed"));
            assert_eq!(
                (found.number.as_str(), found.seq),
                ("ЖТ-2026-000001", seq),
                "{what}: {found:?}"
            );
            assert!(found.fault.contains(fault), "{what}: {found:?}");
        }
    });
}

#[test]
fn an_answer_that_no_entry_records_and_an_entry_without_appeal_are_noticed() {
    both_databases(|db, store| {
        history(&store);
        db.tamper(
            "INSERT INTO steps (appeal, seq, case_id, kind, actor, at, text, findings, basis) \
             SELECT cases.appeal, 1, cases.id, 'answer', 'x', journal.at, 'a', 'b', 'c' FROM cases, journal \
             WHERE journal.appeal = cases.appeal AND cases.appeal = \
             (SELECT id FROM appeals WHERE number = 'ЖТ-2026-000002')",
        )
        .unwrap();
        let found = bad(&store).expect("an unrecorded answer");
        assert_eq!((found.number.as_str(), found.seq), ("ЖТ-2026-000002", 2));
        db.tamper(&format!(
            "{} DELETE FROM steps WHERE seq = 1; \
             INSERT INTO journal SELECT id, 9, at, step, case_id, actor, facts, previous, hash \
             FROM journal, (SELECT id FROM officers) AS stranger WHERE step = 'answered'",
            disarm(db)
        ))
        .unwrap();
        let found = bad(&store).expect("an entry of no appeal");
        assert!(found.fault.contains("not in the register"), "{found:?}");
    });
}

/// The same database once more.
fn copy_of(db: &TestDb) -> TestDb {
    match db.kind {
        Kind::Sqlite => {
            let copy = TestDb::new(Kind::Sqlite);
            for entry in std::fs::read_dir(db.folder()).unwrap() {
                let entry = entry.unwrap();
                std::fs::copy(entry.path(), copy.folder().join(entry.file_name())).unwrap();
            }
            copy
        }
        Kind::Postgres => TestDb::copy_of_postgres(db),
    }
}
