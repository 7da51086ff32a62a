//! The words of the law as pages show them, folded: the article, its words, and the copy that they were read in.
//!
//! It owns that rendering, with `quotes.html`; every page that cites the law uses it. It decides nothing.

use super::Words;
use crate::powers::Quote;
use crate::texts::long_date;

/// A quotation on a page.
pub(super) struct Quotation {
    /// The article in words.
    pub cited: String,
    /// The words of the law.
    pub text: String,
    /// Their language, for `lang`.
    pub lang: &'static str,
    /// The act's number, the date of the copy, and the language where it is not the reader's.
    pub copy: String,
}

/// Quotations for a reader, in their order.
pub(super) fn quotations(words: &Words<'_>, quotes: &[Quote]) -> Vec<Quotation> {
    quotes.iter().map(|quote| quotation(words, quote)).collect()
}

fn quotation(words: &Words<'_>, quote: &Quote) -> Quotation {
    let (text, language) = quote.text.get(words.language);
    let date = long_date(words.language, quote.copy_of);
    let mut copy = match &quote.number {
        Some(number) => words.say2("law-copy", ("number", number), ("date", &date)),
        None => words.say1("law-copy-only", "date", &date),
    };
    if language != words.language {
        copy = format!("{copy} {}", words.say(&format!("law-words-in-{language}")));
    }
    Quotation {
        cited: words.of(&quote.cited).to_owned(),
        text: text.to_owned(),
        lang: language.as_str(),
        copy,
    }
}
