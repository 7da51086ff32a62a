//! The shapes of the law files as they are written, with the places of what faults will point at.
//!
//! It owns the keys of the format (explained in `config/law/README.md`). It checks nothing but the shape.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

/// Three languages as written: each may still be missing.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawNames {
    #[serde(default)]
    pub kk: String,
    #[serde(default)]
    pub ru: String,
    #[serde(default)]
    pub en: String,
}

/// Everyday words of one thing.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawConcept {
    pub code: Spanned<String>,
    #[serde(default)]
    pub kk: Vec<Spanned<String>>,
    #[serde(default)]
    pub ru: Vec<Spanned<String>>,
    #[serde(default)]
    pub en: Vec<Spanned<String>>,
}

/// Greetings and the like.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCourtesy {
    pub kk: Vec<Spanned<String>>,
    pub ru: Vec<Spanned<String>>,
    pub en: Vec<Spanned<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSynonyms {
    pub courtesy: RawCourtesy,
    #[serde(default)]
    pub concept: Vec<RawConcept>,
}

/// Search words as written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawWords {
    #[serde(default)]
    pub kk: Vec<String>,
    #[serde(default)]
    pub ru: Vec<String>,
    #[serde(default)]
    pub en: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawBodies {
    #[serde(default)]
    pub function: Vec<RawFunction>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawFunction {
    pub code: Spanned<String>,
    pub level: Spanned<String>,
    pub name: Spanned<RawNames>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawVersion {
    pub valid_from: Spanned<Datetime>,
    pub sources: Spanned<Vec<String>>,
    pub groups: Spanned<Vec<Spanned<String>>>,
    pub why: RawWhy,
    pub place: Vec<RawNamed>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawWhy {
    pub subject: Spanned<RawNames>,
    pub missing: Spanned<RawNames>,
    pub open: Spanned<RawNames>,
}

/// A kind of place with its sentence.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawNamed {
    pub code: Spanned<String>,
    pub why: Spanned<RawNames>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawOwners {
    #[serde(default)]
    pub owner: Vec<RawOwner>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawOwner {
    pub code: Spanned<String>,
    pub name: Spanned<RawNames>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawActs {
    #[serde(default)]
    pub act: Vec<RawAct>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawAct {
    pub code: Spanned<String>,
    pub style: Spanned<String>,
    pub number: Option<Spanned<String>>,
    pub read_on: Option<Spanned<Datetime>>,
    pub in_force_from: Option<Spanned<Datetime>>,
    pub name: Spanned<RawNames>,
    pub of: Spanned<RawNames>,
    pub short: Spanned<RawNames>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawQuotes {
    #[serde(default)]
    pub quote: Vec<RawQuote>,
}

/// The words of one article as somebody read them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawQuote {
    pub act: Spanned<String>,
    pub article: Spanned<String>,
    pub text: Spanned<RawRead>,
    pub copy_of: Spanned<Datetime>,
    pub valid_from: Option<Spanned<Datetime>>,
    pub valid_until: Option<Spanned<Datetime>>,
}

/// The languages in which law is law; a quotation may lack one of them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRead {
    pub kk: Option<String>,
    pub ru: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawQuestions {
    #[serde(default)]
    pub question: Vec<RawQuestion>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawQuestion {
    pub code: Spanned<String>,
    pub text: Spanned<RawNames>,
    pub help: Spanned<RawNames>,
    pub answer: Vec<RawAnswer>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawAnswer {
    pub code: Spanned<String>,
    pub text: Spanned<RawNames>,
    pub why: Spanned<RawNames>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTemplates {
    #[serde(default)]
    pub template: Vec<RawTemplate>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTemplate {
    pub code: Spanned<String>,
    #[serde(default)]
    pub questions: Vec<Spanned<String>>,
    #[serde(default)]
    pub rule: Vec<RawRule>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawGroup {
    pub group: Spanned<String>,
    pub name: Spanned<RawNames>,
    pub kind: Option<Spanned<String>>,
    #[serde(default)]
    pub basis: Vec<Spanned<String>>,
    pub confidence: Option<Spanned<String>>,
    #[serde(default)]
    pub subject: Vec<RawSubject>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSubject {
    pub code: Spanned<String>,
    pub name: Spanned<RawNames>,
    pub words: Spanned<RawWords>,
    pub kind: Option<Spanned<String>>,
    pub template: Option<Spanned<String>>,
    pub questions: Option<Vec<Spanned<String>>>,
    #[serde(default)]
    pub basis: Vec<Spanned<String>>,
    /// Citations added to every rule of the subject.
    #[serde(default)]
    pub also: Vec<Spanned<String>>,
    pub confidence: Option<Spanned<String>>,
    /// Rules of the template that this subject does not inherit.
    #[serde(default)]
    pub without: Vec<Spanned<String>>,
    #[serde(default)]
    pub rule: Vec<RawRule>,
}

/// A row of the decision table; what is left out is inherited, or unrestricted.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRule {
    pub code: Spanned<String>,
    pub when: Option<Spanned<BTreeMap<String, OneOrMany>>>,
    pub place: Option<Spanned<Vec<String>>>,
    pub level: Option<Spanned<String>>,
    pub function: Option<Spanned<String>>,
    pub undetermined: Option<Spanned<bool>>,
    pub owner: Option<Spanned<String>>,
    pub budget: Option<Spanned<String>>,
    pub basis: Option<Vec<Spanned<String>>>,
    pub confidence: Option<Spanned<String>>,
    /// Other bodies that other texts name; written at all, it replaces what is inherited.
    pub also: Option<Vec<RawOverlap>>,
    pub valid_from: Option<Spanned<Datetime>>,
    pub valid_until: Option<Spanned<Datetime>>,
}

/// Another body that another text names for what a rule gives to its holder.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawOverlap {
    pub level: Spanned<String>,
    pub function: Spanned<String>,
    pub basis: Spanned<Vec<Spanned<String>>>,
    pub why: Spanned<RawNames>,
    pub decides: Option<Spanned<RawNames>>,
    pub valid_from: Option<Spanned<Datetime>>,
    pub valid_until: Option<Spanned<Datetime>>,
}

/// One answer, or several of which any will do.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(super) enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl OneOrMany {
    /// The answers as a list.
    pub fn as_slice(&self) -> &[String] {
        match self {
            Self::One(word) => std::slice::from_ref(word),
            Self::Many(words) => words,
        }
    }
}
