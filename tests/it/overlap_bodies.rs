//! Which body an overlap names at a place: the one that holds for it there, with the reason, and none where that body answers already.

use listening_state::law::Law;
use serde_json::json;

use crate::desk::{AKIM, House, at, only_case};
use crate::overlaps::with_more;
use crate::support::office::{both_under, draft};
use crate::support::{TestApp, territory as places};

/// Nobody works at the housing department of the district. One row gives it the case, and another text names the akimat, which
/// holds for it; the other gives the case to the rural akim, and another text names the department.
const ROWS: &str = r#"
[[subject]]
code = "road.held"
name = { kk = "Бос орган", ru = "Пустой орган", en = "Nobody there" }
words = { kk = ["босорган"], ru = ["пустойорган"], en = ["emptybody"] }
questions = ["road_class"]
confidence = "high"
basis = ["148 31 [I]"]

[[subject.rule]]
code = "department"
when = { road_class = ["district", "oblast", "republican"] }
level = "district"
function = "housing"
owner = "none"
budget = "district"

[[subject.rule.also]]
level = "district"
function = "akimat"
basis = ["roads-law 13 [I]"]
why = { kk = "Заң әкімдікті атайды.", ru = "Закон называет акимат.", en = "The law names the akimat." }

[[subject.rule]]
code = "unknown"
when = { road_class = "unknown" }
undetermined = true
owner = "none"
budget = "undetermined"

[[subject.rule]]
code = "city"
when = { road_class = "street" }
place = ["city"]
level = "district"
function = "housing"
owner = "none"
budget = "district"

[[subject.rule]]
code = "akim"
when = { road_class = "street" }
place = ["village", "town"]
level = "rural"
function = "akimat"
owner = "none"
budget = "rural"

[[subject.rule.also]]
level = "district"
function = "housing"
basis = ["roads-law 13 [I]"]
why = { kk = "Заң бөлімді атайды.", ru = "Закон называет отдел.", en = "The law names the department." }
"#;

fn law() -> Law {
    Law::parse(&with_more(ROWS, "")).unwrap_or_else(|faults| panic!("{faults:?}"))
}

#[test]
fn the_akimat_is_the_other_body_where_nobody_works_and_none_where_it_answers_already() {
    both_under("who holds for an overlap", &law(), |env| {
        let mut app = TestApp::start(env);
        let routed = |road: &str| {
            let query = format!(
                "settlement={}&subject=road.held&fact.road_class={road}",
                places::VILLAGE
            );
            app.get(&format!("/api/v1/powers/route?{query}")).expect(200).json()
        };
        let same = routed("district");
        assert_eq!(
            (&same["body"], &same["also"]),
            (&json!(places::DISTRICT_AKIMAT), &json!([]))
        );
        let other = routed("street");
        assert_eq!(other["body"], places::RURAL_AKIMAT);
        let named = &other["also"][0];
        assert_eq!(
            (&named["function"], &named["body"]),
            (&json!("housing"), &json!(places::DISTRICT_AKIMAT))
        );

        for (road, why, shown) in [
            ("district", "Закон называет акимат.", false),
            ("street", "Закон называет отдел.", true),
        ] {
            let mut draft = draft();
            draft.subject = "road.held".to_owned();
            draft.facts = [("road_class".to_owned(), road.to_owned())].into();
            let receipt = app.file(road, &draft).expect(201).json();
            let (number, key) = (&receipt["number"], &receipt["tracking_key"]);
            app.new_visitor();
            app.get(&format!("/ru/t/{}", key.as_str().expect("a key"))).expect(303);
            let slip = format!("/ru/appeals/{}/receipt", number.as_str().expect("a number"));
            let slip = app.get(&slip).expect(200).text;
            let reason = "В законе назван: Жилищная инспекция";
            assert_eq!(
                (slip.contains(why), slip.contains(reason)),
                (shown, shown),
                "{road}: {slip}"
            );
        }
        let page = app
            .get(&format!(
                "/ru/powers?settlement={}&group=road&q=пустойорган",
                places::VILLAGE
            ))
            .expect(200)
            .text;
        assert!(
            !page.contains("Закон называет акимат.") && page.contains("В законе назван: Жилищная инспекция"),
            "{page}"
        );

        let house = House::open(env, at(5, 4, 10));
        let akim = house.signed_in(AKIM);
        let case = akim.page(&only_case(&akim.page("/staff/")));
        assert!(case.contains("В законе назван: Жилищная инспекция"), "{case}");
        assert!(
            case.contains("правила 2021-07-01, сроки 2025-12-29, календарь 2026"),
            "{case}"
        );
        assert!(
            case.contains(&format!("?body={}#p-forward", places::DISTRICT_AKIMAT)),
            "{case}"
        );
    });
}
