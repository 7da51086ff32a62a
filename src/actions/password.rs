//! Passwords: argon2id, so many at a time; random ones that can be read aloud.

use std::num::NonZeroUsize;
use std::sync::{Condvar, Mutex, PoisonError};

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

use super::{ActionError, random};
use crate::appeal::Problem;

/// The fewest characters of a password.
const SHORTEST: usize = 10;
/// The most characters: longer ones only cost time.
const LONGEST: usize = 200;
/// How many may wait for their turn; more are told that the server is busy.
const WAITING: usize = 32;
/// Letters and digits that are not mistaken for each other.
const READABLE: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz234567892";

/// The gate before the hashing: each hash takes 19 MiB and a processor for tens of milliseconds.
#[derive(Debug)]
pub struct Hashing {
    /// Free turns, and how many wait for one.
    state: Mutex<(usize, usize)>,
    freed: Condvar,
}

impl Default for Hashing {
    /// As many turns as there are processors, at most four.
    fn default() -> Self {
        let turns = std::thread::available_parallelism().map_or(1, NonZeroUsize::get).min(4);
        Self {
            state: Mutex::new((turns, 0)),
            freed: Condvar::new(),
        }
    }
}

impl Hashing {
    /// Makes the stored form of a password.
    pub(super) fn hash(&self, password: &str) -> Result<String, ActionError> {
        self.in_turn(|| {
            Argon2::default()
                .hash_password(password.as_bytes())
                .map(|hash| hash.to_string())
                .map_err(|error| ActionError::Internal(format!("hashing: {error}")))
        })?
    }

    /// Whether the password is that of the stored form. Without one the same time is spent, so that an unknown
    /// account cannot be told from a wrong password.
    pub(super) fn verify(&self, password: &str, stored: Option<&str>) -> Result<bool, ActionError> {
        self.in_turn(|| match stored.map(PasswordHash::new) {
            Some(Ok(hash)) => Ok(Argon2::default().verify_password(password.as_bytes(), &hash).is_ok()),
            Some(Err(error)) => Err(ActionError::Internal(format!("a stored password: {error}"))),
            None => {
                let _spent = Argon2::default().hash_password(password.as_bytes()).is_ok();
                Ok(false)
            }
        })?
    }

    fn in_turn<T>(&self, work: impl FnOnce() -> T) -> Result<T, ActionError> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.1 >= WAITING {
            return Err(ActionError::Busy);
        }
        state.1 += 1;
        let mut state = self
            .freed
            .wait_while(state, |state| state.0 == 0)
            .unwrap_or_else(PoisonError::into_inner);
        state.0 -= 1;
        state.1 -= 1;
        drop(state);
        let _turn = Turn(self);
        Ok(work())
    }
}

/// Gives the turn back, also when the work panics.
struct Turn<'a>(&'a Hashing);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner).0 += 1;
        self.0.freed.notify_one();
    }
}

/// Whether a new password will do: ten characters or more, and not the e-mail address.
pub(super) fn check_strength(password: &str, email: &str, field: &str) -> Result<(), ActionError> {
    let length = password.chars().count();
    if length > LONGEST {
        Err(ActionError::field(field, Problem::TooLong { max: LONGEST }))
    } else if length < SHORTEST || password.trim().to_lowercase() == email.to_lowercase() {
        Err(ActionError::field(field, Problem::WeakPassword))
    } else {
        Ok(())
    }
}

/// A random password of four groups of four, 80 bits, that can be read aloud: `k7qd-…`.
pub(super) fn readable() -> Result<String, ActionError> {
    let letters = random::<16>()?.map(|byte| char::from(READABLE[usize::from(byte) % READABLE.len()]));
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    Ok(groups.join("-"))
}
