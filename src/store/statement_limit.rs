//! How long a statement may take. PostgreSQL ends it by itself; what ends it on SQLite is here.
//!
//! SQLite asks a connection's progress handler every few thousand steps whether to go on. Diesel lends no handle of its
//! connections, so SQLite itself is told to give every connection that this process opens the handler: the one place with
//! `unsafe`. A connection works on the thread that calls it, so the bound of the statement that is running stands in a
//! variable of that thread; where none is set, a statement takes as long as it takes.

use std::cell::Cell;
use std::ffi::{c_char, c_int, c_void};
use std::sync::Once;
use std::time::{Duration, Instant};

use libsqlite3_sys::{SQLITE_OK, sqlite3, sqlite3_api_routines, sqlite3_auto_extension, sqlite3_progress_handler};

/// How long a statement of the service may take, on either database, before it is cancelled: a page that nobody waits for
/// any more must not hold a connection. Migrations and commands that inspect are not bounded.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);

/// Steps of SQLite's machine between two looks at the time: well under a millisecond.
const STEPS: c_int = 10_000;

/// Begins a transaction of PostgreSQL's with the bound on its statements, in one round trip. The bound belongs to the
/// transaction, not to the session, so that it also holds behind a pooler that gives each transaction another session.
pub(super) fn bounded(begin: &str) -> String {
    format!("{begin}; SET LOCAL statement_timeout = {}", PATIENCE.as_millis())
}

thread_local! {
    static LIMIT: Cell<Option<Limit>> = const { Cell::new(None) };
}

#[derive(Clone, Copy)]
struct Limit {
    patience: Duration,
    until: Instant,
}

/// Gives the connections that are opened from now on the handler.
#[allow(unsafe_code)]
pub(super) fn install() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // SAFETY: `on_open` has the signature that SQLite documents for an extension and lives as long as the process;
        // SQLite guards its list of extensions by a lock. A failure (no memory) leaves statements without a bound.
        unsafe { sqlite3_auto_extension(Some(on_open)) };
    });
}

#[allow(unsafe_code)]
unsafe extern "C" fn on_open(
    connection: *mut sqlite3,
    _message: *mut *mut c_char,
    _routines: *const sqlite3_api_routines,
) -> c_int {
    // SAFETY: SQLite calls this with the connection that it is opening, on the thread that opens it. The handler is given
    // no pointer of ours, so nothing has to outlive the connection.
    unsafe { sqlite3_progress_handler(connection, STEPS, Some(is_late), std::ptr::null_mut()) };
    SQLITE_OK
}

/// SQLite interrupts the statement on anything but 0. Nothing here can panic across the border.
extern "C" fn is_late(_nothing: *mut c_void) -> c_int {
    let late = LIMIT.try_with(|limit| limit.get().is_some_and(|limit| Instant::now() >= limit.until));
    c_int::from(late.unwrap_or(false))
}

/// Runs the closure with every statement of this thread bounded.
pub(super) fn within<T>(patience: Duration, closure: impl FnOnce() -> T) -> T {
    /// Puts back what was before, also when the closure panics.
    struct Before(Option<Limit>);
    impl Drop for Before {
        fn drop(&mut self) {
            LIMIT.set(self.0);
        }
    }
    let until = Instant::now() + patience;
    let _before = Before(LIMIT.replace(Some(Limit { patience, until })));
    closure()
}

/// A statement begins: its time runs from now.
pub(super) fn begin_statement() {
    if let Some(Limit { patience, .. }) = LIMIT.get() {
        let until = Instant::now() + patience;
        LIMIT.set(Some(Limit { patience, until }));
    }
}

#[cfg(test)]
mod tests {
    use diesel::connection::SimpleConnection as _;

    use super::*;
    use crate::store::{Store, StoreError};

    /// Counts for minutes.
    const ENDLESS: &str = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000000000) \
                           SELECT count(*) FROM n";

    fn endless(store: &Store, write: bool) -> Result<(), StoreError> {
        let bounded =
            |conn: &mut crate::store::Conn| within(Duration::from_millis(200), || Ok(conn.batch_execute(ENDLESS)?));
        if write {
            store.write(bounded)
        } else {
            store.read(bounded)
        }
    }

    #[test]
    fn a_statement_that_takes_too_long_is_interrupted_and_the_next_one_runs() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(&format!("sqlite://{}/test.db", folder.path().display())).expect("a database");
        for write in [false, true] {
            let began = Instant::now();
            let result = endless(&store, write);
            assert!(matches!(result, Err(StoreError::Unavailable(_))), "{result:?}");
            assert!(began.elapsed() < Duration::from_secs(20));
            // The bound is gone with its statement, and each statement has its own.
            store
                .write(|conn| {
                    within(Duration::from_millis(200), || {
                        Ok::<_, StoreError>(conn.batch_execute("SELECT 1")?)
                    })
                })
                .expect("the next write");
            store
                .read(|conn| {
                    within(Duration::from_millis(300), || {
                        for _ in 0..5 {
                            std::thread::sleep(Duration::from_millis(100));
                            conn.batch_execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000) SELECT count(*) FROM n")?;
                        }
                        Ok::<_, StoreError>(())
                    })
                })
                .expect("short statements after one another");
        }
    }

    #[test]
    fn what_the_service_reads_and_writes_is_bounded_and_what_inspects_is_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite://{}/test.db", folder.path().display());
        let store = Store::open(&url).expect("a database");
        let bounded = |_: &mut crate::store::Conn| Ok::<_, StoreError>(LIMIT.get().map(|limit| limit.patience));
        assert_eq!(store.read(bounded).expect("read"), Some(Duration::from_secs(30)));
        assert_eq!(store.write(bounded).expect("written"), Some(Duration::from_secs(30)));
        assert_eq!(Store::inspect(&url).expect("opened").read(bounded).expect("read"), None);
    }
}
