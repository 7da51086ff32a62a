//! The fields of steps: their schema, from which the API, its description and the pages are made, and how what was typed is read.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};

use crate::appeal::{BodyCode, CleanText, FieldError, Number, Problem, long_text};

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
            Self::Choice(_) => "choice",
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
    Number(Number),
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

    /// A text, or the word of a choice; empty where it was left out.
    pub(super) fn text(&self, name: &str) -> CleanText {
        match self.0.get(name) {
            Some(Value::Text(text)) => text.clone(),
            _ => CleanText::default(),
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

fn value(kind: FieldType, typed: &CleanText) -> Result<Value, Problem> {
    match kind {
        FieldType::Text { max } => long_text(typed, max).map(Value::Text),
        FieldType::Date => typed.parse().map(Value::Date).map_err(|_| Problem::InvalidDate),
        FieldType::DateTime => NaiveDateTime::parse_from_str(typed, "%Y-%m-%dT%H:%M")
            .map(Value::DateTime)
            .map_err(|_| Problem::InvalidDate),
        FieldType::Body => Ok(Value::Body(BodyCode::read(typed))),
        FieldType::Number => Ok(Value::Number(Number::read(typed))),
        FieldType::Choice(words) if words.contains(&typed.as_str()) => Ok(Value::Text(typed.clone())),
        FieldType::Choice(_) => Err(Problem::NotAWord),
    }
}
