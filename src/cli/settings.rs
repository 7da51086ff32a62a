//! The settings of a command: read once, judged by every part of the program that knows what one may say, before
//! anything is opened; then the logs start by them.

use super::Refusal;
use crate::config::{Config, Logs, Reading};
use crate::mail::Courier;
use crate::store::Store;
use crate::telemetry;

/// What a running process logs by default: what it does.
pub(crate) const RUNNING: &str = "info";
/// What a command logs by default: its result says the rest.
pub(crate) const COMMAND: &str = "warn";

/// The settings of this process, or every fault in them; `logs` is logged where `LOG` says nothing.
pub(crate) fn settings(logs: &str) -> Result<Config, Refusal> {
    let mut reading = Reading::of_process();
    let config = reading.config().clone();
    if let Err(error) = Store::check_url(&config.database_url) {
        reading.refuse("DATABASE_URL", error);
    }
    let usual = Config::default();
    if let Some(url) = &config.smtp_url
        && let Err(error) = Courier::smtp(url, &usual.mail_from)
    {
        reading.refuse("SMTP_URL", error);
    }
    if config.mail_from != usual.mail_from
        && let Err(error) = Courier::smtp("smtp://localhost", &config.mail_from)
    {
        reading.refuse("MAIL_FROM", error);
    }
    let config = reading.finish()?;
    start(logs, &config.logs);
    Ok(config)
}

/// For a command that has no settings: the logs alone.
pub(crate) fn only_logs(logs: &str) -> Result<(), Refusal> {
    start(logs, &Logs::of_environment()?);
    Ok(())
}

fn start(default: &str, logs: &Logs) {
    telemetry::start(logs.filter.as_deref().unwrap_or(default), logs.json);
}
