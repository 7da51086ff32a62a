//! What a resident submits, before anything is checked.
//!
//! It owns the field names of the form and of the API. It checks nothing.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::CleanText;

/// Facts that the resident gave, question code to answer code. A fact left out counts as `unknown`.
pub type Facts = BTreeMap<String, String>;

/// A point on the map, WGS 84 degrees.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Location {
    /// Latitude, -90 to 90.
    #[schema(minimum = -90, maximum = 90)]
    pub lat: f64,
    /// Longitude, -180 to 180.
    #[schema(minimum = -180, maximum = 180)]
    pub lon: f64,
}

/// What a resident submits by the form or as JSON, before anything is checked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AppealDraft {
    /// The kind of the appeal.
    #[schema(value_type = super::Kind)]
    pub kind: String,
    /// The language of the letters and of the answer.
    #[schema(value_type = super::Language)]
    pub language: String,
    /// The code of a subject of the rulebook.
    #[schema(min_length = 1, max_length = 200)]
    pub subject: String,
    /// The KATO code of a settlement.
    #[schema(pattern = "^[0-9]{9}$")]
    pub settlement: String,
    /// Where it is, in the resident's words.
    #[serde(default)]
    #[schema(max_length = 500)]
    pub address: String,
    /// Answers to the questions of the subject.
    #[serde(default)]
    #[schema(value_type = BTreeMap<String, String>)]
    pub facts: Facts,
    /// The substance, up to 10,000 characters.
    #[schema(min_length = 1, max_length = 10000)]
    pub text: String,
    /// A pin on the map.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
    /// Who writes.
    pub applicant: ApplicantDraft,
}

impl AppealDraft {
    /// The same with the words that are looked up as they are kept: kind, language, subject, settlement, facts. Texts and
    /// the applicant's fields are cleaned where they are checked.
    pub fn with_clean_words(&self) -> Self {
        let word = |typed: &str| String::from(CleanText::from(typed).on_one_line());
        Self {
            kind: word(&self.kind),
            language: word(&self.language),
            subject: word(&self.subject),
            settlement: word(&self.settlement),
            facts: self.facts.iter().map(|(q, a)| (word(q), word(a))).collect(),
            ..self.clone()
        }
    }
}

/// The applicant as typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema, Default)]
#[serde(deny_unknown_fields)]
pub struct ApplicantDraft {
    /// Full name (APPC 63).
    #[schema(min_length = 1, max_length = 200)]
    pub name: String,
    /// Postal address (APPC 63).
    #[schema(min_length = 1, max_length = 500)]
    pub postal_address: String,
    /// E-mail address; without one the letters are printed and posted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = Email, max_length = 254)]
    pub email: Option<String>,
    /// A mobile phone of Kazakhstan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(pattern = "^[^0-9]*([0-9][^0-9]*){10,11}$")]
    pub phone: Option<String>,
    /// Individual identification number, where there is one (APPC 63).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(pattern = "^[^0-9]*([0-9][^0-9]*){12}$")]
    pub iin: Option<String>,
}
