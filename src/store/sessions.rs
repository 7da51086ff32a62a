//! Sessions (what makes a JWT revocable) and failed sign-ins.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use uuid::Uuid;

use super::conn::{Moment, Uid};
use super::schema::{officers, sessions, sign_in_failures};
use super::{Conn, StoreError};
use crate::appeal::OfficerId;

/// Opens a session.
pub fn open(
    c: &mut Conn,
    id: Uuid,
    officer: OfficerId,
    at: DateTime<Utc>,
    expires: DateTime<Utc>,
) -> Result<(), StoreError> {
    diesel::insert_into(sessions::table)
        .values((
            sessions::id.eq(Uid(id)),
            sessions::officer.eq(Uid(officer.0)),
            sessions::opened_at.eq(Moment::from(at)),
            sessions::expires_at.eq(Moment::from(expires)),
        ))
        .execute(c)?;
    Ok(())
}

/// The officer of a live session (not revoked, not expired, officer active).
pub fn officer(c: &mut Conn, id: Uuid, now: DateTime<Utc>) -> Result<Option<OfficerId>, StoreError> {
    let officer: Option<Uid> = sessions::table
        .inner_join(officers::table.on(officers::id.eq(sessions::officer)))
        .filter(sessions::id.eq(Uid(id)))
        .filter(sessions::revoked_at.is_null())
        .filter(sessions::expires_at.gt(Moment::from(now)))
        .filter(officers::active.eq(true))
        .select(sessions::officer)
        .first(c)
        .optional()?;
    Ok(officer.map(|officer| OfficerId(officer.0)))
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

/// A failed sign-in under keyed hashes of account and address.
pub fn record_failure(c: &mut Conn, account: &[u8], address: &[u8], at: DateTime<Utc>) -> Result<(), StoreError> {
    diesel::insert_into(sign_in_failures::table)
        .values((
            sign_in_failures::account.eq(account),
            sign_in_failures::address.eq(address),
            sign_in_failures::failed_at.eq(Moment::from(at)),
        ))
        .execute(c)?;
    Ok(())
}

/// Failures since an instant: (of the account, of the address).
pub fn failures_since(
    c: &mut Conn,
    account: &[u8],
    address: &[u8],
    since: DateTime<Utc>,
) -> Result<(i64, i64), StoreError> {
    let since = Moment::from(since);
    let of_account = sign_in_failures::table
        .filter(sign_in_failures::account.eq(account))
        .filter(sign_in_failures::failed_at.ge(since))
        .count()
        .get_result(c)?;
    let of_address = sign_in_failures::table
        .filter(sign_in_failures::address.eq(address))
        .filter(sign_in_failures::failed_at.ge(since))
        .count()
        .get_result(c)?;
    Ok((of_account, of_address))
}

/// Forgets an account's failures after a success, and any before an instant.
pub fn forget_failures(c: &mut Conn, account: &[u8], before: DateTime<Utc>) -> Result<(), StoreError> {
    diesel::delete(sign_in_failures::table.filter(sign_in_failures::account.eq(account))).execute(c)?;
    let old = sign_in_failures::failed_at.lt(Moment::from(before));
    diesel::delete(sign_in_failures::table.filter(old)).execute(c)?;
    Ok(())
}
