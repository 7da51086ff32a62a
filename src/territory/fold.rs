//! Folding of words before they are compared: one spelling for Kazakh and Russian Cyrillic, Latin Kazakh and
//! Latin look-alikes inside Cyrillic words.
//!
//! What cannot be seen is cleaned away first. It owns the letters only. It never cuts stems and ranks nothing: searches do.

use crate::appeal::CleanText;

/// Folds a text for comparison: lower case, Kazakh letters to their plain neighbours (ә→а, ғ→г, қ→к …), `ё`→`е`,
/// `щ`→`ш`, `й`, `ы`→`и`, Latin words transliterated, everything that is neither letter nor digit to one space.
///
/// Two spellings of the same word give the same folded text: `шұңқыр`, `шункыр` and `shunqyr`. A prefix of a
/// word folds to a prefix of the folded word, but for a digraph cut in half.
pub fn fold(text: &str) -> String {
    let text = CleanText::from(text);
    let lower: String = text.to_lowercase().chars().filter(|c| !is_mark(*c)).collect();
    let mut folded = String::with_capacity(lower.len());
    for word in lower.split(|c: char| !c.is_alphanumeric()) {
        if word.is_empty() {
            continue;
        }
        if !folded.is_empty() {
            folded.push(' ');
        }
        if word.chars().any(is_cyrillic) {
            folded.extend(word.chars().map(look_alike).filter_map(plain));
        } else {
            fold_latin(word, &mut folded);
        }
    }
    folded
}

/// Marks that carry no difference for a search: combining accents (a decomposed `й` is `и` with one), apostrophes
/// of older Latin Kazakh spellings.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\'' | '’' | 'ʼ' | '`')
}

fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52f}')
}

/// A Latin letter typed in the middle of a Cyrillic word is taken for the Cyrillic one that looks the same.
fn look_alike(c: char) -> char {
    match c {
        'a' => 'а',
        'b' => 'в',
        'c' => 'с',
        'e' => 'е',
        'h' => 'н',
        'i' | 'ı' => 'и',
        'k' => 'к',
        'm' => 'м',
        'o' => 'о',
        'p' => 'р',
        't' => 'т',
        'x' => 'х',
        'y' => 'у',
        other => other,
    }
}

/// The plain neighbour of a Cyrillic letter; `None` for the silent signs.
fn plain(c: char) -> Option<char> {
    Some(match c {
        'ъ' | 'ь' => return None,
        'ә' => 'а',
        'ғ' => 'г',
        'қ' => 'к',
        'ң' => 'н',
        'ө' => 'о',
        'ұ' | 'ү' => 'у',
        'һ' => 'х',
        'і' | 'й' | 'ы' => 'и',
        'ё' | 'э' => 'е',
        'щ' => 'ш',
        other => other,
    })
}

/// Digraphs of Latin Kazakh and Russian, before single letters.
const DIGRAPHS: [(&str, &str); 11] = [
    ("shch", "ш"),
    ("sh", "ш"),
    ("ch", "ч"),
    ("zh", "ж"),
    ("kh", "х"),
    ("gh", "г"),
    ("ng", "н"),
    ("ts", "ц"),
    ("ya", "я"),
    ("yu", "ю"),
    ("yo", "е"),
];

fn fold_latin(word: &str, folded: &mut String) {
    // «Yesil» is «Есіл»: the y before an e at the beginning stands for no letter of its own.
    let mut rest = word
        .strip_prefix('y')
        .filter(|rest| rest.starts_with('e'))
        .unwrap_or(word);
    while let Some(first) = rest.chars().next() {
        if let Some((latin, cyrillic)) = DIGRAPHS.iter().find(|(latin, _)| rest.starts_with(latin)) {
            folded.push_str(cyrillic);
            rest = &rest[latin.len()..];
        } else {
            folded.push(latin_letter(first));
            rest = &rest[first.len_utf8()..];
        }
    }
}

/// A single letter of the Latin Kazakh alphabets in use; other characters stand for themselves.
fn latin_letter(c: char) -> char {
    match c {
        'a' | 'ä' | 'á' => 'а',
        'b' => 'б',
        'c' | 'k' | 'q' => 'к',
        'ç' => 'ч',
        'd' => 'д',
        'e' => 'е',
        'f' => 'ф',
        'g' | 'ğ' | 'ǵ' => 'г',
        'h' | 'x' => 'х',
        'i' | 'ı' | 'y' | 'í' => 'и',
        'j' => 'ж',
        'l' => 'л',
        'm' => 'м',
        'n' | 'ñ' | 'ń' => 'н',
        'o' | 'ö' | 'ó' => 'о',
        'p' => 'п',
        'r' => 'р',
        's' => 'с',
        'ş' => 'ш',
        't' => 'т',
        'u' | 'ū' | 'ü' | 'ú' | 'w' | 'ý' => 'у',
        'v' => 'в',
        'z' => 'з',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn spellings_of_one_word_fold_together() {
        for (left, right) in [
            ("шұңқыр", "shunqyr"),
            ("Шұңқыр", "шункыр"),
            ("шұңқыр", "shunkyr"),
            ("қоқыс", "kokys"),
            ("жол", "jol"),
            ("жол", "zhol"),
            ("Ғабит", "gabit"),
            ("ёлка", "елка"),
            ("Аягөз", "ayagoz"),
            ("Есіл", "Yesil"),
            ("Щучинск", "Shchuchinsk"),
            ("Қызылорда", "Qyzylorda"),
            ("Талдықорған", "Taldıqorğan"),
            ("Өскемен", "Öskemen"),
            ("мусoр", "мусор"),
            ("й", "и\u{306}"),
            ("с.Ақшатау", "с  акшатау"),
        ] {
            assert_eq!(fold(left), fold(right), "{left} / {right}");
        }
    }

    #[test]
    fn different_words_stay_apart_and_blanks_vanish() {
        assert_ne!(fold("жол"), fold("жал"));
        assert_eq!(fold("  «—»  "), "");
        assert_eq!(fold("A-3, трасса"), "а 3 трасса");
    }
}
