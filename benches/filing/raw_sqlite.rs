//! The floor of filing on SQLite: the rows of one filed appeal, written again and again by the C API itself, one transaction
//! each, on the same schema with the same settings.
#![allow(unsafe_code, reason = "the C API is what this measures")]

use std::collections::HashMap;
use std::ffi::{CStr, CString, c_int};
use std::path::Path;
use std::ptr;
use std::time::Instant;

use libsqlite3_sys as ffi;

/// The tables that filing writes, parents first.
const TABLES: [&str; 4] = ["appeals", "cases", "journal", "outbox"];

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Value {
    Null,
    Integer(i64),
    Real(u64),
    Text(String),
    Blob(Vec<u8>),
}

struct Database(*mut ffi::sqlite3);

impl Database {
    fn open(path: &Path) -> Self {
        let name = CString::new(path.to_str().expect("UTF-8")).expect("no NUL");
        let mut handle = ptr::null_mut();
        let code = unsafe { ffi::sqlite3_open(name.as_ptr(), &raw mut handle) };
        assert_eq!(code, ffi::SQLITE_OK, "open");
        let database = Self(handle);
        database.execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;");
        database
    }

    fn execute(&self, sql: &str) {
        let sql = CString::new(sql).expect("no NUL");
        let code = unsafe { ffi::sqlite3_exec(self.0, sql.as_ptr(), None, ptr::null_mut(), ptr::null_mut()) };
        assert_eq!(code, ffi::SQLITE_OK, "{}", self.message());
    }

    fn message(&self) -> String {
        unsafe { CStr::from_ptr(ffi::sqlite3_errmsg(self.0)) }
            .to_string_lossy()
            .into_owned()
    }

    fn prepare(&self, sql: &str) -> *mut ffi::sqlite3_stmt {
        let sql = CString::new(sql).expect("no NUL");
        let mut statement = ptr::null_mut();
        let code = unsafe { ffi::sqlite3_prepare_v2(self.0, sql.as_ptr(), -1, &raw mut statement, ptr::null_mut()) };
        assert_eq!(code, ffi::SQLITE_OK, "{}", self.message());
        statement
    }

    fn rows(&self, sql: &str) -> Vec<Vec<Value>> {
        let statement = self.prepare(sql);
        let mut rows = Vec::new();
        while unsafe { ffi::sqlite3_step(statement) } == ffi::SQLITE_ROW {
            let columns = unsafe { ffi::sqlite3_column_count(statement) };
            rows.push((0..columns).map(|column| read(statement, column)).collect());
        }
        unsafe { ffi::sqlite3_finalize(statement) };
        rows
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        unsafe { ffi::sqlite3_close(self.0) };
    }
}

fn read(statement: *mut ffi::sqlite3_stmt, column: c_int) -> Value {
    unsafe {
        let bytes = |data: *const u8| {
            let length = usize::try_from(ffi::sqlite3_column_bytes(statement, column)).expect("a length");
            if length == 0 {
                Vec::new()
            } else {
                std::slice::from_raw_parts(data, length).to_vec()
            }
        };
        match ffi::sqlite3_column_type(statement, column) {
            ffi::SQLITE_INTEGER => Value::Integer(ffi::sqlite3_column_int64(statement, column)),
            ffi::SQLITE_FLOAT => Value::Real(ffi::sqlite3_column_double(statement, column).to_bits()),
            ffi::SQLITE_TEXT => {
                let data = ffi::sqlite3_column_text(statement, column);
                Value::Text(String::from_utf8_lossy(&bytes(data)).into_owned())
            }
            ffi::SQLITE_BLOB => Value::Blob(bytes(ffi::sqlite3_column_blob(statement, column).cast())),
            _ => Value::Null,
        }
    }
}

fn bind(statement: *mut ffi::sqlite3_stmt, column: c_int, value: &Value) {
    let code = unsafe {
        match value {
            Value::Null => ffi::sqlite3_bind_null(statement, column),
            Value::Integer(number) => ffi::sqlite3_bind_int64(statement, column, *number),
            Value::Real(bits) => ffi::sqlite3_bind_double(statement, column, f64::from_bits(*bits)),
            Value::Text(text) => ffi::sqlite3_bind_text(
                statement,
                column,
                text.as_ptr().cast(),
                c_int::try_from(text.len()).expect("short"),
                ffi::SQLITE_TRANSIENT(),
            ),
            Value::Blob(bytes) => ffi::sqlite3_bind_blob(
                statement,
                column,
                bytes.as_ptr().cast(),
                c_int::try_from(bytes.len()).expect("short"),
                ffi::SQLITE_TRANSIENT(),
            ),
        }
    };
    assert_eq!(code, ffi::SQLITE_OK, "bind");
}

/// What must be new in every copy: ids, unique texts and digests. Everything else is written as it was.
fn fresh(value: &Value, column: &str, serial: u64, seen: &mut HashMap<Value, Value>) -> Value {
    if let Some(known) = seen.get(value) {
        return known.clone();
    }
    let unique = matches!(column, "id" | "number" | "tracking_digest" | "idempotency_key" | "hash");
    let new = match value {
        Value::Blob(bytes) if unique => {
            let mut bytes = bytes.clone();
            let at = bytes.len() - 8;
            bytes[at..].copy_from_slice(&(serial * 16 + seen.len() as u64).to_be_bytes());
            Value::Blob(bytes)
        }
        Value::Text(_) if unique => Value::Text(format!("{column}-{serial:020}")),
        _ => return value.clone(),
    };
    seen.insert(value.clone(), new.clone());
    new
}

/// Copies the newest filing of the database `count` times and returns the transactions per second.
pub fn measure(path: &Path, count: u64) -> f64 {
    let database = Database::open(path);
    let mut sets = Vec::new();
    for table in TABLES {
        let columns: Vec<String> = database
            .rows(&format!("SELECT name FROM pragma_table_info('{table}')"))
            .into_iter()
            .map(|row| {
                if let Value::Text(name) = &row[0] {
                    name.clone()
                } else {
                    String::new()
                }
            })
            .collect();
        let key = if table == "appeals" { "id" } else { "appeal" };
        let newest = "(SELECT id FROM appeals ORDER BY id DESC LIMIT 1)";
        let rows = database.rows(&format!(
            "SELECT {} FROM {table} WHERE {key} = {newest}",
            columns.join(", ")
        ));
        assert!(!rows.is_empty(), "a filing has rows in {table}");
        let marks = vec!["?"; columns.len()].join(", ");
        let insert = database.prepare(&format!(
            "INSERT INTO {table} ({}) VALUES ({marks})",
            columns.join(", ")
        ));
        sets.push((columns, rows, insert));
    }
    let began = Instant::now();
    for serial in 1..=count {
        let mut seen = HashMap::new();
        database.execute("BEGIN IMMEDIATE");
        for (columns, rows, insert) in &sets {
            for row in rows {
                for (index, value) in row.iter().enumerate() {
                    let value = fresh(value, &columns[index], serial, &mut seen);
                    bind(*insert, c_int::try_from(index + 1).expect("few"), &value);
                }
                let code = unsafe { ffi::sqlite3_step(*insert) };
                assert_eq!(code, ffi::SQLITE_DONE, "{}", database.message());
                unsafe { ffi::sqlite3_reset(*insert) };
            }
        }
        database.execute("COMMIT");
    }
    let rate = count as f64 / began.elapsed().as_secs_f64();
    for (_, _, insert) in sets {
        unsafe { ffi::sqlite3_finalize(insert) };
    }
    rate
}
