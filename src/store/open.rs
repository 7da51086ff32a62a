//! Opening, migrating, reading and writing.
//!
//! On SQLite reads go to a pool of query-only connections and writes to the one writer; on PostgreSQL both go to
//! one pool. It owns the lock of the database file and the retries; it knows no table.
//!
//! # Two processes on one SQLite file
//! The lock file keeps a second *service* away: its jobs would send letters twice. A command that writes a little may work
//! beside a service: each transaction, of either, begins with SQLite's own write lock (`BEGIN IMMEDIATE`) and reads what it
//! decides upon inside, so the chains of the journals stay in order; whoever finds the file locked waits up to five seconds.
//! What a service keeps in memory of the database are the calendars, which its job follows.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use diesel::backend::Backend;
use diesel::connection::SimpleConnection;
use diesel::migration::MigrationSource;
use diesel::r2d2;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::statement_limit::{self, PATIENCE, bounded};
use super::target::{Manager, Session, Target};
use super::writer::{Writer, transact_postgres};
use super::{Conn, StoreError};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// How often a write is tried that meets another transaction.
const TRIES: u32 = 5;

/// Begins a read of PostgreSQL's.
const SNAPSHOT: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY";

/// The open database. Clones share it; the last one closes it.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

/// Fields are dropped in this order: the writer empties its queue before the file is unlocked.
struct Inner {
    /// All writes of SQLite's; on PostgreSQL those in turn.
    writer: Option<Writer>,
    /// Whether the writer is the only way to write.
    single: bool,
    pool: r2d2::Pool<Manager>,
    /// Opened by [`Store::inspect`].
    read_only: bool,
    folder: Option<PathBuf>,
    _lock: Option<File>,
}

impl Store {
    /// Whether a URL names a database at all; nothing is opened.
    pub fn check_url(url: &str) -> Result<(), StoreError> {
        Target::parse(url).map(drop)
    }

    /// Opens `sqlite:///path/file.db` (created and migrated, one service only) or `postgres://…` (refused when its
    /// schema is old).
    pub fn open(url: &str) -> Result<Self, StoreError> {
        Self::open_as(url, |path| lock(path)?.ok_or_else(|| in_use(path)).map(Some))
    }

    /// The same for a command, beside a running service: then the schema must be the present one.
    pub fn open_beside(url: &str) -> Result<Self, StoreError> {
        Self::open_as(url, lock)
    }

    fn open_as(url: &str, lock: impl Fn(&Path) -> Result<Option<File>, StoreError>) -> Result<Self, StoreError> {
        let target = Target::parse(url)?;
        match &target {
            Target::Sqlite(path) => {
                let lock = lock(path)?;
                keep_private(path)?;
                match lock {
                    Some(_) => drop(migrate(&target)?),
                    None => refuse_other_schema(&target)?,
                }
                Self::assemble(target, false, lock)
            }
            Target::SqliteCopy(_) => Self::inspect(url),
            Target::Postgres(_) => {
                refuse_other_schema(&target)?;
                Self::assemble(target, false, None)
            }
        }
    }

    /// Opens a database for reading only, beside a running server or from a copy that cannot be written: nothing is
    /// locked, made or migrated.
    pub fn inspect(url: &str) -> Result<Self, StoreError> {
        let target = Target::parse(url)?.found();
        if let Target::Sqlite(path) = &target
            && !path.is_file()
        {
            return Err(StoreError::Other(format!("there is no database {}", path.display())));
        }
        refuse_other_schema(&target).map_err(|error| target.explained(error))?;
        Self::assemble(target, true, None)
    }

    /// Applies pending migrations (both databases); returns their names.
    pub fn migrate(url: &str) -> Result<Vec<String>, StoreError> {
        let target = Target::parse(url)?;
        let _lock = match &target {
            Target::Sqlite(path) => Some(lock(path)?.ok_or_else(|| in_use(path))?),
            Target::SqliteCopy(_) | Target::Postgres(_) => None,
        };
        migrate(&target)
    }

    fn assemble(target: Target, read_only: bool, lock: Option<File>) -> Result<Self, StoreError> {
        let folder = target.folder();
        let writer = (!read_only).then(|| Writer::start(target.clone())).transpose()?;
        Ok(Self {
            inner: Arc::new(Inner {
                writer,
                single: matches!(target, Target::Sqlite(_)),
                pool: pool(target)?,
                read_only,
                folder,
                _lock: lock,
            }),
        })
    }

    /// Reads; a statement ends after [`PATIENCE`]. On PostgreSQL everything is of one snapshot; on SQLite each statement
    /// sees what is committed when it starts.
    pub fn read<T, E: From<StoreError>>(&self, f: impl FnOnce(&mut Conn) -> Result<T, E>) -> Result<T, E> {
        let conn = &mut self.session()?.conn;
        match conn {
            // An operator who verifies or compares waits as long as it takes.
            Conn::Pg(_) if self.inner.read_only => transact_postgres(conn, SNAPSHOT, f),
            Conn::Pg(_) => transact_postgres(conn, &bounded(SNAPSHOT), f),
            Conn::Sqlite(_) if self.inner.read_only => f(conn),
            Conn::Sqlite(_) => statement_limit::within(PATIENCE, || f(conn)),
        }
    }

    /// One durable transaction: returns when committed. `f` may run again (PostgreSQL: a serialization failure, a
    /// deadlock, or a row that became a duplicate). An `Err` or a panic rolls back. It must be short, do no I/O and
    /// not call `write` again: on SQLite one slow closure delays a whole batch.
    pub fn write<T: Send + 'static, E: From<StoreError> + Send + 'static>(
        &self,
        f: impl Fn(&mut Conn) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E> {
        if self.inner.read_only {
            return Err(StoreError::Other("the database was opened for reading only".to_owned()).into());
        }
        if self.inner.single {
            return self.write_in_turn(f);
        }
        let mut session = self.session()?;
        session.watch.take_conflict();
        session.watch.take_duplicate();
        let mut tries = 1;
        loop {
            let result = transact_postgres(&mut session.conn, &bounded("BEGIN"), &f);
            // A row that another transaction has committed since: run again, the closure sees it. Once, for a closure that does
            // not look meets it again.
            let duplicate = session.watch.take_duplicate() && tries == 1;
            let met = session.watch.take_conflict() || duplicate;
            if result.is_ok() || !met || tries == TRIES {
                return result;
            }
            // Let the other transaction finish; the pause grows.
            std::thread::sleep(Duration::from_millis(5 << tries));
            tries += 1;
        }
    }

    /// As [`Store::write`], for writes that wait for one another anyway (they count the same counter): on PostgreSQL too
    /// they share one connection and its commits, so that the next need not wait for the fsync of the one before. A row that is
    /// there already is the caller's matter; an outage ends the whole batch, and nothing of it is kept.
    pub fn write_in_turn<T: Send + 'static, E: From<StoreError> + Send + 'static>(
        &self,
        f: impl Fn(&mut Conn) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E> {
        let Some(writer) = &self.inner.writer else {
            return self.write(f);
        };
        match writer.write(f) {
            Ok(value) => Ok(value),
            // It met another node's transaction: again, on a connection of its own.
            Err((_, Some(f))) if !self.inner.single => self.write(f),
            Err((error, _)) => Err(error),
        }
    }

    /// The writer of writes in turn; none where the database was opened for reading only.
    pub(super) fn writer(&self) -> Option<&Writer> {
        self.inner.writer.as_ref()
    }

    /// Whether the writer is the only way to write.
    pub(super) fn has_one_writer(&self) -> bool {
        self.inner.single
    }

    /// The folder of the database's file, where it is one.
    pub fn folder(&self) -> Option<PathBuf> {
        self.inner.folder.clone()
    }

    fn session(&self) -> Result<r2d2::PooledConnection<Manager>, StoreError> {
        self.inner.pool.get().map_err(|error| {
            if self.inner.pool.state().connections == 0 {
                return StoreError::Unavailable(format!("no connection: {error}"));
            }
            tracing::warn!(%error, "no connection to the database came free");
            StoreError::Busy
        })
    }
}

fn pool(target: Target) -> Result<r2d2::Pool<Manager>, StoreError> {
    let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    // A file needs no proof that it is still there, a server does.
    let remote = matches!(target, Target::Postgres(_));
    let size = u32::try_from(cores * 4).unwrap_or(8).clamp(8, 32);
    r2d2::Pool::builder()
        .max_size(size)
        .min_idle(Some(0))
        .test_on_check_out(remote)
        .connection_timeout(Duration::from_secs(5))
        .build(Manager(target))
        .map_err(|error| StoreError::Db(error.to_string()))
}

/// Locks the file for this process; `None` when another one has it. The lock stands in a file of its own, beside the file
/// itself whatever links lead there: SQLite's locks come and go with transactions.
fn lock(database: &Path) -> Result<Option<File>, StoreError> {
    let failed = |error: std::io::Error| StoreError::Other(format!("cannot lock {}: {error}", database.display()));
    if let Some(folder) = database.parent().filter(|folder| !folder.as_os_str().is_empty())
        && !folder.is_dir()
    {
        return Err(StoreError::Other(format!(
            "there is no folder {} for the database {}: make it, mount it, or correct DATABASE_URL",
            folder.display(),
            database.display()
        )));
    }
    let mut name = behind_links(database).map_err(failed)?.into_os_string();
    name.push(".lock");
    let path = PathBuf::from(name);
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(failed)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(failed(error)),
    }
}

fn in_use(database: &Path) -> StoreError {
    StoreError::Other(format!(
        "{} is in use by another process of this service; stop it first",
        database.display()
    ))
}

/// The path of the file that a path means, whether it exists yet or not: links of folders and of the file itself followed.
fn behind_links(path: &Path) -> std::io::Result<PathBuf> {
    let mut path = path.to_path_buf();
    // As many links in a row as the system itself follows.
    for _ in 0..40 {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = std::fs::canonicalize(folder.unwrap_or(Path::new(".")))?;
        path = folder.join(path.file_name().unwrap_or_default());
        match std::fs::read_link(&path) {
            Ok(target) => path = folder.join(target),
            Err(_) => return Ok(path),
        }
    }
    Err(std::io::Error::other("too many links"))
}

/// A database file that everybody may read holds persons: only its user keeps the right to. What an operator has set
/// narrower (for a group of theirs) stays.
fn keep_private(database: &Path) -> Result<(), StoreError> {
    use std::os::unix::fs::PermissionsExt as _;
    for more in ["", "-wal", "-shm"] {
        let mut name = database.as_os_str().to_owned();
        name.push(more);
        let path = PathBuf::from(name);
        let failed = |error: std::io::Error| StoreError::Other(format!("{}: {error}", path.display()));
        match std::fs::metadata(&path) {
            Ok(found) if found.permissions().mode() & 0o007 != 0 => {
                std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).map_err(failed)?;
            }
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(failed(error)),
            _ => {}
        }
    }
    Ok(())
}

fn migrate(target: &Target) -> Result<Vec<String>, StoreError> {
    let failed = |error: Failed| StoreError::Db(format!("migration failed: {error}"));
    let Session { mut conn, .. } = target.connect()?;
    let applied = match &mut conn {
        Conn::Sqlite(sqlite) => {
            refuse_newer(sqlite, SQLITE)?;
            sqlite.run_pending_migrations(SQLITE).map_err(failed)?
        }
        Conn::Pg(pg) => {
            // Two nodes that start at once: the second waits, then finds nothing to do. The lock goes with the
            // connection.
            pg.batch_execute("SELECT pg_advisory_lock(5917364)")?;
            refuse_newer(pg, POSTGRES)?;
            pg.run_pending_migrations(POSTGRES).map_err(failed)?
        }
    };
    Ok(applied.iter().map(ToString::to_string).collect())
}

fn refuse_other_schema(target: &Target) -> Result<(), StoreError> {
    let Session { mut conn, .. } = target.connect()?;
    let pending = match &mut conn {
        Conn::Sqlite(sqlite) => {
            refuse_newer(sqlite, SQLITE)?;
            sqlite.has_pending_migration(SQLITE)
        }
        Conn::Pg(pg) => {
            refuse_newer(pg, POSTGRES)?;
            pg.has_pending_migration(POSTGRES)
        }
    };
    match pending {
        Ok(false) => Ok(()),
        Ok(true) => Err(StoreError::Other(
            "the database has an old schema: run `listening-state migrate` first".to_owned(),
        )),
        Err(error) => Err(StoreError::Db(error.to_string())),
    }
}

type Failed = Box<dyn std::error::Error + Send + Sync>;

/// A schema that a later version has made: this program would read and write past what it does not know.
fn refuse_newer<DB: Backend>(conn: &mut impl MigrationHarness<DB>, ours: EmbeddedMigrations) -> Result<(), StoreError>
where
    EmbeddedMigrations: MigrationSource<DB>,
{
    let failed = |error: Failed| StoreError::Db(error.to_string());
    let known = MigrationSource::<DB>::migrations(&ours).map_err(failed)?;
    let applied = conn.applied_migrations().map_err(failed)?;
    let unknown = applied
        .iter()
        .find(|version| known.iter().all(|migration| migration.name().version() != **version));
    unknown.map_or(Ok(()), |version| {
        Err(StoreError::Other(format!(
            "the database has a newer schema ({version}) than this program knows: start the version of the program \
             that has changed it, or a later one"
        )))
    })
}
