//! The words of the law as they were read: one quotation for an article that a citation marks as found in its source.
//!
//! It owns the reading of `quotes.toml`, and which quotation answers a citation on a day. It never judges what the
//! words mean.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::cite::{Act, Article, article_words};
use super::fault::Source;
use super::raw::{RawQuote, RawQuotes};
use super::read::Reader;
use crate::appeal::{Language, Trilingual};

/// The words of one article, with the copy of the law that they were read in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Quote {
    /// Code of the act in the rulebook, as citations write it.
    pub act: String,
    /// The number of the act, e.g. `148-II`; `None` where the rulebook does not say it.
    pub number: Option<String>,
    /// The article as citations write it: `35(1)(7)`.
    pub article: String,
    /// The article and its act in words.
    pub cited: Trilingual,
    /// The words of the law.
    pub text: Read,
    /// The date of the copy: a later change of the law is not seen in it.
    pub copy_of: NaiveDate,
}

/// A text of law in the languages in which it was read: at least one of the two that are law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Read {
    /// Kazakh; `None` where it was not read.
    pub kk: Option<String>,
    /// Russian; `None` where it was not read.
    pub ru: Option<String>,
}

impl Read {
    /// The text and its language for a reader: in the reader's own where the law was read in it, else Russian, else
    /// Kazakh. English is never the law's.
    pub fn get(&self, reader: Language) -> (&str, Language) {
        let own = [(Language::Kk, &self.kk), (Language::Ru, &self.ru)];
        let found = own
            .iter()
            .filter_map(|(language, text)| Some((text.as_deref()?, *language)));
        let best = found.max_by_key(|(_, language)| (*language == reader, *language == Language::Ru));
        best.unwrap_or(("", Language::Ru))
    }
}

/// A quotation with the days on which the law had this wording, among those of its version.
#[derive(Debug, Clone)]
struct Dated {
    days: (i32, i32),
    quote: Quote,
}

/// The quotations of a version, by the article that they are of.
#[derive(Debug, Clone, Default)]
pub(super) struct Quotes(BTreeMap<Article, Vec<Dated>>);

impl Quotes {
    /// The quotations of these articles on a day, in their order and each once.
    pub fn of(&self, articles: &[Article], day: i32) -> Vec<Quote> {
        let mut quotes: Vec<Quote> = Vec::new();
        for article in articles {
            let dated = self.0.get(article).into_iter().flatten();
            let mut held = dated.filter(|dated| dated.days.0 <= day && day <= dated.days.1);
            if let Some(dated) = held.next().filter(|dated| !quotes.contains(&dated.quote)) {
                quotes.push(dated.quote.clone());
            }
        }
        quotes
    }

    /// Whether an article has its quotation on every one of these days.
    pub fn cover(&self, article: &Article, (first, last): (i32, i32)) -> bool {
        let mut days: Vec<(i32, i32)> = self.0.get(article).into_iter().flatten().map(|one| one.days).collect();
        days.sort_unstable();
        let covered = days.into_iter().fold(first, |open, (from, until)| match from <= open {
            true => open.max(until.saturating_add(1)),
            false => open,
        });
        covered > last
    }

    /// First and last day of every wording.
    pub fn days(&self) -> impl Iterator<Item = (i32, i32)> {
        self.0.values().flatten().map(|dated| dated.days)
    }
}

/// Reads `quotes.toml` of a version that is in force on these days; a file that is not there says nothing.
pub(super) fn read_quotes(
    reader: &mut Reader,
    source: &Source<'_>,
    acts: &BTreeMap<String, Act>,
    days: (i32, i32),
) -> Quotes {
    let mut quotes = Quotes::default();
    for raw in reader
        .file::<RawQuotes>(source)
        .map(|raw| raw.quote)
        .unwrap_or_default()
    {
        let Some((article, dated)) = quote(reader, source, acts, days, &raw) else {
            continue;
        };
        let known = quotes.0.entry(article.clone()).or_default();
        let meets = |other: &Dated| other.days.0 <= dated.days.1 && dated.days.0 <= other.days.1;
        if known.iter().any(meets) {
            let message = format!("duplicate quotation of {} {}", article.act, article.article);
            reader.fault(source, &raw.article.span(), message);
        } else {
            known.push(dated);
        }
    }
    quotes
}

/// One entry; `None` after a fault.
fn quote(
    reader: &mut Reader,
    source: &Source<'_>,
    acts: &BTreeMap<String, Act>,
    days: (i32, i32),
    raw: &RawQuote,
) -> Option<(Article, Dated)> {
    let article = Article {
        act: raw.act.get_ref().clone(),
        article: raw.article.get_ref().clone(),
    };
    let what = format!("quotation of {} {}", article.act, article.article);
    let act = acts.get(&article.act);
    if act.is_none() {
        let message = format!("{what}: acts.toml has no act {:?}", article.act);
        reader.fault(source, &raw.act.span(), message);
    }
    let cited = act.map(|act| article_words(act, &article.article));
    if let Some(None) = cited {
        let message = format!("{what}: {:?} is not one article", article.article);
        reader.fault(source, &raw.article.span(), message);
    }
    let text = read(reader, source, raw, &what);
    let copy_of: Option<NaiveDate> = reader.date(source, &raw.copy_of);
    let days = reader.days(
        source,
        (&raw.valid_from, &raw.valid_until),
        days,
        &format!("the {what}"),
    );
    let quote = Quote {
        act: article.act.clone(),
        number: act?.number.clone(),
        article: article.article.clone(),
        cited: cited??,
        text: text?,
        copy_of: copy_of?,
    };
    Some((article, Dated { days: days?, quote }))
}

/// The words in the languages in which they were read; `None` and a fault where there are none.
fn read(reader: &mut Reader, source: &Source<'_>, raw: &RawQuote, what: &str) -> Option<Read> {
    let words = raw.text.get_ref();
    let mut whole = true;
    for (language, text) in [("kk", &words.kk), ("ru", &words.ru)] {
        if text.as_ref().is_some_and(|text| text.trim().is_empty()) {
            reader.fault(
                source,
                &raw.text.span(),
                format!("{what}: the text in {language} is empty"),
            );
            whole = false;
        }
    }
    if words.kk.is_none() && words.ru.is_none() {
        reader.fault(source, &raw.text.span(), format!("{what} has no text: kk or ru"));
        whole = false;
    }
    whole.then(|| Read {
        kk: words.kk.clone(),
        ru: words.ru.clone(),
    })
}
