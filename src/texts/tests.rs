//! The three languages say the same things, and dates and numbers are written as people write them.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::*;

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// Key → the placeholders of its sentence, read from the text of a file.
fn keys(content: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = None;
    for line in content.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with(|first: char| first.is_ascii_alphabetic()) {
            let (name, _) = line.split_once('=').expect("a line that starts a message");
            key = Some(name.trim().to_owned());
        }
        let Some(key) = &key else { continue };
        let placeholders = found.entry(key.clone()).or_default();
        for piece in line.split('$').skip(1) {
            let end = piece
                .find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-')
                .unwrap_or(piece.len());
            placeholders.insert(piece[..end].to_owned());
        }
    }
    found
}

fn by_area(language: Language) -> BTreeMap<String, BTreeMap<String, BTreeSet<String>>> {
    files(language)
        .into_iter()
        .map(|(path, content)| {
            let (_, area) = path.split_once('/').expect("language/area.ftl");
            (area.to_owned(), keys(content))
        })
        .collect()
}

#[test]
fn the_three_languages_have_the_same_keys_and_placeholders() {
    let kazakh = by_area(Language::Kk);
    assert!(kazakh.contains_key("common.ftl"));
    for language in [Language::Ru, Language::En] {
        let other = by_area(language);
        assert_eq!(kazakh.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
        for (area, texts) in &kazakh {
            for (key, placeholders) in texts {
                let theirs = other[area].get(key);
                assert_eq!(theirs, Some(placeholders), "{language}/{area}: {key}");
            }
            for key in other[area].keys() {
                assert!(texts.contains_key(key), "only in {language}/{area}: {key}");
            }
        }
    }
}

#[test]
fn every_key_says_a_sentence_without_a_fault() {
    let texts = Texts::load().unwrap();
    for language in Language::ALL {
        for (key, placeholders) in by_area(language).into_values().flatten() {
            let mut args = FluentArgs::new();
            for name in &placeholders {
                args.set(name.clone(), Value::from(5));
            }
            let bundle = texts.bundle(language);
            let message = bundle.get_message(&key).expect(&key);
            let pattern = message.value().expect(&key);
            let mut faults = Vec::new();
            let said = bundle.format_pattern(pattern, Some(&args), &mut faults);
            assert!(faults.is_empty(), "{language} {key}: {faults:?}");
            assert!(!said.trim().is_empty(), "{language} {key} says nothing");
            assert_ne!(said, key, "{language} {key} says itself");
        }
    }
}

#[test]
fn a_missing_key_shows_itself() {
    let texts = Texts::load().unwrap();
    assert_eq!(texts.say(Language::Kk, "no-such-key", &[]), "no-such-key");
    assert!(!texts.knows(Language::Kk, "no-such-key"));
}

#[test]
fn values_stand_plainly_and_long_numbers_are_grouped() {
    let texts = Texts::load().unwrap();
    let say = |language| texts.say(language, "problem-too-long", &[("max", Value::from(10_000))]);
    assert!(say(Language::Kk).contains("10\u{a0}000"));
    assert!(say(Language::Ru).contains("10\u{a0}000"));
    assert!(say(Language::En).contains("10,000"));
    let body = [("body", Value::from("Ақтоғай ауылдық округінің әкімдігі"))];
    assert_eq!(
        texts.say(Language::Kk, "status-forwarded-sentence", &body),
        "Енді жауап беретін орган: Ақтоғай ауылдық округінің әкімдігі."
    );
}

#[test]
fn kazakh_months_take_endings_by_harmony() {
    let table = [
        (1, "қаңтар", "қаңтарда", "қаңтардан"),
        (2, "ақпан", "ақпанда", "ақпаннан"),
        (3, "наурыз", "наурызда", "наурыздан"),
        (4, "сәуір", "сәуірде", "сәуірден"),
        (5, "мамыр", "мамырда", "мамырдан"),
        (6, "маусым", "маусымда", "маусымнан"),
        (7, "шілде", "шілдеде", "шілдеден"),
        (8, "тамыз", "тамызда", "тамыздан"),
        (9, "қыркүйек", "қыркүйекте", "қыркүйектен"),
        (10, "қазан", "қазанда", "қазаннан"),
        (11, "қараша", "қарашада", "қарашадан"),
        (12, "желтоқсан", "желтоқсанда", "желтоқсаннан"),
    ];
    for (month, plain, on, by) in table {
        let day = date(2026, month, 5);
        let written = |ending: &str| format!("2026 жылғы 5 {ending}");
        assert_eq!(long_date(Language::Kk, day), written(plain));
        assert_eq!(on_date(Language::Kk, day), written(on));
        assert_eq!(by_date(Language::Kk, day), written(by));
    }
}

#[test]
fn dates_are_written_as_in_letters() {
    let day = date(2026, 5, 26);
    assert_eq!(long_date(Language::Ru, day), "26 мая 2026 года");
    assert_eq!(by_date(Language::Ru, day), "26 мая 2026 года");
    assert_eq!(long_date(Language::En, day), "26 May 2026");
    assert_eq!(by_date(Language::En, day), "26 May 2026");
    assert_eq!(short_date(day), "26.05.2026");
    assert_eq!(weekday(Language::Kk, day), "сейсенбі");
    assert_eq!(weekday(Language::Ru, day), "вторник");
    assert_eq!(weekday(Language::En, day), "Tuesday");
    assert_eq!(weekday_short(Language::Kk, date(2026, 5, 31)), "жс");
    assert_eq!(day_month(Language::Ru, date(2026, 5, 7)), "7 мая");
    assert_eq!(month_year(Language::Kk, day), "2026 жылғы мамыр");
    assert_eq!(month_year(Language::Ru, day), "май 2026 года");
    assert_eq!(time(day.and_hms_opt(9, 5, 0).unwrap().time()), "09:05".to_owned());
}

#[test]
fn numbers_are_written_as_people_write_them() {
    assert_eq!(number(Language::Kk, 999), "999");
    assert_eq!(number(Language::Ru, 1_234_567), "1\u{a0}234\u{a0}567");
    assert_eq!(number(Language::En, -1_500), "-1,500");
    assert_eq!(decimal(Language::Ru, 1234.5, 1), "1\u{a0}234,5");
    assert_eq!(decimal(Language::En, 1234.5, 1), "1,234.5");
    assert_eq!(decimal(Language::Kk, -0.5, 1), "-0,5");
    assert_eq!(decimal(Language::Kk, 7.0, 0), "7");
    assert_eq!(percent(Language::Kk, 0.845), "84,5\u{a0}%");
    assert_eq!(percent(Language::En, 0.845), "84.5%");
}
