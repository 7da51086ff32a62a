//! `officer add`: makes an account and prints its first password once.

use std::process::ExitCode;

use clap::{ArgGroup, Subcommand};

use super::{Refusal, output};
use crate::actions::{self, ActionError, NewOfficer, Office};
use crate::appeal::Language;
use crate::clock::Clock;
use crate::store::security_journal::By;
use crate::web::error::problem_text;

#[derive(Debug, Subcommand)]
pub(crate) enum OfficerCommand {
    /// Add an officer of a body, an overseer of a territory, or an administrator.
    #[command(group = ArgGroup::new("where").args(["body", "territory"]))]
    Add {
        /// The address that signs in and gets the letters.
        #[arg(long)]
        email: String,
        /// Name as letters and pages show it.
        #[arg(long)]
        name: String,
        /// executor, head, registrar (with --body), overseer (with --territory), administrator.
        #[arg(long)]
        role: String,
        /// Code of the body, e.g. 103641000.akimat.
        #[arg(long)]
        body: Option<String>,
        /// KATO code of the territory.
        #[arg(long)]
        territory: Option<String>,
        /// Language of the pages and letters: kk, ru or en.
        #[arg(long, default_value = "kk")]
        language: Language,
    },
}

pub(crate) fn run(command: &OfficerCommand, office: &Office, json: bool) -> Result<ExitCode, Refusal> {
    let OfficerCommand::Add {
        email,
        name,
        role,
        body,
        territory,
        language,
    } = command;
    let new = NewOfficer {
        email: email.clone(),
        name: name.clone(),
        role: role.clone(),
        body: body.clone(),
        territory: territory.clone(),
        language: *language,
    };
    let (officer, password) = actions::add_officer(office, &new, None, By::operator(), Clock::System.now())
        .map_err(|error| refusal(office, error))?;
    if json {
        output::json(&serde_json::json!({
            "id": officer.id.0, "email": officer.email, "role": officer.role.as_str(), "password": password,
            "body": officer.body.map(|code| code.0), "territory": officer.territory.map(|code| code.as_str().to_owned()),
        }));
    } else {
        output::line(&format!(
            "{} ({}), password: {password}",
            officer.email,
            officer.role.as_str()
        ));
        output::line("The password is shown this once and must be changed at the first sign-in.");
    }
    Ok(ExitCode::SUCCESS)
}

/// Command lines are for operators: in English, with the field named.
fn refusal(office: &Office, error: ActionError) -> Refusal {
    match error {
        ActionError::Invalid(fields) => Refusal(
            fields
                .iter()
                .map(|field| {
                    format!(
                        "{}: {}",
                        field.field,
                        problem_text(&office.texts, Language::En, &field.problem)
                    )
                })
                .collect::<Vec<_>>()
                .join("; "),
        ),
        ActionError::Internal(why) => Refusal(why),
        ActionError::Busy => Refusal("the database is busy; try again".to_owned()),
        other => Refusal(format!("{other:?}")),
    }
}
