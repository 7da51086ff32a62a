//! How much one source may ask of the open doors, and how often one address is written to: all numbers, and the counting
//! by source. A whole okrug may stand behind one address, and so may the desk of an akimat that takes in oral appeals.
//!
//! What is counted by source lies in the memory of this process, bounded; each node counts for itself. It owns no clock:
//! whoever asks says what time it is.

use std::num::NonZeroU32;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use governor::clock::Clock;
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};

use super::{ActionError, Source};

/// So many at once, and then one more each time.
#[derive(Debug, Clone, Copy)]
struct Allowance {
    at_once: u32,
    then_every: Duration,
}

/// Filings of a source whose letters go at once: 150, then 300 an hour. The letters of further ones are held for an
/// administrator; the appeals are registered all the same.
const LETTERS: Allowance = Allowance {
    at_once: 150,
    then_every: Duration::from_secs(12),
};
/// Filings of a source: 1,000, then 1,000 an hour. Further ones are refused until there is room (429).
const FILINGS: Allowance = Allowance {
    at_once: 1_000,
    then_every: Duration::from_millis(3_600),
};
/// Wrong tracking keys of a source: 30, then one a minute. A right key opens its appeal all the same.
const WRONG_KEYS: Allowance = Allowance {
    at_once: 30,
    then_every: Duration::from_secs(60),
};
/// Searches, routings and pages of a source: 10,000, then 100 a second.
const READING: Allowance = Allowance {
    at_once: 10_000,
    then_every: Duration::from_millis(10),
};
/// First letters that one address is sent in a day, from whatever sources. Further ones are held for an administrator.
pub(super) const FIRST_LETTERS_A_DAY: i64 = 5;

/// Sources that are counted one by one at each door, about 4 MB; beyond, neighbours are counted together.
const SOURCES: usize = 50_000;
/// How often sources that have been quiet are forgotten, where room is short.
const TIDY_EVERY: TimeDelta = TimeDelta::seconds(10);
/// A clock that goes back further than this has been set: what was counted by the old time is void.
const SET_BACK: TimeDelta = TimeDelta::minutes(1);

/// What is counted by source.
#[derive(Debug)]
pub struct Limits {
    letters: Counter,
    filings: Counter,
    wrong_keys: Counter,
    reading: Counter,
    proxy_met: AtomicBool,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            letters: Counter::new(LETTERS),
            filings: Counter::new(FILINGS),
            wrong_keys: Counter::new(WRONG_KEYS),
            reading: Counter::new(READING),
            proxy_met: AtomicBool::new(false),
        }
    }
}

impl Limits {
    /// Counts a filing.
    pub(super) fn file(&self, from: Source, now: DateTime<Utc>) -> Result<(), ActionError> {
        self.filings.take(from, now)
    }

    /// Counts the letters of a filing; `false` when they are to be held.
    pub(super) fn write(&self, from: Source, now: DateTime<Utc>) -> bool {
        self.letters.take(from, now).is_ok()
    }

    /// Counts a tracking key that opened nothing.
    ///
    /// # Errors
    /// [`ActionError::TooMany`] past the limit.
    pub fn wrong_key(&self, from: Source, now: DateTime<Utc>) -> Result<(), ActionError> {
        self.wrong_keys.take(from, now)
    }

    /// Counts a search, or another public page.
    ///
    /// # Errors
    /// [`ActionError::TooMany`] past the limit.
    pub fn read(&self, from: Source, now: DateTime<Utc>) -> Result<(), ActionError> {
        self.reading.take(from, now)
    }

    /// Whether it is the first time that somebody names a client without being a trusted proxy. Where that is the proxy
    /// of this service, all of its clients are one source until it is trusted: worth one line of the log.
    pub fn untrusted_proxy_met(&self) -> bool {
        !self.proxy_met.swap(true, Ordering::Relaxed)
    }
}

/// The time as it was last told, for the library.
#[derive(Debug, Clone, Default)]
struct Told(Arc<AtomicU64>);

impl Told {
    fn tell(&self, now: DateTime<Utc>) {
        let nanos = now.timestamp_nanos_opt().and_then(|nanos| u64::try_from(nanos).ok());
        self.0.store(nanos.unwrap_or_default(), Ordering::Relaxed);
    }
}

impl Clock for Told {
    type Instant = Nanos;
    fn now(&self) -> Nanos {
        Nanos::from(self.0.load(Ordering::Relaxed))
    }
}

type Limiter = RateLimiter<Source, HashMapStateStore<Source>, Told, NoOpMiddleware<Nanos>>;

/// One door.
#[derive(Debug)]
struct Counter {
    allowance: Allowance,
    counted: Mutex<Option<Counted>>,
}

/// What a door knows since its clock was last set.
#[derive(Debug)]
struct Counted {
    clock: Told,
    limiter: Limiter,
    last: DateTime<Utc>,
    tidied: DateTime<Utc>,
}

impl Counter {
    fn new(allowance: Allowance) -> Self {
        Self {
            allowance,
            counted: Mutex::new(None),
        }
    }

    /// Takes one of what is left to a source, or says how long to wait.
    fn take(&self, from: Source, now: DateTime<Utc>) -> Result<(), ActionError> {
        let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        let counted = match &mut *counted {
            Some(counted) if now > counted.last - SET_BACK => counted,
            set => set.insert(Counted::since(self.allowance, now)),
        };
        counted.take(from, now)
    }

    /// How many sources are remembered.
    #[cfg(test)]
    fn remembered(&self) -> usize {
        let counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        counted.as_ref().map_or(0, |counted| counted.limiter.len())
    }
}

impl Counted {
    fn since(allowance: Allowance, now: DateTime<Utc>) -> Self {
        let clock = Told::default();
        clock.tell(now);
        let quota = Quota::with_period(allowance.then_every).unwrap_or_else(|| Quota::per_second(NonZeroU32::MIN));
        let at_once = NonZeroU32::new(allowance.at_once).unwrap_or(NonZeroU32::MIN);
        Self {
            limiter: RateLimiter::hashmap_with_clock(quota.allow_burst(at_once), clock.clone()),
            clock,
            last: now,
            tidied: now,
        }
    }

    fn take(&mut self, from: Source, now: DateTime<Utc>) -> Result<(), ActionError> {
        self.last = now;
        self.clock.tell(now);
        let key = if self.has_room(now) { from } else { from.neighbourhood() };
        self.limiter.check_key(&key).map_err(|until| {
            let wait = until.wait_time_from(self.clock.now());
            ActionError::TooMany {
                retry_after: wait.as_millis().div_ceil(1_000).try_into().unwrap_or(u64::MAX).max(1),
            }
        })
    }

    /// Whether one more source can be remembered. Sources that have nothing taken any more are forgotten first.
    fn has_room(&mut self, now: DateTime<Utc>) -> bool {
        if self.limiter.len() < SOURCES {
            return true;
        }
        if now - self.tidied >= TIDY_EVERY {
            self.tidied = now;
            self.limiter.retain_recent();
            self.limiter.shrink_to_fit();
        }
        self.limiter.len() < SOURCES
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_777_500_000 + seconds, 0).unwrap_or_default()
    }

    fn wait(taken: Result<(), ActionError>) -> Option<u64> {
        match taken {
            Ok(()) => None,
            Err(ActionError::TooMany { retry_after }) => Some(retry_after),
            Err(other) => unreachable!("{other:?}"),
        }
    }

    #[test]
    fn a_source_past_its_limit_waits_and_another_does_not() {
        let limits = Limits::default();
        let (loud, quiet) = (Source::of("203.0.113.7"), Source::of("203.0.113.8"));
        for _ in 0..FILINGS.at_once {
            assert_eq!(wait(limits.file(loud, at(0))), None);
        }
        assert_eq!(wait(limits.file(loud, at(0))), Some(4));
        assert_eq!(wait(limits.file(quiet, at(0))), None);
        assert_eq!(wait(limits.file(loud, at(3))), Some(1));
        assert_eq!(wait(limits.file(loud, at(4))), None);
        assert_eq!(
            wait(limits.file(loud, at(4))),
            Some(4),
            "3.2 seconds, told as whole ones"
        );
    }

    #[test]
    fn a_desk_of_fifty_an_hour_meets_no_limit_in_a_day() {
        let limits = Limits::default();
        let desk = Source::of("198.51.100.20");
        for filing in 0..50 * 24 {
            let now = at(filing * 3600 / 50);
            assert_eq!(wait(limits.file(desk, now)), None);
            assert!(limits.write(desk, now), "{filing}");
        }
    }

    #[test]
    fn letters_are_held_long_before_filings_are_refused() {
        let limits = Limits::default();
        let loud = Source::of("203.0.113.7");
        let sent = (0..1_000).filter(|_| limits.write(loud, at(0))).count();
        assert_eq!(sent, 150);
    }

    #[test]
    fn memory_is_bounded_and_quiet_sources_are_forgotten() {
        let counter = Counter::new(WRONG_KEYS);
        let source = |n: u32| Source::of(&std::net::Ipv4Addr::from_bits(n << 8).to_string());
        for n in 0..200_000 {
            let _some_of_a_crowded_neighbourhood_wait = counter.take(source(n), at(0));
        }
        // The rest is counted by neighbourhoods of 65,536 addresses.
        assert!(counter.remembered() <= SOURCES + 65_536, "{}", counter.remembered());
        assert_eq!(wait(counter.take(source(1), at(3600))), None);
        assert!(counter.remembered() < 10, "{}", counter.remembered());
    }

    #[test]
    fn a_clock_that_was_wrong_for_a_while_locks_nobody() {
        let counter = Counter::new(WRONG_KEYS);
        let source = Source::of("203.0.113.7");
        for _ in 0..30 {
            assert_eq!(wait(counter.take(source, at(86_400 * 26))), None);
        }
        assert!(wait(counter.take(source, at(86_400 * 26))).is_some());
        assert_eq!(wait(counter.take(source, at(0))), None);
    }
}
