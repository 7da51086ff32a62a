//! What can be wrong with a field, as data.
//!
//! It owns the list of problems. The sentences stand in the texts, under `problem-` and the word of the problem.

use chrono::NaiveDate;

use super::Trilingual;

/// One thing that is wrong with a field. Field names are those of the JSON: `applicant.iin`, `facts.road_class`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The field at fault.
    pub field: String,
    /// What is wrong with it.
    pub problem: Problem,
}

impl FieldError {
    /// Names a field and its problem.
    pub fn new(field: impl Into<String>, problem: Problem) -> Self {
        Self {
            field: field.into(),
            problem,
        }
    }
}

/// What is wrong; rendered by the text `problem-<word>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// Nothing was given where something is required.
    Missing,
    /// Longer than allowed.
    TooLong {
        /// The most characters allowed.
        max: usize,
    },
    /// Not a kind of appeal.
    UnknownKind,
    /// Not one of the three languages.
    UnknownLanguage,
    /// Not a subject of the rulebook.
    UnknownSubject,
    /// Not a code of the territory classifier.
    UnknownSettlement,
    /// A territory in which nobody lives directly: a district, an oblast.
    NotASettlement,
    /// A place that a newer list of the classifier no longer has.
    RetiredSettlement {
        /// Its last day.
        until: NaiveDate,
        /// Code and name of what has taken its place, where that is confirmed.
        successor: Option<(String, Trilingual)>,
    },
    /// A place of a list that is not in force yet.
    ComingSettlement {
        /// Its first day.
        from: NaiveDate,
    },
    /// The subject does not ask this.
    UnknownQuestion,
    /// The question has no such answer.
    UnknownAnswer,
    /// Not an e-mail address.
    InvalidEmail,
    /// Not a mobile phone of Kazakhstan.
    InvalidPhone,
    /// Not an individual identification number.
    InvalidIin,
    /// Not a point on the globe.
    InvalidLocation,
    /// No body has this code.
    UnknownBody,
    /// The words fit the names of several bodies.
    SeveralBodies,
    /// An address with letters of two scripts, or one that reads as another.
    LookAlikeLetters,
    /// Shorter than ten characters.
    WeakPassword,
    /// The password is a common one, or made of words about its owner.
    GuessablePassword,
    /// The new password is the old one.
    SamePassword,
    /// Not the present password.
    WrongPassword,
    /// Another user has this e-mail address.
    EmailTaken,
    /// Not a role.
    UnknownRole,
    /// Not a date, or one that cannot be.
    InvalidDate,
    /// Not a month, or one that cannot be.
    InvalidMonth,
    /// A day before the first rulebook.
    BeforeTheLaw {
        /// The first day of the first.
        from: NaiveDate,
    },
    /// A field that is not known.
    UnknownField,
    /// Not one of the words that are allowed here.
    NotAWord,
    /// The request has no idempotency key.
    MissingIdempotencyKey,
    /// The last person who may sign at a body with open cases: who answers them?
    LastSigner {
        /// The open cases.
        open: i64,
    },
    /// Nothing that names a law.
    NoLaw,
    /// A day past the years whose calendars are known.
    PastCalendars {
        /// The first year without one.
        year: i32,
    },
    /// A day on which nobody works.
    DayOff,
    /// Earlier than the law allows.
    TooEarly {
        /// The first day that it allows.
        from: NaiveDate,
    },
    /// Later than the law allows.
    TooLate {
        /// The last day that it allows.
        until: NaiveDate,
    },
    /// An extension that ends with the term or before it.
    NotAfterTheTerm,
    /// A ground that the law does not name for such an appeal, or not as it stands.
    NotThisGround,
    /// A burdening act before the applicant was heard, without a reason for that.
    NotHeard,
    /// No appeal has this number.
    UnknownNumber,
    /// The number of the appeal itself.
    ItsOwnNumber,
    /// The appeal of another person.
    AnotherApplicant,
    /// An appeal that was not returned.
    NotReturned,
    /// Not an open case of this body about the same.
    NotAlike,
    /// Not an active officer of the body.
    NotAnOfficerHere,
    /// Not an active account that may sign and that its own body can spare.
    NotASuccessor,
    /// No level above has anybody who could take over.
    NobodyAbove {
        /// The open cases.
        open: i64,
    },
}
