//! The letters of steps, all of one build: what was done, by when, the words of the officer or of the applicant, the law, and where the
//! step decides how to complain. The sentences are those of the kind: `letter-<kind>`, `letter-subject-<kind>`.

use chrono::{NaiveDate, NaiveDateTime};

use super::resident::{in_trust, named, remedy};
use super::sheet::Sheet;
use super::{About, Letter, StepFacts};
use crate::appeal::LetterKind;
use crate::lifecycle::steps::HEARING_AT;
use crate::texts::{Value, by_date, long_date};

/// To the applicant.
pub(super) fn to_applicant(mut sheet: Sheet<'_>, about: &About<'_>, kind: LetterKind, facts: &StepFacts<'_>) -> Letter {
    let key = kind.as_str().replace('_', "-");
    let args = arguments(&sheet, about, facts);
    let subject = sheet.say(&format!("letter-subject-{key}"), &args);
    sheet.greet(about.addressee);
    let mut what = vec![sheet.say(&format!("letter-{key}"), &args)];
    let attendant = facts
        .opened
        .as_ref()
        .and_then(|opened| in_trust(&sheet, opened.body, opened.attendant));
    what.extend(attendant);
    sheet.paragraph(&what);
    let words = words(&sheet, &key, facts);
    for paragraph in words {
        sheet.paragraph(&[paragraph]);
    }
    if let Some(until) = facts.suit_until {
        let by = sheet.say("letter-suit", &[("by", Value::from(by_date(sheet.language, until)))]);
        sheet.paragraph(&[by]);
    } else if let Some(answer) = facts.answer().filter(|_| facts.decides) {
        let remedy = remedy(&sheet, about, &answer);
        sheet.paragraph(&[remedy]);
    }
    sheet.link("letter-link", &about.link);
    sheet.signed(subject, about)
}

/// To officers: the number, what happened, and the words of the step, without the applicant.
pub(super) fn to_officers(mut sheet: Sheet<'_>, about: &About<'_>, kind: LetterKind, facts: &StepFacts<'_>) -> Letter {
    let key = kind.as_str().replace('_', "-");
    let args = arguments(&sheet, about, facts);
    let subject = sheet.say(&format!("letter-subject-{key}"), &args);
    sheet.greet(about.addressee);
    let what = [
        sheet.say(&format!("letter-{key}"), &args),
        named(&sheet, "letter-topic", "subject", about.subject),
        named(&sheet, "letter-officer-body", "body", about.body),
    ];
    sheet.paragraph(&what);
    if kind == LetterKind::ComplaintOutcome {
        for paragraph in words(&sheet, "complaint-decided", facts) {
            sheet.paragraph(&[paragraph]);
        }
    }
    sheet.link("letter-officer-link", &about.link);
    sheet.unsigned(subject)
}

/// What the sentences may name; each takes what it needs.
fn arguments<'a>(sheet: &Sheet<'_>, about: &'a About<'_>, facts: &'a StepFacts<'_>) -> Vec<(&'a str, Value<'a>)> {
    let date = |day: Option<NaiveDate>| Value::from(day.map_or_else(String::new, |day| by_date(sheet.language, day)));
    let mut args = vec![
        ("number", Value::from(about.number.0.as_str())),
        ("body", Value::from(sheet.name(about.body).to_owned())),
        ("by", date(facts.due_on)),
        ("until", date(facts.until)),
        ("due", Value::from(if facts.due_on.is_some() { "yes" } else { "no" })),
    ];
    if let Some(opened) = &facts.opened {
        args.push(("to", Value::from(sheet.name(opened.body).to_owned())));
        args.push((
            "to-due",
            Value::from(if opened.due_on.is_some() { "yes" } else { "no" }),
        ));
        args.push(("to-by", date(opened.due_on)));
    }
    let hearing = NaiveDateTime::parse_from_str(facts.texts.detail(HEARING_AT), "%Y-%m-%dT%H:%M");
    let hearing = hearing.map(|at| format!("{}, {}", long_date(sheet.language, at.date()), at.format("%H:%M")));
    args.push((HEARING_AT, Value::from(hearing.unwrap_or_default())));
    args
}

/// The words of a step, each under the name of its field, in the order in which a letter says them.
fn words(sheet: &Sheet<'_>, key: &str, facts: &StepFacts<'_>) -> Vec<String> {
    let texts = facts.texts;
    let mut words = Vec::new();
    for choice in ["outcome", "ground"] {
        let word = texts.detail(choice);
        if !word.is_empty() {
            words.push(sheet.say(&format!("letter-{key}-{}", word.replace('_', "-")), &[]));
        }
    }
    for field in ["missing", "part"] {
        let text = texts.detail(field);
        if !text.is_empty() {
            words.push(sheet.say(&format!("letter-{field}"), &[("text", Value::from(text))]));
        }
    }
    if !texts.text.is_empty() {
        words.push(texts.text.to_string());
    }
    let named = [
        ("letter-findings", "findings", &texts.findings),
        ("letter-basis", "basis", &texts.basis),
    ];
    for (key, argument, text) in named.into_iter().chain([("letter-reason", "reason", &texts.reason)]) {
        if !text.is_empty() {
            words.push(sheet.say(key, &[(argument, Value::from(text.as_str()))]));
        }
    }
    for field in ["without_hearing", "violations", "proposals"] {
        let text = texts.detail(field);
        // A favourable act needs no reason why nobody was heard.
        if !text.is_empty() && (field != "without_hearing" || texts.detail("outcome") == "burdening") {
            words.push(sheet.say(
                &format!("letter-{}", field.replace('_', "-")),
                &[("text", Value::from(text))],
            ));
        }
    }
    words
}
