//! Citations of law: `148 35(1)(6) [R]` becomes «подпункт 6) пункта 1 статьи 35 Закона …» in three languages.
//!
//! It owns the grammar of citations and the wording of their parts by the glossary. It never knows what an act
//! says.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::appeal::Trilingual;

/// How the units of an act are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// бөлік, часть.
    Code,
    /// тармақ, пункт.
    Law,
}

/// An act of law with its names.
#[derive(Debug, Clone)]
pub(super) struct Act {
    pub code: String,
    pub style: Style,
    /// Nominative.
    pub name: Trilingual,
    /// Genitive (kk, ru), as it stands beside an article.
    pub of: Trilingual,
    /// Genitive of the short name.
    pub short: Trilingual,
    /// Its number as it is cited, `148-II`.
    pub number: Option<String>,
    /// The date of the copy that was read; `None` where nobody read it.
    pub read_on: Option<NaiveDate>,
    /// Its first day, of an act that is younger than the rulebook; `None` where it is older or nobody knows.
    pub in_force_from: Option<NaiveDate>,
}

/// An article of an act exactly as a citation writes it: what a quotation belongs to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Article {
    pub act: String,
    /// `35(1)(7)`; empty where the act is cited as a whole.
    pub article: String,
}

/// How a citation is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Reading {
    /// Read in the source: `[F]`.
    Read,
    /// Recalled and not yet checked against the text: `[R]`.
    Recalled,
    /// Our reading: `[I]`.
    Interpreted,
}

/// An article that a rule cites.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Cited {
    /// Code of the act, as citations write it.
    pub act: String,
    /// The article as citations write it, `35(1)(7)`; empty where the act is cited as a whole.
    pub article: String,
    /// How it is known.
    pub reading: Reading,
    /// The article and its act in words, without a remark on how it is known.
    pub words: Trilingual,
}

/// A citation in its long and its short form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Basis {
    pub long: Trilingual,
    pub short: Trilingual,
    /// The articles that were read in their source, in the order of the citations.
    pub found: Vec<Article>,
    /// Every article one by one, in the order of the citations.
    pub cited: Vec<Cited>,
}

/// An article with its paragraph (part) and subparagraph.
struct Unit<'a> {
    written: &'a str,
    article: &'a str,
    part: Option<&'a str>,
    sub: Option<&'a str>,
}

/// Reads and words several citations; the first that cannot be read is refused with a reason.
pub(super) fn cite<'a>(
    acts: &BTreeMap<String, Act>,
    citations: impl IntoIterator<Item = &'a str>,
) -> Result<Basis, String> {
    let mut long: [Vec<String>; 3] = Default::default();
    let mut short: [Vec<String>; 3] = Default::default();
    let mut found = Vec::new();
    let mut cited = Vec::new();
    for citation in citations {
        let (act, units, mark) = parse(acts, citation)?;
        cited.extend(one_by_one(act, &units, mark));
        if mark == Reading::Read {
            found.extend(articles(act, &units));
        }
        for language in 0..3 {
            let mark = mark_words(mark)[language];
            long[language].push(word(act, &act.of, &units, language) + mark);
            short[language].push(word(act, &act.short, &units, language) + mark);
        }
    }
    let join = |[kk, ru, en]: [Vec<String>; 3]| Trilingual {
        kk: kk.join("; "),
        ru: ru.join("; "),
        en: en.join("; "),
    };
    Ok(Basis {
        long: join(long),
        short: join(short),
        found,
        cited,
    })
}

fn articles(act: &Act, units: &[Unit<'_>]) -> Vec<Article> {
    let article = |article: &str| Article {
        act: act.code.clone(),
        article: article.to_owned(),
    };
    if units.is_empty() {
        return vec![article("")];
    }
    units.iter().map(|unit| article(unit.written)).collect()
}

/// Each article of a citation for itself, or the act as a whole.
fn one_by_one(act: &Act, units: &[Unit<'_>], reading: Reading) -> Vec<Cited> {
    let one = |article: &str, units: &[Unit<'_>]| {
        let [kk, ru, en] = [0, 1, 2].map(|language| word(act, &act.short, units, language));
        Cited {
            act: act.code.clone(),
            article: article.to_owned(),
            reading,
            words: Trilingual { kk, ru, en },
        }
    };
    if units.is_empty() {
        return vec![one("", units)];
    }
    let each = units.iter().map(|unit| one(unit.written, std::slice::from_ref(unit)));
    each.collect()
}

/// The words for one article of an act by its short name, without a mark; `None` where it is no article.
pub(super) fn article_words(act: &Act, article: &str) -> Option<Trilingual> {
    let unit = [parse_unit(article)?];
    let [kk, ru, en] = [0, 1, 2].map(|language| word(act, &act.short, &unit, language));
    Some(Trilingual { kk, ru, en })
}

fn parse<'a, 'b>(
    acts: &'a BTreeMap<String, Act>,
    citation: &'b str,
) -> Result<(&'a Act, Vec<Unit<'b>>, Reading), String> {
    let unmarked = |mark: &str| citation.trim().strip_suffix(mark).map(str::trim);
    let (body, mark) = None
        .or_else(|| unmarked("[F]").map(|body| (body, Reading::Read)))
        .or_else(|| unmarked("[R]").map(|body| (body, Reading::Recalled)))
        .or_else(|| unmarked("[I]").map(|body| (body, Reading::Interpreted)))
        .ok_or_else(|| format!("citation {citation:?} has no mark: [F], [R] or [I]"))?;
    let (code, articles) = body.split_once(' ').unwrap_or((body, ""));
    let act = acts
        .get(code)
        .ok_or_else(|| format!("citation {citation:?}: acts.toml has no act {code:?}"))?;
    let units = articles
        .split(',')
        .map(str::trim)
        .filter(|unit| !unit.is_empty())
        .map(|unit| parse_unit(unit).ok_or_else(|| format!("citation {citation:?}: {unit:?} is not an article")))
        .collect::<Result<_, _>>()?;
    Ok((act, units, mark))
}

/// `35`, `4-1`, `35(1)`, `35(1)(6)`; `14()(4)` where subparagraphs stand without numbered paragraphs.
fn parse_unit(written: &str) -> Option<Unit<'_>> {
    let number = |text: &str| {
        let parts = !text.is_empty() && text.split('-').all(|part| !part.is_empty());
        parts && text.chars().all(|c| c.is_ascii_digit() || c == '-')
    };
    let mut pieces = written.split('(');
    let article = pieces.next().filter(|text| number(text))?;
    let inner: Vec<&str> = pieces.map(|piece| piece.strip_suffix(')')).collect::<Option<_>>()?;
    let (part, sub) = match inner.as_slice() {
        [] => (None, None),
        [part] if number(part) => (Some(*part), None),
        ["", sub] if number(sub) => (None, Some(*sub)),
        [part, sub] if number(part) && number(sub) => (Some(*part), Some(*sub)),
        _ => return None,
    };
    Some(Unit {
        written,
        article,
        part,
        sub,
    })
}

/// The words after a citation that has not been read in its source; nothing after one that has.
fn mark_words(mark: Reading) -> [&'static str; 3] {
    match mark {
        Reading::Read => ["", "", ""],
        Reading::Recalled => [
            " (мәтінмен әлі салыстырылмаған)",
            " (с текстом ещё не сверено)",
            " (not yet checked against the text)",
        ],
        Reading::Interpreted => [" (заңды осылай түсінеміз)", " (наше толкование)", " (our reading)"],
    }
}

/// The citation as a letter cites it: without our remarks on how it was read, which are for whoever signs.
pub fn without_marks(citation: &str) -> String {
    [Reading::Recalled, Reading::Interpreted]
        .into_iter()
        .flat_map(mark_words)
        .fold(citation.to_owned(), |text, words| text.replace(words, ""))
}

fn word(act: &Act, of: &Trilingual, units: &[Unit<'_>], language: usize) -> String {
    if units.is_empty() {
        return [&act.name.kk, &act.name.ru, &act.name.en][language].clone();
    }
    match language {
        0 => format!("{} {}", of.kk, kazakh(act.style, units)),
        1 => format!("{} {}", russian(act.style, units), of.ru),
        _ => format!("{}, {}", of.en, english(units)),
    }
}

/// Whole articles that stand together, apart from those cited by their parts.
fn split<'u, 'a>(units: &'u [Unit<'a>]) -> (Vec<&'a str>, Vec<&'u Unit<'a>>) {
    let is_whole = |unit: &&Unit<'_>| unit.part.is_none() && unit.sub.is_none();
    let whole = units.iter().filter(is_whole).map(|unit| unit.article).collect();
    (whole, units.iter().filter(|unit| !is_whole(unit)).collect())
}

fn kazakh(style: Style, units: &[Unit<'_>]) -> String {
    let (whole, parts) = split(units);
    let mut words = Vec::new();
    match whole.as_slice() {
        [] => {}
        [one] => words.push(format!("{one}-бабы")),
        many => words.push(format!("{}-баптары", many.join(", "))),
    }
    for unit in parts {
        let (own, of) = match style {
            Style::Code => ("бөлігі", "бөлігінің"),
            Style::Law => ("тармағы", "тармағының"),
        };
        words.push(match (unit.part, unit.sub) {
            (Some(part), Some(sub)) => format!("{}-бабы {part}-{of} {sub}) тармақшасы", unit.article),
            (None, Some(sub)) => format!("{}-бабының {sub}) тармақшасы", unit.article),
            (part, None) => format!("{}-бабының {}-{own}", unit.article, part.unwrap_or_default()),
        });
    }
    words.join(", ")
}

fn russian(style: Style, units: &[Unit<'_>]) -> String {
    let (whole, parts) = split(units);
    let mut words = Vec::new();
    match whole.as_slice() {
        [] => {}
        [one] => words.push(format!("статья {one}")),
        many => words.push(format!("статьи {}", many.join(", "))),
    }
    for unit in parts {
        let (own, of) = match style {
            Style::Code => ("часть", "части"),
            Style::Law => ("пункт", "пункта"),
        };
        words.push(match (unit.part, unit.sub) {
            (Some(part), Some(sub)) => format!("подпункт {sub}) {of} {part} статьи {}", unit.article),
            (None, Some(sub)) => format!("подпункт {sub}) статьи {}", unit.article),
            (part, None) => format!("{own} {} статьи {}", part.unwrap_or_default(), unit.article),
        });
    }
    words.join(", ")
}

fn english(units: &[Unit<'_>]) -> String {
    let written: Vec<String> = units
        .iter()
        .map(|unit| {
            let inner = [unit.part, unit.sub].into_iter().flatten();
            inner.fold(unit.article.to_owned(), |text, part| format!("{text}({part})"))
        })
        .collect();
    let noun = if written.len() == 1 { "article" } else { "articles" };
    format!("{noun} {}", written.join(", "))
}
