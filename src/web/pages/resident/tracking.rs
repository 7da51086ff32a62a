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
use super::tracking_cases::{self, CaseView};
use super::tracking_letters::{LetterView, letters};
use super::{Frame, Visit, Words, places};
use crate::actions::Office;
use crate::appeal::{BodyCode, CaseId, Language, Number};
use crate::journal::Entry;
use crate::lifecycle::StepName;
use crate::powers::Attendant;
use crate::store::appeals::{self, Appeal};
use crate::store::bodies::{self, Body};
use crate::store::cases::{self, Case};
use crate::store::held::{self, HeldLetter};
use crate::store::journal;
use crate::store::outbox::{self, StoredLetter};
use crate::web::WebError;
use crate::web::pages::branches::{Branch, branches};
use crate::web::pages::others::{Other, others};

/// All that is known of an appeal to the one who filed it.
pub(super) struct Dossier {
    pub appeal: Appeal,
    pub cases: Vec<Case>,
    pub bodies: BTreeMap<String, Body>,
    pub journal: Vec<Entry>,
    pub letters: Vec<StoredLetter>,
    pub held: Vec<HeldLetter>,
    /// Who works the cases of each body.
    pub attendants: BTreeMap<String, Attendant>,
    /// Whom other texts of law name besides the body of a case.
    pub others: Vec<(CaseId, Vec<Other>)>,
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

    /// The cases, each with those that it goes on with.
    pub(super) fn branches(&self) -> Vec<Branch<'_>> {
        branches(&self.appeal.number, &self.cases, &self.journal)
    }
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
    status: String,
    sentence: String,
    /// One of each branch.
    cases: Vec<CaseView>,
    text: String,
    text_lang: &'static str,
    clocks: Option<Clocks>,
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
        let (mut attendants, mut named_besides) = (BTreeMap::new(), Vec::new());
        for case in &cases {
            if let Some(body) = known.get(&case.body.0) {
                attendants.insert(case.body.0.clone(), bodies::attendant(c, body)?);
            }
            named_besides.push((case.id, others(c, case)?));
        }
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
            attendants,
            others: named_besides,
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
    let (appeal, branches) = (&dossier.appeal, dossier.branches());
    let cases: Vec<CaseView> = (branches.iter().zip(1..))
        .filter_map(|(branch, place)| tracking_cases::view(visit, dossier, branch, place))
        .collect();
    let (status, sentence) = tracking_cases::whole(&words, &branches, &cases, today);
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
        status,
        sentence,
        cases,
        text: appeal.text.to_string(),
        text_lang: appeal.language.as_str(),
        clocks: lanes::clocks(&words, &law.calendar, dossier, today),
        steps: history::steps(&words, dossier),
        letters: letters(&words, dossier),
        records: words.count("tracking-records", "count", dossier.journal.len() as i64),
        receipt: format!("{path}/receipt"),
        offers: own_steps::offers(visit, appeal, &dossier.may),
        notes: notes(&words, dossier),
        words,
    }
}

/// The appeals that this one is tied to by a complaint.
fn notes(words: &Words<'_>, dossier: &Dossier) -> Vec<String> {
    let numbered = |number: &Number| words.say1("own-complaint-link", "number", &number.0);
    let complaints = dossier.complaints.iter().map(numbered);
    let about = (dossier.complains_of.iter()).map(|number| words.say1("staff-case-complains-of", "number", &number.0));
    complaints.chain(about).collect()
}
