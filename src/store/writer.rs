//! SQLite's single writer: one thread, one connection, group commit.
//!
//! Whatever queued up during the last fsync shares the next one, so full durability costs one fsync per batch, not
//! per write. It owns the batches and their savepoints; what a write does is the closure's.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;

use diesel::connection::{AnsiTransactionManager, Connection, TransactionManager};
use diesel::sqlite::SqliteConnection;

use super::target::Target;
use super::{Conn, StoreError};

/// Writes that may wait; beyond them the answer is "busy", not memory.
const QUEUE: usize = 1024;
/// Writes that share one commit at most.
const BATCH: usize = 256;

/// Tells the waiting caller whether the batch was committed.
type Ack = Box<dyn FnOnce(Option<String>) + Send>;
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
pub(super) fn transact<T, E: From<StoreError>>(
    conn: &mut Conn,
    closure: impl FnOnce(&mut Conn) -> Result<T, E>,
) -> Result<T, E> {
    conn.transaction(|conn| {
        catch_unwind(AssertUnwindSafe(|| closure(conn)))
            .unwrap_or_else(|_| Err(StoreError::Other("a write panicked".to_owned()).into()))
            .map_err(Failed::Closure)
    })
    .map_err(Failed::into_inner)
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
            .spawn(move || run(&target, session.conn, &queue))
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
                    Some(error) => Err(StoreError::Db(error).into()),
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

fn run(target: &Target, mut conn: Conn, queue: &Receiver<Job>) {
    while let Ok(first) = queue.recv() {
        let jobs = std::iter::once(first).chain(queue.try_iter().take(BATCH - 1));
        if let Err(error) = batch(&mut conn, jobs) {
            tracing::error!(%error, "a batch of writes failed");
            // The connection may be in any state: a new one is not.
            if let Ok(session) = target.connect() {
                conn = session.conn;
            }
        }
    }
}

/// Runs the jobs in one transaction, commits, and tells every caller.
fn batch(conn: &mut Conn, jobs: impl Iterator<Item = Job>) -> Result<(), String> {
    let begun = with_sqlite(conn, |sqlite| {
        AnsiTransactionManager::begin_transaction_sql(sqlite, "BEGIN IMMEDIATE")
    });
    let ran = begun.is_ok();
    // Without a transaction nothing may run: a job would commit by itself.
    let acks: Vec<Ack> = match &begun {
        Ok(()) => jobs.map(|job| job(Some(conn))).collect(),
        Err(_) => jobs.map(|job| job(None)).collect(),
    };
    let done = begun.and_then(|()| {
        with_sqlite(conn, AnsiTransactionManager::commit_transaction).inspect_err(|_| {
            let _ = with_sqlite(conn, AnsiTransactionManager::rollback_transaction);
        })
    });
    let failed = done.err().map(|error| error.to_string());
    for ack in acks {
        // Where nothing ran, each job has its own answer: busy, try again.
        ack(failed.clone().filter(|_| ran));
    }
    failed.map_or(Ok(()), Err)
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
