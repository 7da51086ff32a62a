//! Runs the jobs for ever: the mail each second, the others each twenty seconds, on a thread of their own each, so
//! that a mail server that hangs delays no reminder.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::deliver_outbox::Round;
use super::{
    escalate, follow_calendars, follow_territories, forget_first_letters, recount_due_dates, release_from_the_future,
    remind, take_stock, tell_new_dates, tell_unattended, watch_calendar,
};
use crate::actions::{Office, new_id};
use crate::clock::Clock;
use crate::mail::Courier;
use crate::store::StoreError;

const MAIL_EVERY: Duration = Duration::from_secs(1);
const NOTICES_EVERY: Duration = Duration::from_secs(20);
/// How soon a wish to stop is noticed.
const NAP: Duration = Duration::from_millis(100);

type Job = fn(&Office, DateTime<Utc>) -> Result<u64, StoreError>;

/// What runs each twenty seconds. Dates come first, so that a case that gets one is reminded of at once.
const JOBS: [(&str, Job); 10] = [
    ("follow_calendars", follow_calendars),
    ("recount_due_dates", |office, now| {
        recount_due_dates(office, now).map(|found| found.cases)
    }),
    ("tell_new_dates", tell_new_dates),
    ("follow_territories", follow_territories),
    ("remind", remind),
    ("escalate", escalate),
    ("tell_unattended", tell_unattended),
    ("watch_calendar", watch_calendar),
    ("release_from_the_future", release_from_the_future),
    ("forget_first_letters", forget_first_letters),
];

/// Runs the jobs until told to stop; returns when both threads have ended.
pub fn run(office: Office, courier: Courier, clock: Clock, stop: Arc<AtomicBool>) {
    std::thread::scope(|threads| {
        threads.spawn(|| {
            note("take_stock", take_stock(&office, clock.now()));
            let round = Round {
                office: &office,
                courier: &courier,
                run: new_id(clock.now()),
                now: &|| clock.now(),
            };
            every(MAIL_EVERY, &stop, || {
                // A full batch means that more may wait.
                while note("deliver_outbox", round.deliver(&stop)) > 0 && !stop.load(Ordering::Relaxed) {}
            });
        });
        every(NOTICES_EVERY, &stop, || {
            // Whoever did something may have more to do. All take turns, so that a million letters delay no reminder
            // and no calendar.
            while !stop.load(Ordering::Relaxed) && round(&office, &clock, &stop) > 0 {}
        });
    });
}

/// Each job once; how much they did in all.
fn round(office: &Office, clock: &Clock, stop: &AtomicBool) -> u64 {
    let mut done = 0;
    for (name, job) in JOBS {
        if !stop.load(Ordering::Relaxed) {
            done += note(name, job(office, clock.now()));
        }
    }
    done
}

/// What a node does that leaves the jobs to others: it counts by the calendars that they have taken up.
pub fn follow(office: &Office, clock: &Clock, stop: &AtomicBool) {
    every(NOTICES_EVERY, stop, || {
        note("follow_calendars", follow_calendars(office, clock.now()));
    });
}

fn every(pause: Duration, stop: &AtomicBool, work: impl Fn()) {
    while !stop.load(Ordering::Relaxed) {
        work();
        let mut left = pause;
        while !left.is_zero() && !stop.load(Ordering::Relaxed) {
            let nap = left.min(NAP);
            std::thread::sleep(nap);
            left -= nap;
        }
    }
}

/// Logs what a job did, or that it failed; the next tick is the retry.
fn note(job: &str, outcome: Result<u64, StoreError>) -> u64 {
    match outcome {
        Ok(count) => {
            if count > 0 {
                tracing::info!(job, count, "done");
            }
            count
        }
        Err(error) => {
            tracing::error!(job, %error, "failed");
            0
        }
    }
}
