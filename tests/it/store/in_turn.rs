//! Writes that share a connection: an error, a panic or a transaction in the way costs nobody else's; a connection that is lost
//! within a batch costs all of it, everybody is told, and nothing is kept.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier};

use diesel::connection::SimpleConnection as _;
use listening_state::store::{StoreError, appeals};

use crate::support::rows::{appeal, bodies, secrets};
use crate::support::{Kind, TestDb, both_databases};

#[test]
fn what_fails_in_a_shared_transaction_takes_nothing_with_it() {
    both_databases(|_, store| {
        bodies(&store);
        let gate = Arc::new(Barrier::new(24));
        let threads: Vec<_> = (1..=24)
            .map(|n| {
                let (store, gate) = (store.clone(), gate.clone());
                std::thread::spawn(move || {
                    gate.wait();
                    let written: Result<(), StoreError> = store.write_in_turn(move |c| {
                        let number = appeals::next_number(c, 2026)?;
                        appeals::insert(c, &secrets(), &appeals::Appeal { number, ..appeal(n) })?;
                        match n % 3 {
                            0 => Err(StoreError::Other("no".to_owned())),
                            1 => panic!("on purpose"),
                            _ => Ok(()),
                        }
                    });
                    assert_eq!(written.is_ok(), n % 3 == 2, "{n}: {written:?}");
                })
            })
            .collect();
        for thread in threads {
            thread.join().unwrap();
        }
        let stored = (1..=24).filter(|n| {
            let found = store.read(|c| appeals::find(c, &secrets(), appeal(*n).id)).unwrap();
            assert_eq!(found.is_some(), n % 3 == 2, "{n}");
            found.is_some()
        });
        let stored = stored.count();
        // The numbers of what was rolled back were given again.
        let next = store.write(|c| appeals::next_number(c, 2026)).unwrap();
        assert_eq!(next.0, format!("ЖТ-2026-{:06}", stored + 1));
    });
}

#[test]
fn a_connection_that_the_server_closed_is_opened_again_before_anything_is_written() {
    let db = TestDb::new(Kind::Postgres);
    let store = db.store();
    let give = |n: &str| {
        store
            .write_in_turn(|c| appeals::next_number(c, 2026))
            .map(|number| assert!(number.0.ends_with(n), "{number:?}"))
    };
    give("01").expect("the first");
    store
        .read(|c| {
            Ok::<_, StoreError>(c.batch_execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                 WHERE datname = current_database() AND pid <> pg_backend_pid()",
            )?)
        })
        .expect("closed");
    give("02").expect("the second, on a new connection");
}

/// A transaction that takes two rows in the other order: the server ends one of the two.
#[test]
fn a_write_that_met_another_transaction_is_run_again() {
    let db = TestDb::new(Kind::Postgres);
    let store = db.store();
    store
        .write(|c| appeals::next_number(c, 2025).and_then(|_| appeals::next_number(c, 2026)))
        .expect("two counters");
    let gate = Arc::new(Barrier::new(2));
    let threads = [(2025, 2026), (2026, 2025)].map(|(first, then)| {
        let (store, gate) = (store.clone(), gate.clone());
        let met = std::sync::atomic::AtomicBool::new(false);
        std::thread::spawn(move || {
            let both = move |c: &mut listening_state::store::Conn| {
                appeals::next_number(c, first)?;
                // Only the first time do both hold what the other wants.
                if !met.swap(true, std::sync::atomic::Ordering::Relaxed) {
                    gate.wait();
                }
                appeals::next_number(c, then)
            };
            if first == 2025 {
                store.write_in_turn(both)
            } else {
                store.write(both)
            }
        })
    });
    for thread in threads {
        thread.join().unwrap().expect("both are written in the end");
    }
    for year in [2025, 2026] {
        let next = store.write(move |c| appeals::next_number(c, year)).unwrap();
        assert!(next.0.ends_with("-000004"), "{next:?}");
    }
}

/// The first write waits until the others stand in line, so that they are one batch; its connection is taken away in the midst.
#[test]
fn a_batch_whose_connection_is_lost_is_told_to_all_and_leaves_nothing() {
    let db = TestDb::new(Kind::Postgres);
    let store = db.store();
    bodies(&store);
    let (ready, started) = std::sync::mpsc::channel();
    let (go, wait) = std::sync::mpsc::channel::<()>();
    let wait = std::sync::Mutex::new(wait);
    let in_line = Arc::new(AtomicUsize::new(0));
    let first = {
        let store = store.clone();
        std::thread::spawn(move || {
            store.write_in_turn(move |_| {
                let _ = ready.send(());
                let _ = wait.lock().unwrap().recv();
                Ok::<_, StoreError>(())
            })
        })
    };
    started.recv().expect("the first has begun");
    let others: Vec<_> = (1..=5)
        .map(|n| {
            let (store, in_line) = (store.clone(), in_line.clone());
            std::thread::spawn(move || {
                in_line.fetch_add(1, Ordering::SeqCst);
                store.write_in_turn(move |c| {
                    let number = appeals::next_number(c, 2026)?;
                    appeals::insert(c, &secrets(), &appeals::Appeal { number, ..appeal(n) })?;
                    if n == 3 {
                        c.batch_execute("SELECT pg_terminate_backend(pg_backend_pid())")?;
                    }
                    Ok::<_, StoreError>(())
                })
            })
        })
        .collect();
    while in_line.load(Ordering::SeqCst) < others.len() {
        std::thread::yield_now();
    }
    // From the count to the line is one call; the first holds the line as long as this lasts.
    std::thread::sleep(std::time::Duration::from_millis(300));
    go.send(()).expect("the first waits");
    let first = first.join().unwrap();
    assert!(
        matches!(first, Err(StoreError::Unavailable(_))),
        "it shared the batch: {first:?}"
    );
    for other in others {
        let other = other.join().unwrap();
        assert!(matches!(other, Err(StoreError::Unavailable(_))), "{other:?}");
    }
    for n in 1..=5 {
        assert_eq!(
            store.read(|c| appeals::find(c, &secrets(), appeal(n).id)).unwrap(),
            None,
            "{n}"
        );
    }
    let number = store
        .write_in_turn(|c| appeals::next_number(c, 2026))
        .expect("the next, on a new connection");
    assert_eq!(number.0, "ЖТ-2026-000001", "no number was used up");
}
