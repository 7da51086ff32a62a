//! What the journal holds of a letter: one digest of what it says, to whom, how it goes, and the day of its posting.

use diesel::prelude::*;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::{LetterStatus, Row};
use crate::journal::digest;
use crate::journal::replay::{Held, LETTER, instant};
use crate::store::conn::{Moment, Uid};
use crate::store::schema::outbox;
use crate::store::{Conn, StoreError};

/// A letter as it is stored.
pub(in crate::store) type Letter = Row;

/// The letters about the appeals from one id to another: appeal, id, letter.
pub(in crate::store) fn stretch(c: &mut Conn, from: Uid, to: Uid) -> Result<Vec<(Uid, Uuid, Letter)>, StoreError> {
    let rows: Vec<Row> = outbox::table
        .filter(outbox::appeal.between(from, to))
        .select(Row::as_select())
        .load(c)?;
    let about = |row: Row| Some((row.appeal?, row.id.0, row));
    Ok(rows.into_iter().filter_map(about).collect())
}

/// The digests of the letters that an entry names, by id: those that were queued for the appeal at its instant, and
/// one that it is about.
pub(in crate::store) fn digests(
    c: &mut Conn,
    appeal: Uid,
    salt: &[u8],
    at: Moment,
    about: Option<Uid>,
) -> Result<Map<String, Value>, StoreError> {
    let of_appeal = outbox::table.filter(outbox::appeal.eq(appeal));
    let rows: Vec<Row> = match about {
        Some(letter) => of_appeal
            .filter(outbox::created_at.eq(at).or(outbox::id.eq(letter)))
            .select(Row::as_select())
            .load(c)?,
        None => of_appeal
            .filter(outbox::created_at.eq(at))
            .select(Row::as_select())
            .load(c)?,
    };
    Ok(rows.iter().map(|row| row.named_digest(salt)).collect())
}

impl Row {
    /// Its id and its digest.
    pub(super) fn named_digest(&self, salt: &[u8]) -> (String, Value) {
        (self.id.0.to_string(), Value::from(self.digest(salt)))
    }

    /// Its case, where it has one and was recorded as posted.
    pub(in crate::store) fn posted_about(&self) -> Option<Uuid> {
        let case = self.case_id.filter(|_| self.is(LetterStatus::Posted))?;
        Some(case.0)
    }

    /// What it holds now, as a claim says it.
    pub(in crate::store) fn held(&self, salt: &[u8], column: &str) -> Option<Held> {
        match column {
            LETTER => Some(Held::Digest(self.digest(salt))),
            // Who is posted has a day, and nobody else has.
            "posted_on" if self.is(LetterStatus::Posted) == self.posted_on.is_some() => {
                Some(Held::Value(json!(self.posted_on)))
            }
            "posted_on" => Some(Held::Value(json!([self.status, self.posted_on]))),
            _ => None,
        }
    }

    /// On the wire, or on paper: how far it has come does not enter, since deliveries are not journalled.
    fn digest(&self, salt: &[u8]) -> String {
        let by_post = self.is(LetterStatus::ToPrint) || self.is(LetterStatus::Posted);
        let about = json!([
            self.case_id.map(|case| case.0),
            self.kind,
            self.language,
            self.body,
            by_post,
            instant(self.created_at.0),
            digest(salt, &self.sealed),
        ]);
        digest(salt, about.to_string().as_bytes())
    }

    fn is(&self, status: LetterStatus) -> bool {
        self.status == status.as_str()
    }
}
