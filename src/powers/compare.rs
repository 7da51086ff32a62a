//! Two rulebooks asked about the same appeals: who would have answered otherwise, and whom the appeals would reach.
//!
//! It owns the replay and what counts as going elsewhere. It never reads a database: appeals are given to it one by
//! one, and the places and bodies of the country at once.

use std::collections::HashMap;
use std::convert::Infallible;
use std::rc::Rc;

use chrono::NaiveDate;

use super::book::place_bit;
use super::{Confidence, Outcome, Routing, Rulebook, Unroutable, duty_desk, holder};
use crate::appeal::{BodyCode, Facts, Number, Trilingual};
use crate::territory::{Place, TerritoryCode};

mod tally;

pub use tally::{Comparison, Elsewhere, Move, Side, SubjectMoves};

/// An appeal as it was filed: all that a rulebook asks of it, and how people know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filed {
    /// Its number.
    pub number: Number,
    /// The day of registration (APPC 64(3)).
    pub registered_on: NaiveDate,
    /// Where it is about.
    pub settlement: TerritoryCode,
    /// Subject of the rulebook it was filed under.
    pub subject: String,
    /// Answers to the questions of the subject: a JSON object, as stored. Few differ, so few are ever parsed.
    pub facts: String,
}

/// The country as it is now. Both rulebooks find the same one, so that a difference is theirs alone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Country {
    /// Every settled place.
    pub places: HashMap<TerritoryCode, Place>,
    /// Every body, and whether an active officer works there.
    pub bodies: HashMap<BodyCode, bool>,
}

/// Stored facts that are no JSON object of answers: a damaged database.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the stored facts of {number} cannot be read: {why}")]
pub struct BadFacts {
    /// The appeal.
    pub number: Number,
    /// What the parser says.
    pub why: String,
}

/// The day on which two rulebooks are compared: the last on which anything changes in either. Every later day is
/// answered alike, so an appeal registered after it is asked as on its own day, and an older one under the law to come.
pub fn in_force(old: &Rulebook, new: &Rulebook) -> NaiveDate {
    // Two empty rulebooks answer nothing on any day.
    old.last_change().max(new.last_change()).unwrap_or(NaiveDate::MIN)
}

/// What decides where an appeal goes. Equal ones are decided once.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Asked {
    settlement: TerritoryCode,
    subject: String,
    facts: String,
}

/// Why a side names nobody at all.
#[derive(Debug)]
enum NoAnswer {
    /// The list of territories, as it is now, has no such settled place.
    NotSettled,
    /// The rulebook does not know the subject or a fact.
    Unroutable(Unroutable),
}

type Decided = Result<Routing, NoAnswer>;

/// What both rulebooks say of a kind of place, a subject and facts. A territory has thousands of places, but only
/// three kinds of them.
struct Pair {
    facts: Facts,
    old: Decided,
    new: Decided,
}

/// A pair at a place: the bodies, and how many appeals asked it.
struct Verdict {
    asked: Rc<Asked>,
    pair: Rc<Pair>,
    old_body: Option<BodyCode>,
    new_body: Option<BodyCode>,
    elsewhere: bool,
    appeals: u64,
}

/// Stored appeals asked of two rulebooks, one after another.
pub struct Replay<'a> {
    old: &'a Rulebook,
    new: &'a Rulebook,
    on: NaiveDate,
    country: &'a Country,
    keep: usize,
    pairs: HashMap<(u64, String, String), Rc<Pair>>,
    known: HashMap<Rc<Asked>, usize>,
    verdicts: Vec<Verdict>,
    /// Number, registration day and verdict of those that go elsewhere, at most `keep`.
    kept: Vec<(Number, NaiveDate, usize)>,
}

impl<'a> Replay<'a> {
    /// A replay under the law of one day. It names at most `keep` of the appeals that go elsewhere, the first ones.
    pub fn new(old: &'a Rulebook, new: &'a Rulebook, on: NaiveDate, country: &'a Country, keep: usize) -> Self {
        Self {
            old,
            new,
            on,
            country,
            keep,
            pairs: HashMap::new(),
            known: HashMap::new(),
            verdicts: Vec::new(),
            kept: Vec::new(),
        }
    }

    /// Asks both rulebooks about an appeal.
    ///
    /// # Errors
    /// [`BadFacts`] where the stored facts are damaged; what a rulebook does not know is an outcome, no error.
    pub fn ask(&mut self, filed: Filed) -> Result<(), BadFacts> {
        let asked = Asked {
            settlement: filed.settlement,
            subject: filed.subject,
            facts: filed.facts,
        };
        let index = match self.known.get(&asked) {
            Some(index) => *index,
            None => self.decide(asked, &filed.number)?,
        };
        let verdict = &mut self.verdicts[index];
        verdict.appeals += 1;
        if verdict.elsewhere && self.kept.len() < self.keep {
            self.kept.push((filed.number, filed.registered_on, index));
        }
        Ok(())
    }

    /// What was found, counted.
    pub fn finish(self) -> Comparison {
        tally::tally(self.on, &self.verdicts, self.kept)
    }

    fn decide(&mut self, asked: Asked, number: &Number) -> Result<usize, BadFacts> {
        let country = self.country;
        let place = country.places.get(&asked.settlement);
        let pair = self.pair(place, &asked, number)?;
        let old_body = country.body(place, &pair.old);
        let new_body = country.body(place, &pair.new);
        let asked = Rc::new(asked);
        let index = self.verdicts.len();
        self.known.insert(Rc::clone(&asked), index);
        self.verdicts.push(Verdict {
            elsewhere: pair.moved() || old_body != new_body,
            asked,
            pair,
            old_body,
            new_body,
            appeals: 0,
        });
        Ok(index)
    }

    fn pair(&mut self, place: Option<&Place>, asked: &Asked, number: &Number) -> Result<Rc<Pair>, BadFacts> {
        // No kind of place has the bits of zero.
        let key = (place.map_or(0, place_bit), asked.subject.clone(), asked.facts.clone());
        if let Some(pair) = self.pairs.get(&key) {
            return Ok(Rc::clone(pair));
        }
        let facts: Facts = serde_json::from_str(&asked.facts).map_err(|why| BadFacts {
            number: number.clone(),
            why: why.to_string(),
        })?;
        let decide = |rulebook: &Rulebook| match place {
            None => Err(NoAnswer::NotSettled),
            Some(place) => rulebook
                .route(self.on, place, &asked.subject, &facts)
                .map_err(NoAnswer::Unroutable),
        };
        let pair = Rc::new(Pair {
            old: decide(self.old),
            new: decide(self.new),
            facts,
        });
        self.pairs.insert(key, Rc::clone(&pair));
        Ok(pair)
    }
}

impl Country {
    /// The body that would hold the case, found as filing finds it: by the rule, else the duty desk; nobody holds what
    /// cannot be filed.
    fn body(&self, place: Option<&Place>, decided: &Decided) -> Option<BodyCode> {
        let (place, routing) = (place?, decided.as_ref().ok()?);
        let find = |code: BodyCode| -> Result<_, Infallible> {
            let staffed = self.bodies.get(&code).copied();
            Ok(staffed.map(|staffed| (code, staffed)))
        };
        if let (Outcome::Routed, Some(level), Some(function)) = (routing.outcome, routing.level, &routing.function) {
            let Ok(held) = holder(place, level, function, |(_, staffed)| *staffed, find);
            if let Some((code, _)) = held {
                return Some(code);
            }
        }
        let Ok(desk) = duty_desk(place, find);
        desk.map(|(code, _)| code)
    }
}

/// The words by which two sides are told apart; `undetermined` and `unroutable` are words of their own.
struct Words<'a> {
    outcome: &'static str,
    level: &'a str,
    function: &'a str,
    budget_level: &'a str,
}

fn words(decided: &Decided) -> Words<'_> {
    let Ok(routing) = decided else {
        let outcome = "unroutable";
        return Words {
            outcome,
            level: outcome,
            function: outcome,
            budget_level: outcome,
        };
    };
    let outcome = match routing.outcome {
        Outcome::Routed => "routed",
        Outcome::Undetermined => "undetermined",
    };
    Words {
        outcome,
        level: routing.level.map_or(outcome, |level| level.as_str()),
        function: routing.function.as_deref().unwrap_or(outcome),
        budget_level: routing.budget_level.as_deref().unwrap_or(outcome),
    }
}

/// The rule with its law and our certainty of it.
fn ground(decided: &Decided) -> Option<(&str, &Trilingual, Confidence)> {
    let routing = decided.as_ref().ok()?;
    Some((&routing.rule, &routing.basis, routing.confidence))
}

impl Pair {
    /// Whether the rulebooks differ in more than the rule, wherever the place is.
    fn moved(&self) -> bool {
        let (old, new) = (words(&self.old), words(&self.new));
        old.outcome != new.outcome
            || old.level != new.level
            || old.function != new.function
            || old.budget_level != new.budget_level
    }

    /// Whether the rule, its basis or its confidence changed.
    fn other_rule(&self) -> bool {
        ground(&self.old) != ground(&self.new)
    }
}
