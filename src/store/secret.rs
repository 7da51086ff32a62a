//! Which secret this database is under: its fingerprint, and sealed values that prove a secret where there is none yet.

use diesel::prelude::*;

use super::conn::Both;
use super::schema::{appeals, officers, outbox, secret_fingerprint};
use super::{Conn, StoreError};

/// How many of the oldest rows of a table are tried: one of them may be damaged.
const TRIED: i64 = 5;

/// The fingerprint of the secret that the database is under.
pub fn fingerprint(c: &mut Conn) -> Result<Option<Vec<u8>>, StoreError> {
    Ok(secret_fingerprint::table
        .select(secret_fingerprint::fingerprint)
        .first(c)
        .optional()?)
}

/// Puts the database under the secret of a fingerprint, unless it is under one; the fingerprint that then stands.
pub fn keep_fingerprint(c: &mut Conn, ours: &[u8]) -> Result<Vec<u8>, StoreError> {
    let row = (secret_fingerprint::one.eq(1), secret_fingerprint::fingerprint.eq(ours));
    let insert = diesel::insert_into(secret_fingerprint::table).values(row);
    Both(insert.on_conflict_do_nothing()).execute(c)?;
    fingerprint(c)?.ok_or_else(|| StoreError::Other("the fingerprint of the secret cannot be kept".to_owned()))
}

/// The oldest sealed values: of the officers, the appeals, the letters. The oldest ones, since a wrong secret can only
/// have sealed later ones.
pub fn sealed_values(c: &mut Conn) -> Result<Vec<Vec<u8>>, StoreError> {
    let mut values: Vec<Vec<u8>> = officers::table
        .order(officers::id)
        .select(officers::email)
        .limit(TRIED)
        .load(c)?;
    values.extend(
        appeals::table
            .order(appeals::number)
            .select(appeals::applicant_name)
            .limit(TRIED)
            .load::<Vec<u8>>(c)?,
    );
    values.extend(
        outbox::table
            .order(outbox::id)
            .select(outbox::sealed)
            .limit(TRIED)
            .load::<Vec<u8>>(c)?,
    );
    Ok(values)
}
