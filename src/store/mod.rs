//! Tables of the two databases: one `Store` with `read` and `write`, one file per table group.
//!
//! It owns every SQL statement. It decides nothing and reads no clock.

mod conn;
mod failure;
mod open;
mod schema;
mod statement_limit;
mod target;
mod together;
mod words;
mod writer;

/// Appeals and their numbers.
pub mod appeals;
/// Who works the cases of a body.
pub mod attendance;
/// Bodies.
pub mod bodies;
/// The calendars that were taken up.
pub mod calendars;
/// Cases: the body's clock, the queue.
pub mod cases;
/// Letters that wait for an administrator, and how many an address was sent.
pub mod held;
/// Journal entries.
pub mod journal;
/// Reminders and escalations that were given.
pub mod notices;
/// Bodies where nobody may sign, and who was told.
pub mod unattended;
/// Users.
pub mod officers;
/// Letters about moved dates that are still owed.
pub mod owed_letters;
/// The outbox.
pub mod outbox;
/// Where a request came from, as it may be kept.
pub mod origin;
/// The write of a readiness probe.
pub mod probe;
/// Steps that wait for the head of a body, or did.
pub mod proposals;
/// Keys and encrypted columns.
pub mod sealed;
/// Which secret the database is under.
pub mod secret;
/// Sessions and failed sign-ins.
pub mod sessions;
/// What was done to accounts, and who signed in.
pub mod security_journal;
/// The scan behind the figures.
pub mod statistics;
/// Steps that were taken, with their texts.
pub mod steps;
/// Territories.
pub mod territories;
/// Failures in a row.
pub mod throttles;

pub use conn::Conn;
pub use open::Store;
pub use sealed::Secrets;
pub use together::Together;
pub use words::Found;

use diesel::result::{DatabaseErrorKind, Error as DieselError};
use failure::Failure;

/// Errors of the store: absence is `Option`, never an error.
#[derive(Debug, Clone, thiserror::Error)]
pub enum StoreError {
    /// The database refused a statement, or could not be reached.
    #[error("database: {0}")]
    Db(String),
    /// A row like it exists: the constraint as the database names it.
    #[error("database: not unique: {0}")]
    NotUnique(String),
    /// Too many writes are waiting, or no connection came free in time: try again later.
    #[error("the database is busy")]
    Busy,
    /// The database cannot be used now (its disk is full, it is read-only, gone or too slow): nothing was saved. The
    /// reason is for the operator.
    #[error("the database cannot be used now: {0}")]
    Unavailable(String),
    /// Anything else, in English, for the operator.
    #[error("{0}")]
    Other(String),
}

impl From<DieselError> for StoreError {
    fn from(error: DieselError) -> Self {
        match error {
            DieselError::DatabaseError(DatabaseErrorKind::UniqueViolation, info) => Self::NotUnique(
                // PostgreSQL names the constraint, SQLite only says so in its message.
                info.constraint_name().unwrap_or_else(|| info.message()).to_owned(),
            ),
            other => match failure::of(&other) {
                Failure::Busy => Self::Busy,
                Failure::Outage => Self::Unavailable(other.to_string()),
                Failure::Fault => Self::Db(other.to_string()),
            },
        }
    }
}

/// Rows of a list whose sealed columns were opened.
#[derive(Debug, Clone)]
pub struct Opened<T> {
    /// Those that could be opened.
    pub rows: Vec<T>,
    /// The others: sealed under another secret, or damaged. They keep none of the rows back.
    pub unopened: Vec<uuid::Uuid>,
}

impl<T> Default for Opened<T> {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            unopened: Vec::new(),
        }
    }
}

/// Reads a word of a column that we wrote ourselves; another word means a damaged database.
fn word<T: std::str::FromStr>(column: &str, word: &str) -> Result<T, StoreError> {
    word.parse()
        .map_err(|_| StoreError::Other(format!("{column}: unknown word {word:?}")))
}

/// Reads a territory code of a column.
fn code(column: &str, code: &str) -> Result<crate::territory::TerritoryCode, StoreError> {
    crate::territory::TerritoryCode::parse(code)
        .ok_or_else(|| StoreError::Other(format!("{column}: not a territory code: {code:?}")))
}

/// The first and last code that lie inside a territory: codes have a fixed length, so a prefix is a range, which
/// every index understands.
fn inside(territory: &crate::territory::TerritoryCode) -> (String, String) {
    let prefix = territory.prefix();
    (format!("{prefix:0<9}"), format!("{prefix:9<9}"))
}
