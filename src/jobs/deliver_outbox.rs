//! Delivers the letters of the outbox: claim with a lease, send, mark. At least once: when the process dies between
//! sending and marking, the letter goes again after the lease, with the same Message-ID.

use std::sync::atomic::{AtomicBool, Ordering};

use chrono::{DateTime, TimeDelta, Utc};

use super::fault;
use crate::actions::{Office, random};
use crate::mail::Courier;
use crate::store::StoreError;
use crate::store::outbox::{self, StoredLetter};

/// How many letters are claimed at a time.
const BATCH: i64 = 20;
/// How long a claim holds: longer than a batch takes when every server hangs.
const LEASE: TimeDelta = TimeDelta::minutes(15);
/// The wait after the first failure; it doubles with each.
const FIRST_WAIT_SECONDS: i64 = 30;
/// The longest wait.
const LONGEST_WAIT_SECONDS: i64 = 6 * 60 * 60;

/// Delivers due letters; returns how many were taken.
pub fn deliver_outbox(office: &Office, courier: &Courier, now: DateTime<Utc>) -> Result<u64, StoreError> {
    deliver_until(office, courier, now, &AtomicBool::new(false))
}

/// The same, but stops between two letters when told to; the rest of the claim lapses.
pub(super) fn deliver_until(
    office: &Office,
    courier: &Courier,
    now: DateTime<Utc>,
    stop: &AtomicBool,
) -> Result<u64, StoreError> {
    let secrets = office.secrets.clone();
    let claimed = office
        .store
        .write(move |c| outbox::claim(c, &secrets, now, now + LEASE, BATCH))?;
    let mut taken = 0;
    for letter in &claimed {
        if stop.load(Ordering::Relaxed) {
            break;
        }
        taken += deliver(office, courier, letter, now)?;
    }
    Ok(taken)
}

fn deliver(office: &Office, courier: &Courier, letter: &StoredLetter, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let id = letter.id;
    match courier.deliver(letter) {
        Ok(()) => {
            office.store.write(move |c| outbox::mark_sent(c, id, now))?;
            Ok(1)
        }
        Err(why) => {
            let next = now + wait_after(letter.attempts, random::<4>().map_err(fault)?);
            // The server's words may name the addressee: they are kept with the letter and logged nowhere.
            office.store.write(move |c| outbox::mark_failed(c, id, &why.0, next))?;
            tracing::warn!(letter = %id.0, attempts = letter.attempts + 1, "a letter was not taken");
            Ok(0)
        }
    }
}

/// Twice as long after each failure, up to six hours, give or take a quarter, so that a server that comes back is not
/// met by everything at once.
fn wait_after(failures: i32, dice: [u8; 4]) -> TimeDelta {
    let doublings = u32::try_from(failures).unwrap_or(0).min(16);
    let seconds = (FIRST_WAIT_SECONDS << doublings).min(LONGEST_WAIT_SECONDS);
    let spread = i64::from(u32::from_le_bytes(dice)) * (seconds / 2) / i64::from(u32::MAX);
    TimeDelta::seconds((seconds - seconds / 4 + spread).min(LONGEST_WAIT_SECONDS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_are_bounded() {
        let (low, high) = ([0; 4], [255; 4]);
        assert_eq!(wait_after(0, low).num_seconds(), 23);
        assert_eq!(wait_after(0, high).num_seconds(), 38);
        assert_eq!(wait_after(3, low).num_seconds(), 180);
        assert_eq!(wait_after(100, low).num_seconds(), 16_200);
        assert_eq!(wait_after(100, high).num_seconds(), LONGEST_WAIT_SECONDS);
    }
}
