//! The lifecycle of a case: which steps it may take, and what each changes.
//!
//! Pure: a case, a step, the law and the time in; a plan or a refusal out. Each step has its file in `steps`; `opening` registers
//! what arrives, `branches` says which case goes on with which, `closing` when nothing is owed any more, `notice` has the schedule of
//! reminders and escalations, `recount` the dates after a changed calendar.
//!
//! # When an answer is given by post
//! The date of an answer is the day on which its letter left. By e-mail that is the day of the decision. A printed
//! letter leaves when an officer has recorded its posting: until then the case is `answered` (nothing more may be
//! decided) with no date of the answer, its appeal stays open, and it counts as late or on time only by the day of
//! posting.

use chrono::{DateTime, NaiveDate, Utc};

use crate::appeal::words::words;
use crate::appeal::{Actor, BodyCode, Kind, Number, OfficerId, Role};
use crate::deadlines::Clock;

mod branches;
pub mod closing;
pub mod notice;
mod opening;
mod recount;
pub mod steps;
#[cfg(test)]
mod tests;

pub use branches::{Node, branches};
pub use opening::{Opening, open, working_days};
pub use recount::{Counted, recount};
pub use steps::{Step, StepName};

words! {
    /// The status of a case. Overdue is never a status: it is computed; an extension is a date.
    pub enum CaseStatus {
        /// Registered at the body; nobody has taken it up.
        Registered = "registered",
        /// Taken up by an officer.
        InReview = "in_review",
        /// The applicant was asked to supply what is missing (APPC 64(6)).
        Defective = "defective",
        /// A preliminary decision on an application was sent to the applicant (APPC 73(1)).
        DraftDecision = "draft_decision",
        /// Considered together with another case about the same: what that is answered, this is.
        Joined = "joined",
        /// Answered on the substance.
        Answered = "answered",
        /// Taken note of (proposals and responses, APPC 89(1)(2)).
        Noted = "noted",
        /// Decided: an application by an act, a complaint by the higher body.
        Decided = "decided",
        /// A complaint that the body complained of satisfied in full (APPC 91(4)).
        Satisfied = "satisfied",
        /// Sent on to another body, where a new case was opened.
        Forwarded = "forwarded",
        /// A report of a crime or a threat, sent on at once (APPC 64(7-2)).
        EmergencyForwarded = "emergency_forwarded",
        /// A complaint that went to the higher body (APPC 91(4)).
        PassedUp = "passed_up",
        /// Returned to the applicant (APPC 64(7)).
        Returned = "returned",
        /// Put to the appeal that was returned before; no answer is owed (APPC 64(8)).
        Attached = "attached",
        /// The procedure was terminated (APPC 70(1), 88(1)).
        Terminated = "terminated",
        /// Withdrawn by the applicant (APPC 64(9)).
        Withdrawn = "withdrawn",
    }
}

impl CaseStatus {
    /// Those in which the body still has to decide.
    pub const OPEN: [Self; 4] = [Self::Registered, Self::InReview, Self::Defective, Self::DraftDecision];
    /// Those that answer the applicant on the substance.
    pub const ANSWERS: [Self; 4] = [Self::Answered, Self::Noted, Self::Decided, Self::Satisfied];
    /// Those in which another body goes on with it.
    pub const MOVED_ON: [Self; 3] = [Self::Forwarded, Self::EmergencyForwarded, Self::PassedUp];

    /// Whether the body still has to decide.
    pub fn is_open(self) -> bool {
        Self::OPEN.contains(&self)
    }

    /// Whether it answers the applicant: from the day of its letter on nothing more is owed.
    pub fn is_answer(self) -> bool {
        Self::ANSWERS.contains(&self)
    }

    /// Whether another body goes on with it.
    pub fn moved_on(self) -> bool {
        Self::MOVED_ON.contains(&self)
    }
}

/// Who asks for a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taker {
    /// An officer; whether the case is one of his body's is looked up before.
    Officer(OfficerId, Role),
    /// The applicant.
    Resident,
    /// The service itself, on a case that is joined to another.
    System,
}

impl Taker {
    /// As the journal names it.
    pub fn actor(self) -> Actor {
        match self {
            Self::Officer(id, _) => Actor::Officer(id),
            Self::Resident => Actor::Resident,
            Self::System => Actor::System,
        }
    }

    /// The officer, where it is one.
    pub fn officer(self) -> Option<OfficerId> {
        self.actor().officer()
    }

    /// Whether it is the head of the body.
    pub fn is_head(self) -> bool {
        matches!(self, Self::Officer(_, Role::Head))
    }
}

/// What the decision looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseState {
    /// The kind of its appeal.
    pub kind: Kind,
    /// What its appeal is about.
    pub subject: String,
    /// The number of its appeal.
    pub number: Number,
    /// Where it stands.
    pub status: CaseStatus,
    /// The clock that it runs under.
    pub clock: Clock,
    /// The body that holds it.
    pub body: BodyCode,
    /// The next higher body.
    pub higher: Option<BodyCode>,
    /// The body from which it came.
    pub from: Option<BodyCode>,
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
    /// Who works on it.
    pub executor: Option<OfficerId>,
    /// Whether the rulebook left the holder open and no officer has said since who is competent.
    pub undetermined: bool,
    /// Whether other cases are joined to it.
    pub leads: bool,
    /// What was asked of the applicant last, while the case waits for it.
    pub cure: Option<Cure>,
    /// The day of the hearing of a preliminary decision that was sent.
    pub hearing_on: Option<NaiveDate>,
    /// By when the applicant objects to it (APPC 73(3)); later objections are marked.
    pub objection_due_on: Option<NaiveDate>,
    /// Of a complaint before the higher body.
    pub complaint: Complained,
    /// Whether a step that was proposed waits for the head.
    pub proposed: bool,
}

/// What the applicant was asked to supply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cure {
    /// The last day to supply it.
    pub until: NaiveDate,
    /// Where the case stood before.
    pub was: CaseStatus,
}

/// What the higher body must know of a complaint that it decides.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Complained {
    /// Who signed what is complained of: they may not decide about it (APPC 97(2)).
    pub signed_by: Vec<OfficerId>,
    /// Whether the act is within this body's own power, so that it may put another in its place (APPC 100(2)).
    pub own_power: bool,
}

impl CaseState {
    /// Whether an answer is written and its letter is still to be posted.
    pub fn waits_for_posting(&self) -> bool {
        closing::waits_for_posting(self.status, self.answered_on)
    }

    /// Whether its day has passed and the applicant has no answer.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        closing::is_owed(self.status, self.answered_on) && self.due_on.is_some_and(|due_on| due_on < today)
    }
}

words! {
    /// Why a step is refused; rendered in the reader's language by the text `refused-<word>`.
    pub enum Refused {
        /// Somebody has taken it up already.
        AlreadyAccepted = "already-accepted",
        /// It is answered, taken note of or decided.
        AlreadyClosed = "already-closed",
        /// It was sent on; the receiver holds it now.
        AlreadyForwarded = "already-forwarded",
        /// It was returned, terminated or withdrawn.
        AlreadyEnded = "already-ended",
        /// It is joined to another case, which is answered for both.
        IsJoined = "is-joined",
        /// It is not joined to another case.
        NotJoined = "not-joined",
        /// Others are joined to it: they are separated first.
        LeadsOthers = "leads-others",
        /// The case does not stand where this step is taken.
        NotAtThisStage = "not-at-this-stage",
        /// Nothing was asked of the applicant.
        NotDefective = "not-defective",
        /// The applicant still has time to supply what is missing.
        CureRuns = "cure-runs",
        /// Only proposals and responses may be taken note of (APPC 89(1)(2)).
        NotAProposalOrResponse = "not-a-proposal-or-response",
        /// The step is for appeals of another kind.
        AnotherKind = "another-kind",
        /// The case runs under another clock: it is decided by another step.
        AnotherClock = "another-clock",
        /// The body is known: nothing is to be determined.
        NotUndetermined = "not-undetermined",
        /// The term has ended: it cannot be extended any more (APPC 76(3)).
        TermEnded = "term-ended",
        /// The letter was recorded as posted on another day.
        AlreadyPosted = "already-posted",
        /// No answer on paper waits to be posted.
        NothingToPost = "nothing-to-post",
        /// The receiver holds the case already.
        SameBody = "same-body",
        /// There is no higher body (APPC 91(6)).
        NoHigherBody = "no-higher-body",
        /// Who signed what is complained of does not decide about it (APPC 97(2)).
        SignedBelow = "signed-below",
        /// The act is not within this body's own power: the case is sent back (APPC 100(2)).
        NotOwnPower = "not-own-power",
        /// There is nothing to complain of yet: no answer, and the term runs.
        NothingToComplain = "nothing-to-complain",
        /// What decides an appeal is signed by an executor or the head of the body.
        NotSignedByRegistrars = "not-signed-by-registrars",
        /// Only the head of the body may do it.
        OnlyTheHead = "only-the-head",
        /// What is proposed to the head is what only the head may do.
        NotForTheHead = "not-for-the-head",
        /// The proposal was signed already.
        ProposalSigned = "proposal-signed",
        /// The proposal was handed back.
        ProposalHandedBack = "proposal-handed-back",
        /// No proposal waits for the head.
        NothingProposed = "nothing-proposed",
        /// Only a registrar or the head of the body may do it.
        OnlyRegistrarOrHead = "only-registrar-or-head",
        /// It is for the officers of the body that holds the case.
        NotOfTheBody = "not-of-the-body",
        /// It is for the applicant.
        OnlyTheApplicant = "only-the-applicant",
    }
}
