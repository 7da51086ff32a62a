//! Texts, days and tests in FEEL, the expression language of DMN.
//!
//! It owns how a value is written. It never reads FEEL.

use std::fmt::Write as _;

use chrono::NaiveDate;

/// A text between quotes. What would end it or is no printable character is escaped.
pub(super) fn text(value: &str) -> String {
    let mut literal = String::from('"');
    for letter in value.chars() {
        match letter {
            '"' | '\\' => literal.extend(['\\', letter]),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\t' => literal.push_str("\\t"),
            control if control.is_control() => {
                // Writing into a String cannot fail.
                let _ = write!(literal, "\\u{:04X}", u32::from(control));
            }
            other => literal.push(other),
        }
    }
    literal.push('"');
    literal
}

/// A text, or `null`.
pub(super) fn optional(value: Option<&str>) -> String {
    value.map_or_else(|| "null".to_owned(), text)
}

/// A context: names with values that are FEEL already.
pub(super) fn context(entries: &[(&str, String)]) -> String {
    let entries: Vec<String> = entries.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    format!("{{{}}}", entries.join(", "))
}

/// Texts of which any will do; `-` where anything will.
pub(super) fn any_of(values: Option<&[&str]>) -> String {
    let Some(values) = values else {
        return "-".to_owned();
    };
    values.iter().map(|value| text(value)).collect::<Vec<_>>().join(",")
}

/// The days from one to another, both included; without an end where there is none.
pub(super) fn days(from: NaiveDate, until: Option<NaiveDate>) -> String {
    match until {
        Some(until) => format!("[{}..{}]", date(from), date(until)),
        None => format!(">= {}", date(from)),
    }
}

fn date(day: NaiveDate) -> String {
    format!("date(\"{day}\")")
}
