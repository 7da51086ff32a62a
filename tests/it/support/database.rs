//! Databases of single tests: a file in a temporary folder, or a PostgreSQL database made from a migrated template.

use std::path::PathBuf;
use std::sync::OnceLock;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;
use listening_state::store::Store;
use tempfile::TempDir;

/// Which database a test runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Sqlite,
    Postgres,
}

/// An empty, migrated database; gone when this is dropped.
pub struct TestDb {
    pub kind: Kind,
    pub url: String,
    folder: TempDir,
    name: Option<String>,
}

impl TestDb {
    /// A database of the kind.
    pub fn new(kind: Kind) -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        match kind {
            Kind::Sqlite => {
                let url = format!("sqlite://{}", folder.path().join("test.db").display());
                Self {
                    kind,
                    url,
                    folder,
                    name: None,
                }
            }
            Kind::Postgres => Self::postgres(folder, template()),
        }
    }

    /// A database without any table.
    pub fn unmigrated(kind: Kind) -> Self {
        match kind {
            Kind::Sqlite => Self::new(kind),
            Kind::Postgres => Self::postgres(TempDir::new().expect("a temporary folder"), "template0"),
        }
    }

    /// An SQLite database on another disk.
    pub fn sqlite_in(disk: &std::path::Path) -> Self {
        let folder = TempDir::new_in(disk).expect("a folder on the disk");
        Self {
            kind: Kind::Sqlite,
            url: format!("sqlite://{}", folder.path().join("test.db").display()),
            folder,
            name: None,
        }
    }

    /// Takes a PostgreSQL database away: its connections end and no new one is let in.
    pub fn take_away(&self) {
        let name = self.name.as_deref().expect("a PostgreSQL database");
        administer(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS false"));
        administer(&format!(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
        ));
    }

    /// Gives it back.
    pub fn give_back(&self) {
        let name = self.name.as_deref().expect("a PostgreSQL database");
        administer(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS true"));
    }

    fn postgres(folder: TempDir, template: &str) -> Self {
        let name = format!("t_{}", uuid::Uuid::now_v7().simple());
        administer(&format!("CREATE DATABASE {name} TEMPLATE {template}"));
        Self {
            kind: Kind::Postgres,
            url: url_of(&name),
            folder,
            name: Some(name),
        }
    }

    /// A copy of a PostgreSQL database that nobody has open.
    pub fn copy_of_postgres(other: &Self) -> Self {
        let name = other.name.as_deref().expect("a PostgreSQL database");
        Self::postgres(TempDir::new().expect("a temporary folder"), name)
    }

    /// Opens it.
    pub fn store(&self) -> Store {
        Store::open(&self.url).expect("the test database opens")
    }

    /// A folder of the test's own.
    pub fn folder(&self) -> PathBuf {
        self.folder.path().to_owned()
    }

    /// Runs SQL as a stranger with full access to the database would: past the store, with the file's or server's
    /// defaults. Answers the error text.
    pub fn tamper(&self, sql: &str) -> Result<(), String> {
        match self.kind {
            Kind::Sqlite => {
                let path = self.folder.path().join("test.db");
                let mut c = SqliteConnection::establish(path.to_str().unwrap()).expect("the file");
                c.batch_execute("PRAGMA busy_timeout = 5000").unwrap();
                c.batch_execute(sql).map_err(|error| error.to_string())
            }
            Kind::Postgres => {
                let mut c = PgConnection::establish(&self.url).expect("the database");
                c.batch_execute(sql).map_err(|error| error.to_string())
            }
        }
    }
}

impl Drop for TestDb {
    fn drop(&mut self) {
        if let Some(name) = &self.name {
            administer(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        }
    }
}

/// Runs a test on an empty store of each kind.
pub fn both_databases(test: impl Fn(&TestDb, Store)) {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        eprintln!("on {kind:?}");
        let db = TestDb::new(kind);
        let store = db.store();
        test(&db, store);
    }
}

fn server() -> String {
    std::env::var("TEST_DATABASE_URL").unwrap_or_else(|_| {
        panic!("TEST_DATABASE_URL is not set: these tests need a PostgreSQL server (see scripts/with-postgres)")
    })
}

/// The server's URL with another database name.
fn url_of(database: &str) -> String {
    let server = server();
    let (base, parameters) = server
        .split_once('?')
        .map_or((server.as_str(), String::new()), |(base, rest)| {
            (base, format!("?{rest}"))
        });
    let base = match base.rsplit_once('/') {
        Some((start, _)) if !start.ends_with('/') => start,
        _ => base,
    };
    format!("{base}/{database}{parameters}")
}

fn administer(sql: &str) {
    let mut c = PgConnection::establish(&server()).expect("the PostgreSQL server of TEST_DATABASE_URL");
    c.batch_execute(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
}

/// The migrated template of this test run's schema: made once, then copied, which is much faster than migrating.
fn template() -> &'static str {
    static NAME: OnceLock<String> = OnceLock::new();
    NAME.get_or_init(|| {
        let name = format!("listening_state_template_{}", std::process::id());
        let mut c = PgConnection::establish(&server()).expect("the PostgreSQL server of TEST_DATABASE_URL");
        drop_old_templates(&mut c);
        c.batch_execute(&format!("CREATE DATABASE {name}"))
            .expect("a template database");
        Store::migrate(&url_of(&name)).expect("the migrations run");
        name
    })
}

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    datname: String,
}

/// Templates of runs that have ended; one in use by a copy is left alone.
fn drop_old_templates(c: &mut PgConnection) {
    let old: Vec<Name> = diesel::sql_query(
        "SELECT datname::text AS datname FROM pg_database WHERE datname LIKE 'listening\\_state\\_template\\_%'",
    )
    .load(c)
    .expect("the list of databases");
    for Name { datname } in old {
        let process = datname.rsplit('_').next().unwrap_or_default();
        if !PathBuf::from(format!("/proc/{process}")).exists() {
            let _ = c.batch_execute(&format!("DROP DATABASE IF EXISTS {datname}"));
        }
    }
}
