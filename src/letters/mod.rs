//! What the letters say: facts in, a frozen plain-text letter out, in the language of the appeal.
//!
//! Pure. It never sends, stores or chooses a recipient. Every letter says first what happens now, then why, then
//! the article. Letters to officers name the appeal by number and link and never carry the applicant's data or
//! place: mailboxes of offices are read by many.

mod officers;
mod resident;
mod salutation;
mod sheet;
mod unattended;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use crate::appeal::{Language, Number, Trilingual};
use crate::deadlines::Deadline;
use crate::powers::Attendant;
use crate::texts::Texts;
use sheet::Sheet;

pub use officers::calendar_alarm;
pub use unattended::{UnattendedBody, unattended};

/// A letter ready to be frozen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// One line, without anything that a resident typed.
    pub subject: String,
    /// Plain text, paragraphs apart by an empty line.
    pub body: String,
}

/// What every letter about an appeal names.
#[derive(Debug, Clone)]
pub struct About<'a> {
    /// The number for people.
    pub number: &'a Number,
    /// Civil date of registration of the appeal (or of the case, in letters to officers).
    pub registered_on: NaiveDate,
    /// The subject's name.
    pub subject: &'a Trilingual,
    /// Settlement and address as one line. Only residents read it.
    pub place: String,
    /// The body that holds the case (nominative); it signs the letter. When the appeal is forwarded, the body that
    /// forwards it.
    pub body: &'a Trilingual,
    /// Name of the addressee as written by its bearer; `None` for an officer whose name we leave out.
    pub addressee: Option<&'a str>,
    /// The tracking link (for residents) or the case link (for officers).
    pub link: String,
}

/// A date that moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MovedDate {
    /// What the resident was told; `None` when there was no date.
    pub was: Option<NaiveDate>,
    /// What it is; `None` while it waits for a calendar.
    pub now: Option<NaiveDate>,
}

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
    Answered {
        /// The officer's words.
        text: &'a str,
        /// Facts established.
        findings: &'a str,
        /// Law cited.
        basis: &'a str,
        /// The body that decides a complaint (APPC 91(3)).
        higher: Option<&'a Trilingual>,
        /// Last day for a complaint (APPC 92).
        complaint_until: NaiveDate,
    },
    /// To the resident: taken note of (APPC 89(1)(2)), with the same parts as an answer.
    Noted {
        /// The officer's words.
        text: &'a str,
        /// Facts established.
        findings: &'a str,
        /// Law cited.
        basis: &'a str,
        /// The body that decides a complaint (APPC 91(3)).
        higher: Option<&'a Trilingual>,
        /// Last day for a complaint (APPC 92).
        complaint_until: NaiveDate,
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
    /// To officers of a body.
    NewCase {
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

/// Composes the letter.
pub fn compose(texts: &Texts, language: Language, about: &About<'_>, occasion: &Occasion<'_>) -> Letter {
    let sheet = Sheet::new(texts, language);
    match *occasion {
        Occasion::Registered {
            tracking_key,
            basis,
            undetermined,
            attendant,
            deadline,
        } => resident::registered(sheet, about, tracking_key, (basis, undetermined, attendant), deadline),
        Occasion::Accepted { due_on } => resident::accepted(sheet, about, due_on),
        Occasion::Forwarded {
            to,
            reason,
            due_on,
            first_due_on,
            attendant,
        } => resident::forwarded(sheet, about, (to, attendant), reason, (due_on, first_due_on)),
        Occasion::Answered {
            text,
            findings,
            basis,
            higher,
            complaint_until,
        } => {
            let answer = resident::Answer::new(text, findings, basis, higher, complaint_until);
            resident::answered(sheet, about, &answer, "answered")
        }
        Occasion::Noted {
            text,
            findings,
            basis,
            higher,
            complaint_until,
        } => {
            let answer = resident::Answer::new(text, findings, basis, higher, complaint_until);
            resident::answered(sheet, about, &answer, "noted")
        }
        Occasion::DueChanged {
            deadline,
            body,
            resident,
            passed,
        } => resident::due_changed(sheet, about, deadline, (body, resident), passed),
        Occasion::NewCase {
            due_on,
            forwarded_from,
            reason,
        } => officers::new_case(sheet, about, due_on, forwarded_from, reason),
        Occasion::Reminder {
            due_on,
            working_days_left,
            unposted,
        } => officers::reminder(sheet, about, due_on, working_days_left, unposted),
        Occasion::Escalation {
            due_on,
            working_days_late,
            late_body,
            unposted,
        } => officers::escalation(sheet, about, due_on, working_days_late, late_body, unposted),
    }
}
