//! The journal of security: what was done to accounts and who signed in, as one hash chain over all of them.
//!
//! Pure. Entries hold ids, words, digests, keyed hashes and sealed values; no name, no e-mail and no address in clear.

use chrono::{DateTime, SecondsFormat, SubsecRound, Utc};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::canonical_facts;

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecurityEvent {
    /// The journal begins.
    Begun,
    /// An account that was there when it began.
    Found,
    /// An account was made.
    Added,
    /// An account got another role, body or territory.
    Moved,
    /// An account was closed.
    Disabled,
    /// An account was opened again.
    Enabled,
    /// Somebody else made a new password.
    PasswordReset,
    /// The owner chose a new password.
    PasswordChanged,
    /// A session was opened.
    SignedIn,
    /// A password was wrong, or the account unknown or closed.
    SignInFailed,
    /// The owner ended sessions of other devices.
    SessionsEnded,
}

impl SecurityEvent {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Begun,
        Self::Found,
        Self::Added,
        Self::Moved,
        Self::Disabled,
        Self::Enabled,
        Self::PasswordReset,
        Self::PasswordChanged,
        Self::SignedIn,
        Self::SignInFailed,
        Self::SessionsEnded,
    ];

    /// The word of the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Begun => "begun",
            Self::Found => "found",
            Self::Added => "added",
            Self::Moved => "moved",
            Self::Disabled => "disabled",
            Self::Enabled => "enabled",
            Self::PasswordReset => "password_reset",
            Self::PasswordChanged => "password_changed",
            Self::SignedIn => "signed_in",
            Self::SignInFailed => "sign_in_failed",
            Self::SessionsEnded => "sessions_ended",
        }
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
