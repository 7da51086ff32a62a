//! How an account stands, as the journal of security records it after every change.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use serde_json::{Map, Value, json};

use super::{By, append};
use crate::appeal::OfficerId;
use crate::journal::digest;
use crate::journal::security::SecurityEvent;
use crate::store::conn::Uid;
use crate::store::schema::officers;
use crate::store::{Conn, StoreError};

/// The columns of an account that permissions stand on. The language of its pages is nobody's business but the owner's.
#[derive(Queryable, Selectable)]
#[diesel(table_name = officers)]
pub(super) struct Account {
    pub(super) id: Uid,
    email_lookup: Vec<u8>,
    email: Vec<u8>,
    name: Vec<u8>,
    role: String,
    body: Option<String>,
    territory: Option<String>,
    password_hash: String,
    active: bool,
    must_change_password: bool,
}

impl Account {
    /// The facts of the account. What is sealed and the password enter as digests: sealing and hashing are salted, so a digest
    /// says nothing of them.
    pub(super) fn facts(&self) -> Map<String, Value> {
        let facts = [
            ("role", json!(self.role)),
            ("body", json!(self.body)),
            ("territory", json!(self.territory)),
            ("active", json!(self.active)),
            ("must_change_password", json!(self.must_change_password)),
            ("email_digest", json!(digest(&self.email_lookup, &self.email))),
            ("name_digest", json!(digest(b"", &self.name))),
            ("password_digest", json!(digest(b"", self.password_hash.as_bytes()))),
        ];
        facts.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
    }
}

/// All accounts.
pub(super) fn all(c: &mut Conn) -> Result<Vec<Account>, StoreError> {
    Ok(officers::table
        .order(officers::id)
        .select(Account::as_select())
        .load(c)?)
}

/// Appends an entry about an account, with how it stands now. Whoever changes a row of `officers` calls it in the same
/// transaction.
pub fn append_account(
    c: &mut Conn,
    event: SecurityEvent,
    officer: OfficerId,
    by: &By,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let account: Option<Account> = officers::table
        .filter(officers::id.eq(Uid(officer.0)))
        .select(Account::as_select())
        .first(c)
        .optional()?;
    match account {
        Some(account) => append(c, event, Some(officer), by, at, account.facts()),
        None => Ok(()),
    }
}
