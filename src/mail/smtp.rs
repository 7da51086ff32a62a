//! Letters by SMTP: the dialogue with one mail server, over a connection that is kept between letters.
//!
//! The dialogue is led here, over lettre's connection, since only so it is known at which point a server refused, and
//! with it whether it spoke of the recipient or of us.

use std::error::Error as _;
use std::fmt;
use std::io;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use lettre::Address;
use lettre::message::Mailbox;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::client::SmtpConnection;
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::{Extension, MailBodyParameter, MailParameter};

use super::message::{self, Transfer};
use super::refusal::{Blame, Enhanced, InARow, NotTaken, Phase, Refused};
use super::relay::Server;
use super::{BadSetting, address};
use crate::store::outbox::StoredLetter;

/// How long a connection that was not used is still used again: servers close idle ones after minutes.
const KEPT: Duration = Duration::from_secs(60);

/// A mail server that takes our letters.
pub struct Relay {
    server: Server,
    from: Mailbox,
    kept: Mutex<Option<(SmtpConnection, Instant)>>,
    refused: InARow,
}

impl fmt::Debug for Relay {
    /// Without the server's settings, which hold the password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Relay").finish_non_exhaustive()
    }
}

impl Relay {
    pub(super) fn new(url: &str, from: &str, patience: Duration) -> Result<Self, BadSetting> {
        let from: Mailbox = from
            .parse()
            .map_err(|error| BadSetting(format!("MAIL_FROM is not an address: {error}")))?;
        let email = address::for_the_wire(from.email.as_ref())
            .filter(|email| email.user().is_ascii())
            .ok_or_else(|| BadSetting("MAIL_FROM must be in ASCII before its @".to_owned()))?;
        Ok(Self {
            server: Server::parse(url, patience)?,
            from: Mailbox::new(from.name, email),
            kept: Mutex::default(),
            refused: InARow::default(),
        })
    }

    pub(super) fn send(&self, letter: &StoredLetter, to: &str) -> Result<(), NotTaken> {
        let to = address::for_the_wire(to)
            .ok_or_else(|| NotTaken::new(Blame::Address, "the recipient's address is not valid"))?;
        let message = message::build(letter, &self.from, to.clone(), Transfer::Ascii)?.formatted();
        let mut connection = self.connection()?;
        let outcome = speak(&mut connection, &self.from.email, &to, &message);
        // A server that answered is ready for the next letter; one that fell silent is left.
        let usable = match &outcome {
            Ok(()) => true,
            Err(Failed::Refused(_) | Failed::NotSpoken(_)) => connection.command(Rset).is_ok(),
            Err(Failed::Broken(_)) => false,
        };
        if usable {
            *self.kept.lock().unwrap_or_else(PoisonError::into_inner) = Some((connection, Instant::now()));
        }
        self.refused.note(outcome.map_err(NotTaken::from))
    }

    /// The connection of the last letter, where the server still answers on it, or a new one.
    fn connection(&self) -> Result<SmtpConnection, NotTaken> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some((mut connection, used)) = kept
            && used.elapsed() < KEPT
            && connection.test_connected()
        {
            return Ok(connection);
        }
        let connected = self.server.connect();
        connected.map_err(|(phase, error)| NotTaken::from(Failed::at(phase, &error)))
    }
}

/// How a dialogue ended without the letter being taken.
enum Failed {
    /// The server answered and refused.
    Refused(Refused),
    /// We did not begin, since the server could not have taken it.
    NotSpoken(NotTaken),
    /// Nobody can tell what the server has understood.
    Broken(NotTaken),
}

impl Failed {
    fn at(phase: Phase, error: &Error) -> Self {
        match error.status() {
            Some(code) => Self::Refused(Refused {
                phase,
                code: code.into(),
                enhanced: error.source().and_then(|reply| Enhanced::read(&reply.to_string())),
            }),
            None => Self::Broken(NotTaken::new(Blame::Sender, in_words(phase, error))),
        }
    }
}

impl From<Failed> for NotTaken {
    fn from(failed: Failed) -> Self {
        match failed {
            Failed::Refused(refused) => Self::of(&refused),
            Failed::NotSpoken(why) | Failed::Broken(why) => why,
        }
    }
}

/// One letter over an open connection.
fn speak(connection: &mut SmtpConnection, from: &Address, to: &Address, message: &[u8]) -> Result<(), Failed> {
    let mut options = Vec::new();
    let info = connection.server_info();
    if !to.user().is_ascii() {
        if !info.supports_feature(Extension::SmtpUtfEight) {
            let words = "the mail server takes no letters outside ASCII before the @ (no SMTPUTF8)";
            return Err(Failed::NotSpoken(NotTaken::new(Blame::Address, words)));
        }
        options.push(MailParameter::SmtpUtfEight);
    }
    if !message.is_ascii() {
        // The header names an address outside ASCII; whoever takes SMTPUTF8 takes eight bits (RFC 6531, 3.1).
        options.push(MailParameter::Body(MailBodyParameter::EightBitMime));
    }
    let at = |phase| move |error: Error| Failed::at(phase, &error);
    connection
        .command(Mail::new(Some(from.clone()), options))
        .map_err(at(Phase::From))?;
    connection
        .command(Rcpt::new(to.clone(), Vec::new()))
        .map_err(at(Phase::To))?;
    connection.command(Data).map_err(at(Phase::Data))?;
    connection.message(message).map_err(at(Phase::End))?;
    Ok(())
}

/// What went wrong, without the server's own words.
fn in_words(phase: Phase, error: &Error) -> String {
    if timed_out(error) {
        format!("the mail server did not answer in time ({phase})")
    } else if error.is_tls() {
        "no encrypted connection to the mail server".to_owned()
    } else if error.is_response() || error.is_client() {
        format!("the mail server and this program did not understand each other ({phase})")
    } else if phase == Phase::Connect {
        let why = error.source().map(|why| format!(": {why}"));
        format!("no connection to the mail server{}", why.unwrap_or_default())
    } else {
        format!("the connection to the mail server broke ({phase})")
    }
}

/// Whether patience ran out. A read that times out is "would block" on Unix, which lettre does not count.
fn timed_out(error: &Error) -> bool {
    let source = error.source().and_then(|why| why.downcast_ref::<io::Error>());
    error.is_timeout() || source.is_some_and(|why| why.kind() == io::ErrorKind::WouldBlock)
}
