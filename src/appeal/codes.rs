//! Numbers and codes as people type and paste them: blanks and punctuation of any kind lost, digits of other scripts
//! read, letters that look alike taken for each other.
//!
//! What the number means is judged by its owner.

use super::text::{CleanText, is_invisible};
use super::{BodyCode, Number};

/// Letters and digits alone: `850412 300 016` and a phone wrapped in marks of direction lose what is around them. Wide
/// forms and the digits of Arabic and Persian keyboards become plain ones.
pub fn compact(typed: &str) -> String {
    typed
        .chars()
        .map(plain)
        .filter(|c| c.is_alphanumeric() && !is_invisible(*c))
        .collect()
}

/// The character that another keyboard writes differently.
pub(super) fn plain(c: char) -> char {
    let shifted = |from: char, to: char| char::from_u32(u32::from(c) - u32::from(from) + u32::from(to)).unwrap_or(c);
    match c {
        '\u{ff01}'..='\u{ff5e}' => shifted('\u{ff01}', '!'),
        '\u{660}'..='\u{669}' => shifted('\u{660}', '0'),
        '\u{6f0}'..='\u{6f9}' => shifted('\u{6f0}', '0'),
        other => other,
    }
}

impl Number {
    /// The number of an appeal as people type it: any case, Latin letters for `ЖТ`, any or no punctuation. What is no
    /// number stays a word that no appeal has.
    pub fn read(typed: &str) -> Self {
        let compact = compact(typed).to_uppercase();
        let digits = ["ЖТ", "ЖT", "ZHT", "ZT"]
            .into_iter()
            .find_map(|letters| compact.strip_prefix(letters));
        match digits.and_then(|digits| digits.split_at_checked(4)) {
            Some((year, serial)) if !serial.is_empty() => Self(format!("ЖТ-{year}-{serial}")),
            _ => Self(compact),
        }
    }
}

impl BodyCode {
    /// The code of a body as pasted: without blanks and what cannot be seen.
    pub fn read(typed: &str) -> Self {
        Self(CleanText::from(typed).split_whitespace().collect())
    }
}

/// A tracking key as typed to its canonical form: any case, with or without dashes and blanks, O read as 0, I and L as 1,
/// and each Cyrillic letter that looks like one of the key's.
pub fn canonical_tracking_key(typed: &str) -> String {
    compact(typed).to_uppercase().chars().map(key_letter).collect()
}

/// The letter of a key that looks like this capital one, or like its small form.
fn key_letter(c: char) -> char {
    match c {
        'O' | 'О' | 'Ө' => '0',
        'I' | 'L' | 'І' | 'Ї' | 'Ӏ' => '1',
        'З' => '3',
        'Ч' => '4',
        'Б' => '6',
        'А' => 'A',
        'В' | 'Ь' => 'B',
        'С' => 'C',
        'Ԁ' => 'D',
        'Е' | 'Ё' => 'E',
        'Ғ' => 'F',
        'Ԍ' => 'G',
        'Н' | 'Ң' | 'Һ' => 'H',
        'Ј' => 'J',
        'К' | 'Қ' => 'K',
        'М' => 'M',
        'П' => 'N',
        'Р' => 'P',
        'Ԛ' => 'Q',
        'Г' => 'R',
        'Ѕ' => 'S',
        'Т' => 'T',
        'Ѵ' => 'V',
        'Ԝ' | 'Ш' => 'W',
        'Х' => 'X',
        'У' | 'Ү' | 'Ұ' => 'Y',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_lose_what_is_around_their_digits() {
        for (typed, kept) in [
            ("850412 300 016", "850412300016"),
            ("№ 850412-300016.", "850412300016"),
            ("\u{202a}850412\u{a0}300\u{200b}016\u{202c}", "850412300016"),
            ("８５０４１２３０００１６", "850412300016"),
            ("٨٥٠٤١٢٣٠٠٠١٦", "850412300016"),
            ("۸۵۰۴۱۲۳۰۰۰۱۶", "850412300016"),
            ("10 36 41 100", "103641100"),
            ("8504123000a6", "8504123000a6"),
            ("\u{2014}", ""),
        ] {
            assert_eq!(compact(typed), kept, "{typed:?}");
        }
    }

    #[test]
    fn a_number_is_read_as_people_type_it() {
        for typed in [
            "ЖТ-2026-000123",
            " жт-2026-000123 ",
            "ЖТ 2026 000123",
            "№ЖТ2026000123.",
            "zht-2026-000123",
            "ZT-2026-000123",
            "жt–2026—000123",
            "\u{200e}ЖТ\u{2011}2026\u{2011}000123\u{200e}",
        ] {
            assert_eq!(Number::read(typed).0, "ЖТ-2026-000123", "{typed}");
        }
        assert_eq!(Number::read("ЖТ-2026-1000000").0, "ЖТ-2026-1000000");
        for typed in ["", "ЖТ", "ЖТ-2026", "2026-000123", "ЖТ\u{0}"] {
            assert_ne!(Number::read(typed).0, "ЖТ-2026-000123", "{typed:?}");
        }
    }

    /// Each letter of the key beside the letters that look like it, in either case.
    #[test]
    fn a_key_is_read_in_letters_that_look_alike() {
        for (letter, alike) in [
            ('0', "OoОоӨө"),
            ('1', "IiLlІіӀ"),
            ('3', "Зз"),
            ('4', "Чч"),
            ('6', "Бб"),
            ('A', "aАа"),
            ('B', "bВвЬь"),
            ('C', "cСс"),
            ('D', "dԀԁ"),
            ('E', "eЕеЁё"),
            ('F', "fҒғ"),
            ('G', "gԌԍ"),
            ('H', "hНнҢңҺһ"),
            ('J', "jЈј"),
            ('K', "kКкҚқ"),
            ('M', "mМм"),
            ('N', "nПп"),
            ('P', "pРр"),
            ('Q', "qԚԛ"),
            ('R', "rГг"),
            ('S', "sЅѕ"),
            ('T', "tТт"),
            ('V', "vѴѵ"),
            ('W', "wԜԝШш"),
            ('X', "xХх"),
            ('Y', "yУуҮүҰұ"),
            ('Z', "z"),
            ('2', "２٢"),
            ('5', "５"),
        ] {
            for typed in alike.chars() {
                assert_eq!(
                    canonical_tracking_key(&typed.to_string()),
                    letter.to_string(),
                    "{typed}"
                );
            }
            assert_eq!(canonical_tracking_key(&letter.to_string()), letter.to_string());
        }
        assert_eq!(canonical_tracking_key("\u{202a}7kq4 – m9xw\u{202c}\r\n"), "7KQ4M9XW");
    }
}
