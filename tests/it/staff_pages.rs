//! The desk over HTTP, on both databases: signing in, the queue, the steps, what goes wrong, paper, accounts.
use reqwest::StatusCode;

use crate::desk::{AKIM, Answer, House, PASSWORD, ROADS, Visitor, at, hidden, only_case};
use crate::support::both;

mod administrator;
mod proposals;

const TEXT: &str = "Яма у моста: метр на метр, дети ходят в школу по дороге.";

/// An answer that lacks nothing.
fn answer<'a>(revision: &'a str, text: &'a str) -> Vec<(&'static str, &'a str)> {
    vec![
        ("revision", revision),
        ("text", text),
        ("findings", "12 мая осмотрено, яма есть."),
        ("basis", "Закон 148, статья 35"),
    ]
}

fn open_case(visitor: &Visitor) -> (String, String, String) {
    let path = only_case(&visitor.page("/staff/"));
    let page = visitor.page(&path);
    let revision = hidden(&page, "revision");
    (path, page, revision)
}

#[test]
fn a_wrong_password_keeps_the_address_and_too_many_say_how_long_to_wait() {
    both(
        "a_wrong_password_keeps_the_address_and_too_many_say_how_long_to_wait",
        |env| {
            let house = House::open(env, at(5, 13, 10));
            let visitor = house.visitor();
            let wrong = [("email", AKIM), ("password", "nobody knows"), ("lang", "ru")];
            let refused = visitor.post("/staff/sign-in", &wrong);
            assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
            assert!(refused.text.contains(AKIM), "the address is kept");
            assert!(!refused.text.contains("nobody knows"), "no password is shown");
            let mut last = refused;
            for _ in 0..10 {
                last = visitor.post("/staff/sign-in", &wrong);
                if last.status == StatusCode::TOO_MANY_REQUESTS {
                    break;
                }
            }
            assert_eq!(last.status, StatusCode::TOO_MANY_REQUESTS);
            assert!(last.retry_after.is_some_and(|seconds| seconds > 0));
            assert!(last.text.contains("Попробуйте снова через"), "{}", last.text);
            assert!(last.text.contains(AKIM));
        },
    );
}

#[test]
fn a_page_sends_a_stranger_to_the_sign_in_and_back() {
    both("a_page_sends_a_stranger_to_the_sign_in_and_back", |env| {
        let house = House::open(env, at(5, 13, 10));
        let visitor = house.visitor();
        let sent = visitor.get("/staff/print");
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
        let form = visitor.page(&sent.location);
        let next = hidden(&form, "next");
        let back = visitor.post(
            "/staff/sign-in",
            &[("email", AKIM), ("password", PASSWORD), ("next", &next)],
        );
        assert_eq!(
            (back.status, back.location.as_str()),
            (StatusCode::SEE_OTHER, "/staff/print")
        );
        let elsewhere = [
            ("email", AKIM),
            ("password", PASSWORD),
            ("next", "//evil.example/staff/"),
        ];
        assert_eq!(visitor.post("/staff/sign-in", &elsewhere).location, "/staff/");

        let page = visitor.page("/staff/");
        let out = visitor.submit(&page, "/staff/sign-out", &[]);
        assert_eq!(out.status, StatusCode::SEE_OTHER);
        assert_eq!(visitor.get("/staff/").status, StatusCode::SEE_OTHER);
    });
}

#[test]
fn the_queue_puts_the_nearest_date_first_and_says_the_days_in_words() {
    both(
        "the_queue_puts_the_nearest_date_first_and_says_the_days_in_words",
        |env| {
            let house = House::open(env, at(5, 4, 10));
            let early = house.file("early", Some("a@example.kz"), "Раннее обращение о яме");
            house.set(at(5, 18, 10));
            let late = house.file("late", Some("a@example.kz"), "Позднее обращение о яме");
            let officer = house.signed_in(AKIM);

            let queue = officer.page("/staff/");
            let place = |number: &str| queue.find(number).expect("in the queue");
            assert!(place(&early.number.0) < place(&late.number.0), "nearest date first");
            assert!(queue.contains("рабочих дней"), "{queue}");
            assert!(queue.contains("Раннее обращение о яме"));

            house.set(at(6, 10, 10));
            let officer = house.signed_in(AKIM);
            let queue = officer.page("/staff/");
            assert!(
                queue.contains("class=\"due late\"") && queue.contains("просрочено на"),
                "{queue}"
            );
            let overdue = officer.page("/staff/?due=overdue");
            assert!(overdue.contains(&early.number.0));
            let other = officer.page("/staff/?status=in_review");
            assert!(!other.contains(&early.number.0), "the filter filters");

            let kazakh = officer.page("/staff/?lang=kk");
            assert!(kazakh.contains("<html lang=\"kk\">"));
            assert!(
                officer.page("/staff/").contains("<html lang=\"ru\">"),
                "an address changes no account"
            );
            let page = officer.page("/staff/?lang=kk&view=closed");
            let switch = [("lang", "kk"), ("back", &*hidden(&page, "back"))];
            let switched = officer.submit(&page, "/staff/language", &switch);
            assert_eq!(switched.location, "/staff/?view=closed");
            assert!(
                officer.page("/staff/").contains("<html lang=\"kk\">"),
                "the switch is kept"
            );
            let away = [("lang", "ru"), ("back", "//evil.example/staff/")];
            assert_eq!(officer.submit(&page, "/staff/language", &away).location, "/staff/");
        },
    );
}

#[test]
fn an_officer_accepts_and_answers_and_nothing_typed_is_lost() {
    both("an_officer_accepts_and_answers_and_nothing_typed_is_lost", |env| {
        let house = House::open(env, at(5, 4, 10));
        house.file("one", Some("saule@example.kz"), TEXT);
        let officer = house.signed_in(AKIM);
        let (path, page, revision) = open_case(&officer);
        assert!(page.contains(TEXT) && page.contains("Серікбаева Айгүл Маратқызы"));

        let accepted = officer.submit(&page, &format!("{path}/accept"), &[("revision", &revision)]);
        assert_eq!(
            (accepted.status, accepted.location),
            (StatusCode::SEE_OTHER, path.clone())
        );
        let page = officer.page(&path);
        let revision = hidden(&page, "revision");
        assert!(!page.contains(&format!("{path}/accept")), "accepted once");

        let mut incomplete = answer(&revision, "Засыпали 12 мая <script>alert(1)</script>");
        incomplete[2].1 = "";
        let wrong = officer.submit(&page, &format!("{path}/answer"), &incomplete);
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text.contains("id=\"answer-findings-err\""), "the field is named");
        assert!(wrong.text.contains("Засыпали 12 мая"), "the text is kept");
        assert!(!wrong.text.contains("<script>alert"), "and harmless");

        let sent = officer.submit(&page, &format!("{path}/answer"), &answer(&revision, "Засыпали 12 мая."));
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
        let page = officer.page(&path);
        assert!(page.contains("Засыпали 12 мая.") && page.contains("Дан ответ"));
        assert!(!page.contains(&format!("{path}/answer")), "answered once");
        assert!(officer.page("/staff/?view=closed").contains(&path));
    });
}

#[test]
fn a_forward_needs_a_body_and_a_reason_and_the_other_body_gets_the_case() {
    both(
        "a_forward_needs_a_body_and_a_reason_and_the_other_body_gets_the_case",
        |env| {
            let house = House::open(env, at(5, 4, 10));
            let receipt = house.file("one", Some("saule@example.kz"), TEXT);
            let officer = house.signed_in(AKIM);
            let (path, _, revision) = open_case(&officer);
            let found = officer.page(&format!("{path}?body_q=103600000.roads"));
            assert!(found.contains("value=\"103600000.roads\""), "{found}");

            let forward = format!("{path}/forward");
            let no_reason = [
                ("revision", revision.as_str()),
                ("body", "103600000.roads"),
                ("body_q", "103600000.roads"),
            ];
            let wrong = officer.submit(&found, &forward, &no_reason);
            assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(
                wrong.text.contains("value=\"103600000.roads\" checked"),
                "the choice is kept"
            );

            let reason = "Мост стоит на дороге районного значения";
            let mut good = no_reason.to_vec();
            good.push(("reason", reason));
            let done = officer.submit(&found, &forward, &good);
            assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
            let again = officer.submit(&found, &forward, &good);
            assert_eq!(again.status, StatusCode::CONFLICT, "a second click forwards nothing");

            let other = house.signed_in(ROADS);
            let queue = other.page("/staff/");
            assert!(
                queue.contains(&receipt.number.0) && queue.contains("перенаправлено нам"),
                "{queue}"
            );
            let page = other.page(&only_case(&queue));
            assert!(page.contains(reason), "the reason travels with it");
            assert_eq!(
                other.get(&path).status,
                StatusCode::NOT_FOUND,
                "the akim's case is not theirs"
            );
        },
    );
}

#[test]
fn a_stale_form_shows_both_texts_side_by_side() {
    both("a_stale_form_shows_both_texts_side_by_side", |env| {
        let house = House::open(env, at(5, 4, 10));
        house.file("one", Some("saule@example.kz"), TEXT);
        let first = house.signed_in(AKIM);
        let second = house.signed_in(AKIM);
        let (path, page, revision) = open_case(&first);
        let other = second.page(&path);
        let accept = second.submit(&other, &format!("{path}/accept"), &[("revision", &revision)]);
        assert_eq!(accept.status, StatusCode::SEE_OTHER);

        let stale = first.submit(
            &page,
            &format!("{path}/answer"),
            &answer(&revision, "Мой длинный ответ"),
        );
        assert_eq!(stale.status, StatusCode::CONFLICT);
        assert!(stale.text.contains("Мой длинный ответ"), "what was written");
        assert!(stale.text.contains("Рассматривается"), "what is now");

        let now = hidden(&stale.text, "revision");
        assert_ne!(now, revision);
        let mut carried = answer(&now, "Мой длинный ответ");
        let step = hidden(&stale.text, "step");
        carried.push(("step", &step));
        let resumed = first.submit(&stale.text, &format!("{path}/resume"), &carried);
        assert_eq!(resumed.status, StatusCode::OK);
        assert!(resumed.text.contains("Мой длинный ответ"));
        let sent = first.submit(
            &resumed.text,
            &format!("{path}/answer"),
            &answer(&now, "Мой длинный ответ"),
        );
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
        let late = second.submit(&other, &format!("{path}/answer"), &answer(&now, "Чужой ответ"));
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.text.contains("Чужой ответ") && late.text.contains("Мой длинный ответ"));
    });
}

#[test]
fn a_form_without_the_token_of_the_session_does_nothing() {
    both("a_form_without_the_token_of_the_session_does_nothing", |env| {
        let house = House::open(env, at(5, 4, 10));
        house.file("one", Some("saule@example.kz"), TEXT);
        let officer = house.signed_in(AKIM);
        let (path, _, revision) = open_case(&officer);
        let other_session = house.signed_in(AKIM).page("/staff/");
        let forged = hidden(&other_session, "csrf");
        for csrf in ["", "0", forged.as_str()] {
            let form = [("csrf", csrf), ("revision", revision.as_str())];
            let Answer { status, .. } = officer.post(&format!("{path}/accept"), &form);
            assert_eq!(status, StatusCode::FORBIDDEN, "{csrf}");
        }
        assert!(
            officer.page(&path).contains(&format!("{path}/accept")),
            "still to be accepted"
        );
    });
}

#[test]
fn a_letter_on_paper_is_printed_and_the_day_of_posting_dates_the_answer() {
    both(
        "a_letter_on_paper_is_printed_and_the_day_of_posting_dates_the_answer",
        |env| {
            let house = House::open(env, at(5, 4, 10));
            house.file("one", None, TEXT);
            let officer = house.signed_in(AKIM);
            let (path, page, revision) = open_case(&officer);
            let sent = officer.submit(&page, &format!("{path}/answer"), &answer(&revision, "Засыпали 12 мая."));
            assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);

            house.set(at(5, 6, 10));
            let officer = house.signed_in(AKIM);
            let tasks = officer.page("/staff/print");
            let mut letter = None;
            for (start, mark) in tasks.match_indices("href=\"/staff/print/0") {
                let address = &tasks[start + 6..start + mark.len() + 35];
                let page = officer.page(address);
                assert!(
                    page.contains("071500, с. Акшатау, ул. Абая, 5"),
                    "the postal address is on it"
                );
                if page.contains("Засыпали 12 мая.") {
                    letter = Some((address.to_owned(), page));
                }
            }
            let (letter, page) = letter.expect("the answer waits to be printed");
            let posted = format!("{letter}/posted");
            for day in ["2026-05-07", "2026-05-03", "вчера"] {
                let wrong = officer.submit(&page, &posted, &[("posted_on", day)]);
                assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{day}");
            }
            let done = officer.submit(&page, &posted, &[("posted_on", "2026-05-05")]);
            assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
            assert!(!officer.page("/staff/print").contains(&letter), "the task is done");
            assert!(officer.page(&letter).contains("05.05.2026"));
            let stranger = house.signed_in(ROADS);
            assert_eq!(stranger.get(&letter).status, StatusCode::NOT_FOUND);
        },
    );
}
