//! Why a letter was not taken, and whose matter that is: the recipient's for good, the recipient's for now, or ours.
//!
//! Pure. It keeps no word that a server said: these often repeat the recipient's address.

use std::fmt;

/// Whose matter it is that a letter was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blame {
    /// The mailbox, or the mail of its domain, refuses for good: no later try will do better.
    Mailbox,
    /// No mail can be written to the address through this mail server.
    Address,
    /// The recipient's side does not take it now.
    Passing,
    /// It is about us: the connection, our sender's rights, our mail server. Every letter meets it, so it says nothing
    /// about this recipient and is the operator's to mend.
    Sender,
}

impl Blame {
    /// The word of the logs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Mailbox => "mailbox",
            Self::Address => "address",
            Self::Passing => "passing",
            Self::Sender => "sender",
        }
    }
}

/// How far a dialogue with a mail server had come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    Connect,
    SignIn,
    From,
    To,
    Data,
    End,
}

impl fmt::Display for Phase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Connect => "connection",
            Self::SignIn => "AUTH",
            Self::From => "MAIL FROM",
            Self::To => "RCPT TO",
            Self::Data => "DATA",
            Self::End => "end of data",
        })
    }
}

/// Class, subject and detail of a reply (RFC 3463), as it stands before the server's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Enhanced {
    class: u8,
    subject: u16,
    detail: u16,
}

impl Enhanced {
    /// Reads the first word of a reply; `None` where the server tells no such status.
    pub(super) fn read(reply: &str) -> Option<Self> {
        let word = reply.split_whitespace().next()?;
        let mut parts = word.split('.');
        let (class, subject, detail) = (parts.next()?, parts.next()?, parts.next()?);
        let number = |part: &str| {
            let digits = (1..=3).contains(&part.len()) && part.bytes().all(|digit| digit.is_ascii_digit());
            digits.then(|| part.parse::<u16>().ok()).flatten()
        };
        let class = match class {
            "4" => 4,
            "5" => 5,
            _ => return None,
        };
        let whole = parts.next().is_none();
        Some(Self {
            class,
            subject: number(subject)?,
            detail: number(detail)?,
        })
        .filter(|_| whole)
    }
}

impl fmt::Display for Enhanced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.class, self.subject, self.detail)
    }
}

/// A reply that refuses: the phase, the three digits (RFC 5321) and the status that came with them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Refused {
    pub(super) phase: Phase,
    pub(super) code: u16,
    pub(super) enhanced: Option<Enhanced>,
}

impl Refused {
    /// Whose matter the refusal is.
    ///
    /// Before RCPT TO a server has not heard of the recipient, whatever it answers. From there on 4yz is for now:
    /// greylisting, a full disk, too many letters an hour. Of 5yz, RFC 3463 tells more than the three digits:
    ///
    /// - 5.1 is the address (no such mailbox, no such domain), but 5.1.7 and 5.1.8 are the *sender's* address;
    /// - 5.2 is the mailbox (disabled, full, takes no such letter);
    /// - 5.4 is the way to its domain; what may mend itself there is 4.4;
    /// - 5.6 is the letter's content, which will be the same tomorrow;
    /// - 5.3 is a mail system as a whole, 5.5 the dialogue and 5.7 rights and policy ("relay access denied", a
    ///   blocked sender, a missing signature): our server's setting or our name. Were they taken for the recipient's,
    ///   one wrong setting would turn all mail of the state into paper.
    ///
    /// Without such a status the digits must do: 550, 551, 552, 553 and 556 are about the mailbox or its domain
    /// (RFC 5321, 4.2.3; RFC 7504); 554 and the 50z are not.
    pub(super) fn blame(&self) -> Blame {
        if matches!(self.phase, Phase::Connect | Phase::SignIn | Phase::From) {
            return Blame::Sender;
        }
        if self.code < 500 {
            return Blame::Passing;
        }
        match self.enhanced {
            // A server that says "later" in one of the two places means it.
            Some(status) if status.class == 4 => Blame::Passing,
            Some(status) => match (status.subject, status.detail) {
                (1, 7 | 8) => Blame::Sender,
                (1 | 2 | 4 | 6, _) => Blame::Mailbox,
                _ => Blame::Sender,
            },
            None if matches!(self.code, 550..=553 | 556) => Blame::Mailbox,
            None => Blame::Sender,
        }
    }
}

/// Why a letter was not taken, in English, without an address and without a word of the server.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{words}")]
pub struct NotTaken {
    /// Whose matter it is.
    pub blame: Blame,
    words: String,
}

impl NotTaken {
    pub(super) fn new(blame: Blame, words: impl Into<String>) -> Self {
        let words = words.into();
        Self { blame, words }
    }

    /// The sentence of a refusal, with phase, code and status.
    pub(super) fn of(refused: &Refused) -> Self {
        let blame = refused.blame();
        let what = match blame {
            Blame::Mailbox | Blame::Address => "the mailbox refuses the letter for good",
            Blame::Passing => "the letter is refused for now",
            Blame::Sender if refused.code < 500 => "the mail server takes nothing from us for now",
            Blame::Sender => "the mail server refuses our mail",
        };
        let enhanced = refused.enhanced.map(|status| format!(" {status}")).unwrap_or_default();
        Self::new(blame, format!("{what} ({}: {}{enhanced})", refused.phase, refused.code))
    }

    /// The same where a mail server has refused letter after letter: that is no longer about the recipients.
    pub(super) fn of_everybody(self) -> Self {
        let words = format!("{}; it refuses one letter after the other", self.words);
        Self::new(Blame::Sender, words)
    }
}

/// How many letters a mail server may refuse for good in a row and be believed.
const IN_A_ROW: u32 = 10;

/// Letters that were refused for good without one taken in between. A mail server that has lost its list of mailboxes
/// refuses everybody: after a few its word is no longer taken, and the others wait for the operator.
#[derive(Debug, Default)]
pub(super) struct InARow(std::sync::atomic::AtomicU32);

impl InARow {
    /// Notes how a delivery ended; gives what is to be believed of it.
    pub(super) fn note(&self, outcome: Result<(), NotTaken>) -> Result<(), NotTaken> {
        use std::sync::atomic::Ordering::Relaxed;
        match outcome {
            Ok(()) => {
                self.0.store(0, Relaxed);
                Ok(())
            }
            Err(why) if why.blame == Blame::Mailbox => {
                let before = self.0.fetch_add(1, Relaxed);
                Err(if before < IN_A_ROW { why } else { why.of_everybody() })
            }
            Err(why) => Err(why),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blame(phase: Phase, code: u16, reply: &str) -> Blame {
        let enhanced = Enhanced::read(reply);
        Refused { phase, code, enhanced }.blame()
    }

    #[test]
    fn a_refusal_is_whose_matter() {
        use Blame::{Mailbox, Passing, Sender};
        use Phase::{Data, End, From, SignIn, To};
        for (phase, code, reply, expected) in [
            (To, 550, "5.1.1 No such user", Mailbox),
            (To, 550, "No such user", Mailbox),
            (To, 551, "User not local", Mailbox),
            (To, 553, "5.1.3 Bad address syntax", Mailbox),
            (To, 556, "Domain takes no mail", Mailbox),
            (To, 550, "5.1.10 Recipient has null MX", Mailbox),
            (To, 550, "5.2.1 Disabled", Mailbox),
            (To, 552, "5.2.2 Mailbox full", Mailbox),
            (To, 550, "5.4.1 Recipient address rejected", Mailbox),
            (End, 550, "5.1.1 No such user", Mailbox),
            (End, 552, "Too much mail data", Mailbox),
            (End, 554, "5.6.0 Message is malformed", Mailbox),
            (Data, 550, "5.1.1 No valid recipients", Mailbox),
            // Greylisting, full disks, limits; and a class that says "later" beside digits that do not.
            (To, 450, "4.2.0 Greylisted", Passing),
            (To, 451, "4.7.1 Greylisted", Passing),
            (To, 451, "Try again", Passing),
            (To, 452, "4.2.2 Mailbox full", Passing),
            (End, 421, "4.4.2 Bad connection", Passing),
            (To, 550, "4.2.0 Later", Passing),
            // Ours.
            (To, 554, "5.7.1 Relay access denied", Sender),
            (To, 550, "5.7.1 Sender is blocked", Sender),
            (To, 550, "5.1.8 Bad sender's system address", Sender),
            (To, 553, "5.1.7 Bad sender's mailbox address", Sender),
            (To, 550, "5.3.2 System does not accept network messages", Sender),
            (To, 503, "5.5.1 Bad sequence", Sender),
            (To, 503, "Bad sequence", Sender),
            (End, 554, "Transaction failed", Sender),
            (End, 550, "5.7.26 Unauthenticated mail", Sender),
            (From, 550, "5.1.1 Whatever", Sender),
            (From, 451, "4.3.0 Later", Sender),
            (SignIn, 535, "5.7.8 Credentials invalid", Sender),
        ] {
            assert_eq!(blame(phase, code, reply), expected, "{phase} {code} {reply}");
        }
    }

    #[test]
    fn only_a_whole_status_is_read() {
        let read = |reply| Enhanced::read(reply).map(|status| status.to_string());
        assert_eq!(read("5.1.1 x"), Some("5.1.1".to_owned()));
        assert_eq!(read("4.7.500"), Some("4.7.500".to_owned()));
        for other in [
            "",
            "5",
            "5.1",
            "5.1.1.1 x",
            "2.1.5 ok",
            "5.a.1",
            "5.1.1234 x",
            "5..1",
            "<5.1.1>",
            "v5.1.1",
        ] {
            assert_eq!(read(other), None, "{other}");
        }
    }

    #[test]
    fn a_server_that_refuses_everybody_is_not_believed() {
        let refused = Refused {
            phase: Phase::To,
            code: 550,
            enhanced: Enhanced::read("5.1.1"),
        };
        let row = InARow::default();
        let next = || row.note(Err(NotTaken::of(&refused))).map_err(|why| why.blame);
        for _ in 0..IN_A_ROW {
            assert_eq!(next(), Err(Blame::Mailbox));
        }
        assert_eq!(next(), Err(Blame::Sender));
        assert_eq!(row.note(Ok(())), Ok(()));
        assert_eq!(next(), Err(Blame::Mailbox));
    }
}
