//! Routing and due dates per second on one core, on the law data that we ship; and the proof of a rulebook of 200 subjects
//! with more than 2,000 rules.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a benchmark stops on the spot and prints"
)]

use std::hint::black_box;
use std::time::Instant;

use chrono::NaiveDate;
use listening_state::appeal::Facts;
use listening_state::deadlines::Clock;
use listening_state::law::{Law, check, embedded_files};
use listening_state::territory::{Place, TerritoryCode, TerritoryKind};

/// Calls per second over about a second, after a warm-up.
fn rate(mut call: impl FnMut(u64)) -> f64 {
    (0..1_000).for_each(&mut call);
    let began = Instant::now();
    let mut done = 0_u64;
    while began.elapsed().as_secs_f64() < 1.0 {
        (done..done + 1_000).for_each(&mut call);
        done += 1_000;
    }
    done as f64 / began.elapsed().as_secs_f64()
}

/// How the answers to two questions decide in a generated subject: holder, owner and budget by the class of the road, budget
/// by the land; every pair of answers has a row of its own.
const ROADS: [(&str, &str); 5] = [
    ("street", "level = \"district\"\nfunction = \"akimat\""),
    ("district", "level = \"district\"\nfunction = \"roads\""),
    ("oblast", "level = \"oblast\"\nfunction = \"roads\""),
    ("republican", "level = \"republic\"\nfunction = \"roads\""),
    ("unknown", "undetermined = true"),
];
const LANDS: [(&str, &str); 4] = [
    ("public", "rural"),
    ("apartment_plot", "owners"),
    ("private", "none"),
    ("unknown", "undetermined"),
];

/// The shipped files with a group of so many more subjects of twenty rules each.
fn enlarged(subjects: usize) -> std::collections::BTreeMap<String, String> {
    let mut files = embedded_files();
    let version = files.get_mut("powers/2021-07-01/version.toml").expect("a version");
    *version = version.replacen("\"akimat\"]", "\"akimat\", \"bench\"]", 1);
    let name = "{ kk = \"x\", ru = \"x\", en = \"x\" }";
    let mut text = format!("group = \"bench\"\nname = {name}\nkind = \"message\"\n");
    for subject in 0..subjects {
        text += &format!(
            "\n[[subject]]\ncode = \"bench.s{subject}\"\nname = {name}\nwords.kk = [\"x\"]\nwords.ru = [\"x\"]\nwords.en = [\"x\"]\n\
             questions = [\"road_class\", \"land\"]\nbasis = [\"148 35 [R]\"]\nconfidence = \"low\"\n"
        );
        for (road, holder) in ROADS {
            for (land, budget) in LANDS {
                text += &format!(
                    "\n[[subject.rule]]\ncode = \"{road}_{land}\"\nwhen = {{ road_class = \"{road}\", land = \"{land}\" }}\n\
                     {holder}\nowner = \"none\"\nbudget = \"{budget}\"\nconfidence = \"low\"\n"
                );
            }
        }
    }
    files.insert("powers/2021-07-01/bench.toml".to_owned(), text);
    files
}

/// Seconds of `law check`, reading and proving all, and what it proved.
fn prove(files: &std::collections::BTreeMap<String, String>) {
    let on = NaiveDate::from_ymd_opt(2026, 5, 4).expect("a date");
    let began = Instant::now();
    let report = check(files, on);
    let seconds = began.elapsed().as_secs_f64();
    assert!(report.is_clean(), "{:?}", report.faults.first());
    println!(
        "law check: {} subjects, {} rules in {:.0} ms",
        report.subjects,
        report.rules,
        seconds * 1000.0
    );
}

fn main() {
    prove(&embedded_files());
    prove(&enlarged(106));
    let law = Law::parse(&embedded_files()).expect("the law data that we ship");
    let on = NaiveDate::from_ymd_opt(2026, 5, 4).expect("a date");
    let place = Place {
        settlement: TerritoryCode::parse("103641100").expect("a code"),
        around: Some(TerritoryKind::RuralOkrug),
    };
    let subjects: Vec<_> = law
        .powers
        .subjects(on)
        .into_iter()
        .map(|subject| subject.code)
        .collect();
    let facts = Facts::new();
    let routed = rate(|index| {
        let subject = &subjects[index as usize % subjects.len()];
        black_box(law.powers.route(on, &place, subject, &facts).expect("routed"));
    });
    println!("routing: {routed:.0}/s over {} subjects", subjects.len());
    let days: Vec<_> = (0..200)
        .map(|day| on.and_hms_opt(10, 0, 0).expect("a time") + chrono::TimeDelta::days(day))
        .collect();
    let dated = rate(|index| {
        black_box(
            law.deadline(Clock::Answer, days[index as usize % days.len()])
                .expect("dated"),
        );
    });
    println!("due dates with their trace: {dated:.0}/s");
}
