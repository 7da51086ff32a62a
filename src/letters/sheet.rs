//! The sheet that a letter is written on: sentences, paragraphs, the salutation and the closing.

use super::salutation::{self, Address};
use super::{About, Letter};
use crate::appeal::{Language, Trilingual};
use crate::texts::{Texts, Value};

/// A letter being written in one language.
pub(super) struct Sheet<'t> {
    texts: &'t Texts,
    pub(super) language: Language,
    paragraphs: Vec<String>,
}

impl<'t> Sheet<'t> {
    pub(super) fn new(texts: &'t Texts, language: Language) -> Self {
        Self {
            texts,
            language,
            paragraphs: Vec::new(),
        }
    }

    /// The sentence of a key, not yet written down.
    pub(super) fn say(&self, key: &str, args: &[(&str, Value<'_>)]) -> String {
        self.texts.say(self.language, key, args)
    }

    /// A name in the language of the letter, without a full stop at its end.
    pub(super) fn name<'a>(&self, name: &'a Trilingual) -> &'a str {
        name.get(self.language).trim().trim_end_matches('.')
    }

    /// Greets the addressee by name where there is one.
    pub(super) fn greet(&mut self, addressee: Option<&str>) {
        let greeting = match addressee.and_then(salutation::of) {
            None => self.say("letter-hello", &[]),
            Some((name, address)) => {
                let key = match address {
                    Address::He => "letter-dear-he",
                    Address::She => "letter-dear-she",
                    Address::Unknown => "letter-dear-unknown",
                };
                self.say(key, &[("name", Value::from(name))])
            }
        };
        self.paragraphs.push(greeting);
    }

    /// A new paragraph of its own sentences; without any it is left out.
    pub(super) fn paragraph(&mut self, sentences: &[String]) {
        let sentences: Vec<&str> = sentences
            .iter()
            .map(|sentence| sentence.trim())
            .filter(|sentence| !sentence.is_empty())
            .collect();
        if !sentences.is_empty() {
            self.paragraphs.push(sentences.join("\n"));
        }
    }

    /// A link on a line of its own, so that nothing of the sentence becomes part of it.
    pub(super) fn link(&mut self, key: &str, link: &str) {
        let sentence = self.say(key, &[]);
        self.paragraphs.push(format!("{sentence}\n{link}"));
    }

    /// Closes a letter to a resident: signed by the body, and the Code named in full where it was cited.
    pub(super) fn signed(mut self, subject: String, about: &About<'_>) -> Letter {
        let closing = self.say("letter-closing", &[]);
        let body = self.name(about.body);
        self.paragraphs.push(format!("{closing}\n{body}"));
        self.unsigned(subject)
    }

    /// Closes a letter that the system writes to officers.
    pub(super) fn unsigned(mut self, subject: String) -> Letter {
        let code = self.say("letter-law-short", &[]);
        if self.paragraphs.iter().any(|text| text.contains(&code)) {
            self.paragraphs.push(self.say("letter-law-note", &[]));
        }
        Letter {
            subject,
            body: self.paragraphs.join("\n\n") + "\n",
        }
    }
}
