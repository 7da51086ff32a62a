//! The gate before the hashing of passwords: argon2id with memory of its own for each turn, taken once and used again, so
//! that a flood costs no more of it; a bounded line; and a place in front for those who are known.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use subtle::ConstantTimeEq;

use super::{ActionError, random};

/// How many of each kind may stand in line; more are told that the server is busy.
const LINE: usize = 32;
/// How many tries of one guesser may stand in line: more at once are too many whatever they say.
const OF_ONE: usize = 24;
/// Seconds after which they may come again.
const SOON: u64 = 1;

/// Who waits for a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Caller {
    /// A signed-in user, or one who has signed in from that address before.
    Known,
    /// Anybody else: they let the known pass.
    Stranger,
}

/// The gate.
#[derive(Debug)]
pub struct Hashing {
    line: Mutex<Line>,
    moved: Condvar,
}

#[derive(Debug)]
struct Line {
    /// The memory of the turns that are free.
    free: Vec<Vec<Block>>,
    known: usize,
    strangers: usize,
    /// Guessers who have a turn or wait for one: how many tries, and whether one of them has its turn. The tries of one
    /// guesser take their turns one after the other, so that each knows how the one before it ended.
    guessers: BTreeMap<Vec<u8>, (usize, bool)>,
}

impl Default for Hashing {
    /// As many turns as there are processors, at most four.
    fn default() -> Self {
        let turns = std::thread::available_parallelism().map_or(1, NonZeroUsize::get).min(4);
        Self {
            line: Mutex::new(Line {
                free: vec![Vec::new(); turns],
                known: 0,
                strangers: 0,
                guessers: BTreeMap::new(),
            }),
            moved: Condvar::new(),
        }
    }
}

/// A turn: the memory to hash in.
pub(super) struct Turn<'a> {
    hashing: &'a Hashing,
    memory: Vec<Block>,
    guesser: Vec<u8>,
}

impl Hashing {
    /// Waits for a turn. `guesser` tells whose tries must follow one another.
    ///
    /// # Errors
    /// [`ActionError::Busy`] when the line is full, [`ActionError::TooMany`] when it is full of this guesser.
    pub(super) fn turn(&self, guesser: &[u8], caller: Caller) -> Result<Turn<'_>, ActionError> {
        let mut line = self.lock();
        let own = line.guessers.get(guesser).map_or(0, |(tries, _)| *tries);
        if own >= OF_ONE {
            return Err(ActionError::TooMany { retry_after: SOON });
        }
        let standing = line.standing(caller);
        if *standing >= LINE {
            return Err(ActionError::Busy);
        }
        *standing += 1;
        line.guessers.entry(guesser.to_vec()).or_default().0 += 1;
        let mut line = self
            .moved
            .wait_while(line, |line| !line.may_go(guesser, caller))
            .unwrap_or_else(PoisonError::into_inner);
        *line.standing(caller) -= 1;
        if let Some((_, busy)) = line.guessers.get_mut(guesser) {
            *busy = true;
        }
        let memory = line.free.pop().unwrap_or_default();
        Ok(Turn {
            hashing: self,
            memory,
            guesser: guesser.to_vec(),
        })
    }

    /// Makes the stored form of a password.
    pub(super) fn hash(&self, password: &str) -> Result<String, ActionError> {
        // Whoever sets a password is signed in, and each has a turn of their own.
        self.turn(&random::<16>()?, Caller::Known)?.hash(password)
    }

    fn lock(&self) -> MutexGuard<'_, Line> {
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Line {
    fn standing(&mut self, caller: Caller) -> &mut usize {
        match caller {
            Caller::Known => &mut self.known,
            Caller::Stranger => &mut self.strangers,
        }
    }

    fn may_go(&self, guesser: &[u8], caller: Caller) -> bool {
        let own_turn_taken = self.guessers.get(guesser).is_some_and(|(_, busy)| *busy);
        let let_pass = caller == Caller::Stranger && self.known > 0;
        !self.free.is_empty() && !own_turn_taken && !let_pass
    }
}

impl Turn<'_> {
    /// Whether the password is that of the stored form. Without one the same time is spent, so that an unknown account
    /// cannot be told from a wrong password.
    pub(super) fn verify(&mut self, password: &str, stored: Option<&str>) -> Result<bool, ActionError> {
        let Some(stored) = stored else {
            self.hash(password)?;
            return Ok(false);
        };
        let unreadable = |error: &dyn std::fmt::Display| ActionError::Internal(format!("a stored password: {error}"));
        let hash = PasswordHash::new(stored).map_err(|error| unreadable(&error))?;
        let (Some(salt), Some(expected)) = (&hash.salt, &hash.hash) else {
            return Err(unreadable(&"it has no salt or no hash"));
        };
        let algorithm = Algorithm::try_from(hash.algorithm.as_str()).map_err(|error| unreadable(&error))?;
        let version = hash.version.map_or(Ok(Version::default()), Version::try_from);
        let version = version.map_err(|error| unreadable(&error))?;
        let params = Params::try_from(&hash).map_err(|error| unreadable(&error))?;
        let argon = Argon2::new(algorithm, version, params);
        let mut found = [0; Output::MAX_LENGTH];
        let found = found.get_mut(..expected.len()).unwrap_or_default();
        self.compute(&argon, password, salt, found)?;
        Ok(found.ct_eq(expected.as_ref()).into())
    }

    /// Makes the stored form of a password.
    pub(super) fn hash(&mut self, password: &str) -> Result<String, ActionError> {
        let failed = |error: &dyn std::fmt::Display| ActionError::Internal(format!("hashing: {error}"));
        let (params, random) = (Params::default(), random::<16>()?);
        let mut out = [0; Params::DEFAULT_OUTPUT_LEN];
        let argon = Argon2::new(Algorithm::default(), Version::default(), params.clone());
        self.compute(&argon, password, &random, &mut out)?;
        let hash = PasswordHash {
            algorithm: Algorithm::default().ident(),
            version: Some(Version::default().into()),
            params: ParamsString::try_from(&params).map_err(|error| failed(&error))?,
            salt: Some(Salt::new(&random).map_err(|error| failed(&error))?),
            hash: Some(Output::new(&out).map_err(|error| failed(&error))?),
        };
        Ok(hash.to_string())
    }

    fn compute(&mut self, argon: &Argon2<'_>, password: &str, salt: &[u8], out: &mut [u8]) -> Result<(), ActionError> {
        let blocks = argon.params().block_count();
        if self.memory.len() < blocks {
            self.memory.resize(blocks, Block::new());
        }
        let memory = self.memory.get_mut(..blocks).unwrap_or_default();
        argon
            .hash_password_into_with_memory(password.as_bytes(), salt, out, memory)
            .map_err(|error| ActionError::Internal(format!("hashing: {error}")))
    }
}

/// Gives the turn and its memory back, also when the work panics.
impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let mut line = self.hashing.lock();
        line.free.push(std::mem::take(&mut self.memory));
        let left = line.guessers.get_mut(&self.guesser).map_or(0, |(tries, busy)| {
            *tries = tries.saturating_sub(1);
            *busy = false;
            *tries
        });
        if left == 0 {
            line.guessers.remove(&self.guesser);
        }
        drop(line);
        self.hashing.moved.notify_all();
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::time::Duration;

    use super::*;

    #[test]
    fn what_is_hashed_is_verified_and_nothing_else() {
        let hashing = Hashing::default();
        let stored = hashing.hash("жеті көк шатыр").unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        let mut turn = hashing.turn(b"one", Caller::Stranger).unwrap();
        assert!(turn.verify("жеті көк шатыр", Some(&stored)).unwrap());
        assert!(!turn.verify("жеті көк шатыр ", Some(&stored)).unwrap());
        assert!(!turn.verify("жеті көк шатыр", None).unwrap());
        assert!(turn.verify("x", Some("-")).is_err());
        assert_ne!(hashing.hash("жеті көк шатыр").unwrap(), stored, "each has its salt");
    }

    #[test]
    fn a_crowd_of_strangers_leaves_a_place_for_the_known_and_takes_no_more_memory() {
        let hashing = Hashing::default();
        let turns = hashing.lock().free.len();
        let mut held: Vec<Turn<'_>> = (0..turns)
            .map(|n| hashing.turn(&[0, n as u8], Caller::Stranger).unwrap())
            .collect();
        std::thread::scope(|scope| {
            let hashing = &hashing;
            for n in 0..LINE {
                scope.spawn(move || drop(hashing.turn(&[1, n as u8], Caller::Stranger)));
            }
            while hashing.lock().strangers < LINE {
                std::thread::sleep(Duration::from_millis(1));
            }
            assert!(matches!(hashing.turn(&[2], Caller::Stranger), Err(ActionError::Busy)));
            let known = scope.spawn(move || {
                let turn = hashing.turn(&[3], Caller::Known).unwrap();
                // The known is the first to get the turn that comes free.
                let waiting = hashing.lock().strangers;
                drop(turn);
                waiting
            });
            while hashing.lock().known < 1 {
                std::thread::sleep(Duration::from_millis(1));
            }
            // One turn comes free; the others are kept until the known has looked.
            drop(held.pop());
            assert_eq!(known.join().unwrap(), LINE);
            drop(held);
        });
        assert_eq!(hashing.lock().free.len(), turns);
        assert!(hashing.lock().guessers.is_empty());
    }
}
