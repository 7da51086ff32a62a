//! Letters as files: a folder of `.eml` that any mail program opens. A file appears whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use lettre::Address;
use lettre::message::Mailbox;

use super::message::{self, Transfer};
use super::refusal::{Blame, NotTaken};
use crate::store::outbox::StoredLetter;

/// Writes `<time of writing>-<id>.eml`, so that a listing is in order and a repeated delivery writes the same file.
pub(super) fn write(folder: &Path, letter: &StoredLetter, to: &str) -> Result<(), NotTaken> {
    let address = Address::new("listening-state", "localhost")
        .map_err(|error| ours(format!("the sender's address is not valid: {error}")))?;
    let from = Mailbox::new(Some("Listening State".to_owned()), address);
    // As it was typed: no server reads it.
    let to = to
        .parse()
        .map_err(|_| NotTaken::new(Blame::Address, "the recipient's address is not valid"))?;
    let message = message::build(letter, &from, to, Transfer::Readable)?;
    let written_at = letter.created_at.format("%Y%m%dT%H%M%SZ");
    let name = format!("{written_at}-{}.eml", letter.id.0);
    whole(folder, &name, &message.formatted())
        .map_err(|error| ours(format!("the mail folder cannot be written: {error}")))
}

fn ours(words: String) -> NotTaken {
    NotTaken::new(Blame::Sender, words)
}

/// Writes beside the final name and renames: a reader never sees half a letter.
fn whole(folder: &Path, name: &str, content: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let beside = folder.join(format!(".{name}.part"));
    let mut file = File::create(&beside)?;
    file.write_all(content)?;
    file.sync_all()?;
    fs::rename(&beside, folder.join(name))
}
