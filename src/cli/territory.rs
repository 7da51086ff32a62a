//! `territory`: imports a list of the classifier with its bodies, shows beforehand what it would change, and confirms what took
//! the place of retired territories.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::{DateTime, NaiveDate, Utc};
use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::{Refusal, inspect_store, office_beside, office_that_is_there, output};
use crate::actions::{self, ImportError, ImportOptions, ImportReport, Office, WithdrawError};
use crate::clock::Clock;
use crate::config::Config;
use crate::territory::{Changes, ImportedList, LARGEST_LIST, Newer, RetiresMost, Territory, TerritoryCode};

mod successors;
use successors::Succeed;

#[derive(Debug, Subcommand)]
pub(crate) enum TerritoryCommand {
    /// Import a list of the classifier. Rows that cannot be understood are named, all of them, and refuse the file.
    Import(Import),
    /// Take back a list that has not come into force yet.
    Withdraw(Withdraw),
    /// List the retired territories without a confirmed successor, with what is suggested for each.
    Successors,
    /// Confirm what took the place of a retired territory: open cases of its body go there.
    Succeed(Succeed),
}

#[derive(Debug, Args)]
pub(crate) struct Withdraw {
    /// The day on which the list would take force.
    on: NaiveDate,
    /// Only for this one of the topmost territories of the list.
    #[arg(long, value_parser = successors::code)]
    territory: Option<TerritoryCode>,
}

#[derive(Debug, Args)]
pub(crate) struct Import {
    /// The official workbook (.xlsx), or CSV with commas or semicolons in UTF-8 or Windows-1251, with the columns code,
    /// name_ru[, name_kk[, name_en]] or those of the published list.
    file: PathBuf,
    /// The day on which the list takes force, at most two years ahead; today where it is not said. What it changes from a later
    /// day waits for it.
    #[arg(long, value_parser = super::law::day)]
    on: Option<NaiveDate>,
    /// Show what would be created, renamed, moved and retired, and write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Import a list that retires more than half of what is in force in one of its topmost territories.
    #[arg(long)]
    retire_most: bool,
    /// Import a list that names no version after one that does.
    #[arg(long)]
    unversioned: bool,
    /// Leave out the rows that cannot be understood, and say which; what is there of them stays as it is.
    #[arg(long)]
    skip_unknown: bool,
}

pub(crate) fn run(command: &TerritoryCommand, config: &Config, json: bool) -> Result<ExitCode, Refusal> {
    match command {
        TerritoryCommand::Import(import) if import.dry_run => read_in(import, &office_that_is_there(config)?, json),
        TerritoryCommand::Import(import) => read_in(import, &office_beside(config)?, json),
        TerritoryCommand::Withdraw(withdraw) => take_back(withdraw, &office_that_is_there(config)?, json),
        TerritoryCommand::Successors => successors::list(&inspect_store(config)?, json),
        TerritoryCommand::Succeed(command) => {
            let office = office_that_is_there(config)?;
            successors::succeed(command, &office, config.address_is_known(), json)
        }
    }
}

fn read_in(import: &Import, office: &Office, json: bool) -> Result<ExitCode, Refusal> {
    let name = import.file.display().to_string();
    let bytes = read(&import.file).map_err(|error| Refusal::of(&name, error))?;
    let file = import.file.file_name().unwrap_or(import.file.as_os_str());
    let options = ImportOptions {
        on: import.on,
        dry_run: import.dry_run,
        retire_most: import.retire_most,
        unversioned: import.unversioned,
        skip_unknown: import.skip_unknown,
        file: file.to_string_lossy().into_owned(),
    };
    let now: DateTime<Utc> = Clock::System.now();
    let report =
        actions::import_territory(office, &bytes, &options, now).map_err(|error| refused(&name, import, error))?;
    if json {
        let mut view = serde_json::to_value(&report).map_err(|error| Refusal::of("report", error))?;
        if let (true, Value::Object(view)) = (import.dry_run, &mut view) {
            view.insert("dry_run".to_owned(), json!(true));
            view.insert("changes".to_owned(), changes_view(&report.changes));
        }
        output::json(&view);
    } else {
        show(&report, import.dry_run);
    }
    Ok(ExitCode::SUCCESS)
}

fn take_back(withdraw: &Withdraw, office: &Office, json: bool) -> Result<ExitCode, Refusal> {
    let now: DateTime<Utc> = Clock::System.now();
    let on = withdraw.on;
    let withdrawn =
        actions::withdraw_list(office, on, withdraw.territory.as_ref(), now).map_err(|error| match error {
            WithdrawError::InForce => Refusal(format!(
                "{on} has come: a list that is in force is followed by a newer one"
            )),
            WithdrawError::Unknown => Refusal(format!("no list that was imported takes force on {on} there")),
            WithdrawError::Later(list) => Refusal(format!(
                "a list of a later day counts with it, withdraw that first: {}",
                described(&list)
            )),
            WithdrawError::Store(error) => Refusal::of("database", error),
        })?;
    if json {
        output::json(&serde_json::to_value(&withdrawn).map_err(|error| Refusal::of("report", error))?);
        return Ok(ExitCode::SUCCESS);
    }
    for list in &withdrawn.lists {
        output::line(&format!("withdrawn: {list}"));
    }
    output::line(&format!(
        "stay in force {}, do not come {}, keep name and kind {}",
        withdrawn.stay, withdrawn.do_not_come, withdrawn.keep_names
    ));
    Ok(ExitCode::SUCCESS)
}

/// A list with its territory and its day.
fn described(list: &ImportedList) -> String {
    let version = list.version.as_deref();
    let version = version.map_or_else(String::new, |version| format!(" ({version})"));
    format!(
        "{}{version}, in force in {} from {}",
        list.file, list.territory, list.valid_from
    )
}

/// The file, no further than a list can be long: what is longer is refused by its size.
fn read(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(file)?
        .take(LARGEST_LIST as u64 + 1)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn refused(name: &str, import: &Import, error: ImportError) -> Refusal {
    match error {
        ImportError::List(refused) => Refusal::of(name, refused),
        ImportError::Older(Newer::ByDay(list)) => {
            let on = import.on.map_or("today".to_owned(), |on| on.to_string());
            Refusal(format!(
                "{name}: takes force on {on}, but a list of a later day was imported before: {}. \
                 Where that one was imported by mistake, `territory withdraw` takes it back before its day. Nothing was \
                 imported.",
                described(&list)
            ))
        }
        ImportError::Older(Newer::ByVersion(list)) => Refusal(format!(
            "{name}: its version is older than that of a list imported before: {}. Nothing was imported.",
            described(&list)
        )),
        ImportError::Older(Newer::Unversioned(list)) => Refusal(format!(
            "{name}: names no version, but a list imported before does: {}. If it is newer, import it with --unversioned. \
             Nothing was imported.",
            described(&list)
        )),
        ImportError::RetiresMost(most) => Refusal(format!("{name}: {}. Nothing was imported.", retires_most(&most))),
        ImportError::TooFarAhead(last) => Refusal(format!(
            "{name}: --on lies too far ahead, a list may take force on {last} at the latest. Nothing was imported."
        )),
        ImportError::Store(error) => Refusal::of("database", error),
    }
}

/// Where a list would retire most of what is there, and what to do.
fn retires_most(most: &[RetiresMost]) -> String {
    let each = |one: &RetiresMost| {
        format!(
            "{} of {} territories in force in {}",
            one.retired, one.of, one.territory
        )
    };
    let each: Vec<String> = most.iter().map(each).collect();
    format!(
        "would retire {}: is the file whole? Look with --dry-run; if it is, import it with --retire-most",
        each.join(", ")
    )
}

fn named(territory: &Territory) -> Value {
    json!({ "code": territory.code, "name": territory.name.ru })
}

/// What changes, one by one, in Russian names, which every list has.
fn changes_view(changes: &Changes) -> Value {
    let (moved, retired): (Vec<_>, Vec<_>) = changes.retired.iter().partition(|one| one.moved_to().is_some());
    json!({
        "created": changes.created.iter().map(|one| named(&one.territory)).collect::<Vec<_>>(),
        "returned": changes.returned.iter().map(|one| named(&one.after)).collect::<Vec<_>>(),
        "renamed": changes.changed.iter().map(|one| json!({
            "code": one.after.code,
            "from": one.before.name.ru,
            "to": one.after.name.ru,
            "kind": one.after.kind.as_str(),
        })).collect::<Vec<_>>(),
        "moved": moved.iter().map(|one| json!({
            "from": one.territory.code,
            "to": one.moved_to(),
            "name": one.territory.name.ru,
        })).collect::<Vec<_>>(),
        "retired": retired.iter().map(|one| json!({
            "code": one.territory.code,
            "name": one.territory.name.ru,
            "successors": one.suggested.successors,
        })).collect::<Vec<_>>(),
    })
}

fn show(report: &ImportReport, dry_run: bool) {
    if dry_run {
        show_changes(&report.changes);
    }
    output::line(&format!(
        "created {}, updated {}, unchanged {}",
        report.created, report.updated, report.unchanged
    ));
    if report.retired + report.returned > 0 {
        output::line(&format!(
            "retired {} (moved to another code: {}), in force again {}",
            report.retired, report.moved, report.returned
        ));
    }
    for (kind, count) in &report.by_kind {
        output::line(&format!("  {kind}: {count}"));
    }
    show_placed(report);
    if report.kept > 0 {
        output::line(&format!(
            "{} territories that the list lacks stay in force: a row that was left out may stand for them",
            report.kept
        ));
    }
    if dry_run && !report.refused.is_empty() {
        output::line(&format!(
            "An import would be refused: the list {}.",
            retires_most(&report.refused)
        ));
    }
    match dry_run {
        true => output::line(&format!(
            "Nothing was written. The list would take force on {}.",
            report.on
        )),
        false => output::line(&format!("In force from {}.", report.on)),
    }
}

/// What hangs elsewhere than a row of the level above, and what was left out.
fn show_placed(report: &ImportReport) {
    if !report.placed_by_prefix.is_empty() {
        output::line("without a row of the level above, placed by the digits of the code:");
    }
    for placed in &report.placed_by_prefix {
        output::line(&format!(
            "  {} {} ({}): no row {}, the akimat of {} answers",
            placed.code,
            placed.name,
            placed.kind.as_str(),
            placed.missing,
            placed.answers
        ));
    }
    for skipped in &report.skipped {
        output::line(&format!("left out, {} ({}):", skipped.reason, skipped.count));
        skipped.rows.iter().for_each(|row| output::line(&format!("  {row}")));
    }
}

fn show_changes(changes: &Changes) {
    for one in &changes.created {
        output::line(&format!("+ {}  {}", one.territory.code, one.territory.name.ru));
    }
    for one in &changes.returned {
        output::line(&format!("+ {}  {} (again)", one.after.code, one.after.name.ru));
    }
    for one in &changes.changed {
        output::line(&format!(
            "~ {}  {} -> {}",
            one.after.code, one.before.name.ru, one.after.name.ru
        ));
    }
    for one in &changes.retired {
        let codes: Vec<&str> = one.suggested.successors.iter().map(|code| code.as_str()).collect();
        let goes = match (one.moved_to(), &codes[..]) {
            (Some(sure), _) => format!("-> {sure}"),
            (None, []) => "nothing suggested".to_owned(),
            (None, [one]) => format!("{one}?"),
            (None, several) => format!("one of {}?", several.join(", ")),
        };
        output::line(&format!("- {}  {} {goes}", one.territory.code, one.territory.name.ru));
    }
}
