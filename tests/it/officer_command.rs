//! `officer …` on the command line: accounts made, listed, changed and imported, also beside a running service.

use std::process::{Command, Output};

use listening_state::store::{Store, StoreError, territories};
use serde_json::{Value, json};

use crate::support::database::TestDb;
use crate::support::territory as places;
use crate::support::{Kind, TestApp, TestEnv, both_databases};

/// The program on a database with the territory of the tests.
struct Operator<'d> {
    db: &'d TestDb,
}

impl<'d> Operator<'d> {
    fn new(db: &'d TestDb) -> Self {
        let operator = Self { db };
        let list = db.folder().join("territory.csv");
        std::fs::write(&list, places::CSV).unwrap();
        operator.done(&["territory", "import", &list.display().to_string()]);
        operator
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_listening-state"))
            .args(arguments)
            .current_dir(self.db.folder())
            .env_remove("LAW_DIR")
            .env("DATABASE_URL", &self.db.url)
            .env("SECRET_KEY_FILE", self.db.folder().join("secret.key"))
            .output()
            .expect("the program starts")
    }

    #[track_caller]
    fn done(&self, arguments: &[&str]) -> Value {
        let output = self.run(&[arguments, &["--json"]].concat());
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {complaint}");
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{arguments:?}: {error}"))
    }

    #[track_caller]
    fn refused(&self, arguments: &[&str], code: i32) -> String {
        let output = self.run(arguments);
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {complaint}");
        complaint
    }
}

const AKIM: [&str; 2] = ["--email", "akim@akimat.example"];

fn add<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&["officer", "add"], &AKIM[..], &["--name", "Әкім"], more].concat()
}

#[test]
fn an_operator_keeps_accounts_by_command() {
    both_databases(|db, store| {
        drop(store);
        let operator = Operator::new(db);
        let added = operator.done(&add(&["--role", "head", "--body", "Акшатауский"]));
        assert_eq!(added["body"], places::RURAL_AKIMAT, "a body is found by its name");
        assert!(added["password"].as_str().is_some_and(|password| password.len() >= 16));
        assert!(
            operator
                .refused(&add(&["--role", "head", "--body", "Акшатауский"]), 1)
                .contains("email")
        );
        let several = operator.refused(
            &[
                "officer",
                "add",
                "--email",
                "b@akimat.example",
                "--name",
                "Б",
                "--role",
                "head",
                "--body",
                "Аягозский",
            ],
            1,
        );
        assert!(
            several.contains(places::DISTRICT_AKIMAT) && several.contains("103600000.housing"),
            "{several}"
        );
        let none = [
            "officer",
            "add",
            "--email",
            "b@akimat.example",
            "--name",
            "Б",
            "--role",
            "head",
            "--body",
            "Луна",
        ];
        assert!(operator.refused(&none, 1).contains("body: There is no such body"));
        let alike = [
            "officer",
            "add",
            "--email",
            "аkim@akimat.example",
            "--name",
            "Б",
            "--role",
            "administrator",
        ];
        assert!(operator.refused(&alike, 1).contains("email: Letters of two alphabets"));
        operator.refused(&["officer", "add", "--email", "b@akimat.example"], 2);
        operator.refused(&["officer", "promote"], 2);

        let reset = operator.done(&[&["officer", "reset"], &AKIM[..]].concat());
        assert_ne!(reset["password"], added["password"]);
        let disabled = operator.done(&[&["officer", "disable"], &AKIM[..]].concat());
        assert_eq!(disabled["active"], false);
        assert_eq!(
            operator.done(&[&["officer", "enable"], &AKIM[..]].concat())["active"],
            true
        );
        let to = ["--role", "overseer", "--territory", "103600000"];
        let moved = operator.done(&[&["officer", "move"], &AKIM[..], &to].concat());
        assert_eq!(
            (&moved["role"], &moved["body"], &moved["territory"]),
            (&json!("overseer"), &Value::Null, &json!("103600000"))
        );
        let back = ["--role", "executor", "--body", places::RURAL_AKIMAT];
        operator.done(&[&["officer", "move"], &AKIM[..], &back].concat());
        let list = operator.done(&["officer", "list"]);
        assert_eq!(list["officers"].as_array().unwrap().len(), 1);
        assert_eq!(list["officers"][0]["must_change_password"], true);
        assert_eq!(
            operator.done(&["officer", "list", "--body", places::DISTRICT_AKIMAT])["officers"],
            json!([])
        );
        let nobody = operator.refused(&["officer", "reset", "--email", "nobody@akimat.example"], 1);
        assert!(nobody.contains("there is no account"), "{nobody}");
        assert_eq!(operator.done(&["journal", "verify"])["bad"], Value::Null);
        db.tamper("UPDATE officers SET role = 'administrator', body = NULL")
            .unwrap();
        let found = operator.run(&["journal", "verify"]);
        assert_eq!(found.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&found.stdout).contains("security"));
    });
}

#[test]
fn a_list_is_imported_whole_or_not_at_all() {
    both_databases(|db, store| {
        drop(store);
        let operator = Operator::new(db);
        let file = db.folder().join("officers.csv");
        let path = file.display().to_string();
        let passwords = db.folder().join("passwords.csv");
        let secret = passwords.display().to_string();
        let import = ["officer", "import", &path, "--passwords", &secret];
        let faulty = "email,name,role,body,language\n\
             a@akimat.example,Ә,head,Акшатауский,kk\n\
             b@akimat,,king,,kk\n\
             a@akimat.example,Б,head,103641000.akimat,ru\n\
             c@akimat.example,В,head,Аягозский,xx\n\
             d@akimat.example,Г,executor,Луна,\n";
        std::fs::write(&file, faulty).unwrap();
        let complaint = operator.refused(&import, 1);
        for fault in [
            "nobody was added",
            "line 3: email:",
            "line 3: name:",
            "line 3: role:",
            "line 4: email: There is already",
            "line 5: language:",
            "line 6: body: There is no such body",
        ] {
            assert!(complaint.contains(fault), "{fault} in {complaint}");
        }
        assert!(!complaint.contains("line 2"), "{complaint}");
        assert_eq!(operator.done(&["officer", "list"])["officers"], json!([]));
        assert!(!passwords.exists());

        let good = "\u{feff}email,name,role,body,territory,language\n\
             a@akimat.example,\"Әкім, Ақшатау\",head,Акшатауский,,kk\n\
             o@akimat.example,Бақылаушы,overseer,,103600000,ru\n\
             s@akimat.example,Әкімші,administrator,,,\n";
        std::fs::write(&file, good).unwrap();
        let done = operator.done(&import);
        assert_eq!(done["added"], 3);
        assert!(done["officers"][0].get("password").is_none(), "they are in the file");
        let written = std::fs::read_to_string(&passwords).unwrap();
        assert_eq!(written.lines().count(), 4, "{written}");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(
                std::fs::metadata(&passwords).unwrap().permissions().mode() & 0o777,
                0o600
            );
        }
        let again = operator.refused(&import, 1);
        assert!(
            again.contains("line 2: email:") && again.contains("line 4: email:"),
            "{again}"
        );
        std::fs::write(&file, "email,name,rôle\n").unwrap();
        assert!(operator.refused(&["officer", "import", &path], 1).contains("rôle"));
        assert_eq!(operator.done(&["journal", "verify"])["bad"], Value::Null);
    });
}

#[test]
fn a_command_writes_beside_a_running_service() {
    let env = TestEnv::new(Kind::Sqlite);
    let app = TestApp::start(&env);
    // The service and the command share the file and the secret.
    let secret = "a secret of the tests, thirty-two bytes long or more";
    std::fs::write(env.db.folder().join("secret.key"), secret).unwrap();
    let operator = Operator { db: &env.db };
    std::thread::scope(|scope| {
        let filing = scope.spawn(|| {
            for n in 0..60 {
                app.file(&format!("beside-{n}"), &crate::support::office::draft())
                    .expect(201);
            }
        });
        for n in 0..4 {
            let email = format!("new-{n}@akimat.example");
            operator.done(&[
                "officer",
                "add",
                "--email",
                &email,
                "--name",
                "Н",
                "--role",
                "administrator",
            ]);
        }
        filing.join().expect("every appeal was filed");
    });
    assert_eq!(
        operator.done(&["journal", "verify"])["bad"],
        Value::Null,
        "both chains are whole"
    );
    let listed = operator.done(&["officer", "list"]);
    assert!(listed["officers"].to_string().contains("new-3@akimat.example"));
    // A service is refused, also by another name of the file.
    let link = env.db.folder().join("link.db");
    std::os::unix::fs::symlink(env.db.folder().join("test.db"), &link).unwrap();
    for url in [env.db.url.clone(), format!("sqlite://{}", link.display())] {
        let refused: Result<Store, StoreError> = Store::open(&url);
        let why = refused.err().expect("one service at a time").to_string();
        assert!(why.contains("in use by another process"), "{why}");
    }
    let count = env.office.store.read(territories::count);
    assert!(count.is_ok_and(|count| count > 0), "the service goes on");
}
