//! The journal of security: what was done to accounts and who signed in, as one hash chain over all of them.
//!
//! Pure. Entries hold ids, words, digests, keyed hashes and sealed values; no name, no e-mail and no address in clear.

use chrono::{DateTime, SecondsFormat, SubsecRound, Utc};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::canonical_facts;
use crate::appeal::words::words;

words! {
    /// What happened.
    pub enum SecurityEvent {
        /// The journal begins.
        Begun = "begun",
        /// An account that was there when it began.
        Found = "found",
        /// An account was made.
        Added = "added",
        /// An account got another role, body or territory.
        Moved = "moved",
        /// An account was closed.
        Disabled = "disabled",
        /// An account was opened again.
        Enabled = "enabled",
        /// Somebody else made a new password.
        PasswordReset = "password_reset",
        /// The owner chose a new password.
        PasswordChanged = "password_changed",
        /// A session was opened.
        SignedIn = "signed_in",
        /// A password was wrong, or the account unknown or closed.
        SignInFailed = "sign_in_failed",
        /// The owner ended sessions of other devices.
        SessionsEnded = "sessions_ended",
        /// It was confirmed what took the place of retired territories.
        SuccessorsConfirmed = "successors_confirmed",
    }
}

/// An entry, before it is chained.
#[derive(Debug, Clone, PartialEq)]
pub struct SecurityEntry {
    /// From 1.
    pub seq: i64,
    /// When; kept to the microsecond.
    pub at: DateTime<Utc>,
    /// The word of a [`SecurityEvent`].
    pub event: String,
    /// The account that it is about.
    pub officer: Option<uuid::Uuid>,
    /// An officer's id, `operator` (a command on the server) or `system`.
    pub actor: String,
    /// What else is known; after a change of an account, how it stands.
    pub facts: Map<String, Value>,
}

impl SecurityEntry {
    /// The canonical content, as that of the other journal.
    fn canonical(&self) -> String {
        let at = self.at.trunc_subsecs(6).to_rfc3339_opts(SecondsFormat::Micros, true);
        let officer = self
            .officer
            .map_or_else(|| "null".to_owned(), |officer| format!("\"{officer}\""));
        format!(
            "{{\"seq\":{},\"at\":\"{at}\",\"event\":{},\"officer\":{officer},\"actor\":{},\"facts\":{}}}",
            self.seq,
            Value::from(self.event.as_str()),
            Value::from(self.actor.as_str()),
            canonical_facts(&self.facts),
        )
    }

    /// SHA-256 of the previous hash (empty for the first entry) and the canonical content.
    pub fn chained_to(&self, previous: &[u8]) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(previous);
        hash.update(self.canonical().as_bytes());
        hash.finalize().into()
    }
}
