//! What the journal holds of an appeal: its columns as an entry claims them, and the salted digests of the others.
//!
//! It opens nothing: the applicant's columns enter as they are sealed.

use diesel::prelude::*;

use super::Row;
use crate::appeal::AppealId;
use crate::journal::replay::{Held, KEYS, LOCATION, PERSONS, instant};
use crate::journal::{ADDRESS_DIGEST, FACTS_DIGEST, KEYS_DIGEST, LOCATION_DIGEST, PERSONS_DIGEST, TEXT_DIGEST, digest};
use crate::store::conn::Uid;
use crate::store::schema::appeals;
use crate::store::{Conn, StoreError};
use serde_json::{Value, json};

/// The digests of a stored appeal for its first journal entry, by fact.
pub fn digests(c: &mut Conn, id: AppealId) -> Result<Option<Vec<(&'static str, String)>>, StoreError> {
    let row = appeals::table
        .filter(appeals::id.eq(Uid(id.0)))
        .select(Row::as_select())
        .first(c)
        .optional()?;
    Ok(row.map(|row: Row| row.digests()))
}

/// The next appeals by id, after `after`.
pub(in crate::store) fn stretch(c: &mut Conn, after: Option<Uid>, limit: i64) -> Result<Vec<Row>, StoreError> {
    let mut query = appeals::table
        .order(appeals::id)
        .limit(limit)
        .select(Row::as_select())
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(appeals::id.gt(after));
    }
    Ok(query.load(c)?)
}

impl Row {
    /// The digests for its first journal entry, by fact.
    pub(super) fn digests(&self) -> Vec<(&'static str, String)> {
        [
            (TEXT_DIGEST, "text"),
            (PERSONS_DIGEST, PERSONS),
            (ADDRESS_DIGEST, "address"),
            (FACTS_DIGEST, "facts"),
            (LOCATION_DIGEST, LOCATION),
            (KEYS_DIGEST, KEYS),
        ]
        .into_iter()
        .filter_map(|(fact, columns)| match self.held(columns)? {
            Held::Digest(digest) => Some((fact, digest)),
            Held::Value(_) => None,
        })
        .collect()
    }

    /// The digest of the applicant's columns, as they are sealed.
    pub(super) fn persons_digest(&self) -> String {
        let digests = self.digests().into_iter();
        digests
            .filter(|(fact, _)| *fact == PERSONS_DIGEST)
            .map(|(_, digest)| digest)
            .collect()
    }

    pub(in crate::store) fn id(&self) -> Uid {
        self.id
    }

    pub(in crate::store) fn number(&self) -> &str {
        &self.number
    }

    pub(in crate::store) fn salt(&self) -> &[u8] {
        &self.salt
    }

    /// How many entries its journal has, and the hash of the last.
    pub(in crate::store) fn ending(&self) -> (i64, &[u8]) {
        (self.journal_length, &self.journal_head)
    }

    /// What a column holds now, as a claim says it; `None` for columns that are never claimed.
    pub(in crate::store) fn held(&self, column: &str) -> Option<Held> {
        let value = match column {
            "number" => json!(self.number),
            "kind" => json!(self.kind),
            "language" => json!(self.language),
            "subject" => json!(self.subject),
            "settlement" => json!(self.settlement),
            "identity" => json!(self.identity),
            "status" => json!(self.status),
            "received_at" => instant(self.received_at.0),
            "registered_on" => json!(self.registered_on),
            "resident_due_on" => json!(self.resident_due_on),
            "complains_of" => json!(self.complains_of.map(|appeal| appeal.0)),
            digested => return self.digested(digested),
        };
        Some(Held::Value(value))
    }

    fn digested(&self, columns: &str) -> Option<Held> {
        let bytes = match columns {
            "text" => self.text.clone().into_bytes(),
            "address" => self.address.clone().into_bytes(),
            "facts" => self.facts.clone().into_bytes(),
            PERSONS => joined(&[
                Some(&self.applicant_name),
                Some(&self.applicant_postal_address),
                self.applicant_email.as_deref(),
                self.applicant_phone.as_deref(),
                self.applicant_iin.as_deref(),
            ]),
            LOCATION => Value::from(vec![self.latitude, self.longitude])
                .to_string()
                .into_bytes(),
            KEYS => joined(&[
                Some(self.idempotency_key.as_bytes()),
                Some(&self.request_digest),
                Some(&self.tracking_digest),
            ]),
            _ => return None,
        };
        Some(Held::Digest(digest(&self.salt, &bytes)))
    }
}

/// Columns as one: each preceded by its length, an absent one by -1.
fn joined(columns: &[Option<&[u8]>]) -> Vec<u8> {
    let mut joined = Vec::new();
    for column in columns {
        let length = column.map_or(-1, |bytes| i64::try_from(bytes.len()).unwrap_or(i64::MAX));
        joined.extend_from_slice(&length.to_be_bytes());
        joined.extend_from_slice(column.unwrap_or_default());
    }
    joined
}
