//! What a resident submits, before anything is checked.
//!
//! It owns the field names of the form and of the API. It checks nothing.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Facts that the resident gave, question code to answer code. A fact left out counts as `unknown`.
pub type Facts = BTreeMap<String, String>;

/// A point on the map, WGS 84 degrees.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Location {
    /// Latitude, -90 to 90.
    pub lat: f64,
    /// Longitude, -180 to 180.
    pub lon: f64,
}

/// What a resident submits by the form or as JSON, before anything is checked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AppealDraft {
    /// The word of a [`Kind`].
    pub kind: String,
    /// The code of a [`Language`]: that of the letters and of the answer.
    pub language: String,
    /// The code of a subject of the rulebook.
    pub subject: String,
    /// The KATO code of a settlement.
    pub settlement: String,
    /// Where it is, in the resident's words.
    #[serde(default)]
    pub address: String,
    /// Answers to the questions of the subject.
    #[serde(default)]
    pub facts: Facts,
    /// The substance, up to 10,000 characters.
    pub text: String,
    /// A pin on the map.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
    /// Who writes.
    pub applicant: ApplicantDraft,
}

/// The applicant as typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema, Default)]
#[serde(deny_unknown_fields)]
pub struct ApplicantDraft {
    /// Full name (APPC 63).
    pub name: String,
    /// Postal address (APPC 63).
    pub postal_address: String,
    /// E-mail address; without one the letters are printed and posted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// A mobile phone of Kazakhstan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Individual identification number, where there is one (APPC 63).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iin: Option<String>,
}
