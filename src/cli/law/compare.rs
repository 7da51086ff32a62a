//! `law compare`: a changed rulebook tried on the appeals that were filed, before it takes effect.
//!
//! It owns the arguments and how the difference stands on a terminal. What differs is found by `powers::compare`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::NaiveDate;
use serde::Serialize;

use super::{law_from, output};
use crate::cli::{Refusal, inspect_store};
use crate::config::Config;
use crate::law::Law;
use crate::powers::compare::{BadFacts, Comparison, Country, Elsewhere, Move, Replay, Side, in_force};
use crate::store::{Store, StoreError, appeals, bodies, territories};

/// Appeals read at once: so many that a statement's own cost is nothing, so few that they take no memory to speak of.
const PAGE: i64 = 10_000;
/// Rows of a table on a terminal; JSON has them all.
const ROWS: usize = 20;

#[derive(Debug, clap::Args)]
pub(crate) struct Compare {
    /// The law folder as it is.
    #[arg(long)]
    old: PathBuf,
    /// The law folder as it would be.
    #[arg(long)]
    new: PathBuf,
    /// Replay appeals registered on this day or later: 2026-01-01.
    #[arg(long, value_parser = super::day)]
    from: Option<NaiveDate>,
    /// Replay appeals registered on this day or before.
    #[arg(long, value_parser = super::day)]
    to: Option<NaiveDate>,
    /// Ask the law of this day; without it, of the day from which neither folder changes any more.
    #[arg(long, value_parser = super::day)]
    on: Option<NaiveDate>,
    /// How many appeals to name: a number, or `all`. 20 on a terminal, 100 in JSON.
    #[arg(long, value_parser = cases)]
    cases: Option<usize>,
}

fn cases(text: &str) -> Result<usize, String> {
    match text {
        "all" => Ok(usize::MAX),
        number => number.parse().map_err(|_| "write a number, or all".to_owned()),
    }
}

/// The result: what was asked, then what was found.
#[derive(Serialize)]
struct Report<'a> {
    old: &'a Path,
    new: &'a Path,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    #[serde(flatten)]
    found: Comparison,
}

/// Why the replay stopped.
#[derive(Debug, thiserror::Error)]
enum Stopped {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("database: {0}")]
    BadFacts(#[from] BadFacts),
}

/// Replays the stored appeals and prints the difference: exit 0 whether there is one or not.
pub(super) fn run(asked: &Compare, config: &Config, json: bool) -> Result<ExitCode, Refusal> {
    if let (Some(from), Some(to)) = (asked.from, asked.to)
        && from > to
    {
        output::complain(&format!("--from {from} is after --to {to}"));
        return Ok(ExitCode::from(2));
    }
    let (old, new) = (read(&asked.old)?, read(&asked.new)?);
    let store = inspect_store(config)?;
    let keep = asked.cases.unwrap_or(if json { 100 } else { 20 });
    let found = replay(&store, &old, &new, asked, keep).map_err(|stopped| Refusal(stopped.to_string()))?;
    let report = Report {
        old: &asked.old,
        new: &asked.new,
        from: asked.from,
        to: asked.to,
        found,
    };
    if json {
        output::json(&serde_json::to_value(&report).map_err(|error| Refusal::of("report", error))?);
    } else {
        output::line(&report_text(&report));
    }
    Ok(ExitCode::SUCCESS)
}

/// The law of a folder; a refusal says which of the two it is.
fn read(folder: &Path) -> Result<Law, Refusal> {
    law_from(Some(folder)).map_err(|error| Refusal(format!("{}: {error}", folder.display())))
}

fn replay(store: &Store, old: &Law, new: &Law, asked: &Compare, keep: usize) -> Result<Comparison, Stopped> {
    let on = asked.on.unwrap_or_else(|| in_force(&old.powers, &new.powers));
    store.read(|c| {
        let country = Country {
            places: territories::places(c, on)?,
            bodies: bodies::staffing(c)?,
        };
        let mut replay = Replay::new(&old.powers, &new.powers, on, &country, keep);
        let mut after = None;
        loop {
            let page = appeals::filed(c, asked.from, asked.to, after.as_ref(), PAGE)?;
            let Some(last) = page.last() else {
                return Ok(replay.finish());
            };
            after = Some(last.number.clone());
            for filed in page {
                replay.ask(filed)?;
            }
        }
    })
}

fn report_text(report: &Report<'_>) -> String {
    let found = &report.found;
    let day = |day: Option<NaiveDate>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
    let mut text = [
        ("old", report.old.display().to_string()),
        ("new", report.new.display().to_string()),
        ("law of", found.on.to_string()),
        ("registered", format!("{} – {}", day(report.from), day(report.to))),
        ("appeals", found.appeals.to_string()),
        ("elsewhere", found.elsewhere.to_string()),
        (
            "other rule",
            format!("{} (same body, other rule, basis or confidence)", found.other_rule),
        ),
    ]
    .map(|(name, value)| format!("{name:<12}{value}\n"))
    .concat();
    text += &moves_text("Level", &found.by_level);
    text += &moves_text("Function", &found.by_function);
    text += &moves_text("Budget level", &found.by_budget_level);
    text += &moves_text("Body", &found.by_body);
    let subjects = found.by_subject.iter();
    let subjects = subjects.map(|row| (row.appeals, row.subject.clone())).collect();
    text += &table_text("Subject", subjects);
    text += &cases_text(found);
    text.trim_end().to_owned()
}

fn moves_text(title: &str, rows: &[Move]) -> String {
    let word = |word: &Option<String>| word.clone().unwrap_or_else(|| "nobody".to_owned());
    let rows = rows.iter();
    let rows = rows.map(|row| (row.appeals, format!("{} → {}", word(&row.old), word(&row.new))));
    table_text(title, rows.collect())
}

/// A table with its numbers in one column; none where it is empty.
fn table_text(title: &str, rows: Vec<(u64, String)>) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let mut text = format!("\n{title}\n");
    for (appeals, words) in rows.iter().take(ROWS) {
        text += &format!("{appeals:>10}  {words}\n");
    }
    if rows.len() > ROWS {
        text += &format!("            and {} more rows: --json has them all\n", rows.len() - ROWS);
    }
    text
}

fn cases_text(found: &Comparison) -> String {
    if found.cases.is_empty() {
        return String::new();
    }
    let mut text = format!("\nAppeals ({} of {})\n", found.cases.len(), found.elsewhere);
    for case in &found.cases {
        text += &case_text(case);
        text += "\n";
    }
    text
}

fn case_text(case: &Elsewhere) -> String {
    let facts: Vec<String> = case.facts.iter().map(|(k, v)| format!("{k}={v}")).collect();
    let asked = [case.subject.clone(), facts.join(" ")].join(" ");
    format!(
        "{}  {}  {}  {}: {} → {}",
        case.number,
        case.registered_on,
        case.settlement,
        asked.trim_end(),
        side_text(&case.old),
        side_text(&case.new)
    )
}

/// A side in short: the body with its rule and who pays, or why there is none.
fn side_text(side: &Side) -> String {
    if let Some(reason) = &side.reason {
        return format!("{} ({reason})", side.outcome);
    }
    let body = side.body.as_ref().map_or("nobody", |body| body.0.as_str());
    let named = match (&side.level, &side.function) {
        (Some(level), Some(function)) => format!("{}/{function}", level.as_str()),
        _ => side.outcome.to_owned(),
    };
    let rule = side.rule.as_deref().unwrap_or_default();
    let budget = side.budget_level.as_deref().unwrap_or_default();
    format!("{body} ({named}, {rule}, budget {budget})")
}
