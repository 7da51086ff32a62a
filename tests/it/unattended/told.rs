//! Who is told of bodies without people: by letter, on the list, by the command.
use super::*;

#[test]
fn administrators_and_those_who_attend_are_told_once_and_once_a_day() {
    thinly_staffed(|env, app| {
        let run = |time: &str| {
            env.set_time(time);
            let first = listening_state::jobs::tell_unattended(&env.office, env.now()).expect("a job");
            let again = listening_state::jobs::tell_unattended(&env.office, env.now()).expect("a job");
            assert_eq!(again, 0, "{time}: twice is once");
            first
        };
        app.file("one", &draft()).expect(201);
        assert_eq!(run("2026-05-04T08:30:00"), 0, "before nine");
        assert_eq!(run("2026-05-04T09:00:00"), 2);
        assert_eq!(
            told(env, "unattended"),
            ["admin@akimat.example", "district@akimat.example"]
        );
        // Another body the same day waits for the next working day; the first is not named again.
        let mut other = draft();
        other.settlement = "103630100".to_owned();
        app.file("two", &other).expect(201);
        assert_eq!(run("2026-05-04T12:00:00"), 0, "one letter a day");
        assert_eq!(run("2026-05-05T09:00:00"), 2);
        let secrets = &env.office.secrets;
        let letters = env
            .office
            .store
            .read(|c| outbox::newest(c, secrets, 2))
            .expect("a read")
            .rows;
        for letter in letters {
            assert!(letter.letter.body.contains("Актогай"), "{}", letter.letter.body);
            assert!(!letter.letter.body.contains("Акшатау"), "{}", letter.letter.body);
            assert!(letter.letter.body.contains("http://localhost/staff/unattended"));
        }
        assert_eq!(run("2026-05-06T09:00:00"), 0);
        // Who gets people and loses them again is named again.
        let akim = env.add_officer("akim@akimat.example", "head", Some(places::RURAL_AKIMAT), None);
        assert_eq!(run("2026-05-08T09:00:00"), 0);
        let said = actions::Handover::LevelAbove;
        actions::set_officer_active(&env.office, akim.id, false, &said, By::operator(), env.now()).expect("off");
        assert_eq!(run("2026-05-12T09:00:00"), 2);
    });
}

#[test]
fn the_list_is_for_administrators_the_level_above_and_overseers() {
    thinly_staffed(|_, app| {
        app.file("listed", &draft()).expect(201);
        let page = |email: &str, path: &str| {
            let cookie = format!("session={}", app.sign_in(email));
            app.send(app.request(Method::GET, path).header("Cookie", cookie))
                .expect(200)
                .text
        };
        for email in [
            "admin@akimat.example",
            "district@akimat.example",
            "overseer@akimat.example",
        ] {
            assert!(
                page(email, "/staff/unattended").contains(places::RURAL_AKIMAT),
                "{email}"
            );
        }
        for email in ["oblast@akimat.example", "emeltau@akimat.example"] {
            assert!(
                !page(email, "/staff/unattended").contains(places::RURAL_AKIMAT),
                "{email}"
            );
        }
        assert!(page("district@akimat.example", "/staff/").contains("/staff/unattended"));
        assert!(!page("emeltau@akimat.example", "/staff/").contains("/staff/unattended"));
    });
}

#[test]
fn the_command_lists_bodies_without_people() {
    thinly_staffed(|env, app| {
        let check = || {
            let output = std::process::Command::new(env!("CARGO_BIN_EXE_listening-state"))
                .args(["bodies", "check", "--json"])
                .current_dir(env.db.folder())
                .env("DATABASE_URL", &env.db.url)
                .output()
                .expect("the program starts");
            let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
            (output.status.code(), report)
        };
        let (code, report) = check();
        assert_eq!((code, &report["open"]), (Some(0), &json!(0)));
        let receipt = app.file("command", &draft()).expect(201).json();
        let (code, report) = check();
        assert_eq!(code, Some(1), "{report}");
        let body = &report["bodies"][0];
        assert_eq!(body["code"], places::RURAL_AKIMAT);
        assert_eq!(body["open"], 1);
        assert_eq!(body["oldest_registered_on"], receipt["registered_on"]);
        assert_eq!(body["next_due_on"], receipt["due_on"]);
        assert_eq!(body["attended_by"]["code"], places::DISTRICT_AKIMAT);
        env.add_officer("akim@akimat.example", "head", Some(places::RURAL_AKIMAT), None);
        assert_eq!(check().0, Some(0));
    });
}
