//! Search by the beginning of a word: how names are cut into indexed words, and how a query meets them.
//!
//! It owns the cutting and the ranking; the tables of words belong to their owners.

use crate::appeal::Trilingual;
use crate::territory::{fold, without_kinds};

/// Rows that one word of a query may bring before they are ranked.
pub(super) const CANDIDATES: i64 = 2_000;

/// What a search found, cut to what was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<T> {
    /// The best, best first.
    pub items: Vec<T>,
    /// How many more there are.
    pub hidden: u64,
    /// Whether there may be still more: the words fit so many names that not all were looked at.
    pub at_least: bool,
}

impl<T> Found<T> {
    /// What is found before anything was searched for.
    pub fn nothing() -> Self {
        Self {
            items: Vec::new(),
            hidden: 0,
            at_least: false,
        }
    }

    /// Cuts a ranked list.
    pub(super) fn cut(mut all: Vec<T>, limit: i64, at_least: bool) -> Self {
        let limit = usize::try_from(limit).unwrap_or(0);
        let hidden = all.len().saturating_sub(limit) as u64;
        all.truncate(limit);
        Self {
            items: all,
            hidden,
            at_least,
        }
    }
}

/// The folded words of a name in all languages, each once, with the code itself as a word.
pub(super) fn of(name: &Trilingual, code: &str) -> Vec<String> {
    let mut words: Vec<String> = [&name.kk, &name.ru, &name.en]
        .into_iter()
        .flat_map(|name| folded(name))
        .collect();
    let nominatives: Vec<String> = words.iter().flat_map(|word| nominatives(word)).collect();
    words.extend(nominatives);
    words.extend(
        [&name.kk, &name.ru, &name.en]
            .into_iter()
            .filter_map(|name| joined(&fold(name))),
    );
    words.push(code.to_lowercase());
    words.sort_unstable();
    words.dedup();
    words
}

/// The folded words of a query, at most six: more would not narrow it. Names are never cut.
pub(super) fn query(typed: &str) -> Vec<String> {
    let mut words = folded(typed);
    words.truncate(6);
    words
}

fn folded(text: &str) -> Vec<String> {
    fold(text).split_whitespace().map(str::to_owned).collect()
}

/// What a folded Russian adjective in the genitive can be in the nominative: bodies are called «Аппарат акима Акшатауского
/// сельского округа», and searched for by the name of the okrug.
fn nominatives(word: &str) -> Vec<String> {
    if let Some(stem) = word.strip_suffix("ого").or_else(|| word.strip_suffix("его")) {
        return vec![format!("{stem}ии"), format!("{stem}ои")];
    }
    word.strip_suffix("скои")
        .map(|stem| vec![format!("{stem}ская")])
        .unwrap_or_default()
}

/// The words of a folded name without those of kinds, as one word: «Ақ жол ауылы» is looked for as «Ақжол» too.
fn joined(name: &str) -> Option<String> {
    let words: Vec<String> = name.split(' ').map(str::to_owned).collect();
    let own = without_kinds(&words);
    (2..=3).contains(&own.len()).then(|| own.concat())
}

/// Whether a word is long enough that one slip leaves it recognisable; numbers are never corrected.
pub(super) fn may_slip(word: &str) -> bool {
    word.chars().count() >= 5 && !word.contains(|letter: char| letter.is_ascii_digit())
}

/// Whether a word of a name, or its beginning, is the typed one but for one letter too many, too few, another or exchanged.
pub(super) fn is_slip(own: &str, typed: &str) -> bool {
    let length = typed.chars().count();
    [length.saturating_sub(1), length, length + 1]
        .into_iter()
        .any(|length| {
            let begin: String = own.chars().take(length).collect();
            strsim::osa_distance(&begin, typed) <= 1
        })
}

/// The end of the range of words that begin with this one: no letter of a name is as high.
pub(super) fn end(word: &str) -> String {
    format!("{word}\u{10ffff}")
}

/// How well a name fits: 0 the whole name, 1 whole words of it, 2 its beginning, 3 the beginnings of some words; `None`
/// where a word of the query fits no word of it.
pub(super) fn rank(query: &[String], name: &Trilingual) -> Option<u8> {
    let typed = query.join(" ");
    [&name.kk, &name.ru, &name.en]
        .into_iter()
        .filter_map(|name| {
            let name = fold(name);
            let own: Vec<String> = name
                .split(' ')
                .flat_map(|word| nominatives(word).into_iter().chain([word.to_owned()]))
                .chain(joined(&name))
                .collect();
            let every = |fits: fn(&str, &str) -> bool| query.iter().all(|word| own.iter().any(|own| fits(own, word)));
            if name == typed {
                Some(0)
            } else if every(|own, word| own == word) {
                Some(1)
            } else if name.starts_with(&typed) {
                Some(2)
            } else {
                every(|own, word| own.starts_with(word)).then_some(3)
            }
        })
        .min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_in_the_genitive_is_found_by_the_name_of_its_territory() {
        let ru = "Аппарат акима Степного сельского округа Акмолинской области".to_owned();
        let name = Trilingual {
            kk: ru.clone(),
            en: ru.clone(),
            ru,
        };
        let indexed = of(&name, "103641000.akimat");
        for typed in [
            "Степной",
            "степно",
            "сельский округ",
            "Степного",
            "Акмолинская область",
            "акмолинск",
        ] {
            let query = query(typed);
            assert!(rank(&query, &name).is_some(), "{typed}");
            for word in &query {
                assert!(indexed.iter().any(|own| own.starts_with(word.as_str())), "{typed}");
            }
        }
        assert!(rank(&query("Степная"), &name).is_none());
    }
}
