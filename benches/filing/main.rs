//! Filing over HTTP at 1, 16 and 64 clients: on SQLite (synchronous=FULL) beside the raw C API, on PostgreSQL (fsync on) beside
//! pgbench, which write the same rows. The load generator shares the machine with the server.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a benchmark stops on the spot and prints"
)]

#[path = "../support/mod.rs"]
mod support;

mod raw_postgres;
mod raw_sqlite;

use std::sync::atomic::{AtomicU64, Ordering};

use support::{Client, Folder, Server, appeal, create_database, load, prepare, source};

/// Requests at each number of clients.
const REQUESTS: usize = 3_000;

fn file(client: &mut Client, serial: u64) {
    let key = format!("bench-{serial}");
    let source = source(serial);
    let headers = [
        ("Content-Type", "application/json"),
        ("Idempotency-Key", key.as_str()),
        ("X-Forwarded-For", source.as_str()),
    ];
    let (status, body) = client.send("POST", "/api/v1/appeals", &headers, &appeal(serial));
    assert_eq!(status, 201, "{body}");
}

/// Measures one database and gives the rate at 64 clients.
fn filing(name: &str, folder: &Folder, database: &str) -> f64 {
    prepare(&folder.0, database);
    let server = Server::start(&folder.0, database);
    let serial = AtomicU64::new(0);
    let mut last = 0.0;
    load(server.port, 4, 100, |client, _, _| {
        file(client, serial.fetch_add(1, Ordering::Relaxed))
    });
    for clients in [1, 16, 64] {
        let measured = load(server.port, clients, REQUESTS.div_ceil(clients), |client, _, _| {
            file(client, serial.fetch_add(1, Ordering::Relaxed));
        });
        println!(
            "{name}: {clients:>2} clients: {:>6.0} appeals/s, p50 {:.1} ms, p99 {:.1} ms",
            measured.rate, measured.p50, measured.p99
        );
        last = measured.rate;
    }
    last
}

fn main() {
    let folder = Folder::new("filing-sqlite");
    let file = folder.0.join("bench.db");
    let rate = filing("SQLite", &folder, &format!("sqlite://{}", file.display()));
    let raw = raw_sqlite::measure(&file, 5_000);
    println!(
        "SQLite: the C API, same rows, one transaction each: {raw:>6.0}/s; filing at 64 clients is {:.2} of it",
        rate / raw
    );

    let Ok(url) = std::env::var("TEST_DATABASE_URL") else {
        println!("PostgreSQL: TEST_DATABASE_URL is not set; run `make bench`");
        return;
    };
    let folder = Folder::new("filing-postgres");
    let database = create_database(&url, "filing");
    let rate = filing("PostgreSQL", &folder, &database);
    for clients in [16, 64] {
        let raw = raw_postgres::measure(&database, &folder.0, clients);
        println!(
            "PostgreSQL: pgbench, same rows, {clients} clients: {raw:>6.0}/s; filing at 64 clients is {:.2} of it",
            rate / raw
        );
    }
}
