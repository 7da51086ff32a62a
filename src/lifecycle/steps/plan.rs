//! What a step changes and causes, as data: the executor carries it out and knows no step.

use chrono::NaiveDate;

use crate::appeal::{BodyCode, CleanText, LetterKind};
use crate::lifecycle::{CaseStatus, Opening};

/// What a step changes and causes. What it says nothing of stays as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Where the case stands after it.
    pub status: CaseStatus,
    /// The date of the answer, and the working days that it took where a calendar covers them.
    pub answered: Option<(NaiveDate, Option<i64>)>,
    /// Whether it was taken after its own term: a breach (APPC 65).
    pub late: bool,
    /// The cases that it opens.
    pub opens: Vec<ToOpen>,
    /// The letter of the answer was posted on this day.
    pub posted_on: Option<NaiveDate>,
    /// Who is told what, in this order.
    pub tells: Vec<Tell>,
    /// The texts that stay with the step.
    pub texts: Texts,
}

impl Plan {
    /// A step after which the case stands so, and which does nothing else.
    pub(super) fn to(status: CaseStatus) -> Self {
        Self {
            status,
            answered: None,
            late: false,
            opens: Vec::new(),
            posted_on: None,
            tells: Vec::new(),
            texts: Texts::default(),
        }
    }
}

/// A case to be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToOpen {
    /// The body that holds it.
    pub body: BodyCode,
    /// Its registration, its clock and its term.
    pub opening: Opening,
}

/// Who is told what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tell {
    /// The applicant.
    Applicant(LetterKind),
    /// The officers of each body where a case is opened.
    Receivers(LetterKind),
}

/// The texts of a step, each empty where it has none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts {
    /// What the applicant is told.
    pub text: CleanText,
    /// The facts established (APPC 89(2)).
    pub findings: CleanText,
    /// The law cited (APPC 89(2)).
    pub basis: CleanText,
    /// Why it was done.
    pub reason: CleanText,
}
