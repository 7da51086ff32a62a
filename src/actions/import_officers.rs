//! Adds many users at once from a list: every fault is told with its line, and with one fault nobody is added.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::add_officer::check;
use super::password::readable;
use super::{ActionError, NewOfficer, Office};
use crate::appeal::{CleanText, FieldError, Language, Problem};
use crate::store::officers::{self, Officer};
use crate::store::security_journal::By;

/// A fault of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaultOfLine {
    /// The line in the file; its first is 1.
    pub line: u64,
    /// The column and what is wrong with it.
    pub fault: FieldError,
}

/// A user who can be added.
#[derive(Debug, Clone)]
pub struct PreparedOfficer {
    /// Who.
    pub officer: Officer,
    /// The password, to be handed over; it must be changed at the first sign-in.
    pub password: String,
    hash: String,
}

/// Why a list was not taken.
#[derive(Debug)]
pub enum ImportRefused {
    /// It is no such list: in English, for the operator.
    NoList(String),
    /// Its faults, by line.
    Faults(Vec<FaultOfLine>),
    /// Anything else.
    Other(ActionError),
}

impl<E: Into<ActionError>> From<E> for ImportRefused {
    fn from(error: E) -> Self {
        Self::Other(error.into())
    }
}

/// The columns that a list may have; the first three it must.
const COLUMNS: [&str; 6] = ["email", "name", "role", "body", "territory", "language"];

/// Reads and checks a list, and makes the passwords. Nothing is written yet: the passwords can be put in a safe place first.
///
/// # Errors
/// [`ImportRefused::Faults`] with all faults of all lines.
pub fn prepare_officers(
    office: &Office,
    list: &str,
    now: DateTime<Utc>,
) -> Result<Vec<PreparedOfficer>, ImportRefused> {
    let rows = read(list)?;
    let mut faults = Vec::new();
    let mut taken: BTreeMap<String, u64> = BTreeMap::new();
    let mut checked = Vec::new();
    for (line, row) in rows {
        let mut of_line = |fault: FieldError| faults.push(FaultOfLine { line, fault });
        let new = match row {
            Ok(new) => new,
            Err(fault) => {
                of_line(fault);
                continue;
            }
        };
        let (found, there) = office.store.read(|c| {
            let found = check(c, &new, now)?;
            Ok::<_, ActionError>((found, officers::by_email(c, &office.secrets, &new.email)?.is_some()))
        })?;
        match found {
            Err(ActionError::Invalid(wrong)) => wrong.into_iter().for_each(of_line),
            Err(other) => return Err(other.into()),
            Ok(officer) if there || taken.insert(officer.email.clone(), line).is_some() => {
                of_line(FieldError::new("email", Problem::EmailTaken));
            }
            Ok(officer) => checked.push(officer),
        }
    }
    if !faults.is_empty() {
        return Err(ImportRefused::Faults(faults));
    }
    let prepare = |officer: Officer| {
        let password = readable()?;
        Ok(PreparedOfficer {
            hash: office.hashing.hash(&password)?,
            officer: Officer {
                must_change_password: true,
                ..officer
            },
            password,
        })
    };
    let prepared: Result<Vec<_>, ActionError> = checked.into_iter().map(prepare).collect();
    Ok(prepared?)
}

/// Adds the users of a list, all or none.
///
/// # Errors
/// `email` when an address was taken in the meantime.
pub fn add_officers(office: &Office, prepared: &[PreparedOfficer], by: By) -> Result<(), ActionError> {
    let (secrets, prepared) = (office.secrets.clone(), prepared.to_vec());
    office.store.write(move |c| {
        for one in &prepared {
            if !officers::insert(c, &secrets, &one.officer, &one.hash, &by)? {
                return Err(ActionError::field("email", Problem::EmailTaken));
            }
        }
        Ok(())
    })
}

type Row = (u64, Result<NewOfficer, FieldError>);

/// The rows with their lines. The place stands in a column `body` or `territory`, or in both.
fn read(list: &str) -> Result<Vec<Row>, ImportRefused> {
    let no_list = |error: &dyn std::fmt::Display| ImportRefused::NoList(error.to_string());
    let list = list.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .from_reader(list.as_bytes());
    let header = reader.headers().map_err(|error| no_list(&error))?.clone();
    if let Some(unknown) = header.iter().find(|name| !COLUMNS.contains(name)) {
        let message = format!(
            "line 1: there is no column “{unknown}”; the columns are {}",
            COLUMNS.join(", ")
        );
        return Err(ImportRefused::NoList(message));
    }
    let place = |name: &str| header.iter().position(|column| column == name);
    if let Some(missing) = COLUMNS.iter().take(3).find(|name| place(name).is_none()) {
        return Err(ImportRefused::NoList(format!(
            "line 1: the column “{missing}” is missing"
        )));
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| no_list(&error))?;
        let line = record.position().map_or(0, csv::Position::line);
        let cell = |name: &str| {
            let text = place(name).and_then(|at| record.get(at)).unwrap_or_default();
            Some(String::from(CleanText::from(text).on_one_line())).filter(|text| !text.is_empty())
        };
        let language = match cell("language") {
            None => Ok(Language::default()),
            Some(word) => word.parse::<Language>(),
        };
        let new = language.map(|language| NewOfficer {
            email: cell("email").unwrap_or_default(),
            name: cell("name").unwrap_or_default(),
            role: cell("role").unwrap_or_default(),
            body: cell("body").or_else(|| cell("territory")),
            territory: cell("territory").or_else(|| cell("body")),
            language,
        });
        rows.push((
            line,
            new.map_err(|_| FieldError::new("language", Problem::UnknownLanguage)),
        ));
    }
    Ok(rows)
}
