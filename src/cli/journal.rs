//! `journal verify`: checks the history against its hashes, and the rows against the history. It needs no key.

use std::process::ExitCode;

use clap::Subcommand;

use super::{Refusal, inspect_store, output};
use crate::config::Config;
use crate::store::{StoreError, journal};

#[derive(Debug, Subcommand)]
pub(crate) enum JournalCommand {
    /// Verify every chain, and everything that figures, queues and letters stand on against it; name the first fault.
    Verify,
}

pub(crate) fn run(command: &JournalCommand, config: &Config, json: bool) -> Result<ExitCode, Refusal> {
    let JournalCommand::Verify = command;
    let store = inspect_store(config)?;
    let verdict = store
        .read(journal::verify)
        .map_err(|error: StoreError| Refusal::of("database", error))?;
    if json {
        output::json(&serde_json::to_value(&verdict).map_err(|error| Refusal::of("verdict", error))?);
    } else {
        match &verdict.bad {
            None => output::line(&format!(
                "{} appeals, {} entries: whole.",
                verdict.appeals, verdict.entries
            )),
            Some(bad) => output::line(&format!("{}, entry {}: {}", bad.number, bad.seq, bad.fault)),
        }
    }
    Ok(if verdict.bad.is_none() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(1)
    })
}
