//! The answers of a subject: who holds it under which condition, with the law and its words.
//!
//! Every line is computed by the same routing that appeals take.

use chrono::NaiveDate;

use super::holders::Holders;
use crate::appeal::Facts;
use crate::powers::{Confidence, Outcome, Overlap, Routing, RuleRow, Subject};
use crate::web::pages::Words;
use crate::web::pages::quotes::{BothTexts, both_texts};

/// The class of the mark of what the law says in as many words.
pub(super) const STATED: &str = "done";

/// Another body that another text of law names.
#[derive(Debug)]
pub(super) struct Other {
    pub who: String,
    /// The body that the text names, where another holds for it: nobody works there yet.
    pub instead_of: Option<String>,
    pub basis: String,
    pub why: String,
    pub decides: Option<String>,
    pub quotes: Vec<BothTexts>,
}

/// One outcome of a subject.
#[derive(Debug)]
pub(super) struct Answer {
    pub condition: String,
    pub who: String,
    pub instead_of: Option<String>,
    pub undetermined: bool,
    /// Whether it is the answer of somebody who does not know what is asked.
    pub unknown: bool,
    pub owner: Option<String>,
    pub basis: String,
    /// The articles by the short names of their acts.
    pub articles: Vec<String>,
    pub confidence: String,
    /// The class of its mark.
    pub mark: &'static str,
    pub also: Vec<Other>,
    pub why: Vec<String>,
    pub quotes: Vec<BothTexts>,
}

/// A subject with its outcomes.
#[derive(Debug)]
pub(super) struct Matter {
    pub name: String,
    /// Where its articles and their history are read.
    pub href: String,
    /// Whoever answers under some condition; the question that decides where these are many.
    pub who: String,
    pub answers: Vec<Answer>,
}

/// The answers of a subject on a day, where the holders are.
pub(super) fn matter(holders: &Holders<'_>, on: NaiveDate, subject: &Subject, href: String) -> Matter {
    let asked = Asked {
        holders,
        on,
        subject,
        rules: holders.rulebook.rules(on, &subject.code),
    };
    let mut answers = Vec::new();
    asked.outcomes(&Facts::new(), &mut answers);
    let mut names: Vec<&str> = Vec::new();
    for answer in answers.iter().filter(|answer| !answer.undetermined) {
        if !names.contains(&answer.who.as_str()) {
            names.push(&answer.who);
        }
    }
    let asked = subject.questions.first();
    let asked = asked.and_then(|question| holders.rulebook.question(on, question));
    let who = match (names.as_slice(), asked) {
        ([], _) => holders.words.say("powers-undetermined"),
        ([_, _, _, ..], Some(question)) => {
            let question = holders.words.of(&question.text);
            holders.words.say1("powers-depends", "question", question)
        }
        (names, _) => names.join(" · "),
    };
    Matter {
        name: holders.words.of(&subject.name).to_owned(),
        href,
        who,
        answers,
    }
}

/// A subject whose outcomes are asked one by one, with its rules on the day.
struct Asked<'a> {
    holders: &'a Holders<'a>,
    on: NaiveDate,
    subject: &'a Subject,
    rules: Vec<RuleRow>,
}

impl Asked<'_> {
    /// Routes with the facts; where a question is open, once for each of its answers.
    fn outcomes(&self, facts: &Facts, answers: &mut Vec<Answer>) {
        let rulebook = self.holders.rulebook;
        let place = self.holders.place();
        let routed = place.map(|place| rulebook.route(self.on, &place, &self.subject.code, facts));
        let Some(Ok(routing)) = routed else {
            return;
        };
        let open = routing
            .missing
            .as_ref()
            .filter(|code| !facts.contains_key(*code))
            .and_then(|code| rulebook.question(self.on, code));
        match open {
            Some(question) if routing.outcome == Outcome::Undetermined => {
                for answer in &question.answers {
                    let mut more = facts.clone();
                    more.insert(question.code.clone(), answer.code.clone());
                    self.outcomes(&more, answers);
                }
            }
            _ => answers.push(self.answer(facts, &routing)),
        }
    }

    fn answer(&self, facts: &Facts, routing: &Routing) -> Answer {
        let (holders, on) = (self.holders, self.on);
        let words = &holders.words;
        let rules = self.rules.iter().filter(|row| row.rule == routing.rule);
        let cited = rules.flat_map(|row| &row.cited);
        let said: Vec<String> = facts
            .iter()
            .filter_map(|(code, answer)| {
                let question = holders.rulebook.question(on, code)?;
                let known = question.answers.iter().find(|known| known.code == *answer)?;
                Some(words.of(&known.text).to_owned())
            })
            .collect();
        let holder = match (routing.level, routing.function.as_ref()) {
            (Some(level), Some(function)) => Some(holders.of(level, function)),
            _ => None,
        };
        let (confidence, mark) = confidence(words, routing.confidence);
        let reasons = routing.why.iter().filter(|reason| reason.question != "subject");
        let who = match &holder {
            Some(holder) => holder.name.clone(),
            None => words.say("powers-undetermined"),
        };
        // Where one body answers by both texts, that the law names it once more tells nothing.
        let also = routing.also.iter().map(|overlap| other(holders, overlap));
        let also = also.filter(|other| other.who != who).collect();
        Answer {
            condition: said.join(", "),
            undetermined: holder.is_none(),
            unknown: routing.missing.is_some(),
            who,
            instead_of: holder.and_then(|holder| holder.instead_of),
            owner: routing
                .operational_owner
                .as_ref()
                .map(|owner| words.of(owner).to_owned()),
            basis: words.of(&routing.basis).to_owned(),
            articles: cited.map(|cited| words.of(&cited.words).to_owned()).collect(),
            confidence,
            mark,
            also,
            why: reasons.map(|reason| words.of(&reason.text).to_owned()).collect(),
            quotes: both_texts(words, &routing.quotes),
        }
    }
}

/// An overlap with the body by name.
pub(super) fn other(holders: &Holders<'_>, overlap: &Overlap) -> Other {
    let words = &holders.words;
    let holder = holders.of(overlap.level, &overlap.function);
    Other {
        who: holder.name,
        instead_of: holder.instead_of,
        basis: words.of(&overlap.basis).to_owned(),
        why: words.of(&overlap.why).to_owned(),
        decides: overlap.decides.as_ref().map(|question| words.of(question).to_owned()),
        quotes: both_texts(words, &overlap.quotes),
    }
}

/// How sure a rule is in plain words, and the class of its mark.
pub(super) fn confidence(words: &Words<'_>, confidence: Confidence) -> (String, &'static str) {
    let mark = match confidence {
        Confidence::High => STATED,
        Confidence::Med | Confidence::Low => "soon",
    };
    (words.sure(confidence), mark)
}
