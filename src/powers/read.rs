//! Reads the files of the powers into compiled versions, gathering every fault it meets.
//!
//! It owns the checks of a single entry: codes known and unique, three languages, dates. The rows of tables are
//! `rows`' matter, the proof `check`'s.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use toml::Spanned;
use toml::value::Datetime;

use super::book::{PLACES, UNKNOWN, Wording};
use super::cite::{Act, Style};
use super::fault::{Fault, Source};
use super::quotes::Quotes;
use super::raw::{RawActs, RawBodies, RawNames, RawOwners, RawQuestions, RawVersion};
use super::{Answer, Function, Question};
use crate::appeal::Trilingual;
use crate::territory::Level;

/// The last day of a version that nothing replaces.
pub(super) const OPEN_END: Option<NaiveDate> = NaiveDate::from_ymd_opt(9999, 12, 31);

/// Gathers the faults of a reading.
#[derive(Default)]
pub(super) struct Reader {
    pub faults: BTreeSet<Fault>,
    /// Those of files that could not be read at all; what the others say then is mostly their echo.
    pub unreadable: BTreeSet<Fault>,
    /// How many faults were noted, the same one again included.
    pub noted: usize,
}

impl Reader {
    /// Notes a fault at a span.
    pub fn fault(&mut self, source: &Source<'_>, span: &std::ops::Range<usize>, message: impl Into<String>) {
        self.noted += 1;
        self.faults.insert(source.fault(span, message));
    }

    /// The shape of a file, or `None` and a fault.
    pub fn file<T: serde::de::DeserializeOwned>(&mut self, source: &Source<'_>) -> Option<T> {
        source.read().map_err(|fault| self.unreadable.insert(fault)).ok()
    }

    /// Three languages, none of them blank.
    pub fn names(&mut self, source: &Source<'_>, raw: &Spanned<RawNames>, what: &str) -> Trilingual {
        let names = raw.get_ref().clone();
        let names = Trilingual {
            kk: names.kk,
            ru: names.ru,
            en: names.en,
        };
        for language in names.missing() {
            self.fault(
                source,
                &raw.span(),
                format!("missing translation: {what} has no {language}"),
            );
        }
        names
    }

    /// Refuses a code that was there before.
    pub fn unique(&mut self, source: &Source<'_>, code: &Spanned<String>, seen: &mut BTreeSet<String>, what: &str) {
        if !seen.insert(code.get_ref().clone()) {
            self.fault(source, &code.span(), format!("duplicate {what} {}", code.get_ref()));
        }
    }

    /// A civil date without a time.
    pub fn date(&mut self, source: &Source<'_>, raw: &Spanned<Datetime>) -> Option<NaiveDate> {
        let value = raw.get_ref();
        let date = value
            .date
            .filter(|_| value.time.is_none())
            .and_then(|date| NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into()));
        if date.is_none() {
            self.fault(source, &raw.span(), format!("{value} is not a date like 2026-01-01"));
        }
        date
    }

    /// First and last day of what is dated, within those of what it stands in; `None` and a fault where no day is left.
    pub fn days(
        &mut self,
        source: &Source<'_>,
        (from, until): (&Option<Spanned<Datetime>>, &Option<Spanned<Datetime>>),
        (first, last): (i32, i32),
        what: &str,
    ) -> Option<(i32, i32)> {
        let mut own = |date: &Option<Spanned<Datetime>>| match date {
            Some(date) => Some(Some(super::book::day(self.date(source, date)?))),
            None => Some(None),
        };
        let (begins, ends) = (own(from)?, own(until)?);
        let days = (
            begins.map_or(first, |day| day.max(first)),
            ends.map_or(last, |day| day.min(last)),
        );
        if days.0 <= days.1 {
            return Some(days);
        }
        if let Some(date) = from.as_ref().or(until.as_ref()) {
            self.fault(source, &date.span(), format!("dead: no day is left to {what}"));
        }
        None
    }

    /// One of the known words of a list.
    pub fn word<T: std::str::FromStr>(&mut self, source: &Source<'_>, raw: &Spanned<String>, what: &str) -> Option<T> {
        let parsed = raw.get_ref().parse().ok();
        if parsed.is_none() {
            self.fault(source, &raw.span(), format!("unknown {what} {:?}", raw.get_ref()));
        }
        parsed
    }
}

/// The functions of `bodies.toml`.
pub(super) fn functions(reader: &mut Reader, source: &Source<'_>) -> Vec<Function> {
    let Some(raw) = reader.file::<RawBodies>(source) else {
        return Vec::new();
    };
    let mut seen = BTreeSet::new();
    let mut functions = Vec::new();
    for function in &raw.function {
        let Some(level) = reader.word::<Level>(source, &function.level, "level") else {
            continue;
        };
        let code = function.code.get_ref();
        if !seen.insert((level, code.clone())) {
            let message = format!("duplicate function {code} at level {}", level.as_str());
            reader.fault(source, &function.code.span(), message);
        }
        let name = reader.names(source, &function.name, &format!("function {code}"));
        let patterns = [&name.kk, &name.ru, &name.en];
        if level != Level::Republic && !patterns.iter().all(|pattern| pattern.contains("{territory}")) {
            let message = format!("function {code}: a name without {{territory}}");
            reader.fault(source, &function.name.span(), message);
        }
        functions.push(Function {
            code: code.clone(),
            level,
            name,
        });
    }
    functions
}

/// The words that the tables of a version refer to.
pub(super) struct Glossary {
    pub acts: BTreeMap<String, Act>,
    pub owners: BTreeMap<String, Trilingual>,
    pub questions: BTreeMap<String, Question>,
    pub quotes: Quotes,
}

/// Reads `acts.toml`.
pub(super) fn acts(reader: &mut Reader, source: &Source<'_>) -> BTreeMap<String, Act> {
    let mut seen = BTreeSet::new();
    let mut acts = BTreeMap::new();
    for act in reader.file::<RawActs>(source).map(|raw| raw.act).unwrap_or_default() {
        reader.unique(source, &act.code, &mut seen, "act");
        let code = act.code.get_ref().clone();
        let style = match act.style.get_ref().as_str() {
            "code" => Style::Code,
            "law" => Style::Law,
            other => {
                reader.fault(
                    source,
                    &act.style.span(),
                    format!("unknown style {other:?}: code or law"),
                );
                Style::Law
            }
        };
        let name = reader.names(source, &act.name, &format!("name of act {code}"));
        let of = reader.names(source, &act.of, &format!("genitive of act {code}"));
        let short = reader.names(source, &act.short, &format!("short name of act {code}"));
        if let Some(blank) = act.number.as_ref().filter(|number| number.get_ref().trim().is_empty()) {
            reader.fault(source, &blank.span(), format!("act {code} has an empty number"));
        }
        let number = act.number.map(Spanned::into_inner);
        let read_on = act.read_on.and_then(|date| reader.date(source, &date));
        let in_force_from = act.in_force_from.and_then(|date| reader.date(source, &date));
        let read = Act {
            code: code.clone(),
            style,
            name,
            of,
            short,
            number,
            read_on,
            in_force_from,
        };
        acts.insert(code, read);
    }
    acts
}

/// Reads `owners.toml`.
pub(super) fn owners(reader: &mut Reader, source: &Source<'_>) -> BTreeMap<String, Trilingual> {
    let mut seen = BTreeSet::new();
    let mut owners = BTreeMap::new();
    for owner in reader
        .file::<RawOwners>(source)
        .map(|raw| raw.owner)
        .unwrap_or_default()
    {
        reader.unique(source, &owner.code, &mut seen, "owner");
        let code = owner.code.get_ref().clone();
        let name = reader.names(source, &owner.name, &format!("owner {code}"));
        owners.insert(code, name);
    }
    owners
}

/// Reads `questions.toml`; the sentences of the answers go to the wording.
pub(super) fn questions(reader: &mut Reader, source: &Source<'_>, wording: &mut Wording) -> BTreeMap<String, Question> {
    let mut seen = BTreeSet::new();
    let mut questions = BTreeMap::new();
    for raw in reader
        .file::<RawQuestions>(source)
        .map(|raw| raw.question)
        .unwrap_or_default()
    {
        reader.unique(source, &raw.code, &mut seen, "question");
        let code = raw.code.get_ref().clone();
        let text = reader.names(source, &raw.text, &format!("question {code}"));
        let help = reader.names(source, &raw.help, &format!("help of question {code}"));
        let mut known = BTreeSet::new();
        let mut answers = Vec::new();
        for answer in &raw.answer {
            reader.unique(source, &answer.code, &mut known, "answer");
            let own = answer.code.get_ref().clone();
            let text = reader.names(source, &answer.text, &format!("answer {code}={own}"));
            let why = reader.names(source, &answer.why, &format!("why of {code}={own}"));
            wording.answers.insert((code.clone(), own.clone()), why);
            answers.push(Answer { code: own, text });
        }
        if answers.last().is_none_or(|last| last.code != UNKNOWN) {
            reader.fault(
                source,
                &raw.code.span(),
                format!("the last answer of {code} is not {UNKNOWN}"),
            );
        }
        if answers.len() > 64 {
            reader.fault(
                source,
                &raw.code.span(),
                format!("question {code} has more than 64 answers"),
            );
        }
        questions.insert(
            code.clone(),
            Question {
                code,
                text,
                help,
                answers,
            },
        );
    }
    questions
}

/// What `version.toml` says: the first day, the group files in order, and the wording of decisions.
pub(super) struct Head {
    pub from: NaiveDate,
    /// The line of `valid_from`.
    pub line: usize,
    /// Group codes with their lines.
    pub groups: Vec<(String, usize)>,
    pub wording: Wording,
}

/// Reads `version.toml`.
pub(super) fn head(reader: &mut Reader, source: &Source<'_>) -> Option<Head> {
    let raw: RawVersion = reader.file(source)?;
    if raw.sources.get_ref().iter().all(|text| text.trim().is_empty()) {
        reader.fault(source, &raw.sources.span(), "a rulebook without sources");
    }
    let mut wording = Wording {
        subject: reader.names(source, &raw.why.subject, "why.subject"),
        missing: reader.names(source, &raw.why.missing, "why.missing"),
        open: reader.names(source, &raw.why.open, "why.open"),
        ..Wording::default()
    };
    for kind in PLACES {
        let place = raw.place.iter().find(|place| place.code.get_ref() == kind);
        let text = place.map(|place| reader.names(source, &place.why, &format!("place {kind}")));
        if text.is_none() {
            reader.fault(source, &(0..0), format!("no [[place]] {kind}"));
        }
        wording.places.push(text.unwrap_or_default());
    }
    let mut places = BTreeSet::new();
    for place in &raw.place {
        reader.unique(source, &place.code, &mut places, "place");
        if !PLACES.contains(&place.code.get_ref().as_str()) {
            reader.fault(
                source,
                &place.code.span(),
                format!("unknown place {:?}", place.code.get_ref()),
            );
        }
    }
    let mut seen = BTreeSet::new();
    let mut groups = Vec::new();
    for group in raw.groups.get_ref() {
        reader.unique(source, group, &mut seen, "group");
        groups.push((group.get_ref().clone(), source.line(group.span().start)));
    }
    let line = source.line(raw.valid_from.span().start);
    let from = reader.date(source, &raw.valid_from)?;
    Some(Head {
        from,
        line,
        groups,
        wording,
    })
}
