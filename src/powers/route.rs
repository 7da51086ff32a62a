//! The decision: which rule fires for a place and facts, and the sentences that explain it.
//!
//! It owns the explanation. It never chooses a default: an open question stays open, with those who would answer.

use crate::appeal::{Facts, Trilingual};
use crate::territory::Place;

use super::book::{PLACES, Rule, Table, UNKNOWN, Version, day, full, place_bit};
use super::region::Region;
use super::{Candidate, Outcome, Reason, Routing, Unroutable};

/// What is asked of a table: the answers in the order of its questions, and the point they make.
struct Asked<'a> {
    table: &'a Table,
    answers: Vec<&'a str>,
    place: usize,
    point: Region,
}

/// Routes under one version of the rulebook.
pub(super) fn route(
    version: &Version,
    on: chrono::NaiveDate,
    place: &Place,
    subject: &str,
    facts: &Facts,
) -> Result<Routing, Unroutable> {
    let table = version.table(subject).ok_or(Unroutable::UnknownSubject)?;
    let today = day(on);
    let asked = ask(table, today, place, facts)?;
    let rule = fired(table, &asked.point).ok_or(Unroutable::NoRulebook)?;
    let missing = if rule.holder.is_none() { missing(&asked) } else { None };
    let candidates = missing.map(|_| candidates(&asked)).unwrap_or_default();
    Ok(Routing {
        outcome: if rule.holder.is_some() {
            Outcome::Routed
        } else {
            Outcome::Undetermined
        },
        rule: format!("{}/{}", table.subject.code, rule.code),
        level: rule.holder.as_ref().map(|(level, _)| *level),
        function: rule.holder.as_ref().map(|(_, function)| function.clone()),
        operational_owner: rule.owner.clone(),
        budget_level: Some(rule.budget.clone()),
        basis: rule.basis.long.clone(),
        confidence: rule.confidence,
        why: why(version, &asked, rule, missing),
        missing: missing.map(|question| table.subject.questions[question].clone()),
        candidates,
        also: rule
            .also
            .iter()
            .filter_map(|other| other.on(today, &version.quotes))
            .collect(),
        quotes: version.quotes.of(&rule.basis.found, today),
        law: version.id.clone(),
    })
}

/// Whether a subject is known and asks these facts.
pub(super) fn check_facts(version: &Version, subject: &str, facts: &Facts) -> Result<(), Unroutable> {
    let table = version.table(subject).ok_or(Unroutable::UnknownSubject)?;
    answered(table, facts).map(|_| ())
}

/// The answers in the order of the questions, and the mask of each.
fn answered<'a>(table: &'a Table, facts: &'a Facts) -> Result<(Vec<&'a str>, Vec<u64>), Unroutable> {
    let questions = &table.subject.questions;
    if let Some(stranger) = facts.keys().find(|key| !questions.contains(key)) {
        return Err(Unroutable::UnknownQuestion(stranger.clone()));
    }
    let mut answers = Vec::new();
    let mut sets = Vec::new();
    for (question, known) in questions.iter().zip(&table.answers) {
        let answer = facts.get(question).map_or(UNKNOWN, String::as_str);
        let bit = known.iter().position(|code| code == answer);
        let bit = bit.ok_or_else(|| Unroutable::UnknownAnswer {
            question: question.clone(),
        })?;
        answers.push(answer);
        sets.push(1 << bit);
    }
    Ok((answers, sets))
}

fn ask<'a>(table: &'a Table, on: i32, place: &Place, facts: &'a Facts) -> Result<Asked<'a>, Unroutable> {
    let (answers, mut sets) = answered(table, facts)?;
    let place = place_bit(place);
    sets.push(place);
    Ok(Asked {
        table,
        answers,
        place: place.trailing_zeros() as usize,
        point: Region { sets, days: (on, on) },
    })
}

/// The one rule of a proved table that holds a point.
pub(super) fn fired<'a>(table: &'a Table, point: &Region) -> Option<&'a Rule> {
    table.rules.iter().find(|rule| rule.region.and(point).is_some())
}

/// The region that stays when every unanswered question is left open.
fn open(asked: &Asked<'_>) -> Region {
    let mut region = asked.point.clone();
    for (question, answer) in asked.answers.iter().enumerate() {
        if *answer == UNKNOWN {
            region.sets[question] = full(asked.table.answers[question].len());
        }
    }
    region
}

/// The rules with a holder that answers could still lead to.
fn reachable<'a>(asked: &'a Asked<'_>) -> impl Iterator<Item = (&'a Rule, Region)> {
    let open = open(asked);
    asked
        .table
        .rules
        .iter()
        .filter(|rule| rule.holder.is_some())
        .filter_map(move |rule| {
            let both = rule.region.and(&open)?;
            Some((rule, both))
        })
}

/// Whether a rule is out of reach while this question stays unanswered.
fn needs(asked: &Asked<'_>, rule: &Rule, question: usize) -> bool {
    asked.answers[question] == UNKNOWN && rule.region.sets[question] & asked.point.sets[question] == 0
}

/// The first question whose answer would lead to a holder.
fn missing(asked: &Asked<'_>) -> Option<usize> {
    (0..asked.answers.len()).find(|question| reachable(asked).any(|(rule, _)| needs(asked, rule, *question)))
}

fn candidates(asked: &Asked<'_>) -> Vec<Candidate> {
    let answer = |both: &Region, question: usize| {
        let first = both.sets[question].trailing_zeros() as usize;
        asked.table.answers[question][first].clone()
    };
    reachable(asked)
        .filter_map(|(rule, both)| {
            let (level, function) = rule.holder.clone()?;
            let when = (0..asked.answers.len())
                .filter(|question| needs(asked, rule, *question))
                .map(|question| (asked.table.subject.questions[question].clone(), answer(&both, question)))
                .collect();
            let basis = rule.basis.short.clone();
            Some(Candidate {
                level,
                function,
                basis,
                when,
            })
        })
        .collect()
}

fn why(version: &Version, asked: &Asked<'_>, rule: &Rule, missing: Option<usize>) -> Vec<Reason> {
    let wording = &version.wording;
    let subject = &asked.table.subject;
    let mut why = vec![Reason {
        question: "subject".to_owned(),
        answer: subject.code.clone(),
        text: filled(&wording.subject, "{subject}", &subject.name),
    }];
    for (index, (question, answer)) in subject.questions.iter().zip(&asked.answers).enumerate() {
        let key = (question.clone(), (*answer).to_owned());
        let mut text = wording.answers.get(&key).cloned().unwrap_or_default();
        if let (true, Some(asked)) = (missing == Some(index), version.questions.get(question)) {
            text = joined(&text, &filled(&wording.missing, "{question}", &asked.text));
        }
        why.push(Reason {
            question: key.0,
            answer: key.1,
            text,
        });
    }
    if rule.region.sets.last().is_some_and(|set| *set != full(PLACES.len())) {
        why.push(Reason {
            question: "place".to_owned(),
            answer: PLACES[asked.place].to_owned(),
            text: wording.places[asked.place].clone(),
        });
    }
    if rule.holder.is_none() && missing.is_none() {
        why.push(Reason {
            question: "rule".to_owned(),
            answer: rule.code.clone(),
            text: wording.open.clone(),
        });
    }
    why
}

/// A pattern with its variable replaced, language by language.
fn filled(pattern: &Trilingual, variable: &str, value: &Trilingual) -> Trilingual {
    Trilingual {
        kk: pattern.kk.replace(variable, &value.kk),
        ru: pattern.ru.replace(variable, &value.ru),
        en: pattern.en.replace(variable, &value.en),
    }
}

fn joined(first: &Trilingual, second: &Trilingual) -> Trilingual {
    Trilingual {
        kk: format!("{} {}", first.kk, second.kk),
        ru: format!("{} {}", first.ru, second.ru),
        en: format!("{} {}", first.en, second.en),
    }
}
