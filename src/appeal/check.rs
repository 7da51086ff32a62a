//! The check of what a resident typed: form only, all faults at once, each with its field.
//!
//! Pure. Whether a settlement, a subject or a fact exists is asked of the territory and of the rulebook, elsewhere.

use std::str::FromStr;

use email_address::{EmailAddress, Options};

use super::codes::compact;
use super::{
    AppealDraft, ApplicantDraft, CleanText, Facts, FieldError, Kind, Language, Location, Problem, is_iin, parse_phone,
};

/// The most characters of the substance of an appeal.
pub const TEXT_MAX: usize = 10_000;
/// The most characters of an answer and of its findings.
pub const ANSWER_MAX: usize = 10_000;
/// The most characters of the law that an answer cites.
pub const BASIS_MAX: usize = 2_000;
/// The most characters of the reason of a forward.
pub const REASON_MAX: usize = 2_000;
/// The most characters of a person's name.
pub const NAME_MAX: usize = 200;
/// The most characters of an address.
const ADDRESS_MAX: usize = 500;
/// The most characters of an e-mail address (RFC 5321).
const EMAIL_MAX: usize = 254;
/// More facts than any subject has questions.
const FACTS_MAX: usize = 50;

/// The applicant, checked: a phone in E.164, an IIN of twelve digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applicant {
    /// Full name.
    pub name: CleanText,
    /// Postal address.
    pub postal_address: CleanText,
    /// Without one, letters are printed and posted.
    pub email: Option<String>,
    /// `+77XXXXXXXXX`.
    pub phone: Option<String>,
    /// Twelve digits.
    pub iin: Option<String>,
}

/// A draft whose form is right. Settlement, subject and facts are still only words.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckedDraft {
    /// The kind of the appeal.
    pub kind: Kind,
    /// The language of the letters and of the answer.
    pub language: Language,
    /// The code of a subject, not yet looked up.
    pub subject: String,
    /// The code of a settlement, not yet looked up.
    pub settlement: String,
    /// Where it is, in the resident's words; may be empty.
    pub address: CleanText,
    /// Answers, not yet held against the rulebook.
    pub facts: Facts,
    /// The substance.
    pub text: CleanText,
    /// A pin on the map.
    pub location: Option<Location>,
    /// Who writes.
    pub applicant: Applicant,
}

/// Checks the form of a draft. Every fault is named, not only the first.
pub fn validate(draft: &AppealDraft) -> Result<CheckedDraft, Vec<FieldError>> {
    let mut faults = Vec::new();
    let kind = word(&mut faults, "kind", &draft.kind, Problem::UnknownKind);
    let language = word(&mut faults, "language", &draft.language, Problem::UnknownLanguage);
    let subject = required(&mut faults, "subject", short_text(&draft.subject, NAME_MAX)).into();
    let settlement = required(&mut faults, "settlement", short_text(&draft.settlement, NAME_MAX)).into();
    let address = optional(&mut faults, "address", short_text(&draft.address, ADDRESS_MAX));
    let text = required(&mut faults, "text", long_text(&draft.text, TEXT_MAX));
    check_facts(&mut faults, &draft.facts);
    if draft.location.is_some_and(|at| !is_on_the_globe(at)) {
        faults.push(FieldError::new("location", Problem::InvalidLocation));
    }
    let applicant = check_applicant(&mut faults, &draft.applicant);
    match (kind, language) {
        (Some(kind), Some(language)) if faults.is_empty() => Ok(CheckedDraft {
            kind,
            language,
            subject,
            settlement,
            address,
            facts: draft.facts.clone(),
            text,
            location: draft.location,
            applicant,
        }),
        _ => Err(faults),
    }
}

/// A text of one line, cleaned; at most `max` characters. It may be empty.
pub fn short_text(typed: &str, max: usize) -> Result<CleanText, Problem> {
    within(CleanText::from(typed).on_one_line(), max)
}

/// A text of many lines, cleaned; at most `max` characters. It may be empty.
pub fn long_text(typed: &str, max: usize) -> Result<CleanText, Problem> {
    within(CleanText::from(typed), max)
}

/// An e-mail address to which a letter could be sent: no display name, no bare host, no address literal.
pub fn parse_email(typed: &str) -> Option<String> {
    let text = CleanText::from(typed);
    let options = Options::default()
        .with_required_tld()
        .without_display_text()
        .without_domain_literal();
    let fits = text.len() <= EMAIL_MAX && !text.contains(char::is_whitespace);
    (fits && EmailAddress::parse_with_options(&text, options).is_ok()).then(|| text.into())
}

fn within(text: CleanText, max: usize) -> Result<CleanText, Problem> {
    if text.chars().count() > max {
        Err(Problem::TooLong { max })
    } else {
        Ok(text)
    }
}

fn check_applicant(faults: &mut Vec<FieldError>, draft: &ApplicantDraft) -> Applicant {
    Applicant {
        name: required(faults, "applicant.name", short_text(&draft.name, NAME_MAX)),
        // An address is often pasted in several lines; it is kept as it was written.
        postal_address: required(
            faults,
            "applicant.postal_address",
            long_text(&draft.postal_address, ADDRESS_MAX),
        ),
        email: given(
            faults,
            "applicant.email",
            &draft.email,
            parse_email,
            Problem::InvalidEmail,
        ),
        phone: given(
            faults,
            "applicant.phone",
            &draft.phone,
            parse_phone,
            Problem::InvalidPhone,
        ),
        iin: given(
            faults,
            "applicant.iin",
            &draft.iin,
            |text| Some(compact(text)).filter(|digits| is_iin(digits)),
            Problem::InvalidIin,
        ),
    }
}

/// A field that may be left out or empty, but is right when it is given.
fn given(
    faults: &mut Vec<FieldError>,
    field: &str,
    value: &Option<String>,
    parse: impl Fn(&str) -> Option<String>,
    problem: Problem,
) -> Option<String> {
    let text = value.as_deref().map(CleanText::from).filter(|text| !text.is_empty())?;
    let parsed = parse(&text);
    if parsed.is_none() {
        faults.push(FieldError::new(field, problem));
    }
    parsed
}

fn word<T: FromStr>(faults: &mut Vec<FieldError>, field: &str, text: &str, unknown: Problem) -> Option<T> {
    let parsed = text.parse().ok();
    if parsed.is_none() {
        let problem = if text.is_empty() { Problem::Missing } else { unknown };
        faults.push(FieldError::new(field, problem));
    }
    parsed
}

fn required(faults: &mut Vec<FieldError>, field: &str, checked: Result<CleanText, Problem>) -> CleanText {
    let text = checked.and_then(|text| {
        if text.is_empty() {
            Err(Problem::Missing)
        } else {
            Ok(text)
        }
    });
    optional(faults, field, text)
}

fn optional(faults: &mut Vec<FieldError>, field: &str, checked: Result<CleanText, Problem>) -> CleanText {
    checked.unwrap_or_else(|problem| {
        faults.push(FieldError::new(field, problem));
        CleanText::default()
    })
}

/// Words that the rulebook cannot know are refused here, so that they never reach a query or a page.
fn check_facts(faults: &mut Vec<FieldError>, facts: &Facts) {
    if facts.len() > FACTS_MAX {
        faults.push(FieldError::new("facts", Problem::TooLong { max: FACTS_MAX }));
        return;
    }
    for (question, answer) in facts {
        if short_text(question, NAME_MAX).is_err() {
            faults.push(FieldError::new("facts", Problem::UnknownQuestion));
        } else if short_text(answer, NAME_MAX).is_err() {
            faults.push(FieldError::new(format!("facts.{question}"), Problem::UnknownAnswer));
        }
    }
}

fn is_on_the_globe(at: Location) -> bool {
    (-90.0..=90.0).contains(&at.lat) && (-180.0..=180.0).contains(&at.lon)
}
