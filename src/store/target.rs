//! Where the database is, and how one connection to it is made.
//!
//! It owns URLs, PRAGMAs and the watching of a PostgreSQL connection. It runs no statement of the application.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use diesel::connection::{Connection, Instrumentation, InstrumentationEvent, SimpleConnection, TransactionManager};
use diesel::pg::PgConnection;
use diesel::r2d2;
use diesel::result::{DatabaseErrorKind, Error as DieselError};
use diesel::sqlite::SqliteConnection;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use rustix::fs::{Access, access};

use super::failure::{self, Failure};
use super::{Conn, StoreError, statement_limit};

/// What a database URL names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// A file.
    Sqlite(PathBuf),
    /// A file that nobody changes and we cannot: read without locks, and without the files beside it.
    SqliteCopy(PathBuf),
    /// The URL as given, for libpq.
    Postgres(String),
}

impl Target {
    /// Reads `sqlite:///path/file.db` (also `sqlite://relative/file.db`) or `postgres://…`. Anything else is refused:
    /// a mistyped URL must not silently make an empty database.
    pub(super) fn parse(url: &str) -> Result<Self, StoreError> {
        if let Some(path) = url.strip_prefix("sqlite://") {
            if path.is_empty() || path.ends_with('/') {
                return Err(StoreError::Other(
                    "DATABASE_URL names no file: write sqlite:///path/file.db".to_owned(),
                ));
            }
            return Ok(Self::Sqlite(PathBuf::from(path)));
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Self::Postgres(url.to_owned()));
        }
        // The URL may hold a password: only its scheme is shown.
        let scheme = url.split_once("://").map_or("none", |(scheme, _)| scheme);
        Err(StoreError::Other(format!(
            "DATABASE_URL must begin with sqlite:// or postgres:// (its scheme is {scheme})"
        )))
    }

    /// The target as it is found for reading: a file that cannot be written, with no changes waiting in a log beside it, is
    /// a copy that nobody changes.
    pub(super) fn found(self) -> Self {
        match self {
            Self::Sqlite(path) if path.is_file() && !writable(&path) && !has_log(&path) => Self::SqliteCopy(path),
            other => other,
        }
    }

    /// Why a file could not be read, with what helps where its last changes are still beside it.
    pub(super) fn explained(&self, error: StoreError) -> StoreError {
        match self {
            Self::Sqlite(path) if !writable(path) && has_log(path) => StoreError::Other(format!(
                "{error}. The last changes are in the -wal file beside {}: copy both into a folder that can be written",
                path.display()
            )),
            _ => error,
        }
    }

    /// The folder of the file, where it is one.
    pub(super) fn folder(&self) -> Option<PathBuf> {
        match self {
            Self::Sqlite(path) | Self::SqliteCopy(path) => path.parent().map(Path::to_owned),
            Self::Postgres(_) => None,
        }
    }

    /// A connection that may write.
    pub(super) fn connect(&self) -> Result<Session, StoreError> {
        match self {
            Self::Sqlite(path) => sqlite(path, ""),
            Self::SqliteCopy(path) => sqlite_copy(path),
            Self::Postgres(url) => postgres(url),
        }
    }

    /// A connection of the pool: on SQLite it can only read.
    fn connect_pooled(&self) -> Result<Session, StoreError> {
        match self {
            Self::Sqlite(path) => sqlite(path, "PRAGMA query_only = ON;"),
            Self::SqliteCopy(path) => sqlite_copy(path),
            Self::Postgres(url) => postgres(url),
        }
    }
}

/// What a connection that writes has met since it was last asked. The closures of `Store::write` turn database errors
/// into errors of their own, so the reason for a retry, or for the end of a batch, is noted here, at its source.
#[derive(Debug, Default)]
pub(super) struct Watch {
    conflict: AtomicBool,
    duplicate: AtomicBool,
    broken: AtomicBool,
    outage: Mutex<Option<String>>,
}

impl Watch {
    /// Whether a transaction met another one since the last call.
    pub(super) fn take_conflict(&self) -> bool {
        self.conflict.swap(false, Ordering::Relaxed)
    }

    /// Whether a row was there already since the last call.
    pub(super) fn take_duplicate(&self) -> bool {
        self.duplicate.swap(false, Ordering::Relaxed)
    }

    /// Why a statement since the last call could not use the database, if one could not.
    pub(super) fn take_outage(&self) -> Option<String> {
        self.outage.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// Whether a statement since then could not use the database.
    pub(super) fn met_outage(&self) -> bool {
        self.outage.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }
}

struct Watcher(Arc<Watch>);

impl Instrumentation for Watcher {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        if let InstrumentationEvent::StartQuery { .. } = event {
            statement_limit::begin_statement();
        }
        let InstrumentationEvent::FinishQuery { error: Some(error), .. } = event else {
            return;
        };
        if failure::of(error) == Failure::Outage {
            let mut outage = self.0.outage.lock().unwrap_or_else(PoisonError::into_inner);
            outage.get_or_insert_with(|| error.to_string());
        }
        let DieselError::DatabaseError(kind, info) = error else {
            return;
        };
        match kind {
            DatabaseErrorKind::SerializationFailure => self.0.conflict.store(true, Ordering::Relaxed),
            DatabaseErrorKind::UniqueViolation => self.0.duplicate.store(true, Ordering::Relaxed),
            DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::UnableToSendCommand => {
                self.0.broken.store(true, Ordering::Relaxed);
            }
            _ if failure::is_deadlock(info.message()) => {
                self.0.conflict.store(true, Ordering::Relaxed);
            }
            _ => {}
        }
    }
}

/// A connection with what it has met.
pub(super) struct Session {
    pub(super) conn: Conn,
    pub(super) watch: Arc<Watch>,
}

fn postgres(url: &str) -> Result<Session, StoreError> {
    let mut conn = PgConnection::establish(url)
        .map_err(|error| StoreError::Unavailable(format!("cannot reach PostgreSQL: {error}")))?;
    let watch = Arc::new(Watch::default());
    conn.set_instrumentation(Watcher(Arc::clone(&watch)));
    Ok(Session {
        conn: Conn::Pg(conn),
        watch,
    })
}

fn sqlite(path: &Path, more: &str) -> Result<Session, StoreError> {
    let name = utf8(path)?;
    open_sqlite(
        path,
        name,
        &format!(
            "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
             PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA cache_size = -65536; \
             PRAGMA mmap_size = 268435456; PRAGMA temp_store = MEMORY; {more}"
        ),
    )
}

/// What an address of SQLite's means by itself.
const SPECIAL: &AsciiSet = &CONTROLS.add(b'%').add(b'?').add(b'#');

fn sqlite_copy(path: &Path) -> Result<Session, StoreError> {
    let name = format!("file:{}?immutable=1", utf8_percent_encode(utf8(path)?, SPECIAL));
    open_sqlite(path, &name, "PRAGMA query_only = ON; PRAGMA temp_store = MEMORY;")
}

fn open_sqlite(path: &Path, name: &str, settings: &str) -> Result<Session, StoreError> {
    let failed = |error: String| StoreError::Db(format!("cannot open {}: {error}", path.display()));
    statement_limit::install();
    let mut conn = SqliteConnection::establish(name).map_err(|error| failed(error.to_string()))?;
    conn.batch_execute(settings)
        .map_err(|error| failed(error.to_string()))?;
    let watch = Arc::new(Watch::default());
    conn.set_instrumentation(Watcher(Arc::clone(&watch)));
    Ok(Session {
        conn: Conn::Sqlite(conn),
        watch,
    })
}

fn utf8(path: &Path) -> Result<&str, StoreError> {
    path.to_str()
        .ok_or_else(|| StoreError::Other(format!("the name of {} is not UTF-8", path.display())))
}

/// Whether the file and its folder may be written: SQLite needs both.
fn writable(path: &Path) -> bool {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let may = |path: &Path| access(path, Access::WRITE_OK).is_ok();
    may(path) && may(folder.unwrap_or(Path::new(".")))
}

/// Whether changes wait beside the file that are not in it yet.
fn has_log(path: &Path) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    std::fs::metadata(log).is_ok_and(|log| log.len() > 0)
}

/// Makes connections for the pool; which database is told by the URL, not by trying.
#[derive(Debug)]
pub(super) struct Manager(pub(super) Target);

impl r2d2::ManageConnection for Manager {
    type Connection = Session;
    type Error = StoreError;

    fn connect(&self) -> Result<Session, StoreError> {
        self.0.connect_pooled()
    }

    fn is_valid(&self, session: &mut Session) -> Result<(), StoreError> {
        Ok(session.conn.batch_execute("SELECT 1")?)
    }

    /// A connection that broke, or whose closure left a transaction open by a panic, is thrown away.
    fn has_broken(&self, session: &mut Session) -> bool {
        let status = <Conn as Connection>::TransactionManager::transaction_manager_status_mut(&mut session.conn);
        session.watch.broken.load(Ordering::Relaxed) || !matches!(status.transaction_depth(), Ok(None))
    }
}
