//! Appeals as a changed rulebook is tried on them: pages by number, of the few columns that routing asks.
//!
//! It asks for neither the text nor the applicant.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::appeal::Number;
use crate::powers::compare::Filed;
use crate::store::conn::MultiBackend;
use crate::store::schema::appeals;
use crate::store::{Conn, StoreError, code};

#[derive(Queryable, Selectable)]
#[diesel(table_name = appeals)]
struct Row {
    number: String,
    settlement: String,
    subject: String,
    facts: String,
    registered_on: NaiveDate,
}

impl Row {
    fn read(self) -> Result<Filed, StoreError> {
        Ok(Filed {
            number: Number(self.number),
            registered_on: self.registered_on,
            settlement: code("appeals.settlement", &self.settlement)?,
            subject: self.subject,
            facts: self.facts,
        })
    }
}

/// At most `limit` appeals registered from `from` to `to` inclusive, in the order of their numbers, after `after`. A
/// page costs the same wherever it is, and no long transaction stands beside a running server.
pub fn filed(
    c: &mut Conn,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    after: Option<&Number>,
    limit: i64,
) -> Result<Vec<Filed>, StoreError> {
    let mut query = appeals::table
        .order(appeals::number)
        .limit(limit)
        .select(Row::as_select())
        .into_boxed::<MultiBackend>();
    if let Some(after) = after {
        query = query.filter(appeals::number.gt(after.0.clone()));
    }
    if let Some(from) = from {
        query = query.filter(appeals::registered_on.ge(from));
    }
    if let Some(to) = to {
        query = query.filter(appeals::registered_on.le(to));
    }
    query.load(c)?.into_iter().map(Row::read).collect()
}
