//! What a command says of settings that it cannot use, and how it logs: through the program itself.

use std::process::{Command, Output};

use tempfile::TempDir;

/// Runs the program in a folder of its own, with these variables over an environment without ours.
fn run(folder: &TempDir, words: &[&str], variables: &[(&str, &str)]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_listening-state"))
        .args(words)
        .current_dir(folder.path())
        .env_remove("LAW_DIR")
        .env_remove("LOG")
        .envs(variables.iter().copied())
        .output()
        .expect("the program starts")
}

fn complaint(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

#[test]
fn every_setting_at_fault_is_named_at_once_with_its_origin() {
    let folder = TempDir::new().expect("a folder");
    std::fs::create_dir(folder.path().join("config")).expect("a folder");
    let file = "bindd = \"0.0.0.0:80\"\nlog = \"loud\"\n";
    std::fs::write(folder.path().join("config/listening-state.toml"), file).expect("a file");
    let variables = [
        ("BINDD", "0.0.0.0:80"),
        ("BIND", "127.0.0.1:many"),
        ("LOG_FORMAT", "xml"),
        ("DATABASE_URL", "mysql://user:secret@host/name"),
        ("SMTP_URL", "smtp://user:secret@mail.example"),
        ("MAIL_FROM", "nobody"),
        ("PUBLIC_URL", "ftp://example.kz"),
        ("UNRELATED", "1"),
    ];
    for words in [&["serve"][..], &["migrate"], &["journal", "verify"]] {
        let output = run(&folder, words, &variables);
        let said = complaint(&output);
        assert_eq!(output.status.code(), Some(1), "{said}");
        for name in [
            "BINDD (environment)",
            "bindd (config/listening-state.toml)",
            "BIND (environment)",
            "LOG (config/listening-state.toml)",
            "LOG_FORMAT (environment)",
            "DATABASE_URL (environment)",
            "SMTP_URL (environment)",
            "MAIL_FROM (environment)",
            "PUBLIC_URL (environment)",
        ] {
            assert!(said.contains(name), "{words:?}: {name} is not named:\n{said}");
        }
        assert!(!said.contains("secret") && !said.contains("UNRELATED"), "{said}");
    }
    assert!(
        !folder.path().join("data").exists(),
        "nothing is made before the settings are right"
    );
}

#[test]
fn a_demonstration_needs_no_settings_and_still_judges_its_logs() {
    let folder = TempDir::new().expect("a folder");
    let output = run(
        &folder,
        &["demo", "--port", "0"],
        &[("LOG", "loud"), ("BIND", "nowhere")],
    );
    let said = complaint(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("LOG (environment)") && !said.contains("BIND"), "{said}");
}

#[test]
fn logs_in_a_file_have_no_colours_and_json_is_json() {
    let folder = TempDir::new().expect("a folder");
    let database = format!("sqlite://{}", folder.path().join("x.db").display());
    let secret = folder.path().join("secret.key").display().to_string();
    for format in ["text", "json"] {
        let variables = [
            ("DATABASE_URL", database.as_str()),
            ("SECRET_KEY_FILE", secret.as_str()),
            ("LOG", "trace"),
            ("LOG_FORMAT", format),
        ];
        let list = concat!(env!("CARGO_MANIFEST_DIR"), "/config/demo/territory.csv");
        let output = run(&folder, &["territory", "import", list], &variables);
        let said = complaint(&output);
        assert_eq!(output.status.code(), Some(0), "{said}");
        assert!(!said.contains('\u{1b}'), "{said}");
        if format == "json" {
            for line in said.lines() {
                serde_json::from_str::<serde_json::Value>(line).unwrap_or_else(|error| panic!("{error}: {line}"));
            }
        }
    }
}
