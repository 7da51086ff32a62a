//! Delivers the letters of the outbox: claim with a lease, send, mark. At least once: when the process dies between
//! sending and marking, the letter goes again, with the same Message-ID.
//!
//! A letter that is refused for good, or for too long, is given up at once: `actions::give_up_letter` says what becomes
//! of it. One letter that fails keeps none of the others back.

use std::sync::atomic::{AtomicBool, Ordering};

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::fault;
use super::patience::{Waiting, gives_up};
use crate::actions::{self, Office, new_id, random};
use crate::mail::{Blame, Courier, NotTaken};
use crate::store::StoreError;
use crate::store::cases::{self, Scope};
use crate::store::outbox::{self, Claim, Refusal, StoredLetter};

/// How many letters are claimed at a time.
const BATCH: i64 = 20;
/// How long a claim holds unless it is prolonged: longer than one letter takes when its server hangs at every step.
pub(super) const LEASE: TimeDelta = TimeDelta::minutes(2);
/// The wait after the first failure; it doubles with each.
const FIRST_WAIT_SECONDS: i64 = 30;
/// The longest wait.
const LONGEST_WAIT_SECONDS: i64 = 6 * 60 * 60;

/// Delivers due letters; returns how many were taken.
pub fn deliver_outbox(office: &Office, courier: &Courier, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let round = Round {
        office,
        courier,
        run: new_id(now),
        now: &|| now,
    };
    round.deliver(&AtomicBool::new(false))
}

/// What the delivery works with.
pub(super) struct Round<'a> {
    pub(super) office: &'a Office,
    pub(super) courier: &'a Courier,
    /// This run of the process: claims carry it.
    pub(super) run: Uuid,
    pub(super) now: &'a dyn Fn() -> DateTime<Utc>,
}

impl Round<'_> {
    /// Delivers due letters until told to stop, which is looked at between two letters; what was claimed and not tried
    /// is given back. A letter whose outcome cannot be written does not keep the others from theirs: the failure is told
    /// at the end.
    pub(super) fn deliver(&self, stop: &AtomicBool) -> Result<u64, StoreError> {
        let (mut claim, secrets) = (self.claim(), self.office.secrets.clone());
        let claimed = self
            .office
            .store
            .write(move |c| outbox::claim(c, &secrets, claim, BATCH))?;
        for letter in &claimed.unopened {
            tracing::error!(%letter, "a letter cannot be opened and is set aside");
        }
        let mut left = claimed.rows;
        left.reverse();
        let (mut taken, mut failure) = (0, None);
        while let Some(letter) = left.pop() {
            if stop.load(Ordering::Relaxed) {
                self.put_back()?;
                break;
            }
            match self.deliver_one(&letter) {
                Ok(count) => taken += count,
                Err(error) => failure = Some(StoreError::Other(format!("letter {}: {error}", letter.id.0))),
            }
            if (self.now)() - claim.now > LEASE / 4 {
                claim = self.claim();
                self.hold(claim, &mut left)?;
            }
        }
        failure.map_or(Ok(taken), Err)
    }

    fn claim(&self) -> Claim {
        let now = (self.now)();
        Claim {
            by: self.run,
            now,
            until: now + LEASE,
        }
    }

    /// Prolongs the claim; letters that another node took over meanwhile are left to it.
    fn hold(&self, claim: Claim, left: &mut Vec<StoredLetter>) -> Result<(), StoreError> {
        let ids: Vec<_> = left.iter().map(|letter| letter.id).collect();
        let held = self.office.store.write(move |c| outbox::hold(c, claim, &ids))?;
        left.retain(|letter| held.contains(&letter.id));
        Ok(())
    }

    fn put_back(&self) -> Result<(), StoreError> {
        let (run, now) = (self.run, (self.now)());
        self.office.store.write(move |c| outbox::put_back(c, run, now))?;
        Ok(())
    }

    fn deliver_one(&self, letter: &StoredLetter) -> Result<u64, StoreError> {
        let outcome = self.courier.deliver(letter);
        let (id, now) = (letter.id, (self.now)());
        let Err(why) = outcome else {
            self.office.store.write(move |c| outbox::mark_sent(c, id, now))?;
            return Ok(1);
        };
        let attempts = letter.attempts + 1;
        match self.refusal(letter, why.blame, now)? {
            Some(refusal) => {
                let (letter_id, why_word) = (id.0, refusal.as_str());
                tracing::warn!(letter = %letter_id, attempts, blame = why.blame.as_str(), refusal = why_word, %why, "a letter is given up");
                self.give_up(letter, refusal, &why, now)?;
            }
            None => {
                tracing::warn!(letter = %id.0, attempts, blame = why.blame.as_str(), %why, "a letter was not taken");
                self.try_later(letter, &why, now)?;
            }
        }
        Ok(0)
    }

    /// Why the letter is given up now; `None` while another try may do better.
    fn refusal(&self, letter: &StoredLetter, blame: Blame, now: DateTime<Utc>) -> Result<Option<Refusal>, StoreError> {
        match blame {
            Blame::Mailbox => return Ok(Some(Refusal::Mailbox)),
            Blame::Address => return Ok(Some(Refusal::Address)),
            Blame::Passing | Blame::Sender => {}
        }
        let due_on = match letter.case.filter(|_| letter.is_answer()) {
            Some(case) => self.office.store.read(|c| cases::find(c, case, &Scope::Country))?,
            None => None,
        }
        .and_then(|case| case.due_on);
        let waiting = Waiting {
            since: letter.failing_since,
            is_answer: letter.is_answer(),
            due_on,
        };
        Ok(gives_up(waiting, blame, now).then_some(Refusal::GaveUp))
    }

    fn give_up(
        &self,
        letter: &StoredLetter,
        refusal: Refusal,
        why: &NotTaken,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let given_up = actions::give_up_letter(self.office, letter, refusal, &why.to_string(), now);
        // It stays what it was: a letter that waits, tried again after the usual pause.
        if given_up.is_err() {
            self.try_later(letter, why, now)?;
        }
        given_up.map_err(fault)
    }

    fn try_later(&self, letter: &StoredLetter, why: &NotTaken, now: DateTime<Utc>) -> Result<(), StoreError> {
        let next = now + wait_after(letter.attempts, random::<4>().map_err(fault)?);
        let counts = (letter.is_answer() || why.blame != Blame::Sender).then_some(now);
        let (id, error) = (letter.id, why.to_string());
        self.office
            .store
            .write(move |c| outbox::mark_failed(c, id, &error, next, counts))
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
