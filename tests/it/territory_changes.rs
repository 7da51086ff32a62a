//! A newer list of the classifier: what it creates, renames, moves and retires, from which day, and who is told what.

use std::path::PathBuf;

use listening_state::actions::{self, Confirmation, ImportError, ImportOptions, ImportReport, SuccessionRefused};
use listening_state::jobs;
use listening_state::store::security_journal::By;
use listening_state::territory::{Newer, TerritoryCode};
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::database::Kind;
use crate::support::office::draft;
use crate::support::program::Program;
use crate::support::territory as places;
use crate::support::{TestApp, TestDb, TestEnv, both};

mod handed_over;
mod lists;
mod page;
mod successors;

/// The okrug of the village Abraly, which goes with its village to a district of its own.
pub const OLD_OKRUG: &str = "101033000";
/// Abraly before.
pub const OLD_VILLAGE: &str = "101033100";
/// Its new okrug.
pub const NEW_OKRUG: &str = "104133000";
/// Abraly after.
pub const NEW_VILLAGE: &str = "104133100";

/// A village that gets another code in its okrug, before and after.
pub const OLD_CODE: &str = "103643100";
pub const NEW_CODE: &str = "103643200";
/// The akimat of Abraly's okrug before, and after.
pub const OLD_BODY: &str = "101033000.akimat";
pub const NEW_BODY: &str = "104133000.akimat";

/// The list of the tests as a newer one has it: Abraly moves with its okrug to another district, a village is gone, one has
/// another code, the district has another name.
pub fn newer() -> String {
    let gone =
        |line: &&str| ![OLD_OKRUG, OLD_VILLAGE, "103641200", OLD_CODE].contains(&line.split(',').next().unwrap_or(""));
    let rest: Vec<&str> = places::CSV.lines().filter(gone).collect();
    rest.join("\n")
        .replace("Аягозский район,Аягөз ауданы", "район Аягоз,Аягөз өңірі")
        + "\n104100000,район Жанасемей,Жаңасемей ауданы,Zhanasemey District\n\
           104133000,Абралинский с.о.,Абыралы ауылдық округі,Abyraly rural district\n\
           104133100,с.Абралы,Абыралы ауылы,Abyraly village\n\
           103643200,с.Шынкожа,Шыңқожа ауылы,Shynkozha village\n"
}

/// Imports a list that takes force on a day.
pub fn import(env: &TestEnv, csv: &str, on: Option<&str>) -> Result<ImportReport, ImportError> {
    let options = ImportOptions {
        on: on.map(|day| day.parse().expect("a day")),
        file: "newer.csv".to_owned(),
        ..ImportOptions::default()
    };
    actions::import_territory(&env.office, csv.as_bytes(), &options, env.now())
}

/// Confirms what took the place of a territory.
pub fn confirm(
    env: &TestEnv,
    retired: &str,
    successor: &str,
    instead_of: Option<&str>,
) -> Result<u64, SuccessionRefused> {
    let code = |code: &str| TerritoryCode::parse(code).expect("a code");
    let one = Confirmation {
        retired: code(retired),
        successor: code(successor),
        instead_of: instead_of.map(code),
    };
    actions::confirm_successors(&env.office, &[one], By::operator(), env.now())
}

/// An appeal as its resident sees it, by number and tracking key.
pub fn view(app: &TestApp, (number, key): &(String, String)) -> Value {
    let request = app.request(Method::GET, &format!("/api/v1/appeals/{number}"));
    app.send(request.header("Tracking-Key", key)).expect(200).json()
}

pub fn on_each(test: impl Fn(&Program<'_>)) {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let db = TestDb::new(kind);
        let program = Program::new(&db, "secret.key");
        program.done(&["migrate"]);
        test(&program);
    }
}

pub fn written(program: &Program<'_>, name: &str, text: &str) -> String {
    let path: PathBuf = program.db.folder().join(name);
    std::fs::write(&path, text).expect("a file");
    path.display().to_string()
}

pub fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn a_preview_lists_what_goes_where_and_writes_nothing() {
    on_each(|program| {
        let other = "110000000,Акмолинская область,Ақмола облысы,Akmola Oblast\n113200000,Аккольский район,,\n";
        let old = written(program, "old.csv", &format!("{}{other}", places::CSV));
        let new = written(program, "new.csv", &newer());
        program.done(&["territory", "import", &old, "--on", "2026-01-01"]);
        let preview = || {
            let said = program.done(&["territory", "import", &new, "--on", "2026-07-01", "--dry-run", "--json"]);
            parsed(&said)
        };
        let first = preview();
        assert_eq!(first["dry_run"], true);
        assert_eq!(first["created"], 4, "{first}");
        assert_eq!(first["updated"], 1);
        assert_eq!(first["retired"], 4);
        assert_eq!(first["moved"], 1);
        let changes = &first["changes"];
        assert_eq!(changes["moved"][0]["from"], OLD_CODE);
        assert_eq!(changes["moved"][0]["to"], NEW_CODE);
        assert_eq!(changes["renamed"][0]["code"], "103600000");
        assert_eq!(changes["renamed"][0]["to"], "район Аягоз");
        let retired = changes["retired"].as_array().expect("a list");
        let suggested: Vec<_> = retired.iter().map(|one| (&one["code"], &one["successors"])).collect();
        assert_eq!(
            suggested,
            [
                (&json!(OLD_OKRUG), &json!([NEW_OKRUG])),
                (&json!(OLD_VILLAGE), &json!([NEW_VILLAGE])),
                (&json!("103641200"), &json!([])),
            ]
        );
        assert_eq!(preview(), first, "nothing was written");
        let text = program.done(&["territory", "import", &new, "--on", "2026-07-01", "--dry-run"]);
        for line in [
            "+ 104100000  район Жанасемей",
            "- 101033100  село Абралы 104133100?",
            "- 103643100  село Шынкожа -> 103643200",
            "- 103641200  село Акши nothing suggested",
            "Nothing was written",
        ] {
            assert!(text.contains(line), "{line}: {text}");
        }
        let imported = program.done(&["territory", "import", &new, "--on", "2026-07-01", "--json"]);
        let imported = parsed(&imported);
        assert_eq!(
            (&imported["created"], &imported["retired"]),
            (&Value::from(4), &Value::from(4))
        );
        assert!(imported.get("changes").is_none(), "{imported}");
        let again = parsed(&program.done(&["territory", "import", &new, "--on", "2026-07-01", "--json"]));
        for nothing in ["created", "updated", "retired", "returned"] {
            assert_eq!(again[nothing], 0, "{again}");
        }
        let said = parsed(&program.done(&["territory", "import", &old, "--on", "2026-07-01", "--dry-run", "--json"]));
        assert_eq!(said["returned"], 4, "the other oblast is as it was: {said}");
        assert_eq!(said["retired"], 4);
    });
}

#[test]
fn an_older_list_and_one_that_was_cut_off_are_refused() {
    on_each(|program| {
        let old = written(program, "kato-2024.csv", places::CSV);
        program.done(&["territory", "import", &old, "--on", "2026-07-01"]);
        let said = program.refused(&["territory", "import", &old, "--on", "2026-06-30"]);
        assert!(said.contains("kato-2024.csv") && said.contains("2026-07-01"), "{said}");
        let other = written(program, "other.csv", "code,name_ru\n110000000,Акмолинская область\n");
        program.done(&["territory", "import", &other, "--on", "2026-01-01"]);
        let villages: String = (100..400).map(|n| format!("113241{n},с.{n}\n")).collect();
        let okrug = "code,name_ru\n110000000,Акмолинская область\n113200000,Аккольский район\n113241000,Кенес с.о.\n";
        let whole = written(program, "whole.csv", &format!("{okrug}{villages}"));
        program.done(&["territory", "import", &whole, "--on", "2026-02-01"]);
        let half = written(
            program,
            "half.csv",
            &format!("{okrug}{}", &villages[..villages.len() / 3]),
        );
        let said = program.refused(&["territory", "import", &half, "--on", "2026-03-01"]);
        assert!(said.contains("--retire-most"), "{said}");
        let preview = program.done(&["territory", "import", &half, "--on", "2026-03-01", "--dry-run"]);
        assert!(preview.contains("- 113241399"), "it can be looked at");
        assert!(
            preview.contains(
                "An import would be refused: the list would retire 200 of 303 territories in force in 110000000"
            ),
            "{preview}"
        );
        let looked_at = program.done(&[
            "territory",
            "import",
            &half,
            "--on",
            "2026-03-01",
            "--dry-run",
            "--json",
        ]);
        assert_eq!(parsed(&looked_at)["refused"][0]["territory"], "110000000");
        program.done(&["territory", "import", &half, "--on", "2026-03-01", "--retire-most"]);
    });
}

pub fn offered(app: &TestApp, words: &str) -> Vec<String> {
    let list = app
        .get(&format!("/api/v1/territories?q={words}&kind=settlement"))
        .expect(200)
        .json();
    let items = list["items"].as_array().expect("items").iter();
    items
        .map(|item| item["code"].as_str().expect("a code").to_owned())
        .collect()
}

#[test]
fn a_retired_place_is_neither_offered_nor_accepted_and_old_appeals_keep_it() {
    both("retired", |env| {
        let app = TestApp::start(env);
        let mut draft = draft();
        draft.settlement = OLD_VILLAGE.to_owned();
        let before = app.file("before", &draft).expect(201).json();
        assert_eq!(offered(&app, "Абралы"), [OLD_VILLAGE]);
        let report = import(env, &newer(), None).expect("the newer list");
        assert_eq!((report.created, report.retired, report.moved), (4, 4, 1));
        assert_eq!(offered(&app, "Абралы"), [NEW_VILLAGE]);
        assert_eq!(offered(&app, OLD_VILLAGE), Vec::<String>::new());
        for (language, words) in [
            ("ru", "его последний день в нём: 29 апреля 2026 года"),
            ("kk", "тізімдегі соңғы күні: 2026 жылғы 29 сәуір"),
            ("en", "its last day there was 29 April 2026"),
        ] {
            draft.language = language.to_owned();
            let refused = app.file(&format!("after-{language}"), &draft).expect(422).json();
            let error = &refused["errors"][0];
            assert_eq!(error["field"], "settlement");
            let said = error["message"].as_str().expect("a sentence");
            assert!(said.contains(words), "{said}");
            let page = app
                .get(&format!(
                    "/{language}/appeals/new?settlement={OLD_VILLAGE}&subject=road.pothole"
                ))
                .expect(200);
            assert!(page.text.contains(words), "{}", page.text);
        }
        let route = |on: &str| {
            app.get(&format!(
                "/api/v1/powers/route?settlement={OLD_VILLAGE}&subject=road.snow&on={on}"
            ))
        };
        route("2026-04-29").expect(200);
        route("2026-04-30").expect(422);
        // The same request is answered as before, and the appeal shows its place.
        draft.language = "ru".to_owned();
        app.file("before", &draft).expect(200);
        let number = before["number"].as_str().expect("a number");
        let key = before["tracking_key"].as_str().expect("a key");
        let view = app.request(Method::GET, &format!("/api/v1/appeals/{number}"));
        let view = app.send(view.header("Tracking-Key", key)).expect(200);
        assert!(
            view.text.contains("Абыралы") && view.text.contains(OLD_VILLAGE),
            "{}",
            view.text
        );
        // A list that has the village again brings it back.
        import(env, places::CSV, None).expect("the mended list");
        assert_eq!(offered(&app, "Абралы"), [OLD_VILLAGE]);
        app.file("back", &draft).expect(201);
    });
}

#[test]
fn a_list_that_is_imported_ahead_waits_for_its_day() {
    both("ahead", |env| {
        let app = TestApp::start(env);
        import(env, &newer(), Some("2026-07-01")).expect("a list ahead");
        let district =
            || app.get("/api/v1/territories?q=103600000").expect(200).json()["items"][0]["name"]["ru"].clone();
        let names = || {
            let bodies = app.get("/api/v1/bodies?q=103600000.akimat").expect(200).json();
            bodies["items"][0]["name"]["ru"].clone()
        };
        let (name_before, body_before) = (district(), names());
        assert_eq!(name_before, "Аягозский район");
        assert_eq!(offered(&app, "Абралы"), [OLD_VILLAGE], "the old one stands until then");
        let mut early = draft();
        early.settlement = NEW_VILLAGE.to_owned();
        let said = app.file("early", &early).expect(422).text;
        assert!(said.contains("1 июля 2026 года"), "{said}");
        assert_eq!(jobs::follow_territories(&env.office, env.now()).expect("the job"), 0);
        // An older list than the one that waits is refused, and the office knows by which.
        let older = import(env, places::CSV, Some("2026-06-30"));
        assert!(matches!(older, Err(ImportError::Older(Newer::ByDay(list))) if list.file == "newer.csv"));
        env.set_time("2026-06-30T23:59:00");
        assert_eq!(jobs::follow_territories(&env.office, env.now()).expect("the job"), 0);
        env.set_time("2026-07-01T00:00:30");
        assert_eq!(offered(&app, "Абралы"), [NEW_VILLAGE], "without waiting for the job");
        assert_eq!(district(), name_before);
        assert!(jobs::follow_territories(&env.office, env.now()).expect("the job") > 0);
        assert_eq!(jobs::follow_territories(&env.office, env.now()).expect("the job"), 0);
        assert_eq!(district(), "район Аягоз");
        assert_ne!(names(), body_before);
        let found = app
            .get("/api/v1/territories?q=Аягозский район&kind=district")
            .expect(200)
            .json();
        assert_eq!(found["items"][0]["code"], "103600000", "found by its name of before");
        app.file("now", &early).expect(201);
        let bodies = app.get("/api/v1/bodies?q=101033000").expect(200).json();
        assert_eq!(
            bodies["items"].as_array().map(Vec::len),
            Some(0),
            "an abolished body is not offered"
        );
    });
}

#[test]
fn rows_of_before_are_in_force_without_ends() {
    both("upgrade", |env| {
        let name = match env.db.kind {
            Kind::Sqlite => "sqlite",
            Kind::Postgres => "postgres",
        };
        let sql = |file: &str| {
            let folder = "2026-11-26-000300_territory_validity";
            let path = format!("{}/migrations/{name}/{folder}/{file}", env!("CARGO_MANIFEST_DIR"));
            std::fs::read_to_string(path).expect("the migration")
        };
        env.db.tamper(&sql("down.sql")).expect("the schema of before");
        env.db.tamper(&sql("up.sql")).expect("the upgrade");
        let app = TestApp::start(env);
        assert_eq!(offered(&app, "Абралы"), [OLD_VILLAGE]);
        app.file("upgraded", &draft()).expect(201);
        let report = import(env, &newer(), Some("2020-01-01")).expect("no list is known yet");
        assert_eq!(report.retired, 4);
    });
}
