//! The cases of an appeal on the page of its tracking: where each stands, by when its body must do what, its answer and the way on.
//!
//! Pure.

use chrono::{NaiveDate, NaiveDateTime};

use super::tracking::Dossier;
use super::{Visit, Words};
use crate::appeal::Kind;
use crate::deadlines::{Clock, civil};
use crate::law::Law;
use crate::lifecycle::steps::{HEARING_AT, UNTIL};
use crate::lifecycle::{CaseStatus, StepName};
use crate::store::cases::Case;
use crate::texts::{by_date, long_date, time};
use crate::web::pages::branches::Branch;
use crate::web::pages::others::OtherView;
use crate::web::pages::quotes::{Quotation, quotations};

/// The state of the clock in a word, a shape and a colour.
pub(super) struct DueView {
    pub class: &'static str,
    pub text: String,
}

/// An answer.
pub(super) struct AnswerView {
    pub text: String,
    pub findings: String,
    pub basis: String,
    pub waiting_for_post: bool,
}

/// The way to complain of what was decided, or to go to court.
pub(super) struct RemedyView {
    pub said: Vec<String>,
    pub law: String,
}

/// The case that a branch has come to.
pub(super) struct CaseView {
    /// Of an appeal with several branches: the number and the place.
    pub label: Option<String>,
    /// What sets its headings apart from those of the other cases.
    pub anchor: String,
    pub body: String,
    pub status: String,
    pub sentence: String,
    pub due: Option<DueView>,
    pub notes: Vec<String>,
    pub others: Vec<OtherView>,
    pub quotes: Vec<Quotation>,
    pub answer: Option<AnswerView>,
    pub remedy: Option<RemedyView>,
}

/// Where the whole appeal stands, in a word and a sentence.
pub(super) fn whole(
    words: &Words<'_>,
    branches: &[Branch<'_>],
    cases: &[CaseView],
    today: NaiveDate,
) -> (String, String) {
    if let [one] = cases {
        return (one.status.clone(), one.sentence.clone());
    }
    let tips = || branches.iter().filter_map(Branch::tip);
    let status = if tips().any(|case| case.standing().is_overdue(today)) {
        "status-overdue"
    } else if cases.is_empty() || tips().any(|case| case.standing().is_open()) {
        "tracking-several-open"
    } else {
        "tracking-several-closed"
    };
    (words.say(status), words.say("tracking-several"))
}

/// The case that a branch has come to; `place` is that of the branch.
pub(super) fn view(visit: &Visit, dossier: &Dossier, branch: &Branch<'_>, place: usize) -> Option<CaseView> {
    let (words, today, case) = (visit.words(), visit.today(), branch.tip()?);
    let law = &visit.state.office.law();
    let body = dossier.body(words.language, &case.body);
    let overdue = case.standing().is_overdue(today);
    let word = case.status.as_str().replace('_', "-");
    let status = if overdue { "overdue" } else { &word };
    let sentence = match overdue {
        true => words.say(overdue_sentence(dossier.appeal.kind, case.clock)),
        false => words.say1(&format!("status-{word}-sentence"), "body", &body),
    };
    let others = dossier.others.iter().filter(|(of, _)| *of == case.id);
    Some(CaseView {
        anchor: branch.label.as_ref().map_or_else(String::new, |_| format!("-{place}")),
        label: branch.label.clone(),
        status: words.say(&format!("status-{status}")),
        sentence,
        due: due(&words, law, case, today),
        notes: decided(&words, case)
            .into_iter()
            .chain(asked(&words, law, case))
            .chain(notes(&words, dossier, case, &body))
            .collect(),
        others: others
            .flat_map(|(_, others)| others)
            .map(|other| other.view(&words))
            .collect(),
        quotes: (case.routing.as_ref())
            .map(|routing| quotations(&words, &routing.quotes))
            .unwrap_or_default(),
        answer: case.answer.as_ref().map(|answer| AnswerView {
            text: answer.text.to_string(),
            findings: answer.findings.to_string(),
            basis: answer.basis.to_string(),
            waiting_for_post: case.answered_on.is_none(),
        }),
        remedy: remedy(&words, law, dossier, case),
        body,
    })
}

/// Of a complaint nobody complains once more: silence is a refusal, and what comes then is the court.
fn overdue_sentence(kind: Kind, clock: Clock) -> &'static str {
    match (kind, clock) {
        (_, Clock::PassUp) => "tracking-overdue-pass-up",
        (Kind::Complaint, _) => "tracking-overdue-refused",
        _ => "status-overdue-sentence",
    }
}

/// What the body of a case must do by a date, in a sentence: it is not the same under every clock.
pub(super) fn must(words: &Words<'_>, clock: Clock, date: NaiveDate) -> String {
    let key = match clock {
        Clock::PassUp => "tracking-must-pass-up",
        Clock::Complaint => "tracking-must-decide",
        _ => "tracking-new-due",
    };
    words.say1(key, "date", &by_date(words.language, date))
}

/// What was decided, and on which ground, in the words of its letter.
fn decided(words: &Words<'_>, case: &Case) -> Vec<String> {
    let step = case.steps.iter().rfind(|step| step.kind.row().decides);
    let Some(step) = step.filter(|_| !case.status.is_open()) else {
        return Vec::new();
    };
    let row = step.kind.row();
    let choices = row.fields.iter().filter(|field| field.kind.choices().is_some());
    let keys = choices.map(|field| {
        let (letter, word) = (row.entry.as_str(), step.texts.detail(field.name));
        format!("letter-{letter}-{word}").replace('_', "-")
    });
    let known = keys.filter(|key| words.texts.knows(words.language, key));
    known.map(|key| words.say(&key)).collect()
}

/// What the applicant may do now by a date, and the hearing.
fn asked(words: &Words<'_>, law: &Law, case: &Case) -> Vec<String> {
    let last = |name| case.steps.iter().rfind(|step| step.kind == name);
    let by = |key, day| words.say1(key, "until", &by_date(words.language, day));
    match case.status {
        CaseStatus::Defective => {
            let until = last(StepName::AskCure).and_then(|step| step.texts.detail(UNTIL).parse().ok());
            until.map(|until| by("own-cure-until", until)).into_iter().collect()
        }
        CaseStatus::DraftDecision => {
            let Some(draft) = last(StepName::DraftDecision) else {
                return Vec::new();
            };
            let hearing = NaiveDateTime::parse_from_str(draft.texts.detail(HEARING_AT), "%Y-%m-%dT%H:%M").ok();
            let hearing = hearing.map(|at| format!("{}, {}", long_date(words.language, at.date()), time(at.time())));
            let until = law.due_on(Clock::Objection, civil(draft.at)).ok();
            let hearing = hearing.map(|at| words.say1("own-hearing-at", "at", &at));
            hearing
                .into_iter()
                .chain(until.map(|until| by("own-object-until", until)))
                .collect()
        }
        _ => Vec::new(),
    }
}

/// By when the body must do what, an extension, and who works there in its place.
fn notes(words: &Words<'_>, dossier: &Dossier, case: &Case, body: &str) -> Vec<String> {
    let mut notes = Vec::new();
    if case.status.is_open() || case.status == CaseStatus::Joined {
        notes.extend(match (case.extended_until, case.due_on) {
            (Some(day), _) => vec![words.say1("own-extended-until", "until", &by_date(words.language, day))],
            (None, Some(day)) => vec![must(words, case.clock, day)],
            (None, None) if !case.clock.is_timed() => vec![words.say("tracking-must-at-once")],
            (None, None) => vec![words.say("receipt-due-unknown"), words.say("receipt-due-unknown-text")],
        });
    }
    if case.status.is_open() {
        let attendant = dossier.attendants.get(&case.body.0);
        notes.extend(attendant.and_then(|attendant| words.in_trust(body, attendant)));
    }
    notes
}

/// How the body stands with its date: days left, today, late, or answered.
fn due(words: &Words<'_>, law: &Law, case: &Case, today: NaiveDate) -> Option<DueView> {
    let standing = case.standing();
    // An answer whose letter is not posted stays owed; once its day has passed it is late like any other.
    if !standing.is_open() || (standing.waits_for_posting() && !standing.is_overdue(today)) {
        let text = match case.answered_on {
            Some(on) => words.say1("tracking-answered-on", "date", &long_date(words.language, on)),
            None if standing.waits_for_posting() => words.say("tracking-answered-to-post"),
            None => return None,
        };
        return Some(DueView { class: "done", text });
    }
    let due_on = case.due_on?;
    let left = law.calendar.working_days_between(today, due_on).ok()?;
    let (class, text) = if today > due_on {
        // A date missed on the eve of days off is late although no working day has passed since.
        ("late", words.count("tracking-late", "days", (-left).max(1)))
    } else if left == 0 {
        ("today", words.say("tracking-today"))
    } else {
        let class = if left <= 3 { "soon" } else { "" };
        (class, words.count("tracking-left", "days", left))
    };
    Some(DueView { class, text })
}

/// How to go on from what was decided; nothing while nothing is, or while its letter waits to be posted without a date.
fn remedy(words: &Words<'_>, law: &Law, dossier: &Dossier, case: &Case) -> Option<RemedyView> {
    let decided = case.answer.is_some() || case.steps.iter().any(|step| step.kind.row().decides);
    let ended = case.closed_at.filter(|_| decided && !case.status.is_open())?;
    let told = match case.status.is_answer() {
        true => case.answered_on,
        false => Some(civil(ended).date()),
    };
    if case.clock == Clock::Complaint {
        let until = told.and_then(|told| law.suit_until(told).ok());
        let court = until.map(|until| words.say1("tracking-court", "date", &by_date(words.language, until)));
        return Some(RemedyView {
            said: vec![court.unwrap_or_else(|| words.say("tracking-court-undated"))],
            law: words.say("tracking-court-law"),
        });
    }
    let body = dossier.body(words.language, &case.body);
    let until = told.and_then(|told| law.complaint_until_told(told));
    let until = until.map(|until| words.say1("tracking-remedy", "date", &by_date(words.language, until)));
    let higher = (dossier.bodies.get(&case.body.0))
        .and_then(|body| body.higher.as_ref())
        .map(|code| dossier.body(words.language, code));
    let place = match higher {
        Some(higher) => words.say2("tracking-remedy-where", ("body", &body), ("higher", &higher)),
        None => words.say1("tracking-remedy-body", "body", &body),
    };
    Some(RemedyView {
        said: until.into_iter().chain([place]).collect(),
        law: words.say("tracking-remedy-law"),
    })
}
