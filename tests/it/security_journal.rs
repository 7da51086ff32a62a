//! The journal of security: what is done to accounts is in it, it cannot be changed unnoticed, and neither can the accounts.

use diesel::RunQueryDsl;
use listening_state::actions::{self, ActionError, NewOfficer};
use listening_state::appeal::Language;
use listening_state::journal::security::SecurityEvent;
use listening_state::store::journal::{self, BadEntry};
use listening_state::store::origin::Origin;
use listening_state::store::security_journal::{self, By};
use listening_state::store::{Store, StoreError};

use crate::scene::{AKTOGAY, Scene, at};
use crate::support::{Kind, TestDb, both_databases};

const PASSWORD: &str = "жақсы-сары-дала-таңы-41";
const HOME: &str = "192.0.2.1";

/// An account that was made, closed, opened, reset, and used.
fn history(store: Store) -> Scene {
    let scene = Scene::on(store);
    let office = &scene.office;
    let new = NewOfficer {
        email: "akim@example.kz".into(),
        name: "Әкім".into(),
        role: "executor".into(),
        body: Some(AKTOGAY.into()),
        territory: None,
        language: Language::Kk,
    };
    let now = at("2026-03-18 09:00");
    let administrator = scene.administrator(Language::Kk);
    let by = || By::user(administrator.id, Origin::of(&office.secrets, HOME));
    let (officer, _) = actions::add_officer(office, &new, Some(PASSWORD), by(), now).expect("an officer");
    let enter = |email: &str, password: &str| actions::sign_in(office, email, password, HOME, now);
    enter("akim@example.kz", PASSWORD).expect("a session");
    assert!(matches!(
        enter("akim@example.kz", "wrong"),
        Err(ActionError::WrongCredentials)
    ));
    assert!(matches!(
        enter("nobody@example.kz", "wrong"),
        Err(ActionError::WrongCredentials)
    ));
    actions::set_officer_active(office, officer.id, false, &actions::Handover::Unsaid, by(), now).expect("closed");
    assert!(matches!(
        enter("akim@example.kz", PASSWORD),
        Err(ActionError::WrongCredentials)
    ));
    actions::set_officer_active(office, officer.id, true, &actions::Handover::Unsaid, by(), now).expect("opened");
    let made = actions::reset_password(office, officer.id, by(), now).expect("a password");
    let session = enter("akim@example.kz", &made).expect("a session").session;
    let origin = Origin::of(&office.secrets, HOME);
    actions::change_password(
        office,
        &officer,
        session,
        &made,
        "seven blue tents by the lake",
        origin,
        now,
    )
    .expect("an own password");
    scene
}

fn bad(store: &Store) -> Option<BadEntry> {
    store.read(journal::verify).expect("a verification").bad
}

#[test]
fn what_happens_to_an_account_is_recorded_and_names_nobody() {
    both_databases(|_, store| {
        let scene = history(store);
        let store = &scene.office.store;
        let mut entries = store.read(|c| security_journal::page(c, None, None, 100)).unwrap();
        entries.reverse();
        let events: Vec<&str> = entries.iter().map(|entry| entry.event.as_str()).collect();
        assert_eq!(
            events,
            [
                "added",
                "added",
                "signed_in",
                "sign_in_failed",
                "sign_in_failed",
                "disabled",
                "sign_in_failed",
                "enabled",
                "password_reset",
                "signed_in",
                "password_changed"
            ]
        );
        assert_eq!(entries[4].officer, None, "an unknown account");
        assert!(
            entries[4].facts.contains_key("account"),
            "two tries on one unknown account look alike"
        );
        assert_eq!(entries[6].facts["closed"], true);
        assert_eq!(
            entries[8].actor,
            entries[0].officer.expect("the administrator").to_string()
        );
        assert_eq!(
            entries[2].facts["address"], entries[5].facts["address"],
            "one address, one mark"
        );
        for entry in &entries {
            let facts = serde_json::Value::Object(entry.facts.clone()).to_string();
            for clear in ["example.kz", "Әкім", "192.0.2", PASSWORD] {
                assert!(!facts.contains(clear), "{clear} in {facts}");
            }
        }
        let own = entries[1].officer.map(listening_state::appeal::OfficerId);
        let of_one = store.read(|c| security_journal::page(c, own, Some(9), 2)).unwrap();
        let places: Vec<i64> = of_one.iter().map(|entry| entry.seq).collect();
        assert_eq!(places, [8, 7]);
        assert_eq!(bad(store), None);
    });
}

#[test]
fn the_journal_of_security_refuses_changes() {
    both_databases(|db, store| {
        let scene = history(store);
        let mut refused = vec![
            "UPDATE security_journal SET actor = 'x'",
            "DELETE FROM security_journal",
        ];
        match db.kind {
            Kind::Sqlite => refused.push(
                "INSERT OR REPLACE INTO security_journal SELECT seq, at, event, officer, 'x', facts, previous, hash FROM security_journal",
            ),
            Kind::Postgres => refused.push("TRUNCATE security_journal"),
        }
        for sql in refused {
            let done = scene
                .office
                .store
                .write(move |c| Ok::<_, StoreError>(diesel::sql_query(sql).execute(c)?));
            let why = done.expect_err(sql).to_string();
            assert!(why.contains("append-only"), "{sql}: {why}");
        }
    });
}

/// SQL that takes the triggers away, as somebody with full rights could.
fn disarm(db: &TestDb) -> &'static str {
    match db.kind {
        Kind::Sqlite => "DROP TRIGGER security_journal_no_update; DROP TRIGGER security_journal_no_delete;",
        Kind::Postgres => "ALTER TABLE security_journal DISABLE TRIGGER USER;",
    }
}

#[test]
fn every_tampering_with_accounts_or_their_journal_is_noticed() {
    let officer = "role = 'executor'";
    let table = [
        (
            "UPDATE security_journal SET at = (SELECT at FROM security_journal WHERE seq = 1) WHERE seq = 4",
            4,
            "hash",
        ),
        (
            "UPDATE security_journal SET event = 'signed_in' WHERE seq = 4",
            4,
            "hash",
        ),
        (
            "UPDATE security_journal SET actor = 'operator' WHERE seq = 6",
            6,
            "hash",
        ),
        ("UPDATE security_journal SET facts = '{}' WHERE seq = 4", 4, "hash"),
        ("UPDATE security_journal SET officer = NULL WHERE seq = 4", 4, "hash"),
        ("UPDATE security_journal SET previous = hash WHERE seq = 4", 4, "follow"),
        ("UPDATE security_journal SET hash = previous WHERE seq = 4", 4, "hash"),
        ("DELETE FROM security_journal WHERE seq = 4", 4, "missing"),
        (
            "DELETE FROM security_journal WHERE seq = 11",
            11,
            "ends after 10 entries",
        ),
        ("DELETE FROM security_journal", 1, "ends after 0 entries"),
        ("UPDATE security_journal_head SET length = 10", 11, "10 are known"),
        (
            "UPDATE officers SET role = 'administrator' WHERE {officer}",
            11,
            "role is \"administrator\"",
        ),
        (
            "UPDATE officers SET body = '103600000.akimat' WHERE {officer}",
            11,
            "body",
        ),
        (
            "UPDATE officers SET territory = '103600000' WHERE {officer}",
            11,
            "territory",
        ),
        (
            "UPDATE officers SET must_change_password = NOT must_change_password WHERE {officer}",
            11,
            "must_change",
        ),
        ("UPDATE officers SET active = NOT active WHERE {officer}", 11, "active"),
        ("UPDATE officers SET email = name WHERE {officer}", 11, "email"),
        ("UPDATE officers SET email_lookup = name WHERE {officer}", 11, "email"),
        ("UPDATE officers SET name = email WHERE {officer}", 11, "name"),
        (
            "UPDATE officers SET password_hash = '-' WHERE {officer}",
            11,
            "password",
        ),
    ];
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let db = TestDb::new(kind);
        let scene = history(db.store());
        db.tamper(disarm(&db)).unwrap();
        for (sql, seq, fault) in table {
            let sql = sql.replace("{officer}", officer);
            let keep = "CREATE TABLE kept_journal AS SELECT * FROM security_journal; \
                 CREATE TABLE kept_head AS SELECT * FROM security_journal_head; \
                 CREATE TABLE kept_officers AS SELECT * FROM officers;";
            let restore = "DELETE FROM sessions; DELETE FROM security_journal; DELETE FROM security_journal_head; DELETE FROM officers; \
                 INSERT INTO officers SELECT * FROM kept_officers; \
                 INSERT INTO security_journal SELECT * FROM kept_journal; \
                 INSERT INTO security_journal_head SELECT * FROM kept_head; \
                 DROP TABLE kept_journal; DROP TABLE kept_head; DROP TABLE kept_officers;";
            db.tamper(keep).unwrap();
            db.tamper(&sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
            let found = bad(&scene.office.store).unwrap_or_else(|| panic!("{kind:?}: not noticed: {sql}"));
            assert_eq!(
                (found.number.as_str(), found.seq),
                ("security", seq),
                "{sql}: {}",
                found.fault
            );
            assert!(found.fault.contains(fault), "{sql}: {}", found.fault);
            db.tamper(restore).unwrap();
            assert_eq!(bad(&scene.office.store), None, "restored after {sql}");
        }
        let made = "INSERT INTO officers SELECT {id}, email, email, name, 'administrator', NULL, NULL, language, password_hash, active, \
             must_change_password, created_at FROM officers WHERE role = 'executor'";
        let id = match kind {
            Kind::Sqlite => "randomblob(16)",
            Kind::Postgres => "gen_random_uuid()",
        };
        db.tamper(&made.replace("{id}", id)).unwrap();
        let found = bad(&scene.office.store).expect("an account from nowhere");
        assert!(
            found.fault.contains("no entry records that it was made"),
            "{}",
            found.fault
        );
        db.tamper("DELETE FROM sessions; DELETE FROM officers").unwrap();
        let found = bad(&scene.office.store).expect("accounts are gone");
        assert!(found.fault.contains("gone"), "{}", found.fault);
    }
}

#[test]
fn accounts_from_before_the_journal_are_found_once() {
    both_databases(|db, store| {
        let scene = Scene::on(store);
        scene.administrator(Language::Kk);
        // As a database is that had accounts before it had this journal.
        db.tamper(disarm(db)).unwrap();
        db.tamper("DELETE FROM security_journal; UPDATE security_journal_head SET length = 0;")
            .unwrap();
        let empty = match db.kind {
            Kind::Sqlite => "x''",
            Kind::Postgres => "''",
        };
        db.tamper(&format!("UPDATE security_journal_head SET hash = {empty}"))
            .unwrap();
        let store = &scene.office.store;
        let before = bad(store).expect("it has not begun");
        assert!(before.fault.contains("start the service once"), "{}", before.fault);
        for time in ["2026-03-18 09:00", "2026-03-18 10:00"] {
            actions::begin_security_journal(store, at(time)).expect("a beginning");
            let entries = store.read(|c| security_journal::page(c, None, None, 100)).unwrap();
            let events: Vec<&str> = entries.iter().map(|entry| entry.event.as_str()).collect();
            assert_eq!(events, ["found", "begun"]);
            assert_eq!(bad(store), None);
        }
        // What comes past the journal afterwards is no more found, it is named.
        db.tamper("UPDATE officers SET role = 'executor'").unwrap();
        actions::begin_security_journal(store, at("2026-03-18 11:00")).expect("nothing to do");
        assert!(bad(store).is_some());
    });
}

#[test]
fn every_event_has_its_words() {
    let texts = listening_state::texts::Texts::load().unwrap_or_else(|fault| panic!("the texts: {fault}"));
    for event in SecurityEvent::ALL {
        for language in Language::ALL {
            let key = format!("security-event-{}", event.as_str().replace('_', "-"));
            assert_ne!(texts.say(language, &key, &[]), key, "{language}");
        }
    }
}
