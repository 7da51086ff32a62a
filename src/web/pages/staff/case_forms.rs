//! The forms of the steps that an officer may take on a case, made from the table of steps.
//!
//! Pure: what was read and what was typed in, forms out.

use super::case_input::{Input, field_id, label};
use super::case_read::Seen;
use super::desk::{Choice, Desk, ShownError, message};
use crate::appeal::BodyCode;
use crate::lifecycle::CaseState;
use crate::lifecycle::steps::{Field, FieldType, Row, StepName, may_propose, permitted};
use crate::powers::without_marks;
use crate::store::proposals::Proposal;
use crate::texts::{by_date, short_date};
use crate::web::pages::Words;
use crate::web::pages::others::Other;

/// Texts of at most so many characters are written in a low field.
const LOW: usize = 2_000;

/// The form of a step.
pub struct StepForm {
    /// The word of the step: the end of the form's address.
    pub step: &'static str,
    /// Its name on the page.
    pub at: String,
    /// The proposal that it signs, by id; to hand one back has it among its fields.
    pub signs: Option<String>,
    pub title: String,
    pub fields: Vec<FormField>,
    /// Whether a body has to be found first, and how many were found but are not shown.
    pub search: Option<Search>,
    /// How the applicant may complain of what is decided.
    pub remedy: Option<String>,
    /// The button that takes the step.
    pub button: Option<String>,
    /// The button that proposes it to the head.
    pub propose: Option<String>,
    /// What the step will do.
    pub then: String,
    /// Whether it is folded away until it is wanted.
    pub folded: bool,
}

/// The search for a body.
pub struct Search {
    /// Nothing to choose from yet, and what to do about it.
    pub nothing: Option<String>,
    /// What is said of those that are not shown.
    pub hidden: Option<String>,
}

/// A field of a form.
pub struct FormField {
    pub name: &'static str,
    /// Its id on the page: several forms have a field of one name.
    pub id: String,
    pub label: String,
    pub hint: Option<String>,
    pub control: Control,
    pub value: String,
    pub error: Option<String>,
}

/// How a field is filled in.
pub enum Control {
    /// A text of so many lines.
    Text { rows: u8 },
    /// A line of the type of an input of HTML.
    Line { of: &'static str },
    /// One of these.
    Choice(Vec<Choice>),
    /// Not by people.
    Hidden,
}

/// What may be done with the form of a step.
#[derive(Debug, Clone, Copy)]
struct Ways {
    take: bool,
    propose: bool,
}

/// The forms, in the order of the table.
pub fn forms(desk: &Desk, seen: &Seen, input: &Input, errors: &[ShownError]) -> Vec<StepForm> {
    let by = desk.officer.taker();
    let shown = |name: StepName| {
        // It stands beside each proposal.
        let take = name != StepName::HandBack && permitted(name, &seen.state, by, desk.today).is_ok();
        let propose = may_propose(name, &seen.state, by, desk.today).is_ok();
        let ways = Ways { take, propose };
        (take || propose).then(|| form(desk, seen, (name, None, ways), input, errors))
    };
    StepName::of(false).filter_map(shown).collect()
}

/// The form of a step that signs a proposal or hands it back, filled in with what was proposed.
pub fn form_of_proposal(
    desk: &Desk,
    seen: &Seen,
    (name, proposal): (StepName, &Proposal),
    input: &Input,
    errors: &[ShownError],
) -> StepForm {
    let take = Ways {
        take: true,
        propose: false,
    };
    form(desk, seen, (name, Some(proposal), take), input, errors)
}

fn form(
    desk: &Desk,
    seen: &Seen,
    (name, proposal, ways): (StepName, Option<&Proposal>, Ways),
    input: &Input,
    errors: &[ShownError],
) -> StepForm {
    let words = desk.words();
    let row = name.row();
    let id = proposal.map(|proposal| proposal.id);
    let then = match row.decides {
        true => format!("{}. {}", letters(&words, seen), words.say("staff-answer-goes")),
        false => consequence(desk, &seen.state, name),
    };
    let proposed = words.say("staff-then-propose");
    let opens = first(row) && ways.take && proposal.is_none();
    let searches = row.fields.iter().any(|field| field.kind == FieldType::Body);
    // What was looked for is found where it was looked for.
    let looked = searches && !input.body_q.is_empty();
    StepForm {
        step: name.as_str(),
        at: id.map_or_else(|| name.to_string(), |id| format!("{name}-{}", id.0)),
        signs: id.filter(|_| row.proposable()).map(|id| id.0.to_string()),
        title: words.say(&label(name, "title")),
        fields: row
            .fields
            .iter()
            .map(|field| form_field(desk, seen, (name, proposal), field, input, errors))
            .collect(),
        search: searches.then(|| search(&words, seen, input)),
        remedy: row.decides.then(|| remedy(&words, desk, seen)),
        button: ways.take.then(|| words.say(&label(name, "button"))),
        propose: ways.propose.then(|| words.say("staff-propose-button")),
        then: match (ways.take, ways.propose) {
            (true, true) => format!("{then} {proposed}"),
            (false, _) => proposed,
            (true, false) => then,
        },
        folded: !(opens || looked || input.is_of(name, id)),
    }
}

/// Whether a form stands open: what a case waits for. What is seldom needed is folded.
fn first(row: &Row) -> bool {
    let daily = [
        StepName::Accept,
        StepName::Forward,
        StepName::Determine,
        StepName::Post,
        StepName::PassUp,
    ];
    row.answers || daily.contains(&row.step)
}

fn search(words: &Words<'_>, seen: &Seen, input: &Input) -> Search {
    let nothing = match input.body_q.as_str() {
        "" => others(seen).next().is_none().then(|| words.say("staff-forward-first")),
        typed => Some(words.say1("staff-forward-none", "words", typed)),
    };
    Search {
        nothing: nothing.filter(|_| seen.found.items.is_empty()),
        hidden: words.hidden(seen.found.hidden, seen.found.at_least),
    }
}

fn form_field(
    desk: &Desk,
    seen: &Seen,
    (step, proposal): (StepName, Option<&Proposal>),
    field: &Field,
    input: &Input,
    errors: &[ShownError],
) -> FormField {
    let words = desk.words();
    let of = proposal.map(|proposal| proposal.id);
    let id = field_id(step, field.name, of);
    let key = label(step, field.name);
    let value = input
        .typed((step, of), field.name)
        .map_or_else(|| untyped(desk, seen, (step, proposal), field), str::to_owned);
    let chosen = |value: &str, text: String, typed: &str| Choice {
        chosen: value == typed,
        value: value.to_owned(),
        text,
    };
    let control = match field.kind {
        FieldType::Text { max } => Control::Text {
            rows: if max > LOW { 5 } else { 3 },
        },
        FieldType::Date => Control::Line { of: "date" },
        FieldType::DateTime => Control::Line { of: "datetime-local" },
        FieldType::Number => Control::Line { of: "text" },
        FieldType::Body => {
            let own = (step == StepName::Determine).then(|| (&seen.case.body, words.of(&seen.body).to_owned()));
            let bodies = own.into_iter().chain(receivers(&words, seen));
            Control::Choice(bodies.map(|(code, name)| chosen(&code.0, name, &value)).collect())
        }
        FieldType::Officer => {
            let officers = seen.staff.iter();
            Control::Choice(
                officers
                    .map(|(id, name)| chosen(&id.0.to_string(), name.clone(), &value))
                    .collect(),
            )
        }
        FieldType::Proposal => Control::Hidden,
        FieldType::Choice(all) => {
            let named = |word: &&str| chosen(word, words.say(&format!("{key}-{}", word.replace('_', "-"))), &value);
            let none = (!field.required).then(|| chosen("", words.say("staff-choice-none"), &value));
            Control::Choice(none.into_iter().chain(all.iter().map(named)).collect())
        }
    };
    FormField {
        name: field.name,
        label: words.say(&key),
        hint: match control {
            Control::Choice(_) | Control::Hidden => None,
            _ => Some(hint(&words, seen, &key, field)),
        },
        error: message(errors, &id).map(str::to_owned),
        id,
        control,
        value,
    }
}

/// Whom other texts of law name, where that is another body than the one that holds the case.
fn others(seen: &Seen) -> impl Iterator<Item = (&BodyCode, &Other)> {
    let others = seen.others.iter();
    others.filter_map(|other| Some((other.beside(&seen.case.body)?, other)))
}

/// The bodies to choose from, each once: first those that the law names besides, then what the search found.
fn receivers<'s>(words: &Words<'_>, seen: &'s Seen) -> Vec<(&'s BodyCode, String)> {
    let other = |(code, other): (&'s BodyCode, &'s Other)| {
        let name = format!("{} ({code})", other.name(words));
        (code, words.say1("staff-also-choice", "body", &name))
    };
    let mut receivers: Vec<_> = others(seen).map(other).collect();
    for body in &seen.found.items {
        if receivers.iter().all(|(code, _)| **code != body.code) {
            receivers.push((&body.code, format!("{} ({})", words.of(&body.name), body.code)));
        }
    }
    receivers
}

/// The form that sends the appeal to a body which another text names, filled in; the reason is in the language of the letter.
pub(in crate::web::pages) fn to_other(desk: &Desk, seen: &Seen, other: &Other, body: &str) -> Input {
    let words = Words {
        language: seen.language(),
        ..desk.words()
    };
    let basis = without_marks(words.of(&other.overlap.basis));
    let filled = [
        ("body", body.to_owned()),
        ("reason", words.say1("staff-also-reason", "basis", &basis)),
    ];
    let filled = filled.map(|(field, value)| (field.to_owned(), value));
    Input::of(Some(StepName::Forward), &filled)
}

/// What stands in a field before anything was typed: what was proposed; of what the head handed back the same, so that it is corrected
/// and not written once more; else what is suggested.
fn untyped(desk: &Desk, seen: &Seen, (step, proposal): (StepName, Option<&Proposal>), field: &Field) -> String {
    let returned = seen.returned().into_iter().map(|(returned, _)| returned);
    let mut own = returned.filter(|returned| returned.step.name == step && !desk.officer.taker().is_head());
    match proposal.or_else(|| own.next_back()) {
        Some(proposal) if field.kind == FieldType::Proposal => proposal.id.0.to_string(),
        Some(proposal) => {
            let text = proposal.step.fields.get(field.name);
            text.map(ToString::to_string).unwrap_or_default()
        }
        None => suggested(desk, seen, field),
    }
}

/// What is suggested for a field: the law that the rulebook names, in the language of the letter, without its
/// marks, since the officer signs; of a posting the present day.
fn suggested(desk: &Desk, seen: &Seen, field: &Field) -> String {
    match (field.name, &seen.proposed) {
        ("basis", Some(proposed)) => without_marks(proposed.basis.get(seen.language())),
        ("posted_on", _) => desk.today.to_string(),
        _ => String::new(),
    }
}

/// What the field asks for; beside the law, what the rule names.
fn hint(words: &Words<'_>, seen: &Seen, key: &str, field: &Field) -> String {
    let hint = words.say(&format!("{key}-hint"));
    match &seen.proposed {
        Some(proposed) if field.name == "basis" => {
            let basis = proposed.basis.get(seen.language());
            let sure = words.sure(proposed.confidence);
            let named = words.say2("staff-answer-basis-rule", ("basis", basis), ("confidence", &sure));
            format!("{hint} {named}")
        }
        _ => hint,
    }
}

/// What a step will do, and until when it is lawful.
pub fn consequence(desk: &Desk, state: &CaseState, name: StepName) -> String {
    let words = desk.words();
    let key = format!("staff-then-{}", name.as_str().replace('_', "-"));
    let sentence = words.say(&key);
    let Some(by) = (name.row().lawful_until)(state, &desk.law) else {
        return sentence;
    };
    let term = if desk.today > by {
        words.say1(&format!("{key}-late"), "date", &short_date(by))
    } else {
        words.say1(&format!("{key}-by"), "date", &by_date(words.language, by))
    };
    format!("{sentence} {term}")
}

/// Who will hear a complaint, and until when it may be lodged (APPC 91, 92), as the letter will say it.
fn remedy(words: &Words<'_>, desk: &Desk, seen: &Seen) -> String {
    let until = desk.law.complaint_until_told(desk.today);
    let date = until.map_or_else(String::new, |until| by_date(words.language, until));
    let body = words.of(&seen.body).to_owned();
    let Some(higher) = &seen.higher else {
        return words.say2("staff-remedy-same", ("date", &date), ("body", &body));
    };
    let args = [
        ("date", date.into()),
        ("body", body.into()),
        ("higher", words.of(higher).to_owned().into()),
    ];
    words.texts.say(words.language, "staff-remedy", &args)
}

/// How the letters reach the applicant.
pub fn letters(words: &Words<'_>, seen: &Seen) -> String {
    match &seen.appeal.applicant.email {
        Some(email) => words.say1("staff-case-by-email", "email", email),
        None => words.say("staff-case-by-post"),
    }
}

impl StepForm {
    /// Whether the form can be filled in: where a body is to be chosen, there is one.
    pub fn ready(&self) -> bool {
        let empty = |field: &FormField| matches!(&field.control, Control::Choice(all) if all.is_empty());
        !self.fields.iter().any(empty)
    }

    /// Why there is nothing to choose from.
    pub fn nothing(&self) -> Option<&str> {
        self.search.as_ref()?.nothing.as_deref()
    }

    /// What is said of bodies that were found and are not shown.
    pub fn hidden(&self) -> Option<&str> {
        self.search.as_ref()?.hidden.as_deref()
    }
}
