//! The outbox: frozen letters, claims with a lease, tasks of the staff.

use listening_state::appeal::*;
use listening_state::letters::Letter;
use listening_state::statistics::AsOf;
use listening_state::store::outbox::{self, Claim, LetterStatus, NewLetter, Recipient};
use listening_state::store::{Store, cases};
use uuid::Uuid;

use crate::support::both_databases;
use crate::support::rows::{appeal, bodies, case, day, intake, second, secrets};

fn letter(n: u128, kind: LetterKind, to: Recipient) -> NewLetter {
    NewLetter {
        id: LetterId(Uuid::from_u128(n)),
        appeal: Some(appeal(1).id),
        case: Some(case(1).id),
        kind,
        language: Language::Kk,
        to,
        letter: Letter {
            subject: "Жолданымыңыз тіркелді".to_owned(),
            body: "Құрметті Айгүл!".to_owned(),
        },
        body: Some(case(1).body),
    }
}

/// A claim of one run of a process.
fn claim_at(now: i64, until: i64) -> Claim {
    Claim {
        by: Uuid::from_u128(7),
        now: second(now),
        until: second(until),
    }
}

fn by_email() -> Recipient {
    Recipient::Email("aigul@resident.example".to_owned())
}

fn queue(store: &Store, letter: NewLetter, at: i64) {
    store
        .write(move |c| outbox::queue(c, &secrets(), &letter, second(at)))
        .unwrap();
}

#[test]
fn a_letter_is_claimed_by_one_until_its_lease_ends() {
    both_databases(|_, store| {
        bodies(&store);
        intake(&store, appeal(1), case(1));
        for n in 1..=3 {
            queue(&store, letter(n, LetterKind::Registered, by_email()), n as i64);
        }
        let claim = |now: i64, limit| {
            let claimed = store.write(move |c| outbox::claim(c, &secrets(), claim_at(now, now + 60), limit));
            claimed
                .unwrap()
                .rows
                .iter()
                .map(|letter| letter.id.0.as_u128())
                .collect::<Vec<_>>()
        };
        assert_eq!(claim(0, 10), [] as [u128; 0], "not due yet");
        assert_eq!(claim(2, 10), [1, 2]);
        assert_eq!(claim(3, 10), [3], "the others are leased");
        store
            .write(|c| outbox::mark_sent(c, LetterId(Uuid::from_u128(1)), second(4)))
            .unwrap();
        store
            .write(|c| {
                outbox::mark_failed(
                    c,
                    LetterId(Uuid::from_u128(2)),
                    "451 later",
                    second(500),
                    Some(second(4)),
                )
            })
            .unwrap();
        assert_eq!(claim(64, 10), [3], "whose sender died");
        assert_eq!(claim(501, 10), [3, 2], "tried again when due");
        let two = store
            .read(|c| outbox::find(c, &secrets(), LetterId(Uuid::from_u128(2))))
            .unwrap()
            .unwrap();
        assert_eq!((two.attempts, two.last_error.as_deref()), (1, Some("451 later")));
        assert_eq!(two.failing_since.map(|at| at.timestamp()), Some(second(4).timestamp()));
        assert_eq!((two.to, two.letter.body), (by_email(), "Құрметті Айгүл!".to_owned()));
        let failing = |attempts| {
            store
                .read(|c| outbox::failing(c, &secrets(), &cases::Scope::Body(case(1).body), attempts))
                .unwrap()
                .rows
                .len()
        };
        assert_eq!((failing(1), failing(2)), (1, 0));
    });
}

#[test]
fn senders_at_once_never_claim_the_same_letter() {
    both_databases(|_, store| {
        bodies(&store);
        intake(&store, appeal(1), case(1));
        for n in 1..=40 {
            queue(&store, letter(n, LetterKind::Registered, by_email()), 0);
        }
        let threads: Vec<_> = (0..4)
            .map(|_| {
                let store = store.clone();
                std::thread::spawn(move || {
                    let mut mine = Vec::new();
                    loop {
                        let some = store
                            .write(|c| outbox::claim(c, &secrets(), claim_at(1, 600), 3))
                            .unwrap()
                            .rows;
                        if some.is_empty() {
                            return mine;
                        }
                        mine.extend(some.into_iter().map(|letter| letter.id));
                    }
                })
            })
            .collect();
        let mut all: Vec<_> = threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect();
        all.sort();
        let claimed = all.len();
        all.dedup();
        assert_eq!((claimed, all.len()), (40, 40));
    });
}

#[test]
fn a_paper_letter_is_a_task_until_it_is_posted() {
    both_databases(|_, store| {
        bodies(&store);
        intake(&store, appeal(1), case(1));
        let post = Recipient::Post {
            name: "Айгүл".to_owned(),
            address: "Ақшатау".to_owned(),
        };
        queue(&store, letter(1, LetterKind::Answered, post.clone()), 1);
        queue(&store, letter(2, LetterKind::NewCase, by_email()), 2);
        let s = secrets();
        let scope = cases::Scope::Body(case(1).body);
        let tasks = || store.read(|c| outbox::to_print(c, &s, &scope, 10)).unwrap().rows;
        assert_eq!(tasks()[0].letter.to, post);
        assert_eq!(tasks()[0].due_on, case(1).due_on, "an answer is posted by its due date");
        let day_one = day("2026-05-01");
        assert_eq!(
            store
                .read(|c| cases::counts(c, &scope, AsOf::day(day_one)))
                .unwrap()
                .to_print,
            1
        );
        let id = LetterId(Uuid::from_u128(1));
        let posted = || {
            store
                .write(move |c| outbox::mark_posted(c, id, day("2026-05-20")))
                .unwrap()
        };
        assert!(posted());
        assert!(!posted(), "the day of posting is recorded once");
        assert!(tasks().is_empty());
        let to_resident = store.read(|c| outbox::to_resident(c, &s, appeal(1).id)).unwrap().rows;
        assert_eq!(to_resident.len(), 1, "letters to officers are not the resident's");
        assert_eq!(
            (to_resident[0].status, to_resident[0].posted_on),
            (LetterStatus::Posted, Some(day("2026-05-20")))
        );
        let claimed = store
            .write(|c| outbox::claim(c, &secrets(), claim_at(9, 10), 9))
            .unwrap();
        assert_eq!(claimed.rows.len(), 1, "paper is never sent by e-mail");
    });
}
