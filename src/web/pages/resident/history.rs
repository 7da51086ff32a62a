//! The way of an appeal, step by step, from its journal and its cases.
//!
//! Pure. The journal tells when, the cases tell who and why.

use chrono::{DateTime, Utc};

use super::Words;
use super::tracking::Dossier;
use crate::appeal::{BodyCode, EntryKind};
use crate::deadlines::civil;
use crate::journal::{Entry, due_of_receiver};
use crate::store::cases::Case;
use crate::texts;

/// One step.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct StepView {
    /// For machines.
    pub datetime: String,
    pub when: String,
    /// `turn` when another body took over, `next` for what is promised.
    pub class: &'static str,
    pub title: String,
    pub text: Option<String>,
    /// An officer's own words, in the language in which they were written.
    pub quote: Option<String>,
    pub quote_lang: &'static str,
    pub law: Option<String>,
}

/// All steps, the promised one last.
pub(super) fn steps(words: &Words<'_>, dossier: &Dossier) -> Vec<StepView> {
    let mut steps = Vec::new();
    for entry in &dossier.journal {
        let of_case = entry
            .case
            .and_then(|id| dossier.cases.iter().find(|case| case.id.0 == id));
        let step = match entry.step {
            EntryKind::Registered if steps.is_empty() => dossier
                .cases
                .first()
                .map(|case| registered(words, dossier, case, entry)),
            EntryKind::Forwarded | EntryKind::Determined => {
                let opened = dossier.cases.iter().find(|case| case.opened_by == Some(entry.seq));
                match (opened, of_case) {
                    (Some(case), _) => Some(forwarded(words, dossier, case, entry)),
                    (None, of_case) => of_case.map(|case| done(words, dossier, case, entry)),
                }
            }
            EntryKind::PartSent | EntryKind::EmergencySent | EntryKind::PassedUp => {
                let opened = dossier.cases.iter().find(|case| case.opened_by == Some(entry.seq));
                opened.map(|case| turned(words, dossier, case, entry))
            }
            // Who of the body works on it is its own matter.
            EntryKind::Assigned | EntryKind::Proposed | EntryKind::HandedBack => None,
            EntryKind::Posted
            | EntryKind::Undelivered
            | EntryKind::Escalated
            | EntryKind::LetterHeld
            | EntryKind::LetterReleased
            | EntryKind::LetterDropped => Some(StepView {
                title: words.say(&format!("step-{}", entry.step.as_str().replace('_', "-"))),
                ..blank()
            }),
            EntryKind::DueSet => Some(StepView {
                title: words.say("step-due-set"),
                text: date_given(words, entry),
                ..blank()
            }),
            EntryKind::DueMoved => Some(moved(words, entry)),
            EntryKind::HandedOver => Some(handed_over(words, dossier, entry)),
            EntryKind::Registered | EntryKind::Reminded | EntryKind::Recounted => None,
            _ => of_case.map(|case| done(words, dossier, case, entry)),
        };
        if let Some(mut step) = step {
            let (datetime, when) = moment(words, entry.at);
            step.datetime = datetime;
            step.when = when;
            steps.push(step);
        }
    }
    steps.extend(promised(words, dossier));
    steps
}

fn blank() -> StepView {
    StepView {
        datetime: String::new(),
        when: String::new(),
        class: "",
        title: String::new(),
        text: None,
        quote: None,
        quote_lang: "kk",
        law: None,
    }
}

fn moment(words: &Words<'_>, at: DateTime<Utc>) -> (String, String) {
    let civil = civil(at);
    let when = format!(
        "{}, {}",
        texts::long_date(words.language, civil.date()),
        texts::time(civil.time())
    );
    (civil.format("%Y-%m-%dT%H:%M").to_string(), when)
}

fn registered(words: &Words<'_>, dossier: &Dossier, case: &Case, entry: &Entry) -> StepView {
    let body = words.say1("tracking-sent-to", "body", &body_then(words, dossier, case, entry));
    let law = case.routing.as_ref().map(|routing| words.of(&routing.basis).to_owned());
    StepView {
        title: words.say("step-registered"),
        text: Some(match date_given(words, entry) {
            Some(date) => format!("{body} {date}"),
            None => body,
        }),
        law: law.filter(|law| !law.is_empty()),
        ..blank()
    }
}

/// The date that an entry gave; a calendar or a forward may have given another one since, this one stays in sight.
fn date_given(words: &Words<'_>, entry: &Entry) -> Option<String> {
    let date = entry.facts.get("due_on")?.as_str()?.parse().ok()?;
    Some(words.say1("tracking-date-given", "date", &texts::long_date(words.language, date)))
}

/// The date is that of the moment; the calendar may have moved it since.
fn forwarded(words: &Words<'_>, dossier: &Dossier, case: &Case, entry: &Entry) -> StepView {
    let due = due_of_receiver(entry)
        .map(|date| words.say1("tracking-new-due", "date", &texts::by_date(words.language, date)));
    let to = words.say1(
        "tracking-forwarded-to",
        "body",
        &dossier.body(words.language, &case.body),
    );
    StepView {
        class: "turn",
        title: to,
        text: due,
        quote: case.forward_reason.as_ref().map(ToString::to_string),
        quote_lang: dossier.appeal.language.as_str(),
        ..blank()
    }
}

/// Another body answers a part, acts at once, or decides the complaint.
fn turned(words: &Words<'_>, dossier: &Dossier, case: &Case, entry: &Entry) -> StepView {
    let step = forwarded(words, dossier, case, entry);
    StepView {
        text: Some(match &step.text {
            Some(due) => format!("{}. {due}", step.title),
            None => step.title.clone(),
        }),
        title: words.say(&format!("step-{}", entry.step.as_str().replace('_', "-"))),
        ..step
    }
}

/// Another body took the case over as it stood.
fn handed_over(words: &Words<'_>, dossier: &Dossier, entry: &Entry) -> StepView {
    let name = |fact: &str| {
        let code = entry.facts.get(fact).and_then(|code| code.as_str());
        code.map_or_else(String::new, |code| {
            dossier.body(words.language, &BodyCode(code.to_owned()))
        })
    };
    StepView {
        class: "turn",
        title: words.say1("tracking-handed-over", "to", &name("to")),
        text: Some(words.say1("tracking-handed-over-why", "from", &name("from"))),
        ..blank()
    }
}

/// The body of the moment: the case may have gone to a successor since. Older entries do not name it.
fn body_then(words: &Words<'_>, dossier: &Dossier, case: &Case, entry: &Entry) -> String {
    let then = entry.facts.get("body").and_then(|code| code.as_str());
    match then {
        Some(code) => dossier.body(words.language, &BodyCode(code.to_owned())),
        None => dossier.body(words.language, &case.body),
    }
}

/// The due date moved with the calendar: both dates.
fn moved(words: &Words<'_>, entry: &Entry) -> StepView {
    StepView {
        title: words.say("step-due-moved"),
        text: words.moved_dates(entry),
        ..blank()
    }
}

/// What was written in a step: what is missing, why, or the applicant's own words. An answer stands in its own place.
fn written(case: &Case, entry: &Entry) -> Option<String> {
    let step = case.steps.iter().find(|step| step.seq == entry.seq)?;
    let texts = &step.texts;
    let words = [
        texts.detail("missing"),
        texts.detail("statement"),
        &texts.text,
        &texts.reason,
    ];
    let written = words.into_iter().find(|text| !text.is_empty());
    written.filter(|_| !step.kind.row().answers).map(str::to_owned)
}

fn done(words: &Words<'_>, dossier: &Dossier, case: &Case, entry: &Entry) -> StepView {
    StepView {
        title: words.say(&format!("step-{}", entry.step.as_str().replace('_', "-"))),
        text: Some(body_then(words, dossier, case, entry)),
        quote: written(case, entry),
        quote_lang: dossier.appeal.language.as_str(),
        ..blank()
    }
}

/// The answer that is still owed, with its date.
fn promised(words: &Words<'_>, dossier: &Dossier) -> Option<StepView> {
    let case = dossier.present().filter(|case| case.status.is_open())?;
    let due_on = case.due_on?;
    Some(StepView {
        datetime: due_on.to_string(),
        when: words.say1("receipt-by", "date", &texts::by_date(words.language, due_on)),
        class: "next",
        title: words.say("tracking-answer-owed"),
        text: Some(dossier.body(words.language, &case.body)),
        ..blank()
    })
}
