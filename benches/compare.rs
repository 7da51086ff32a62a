//! `law compare` on a million stored appeals (`APPEALS=n` for another number): the real binary on an SQLite file, three times.
//!
//! A few thousand appeals go through the store; SQL copies them with ids, numbers and keys of their own.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a benchmark stops on the spot and prints"
)]

#[path = "support/mod.rs"]
mod support;

use std::path::{Path, PathBuf};
use std::time::Instant;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, SqliteConnection};
use listening_state::appeal::{AppealId, AppealStatus, Facts, Identity, Kind, Language, Number};
use listening_state::law::Law;
use listening_state::store::appeals::{self, Appeal, Applicant};
use listening_state::store::{Secrets, Store, StoreError, territories};
use listening_state::territory::TerritoryCode;
use support::{Folder, prepare, run};
use uuid::Uuid;

/// Appeals that are written by the store and then copied.
const ORIGINALS: u64 = 5_000;
/// Statements of copies in one transaction.
const BATCH: u64 = 10;
/// Sentences of which texts are made: 300 to 600 characters.
const SENTENCES: [&str; 5] = [
    "Су тасқынынан кейін көпір жанында шұңқыр пайда болды: ені бір метрдей, тереңдігі 30 см. ",
    "Уже третью неделю на нашей улице не чистят снег, скорая помощь не смогла проехать к дому. ",
    "Балалар мектепке осы жолмен барады, қараңғыда көшеде жарық жоқ, бағаналар тұр, шамдар жанбайды. ",
    "Просим проверить и сообщить, кто отвечает и когда будет сделано; соседи писали об этом и раньше. ",
    "Ауыл тұрғындары бірнеше рет айтты, бірақ жауап болған жоқ, қоқыс та шығарылмай жатыр. ",
];

/// The original with this number: another place, subject and answer each.
fn original(serial: u64, settlements: &[TerritoryCode], questions: &[(String, Facts)]) -> Appeal {
    let at = |length: usize| usize::try_from(serial).expect("few") % length;
    let (subject, facts) = &questions[at(questions.len())];
    let day = NaiveDate::from_ymd_opt(2022, 1, 5).expect("a date");
    let sentences = 4 + at(3);
    Appeal {
        id: AppealId(Uuid::now_v7()),
        number: Number::new(2022, i64::try_from(serial).expect("few")),
        kind: Kind::Message,
        language: Language::Kk,
        subject: subject.clone(),
        settlement: settlements[at(settlements.len())].clone(),
        address: format!("Абай көшесі, {serial}").into(),
        text: (0..sentences)
            .map(|one| SENTENCES[(at(5) + one) % 5])
            .collect::<String>()
            .into(),
        facts: facts.clone(),
        location: None,
        applicant: Applicant {
            name: format!("Серікбаева Айгүл, {serial}").into(),
            postal_address: format!("071500, Ақтоғай ауылы, Абай көшесі, {serial}").into(),
            email: Some(format!("r{serial}@bench.example")),
            phone: Some("+77011234567".to_owned()),
            iin: None,
        },
        identity: Identity::Unconfirmed,
        status: AppealStatus::Open,
        received_at: DateTime::<Utc>::UNIX_EPOCH + TimeDelta::days(18_997),
        registered_on: day,
        resident_due_on: Some(day + TimeDelta::days(21)),
        idempotency_key: format!("original-{serial}"),
        request_digest: vec![7; 32],
        salt: vec![7; 16],
        complains_of: None,
    }
}

/// Every subject with every answer to its first question, and with none.
fn questions(law: &Law) -> Vec<(String, Facts)> {
    let on = NaiveDate::from_ymd_opt(2026, 5, 4).expect("a date");
    let mut all = Vec::new();
    for subject in law.powers.subjects(on) {
        all.push((subject.code.clone(), Facts::new()));
        let first = subject.questions.first();
        let Some(question) = first.and_then(|code| law.powers.question(on, code)) else {
            continue;
        };
        for answer in &question.answers {
            let facts = Facts::from([(question.code.clone(), answer.code.clone())]);
            all.push((subject.code.clone(), facts));
        }
    }
    all
}

fn write_originals(database: &str) {
    let store = Store::open(database).expect("the database");
    let places = store
        .read(|c| territories::places(c, chrono::NaiveDate::MAX))
        .expect("the places");
    let mut settlements: Vec<TerritoryCode> = places.into_keys().collect();
    settlements.sort();
    let questions = questions(&Law::embedded().expect("the law data that we ship"));
    let rows: Vec<Appeal> = (1..=ORIGINALS)
        .map(|serial| original(serial, &settlements, &questions))
        .collect();
    let secrets = Secrets::derive(&[7; 32]);
    let written: Result<(), StoreError> =
        store.write(move |c| rows.iter().try_for_each(|row| appeals::insert(c, &secrets, row)));
    written.expect("the originals");
}

/// Copies the originals until there are so many; the registration days fall on a thousand days from 2023 on.
fn copy(file: &Path, appeals: u64) {
    let mut c = SqliteConnection::establish(file.to_str().expect("UTF-8")).expect("the file");
    c.batch_execute("PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000;")
        .expect("the settings");
    let starts: Vec<u64> = (ORIGINALS..appeals).step_by(ORIGINALS as usize).collect();
    for batch in starts.chunks(BATCH as usize) {
        let statements: Vec<String> = batch
            .iter()
            .map(|start| {
                let last = ORIGINALS.min(appeals - start);
                format!(
                    "INSERT INTO appeals SELECT unhex(printf('%032x', {start} + rowid)), \
                     printf('ЖТ-%d-%06d', 2023 + ({start} + rowid) / 350000, ({start} + rowid) % 350000), \
                     kind, language, subject, settlement, address, text, facts, latitude, longitude, applicant_name, \
                     applicant_postal_address, applicant_email, applicant_phone, applicant_iin, identity, status, received_at, \
                     date('2023-01-04', '+' || (({start} + rowid) * 1000 / {appeals}) || ' days'), resident_due_on, \
                     'copy-' || ({start} + rowid), request_digest, randomblob(32), salt, journal_length, journal_head \
                     FROM appeals WHERE rowid <= {last};"
                )
            })
            .collect();
        c.batch_execute(&format!("BEGIN; {} COMMIT;", statements.concat()))
            .expect("copies");
    }
    c.batch_execute("PRAGMA wal_checkpoint(TRUNCATE)")
        .expect("a checkpoint");
}

/// A copy of the shipped law, where from 2027 the district clears village streets of snow.
fn amended(folder: &Path) -> PathBuf {
    let law = folder.join("law");
    for (name, mut text) in listening_state::law::embedded_files() {
        if name == "powers/2021-07-01/road.toml" {
            let subject = text.find("code = \"road.snow\"").expect("the subject");
            let next = subject + text[subject..].find("\n# ").expect("the next subject");
            text.insert_str(
                next,
                "\n[[subject.rule]]\ncode = \"street\"\nvalid_until = 2026-12-31\n\n[[subject.rule]]\ncode = \"street_2027\"\n\
                 when = { road_class = \"street\" }\nplace = [\"village\"]\nlevel = \"district\"\nfunction = \"roads\"\n\
                 owner = \"contractor\"\nbudget = \"district\"\nbasis = [\"148 31 [R]\"]\nconfidence = \"med\"\n\
                 valid_from = 2027-01-01\n",
            );
        }
        let path = law.join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
    law
}

fn main() {
    let wanted = std::env::var("APPEALS").ok().and_then(|number| number.parse().ok());
    let appeals: u64 = wanted.unwrap_or(1_000_000).max(ORIGINALS);
    let folder = Folder::new("compare");
    let file = folder.0.join("bench.db");
    let database = format!("sqlite://{}", file.display());
    prepare(&folder.0, &database);
    let began = Instant::now();
    write_originals(&database);
    copy(&file, appeals);
    let size = std::fs::metadata(&file).expect("the file").len() / (1024 * 1024);
    println!(
        "{appeals} appeals, {size} MiB, filled in {:.1} s",
        began.elapsed().as_secs_f64()
    );

    let old = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/law");
    let new = amended(&folder.0);
    let words = ["law", "compare", "--json", "--old"];
    let words = [
        &words[..],
        &[old.to_str().expect("UTF-8"), "--new", new.to_str().expect("UTF-8")],
    ]
    .concat();
    for _ in 0..3 {
        let began = Instant::now();
        let found = run(&folder.0, &database, &words);
        let seconds = began.elapsed().as_secs_f64();
        let found: serde_json::Value = serde_json::from_str(&found).expect("JSON");
        assert_eq!(found["appeals"], appeals, "{found}");
        assert!(found["elsewhere"].as_u64().is_some_and(|moved| moved > 0), "{found}");
        println!(
            "compared in {seconds:.2} s: {:.0} appeals/s, {} elsewhere",
            appeals as f64 / seconds,
            found["elsewhere"]
        );
    }
}
