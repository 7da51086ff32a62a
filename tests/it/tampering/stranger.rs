//! A stranger with full access to a database: reads its schema, changes a value, and asks what verification says.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error as DieselError};
use diesel::sql_types::{BigInt, Text};
use listening_state::store::Conn;
use listening_state::store::journal::{self, BadEntry};

use crate::support::{Kind, TestDb};

/// Rows that the journal knows of.
fn known(table: &str) -> &'static str {
    match table {
        "outbox" => "appeal IS NOT NULL",
        _ => "TRUE",
    }
}

#[derive(QueryableByName, Debug, Clone)]
pub struct Column {
    #[diesel(sql_type = Text)]
    pub table_name: String,
    #[diesel(sql_type = Text)]
    pub name: String,
    #[diesel(sql_type = Text)]
    pub data_type: String,
    #[diesel(sql_type = Text)]
    pub nullable: String,
}

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// The database of a stranger with full access.
pub struct Stranger {
    pub kind: Kind,
    conn: Conn,
}

impl Stranger {
    pub fn at(db: &TestDb) -> Self {
        let conn = match db.kind {
            Kind::Sqlite => {
                let path = db.url.strip_prefix("sqlite://").expect("a file");
                let mut c = SqliteConnection::establish(path).expect("the file");
                c.batch_execute("PRAGMA foreign_keys = OFF").expect("no foreign keys");
                Conn::Sqlite(c)
            }
            Kind::Postgres => Conn::Pg(PgConnection::establish(&db.url).expect("the database")),
        };
        Self { kind: db.kind, conn }
    }

    pub fn columns(&mut self) -> Vec<Column> {
        let sql = match self.kind {
            Kind::Sqlite => {
                "SELECT m.name AS table_name, p.name AS name, p.type AS data_type, \
                 CASE p.\"notnull\" WHEN 0 THEN 'YES' ELSE 'NO' END AS nullable \
                 FROM sqlite_master m, pragma_table_info(m.name) p WHERE m.type = 'table' ORDER BY 1, p.cid"
            }
            Kind::Postgres => {
                "SELECT table_name::text, column_name::text AS name, data_type::text, is_nullable::text AS nullable \
                 FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, ordinal_position"
            }
        };
        let all: Vec<Column> = diesel::sql_query(sql).load(&mut self.conn).expect("the columns");
        all.into_iter()
            .filter(|column| !column.table_name.starts_with("__diesel") && !column.table_name.starts_with("sqlite_"))
            .collect()
    }

    pub fn count(&mut self, table: &str, which: &str) -> i64 {
        let sql = format!(
            "SELECT count(*) AS count FROM {table} WHERE {} AND {which}",
            known(table)
        );
        diesel::sql_query(&sql)
            .get_result::<Count>(&mut self.conn)
            .unwrap_or_else(|error| panic!("{sql}: {error}"))
            .count
    }

    /// What verification says after some SQL, which is taken back; `None` where the database itself refuses it.
    pub fn after(&mut self, sql: &str) -> Option<Option<BadEntry>> {
        let disarm = match self.kind {
            Kind::Sqlite => {
                "DROP TRIGGER journal_no_update; DROP TRIGGER journal_no_delete; \
                 DROP TRIGGER steps_no_update; DROP TRIGGER steps_no_delete; \
                 DROP TRIGGER proposals_no_change; DROP TRIGGER proposals_end_once; DROP TRIGGER proposals_no_delete; \
                 DROP TRIGGER security_journal_no_update; DROP TRIGGER security_journal_no_delete;"
            }
            Kind::Postgres => "SET LOCAL session_replication_role = replica;",
        };
        self.conn.test_transaction(|c| {
            let disarmed = match c {
                Conn::Sqlite(c) => c.batch_execute(disarm),
                Conn::Pg(c) => c.batch_execute(disarm),
            };
            disarmed.expect("no trigger stands in the way");
            let done = match c {
                Conn::Sqlite(c) => c.batch_execute(sql),
                Conn::Pg(c) => c.batch_execute(sql),
            };
            match done {
                Err(DieselError::DatabaseError(kind, _)) if !matches!(kind, DatabaseErrorKind::Unknown) => {
                    return Ok::<_, DieselError>(None);
                }
                done => done.unwrap_or_else(|error| panic!("{sql}: {error}")),
            }
            let verdict = journal::verify_within(c).unwrap_or_else(|error| panic!("{sql}: {error}"));
            Ok(Some(verdict.bad))
        })
    }

    /// By what a single row is found.
    fn key(&mut self, table: &str) -> String {
        if self.kind == Kind::Postgres {
            return "ctid".to_owned();
        }
        let sql = format!(
            "SELECT p.name AS name FROM sqlite_master m, pragma_table_info(m.name) p \
             WHERE m.name = '{table}' AND m.sql LIKE '%WITHOUT ROWID%' AND p.pk > 0 ORDER BY p.pk"
        );
        let names: Vec<Name> = diesel::sql_query(sql).load(&mut self.conn).expect("the key");
        let names: Vec<String> = names.into_iter().map(|key| key.name).collect();
        match names.as_slice() {
            [] => "rowid".to_owned(),
            names => names.join(", "),
        }
    }

    /// The condition that finds one row of those that the journal knows of.
    pub fn one(&mut self, table: &str, which: &str, place: i64) -> String {
        let key = self.key(table);
        let known = known(table);
        format!(
            "({key}) IN (SELECT {key} FROM {table} WHERE {known} AND {which} ORDER BY {key} LIMIT 1 OFFSET {place})"
        )
    }
}

/// SQL for another value of the column's type, in the place of one that is there.
pub fn changed(kind: Kind, column: &Column) -> String {
    let name = &column.name;
    let is_date = name.ends_with("_on") || name.ends_with("_until") || name == "due_order" || name == "valid_from";
    match (kind, column.data_type.as_str()) {
        (_, "TEXT" | "text") if name == "status" => match column.table_name.as_str() {
            "appeals" => "CASE status WHEN 'open' THEN 'closed' ELSE 'open' END".to_owned(),
            "outbox" => "CASE status WHEN 'to_print' THEN 'posted' ELSE 'to_print' END".to_owned(),
            _ => "CASE status WHEN 'in_review' THEN 'registered' ELSE 'in_review' END".to_owned(),
        },
        (Kind::Sqlite, "TEXT") if is_date => format!("date({name}, '+1 day')"),
        (Kind::Sqlite, "TEXT") => {
            format!("substr({name}, 1, length({name}) - 1) || CASE substr({name}, -1) WHEN 'x' THEN 'y' ELSE 'x' END")
        }
        (Kind::Sqlite, "INTEGER") => match name.as_str() {
            "open" | "undetermined" | "late_forward" | "active" | "must_change_password" => format!("1 - {name}"),
            _ => format!("{name} + 1000"),
        },
        (Kind::Sqlite, "BLOB") => format!("randomblob(max(16, length({name})))"),
        (_, "REAL" | "double precision") => format!("{name} + 0.001"),
        (_, "date") => format!("{name} + 1"),
        (_, "timestamp with time zone") => format!("{name} + interval '1 microsecond'"),
        (_, "uuid") => "gen_random_uuid()".to_owned(),
        (_, "bytea") => "decode(md5(random()::text), 'hex')".to_owned(),
        (_, "boolean") => format!("NOT {name}"),
        (_, "integer" | "bigint") => format!("{name} + 1000"),
        (_, "text") => {
            format!("left({name}, -1) || CASE right({name}, 1) WHEN 'x' THEN 'y' ELSE 'x' END")
        }
        (_, other) => panic!("{column:?}: how is a value of {other} changed?"),
    }
}

/// SQL for a value where there is none.
pub fn some(kind: Kind, column: &Column) -> &'static str {
    let is_date = column.name.ends_with("_on") || column.name.ends_with("_until");
    match (kind, column.data_type.as_str()) {
        (Kind::Sqlite, "TEXT") if is_date => "'2026-05-05'",
        (Kind::Postgres, "date") => "DATE '2026-05-05'",
        (_, "TEXT" | "text") => "'x'",
        (Kind::Sqlite, "BLOB") => "randomblob(16)",
        (_, "uuid") => "gen_random_uuid()",
        (_, "bytea") => "decode(md5(random()::text), 'hex')",
        (_, "timestamp with time zone") => "TIMESTAMPTZ '2026-05-05 10:00:00+05'",
        _ => "7",
    }
}
