//! Numbers as people write them: no-break spaces and a decimal comma in Kazakh and Russian, commas and a point in
//! English. Machine formats (CSV, JSON) never pass here.

use super::Value;
use crate::appeal::Language;

const NO_BREAK_SPACE: char = '\u{a0}';

/// Below this a number in a sentence is left plain: it may be a year, and four digits read well ungrouped.
const GROUPED_FROM: f64 = 10_000.0;

/// A whole number with its thousands apart: `1 234` · `1 234` · `1,234`.
pub fn number(language: Language, value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let separator = match language {
        Language::Kk | Language::Ru => NO_BREAK_SPACE,
        Language::En => ',',
    };
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 2 + 1);
    if value < 0 {
        grouped.push('-');
    }
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}

/// A number with this many decimals, rounded: `1 234,5` · `1 234,5` · `1,234.5`.
pub fn decimal(language: Language, value: f64, decimals: usize) -> String {
    let plain = format!("{value:.decimals$}");
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let Ok(whole_value) = whole.parse::<i64>() else {
        return plain;
    };
    let sign = if whole_value == 0 && whole.starts_with('-') {
        "-"
    } else {
        ""
    };
    let whole = number(language, whole_value);
    match (fraction, language) {
        ("", _) => format!("{sign}{whole}"),
        (_, Language::En) => format!("{sign}{whole}.{fraction}"),
        (_, _) => format!("{sign}{whole},{fraction}"),
    }
}

/// A share of one as per cent with one decimal: `84,5 %` · `84,5 %` · `84.5%`.
pub fn percent(language: Language, share: f64) -> String {
    let value = decimal(language, share * 100.0, 1);
    match language {
        Language::Kk | Language::Ru => format!("{value}{NO_BREAK_SPACE}%"),
        Language::En => format!("{value}%"),
    }
}

/// How a number given to a sentence is written there; `None` leaves it to Fluent (plain digits).
pub(super) fn in_a_sentence(language: Language, value: &Value<'_>) -> Option<String> {
    let Value::Number(given) = value else {
        return None;
    };
    let whole = given.value.fract() == 0.0 && given.value.abs() < 9e15;
    // The cast is exact: the value is whole and far below the limit of an i64.
    (whole && given.value.abs() >= GROUPED_FROM).then(|| number(language, given.value as i64))
}
