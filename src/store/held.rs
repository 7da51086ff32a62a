//! Letters that wait for an administrator, because too many were caused to one address or from one source; and how
//! many first letters an address was sent.
//!
//! A held letter is not in the outbox: whatever sends or prints cannot take one by mistake. Rows are never deleted. What a
//! letter says, to whom, and roughly where its filing came from is sealed as one.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use diesel::dsl::count_star;
use diesel::prelude::*;

use super::conn::{Moment, Uid};
use super::outbox::{NewLetter, Recipient};
use super::schema::{first_letters, held_letters};
use super::{Conn, Secrets, StoreError, word};
use crate::appeal::words::words;
use crate::appeal::{AppealId, BodyCode, CaseId, LetterId, OfficerId};
use crate::letters::Letter;

/// How many letters of a flood are opened to show whom it goes to and where it comes from.
const LOOKED_AT: i64 = 50;

words! {
    /// How far a held letter has come.
    pub enum HeldStatus {
        /// It waits.
        Held = "held",
        /// It went into the outbox.
        Released = "released",
        /// It will not go.
        Dropped = "dropped",
    }
}

/// A held letter, opened.
#[derive(Debug, Clone)]
pub struct HeldLetter {
    /// The letter as it would be queued, under its own id.
    pub letter: NewLetter,
    /// Its appeal.
    pub appeal: AppealId,
    /// Its case.
    pub case: CaseId,
    /// How far it has come.
    pub status: HeldStatus,
    /// When it was held.
    pub held_at: DateTime<Utc>,
    /// The network that its filing came from, where known.
    pub source: Option<String>,
}

/// The letters that are held for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flood {
    /// What they have in common, in hexadecimal.
    pub id: String,
    /// How many wait.
    pub letters: i64,
    /// The first that waits.
    pub since: DateTime<Utc>,
    /// The last that waits.
    pub last: DateTime<Utc>,
    /// To whom the last fifty go: e-mail addresses, or names where they go by post.
    pub recipients: Vec<String>,
    /// The networks that the filings of the last fifty came from.
    pub sources: Vec<String>,
}

/// What is sealed.
#[derive(serde::Serialize, serde::Deserialize)]
struct Content {
    kind: String,
    language: String,
    body: Option<String>,
    email: Option<String>,
    post: Option<(String, String)>,
    subject: String,
    text: String,
    source: Option<String>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = held_letters, treat_none_as_default_value = false)]
struct Row {
    id: Uid,
    appeal: Uid,
    case_id: Uid,
    flood: Vec<u8>,
    status: String,
    sealed: Vec<u8>,
    held_at: Moment,
}

impl Row {
    fn open(self, s: &Secrets) -> Result<HeldLetter, StoreError> {
        let content: Content = s
            .open(&self.sealed)
            .and_then(|plain| serde_json::from_str(&plain).ok())
            .ok_or_else(|| StoreError::Other("held_letters.sealed cannot be opened with this secret".to_owned()))?;
        let to = match (content.email, content.post) {
            (Some(email), _) => Recipient::Email(email),
            (None, Some((name, address))) => Recipient::Post { name, address },
            (None, None) => return Err(StoreError::Other("held_letters.sealed names no recipient".to_owned())),
        };
        let (appeal, case) = (AppealId(self.appeal.0), CaseId(self.case_id.0));
        Ok(HeldLetter {
            letter: NewLetter {
                id: LetterId(self.id.0),
                appeal: Some(appeal),
                case: Some(case),
                kind: word("held_letters.sealed", &content.kind)?,
                language: word("held_letters.language", &content.language)?,
                to,
                letter: Letter {
                    subject: content.subject,
                    body: content.text,
                },
                body: content.body.map(BodyCode),
            },
            appeal,
            case,
            status: word("held_letters.status", &self.status)?,
            held_at: self.held_at.0,
            source: content.source,
        })
    }
}

/// Freezes a letter in the transaction of its step, but holds it back. `flood` is what it is held for, `source` the network
/// that its filing came from.
pub fn hold(
    c: &mut Conn,
    s: &Secrets,
    l: &NewLetter,
    (appeal, case): (AppealId, CaseId),
    (flood, source): (&[u8], Option<String>),
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let (email, post) = match &l.to {
        Recipient::Email(email) => (Some(email.clone()), None),
        Recipient::Post { name, address } => (None, Some((name.clone(), address.clone()))),
    };
    let content = Content {
        kind: l.kind.as_str().to_owned(),
        language: l.language.as_str().to_owned(),
        body: l.body.as_ref().map(ToString::to_string),
        email,
        post,
        subject: l.letter.subject.clone(),
        text: l.letter.body.clone(),
        source,
    };
    let content =
        serde_json::to_string(&content).map_err(|error| StoreError::Other(format!("held_letters.sealed: {error}")))?;
    let row = Row {
        id: Uid(l.id.0),
        appeal: Uid(appeal.0),
        case_id: Uid(case.0),
        flood: flood.to_vec(),
        status: HeldStatus::Held.as_str().to_owned(),
        sealed: s.seal(&content),
        held_at: at.into(),
    };
    diesel::insert_into(held_letters::table).values(row).execute(c)?;
    Ok(())
}

/// What the letters of an appeal are held for, where one of them waits or was dropped.
pub fn flood_of(c: &mut Conn, appeal: AppealId) -> Result<Option<Vec<u8>>, StoreError> {
    Ok(held_letters::table
        .filter(held_letters::appeal.eq(Uid(appeal.0)))
        .filter(held_letters::status.ne(HeldStatus::Released.as_str()))
        .order(held_letters::id)
        .select(held_letters::flood)
        .first(c)
        .optional()?)
}

/// The letters of an appeal that were held and have not gone, in order.
pub fn of_appeal(c: &mut Conn, s: &Secrets, appeal: AppealId) -> Result<Vec<HeldLetter>, StoreError> {
    let rows: Vec<Row> = held_letters::table
        .filter(held_letters::appeal.eq(Uid(appeal.0)))
        .filter(held_letters::status.ne(HeldStatus::Released.as_str()))
        .order((held_letters::held_at, held_letters::id))
        .select(Row::as_select())
        .load(c)?;
    Ok(openable(rows, s))
}

/// What can be opened; a letter that cannot keeps the others from nothing, and waits on.
fn openable(rows: Vec<Row>, s: &Secrets) -> Vec<HeldLetter> {
    rows.into_iter().filter_map(|row| row.open(s).ok()).collect()
}

/// The floods with letters that wait, the largest first.
pub fn floods(c: &mut Conn, s: &Secrets, at_most: i64) -> Result<Vec<Flood>, StoreError> {
    let counted: Vec<(Vec<u8>, i64)> = held_letters::table
        .filter(held_letters::status.eq(HeldStatus::Held.as_str()))
        .group_by(held_letters::flood)
        .select((held_letters::flood, count_star()))
        .order(count_star().desc())
        .limit(at_most)
        .load(c)?;
    let mut floods = Vec::with_capacity(counted.len());
    for (flood, letters) in counted {
        floods.extend(look_at(c, s, &flood, letters)?);
    }
    Ok(floods)
}

/// A flood with what its last letters tell. One that cannot be opened is still shown, without its recipient.
fn look_at(c: &mut Conn, s: &Secrets, flood: &[u8], letters: i64) -> Result<Option<Flood>, StoreError> {
    let since: Option<Moment> = held_letters::table
        .filter(held_letters::status.eq(HeldStatus::Held.as_str()))
        .filter(held_letters::flood.eq(flood))
        .order(held_letters::held_at)
        .select(held_letters::held_at)
        .first(c)
        .optional()?;
    let rows: Vec<Row> = held_letters::table
        .filter(held_letters::status.eq(HeldStatus::Held.as_str()))
        .filter(held_letters::flood.eq(flood))
        .order(held_letters::held_at.desc())
        .limit(LOOKED_AT)
        .select(Row::as_select())
        .load(c)?;
    let (Some(since), Some(last)) = (since, rows.first().map(|row| row.held_at)) else {
        return Ok(None);
    };
    let mut recipients = Vec::new();
    let mut sources = Vec::new();
    for held in rows.into_iter().filter_map(|row| row.open(s).ok()) {
        let recipient = match held.letter.to {
            Recipient::Email(email) => email,
            Recipient::Post { name, .. } => name,
        };
        add(&mut recipients, recipient);
        held.source.into_iter().for_each(|source| add(&mut sources, source));
    }
    Ok(Some(Flood {
        id: flood.iter().map(|byte| format!("{byte:02x}")).collect(),
        letters,
        since: since.0,
        last: last.0,
        recipients,
        sources,
    }))
}

fn add(known: &mut Vec<String>, one: String) {
    if !known.contains(&one) {
        known.push(one);
    }
}

/// The oldest letters of a flood that wait and were held at an instant or before.
pub fn waiting(
    c: &mut Conn,
    s: &Secrets,
    flood: &[u8],
    held_by: DateTime<Utc>,
    at_most: i64,
) -> Result<Vec<HeldLetter>, StoreError> {
    let rows: Vec<Row> = held_letters::table
        .filter(held_letters::status.eq(HeldStatus::Held.as_str()))
        .filter(held_letters::flood.eq(flood))
        .filter(held_letters::held_at.le(Moment::from(held_by)))
        .order((held_letters::held_at, held_letters::id))
        .limit(at_most)
        .select(Row::as_select())
        .load(c)?;
    Ok(openable(rows, s))
}

/// Records what was decided; `false` when somebody has decided already.
pub fn decide(
    c: &mut Conn,
    letter: LetterId,
    becomes: HeldStatus,
    by: OfficerId,
    at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let held = held_letters::table
        .filter(held_letters::id.eq(Uid(letter.0)))
        .filter(held_letters::status.eq(HeldStatus::Held.as_str()));
    let written = diesel::update(held)
        .set((
            held_letters::status.eq(becomes.as_str()),
            held_letters::decided_at.eq(Moment::from(at)),
            held_letters::decided_by.eq(Uid(by.0)),
        ))
        .execute(c)?;
    Ok(written > 0)
}

/// How many first letters went to each of these recipients on a day.
pub fn first_letters_to(
    c: &mut Conn,
    recipients: &BTreeSet<Vec<u8>>,
    on: NaiveDate,
) -> Result<BTreeMap<Vec<u8>, i64>, StoreError> {
    let counted = first_letters::table
        .filter(first_letters::written_on.eq(on))
        .filter(first_letters::recipient.eq_any(recipients))
        .group_by(first_letters::recipient)
        .select((first_letters::recipient, count_star()))
        .load(c)?;
    Ok(counted.into_iter().collect())
}

/// Forgets the first letters of the days before; returns how many were counted.
pub fn forget_first_letters(c: &mut Conn, before: NaiveDate) -> Result<usize, StoreError> {
    Ok(diesel::delete(first_letters::table.filter(first_letters::written_on.lt(before))).execute(c)?)
}

/// Counts first letters, each to a recipient on a day.
pub fn count_first_letters(c: &mut Conn, letters: &[(NaiveDate, Vec<u8>, LetterId)]) -> Result<(), StoreError> {
    let row = |(on, recipient, letter): &(NaiveDate, Vec<u8>, LetterId)| {
        (
            first_letters::written_on.eq(*on),
            first_letters::recipient.eq(recipient.clone()),
            first_letters::letter.eq(Uid(letter.0)),
        )
    };
    match c {
        Conn::Pg(_) if letters.is_empty() => {}
        Conn::Pg(pg) => {
            let rows: Vec<_> = letters.iter().map(row).collect();
            diesel::insert_into(first_letters::table).values(rows).execute(pg)?;
        }
        // A statement for one row is prepared once and used for all.
        Conn::Sqlite(sqlite) => {
            for letter in letters {
                diesel::insert_into(first_letters::table)
                    .values(row(letter))
                    .execute(sqlite)?;
            }
        }
    }
    Ok(())
}
