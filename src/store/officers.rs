//! Users: officers of bodies, overseers, administrators. Names and addresses are sealed. Whatever changes who may do what
//! writes its entry in the journal of security here, so that no caller can forget it.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::bodies::Body;
use super::conn::{Both, Moment, Uid};
use super::schema::officers;
use super::security_journal::{By, append_account};
use super::{Conn, Secrets, StoreError, attendance, code, word};
use crate::appeal::{BodyCode, Language, OfficerId, Role};
use crate::journal::security::SecurityEvent;
use crate::lifecycle::Taker;
use crate::territory::TerritoryCode;

/// A user, opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Officer {
    /// Its identity.
    pub id: OfficerId,
    /// The address that signs in.
    pub email: String,
    /// The full name.
    pub name: String,
    /// What the user may do.
    pub role: Role,
    /// The body of an executor, head or registrar.
    pub body: Option<BodyCode>,
    /// The territory of an overseer.
    pub territory: Option<TerritoryCode>,
    /// The language of the pages.
    pub language: Language,
    /// Whether the user may sign in.
    pub active: bool,
    /// Whether the password was made by somebody else.
    pub must_change_password: bool,
    /// When the account was made.
    pub created_at: DateTime<Utc>,
}

impl Officer {
    /// As the lifecycle knows who asks for a step.
    pub fn taker(&self) -> Taker {
        Taker::Officer(self.id, self.role)
    }
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = officers, treat_none_as_default_value = false)]
struct Row {
    id: Uid,
    email_lookup: Vec<u8>,
    email: Vec<u8>,
    name: Vec<u8>,
    role: String,
    body: Option<String>,
    territory: Option<String>,
    language: String,
    password_hash: String,
    active: bool,
    must_change_password: bool,
    created_at: Moment,
}

impl Row {
    fn open(self, s: &Secrets) -> Result<(Officer, String), StoreError> {
        let open = |column: &str, sealed: &[u8]| {
            s.open(sealed)
                .ok_or_else(|| StoreError::Other(format!("officers.{column} cannot be opened with this secret")))
        };
        let territory = self.territory.map(|territory| code("officers.territory", &territory));
        let officer = Officer {
            id: OfficerId(self.id.0),
            email: open("email", &self.email)?,
            name: open("name", &self.name)?,
            role: word("officers.role", &self.role)?,
            body: self.body.map(BodyCode),
            territory: territory.transpose()?,
            language: word("officers.language", &self.language)?,
            active: self.active,
            must_change_password: self.must_change_password,
            created_at: self.created_at.0,
        };
        Ok((officer, self.password_hash))
    }
}

/// Addresses are the same in any case.
fn lookup(s: &Secrets, email: &str) -> Vec<u8> {
    s.lookup("officers.email", &email.to_lowercase())
}

/// Who attends a body follows from its staff.
fn settle_at(c: &mut Conn, body: Option<&BodyCode>) -> Result<(), StoreError> {
    match body {
        Some(body) => attendance::settle(c, Some(body)),
        None => Ok(()),
    }
}

/// `Ok(false)` when the e-mail is taken.
pub fn insert(c: &mut Conn, s: &Secrets, o: &Officer, password_hash: &str, by: &By) -> Result<bool, StoreError> {
    let row = Row {
        id: Uid(o.id.0),
        email_lookup: lookup(s, &o.email),
        email: s.seal(&o.email),
        name: s.seal(&o.name),
        role: o.role.as_str().to_owned(),
        body: o.body.as_ref().map(ToString::to_string),
        territory: o.territory.as_ref().map(ToString::to_string),
        language: o.language.as_str().to_owned(),
        password_hash: password_hash.to_owned(),
        active: o.active,
        must_change_password: o.must_change_password,
        created_at: o.created_at.into(),
    };
    let written = Both(
        diesel::insert_into(officers::table)
            .values(row)
            .on_conflict(officers::email_lookup)
            .do_nothing(),
    )
    .execute(c)?;
    if written > 0 {
        append_account(c, SecurityEvent::Added, o.id, by, o.created_at)?;
        settle_at(c, o.body.as_ref())?;
    }
    Ok(written > 0)
}

/// The user of an id.
pub fn find(c: &mut Conn, s: &Secrets, id: OfficerId) -> Result<Option<Officer>, StoreError> {
    let row = officers::table
        .filter(officers::id.eq(Uid(id.0)))
        .select(Row::as_select())
        .first(c)
        .optional()?;
    row.map(|row| row.open(s).map(|(officer, _)| officer)).transpose()
}

/// With the password hash; upper and lower case of the address do not matter.
pub fn by_email(c: &mut Conn, s: &Secrets, email: &str) -> Result<Option<(Officer, String)>, StoreError> {
    let row = officers::table
        .filter(officers::email_lookup.eq(lookup(s, email)))
        .select(Row::as_select())
        .first(c)
        .optional()?;
    row.map(|row| row.open(s)).transpose()
}

/// All users of a body, in the order in which they were added; also those who may no longer sign in. A row that cannot
/// be opened is left out ([`unopened`] names it): it must not keep the letters of its colleagues back.
pub fn of_body(c: &mut Conn, s: &Secrets, body: &BodyCode) -> Result<Vec<Officer>, StoreError> {
    let rows = officers::table
        .filter(officers::body.eq(&body.0))
        .order((officers::created_at, officers::id))
        .select(Row::as_select())
        .load(c)?;
    Ok(opened(rows, s))
}

/// Who hears of the cases of a body: the users of the one that attends it, and its own, who may register and post even
/// where nobody of them may sign.
pub fn attending(c: &mut Conn, s: &Secrets, body: &Body) -> Result<Vec<Officer>, StoreError> {
    let mut all = of_body(c, s, &body.code)?;
    if let Some(attendant) = body.attended_by.as_ref().filter(|code| **code != body.code) {
        all.extend(of_body(c, s, attendant)?);
    }
    Ok(all)
}

/// The active users of a body who may sign, in the order of their ids.
pub fn signing(c: &mut Conn, body: &BodyCode) -> Result<Vec<OfficerId>, StoreError> {
    let ids: Vec<Uid> = officers::table
        .filter(officers::body.eq(&body.0))
        .filter(officers::active.eq(true))
        .filter(officers::role.eq_any(Role::SIGNING.map(Role::as_str)))
        .order(officers::id)
        .select(officers::id)
        .load(c)?;
    Ok(ids.into_iter().map(|id| OfficerId(id.0)).collect())
}

/// All users, in the order in which they were added, without those whose rows cannot be opened.
pub fn all(c: &mut Conn, s: &Secrets) -> Result<Vec<Officer>, StoreError> {
    let rows = officers::table
        .order((officers::created_at, officers::id))
        .select(Row::as_select())
        .load(c)?;
    Ok(opened(rows, s))
}

fn opened(rows: Vec<Row>, s: &Secrets) -> Vec<Officer> {
    rows.into_iter()
        .filter_map(|row| row.open(s).ok().map(|(officer, _)| officer))
        .collect()
}

/// The users whose rows cannot be opened: sealed under another secret, or damaged.
pub fn unopened(c: &mut Conn, s: &Secrets) -> Result<Vec<OfficerId>, StoreError> {
    let rows: Vec<Row> = officers::table.order(officers::id).select(Row::as_select()).load(c)?;
    Ok(rows
        .into_iter()
        .map(|row| (OfficerId(row.id.0), row))
        .filter_map(|(id, row)| row.open(s).is_err().then_some(id))
        .collect())
}

/// Sets the password hash. One that must be changed was made by somebody else.
pub fn set_password(
    c: &mut Conn,
    id: OfficerId,
    hash: &str,
    must_change: bool,
    by: &By,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    diesel::update(officers::table.filter(officers::id.eq(Uid(id.0))))
        .set((
            officers::password_hash.eq(hash),
            officers::must_change_password.eq(must_change),
        ))
        .execute(c)?;
    let event = if must_change {
        SecurityEvent::PasswordReset
    } else {
        SecurityEvent::PasswordChanged
    };
    append_account(c, event, id, by, at)
}

/// Lets a user sign in, or no longer; who attends the user's body is decided anew.
pub fn set_active(c: &mut Conn, id: OfficerId, active: bool, by: &By, at: DateTime<Utc>) -> Result<(), StoreError> {
    diesel::update(officers::table.filter(officers::id.eq(Uid(id.0))))
        .set(officers::active.eq(active))
        .execute(c)?;
    let body = body_of(c, id)?;
    settle_at(c, body.as_ref())?;
    let event = if active {
        SecurityEvent::Enabled
    } else {
        SecurityEvent::Disabled
    };
    append_account(c, event, id, by, at)
}

/// Gives a user another role, body or territory; who attends the body that is left and the one that is joined is decided
/// anew.
pub fn set_place(
    c: &mut Conn,
    id: OfficerId,
    role: Role,
    body: Option<&BodyCode>,
    territory: Option<&TerritoryCode>,
    by: &By,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let left = body_of(c, id)?;
    diesel::update(officers::table.filter(officers::id.eq(Uid(id.0))))
        .set((
            officers::role.eq(role.as_str()),
            officers::body.eq(body.map(ToString::to_string)),
            officers::territory.eq(territory.map(ToString::to_string)),
        ))
        .execute(c)?;
    settle_at(c, left.as_ref())?;
    settle_at(c, body)?;
    append_account(c, SecurityEvent::Moved, id, by, at)
}

fn body_of(c: &mut Conn, id: OfficerId) -> Result<Option<BodyCode>, StoreError> {
    let body: Option<Option<String>> = officers::table
        .filter(officers::id.eq(Uid(id.0)))
        .select(officers::body)
        .first(c)
        .optional()?;
    Ok(body.flatten().map(BodyCode))
}

/// Sets the language of the pages.
pub fn set_language(c: &mut Conn, id: OfficerId, language: Language) -> Result<(), StoreError> {
    diesel::update(officers::table.filter(officers::id.eq(Uid(id.0))))
        .set(officers::language.eq(language.as_str()))
        .execute(c)?;
    Ok(())
}
