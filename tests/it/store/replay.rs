//! What a replay of appeals reads: pages by number, and the country at once.

use std::collections::BTreeMap;

use listening_state::appeal::{Facts, Language, Number};
use listening_state::powers::compare::Filed;
use listening_state::store::{appeals, bodies, territories};
use listening_state::territory::read_list;

use crate::law_compare::{ROADS, winter};
use crate::scene::{Scene, day};
use crate::support::both_databases;

#[test]
fn pages_by_number_show_every_appeal_once() {
    both_databases(|_, store| {
        let scene = Scene::on(store);
        let numbers = winter(&scene);
        let (mut seen, mut after): (Vec<Filed>, Option<Number>) = (Vec::new(), None);
        loop {
            let page = scene
                .office
                .store
                .read(|c| appeals::filed(c, Some(day("2026-01-01")), None, after.as_ref(), 2))
                .expect("a page");
            assert!(page.len() <= 2);
            let Some(last) = page.last() else { break };
            after = Some(last.number.clone());
            seen.extend(page);
        }
        let found: Vec<_> = seen.iter().map(|filed| filed.number.clone()).collect();
        assert_eq!(found, numbers[1..]);
        assert_eq!(seen[0].settlement.as_str(), "103620100");
        assert_eq!(
            (seen[0].subject.as_str(), seen[0].registered_on),
            ("road.snow", day("2026-01-12"))
        );
        let facts: Facts = serde_json::from_str(&seen[3].facts).expect("JSON");
        assert_eq!(facts, Facts::new());
    });
}

/// A replay reads places and bodies at once, filing asks for one: they must not disagree.
#[test]
fn what_is_read_at_once_agrees_with_what_is_read_one_by_one() {
    both_databases(|_, store| {
        let scene = Scene::on(store);
        scene.officer(ROADS, Language::Ru);
        let store = &scene.office.store;
        let places = store
            .read(|c| territories::places(c, day("2026-05-01")))
            .expect("the places");
        let list = include_bytes!("../../../config/demo/territory.csv");
        let list = read_list(list, &BTreeMap::new(), false).expect("the territory").rows;
        for territory in &list {
            let one = store
                .read(|c| territories::place(c, &territory.code, day("2026-05-01")))
                .expect("a read");
            assert_eq!(places.get(&territory.code), one.as_ref(), "{}", territory.code);
        }
        assert_eq!(places.len(), 13);
        let staffing = store.read(bodies::staffing).expect("the bodies");
        for (code, staffed) in &staffing {
            let one = store.read(|c| bodies::find(c, code)).expect("a read").expect("a body");
            assert_eq!((one.staffed, *staffed), (code.0 == ROADS, one.staffed), "{code}");
        }
        assert!(staffing.len() > 20);
    });
}
