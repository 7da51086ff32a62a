//! What is typed and pasted anywhere is either kept with all that is seen of it, or refused with its field and a reason.

use icu_properties::CodePointSetData;
use icu_properties::props::{DefaultIgnorableCodePoint, NoncharacterCodePoint, WhiteSpace};
use listening_state::appeal::{AppealDraft, Number};
use listening_state::store::appeals::{self, Appeal};
use listening_state::store::cases;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};
use reqwest::Method;
use serde_json::json;

use crate::desk::{AKIM, House, at, only_case};
use crate::support::office::draft;
use crate::support::{TestApp, TestEnv, both};

/// What a reader sees of a text.
fn seen(text: &str) -> String {
    let white = CodePointSetData::new::<WhiteSpace>();
    let ignorable = CodePointSetData::new::<DefaultIgnorableCodePoint>();
    let noncharacter = CodePointSetData::new::<NoncharacterCodePoint>();
    let unseen = |c: &char| {
        white.contains(*c)
            || c.is_control()
            || ignorable.contains(*c)
            || noncharacter.contains(*c)
            || matches!(c, '\u{2800}' | '\u{fff9}'..='\u{fffb}')
    };
    text.chars().filter(|c| !unseen(c)).collect()
}

/// Texts without combining marks, whose seen characters NFC leaves alone: what is stored can be compared as it is.
fn texts(count: usize) -> Vec<String> {
    let part = prop_oneof![
        3 => "[а-яәғқңөұүһі A-Za-z0-9«»—№₸]{1,12}",
        2 => "[\\x00-\\x1f\\x7f-\\u{a0}\\u{ad}\\u{200b}-\\u{200f}\\u{2028}-\\u{202e}\\u{2066}-\\u{2069}\\u{feff}\\u{2800}\\u{3164}]{1,4}",
        1 => "[\\u{1f300}-\\u{1f5ff}\\u{e000}-\\u{e010}]",
    ];
    let text = prop::collection::vec(part, 0..8).prop_map(|parts: Vec<String>| parts.concat());
    let mut runner = TestRunner::new_with_rng(
        Config::default(),
        proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
    );
    (0..count)
        .map(|_| text.new_tree(&mut runner).expect("a text").current())
        .collect()
}

fn stored(env: &TestEnv, number: &str) -> Appeal {
    env.office
        .store
        .read(|c| appeals::by_number(c, &env.office.secrets, &Number(number.to_owned())))
        .expect("a read")
        .expect("the appeal")
}

#[test]
fn a_vertical_tab_is_a_blank_and_nothing_visible_is_no_text() {
    both("a_vertical_tab_is_a_blank_and_nothing_visible_is_no_text", |env| {
        let app = TestApp::start(env);
        let mut typed = draft();
        typed.text = "Первая\u{b}вторая\0третья".to_owned();
        typed.applicant.iin = Some("\u{200e}900101 300 007".to_owned());
        typed.applicant.phone = Some("\u{202a}+7 701 123\u{2011}45\u{2011}67\u{202c}".to_owned());
        typed.settlement = format!("\u{feff}{} ", typed.settlement);
        typed.subject = format!("{}\u{200b}", typed.subject);
        let receipt = app.file("one", &typed).expect(201).json();
        let kept = stored(env, receipt["number"].as_str().expect("a number"));
        assert_eq!(kept.text, "Первая вторая третья");
        assert_eq!(kept.applicant.iin.as_deref(), Some("900101300007"));
        assert_eq!(kept.applicant.phone.as_deref(), Some("+77011234567"));
        let again = app.file("one", &typed).expect(200).json();
        assert_eq!(again["number"], receipt["number"], "the same request is known again");
        typed.text.push('!');
        app.file("one", &typed).expect(409);

        for (key, nothing) in ["\u{200b}", "\u{2800}", "\u{3164}", "\u{ad}\u{feff}", "\0"]
            .into_iter()
            .enumerate()
        {
            let mut typed = draft();
            typed.text = nothing.to_owned();
            typed.applicant.name = nothing.to_owned();
            let refused = app.file(&format!("nothing-{key}"), &typed).expect(422).json();
            let fields: Vec<&str> = refused["errors"]
                .as_array()
                .expect("errors")
                .iter()
                .filter_map(|error| error["field"].as_str())
                .collect();
            assert_eq!(fields, ["text", "applicant.name"], "{nothing:?}");
        }
        // Half of a surrogate pair is no character of JSON.
        let broken = serde_json::to_string(&draft())
            .expect("JSON")
            .replace("глубокая", "\\ud83d");
        let request = app
            .request(Method::POST, "/api/v1/appeals")
            .header("Idempotency-Key", "half");
        app.send(request.header("Content-Type", "application/json").body(broken))
            .expect(400);
    });
}

#[test]
fn every_text_of_an_appeal_is_kept_as_it_is_seen_or_refused() {
    both("every_text_of_an_appeal_is_kept_as_it_is_seen_or_refused", |env| {
        let app = TestApp::start(env);
        type Set = fn(&mut AppealDraft, &str);
        type Get = fn(&Appeal) -> &str;
        let fields: [(&str, bool, Set, Get); 4] = [
            ("text", true, |d, t| d.text = t.to_owned(), |a| &a.text),
            ("address", false, |d, t| d.address = t.to_owned(), |a| &a.address),
            (
                "applicant.name",
                true,
                |d, t| d.applicant.name = t.to_owned(),
                |a| &a.applicant.name,
            ),
            (
                "applicant.postal_address",
                true,
                |d, t| d.applicant.postal_address = t.to_owned(),
                |a| &a.applicant.postal_address,
            ),
        ];
        for (n, text) in texts(40).iter().enumerate() {
            let (field, required, set, get) = fields[n % fields.len()];
            let mut typed = draft();
            set(&mut typed, text);
            let answered = app.file(&format!("text-{n}"), &typed);
            if required && seen(text).is_empty() {
                let refused = answered.expect(422).json();
                assert_eq!(refused["errors"][0]["field"], field, "{text:?}");
                assert_ne!(refused["errors"][0]["message"], "");
            } else {
                let receipt = answered.expect(201).json();
                let kept = stored(env, receipt["number"].as_str().expect("a number"));
                assert_eq!(seen(get(&kept)), seen(text), "{field}: {text:?}");
                assert!(!get(&kept).contains('\0') && !get(&kept).contains('\u{200b}'));
            }
        }
    });
}

#[test]
fn every_text_of_an_officer_is_kept_as_it_is_seen_or_refused() {
    both("every_text_of_an_officer_is_kept_as_it_is_seen_or_refused", |env| {
        let house = House::open(env, at(5, 4, 10));
        let officer = house.signed_in(AKIM);
        for (n, text) in texts(8).iter().enumerate() {
            let receipt = house.file(&format!("case-{n}"), Some("a@example.kz"), "Яма");
            let path = only_case(&officer.page("/staff/"));
            let page = officer.page(&path);
            let revision = crate::desk::hidden(&page, "revision");
            // A law is named in letters or digits, whatever stands beside them.
            let basis = format!("6 {text}");
            let form = [
                ("revision", revision.as_str()),
                ("text", text.as_str()),
                ("findings", text.as_str()),
                ("basis", basis.as_str()),
            ];
            let sent = officer.submit(&page, &format!("{path}/answer"), &form);
            if seen(text).is_empty() {
                assert_eq!(sent.status, 422, "{text:?}");
                assert!(sent.text.contains("id=\"answer-findings-err\""));
                let form = [
                    ("revision", revision.as_str()),
                    ("text", "да"),
                    ("findings", "да"),
                    ("basis", "да"),
                ];
                assert_eq!(officer.submit(&page, &format!("{path}/answer"), &form).status, 303);
            } else {
                assert_eq!(sent.status, 303, "{text:?}: {}", sent.text);
                let appeal = stored(env, &receipt.number.0);
                let kept = env
                    .office
                    .store
                    .read(|c| cases::of_appeal(c, appeal.id))
                    .expect("cases");
                let answer = kept[0].answer.as_ref().expect("an answer");
                for (part, typed) in [(&answer.text, text), (&answer.findings, text), (&answer.basis, &basis)] {
                    assert_eq!(seen(part), seen(typed), "{text:?}");
                }
            }
        }
    });
}

#[test]
fn no_word_of_an_address_a_form_or_a_header_breaks_a_query() {
    both("no_word_of_an_address_a_form_or_a_header_breaks_a_query", |env| {
        let house = House::open(env, at(5, 4, 10));
        house.file("one", Some("a@example.kz"), "Яма");
        let app = TestApp::start(env);
        let token = app.sign_in(AKIM);
        let admin = house.signed_in("admin@akimat.example");
        let overseer = house.signed_in("overseer@akimat.example");
        let officer = house.signed_in(AKIM);
        let case = only_case(&officer.page("/staff/"));
        for odd in ["%00", "a%00b", "%E2%80%8B", "%EF%BB%BF", "%FF", "%E2%80%AE%00"] {
            for path in [
                format!("/api/v1/bodies?q={odd}"),
                format!("/api/v1/territories?q={odd}"),
                format!("/api/v1/cases?subject={odd}"),
                format!("/api/v1/cases?body={odd}&cursor={odd}"),
                format!("/api/v1/statistics?territory={odd}&from={odd}"),
                format!("/api/v1/powers/route?on=2026-04-30&settlement={odd}&subject={odd}&fact.{odd}={odd}"),
                format!("/api/v1/appeals/{odd}"),
                format!("/ru/?q={odd}&settlement_q={odd}"),
                format!("/ru/appeals/new?settlement={odd}&settlement_q={odd}&subject={odd}"),
                format!("/ru/appeals/{odd}"),
                format!("/ru/t/{odd}"),
                format!("/ru/powers?q={odd}&group={odd}&settlement={odd}&settlement_q={odd}"),
                format!("/ru/powers/{odd}?settlement={odd}"),
                format!("/ru/powers/notice?settlement={odd}"),
            ] {
                let answered = app.get_as(&token, &path);
                assert!(answered.status < 500, "{path}: {}", answered.text);
            }
            for (who, path) in [
                (&officer, format!("/staff/?subject={odd}&status={odd}&cursor={odd}")),
                (&officer, format!("{case}?body_q={odd}")),
                (&overseer, format!("/oversight/?territory={odd}&from={odd}")),
                (
                    &overseer,
                    format!("/oversight/cases?body={odd}&subject={odd}&cursor={odd}"),
                ),
            ] {
                let answer = who.get(&path);
                assert!(answer.status.as_u16() < 500, "{path}: {}", answer.text);
            }
        }
        let id = case.rsplit('/').next().expect("an id");
        let forward = json!({ "step": "forward", "body": "\u{0}103600000.roads\u{200b}", "reason": "\u{feff}Мост", "revision": 1 });
        let done = app
            .post_as(&token, &format!("/api/v1/cases/{id}/steps"), &forward)
            .expect(200)
            .json();
        assert_eq!(done["status"], "forwarded", "a pasted code is read");
        app.post_json("/api/v1/sessions", &json!({ "email": "a\0@b.kz", "password": "\0" }))
            .expect(401);
        let page = admin.page("/staff/officers");
        let new = [
            ("email", "\u{200e}new@example.kz\r\n"),
            ("name", "Новая\0 Сотрудница\u{ad}"),
            ("role", "registrar\u{200b}"),
            ("body", " 103641000.akimat\u{feff}"),
            ("language", "kk"),
        ];
        let made = admin.submit(&page, "/staff/officers", &new);
        assert!(
            made.status.is_success() || made.status.is_redirection(),
            "{}",
            made.text
        );
        assert_eq!(env.officer("new@example.kz").name, "Новая Сотрудница");
    });
}
