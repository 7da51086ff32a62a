//! The letters about an appeal on the page of its tracking, as they were written.

use super::Words;
use super::tracking::Dossier;
use crate::deadlines::civil;
use crate::store::held::{HeldLetter, HeldStatus};
use crate::store::outbox::{LetterStatus, Recipient, StoredLetter};
use crate::texts;
use crate::web::pages::masked;

/// A letter as it was sent.
pub(super) struct LetterView {
    pub title: String,
    pub when: String,
    pub subject: String,
    pub body: String,
    pub lang: &'static str,
    pub open: bool,
}

/// The letters that went or will go, the last first, and above them those that are held.
pub(super) fn letters(words: &Words<'_>, dossier: &Dossier) -> Vec<LetterView> {
    let held = dossier.held.iter().rev().map(|held| held_view(words, held));
    let others = dossier.letters.iter().rev().map(|letter| letter_view(words, letter));
    held.chain(others).collect()
}

fn held_view(words: &Words<'_>, held: &HeldLetter) -> LetterView {
    let on = texts::long_date(words.language, civil(held.held_at).date());
    let state = words.say(match held.status {
        HeldStatus::Dropped => "tracking-letter-dropped",
        HeldStatus::Held | HeldStatus::Released => "tracking-letter-held",
    });
    let letter = &held.letter;
    LetterView {
        title: words.say(&format!("letter-kind-{}", letter.kind.as_str().replace('_', "-"))),
        when: format!("{on} · {state}"),
        subject: letter.letter.subject.clone(),
        body: letter.letter.body.clone(),
        lang: letter.language.as_str(),
        open: false,
    }
}

fn letter_view(words: &Words<'_>, letter: &StoredLetter) -> LetterView {
    let date = |at| texts::long_date(words.language, civil(at).date());
    let state = match (letter.status, letter.sent_at, letter.posted_on) {
        (LetterStatus::Sent, Some(at), _) => words.say1("tracking-letter-sent", "date", &date(at)),
        (LetterStatus::Posted, _, Some(on)) => {
            words.say1("tracking-letter-posted", "date", &texts::long_date(words.language, on))
        }
        (LetterStatus::ToPrint, ..) => words.say("tracking-letter-to-print"),
        _ => words.say("tracking-letter-queued"),
    };
    let to = match &letter.to {
        Recipient::Email(address) => masked(address),
        Recipient::Post { .. } => String::new(),
    };
    LetterView {
        title: words.say(&format!("letter-kind-{}", letter.kind.as_str().replace('_', "-"))),
        when: format!("{} · {state} {to}", date(letter.created_at)),
        subject: letter.letter.subject.clone(),
        body: letter.letter.body.clone(),
        lang: letter.language.as_str(),
        open: letter.kind.is_answer(),
    }
}
