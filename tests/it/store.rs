//! The store itself: transactions, durability, who may open it, and the tables that have no rules of their own.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Barrier};

use diesel::RunQueryDsl;
use listening_state::appeal::{NoticeKind, canonical_tracking_key};
use listening_state::store::{Secrets, Store, StoreError, appeals, cases, notices};

use crate::support::rows::{appeal, bodies, case, day, intake, second, secrets};
use crate::support::{Kind, TestDb, both_databases};

mod accounts;
mod bodies_held;
mod in_turn;
mod together;
mod lists;
mod measures;
mod outbox;
mod replay;

#[test]
fn an_appeal_comes_back_as_it_went_in() {
    both_databases(|_, store| {
        bodies(&store);
        let mut written = appeal(1);
        intake(&store, written.clone(), case(1));
        // Both databases keep microseconds.
        written.received_at = chrono::SubsecRound::trunc_subsecs(written.received_at, 6);
        let s = secrets();
        let by_id = store.read(|c| appeals::find(c, &s, written.id)).unwrap();
        assert_eq!(by_id.as_ref(), Some(&written));
        assert_eq!(
            store.read(|c| appeals::by_number(c, &s, &written.number)).unwrap(),
            by_id
        );
        assert_eq!(
            store.read(|c| appeals::by_idempotency_key(c, &s, "key-1")).unwrap(),
            by_id
        );
        let typed = s.tracking_key(written.id).to_lowercase().replace('-', " ");
        let key = canonical_tracking_key(&typed);
        assert_eq!(store.read(|c| appeals::by_tracking_key(c, &s, &key)).unwrap(), by_id);
        assert_eq!(store.read(|c| appeals::by_tracking_key(c, &s, "0")).unwrap(), None);
    });
}

#[test]
fn persons_stand_nowhere_in_the_files() {
    let db = TestDb::new(Kind::Sqlite);
    let store = db.store();
    bodies(&store);
    intake(&store, appeal(1), case(1));
    drop(store);
    let mut bytes = Vec::new();
    for entry in std::fs::read_dir(db.folder()).unwrap() {
        bytes.extend(std::fs::read(entry.unwrap().path()).unwrap());
    }
    let holds = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(holds(&appeal(1).text), "the text is searched by officers and is plain");
    let applicant = appeal(1).applicant;
    let key = secrets().tracking_key(appeal(1).id);
    for secret in [
        applicant.name.as_str(),
        &applicant.postal_address,
        &applicant.email.unwrap(),
        &applicant.iin.unwrap(),
        &key,
        &canonical_tracking_key(&key),
    ] {
        assert!(!holds(secret), "{secret} can be read in the file");
    }
}

#[test]
fn another_secret_opens_no_person() {
    both_databases(|_, store| {
        bodies(&store);
        intake(&store, appeal(1), case(1));
        let other = Secrets::derive(b"quite another secret of thirty-two bytes");
        let read = store.read(|c| appeals::find(c, &other, appeal(1).id));
        assert!(matches!(read, Err(StoreError::Other(why)) if why.contains("cannot be opened")));
    });
}

#[test]
fn an_error_or_a_panic_leaves_nothing_behind_and_the_next_write_works() {
    both_databases(|_, store| {
        bodies(&store);
        let failed: Result<(), StoreError> = store.write(|c| {
            appeals::insert(c, &secrets(), &appeal(1))?;
            Err(StoreError::Other("no".to_owned()))
        });
        assert!(matches!(failed, Err(StoreError::Other(why)) if why == "no"));
        let panicked: Result<(), StoreError> = store.write(|c| {
            appeals::insert(c, &secrets(), &appeal(2))?;
            panic!("on purpose")
        });
        assert!(matches!(panicked, Err(StoreError::Other(why)) if why.contains("panicked")));
        intake(&store, appeal(3), case(3));
        for (n, there) in [(1, false), (2, false), (3, true)] {
            let found = store.read(|c| appeals::find(c, &secrets(), appeal(n).id)).unwrap();
            assert_eq!(found.is_some(), there, "appeal {n}");
        }
    });
}

#[test]
fn writes_of_many_threads_share_commits_and_none_is_lost() {
    both_databases(|db, store| {
        bodies(&store);
        let gate = Arc::new(Barrier::new(16));
        let threads: Vec<_> = (0..16)
            .map(|thread| {
                let (store, gate) = (store.clone(), gate.clone());
                std::thread::spawn(move || {
                    gate.wait();
                    for i in 0..5 {
                        let n = thread * 5 + i + 1;
                        let number = store.write(|c| appeals::next_number(c, 2026)).unwrap();
                        intake(&store, appeals::Appeal { number, ..appeal(n) }, case(n));
                        // Every third write fails and must not take its batch with it.
                        let failed: Result<(), StoreError> = store.write(|_| Err(StoreError::Busy));
                        assert!(failed.is_err());
                    }
                })
            })
            .collect();
        threads.into_iter().for_each(|thread| thread.join().unwrap());
        drop(store);
        let store = db.store();
        let mut numbers = Vec::new();
        for n in 1..=80 {
            let found = store.read(|c| appeals::find(c, &secrets(), appeal(n).id)).unwrap();
            numbers.push(found.expect("a committed appeal").number);
        }
        numbers.sort();
        numbers.dedup();
        assert_eq!(numbers.len(), 80, "numbers are unique");
    });
}

#[test]
fn two_requests_with_one_key_make_one_appeal() {
    both_databases(|_, store| {
        bodies(&store);
        let gate = Arc::new(Barrier::new(8));
        let made = Arc::new(AtomicU32::new(0));
        let threads: Vec<_> = (1..=8)
            .map(|n| {
                let (store, gate, made) = (store.clone(), gate.clone(), made.clone());
                std::thread::spawn(move || {
                    gate.wait();
                    let mine = appeals::Appeal {
                        idempotency_key: "one".to_owned(),
                        ..appeal(n)
                    };
                    let first = store.write(move |c| {
                        if appeals::by_idempotency_key(c, &secrets(), "one")?.is_some() {
                            return Ok::<_, StoreError>(false);
                        }
                        appeals::insert(c, &secrets(), &mine)?;
                        Ok(true)
                    });
                    if first.expect("a repeat is no error") {
                        made.fetch_add(1, Ordering::Relaxed);
                    }
                })
            })
            .collect();
        threads.into_iter().for_each(|thread| thread.join().unwrap());
        assert_eq!(made.load(Ordering::Relaxed), 1);
    });
}

#[test]
fn a_second_row_with_the_same_key_is_told_apart_from_other_faults() {
    both_databases(|_, store| {
        store.write(|c| appeals::insert(c, &secrets(), &appeal(1))).unwrap();
        let again = appeals::Appeal {
            idempotency_key: "key-1".to_owned(),
            ..appeal(2)
        };
        let refused = store.write(move |c| appeals::insert(c, &secrets(), &again));
        assert!(
            matches!(&refused, Err(StoreError::NotUnique(what)) if what.contains("idempotency_key")),
            "{refused:?}"
        );
    });
}

#[test]
fn numbers_rise_within_a_year_and_begin_again_in_the_next() {
    both_databases(|_, store| {
        let next = |year| store.write(move |c| appeals::next_number(c, year)).unwrap().0;
        assert_eq!(next(2026), "ЖТ-2026-000001");
        assert_eq!(next(2026), "ЖТ-2026-000002");
        assert_eq!(next(2027), "ЖТ-2027-000001");
        assert_eq!(next(2026), "ЖТ-2026-000003");
    });
}

#[test]
fn a_case_is_written_only_by_who_saw_its_last_revision() {
    both_databases(|_, store| {
        bodies(&store);
        intake(&store, appeal(1), case(1));
        let changed = cases::Case {
            late_forward: true,
            due_on: None,
            ..case(1)
        };
        let copy = changed.clone();
        assert!(store.write(move |c| cases::update(c, &copy, 1)).unwrap());
        let copy = changed.clone();
        assert!(
            !store.write(move |c| cases::update(c, &copy, 1)).unwrap(),
            "revision 1 is past"
        );
        let stored = store
            .read(|c| cases::find(c, case(1).id, &cases::Scope::Country))
            .unwrap()
            .unwrap();
        let arrived_at = chrono::SubsecRound::trunc_subsecs(changed.arrived_at, 6);
        assert_eq!(
            stored,
            cases::Case {
                revision: 2,
                arrived_at,
                ..changed
            }
        );
        assert_eq!(store.read(cases::count_without_due_date).unwrap(), 1);
    });
}

#[test]
fn a_second_process_is_refused_and_told_why() {
    let db = TestDb::new(Kind::Sqlite);
    let store = db.store();
    for refused in [Store::open(&db.url).err(), Store::migrate(&db.url).err()] {
        let why = refused.expect("the file is in use").to_string();
        assert!(why.contains("test.db") && why.contains("another process"), "{why}");
    }
    // Looking in beside the server is allowed; writing is not.
    let beside = Store::inspect(&db.url).unwrap();
    assert!(
        beside
            .read(|c| appeals::find(c, &secrets(), appeal(1).id))
            .unwrap()
            .is_none()
    );
    assert!(beside.write(|c| appeals::insert(c, &secrets(), &appeal(1))).is_err());
    drop(store);
    db.store();
}

#[test]
fn readers_of_a_file_cannot_write() {
    let db = TestDb::new(Kind::Sqlite);
    let written = db.store().read(|c| appeals::insert(c, &secrets(), &appeal(1)));
    assert!(
        matches!(&written, Err(StoreError::Unavailable(why)) if why.contains("readonly")),
        "{written:?}"
    );
}

#[test]
fn an_old_postgres_schema_is_refused_and_the_remedy_named() {
    let db = TestDb::new(Kind::Postgres);
    db.tamper("DELETE FROM __diesel_schema_migrations").unwrap();
    let why = Store::open(&db.url).err().expect("an old schema").to_string();
    assert!(why.contains("listening-state migrate"), "{why}");
}

#[test]
fn a_mistyped_url_makes_no_database() {
    for url in ["bogus.db", "mysql://localhost/x", "sqlite://", "sqlite:///tmp/"] {
        let why = Store::open(url).err().expect("a refusal").to_string();
        assert!(why.contains("DATABASE_URL"), "{why}");
    }
    let why = Store::open("postgres://nobody:hidden@127.0.0.1:1/none")
        .err()
        .expect("no server")
        .to_string();
    assert!(!why.contains("hidden"), "{why}");
}

#[test]
fn the_connections_are_durable_and_hold_the_keys() {
    #[derive(diesel::QueryableByName)]
    struct Setting {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        value: i64,
    }
    let db = TestDb::new(Kind::Sqlite);
    let store = db.store();
    for (pragma, column, expected) in [
        ("synchronous", "synchronous", 2),
        ("foreign_keys", "foreign_keys", 1),
        ("recursive_triggers", "recursive_triggers", 1),
    ] {
        let sql = format!("SELECT {column} AS value FROM pragma_{pragma}");
        let written = sql.clone();
        let in_writer: Vec<Setting> = store
            .write(move |c| Ok::<_, StoreError>(diesel::sql_query(&written).load(c)?))
            .unwrap();
        let in_reader: Vec<Setting> = store
            .read(|c| Ok::<_, StoreError>(diesel::sql_query(&sql).load(c)?))
            .unwrap();
        assert_eq!(
            (in_writer[0].value, in_reader[0].value),
            (expected, expected),
            "{pragma}"
        );
    }
}

#[test]
fn a_notice_is_given_once_for_a_due_date() {
    both_databases(|_, store| {
        bodies(&store);
        intake(&store, appeal(1), case(1));
        let give = |due: &str, at| {
            let due = day(due);
            store
                .write(move |c| notices::record(c, case(1).id, NoticeKind::Reminder(3), due, second(at)))
                .unwrap()
        };
        assert!(give("2026-05-26", 1));
        assert!(!give("2026-05-26", 2));
        assert!(give("2026-06-01", 3), "the term was moved: a new notice");
        let given = store.read(|c| notices::given(c, case(1).id)).unwrap();
        assert_eq!(given.len(), 2);
        assert_eq!(given[0].1, day("2026-05-26"));
    });
}
