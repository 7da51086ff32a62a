//! Who would answer, shown beside each choice before anything is filed.
//!
//! It asks the rulebook and the list of bodies; it decides nothing.

use chrono::NaiveDate;

use super::Words;
use crate::appeal::{Facts, Trilingual};
use crate::powers::{Outcome, Rulebook};
use crate::store::{Conn, bodies};
use crate::territory::Place;
use crate::web::WebError;

/// Who would answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answerer {
    /// This body.
    Body(Trilingual),
    /// It depends on another question of the subject.
    AnotherQuestion,
    /// The law leaves it open: this duty desk finds out.
    DutyDesk(Option<Trilingual>),
}

impl Answerer {
    /// As a sentence.
    pub(super) fn sentence(&self, words: &Words<'_>) -> String {
        match self {
            Self::Body(name) => words.say1("filing-answers", "body", words.of(name)),
            Self::AnotherQuestion => words.say("filing-answers-another-question"),
            Self::DutyDesk(Some(name)) => words.say1("filing-answers-duty-desk", "body", words.of(name)),
            Self::DutyDesk(None) => words.say("filing-answers-open"),
        }
    }
}

/// Who would answer with these facts, as far as they tell.
pub(super) fn answerer(
    c: &mut Conn,
    rulebook: &Rulebook,
    on: NaiveDate,
    place: &Place,
    subject: &str,
    facts: &Facts,
) -> Result<Answerer, WebError> {
    let Ok(routing) = rulebook.route(on, place, subject, facts) else {
        return Err(WebError::NotFound);
    };
    if routing.outcome == Outcome::Undetermined {
        let another = routing.missing.is_some_and(|question| !facts.contains_key(&question));
        if another {
            return Ok(Answerer::AnotherQuestion);
        }
        let desk = bodies::duty_desk(c, place)?;
        return Ok(Answerer::DutyDesk(desk.map(|body| body.name)));
    }
    let holder = match (routing.level, routing.function.as_deref()) {
        (Some(level), Some(function)) => bodies::holder(c, place, level, function)?,
        _ => None,
    };
    Ok(match holder {
        Some(body) => Answerer::Body(body.name),
        None => Answerer::DutyDesk(bodies::duty_desk(c, place)?.map(|body| body.name)),
    })
}
