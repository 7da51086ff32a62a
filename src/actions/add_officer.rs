//! Adds a user: an officer of a body, an overseer of a territory, or an administrator.

use chrono::{DateTime, SubsecRound, Utc};

use super::change_password::known_words;
use super::password::{check_strength, readable};
use super::{ActionError, Office, new_id};
use crate::appeal::{BodyCode, FieldError, Language, NAME_MAX, OfficerId, Problem, Role, parse_email, short_text};
use crate::store::officers::{self, Officer};
use crate::store::security_journal::By;
use crate::store::{Conn, StoreError, bodies, territories};
use crate::territory::TerritoryCode;

/// A user as typed by an administrator.
#[derive(Debug, Clone)]
pub struct NewOfficer {
    /// The sign-in.
    pub email: String,
    /// Shown to colleagues.
    pub name: String,
    /// The word of a [`Role`].
    pub role: String,
    /// The code of a body, for the roles of a body.
    pub body: Option<String>,
    /// The KATO code of a territory for an overseer; `KZ` for the whole country.
    pub territory: Option<String>,
    /// The language of pages and letters.
    pub language: Language,
}

/// Adds a user with a password (given or made) and returns the password once. One that was made here must be changed
/// at the first sign-in.
///
/// # Errors
/// [`ActionError::Invalid`] with every field at fault.
pub fn add_officer(
    office: &Office,
    new: &NewOfficer,
    password: Option<&str>,
    by: By,
    now: DateTime<Utc>,
) -> Result<(Officer, String), ActionError> {
    let officer = office.store.read(|c| check(c, new, now).map_err(ActionError::from))??;
    let officer = Officer {
        must_change_password: password.is_none(),
        ..officer
    };
    let password = match password {
        Some(given) => {
            let body = match &officer.body {
                Some(code) => office.store.read(|c| bodies::find(c, code))?,
                None => None,
            };
            check_strength(given, &known_words(&officer, body.as_ref()), "password")?;
            given.to_owned()
        }
        None => readable()?,
    };
    let hash = office.hashing.hash(&password)?;
    let (secrets, row) = (office.secrets.clone(), officer.clone());
    if office
        .store
        .write(move |c| officers::insert(c, &secrets, &row, &hash, &by))?
    {
        Ok((officer, password))
    } else {
        Err(ActionError::field("email", Problem::EmailTaken))
    }
}

fn check(c: &mut Conn, new: &NewOfficer, now: DateTime<Utc>) -> Result<Result<Officer, ActionError>, StoreError> {
    let mut faults = Vec::new();
    let email = parse_email(&new.email).unwrap_or_else(|| {
        faults.push(FieldError::new("email", Problem::InvalidEmail));
        String::new()
    });
    let name = match short_text(&new.name, NAME_MAX) {
        Ok(name) if name.is_empty() => Err(Problem::Missing),
        other => other,
    };
    let name = name.unwrap_or_else(|problem| {
        faults.push(FieldError::new("name", problem));
        String::new()
    });
    let Ok(role) = new.role.parse::<Role>() else {
        faults.push(FieldError::new("role", Problem::UnknownRole));
        return Ok(Err(ActionError::Invalid(faults)));
    };
    let body = if role.of_a_body() {
        find_body(c, new, &mut faults)?
    } else {
        None
    };
    let territory = if role == Role::Overseer {
        find_territory(c, new, &mut faults)?
    } else {
        None
    };
    if !faults.is_empty() {
        return Ok(Err(ActionError::Invalid(faults)));
    }
    Ok(Ok(Officer {
        id: OfficerId(new_id(now)),
        email: email.to_lowercase(),
        name,
        role,
        body,
        territory,
        language: new.language,
        active: true,
        must_change_password: false,
        created_at: now.trunc_subsecs(6),
    }))
}

fn find_body(c: &mut Conn, new: &NewOfficer, faults: &mut Vec<FieldError>) -> Result<Option<BodyCode>, StoreError> {
    let Some(code) = new.body.as_deref().map(str::trim).filter(|code| !code.is_empty()) else {
        faults.push(FieldError::new("body", Problem::Missing));
        return Ok(None);
    };
    let found = bodies::find(c, &BodyCode(code.to_owned()))?.map(|body| body.code);
    if found.is_none() {
        faults.push(FieldError::new("body", Problem::UnknownBody));
    }
    Ok(found)
}

/// `None` without a fault is the whole country.
fn find_territory(
    c: &mut Conn,
    new: &NewOfficer,
    faults: &mut Vec<FieldError>,
) -> Result<Option<TerritoryCode>, StoreError> {
    let problem = match new.territory.as_deref().map(str::trim) {
        None | Some("") => Problem::Missing,
        Some("KZ") => return Ok(None),
        Some(code) => match TerritoryCode::parse(code) {
            Some(code) if territories::find(c, &code)?.is_some() => return Ok(Some(code)),
            _ => Problem::UnknownSettlement,
        },
    };
    faults.push(FieldError::new("territory", problem));
    Ok(None)
}
