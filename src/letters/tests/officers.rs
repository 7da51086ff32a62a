//! The letters that officers get, and how people are addressed.

use super::super::salutation::{self, Address};
use super::*;

#[test]
fn letters_to_officers_carry_nothing_of_the_applicant() {
    let (from, late) = (roads(), okrug());
    let occasions = [
        Occasion::NewCase {
            clock: crate::deadlines::Clock::Answer,
            due_on: Some(date(2026, 5, 26)),
            forwarded_from: Some(&from),
            reason: Some("Аудан жолы"),
        },
        Occasion::Reminder {
            due_on: date(2026, 5, 26),
            working_days_left: 3,
            unposted: true,
        },
        Occasion::Escalation {
            due_on: date(2026, 5, 26),
            working_days_late: 1,
            late_body: &late,
            unposted: true,
        },
    ];
    for language in Language::ALL {
        for occasion in &occasions {
            let letter = letter(language, None, occasion);
            assert!(letter.subject.contains("ЖТ-2026-000123"));
            assert!(letter.body.contains("\nhttps://example.kz/kk/t/7KQ4M9XW\n"));
            for place in ["Абай", "Абая", "Abai"] {
                assert!(!letter.body.contains(place), "{}", letter.body);
            }
        }
    }
}

#[test]
fn who_has_written_the_answer_is_told_to_post_it() {
    let late = okrug();
    let letters = |unposted| {
        let reminder = Occasion::Reminder {
            due_on: date(2026, 5, 26),
            working_days_left: 3,
            unposted,
        };
        let escalation = Occasion::Escalation {
            due_on: date(2026, 5, 26),
            working_days_late: 1,
            late_body: &late,
            unposted,
        };
        [reminder, escalation].map(|occasion| letter(Language::En, None, &occasion).body)
    };
    assert!(
        letters(true)
            .iter()
            .all(|body| body.contains("Post it and record the day"))
    );
    assert!(letters(false).iter().all(|body| !body.contains("Post it")));
}

#[test]
fn days_left_and_late_agree_with_their_number() {
    let late = okrug();
    let reminder = |language, days| {
        let occasion = Occasion::Reminder {
            due_on: date(2026, 5, 26),
            working_days_left: days,
            unposted: false,
        };
        letter(language, None, &occasion)
    };
    let escalation = |language, days| {
        let occasion = Occasion::Escalation {
            due_on: date(2026, 5, 26),
            working_days_late: days,
            late_body: &late,
            unposted: false,
        };
        letter(language, None, &occasion)
    };
    for (days, kk, ru, en) in [
        (0, "бүгін соңғы күн", "последний день сегодня", "due today"),
        (1, "1 жұмыс күні қалды", "остался 1 рабочий день", "1 working day left"),
        (3, "3 жұмыс күні қалды", "осталось 3 рабочих дня", "3 working days left"),
        (
            11,
            "11 жұмыс күні қалды",
            "осталось 11 рабочих дней",
            "11 working days left",
        ),
    ] {
        for (language, said) in [(Language::Kk, kk), (Language::Ru, ru), (Language::En, en)] {
            let subject = reminder(language, days).subject;
            assert!(subject.ends_with(said), "{subject}");
        }
    }
    for (days, kk, ru, en) in [
        (
            1,
            "1 жұмыс күніне кешікті",
            "на 1 рабочий день",
            "1 working day overdue",
        ),
        (
            6,
            "6 жұмыс күніне кешікті",
            "на 6 рабочих дней",
            "6 working days overdue",
        ),
        (
            22,
            "22 жұмыс күніне кешікті",
            "на 22 рабочих дня",
            "22 working days overdue",
        ),
    ] {
        for (language, said) in [(Language::Kk, kk), (Language::Ru, ru), (Language::En, en)] {
            let body = escalation(language, days).body;
            assert!(body.contains(&format!("{said}.")), "{body}");
        }
    }
}

#[test]
fn the_calendar_alarm_names_the_year_and_the_waiting_cases() {
    let texts = Texts::load().unwrap();
    for language in Language::ALL {
        let alarm = calendar_alarm(&texts, language, Some("Серік"), 2028, 12, "https://x.kz/c");
        assert!(alarm.subject.contains("2028"), "{}", alarm.subject);
        assert!(alarm.body.contains(": 12.") && alarm.body.ends_with("\nhttps://x.kz/c\n"));
        let quiet = calendar_alarm(&texts, language, None, 2028, 0, "https://x.kz/c");
        assert!(!quiet.body.contains(": 0"), "{}", quiet.body);
    }
}

#[test]
fn people_are_addressed_as_they_wrote_their_names() {
    for (written, name, address) in [
        ("Әбдірахманова Сәуле Нұрланқызы", "Сәуле Нұрланқызы", Address::She),
        ("Ахметов Серік Болатұлы", "Серік Болатұлы", Address::He),
        ("Ахметов Серік Болат ұлы", "Серік Болат ұлы", Address::He),
        ("Сәуле Нұрлан қызы", "Сәуле Нұрлан қызы", Address::She),
        ("Иванова Айгуль Ерлановна", "Айгуль Ерлановна", Address::She),
        ("Анна Сергеевна Ковалевич", "Анна Сергеевна", Address::She),
        ("Ким Пётр Ильич", "Пётр Ильич", Address::He),
        ("Айгуль  Ерлановна", "Айгуль Ерлановна", Address::She),
        ("Анна Ковалевич", "Анна Ковалевич", Address::Unknown),
        ("Серік Ахметов", "Серік Ахметов", Address::Unknown),
        ("Серік", "Серік", Address::Unknown),
    ] {
        assert_eq!(salutation::of(written), Some((name.to_owned(), address)), "{written}");
    }
    assert_eq!(salutation::of("  "), None);
}
