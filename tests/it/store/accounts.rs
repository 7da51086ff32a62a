//! Users, their sessions, and failed sign-ins.

use listening_state::appeal::*;
use listening_state::store::officers::{self, Officer};
use listening_state::store::security_journal::By;
use listening_state::store::sessions::{self, Session};
use listening_state::store::throttles::{self, Failures};
use uuid::Uuid;

use crate::support::both_databases;
use crate::support::rows::{bodies, second, secrets};

#[test]
fn users_are_found_by_address_in_any_case_and_each_address_is_taken_once() {
    both_databases(|_, store| {
        bodies(&store);
        let s = secrets();
        let officer = Officer {
            id: OfficerId(Uuid::now_v7()),
            email: "Akim@akimat.example".to_owned(),
            name: "Әкім".to_owned(),
            role: Role::Head,
            body: Some(BodyCode("103641000.akimat".to_owned())),
            territory: None,
            language: Language::Kk,
            active: true,
            must_change_password: true,
            created_at: chrono::SubsecRound::trunc_subsecs(second(1), 6),
        };
        let row = officer.clone();
        assert!(
            store
                .write(move |c| officers::insert(c, &secrets(), &row, "hash", &By::system()))
                .unwrap()
        );
        let twin = Officer {
            id: OfficerId(Uuid::now_v7()),
            email: "akim@AKIMAT.example".to_owned(),
            ..officer.clone()
        };
        assert!(
            !store
                .write(move |c| officers::insert(c, &secrets(), &twin, "hash", &By::system()))
                .unwrap()
        );
        let found = store
            .read(|c| officers::by_email(c, &s, "akim@AKIMAT.EXAMPLE"))
            .unwrap();
        assert_eq!(found, Some((officer.clone(), "hash".to_owned())));

        let (id, session) = (officer.id, Uuid::now_v7());
        store
            .write(move |c| {
                let row = Session {
                    id: session,
                    officer: id,
                    opened_at: second(1),
                    expires_at: second(100),
                    last_used: second(1),
                    address: Some(b"here".to_vec()),
                    network: None,
                };
                sessions::open(c, &row)
            })
            .unwrap();
        let from = |address: &[u8], since| {
            store
                .read(|c| sessions::opened_from(c, id, address, second(since)))
                .unwrap()
        };
        assert_eq!(
            (from(b"here", 0), from(b"there", 0), from(b"here", 2)),
            (true, false, false)
        );
        let live = |at| {
            let found = store.read(|c| sessions::live(c, session, second(at))).unwrap();
            found.map(|session| session.officer)
        };
        assert_eq!((live(50), live(100)), (Some(id), None), "expired by our clock");
        store
            .write(move |c| officers::set_active(c, id, false, &By::system(), second(3)))
            .unwrap();
        assert_eq!(live(50), None, "a disabled account has no session");
        store
            .write(move |c| officers::set_active(c, id, true, &By::system(), second(3)))
            .unwrap();
        store
            .write(move |c| sessions::revoke_all(c, id, second(2), Some(session)))
            .unwrap();
        assert_eq!(live(50), Some(id), "the session kept");
        store.write(move |c| sessions::revoke(c, session, second(2))).unwrap();
        assert_eq!(live(50), None, "a revoked session");
    });
}

#[test]
fn failures_in_a_row_are_kept_by_key() {
    both_databases(|_, store| {
        let read = |key: &'static [u8]| store.read(|c| throttles::read(c, key)).unwrap();
        assert_eq!(read(b"a"), None);
        let empty = store.write(|c| throttles::lock(c, b"a", second(1))).unwrap();
        assert_eq!(empty.count, 0);
        let two = Failures {
            count: 2,
            last: chrono::SubsecRound::trunc_subsecs(second(2), 6),
        };
        store.write(move |c| throttles::set(c, b"a", two)).unwrap();
        store.write(|c| throttles::lock(c, b"b", second(9))).unwrap();
        assert_eq!(store.write(|c| throttles::lock(c, b"a", second(3))).unwrap(), two);
        store.write(|c| throttles::forget_before(c, second(5))).unwrap();
        assert_eq!((read(b"a"), read(b"b").map(|b| b.count)), (None, Some(0)));
        store.write(|c| throttles::forget(c, b"b")).unwrap();
        assert_eq!(read(b"b"), None);
    });
}
