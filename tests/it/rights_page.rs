//! The page that tells residents what can happen to an appeal, by when, and what they can do.

use listening_state::law::{Law, embedded_files};
use listening_state::lifecycle::StepName;

use crate::support::{TestApp, both};

const LANGUAGES: [&str; 3] = ["kk", "ru", "en"];

#[test]
fn every_right_is_told_in_three_languages_with_its_article_and_is_led_to() {
    both("rights", |env| {
        let app = TestApp::start(env);
        for language in LANGUAGES {
            let path = format!("/{language}/rights");
            let page = app.get(&path).expect(200).text;
            for key in ["rights-", "own-", "{ $", "$"] {
                assert!(!page.contains(key), "{key} is left on {page}");
            }
            for step in StepName::of(true) {
                assert!(page.contains(&format!("<h3 id=\"{step}\">")), "{step} is not on {page}");
            }
            let rights = page.matches("<section").count();
            assert_eq!(page.matches("<details").count(), rights, "each right has its law");
            for from in ["help", ""] {
                let from = app.get(&format!("/{language}/{from}")).expect(200).text;
                assert!(from.contains(&format!("href=\"{path}\"")), "{from}");
            }
        }
        let page = app.get("/ru/rights").expect(200).text;
        for said in [
            "в течение 15 рабочих дней",
            "в течение 3 месяцев",
            "в течение 1 месяца",
            "не более 2 месяцев",
            "(18:30)",
            "статья 136 АППК",
        ] {
            assert!(page.contains(said), "{said}: {page}");
        }
    });
}

#[test]
fn the_lengths_are_those_of_the_law_of_the_day() {
    let mut files = embedded_files();
    let clocks = files.get_mut("clocks/2025-12-29.toml").expect("the clocks");
    *clocks = clocks
        .replacen("working_days = 15", "working_days = 21", 1)
        .replacen("working_days = 20", "working_days = 22", 1)
        .replacen("18:30:00", "17:45:00", 1);
    let law = Law::parse(&files).expect("the law");
    both("lengths", |env| {
        let app = TestApp::start_under(env, law.clone());
        for (language, said) in [
            ("kk", ["21 жұмыс күні", "22 жұмыс күні", "(17:45)"]),
            (
                "ru",
                ["в течение 21 рабочего дня", "в течение 22 рабочих дней", "(17:45)"],
            ),
            ("en", ["within 21 working days", "within 22 working days", "(17:45)"]),
        ] {
            let page = app.get(&format!("/{language}/rights")).expect(200).text;
            for said in said {
                assert!(page.contains(said), "{said}: {page}");
            }
        }
    });
}
