//! Changes of the law that are known while nobody has read their text yet (`watch.toml`): what to look at, and from
//! which day.
//!
//! A row decides nothing. Once the text is read, the rulebook or the clocks get their new rows and this one goes.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

use crate::appeal::Trilingual;
use crate::deadlines::Defect;
use crate::deadlines::source::Source;
use crate::powers::{Rulebook, Subject};

/// Its path below the law folder; a law folder may do without it.
const FILE: &str = "watch.toml";

/// A change of the law whose text nobody has read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadChange {
    /// The number of the act as it is cited, `306-VIII`; a word for an act that has none.
    pub act: String,
    /// What the act is called.
    pub name: Trilingual,
    /// When it was adopted; `None` of a bill.
    pub adopted: Option<NaiveDate>,
    /// The day from which it is in force; of a bill, the day on which somebody must look what became of it.
    pub date: NaiveDate,
    /// Whether the day was computed, since that of the publication was not found.
    pub estimated: bool,
    /// The articles of acts of the rulebook that it changes, as they are cited.
    pub articles: Vec<String>,
    /// The subjects that it may move.
    pub subjects: Vec<String>,
    /// The groups of subjects that it may move.
    pub groups: Vec<String>,
    /// What it may move, in plain words.
    pub moves: Trilingual,
    /// Its line in the file, from 1.
    pub line: usize,
}

impl UnreadChange {
    /// The number of the act, for people; `None` of one that has none.
    pub fn number(&self) -> Option<&str> {
        let (_, convocation) = self.act.rsplit_once('-')?;
        let roman = !convocation.is_empty() && convocation.chars().all(|digit| "IVX".contains(digit));
        roman.then_some(self.act.as_str())
    }

    /// Whether it may move a subject: named itself or with its group.
    pub fn concerns(&self, subject: &Subject) -> bool {
        self.subjects.contains(&subject.code) || self.groups.contains(&subject.group)
    }

    /// Whether its day has come.
    pub fn has_begun(&self, on: NaiveDate) -> bool {
        self.date <= on
    }

    /// What `law check` says of one whose day has come.
    pub(super) fn remark(&self) -> super::Fault {
        let about = if self.estimated { "about " } else { "" };
        let since = match self.adopted {
            Some(_) => format!("in force since {about}{}, its text is not read", self.date),
            None => format!("a bill, to be looked for since {about}{}", self.date),
        };
        super::Fault {
            file: FILE.to_owned(),
            line: self.line,
            message: format!("{} ({}): {since}: {}", self.act, self.name.en, self.moves.en),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WatchFile {
    #[serde(default)]
    watch: Vec<RawChange>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawChange {
    act: Spanned<String>,
    name: Spanned<RawText>,
    adopted: Option<Spanned<Datetime>>,
    date: Option<Spanned<Datetime>>,
    #[serde(default)]
    estimated: bool,
    #[serde(default)]
    articles: Vec<Spanned<String>>,
    #[serde(default)]
    subjects: Vec<Spanned<String>>,
    #[serde(default)]
    groups: Vec<Spanned<String>>,
    moves: Spanned<RawText>,
}

/// Three languages of which one may be forgotten, so that this is told as what it is.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawText {
    #[serde(default)]
    kk: String,
    #[serde(default)]
    ru: String,
    #[serde(default)]
    en: String,
}

/// Reads the list. Its codes are checked against the rulebook; without one (it has faults of its own) only the shape is.
pub(super) fn parse(
    files: &BTreeMap<String, String>,
    rulebook: Option<&Rulebook>,
) -> Result<Vec<UnreadChange>, Vec<Defect>> {
    let Some(text) = files.get(FILE) else {
        return Ok(Vec::new());
    };
    let mut source = Source::new(FILE, text);
    let rows = source.read::<WatchFile>().map(|file| file.watch).unwrap_or_default();
    let mut seen = BTreeSet::new();
    let mut changes = Vec::new();
    for row in &rows {
        if let Some(rulebook) = rulebook {
            check_codes(&mut source, row, rulebook);
        }
        let Some(change) = read(&mut source, row) else {
            continue;
        };
        if !seen.insert((change.act.clone(), change.date)) {
            let message = format!("{} of {} is there already", change.act, change.date);
            source.fault(row.act.span(), message);
        }
        changes.push(change);
    }
    changes.sort_by(|one, other| (one.date, &one.act).cmp(&(other.date, &other.act)));
    if source.defects.is_empty() {
        Ok(changes)
    } else {
        Err(source.defects)
    }
}

fn read(source: &mut Source<'_>, row: &RawChange) -> Option<UnreadChange> {
    let act = row.act.get_ref();
    if act.trim().is_empty() {
        source.fault(row.act.span(), "a watch row without an act");
    }
    let name = text(source, &row.name, &format!("the name of {act}"));
    let moves = text(source, &row.moves, &format!("what {act} may move"));
    let adopted = row.adopted.as_ref().and_then(|date| source.date(date));
    let Some(date) = &row.date else {
        source.fault(row.act.span(), format!("a watch row without date: {act}"));
        return None;
    };
    let codes = |list: &[Spanned<String>]| list.iter().map(|code| code.get_ref().clone()).collect();
    Some(UnreadChange {
        act: act.clone(),
        name,
        adopted,
        date: source.date(date)?,
        estimated: row.estimated,
        articles: codes(&row.articles),
        subjects: codes(&row.subjects),
        groups: codes(&row.groups),
        moves,
        line: source.line(row.act.span().start),
    })
}

fn text(source: &mut Source<'_>, written: &Spanned<RawText>, what: &str) -> Trilingual {
    let RawText { kk, ru, en } = written.get_ref().clone();
    let text = Spanned::new(written.span(), Trilingual { kk, ru, en });
    source.in_three_languages(what, &text);
    text.into_inner()
}

fn check_codes(source: &mut Source<'_>, row: &RawChange, rulebook: &Rulebook) {
    for article in &row.articles {
        if let Err(message) = rulebook.article(article.get_ref()) {
            source.fault(article.span(), message);
        }
    }
    for subject in &row.subjects {
        if rulebook.subject_name(subject.get_ref()).is_none() {
            source.fault(subject.span(), format!("unknown subject {:?}", subject.get_ref()));
        }
    }
    for group in &row.groups {
        if rulebook.group_name(group.get_ref()).is_none() {
            source.fault(group.span(), format!("unknown group {:?}", group.get_ref()));
        }
    }
}
