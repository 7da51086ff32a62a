//! What a source may do at the public doors: filings, wrong keys, searches.
use super::*;

#[test]
fn a_village_office_of_fifty_an_hour_is_untouched() {
    both("village", |env| {
        let house = House::open(env, at(4, 30, 9));
        for n in 0..60 {
            env.clock.set(at(4, 30, 9) + chrono::TimeDelta::seconds(72 * n));
            let draft = advertisement(&format!("resident{n}@mail.example"));
            file(house.app(), "198.51.100.20", &format!("v-{n}"), &draft).expect(201);
        }
        assert_eq!(delivered(env).len(), 60);
        let office = &env.office;
        let floods = office.store.read(|c| held::floods(c, &office.secrets, 10));
        assert_eq!(floods.expect("a list"), []);
    });
}

#[test]
fn a_loud_source_has_its_letters_held_and_nobody_else() {
    both("loud", |env| {
        let house = House::open(env, at(4, 30, 10));
        for n in 0..155 {
            let mut draft = advertisement(&format!("stranger{n}@mail.example"));
            // On paper too: whoever prints would pay for it.
            draft.applicant.email = draft.applicant.email.filter(|_| n % 2 == 0);
            let source = format!("2001:db8:1:2::{n:x}");
            file(house.app(), &source, &format!("l-{n}"), &draft).expect(201);
        }
        file(
            house.app(),
            "2001:db8:1:3::1",
            "quiet",
            &advertisement("quiet@mail.example"),
        )
        .expect(201);
        assert_eq!(
            delivered(env).len(),
            76,
            "75 of the first 150 have an address, and the neighbour"
        );
        let office = &env.office;
        let floods = office
            .store
            .read(|c| held::floods(c, &office.secrets, 10))
            .expect("a list");
        assert_eq!(floods.len(), 1);
        assert_eq!(floods[0].letters, 5);
        assert_eq!(floods[0].sources, ["2001:db8:1:*"]);
    });
}

#[test]
fn past_the_hard_limit_a_source_waits_and_keeps_what_it_typed() {
    both("hard", |env| {
        let house = House::open(env, at(4, 30, 10));
        let app = house.app();
        let first = file(app, "127.0.0.1", "first", &draft()).expect(201).json();
        let unfinished = AppealDraft {
            text: String::new(),
            ..draft()
        };
        for n in 0..999 {
            let source = Source::of("127.0.0.1");
            let refused = file_appeal_from(&env.office, source, &unfinished, &format!("u-{n}"), env.now());
            assert!(matches!(refused, Err(ActionError::Invalid(_))), "{n}: {refused:?}");
        }
        let refused = file(app, "127.0.0.1", "next", &draft()).expect(429);
        assert_eq!(refused.header("retry-after"), "4");
        assert_eq!(refused.header("content-type"), "application/problem+json");
        assert_eq!(refused.json()["code"], "too_many");
        let again = file(app, "127.0.0.1", "first", &draft()).expect(200).json();
        assert_eq!(again["number"], first["number"], "a repeat is not counted");

        let visitor = house.visitor();
        let form = [
            ("settlement", "103641100"),
            ("subject", "road.pothole"),
            ("fact.road_class", "street"),
            ("text", "Яма у самой школы"),
            ("name", "Серікбаева Айгүл"),
            ("postal_address", "Абая, 5"),
            ("language", "ru"),
            ("kind", "message"),
            ("idempotency_key", "form"),
        ];
        let shown = visitor.post("/ru/appeals/new", &form);
        assert_eq!(shown.status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(shown.retry_after, Some(4));
        for kept in ["Яма у самой школы", "Серікбаева Айгүл", "Абая, 5", "через 1 минуту"]
        {
            assert!(shown.text.contains(kept), "{kept}: {}", shown.text);
        }
        whole_journal(env, 1);

        file(app, "127.0.0.2", "other", &draft()).expect(201);
        env.clock.set(env.now() + chrono::TimeDelta::seconds(4));
        assert_eq!(visitor.post("/ru/appeals/new", &form).status, StatusCode::SEE_OTHER);
        file(app, "127.0.0.1", "next", &draft()).expect(429);
    });
}

#[test]
fn wrong_keys_are_limited_and_right_ones_always_open() {
    both("keys", |env| {
        let house = House::open(env, at(4, 30, 10));
        let receipt = file(house.app(), "203.0.113.9", "k", &draft()).expect(201).json();
        let (number, key) = (
            receipt["number"].as_str().expect("a number"),
            receipt["tracking_key"].as_str().expect("a key"),
        );
        let visitor = house.visitor();
        let wrong = [("number", number), ("key", "7KQ4-M9XW-0000")];
        for n in 0..30 {
            let status = match n % 3 {
                0 => visitor.post("/kk/appeals", &wrong).status,
                1 => visitor.get("/kk/t/7KQ4-M9XW-0000").status,
                _ => StatusCode::from_u16(by_api(house.app(), number, "wrong").status).expect("a status"),
            };
            assert_eq!(status, StatusCode::NOT_FOUND, "{n}");
        }
        let refused = visitor.post("/kk/appeals", &wrong);
        assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(refused.retry_after, Some(60));
        assert!(
            refused.text.contains(number) && refused.text.contains("1 минуттан кейін"),
            "{}",
            refused.text
        );
        assert_eq!(
            visitor.get("/kk/t/7KQ4-M9XW-0000").status,
            StatusCode::TOO_MANY_REQUESTS
        );
        by_api(house.app(), number, "wrong").expect(429);

        by_api(house.app(), number, key).expect(200);
        let right = visitor.post("/kk/appeals", &[("number", number), ("key", key)]);
        assert_eq!(right.status, StatusCode::SEE_OTHER);
        assert_eq!(visitor.get(&right.location).status, StatusCode::OK);
        env.clock.set(env.now() + chrono::TimeDelta::seconds(60));
        by_api(house.app(), number, "wrong").expect(404);
    });
}

fn by_api(app: &TestApp, number: &str, key: &str) -> Answered {
    let path = format!("/api/v1/appeals/{number}");
    app.send(app.request(Method::GET, &path).header("Tracking-Key", key))
}

#[test]
fn searches_are_limited_by_source_and_generously() {
    both("searches", |env| {
        let house = House::open(env, at(4, 30, 10));
        let source = Source::of("127.0.0.1");
        while env.office.limits.read(source, env.now()).is_ok() {}
        for path in [
            "/api/v1/territories?q=a",
            "/api/v1/bodies?q=a",
            "/api/v1/powers",
            "/api/v1/powers/route?settlement=103641100&subject=road.pothole",
            "/ru/?q=a",
            "/ru/appeals/new?settlement_q=a",
            "/ru/powers",
        ] {
            let refused = house.app().get(path).expect(429);
            assert_eq!(refused.header("retry-after"), "1", "{path}");
        }
        env.clock.set(env.now() + chrono::TimeDelta::seconds(1));
        house.app().get("/api/v1/territories?q=a").expect(200);
    });
}
