//! What a step changes and causes, as data: the executor carries it out and knows no step.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::{NamedProposal, StepName};
use crate::appeal::{BodyCode, CaseId, CleanText, LetterKind, OfficerId};
use crate::lifecycle::{CaseStatus, Opening};

/// What a step changes and causes. What it says nothing of stays as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Where the case stands after it.
    pub status: CaseStatus,
    /// When the case was closed: by this step, or before.
    pub closed_at: Option<DateTime<Utc>>,
    /// Who works on the case from now on.
    pub executor: Option<OfficerId>,
    /// The date of the answer, and the working days that it took where a calendar covers them.
    pub answered: Option<(NaiveDate, Option<i64>)>,
    /// Whether its texts are what the applicant is answered.
    pub answers: bool,
    /// Whether it was taken after its own term: a breach (APPC 65).
    pub late: bool,
    /// The last day of the term, where that was extended.
    pub extended_until: Option<NaiveDate>,
    /// The case that it is joined to from now on; `Some(None)` separates it.
    pub joined_to: Option<Option<CaseId>>,
    /// What becomes of the cases that are joined to this one.
    pub joined: Joined,
    /// The cases that it opens.
    pub opens: Vec<ToOpen>,
    /// The letter of the answer was posted on this day.
    pub posted_on: Option<NaiveDate>,
    /// What of the applicant is known better now.
    pub applicant: Supplied,
    /// A complaint that is filed, in the applicant's words.
    pub complains: Option<CleanText>,
    /// The proposal that it signs or hands back.
    pub ends: Option<NamedProposal>,
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
            closed_at: None,
            executor: None,
            answered: None,
            answers: false,
            late: false,
            extended_until: None,
            joined_to: None,
            joined: Joined::Stay,
            opens: Vec::new(),
            posted_on: None,
            applicant: Supplied::default(),
            complains: None,
            ends: None,
            tells: Vec::new(),
            texts: Texts::default(),
        }
    }
}

/// What becomes of the cases that are joined to one, when a step is taken on that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joined {
    /// Nothing.
    Stay,
    /// The same step is taken on each, with the same words.
    Follow,
    /// Another step is taken on each.
    Take(StepName),
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
    /// The officers of the body that holds the case.
    Holder(LetterKind),
    /// The officers of the body from which the case came.
    Sender(LetterKind),
    /// The officer who works on the case from now on.
    Executor(LetterKind),
    /// Who proposed what the step signs or hands back.
    Proposer(LetterKind),
}

/// What the applicant supplied about the own person; what was left out stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Supplied {
    /// The full name.
    pub name: Option<CleanText>,
    /// The postal address.
    pub postal_address: Option<CleanText>,
    /// The e-mail address.
    pub email: Option<String>,
    /// The phone, as E.164.
    pub phone: Option<String>,
    /// The individual identification number.
    pub iin: Option<String>,
}

/// The texts of a step, each empty where it has none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts {
    /// What the applicant is told, or what the applicant says.
    pub text: CleanText,
    /// The facts established (APPC 89(2)).
    pub findings: CleanText,
    /// The law cited (APPC 89(2)).
    pub basis: CleanText,
    /// Why it was done.
    pub reason: CleanText,
    /// What else was filled in, by the name of its field: a date, a word, another text.
    pub details: BTreeMap<String, CleanText>,
}

impl Texts {
    /// What was filled in under this name; empty where nothing was.
    pub fn detail(&self, name: &str) -> &str {
        self.details.get(name).map_or("", |text| text.as_str())
    }
}
