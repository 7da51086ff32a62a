//! What the letters say: facts in, a frozen plain-text letter out, in the language of the appeal.
//!
//! Pure. It never sends, stores or chooses a recipient. Every letter says first what happens now, then why, then
//! the article. Letters to officers name the appeal by number and link and never carry the applicant's data or
//! place: mailboxes of offices are read by many.

mod handed_over;
mod occasion;
mod officers;
mod resident;
mod salutation;
mod sheet;
mod step;
mod unattended;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use crate::appeal::{Language, Number, Trilingual};
use crate::texts::Texts;
use sheet::Sheet;

pub use occasion::{Answer, Handover, Occasion, OpenedCase, StepFacts};
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
        Occasion::Answered(answer) => resident::answered(sheet, about, &answer, "answered"),
        Occasion::Noted(answer) => resident::answered(sheet, about, &answer, "noted"),
        Occasion::Step { kind, facts } if kind.is_for_applicant() => step::to_applicant(sheet, about, kind, facts),
        Occasion::Step { kind, facts } => step::to_officers(sheet, about, kind, facts),
        Occasion::DueChanged {
            deadline,
            body,
            resident,
            passed,
        } => resident::due_changed(sheet, about, deadline, (body, resident), passed),
        Occasion::HandedOver(handover) => handed_over::to_resident(sheet, about, &handover),
        Occasion::TookOver(handover) => handed_over::to_officers(sheet, about, &handover),
        Occasion::NewCase {
            clock,
            due_on,
            forwarded_from,
            reason,
        } => officers::new_case(sheet, about, (clock, due_on), forwarded_from, reason),
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
