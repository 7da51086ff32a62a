//! A row of the rulebook as a lawyer reads it: its conditions, its holder, and its articles one by one.

use chrono::NaiveDate;

use super::answers::{Other, confidence, other};
use super::holders::Holders;
use crate::powers::{PLACES, Reading, RuleRow};
use crate::web::pages::quotes::{BothTexts, both_texts};

/// A cited article and how it is known.
#[derive(Debug)]
pub(super) struct Article {
    pub words: String,
    pub reading: String,
}

/// A row.
#[derive(Debug)]
pub(super) struct Row {
    /// Questions with the answers that the row needs, and the kinds of place that it holds for.
    pub conditions: Vec<(String, String)>,
    pub who: String,
    pub undetermined: bool,
    pub owner: Option<String>,
    pub budget: String,
    pub articles: Vec<Article>,
    pub confidence: String,
    /// The class of its mark.
    pub mark: &'static str,
    pub also: Vec<Other>,
    pub quotes: Vec<BothTexts>,
}

/// A row in words; the holders are named in general.
pub(super) fn row(holders: &Holders<'_>, on: NaiveDate, row: &RuleRow) -> Row {
    let words = &holders.words;
    let who = match (row.level, row.function.as_ref()) {
        (Some(level), Some(function)) => Some(holders.in_general(level, function)),
        _ => None,
    };
    let (confidence, mark) = confidence(words, row.confidence);
    let articles = row.cited.iter().map(|cited| Article {
        words: words.of(&cited.words).to_owned(),
        reading: words.say(reading_key(cited.reading)),
    });
    Row {
        conditions: conditions(holders, on, row),
        undetermined: who.is_none(),
        who: who.unwrap_or_else(|| words.say("powers-undetermined")),
        owner: row.operational_owner.as_ref().map(|owner| words.of(owner).to_owned()),
        budget: words.say(&format!("budget-{}", row.budget_level)),
        articles: articles.collect(),
        confidence,
        mark,
        also: row.also.iter().map(|overlap| other(holders, overlap)).collect(),
        quotes: both_texts(words, &row.quotes),
    }
}

fn conditions(holders: &Holders<'_>, on: NaiveDate, row: &RuleRow) -> Vec<(String, String)> {
    let words = &holders.words;
    let mut conditions: Vec<(String, String)> = row
        .when
        .iter()
        .filter_map(|(code, allowed)| {
            let question = holders.rulebook.question(on, code)?;
            let answers: Vec<&str> = question
                .answers
                .iter()
                .filter(|answer| allowed.contains(&answer.code))
                .map(|answer| words.of(&answer.text))
                .collect();
            Some((words.of(&question.text).to_owned(), answers.join(" / ")))
        })
        .collect();
    if row.place.len() < PLACES.len() {
        let kinds: Vec<String> = row
            .place
            .iter()
            .map(|kind| words.say(&format!("powers-place-{kind}")))
            .collect();
        conditions.push((words.say("powers-place"), kinds.join(" / ")));
    }
    conditions
}

fn reading_key(reading: Reading) -> &'static str {
    match reading {
        Reading::Read => "powers-reading-read",
        Reading::Recalled => "powers-reading-recalled",
        Reading::Interpreted => "powers-reading-interpreted",
    }
}
