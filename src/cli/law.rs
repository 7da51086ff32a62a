//! `law deadline`, `law route`, `law check`, `law compare`, `law export`: the law asked directly, without filing anything;
//! and `law calendar`.
//!
//! It owns reading the law folder, and how the answers of the law stand on a terminal. It decides nothing.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::{DateTime, NaiveDate, NaiveDateTime};
use clap::Subcommand;
use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use serde_json::Value;

use super::{Refusal, inspect_store, output};
use crate::actions;
use crate::appeal::{Facts, Language, Problem};
use crate::clock;
use crate::config::Config;
use crate::deadlines::{Clock, civil};
use crate::law::view::{deadline_view, routing_view};
use crate::law::{self, Fault, Law};
use crate::powers::Outcome;
use crate::store::{StoreError, bodies};
use crate::territory::TerritoryCode;

mod answers;
mod calendar;
mod compare;
mod export;

use answers::{deadline_text, items, plain, report_text, routing_text};

#[derive(Debug, Subcommand)]
pub(crate) enum LawCommand {
    /// Count a term: registration day, due date, and every day in between with its reason.
    Deadline {
        /// Which clock.
        #[arg(long, value_parser = clock_parser())]
        clock: Clock,
        /// When it came or was decided: civil time in Kazakhstan, 2026-04-30T10:00, or RFC 3339 with an offset.
        #[arg(long, value_parser = civil_time)]
        from: NaiveDateTime,
        #[command(flatten)]
        words: Words,
    },
    /// Say who must answer, and why.
    Route {
        /// The day whose law is asked: 2026-04-30.
        #[arg(long, value_parser = day)]
        on: NaiveDate,
        /// The settled place: nine digits of KATO.
        #[arg(long, value_parser = territory_code)]
        settlement: TerritoryCode,
        /// The subject, for example road.pothole.
        #[arg(long)]
        subject: String,
        /// An answer to a question of the subject, for example road_class=street; may be repeated.
        #[arg(long = "fact", value_parser = fact)]
        facts: Vec<(String, String)>,
        #[command(flatten)]
        words: Words,
    },
    /// Prove the law data: no gap, no overlap, no fault. Exit 1 when there is any. Changes of the law that are in force
    /// and were not read are named and change no exit code.
    Check {
        /// The law folder; without it LAW_DIR, else the copy inside the binary.
        #[arg(long = "law")]
        folder: Option<PathBuf>,
        /// The day whose running terms must find their calendars, and by which changes of the law are in force; without it
        /// today.
        #[arg(long, value_parser = day)]
        on: Option<NaiveDate>,
    },
    /// Calendars of working days.
    #[command(subcommand)]
    Calendar(calendar::CalendarCommand),
    /// Replay stored appeals under two law folders: what would have gone elsewhere.
    Compare(compare::Compare),
    /// Write the division of powers for programs that are not ours.
    Export(export::Export),
}

/// The language of the answer.
#[derive(Debug, clap::Args)]
pub(crate) struct Words {
    /// Language of names and sentences: kk, ru, en.
    #[arg(long, default_value = "kk", value_parser = language_parser())]
    language: Language,
}

fn clock_parser() -> impl clap::builder::TypedValueParser<Value = Clock> {
    PossibleValuesParser::new(Clock::ALL.map(Clock::as_str)).try_map(|word| word.parse::<Clock>())
}

fn language_parser() -> impl clap::builder::TypedValueParser<Value = Language> {
    PossibleValuesParser::new(Language::ALL.map(Language::as_str)).try_map(|word| word.parse::<Language>())
}

fn civil_time(text: &str) -> Result<NaiveDateTime, String> {
    let civil_time = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
        .into_iter()
        .find_map(|shape| NaiveDateTime::parse_from_str(text, shape).ok());
    let with_offset = || DateTime::parse_from_rfc3339(text).ok().map(|at| civil(at.to_utc()));
    civil_time
        .or_else(with_offset)
        .ok_or_else(|| "write the time as 2026-04-30T10:00".to_owned())
}

/// The facts by their questions; one that is answered twice is refused.
fn once_each(given: &[(String, String)]) -> Result<Facts, Refusal> {
    let mut facts = Facts::new();
    for (question, answer) in given {
        if facts.insert(question.clone(), answer.clone()).is_some() {
            return Err(Refusal(format!(
                "--fact {question} is given twice: a question has one answer"
            )));
        }
    }
    Ok(facts)
}

/// A day, told how it is written.
pub(super) fn day(text: &str) -> Result<NaiveDate, String> {
    let read = (text.len() == 10).then(|| text.parse().ok()).flatten();
    read.ok_or_else(|| "write the day as 2026-04-30".to_owned())
}

fn territory_code(text: &str) -> Result<TerritoryCode, String> {
    TerritoryCode::parse(text).ok_or_else(|| "a code of KATO has nine digits".to_owned())
}

fn fact(text: &str) -> Result<(String, String), String> {
    let (question, answer) = text.split_once('=').ok_or("write a fact as question=answer")?;
    Ok((question.to_owned(), answer.to_owned()))
}

/// Why the law could not be read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum LawError {
    /// A folder or file that cannot be read.
    #[error("{path}: {why}", path = path.display())]
    Unreadable {
        /// Which.
        path: PathBuf,
        /// What the system says.
        why: std::io::Error,
    },
    /// The data are not whole.
    #[error("the law data are refused:\n{}", lines(.0))]
    Faulty(Vec<Fault>),
}

fn lines(faults: &[Fault]) -> String {
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// The law of a folder, else the copy inside the binary.
pub(crate) fn law_from(folder: Option<&Path>) -> Result<Law, LawError> {
    Law::parse(&files(folder)?).map_err(LawError::Faulty)
}

fn files(folder: Option<&Path>) -> Result<BTreeMap<String, String>, LawError> {
    let Some(folder) = folder else {
        return Ok(law::embedded_files());
    };
    let mut files = BTreeMap::new();
    read_folder(folder, "", &mut files)?;
    Ok(files)
}

/// Reads every TOML file below a folder under its path from the law folder.
fn read_folder(folder: &Path, prefix: &str, files: &mut BTreeMap<String, String>) -> Result<(), LawError> {
    let unreadable = |path: &Path, why| LawError::Unreadable {
        path: path.to_owned(),
        why,
    };
    for entry in std::fs::read_dir(folder).map_err(|why| unreadable(folder, why))? {
        let entry = entry.map_err(|why| unreadable(folder, why))?;
        let path = entry.path();
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if path.is_dir() {
            read_folder(&path, &format!("{name}/"), files)?;
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            let text = std::fs::read_to_string(&path).map_err(|why| unreadable(&path, why))?;
            files.insert(name, text);
        }
    }
    Ok(())
}

/// Runs a command of the law.
pub(crate) fn run(command: &LawCommand, json: bool) -> Result<ExitCode, Refusal> {
    let config = super::settings(super::COMMAND)?;
    match command {
        LawCommand::Deadline { clock, from, words } => {
            let law = law_from(config.law_dir.as_deref()).map_err(|error| Refusal(error.to_string()))?;
            let deadline = law.deadline(*clock, *from).map_err(|missing| {
                Refusal(format!(
                    "{missing}: the due date falls in a year without a calendar in the law data"
                ))
            })?;
            show(
                &written(&deadline_view(&deadline, words.language))?,
                json,
                deadline_text,
            );
            Ok(ExitCode::SUCCESS)
        }
        LawCommand::Route {
            on,
            settlement,
            subject,
            facts,
            words,
        } => {
            let facts = once_each(facts)?;
            let view = route(&config, *on, settlement, subject, &facts, words.language)?;
            show(&view, json, routing_text);
            Ok(ExitCode::SUCCESS)
        }
        LawCommand::Calendar(command) => calendar::run(command, &config, json),
        LawCommand::Check { folder, on } => {
            let on = on.unwrap_or_else(|| civil(clock::Clock::System.now()).date());
            check(folder.as_deref().or(config.law_dir.as_deref()), on, json)
        }
        LawCommand::Compare(asked) => compare::run(asked, &config, json),
        LawCommand::Export(asked) => export::run(asked, &config, json),
    }
}

/// A shape as JSON, which is also what the text is made from.
fn written(view: &impl serde::Serialize) -> Result<Value, Refusal> {
    serde_json::to_value(view).map_err(|error| Refusal::of("view", error))
}

fn show(view: &Value, json: bool, text: fn(&Value) -> String) {
    if json {
        output::json(view)
    } else {
        output::line(&text(view))
    }
}

/// Why an appeal cannot be about a place, for the operator.
fn unplaced(settlement: &TerritoryCode, problem: &Problem) -> String {
    match problem {
        Problem::RetiredSettlement { until, successor } => {
            let now = successor
                .as_ref()
                .map_or(String::new(), |(code, name)| format!("; it is now {code} {}", name.ru));
            format!("{settlement} was on the list until {until}{now}")
        }
        Problem::ComingSettlement { from } => format!("{settlement} is on the list from {from} only"),
        _ => format!("{settlement} is no settled place of the imported list"),
    }
}

/// Routes one question; the body is the one that would hold the case today.
fn route(
    config: &Config,
    on: NaiveDate,
    settlement: &TerritoryCode,
    subject: &str,
    facts: &Facts,
    language: Language,
) -> Result<Value, Refusal> {
    let law = law_from(config.law_dir.as_deref()).map_err(|error| Refusal(error.to_string()))?;
    let store = inspect_store(config)?;
    let refused = |error: StoreError| Refusal::of("database", error);
    let today = civil(clock::Clock::System.now()).date();
    let place = store
        .read(|c| actions::find_place_of_question(c, settlement, on, today))
        .map_err(refused)?
        .map_err(|problem| Refusal(unplaced(settlement, &problem)))?;
    let mut routing = law
        .powers
        .route(on, &place, subject, facts)
        .map_err(|why| Refusal(why.sentence(subject, on)))?;
    let holder = store
        .read(|c| bodies::holder_of(c, &place, &mut routing, on))
        .map_err(refused)?
        .filter(|_| routing.outcome == Outcome::Routed)
        .map(|body| body.code);
    written(&routing_view(&routing, holder.as_ref(), language))
}

fn check(folder: Option<&Path>, on: NaiveDate, json: bool) -> Result<ExitCode, Refusal> {
    let files = files(folder).map_err(|error| Refusal(error.to_string()))?;
    let report = law::check(&files, on);
    let view = serde_json::to_value(&report).map_err(|error| Refusal::of("report", error))?;
    show(&view, json, report_text);
    Ok(if report.is_clean() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(1)
    })
}
