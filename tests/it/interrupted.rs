//! A form that is interrupted, by a session that ended or a token that is old, loses nothing and does nothing by itself.
use reqwest::{Method, StatusCode};

use crate::desk::{AKIM, Answer, House, PASSWORD, ROADS, Visitor, at, hidden, only_case};
use crate::support::territory::VILLAGE;
use crate::support::{TestApp, both};

const TEXT: &str = "На улице Абая у школы глубокая яма.";
const ANSWER: &str = "Засыпали 12 мая: «щебень» & <асфальт>\nвторая строка";

/// The hidden fields of the page's form, as a browser sends them.
fn carried(page: &str) -> Vec<(String, String)> {
    let plain = |text: &str| {
        [
            ("&#34;", "\""),
            ("&#38;", "&"),
            ("&#39;", "'"),
            ("&#60;", "<"),
            ("&#62;", ">"),
        ]
        .into_iter()
        .fold(text.to_owned(), |text, (mark, letter)| text.replace(mark, letter))
    };
    let mut rest = page;
    let mut fields = Vec::new();
    while let Some((_, after)) = rest.split_once("<input type=\"hidden\" name=\"") {
        let (name, after) = after.split_once("\" value=\"").expect("a value");
        let (value, after) = after.split_once('"').expect("its end");
        fields.push((plain(name), plain(value)));
        rest = after;
    }
    fields
}

/// Goes on from the page that kept a form, with more fields.
fn go_on(visitor: &Visitor, page: &str, more: &[(&str, &str)]) -> Answer {
    let carried = carried(page);
    let mut form: Vec<(&str, &str)> = carried
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    form.extend_from_slice(more);
    visitor.post("/staff/resume", &form)
}

fn sign_in_there(visitor: &Visitor, page: &str, email: &str) -> Answer {
    go_on(visitor, page, &[("email", email), ("password", PASSWORD)])
}

/// What is escaped as a page writes it.
fn written(text: &str) -> String {
    text.replace('&', "&#38;").replace('<', "&#60;").replace('>', "&#62;")
}

#[test]
fn an_answer_outlives_the_session_and_is_sent_after_signing_in_on_the_page() {
    both("an_answer_outlives_the_session", |env| {
        let house = House::open(env, at(5, 4, 10));
        house.file("one", Some("saule@example.kz"), TEXT);
        let officer = house.signed_in(AKIM);
        let path = only_case(&officer.page("/staff/"));
        let page = officer.page(&path);
        let old = hidden(&page, "csrf");
        let revision = hidden(&page, "revision");
        let answer = [
            ("revision", revision.as_str()),
            ("text", ANSWER),
            ("findings", "Осмотрено"),
            ("basis", "Закон"),
        ];
        house.set(at(5, 4, 21));
        let kept = officer.submit(&page, &format!("{path}/answer"), &answer);
        assert_eq!(kept.status, StatusCode::UNAUTHORIZED);
        assert!(kept.text.contains(&written(ANSWER)), "it is seen: {}", kept.text);
        assert!(kept.text.contains("name=\"password\"") && !kept.text.contains(&old));

        let wrong = go_on(&officer, &kept.text, &[("email", AKIM), ("password", "not this one")]);
        assert_eq!(wrong.status, StatusCode::UNAUTHORIZED);
        assert!(wrong.text.contains(&written(ANSWER)) && wrong.text.contains(&format!("value=\"{AKIM}\"")));
        assert!(!wrong.text.contains("not this one"), "a password is never shown");
        assert_eq!(carried(&wrong.text), carried(&kept.text), "nothing is lost on the way");
        // Without credentials there is still nobody.
        assert_eq!(go_on(&officer, &wrong.text, &[]).status, StatusCode::UNAUTHORIZED);

        let filled = sign_in_there(&officer, &wrong.text, AKIM);
        assert_eq!(filled.status, StatusCode::OK, "{}", filled.text);
        assert!(
            filled.text.contains(&format!("{}</textarea>", written(ANSWER))),
            "{}",
            filled.text
        );
        assert!(filled.text.contains("role=\"status\""), "it says that nothing was sent");
        let now = officer.page(&path);
        assert!(now.contains(&format!("{path}/accept")), "nothing was carried out");
        let sent = officer.submit(&filled.text, &format!("{path}/answer"), &answer);
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
        assert!(officer.page(&path).contains(&written(ANSWER)));
    });
}

#[test]
fn every_form_of_the_desk_comes_back_filled_in() {
    both("every_form_of_the_desk_comes_back_filled_in", |env| {
        let house = House::open(env, at(5, 4, 10));
        house.file("one", None, TEXT);
        let officer = house.signed_in(AKIM);
        let path = only_case(&officer.page("/staff/"));
        let page = officer.page(&path);
        let revision = hidden(&page, "revision");
        let tasks = officer.page("/staff/print");
        let letter = tasks.find("href=\"/staff/print/").expect("a letter to print") + 6;
        let letter = &tasks[letter..letter + "/staff/print/".len() + 36];
        type Form<'a> = (&'a str, String, Vec<(&'a str, &'a str)>, Vec<&'a str>);
        let forms: [Form<'_>; 6] = [
            (
                AKIM,
                format!("{path}/accept"),
                vec![("revision", &revision)],
                vec!["/accept\""],
            ),
            (
                AKIM,
                format!("{path}/answer"),
                vec![("revision", &revision), ("text", "Мой ответ")],
                vec!["Мой ответ</textarea>"],
            ),
            (
                AKIM,
                format!("{path}/forward"),
                vec![
                    ("revision", &revision),
                    ("body_q", "103600000.roads"),
                    ("body", "103600000.roads"),
                    ("reason", "Дорога районная"),
                ],
                vec!["value=\"103600000.roads\" checked", "Дорога районная</textarea>"],
            ),
            (
                AKIM,
                format!("{letter}/posted"),
                vec![("posted_on", "2026-05-02")],
                vec!["value=\"2026-05-02\""],
            ),
            (
                "admin@akimat.example",
                "/staff/officers".to_owned(),
                vec![
                    ("email", "new@example.kz"),
                    ("name", "Новая Сотрудница"),
                    ("role", "head"),
                    ("body", "103641000.akimat"),
                ],
                vec![
                    "value=\"new@example.kz\"",
                    "value=\"Новая Сотрудница\"",
                    "value=\"head\" selected",
                    "value=\"103641000.akimat\"",
                ],
            ),
            (
                "admin@akimat.example",
                "/staff/elsewhere/later".to_owned(),
                vec![("remark", "Слова о деле")],
                vec![],
            ),
        ];
        for (email, to, fields, signs) in forms {
            house.set(at(5, 4, 10));
            let visitor = house.signed_in(email);
            // The session of another tab has replaced this one: the token of the form is old.
            let old = visitor.page("/staff/password");
            let again = visitor.post("/staff/sign-in", &[("email", email), ("password", PASSWORD)]);
            assert_eq!(again.status, StatusCode::SEE_OTHER);
            let kept = visitor.submit(&old, &to, &fields);
            if signs.is_empty() {
                assert_eq!(kept.status, StatusCode::NOT_FOUND, "no such form");
                continue;
            }
            assert_eq!(kept.status, StatusCode::FORBIDDEN, "{to}: {}", kept.text);
            assert!(!kept.text.contains("name=\"password\""), "{to}: one button is enough");
            let filled = go_on(&visitor, &kept.text, &[]);
            assert_eq!(filled.status, StatusCode::OK, "{to}: {}", filled.text);
            // The session has ended.
            house.set(at(5, 4, 21));
            let kept = visitor.submit(&old, &to, &fields);
            assert_eq!(kept.status, StatusCode::UNAUTHORIZED, "{to}: {}", kept.text);
            let signed_in = sign_in_there(&visitor, &kept.text, email);
            assert_eq!(signed_in.status, StatusCode::OK, "{to}: {}", signed_in.text);
            for sign in signs {
                for text in [&filled.text, &signed_in.text] {
                    assert!(text.contains(sign), "{to} shows {sign}: {text}");
                }
            }
        }
        let officer = house.signed_in(AKIM);
        assert!(
            officer.page(&path).contains(&format!("{path}/accept")),
            "nothing was carried out"
        );
    });
}

#[test]
fn who_may_no_longer_see_the_case_can_copy_what_was_written() {
    both("who_may_no_longer_see_the_case", |env| {
        let house = House::open(env, at(5, 4, 10));
        house.file("one", Some("saule@example.kz"), TEXT);
        let officer = house.signed_in(AKIM);
        let path = only_case(&officer.page("/staff/"));
        let page = officer.page(&path);
        let revision = hidden(&page, "revision");
        let fields = [("revision", revision.as_str()), ("text", ANSWER)];
        let answer = format!("{path}/answer");
        for (email, signs_in_again) in [(ROADS, true), (ROADS, false), ("overseer@akimat.example", false)] {
            house.set(at(5, 4, 10));
            let other = house.signed_in(email);
            let gone = if signs_in_again {
                house.set(at(5, 4, 21));
                let kept = other.submit(&page, &answer, &fields);
                sign_in_there(&other, &kept.text, email)
            } else {
                other.submit(&other.page("/staff/password"), &answer, &fields)
            };
            assert_eq!(gone.status, StatusCode::NOT_FOUND, "{email}: {}", gone.text);
            assert!(gone.text.contains(&written(ANSWER)), "{email}: {}", gone.text);
            assert!(!gone.text.contains("/staff/resume"), "there is nothing to go on with");
        }
        // Accepted by a colleague meanwhile: both versions.
        house.set(at(5, 4, 10));
        let colleague = house.signed_in(AKIM);
        let now = colleague.page(&path);
        let accepted = colleague.submit(&now, &format!("{path}/accept"), &[("revision", &revision)]);
        assert_eq!(accepted.status, StatusCode::SEE_OTHER);
        house.set(at(5, 4, 21));
        let kept = officer.submit(&page, &answer, &fields);
        let stale = sign_in_there(&officer, &kept.text, AKIM);
        assert_eq!(stale.status, StatusCode::CONFLICT);
        assert!(stale.text.contains(&written(ANSWER)) && stale.text.contains("Рассматривается"));
    });
}

#[test]
fn what_another_site_sends_is_neither_shown_nor_kept() {
    both("what_another_site_sends", |env| {
        let house = House::open(env, at(5, 4, 10));
        house.file("one", Some("saule@example.kz"), TEXT);
        let app = TestApp::start(env);
        let path = only_case(&house.signed_in(AKIM).page("/staff/"));
        let token = app.sign_in(AKIM);
        let planted = [("revision", "1"), ("text", "Чужой текст"), ("csrf", "0")];
        let resumed = [("to", "/staff/officers"), ("kept.name", "Чужой текст")];
        for header in [
            ("Sec-Fetch-Site", "cross-site"),
            ("Origin", "https://elsewhere.example"),
        ] {
            for (to, fields, session) in [
                (format!("{path}/answer"), &planted[..], None),
                (format!("{path}/answer"), &planted[..], Some(&token)),
                ("/staff/resume".to_owned(), &resumed[..], Some(&token)),
            ] {
                let mut request = app.request(Method::POST, &to).header(header.0, header.1).form(fields);
                if let Some(token) = session {
                    request = request.header("Cookie", format!("session={token}"));
                }
                let answered = app.send(request);
                assert!(matches!(answered.status, 401 | 403), "{to}: {}", answered.text);
                assert!(!answered.text.contains("Чужой текст"), "{to}: {}", answered.text);
            }
        }
        // Another address is never led to.
        for to in [
            "https://elsewhere.example/",
            "//elsewhere.example",
            "/ru/appeals/new",
            "",
        ] {
            let request = app
                .request(Method::POST, "/staff/resume")
                .header("Cookie", format!("session={token}"));
            let answered = app.send(
                request
                    .header("Origin", &app.url)
                    .form(&[("to", to), ("kept.text", "слова о деле")]),
            );
            assert_eq!(answered.header("location"), "", "{to}");
            assert!(
                !answered.text.contains("elsewhere.example/\""),
                "{to}: {}",
                answered.text
            );
        }
    });
}

#[test]
fn a_password_is_never_carried() {
    both("a_password_is_never_carried", |env| {
        let house = House::open(env, at(5, 4, 10));
        let officer = house.signed_in(AKIM);
        let page = officer.page("/staff/password");
        house.set(at(5, 4, 21));
        let fields = [("old", PASSWORD), ("new", "seven blue tents by the lake")];
        let refused = officer.submit(&page, "/staff/password", &fields);
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
        assert!(!refused.text.contains("seven blue tents") && !refused.text.contains(PASSWORD));
    });
}

#[test]
fn an_old_form_of_a_resident_loses_nothing() {
    both("an_old_form_of_a_resident_loses_nothing", |env| {
        let house = House::open(env, at(5, 4, 10));
        let resident = house.visitor();
        for (subject, settlement) in [("road.of_last_year", VILLAGE), ("road.pothole", "999999999")] {
            let form = [
                ("kind", "message"),
                ("language", "ru"),
                ("subject", subject),
                ("settlement", settlement),
                ("text", ANSWER),
                ("name", "Айгүл Серікқызы"),
                ("postal_address", "Ақшатау, 5"),
                ("idempotency_key", "an-old-form"),
            ];
            let again = resident.post("/ru/appeals/new", &form);
            assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
            for text in [&written(ANSWER), "Айгүл Серікқызы", "Ақшатау, 5"] {
                assert!(again.text.contains(text), "{subject} {settlement}: {}", again.text);
            }
        }
    });
}

#[test]
fn a_fault_of_ours_keeps_what_was_typed() {
    both("a_fault_of_ours_keeps_what_was_typed", |env| {
        let house = House::open(env, at(5, 4, 10));
        house.file("one", Some("saule@example.kz"), TEXT);
        let officer = house.signed_in(AKIM);
        let path = only_case(&officer.page("/staff/"));
        let page = officer.page(&path);
        let revision = hidden(&page, "revision");
        let answer = [
            ("revision", revision.as_str()),
            ("text", ANSWER),
            ("findings", "Осмотрено"),
            ("basis", "Закон"),
        ];
        let appeal = [
            ("kind", "message"),
            ("language", "ru"),
            ("subject", "road.pothole"),
            ("fact.road_class", "street"),
            ("settlement", VILLAGE),
            ("text", ANSWER),
            ("name", "Айгүл Серікқызы"),
            ("postal_address", "Ақшатау, 5"),
            ("idempotency_key", "a-fault-of-ours"),
        ];
        let resident = house.visitor();
        let rename = |from: &str, to: &str| env.db.tamper(&format!("ALTER TABLE {from} RENAME TO {to}"));
        rename("outbox", "outbox_away").expect("letters cannot be written");
        let not_filed = resident.post("/ru/appeals/new", &appeal);
        let not_sent = officer.submit(&page, &format!("{path}/answer"), &answer);
        rename("outbox_away", "outbox").expect("letters can be written");
        for failed in [&not_filed, &not_sent] {
            assert_eq!(failed.status, StatusCode::INTERNAL_SERVER_ERROR);
            assert!(failed.text.contains(&written(ANSWER)), "{}", failed.text);
        }
        let carried = carried(&not_filed.text);
        let again: Vec<(&str, &str)> = carried
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let filed = resident.post("/ru/appeals/new", &again);
        assert_eq!(filed.status, StatusCode::SEE_OTHER, "{}", filed.text);
        let filled = go_on(&officer, &not_sent.text, &[]);
        assert_eq!(filled.status, StatusCode::OK, "{}", filled.text);
        let sent = officer.submit(&filled.text, &format!("{path}/answer"), &answer);
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    });
}
