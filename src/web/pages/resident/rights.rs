//! The rights of who files an appeal: what can happen to it, by when, and what people can do, each with its article.
//!
//! The lengths are those of the law in force today; no text has one of its own.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use super::{Frame, Visit, Words};
use crate::appeal::Trilingual;
use crate::deadlines::{Clock, Version};
use crate::lifecycle::StepName;
use crate::texts::{Value, time};
use crate::web::WebError;

/// A term whose article is shown with a right.
#[derive(Clone, Copy)]
enum Term {
    Days(Clock),
    Extension,
    ComplaintFiling,
    ComplaintFilingUnnamed,
    Suit,
}

use Term::{ComplaintFiling, ComplaintFilingUnnamed, Days, Extension, Suit};

/// What can happen, in the order in which people meet it: the key of its texts, and the terms in them.
const HAPPENS: [(&str, &[Term]); 9] = [
    ("registered", &[Days(Clock::Register)]),
    ("answer", &[Days(Clock::Answer)]),
    ("forwarded", &[Days(Clock::Forward)]),
    ("missing", &[Days(Clock::Return)]),
    ("extended", &[Extension, Days(Clock::ExtensionNotice)]),
    ("joined", &[]),
    ("emergency", &[Days(Clock::EmergencyForward)]),
    ("draft", &[Days(Clock::PreliminaryDecision)]),
    ("ended", &[Days(Clock::TerminationNotice)]),
];

/// The terms of what the applicant may do by a step.
fn terms_of(step: StepName) -> &'static [Term] {
    match step {
        StepName::Object => &[Days(Clock::Objection)],
        StepName::Complain => &[
            ComplaintFiling,
            ComplaintFilingUnnamed,
            Days(Clock::PassUp),
            Days(Clock::Complaint),
        ],
        _ => &[],
    }
}

/// A right, or something that happens.
struct Right {
    id: String,
    title: String,
    paragraphs: Vec<String>,
    /// The articles, folded away.
    law: Vec<String>,
}

#[derive(Template)]
#[template(path = "resident/rights.html")]
struct Rights<'a> {
    words: Words<'a>,
    frame: Frame,
    happens: Vec<Right>,
    may: Vec<Right>,
}

/// `GET /{lang}/rights`
pub(super) async fn rights(visit: Visit) -> Result<HttpResponse, WebError> {
    let words = visit.words();
    let law = visit.state.office.law();
    let version = law
        .clocks
        .on(visit.today())
        .ok_or_else(|| WebError::Internal("no version of the terms is in force".to_owned()))?;
    let lengths = Lengths::of(&words, version);
    let happens = HAPPENS.map(|(key, terms)| lengths.right(key, &format!("rights-{key}-title"), terms));
    let steps =
        StepName::of(true).map(|step| lengths.right(step.as_str(), &format!("own-{step}-title"), terms_of(step)));
    let after = [
        lengths.right("outcome", "rights-outcome-title", &[Days(Clock::Remand)]),
        lengths.right("court", "rights-court-title", &[Suit]),
    ];
    let page = Rights {
        frame: visit.frame(words.say("rights-title"), "rights"),
        happens: happens.into(),
        may: steps.chain(after).collect(),
        words,
    };
    visit.page(StatusCode::OK, &page)
}

/// The lengths of a version of the terms, in words.
struct Lengths<'a> {
    words: &'a Words<'a>,
    version: &'a Version,
    /// Each by the word of its clock, or of what it bounds.
    named: Vec<(&'static str, String)>,
}

impl<'a> Lengths<'a> {
    fn of(words: &'a Words<'a>, version: &'a Version) -> Self {
        let days = |days: u32| words.count("rights-days", "count", days.into());
        let months = |months: u32| words.count("rights-months", "count", months.into());
        let mut named: Vec<(&str, String)> = version
            .terms
            .iter()
            .map(|term| (term.clock.as_str(), days(term.working_days)))
            .collect();
        named.extend([
            ("extension", months(version.extension.months)),
            ("complaint_filing", months(version.complaint_filing.months)),
            (
                "complaint_filing_unnamed",
                months(version.complaint_filing_unnamed.months),
            ),
            ("suit", months(version.suit.months)),
            ("office", time(version.office_closes)),
        ]);
        Self { words, version, named }
    }

    fn say(&self, key: &str) -> String {
        let args: Vec<_> = (self.named.iter())
            .map(|(name, value)| (*name, Value::from(value.as_str())))
            .collect();
        self.words.texts.say(self.words.language, key, &args)
    }

    /// The sentence of a key, where it has one.
    fn known(&self, key: &str) -> Option<String> {
        self.words.texts.knows(self.words.language, key).then(|| self.say(key))
    }

    fn basis(&self, term: Term) -> Option<&'a Trilingual> {
        match term {
            Days(clock) => self.version.term(clock).map(|term| &term.basis),
            Extension => Some(&self.version.extension.basis),
            ComplaintFiling => Some(&self.version.complaint_filing.basis),
            ComplaintFilingUnnamed => Some(&self.version.complaint_filing_unnamed.basis),
            Suit => Some(&self.version.suit.basis),
        }
    }

    fn right(&self, key: &str, title: &str, terms: &[Term]) -> Right {
        let bases = terms.iter().filter_map(|term| self.basis(*term));
        let bases = bases.map(|basis| self.words.of(basis).to_owned());
        let then = self.known(&format!("rights-{key}-then"));
        Right {
            id: key.to_owned(),
            title: self.words.say(title),
            paragraphs: std::iter::once(self.say(&format!("rights-{key}")))
                .chain(then)
                .collect(),
            law: self
                .known(&format!("rights-{key}-law"))
                .into_iter()
                .chain(bases)
                .collect(),
        }
    }
}
