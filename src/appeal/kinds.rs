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
        /// An officer of the body was made its executor.
        Assigned = "assigned",
        /// An officer proposed a step to the head.
        Proposed = "proposed",
        /// The head handed a proposal back.
        HandedBack = "handed_back",
        /// The applicant was asked to supply what is missing.
        CureAsked = "cure_asked",
        /// The applicant supplied it.
        Cured = "cured",
        /// The appeal was returned.
        Returned = "returned",
        /// It was put to the appeal that was returned before; no answer is owed.
        Attached = "attached",
        /// A part was sent to another body, beside this case.
        PartSent = "part_sent",
        /// A report of a crime or a threat was sent on at once.
        EmergencySent = "emergency_sent",
        /// The duty desk said who is competent.
        Determined = "determined",
        /// The term was extended.
        Extended = "extended",
        /// The case is considered together with another.
        Joined = "joined",
        /// It is considered by itself again.
        Separated = "separated",
        /// A preliminary decision was sent to the applicant.
        Drafted = "drafted",
        /// The protocol of the hearing was kept.
        HearingRecorded = "hearing_recorded",
        /// The application was decided.
        Decided = "decided",
        /// The procedure was terminated.
        Terminated = "terminated",
        /// The body complained of satisfied the complaint in full.
        Satisfied = "satisfied",
        /// The complaint was sent to the higher body.
        PassedUp = "passed_up",
        /// The higher body decided the complaint.
        ComplaintDecided = "complaint_decided",
        /// The applicant withdrew the appeal.
        Withdrawn = "withdrawn",
        /// The applicant objected to the preliminary decision.
        Objected = "objected",
        /// The applicant complained.
        Complained = "complained",
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
        /// To the applicant: something is missing, and until when to supply it.
        CureAsked = "cure_asked",
        /// To the applicant: returned, and why.
        Returned = "returned",
        /// To the applicant: put to the appeal that was returned before.
        Attached = "attached",
        /// To the applicant: another body answers a part.
        Split = "split",
        /// To the applicant: sent at once to those who must act.
        EmergencySent = "emergency_sent",
        /// To the applicant: who is competent.
        Determined = "determined",
        /// To the applicant: the term was extended.
        Extended = "extended",
        /// To the applicant: considered together with others.
        Joined = "joined",
        /// To the applicant: considered by itself again.
        Separated = "separated",
        /// To the applicant: the preliminary decision, and the right to object.
        Drafted = "drafted",
        /// To the applicant: the decision on the application.
        Decided = "decided",
        /// To the applicant: the procedure was terminated, and why.
        Terminated = "terminated",
        /// To the applicant: the complaint was satisfied in full.
        Satisfied = "satisfied",
        /// To the applicant: the complaint went to the higher body.
        PassedUp = "passed_up",
        /// To the applicant: the decision on the complaint.
        ComplaintDecided = "complaint_decided",
        /// To the applicant: the withdrawal was recorded.
        Withdrawn = "withdrawn",
        /// To the applicant: a date was set, or moved.
        DueChanged = "due_changed",
        /// To the applicant: the successor of an abolished body answers.
        HandedOver = "handed_over",
        /// To officers: a case of an abolished body came.
        TookOver = "took_over",
        /// To officers: a case came.
        NewCase = "new_case",
        /// To an officer: a case was assigned.
        Assigned = "assigned",
        /// To the heads of a body: a proposed step waits for them.
        ProposalWaits = "proposal_waits",
        /// To an officer: what he or she proposed was handed back.
        ProposalReturned = "proposal_returned",
        /// To officers: the applicant supplied what was missing.
        Cured = "cured",
        /// To officers: the applicant objects to the preliminary decision.
        Objected = "objected",
        /// To officers: the applicant withdrew the appeal.
        WithdrawnTold = "withdrawn_told",
        /// To officers of the body complained of: how the complaint was decided.
        ComplaintOutcome = "complaint_outcome",
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
    /// Those that go to officers; the others go to the applicant.
    pub const OF_OFFICERS: [Self; 13] = [
        Self::TookOver,
        Self::NewCase,
        Self::Assigned,
        Self::ProposalWaits,
        Self::ProposalReturned,
        Self::Cured,
        Self::Objected,
        Self::WithdrawnTold,
        Self::ComplaintOutcome,
        Self::Reminder,
        Self::Escalation,
        Self::CalendarAlarm,
        Self::Unattended,
    ];

    /// Those that carry an answer, whose day depends on how the letter goes.
    pub const ANSWERS: [Self; 5] = [
        Self::Answered,
        Self::Noted,
        Self::Decided,
        Self::Satisfied,
        Self::ComplaintDecided,
    ];

    /// Whether it goes to the applicant.
    pub fn is_for_applicant(self) -> bool {
        !Self::OF_OFFICERS.contains(&self)
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
