//! `law export` as an operator runs it: which files it writes, and what it never overwrites.

use std::fs;

use serde_json::{Value, json};

use crate::law::{Desk, copy_folder, edit, shipped};

fn export(desk: &Desk, format: &str, folder: &str, more: &[&str], code: i32) -> Value {
    let folder = desk.path(folder).display().to_string();
    let arguments = ["law", "export", "--format", format, &folder, "--json"];
    desk.json(&[&arguments[..], more].concat(), code)
}

/// Runs an export that is refused, and tells why.
fn refusal(desk: &Desk, format: &str, folder: &str, more: &[&str], code: i32) -> String {
    let folder = desk.path(folder).display().to_string();
    let output = desk.run(&[&["law", "export", "--format", format, &folder], more].concat());
    assert_eq!(output.status.code(), Some(code));
    assert!(output.stdout.is_empty());
    String::from_utf8(output.stderr).expect("UTF-8")
}

#[test]
fn one_file_a_subject_and_again_the_same() {
    let desk = Desk::new();
    let subjects = desk.json(&["law", "check", "--on", "2026-11-25", "--json"], 0)["subjects"].clone();
    let told = export(&desk, "dmn", "out/tables", &[], 0);
    let folder = desk.path("out/tables");
    assert_eq!(
        told,
        json!({ "folder": folder.display().to_string(), "files": subjects })
    );
    let pothole = fs::read_to_string(folder.join("road.pothole.dmn")).expect("a file");
    for words in [
        "https://www.omg.org/spec/DMN/20191111/MODEL/",
        "hitPolicy=\"UNIQUE\"",
        "road.pothole/street",
    ] {
        assert!(pothole.contains(words), "{words}");
    }
    // A subject that is no more does not stay behind.
    fs::write(
        folder.join("road.gone.dmn"),
        pothole.replace("road.pothole", "road.gone"),
    )
    .expect("a file");
    export(&desk, "dmn", "out/tables", &[], 0);
    assert_eq!(
        fs::read_dir(&folder).expect("a folder").count() as u64,
        subjects.as_u64().expect("a number")
    );
    assert_eq!(
        fs::read_to_string(folder.join("road.pothole.dmn")).expect("a file"),
        pothole
    );
}

#[test]
fn every_cell_has_a_line_with_the_answer() {
    let desk = Desk::new();
    export(&desk, "cells", "cells", &[], 0);
    export(&desk, "cells", "cells", &[], 0);
    let text = fs::read_to_string(desk.path("cells/cells.jsonl")).expect("a file");
    let lines: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let street = lines
        .iter()
        .find(|cell| cell["subject"] == "road.pothole" && cell["facts"] == json!({ "road_class": "street" }))
        .expect("a cell");
    assert_eq!(
        (&street["place"], &street["outcome"], &street["level"], &street["rule"]),
        (
            &json!("village"),
            &json!("routed"),
            &json!("rural"),
            &json!("road.pothole/street")
        )
    );
}

#[test]
fn a_folder_with_other_files_is_left_as_it_is() {
    let desk = Desk::new();
    let folder = desk.path("mine");
    fs::create_dir(&folder).expect("a folder");
    fs::write(folder.join("drawing.dmn"), "<definitions exporter=\"another tool\"/>").expect("a file");
    for format in ["dmn", "cells"] {
        let why = refusal(&desk, format, "mine", &[], 1);
        assert!(why.contains("drawing.dmn") && why.contains("other files"), "{why}");
    }
    assert_eq!(fs::read_dir(&folder).expect("a folder").count(), 1);
    fs::write(desk.path("a-file"), "words").expect("a file");
    assert!(refusal(&desk, "dmn", "a-file", &[], 1).contains("a-file"));
    // The tables of one export are strangers to the other.
    export(&desk, "dmn", "tables", &[], 0);
    assert!(refusal(&desk, "cells", "tables", &[], 1).contains("other files"));
}

#[test]
fn a_rulebook_with_a_gap_goes_out_only_when_that_is_asked_for() {
    let desk = Desk::new();
    let law = desk.path("law");
    copy_folder(&shipped(), &law);
    edit(
        &law.join("powers/2021-07-01/templates.toml"),
        "when = { road_class = \"street\" }",
        "when = { road_class = \"oblast\" }",
    );
    let law = law.display().to_string();
    let why = refusal(&desk, "dmn", "tables", &["--law", &law], 1);
    assert!(
        why.contains("gap: road.pothole") && why.contains("overlap: road.pothole"),
        "{why}"
    );
    assert!(!desk.path("tables").exists());
    export(&desk, "dmn", "tables", &["--law", &law, "--unproved"], 0);
    let why = refusal(&desk, "cells", "cells", &["--law", &law, "--unproved"], 2);
    assert!(why.contains("--unproved"), "{why}");
    edit(
        &desk.path("law/powers/2021-07-01/templates.toml"),
        "when = { road_class = \"oblast\" }",
        "when = { road_class = \"river\" }",
    );
    let why = refusal(&desk, "dmn", "tables", &["--law", &law, "--unproved"], 1);
    assert!(why.contains("templates.toml") && why.contains("river"), "{why}");
}

#[test]
fn a_file_in_the_place_of_the_folder_is_named() {
    let desk = Desk::new();
    let file = desk.path("tables");
    std::fs::write(&file, "mine").expect("a file");
    let output = desk.run(&["law", "export", "--format", "dmn", &file.display().to_string()]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("is a file: name a new or an empty folder"), "{said}");
    assert_eq!(std::fs::read_to_string(&file).expect("the file"), "mine");
}
