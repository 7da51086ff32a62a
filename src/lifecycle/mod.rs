//! The lifecycle of a case: which steps it may take, and what each changes.
//!
//! Pure: a case, a step, the law and the time in; a change or a refusal out. It owns the one table of allowed steps
//! (`decide`), the schedule of reminders and escalations (`notice`) and the recount of dates (`recount`). It never writes anything and composes no
//! sentence.
//!
//! # When an answer is given by post
//! The date of an answer is the day on which its letter left. By e-mail that is the day of the decision. A printed
//! letter leaves when an officer has recorded its posting: until then the case is `answered` (nothing more may be
//! decided) with no date of the answer, its appeal stays open, and it counts as late or on time only by the day of
//! posting.

use crate::appeal::{BodyCode, CleanText, Kind, UnknownWord};
use crate::deadlines::Deadline;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

mod decide;
pub mod notice;
mod recount;
#[cfg(test)]
mod tests;

pub use decide::{allowed, decide, open, working_days};
pub use recount::{Counted, recount};

/// The status of a case. Overdue is never a status: it is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CaseStatus {
    /// Registered at the body; nobody has taken it up.
    Registered,
    /// Taken up by an officer.
    InReview,
    /// Answered on the substance.
    Answered,
    /// Taken note of (proposals and responses, APPC 89(1)(2)).
    Noted,
    /// Sent on to another body, where a new case was opened.
    Forwarded,
}

impl CaseStatus {
    /// All statuses in the order of a case's life.
    pub const ALL: [Self; 5] = [
        Self::Registered,
        Self::InReview,
        Self::Answered,
        Self::Noted,
        Self::Forwarded,
    ];

    /// The word of the API and of the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::InReview => "in_review",
            Self::Answered => "answered",
            Self::Noted => "noted",
            Self::Forwarded => "forwarded",
        }
    }

    /// Whether the body still owes an answer.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Registered | Self::InReview)
    }
}

impl std::str::FromStr for CaseStatus {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::ALL
            .into_iter()
            .find(|s| s.as_str() == word)
            .ok_or_else(|| UnknownWord(word.to_owned()))
    }
}

/// The names of the steps, as the API and the pages list them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum StepName {
    /// Take the case up.
    Accept,
    /// Answer on the substance.
    Answer,
    /// Take note of a proposal or a response.
    Note,
    /// Send it on to the body that is competent.
    Forward,
}

impl StepName {
    /// All steps in the order in which pages offer them.
    pub const ALL: [Self; 4] = [Self::Accept, Self::Answer, Self::Note, Self::Forward];

    /// The word of the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Answer => "answer",
            Self::Note => "note",
            Self::Forward => "forward",
        }
    }
}

/// The two decisions that answer a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// An answer on the substance.
    Answered,
    /// Taken note of.
    Noted,
}

/// A step that an officer takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Take the case up.
    Accept,
    /// Answer it, or take note of it.
    Answer {
        /// Which of the two.
        decision: Decision,
        /// What the applicant is told.
        text: CleanText,
        /// The facts established (APPC 89(2)).
        findings: CleanText,
        /// The law cited (APPC 89(2)).
        basis: CleanText,
    },
    /// Send it on.
    Forward {
        /// The body that is competent.
        to: BodyCode,
        /// Why; the applicant reads it (APPC 65).
        reason: CleanText,
    },
}

impl Step {
    /// The step's name in the table of allowed steps.
    pub fn name(&self) -> StepName {
        match self {
            Self::Accept => StepName::Accept,
            Self::Answer {
                decision: Decision::Answered,
                ..
            } => StepName::Answer,
            Self::Answer {
                decision: Decision::Noted,
                ..
            } => StepName::Note,
            Self::Forward { .. } => StepName::Forward,
        }
    }
}

/// What the decision looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseState {
    /// The kind of its appeal.
    pub kind: Kind,
    /// Where it stands.
    pub status: CaseStatus,
    /// The body that holds it.
    pub body: BodyCode,
    /// When it came to this body.
    pub arrived_at: DateTime<Utc>,
    /// The day of its registration at this body.
    pub registered_on: NaiveDate,
    /// By when this body must answer; `None` while a calendar is missing.
    pub due_on: Option<NaiveDate>,
    /// By when it may lawfully be forwarded (APPC 65), counted from arrival.
    pub forward_due_on: Option<NaiveDate>,
    /// Whether the letter of an answer goes by e-mail (its date is today) or by post (its date is recorded later).
    pub answered_by_email: bool,
}

/// Why a step is refused; rendered in the reader's language by the text `refused-<word with dashes>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// Somebody has taken it up already.
    AlreadyAccepted,
    /// It is answered or taken note of.
    AlreadyClosed,
    /// It was sent on; the receiver holds it now.
    AlreadyForwarded,
    /// Only proposals and responses may be taken note of (APPC 89(1)(2)).
    NotAProposalOrResponse,
    /// The letter was recorded as posted on another day.
    AlreadyPosted,
    /// The receiver holds the case already.
    SameBody,
    /// What decides an appeal is signed by an executor or the head of the body.
    NotSignedByRegistrars,
}

/// What a step changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The status after the step.
    pub status: CaseStatus,
    /// The date of the answer; `None` while a letter waits to be posted, and for other steps.
    pub answered_on: Option<NaiveDate>,
    /// Working days from registration to the answer.
    pub working_days: Option<i64>,
    /// The case at the receiver, for a forward.
    pub opens: Option<Opening>,
    /// A forward after its own term: a breach (APPC 65).
    pub late_forward: bool,
    /// Whether nobody owes the applicant anything more.
    pub closes_appeal: bool,
}

/// A new case at a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// When it came to the body.
    pub arrived_at: DateTime<Utc>,
    /// The day of registration (APPC 64(3)).
    pub registered_on: NaiveDate,
    /// `None` when no calendar covers the term.
    pub deadline: Option<Deadline>,
    /// By when it may lawfully be sent on (APPC 65); `None` when no calendar covers the term.
    pub forward_due_on: Option<NaiveDate>,
    /// The versions of the law in force on the day of registration.
    pub law_version: String,
    /// The edition of the calendars by which the dates were counted.
    pub calendar: i64,
    /// The year whose calendar is missing, when a date had to be left open.
    pub missing_year: Option<i32>,
}

impl Opening {
    /// By when the body must answer.
    pub fn due_on(&self) -> Option<NaiveDate> {
        self.deadline.as_ref().map(|deadline| deadline.due_on)
    }
}
