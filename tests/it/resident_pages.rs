//! The pages for residents by plain HTTP, as a browser without JavaScript uses them, on both databases.

use listening_state::actions;
use listening_state::appeal::BodyCode;
use listening_state::lifecycle::{Step, StepName};
use listening_state::store::cases::{self, Case, Scope};
use reqwest::Method;

use crate::support::office::TestEnv;
use crate::support::{Answered, TestApp, both, territory as places};

const NAME: &str = "Серікбаева Айгүл Маратқызы";
const TEXT: &str = "На улице Абая у школы глубокая яма, дети падают.";

/// What a resident types into the form, except for the hidden fields.
fn typed<'a>(language: &'a str, key: &'a str) -> Vec<(&'static str, &'a str)> {
    vec![
        ("settlement", places::VILLAGE),
        ("subject", "road.pothole"),
        ("fact.road_class", "street"),
        ("address", "ул. Абая, у школы"),
        ("text", TEXT),
        ("name", NAME),
        ("postal_address", "071500, с. Акшатау, ул. Абая, 5"),
        ("email", "aigul@resident.example"),
        ("phone", ""),
        ("iin", ""),
        ("language", language),
        ("kind", "message"),
        ("idempotency_key", key),
    ]
}

/// The same with one field changed.
fn with<'a>(
    mut fields: Vec<(&'static str, &'a str)>,
    name: &'static str,
    value: &'a str,
) -> Vec<(&'static str, &'a str)> {
    fields.retain(|(field, _)| *field != name);
    fields.push((name, value));
    fields
}

/// The value of a hidden or typed input of a page.
fn value_of(page: &str, name: &str) -> String {
    let input = page
        .split("<input")
        .find(|input| input.contains(&format!("name=\"{name}\"")))
        .unwrap_or_else(|| panic!("no input {name} in {page}"));
    let from = input.find("value=\"").expect("a value") + "value=\"".len();
    input[from..].split('"').next().expect("an end").to_owned()
}

/// The link whose address contains a part, as a browser reads it.
pub fn link_with(page: &str, part: &str) -> String {
    page.split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .find(|href| href.contains(part))
        .unwrap_or_else(|| panic!("no link with {part} in {page}"))
        .replace("&#38;", "&")
        .replace("&amp;", "&")
}

fn between<'a>(page: &'a str, from: &str, until: &str) -> &'a str {
    let start = page.find(from).unwrap_or_else(|| panic!("no {from} in {page}")) + from.len();
    page[start..].split(until).next().expect("an end")
}

/// Files by the form; the receipt's address.
pub fn filed(app: &TestApp, language: &str, key: &str) -> String {
    let answered = app
        .post_form(&format!("/{language}/appeals/new"), &typed(language, key))
        .expect(303);
    answered.header("location").to_owned()
}

fn case_of(env: &TestEnv) -> Case {
    let scope = Scope::Country;
    let page = env
        .office
        .store
        .read(|c| {
            let filter = cases::CaseFilter {
                limit: 10,
                ..Default::default()
            };
            cases::page(c, &scope, &filter)
        })
        .expect("a page of cases");
    let row = page.items.last().expect("a case");
    env.office
        .store
        .read(|c| cases::find(c, row.id, &scope))
        .expect("a read")
        .expect("the case")
}

fn no_key_in(answered: &Answered, key: &str) {
    assert!(
        !answered.header("location").contains(key),
        "the key stands in an address"
    );
}

#[test]
fn the_first_page_is_in_the_language_of_the_browser() {
    both("first page", |env| {
        let app = TestApp::start(env);
        for (accepted, home) in [("ru-RU,ru;q=0.9", "/ru/"), ("en", "/en/"), ("de", "/kk/")] {
            let answered = app
                .send(app.request(Method::GET, "/").header("Accept-Language", accepted))
                .expect(303);
            assert_eq!(answered.header("location"), home);
        }
        for (language, words) in [
            ("kk", "Қандай мәселе бар?"),
            ("ru", "Что случилось?"),
            ("en", "What is the matter?"),
        ] {
            let page = app.get(&format!("/{language}/")).expect(200).text;
            assert!(page.contains(&format!("<html lang=\"{language}\">")));
            assert!(page.contains(words), "{page}");
        }
    });
}

#[test]
fn a_resident_files_and_follows_in_each_language() {
    both("journey", |env| {
        for (language, place, days, accepted) in [
            ("kk", "Ақшатау", "15-күн", "Жолданымыңыз қабылданды"),
            ("ru", "Акшатау", "15-й день", "Обращение принято"),
            ("en", "Akshatau", "day 15", "Your appeal has been received"),
        ] {
            let app = TestApp::start(env);
            let found = app
                .get(&format!("/{language}/?q=pothole&settlement_q={place}"))
                .expect(200)
                .text;
            let places_page = app.get(&link_with(&found, "subject=road.pothole")).expect(200).text;
            assert!(places_page.contains("Ayagoz") || places_page.contains("Аягоз") || places_page.contains("Аягөз"));
            let form = app
                .get(&link_with(&places_page, &format!("settlement={}", places::VILLAGE)))
                .expect(200)
                .text;
            assert!(form.contains("value=\"street\""), "{form}");
            let key = value_of(&form, "idempotency_key");
            let receipt_path = filed(&app, language, &key);
            let receipt = app.get(&receipt_path).expect(200).text;
            assert!(receipt.contains(accepted), "{receipt}");
            assert!(receipt.contains(days), "the last counted day is on the slip");
            assert!(receipt.contains("<svg viewBox=\"0 0"), "the QR code");
            assert!(!receipt.contains("style="), "the policy forbids styles in the page");
            let tracking = app.get(receipt_path.trim_end_matches("/receipt")).expect(200).text;
            assert!(tracking.contains(TEXT) && tracking.contains(&format!("lang=\"{language}\"")));
        }
    });
}

#[test]
fn the_receipt_says_who_why_and_when_with_the_days() {
    both("receipt", |env| {
        let app = TestApp::start(env);
        let receipt = app.get(&filed(&app, "ru", "slip-1")).expect(200).text;
        let case = case_of(env);
        assert_eq!(case.body, BodyCode(places::RURAL_AKIMAT.to_owned()));
        let routing = case.routing.expect("a routing");
        assert!(receipt.contains(&routing.basis.ru) && !receipt.contains(&routing.rule));
        for reason in &routing.why {
            assert!(receipt.contains(&reason.text.ru), "{}", reason.text.ru);
        }
        assert!(receipt.contains("не позднее 26 мая 2026 года"), "{receipt}");
        for skipped in [
            "1 мая, пятница",
            "7 мая, четверг",
            "9 мая, суббота",
            "11 мая, понедельник",
        ] {
            assert!(receipt.contains(skipped), "{skipped}");
        }
        assert!(receipt.contains("2–3 мая, 10 мая, 16–17 мая, 23–24 мая"));
        assert!(receipt.contains("30 апреля 2026 года, четверг, 10:00"));
        let days = receipt.matches("<td class=\"n\">").count();
        assert_eq!(days, 14, "fourteen counted days and the last one");
        assert_eq!(receipt.matches("<td class=\"e\">").count(), 1);
    });
}

#[test]
fn what_was_typed_stays_when_something_is_wrong() {
    both("kept values", |env| {
        let app = TestApp::start(env);
        let mut fields = with(typed("ru", "kept-1"), "postal_address", "");
        fields = with(fields, "iin", "123");
        let page = app.post_form("/ru/appeals/new", &fields).expect(422).text;
        assert!(page.contains("<title>Ошибка:"), "the title says it first");
        assert!(page.contains("href=\"#postal_address\"") && page.contains("href=\"#iin\""));
        assert_eq!(page.matches("aria-invalid=\"true\"").count(), 2);
        assert!(page.contains(TEXT) && page.contains(NAME));
        assert_eq!(value_of(&page, "email"), "aigul@resident.example");
        assert_eq!(value_of(&page, "iin"), "123");
        assert_eq!(value_of(&page, "idempotency_key"), "kept-1");
        let chosen = between(&page, "value=\"street\"", ">");
        assert!(chosen.contains("checked"), "the answer stays chosen");
    });
}

#[test]
fn script_in_every_field_is_only_text() {
    both("script", |env| {
        let app = TestApp::start(env);
        let script = "\"><script>alert(1)</script>";
        for field in [
            "settlement",
            "subject",
            "fact.road_class",
            "address",
            "text",
            "name",
            "postal_address",
            "email",
            "phone",
            "iin",
            "language",
            "kind",
        ] {
            let missing = if field == "name" { "text" } else { "name" };
            let fields = with(with(typed("ru", "script-1"), missing, ""), field, script);
            let answered = app.post_form("/ru/appeals/new", &fields);
            assert_eq!(answered.status, 422, "{field}: {}", answered.text);
            assert!(!answered.text.contains("<script>alert"), "{field}");
        }
        let mut fields = typed("ru", "script-2");
        for field in ["address", "text", "name", "postal_address"] {
            fields = with(fields, field, script);
        }
        let answered = app.post_form("/ru/appeals/new", &fields).expect(303);
        let receipt_path = answered.header("location").to_owned();
        for path in [receipt_path.as_str(), receipt_path.trim_end_matches("/receipt")] {
            assert!(!app.get(path).expect(200).text.contains("<script>alert"), "{path}");
        }
        for path in ["/ru/?q=", "/ru/powers?q=", "/ru/appeals/new?settlement_q="] {
            let page = app.get(&format!("{path}%22%3E%3Cscript%3Ealert(1)%3C/script%3E"));
            assert!(!page.expect(200).text.contains("<script>alert"), "{path}");
        }
    });
}

#[test]
fn a_second_press_gives_the_same_receipt_and_other_words_are_asked_about() {
    both("double submission", |env| {
        let app = TestApp::start(env);
        let first = filed(&app, "kk", "twice");
        assert_eq!(filed(&app, "kk", "twice"), first);
        let changed = with(typed("kk", "twice"), "text", "Басқа мәтін");
        let page = app.post_form("/kk/appeals/new", &changed).expect(409).text;
        assert!(page.contains("Басқа мәтін"), "nothing typed is lost");
        let fresh = value_of(&page, "idempotency_key");
        assert_ne!(fresh, "twice");
        assert_ne!(filed(&app, "kk", &fresh), first);
    });
}

#[test]
fn the_key_opens_and_stands_in_no_address() {
    both("key", |env| {
        let mut app = TestApp::start(env);
        let receipt_path = filed(&app, "ru", "key-1");
        let receipt = app.get(&receipt_path).expect(200).text;
        let key = between(&receipt, "<span class=\"key\">", "<").to_owned();
        let number = between(&receipt, "<p class=\"no\">", "<").to_owned();
        let path = receipt_path.trim_end_matches("/receipt").to_owned();
        app.new_visitor();
        for closed in [path.as_str(), receipt_path.as_str(), "/ru/appeals/ЖТ-2026-999999"] {
            let page = app.get(closed).expect(404).text;
            assert!(page.contains("name=\"key\"") && !page.contains(TEXT), "{closed}");
        }
        for (wrong_number, wrong_key) in [(number.as_str(), "7KQ4"), ("ЖТ-2026-999999", key.as_str()), ("", "")] {
            let fields = [("number", wrong_number), ("key", wrong_key)];
            let refused = app.post_form("/ru/appeals", &fields).expect(404);
            assert!(refused.header("set-cookie").is_empty());
            assert!(refused.text.contains("Такой пары номера и ключа нет"));
        }
        let typed_key = key.to_lowercase().replace('-', " ");
        let opened = app
            .post_form("/ru/appeals", &[("number", &number), ("key", &typed_key)])
            .expect(303);
        no_key_in(&opened, &key);
        assert_eq!(opened.header("location"), path);
        assert!(opened.header("set-cookie").contains("HttpOnly"));
        assert!(app.get(&path).expect(200).text.contains(TEXT));
        app.new_visitor();
        let linked = app.get(&format!("/kk/t/{key}")).expect(303);
        no_key_in(&linked, &key);
        assert!(
            app.get(linked.header("location"))
                .expect(200)
                .text
                .contains("<html lang=\"kk\">")
        );
        app.get("/kk/t/00000000000000000000000000").expect(404);
    });
}

#[test]
fn a_form_of_another_site_is_refused() {
    both("foreign form", |env| {
        let app = TestApp::start(env);
        for (header, value) in [("Sec-Fetch-Site", "cross-site"), ("Origin", "https://evil.example")] {
            for path in ["/ru/appeals/new", "/ru/appeals"] {
                let request = app
                    .request(Method::POST, path)
                    .header(header, value)
                    .form(&typed("ru", "foreign"));
                app.send(request).expect(403);
            }
        }
    });
}

#[test]
fn the_page_of_the_appeal_tells_each_step_and_the_answer() {
    both("tracking", |env| {
        let app = TestApp::start(env);
        let receipt_path = filed(&app, "ru", "steps-1");
        let path = receipt_path.trim_end_matches("/receipt").to_owned();
        let head = env.officer("akshatau@akimat.example");
        let roads = env.officer("ayagoz.roads@akimat.example");
        let case = case_of(env);
        env.set_time("2026-05-04T09:30:00");
        let forward = Step::new(StepName::Forward)
            .with("body", places::DISTRICT_ROADS)
            .with("reason", "Дорога районного значения");
        actions::take_step(&env.office, &head, case.id, case.revision, &forward, env.now()).expect("a forward");
        let page = app.get(&path).expect(200).text;
        assert!(page.contains("Дорога районного значения") && page.contains("class=\"turn\""));
        assert!(
            page.contains("не позднее 26 мая 2026 года"),
            "the resident's own date goes on"
        );
        let moved = env
            .office
            .store
            .read(|c| cases::of_appeal(c, case.appeal))
            .expect("cases")
            .pop()
            .expect("the case at the receiver");
        env.set_time("2026-05-12T15:00:00");
        let answer = Step::new(StepName::Answer)
            .with("text", "Яму засыпали 12 мая.")
            .with("findings", "Яма глубиной 30 см подтверждена.")
            .with("basis", "Закон об автомобильных дорогах, статья 4-1");
        actions::take_step(&env.office, &roads, moved.id, moved.revision, &answer, env.now()).expect("an answer");
        for (language, status) in [("ru", "Дан ответ"), ("kk", "Жауап берілді"), ("en", "Answered")]
        {
            let page = app
                .get(&path.replacen("/ru/", &format!("/{language}/"), 1))
                .expect(200)
                .text;
            assert!(page.contains(status), "{page}");
            assert!(page.contains("<p class=\"typed\" lang=\"ru\">Яму засыпали 12 мая.</p>"));
            assert!(page.contains("Яма глубиной 30 см подтверждена."));
        }
        let page = app.get(&path).expect(200).text;
        assert!(
            page.contains("Вы вправе подать жалобу не позднее 12 августа 2026 года"),
            "{page}"
        );
    });
}

#[test]
fn an_open_question_goes_to_the_duty_desk_and_the_slip_says_so() {
    both("undetermined", |env| {
        let app = TestApp::start(env);
        let fields = with(typed("ru", "open-1"), "fact.road_class", "unknown");
        let answered = app.post_form("/ru/appeals/new", &fields).expect(303);
        let receipt = app.get(answered.header("location")).expect(200).text;
        assert!(receipt.contains("Кто отвечает, пока не определено."), "{receipt}");
        let list = between(&receipt, "отвечает один из органов:", "</ul>");
        let candidates: Vec<&str> = list.split("<li>").skip(1).collect();
        assert_eq!(candidates.len(), 4, "{receipt}");
        for (line, (body, law)) in candidates.iter().zip([
            ("Улица в селе или городе — Аппарат акима", "статьи 35 Закона"),
            ("Дорога между сёлами", "статьи 13"),
            ("Областная дорога между районами — Акимат", "статьи 13"),
            ("Республиканская трасса (с номером) — Комитет", "статьи 12"),
        ]) {
            assert!(line.contains(body) && line.contains(law), "{body}: {line}");
        }
        assert_eq!(case_of(env).body, BodyCode(places::DISTRICT_AKIMAT.to_owned()));
    });
}
