//! The words of the law as a page shows them: Russian and Kazakh side by side, with the act and the date of the copy.

use crate::powers::Quote;
use crate::texts::long_date;
use crate::web::pages::Words;

/// A quotation.
#[derive(Debug)]
pub(super) struct Quotation {
    /// The article and the act.
    pub cited: String,
    /// The number of the act and the date of the copy.
    pub copy: String,
    pub kk: Option<String>,
    pub ru: Option<String>,
}

/// Quotations in their order.
pub(super) fn quotations(words: &Words<'_>, quotes: &[Quote]) -> Vec<Quotation> {
    quotes.iter().map(|quote| quotation(words, quote)).collect()
}

fn quotation(words: &Words<'_>, quote: &Quote) -> Quotation {
    let copy = long_date(words.language, quote.copy_of);
    Quotation {
        cited: words.of(&quote.cited).to_owned(),
        copy: match &quote.number {
            Some(number) => words.say2("powers-copy-number", ("number", number), ("date", &copy)),
            None => words.say1("powers-copy", "date", &copy),
        },
        kk: quote.text.kk.clone(),
        ru: quote.text.ru.clone(),
    }
}
