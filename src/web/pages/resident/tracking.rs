//! Following an appeal: the page behind the door, for who holds its key.
//!
//! It shows what is stored and computes nothing but days; the texts of people stay in their language.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use chrono::NaiveDate;

use super::door::{Trouble, key_page, not_opened, opened, page_of};
use super::history::{self, StepView};
use super::lanes::{self, Clocks};
use super::own_steps::{self, Offer, PermittedFor, permitted_now};
use super::{Frame, Visit, Words, places};
use crate::actions::Office;
use crate::appeal::{BodyCode, Language, Number};
use crate::journal::Entry;
use crate::lifecycle::StepName;
use crate::powers::Attendant;
use crate::store::appeals::{self, Appeal};
use crate::store::bodies::{self, Body};
use crate::store::cases::{self, Case};
use crate::store::held::{self, HeldLetter, HeldStatus};
use crate::store::journal;
use crate::store::outbox::{self, LetterStatus, Recipient, StoredLetter};
use crate::texts;
use crate::web::WebError;
use crate::web::pages::masked;
use crate::web::pages::others::{Other, OtherView, others};
use crate::web::pages::quotes::{Quotation, quotations};

/// All that is known of an appeal to the one who filed it.
pub(super) struct Dossier {
    pub appeal: Appeal,
    pub cases: Vec<Case>,
    pub bodies: BTreeMap<String, Body>,
    pub journal: Vec<Entry>,
    pub letters: Vec<StoredLetter>,
    pub held: Vec<HeldLetter>,
    /// Who works the present case.
    pub attendant: Attendant,
    /// Whom other texts of law name besides the body of the present case.
    pub others: Vec<Other>,
    pub place: String,
    /// What the applicant may do now.
    pub may: Vec<StepName>,
    /// The appeals that complain of this one.
    pub complaints: Vec<Number>,
    /// The appeal that this one complains of.
    pub complains_of: Option<Number>,
}

impl Dossier {
    /// The name of a body, or its code where it is not known any more.
    pub(super) fn body(&self, language: Language, code: &BodyCode) -> String {
        self.bodies
            .get(&code.0)
            .map_or_else(|| code.to_string(), |body| body.name.get(language).to_owned())
    }

    /// The case that answers now, or answered last.
    pub(super) fn present(&self) -> Option<&Case> {
        self.cases.last()
    }
}

/// The state of the clock in a word, a shape and a colour.
pub(super) struct DueView {
    pub class: &'static str,
    pub text: String,
}

/// An answer with the way to complain about it.
struct AnswerView {
    text: String,
    findings: String,
    basis: String,
    by: String,
    waiting_for_post: bool,
    remedy: Option<String>,
    remedy_where: String,
}

/// A letter as it was sent.
struct LetterView {
    title: String,
    when: String,
    subject: String,
    body: String,
    lang: &'static str,
    open: bool,
}

#[derive(Template)]
#[template(path = "resident/tracking.html")]
struct Tracking<'a> {
    words: Words<'a>,
    frame: Frame,
    number: String,
    kind: String,
    subject: String,
    place: String,
    in_trust: Option<String>,
    status: String,
    sentence: String,
    due: Option<DueView>,
    body: String,
    text: String,
    text_lang: &'static str,
    clocks: Option<Clocks>,
    due_unknown: bool,
    others: Vec<OtherView>,
    quotes: Vec<Quotation>,
    answer: Option<AnswerView>,
    steps: Vec<StepView>,
    letters: Vec<LetterView>,
    records: String,
    receipt: String,
    offers: Vec<Offer>,
    notes: Vec<String>,
}

/// `GET /{lang}/appeals/{number}`: the appeal, for who holds its key.
pub(super) async fn track(visit: Visit) -> Result<HttpResponse, WebError> {
    let (language, number, key) = (visit.language, visit.part("number"), visit.tracking_key());
    let tried = key.is_some();
    let (wanted, today) = (number.clone(), visit.today());
    let dossier = visit
        .state
        .run(move |office, _| read(office, language, (key.as_deref(), &wanted), today))
        .await?;
    match dossier {
        Some(dossier) => visit.page(StatusCode::OK, &show(&visit, &dossier)),
        None if tried => not_opened(&visit, &number, Trouble::NoKey),
        None => key_page(&visit, &number, Trouble::NoKey, StatusCode::NOT_FOUND),
    }
}

fn read(
    office: &Office,
    language: Language,
    (key, number): (Option<&str>, &str),
    today: NaiveDate,
) -> Result<Option<Dossier>, WebError> {
    let secrets = &office.secrets;
    office.store.read(|c| {
        let Some(appeal) = opened(c, secrets, key, number)? else {
            return Ok(None);
        };
        let cases = cases::of_appeal(c, appeal.id)?;
        let entries = journal::of_appeal(c, appeal.id)?;
        let mut codes: Vec<String> = cases.iter().map(|case| case.body.0.clone()).collect();
        codes.extend(bodies_named(&entries));
        let mut known = BTreeMap::new();
        // Once for the bodies of the cases, once for those above them, who decide complaints.
        for _ in 0..2 {
            for body in bodies::find_many(c, &codes)? {
                known.insert(body.code.0.clone(), body);
            }
            codes = known
                .values()
                .filter_map(|body: &Body| body.higher.as_ref().map(|code| code.0.clone()))
                .collect();
        }
        let present = cases.last().and_then(|case| known.get(&case.body.0));
        let attendant = match present {
            Some(body) => bodies::attendant(c, body)?,
            None => Attendant::Nobody,
        };
        let place = places::describe(c, language, &appeal.settlement)?.map_or_else(
            || appeal.settlement.to_string(),
            |place| format!("{}, {}", place.name, place.around),
        );
        let may = permitted_now(
            c,
            &PermittedFor {
                law: &office.law(),
                appeal: &appeal,
                cases: &cases,
                today,
            },
        )?;
        Ok(Some(Dossier {
            may,
            complaints: appeals::complaints_of(c, appeal.id)?,
            complains_of: match appeal.complains_of {
                Some(about) => appeals::find(c, secrets, about)?.map(|about| about.number),
                None => None,
            },
            journal: entries,
            letters: outbox::to_resident(c, secrets, appeal.id)?.rows,
            held: held::of_appeal(c, secrets, appeal.id)?,
            bodies: known,
            attendant,
            others: match cases.last() {
                Some(case) => others(c, case)?,
                None => Vec::new(),
            },
            appeal,
            cases,
            place,
        }))
    })
}

/// The bodies that entries name: one that a case has left is in no row any more.
fn bodies_named(entries: &[Entry]) -> impl Iterator<Item = String> {
    let facts = entries
        .iter()
        .flat_map(|entry| ["body", "from", "to"].map(|fact| entry.facts.get(fact)));
    facts.filter_map(|code| code?.as_str().map(str::to_owned))
}

fn show<'a>(visit: &'a Visit, dossier: &Dossier) -> Tracking<'a> {
    let (words, today) = (visit.words(), visit.today());
    let law = &visit.state.office.law();
    let appeal = &dossier.appeal;
    let present = dossier.present();
    let due = present.and_then(|case| due_view(&words, law, case, today));
    let overdue = present.is_some_and(|case| case.standing().is_overdue(today));
    let status = present.map_or("registered", |case| case.status.as_str());
    let status = if overdue { "overdue" } else { status }.replace('_', "-");
    let body = present.map_or_else(String::new, |case| dossier.body(words.language, &case.body));
    let subject = law.powers.subject(appeal.registered_on, &appeal.subject);
    let number = appeal.number.0.clone();
    let path = page_of(visit, &appeal.number);
    Tracking {
        frame: visit.frame(words.say1("tracking-title", "number", &number), "track"),
        number,
        kind: words.say(&format!("kind-{}", appeal.kind.as_str())),
        subject: subject.map_or_else(|| appeal.subject.clone(), |subject| words.of(&subject.name).to_owned()),
        place: if appeal.address.is_empty() {
            dossier.place.clone()
        } else {
            format!("{}. {}", dossier.place, appeal.address)
        },
        status: words.say(&format!("status-{status}")),
        in_trust: present
            .filter(|case| case.status.is_open())
            .and_then(|_| words.in_trust(&body, &dossier.attendant)),
        sentence: words.say1(&format!("status-{status}-sentence"), "body", &body),
        due,
        body,
        text: appeal.text.to_string(),
        text_lang: appeal.language.as_str(),
        clocks: lanes::clocks(&words, &law.calendar, dossier, today),
        due_unknown: present.is_some_and(|case| case.status.is_open() && case.due_on.is_none()),
        answer: present.and_then(|case| answer(visit, dossier, case)),
        others: dossier.others.iter().map(|other| other.view(&words)).collect(),
        quotes: present
            .and_then(|case| case.routing.as_ref())
            .map(|routing| quotations(&words, &routing.quotes))
            .unwrap_or_default(),
        steps: history::steps(&words, dossier),
        letters: letters(&words, dossier),
        records: words.count("tracking-records", "count", dossier.journal.len() as i64),
        receipt: format!("{path}/receipt"),
        offers: own_steps::offers(visit, appeal, &dossier.may),
        notes: notes(&words, dossier),
        words,
    }
}

/// The dates and ties besides the status and the term.
fn notes(words: &Words<'_>, dossier: &Dossier) -> Vec<String> {
    let present = dossier.present();
    let extended = present.and_then(|case| case.extended_until.filter(|_| case.status.is_open()));
    let extended = extended.map(|day| words.say1("own-extended-until", "until", &texts::by_date(words.language, day)));
    let numbered = |number: &Number| words.say1("own-complaint-link", "number", &number.0);
    let complaints = dossier.complaints.iter().map(numbered);
    let about = dossier
        .complains_of
        .iter()
        .map(|number| words.say1("staff-case-complains-of", "number", &number.0));
    extended.into_iter().chain(complaints).chain(about).collect()
}

/// How the body stands with its date: days left, today, late, or answered.
fn due_view(words: &Words<'_>, law: &crate::law::Law, case: &Case, today: NaiveDate) -> Option<DueView> {
    let standing = case.standing();
    // An answer whose letter is not posted stays owed; once its day has passed it is late like any other.
    if !standing.is_open() || (standing.waits_for_posting() && !standing.is_overdue(today)) {
        let text = case.answered_on.map_or_else(
            || words.say("tracking-answered-to-post"),
            |on| words.say1("tracking-answered-on", "date", &texts::long_date(words.language, on)),
        );
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

fn answer(visit: &Visit, dossier: &Dossier, case: &Case) -> Option<AnswerView> {
    let words = visit.words();
    let answer = case.answer.as_ref()?;
    let body = dossier.body(words.language, &case.body);
    let until = case
        .answered_on
        .and_then(|on| visit.state.office.law().complaint_until_told(on));
    let higher = dossier
        .bodies
        .get(&case.body.0)
        .and_then(|body| body.higher.as_ref())
        .map(|code| dossier.body(words.language, code));
    Some(AnswerView {
        text: answer.text.to_string(),
        findings: answer.findings.to_string(),
        basis: answer.basis.to_string(),
        waiting_for_post: case.answered_on.is_none(),
        remedy: until.map(|until| words.say1("tracking-remedy", "date", &texts::by_date(words.language, until))),
        remedy_where: match higher {
            Some(higher) => words.say2("tracking-remedy-where", ("body", &body), ("higher", &higher)),
            None => words.say1("tracking-remedy-body", "body", &body),
        },
        by: body,
    })
}

/// The letters that went or will go, the last first, and above them those that are held.
fn letters(words: &Words<'_>, dossier: &Dossier) -> Vec<LetterView> {
    let held = dossier.held.iter().rev().map(|held| held_view(words, held));
    let others = dossier.letters.iter().rev().map(|letter| letter_view(words, letter));
    held.chain(others).collect()
}

fn held_view(words: &Words<'_>, held: &HeldLetter) -> LetterView {
    let on = texts::long_date(words.language, crate::deadlines::civil(held.held_at).date());
    let state = words.say(match held.status {
        HeldStatus::Dropped => "tracking-letter-dropped",
        HeldStatus::Held | HeldStatus::Released => "tracking-letter-held",
    });
    let letter = &held.letter;
    LetterView {
        title: words.say(&format!("letter-kind-{}", letter.kind.as_str().replace('_', "-"))),
        when: format!("{on} · {state}"),
        subject: letter.letter.subject.clone(),
        body: letter.letter.body.clone(),
        lang: letter.language.as_str(),
        open: false,
    }
}

fn letter_view(words: &Words<'_>, letter: &StoredLetter) -> LetterView {
    let date = |at| texts::long_date(words.language, crate::deadlines::civil(at).date());
    let state = match (letter.status, letter.sent_at, letter.posted_on) {
        (LetterStatus::Sent, Some(at), _) => words.say1("tracking-letter-sent", "date", &date(at)),
        (LetterStatus::Posted, _, Some(on)) => {
            words.say1("tracking-letter-posted", "date", &texts::long_date(words.language, on))
        }
        (LetterStatus::ToPrint, ..) => words.say("tracking-letter-to-print"),
        _ => words.say("tracking-letter-queued"),
    };
    let to = match &letter.to {
        Recipient::Email(address) => masked(address),
        Recipient::Post { .. } => String::new(),
    };
    LetterView {
        title: words.say(&format!("letter-kind-{}", letter.kind.as_str().replace('_', "-"))),
        when: format!("{} · {state} {to}", date(letter.created_at)),
        subject: letter.letter.subject.clone(),
        body: letter.letter.body.clone(),
        lang: letter.language.as_str(),
        open: letter.kind.is_answer(),
    }
}
