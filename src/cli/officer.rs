//! `officer …`: accounts from the command line, for whoever runs the server: add, list, reset, disable, enable, move, import.
//!
//! Passwords are printed once or written to a file that only its owner may read. They work beside a running service.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::{DateTime, Utc};
use clap::{ArgGroup, Args, Subcommand};
use serde_json::json;

use super::{Refusal, output};
use crate::actions::{self, ActionError, Handover, ImportRefused, NewOfficer, NewPlace, Office, PreparedOfficer};
use crate::appeal::{FieldError, Language, Problem};
use crate::clock::Clock;
use crate::store::officers::{self, Officer};
use crate::store::security_journal::By;
use crate::web::error::problem_text;

#[derive(Debug, Subcommand)]
pub(crate) enum OfficerCommand {
    /// Add an officer of a body, an overseer of a territory, or an administrator; prints the first password once.
    Add {
        #[command(flatten)]
        who: Who,
        /// Name as letters and pages show it.
        #[arg(long)]
        name: String,
        #[command(flatten)]
        place: PlaceArguments,
        /// Language of the pages and letters: kk, ru or en.
        #[arg(long, default_value = "kk")]
        language: Language,
    },
    /// List the accounts, by address.
    List {
        /// Only those of this body: its code or its name.
        #[arg(long)]
        body: Option<String>,
    },
    /// Make a new password, printed once, to be changed at the next sign-in; ends all sessions.
    Reset(Who),
    /// Close an account; ends all sessions. Accounts are never deleted.
    Disable {
        #[command(flatten)]
        who: Who,
        #[command(flatten)]
        handover: HandoverArguments,
    },
    /// Open an account again.
    Enable(Who),
    /// Give an account another role, body or territory; ends all sessions.
    Move {
        #[command(flatten)]
        who: Who,
        #[command(flatten)]
        place: PlaceArguments,
        #[command(flatten)]
        handover: HandoverArguments,
    },
    /// Add many accounts from a CSV file: columns email, name, role, body (or territory for overseers) and, if wanted, language.
    ///
    /// A body is named by its code or its name. All faults are told at once, by line; with one fault nobody is added.
    Import {
        /// The file, in UTF-8.
        file: PathBuf,
        /// Write addresses and first passwords to this new file, readable by its owner only, instead of printing them.
        #[arg(long)]
        passwords: Option<PathBuf>,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Who {
    /// The address that signs in and gets the letters.
    #[arg(long)]
    email: String,
}

/// Who answers the open cases of a body whose last person who may sign leaves it.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("handover").args(["successor", "level_above"]))]
pub(crate) struct HandoverArguments {
    /// For the last one of a body with open cases: the account that moves there.
    #[arg(long, value_name = "EMAIL")]
    successor: Option<String>,
    /// For the last one of a body with open cases: the level above takes them over.
    #[arg(long)]
    level_above: bool,
}

impl HandoverArguments {
    fn said(&self) -> Handover {
        match &self.successor {
            Some(email) => Handover::Successor(email.clone()),
            None if self.level_above => Handover::LevelAbove,
            None => Handover::Unsaid,
        }
    }
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("where").args(["body", "territory"]))]
pub(crate) struct PlaceArguments {
    /// executor, head, registrar (with --body), overseer (with --territory), administrator.
    #[arg(long)]
    role: String,
    /// The body: its code, e.g. 103641000.akimat, or words of its name.
    #[arg(long)]
    body: Option<String>,
    /// KATO code of the territory, or KZ for the whole country.
    #[arg(long)]
    territory: Option<String>,
}

impl OfficerCommand {
    /// Whether it changes nothing.
    pub(crate) fn only_reads(&self) -> bool {
        matches!(self, Self::List { .. })
    }
}

pub(crate) fn run(command: &OfficerCommand, office: &Office, json: bool) -> Result<ExitCode, Refusal> {
    let now = Clock::System.now();
    match command {
        OfficerCommand::Add {
            who,
            name,
            place,
            language,
        } => add(office, &new_officer(who, name, place, *language), json, now)?,
        OfficerCommand::List { body } => list(office, body.as_deref(), json)?,
        OfficerCommand::Reset(who) => {
            let officer = find(office, who)?;
            let made = actions::reset_password(office, officer.id, By::operator(), now);
            show_password(&officer, &made.map_err(|error| refusal(office, error))?, json);
        }
        OfficerCommand::Disable { who, handover } => set_active(office, who, false, &handover.said(), json, now)?,
        OfficerCommand::Enable(who) => set_active(office, who, true, &Handover::Unsaid, json, now)?,
        OfficerCommand::Move { who, place, handover } => {
            let officer = find(office, who)?;
            let to = NewPlace {
                role: place.role.clone(),
                body: place.body.clone(),
                territory: place.territory.clone(),
            };
            let moved = actions::move_officer(office, officer.id, &to, &handover.said(), By::operator(), now);
            let moved = moved.map_err(|error| refused_place(office, error, place.body.as_deref()))?;
            show(&moved, json);
        }
        OfficerCommand::Import { file, passwords } => import(office, file, passwords.as_deref(), json, now)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn new_officer(who: &Who, name: &str, place: &PlaceArguments, language: Language) -> NewOfficer {
    NewOfficer {
        email: who.email.clone(),
        name: name.to_owned(),
        role: place.role.clone(),
        body: place.body.clone(),
        territory: place.territory.clone(),
        language,
    }
}

fn add(office: &Office, new: &NewOfficer, json: bool, now: DateTime<Utc>) -> Result<(), Refusal> {
    let added = actions::add_officer(office, new, None, By::operator(), now);
    let (officer, password) = added.map_err(|error| refused_place(office, error, new.body.as_deref()))?;
    show_password(&officer, &password, json);
    Ok(())
}

fn list(office: &Office, body: Option<&str>, json: bool) -> Result<(), Refusal> {
    let body = match body {
        Some(text) => {
            let found = bodies_named(office, text)?;
            match found.as_slice() {
                [one] => Some(one.code.clone()),
                _ => return Err(Refusal(several(&found, text))),
            }
        }
        None => None,
    };
    let all = office.store.read(|c| officers::all(c, &office.secrets));
    let mut all = all.map_err(|error| refusal(office, error.into()))?;
    all.retain(|officer| body.is_none() || officer.body == body);
    // The database cannot sort what it holds encrypted.
    all.sort_by(|one, other| one.email.cmp(&other.email));
    if json {
        output::json(&json!({ "officers": all.iter().map(view).collect::<Vec<_>>() }));
    } else {
        all.iter().for_each(|officer| output::line(&described(officer)));
    }
    Ok(())
}

fn set_active(
    office: &Office,
    who: &Who,
    active: bool,
    handover: &Handover,
    json: bool,
    now: DateTime<Utc>,
) -> Result<(), Refusal> {
    let officer = find(office, who)?;
    actions::set_officer_active(office, officer.id, active, handover, By::operator(), now)
        .map_err(|error| refusal(office, error))?;
    show(&Officer { active, ..officer }, json);
    Ok(())
}

fn import(
    office: &Office,
    file: &Path,
    passwords: Option<&Path>,
    json: bool,
    now: DateTime<Utc>,
) -> Result<(), Refusal> {
    let list = std::fs::read_to_string(file).map_err(|error| Refusal::of(&file.display().to_string(), error))?;
    let prepared = actions::prepare_officers(office, &list, now).map_err(|refused| not_taken(office, refused))?;
    if let Some(path) = passwords {
        // First the passwords, then the accounts: accounts whose passwords nobody knows would each need a reset.
        write_passwords(path, &prepared).map_err(|error| Refusal::of(&path.display().to_string(), error))?;
    }
    if let Err(error) = actions::add_officers(office, &prepared, By::operator()) {
        if let Some(path) = passwords {
            let _ = std::fs::remove_file(path);
        }
        return Err(refusal(office, error));
    }
    if json {
        let rows = prepared.iter().map(|one| {
            let mut row = view(&one.officer);
            if passwords.is_none() {
                row["password"] = json!(one.password);
            }
            row
        });
        output::json(&json!({ "added": prepared.len(), "officers": rows.collect::<Vec<_>>() }));
        return Ok(());
    }
    output::line(&format!("{} accounts were added.", prepared.len()));
    match passwords {
        Some(path) => output::line(&format!("Their first passwords are in {}.", path.display())),
        None => {
            output::line("The passwords are shown this once and must be changed at the first sign-in.");
            let lines = prepared
                .iter()
                .map(|one| format!("{}\t{}", one.officer.email, one.password));
            lines.for_each(|line| output::line(&line));
        }
    }
    Ok(())
}

/// A new file that only its owner may read; one that is there is left alone.
fn write_passwords(path: &Path, prepared: &[PreparedOfficer]) -> std::io::Result<()> {
    let mut options = std::fs::File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    writeln!(file, "email,password")?;
    for one in prepared {
        writeln!(file, "{},{}", one.officer.email, one.password)?;
    }
    file.sync_all()
}

fn find(office: &Office, who: &Who) -> Result<Officer, Refusal> {
    let found = office
        .store
        .read(|c| officers::by_email(c, &office.secrets, &who.email));
    match found.map_err(|error| refusal(office, error.into()))? {
        Some((officer, _)) => Ok(officer),
        None => Err(Refusal(format!("there is no account {}; see officer list", who.email))),
    }
}

fn place(officer: &Officer) -> String {
    let body = officer.body.as_ref().map(ToString::to_string);
    let territory = officer.territory.as_ref().map(ToString::to_string);
    body.or(territory).unwrap_or_else(|| "KZ".to_owned())
}

fn described(officer: &Officer) -> String {
    let state = match (officer.active, officer.must_change_password) {
        (false, _) => "disabled",
        (true, true) => "temporary password",
        (true, false) => "active",
    };
    let role = officer.role.as_str();
    format!(
        "{}\t{role}\t{}\t{state}\t{}",
        officer.email,
        place(officer),
        officer.name
    )
}

fn view(officer: &Officer) -> serde_json::Value {
    json!({
        "id": officer.id.0, "email": officer.email, "name": officer.name, "role": officer.role.as_str(),
        "body": officer.body.as_ref().map(|code| &code.0), "territory": officer.territory.as_ref().map(|code| code.as_str()),
        "language": officer.language.as_str(), "active": officer.active, "must_change_password": officer.must_change_password,
    })
}

fn show(officer: &Officer, json: bool) {
    if json {
        output::json(&view(officer));
    } else {
        output::line(&described(officer));
    }
}

fn show_password(officer: &Officer, password: &str, json: bool) {
    if json {
        let mut shown = view(officer);
        shown["password"] = json!(password);
        output::json(&shown);
    } else {
        output::line(&format!(
            "{} ({}), password: {password}",
            officer.email,
            officer.role.as_str()
        ));
        output::line("The password is shown this once and must be changed at the first sign-in.");
    }
}

fn not_taken(office: &Office, refused: ImportRefused) -> Refusal {
    match refused {
        ImportRefused::NoList(why) => Refusal(why),
        ImportRefused::Other(error) => refusal(office, error),
        ImportRefused::Faults(faults) => {
            let lines = faults
                .iter()
                .map(|at| format!("line {}: {}", at.line, in_words(office, &at.fault)));
            Refusal(format!("nobody was added\n{}", lines.collect::<Vec<_>>().join("\n")))
        }
    }
}

fn in_words(office: &Office, fault: &FieldError) -> String {
    format!(
        "{}: {}",
        fault.field,
        problem_text(&office.texts, Language::En, &fault.problem)
    )
}

/// A refusal of a place; where the name fits several bodies they are listed.
fn refused_place(office: &Office, error: ActionError, body: Option<&str>) -> Refusal {
    let ambiguous = matches!(&error, ActionError::Invalid(faults)
        if faults.iter().any(|fault| fault.problem == Problem::SeveralBodies));
    let Refusal(why) = refusal(office, error);
    match body
        .filter(|_| ambiguous)
        .map(|text| (text, bodies_named(office, text)))
    {
        Some((text, Ok(found))) => Refusal(format!("{why}\n{}", several(&found, text))),
        _ => Refusal(why),
    }
}

fn bodies_named(office: &Office, text: &str) -> Result<Vec<crate::store::bodies::Body>, Refusal> {
    let found = office.store.read(|c| actions::bodies_named(c, text));
    found.map_err(|error| refusal(office, error.into()))
}

fn several(found: &[crate::store::bodies::Body], text: &str) -> String {
    if found.is_empty() {
        return format!("no body fits “{text}”");
    }
    let lines = found.iter().map(|body| format!("  {}  {}", body.code, body.name.ru));
    format!(
        "these bodies fit “{text}”; name one by its code:\n{}",
        lines.collect::<Vec<_>>().join("\n")
    )
}

/// Command lines are for operators: in English, with the field named.
fn refusal(office: &Office, error: ActionError) -> Refusal {
    match error {
        ActionError::Invalid(fields) => {
            let faults: Vec<String> = fields.iter().map(|field| in_words(office, field)).collect();
            Refusal(faults.join("; "))
        }
        ActionError::Internal(why) => Refusal(why),
        ActionError::Busy => Refusal("the database is busy; try again".to_owned()),
        ActionError::Unavailable(why) => Refusal(format!("nothing was saved: {why}")),
        other => Refusal(format!("{other:?}")),
    }
}
