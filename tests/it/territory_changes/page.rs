//! The page and the commands of retired territories: a long list is gone through page by page, and nothing typed is lost.

use listening_state::actions::{self, ImportOptions};
use reqwest::StatusCode;

use super::{NEW_VILLAGE, OLD_OKRUG, confirm, import, newer, on_each, written};
use crate::desk::{House, at};
use crate::support::both;
use crate::support::database::{Kind, TestDb};
use crate::support::program::Program;
use crate::support::territory as places;

#[test]
fn a_long_list_keeps_its_page_and_its_errors_lead_to_their_fields() {
    both("page", |env| {
        let house = House::open(env, at(4, 30, 10));
        let villages: String = (300..365).map(|n| format!("103641{n},с.Зимовье {n}\n")).collect();
        let villages: String = villages.lines().map(|line| format!("{line},,\n")).collect();
        import(env, &format!("{}{villages}", places::CSV), None).expect("a long list");
        let options = ImportOptions {
            retire_most: true,
            ..ImportOptions::default()
        };
        house.set(at(5, 1, 10));
        actions::import_territory(&env.office, newer().as_bytes(), &options, env.now()).expect("a short one");

        let admin = house.signed_in("admin@akimat.example");
        let second = admin.page("/staff/territories?page=1&lang=en");
        let last = "103641364";
        let field = format!("successor_{last}");
        assert!(second.contains(&format!("id=\"{field}\"")), "{second}");
        assert!(second.contains("name=\"page\" value=\"1\""));
        assert_eq!(
            admin
                .page("/staff/territories?page=99&lang=en")
                .matches("name=\"code\"")
                .count(),
            second.matches("name=\"code\"").count()
        );
        let typed = [("page", "1"), ("code", last), (field.as_str(), "10 36")];
        let refused = admin.submit(&second, "/staff/territories", &typed);
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        for part in [
            format!("href=\"#{field}\""),
            format!("id=\"{field}\" aria-invalid=\"true\""),
            format!("id=\"error_{last}\""),
            "value=\"10 36\"".to_owned(),
            "name=\"page\" value=\"1\"".to_owned(),
        ] {
            assert!(refused.text.contains(&part), "{part}: {}", refused.text);
        }
        let right = [("page", "1"), ("code", last), (field.as_str(), places::VILLAGE)];
        let done = admin.submit(&second, "/staff/territories", &right);
        assert_eq!(
            (done.status, done.location.as_str()),
            (StatusCode::SEE_OTHER, "/staff/territories?page=1")
        );
        // What another administrator has decided meanwhile is no row of the page any more: the error leads to the list.
        confirm(env, "103641363", places::VILLAGE, None).expect("somebody else");
        let other = "successor_103641363";
        let late = [("page", "0"), ("code", "103641363"), (other, NEW_VILLAGE)];
        let late = admin.submit(&second, "/staff/territories", &late);
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        let link = format!("href=\"#{other}\"");
        assert!(
            late.text.contains(&link) && late.text.contains(&format!("id=\"{other}\"")),
            "{}",
            late.text
        );
        let village = [("code", OLD_OKRUG), ("successor_101033000", NEW_VILLAGE)];
        let refused = admin.submit(&second, "/staff/territories", &village);
        assert!(
            refused.text.contains("Село") || refused.text.contains("село"),
            "{}",
            refused.text
        );
        assert!(
            refused.text.contains("Введите код округа или города"),
            "{}",
            refused.text
        );
    });
}

#[test]
fn a_command_that_only_reads_makes_no_database() {
    let db = TestDb::new(Kind::Sqlite);
    let program = Program::new(&db, "secret.key");
    let list = written(&program, "old.csv", places::CSV);
    let missing = db.folder().join("mistyped.db");
    for words in [
        &["territory", "successors"][..],
        &["territory", "import", &list, "--dry-run"],
        &["territory", "withdraw", "2099-01-01"],
        &["territory", "succeed", "--suggested"],
        &["officer", "list"],
    ] {
        let mut command = program.command(words);
        let output = command
            .env("DATABASE_URL", format!("sqlite://{}", missing.display()))
            .output()
            .expect("the program starts");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{words:?}: {said}");
        assert!(said.contains("there is no database"), "{words:?}: {said}");
        assert!(!missing.exists(), "{words:?}");
    }
}

#[test]
fn a_command_that_does_not_know_the_address_leaves_the_letters_to_the_service() {
    on_each(|program| {
        let old = written(program, "old.csv", places::CSV);
        let new = written(program, "new.csv", &newer());
        program.done(&["territory", "import", &old, "--on", "2026-01-01"]);
        program.done(&["territory", "import", &new, "--on", "2026-07-01"]);
        let said = program.done(&["territory", "succeed", "--suggested"]);
        assert!(said.contains("confirmed 1, cases handed over 0"), "{said}");
        let mut command = program.command(&["territory", "succeed", OLD_OKRUG, "104133000"]);
        let output = command.env_remove("PUBLIC_URL").output().expect("the program starts");
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(said.contains("the service hands the cases over"), "{said}");
    });
}
