//! `bodies check`: which bodies with open cases have nobody who may sign, and who works the cases meanwhile.
//!
//! It reads beside a running server and changes nothing.

use std::process::ExitCode;

use clap::Subcommand;
use serde_json::{Value, json};

use super::{Refusal, inspect_store, output};
use crate::config::Config;
use crate::store::StoreError;
use crate::store::bodies::Body;
use crate::store::cases::Scope;
use crate::store::unattended::{self, Unattended};

#[derive(Debug, Subcommand)]
pub(crate) enum BodiesCommand {
    /// List the bodies without people that have open cases; exit 1 if there are any.
    Check,
}

pub(crate) fn run(command: &BodiesCommand, config: &Config, json: bool) -> Result<ExitCode, Refusal> {
    let BodiesCommand::Check = command;
    let found = inspect_store(config)?
        .read(|c| unattended::list(c, &Scope::Country))
        .map_err(|error: StoreError| Refusal::of("database", error))?;
    let open: i64 = found.iter().map(|one| one.open).sum();
    if json {
        let bodies: Vec<Value> = found.iter().map(view).collect();
        output::json(&json!({ "bodies": bodies, "open": open }));
    } else if found.is_empty() {
        output::line("Every body with open cases has somebody who may sign.");
    } else {
        found.iter().for_each(|one| output::line(&text(one)));
        output::line(&format!("{} bodies without people, open cases: {open}", found.len()));
    }
    Ok(match found.is_empty() {
        true => ExitCode::SUCCESS,
        false => ExitCode::from(1),
    })
}

fn view(one: &Unattended) -> Value {
    let named = |body: &Body| json!({ "code": body.code.0, "name": body.name });
    json!({
        "code": one.body.code.0,
        "name": one.body.name,
        "open": one.open,
        "oldest_registered_on": one.oldest_on,
        "next_due_on": one.next_due_on,
        "attended_by": one.attendant.as_ref().map(named),
    })
}

fn text(one: &Unattended) -> String {
    let due = one
        .next_due_on
        .map_or_else(|| "none yet".to_owned(), |day| day.to_string());
    let attendant = one.attendant.as_ref().map_or("nobody", |body| body.code.0.as_str());
    format!(
        "{}  {}  open {}, oldest {}, next due {due}, worked by {attendant}",
        one.body.code.0, one.body.name.ru, one.open, one.oldest_on
    )
}
