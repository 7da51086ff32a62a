//! A database that cannot be used: full, read-only, gone, too slow. Nothing is saved, everybody is told so in their
//! language, nothing typed is lost, and work goes on as soon as it can.

use std::fs;
use std::time::{Duration, Instant};

use diesel::RunQueryDsl;
use diesel::connection::SimpleConnection;
use diesel::sql_types::Text;
use listening_state::actions::{self, ActionError};
use listening_state::appeal::CaseId;
use listening_state::store::{StoreError, appeals, cases};

use crate::support::disk::Disk;
use crate::support::office::draft;
use crate::support::{Answered, Kind, TestApp, TestDb, TestEnv, both};

const TYPED: &str = "Көшедегі шұңқыр туралы ұзақ жазылған мәтін";

/// The form as a browser sends it, with a text that takes some room.
fn form(key: &str) -> Vec<(&'static str, String)> {
    vec![
        ("settlement", draft().settlement),
        ("settlement_name", "Акшатау".to_owned()),
        ("settlement_around", "Абай".to_owned()),
        ("subject", draft().subject),
        ("idempotency_key", key.to_owned()),
        ("fact.road_class", "street".to_owned()),
        ("address", "Абая, 5".to_owned()),
        ("text", format!("{TYPED} {}", "ж".repeat(9_000))),
        ("name", "Серікбаева Айгүл".to_owned()),
        ("postal_address", "071500, с. Акшатау".to_owned()),
        ("email", "aigul@resident.example".to_owned()),
        ("language", "ru".to_owned()),
        ("kind", "message".to_owned()),
    ]
}

fn send(app: &TestApp, key: &str) -> Answered {
    let fields = form(key);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    app.post_form("/ru/appeals/new", &fields)
}

/// The page after a form that could not be saved.
#[track_caller]
fn assert_kept(answered: &Answered, key: &str) {
    assert_eq!(answered.status, 503, "{}", answered.text);
    assert!(answered.header("retry-after").parse::<u32>().is_ok(), "{answered:?}");
    for kept in [
        TYPED,
        key,
        "Ничего не сохранено",
        "Серікбаева Айгүл",
        "Акшатау",
        "value=\"street\" required checked",
    ] {
        assert!(answered.text.contains(kept), "{kept} is lost: {}", answered.text);
    }
}

fn appeals_stored(env: &TestEnv) -> i64 {
    #[derive(diesel::QueryableByName)]
    struct Count {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        n: i64,
    }
    env.office
        .store
        .read(|c| {
            let rows: Vec<Count> = diesel::sql_query("SELECT count(*) AS n FROM appeals").load(c)?;
            Ok::<_, StoreError>(rows[0].n)
        })
        .expect("a read")
}

/// Lets the writer's connection of SQLite meet an error at its next growth or write; a new connection is well.
fn spoil(env: &TestEnv, pragma: &'static str) {
    env.office
        .store
        .write(move |c| Ok::<_, StoreError>(c.batch_execute(pragma)?))
        .expect("a pragma");
}

#[test]
fn what_cannot_be_saved_is_said_and_nothing_typed_is_lost() {
    let env = TestEnv::new(Kind::Sqlite);
    let app = TestApp::start(&env);
    for (pragma, key) in [
        ("PRAGMA max_page_count = 1", "full"),
        ("PRAGMA query_only = ON", "read-only"),
    ] {
        let before = appeals_stored(&env);
        spoil(&env, pragma);
        assert_kept(&send(&app, key), key);
        assert_eq!(appeals_stored(&env), before, "{pragma}");
        // The next press of the button files it, once.
        assert_eq!(send(&app, key).status, 303, "{pragma}");
        assert_eq!(send(&app, key).status, 303, "{pragma}");
        assert_eq!(appeals_stored(&env), before + 1, "{pragma}");
        spoil(&env, pragma);
        let refused = app.file(&format!("api-{key}"), &serde_json::json!({
            "kind": "message", "language": "kk", "subject": draft().subject, "settlement": draft().settlement, "address": "",
            "facts": { "road_class": "street" }, "text": "ж".repeat(9_000),
            "applicant": { "name": "Айгүл", "postal_address": "Акшатау", "email": "a@resident.example" },
        }));
        assert_eq!(refused.status, 503, "{refused:?}");
        assert_eq!(refused.json()["code"], "unavailable");
        assert!(
            refused.json()["detail"]
                .as_str()
                .expect("a sentence")
                .contains("Ештеңе сақталған жоқ"),
            "{refused:?}"
        );
        assert!(!refused.header("retry-after").is_empty());
    }
}

/// A case at a desk: signed in, its page open in a browser.
struct Desk<'a> {
    env: &'a TestEnv,
    app: TestApp,
    path: String,
    cookie: String,
    csrf: String,
}

impl<'a> Desk<'a> {
    fn open(env: &'a TestEnv) -> Self {
        let receipt = actions::file_appeal(&env.office, &draft(), "one", env.now()).expect("a receipt");
        let store = &env.office.store;
        let case = store.read(|c| {
            let appeal = appeals::by_number(c, &env.office.secrets, &receipt.number)?.expect("the appeal");
            Ok::<_, StoreError>(cases::of_appeal(c, appeal.id)?.remove(0))
        });
        let app = TestApp::start(env);
        let cookie = format!("session={}", app.sign_in("akshatau@akimat.example"));
        let path = format!("/staff/cases/{}", case.expect("the case").id.0);
        let page = app
            .send(app.request(reqwest::Method::GET, &path).header("Cookie", &cookie))
            .expect(200);
        let token = page.text.split("name=\"csrf\" value=\"").nth(1);
        let csrf = token
            .and_then(|rest| rest.split('"').next())
            .expect("a token")
            .to_owned();
        Self {
            env,
            app,
            path,
            cookie,
            csrf,
        }
    }

    fn send(&self, to: &str, more: &[(&str, &str)]) -> Answered {
        let request = self.app.request(reqwest::Method::POST, to);
        let request = request.header("Cookie", &self.cookie).header("Origin", &self.app.url);
        self.app.send(request.form(more))
    }

    fn answer(&self) -> Answered {
        let fields = [
            ("csrf", self.csrf.as_str()),
            ("revision", "1"),
            ("findings", "Шұңқыр бар екен"),
            ("text", TYPED),
            ("basis", "148-заң, 35-бап"),
        ];
        self.send(&format!("{}/answer", self.path), &fields)
    }

    #[track_caller]
    fn assert_kept(&self, refused: &Answered, status: u16) {
        assert_eq!(refused.status, status, "{}", refused.text);
        for kept in [TYPED, "Шұңқыр бар екен", "148-заң, 35-бап"] {
            assert!(refused.text.contains(kept), "{kept} is lost: {}", refused.text);
        }
    }

    #[track_caller]
    fn assert_answered(&self) {
        assert_eq!(self.answer().status, 303);
        let id = self
            .path
            .rsplit('/')
            .next()
            .and_then(|id| id.parse().ok())
            .expect("an id");
        let store = &self.env.office.store;
        let case = store.read(|c| cases::find(c, CaseId(id), &cases::Scope::Country));
        assert_eq!(case.expect("a read").expect("the case").revision, 2);
    }
}

#[test]
fn a_step_that_cannot_be_saved_keeps_what_the_officer_wrote() {
    let env = TestEnv::new(Kind::Sqlite);
    let desk = Desk::open(&env);
    spoil(&env, "PRAGMA query_only = ON");
    let refused = desk.answer();
    desk.assert_kept(&refused, 503);
    assert!(refused.text.contains("Ничего не сохранено"), "{}", refused.text);
    assert!(!refused.header("retry-after").is_empty());
    desk.assert_answered();
}

/// Not even the session can be looked at then: the text is kept all the same, and the page leads on with it.
#[test]
fn a_step_on_a_lost_database_keeps_what_the_officer_wrote() {
    let env = TestEnv::new(Kind::Postgres);
    let desk = Desk::open(&env);
    env.db.take_away();
    let refused = desk.answer();
    desk.assert_kept(&refused, 503);
    assert!(refused.text.contains("Ештеңе сақталған жоқ"), "{}", refused.text);
    assert!(!refused.header("retry-after").is_empty());
    let to = format!("{}/answer", desk.path);
    let fields = [
        ("to", to.as_str()),
        ("kept.revision", "1"),
        ("kept.findings", "Шұңқыр бар екен"),
        ("kept.text", TYPED),
        ("kept.basis", "148-заң, 35-бап"),
    ];
    // Pressed too early: still kept.
    desk.assert_kept(&desk.send("/staff/resume", &fields), 503);
    env.db.give_back();
    let began = Instant::now();
    let mut again = desk.send("/staff/resume", &fields);
    while again.status == 503 && began.elapsed() < Duration::from_secs(60) {
        std::thread::sleep(Duration::from_millis(500));
        again = desk.send("/staff/resume", &fields);
    }
    desk.assert_kept(&again, 200);
    desk.assert_answered();
}

#[test]
fn a_batch_that_meets_a_full_disk_is_lost_as_a_whole_and_all_are_told() {
    let env = TestEnv::without_officers(Kind::Sqlite);
    let store = &env.office.store;
    let numbers = |c: &mut listening_state::store::Conn| appeals::next_number(c, 2030);
    let first = store.write(move |c| numbers(c)).expect("a number");
    let answers: Vec<Result<(), StoreError>> = std::thread::scope(|threads| {
        // While this one sleeps the others queue up behind it, and share its transaction.
        let blocker = threads.spawn(|| {
            store.write(|c| {
                c.batch_execute("PRAGMA max_page_count = 1")?;
                std::thread::sleep(Duration::from_millis(600));
                Ok::<_, StoreError>(())
            })
        });
        std::thread::sleep(Duration::from_millis(100));
        let mut started = Vec::new();
        for turn in 0..5 {
            started.push(threads.spawn(move || {
                store.write(move |c| {
                    if turn == 2 {
                        c.batch_execute(
                            "CREATE TABLE big AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n \
                             WHERE i < 2000) SELECT i, randomblob(4000) AS b FROM n",
                        )?;
                    }
                    numbers(c).map(drop)
                })
            }));
            std::thread::sleep(Duration::from_millis(30));
        }
        started.insert(0, blocker);
        started.into_iter().map(|one| one.join().expect("no panic")).collect()
    });
    for (turn, answer) in answers.iter().enumerate() {
        assert!(matches!(answer, Err(StoreError::Unavailable(_))), "{turn}: {answer:?}");
    }
    // Nothing of the batch is there, neither before nor after the write that failed; and the next one goes through.
    let next = store.write(move |c| numbers(c)).expect("a number");
    assert_eq!(
        (first.0.as_str(), next.0.as_str()),
        ("ЖТ-2030-000001", "ЖТ-2030-000002")
    );
}

#[test]
fn on_a_full_disk_nothing_is_lost_and_writing_goes_on_when_there_is_room() {
    let Some(disk) = Disk::of_bytes(24 << 20) else {
        return;
    };
    let env = TestEnv::on(TestDb::sqlite_in(disk.path()));
    let app = TestApp::start(&env);
    let filler = disk.path().join("filler");
    // Fills the disk to its last byte, then the log's own room, by appeals.
    let _full = fs::write(&filler, vec![0_u8; 24 << 20]);
    let mut filed = 0;
    let refused = loop {
        match actions::file_appeal(&env.office, &draft(), &format!("fill-{filed}"), env.now()) {
            Ok(_) => filed += 1,
            Err(error) => break error,
        }
        assert!(filed < 5_000, "the disk is never full");
    };
    assert!(matches!(refused, ActionError::Unavailable(_)), "{refused:?}");
    assert_kept(&send(&app, "on-a-full-disk"), "on-a-full-disk");
    assert_eq!(appeals_stored(&env), filed);
    let ready = app.get("/readyz").expect(503);
    let reasons = ready.json()["reasons"].to_string();
    assert!(reasons.contains("disk_nearly_full"), "{reasons}");
    app.get("/healthz").expect(200);
    app.get("/ru/").expect(200);
    fs::remove_file(&filler).expect("room");
    assert_eq!(send(&app, "on-a-full-disk").status, 303);
    assert_eq!(appeals_stored(&env), filed + 1);
    let verdict = env
        .office
        .store
        .read(listening_state::store::journal::verify)
        .expect("a verdict");
    assert!(verdict.bad.is_none(), "{:?}", verdict.bad);
}

#[test]
fn a_lost_database_keeps_the_form_and_comes_back() {
    let env = TestEnv::new(Kind::Postgres);
    let app = TestApp::start(&env);
    app.get("/readyz").expect(200);
    env.db.take_away();
    assert_kept(&send(&app, "lost"), "lost");
    let refused = app.get("/readyz").expect(503);
    assert_eq!(refused.json()["reasons"], serde_json::json!(["database_not_writable"]));
    app.get("/healthz").expect(200);
    env.db.give_back();
    let began = Instant::now();
    while send(&app, "lost").status != 303 {
        assert!(began.elapsed() < Duration::from_secs(60), "it does not come back");
        std::thread::sleep(Duration::from_millis(500));
    }
    assert_eq!(appeals_stored(&env), 1);
    std::thread::sleep(Duration::from_millis(1_100));
    app.get("/readyz").expect(200);
}

#[test]
fn statements_are_bounded_on_postgresql_and_the_session_is_left_as_it_was() {
    #[derive(diesel::QueryableByName)]
    struct Setting {
        #[diesel(sql_type = Text)]
        bound: String,
    }
    fn bound(c: &mut listening_state::store::Conn) -> Result<String, StoreError> {
        let rows: Vec<Setting> = diesel::sql_query("SELECT current_setting('statement_timeout') AS bound").load(c)?;
        Ok(rows[0].bound.clone())
    }
    let env = TestEnv::without_officers(Kind::Postgres);
    let store = &env.office.store;
    assert_eq!(store.read(bound).expect("a read"), "30s");
    assert_eq!(store.write(bound).expect("a write"), "30s");
    let outside = listening_state::store::Store::inspect(&env.db.url).expect("to inspect");
    assert_eq!(outside.read(bound).expect("a read"), "0");
    let began = Instant::now();
    let slow = store.read(|c| {
        c.batch_execute("SET LOCAL statement_timeout = 100; SELECT pg_sleep(20)")?;
        Ok::<_, StoreError>(())
    });
    assert!(matches!(slow, Err(StoreError::Unavailable(_))), "{slow:?}");
    assert!(began.elapsed() < Duration::from_secs(10));
}

#[test]
fn a_queue_of_letters_that_is_old_is_not_ready() {
    both("letters waiting", |env| {
        let app = TestApp::start(env);
        actions::file_appeal(&env.office, &draft(), "one", env.now()).expect("a receipt");
        assert_eq!(app.get("/readyz").expect(200).json()["status"], "ready");
        env.set_time("2026-04-30T10:31:00");
        std::thread::sleep(Duration::from_millis(1_100));
        let refused = app.get("/readyz").expect(503);
        assert_eq!(
            refused.json(),
            serde_json::json!({ "status": "not_ready", "reasons": ["letters_waiting"] })
        );
        assert!(!refused.header("retry-after").is_empty());
        let courier = listening_state::mail::Courier::Memory(std::sync::Arc::default());
        listening_state::jobs::deliver_outbox(&env.office, &courier, env.now()).expect("delivered");
        std::thread::sleep(Duration::from_millis(1_100));
        app.get("/readyz").expect(200);
    });
}
