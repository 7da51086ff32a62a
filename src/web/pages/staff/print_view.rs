//! What pages of letters on paper show: a letter, an envelope with the letters of one person, the marks of a task.
//!
//! Pure. It changes not a word of a letter.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::deadlines::civil;
use crate::store::outbox::{Recipient, Refusal, StoredLetter, Task};
use crate::texts::short_date;
use crate::web::pages::Words;

/// A letter in a list, or on its own page.
pub struct ShownLetter {
    pub id: Uuid,
    pub kind: String,
    pub lang: &'static str,
    pub subject: String,
    pub text: String,
    pub to: String,
    pub address: String,
    pub made: String,
    pub attempts: String,
    pub error: Option<String>,
    pub posted: Option<String>,
    /// Why it came onto paper although there is an e-mail address.
    pub mark: Option<String>,
    /// For an answer, the last day on which its posting is in time.
    pub due: Option<String>,
}

/// The letter as people see it.
pub fn shown(words: &Words<'_>, letter: StoredLetter) -> ShownLetter {
    let (to, address) = match letter.to {
        Recipient::Email(email) => (email, String::new()),
        Recipient::Post { name, address } => (name, address),
    };
    ShownLetter {
        id: letter.id.0,
        kind: kind(words, letter.kind.as_str()),
        lang: letter.language.as_str(),
        subject: letter.letter.subject,
        text: letter.letter.body,
        to,
        address,
        made: short_date(civil(letter.created_at).date()),
        attempts: words.count("staff-failing-attempts", "count", i64::from(letter.attempts)),
        error: letter.last_error,
        posted: letter
            .posted_on
            .map(|day| words.say1("staff-letter-posted", "date", &short_date(day))),
        mark: letter.refusal.map(|why| refusal(words, why)),
        due: None,
    }
}

/// The letter of a task, with its day.
pub fn shown_task(words: &Words<'_>, task: Task) -> ShownLetter {
    ShownLetter {
        due: task.due_on.map(|day: NaiveDate| short_date(day)),
        ..shown(words, task.letter)
    }
}

/// The name of a kind of letters.
pub fn kind(words: &Words<'_>, kind: &str) -> String {
    words.say(&format!("letter-kind-{}", kind.replace('_', "-")))
}

/// Why a letter did not go by e-mail.
pub fn refusal(words: &Words<'_>, why: Refusal) -> String {
    words.say(match why {
        Refusal::Mailbox => "letter-refusal-mailbox",
        Refusal::Address => "letter-refusal-address",
        Refusal::GaveUp => "letter-refusal-gave-up",
    })
}

/// Letters that share an envelope.
pub struct Envelope {
    pub to: String,
    pub address: String,
    pub letters: Vec<ShownLetter>,
}

/// The letters by person and postal address, in the order of the first letter of each.
pub fn envelopes(letters: Vec<ShownLetter>) -> Vec<Envelope> {
    let mut envelopes: Vec<Envelope> = Vec::new();
    for letter in letters {
        let known = envelopes
            .iter_mut()
            .find(|envelope| envelope.to == letter.to && envelope.address == letter.address);
        match known {
            Some(envelope) => envelope.letters.push(letter),
            None => envelopes.push(Envelope {
                to: letter.to.clone(),
                address: letter.address.clone(),
                letters: vec![letter],
            }),
        }
    }
    envelopes
}
