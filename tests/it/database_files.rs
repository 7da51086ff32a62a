//! The files of a database: who may read them, where they are made, copies that cannot be written, other schemas.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use tempfile::TempDir;

use crate::support::disk::Disk;
use crate::support::program::{Program, TERRITORY};
use crate::support::{Kind, TestDb};

fn mode(path: &Path) -> u32 {
    let found = fs::metadata(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    found.permissions().mode() & 0o777
}

fn beside(db: &TestDb, more: &str) -> PathBuf {
    db.folder().join(format!("test.db{more}"))
}

#[test]
fn only_the_user_of_the_process_may_read_what_it_makes() {
    let db = TestDb::new(Kind::Sqlite);
    let program = Program::new(&db, "secret.key");
    program.import();
    let serving = program.serve();
    for _ in 0..400 {
        if beside(&db, "-wal").exists() && beside(&db, "-shm").exists() {
            break;
        }
        std::thread::sleep(Duration::from_millis(25));
    }
    for file in ["", "-wal", "-shm", ".lock"] {
        assert_eq!(mode(&beside(&db, file)), 0o600, "test.db{file}");
    }
    assert_eq!(mode(&program.secret), 0o600);
    drop(serving);
    // A file that everybody may read was made by an earlier version; one for a group was the operator's wish.
    for (before, after) in [(0o644, 0o600), (0o640, 0o640)] {
        fs::set_permissions(beside(&db, ""), Permissions::from_mode(before)).expect("set");
        program.import();
        assert_eq!(mode(&beside(&db, "")), after);
    }
}

#[test]
fn a_missing_folder_is_named_and_not_made() {
    let db = TestDb::new(Kind::Sqlite);
    let missing = db.folder().join("misspelt");
    for words in [&["serve"][..], &["migrate"], &["territory", "import", TERRITORY]] {
        let url = format!("sqlite://{}", missing.join("x.db").display());
        let output = Program::new(&db, "secret.key")
            .command(words)
            .env("DATABASE_URL", url)
            .output()
            .expect("the program starts");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains(&format!("no folder {}", missing.display())), "{said}");
        assert!(!missing.exists());
    }
}

#[test]
fn the_first_start_without_settings_makes_its_folder() {
    let folder = TempDir::new().expect("a folder");
    let done = Command::new(env!("CARGO_BIN_EXE_listening-state"))
        .arg("migrate")
        .current_dir(folder.path())
        .env_remove("DATABASE_URL")
        .env_remove("SECRET_KEY_FILE")
        .status()
        .expect("the program starts");
    assert!(done.success());
    assert_eq!(mode(&folder.path().join("data")), 0o700);
    assert_eq!(mode(&folder.path().join("data/listening-state.db")), 0o600);
}

#[test]
fn a_copy_that_cannot_be_written_is_verified() {
    let db = TestDb::new(Kind::Sqlite);
    Program::new(&db, "secret.key").import();
    let copies = match Disk::of_bytes(16 << 20) {
        // To root every file is writable but on a disk that is not.
        Some(disk) => {
            fs::copy(beside(&db, ""), disk.path().join("a copy?.db")).expect("a copy");
            disk.make_read_only();
            disk
        }
        None => {
            let disk = Disk::folder();
            let copy = disk.path().join("a copy?.db");
            fs::copy(beside(&db, ""), &copy).expect("a copy");
            fs::set_permissions(&copy, Permissions::from_mode(0o400)).expect("set");
            fs::set_permissions(disk.path(), Permissions::from_mode(0o500)).expect("set");
            disk
        }
    };
    let copy = copies.path().join("a copy?.db");
    for words in [
        &["journal", "verify"][..],
        &[
            "law",
            "route",
            "--on",
            "2026-04-30",
            "--settlement",
            "103641100",
            "--subject",
            "road.pothole",
        ],
    ] {
        let output = Program::new(&db, "secret.key")
            .command(words)
            .env("DATABASE_URL", format!("sqlite://{}", copy.display()))
            .output()
            .expect("the program starts");
        assert!(
            output.status.success(),
            "{words:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    assert_eq!(
        fs::read_dir(copies.path()).expect("a folder").count(),
        1,
        "nothing was made beside the copy"
    );
    if copies.is_plain_folder() {
        fs::set_permissions(copies.path(), Permissions::from_mode(0o700)).expect("set");
    }
}

#[test]
fn a_newer_schema_is_refused() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let db = TestDb::new(kind);
        let program = Program::new(&db, "secret.key");
        program.import();
        db.tamper("INSERT INTO __diesel_schema_migrations (version) VALUES ('20990101000000')")
            .expect("a later version was here");
        for words in [
            &["serve"][..],
            &["work"],
            &["migrate"],
            &["territory", "import", TERRITORY],
            &["journal", "verify"],
        ] {
            let said = program.refused(words);
            assert!(said.contains("newer schema (20990101000000)"), "{words:?}: {said}");
        }
    }
}
