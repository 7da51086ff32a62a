//! `territory import`: reads a list of the classifier and creates its bodies.

use std::path::PathBuf;
use std::process::ExitCode;

use chrono::Utc;
use clap::Subcommand;

use super::{Refusal, output};
use crate::actions::{self, ImportError, Office};
use crate::clock::Clock;
use crate::deadlines::civil;

#[derive(Debug, Subcommand)]
pub(crate) enum TerritoryCommand {
    /// Import a list: columns code, name_ru[, name_kk[, name_en]]. A bad row refuses the whole file.
    Import {
        /// The CSV file, UTF-8.
        file: PathBuf,
    },
}

pub(crate) fn run(command: &TerritoryCommand, office: &Office, json: bool) -> Result<ExitCode, Refusal> {
    let TerritoryCommand::Import { file } = command;
    let name = file.display().to_string();
    let bytes = std::fs::read(file).map_err(|error| Refusal::of(&name, error))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let before = error.as_bytes().iter().take(error.utf8_error().valid_up_to());
        let line = 1 + before.filter(|byte| **byte == b'\n').count();
        Refusal(format!("{name}: line {line}: not UTF-8"))
    })?;
    let now: chrono::DateTime<Utc> = Clock::System.now();
    let report = actions::import_territory(office, &text, civil(now).date()).map_err(|error| match error {
        ImportError::BadRow(row) => Refusal(format!("{name}: line {}: {}", row.line, row.message)),
        ImportError::Store(error) => Refusal::of("database", error),
    })?;
    if json {
        output::json(&serde_json::to_value(&report).map_err(|error| Refusal::of("report", error))?);
    } else {
        output::line(&format!(
            "created {}, updated {}, unchanged {}",
            report.created, report.updated, report.unchanged
        ));
        for (kind, count) in &report.by_kind {
            output::line(&format!("  {kind}: {count}"));
        }
    }
    Ok(ExitCode::SUCCESS)
}
