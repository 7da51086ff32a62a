//! Every letter in the three languages, word by word where it matters. Here: what the letters are about.

#![allow(clippy::unwrap_used)]

use chrono::{Datelike, NaiveDate, Weekday};

use super::*;
use crate::deadlines::Deadline;
use crate::powers::Attendant;

mod officers;
mod resident;
use crate::deadlines::{Clock, DayKind, TraceDay};

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn three(kk: &str, ru: &str, en: &str) -> Trilingual {
    Trilingual {
        kk: kk.to_owned(),
        ru: ru.to_owned(),
        en: en.to_owned(),
    }
}

fn okrug() -> Trilingual {
    three(
        "Ақтоғай ауылдық округінің әкімдігі",
        "Акимат Актогайского сельского округа",
        "Akimat of Aktogay rural district",
    )
}

fn roads() -> Trilingual {
    three(
        "Аягөз ауданының жолдар бөлімі",
        "Отдел дорог Аягозского района",
        "Roads department of Ayagoz district",
    )
}

fn pothole() -> Trilingual {
    three("Жолдағы шұңқыр", "Яма на дороге", "Pothole")
}

fn basis() -> Trilingual {
    three(
        "№ 148 Заң, 35-баптың 1-тармағының 6) тармақшасы",
        "Закон № 148, подпункт 6) пункта 1 статьи 35",
        "Law No 148, article 35(1)(6)",
    )
}

/// Registered on 30 April 2026, due on 26 May: fifteen working days over three holidays.
fn deadline() -> Deadline {
    let mut trace = Vec::new();
    let mut counted = 0;
    for day in date(2026, 5, 1).iter_days().take(26) {
        let name = match day.day() {
            1 => three(
                "Қазақстан халқының бірлігі мерекесі",
                "Праздник единства народа Казахстана",
                "Unity Day",
            ),
            7 => three(
                "Отан қорғаушы күні",
                "День защитника Отечества",
                "Defender of the Fatherland Day",
            ),
            11 => three("Жеңіс күні", "День Победы", "Victory Day"),
            _ => Trilingual::default(),
        };
        let reason = match (day.day(), day.weekday()) {
            (1 | 7, _) => DayKind::Holiday,
            (11, _) => DayKind::TransferredDay,
            (_, Weekday::Sat | Weekday::Sun) => DayKind::Weekend,
            _ => DayKind::WorkingDay,
        };
        counted += u32::from(reason.works());
        trace.push(TraceDay {
            date: day,
            counted: reason.works().then_some(counted),
            reason,
            name: (!name.kk.is_empty()).then_some(name),
        });
    }
    assert_eq!(counted, 15);
    Deadline {
        clock: Clock::Answer,
        received_at: date(2026, 4, 30).and_hms_opt(10, 0, 0).unwrap(),
        registered_on: date(2026, 4, 30),
        due_on: date(2026, 5, 26),
        working_days: 15,
        basis: three(
            "ӘРПК 76-бабының 1-бөлігі",
            "часть 1 статьи 76 АППК",
            "APPC, article 76(1)",
        ),
        clocks: "2025-12-29".to_owned(),
        calendar: "2026.1".to_owned(),
        trace,
    }
}

fn letter(language: Language, addressee: Option<&str>, occasion: &Occasion<'_>) -> Letter {
    let (number, subject, body) = (Number::new(2026, 123), pothole(), okrug());
    let place = match language {
        Language::Kk => "Ақтоғай ауылы, Абай көшесі, 14",
        Language::Ru => "село Актогай, улица Абая, 14",
        Language::En => "Aktogay, Abai street 14",
    };
    let about = About {
        number: &number,
        registered_on: date(2026, 4, 30),
        subject: &subject,
        place: place.to_owned(),
        body: &body,
        addressee,
        link: "https://example.kz/kk/t/7KQ4M9XW".to_owned(),
    };
    compose(&Texts::load().unwrap(), language, &about, occasion)
}

const NAME: Option<&str> = Some("Әбдірахманова Сәуле Нұрланқызы");
