//! The vocabulary of appeals: identifiers, languages, kinds, the applicant, and what a resident submits.
//!
//! It owns the words that every other module speaks. It never reads a clock, a file or a database, and it
//! knows nothing of powers, terms or pages.

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use words::words;

mod actor;
mod check;
mod codes;
mod draft;
mod iin;
mod kinds;
mod look_alikes;
mod phone;
mod problem;
mod text;
#[cfg(test)]
mod tests;
pub(crate) mod words;

pub use actor::Actor;
pub use check::{
    ANSWER_MAX, Applicant, BASIS_MAX, CheckedDraft, NAME_MAX, REASON_MAX, TEXT_MAX, long_text, parse_email, short_text,
    validate,
};
pub use codes::{canonical_tracking_key, compact};
pub use draft::{AppealDraft, ApplicantDraft, Facts, Location};
pub use iin::is_iin;
pub use kinds::{EntryKind, LetterKind, NoticeKind};
pub use look_alikes::looks_like_another;
pub use phone::parse_phone;
pub use problem::{FieldError, Problem};
pub use text::CleanText;

/// A word that is not one of the known words of its list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown word: {0}")]
pub struct UnknownWord(pub String);

words! {
    /// The three languages of the interface and of letters. Kazakh is the state language and the default.
    #[derive(Default)]
    pub enum Language {
        /// Kazakh.
        #[default]
        Kk = "kk",
        /// Russian.
        Ru = "ru",
        /// English.
        En = "en",
    }
}

/// The same text in the three languages.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema, Default)]
#[serde(deny_unknown_fields)]
pub struct Trilingual {
    /// Kazakh.
    pub kk: String,
    /// Russian.
    pub ru: String,
    /// English.
    pub en: String,
}

impl Trilingual {
    /// The languages in which there is no text.
    pub fn missing(&self) -> impl Iterator<Item = Language> {
        let blank = |language: &Language| self.get(*language).trim().is_empty();
        Language::ALL.into_iter().filter(blank)
    }

    /// The text in one language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Kk => &self.kk,
            Language::Ru => &self.ru,
            Language::En => &self.en,
        }
    }
}

words! {
    /// How sure we are of what a rule or a term says: shown to people.
    pub enum Confidence {
        /// Read in the source.
        High = "high",
        /// Our reading, or split between bodies in practice.
        Med = "med",
        /// Recalled: to be checked before anybody relies on it.
        Low = "low",
    }
}

words! {
    /// The kind of an appeal (APPC article 4). Applications and complaints go by the ordinary procedure, the others
    /// by the simplified one (APPC 87-89).
    pub enum Kind {
        /// Notice of a breach of law or of a defect (хабар, сообщение).
        Message = "message",
        /// Help to realise a right (арыз, заявление).
        Application = "application",
        /// Against an act or inaction (шағым, жалоба).
        Complaint = "complaint",
        /// A recommendation to improve (ұсыныс, предложение).
        Proposal = "proposal",
        /// An attitude to policy (үн қосу, отклик).
        Response = "response",
        /// A request for information (сұрау салу, запрос).
        Inquiry = "inquiry",
    }
}

words! {
    /// What an officer or another user may do.
    pub enum Role {
        /// Works on the cases of a body.
        Executor = "executor",
        /// Heads a body; may sign extensions and terminations.
        Head = "head",
        /// Registers appeals of a body and posts its paper letters.
        Registrar = "registrar",
        /// Reads the figures and the cases of a territory, without persons.
        Overseer = "overseer",
        /// Keeps the accounts of users.
        Administrator = "administrator",
    }
}

impl Role {
    /// Those who may sign an answer. A registrar alone leaves a body without anybody to answer.
    pub const SIGNING: [Self; 2] = [Self::Executor, Self::Head];

    /// Whether the role belongs to a body (and so works on its cases).
    pub fn of_a_body(self) -> bool {
        matches!(self, Self::Executor | Self::Head | Self::Registrar)
    }

    /// Whether the role may sign an answer.
    pub fn may_sign(self) -> bool {
        Self::SIGNING.contains(&self)
    }
}

words! {
    /// How the applicant's identity is known.
    pub enum Identity {
        /// Typed on the web and nothing more.
        Unconfirmed = "unconfirmed",
        /// The e-mail address was confirmed.
        EmailConfirmed = "email_confirmed",
        /// Shown at the desk.
        InPerson = "in_person",
        /// By an electronic signature.
        ESignature = "e_signature",
    }
}

words! {
    /// Whether anybody still owes an answer.
    pub enum AppealStatus {
        /// An answer is owed.
        Open = "open",
        /// Every case is closed.
        Closed = "closed",
    }
}

/// The identity of an appeal (UUIDv7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct AppealId(pub Uuid);
/// The identity of a case (UUIDv7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CaseId(pub Uuid);
/// The identity of a user: an officer, an overseer or an administrator (UUIDv7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct OfficerId(pub Uuid);
/// The identity of a letter in the outbox (UUIDv7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct LetterId(pub Uuid);
/// The identity of a step that was proposed to the head of a body (UUIDv7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ProposalId(pub Uuid);

/// The number of an appeal for people: `ЖТ-2026-000123`. Numbers rise within a year; gaps are allowed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Number(pub String);

impl Number {
    /// Writes the number of the `serial`-th appeal of a year.
    pub fn new(year: i32, serial: i64) -> Self {
        Self(format!("ЖТ-{year}-{serial:06}"))
    }

    /// Reads what has the form of a number; whether there is such an appeal is not asked.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, serial) = text.strip_prefix("ЖТ-")?.split_once('-')?;
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let fits = year.len() == 4 && (6..=12).contains(&serial.len()) && digits(year) && digits(serial);
        fits.then(|| Self(text.to_owned()))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The code of a body: `103641000.akimat`, `KZ.roads`: a territory (or `KZ`), a point, a function.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct BodyCode(pub String);

impl BodyCode {
    /// The code of the body of a function in a territory, or in the Republic (`KZ`).
    pub fn of(territory: impl fmt::Display, function: &str) -> Self {
        Self(format!("{territory}.{function}"))
    }

    /// Reads what has the form of a code; whether there is such a body is not asked.
    pub fn parse(text: &str) -> Option<Self> {
        let (territory, function) = text.split_once('.')?;
        let known = territory == "KZ" || (territory.len() == 9 && territory.bytes().all(|byte| byte.is_ascii_digit()));
        let named = (1..=50).contains(&function.len())
            && function.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        (known && named).then(|| Self(text.to_owned()))
    }
}

impl fmt::Display for BodyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
