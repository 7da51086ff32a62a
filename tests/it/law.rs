//! The commands of the law as an operator runs them: exit codes, JSON, and what a refusal says.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};
use tempfile::TempDir;

/// A place of its own for a run: no settings and no database but those of the test.
pub struct Desk {
    folder: TempDir,
}

impl Desk {
    pub fn new() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a temporary folder"),
        }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        let database = format!("sqlite://{}", self.path("test.db").display());
        Command::new(env!("CARGO_BIN_EXE_listening-state"))
            .args(arguments)
            .current_dir(self.folder.path())
            .env_remove("LAW_DIR")
            .env("DATABASE_URL", database)
            .env("SECRET_KEY_FILE", self.path("secret.key"))
            .env("PUBLIC_URL", "https://appeals.example")
            .output()
            .expect("the program starts")
    }

    #[track_caller]
    pub fn json(&self, arguments: &[&str], code: i32) -> Value {
        let output = self.run(arguments);
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {complaint}");
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {complaint}"))
    }

    /// A copy of the shipped law, to be edited.
    pub fn law(&self) -> PathBuf {
        let copy = self.path("law");
        copy_folder(&shipped(), &copy);
        copy
    }
}

/// The law that we ship.
pub fn shipped() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("config/law")
}

/// Copies a folder with what is below it.
pub fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

/// Replaces the first such text of a file, which must be there.
pub fn edit(file: &Path, from: &str, to: &str) {
    let text = std::fs::read_to_string(file).expect("a file");
    assert!(text.contains(from), "{} has no {from:?}", file.display());
    std::fs::write(file, text.replacen(from, to, 1)).expect("a file");
}

const ANSWER: [&str; 7] = [
    "law",
    "deadline",
    "--clock",
    "answer",
    "--from",
    "2026-04-30T10:00",
    "--json",
];

#[test]
fn a_deadline_explains_itself_in_json() {
    let found = Desk::new().json(&ANSWER, 0);
    assert_eq!(found["clock"], "answer");
    assert_eq!(found["received_at"], "2026-04-30T10:00:00+05:00");
    assert_eq!(
        (&found["registered_on"], &found["due_on"]),
        (&json!("2026-04-30"), &json!("2026-05-26"))
    );
    assert_eq!(found["law"], json!({ "clocks": "2025-12-29", "calendar": "2026.2" }));
    assert_eq!(
        found["trace"][0],
        json!({
            "date": "2026-05-01", "counted": null, "reason": "holiday",
            "name": "Қазақстан халқының бірлігі мерекесі",
        })
    );
    assert_eq!(
        found["trace"][3],
        json!({ "date": "2026-05-04", "counted": 1, "reason": "working_day" })
    );
}

#[test]
fn every_clock_is_known_by_its_name() {
    let desk = Desk::new();
    for (clock, due) in [
        ("register", "2026-03-26"),
        ("forward", "2026-03-30"),
        ("return", "2026-03-31"),
        ("answer", "2026-04-16"),
        ("extension_notice", "2026-03-30"),
        ("complaint", "2026-04-23"),
        ("pass_up", "2026-03-30"),
        ("preliminary_decision", "2026-03-30"),
        ("objection", "2026-03-27"),
        ("termination_notice", "2026-03-30"),
        ("remand", "2026-04-01"),
        ("emergency_forward", "2026-03-20"),
    ] {
        let found = desk.json(
            &[
                "law",
                "deadline",
                "--clock",
                clock,
                "--from",
                "2026-03-20T18:31",
                "--json",
            ],
            0,
        );
        assert_eq!(
            (&found["registered_on"], &found["due_on"]),
            (&json!("2026-03-26"), &json!(due)),
            "{clock}"
        );
    }
}

#[test]
fn a_deadline_for_people_names_the_days() {
    let output = Desk::new().run(&[&ANSWER[..6], &["--language", "ru"]].concat());
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    for words in ["2026-05-26", "День Победы", "статьи 76", " 15 "] {
        assert!(text.contains(words), "{words} is not in\n{text}");
    }
}

#[test]
fn a_term_past_the_calendars_is_refused_with_the_year() {
    let output = Desk::new().run(&[
        "law",
        "deadline",
        "--clock",
        "answer",
        "--from",
        "2027-12-20T10:00",
        "--json",
    ]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    assert!(String::from_utf8_lossy(&output.stderr).contains("2028"));
}

#[test]
fn wrong_usage_is_told_apart_from_a_refusal() {
    let desk = Desk::new();
    for arguments in [
        &["law", "deadline", "--clock", "nap", "--from", "2026-04-30T10:00"][..],
        &["law", "deadline", "--clock", "answer", "--from", "2026-04-31T10:00"],
        &["law", "deadline", "--clock", "answer"],
        &[
            "law",
            "route",
            "--on",
            "2026-04-30",
            "--settlement",
            "1036",
            "--subject",
            "road.pothole",
        ],
        &[
            "law",
            "route",
            "--on",
            "2026-04-30",
            "--settlement",
            "103641100",
            "--subject",
            "road.pothole",
            "--fact",
            "street",
        ],
    ] {
        assert_eq!(desk.run(arguments).status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn a_day_a_fact_and_a_day_before_the_law_are_told_as_what_they_are() {
    let desk = Desk::new();
    let said = |arguments: &[&str], code: i32| {
        let output = desk.run(arguments);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
        format!(
            "{}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        )
    };
    let route = [
        "law",
        "route",
        "--settlement",
        "103641100",
        "--subject",
        "road.pothole",
        "--on",
    ];
    let day = said(&[&route[..], &["1990"]].concat(), 2);
    assert!(day.contains("write the day as 2026-04-30"), "{day}");
    let twice = [
        "2026-04-30",
        "--fact",
        "road_class=street",
        "--fact",
        "road_class=district",
    ];
    let twice = said(&[&route[..], &twice].concat(), 1);
    assert!(twice.contains("--fact road_class is given twice"), "{twice}");
    let before = said(&["law", "check", "--on", "1990-01-01"], 1);
    let sentence = "there is no law on 1990-01-01: the first rulebook is in force from 2021-07-01";
    assert!(before.contains(sentence), "{before}");
    assert!(!before.contains("the calendar is missing"), "{before}");
}

#[test]
fn the_law_as_shipped_is_proved() {
    let desk = Desk::new();
    let found = desk.json(&["law", "check", "--on", "2026-11-22", "--json"], 0);
    assert_eq!(
        (&found["gaps"], &found["overlaps"], &found["faults"]),
        (&json!(0), &json!(0), &json!([]))
    );
    for counted in ["subjects", "rules"] {
        assert!(found[counted].as_u64().is_some_and(|count| count > 10), "{found}");
    }
    let folder = desk.law();
    let folder = folder.display().to_string();
    assert_eq!(
        desk.json(&["law", "check", "--law", &folder, "--on", "2026-11-22", "--json"], 0),
        found
    );
}

#[test]
fn a_year_that_running_terms_can_reach_must_have_its_calendar() {
    let desk = Desk::new();
    let folder = desk.law();
    let check = |on: &str, code: i32| {
        let folder = folder.display().to_string();
        let found = desk.json(&["law", "check", "--law", &folder, "--on", on, "--json"], code);
        let faults = found["faults"].as_array().expect("a list").clone();
        faults
            .iter()
            .map(|fault| (fault["file"].to_string(), fault["message"].to_string()))
            .collect::<Vec<_>>()
    };
    assert_eq!(check("2027-10-02", 0), []);
    let fault = |year: i32, on: &str| {
        let message = format!("\"the calendar is missing: terms that run on {on} can reach {year}\"");
        (format!("\"calendar/{year}.toml\""), message)
    };
    // Ninety days before the year begins.
    assert_eq!(check("2027-10-03", 1), [fault(2028, "2027-10-03")]);
    // A hole between two known years counts however far it is.
    std::fs::remove_file(folder.join("calendar/2026.toml")).expect("removed");
    assert_eq!(check("2025-02-03", 1), [fault(2026, "2025-02-03")]);
    assert_eq!(
        check("2022-12-20", 1),
        [2023, 2024, 2026].map(|year| fault(year, "2022-12-20"))
    );
}

#[test]
fn a_broken_law_folder_is_refused_with_file_and_line() {
    let desk = Desk::new();
    let folder = desk.law();
    edit(
        &folder.join("calendar/2026.toml"),
        "working_days = 247",
        "working_days = 300",
    );
    edit(&folder.join("clocks/notices.toml"), "[3, 1, 0]", "[0, 1, 3]");
    let found = desk.json(&["law", "check", "--law", &folder.display().to_string(), "--json"], 1);
    let faults = found["faults"].as_array().expect("a list");
    let places: Vec<_> = faults
        .iter()
        .map(|fault| (fault["file"].as_str(), fault["line"].as_u64()))
        .collect();
    assert_eq!(
        places,
        [
            (Some("calendar/2026.toml"), Some(7)),
            (Some("clocks/notices.toml"), Some(8))
        ],
        "{found}"
    );
    assert_eq!(faults[0]["message"], "working_days is 300, but the days make 247");
}

#[test]
fn an_edit_of_the_law_folder_moves_the_date() {
    let desk = Desk::new();
    let folder = desk.law();
    edit(
        &folder.join("clocks/2025-12-29.toml"),
        "working_days = 15",
        "working_days = 10",
    );
    let output = Command::new(env!("CARGO_BIN_EXE_listening-state"))
        .args(ANSWER)
        .current_dir(desk.folder.path())
        .env("LAW_DIR", &folder)
        .output()
        .expect("the program starts");
    let found: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(found["due_on"], "2026-05-19");
}

#[test]
fn a_routing_explains_itself_in_json() {
    let desk = Desk::new();
    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/demo/territory.csv");
    desk.json(&["territory", "import", &list.display().to_string(), "--json"], 0);
    let route = [
        "law",
        "route",
        "--on",
        "2026-04-30",
        "--settlement",
        "103641100",
        "--subject",
        "road.pothole",
        "--json",
    ];
    let found = desk.json(&[&route[..], &["--fact", "road_class=street"]].concat(), 0);
    assert_eq!(
        (&found["outcome"], &found["level"], &found["function"], &found["body"]),
        (
            &json!("routed"),
            &json!("rural"),
            &json!("akimat"),
            &json!("103641000.akimat")
        )
    );
    let why = found["why"].as_array().expect("a list");
    let street = why
        .iter()
        .find(|reason| reason["question"] == "road_class")
        .expect("the fact given is a reason");
    assert_eq!(street["answer"], "street");
    assert!(street["text"].as_str().is_some_and(|text| !text.is_empty()));
    assert!(
        found["basis"].as_str().is_some_and(|basis| basis.contains("35")),
        "{found}"
    );

    let open = desk.json(&route, 0);
    assert_eq!(
        (&open["outcome"], &open["body"]),
        (&json!("undetermined"), &json!(null))
    );
    assert_eq!(open["missing"], "road_class");

    for wrong in [&["--fact", "road_class=river"][..], &["--fact", "lamp=on"]] {
        let output = desk.run(&[&route[..], wrong].concat());
        assert_eq!(output.status.code(), Some(1), "{wrong:?}");
    }
}
