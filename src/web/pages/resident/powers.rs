//! Who answers for what: the rulebook in force as a table, with its articles and how sure we are of them.
//!
//! Every line is computed by the same routing that appeals take.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use chrono::NaiveDate;
use serde::Deserialize;

use super::{Frame, Visit, Words};
use crate::appeal::Facts;
use crate::powers::{Confidence, Outcome, Routing, Rulebook, Subject};
use crate::territory::{Place, TerritoryCode, TerritoryKind};
use crate::web::WebError;
use crate::web::address::with_query;
use crate::web::pages::Link;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    group: String,
    q: String,
}

/// One outcome of a subject.
#[derive(Debug)]
struct Line {
    condition: String,
    who: String,
    undetermined: bool,
    owner: String,
    basis: String,
    confidence: String,
    /// The class of its mark.
    mark: &'static str,
}

/// A subject with its outcomes.
#[derive(Debug)]
struct Entry {
    name: String,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "resident/powers.html")]
struct Powers<'a> {
    words: Words<'a>,
    frame: Frame,
    q: String,
    title: String,
    groups: Vec<Link>,
    entries: Vec<Entry>,
    hidden: Option<String>,
    version: String,
}

/// `GET /{lang}/powers`
pub(super) async fn powers(visit: Visit) -> Result<HttpResponse, WebError> {
    let page = table(&visit, &visit.query());
    visit.page(StatusCode::OK, &page)
}

/// Subjects that a search shows.
const FOUND: usize = 10;

fn table<'a>(visit: &'a Visit, asked: &Asked) -> Powers<'a> {
    let (words, today) = (visit.words(), visit.today());
    let rulebook = &visit.state.office.law().powers;
    let searched = !asked.q.is_empty();
    let known = rulebook.groups(today);
    let group = known
        .iter()
        .find(|(code, _)| *code == asked.group)
        .or(known.first())
        .filter(|_| !searched);
    let subjects = match group {
        Some((code, _)) => rulebook
            .subjects(today)
            .into_iter()
            .filter(|subject| subject.group == *code)
            .collect(),
        None => rulebook.search(today, &asked.q, usize::MAX),
    };
    let shown = if searched { FOUND } else { usize::MAX };
    let hidden = subjects.len().saturating_sub(shown);
    let title = group.map_or_else(|| words.say("filing-found"), |(_, name)| words.of(name).to_owned());
    let groups = known
        .iter()
        .map(|(code, name)| Link {
            text: words.of(name).to_owned(),
            href: with_query(&format!("/{}/powers", words.lang()), &[("group", code)]),
            here: group.is_some_and(|(shown, _)| shown == code),
        })
        .collect();
    let entries: Vec<Entry> = subjects
        .iter()
        .take(shown)
        .map(|subject| entry(&words, rulebook, today, subject))
        .collect();
    Powers {
        frame: visit.frame(words.say("powers-title"), "powers").wide(),
        q: asked.q.clone(),
        version: words.say1("powers-version", "version", &visit.state.office.law().version_on(today)),
        title,
        groups,
        entries,
        hidden: words.hidden(hidden as u64, false),
        words,
    }
}

fn entry(words: &Words<'_>, rulebook: &Rulebook, on: NaiveDate, subject: &Subject) -> Entry {
    let mut lines = Vec::new();
    outcomes(words, rulebook, on, subject, &Facts::new(), &mut lines);
    Entry {
        name: words.of(&subject.name).to_owned(),
        lines,
    }
}

/// Any village: of its place only the kind of what is around it matters to the rules.
fn village() -> Option<Place> {
    Some(Place {
        settlement: TerritoryCode::parse("101010101")?,
        around: Some(TerritoryKind::RuralOkrug),
    })
}

/// Routes with the facts; where a question is open, once for each of its answers.
fn outcomes(
    words: &Words<'_>,
    rulebook: &Rulebook,
    on: NaiveDate,
    subject: &Subject,
    facts: &Facts,
    lines: &mut Vec<Line>,
) {
    let Some(Ok(routing)) = village().map(|place| rulebook.route(on, &place, &subject.code, facts)) else {
        return;
    };
    let open = routing
        .missing
        .as_ref()
        .filter(|code| !facts.contains_key(*code))
        .and_then(|code| rulebook.question(on, code));
    match open {
        Some(question) if routing.outcome == Outcome::Undetermined => {
            for answer in &question.answers {
                let mut more = facts.clone();
                more.insert(question.code.clone(), answer.code.clone());
                outcomes(words, rulebook, on, subject, &more, lines);
            }
        }
        _ => lines.push(line(words, rulebook, on, facts, &routing)),
    }
}

fn line(words: &Words<'_>, rulebook: &Rulebook, on: NaiveDate, facts: &Facts, routing: &Routing) -> Line {
    let said: Vec<String> = facts
        .iter()
        .filter_map(|(code, answer)| {
            let question = rulebook.question(on, code)?;
            let known = question.answers.iter().find(|known| known.code == *answer)?;
            Some(words.of(&known.text).to_owned())
        })
        .collect();
    let (confidence, mark) = match routing.confidence {
        Confidence::High => ("confidence-high", "done"),
        Confidence::Med => ("confidence-med", "soon"),
        Confidence::Low => ("confidence-low", "soon"),
    };
    Line {
        condition: said.join(", "),
        who: holder(words, rulebook, routing),
        undetermined: routing.outcome == Outcome::Undetermined,
        owner: routing
            .operational_owner
            .as_ref()
            .map_or_else(|| "—".to_owned(), |owner| words.of(owner).to_owned()),
        basis: words.of(&routing.basis).to_owned(),
        confidence: words.say(confidence),
        mark,
    }
}

/// The body of the level, with what kind of territory it has instead of a territory's name.
fn holder(words: &Words<'_>, rulebook: &Rulebook, routing: &Routing) -> String {
    let (Some(level), Some(code)) = (routing.level, routing.function.as_ref()) else {
        return words.say("powers-undetermined");
    };
    match rulebook.function(level, code) {
        Some(function) => {
            let territory = words.say(&format!("level-{}-territory", level.as_str()));
            let name = words.of(&function.name).replace("{territory}", &territory);
            first_letter_large(&name)
        }
        None => words.say(&format!("level-{}", level.as_str())),
    }
}

fn first_letter_large(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
