//! The way of an appeal, step by step, from its journal and its cases.
//!
//! Pure. The journal tells when, the cases tell who and why.

use chrono::{DateTime, Utc};

use super::Words;
use super::tracking::Dossier;
use super::tracking_cases::must;
use crate::appeal::{BodyCode, EntryKind};
use crate::deadlines::{Clock, civil};
use crate::journal::{Entry, due_of_receiver};
use crate::lifecycle::CaseStatus;
use crate::store::cases::Case;
use crate::texts;
use crate::web::pages::branches::{Branch, branch_of};

/// One step.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct StepView {
    /// For machines.
    pub datetime: String,
    pub when: String,
    /// `turn` when another body took over, `next` for what is promised.
    pub class: &'static str,
    pub title: String,
    /// The body of its case, with the label of its branch where there are several.
    pub body: Option<String>,
    pub text: Option<String>,
    /// An officer's own words, in the language in which they were written.
    pub quote: Option<String>,
    pub quote_lang: &'static str,
    pub law: Option<String>,
}

/// All steps, the promised ones last.
pub(super) fn steps(words: &Words<'_>, dossier: &Dossier) -> Vec<StepView> {
    let branches = dossier.branches();
    let mut steps = Vec::new();
    for entry in &dossier.journal {
        let of_case = entry
            .case
            .and_then(|id| dossier.cases.iter().find(|case| case.id.0 == id));
        let Some(mut step) = step(words, dossier, (entry, of_case), steps.is_empty()) else {
            continue;
        };
        // The first entry names the body in its own sentence, a handover both bodies.
        let names_it = matches!(entry.step, EntryKind::Registered | EntryKind::HandedOver);
        if let Some(case) = of_case.filter(|_| !names_it) {
            let body = body_then(words, dossier, case, entry);
            step.body = Some(labelled(&branches, case, body));
        }
        let (datetime, when) = moment(words, entry.at);
        step.datetime = datetime;
        step.when = when;
        steps.push(step);
    }
    steps.extend(branches.iter().filter_map(|branch| promised(words, dossier, branch)));
    steps
}

/// What is shown of an entry; `None` for one that is not of the applicant's concern.
fn step(
    words: &Words<'_>,
    dossier: &Dossier,
    (entry, of_case): (&Entry, Option<&Case>),
    first: bool,
) -> Option<StepView> {
    match entry.step {
        EntryKind::Registered if first => {
            let case = dossier.cases.first()?;
            Some(registered(words, dossier, case, entry))
        }
        // Who of the body works on it is its own matter.
        EntryKind::Assigned | EntryKind::Proposed | EntryKind::HandedBack => None,
        EntryKind::Registered | EntryKind::Reminded | EntryKind::Recounted => None,
        EntryKind::Posted
        | EntryKind::Undelivered
        | EntryKind::Escalated
        | EntryKind::LetterHeld
        | EntryKind::LetterReleased
        | EntryKind::LetterDropped => Some(StepView {
            title: named(words, entry),
            ..blank()
        }),
        EntryKind::DueSet => Some(StepView {
            title: words.say("step-due-set"),
            text: date_given(words, entry),
            ..blank()
        }),
        EntryKind::DueMoved => Some(moved(words, entry)),
        EntryKind::HandedOver => Some(handed_over(words, dossier, entry)),
        _ => Some(done(words, dossier, of_case?, entry)),
    }
}

fn named(words: &Words<'_>, entry: &Entry) -> String {
    words.say(&format!("step-{}", entry.step.as_str().replace('_', "-")))
}

/// The body of a case, with the label of its branch where there are several.
fn labelled(branches: &[Branch<'_>], case: &Case, body: String) -> String {
    match branch_of(branches, case.id).and_then(|branch| branch.label.as_ref()) {
        Some(label) => format!("{label} · {body}"),
        None => body,
    }
}

fn blank() -> StepView {
    StepView {
        datetime: String::new(),
        when: String::new(),
        class: "",
        title: String::new(),
        body: None,
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

/// By when the body of a case that a step opened must do what. The date is that of the moment; the calendar may have moved it since.
fn owes(words: &Words<'_>, opened: &Case, entry: &Entry) -> Option<String> {
    match due_of_receiver(entry) {
        Some(date) => Some(must(words, opened.clock, date)),
        None => (!opened.clock.is_timed()).then(|| words.say("tracking-must-at-once")),
    }
}

/// A step that opened a case: who has it, or a part of it, now.
fn turned(words: &Words<'_>, dossier: &Dossier, opened: &Case, entry: &Entry) -> StepView {
    let (body, owes) = (dossier.body(words.language, &opened.body), owes(words, opened, entry));
    let (title, text) = match entry.step {
        EntryKind::Forwarded | EntryKind::Determined => (words.say1("tracking-forwarded-to", "body", &body), owes),
        _ => {
            let to = words.say1("tracking-sent-to", "body", &body);
            (
                named(words, entry),
                Some(owes.map_or(to.clone(), |owes| format!("{to} {owes}"))),
            )
        }
    };
    StepView {
        class: "turn",
        title,
        text,
        ..blank()
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

/// What was written in a step: what is missing, which part, why, or the applicant's own words. An answer stands in its own place.
fn written(case: &Case, entry: &Entry) -> Option<String> {
    let step = case.steps.iter().find(|step| step.seq == entry.seq)?;
    let texts = &step.texts;
    let words = [
        texts.detail("missing"),
        texts.detail("part"),
        texts.detail("statement"),
        &texts.text,
        &texts.reason,
    ];
    let written: Vec<&str> = words.into_iter().filter(|text| !text.is_empty()).collect();
    (!written.is_empty() && !step.kind.row().answers).then(|| written.join("\n\n"))
}

fn done(words: &Words<'_>, dossier: &Dossier, case: &Case, entry: &Entry) -> StepView {
    let opened = dossier.cases.iter().find(|case| case.opened_by == Some(entry.seq));
    let reason = || opened?.forward_reason.as_ref().map(ToString::to_string);
    let step = match opened {
        Some(opened) => turned(words, dossier, opened, entry),
        None => StepView {
            title: named(words, entry),
            ..blank()
        },
    };
    StepView {
        quote: written(case, entry).or_else(reason),
        quote_lang: dossier.appeal.language.as_str(),
        ..step
    }
}

/// What the case of a branch still owes, with its date.
fn promised(words: &Words<'_>, dossier: &Dossier, branch: &Branch<'_>) -> Option<StepView> {
    let case = (branch.tip()).filter(|case| case.status.is_open() || case.status == CaseStatus::Joined)?;
    let due_on = case.due_on?;
    let owed = match case.clock {
        Clock::PassUp => "tracking-pass-up-owed",
        Clock::Complaint => "tracking-decision-owed",
        _ => "tracking-answer-owed",
    };
    let body = dossier.body(words.language, &case.body);
    Some(StepView {
        datetime: due_on.to_string(),
        when: words.say1("receipt-by", "date", &texts::by_date(words.language, due_on)),
        class: "next",
        title: words.say(owed),
        body: Some(match &branch.label {
            Some(label) => format!("{label} · {body}"),
            None => body,
        }),
        ..blank()
    })
}
