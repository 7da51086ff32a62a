//! Appeals and their numbers. The applicant's columns are sealed on the way in and opened on the way out.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use super::conn::{Moment, Uid};
use super::schema::appeals;
use super::sealed::tracking_digest;
use super::{Conn, Secrets, StoreError, code, word};
use crate::appeal::{
    AppealId, AppealStatus, CleanText, Facts, Identity, Kind, Language, Location, Number, canonical_tracking_key,
};
use crate::territory::TerritoryCode;

pub(super) mod held;
mod numbers;
mod register;
mod replay;
pub(super) use self::Row as Stored;
pub use held::digests;
pub(super) use numbers::numbers;
pub use numbers::{next_number, next_numbers};
pub use register::{Registration, SealedAppeal, register};
pub use replay::filed;

/// An appeal, its applicant opened.
#[derive(Debug, Clone, PartialEq)]
pub struct Appeal {
    /// Its identity.
    pub id: AppealId,
    /// Its number for people.
    pub number: Number,
    /// Its kind (APPC 4).
    pub kind: Kind,
    /// The language of the letters and of the answer.
    pub language: Language,
    /// Subject of the rulebook.
    pub subject: String,
    /// Where it is about.
    pub settlement: TerritoryCode,
    /// Where in the settlement, in the resident's words.
    pub address: CleanText,
    /// The substance.
    pub text: CleanText,
    /// Answers to the questions of the subject.
    pub facts: Facts,
    /// A pin on the map.
    pub location: Option<Location>,
    /// Who writes.
    pub applicant: Applicant,
    /// How the applicant is known.
    pub identity: Identity,
    /// Whether anybody still owes an answer.
    pub status: AppealStatus,
    /// When it arrived.
    pub received_at: DateTime<Utc>,
    /// The day of registration (APPC 64(3)).
    pub registered_on: NaiveDate,
    /// The resident's clock: the first due date, which no forwarding moves.
    pub resident_due_on: Option<NaiveDate>,
    /// The key of the request, unique.
    pub idempotency_key: String,
    /// Keyed digest of the request, to tell a repeat from another request under the same key.
    pub request_digest: Vec<u8>,
    /// Salt of the digests in the journal.
    pub salt: Vec<u8>,
    /// The appeal whose answer, or silence, this complaint is about.
    pub complains_of: Option<AppealId>,
}

/// The applicant, opened. Checked values (see `appeal::ApplicantDraft`): e-mail, phone E.164, IIN 12 digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applicant {
    /// Full name (APPC 63).
    pub name: CleanText,
    /// Postal address (APPC 63).
    pub postal_address: CleanText,
    /// E-mail address; without one the letters are posted.
    pub email: Option<String>,
    /// Phone, E.164.
    pub phone: Option<String>,
    /// Individual identification number, 12 digits.
    pub iin: Option<String>,
}

#[derive(Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = appeals, treat_none_as_default_value = false)]
pub(super) struct Row {
    id: Uid,
    number: String,
    kind: String,
    language: String,
    subject: String,
    settlement: String,
    address: String,
    text: String,
    facts: String,
    latitude: Option<f64>,
    longitude: Option<f64>,
    applicant_name: Vec<u8>,
    applicant_postal_address: Vec<u8>,
    applicant_email: Option<Vec<u8>>,
    applicant_phone: Option<Vec<u8>>,
    applicant_iin: Option<Vec<u8>>,
    identity: String,
    status: String,
    received_at: Moment,
    registered_on: NaiveDate,
    resident_due_on: Option<NaiveDate>,
    idempotency_key: String,
    request_digest: Vec<u8>,
    tracking_digest: Vec<u8>,
    salt: Vec<u8>,
    journal_length: i64,
    journal_head: Vec<u8>,
    complains_of: Option<Uid>,
}

impl Row {
    fn seal(s: &Secrets, a: &Appeal) -> Result<Self, StoreError> {
        let seal = |text: &Option<String>| text.as_deref().map(|text| s.seal(text));
        Ok(Self {
            id: Uid(a.id.0),
            number: a.number.0.clone(),
            kind: a.kind.as_str().to_owned(),
            language: a.language.as_str().to_owned(),
            subject: a.subject.clone(),
            settlement: a.settlement.as_str().to_owned(),
            address: a.address.to_string(),
            text: a.text.to_string(),
            facts: serde_json::to_string(&a.facts).map_err(damaged)?,
            latitude: a.location.map(|point| point.lat),
            longitude: a.location.map(|point| point.lon),
            applicant_name: s.seal(&a.applicant.name),
            applicant_postal_address: s.seal(&a.applicant.postal_address),
            applicant_email: seal(&a.applicant.email),
            applicant_phone: seal(&a.applicant.phone),
            applicant_iin: seal(&a.applicant.iin),
            identity: a.identity.as_str().to_owned(),
            status: a.status.as_str().to_owned(),
            received_at: a.received_at.into(),
            registered_on: a.registered_on,
            resident_due_on: a.resident_due_on,
            idempotency_key: a.idempotency_key.clone(),
            request_digest: a.request_digest.clone(),
            tracking_digest: tracking_digest(&canonical_tracking_key(&s.tracking_key(a.id))),
            salt: a.salt.clone(),
            journal_length: 0,
            journal_head: Vec::new(),
            complains_of: a.complains_of.map(|appeal| Uid(appeal.0)),
        })
    }

    fn open(self, s: &Secrets) -> Result<Appeal, StoreError> {
        let open = |column: &str, sealed: &[u8]| {
            s.open(sealed)
                .ok_or_else(|| StoreError::Other(format!("appeals.{column} cannot be opened with this secret")))
        };
        let maybe =
            |column: &str, sealed: &Option<Vec<u8>>| sealed.as_deref().map(|sealed| open(column, sealed)).transpose();
        Ok(Appeal {
            id: AppealId(self.id.0),
            number: Number(self.number),
            kind: word("appeals.kind", &self.kind)?,
            language: word("appeals.language", &self.language)?,
            subject: self.subject,
            settlement: code("appeals.settlement", &self.settlement)?,
            address: CleanText::stored(self.address),
            text: CleanText::stored(self.text),
            facts: serde_json::from_str(&self.facts).map_err(damaged)?,
            location: self
                .latitude
                .zip(self.longitude)
                .map(|(lat, lon)| Location { lat, lon }),
            applicant: Applicant {
                name: CleanText::stored(open("applicant_name", &self.applicant_name)?),
                postal_address: CleanText::stored(open("applicant_postal_address", &self.applicant_postal_address)?),
                email: maybe("applicant_email", &self.applicant_email)?,
                phone: maybe("applicant_phone", &self.applicant_phone)?,
                iin: maybe("applicant_iin", &self.applicant_iin)?,
            },
            identity: json_word("appeals.identity", &self.identity)?,
            status: json_word("appeals.status", &self.status)?,
            received_at: self.received_at.0,
            registered_on: self.registered_on,
            resident_due_on: self.resident_due_on,
            idempotency_key: self.idempotency_key,
            request_digest: self.request_digest,
            salt: self.salt,
            complains_of: self.complains_of.map(|appeal| AppealId(appeal.0)),
        })
    }
}

fn damaged(error: serde_json::Error) -> StoreError {
    StoreError::Other(format!("appeals.facts: {error}"))
}

/// Reads a word whose type is known to serde only.
fn json_word<T: serde::de::DeserializeOwned>(column: &str, word: &str) -> Result<T, StoreError> {
    serde_json::from_value(serde_json::Value::from(word))
        .map_err(|_| StoreError::Other(format!("{column}: unknown word {word:?}")))
}

/// Writes an appeal with an empty journal. Its id, number, idempotency key and tracking key are unique.
pub fn insert(c: &mut Conn, s: &Secrets, a: &Appeal) -> Result<(), StoreError> {
    diesel::insert_into(appeals::table)
        .values(Row::seal(s, a)?)
        .execute(c)?;
    Ok(())
}

/// The appeal of an id.
pub fn find(c: &mut Conn, s: &Secrets, id: AppealId) -> Result<Option<Appeal>, StoreError> {
    let row = appeals::table
        .filter(appeals::id.eq(Uid(id.0)))
        .select(Row::as_select())
        .first(c)
        .optional()?;
    row.map(|row| row.open(s)).transpose()
}

/// The appeal of a number.
pub fn by_number(c: &mut Conn, s: &Secrets, n: &Number) -> Result<Option<Appeal>, StoreError> {
    let row = appeals::table
        .filter(appeals::number.eq(&n.0))
        .select(Row::as_select())
        .first(c)
        .optional()?;
    row.map(|row| row.open(s)).transpose()
}

/// The appeal that a request with this key made.
pub fn by_idempotency_key(c: &mut Conn, s: &Secrets, key: &str) -> Result<Option<Appeal>, StoreError> {
    let row = appeals::table
        .filter(appeals::idempotency_key.eq(key))
        .select(Row::as_select())
        .first(c)
        .optional()?;
    row.map(|row| row.open(s)).transpose()
}

/// Found by a SHA-256 of the canonical key; the key itself is stored nowhere.
pub fn by_tracking_key(c: &mut Conn, s: &Secrets, canonical: &str) -> Result<Option<Appeal>, StoreError> {
    let row = appeals::table
        .filter(appeals::tracking_digest.eq(tracking_digest(canonical)))
        .select(Row::as_select())
        .first(c)
        .optional()?;
    row.map(|row| row.open(s)).transpose()
}

/// Opens or closes an appeal.
pub fn set_status(c: &mut Conn, id: AppealId, status: AppealStatus) -> Result<(), StoreError> {
    diesel::update(appeals::table.filter(appeals::id.eq(Uid(id.0))))
        .set(appeals::status.eq(status.as_str()))
        .execute(c)?;
    Ok(())
}

/// Sets the resident's due date where it waited for a calendar; one that is set never moves.
pub fn set_resident_due_on(c: &mut Conn, id: AppealId, due_on: NaiveDate) -> Result<(), StoreError> {
    let waiting = appeals::table
        .filter(appeals::id.eq(Uid(id.0)))
        .filter(appeals::resident_due_on.is_null());
    diesel::update(waiting)
        .set(appeals::resident_due_on.eq(due_on))
        .execute(c)?;
    Ok(())
}

/// Writes what is known better of the applicant; returns the digest of these columns for the entry of the step.
pub fn set_applicant(c: &mut Conn, s: &Secrets, a: &Appeal) -> Result<String, StoreError> {
    let row = Row::seal(s, a)?;
    let digest = row.persons_digest();
    diesel::update(appeals::table.filter(appeals::id.eq(Uid(a.id.0))))
        .set((
            appeals::applicant_name.eq(row.applicant_name),
            appeals::applicant_postal_address.eq(row.applicant_postal_address),
            appeals::applicant_email.eq(row.applicant_email),
            appeals::applicant_phone.eq(row.applicant_phone),
            appeals::applicant_iin.eq(row.applicant_iin),
        ))
        .execute(c)?;
    Ok(digest)
}

/// The numbers of the complaints about an appeal, in the order of filing.
pub fn complaints_of(c: &mut Conn, id: AppealId) -> Result<Vec<Number>, StoreError> {
    let numbers: Vec<String> = appeals::table
        .filter(appeals::complains_of.eq(Uid(id.0)))
        .order(appeals::id)
        .select(appeals::number)
        .load(c)?;
    Ok(numbers.into_iter().map(Number).collect())
}
