//! Bodies: who holds a function for a place, and the search for a body.

use std::collections::BTreeSet;

use listening_state::appeal::*;
use listening_state::store::officers::{self, Officer};
use listening_state::store::security_journal::By;
use listening_state::store::{Store, bodies};
use listening_state::territory::{Level, Place, TerritoryKind};
use uuid::Uuid;

use crate::support::both_databases;
use crate::support::rows::{self, second, secrets, territory};

fn staff(store: &Store, body: &str) -> OfficerId {
    let officer = Officer {
        id: OfficerId(Uuid::now_v7()),
        email: format!("{body}@akimat.example"),
        name: "Officer".to_owned(),
        role: Role::Head,
        body: Some(BodyCode(body.to_owned())),
        territory: None,
        language: Language::Kk,
        active: true,
        must_change_password: false,
        created_at: second(0),
    };
    let id = officer.id;
    assert!(
        store
            .write(move |c| officers::insert(c, &secrets(), &officer, "hash", &By::system()))
            .unwrap()
    );
    id
}

#[test]
fn the_akimat_holds_what_nobody_works_on() {
    both_databases(|_, store| {
        let list: Vec<_> = [
            ("103641000.akimat", Level::Rural),
            ("103600000.akimat", Level::District),
            ("103600000.roads", Level::District),
            ("100000000.akimat", Level::Oblast),
            ("KZ.roads", Level::Republic),
        ]
        .map(|(code, level)| rows::body(code, level))
        .into();
        let copy = list.clone();
        assert_eq!(store.write(move |c| bodies::upsert_all(c, &copy)).unwrap(), 5);
        assert_eq!(
            store.write(move |c| bodies::upsert_all(c, &list)).unwrap(),
            0,
            "nothing new"
        );
        let village = Place {
            settlement: territory("103641100"),
            around: Some(TerritoryKind::RuralOkrug),
        };
        let in_city = Place {
            around: Some(TerritoryKind::CityPart),
            ..village.clone()
        };
        let holder = |place: &Place, level, function: &str| {
            let held = store.read(|c| bodies::holder(c, place, level, function)).unwrap();
            held.map(|body| body.code.0)
        };
        let is = |code: &str| Some(code.to_owned());
        assert_eq!(holder(&village, Level::Rural, "akimat"), is("103641000.akimat"));
        assert_eq!(
            holder(&in_city, Level::Rural, "akimat"),
            is("103600000.akimat"),
            "no rural akim there"
        );
        assert_eq!(
            holder(&village, Level::District, "roads"),
            is("103600000.akimat"),
            "nobody works there"
        );
        let officer = staff(&store, "103600000.roads");
        assert_eq!(holder(&village, Level::District, "roads"), is("103600000.roads"));
        store
            .write(move |c| officers::set_active(c, officer, false, &By::system(), second(9)))
            .unwrap();
        assert_eq!(
            holder(&village, Level::District, "roads"),
            is("103600000.akimat"),
            "nobody any more"
        );
        assert_eq!(
            holder(&village, Level::Republic, "roads"),
            is("KZ.roads"),
            "the Republic has no akimat"
        );
        assert_eq!(
            holder(&village, Level::Oblast, "water"),
            is("100000000.akimat"),
            "no such body"
        );
        let desk = store.read(|c| bodies::duty_desk(c, &village)).unwrap();
        assert_eq!(desk.map(|body| body.code.0), is("103600000.akimat"));
        let found = store
            .read(|c| bodies::search(c, "roads 1036", &bodies::Near::default(), 9))
            .unwrap();
        let found: BTreeSet<_> = found.items.into_iter().map(|body| body.code.0).collect();
        assert_eq!(found, ["103600000.roads".to_owned()].into());
        let by_code = store
            .read(|c| bodies::search(c, "103600000.ak", &bodies::Near::default(), 9))
            .unwrap();
        assert_eq!(by_code.items[0].code.0, "103600000.akimat");
        let many = store
            .read(|c| bodies::find_many(c, &["KZ.roads".to_owned(), "x".to_owned()]))
            .unwrap();
        assert_eq!((many.len(), many[0].staffed), (1, false));
    });
}
