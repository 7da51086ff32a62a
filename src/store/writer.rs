//! A writer: one thread, one connection, group commit.
//!
//! Whatever queued up during the last commit shares the next one, so full durability costs one fsync per batch, not per
//! write. It is SQLite's single writer, and on PostgreSQL the one for writes that would wait for one another anyway. It owns
//! the batches and their savepoints; what a write does is the closure's.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;

use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};

use super::statement_limit::{self, PATIENCE, bounded};
use super::target::{Session, Target};
use super::{Conn, StoreError};

/// Writes that may wait; beyond them the answer is "busy", not memory.
const QUEUE: usize = 1024;
/// Writes that share one commit at most: on SQLite, and on PostgreSQL, where other nodes wait for the end of a batch.
const BATCH: usize = 256;
const BATCH_POSTGRES: usize = 64;

/// Tells the waiting caller whether the batch was committed.
type Ack = Box<dyn FnOnce(Option<StoreError>) + Send>;
/// Runs a closure in the open batch; without one it refuses.
pub(super) type Job = Box<dyn FnOnce(Option<&mut Session>) -> Ack + Send>;

/// Keeps what a write of the open batch has done, or undoes it; either way the next one finds a savepoint set.
const KEEP: &str = "RELEASE SAVEPOINT one; SAVEPOINT one";
const UNDO: &str = "ROLLBACK TO SAVEPOINT one";

/// Runs the closure after the savepoint of the open batch. A panic is caught inside it, for one outside would leave it open.
pub(super) fn transact<T, E: From<StoreError>>(
    conn: &mut Conn,
    closure: impl FnOnce(&mut Conn) -> Result<T, E>,
) -> Result<T, E> {
    let result = catch_unwind(AssertUnwindSafe(|| closure(conn)))
        .unwrap_or_else(|_| Err(StoreError::Other("a write panicked".to_owned()).into()));
    let end = if result.is_ok() { KEEP } else { UNDO };
    conn.batch_execute(end)
        .map_err(|error| E::from(StoreError::from(error)))
        .and(result)
}

/// Runs the closure in a transaction of PostgreSQL's that begins by `start`. A panic is caught inside it.
pub(super) fn transact_postgres<T, E: From<StoreError>>(
    conn: &mut Conn,
    start: &str,
    closure: impl FnOnce(&mut Conn) -> Result<T, E>,
) -> Result<T, E> {
    let failed = |error: diesel::result::Error| E::from(StoreError::from(error));
    begin(conn, start).map_err(failed)?;
    let result = catch_unwind(AssertUnwindSafe(|| closure(conn)))
        .unwrap_or_else(|_| Err(StoreError::Other("a transaction panicked".to_owned()).into()));
    match result {
        Ok(value) => {
            commit(conn).map_err(failed)?;
            Ok(value)
        }
        Err(error) => {
            // A connection that was lost has nothing to roll back; the pool throws it away.
            let _ = rollback(conn);
            Err(error)
        }
    }
}

/// The way to the writer thread; dropping it ends the thread once the queue is empty.
pub(super) struct Writer {
    jobs: Option<SyncSender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    /// Starts the thread; SQLite's file is opened at once, a server when something is to be written.
    pub(super) fn start(target: Target) -> Result<Self, StoreError> {
        let session = match target {
            Target::Postgres(_) => None,
            Target::Sqlite(_) | Target::SqliteCopy(_) => Some(target.connect()?),
        };
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

    /// Runs the closure on the writer and waits until it is durable. One that met another transaction is handed back: it may
    /// run again.
    pub(super) fn write<T, E, F>(&self, closure: F) -> Result<T, (E, Option<F>)>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: Fn(&mut Conn) -> Result<T, E> + Send + 'static,
    {
        let (answer, answered) = sync_channel(1);
        let job: Job = Box::new(move |session| {
            let (result, again) = match session {
                Some(Session { conn, watch }) => {
                    watch.take_conflict();
                    let result = statement_limit::within(PATIENCE, || transact(conn, &closure));
                    (result, watch.take_conflict().then_some(closure))
                }
                None => (Err(StoreError::Busy.into()), None),
            };
            Box::new(move |failed| {
                // A caller that went away no longer needs the answer.
                let _ = answer.send(match failed {
                    None => result.map_err(|error| (error, again)),
                    Some(error) => Err((error.into(), None)),
                });
            })
        });
        self.submit(job).map_err(|error| (error.into(), None))?;
        answered.recv().map_err(|_| (stopped().into(), None))?
    }

    /// Puts a job into the line.
    pub(super) fn submit(&self, job: Job) -> Result<(), StoreError> {
        let jobs = self.jobs.as_ref().ok_or_else(stopped)?;
        jobs.try_send(job).map_err(|error| match error {
            TrySendError::Full(_) => StoreError::Busy,
            TrySendError::Disconnected(_) => stopped(),
        })
    }
}

pub(super) fn stopped() -> StoreError {
    StoreError::Other("the writer has stopped".to_owned())
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

fn run(target: &Target, mut session: Option<Session>, queue: &Receiver<Job>) {
    let most = match target {
        Target::Postgres(_) => BATCH_POSTGRES,
        Target::Sqlite(_) | Target::SqliteCopy(_) => BATCH,
    };
    while let Ok(first) = queue.recv() {
        let jobs = std::iter::once(first).chain(queue.try_iter().take(most - 1));
        // After a failed batch the connection may be in any state: a new one is not. It is opened when it is needed, so
        // that writing goes on as soon as it can. A server may have closed one that was idle.
        let opened = session.take().and_then(alive).map_or_else(|| target.connect(), Ok);
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

/// A connection that can still be used: a file's always can.
fn alive(mut session: Session) -> Option<Session> {
    let answers = match &mut session.conn {
        Conn::Sqlite(_) => true,
        Conn::Pg(pg) => pg.batch_execute("SELECT 1").is_ok(),
    };
    answers.then_some(session)
}

/// Runs the jobs in one transaction, commits, and tells every caller.
fn batch(session: &mut Session, jobs: impl Iterator<Item = Job>) -> Result<(), StoreError> {
    let begun = match session.conn {
        Conn::Sqlite(_) => begin(&mut session.conn, "BEGIN IMMEDIATE; SAVEPOINT one"),
        Conn::Pg(_) => begin(&mut session.conn, &format!("{}; SAVEPOINT one", bounded("BEGIN"))),
    };
    // Without a transaction nothing may run: a job would commit by itself. SQLite ends the transaction of the whole batch
    // where it cannot go on (a full disk), so after such an error no further job runs, and none of the batch is kept.
    let acks: Vec<Ack> = jobs
        .map(|job| {
            let usable = begun.is_ok() && !session.watch.met_outage();
            job(usable.then_some(&mut *session))
        })
        .collect();
    let done = match session.watch.take_outage() {
        Some(why) => {
            let _ = rollback(&mut session.conn);
            Err(StoreError::Unavailable(why))
        }
        None => begun
            .and_then(|()| commit(&mut session.conn).inspect_err(|_| drop(rollback(&mut session.conn))))
            .map_err(StoreError::from),
    };
    for ack in acks {
        ack(done.clone().err());
    }
    done
}

fn begin(conn: &mut Conn, start: &str) -> diesel::QueryResult<()> {
    match conn {
        Conn::Sqlite(sqlite) => AnsiTransactionManager::begin_transaction_sql(sqlite, start),
        Conn::Pg(pg) => AnsiTransactionManager::begin_transaction_sql(pg, start),
    }
}

fn commit(conn: &mut Conn) -> diesel::QueryResult<()> {
    match conn {
        Conn::Sqlite(sqlite) => AnsiTransactionManager::commit_transaction(sqlite),
        Conn::Pg(pg) => AnsiTransactionManager::commit_transaction(pg),
    }
}

fn rollback(conn: &mut Conn) -> diesel::QueryResult<()> {
    match conn {
        Conn::Sqlite(sqlite) => AnsiTransactionManager::rollback_transaction(sqlite),
        Conn::Pg(pg) => AnsiTransactionManager::rollback_transaction(pg),
    }
}
