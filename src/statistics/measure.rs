//! What each measure counts: the one definition that figures, queues, lists, letters and pages share.
//!
//! Pure: the standing of a case and a day in, yes or no out. The store says the same in SQL
//! (`store::cases::measures`), and a test holds the two together for any case.
//!
//! - **received**: every case.
//! - **open**: the body still owes the resident something. It was not sent on, returned, terminated or withdrawn, and no answer of it has a date: an
//!   answer on paper that is written but not yet posted has none, since the resident has nothing in hand.
//! - **answered**: the answer has a date; taken note of (APPC 89(1)(2)), decided and satisfied included.
//! - **on_time**: answered on a civil date not after the due date. **late**: answered after it. An answered case that
//!   never had a due date (no calendar reached it) is in neither.
//! - **overdue**: open, and the due date lies before today.
//! - **forwarded**: closed here by a forward to another body; that body has a case of its own. A case that the rulebook left open and
//!   the duty desk passed on to who is competent is not among them.
//! - **undetermined**: the rulebook left the holder open and the duty desk got it.
//! - **overlapping**: filed where two texts of law name two bodies; said of the first case of an appeal only.
//! - **today**: open and due today. **soon**: open and due after today, up to the day that counts as soon.
//! - **new**: nobody has taken it up.

use chrono::NaiveDate;

use crate::appeal::words::words;
use crate::lifecycle::{CaseStatus, closing};

/// What a measure looks at of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// How far it is.
    pub status: CaseStatus,
    /// The body's date; `None` while no calendar covers the term.
    pub due_on: Option<NaiveDate>,
    /// Civil date of the answer; for a letter on paper the day it was posted.
    pub answered_on: Option<NaiveDate>,
    /// Whether the rulebook left the holder open.
    pub undetermined: bool,
    /// Whether another text of law names another body than the rule.
    pub overlapping: bool,
}

impl Standing {
    /// The date of the answer, where this case was answered (or taken note of) and the resident has it.
    pub fn answer(&self) -> Option<NaiveDate> {
        closing::answered(self.status, self.answered_on)
    }

    /// Whether the body still owes the resident something: an answer, or the posting of one.
    pub fn is_open(&self) -> bool {
        closing::is_owed(self.status, self.answered_on)
    }

    /// Whether the answer is owed and its day has passed.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.is_open() && self.due_on.is_some_and(|due_on| due_on < today)
    }

    /// Whether an answer is written and its letter is still to be posted: nothing else can be done.
    pub fn waits_for_posting(&self) -> bool {
        closing::waits_for_posting(self.status, self.answered_on)
    }
}

/// As of when a measure is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AsOf {
    /// The present day.
    pub today: NaiveDate,
    /// The last day that counts as soon.
    pub soon_until: NaiveDate,
}

impl AsOf {
    /// A day on which nothing is asked about soon.
    pub fn day(today: NaiveDate) -> Self {
        Self {
            today,
            soon_until: today,
        }
    }
}

words! {
    /// A measure: each is a number of cases.
    pub enum Measure {
        /// All.
        Received = "received",
        /// With an answer that the resident has.
        Answered = "answered",
        /// Of the answered: not after the due date.
        OnTime = "on_time",
        /// Of the answered: after the due date.
        Late = "late",
        /// Still owed, and the due date has passed.
        Overdue = "overdue",
        /// Handed to another body.
        Forwarded = "forwarded",
        /// Left open by the rulebook.
        Undetermined = "undetermined",
        /// Filed where two texts of law name two bodies.
        Overlapping = "overlapping",
        /// Still owed.
        Open = "open",
        /// Still owed, and due today.
        Today = "today",
        /// Still owed, and due soon.
        Soon = "soon",
        /// Not taken up.
        New = "new",
    }
}

impl Measure {
    /// The measures of the figures, in the order of their table.
    pub const FIGURES: [Self; 8] = [
        Self::Received,
        Self::Answered,
        Self::OnTime,
        Self::Late,
        Self::Overdue,
        Self::Forwarded,
        Self::Undetermined,
        Self::Overlapping,
    ];
    /// The measures of the queue.
    pub const QUEUE: [Self; 5] = [Self::Open, Self::Overdue, Self::Today, Self::Soon, Self::New];

    /// Whether a case is counted.
    pub fn counts(self, case: &Standing, as_of: AsOf) -> bool {
        let due = |in_time: &dyn Fn(NaiveDate) -> bool| case.is_open() && case.due_on.is_some_and(in_time);
        let answered = |in_time: &dyn Fn(NaiveDate, NaiveDate) -> bool| {
            let dates = case.answer().zip(case.due_on);
            dates.is_some_and(|(answered_on, due_on)| in_time(answered_on, due_on))
        };
        match self {
            Self::Received => true,
            Self::Answered => case.answer().is_some(),
            Self::OnTime => answered(&|answered_on, due_on| answered_on <= due_on),
            Self::Late => answered(&|answered_on, due_on| answered_on > due_on),
            Self::Overdue => case.is_overdue(as_of.today),
            Self::Forwarded => case.status == CaseStatus::Forwarded && !case.undetermined,
            Self::Undetermined => case.undetermined,
            Self::Overlapping => case.overlapping,
            Self::Open => case.is_open(),
            Self::Today => due(&|due_on| due_on == as_of.today),
            Self::Soon => due(&|due_on| due_on > as_of.today && due_on <= as_of.soon_until),
            Self::New => case.status == CaseStatus::Registered,
        }
    }
}
