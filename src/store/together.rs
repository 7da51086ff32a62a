//! Writes of many callers by one function: what queued up while the last batch was being committed is written together, so that a
//! database at the other end of a wire is asked once a table, and not once a caller.
//!
//! Each caller is answered when the batch that holds its item has been committed, and not before. Where the whole fails, each item is
//! tried by itself, so that one that cannot be written costs nobody else's.

use std::collections::VecDeque;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};

use super::statement_limit::{self, PATIENCE};
use super::target::Session;
use super::writer::{Job, stopped, transact};
use super::{Conn, Store, StoreError};

/// Items that are written by one call at most.
const MOST: usize = 64;

/// Writes items, giving one result for each, in their order.
type Write<I, T, E> = fn(&mut Conn, &[I]) -> Result<Vec<T>, E>;
/// The result of an item, and whether it met another transaction and may be written again.
type Answer<T, E> = Result<T, (E, bool)>;

/// What waits to be written together. Clones share it.
pub struct Together<I, T, E> {
    waiting: Arc<Mutex<VecDeque<Waiting<I, T, E>>>>,
    write: Write<I, T, E>,
}

struct Waiting<I, T, E> {
    item: I,
    answer: SyncSender<Answer<T, E>>,
}

impl<I, T, E> Clone for Together<I, T, E> {
    fn clone(&self) -> Self {
        Self {
            waiting: Arc::clone(&self.waiting),
            write: self.write,
        }
    }
}

impl<I, T, E: From<StoreError>> Together<I, T, E> {
    /// Items will be written by this function, within a transaction of the store's.
    pub fn by(write: Write<I, T, E>) -> Self {
        Self {
            waiting: Arc::default(),
            write,
        }
    }

    fn take(&self) -> Vec<Waiting<I, T, E>> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let some = waiting.len().min(MOST);
        waiting.drain(..some).collect()
    }

    /// All at once or, where that fails, one by one.
    fn write_all(&self, conn: &mut Conn, items: &[I]) -> Vec<Result<T, E>> {
        let whole = transact(conn, |c| (self.write)(c, items));
        match whole {
            Ok(results) if results.len() == items.len() => results.into_iter().map(Ok).collect(),
            Err(error) if items.len() == 1 => vec![Err(error)],
            _ => items.iter().map(|item| self.write_one(conn, item)).collect(),
        }
    }

    fn write_one(&self, conn: &mut Conn, item: &I) -> Result<T, E> {
        transact(conn, |c| one(self.write, c, item))
    }
}

/// One item by the function of many.
fn one<I, T, E: From<StoreError>>(write: Write<I, T, E>, c: &mut Conn, item: &I) -> Result<T, E> {
    let result = write(c, std::slice::from_ref(item))?.pop();
    result.ok_or_else(|| StoreError::Other("a write gave no result".to_owned()).into())
}

impl Store {
    /// Writes an item with whatever else waits: returns when it is committed. As with [`Store::write_in_turn`], an outage ends the
    /// whole batch, and nothing of it is kept.
    pub fn write_together<I, T, E>(&self, together: &Together<I, T, E>, item: I) -> Result<T, E>
    where
        I: Clone + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let write = together.write;
        let Some(writer) = self.writer() else {
            return self.write(move |c| one(write, c, &item));
        };
        let (answer, answered) = sync_channel(1);
        let own = item.clone();
        let mut waiting = together.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        // Submitted under the lock, so that what is refused is never written by another's turn.
        writer.submit(turn(together.clone()))?;
        waiting.push_back(Waiting { item: own, answer });
        drop(waiting);
        match answered.recv().map_err(|_| stopped())? {
            Ok(value) => Ok(value),
            // It met another node's transaction: again, on a connection of its own.
            Err((_, true)) if !self.has_one_writer() => self.write(move |c| one(write, c, &item)),
            Err((error, _)) => Err(error),
        }
    }
}

/// Takes what waits, unless an earlier turn has taken it.
fn turn<I, T, E>(together: Together<I, T, E>) -> Job
where
    I: Send + 'static,
    T: Send + 'static,
    E: From<StoreError> + Send + 'static,
{
    Box::new(move |session| {
        let (items, answers): (Vec<I>, Vec<_>) = together
            .take()
            .into_iter()
            .map(|waiting| (waiting.item, waiting.answer))
            .unzip();
        let (results, again) = match session {
            _ if items.is_empty() => (Vec::new(), false),
            Some(Session { conn, watch }) => {
                watch.take_conflict();
                let results = statement_limit::within(PATIENCE, || together.write_all(conn, &items));
                (results, watch.take_conflict())
            }
            None => (items.iter().map(|_| Err(StoreError::Busy.into())).collect(), false),
        };
        Box::new(move |failed| {
            for (answer, result) in answers.into_iter().zip(results) {
                // A caller that went away no longer needs the answer.
                let _ = answer.send(match &failed {
                    None => result.map_err(|error| (error, again)),
                    Some(error) => Err((error.clone().into(), false)),
                });
            }
        })
    })
}
