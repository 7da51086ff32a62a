//! What was done on a case besides its answer: dates and ties, and the words that were written in its steps.

use chrono::NaiveDate;

use super::case_input::label;
use super::case_read::Seen;
use crate::appeal::Number;
use crate::deadlines::civil;
use crate::lifecycle::StepName;
use crate::lifecycle::steps::{Field, FieldType};
use crate::store::steps::TakenStep;
use crate::texts::{by_date, long_date, short_date};
use crate::web::pages::Words;

/// What was written in a step.
pub struct ShownTexts {
    pub when: String,
    pub what: String,
    /// Each text under the label of its field.
    pub texts: Vec<(String, String)>,
}

/// The dates and ties that the status alone does not tell.
pub fn stands(words: &Words<'_>, seen: &Seen) -> Vec<String> {
    let dated = |key, name, day: Option<NaiveDate>| day.map(|day| words.say1(key, name, &by_date(words.language, day)));
    let numbered = |key, number: &Option<Number>| number.as_ref().map(|number| words.say1(key, "number", &number.0));
    let hearing = seen
        .state
        .hearing_on
        .map(|day| words.say1("staff-case-hearing", "at", &long_date(words.language, day)));
    let leads = seen.state.leads.then(|| words.say("staff-case-leads"));
    let known = [
        dated("staff-case-extended", "until", seen.case.extended_until),
        dated("staff-case-cure-until", "until", seen.state.cure.map(|cure| cure.until)),
        hearing,
        numbered("staff-case-joined-to", &seen.joined_to),
        leads,
        numbered("staff-case-complains-of", &seen.complains_of),
    ];
    known.into_iter().flatten().collect()
}

/// The texts of steps that are not the answer.
pub fn taken(words: &Words<'_>, seen: &Seen) -> Vec<ShownTexts> {
    // A remark stands beside the proposal that it is about.
    let elsewhere = |step: &TakenStep| step.kind.row().answers || step.kind == StepName::HandBack;
    let steps = seen.case.steps.iter().rev().filter(|step| !elsewhere(step));
    let shown = steps.map(|step| ShownTexts {
        when: short_date(civil(step.at).date()),
        what: words.say(&format!("step-{}", step.kind.row().entry.as_str().replace('_', "-"))),
        texts: step_texts(words, step),
    });
    shown.filter(|step| !step.texts.is_empty()).collect()
}

fn step_texts(words: &Words<'_>, step: &TakenStep) -> Vec<(String, String)> {
    let texts = &step.texts;
    let written = |field: &Field| {
        let text = match field.name {
            "text" => texts.text.as_str(),
            "findings" => texts.findings.as_str(),
            "basis" => texts.basis.as_str(),
            "reason" => texts.reason.as_str(),
            other => texts.detail(other),
        };
        let said = match field.kind {
            FieldType::Text { .. } | FieldType::Number => text.to_owned(),
            FieldType::Choice(_) => words.say(&format!("{}-{}", label(step.kind, field.name), text.replace('_', "-"))),
            FieldType::Date | FieldType::DateTime | FieldType::Body | FieldType::Officer | FieldType::Proposal => {
                return None;
            }
        };
        (!text.is_empty()).then(|| (words.say(&field_label(step.kind, field.name)), said))
    };
    step.kind
        .row()
        .fields
        .iter()
        .filter(|field| !field.personal)
        .filter_map(written)
        .collect()
}

/// The label of a field: those of the applicant's own forms stand with these.
fn field_label(step: StepName, field: &str) -> String {
    match step.row().of_residents() {
        true => format!("own-{step}-{field}").replace('_', "-"),
        false => label(step, field),
    }
}
