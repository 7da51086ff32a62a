//! Which errors of a database say that it cannot be used now, whoever asks for what: full, read-only, gone, or too slow.
//!
//! Diesel hands on kinds for a few errors and the databases' own sentences for the rest. SQLite's are fixed; PostgreSQL's
//! are in the language of the server, of which those that are common here are known.

use diesel::result::{DatabaseErrorKind, Error};

/// SQLITE_BUSY and SQLITE_LOCKED: somebody else is writing.
const BUSY: [&str; 2] = ["database is locked", "database table is locked"];

/// SQLITE_FULL, _IOERR, _READONLY, _CANTOPEN, _NOMEM, _INTERRUPT; then PostgreSQL's classes 53 (resources), 57 (operators,
/// 57014 being the statement timeout) and 08 (connections), in English and in Russian.
const OUTAGES: [&str; 30] = [
    "database or disk is full",
    "disk I/O error",
    "attempt to write a readonly database",
    "unable to open database file",
    "out of memory",
    "interrupted",
    "No space left on device",
    "Disk quota exceeded",
    "could not extend file",
    "could not write to file",
    "out of shared memory",
    "too many clients",
    "remaining connection slots",
    "due to statement timeout",
    "due to user request",
    "due to lock timeout",
    "terminating connection",
    "the database system is",
    "server closed the connection",
    "could not receive data from server",
    "connection to server",
    "query_wait_timeout",
    "не осталось свободного места",
    "не удалось увеличить файл",
    "не удалось записать в файл",
    "из-за тайм-аута",
    "по запросу пользователя",
    "закрытие подключения",
    "система баз данных",
    "сервер неожиданно закрыл соединение",
];

/// What an error means for whoever asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Failure {
    /// Somebody else is in the way: again in a moment.
    Busy,
    /// The database cannot be used now: nothing was saved; again when it can.
    Outage,
    /// A fault in what was asked.
    Fault,
}

/// Judges an error of diesel's.
pub(super) fn of(error: &Error) -> Failure {
    match error {
        Error::DatabaseError(kind, info) => of_message(kind, info.message()),
        // What the commit met decides, not that the rollback after it had nothing left to do.
        Error::RollbackErrorOnCommit { commit_error, .. } => of(commit_error),
        // The connection was lost within an earlier statement.
        Error::BrokenTransactionManager => Failure::Outage,
        _ => Failure::Fault,
    }
}

fn of_message(kind: &DatabaseErrorKind, message: &str) -> Failure {
    match kind {
        DatabaseErrorKind::ClosedConnection
        | DatabaseErrorKind::UnableToSendCommand
        | DatabaseErrorKind::ReadOnlyTransaction => Failure::Outage,
        DatabaseErrorKind::Unknown if BUSY.iter().any(|part| message.contains(part)) => Failure::Busy,
        DatabaseErrorKind::Unknown if OUTAGES.iter().any(|part| message.contains(part)) => Failure::Outage,
        _ => Failure::Fault,
    }
}

/// Whether two transactions waited for each other (40P01, which has no kind of its own).
pub(super) fn is_deadlock(message: &str) -> bool {
    message.contains("deadlock detected") || message.contains("обнаружена взаимоблокировка")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outages_are_told_from_faults() {
        let table = [
            (DatabaseErrorKind::Unknown, "database or disk is full", Failure::Outage),
            (DatabaseErrorKind::Unknown, "disk I/O error", Failure::Outage),
            (
                DatabaseErrorKind::Unknown,
                "attempt to write a readonly database",
                Failure::Outage,
            ),
            (
                DatabaseErrorKind::Unknown,
                "unable to open database file",
                Failure::Outage,
            ),
            (DatabaseErrorKind::Unknown, "database is locked", Failure::Busy),
            (
                DatabaseErrorKind::Unknown,
                "could not extend file \"base/5/16396\": No space left on device",
                Failure::Outage,
            ),
            (
                DatabaseErrorKind::Unknown,
                "не удалось увеличить файл \"base/5/16396\": На устройстве не осталось свободного места",
                Failure::Outage,
            ),
            (
                DatabaseErrorKind::Unknown,
                "canceling statement due to statement timeout",
                Failure::Outage,
            ),
            (
                DatabaseErrorKind::Unknown,
                "выполнение оператора отменено из-за тайм-аута",
                Failure::Outage,
            ),
            (
                DatabaseErrorKind::ClosedConnection,
                "terminating connection due to administrator command",
                Failure::Outage,
            ),
            (
                DatabaseErrorKind::ReadOnlyTransaction,
                "cannot execute INSERT",
                Failure::Outage,
            ),
            (DatabaseErrorKind::Unknown, "no such table: cases", Failure::Fault),
            (
                DatabaseErrorKind::CheckViolation,
                "CHECK constraint failed",
                Failure::Fault,
            ),
            (DatabaseErrorKind::Unknown, "the journal is append-only", Failure::Fault),
        ];
        for (kind, message, expected) in table {
            assert_eq!(of_message(&kind, message), expected, "{message}");
        }
    }
}
