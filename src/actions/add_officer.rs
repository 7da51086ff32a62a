//! Adds a user: an officer of a body, an overseer of a territory, or an administrator.

use chrono::{DateTime, SubsecRound, Utc};

use super::change_password::known_words;
use super::officer_place::{NewPlace, check_place};
use super::password::{check_strength, readable};
use super::{ActionError, Office, new_id};
use crate::appeal::{
    CleanText, FieldError, Language, NAME_MAX, OfficerId, Problem, looks_like_another, parse_email, short_text,
};
use crate::store::officers::{self, Officer};
use crate::store::security_journal::By;
use crate::store::{Conn, StoreError, bodies};

/// A user as typed by an administrator.
#[derive(Debug, Clone, Default)]
pub struct NewOfficer {
    /// The sign-in.
    pub email: String,
    /// Shown to colleagues.
    pub name: String,
    /// The word of a [`Role`](crate::appeal::Role).
    pub role: String,
    /// The code or the name of a body, for the roles of a body.
    pub body: Option<String>,
    /// The KATO code of a territory for an overseer; `KZ` for the whole country.
    pub territory: Option<String>,
    /// The language of pages and letters.
    pub language: Language,
}

impl NewOfficer {
    fn place(&self) -> NewPlace {
        NewPlace {
            role: self.role.clone(),
            body: self.body.clone(),
            territory: self.territory.clone(),
        }
    }
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

/// Everything that is wrong with a new user, or the user. Whether the address is taken is seen when it is written.
pub(super) fn check(
    c: &mut Conn,
    new: &NewOfficer,
    now: DateTime<Utc>,
) -> Result<Result<Officer, ActionError>, StoreError> {
    let mut faults = Vec::new();
    let email = match parse_email(&new.email) {
        Some(email) if looks_like_another(&email) => Err(Problem::LookAlikeLetters),
        Some(email) => Ok(email),
        None => Err(Problem::InvalidEmail),
    };
    let email = email.unwrap_or_else(|problem| {
        faults.push(FieldError::new("email", problem));
        String::new()
    });
    let name = match short_text(&new.name, NAME_MAX) {
        Ok(name) if name.is_empty() => Err(Problem::Missing),
        other => other,
    };
    let name = name.unwrap_or_else(|problem| {
        faults.push(FieldError::new("name", problem));
        CleanText::default()
    });
    let place = check_place(c, &new.place(), &mut faults)?;
    let Some(place) = place.filter(|_| faults.is_empty()) else {
        return Ok(Err(ActionError::Invalid(faults)));
    };
    Ok(Ok(Officer {
        id: OfficerId(new_id(now)),
        email: email.to_lowercase(),
        name: name.into(),
        role: place.role,
        body: place.body,
        territory: place.territory,
        language: new.language,
        active: true,
        must_change_password: false,
        created_at: now.trunc_subsecs(6),
    }))
}
