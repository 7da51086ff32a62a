//! The queue at 1,000 and 100,000 cases of one body: the staff page and the API list, over HTTP on SQLite; and the start of the
//! process with its idle memory.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a benchmark stops on the spot and prints"
)]

#[path = "support/mod.rs"]
mod support;

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use support::{Client, Folder, Server, appeal, load, prepare, source};

/// The officer's own password.
const PASSWORD: &str = "a-long-password-for-the-bench";

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

/// The first password must be changed before the pages open.
fn change_password(client: &mut Client, cookie: &str, old: &str) {
    let (status, page) = client.send("GET", "/staff/password", &[("Cookie", cookie)], "");
    assert_eq!(status, 200, "{page}");
    let (_, rest) = page
        .split_once("name=\"csrf\" value=\"")
        .expect("a token against forgery");
    let csrf = rest.split('"').next().expect("its end");
    let form = format!("csrf={csrf}&old={old}&new={PASSWORD}");
    let headers = [
        ("Cookie", cookie),
        ("Content-Type", "application/x-www-form-urlencoded"),
    ];
    let (status, page) = client.send("POST", "/staff/password", &headers, &form);
    assert!(status == 200 || status == 303, "{status} {page}");
}

fn main() {
    let folder = Folder::new("queue");
    let database = format!("sqlite://{}", folder.0.join("bench.db").display());
    let (email, password) = prepare(&folder.0, &database);
    let mut starts: Vec<Duration> = (0..5).map(|_| Server::start(&folder.0, &database).started_in).collect();
    starts.sort();
    let server = Server::start(&folder.0, &database);
    std::thread::sleep(Duration::from_secs(2));
    println!("start to the first answer: {} ms (median of 5)", starts[2].as_millis());
    println!("idle memory: {:.1} MiB", server.resident_mib());

    let mut client = Client::connect(server.port).expect("a connection");
    let form = format!("email={email}&password={password}");
    let typed = [("Content-Type", "application/x-www-form-urlencoded")];
    let (status, page) = client.send("POST", "/staff/sign-in", &typed, &form);
    assert_eq!(status, 303, "{page}");
    let cookie = client.cookie.clone().expect("the cookie of the session");
    change_password(&mut client, &cookie, &password);
    let credentials = serde_json::json!({ "email": email, "password": PASSWORD }).to_string();
    let json = [("Content-Type", "application/json")];
    let (status, body) = client.send("POST", "/api/v1/sessions", &json, &credentials);
    assert!(status == 200 || status == 201, "{body}");
    let body: serde_json::Value = serde_json::from_str(&body).expect("JSON");
    let bearer = format!("Bearer {}", body["access_token"].as_str().expect("a token"));

    let serial = AtomicU64::new(0);
    for size in [1_000_u64, 100_000] {
        let missing = size - serial.load(Ordering::Relaxed);
        load(
            server.port,
            32,
            usize::try_from(missing.div_ceil(32)).expect("few"),
            |client, _, _| {
                file(client, serial.fetch_add(1, Ordering::Relaxed));
            },
        );
        for (name, path, header) in [
            ("staff page", "/staff/", ("Cookie", cookie.as_str())),
            (
                "API list of 50",
                "/api/v1/cases?limit=50",
                ("Authorization", bearer.as_str()),
            ),
        ] {
            let measured = load(server.port, 2, 100, |client, _, _| {
                let (status, body) = client.send("GET", path, &[header], "");
                assert_eq!(status, 200, "{body}");
            });
            println!(
                "{size:>6} cases: {name}: {:.0}/s, p50 {:.1} ms, p99 {:.1} ms",
                measured.rate, measured.p50, measured.p99
            );
        }
    }
}
