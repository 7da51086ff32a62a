//! What a user keeps of the own account, cookies under https, and the administrator's journal of security on its page.

use listening_state::store::security_journal;
use reqwest::StatusCode;

use crate::desk::{AKIM, House, PASSWORD, at, hidden};
use crate::support::{TestApp, both};

#[test]
fn own_sessions_are_listed_and_ended() {
    both("own-sessions", |env| {
        let house = House::open(env, at(5, 4, 10));
        let (office, home) = (house.signed_in(AKIM), house.signed_in(AKIM));
        let stranger = house.signed_in("executor@akimat.example");
        let page = office.page("/staff/password");
        assert!(
            page.contains("127.0.0.*") && page.contains("04.05.2026 10:00"),
            "{page}"
        );
        assert!(!page.contains("127.0.0.1"), "a network, not an address");
        let mark = "name=\"end\" value=\"";
        let at = page.find(mark).expect("the other session may be ended") + mark.len();
        let other = page[at..at + 36].to_owned();
        let theirs = stranger.submit(&stranger.page("/staff/password"), "/staff/sessions", &[("end", &other)]);
        assert_eq!(theirs.status, StatusCode::NOT_FOUND, "only one's own");
        let ended = office.submit(&page, "/staff/sessions", &[("end", &other)]);
        assert_eq!(ended.location, "/staff/password#sessions");
        assert_eq!(home.get("/staff/").status, StatusCode::SEE_OTHER);
        let (home, third) = (house.signed_in(AKIM), house.signed_in(AKIM));
        office.submit(&page, "/staff/sessions", &[("end", "others")]);
        for one in [home, third] {
            assert_eq!(one.get("/staff/").status, StatusCode::SEE_OTHER);
        }
        assert_eq!(office.get("/staff/").status, StatusCode::OK);
    });
}

#[test]
fn a_session_left_alone_for_an_hour_asks_for_the_password() {
    both("idle", |env| {
        let house = House::open(env, at(5, 4, 10));
        let officer = house.signed_in(AKIM);
        let minutes = |n: i64| at(5, 4, 10) + chrono::TimeDelta::minutes(n);
        house.set(minutes(59));
        assert_eq!(officer.get("/staff/").status, StatusCode::OK);
        house.set(minutes(118));
        assert_eq!(officer.get("/staff/").status, StatusCode::OK, "it was used");
        house.set(minutes(178));
        assert_eq!(officer.get("/staff/").status, StatusCode::SEE_OTHER);
    });
}

#[test]
fn an_administrator_reads_who_did_what_from_where() {
    both("security-page", |env| {
        let house = House::open(env, at(5, 4, 10));
        let admin = house.signed_in("admin@akimat.example");
        let wrong = [("email", AKIM), ("password", "nobody knows")];
        house.visitor().post("/staff/sign-in", &wrong);
        let unknown = [("email", "mallory@evil.example"), ("password", "nobody knows")];
        house.visitor().post("/staff/sign-in", &unknown);
        let list = admin.page("/staff/officers");
        let id = env.officer(AKIM).id.0;
        admin.submit(&list, &format!("/staff/officers/{id}"), &[("do", "disable")]);
        let page = admin.page("/staff/security");
        let order = [
            "Доступ закрыт",
            "Неудачная попытка входа",
            "Вход",
            "Учётная запись создана",
        ];
        let mut from = page.find("<tbody").expect("a table");
        for event in order {
            from += page[from..]
                .find(event)
                .unwrap_or_else(|| panic!("{event} is not in its order: {page}"));
        }
        assert!(page.contains("127.0.0.*") && !page.contains("127.0.0.1"));
        assert!(!page.contains("mallory"), "nothing of an unknown account in clear");
        assert!(page.contains("неизвестный адрес"));
        let own = admin.page(&format!("/staff/security?officer={id}"));
        assert!(own.contains("Доступ закрыт") && !own.contains("неизвестный адрес"));

        for n in 0..120 {
            let by = security_journal::By::system();
            let event = listening_state::journal::security::SecurityEvent::SignedIn;
            let now = env.now();
            let append = move |c: &mut _| security_journal::append(c, event, None, &by, now, serde_json::Map::new());
            env.office
                .store
                .write(append)
                .unwrap_or_else(|error| panic!("{n}: {error}"));
        }
        let page = admin.page("/staff/security");
        let mark = "href=\"/staff/security?before=";
        let at = page.find(mark).expect("there are older ones") + "href=\"".len();
        let older = page[at..].split('"').next().expect("an address");
        assert!(admin.page(older).contains("Доступ закрыт"));
    });
}

#[test]
fn a_forced_password_page_shows_no_sessions() {
    both("forced", |env| {
        let house = House::open(env, at(5, 4, 10));
        env.add_temporary("new@akimat.example", "head", Some("103641000.akimat"));
        let newcomer = house.visitor();
        let entered = newcomer.post(
            "/staff/sign-in",
            &[("email", "new@akimat.example"), ("password", PASSWORD)],
        );
        assert_eq!(entered.location, "/staff/password");
        let page = newcomer.page("/staff/password");
        assert!(!page.contains("id=\"sessions\""));
        let switched = newcomer.submit(
            &page,
            "/staff/language",
            &[("lang", "kk"), ("back", &hidden(&page, "back"))],
        );
        assert_eq!(switched.location, "/staff/password", "the language is open to all");
        for (old, new, problem) in [
            (PASSWORD, "password123", "легко подобрать"),
            (PASSWORD, "new@akimat.example", "легко подобрать"),
            (PASSWORD, "short", "слишком короткий"),
        ] {
            newcomer.submit(&page, "/staff/language", &[("lang", "ru"), ("back", "/staff/password")]);
            let refused = newcomer.submit(&page, "/staff/password", &[("old", old), ("new", new)]);
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(refused.text.contains(problem), "{new}: {}", refused.text);
        }
    });
}

#[test]
fn under_https_cookies_are_bound_to_the_host_and_plain_http_is_forgotten() {
    both("https", |env| {
        let app = TestApp::start_behind_tls(env);
        let typed = [("email", AKIM), ("password", PASSWORD)];
        let entered = app.post_form("/staff/sign-in", &typed).expect(303);
        let cookie = entered.header("set-cookie").to_owned();
        assert!(cookie.starts_with("__Host-session="), "{cookie}");
        for part in ["Secure", "Path=/", "HttpOnly", "SameSite=Lax"] {
            assert!(cookie.contains(part), "{part} in {cookie}");
        }
        assert!(!cookie.contains("Domain"), "{cookie}");
        assert_eq!(entered.header("strict-transport-security"), "max-age=31536000");
        let value = cookie.split(['=', ';']).nth(1).expect("a token");
        let with = |name: &str| {
            let request = app.request(reqwest::Method::GET, "/staff/");
            app.send(request.header("Cookie", format!("{name}={value}"))).status
        };
        assert_eq!(
            (with("__Host-session"), with("session")),
            (200, 303),
            "a planted cookie is none"
        );
        drop(app);
        let plain = TestApp::start(env);
        let entered = plain.post_form("/staff/sign-in", &typed).expect(303);
        assert!(entered.header("set-cookie").starts_with("session="));
        assert_eq!(entered.header("strict-transport-security"), "");
    });
}
