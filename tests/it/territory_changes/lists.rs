//! Lists against one another: which wins, what a row that was left out keeps, and a list that is taken back before its day.

use chrono::{Days, Months, NaiveDate};
use listening_state::actions;
use listening_state::clock::Clock;
use listening_state::deadlines::civil;
use listening_state::jobs;
use serde_json::{Value, json};

use super::{NEW_VILLAGE, OLD_CODE, OLD_OKRUG, OLD_VILLAGE, confirm, import, newer, offered, on_each, parsed, written};
use crate::support::office::draft;
use crate::support::program::Program;
use crate::support::territory as places;
use crate::support::{TestApp, both};

#[test]
fn a_list_of_today_outlasts_an_older_one_that_waited_for_its_day() {
    both("waited", |env| {
        let app = TestApp::start(env);
        import(env, &newer(), Some("2026-07-01")).expect("a list ahead");
        env.set_time("2026-07-01T00:00:30");
        // The job has not run yet.
        import(env, places::CSV, None).expect("the list of the day");
        jobs::follow_territories(&env.office, env.now()).expect("the job");
        let district = app.get("/api/v1/territories?q=103600000").expect(200).json();
        assert_eq!(district["items"][0]["name"]["ru"], "Аягозский район");
        let body = app.get("/api/v1/bodies?q=103600000.akimat").expect(200).json();
        assert_eq!(body["items"][0]["name"]["ru"], "Акимат Аягозского района");
        assert!(offered(&app, NEW_VILLAGE).is_empty());
    });
}

#[test]
fn names_of_before_go_along_to_the_successor_and_back() {
    both("names", |env| {
        let app = TestApp::start(env);
        let named = "с.Абралы,Абыралы ауылы,Abyraly village";
        let other = places::CSV.replace(named, "с.Тасбулак,Тасбұлақ ауылы,Tasbulak village");
        import(env, &other, None).expect("another name");
        env.set_time("2026-05-01T09:00:00");
        import(env, places::CSV, None).expect("the old name again");
        env.set_time("2026-05-02T09:00:00");
        import(env, &newer(), None).expect("then another district");
        assert_eq!(offered(&app, "Тасбулак"), Vec::<String>::new());
        confirm(env, OLD_VILLAGE, NEW_VILLAGE, None).expect("the village");
        assert_eq!(offered(&app, "Тасбулак"), [NEW_VILLAGE]);
        confirm(env, OLD_VILLAGE, places::VILLAGE, Some(NEW_VILLAGE)).expect("another one after all");
        assert_eq!(offered(&app, "Тасбулак"), [places::VILLAGE]);
        import(env, places::CSV, None).expect("the village comes back");
        assert_eq!(offered(&app, "Тасбулак"), [OLD_VILLAGE]);
    });
}

#[test]
fn places_around_are_counted_where_they_are_cut() {
    both("cut", |env| {
        let app = TestApp::start(env);
        let found = |limit: u32| {
            let path = format!("/api/v1/territories?q=Аягозский&kind=settlement&limit={limit}");
            app.get(&path).expect(200).json()
        };
        let all = found(500);
        let whole = all["items"].as_array().map_or(0, Vec::len);
        assert!(whole > 3, "the villages of the district: {all}");
        let some = found(1);
        assert_eq!(some["hidden"], whole - 1, "{some}");
    });
}

fn imported(program: &Program<'_>, file: &str, more: &[&str]) -> Value {
    let words = [&["--json", "territory", "import", file], more].concat();
    parsed(&program.done(&words))
}

#[test]
fn a_row_that_was_left_out_retires_nothing_that_it_may_stand_for() {
    on_each(|program| {
        let old = written(program, "old.csv", places::CSV);
        imported(program, &old, &["--on", "2026-01-01"]);
        let without = |codes: &[&str]| -> String {
            let stays = |line: &&str| !codes.contains(&line.split(',').next().unwrap_or(""));
            places::CSV
                .lines()
                .filter(stays)
                .map(|line| format!("{line}\n"))
                .collect()
        };
        // A letter instead of a digit: nothing tells which place that is.
        let mistyped = format!("{}10364120O,с.Акши,,\n", without(&["103641200", OLD_CODE]));
        let mistyped = written(program, "mistyped.csv", &mistyped);
        let report = imported(program, &mistyped, &["--skip-unknown"]);
        assert_eq!(
            (&report["retired"], &report["kept"]),
            (&json!(0), &json!(2)),
            "{report}"
        );
        let told = program.done(&["territory", "import", &mistyped, "--skip-unknown"]);
        assert!(
            told.contains("2 territories that the list lacks stay in force"),
            "{told}"
        );
        // A new code that cannot be taken: the place of that name has not gone yet.
        let orphan = format!("{}103999100,с.Шынкожа,,\n", without(&["103641200", OLD_CODE]));
        let orphan = written(program, "orphan.csv", &orphan);
        let report = imported(program, &orphan, &["--skip-unknown", "--dry-run"]);
        assert_eq!(
            (&report["retired"], &report["kept"]),
            (&json!(1), &json!(1)),
            "{report}"
        );
        assert_eq!(report["changes"]["retired"][0]["code"], "103641200");
    });
}

/// A day so far ahead, as a command takes it.
fn ahead(months: u32) -> NaiveDate {
    civil(Clock::System.now())
        .date()
        .checked_add_months(Months::new(months))
        .expect("a day")
}

#[test]
fn a_list_is_taken_back_before_its_day() {
    on_each(|program| {
        let old = written(program, "old.csv", places::CSV);
        let new = written(program, "new.csv", &newer());
        imported(program, &old, &["--on", "2026-01-01"]);
        let day = ahead(1).to_string();
        let mistaken = imported(program, &new, &["--on", &day]);
        assert_eq!((&mistaken["created"], &mistaken["retired"]), (&json!(4), &json!(4)));
        let said = program.refused(&["territory", "import", &old]);
        assert!(said.contains("territory withdraw"), "{said}");
        let early = ahead(1).checked_sub_days(Days::new(1)).expect("a day").to_string();
        for (on, why) in [
            ("2026-01-01", "has come"),
            (early.as_str(), "no list that was imported"),
        ] {
            let said = program.refused(&["territory", "withdraw", on]);
            assert!(said.contains(why), "{said}");
        }
        let later = ahead(2).to_string();
        imported(program, &new, &["--on", &later]);
        let said = program.refused(&["territory", "withdraw", &day]);
        assert!(said.contains("withdraw that first") && said.contains(&later), "{said}");
        program.done(&["territory", "withdraw", &later]);
        let withdrawn = parsed(&program.done(&["--json", "territory", "withdraw", &day]));
        assert_eq!(
            withdrawn,
            json!({ "lists": ["new.csv (100000000)"], "stay": 4, "do_not_come": 4, "keep_names": 1 })
        );
        assert!(program.done(&["territory", "successors"]).contains("0 retired"));
        let same = imported(program, &old, &[]);
        assert_eq!(same["unchanged"], 15, "all is as it was: {same}");
        for nothing in ["created", "updated", "retired", "returned"] {
            assert_eq!(same[nothing], 0, "{nothing}: {same}");
        }
        let again = imported(program, &new, &["--on", &day]);
        assert_eq!(
            (&again["returned"], &again["retired"]),
            (&json!(4), &json!(4)),
            "{again}"
        );
        let list = parsed(&program.done(&["--json", "territory", "successors"]));
        assert_eq!(list["retired"][0]["code"], OLD_OKRUG);
    });
}

#[test]
fn what_a_withdrawn_list_would_have_brought_does_not_come() {
    both("withdrawn", |env| {
        let app = TestApp::start(env);
        import(env, &newer(), Some("2026-07-01")).expect("a list ahead");
        let day = "2026-07-01".parse().expect("a day");
        actions::withdraw_list(&env.office, day, None, env.now()).expect("taken back");
        let mut new = draft();
        new.settlement = NEW_VILLAGE.to_owned();
        for time in ["2026-06-30T10:00:00", "2026-07-02T10:00:00"] {
            env.set_time(time);
            jobs::follow_territories(&env.office, env.now()).expect("the job");
            let refused = app.file(&format!("new {time}"), &new).expect(422).json();
            let said = refused["errors"][0]["message"].as_str().expect("a sentence");
            assert!(said.contains("нет в списке") && !said.contains("июля"), "{said}");
            let mut old = draft();
            old.settlement = OLD_VILLAGE.to_owned();
            app.file(&format!("old {time}"), &old).expect(201);
            assert_eq!(offered(&app, "Абралы"), [OLD_VILLAGE]);
        }
        let district = app.get("/api/v1/territories?q=103600000").expect(200).json();
        assert_eq!(district["items"][0]["name"]["ru"], "Аягозский район");
    });
}

#[test]
fn a_day_far_ahead_and_a_list_without_a_version_are_refused() {
    on_each(|program| {
        let old = written(program, "old.csv", places::CSV);
        let far = ahead(25).to_string();
        let said = program.refused(&["territory", "import", &old, "--on", &far]);
        assert!(said.contains(&ahead(24).to_string()), "the last day: {said}");
        let versioned = "kato,kato_version,level,type_code,name_ru,name_kk\n\
                         100000000,NK RK 11-2025,oblast,0,область Абай,Абай облысы\n";
        let versioned = written(program, "versioned.csv", versioned);
        imported(program, &versioned, &["--on", "2026-01-01"]);
        let said = program.refused(&["territory", "import", &old]);
        assert!(
            said.contains("--unversioned") && said.contains("NK RK 11-2025"),
            "{said}"
        );
        assert_eq!(imported(program, &old, &["--unversioned"])["created"], 14);
    });
}

#[test]
fn all_that_a_list_lacks_above_its_rows_is_told_at_once() {
    on_each(|program| {
        let rows = "code,name_ru\n113241000,Кенесский с.о.\n113241100,с.Кенес\n150000000,Актюбинская область\n\
                    153243100,с.Ащелисай\n";
        let file = written(program, "part.csv", rows);
        let said = program.refused(&["territory", "import", &file]);
        for line in [
            "113241000 «Кенесский с.о.» (missing: 113200000, 110000000)",
            "153243100 «с.Ащелисай» (missing: 153200000)",
        ] {
            assert!(said.contains(line), "{line}: {said}");
        }
        let above = "110000000,Акмолинская область\n113200000,Аккольский район\n153200000,Айтекебийский район\n";
        let file = written(program, "whole.csv", &format!("{rows}{above}"));
        assert_eq!(imported(program, &file, &[])["created"], 7);
    });
}
