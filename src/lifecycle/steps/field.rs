//! The fields of steps: their schema, from which the API, its description and the pages are made, and how what was typed is read.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};

use super::{NamedProposal, Texts};
use crate::appeal::{BodyCode, CaseId, CleanText, FieldError, Kind, Number, OfficerId, Problem, long_text};
use crate::deadlines::Clock;
use crate::lifecycle::CaseStatus;

/// What is asked for in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldType {
    /// A text of many lines, of at most so many characters.
    Text {
        /// The most characters.
        max: usize,
    },
    /// A civil date: `2026-05-26`.
    Date,
    /// A civil time in Kazakhstan: `2026-05-26T10:00`.
    DateTime,
    /// The code of a body.
    Body,
    /// The number of an appeal.
    Number,
    /// An officer of the body that holds the case.
    Officer,
    /// A step that waits for the head, by id.
    Proposal,
    /// One of these words.
    Choice(&'static [&'static str]),
}

impl FieldType {
    /// The word of the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Text { .. } => "text",
            Self::Date => "date",
            Self::DateTime => "datetime",
            Self::Body => "body",
            Self::Number => "number",
            Self::Officer | Self::Proposal | Self::Choice(_) => "choice",
        }
    }

    /// The words of a choice.
    pub const fn choices(self) -> Option<&'static [&'static str]> {
        match self {
            Self::Choice(words) => Some(words),
            _ => None,
        }
    }
}

/// A field of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name in the API and in forms. People read it by the text `staff-<step>-<name with dashes>`.
    pub name: &'static str,
    /// What is asked for.
    pub kind: FieldType,
    /// Whether it must be filled in.
    pub required: bool,
    /// Whether it is about a person: it stays with the applicant, and not with the step.
    pub personal: bool,
}

impl Field {
    /// A text that must be there.
    pub(super) const fn text(name: &'static str, max: usize) -> Self {
        Self::required(name, FieldType::Text { max })
    }

    /// A field that must be filled in.
    pub(super) const fn required(name: &'static str, kind: FieldType) -> Self {
        Self {
            name,
            kind,
            required: true,
            personal: false,
        }
    }

    /// A field that may be left empty.
    pub(super) const fn optional(name: &'static str, kind: FieldType) -> Self {
        Self {
            required: false,
            ..Self::required(name, kind)
        }
    }

    /// A word that must be chosen.
    pub(super) const fn choice(name: &'static str, words: &'static [&'static str]) -> Self {
        Self::required(name, FieldType::Choice(words))
    }

    /// A word that may be chosen.
    pub(super) const fn may_choose(name: &'static str, words: &'static [&'static str]) -> Self {
        Self::optional(name, FieldType::Choice(words))
    }

    /// Something about the applicant, which may be left empty.
    pub(super) const fn personal(name: &'static str, max: usize) -> Self {
        Self {
            personal: true,
            ..Self::optional(name, FieldType::Text { max })
        }
    }
}

/// A field that a step needs and that was not read.
pub(super) struct Missing(pub(super) &'static str);

/// What was typed, read.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Value {
    Text(CleanText),
    Date(NaiveDate),
    DateTime(NaiveDateTime),
    Body(BodyCode),
    Number(Number, Option<Box<OtherAppeal>>),
    Officer(CleanText, Option<OfficerId>),
    Proposal(CleanText, Option<NamedProposal>),
}

/// Another appeal that is named by its number, as the store knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherAppeal {
    /// Its number.
    pub number: Number,
    /// Its kind.
    pub kind: Kind,
    /// What it is about.
    pub subject: String,
    /// Whether the same person filed it.
    pub same_applicant: bool,
    /// Its cases.
    pub cases: Vec<OtherCase>,
}

/// A case of another appeal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherCase {
    /// Which.
    pub id: CaseId,
    /// The body that holds it.
    pub body: BodyCode,
    /// Where it stands.
    pub status: CaseStatus,
    /// The clock that it runs under.
    pub clock: Clock,
}

/// The fields of a step as they were read; what was left empty is not among them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(BTreeMap<&'static str, Value>);

impl Fields {
    /// Reads what was typed by a schema, with everything that is wrong with its form.
    pub(super) fn read(schema: &[Field], typed: &BTreeMap<String, CleanText>) -> (Self, Vec<FieldError>) {
        let mut fields = Self::default();
        let mut faults = Vec::new();
        let empty = CleanText::default();
        for field in schema {
            let text = typed.get(field.name).unwrap_or(&empty);
            let read = match text {
                text if text.is_empty() && field.required => Err(Problem::Missing),
                text if text.is_empty() => continue,
                text => value(field.kind, text),
            };
            match read {
                Ok(value) => drop(fields.0.insert(field.name, value)),
                Err(problem) => faults.push(FieldError::new(field.name, problem)),
            }
        }
        let unknown = typed
            .keys()
            .filter(|name| schema.iter().all(|field| field.name != *name));
        faults.extend(unknown.map(|name| FieldError::new(name, Problem::UnknownField)));
        (fields, faults)
    }

    /// The bodies that are named, each with its field: the store says which they are.
    pub fn bodies(&mut self) -> impl Iterator<Item = (&'static str, &mut BodyCode)> {
        self.0.iter_mut().filter_map(|(name, value)| match value {
            Value::Body(code) => Some((*name, code)),
            _ => None,
        })
    }

    /// The appeals that are named, each with its field: the store says what they are.
    pub fn numbers(&mut self) -> impl Iterator<Item = (&'static str, &Number, &mut Option<Box<OtherAppeal>>)> {
        self.0.iter_mut().filter_map(|(name, value)| match value {
            Value::Number(number, found) => Some((*name, &*number, found)),
            _ => None,
        })
    }

    /// The officers that are named, each with its field, by id or e-mail address: the store says who they are.
    pub fn officers(&mut self) -> impl Iterator<Item = (&'static str, &CleanText, &mut Option<OfficerId>)> {
        self.0.iter_mut().filter_map(|(name, value)| match value {
            Value::Officer(typed, found) => Some((*name, &*typed, found)),
            _ => None,
        })
    }

    /// The proposals that are named, each with its field: the store says what they are.
    pub fn proposals(&mut self) -> impl Iterator<Item = (&'static str, &CleanText, &mut Option<NamedProposal>)> {
        self.0.iter_mut().filter_map(|(name, value)| match value {
            Value::Proposal(typed, found) => Some((*name, &*typed, found)),
            _ => None,
        })
    }

    /// What stays with the step: every field that is not about a person.
    pub(super) fn texts(&self, schema: &[Field]) -> Texts {
        let mut texts = Texts::default();
        for (name, value) in &self.0 {
            let kept = schema.iter().any(|field| field.name == *name && !field.personal);
            match (*name, value) {
                _ if !kept => {}
                ("text", Value::Text(text)) => texts.text = text.clone(),
                ("findings", Value::Text(text)) => texts.findings = text.clone(),
                ("basis", Value::Text(text)) => texts.basis = text.clone(),
                ("reason", Value::Text(text)) => texts.reason = text.clone(),
                // It has a column of its own.
                ("posted_on", _) => {}
                (name, value) => drop(texts.details.insert(name.to_owned(), value.written())),
            }
        }
        texts
    }

    /// A text, or the word of a choice; empty where it was left out.
    pub(super) fn text(&self, name: &str) -> CleanText {
        match self.0.get(name) {
            Some(Value::Text(text)) => text.clone(),
            _ => CleanText::default(),
        }
    }

    /// Another appeal.
    pub(super) fn other(&self, name: &'static str) -> Result<OtherAppeal, Missing> {
        match self.0.get(name) {
            Some(Value::Number(_, Some(other))) => Ok((**other).clone()),
            _ => Err(Missing(name)),
        }
    }

    /// An officer.
    pub(super) fn officer(&self, name: &'static str) -> Result<OfficerId, Missing> {
        match self.0.get(name) {
            Some(Value::Officer(_, Some(officer))) => Ok(*officer),
            _ => Err(Missing(name)),
        }
    }

    /// A proposal.
    pub(super) fn proposal(&self, name: &'static str) -> Result<NamedProposal, Missing> {
        match self.0.get(name) {
            Some(Value::Proposal(_, Some(proposal))) => Ok(*proposal),
            _ => Err(Missing(name)),
        }
    }

    /// A civil time.
    pub(super) fn time(&self, name: &'static str) -> Result<NaiveDateTime, Missing> {
        match self.0.get(name) {
            Some(Value::DateTime(time)) => Ok(*time),
            _ => Err(Missing(name)),
        }
    }

    /// A date.
    pub(super) fn date(&self, name: &'static str) -> Result<NaiveDate, Missing> {
        match self.0.get(name) {
            Some(Value::Date(date)) => Ok(*date),
            _ => Err(Missing(name)),
        }
    }

    /// A body.
    pub(super) fn body(&self, name: &'static str) -> Result<BodyCode, Missing> {
        match self.0.get(name) {
            Some(Value::Body(code)) => Ok(code.clone()),
            _ => Err(Missing(name)),
        }
    }
}

impl Value {
    /// As the step keeps it.
    fn written(&self) -> CleanText {
        match self {
            Self::Text(text) => text.clone(),
            Self::Date(date) => date.to_string().into(),
            Self::DateTime(time) => time.format("%Y-%m-%dT%H:%M").to_string().into(),
            Self::Body(code) => code.0.as_str().into(),
            Self::Number(number, found) => found.as_ref().map_or(number, |other| &other.number).0.as_str().into(),
            Self::Officer(_, Some(officer)) => officer.0.to_string().into(),
            Self::Proposal(_, Some(proposal)) => proposal.id.0.to_string().into(),
            Self::Officer(typed, None) | Self::Proposal(typed, None) => typed.clone(),
        }
    }
}

fn value(kind: FieldType, typed: &CleanText) -> Result<Value, Problem> {
    match kind {
        FieldType::Text { max } => long_text(typed, max).map(Value::Text),
        FieldType::Date => typed.parse().map(Value::Date).map_err(|_| Problem::InvalidDate),
        FieldType::DateTime => NaiveDateTime::parse_from_str(typed, "%Y-%m-%dT%H:%M")
            .map(Value::DateTime)
            .map_err(|_| Problem::InvalidDate),
        FieldType::Body => Ok(Value::Body(BodyCode::read(typed))),
        FieldType::Number => Ok(Value::Number(Number::read(typed), None)),
        FieldType::Officer => Ok(Value::Officer(typed.clone(), None)),
        FieldType::Proposal => Ok(Value::Proposal(typed.clone(), None)),
        FieldType::Choice(words) if words.contains(&typed.as_str()) => Ok(Value::Text(typed.clone())),
        FieldType::Choice(_) => Err(Problem::NotAWord),
    }
}
