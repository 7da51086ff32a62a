//! Delivery of one letter: by SMTP, as a file, or into memory for tests.
//!
//! It never touches the database and never meets the actions but in the outbox. It tries once; the next tick of the
//! job is the retry. Only letters to an e-mail address are delivered here: what goes by post is printed by people.
//! Its errors carry no address, since they are stored and logged.

mod address;
mod files;
mod message;
mod refusal;
mod relay;
mod smtp;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::store::outbox::{Recipient, StoredLetter};
pub use refusal::{Blame, NotTaken};
pub use smtp::Relay;

/// How long one step of a dialogue with a mail server may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// Who carries letters.
#[derive(Debug)]
pub enum Courier {
    /// To a mail server.
    Smtp(Box<Relay>),
    /// Into a folder, one `.eml` a letter: the default where no mail server is set.
    Files(PathBuf),
    /// Into a list, for tests.
    Memory(Arc<Mutex<Vec<StoredLetter>>>),
}

/// A setting that makes no courier, in English, for the operator.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct BadSetting(pub String);

impl Courier {
    /// A mail server by its URL: `smtp://host[:25]` in clear, `smtp://host[:587]?tls=required` or `?tls=opportunistic`
    /// with STARTTLS, `smtps://host[:465]`; user and password (percent-encoded) stand before the host. A password
    /// without TLS is refused. `from` is the sender, with or without a name. The server is not yet called.
    pub fn smtp(url: &str, from: &str) -> Result<Self, BadSetting> {
        Self::smtp_within(url, from, PATIENCE)
    }

    /// The same with another patience for each step of the dialogue.
    pub fn smtp_within(url: &str, from: &str, patience: Duration) -> Result<Self, BadSetting> {
        Relay::new(url, from, patience).map(|relay| Self::Smtp(Box::new(relay)))
    }

    /// Delivers a letter once. Taken means that the server, or the disk, has answered for it. The same letter has
    /// the same Message-ID, so that a second delivery after a lost answer can be recognised.
    pub fn deliver(&self, letter: &StoredLetter) -> Result<(), NotTaken> {
        let Recipient::Email(address) = &letter.to else {
            return Err(NotTaken::new(
                Blame::Sender,
                "a letter for the post is printed, not sent",
            ));
        };
        match self {
            Self::Smtp(relay) => relay.send(letter, address),
            Self::Files(folder) => files::write(folder, letter, address),
            Self::Memory(taken) => {
                let mut taken = taken.lock().unwrap_or_else(PoisonError::into_inner);
                taken.push(letter.clone());
                Ok(())
            }
        }
    }
}
