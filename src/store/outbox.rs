//! The outbox: letters frozen with the step that caused them. Rows are never deleted; what a letter says and to whom
//! is sealed as one.
//!
//! A row that cannot be opened (another secret, damage) keeps no other row back: lists leave it out and say so.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use super::conn::{Moment, Uid};
use super::schema::outbox;
use super::{Conn, Opened, Secrets, StoreError, word};
use crate::appeal::words::words;
use crate::appeal::{AppealId, BodyCode, CaseId, Language, LetterId, LetterKind};
use crate::letters::Letter;

mod delivery;
pub(super) mod held;
mod tasks;
pub use delivery::{
    Claim, Stretch, claim, hold, mark_failed, mark_refused, mark_sent, oldest_due, put_back, release,
    release_from_the_future, set_aside, take_up, to_paper, try_to_open,
};
pub use tasks::{
    Standing, Task, Undelivered, count_to_print, failing, find_task, mark_posted, post_answer, refused, standing,
    to_print, undelivered_of_case,
};

/// A letter to be frozen.
#[derive(Debug, Clone)]
pub struct NewLetter {
    /// Its identity; also that of the message on the wire.
    pub id: LetterId,
    /// The appeal it is about.
    pub appeal: Option<AppealId>,
    /// The case it is about.
    pub case: Option<CaseId>,
    /// What it is.
    pub kind: LetterKind,
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

words! {
    /// How far a letter has come.
    pub enum LetterStatus {
        /// Waits to be sent.
        Queued = "queued",
        /// Taken by the mail server.
        Sent = "sent",
        /// Waits to be printed and posted.
        ToPrint = "to_print",
        /// Posted.
        Posted = "posted",
        /// Given up: no mail took it, and it is not for the post.
        Refused = "refused",
    }
}

words! {
    /// Why a letter did not go by e-mail although it had an address for it.
    pub enum Refusal {
        /// The mailbox, or the mail of its domain, refuses for good.
        Mailbox = "mailbox",
        /// No mail can be written to the address from here.
        Address = "address",
        /// It was not taken in a bounded time.
        GaveUp = "gave_up",
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
    /// What it is.
    pub kind: LetterKind,
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
    /// Why it did not go by e-mail.
    pub refusal: Option<Refusal>,
    /// The first failure that counts against it.
    pub failing_since: Option<DateTime<Utc>>,
}

impl StoredLetter {
    /// Whether it is written to the resident; the others go to officers.
    pub fn is_for_resident(&self) -> bool {
        self.kind.is_for_applicant()
    }

    /// Whether it carries the answer, whose day depends on how it goes.
    pub fn is_answer(&self) -> bool {
        self.kind.is_answer()
    }
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

impl Content {
    fn of(to: &Recipient, letter: &Letter) -> Self {
        let (email, post) = match to {
            Recipient::Email(email) => (Some(email.clone()), None),
            Recipient::Post { name, address } => (None, Some((name.clone(), address.clone()))),
        };
        Self {
            email,
            post,
            subject: letter.subject.clone(),
            body: letter.body.clone(),
        }
    }

    fn seal(&self, s: &Secrets) -> Result<Vec<u8>, StoreError> {
        let content =
            serde_json::to_string(self).map_err(|error| StoreError::Other(format!("outbox.sealed: {error}")))?;
        Ok(s.seal(&content))
    }
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = outbox, treat_none_as_default_value = false)]
pub(super) struct Row {
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
    refusal: Option<String>,
    failing_since: Option<Moment>,
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
            kind: word("outbox.kind", &self.kind)?,
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
            refusal: self.refusal.map(|why| word("outbox.refusal", &why)).transpose()?,
            failing_since: self.failing_since.map(|at| at.0),
        })
    }
}

fn open_all(rows: Vec<Row>, s: &Secrets) -> Opened<StoredLetter> {
    let mut opened = Opened::default();
    for row in rows {
        let id = row.id.0;
        match row.open(s) {
            Ok(letter) => opened.rows.push(letter),
            Err(_) => opened.unopened.push(id),
        }
    }
    opened
}

/// A letter as its row will hold it: frozen and sealed.
pub struct SealedLetter(Row);

impl SealedLetter {
    /// Freezes a letter: due at once by e-mail, a print task by post.
    pub fn of(s: &Secrets, l: &NewLetter, at: DateTime<Utc>) -> Result<Self, StoreError> {
        let status = match &l.to {
            Recipient::Email(_) => LetterStatus::Queued,
            Recipient::Post { .. } => LetterStatus::ToPrint,
        };
        Ok(Self(Row {
            id: Uid(l.id.0),
            appeal: l.appeal.map(|id| Uid(id.0)),
            case_id: l.case.map(|id| Uid(id.0)),
            kind: l.kind.as_str().to_owned(),
            language: l.language.as_str().to_owned(),
            body: l.body.as_ref().map(ToString::to_string),
            status: status.as_str().to_owned(),
            sealed: Content::of(&l.to, &l.letter).seal(s)?,
            created_at: at.into(),
            next_attempt_at: at.into(),
            attempts: 0,
            last_error: None,
            sent_at: None,
            posted_on: None,
            refusal: None,
            failing_since: None,
        }))
    }

    /// Its id and its digest, as the journal entry that causes it names it.
    pub(super) fn digest(&self, salt: &[u8]) -> (String, serde_json::Value) {
        self.0.named_digest(salt)
    }
}

/// Writes frozen letters, many at once.
pub(super) fn insert(c: &mut Conn, letters: Vec<SealedLetter>) -> Result<(), StoreError> {
    let rows: Vec<Row> = letters.into_iter().map(|letter| letter.0).collect();
    match c {
        Conn::Pg(_) if rows.is_empty() => {}
        Conn::Pg(pg) => {
            diesel::insert_into(outbox::table).values(&rows).execute(pg)?;
        }
        // A statement for one row is prepared once and used for all.
        Conn::Sqlite(sqlite) => {
            for row in &rows {
                diesel::insert_into(outbox::table).values(row).execute(sqlite)?;
            }
        }
    }
    Ok(())
}

/// Freezes a letter in the transaction of its step.
pub fn queue(c: &mut Conn, s: &Secrets, l: &NewLetter, at: DateTime<Utc>) -> Result<(), StoreError> {
    let SealedLetter(row) = SealedLetter::of(s, l, at)?;
    diesel::insert_into(outbox::table).values(row).execute(c)?;
    Ok(())
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

/// Letters to the resident about an appeal (not officers'), in order.
pub fn to_resident(c: &mut Conn, s: &Secrets, appeal: AppealId) -> Result<Opened<StoredLetter>, StoreError> {
    let rows = outbox::table
        .filter(outbox::appeal.eq(Uid(appeal.0)))
        .filter(outbox::kind.ne_all(LetterKind::OF_OFFICERS.map(LetterKind::as_str)))
        .order((outbox::created_at, outbox::id))
        .select(Row::as_select())
        .load(c)?;
    Ok(open_all(rows, s))
}

/// The newest letters of all, newest first: for the demonstration.
pub fn newest(c: &mut Conn, s: &Secrets, limit: i64) -> Result<Opened<StoredLetter>, StoreError> {
    let rows = outbox::table
        .order((outbox::created_at.desc(), outbox::id.desc()))
        .limit(limit)
        .select(Row::as_select())
        .load(c)?;
    Ok(open_all(rows, s))
}
