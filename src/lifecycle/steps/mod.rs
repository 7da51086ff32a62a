//! The steps of a case. Each has one home, its own file: what it asks for, its row of the table, what is checked in its fields, and
//! what it decides. This file is the only one that tells the steps apart.
//!
//! A step is asked for by name and fields as they were typed ([`Step`]). [`permitted`] says whether somebody may take it now, without
//! its fields, so that a page can offer it; [`ready`] checks the fields; [`Ready::decide`] is asked once and gives a [`Plan`], which
//! the executor carries out without knowing the step.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::{CaseState, CaseStatus, Refused};
use crate::appeal::words::words;
use crate::appeal::{CleanText, FieldError, Problem, Role};
use crate::law::Law;

mod accept;
mod answer;
mod field;
mod forward;
mod note;
mod plan;
mod post;
mod table;
#[cfg(test)]
mod tests;

use field::Missing;
pub use field::{Field, FieldType, Fields};
pub use plan::{Plan, Tell, Texts, ToOpen};
pub use table::{Row, Who};

words! {
    /// The names of the steps, in the order in which pages offer them.
    pub enum StepName {
        /// Take the case up.
        Accept = "accept",
        /// Answer on the substance.
        Answer = "answer",
        /// Take note of a proposal or a response.
        Note = "note",
        /// Send it on to the body that is competent.
        Forward = "forward",
        /// Record the day on which the letter of an answer was posted.
        Post = "post",
    }
}

impl StepName {
    /// Its row of the table.
    pub fn row(self) -> &'static Row {
        match self {
            Self::Accept => &accept::ROW,
            Self::Answer => &answer::ROW,
            Self::Note => &note::ROW,
            Self::Forward => &forward::ROW,
            Self::Post => &post::ROW,
        }
    }
}

/// A step as somebody asks for it: its name, and its fields as they were typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Which.
    pub name: StepName,
    /// By the names of its row; what is left out was left empty.
    pub fields: BTreeMap<String, CleanText>,
}

impl Step {
    /// A step without fields yet.
    pub fn new(name: StepName) -> Self {
        Self {
            name,
            fields: BTreeMap::new(),
        }
    }

    /// With one field more.
    pub fn with(mut self, field: &str, typed: impl Into<CleanText>) -> Self {
        self.fields.insert(field.to_owned(), typed.into());
        self
    }
}

/// What a step does with its own fields.
trait Act {
    /// What is wrong with the fields beyond their form.
    fn faults(&self, _case: &CaseState, _law: &Law, _now: DateTime<Utc>) -> Vec<FieldError> {
        Vec::new()
    }

    /// What becomes of the case.
    fn decide(&self, case: &CaseState, law: &Law, now: DateTime<Utc>) -> Result<Plan, Refused>;
}

/// A step whose fields are right.
pub struct Ready(Box<dyn Act>);

impl Ready {
    /// What becomes of the case; the step must be [`permitted`].
    ///
    /// # Errors
    /// What only the fields could tell: a forward to the body that holds the case.
    pub fn decide(&self, case: &CaseState, law: &Law, now: DateTime<Utc>) -> Result<Plan, Refused> {
        self.0.decide(case, law, now)
    }
}

/// Whether an officer of this role of the body that holds the case may take a step of this name now.
///
/// # Errors
/// Why not; what nobody may do any more is told first.
pub fn permitted(name: StepName, case: &CaseState, by: Role, today: NaiveDate) -> Result<(), Refused> {
    let row = name.row();
    if !row.from.contains(&case.status) {
        return Err(match case.status {
            CaseStatus::Forwarded => Refused::AlreadyForwarded,
            CaseStatus::Answered | CaseStatus::Noted => Refused::AlreadyClosed,
            CaseStatus::Registered | CaseStatus::InReview => row.too_early_or_late,
        });
    }
    if !row.who.roles().contains(&by) {
        return Err(row.who.refusal(by));
    }
    if row.clocks.is_some_and(|clocks| !clocks.contains(&case.clock)) {
        return Err(Refused::AnotherClock);
    }
    match row.kinds {
        Some((kinds, refused)) if !kinds.contains(&case.kind) => Err(refused),
        _ => (row.besides)(case, today),
    }
}

/// The steps that an officer of this role may take now, as pages and the API list them.
pub fn allowed(case: &CaseState, by: Role, today: NaiveDate) -> Vec<StepName> {
    StepName::ALL
        .into_iter()
        .filter(|name| permitted(*name, case, by, today).is_ok())
        .collect()
}

/// Reads the fields of a step by its row: form only, all faults at once. Whether a body exists is for the store to say.
pub fn read(step: &Step) -> (Fields, Vec<FieldError>) {
    Fields::read(step.name.row().fields, &step.fields)
}

/// The step, when everything that can be said of its fields is right.
///
/// # Errors
/// Each field at fault.
pub fn ready(
    name: StepName,
    fields: &Fields,
    case: &CaseState,
    law: &Law,
    now: DateTime<Utc>,
) -> Result<Ready, Vec<FieldError>> {
    let missing = |Missing(field)| vec![FieldError::new(field, Problem::Missing)];
    let act = (name.row().read)(fields).map_err(missing)?;
    match act.faults(case, law, now) {
        faults if faults.is_empty() => Ok(Ready(act)),
        faults => Err(faults),
    }
}
