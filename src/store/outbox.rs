//! The outbox: letters frozen with the step that caused them. Rows are never deleted; what a letter says and to whom
//! is sealed as one.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use super::conn::{Moment, Uid};
use super::schema::outbox;
use super::{Conn, Secrets, StoreError, word};
use crate::appeal::{AppealId, BodyCode, CaseId, Language, LetterId};
use crate::letters::Letter;

/// The kinds of letters that go to residents.
const RESIDENT_KINDS: [&str; 6] = [
    "registered",
    "accepted",
    "forwarded",
    "answered",
    "noted",
    "due_changed",
];

/// A letter to be frozen.
#[derive(Debug, Clone)]
pub struct NewLetter {
    /// Its identity; also that of the message on the wire.
    pub id: LetterId,
    /// The appeal it is about.
    pub appeal: Option<AppealId>,
    /// The case it is about.
    pub case: Option<CaseId>,
    /// `registered`, `accepted`, `forwarded`, `answered`, `noted`, `new_case`, `reminder`, `escalation`, `calendar_alarm`.
    pub kind: String,
    /// The language it is written in.
    pub language: Language,
    /// To whom.
    pub to: Recipient,
    /// What it says.
    pub letter: Letter,
    /// The body whose staff prints it, or sees that it cannot be sent.
    pub body: Option<BodyCode>,
}

/// To whom a letter goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recipient {
    /// By e-mail.
    Email(String),
    /// On paper.
    Post {
        /// The addressee.
        name: String,
        /// The postal address.
        address: String,
    },
}

/// How far a letter has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LetterStatus {
    /// Waits to be sent.
    Queued,
    /// Taken by the mail server.
    Sent,
    /// Waits to be printed and posted.
    ToPrint,
    /// Posted.
    Posted,
}

impl LetterStatus {
    /// The word of the API and of the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sent => "sent",
            Self::ToPrint => "to_print",
            Self::Posted => "posted",
        }
    }
}

impl std::str::FromStr for LetterStatus {
    type Err = crate::appeal::UnknownWord;
    fn from_str(word: &str) -> Result<Self, Self::Err> {
        [Self::Queued, Self::Sent, Self::ToPrint, Self::Posted]
            .into_iter()
            .find(|status| status.as_str() == word)
            .ok_or_else(|| crate::appeal::UnknownWord(word.to_owned()))
    }
}

/// A letter as it stands in the outbox, opened.
#[derive(Debug, Clone)]
pub struct StoredLetter {
    /// Its identity.
    pub id: LetterId,
    /// The appeal it is about.
    pub appeal: Option<AppealId>,
    /// The case it is about.
    pub case: Option<CaseId>,
    /// See [`NewLetter::kind`].
    pub kind: String,
    /// The language it is written in.
    pub language: Language,
    /// To whom.
    pub to: Recipient,
    /// What it says.
    pub letter: Letter,
    /// The body whose staff prints it, or sees that it cannot be sent.
    pub body: Option<BodyCode>,
    /// How far it has come.
    pub status: LetterStatus,
    /// When it was frozen.
    pub created_at: DateTime<Utc>,
    /// How often it was tried in vain.
    pub attempts: i32,
    /// What the last try met.
    pub last_error: Option<String>,
    /// When the mail server took it.
    pub sent_at: Option<DateTime<Utc>>,
    /// The day on which it was posted.
    pub posted_on: Option<NaiveDate>,
}

/// What is sealed.
#[derive(serde::Serialize, serde::Deserialize)]
struct Content {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    post: Option<(String, String)>,
    subject: String,
    body: String,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = outbox, treat_none_as_default_value = false)]
struct Row {
    id: Uid,
    appeal: Option<Uid>,
    case_id: Option<Uid>,
    kind: String,
    language: String,
    body: Option<String>,
    status: String,
    sealed: Vec<u8>,
    created_at: Moment,
    next_attempt_at: Moment,
    attempts: i32,
    last_error: Option<String>,
    sent_at: Option<Moment>,
    posted_on: Option<NaiveDate>,
}

impl Row {
    fn open(self, s: &Secrets) -> Result<StoredLetter, StoreError> {
        let content: Content = s
            .open(&self.sealed)
            .and_then(|plain| serde_json::from_str(&plain).ok())
            .ok_or_else(|| StoreError::Other("outbox.sealed cannot be opened with this secret".to_owned()))?;
        let to = match (content.email, content.post) {
            (Some(email), _) => Recipient::Email(email),
            (None, Some((name, address))) => Recipient::Post { name, address },
            (None, None) => {
                return Err(StoreError::Other("outbox.sealed names no recipient".to_owned()));
            }
        };
        Ok(StoredLetter {
            id: LetterId(self.id.0),
            appeal: self.appeal.map(|id| AppealId(id.0)),
            case: self.case_id.map(|id| CaseId(id.0)),
            kind: self.kind,
            language: word("outbox.language", &self.language)?,
            to,
            letter: Letter {
                subject: content.subject,
                body: content.body,
            },
            body: self.body.map(BodyCode),
            status: word("outbox.status", &self.status)?,
            created_at: self.created_at.0,
            attempts: self.attempts,
            last_error: self.last_error,
            sent_at: self.sent_at.map(|at| at.0),
            posted_on: self.posted_on,
        })
    }
}

fn open_all(rows: Vec<Row>, s: &Secrets) -> Result<Vec<StoredLetter>, StoreError> {
    rows.into_iter().map(|row| row.open(s)).collect()
}

/// Freezes a letter in the transaction of its step: due at once by e-mail, a print task by post.
pub fn queue(c: &mut Conn, s: &Secrets, l: &NewLetter, at: DateTime<Utc>) -> Result<(), StoreError> {
    let (email, post, status) = match &l.to {
        Recipient::Email(email) => (Some(email.clone()), None, LetterStatus::Queued),
        Recipient::Post { name, address } => (None, Some((name.clone(), address.clone())), LetterStatus::ToPrint),
    };
    let content = Content {
        email,
        post,
        subject: l.letter.subject.clone(),
        body: l.letter.body.clone(),
    };
    let content =
        serde_json::to_string(&content).map_err(|error| StoreError::Other(format!("outbox.sealed: {error}")))?;
    let row = Row {
        id: Uid(l.id.0),
        appeal: l.appeal.map(|id| Uid(id.0)),
        case_id: l.case.map(|id| Uid(id.0)),
        kind: l.kind.clone(),
        language: l.language.as_str().to_owned(),
        body: l.body.as_ref().map(ToString::to_string),
        status: status.as_str().to_owned(),
        sealed: s.seal(&content),
        created_at: at.into(),
        next_attempt_at: at.into(),
        attempts: 0,
        last_error: None,
        sent_at: None,
        posted_on: None,
    };
    diesel::insert_into(outbox::table).values(row).execute(c)?;
    Ok(())
}

/// Claims due letters with a lease: until it ends nobody else is given them (`SKIP LOCKED` on PostgreSQL, the one
/// writer on SQLite). Call it in a write transaction of its own.
pub fn claim(
    c: &mut Conn,
    s: &Secrets,
    now: DateTime<Utc>,
    lease_until: DateTime<Utc>,
    limit: i64,
) -> Result<Vec<StoredLetter>, StoreError> {
    let due = outbox::table
        .filter(outbox::status.eq(LetterStatus::Queued.as_str()))
        .filter(outbox::next_attempt_at.le(Moment::from(now)))
        .order((outbox::next_attempt_at, outbox::id))
        .limit(limit)
        .select(Row::as_select());
    let rows: Vec<Row> = match c {
        Conn::Pg(c) => outbox::table
            .filter(outbox::status.eq(LetterStatus::Queued.as_str()))
            .filter(outbox::next_attempt_at.le(Moment::from(now)))
            .order((outbox::next_attempt_at, outbox::id))
            .limit(limit)
            .select(Row::as_select())
            .for_update()
            .skip_locked()
            .load(c)?,
        Conn::Sqlite(_) => due.load(c)?,
    };
    for row in &rows {
        diesel::update(outbox::table.filter(outbox::id.eq(row.id)))
            .set(outbox::next_attempt_at.eq(Moment::from(lease_until)))
            .execute(c)?;
    }
    open_all(rows, s)
}

/// The mail server took it.
pub fn mark_sent(c: &mut Conn, id: LetterId, at: DateTime<Utc>) -> Result<(), StoreError> {
    diesel::update(outbox::table.filter(outbox::id.eq(Uid(id.0))))
        .set((
            outbox::status.eq(LetterStatus::Sent.as_str()),
            outbox::sent_at.eq(Moment::from(at)),
        ))
        .execute(c)?;
    Ok(())
}

/// It was not taken; the next try is due later.
pub fn mark_failed(c: &mut Conn, id: LetterId, error: &str, next_attempt: DateTime<Utc>) -> Result<(), StoreError> {
    diesel::update(outbox::table.filter(outbox::id.eq(Uid(id.0))))
        .set((
            outbox::attempts.eq(outbox::attempts + 1),
            outbox::last_error.eq(error),
            outbox::next_attempt_at.eq(Moment::from(next_attempt)),
        ))
        .execute(c)?;
    Ok(())
}

/// Records the day of posting; `false` when the letter is not a print task (any more).
pub fn mark_posted(c: &mut Conn, id: LetterId, on: NaiveDate) -> Result<bool, StoreError> {
    let task = outbox::table
        .filter(outbox::id.eq(Uid(id.0)))
        .filter(outbox::status.eq(LetterStatus::ToPrint.as_str()));
    let written = diesel::update(task)
        .set((
            outbox::status.eq(LetterStatus::Posted.as_str()),
            outbox::posted_on.eq(on),
        ))
        .execute(c)?;
    Ok(written > 0)
}

/// The letter of an id.
pub fn find(c: &mut Conn, s: &Secrets, id: LetterId) -> Result<Option<StoredLetter>, StoreError> {
    let row = outbox::table
        .filter(outbox::id.eq(Uid(id.0)))
        .select(Row::as_select())
        .first(c)
        .optional()?;
    row.map(|row| row.open(s)).transpose()
}

/// Print tasks of a body, oldest first.
pub fn to_print(c: &mut Conn, s: &Secrets, body: &BodyCode) -> Result<Vec<StoredLetter>, StoreError> {
    let rows = outbox::table
        .filter(outbox::body.eq(&body.0))
        .filter(outbox::status.eq(LetterStatus::ToPrint.as_str()))
        .order((outbox::created_at, outbox::id))
        .select(Row::as_select())
        .load(c)?;
    open_all(rows, s)
}

/// Letters of a body that have failed `attempts` times or more and are still queued, oldest first.
pub fn failing(c: &mut Conn, s: &Secrets, body: &BodyCode, attempts: i32) -> Result<Vec<StoredLetter>, StoreError> {
    let rows = outbox::table
        .filter(outbox::body.eq(&body.0))
        .filter(outbox::status.eq(LetterStatus::Queued.as_str()))
        .filter(outbox::attempts.ge(attempts))
        .order((outbox::created_at, outbox::id))
        .select(Row::as_select())
        .load(c)?;
    open_all(rows, s)
}

/// Letters to the resident about an appeal (not officers'), in order.
pub fn to_resident(c: &mut Conn, s: &Secrets, appeal: AppealId) -> Result<Vec<StoredLetter>, StoreError> {
    let rows = outbox::table
        .filter(outbox::appeal.eq(Uid(appeal.0)))
        .filter(outbox::kind.eq_any(RESIDENT_KINDS))
        .order((outbox::created_at, outbox::id))
        .select(Row::as_select())
        .load(c)?;
    open_all(rows, s)
}

/// The newest letters of all, newest first: for the demonstration.
pub fn newest(c: &mut Conn, s: &Secrets, limit: i64) -> Result<Vec<StoredLetter>, StoreError> {
    let rows = outbox::table
        .order((outbox::created_at.desc(), outbox::id.desc()))
        .limit(limit)
        .select(Row::as_select())
        .load(c)?;
    open_all(rows, s)
}
