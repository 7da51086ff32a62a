//! Users, their sessions, and failed sign-ins.

use listening_state::appeal::*;
use listening_state::store::officers::{self, Officer};
use listening_state::store::sessions;
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
                .write(move |c| officers::insert(c, &secrets(), &row, "hash"))
                .unwrap()
        );
        let twin = Officer {
            id: OfficerId(Uuid::now_v7()),
            email: "akim@AKIMAT.example".to_owned(),
            ..officer.clone()
        };
        assert!(
            !store
                .write(move |c| officers::insert(c, &secrets(), &twin, "hash"))
                .unwrap()
        );
        let found = store
            .read(|c| officers::by_email(c, &s, " akim@akimat.example"))
            .unwrap();
        assert_eq!(found, Some((officer.clone(), "hash".to_owned())));

        let (id, session) = (officer.id, Uuid::now_v7());
        store
            .write(move |c| sessions::open(c, session, id, second(1), second(100)))
            .unwrap();
        let live = |at| store.read(|c| sessions::officer(c, session, second(at))).unwrap();
        assert_eq!((live(50), live(100)), (Some(id), None), "expired by our clock");
        store.write(move |c| officers::set_active(c, id, false)).unwrap();
        assert_eq!(live(50), None, "a disabled account has no session");
        store.write(move |c| officers::set_active(c, id, true)).unwrap();
        store
            .write(move |c| sessions::revoke_all(c, id, second(2), Some(session)))
            .unwrap();
        assert_eq!(live(50), Some(id), "the session kept");
        store.write(move |c| sessions::revoke(c, session, second(2))).unwrap();
        assert_eq!(live(50), None, "a revoked session");
    });
}

#[test]
fn failed_sign_ins_are_counted_by_account_and_by_address() {
    both_databases(|_, store| {
        for (account, address, at) in [(b"a", b"x", 1), (b"a", b"y", 2), (b"b", b"x", 3)] {
            store
                .write(move |c| sessions::record_failure(c, account, address, second(at)))
                .unwrap();
        }
        let since = |at| {
            store
                .read(|c| sessions::failures_since(c, b"a", b"x", second(at)))
                .unwrap()
        };
        assert_eq!((since(0), since(2), since(4)), ((2, 2), (1, 1), (0, 0)));
        store.write(|c| sessions::forget_failures(c, b"a", second(0))).unwrap();
        assert_eq!(since(0), (0, 1));
        store.write(|c| sessions::forget_failures(c, b"a", second(4))).unwrap();
        assert_eq!(since(0), (0, 0));
    });
}
