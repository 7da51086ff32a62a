//! A letter as an Internet message (RFC 5322): headers that say what it is and which language it is in.

use std::time::SystemTime;

use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Body, Mailbox};
use lettre::{Address, Message};

use super::refusal::{Blame, NotTaken};
use crate::store::outbox::StoredLetter;

const CONTENT_LANGUAGE: HeaderName = HeaderName::new_from_ascii_str("Content-Language");
/// Tells other programs not to reply (RFC 3834).
const AUTO_SUBMITTED: HeaderName = HeaderName::new_from_ascii_str("Auto-Submitted");

/// How the text is written into the message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Transfer {
    /// In ASCII, for every server on the way.
    Ascii,
    /// As UTF-8 where the lines are short enough, so that people can read the file as it is.
    Readable,
}

/// Builds the message. Its date is the letter's, and its id comes from the letter's id and the sender's domain.
pub(super) fn build(
    letter: &StoredLetter,
    from: &Mailbox,
    to: Address,
    transfer: Transfer,
) -> Result<Message, NotTaken> {
    let id = format!("<{}@{}>", letter.id.0, from.email.domain());
    Message::builder()
        .from(from.clone())
        .to(Mailbox::new(None, to))
        .date(SystemTime::from(letter.created_at))
        .message_id(Some(id))
        .subject(letter.letter.subject.clone())
        .raw_header(header(CONTENT_LANGUAGE, letter.language.as_str()))
        .raw_header(header(AUTO_SUBMITTED, "auto-generated"))
        .header(ContentType::TEXT_PLAIN)
        .body(body(&letter.letter.body, transfer))
        .map_err(|error| NotTaken::new(Blame::Sender, format!("the message cannot be built: {error}")))
}

fn header(name: HeaderName, value: &str) -> HeaderValue {
    HeaderValue::new(name, value.to_owned())
}

fn body(text: &str, transfer: Transfer) -> Body {
    match transfer {
        Transfer::Ascii => Body::new(text.to_owned()),
        Transfer::Readable => Body::new_with_encoding(text.to_owned(), ContentTransferEncoding::EightBit)
            .unwrap_or_else(|_| Body::new(text.to_owned())),
    }
}
