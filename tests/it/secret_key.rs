//! The secret that a database is under: another one, or none, refuses the start and says what to do.

use std::fs;

use crate::support::program::{Program, TERRITORY};
use crate::support::{Kind, TestDb};

const ADD: [&str; 9] = [
    "officer",
    "add",
    "--email",
    "akim@akimat.example",
    "--name",
    "Әкім",
    "--role",
    "head",
    "--json",
];
const OTHER: &str = "another secret of thirty-two bytes or more";

fn on_each(test: impl Fn(&TestDb)) {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        eprintln!("on {kind:?}");
        test(&TestDb::new(kind));
    }
}

fn add_officer(program: &Program<'_>) {
    program.done(&[&ADD[..], &["--body", "103641000.akimat"]].concat());
}

/// Every command that needs the secret; each is refused before it changes anything.
fn needing_it() -> Vec<Vec<&'static str>> {
    vec![
        vec!["serve"],
        vec!["work"],
        vec!["territory", "import", TERRITORY],
        [&ADD[..], &["--body", "103600000.akimat"]].concat(),
    ]
}

#[test]
fn a_missing_secret_is_not_made_anew_beside_a_database_with_persons() {
    on_each(|db| {
        let program = Program::new(db, "secret.key");
        program.import();
        add_officer(&program);
        let kept = fs::read(&program.secret).expect("the secret was made for the empty database");
        fs::remove_file(&program.secret).expect("removed");
        for words in needing_it() {
            let said = program.refused(&words);
            let place = program.secret.display().to_string();
            assert!(
                said.contains(&place) && said.contains("Restore that file from the backup"),
                "{said}"
            );
            assert!(!program.secret.exists(), "{words:?} made a new secret");
        }
        // What needs no secret goes on.
        program.done(&["journal", "verify"]);
        program.done(&["law", "check"]);
        let route = [
            "law",
            "route",
            "--on",
            "2026-04-30",
            "--settlement",
            "103641100",
            "--subject",
            "road.pothole",
        ];
        program.done(&route);
        fs::write(&program.secret, kept).expect("restored");
        program.import();
    });
}

#[test]
fn another_secret_is_refused_and_seals_nothing() {
    on_each(|db| {
        let program = Program::new(db, "secret.key");
        program.import();
        add_officer(&program);
        let other = Program::new(db, "other.key");
        fs::write(&other.secret, OTHER).expect("another secret");
        for words in needing_it() {
            let said = other.refused(&words);
            assert!(said.contains("is not the secret that this database is under"), "{said}");
            assert!(said.contains("Never make a new one") && !said.contains(OTHER), "{said}");
        }
        program.import();
    });
}

#[test]
fn a_database_from_before_fingerprints_is_proved_on_what_it_holds() {
    on_each(|db| {
        let program = Program::new(db, "secret.key");
        program.import();
        add_officer(&program);
        let forget = || db.tamper("DELETE FROM secret_fingerprint").expect("forgotten");
        forget();
        let other = Program::new(db, "other.key");
        let said = other.refused(&["territory", "import", TERRITORY]);
        assert!(
            said.contains("there is no secret at") && !other.secret.exists(),
            "{said}"
        );
        fs::write(&other.secret, OTHER).expect("another secret");
        let said = other.refused(&["territory", "import", TERRITORY]);
        assert!(said.contains("is not the secret"), "{said}");
        // The right one is taken up, and from then on the fingerprint speaks, also where nothing opens any more.
        program.import();
        db.tamper("DELETE FROM officers").expect("emptied");
        let said = other.refused(&["territory", "import", TERRITORY]);
        assert!(said.contains("is not the secret"), "{said}");
    });
}

#[test]
fn of_two_nodes_that_start_at_once_on_an_empty_database_one_secret_wins() {
    for round in 0..4 {
        let db = TestDb::new(Kind::Postgres);
        let nodes = [Program::new(&db, "first.key"), Program::new(&db, "second.key")];
        let started = nodes.each_ref().map(|node| {
            let words = ["territory", "import", TERRITORY];
            node.command(&words).spawn().expect("the program starts")
        });
        let ended = started.map(|child| child.wait_with_output().expect("it ends"));
        let won: Vec<bool> = ended.iter().map(|output| output.status.success()).collect();
        let said: Vec<_> = ended
            .iter()
            .map(|output| String::from_utf8_lossy(&output.stderr))
            .collect();
        assert_eq!(won.iter().filter(|won| **won).count(), 1, "round {round}: {said:?}");
        for (node, won) in nodes.iter().zip(won) {
            assert_eq!(node.secret.exists(), won, "round {round}: {said:?}");
            if won {
                node.import();
            }
        }
    }
}

#[test]
fn a_secret_that_is_too_short_is_refused() {
    let db = TestDb::new(Kind::Sqlite);
    let program = Program::new(&db, "secret.key");
    fs::write(&program.secret, "short").expect("a file");
    assert!(
        program
            .refused(&["territory", "import", TERRITORY])
            .contains("holds no secret of 32 bytes")
    );
    fs::write(&program.secret, "").expect("a file");
    assert!(
        program
            .refused(&["territory", "import", TERRITORY])
            .contains("holds no secret of 32 bytes")
    );
}
