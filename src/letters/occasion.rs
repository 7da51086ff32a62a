//! The occasions of letters, and how those of steps are made from what a step knows.

use chrono::NaiveDate;

use super::MovedDate;
use crate::appeal::{LetterKind, Trilingual};
use crate::deadlines::{Clock, Deadline};
use crate::lifecycle::steps::Texts;
use crate::powers::Attendant;

/// The occasion of a letter, with what only it says.
#[derive(Debug, Clone)]
pub enum Occasion<'a> {
    /// To the resident: registered. The slip: tracking key, holder, basis, date with days (APPC 64(2)).
    Registered {
        /// The key as the resident types it.
        tracking_key: &'a str,
        /// Why this body, with the law.
        basis: &'a Trilingual,
        /// Whether the rulebook left the holder open and the duty desk decides.
        undetermined: bool,
        /// Who works the case of the body meanwhile.
        attendant: &'a Attendant,
        /// `None` while no calendar covers the term.
        deadline: Option<&'a Deadline>,
    },
    /// To the resident: an officer works on it.
    Accepted {
        /// The body's date.
        due_on: Option<NaiveDate>,
    },
    /// To the resident: another body answers now (APPC 65).
    Forwarded {
        /// The receiver (nominative).
        to: &'a Trilingual,
        /// The officer's words.
        reason: &'a str,
        /// The receiver's date.
        due_on: Option<NaiveDate>,
        /// The first date that the resident was given, where it is another than the receiver's; it binds nobody any more.
        first_due_on: Option<NaiveDate>,
        /// Who works the receiver's case meanwhile.
        attendant: &'a Attendant,
    },
    /// To the resident: the answer with its remedy (APPC 89(2), 91, 92).
    Answered(Answer<'a>),
    /// To the resident: taken note of (APPC 89(1)(2)), with the same parts as an answer.
    Noted(Answer<'a>),
    /// A step, in the words of its kind: what was done, until when, why, and where the step decides how to complain.
    Step {
        /// Which letter.
        kind: LetterKind,
        /// What the step knows.
        facts: &'a StepFacts<'a>,
    },
    /// To the resident: a date was set, or moved, when a calendar came or changed.
    DueChanged {
        /// The body's date with its days.
        deadline: &'a Deadline,
        /// How the body's date moved; `None` when it stayed.
        body: Option<MovedDate>,
        /// How the resident's own date moved, where it is another than the body's.
        resident: Option<MovedDate>,
        /// Whether the body's date lies in the past by now.
        passed: bool,
    },
    /// To the resident: the body was abolished, its successor answers by the same date.
    HandedOver(Handover<'a>),
    /// To the officers of the successor.
    TookOver(Handover<'a>),
    /// To officers of a body.
    NewCase {
        /// The clock that it runs under.
        clock: Clock,
        /// `None` while no calendar covers the term.
        due_on: Option<NaiveDate>,
        /// The body that forwarded it.
        forwarded_from: Option<&'a Trilingual>,
        /// That officer's words.
        reason: Option<&'a str>,
    },
    /// To officers of the body that holds the case.
    Reminder {
        /// The last day.
        due_on: NaiveDate,
        /// Working days to the last day; 0 on the day itself.
        working_days_left: i64,
        /// Whether the answer is written and only its letter is still to be posted.
        unposted: bool,
    },
    /// To officers of the higher body (and of the late body).
    Escalation {
        /// The last day, which has passed.
        due_on: NaiveDate,
        /// Working days since, from 1.
        working_days_late: i64,
        /// The body that owes the answer (nominative).
        late_body: &'a Trilingual,
        /// Whether the answer is written and only its letter is still to be posted.
        unposted: bool,
    },
}

/// What an answer consists of (APPC 89(2)): the words, the facts, the law, and the way to complain.
#[derive(Debug, Clone, Copy)]
pub struct Answer<'a> {
    /// The officer's words.
    pub text: &'a str,
    /// Facts established.
    pub findings: &'a str,
    /// Law cited.
    pub basis: &'a str,
    /// The body that decides a complaint (APPC 91(3)).
    pub higher: Option<&'a Trilingual>,
    /// Last day for a complaint (APPC 92).
    pub complaint_until: NaiveDate,
}

/// A case that went to the successor of an abolished body.
#[derive(Debug, Clone, Copy)]
pub struct Handover<'a> {
    /// The abolished body.
    pub from: &'a Trilingual,
    /// The date, which stays.
    pub due_on: Option<NaiveDate>,
    /// Who works the successor's case meanwhile.
    pub attendant: &'a Attendant,
}

/// What a step knows that its letters may have to say.
#[derive(Debug, Clone)]
pub struct StepFacts<'a> {
    /// The body that holds the case.
    pub holder: &'a Trilingual,
    /// The next higher body, which decides a complaint (APPC 91(3)).
    pub higher: Option<&'a Trilingual>,
    /// By when the body must answer.
    pub due_on: Option<NaiveDate>,
    /// The first date that the resident was given.
    pub first_due_on: Option<NaiveDate>,
    /// The last day to complain (APPC 92); `None` before the first version of the clocks.
    pub complaint_until: Option<NaiveDate>,
    /// Until when a right may be used that the step gives: to supply what is missing, to object.
    pub until: Option<NaiveDate>,
    /// The last day to go to court, where a complaint was decided (APPC 136).
    pub suit_until: Option<NaiveDate>,
    /// Whether the letter says how to complain.
    pub decides: bool,
    /// The texts of the step.
    pub texts: &'a Texts,
    /// The case that the step opened.
    pub opened: Option<OpenedCase<'a>>,
}

impl StepFacts<'_> {
    /// The texts as an answer with its remedy; `None` before the first version of the clocks.
    pub(super) fn answer(&self) -> Option<Answer<'_>> {
        Some(Answer {
            text: &self.texts.text,
            findings: &self.texts.findings,
            basis: &self.texts.basis,
            higher: self.higher,
            complaint_until: self.complaint_until?,
        })
    }
}

/// A case that a step opened at another body.
#[derive(Debug, Clone)]
pub struct OpenedCase<'a> {
    /// The body.
    pub body: &'a Trilingual,
    /// Who works its cases.
    pub attendant: &'a Attendant,
    /// The clock that it runs under.
    pub clock: Clock,
    /// By when it must answer.
    pub due_on: Option<NaiveDate>,
}

impl<'a> Occasion<'a> {
    /// The occasion of a letter that a step causes; `None` for a kind that no step causes, or where the step lacks what the letter
    /// must say.
    pub fn of_step(kind: LetterKind, facts: &'a StepFacts<'a>) -> Option<Self> {
        let reason = facts.texts.reason.as_str();
        Some(match kind {
            LetterKind::Accepted => Self::Accepted { due_on: facts.due_on },
            LetterKind::Forwarded => {
                let opened = facts.opened.as_ref()?;
                Self::Forwarded {
                    to: opened.body,
                    reason,
                    due_on: opened.due_on,
                    first_due_on: facts.first_due_on.filter(|first| Some(*first) != opened.due_on),
                    attendant: opened.attendant,
                }
            }
            LetterKind::Answered => Self::Answered(facts.answer()?),
            LetterKind::Noted => Self::Noted(facts.answer()?),
            LetterKind::NewCase => Self::NewCase {
                clock: facts.opened.as_ref()?.clock,
                due_on: facts.opened.as_ref()?.due_on,
                forwarded_from: Some(facts.holder),
                reason: Some(reason),
            },
            LetterKind::Registered
            | LetterKind::DueChanged
            | LetterKind::HandedOver
            | LetterKind::TookOver
            | LetterKind::Reminder
            | LetterKind::Escalation
            | LetterKind::CalendarAlarm
            | LetterKind::Unattended => return None,
            _ => Self::Step { kind, facts },
        })
    }

    /// The kind of its letter.
    pub fn kind(&self) -> LetterKind {
        match self {
            Self::Registered { .. } => LetterKind::Registered,
            Self::Accepted { .. } => LetterKind::Accepted,
            Self::Forwarded { .. } => LetterKind::Forwarded,
            Self::Answered(_) => LetterKind::Answered,
            Self::Noted(_) => LetterKind::Noted,
            Self::Step { kind, .. } => *kind,
            Self::DueChanged { .. } => LetterKind::DueChanged,
            Self::HandedOver(_) => LetterKind::HandedOver,
            Self::TookOver(_) => LetterKind::TookOver,
            Self::NewCase { .. } => LetterKind::NewCase,
            Self::Reminder { .. } => LetterKind::Reminder,
            Self::Escalation { .. } => LetterKind::Escalation,
        }
    }
}
