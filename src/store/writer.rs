//! SQLite's single writer: one thread, one connection, group commit.
//!
//! Whatever queued up during the last fsync shares the next one, so full durability costs one fsync per batch, not
//! per write. It owns the batches and their savepoints; what a write does is the closure's.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;

use diesel::connection::{AnsiTransactionManager, Connection, TransactionManager};
use diesel::pg::PgConnection;
use diesel::sqlite::SqliteConnection;

use super::target::{Session, Target};
use super::{Conn, StoreError};

/// Writes that may wait; beyond them the answer is "busy", not memory.
const QUEUE: usize = 1024;
/// Writes that share one commit at most.
const BATCH: usize = 256;

/// Tells the waiting caller whether the batch was committed.
type Ack = Box<dyn FnOnce(Option<StoreError>) + Send>;
/// Runs a closure in the open batch; without one it refuses.
type Job = Box<dyn FnOnce(Option<&mut Conn>) -> Ack + Send>;

/// An error of a transaction: the closure's own or the database's.
pub(super) enum Failed<E> {
    Closure(E),
    Database(diesel::result::Error),
}

impl<E> From<diesel::result::Error> for Failed<E> {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error)
    }
}

impl<E: From<StoreError>> Failed<E> {
    pub(super) fn into_inner(self) -> E {
        match self {
            Self::Closure(error) => error,
            Self::Database(error) => StoreError::from(error).into(),
        }
    }
}

/// Runs the closure in a transaction (a savepoint inside a batch). A panic is caught inside it, for one outside
/// would leave it open.
fn transact<T, E: From<StoreError>>(conn: &mut Conn, closure: impl FnOnce(&mut Conn) -> Result<T, E>) -> Result<T, E> {
    conn.transaction(|conn| {
        catch_unwind(AssertUnwindSafe(|| closure(conn)))
            .unwrap_or_else(|_| Err(StoreError::Other("a write panicked".to_owned()).into()))
            .map_err(Failed::Closure)
    })
    .map_err(Failed::into_inner)
}

/// Runs the closure in a transaction of PostgreSQL's that begins by `begin`. A panic is caught inside it.
pub(super) fn transact_postgres<T, E: From<StoreError>>(
    conn: &mut Conn,
    begin: &str,
    closure: impl FnOnce(&mut Conn) -> Result<T, E>,
) -> Result<T, E> {
    let failed = |error: diesel::result::Error| E::from(StoreError::from(error));
    with_postgres(conn, |pg| AnsiTransactionManager::begin_transaction_sql(pg, begin)).map_err(failed)?;
    let result = catch_unwind(AssertUnwindSafe(|| closure(conn)))
        .unwrap_or_else(|_| Err(StoreError::Other("a transaction panicked".to_owned()).into()));
    match result {
        Ok(value) => {
            with_postgres(conn, AnsiTransactionManager::commit_transaction).map_err(failed)?;
            Ok(value)
        }
        Err(error) => {
            // A connection that was lost has nothing to roll back; the pool throws it away.
            let _ = with_postgres(conn, AnsiTransactionManager::rollback_transaction);
            Err(error)
        }
    }
}

fn with_postgres(
    conn: &mut Conn,
    act: impl FnOnce(&mut PgConnection) -> diesel::QueryResult<()>,
) -> diesel::QueryResult<()> {
    match conn {
        Conn::Pg(pg) => act(pg),
        Conn::Sqlite(_) => Err(diesel::result::Error::NotInTransaction),
    }
}

/// The way to the writer thread; dropping it ends the thread once the queue is empty.
pub(super) struct Writer {
    jobs: Option<SyncSender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    pub(super) fn start(target: Target) -> Result<Self, StoreError> {
        let session = target.connect()?;
        let (jobs, queue) = sync_channel(QUEUE);
        let thread = std::thread::Builder::new()
            .name("store-writer".to_owned())
            .spawn(move || run(&target, session, &queue))
            .map_err(|error| StoreError::Other(format!("cannot start the writer: {error}")))?;
        Ok(Self {
            jobs: Some(jobs),
            thread: Some(thread),
        })
    }

    /// Runs the closure on the writer and waits until it is durable.
    pub(super) fn write<T: Send + 'static, E: From<StoreError> + Send + 'static>(
        &self,
        closure: impl FnOnce(&mut Conn) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E> {
        let (answer, answered) = sync_channel(1);
        let job: Job = Box::new(move |conn| {
            let result = match conn {
                Some(conn) => transact(conn, closure),
                None => Err(StoreError::Busy.into()),
            };
            Box::new(move |failed| {
                // A caller that went away no longer needs the answer.
                let _ = answer.send(match failed {
                    None => result,
                    Some(error) => Err(error.into()),
                });
            })
        });
        let closed = || StoreError::Other("the writer has stopped".to_owned());
        let jobs = self.jobs.as_ref().ok_or_else(closed)?;
        jobs.try_send(job).map_err(|error| match error {
            TrySendError::Full(_) => StoreError::Busy,
            TrySendError::Disconnected(_) => closed(),
        })?;
        answered.recv().map_err(|_| closed())?
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        drop(self.jobs.take());
        // The last store may be dropped by a closure on the writer itself, which cannot wait for its own end.
        if let Some(thread) = self.thread.take()
            && thread.thread().id() != std::thread::current().id()
        {
            let _ = thread.join();
        }
    }
}

fn run(target: &Target, session: Session, queue: &Receiver<Job>) {
    let mut session = Some(session);
    while let Ok(first) = queue.recv() {
        let jobs = std::iter::once(first).chain(queue.try_iter().take(BATCH - 1));
        // After a failed batch the connection may be in any state: a new one is not. It is opened when it is needed, so
        // that writing goes on as soon as it can.
        let opened = session.take().map_or_else(|| target.connect(), Ok);
        let done = match opened {
            Ok(mut open) => batch(&mut open, jobs).map(|()| session = Some(open)),
            Err(error) => {
                jobs.for_each(|job| job(None)(Some(error.clone())));
                Err(error)
            }
        };
        if let Err(error) = done {
            tracing::error!(%error, "a batch of writes failed");
        }
    }
}

/// Runs the jobs in one transaction, commits, and tells every caller.
fn batch(session: &mut Session, jobs: impl Iterator<Item = Job>) -> Result<(), StoreError> {
    let Session { conn, watch } = session;
    let begun = with_sqlite(conn, |sqlite| {
        AnsiTransactionManager::begin_transaction_sql(sqlite, "BEGIN IMMEDIATE")
    });
    // Without a transaction nothing may run: a job would commit by itself. SQLite ends the transaction of the whole batch
    // where it cannot go on (a full disk), so after such an error no further job runs, and none of the batch is kept.
    let acks: Vec<Ack> = jobs
        .map(|job| {
            let usable = begun.is_ok() && !watch.met_outage();
            job(usable.then_some(&mut *conn))
        })
        .collect();
    let done = match watch.take_outage() {
        Some(why) => {
            let _ = with_sqlite(conn, AnsiTransactionManager::rollback_transaction);
            Err(StoreError::Unavailable(why))
        }
        None => begun.map_err(StoreError::from).and_then(|()| {
            with_sqlite(conn, AnsiTransactionManager::commit_transaction)
                .inspect_err(|_| {
                    let _ = with_sqlite(conn, AnsiTransactionManager::rollback_transaction);
                })
                .map_err(StoreError::from)
        }),
    };
    for ack in acks {
        ack(done.clone().err());
    }
    done
}

fn with_sqlite(
    conn: &mut Conn,
    act: impl FnOnce(&mut SqliteConnection) -> diesel::QueryResult<()>,
) -> diesel::QueryResult<()> {
    match conn {
        Conn::Sqlite(sqlite) => act(sqlite),
        Conn::Pg(_) => Err(diesel::result::Error::NotInTransaction),
    }
}
