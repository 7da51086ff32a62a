//! Dates and times as people write them. Kazakh months take endings by vowel harmony, so every case that a
//! sentence needs comes ready from the table; Russian long dates are in the genitive.
//!
//! It never writes "до 26 мая" or «26 мамырға дейін»: people differ on whether the day itself counts.

use chrono::{Datelike, NaiveDate, NaiveTime};

use crate::appeal::Language;

/// The names of a month.
struct Month {
    /// Kazakh, nominative.
    kk: &'static str,
    /// Kazakh ending of "in" (-да/-де, -та/-те).
    kk_in: &'static str,
    /// Kazakh ending of "from" (-дан/-ден, -тан/-тен, -нан/-нен), also before «кешіктірмей».
    kk_from: &'static str,
    /// Russian, nominative.
    ru: &'static str,
    /// Russian, genitive.
    ru_of: &'static str,
    en: &'static str,
}

const fn month(
    kk: &'static str,
    kk_in: &'static str,
    kk_from: &'static str,
    ru: &'static str,
    ru_of: &'static str,
    en: &'static str,
) -> Month {
    Month {
        kk,
        kk_in,
        kk_from,
        ru,
        ru_of,
        en,
    }
}

const MONTHS: [Month; 12] = [
    month("қаңтар", "да", "дан", "январь", "января", "January"),
    month("ақпан", "да", "нан", "февраль", "февраля", "February"),
    month("наурыз", "да", "дан", "март", "марта", "March"),
    month("сәуір", "де", "ден", "апрель", "апреля", "April"),
    month("мамыр", "да", "дан", "май", "мая", "May"),
    month("маусым", "да", "нан", "июнь", "июня", "June"),
    month("шілде", "де", "ден", "июль", "июля", "July"),
    month("тамыз", "да", "дан", "август", "августа", "August"),
    month("қыркүйек", "те", "тен", "сентябрь", "сентября", "September"),
    month("қазан", "да", "нан", "октябрь", "октября", "October"),
    month("қараша", "да", "дан", "ноябрь", "ноября", "November"),
    month("желтоқсан", "да", "нан", "декабрь", "декабря", "December"),
];

/// Monday first: Kazakh, short, Russian, short, English, short.
const WEEKDAYS: [[&str; 6]; 7] = [
    ["дүйсенбі", "дс", "понедельник", "пн", "Monday", "Mon"],
    ["сейсенбі", "сс", "вторник", "вт", "Tuesday", "Tue"],
    ["сәрсенбі", "ср", "среда", "ср", "Wednesday", "Wed"],
    ["бейсенбі", "бс", "четверг", "чт", "Thursday", "Thu"],
    ["жұма", "жм", "пятница", "пт", "Friday", "Fri"],
    ["сенбі", "сб", "суббота", "сб", "Saturday", "Sat"],
    ["жексенбі", "жс", "воскресенье", "вс", "Sunday", "Sun"],
];

fn names(date: NaiveDate) -> &'static Month {
    &MONTHS[date.month0() as usize]
}

/// A Kazakh date with an ending on its month.
fn kazakh(date: NaiveDate, ending: &str) -> String {
    let (year, day, month) = (date.year(), date.day(), names(date).kk);
    format!("{year} жылғы {day} {month}{ending}")
}

/// `2026 жылғы 26 мамыр` · `26 мая 2026 года` · `26 May 2026`.
pub fn long_date(language: Language, date: NaiveDate) -> String {
    let (year, day) = (date.year(), date.day());
    match language {
        Language::Kk => kazakh(date, ""),
        Language::Ru => format!("{day} {} {year} года", names(date).ru_of),
        Language::En => format!("{day} {} {year}", names(date).en),
    }
}

/// The date of "on" and "in": kk `2026 жылғы 26 мамырда`; ru genitive; en plain.
pub fn on_date(language: Language, date: NaiveDate) -> String {
    match language {
        Language::Kk => kazakh(date, names(date).kk_in),
        Language::Ru | Language::En => long_date(language, date),
    }
}

/// The date of "by" and "from": kk with the ending of the month for «кешіктірмей» and «бастап»:
/// `2026 жылғы 26 мамырдан`; ru genitive; en plain.
pub fn by_date(language: Language, date: NaiveDate) -> String {
    match language {
        Language::Kk => kazakh(date, names(date).kk_from),
        Language::Ru | Language::En => long_date(language, date),
    }
}

/// `26.05.2026` in all three.
pub fn short_date(date: NaiveDate) -> String {
    date.format("%d.%m.%Y").to_string()
}

/// A day within a year that is known: `26 мамыр` · `26 мая` · `26 May`.
pub fn day_month(language: Language, date: NaiveDate) -> String {
    let month = match language {
        Language::Kk => names(date).kk,
        Language::Ru => names(date).ru_of,
        Language::En => names(date).en,
    };
    format!("{} {month}", date.day())
}

/// A month of a year, of any date in it: `2026 жылғы мамыр` · `май 2026 года` · `May 2026`.
pub fn month_year(language: Language, date: NaiveDate) -> String {
    let year = date.year();
    match language {
        Language::Kk => format!("{year} жылғы {}", names(date).kk),
        Language::Ru => format!("{} {year} года", names(date).ru),
        Language::En => format!("{} {year}", names(date).en),
    }
}

fn weekday_name(language: Language, date: NaiveDate, short: usize) -> String {
    let column = match language {
        Language::Kk => 0,
        Language::Ru => 2,
        Language::En => 4,
    };
    WEEKDAYS[date.weekday().num_days_from_monday() as usize][column + short].to_owned()
}

/// The name of the weekday: `сейсенбі` · `вторник` · `Tuesday`.
pub fn weekday(language: Language, date: NaiveDate) -> String {
    weekday_name(language, date, 0)
}

/// The short name of the weekday: `сс` · `вт` · `Tue`.
pub fn weekday_short(language: Language, date: NaiveDate) -> String {
    weekday_name(language, date, 1)
}

/// The time of day, `14:05`, in all three.
pub fn time(at: NaiveTime) -> String {
    at.format("%H:%M").to_string()
}
