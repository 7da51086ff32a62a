//! Sessions: what makes a JWT revocable.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use uuid::Uuid;

use super::conn::{Moment, Uid};
use super::schema::{officers, sessions};
use super::{Conn, StoreError};
use crate::appeal::OfficerId;

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its identity, which the token names.
    pub id: Uuid,
    /// Whose it is.
    pub officer: OfficerId,
    /// When it was opened.
    pub opened_at: DateTime<Utc>,
    /// When it ends at the latest.
    pub expires_at: DateTime<Utc>,
    /// When it was last used, to some minutes.
    pub last_used: DateTime<Utc>,
    /// Keyed hash of the address that opened it.
    pub address: Option<Vec<u8>>,
    /// The network of that address, sealed.
    pub network: Option<Vec<u8>>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = sessions, treat_none_as_default_value = false)]
struct Row {
    id: Uid,
    officer: Uid,
    opened_at: Moment,
    expires_at: Moment,
    last_used_at: Option<Moment>,
    address: Option<Vec<u8>>,
    network: Option<Vec<u8>>,
}

impl From<Row> for Session {
    fn from(row: Row) -> Self {
        Self {
            id: row.id.0,
            officer: OfficerId(row.officer.0),
            opened_at: row.opened_at.0,
            expires_at: row.expires_at.0,
            last_used: row.last_used_at.unwrap_or(row.opened_at).0,
            address: row.address,
            network: row.network,
        }
    }
}

/// Opens a session.
pub fn open(c: &mut Conn, session: &Session) -> Result<(), StoreError> {
    let row = Row {
        id: Uid(session.id),
        officer: Uid(session.officer.0),
        opened_at: session.opened_at.into(),
        expires_at: session.expires_at.into(),
        last_used_at: Some(session.last_used.into()),
        address: session.address.clone(),
        network: session.network.clone(),
    };
    diesel::insert_into(sessions::table).values(row).execute(c)?;
    Ok(())
}

/// A live session (not revoked, not expired, officer active).
pub fn live(c: &mut Conn, id: Uuid, now: DateTime<Utc>) -> Result<Option<Session>, StoreError> {
    let row: Option<Row> = sessions::table
        .inner_join(officers::table.on(officers::id.eq(sessions::officer)))
        .filter(sessions::id.eq(Uid(id)))
        .filter(sessions::revoked_at.is_null())
        .filter(sessions::expires_at.gt(Moment::from(now)))
        .filter(officers::active.eq(true))
        .select(Row::as_select())
        .first(c)
        .optional()?;
    Ok(row.map(Into::into))
}

/// The sessions of an officer that are neither revoked nor expired, the latest first.
pub fn of_officer(c: &mut Conn, officer: OfficerId, now: DateTime<Utc>) -> Result<Vec<Session>, StoreError> {
    let rows: Vec<Row> = sessions::table
        .filter(sessions::officer.eq(Uid(officer.0)))
        .filter(sessions::revoked_at.is_null())
        .filter(sessions::expires_at.gt(Moment::from(now)))
        .order(sessions::opened_at.desc())
        .select(Row::as_select())
        .load(c)?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// Whether the officer has opened a session from this address since an instant.
pub fn opened_from(c: &mut Conn, officer: OfficerId, address: &[u8], since: DateTime<Utc>) -> Result<bool, StoreError> {
    let found: Option<Uid> = sessions::table
        .filter(sessions::officer.eq(Uid(officer.0)))
        .filter(sessions::address.eq(address))
        .filter(sessions::opened_at.ge(Moment::from(since)))
        .select(sessions::id)
        .first(c)
        .optional()?;
    Ok(found.is_some())
}

/// Notes that a session was used.
pub fn note_use(c: &mut Conn, id: Uuid, at: DateTime<Utc>) -> Result<(), StoreError> {
    diesel::update(sessions::table.filter(sessions::id.eq(Uid(id))))
        .set(sessions::last_used_at.eq(Moment::from(at)))
        .execute(c)?;
    Ok(())
}

/// Ends a session; one that has ended keeps its time.
pub fn revoke(c: &mut Conn, id: Uuid, at: DateTime<Utc>) -> Result<(), StoreError> {
    let live = sessions::table
        .filter(sessions::id.eq(Uid(id)))
        .filter(sessions::revoked_at.is_null());
    diesel::update(live)
        .set(sessions::revoked_at.eq(Moment::from(at)))
        .execute(c)?;
    Ok(())
}

/// All of an officer (password changed, account disabled), but the one kept.
pub fn revoke_all(c: &mut Conn, officer: OfficerId, at: DateTime<Utc>, keep: Option<Uuid>) -> Result<(), StoreError> {
    // No session has the nil identity, so that keeping none needs no second statement.
    let live = sessions::table
        .filter(sessions::officer.eq(Uid(officer.0)))
        .filter(sessions::revoked_at.is_null())
        .filter(sessions::id.ne(Uid(keep.unwrap_or_else(Uuid::nil))));
    diesel::update(live)
        .set(sessions::revoked_at.eq(Moment::from(at)))
        .execute(c)?;
    Ok(())
}

/// Forgets the sessions of an officer that ended before an instant.
pub fn forget_ended(c: &mut Conn, officer: OfficerId, before: DateTime<Utc>) -> Result<(), StoreError> {
    let ended = sessions::table
        .filter(sessions::officer.eq(Uid(officer.0)))
        .filter(sessions::expires_at.lt(Moment::from(before)));
    diesel::delete(ended).execute(c)?;
    Ok(())
}
