//! Letters by SMTP: one connection pool to one mail server.

use std::error::Error as _;
use std::fmt;
use std::io;
use std::time::Duration;

use lettre::message::Mailbox;
use lettre::transport::smtp::Error;
use lettre::{SmtpTransport, Transport};

use super::NotTaken;
use super::message::{self, Transfer};
use crate::store::outbox::StoredLetter;

/// A mail server that takes our letters.
pub struct Relay {
    transport: SmtpTransport,
    from: Mailbox,
}

impl fmt::Debug for Relay {
    /// Without the transport, which holds the password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Relay").finish_non_exhaustive()
    }
}

impl Relay {
    pub(super) fn new(url: &str, from: &str, patience: Duration) -> Result<Self, NotTaken> {
        let from = from
            .parse()
            .map_err(|error| NotTaken(format!("MAIL_FROM is not an address: {error}")))?;
        if carries_a_password(url) && !is_encrypted(url) {
            return Err(NotTaken(
                "SMTP_URL has a password but no TLS: use smtps:// or add ?tls=required".to_owned(),
            ));
        }
        // The error's own words may repeat the URL with its password.
        let builder = SmtpTransport::from_url(url)
            .map_err(|_| NotTaken("SMTP_URL is not smtp://host[:port][?tls=required] or smtps://host".to_owned()))?;
        let transport = builder.timeout(Some(patience)).build();
        Ok(Self { transport, from })
    }

    pub(super) fn send(&self, letter: &StoredLetter, to: &str) -> Result<(), NotTaken> {
        let message = message::build(letter, &self.from, to, Transfer::Ascii)?;
        self.transport
            .send(&message)
            .map(|_| ())
            .map_err(|error| NotTaken(in_words(&error)))
    }
}

/// What went wrong, without the server's own words: these often repeat the recipient's address.
fn in_words(error: &Error) -> String {
    let code = error.status().map(|code| format!(" ({code})")).unwrap_or_default();
    if timed_out(error) {
        "the mail server did not answer in time".to_owned()
    } else if error.is_permanent() {
        format!("the mail server refused the letter{code}")
    } else if error.is_transient() {
        format!("the mail server refused the letter for now{code}")
    } else if error.is_tls() {
        "no encrypted connection to the mail server".to_owned()
    } else if error.is_response() || error.is_client() {
        "the mail server and this program did not understand each other".to_owned()
    } else {
        let why = error.source().map(|why| format!(": {why}"));
        format!("no connection to the mail server{}", why.unwrap_or_default())
    }
}

/// Whether patience ran out. A read that times out is "would block" on Unix, which lettre does not count.
fn timed_out(error: &Error) -> bool {
    let source = error.source().and_then(|why| why.downcast_ref::<io::Error>());
    error.is_timeout() || source.is_some_and(|why| why.kind() == io::ErrorKind::WouldBlock)
}

fn authority(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}

fn carries_a_password(url: &str) -> bool {
    authority(url)
        .rsplit_once('@')
        .is_some_and(|(user, _)| user.contains(':'))
}

/// Whether TLS is certain: opportunistic TLS can be stripped by whoever stands between.
fn is_encrypted(url: &str) -> bool {
    let query = url.split_once('?').map_or("", |(_, query)| query);
    url.starts_with("smtps://") || query.split('&').any(|pair| pair == "tls=required")
}
