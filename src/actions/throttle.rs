//! What slows a guesser down and never shuts the owner out: a try is counted before its password is looked at, each
//! failure in a row makes the next wait longer, and success is not counted.
//!
//! Three counts stand beside one another. Of an account *from one address*: few guesses, then waits that grow. Of an account
//! from anywhere, and of an address for all accounts: many guesses, then short waits, and only for those who have not signed
//! in from that address before: so a flood on an account, or from a shared address, leaves its owner alone.

use chrono::{DateTime, TimeDelta, Utc};

use super::{ActionError, Office};
use crate::store::throttles::{self, Failures};
use crate::store::{Conn, StoreError};

/// Failures in a row that cost no wait, the first wait, and the longest.
#[derive(Debug, Clone, Copy)]
struct Limit {
    free: i32,
    first: TimeDelta,
    longest: TimeDelta,
}

/// One account from one address.
const PAIR: Limit = Limit {
    free: 5,
    first: TimeDelta::seconds(30),
    longest: TimeDelta::minutes(15),
};
/// One account from addresses where its owner has never signed in.
const ACCOUNT: Limit = Limit {
    free: 20,
    first: TimeDelta::seconds(5),
    longest: TimeDelta::minutes(1),
};
/// One address for all accounts: an office may share one.
const ADDRESS: Limit = Limit {
    free: 30,
    first: TimeDelta::seconds(5),
    longest: TimeDelta::minutes(5),
};
/// After this time without a failure the row begins anew.
const FORGOTTEN: TimeDelta = TimeDelta::hours(1);
/// How far the clocks of two nodes may lie apart. A failure further ahead is from a clock that has jumped and counts no
/// more: else it would close the account until then.
const SKEW: TimeDelta = TimeDelta::minutes(1);

impl Limit {
    /// How long the next try must still wait; `None` when it may be made.
    fn wait(self, failures: Failures, now: DateTime<Utc>) -> Option<TimeDelta> {
        let over = current(failures, now) - self.free;
        if over < 0 {
            return None;
        }
        // 2^20 times five seconds is longer than any longest wait.
        let grown = self.first * (1 << over.min(20));
        let left = failures.last + grown.min(self.longest) - now;
        (left > TimeDelta::zero()).then_some(left)
    }
}

/// The failures that still count.
fn current(failures: Failures, now: DateTime<Utc>) -> i32 {
    let ahead = failures.last > now + SKEW;
    let old = failures.last + FORGOTTEN <= now;
    if ahead || old { 0 } else { failures.count }
}

/// Whose tries are counted, as keyed hashes: neither e-mail nor address is kept.
#[derive(Clone)]
pub(super) struct Throttle {
    /// The account from this address.
    pair: Vec<u8>,
    /// Every key with its limit, in one order for all, so that two transactions never wait for each other.
    counts: Vec<(Vec<u8>, Limit)>,
}

/// A try that was counted as a failure, until it is known to be none.
#[derive(Clone)]
pub(super) struct Counted {
    throttle: Throttle,
    at: DateTime<Utc>,
    before: Vec<Failures>,
}

impl Throttle {
    /// Of a sign-in; `known` says that the owner of the account has signed in from this address before.
    pub(super) fn of_sign_in(office: &Office, email: &str, address: &str, known: bool) -> Self {
        let key = |purpose: &str, value: &str| office.secrets.lookup(purpose, value);
        let pair = key("throttle-pair", &format!("{email}\n{address}"));
        let mut counts = vec![(pair.clone(), PAIR)];
        if !known {
            counts.push((key("throttle-account", email), ACCOUNT));
            counts.push((key("throttle-address", address), ADDRESS));
        }
        counts.sort_by(|one, other| one.0.cmp(&other.0));
        Self { pair, counts }
    }

    /// Of the own password within a session.
    pub(super) fn of_session(office: &Office, email: &str, officer: uuid::Uuid) -> Self {
        Self::of_sign_in(office, email, &officer.to_string(), true)
    }

    /// What tells one guesser from another.
    pub(super) fn key(&self) -> &[u8] {
        &self.pair
    }

    /// Refuses a try that must wait. A quick look that counts nothing: [`Self::count`] decides.
    pub(super) fn look(&self, office: &Office, now: DateTime<Utc>) -> Result<(), ActionError> {
        office.store.read(|c| {
            for (key, limit) in &self.counts {
                if let Some(failures) = throttles::read(c, key)? {
                    refuse(*limit, failures, now)?;
                }
            }
            Ok(())
        })
    }

    /// Counts a try as a failure before anything is known of it, or refuses it.
    ///
    /// # Errors
    /// [`ActionError::TooMany`] with the seconds to wait; what is refused is not counted.
    pub(super) fn count(self, office: &Office, now: DateTime<Utc>) -> Result<Counted, ActionError> {
        let counts = self.counts.clone();
        let before = office.store.write(move |c| {
            let mut before = Vec::new();
            for (key, limit) in &counts {
                let failures = throttles::lock(c, key, now)?;
                refuse(*limit, failures, now)?;
                let more = Failures {
                    count: current(failures, now) + 1,
                    last: now,
                };
                throttles::set(c, key, more)?;
                before.push(failures);
            }
            Ok::<_, ActionError>(before)
        })?;
        Ok(Counted {
            throttle: self,
            at: now,
            before,
        })
    }
}

impl Counted {
    /// Success: the account's failures from here are forgotten and the try is taken back from the other counts.
    pub(super) fn forgive(&self, c: &mut Conn) -> Result<(), StoreError> {
        for ((key, _), before) in self.throttle.counts.iter().zip(&self.before) {
            if *key == self.throttle.pair {
                throttles::forget(c, key)?;
            } else {
                self.take_back(c, key, *before)?;
            }
        }
        throttles::forget_before(c, self.at - FORGOTTEN)
    }

    /// A try that came to nothing by our own fault is none.
    pub(super) fn undo(&self, office: &Office) -> Result<(), ActionError> {
        let counted = self.clone();
        office.store.write(move |c| {
            for ((key, _), before) in counted.throttle.counts.iter().zip(&counted.before) {
                counted.take_back(c, key, *before)?;
            }
            Ok(())
        })
    }

    /// Takes this one try back. The time of the failure before it comes back too, unless another one came after it.
    fn take_back(&self, c: &mut Conn, key: &[u8], before: Failures) -> Result<(), StoreError> {
        let now = throttles::lock(c, key, self.at)?;
        let alone = now.last == self.at && now.count == current(before, self.at) + 1;
        let taken = if alone {
            before
        } else {
            Failures {
                count: (now.count - 1).max(0),
                ..now
            }
        };
        throttles::set(c, key, taken)
    }
}

fn refuse(limit: Limit, failures: Failures, now: DateTime<Utc>) -> Result<(), ActionError> {
    match limit.wait(failures, now) {
        None => Ok(()),
        Some(left) => Err(ActionError::TooMany {
            retry_after: (left + TimeDelta::milliseconds(999)).num_seconds().unsigned_abs(),
        }),
    }
}

#[cfg(test)]
#[path = "throttle_tests.rs"]
mod tests;
