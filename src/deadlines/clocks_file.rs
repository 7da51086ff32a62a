//! The files of the clocks: one file for each version under `clocks/`.
//!
//! A version is refused unless it has a term for every clock, and the versions unless they follow each other without
//! a gap and without an overlap.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

use super::source::{Defect, Source};
use super::{Clock, Clocks, Confidence, FirstDay, Months, Start, Term, Version};
use crate::appeal::Trilingual;

/// The longest terms that are believed; a longer one is a slip of the pen.
const LONGEST_WORKING_DAYS: u32 = 250;
const LONGEST_MONTHS: u32 = 36;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VersionFile {
    version: Spanned<String>,
    valid_from: Spanned<Datetime>,
    valid_until: Option<Spanned<Datetime>>,
    source: Spanned<String>,
    office_closes: Spanned<Datetime>,
    term: Vec<TermRow>,
    extension: MonthsRow,
    complaint_filing: MonthsRow,
    complaint_filing_unnamed: MonthsRow,
    suit: MonthsRow,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TermRow {
    clock: Spanned<Clock>,
    working_days: Spanned<u32>,
    starts: Start,
    first_day: FirstDay,
    article: Spanned<String>,
    confidence: Confidence,
    basis: Spanned<Trilingual>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MonthsRow {
    months: Spanned<u32>,
    article: Spanned<String>,
    confidence: Confidence,
    basis: Spanned<Trilingual>,
}

/// A version with the place where its first day is written.
struct Read<'a> {
    version: Version,
    source: Source<'a>,
    at: std::ops::Range<usize>,
}

/// Parses the versions among the files of the law folder. `first_known` is the first day of the calendars: the
/// versions must reach back to it.
pub(super) fn parse(files: &BTreeMap<String, String>, first_known: Option<NaiveDate>) -> Result<Clocks, Vec<Defect>> {
    let mut versions = Vec::new();
    let mut defects = Vec::new();
    for (file, text) in files {
        if file == super::NOTICES || !file.starts_with("clocks/") || !file.ends_with(".toml") {
            continue;
        }
        let mut source = Source::new(file, text);
        let written = source.read::<VersionFile>();
        let at = written.as_ref().map_or(0..0, |written| written.valid_from.span());
        match written.and_then(|written| version(&mut source, written)) {
            Some(version) => versions.push(Read { version, source, at }),
            None => defects.append(&mut source.defects),
        }
    }
    if versions.is_empty() && defects.is_empty() {
        let message = "there is no version of the clocks".to_owned();
        defects.push(Defect {
            file: "clocks".to_owned(),
            line: 1,
            message,
        });
    }
    if defects.is_empty() {
        follow_each_other(&mut versions, first_known);
    }
    for read in &mut versions {
        defects.append(&mut read.source.defects);
    }
    if defects.is_empty() {
        Ok(Clocks::of(versions.into_iter().map(|read| read.version).collect()))
    } else {
        Err(defects)
    }
}

fn version(source: &mut Source<'_>, file: VersionFile) -> Option<Version> {
    let valid_from = source.date(&file.valid_from);
    let valid_until = file.valid_until.as_ref().map(|written| source.date(written));
    let office_closes = source.time(&file.office_closes);
    if let (Some(from), Some(Some(until)), Some(written)) = (valid_from, valid_until, &file.valid_until)
        && until < from
    {
        source.fault(
            written.span(),
            format!("valid_until {until} is before valid_from {from}"),
        );
    }
    filled(source, "version", &file.version);
    filled(source, "source", &file.source);
    let terms = terms(source, file.term, file.version.span());
    let extension = months(source, "extension", file.extension);
    let complaint_filing = months(source, "complaint_filing", file.complaint_filing);
    let unnamed = months(source, "complaint_filing_unnamed", file.complaint_filing_unnamed);
    let suit = months(source, "suit", file.suit);
    source.defects.is_empty().then_some(Version {
        name: file.version.into_inner(),
        valid_from: valid_from?,
        valid_until: valid_until.flatten(),
        source: file.source.into_inner(),
        office_closes: office_closes?,
        terms,
        extension,
        complaint_filing,
        complaint_filing_unnamed: unnamed,
        suit,
    })
}

fn filled(source: &mut Source<'_>, field: &str, text: &Spanned<String>) {
    if text.get_ref().trim().is_empty() {
        source.fault(text.span(), format!("{field} is empty"));
    }
}

fn terms(source: &mut Source<'_>, rows: Vec<TermRow>, file: std::ops::Range<usize>) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    for row in rows {
        let clock = *row.clock.get_ref();
        let name = clock.as_str();
        if terms.iter().any(|term| term.clock == clock) {
            source.fault(row.clock.span(), format!("`{name}` has a second term"));
        }
        let working_days = *row.working_days.get_ref();
        let (shortest, longest) = match clock {
            // The day itself.
            Clock::Register | Clock::EmergencyForward => (0, 0),
            _ => (1, LONGEST_WORKING_DAYS),
        };
        if !(shortest..=longest).contains(&working_days) {
            let message = format!("`{name}` cannot have {working_days} working days ({shortest} to {longest})");
            source.fault(row.working_days.span(), message);
        }
        filled(source, "article", &row.article);
        source.in_three_languages(&format!("the basis of `{name}`"), &row.basis);
        terms.push(Term {
            clock,
            working_days,
            starts: row.starts,
            first_day: row.first_day,
            article: row.article.into_inner(),
            confidence: row.confidence,
            basis: row.basis.into_inner(),
        });
    }
    for clock in Clock::ALL {
        if !terms.iter().any(|term| term.clock == clock) {
            source.fault(file.clone(), format!("there is no term for `{}`", clock.as_str()));
        }
    }
    terms.sort_by_key(|term| term.clock);
    terms
}

fn months(source: &mut Source<'_>, name: &str, row: MonthsRow) -> Months {
    let months = *row.months.get_ref();
    if !(1..=LONGEST_MONTHS).contains(&months) {
        let message = format!("`{name}` cannot have {months} months (1 to {LONGEST_MONTHS})");
        source.fault(row.months.span(), message);
    }
    filled(source, "article", &row.article);
    source.in_three_languages(&format!("the basis of `{name}`"), &row.basis);
    Months {
        months,
        article: row.article.into_inner(),
        confidence: row.confidence,
        basis: row.basis.into_inner(),
    }
}

/// Every day from the first calendar on has exactly one version.
fn follow_each_other(versions: &mut [Read<'_>], first_known: Option<NaiveDate>) {
    versions.sort_by_key(|read| read.version.valid_from);
    if let (Some(first), Some(known)) = (versions.first_mut(), first_known)
        && first.version.valid_from > known
    {
        let message = format!("no version of the clocks is in force on {known}, which has a calendar");
        first.source.fault(first.at.clone(), message);
    }
    let mut before: Option<(String, Option<NaiveDate>)> = None;
    for read in versions.iter_mut() {
        let from = read.version.valid_from;
        if let Some((name, until)) = &before {
            let next = until.and_then(|last| last.succ_opt());
            let message = match next {
                Some(next) if next == from => None,
                Some(next) if next < from => {
                    let last = from.pred_opt().unwrap_or(from);
                    Some(format!("no version is in force from {next} to {last}, both included"))
                }
                _ => Some(format!("{from} is already in the version {name}")),
            };
            if let Some(message) = message {
                read.source.fault(read.at.clone(), message);
            }
        }
        before = Some((read.version.name.clone(), read.version.valid_until));
    }
    if let Some(last) = versions.last_mut()
        && let Some(until) = last.version.valid_until
    {
        last.source
            .fault(last.at.clone(), format!("no version is in force after {until}"));
    }
}
