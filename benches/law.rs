//! Routing and due dates per second on one core, on the law data that we ship.
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
use listening_state::law::{Law, embedded_files};
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

fn main() {
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
