//! Queues the letters that a step causes: to the applicant by e-mail or as a print task, to officers by e-mail.
//!
//! It chooses who is written to and freezes what the letters module composed. It never sends.

use chrono::{DateTime, Utc};

use super::{Office, new_id};
use crate::appeal::{CaseId, Language, LetterId, Role, Trilingual};
use crate::letters::{self, About, Letter, Occasion};
use crate::store::appeals::Appeal;
use crate::store::bodies::Body;
use crate::store::officers::{self, Officer};
use crate::store::outbox::{self, NewLetter, Recipient};
use crate::store::{Conn, StoreError, cases, territories};

/// What a letter is about, and when it is written.
#[derive(Clone, Copy)]
pub(crate) struct Matter<'a> {
    pub(crate) appeal: &'a Appeal,
    /// The case that the letter leads to.
    pub(crate) case: CaseId,
    /// The body that holds the case.
    pub(crate) holder: &'a Body,
    pub(crate) at: DateTime<Utc>,
}

/// What the letters about one appeal have in common.
#[derive(Clone)]
pub(crate) struct Correspondence {
    office: Office,
    subject: Trilingual,
    settlement: Trilingual,
}

impl Correspondence {
    /// Looks up the names that letters about the appeal need.
    pub(crate) fn about(c: &mut Conn, office: &Office, appeal: &Appeal) -> Result<Self, StoreError> {
        let settlement = territories::find(c, &appeal.settlement)?.map(|territory| territory.name);
        Ok(Self {
            subject: subject_name(office, appeal),
            settlement: settlement.unwrap_or_else(|| same(appeal.settlement.as_str())),
            office: office.clone(),
        })
    }

    /// Queues a letter to the applicant in the language of the appeal. Without an e-mail address the holder prints
    /// and posts it.
    pub(crate) fn to_resident(
        &self,
        c: &mut Conn,
        matter: &Matter<'_>,
        occasion: &Occasion<'_>,
    ) -> Result<(), StoreError> {
        let appeal = matter.appeal;
        let person = &appeal.applicant;
        let key = self.office.secrets.tracking_key(appeal.id);
        let link = format!("{}/{}/t/{key}", self.office.public_url, appeal.language);
        let to = match &person.email {
            Some(email) => Recipient::Email(email.clone()),
            None => Recipient::Post {
                name: person.name.clone(),
                address: person.postal_address.clone(),
            },
        };
        let letter = self.compose(matter, appeal.language, Some(&person.name), link, occasion);
        self.queue(c, matter, (to, appeal.language), letter, matter.holder, occasion)
    }

    /// Queues a letter to each of the officers of a body, in the language of each.
    pub(crate) fn to_officers(
        &self,
        c: &mut Conn,
        matter: &Matter<'_>,
        of: &Body,
        officers: &[Officer],
        occasion: &Occasion<'_>,
    ) -> Result<(), StoreError> {
        for officer in officers.iter().filter(|officer| officer.active) {
            let link = self.office.case_link(matter.case);
            let letter = self.compose(matter, officer.language, None, link, occasion);
            let to = Recipient::Email(officer.email.clone());
            self.queue(c, matter, (to, officer.language), letter, of, occasion)?;
        }
        Ok(())
    }

    /// The same to all active officers of a body.
    pub(crate) fn to_body(
        &self,
        c: &mut Conn,
        matter: &Matter<'_>,
        of: &Body,
        occasion: &Occasion<'_>,
    ) -> Result<(), StoreError> {
        let officers = officers::of_body(c, &self.office.secrets, &of.code)?;
        self.to_officers(c, matter, of, &officers, occasion)
    }

    fn compose(
        &self,
        matter: &Matter<'_>,
        language: Language,
        addressee: Option<&str>,
        link: String,
        occasion: &Occasion<'_>,
    ) -> Letter {
        let settlement = self.settlement.get(language);
        let place = match matter.appeal.address.as_str() {
            "" => settlement.to_owned(),
            address => format!("{settlement}, {address}"),
        };
        let about = About {
            number: &matter.appeal.number,
            registered_on: matter.appeal.registered_on,
            subject: &self.subject,
            place,
            body: &matter.holder.name,
            addressee,
            link,
        };
        letters::compose(&self.office.texts, language, &about, occasion)
    }

    fn queue(
        &self,
        c: &mut Conn,
        matter: &Matter<'_>,
        (to, language): (Recipient, Language),
        letter: Letter,
        of: &Body,
        occasion: &Occasion<'_>,
    ) -> Result<(), StoreError> {
        let letter = NewLetter {
            id: LetterId(new_id(matter.at)),
            appeal: Some(matter.appeal.id),
            case: Some(matter.case),
            kind: kind_of(occasion).to_owned(),
            language,
            to,
            letter,
            body: Some(of.code.clone()),
        };
        outbox::queue(c, &self.office.secrets, &letter, matter.at)
    }
}

/// Up to how many cases without a date an alarm counts.
const WAITING_COUNTED: i64 = 10_000;

/// Alarms every administrator, once for each missing year, that cases wait for its calendar.
pub(crate) fn alarm_of_calendar(
    c: &mut Conn,
    office: &Office,
    year: i32,
    at: DateTime<Utc>,
) -> Result<u64, StoreError> {
    let mut queued = 0;
    let waiting = cases::without_due_date(c, WAITING_COUNTED)?.len() as u64;
    let everybody = officers::all(c, &office.secrets)?;
    for officer in everybody
        .iter()
        .filter(|officer| officer.active && officer.role == Role::Administrator)
    {
        let id = alarm_id(office, year, officer);
        if outbox::find(c, &office.secrets, id)?.is_some() {
            continue;
        }
        let letter = letters::calendar_alarm(
            &office.texts,
            officer.language,
            Some(&officer.name),
            year,
            waiting,
            &calendars_link(office),
        );
        let letter = NewLetter {
            id,
            appeal: None,
            case: None,
            kind: "calendar_alarm".to_owned(),
            language: officer.language,
            to: Recipient::Email(officer.email.clone()),
            letter,
            body: None,
        };
        outbox::queue(c, &office.secrets, &letter, at)?;
        queued += 1;
    }
    Ok(queued)
}

/// Where the last known calendar is read.
fn calendars_link(office: &Office) -> String {
    let last = office.law().calendar.years().last().copied().unwrap_or_default();
    format!("{}/api/v1/calendar/{last}", office.public_url)
}

/// The same year and administrator give the same letter, so that it is queued once.
fn alarm_id(office: &Office, year: i32, officer: &Officer) -> LetterId {
    let digest = office
        .secrets
        .lookup("calendar-alarm", &format!("{year} {}", officer.id.0));
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(digest).for_each(|(byte, digit)| *byte = digit);
    LetterId(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}

fn kind_of(occasion: &Occasion<'_>) -> &'static str {
    match occasion {
        Occasion::Registered { .. } => "registered",
        Occasion::Accepted { .. } => "accepted",
        Occasion::Forwarded { .. } => "forwarded",
        Occasion::Answered { .. } => "answered",
        Occasion::Noted { .. } => "noted",
        Occasion::DueChanged { .. } => "due_changed",
        Occasion::NewCase { .. } => "new_case",
        Occasion::Reminder { .. } => "reminder",
        Occasion::Escalation { .. } => "escalation",
    }
}

/// The subject as the rulebook named it on the day of registration; its code where no version knows it any more.
fn subject_name(office: &Office, appeal: &Appeal) -> Trilingual {
    let subject = office.law().powers.subject(appeal.registered_on, &appeal.subject);
    subject.map_or_else(|| same(&appeal.subject), |subject| subject.name)
}

fn same(text: &str) -> Trilingual {
    Trilingual {
        kk: text.to_owned(),
        ru: text.to_owned(),
        en: text.to_owned(),
    }
}
