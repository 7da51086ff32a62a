//! The lifecycle of a case: which steps it may take, and what each changes.
//!
//! Pure: a case, a step, the law and the time in; a plan or a refusal out. Each step has its file in `steps`; `opening` registers
//! what arrives, `closing` says when nothing is owed any more, `notice` has the schedule of reminders and escalations, `recount` the
//! dates after a changed calendar.
//!
//! # When an answer is given by post
//! The date of an answer is the day on which its letter left. By e-mail that is the day of the decision. A printed
//! letter leaves when an officer has recorded its posting: until then the case is `answered` (nothing more may be
//! decided) with no date of the answer, its appeal stays open, and it counts as late or on time only by the day of
//! posting.

use chrono::{DateTime, NaiveDate, Utc};

use crate::appeal::words::words;
use crate::appeal::{BodyCode, Kind};
use crate::deadlines::Clock;

pub mod closing;
pub mod notice;
mod opening;
mod recount;
pub mod steps;
#[cfg(test)]
mod tests;

pub use opening::{Opening, open, working_days};
pub use recount::{Counted, recount};
pub use steps::{Step, StepName};

words! {
    /// The status of a case. Overdue is never a status: it is computed.
    pub enum CaseStatus {
        /// Registered at the body; nobody has taken it up.
        Registered = "registered",
        /// Taken up by an officer.
        InReview = "in_review",
        /// Answered on the substance.
        Answered = "answered",
        /// Taken note of (proposals and responses, APPC 89(1)(2)).
        Noted = "noted",
        /// Sent on to another body, where a new case was opened.
        Forwarded = "forwarded",
    }
}

impl CaseStatus {
    /// Those in which the body still has to decide.
    pub const OPEN: [Self; 2] = [Self::Registered, Self::InReview];

    /// Whether the body still has to decide.
    pub fn is_open(self) -> bool {
        Self::OPEN.contains(&self)
    }

    /// Whether it answers the applicant: from the day of its letter on nothing more is owed.
    pub fn is_answer(self) -> bool {
        matches!(self, Self::Answered | Self::Noted)
    }
}

/// What the decision looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseState {
    /// The kind of its appeal.
    pub kind: Kind,
    /// Where it stands.
    pub status: CaseStatus,
    /// The clock that it runs under.
    pub clock: Clock,
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
    /// When it was decided.
    pub closed_at: Option<DateTime<Utc>>,
    /// The date of the answer; `None` while its letter waits to be posted.
    pub answered_on: Option<NaiveDate>,
}

impl CaseState {
    /// Whether an answer is written and its letter is still to be posted.
    pub fn waits_for_posting(&self) -> bool {
        self.status.is_answer() && self.answered_on.is_none()
    }
}

words! {
    /// Why a step is refused; rendered in the reader's language by the text `refused-<word>`.
    pub enum Refused {
        /// Somebody has taken it up already.
        AlreadyAccepted = "already-accepted",
        /// It is answered or taken note of.
        AlreadyClosed = "already-closed",
        /// It was sent on; the receiver holds it now.
        AlreadyForwarded = "already-forwarded",
        /// Only proposals and responses may be taken note of (APPC 89(1)(2)).
        NotAProposalOrResponse = "not-a-proposal-or-response",
        /// The case runs under another clock: it is decided by another step.
        AnotherClock = "another-clock",
        /// The letter was recorded as posted on another day.
        AlreadyPosted = "already-posted",
        /// No answer on paper waits to be posted.
        NothingToPost = "nothing-to-post",
        /// The receiver holds the case already.
        SameBody = "same-body",
        /// What decides an appeal is signed by an executor or the head of the body.
        NotSignedByRegistrars = "not-signed-by-registrars",
        /// Only the head of the body may do it.
        OnlyTheHead = "only-the-head",
        /// It is for the officers of the body that holds the case.
        NotOfTheBody = "not-of-the-body",
    }
}
