//! The journal: append-only, chained, and every kind of tampering noticed and named.

use diesel::RunQueryDsl;
use listening_state::appeal::{BodyCode, CaseId, OfficerId};
use listening_state::journal::{answer_digest, digest};
use listening_state::lifecycle::CaseStatus;
use listening_state::store::cases::{self, Case, CaseAnswer};
use listening_state::store::journal::{self, BadEntry};
use listening_state::store::security_journal::By;
use listening_state::store::{Store, StoreError};
use uuid::Uuid;

use crate::support::rows::{appeal, bodies, case, day, facts, intake, second, secrets};
use crate::support::{Kind, TestDb, both_databases};

/// Appeals 1 and 2, each registered; the first was forwarded and then answered.
fn history(store: &Store) {
    bodies(store);
    intake(store, appeal(1), case(1));
    intake(store, appeal(2), case(2));
    let officer = OfficerId(Uuid::now_v7());
    let answer = CaseAnswer {
        text: "Жөнделді".into(),
        findings: "Шұңқыр бар екен".into(),
        basis: "148-заң, 35-бап".into(),
        officer,
    };
    let salt = appeal(1).salt;
    let reason = "Жол аудандікі".to_owned();
    let second_case = CaseId(Uuid::from_u128(77));
    let row = listening_state::store::officers::Officer {
        id: officer,
        email: "akim@akimat.example".to_owned(),
        name: "Әкім".to_owned(),
        role: listening_state::appeal::Role::Head,
        body: Some(BodyCode("103600000.akimat".to_owned())),
        territory: None,
        language: listening_state::appeal::Language::Kk,
        active: true,
        must_change_password: false,
        created_at: second(0),
    };
    store
        .write(move |c| {
            listening_state::store::officers::insert(c, &secrets(), &row, "hash", &By::system())?;
            let closed = Case {
                status: CaseStatus::Forwarded,
                ..case(1)
            };
            cases::update(c, &closed, 1)?;
            let opened = Case {
                id: second_case,
                seq: 2,
                body: BodyCode("103600000.akimat".to_owned()),
                forwarded_from: Some(case(1).body),
                forward_reason: Some(reason.as_str().into()),
                ..case(1)
            };
            cases::insert(c, &opened, &appeal(1).settlement, "road.pothole")?;
            let of_reason = digest(&salt, reason.as_bytes());
            let forwarded = facts(&[("reason_digest", &of_reason), ("to", "103600000.akimat")]);
            journal::append(
                c,
                opened.appeal,
                Some(case(1).id),
                second(5),
                "forwarded",
                "officer",
                forwarded,
            )?;
            let answered = Case {
                status: CaseStatus::Answered,
                answer: Some(answer.clone()),
                answered_on: Some(day("2026-05-20")),
                ..opened
            };
            cases::update(c, &answered, 1)?;
            let of_answer = answer_digest(&salt, &answer.text, &answer.findings, &answer.basis);
            let recorded = facts(&[("answer_digest", &of_answer)]);
            journal::append(
                c,
                answered.appeal,
                Some(second_case),
                second(6),
                "answered",
                "officer",
                recorded,
            )
        })
        .expect("a history");
}

fn bad(store: &Store) -> Option<BadEntry> {
    store.read(journal::verify).expect("a verification").bad
}

/// SQL that takes the triggers away, as somebody with full rights could.
fn disarm(db: &TestDb) -> &'static str {
    match db.kind {
        Kind::Sqlite => "DROP TRIGGER journal_no_update; DROP TRIGGER journal_no_delete;",
        Kind::Postgres => "ALTER TABLE journal DISABLE TRIGGER USER;",
    }
}

#[test]
fn an_honest_history_is_verified_without_a_key() {
    both_databases(|_, store| {
        history(&store);
        let verdict = store.read(journal::verify).unwrap();
        assert_eq!((verdict.appeals, verdict.entries, verdict.bad), (2, 4, None));
        let steps = store.read(|c| journal::of_appeal(c, appeal(1).id)).unwrap();
        let steps: Vec<_> = steps.iter().map(|entry| (entry.seq, entry.step.as_str())).collect();
        assert_eq!(steps, [(1, "registered"), (2, "forwarded"), (3, "answered")]);
    });
}

#[test]
fn the_database_itself_refuses_to_change_the_journal() {
    both_databases(|db, store| {
        history(&store);
        let mut refused = vec!["UPDATE journal SET actor = 'x'", "DELETE FROM journal"];
        match db.kind {
            Kind::Sqlite => refused.push(
                "INSERT OR REPLACE INTO journal SELECT appeal, seq, at, step, case_id, 'x', facts, previous, hash FROM journal",
            ),
            Kind::Postgres => refused.push("TRUNCATE journal"),
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
    let faults: [(&str, &str, i64, &str); 12] = [
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
            "text of the appeal",
        ),
        (
            "changed applicant",
            "UPDATE appeals SET applicant_name = applicant_iin WHERE id = {one}",
            1,
            "applicant",
        ),
        (
            "changed answer",
            "UPDATE cases SET answer_basis = 'x' WHERE appeal = {one} AND seq = 2",
            3,
            "answer",
        ),
        (
            "removed answer",
            "UPDATE cases SET answer_text = NULL WHERE appeal = {one} AND seq = 2",
            3,
            "answer",
        ),
        (
            "changed reason",
            "UPDATE cases SET forward_reason = 'x' WHERE appeal = {one} AND seq = 2",
            2,
            "reason",
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
            "UPDATE cases SET answer_text = 'a', answer_findings = 'b', answer_basis = 'c' \
             WHERE appeal = (SELECT id FROM appeals WHERE number = 'ЖТ-2026-000002')",
        )
        .unwrap();
        let found = bad(&store).expect("an unrecorded answer");
        assert_eq!((found.number.as_str(), found.seq), ("ЖТ-2026-000002", 2));
        db.tamper(&format!(
            "{} UPDATE cases SET answer_text = NULL WHERE seq = 1; \
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
