//! The words of the law as pages show them: the article, its words, and the copy that they were read in. Folded and in one
//! language with `quotes.html`; in both side by side for those who compare.

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

/// A quotation in both languages of the law.
#[derive(Debug)]
pub(super) struct BothTexts {
    /// The article in words.
    pub cited: String,
    /// The act's number and the date of the copy.
    pub copy: String,
    /// Kazakh; `None` where it was not read.
    pub kk: Option<String>,
    /// Russian; `None` where it was not read.
    pub ru: Option<String>,
}

/// Quotations with their two texts, in their order.
pub(super) fn both_texts(words: &Words<'_>, quotes: &[Quote]) -> Vec<BothTexts> {
    let both = |quote: &Quote| BothTexts {
        cited: words.of(&quote.cited).to_owned(),
        copy: copy(words, quote),
        kk: quote.text.kk.clone(),
        ru: quote.text.ru.clone(),
    };
    quotes.iter().map(both).collect()
}

fn copy(words: &Words<'_>, quote: &Quote) -> String {
    let date = long_date(words.language, quote.copy_of);
    match &quote.number {
        Some(number) => words.say2("law-copy", ("number", number), ("date", &date)),
        None => words.say1("law-copy-only", "date", &date),
    }
}

fn quotation(words: &Words<'_>, quote: &Quote) -> Quotation {
    let (text, language) = quote.text.get(words.language);
    let mut copy = copy(words, quote);
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
