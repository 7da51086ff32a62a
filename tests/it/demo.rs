//! The demonstration starts again after a first start that was killed, wherever that was; its samples show every status.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::BigInt;
use listening_state::lifecycle::CaseStatus;
use listening_state::store::cases::{self, Case, CaseFilter, Scope};
use listening_state::store::{Store, journal};
use serde_json::{Value, json};

/// Starts the demonstration with its samples in a folder, on a free port, on this day.
fn start(folder: &Path, today: &str) -> Child {
    Command::new(env!("CARGO_BIN_EXE_listening-state"))
        .args(["demo", "--port", "0", "--today", today, "--samples", "--data"])
        .arg(folder)
        .env_remove("LAW_DIR")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts")
}

const TODAY: &str = "2026-05-13";

/// Dies at once, as by a power cut.
fn kill(mut demo: Child) {
    demo.kill().expect("a running demonstration");
    demo.wait().expect("its end");
}

/// What the list of the set-up says now, and nothing where there is none yet.
fn listed(folder: &Path) -> Option<Vec<u8>> {
    std::fs::read(folder.join("demo.json")).ok()
}

/// Waits until the set-up is listed anew: a list of before names the port of before.
fn ready(demo: &mut Child, folder: &Path, before: Option<&[u8]>) -> Value {
    let patience = Instant::now();
    loop {
        if let Some(bytes) = listed(folder).filter(|now| Some(now.as_slice()) != before) {
            return serde_json::from_slice(&bytes).expect("a whole file");
        }
        let ended = demo.try_wait().expect("its state");
        assert_eq!(ended, None, "the demonstration does not start");
        assert!(patience.elapsed() < Duration::from_secs(240), "not ready in time");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// Appeals, and what residents and officers did; the jobs add to it as soon as they run.
fn filed(folder: &Path) -> (u64, i64) {
    let file = folder.join("listening-state.db");
    let store = Store::inspect(&format!("sqlite://{}", file.display())).expect("the database");
    let verdict = store.read(journal::verify).expect("a verdict");
    assert_eq!(verdict.bad, None);
    let mut c = SqliteConnection::establish(&file.to_string_lossy()).expect("the file");
    let steps = sql_query("SELECT count(*) AS count FROM journal WHERE actor <> 'system'")
        .get_result::<Count>(&mut c)
        .expect("a count");
    (verdict.appeals, steps.count)
}

/// The statuses of all cases, and how many terms were extended.
fn stand(folder: &Path) -> (BTreeSet<CaseStatus>, usize) {
    let file = folder.join("listening-state.db");
    let store = Store::inspect(&format!("sqlite://{}", file.display())).expect("the database");
    let filter = CaseFilter {
        limit: 500,
        ..CaseFilter::default()
    };
    let rows = store
        .read(|c| cases::page(c, &Scope::Country, &filter))
        .expect("a page")
        .items;
    let all = rows
        .iter()
        .map(|row| store.read(|c| cases::find(c, row.id, &Scope::Country)));
    let all: Vec<Case> = all.map(|case| case.expect("a read").expect("a case")).collect();
    let extended = all.iter().filter(|case| case.extended_until.is_some()).count();
    (all.iter().map(|case| case.status).collect(), extended)
}

/// Around the New Year, on a Sunday, in the middle of the holidays of spring, and on the last day that a calendar knows.
#[test]
fn the_samples_stand_in_every_status_on_whatever_day() {
    for today in ["2026-01-02", "2026-03-22", "2026-05-10", "2027-12-31"] {
        let folder = tempfile::tempdir().expect("a folder");
        let mut demo = start(folder.path(), today);
        ready(&mut demo, folder.path(), None);
        kill(demo);
        let (appeals, _) = filed(folder.path());
        assert!(appeals >= 30, "{today}: {appeals} appeals");
        let (statuses, extended) = stand(folder.path());
        let missing: Vec<CaseStatus> = CaseStatus::ALL
            .into_iter()
            .filter(|status| !statuses.contains(status))
            .collect();
        let out_of_reach: &[CaseStatus] = match today {
            // Nobody can be asked for anything, or heard, on a day that no calendar knows.
            "2027-12-31" => &[CaseStatus::Defective, CaseStatus::DraftDecision],
            _ => &[],
        };
        assert_eq!(missing, out_of_reach, "{today}");
        assert_eq!(extended > 0, out_of_reach.is_empty(), "{today}: {extended} extended");
    }
}

fn sign_ins(list: &Value) -> Vec<&str> {
    let all = list["sign_ins"].as_array().expect("a list");
    all.iter()
        .map(|one| one["email"].as_str().expect("an address"))
        .collect()
}

#[test]
fn a_demonstration_killed_at_its_first_start_starts() {
    let (whole, cut) = (
        tempfile::tempdir().expect("a folder"),
        tempfile::tempdir().expect("a folder"),
    );
    let began = Instant::now();
    let mut demo = start(whole.path(), TODAY);
    let expected = ready(&mut demo, whole.path(), None);
    let took = began.elapsed();
    kill(demo);

    // Each start is killed a little later than the one before, so that every part of the set-up is cut somewhere.
    for part in 1..=6 {
        let demo = start(cut.path(), TODAY);
        std::thread::sleep(took * part / 7);
        kill(demo);
    }
    let before = listed(cut.path());
    let mut demo = start(cut.path(), TODAY);
    let list = ready(&mut demo, cut.path(), before.as_deref());
    assert_eq!(sign_ins(&list), sign_ins(&expected));
    let first = &list["sign_ins"][0];
    let url = format!("{}/api/v1/sessions", list["url"].as_str().expect("a url"));
    let credentials = json!({ "email": first["email"], "password": first["password"] });
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let status = runtime.block_on(async {
        let client = reqwest::Client::builder().no_proxy().build().expect("a client");
        // The list is written a moment before the server takes its first request.
        for _ in 0..100 {
            match client.post(&url).json(&credentials).send().await {
                Ok(answer) => return answer.status().as_u16(),
                Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
            }
        }
        0
    });
    kill(demo);
    assert_eq!(status, 200, "the listed password signs in");
    assert_eq!(filed(cut.path()), filed(whole.path()));
}
