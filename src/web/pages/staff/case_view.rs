//! What the page of a case shows: the appeal, the term and how it was counted, why the case is here, and what can
//! be done with which consequence.
//!
//! Pure: what was read in, words out. Whether a step is allowed is the lifecycle's word, asked and never guessed.

use super::case_forms::{consequence, letters};
use super::case_past::{ShownTexts, stands, taken};
use super::case_read::Seen;
use super::case_term::{Term, term};
use super::desk::Desk;
use super::due::{Due, Standing, due};
use super::print_view;
use super::queue_view::status_word;
use crate::appeal::{Actor, Confidence, EntryKind};
use crate::deadlines::civil;
use crate::journal::Entry;
use crate::lifecycle::steps::{StepName, may_propose, permitted};
use crate::store::cases::CaseAnswer;
use crate::store::outbox::Undelivered;
use crate::texts::{long_date, short_date};
use crate::web::error::refused_text;
use crate::web::pages::Words;
use crate::web::pages::others::{Other, OtherView};
use crate::web::pages::quotes::{Quotation, quotations};

/// The page of a case.
pub struct CaseView {
    pub href: String,
    /// Of the appeal, with the place of the branch where it has several.
    pub number: String,
    pub revision: i32,
    pub subject: String,
    pub due: Due,
    pub kind: String,
    pub status: String,
    pub tags: Vec<String>,
    /// Language of the appeal, for `lang`.
    pub lang: &'static str,
    pub text: String,
    pub applicant: String,
    pub postal_address: String,
    pub contacts: Vec<String>,
    pub place: String,
    pub received: String,
    pub language: String,
    pub facts: Vec<(String, String)>,
    pub answer: Option<CaseAnswer>,
    pub closed: Option<String>,
    /// An answer whose letter is still to be posted.
    pub unposted: bool,
    /// Letters that e-mail did not take: the page of each and what is to be done.
    pub undelivered: Vec<(String, String)>,
    pub term: Term,
    pub in_trust: Option<String>,
    pub why: Vec<String>,
    pub law: Vec<String>,
    pub(in crate::web::pages) others: Vec<OtherView>,
    pub(in crate::web::pages) quotes: Vec<Quotation>,
    /// What besides its status is to be known of where the case stands.
    pub stands: Vec<String>,
    /// What was written in steps, the last first: what is not the answer, which stands by itself.
    pub taken: Vec<ShownTexts>,
    pub possible: Vec<ShownStep>,
    pub impossible: Vec<ShownStep>,
    pub history_title: String,
    pub history: Vec<ShownEntry>,
}

/// A step with its consequence, or with why it is not possible.
pub struct ShownStep {
    pub name: String,
    /// Where it is done; `None` when it is not possible.
    pub href: Option<String>,
    pub text: String,
}

/// An entry of the history.
pub struct ShownEntry {
    pub when: String,
    pub what: String,
    pub who: String,
    /// Another body took over.
    pub turn: bool,
}

/// Builds the page.
pub fn view(desk: &Desk, seen: &Seen) -> CaseView {
    let words = desk.words();
    let case = &seen.case;
    let (possible, impossible) = steps(desk, seen);
    let standing = Standing::of(case.standing().is_open(), case.due_on, desk.today, &desk.law.calendar);
    CaseView {
        href: format!("/staff/cases/{}", case.id.0),
        number: seen.label.clone().unwrap_or_else(|| seen.appeal.number.to_string()),
        revision: case.revision,
        subject: subject(desk, seen),
        due: due(&words, standing, case.due_on),
        kind: words.say(&format!("kind-{}", seen.appeal.kind.as_str())),
        status: status_word(&words, case.status),
        tags: tags(&words, seen),
        lang: seen.language().as_str(),
        text: seen.appeal.text.to_string(),
        applicant: seen.appeal.applicant.name.to_string(),
        postal_address: seen.appeal.applicant.postal_address.to_string(),
        contacts: contacts(&words, seen),
        place: place(&words, seen),
        received: received(&words, seen),
        language: words.say(&format!("staff-language-{}", seen.language())),
        facts: facts(desk, seen),
        answer: case.answer.clone(),
        closed: case.closed_at.filter(|_| !case.standing().is_open()).map(|at| {
            let day = long_date(words.language, civil(at).date());
            words.say1("staff-case-closed-text", "date", &day)
        }),
        unposted: case.standing().waits_for_posting(),
        undelivered: seen.undelivered.iter().map(|one| undelivered(&words, one)).collect(),
        stands: stands(&words, seen),
        taken: taken(&words, seen),
        possible,
        impossible,
        term: term(&words, seen),
        in_trust: words.in_trust(words.of(&seen.body), &seen.attendant),
        why: why(&words, seen),
        law: law(&words, seen),
        others: others(desk, seen),
        quotes: quotes(&words, seen),
        history_title: words.count("staff-history", "count", seen.entries.len() as i64),
        history: seen.entries.iter().map(|entry| history(&words, entry, seen)).collect(),
    }
}

fn undelivered(words: &Words<'_>, one: &Undelivered) -> (String, String) {
    let letter = print_view::kind(words, one.kind.as_str());
    let why = print_view::refusal(words, one.why);
    (
        format!("/staff/print/{}", one.letter.0),
        words.say2("staff-case-undelivered", ("letter", &letter), ("why", &why)),
    )
}

/// The name of the subject in the reader's language, by the rulebook of the day of registration.
pub fn subject(desk: &Desk, seen: &Seen) -> String {
    let subject = desk.law.powers.subject(seen.appeal.registered_on, &seen.appeal.subject);
    subject.map_or_else(
        || seen.appeal.subject.clone(),
        |subject| desk.words().of(&subject.name).to_owned(),
    )
}

fn tags(words: &Words<'_>, seen: &Seen) -> Vec<String> {
    [
        (seen.case.forwarded_from.is_some(), "staff-mark-forwarded"),
        (seen.state.undetermined, "staff-mark-undetermined"),
        (seen.case.standing().waits_for_posting(), "staff-mark-unposted"),
    ]
    .into_iter()
    .filter(|(marked, _)| *marked)
    .map(|(_, key)| words.say(key))
    .collect()
}

fn contacts(words: &Words<'_>, seen: &Seen) -> Vec<String> {
    let mut contacts: Vec<String> = seen.appeal.applicant.phone.iter().cloned().collect();
    contacts.push(letters(words, seen));
    contacts
}

fn place(words: &Words<'_>, seen: &Seen) -> String {
    let settlement = seen
        .settlement
        .as_ref()
        .map_or(seen.appeal.settlement.as_str(), |territory| words.of(&territory.name));
    match seen.appeal.address.as_str() {
        "" => settlement.to_owned(),
        address => format!("{settlement}, {address}"),
    }
}

fn received(words: &Words<'_>, seen: &Seen) -> String {
    let at = civil(seen.appeal.received_at);
    words.say2(
        "staff-case-received-at",
        ("date", &long_date(words.language, at.date())),
        ("time", &at.format("%H:%M").to_string()),
    )
}

/// The questions and answers of the resident, in the reader's language.
fn facts(desk: &Desk, seen: &Seen) -> Vec<(String, String)> {
    let words = desk.words();
    let on = seen.appeal.registered_on;
    seen.appeal
        .facts
        .iter()
        .filter_map(|(code, answer)| {
            let question = desk.law.powers.question(on, code)?;
            let chosen = question.answers.iter().find(|known| known.code == *answer)?;
            Some((words.of(&question.text).to_owned(), words.of(&chosen.text).to_owned()))
        })
        .collect()
}

/// Each step of officers with what it will do or, where the lifecycle forbids it, with the reason: first those that are possible.
fn steps(desk: &Desk, seen: &Seen) -> (Vec<ShownStep>, Vec<ShownStep>) {
    let words = desk.words();
    let shown = |name: StepName| {
        let called = words.say(&format!("step-{}", name.as_str().replace('_', "-")));
        match permitted(name, &seen.state, desk.officer.taker(), desk.today) {
            Ok(()) => ShownStep {
                name: called,
                href: Some(match name {
                    StepName::HandBack => "#p-proposals".to_owned(),
                    name => format!("#p-{name}"),
                }),
                text: consequence(desk, &seen.state, name),
            },
            Err(_) if may_propose(name, &seen.state, desk.officer.taker(), desk.today).is_ok() => ShownStep {
                name: called,
                href: Some(format!("#p-{name}")),
                text: words.say("staff-then-propose"),
            },
            Err(refused) => ShownStep {
                name: called,
                href: None,
                text: refused_text(&desk.texts, desk.officer.language, refused),
            },
        }
    };
    StepName::of(false).map(shown).partition(|step| step.href.is_some())
}

/// Why the case is with this body: the forward, or the reasons of the rulebook.
fn why(words: &Words<'_>, seen: &Seen) -> Vec<String> {
    let mut why = Vec::new();
    if let Some(from) = &seen.from {
        why.push(words.say1("staff-case-forwarded-here", "body", words.of(from)));
    }
    if let Some(reason) = &seen.case.forward_reason {
        why.push(words.say1("staff-case-forward-reason", "reason", reason));
    }
    if seen.state.undetermined {
        why.push(words.say("staff-case-undetermined"));
    }
    if let Some(routing) = &seen.case.routing {
        why.extend(routing.why.iter().map(|reason| words.of(&reason.text).to_owned()));
    }
    if !seen.candidates.is_empty() {
        why.push(words.say("candidates"));
        why.extend(seen.candidates.iter().map(|one| one.sentence(words)));
    }
    why
}

/// The article first, the rule after it, then how sure the rule is and the versions of the law.
fn law(words: &Words<'_>, seen: &Seen) -> Vec<String> {
    let mut law = Vec::new();
    if let Some(routing) = &seen.case.routing {
        law.push(words.of(&routing.basis).to_owned());
        law.push(words.say1("staff-case-rule", "rule", &routing.rule));
        if routing.confidence != Confidence::High {
            law.push(words.sure(routing.confidence));
        }
    }
    law.push(words.say1("staff-case-versions", "law", &words.law_version(&seen.case.law_version)));
    law.retain(|line| !line.is_empty());
    law
}

/// The other bodies that the law names, each with the way there where a forward is possible.
fn others(desk: &Desk, seen: &Seen) -> Vec<OtherView> {
    let words = desk.words();
    let may_forward = permitted(StepName::Forward, &seen.state, desk.officer.taker(), desk.today).is_ok();
    let view = |other: &Other| {
        let code = other.beside(&seen.case.body).filter(|_| may_forward);
        OtherView {
            forward: code.map(|code| format!("/staff/cases/{}?body={code}#p-forward", seen.case.id.0)),
            ..other.view(&words)
        }
    };
    seen.others.iter().map(view).collect()
}

fn quotes(words: &Words<'_>, seen: &Seen) -> Vec<Quotation> {
    let routing = seen.case.routing.as_ref();
    routing.map_or_else(Vec::new, |routing| quotations(words, &routing.quotes))
}

fn history(words: &Words<'_>, entry: &Entry, seen: &Seen) -> ShownEntry {
    let at = civil(entry.at);
    let what = words.say(&format!("step-{}", entry.step.as_str().replace('_', "-")));
    let what = match words.moved_dates(entry) {
        Some(dates) => format!("{what}. {dates}"),
        None => what,
    };
    let who = match entry.actor {
        Actor::Resident => words.say("staff-actor-resident"),
        Actor::System => words.say("staff-actor-system"),
        Actor::Officer(_) => seen
            .colleagues
            .get(&entry.actor.to_string())
            .cloned()
            .unwrap_or_else(|| words.say("staff-actor-officer")),
    };
    ShownEntry {
        when: format!("{} {}", short_date(at.date()), at.format("%H:%M")),
        what,
        who,
        turn: matches!(entry.step, EntryKind::Forwarded | EntryKind::HandedOver),
    }
}
