//! The commands: they parse arguments, call actions or the store, and print. Exit 0 done, 1 refused, 2 usage.
//!
//! It owns the words of the command line. It never decides anything.

use std::process::ExitCode;
use std::sync::Arc;

use clap::{Parser, Subcommand};
use rustix::fs::Mode;

use crate::actions::{self, Office};
use crate::clock::Clock;
use crate::config::{BadConfig, Config};
use crate::store::{Store, StoreError};
use crate::texts::Texts;

mod bodies;
mod demo;
mod journal;
mod law;
mod officer;
mod output;
mod samples;
mod serve;
mod settings;
mod territory;

use settings::{COMMAND, RUNNING, only_logs, settings};

/// Citizen appeals: codified powers, statutory clocks, explained decisions, honest statistics.
#[derive(Debug, Parser)]
#[command(name = "listening-state", version, about)]
struct Arguments {
    /// Print the result as JSON.
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Open a demonstration: an own database, officers for every body, letters as files.
    Demo(demo::Demo),
    /// Serve the pages and the API, and run the jobs.
    Serve {
        /// Leave the jobs to `work` processes.
        #[arg(long)]
        no_jobs: bool,
    },
    /// Run the jobs without serving: letters, reminders, escalations.
    Work,
    /// Bring the schema of the database up to date.
    Migrate,
    /// Territories.
    #[command(subcommand)]
    Territory(territory::TerritoryCommand),
    /// Bodies that have cases but nobody who may sign.
    #[command(subcommand)]
    Bodies(bodies::BodiesCommand),
    /// Users: officers, overseers, administrators.
    #[command(subcommand)]
    Officer(officer::OfficerCommand),
    /// Powers, clocks and calendars.
    #[command(subcommand)]
    Law(law::LawCommand),
    /// The tamper-evident history.
    #[command(subcommand)]
    Journal(journal::JournalCommand),
}

/// Why a command was refused, for the operator who reads it.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct Refusal(pub String);

impl Refusal {
    /// A refusal that says what was being done when it failed.
    pub(crate) fn of(what: &str, why: impl std::fmt::Display) -> Self {
        Self(format!("{what}: {why}"))
    }
}

impl From<BadConfig> for Refusal {
    fn from(bad: BadConfig) -> Self {
        Self(bad.to_string())
    }
}

/// Runs the command of this process.
pub fn run() -> ExitCode {
    // Whatever this process makes (database, letters, keys) holds persons: only its user may read it.
    rustix::process::umask(Mode::RWXG | Mode::RWXO);
    match execute(Arguments::parse()) {
        Ok(code) => code,
        Err(refusal) => {
            output::complain(&refusal.to_string());
            ExitCode::from(1)
        }
    }
}

fn execute(arguments: Arguments) -> Result<ExitCode, Refusal> {
    let json = arguments.json;
    match arguments.command {
        Command::Demo(demo) => {
            only_logs(RUNNING)?;
            demo::run(&demo)
        }
        Command::Serve { no_jobs } => serve::serve(&settings(RUNNING)?, no_jobs),
        Command::Work => serve::work(&settings(RUNNING)?),
        Command::Migrate => migrate(&settings(COMMAND)?, json),
        Command::Territory(command) => territory::run(&command, &settings(COMMAND)?, json),
        Command::Officer(command) => {
            let config = settings(COMMAND)?;
            let office = match command.only_reads() {
                true => office_that_is_there(&config)?,
                false => office_beside(&config)?,
            };
            officer::run(&command, &office, json)
        }
        Command::Bodies(command) => bodies::run(&command, &settings(COMMAND)?, json),
        Command::Law(command) => law::run(&command, json),
        Command::Journal(command) => journal::run(&command, &settings(COMMAND)?, json),
    }
}

/// Everything that actions need, from the settings, for a service.
pub(crate) fn office(config: &Config) -> Result<Office, Refusal> {
    office_on(config, Store::open)
}

/// The same for a command that may work beside a running service.
pub(crate) fn office_beside(config: &Config) -> Result<Office, Refusal> {
    office_on(config, Store::open_beside)
}

/// The same for a command that only reads: it makes no database, since one that is missing is more likely mistyped.
pub(crate) fn office_that_is_there(config: &Config) -> Result<Office, Refusal> {
    drop(inspect_store(config)?);
    office_beside(config)
}

fn office_on(config: &Config, open: fn(&str) -> Result<Store, StoreError>) -> Result<Office, Refusal> {
    let law = law::law_from(config.law_dir.as_deref()).map_err(|error| Refusal(error.to_string()))?;
    let texts = Texts::load().map_err(|error| Refusal::of("texts", error))?;
    make_default_folder(config)?;
    let store = open(&config.database_url).map_err(|error| Refusal::of("database", error))?;
    let secrets = actions::take_up_secret(&store, &config.secret_key_file)
        .map_err(|error| Refusal::of("SECRET_KEY_FILE", error))?;
    let office = Office::new(
        store,
        Arc::new(law),
        Arc::new(texts),
        Arc::new(secrets),
        config.public_url.clone(),
    );
    actions::ensure_republican_bodies(&office).map_err(|error| Refusal(format!("database: {error:?}")))?;
    actions::begin_security_journal(&office.store, Clock::System.now())
        .map_err(|error| Refusal(format!("journal of security: {error:?}")))?;
    actions::take_up_calendars(&office, Clock::System.now())
        .map_err(|error| Refusal(format!("calendars: {error:?}")))?;
    Ok(office)
}

/// Opens the database of the settings, or says what to do.
pub(crate) fn open_store(config: &Config) -> Result<Store, Refusal> {
    make_default_folder(config)?;
    Store::open(&config.database_url).map_err(|error| Refusal::of("database", error))
}

/// The first start without settings makes `data/`. Any other folder is the operator's: one that is missing is more likely
/// mistyped, or not mounted, than wanted.
fn make_default_folder(config: &Config) -> Result<(), Refusal> {
    let usual = Config::default();
    if config.database_url == usual.database_url || config.secret_key_file == usual.secret_key_file {
        std::fs::create_dir_all("data").map_err(|error| Refusal::of("data", error))?;
    }
    Ok(())
}

/// Opens the database of the settings for reading only, beside a running server.
pub(crate) fn inspect_store(config: &Config) -> Result<Store, Refusal> {
    Store::inspect(&config.database_url).map_err(|error| Refusal::of("database", error))
}

fn migrate(config: &Config, json: bool) -> Result<ExitCode, Refusal> {
    make_default_folder(config)?;
    let applied = Store::migrate(&config.database_url).map_err(|error| Refusal::of("migrate", error))?;
    // What was there before the journal of security is recorded with the migration, not with the first start after it.
    let store = open_store(config)?;
    actions::begin_security_journal(&store, Clock::System.now())
        .map_err(|error| Refusal(format!("journal of security: {error:?}")))?;
    store
        .write(crate::store::bodies::index_missing)
        .map_err(|error| Refusal::of("names of bodies", error))?;
    if json {
        output::json(&serde_json::json!({ "applied": applied }));
    } else if applied.is_empty() {
        output::line("The schema is up to date.");
    } else {
        applied.iter().for_each(|name| output::line(&format!("applied {name}")));
    }
    Ok(ExitCode::SUCCESS)
}
