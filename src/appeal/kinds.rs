//! What the journal and the outbox call things: the kinds of entries, of letters and of notices.

use std::fmt;
use std::str::FromStr;

use super::UnknownWord;
use super::words::words;

words! {
    /// The kind of an entry of the journal. People read it by the text `step-<word with dashes>`.
    pub enum EntryKind {
        /// The appeal was registered: the entry that opens its history.
        Registered = "registered",
        /// An officer took the case up.
        Accepted = "accepted",
        /// The case was answered.
        Answered = "answered",
        /// A proposal or response was taken note of.
        Noted = "noted",
        /// The case was sent on to another body.
        Forwarded = "forwarded",
        /// A printed letter was posted; the letter of an answer dates it.
        Posted = "posted",
        /// No mail takes a letter, and it comes onto paper; an answer loses its date with it.
        Undelivered = "undelivered",
        /// The officers were reminded.
        Reminded = "reminded",
        /// A higher body was told that the case is overdue.
        Escalated = "escalated",
        /// A date that waited for a calendar was set.
        DueSet = "due_set",
        /// A changed calendar moved a date.
        DueMoved = "due_moved",
        /// A changed calendar gave days another reason, and no other date.
        Recounted = "recounted",
        /// The case went to the successor of an abolished body.
        HandedOver = "handed_over",
        /// A letter to the applicant was held back.
        LetterHeld = "letter_held",
        /// A held letter may go.
        LetterReleased = "letter_released",
        /// A held letter never goes.
        LetterDropped = "letter_dropped",
    }
}

words! {
    /// The kind of a letter. People read it by the text `letter-kind-<word with dashes>`.
    pub enum LetterKind {
        /// To the applicant: the receipt.
        Registered = "registered",
        /// To the applicant: an officer works on it.
        Accepted = "accepted",
        /// To the applicant: another body answers now.
        Forwarded = "forwarded",
        /// To the applicant: the answer.
        Answered = "answered",
        /// To the applicant: taken note of.
        Noted = "noted",
        /// To the applicant: a date was set, or moved.
        DueChanged = "due_changed",
        /// To the applicant: the successor of an abolished body answers.
        HandedOver = "handed_over",
        /// To officers: a case of an abolished body came.
        TookOver = "took_over",
        /// To officers: a case came.
        NewCase = "new_case",
        /// To officers: a date comes near.
        Reminder = "reminder",
        /// To officers of a higher body: a date has passed.
        Escalation = "escalation",
        /// To administrators: a calendar is missing.
        CalendarAlarm = "calendar_alarm",
        /// To heads and administrators: bodies without people.
        Unattended = "unattended",
    }
}

impl LetterKind {
    /// Those that go to the applicant; the others go to officers.
    pub const OF_APPLICANTS: [Self; 7] = [
        Self::Registered,
        Self::Accepted,
        Self::Forwarded,
        Self::Answered,
        Self::Noted,
        Self::DueChanged,
        Self::HandedOver,
    ];

    /// Those that carry an answer, whose day depends on how the letter goes.
    pub const ANSWERS: [Self; 2] = [Self::Answered, Self::Noted];

    /// Whether it goes to the applicant.
    pub fn is_for_applicant(self) -> bool {
        Self::OF_APPLICANTS.contains(&self)
    }

    /// Whether it carries an answer.
    pub fn is_answer(self) -> bool {
        Self::ANSWERS.contains(&self)
    }
}

/// The kind of a notice, by which each is given once for a due date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NoticeKind {
    /// A reminder, so many working days before the due date.
    Reminder(i64),
    /// An escalation to the body so many levels above the holder.
    Escalation(usize),
}

/// As the database and the journal keep it: `reminder-3`, `escalation-1`.
impl fmt::Display for NoticeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Reminder(before) => write!(f, "reminder-{before}"),
            Self::Escalation(level) => write!(f, "escalation-{level}"),
        }
    }
}

impl FromStr for NoticeKind {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        let read = match word.split_once('-') {
            Some(("reminder", before)) => before.parse().ok().map(Self::Reminder),
            Some(("escalation", level)) => level.parse().ok().map(Self::Escalation),
            _ => None,
        };
        read.ok_or_else(|| UnknownWord(word.to_owned()))
    }
}
